"""Pages for others: what a page says in HTML and in Markdown, where it leads, and that nothing in the data can steer it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

HOSTILE_PLAN = """
    id: plan
    kind: plan
    title: {en: a plan}
    issuers: [harbour]
    dated: 2031-01-01
    sources: [{language: en, title: text, url: 'https://example.org/a(1)'}]
    measures:
      - number: 1
        kind: measure
        title: {en: '<script>alert("1")</script> & =1+1'}
        summary: {en: "- no list, and no [link](javascript:alert)"}
"""


class PageReader(HTMLParser):
    """Gathers what a browser would show: text, addresses and headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.headings: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("meta", "br"):  # they have no end
            return
        self.open.append(tag)
        named = dict(attrs)
        if tag == "a":
            self.addresses.append(named.pop("href") or "")
        assert tag != "script"
        assert set(named) <= {"style", "lang"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] in ("h2", "h3"):
            self.headings.append(data)


def read_markdown(page: str) -> str:
    """Give the text that a Markdown library makes of a page."""
    html = MarkdownIt("commonmark").enable("table").render(page)
    return re.sub(r"<[^>]*>", "", html)


def fold(text: str) -> str:
    return re.sub(r"\W+|amp|quot|lt|gt", "", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "question", ["show 2021-m06 2024-m08", "departments CBIRC", "trace 2024-m08"]
)
def test_a_page_for_a_mail_says_what_the_page_for_a_wiki_says(
    ask: Any, question: str, lang: str
) -> None:
    wiki = ask(*question.split(), "--format", "md", "--lang", lang).out
    mail = ask(*question.split(), "--format", "html", "--lang", lang).out
    assert mail.startswith(f'<meta charset="utf-8">\n<div lang="{lang}">\n<h2 style=')
    reader = PageReader(mail)
    assert fold(read_markdown(wiki)) == fold(reader.text)
    assert reader.headings == [
        line.lstrip("# ").replace("\\", "") for line in wiki.splitlines() if line.startswith("#")
    ]


def test_what_shows_an_entry_leads_to_where_it_can_be_read(ask: Any) -> None:
    address = "http://en.people.cn/n3/2024/0531/c90000-20176399.html"
    cited = "Xinhua: China pushes for construction of overseas warehouses (2024-05-31)"
    page = PageReader(ask("show", "2021-m07", "--format", "html").out)
    assert address in page.addresses
    assert f"{cited} · reported" in page.text
    assert f"[{cited}]({address}) · reported" in ask("show", "2021-m07", "--format", "md").out


def test_a_terminal_shows_the_address_below(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = [line.strip() for line in ask("show", "2021-m07").lines]
    at = lines.index("http://en.people.cn/n3/2024/0531/c90000-20176399.html")
    assert lines[at - 1].endswith("(2024-05-31) · reported")


def test_nothing_in_the_data_becomes_markup(ask: Any, make_corpus: Any) -> None:
    measures = str(make_corpus({"plan.yaml": HOSTILE_PLAN}))
    page = PageReader(ask("show", "plan-1", "--format", "html", "--measures", measures).out)
    assert '<script>alert("1")</script> & =1+1' in page.text
    assert page.addresses == ["https://example.org/a%281%29"]
    wiki = ask("show", "plan-1", "--format", "md", "--measures", measures).out
    assert "](https://example.org/a%281%29)" in wiki
    assert "\n\\- no list, and no \\[link\\](javascript:alert)\n" in wiki


def test_a_party_of_an_action_that_is_inferred_says_so(ask: Any, make_corpus: Any) -> None:
    measures = make_corpus(
        {
            "plan.yaml": """
                id: plan
                kind: plan
                title: {en: a plan}
                issuers: [harbour]
                dated: 2031-01-01
                measures:
                  - number: 1
                    kind: measure
                    title: {en: a title}
                    summary: {en: a summary}
                    actions:
                      - number: 1
                        modality: must
                        what: {en: light the lamps}
                        responsibilities:
                          - {basis: inferred, responsible: [harbour], because: {en: The lamps are its own.}}
            """
        }
    )
    out = ask("show", "plan-1", "--measures", str(measures)).out
    assert "(inferred: The lamps are its own.)" in " ".join(out.split())


@pytest.mark.parametrize("command", [["show", "2021-7"], ["departments", "CBIRC"]])
def test_a_format_that_pages_do_not_have_names_those_they_have(
    ask: Any, command: list[str]
) -> None:
    refused = ask(*command, "--format", "csv")
    assert (refused.code, refused.out) == (2, "")
    assert "text, md, html, json, jsonl" in refused.err
