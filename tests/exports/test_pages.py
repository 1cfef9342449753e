"""The pages, as a Markdown library reads them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from pathlib import Path


class Reader(HTMLParser):
    """Gathers what a browser would show: text, addresses, anchors, elements."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.text, self.links, self.anchors, self.elements = "", [], [], set()
        self.feed(MarkdownIt("commonmark").enable("table").render(page.read_text(encoding="utf-8")))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.add(tag)
        self.links += [found["href"]] if "href" in found else []
        self.anchors += [found["id"]] if "id" in found else []

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def folder(corpus: Path, export: Any) -> Path:
    return export("md", "--measures", str(corpus))


def test_there_is_an_index_a_page_for_each_document_and_one_for_each_department(folder: Path) -> None:
    assert sorted(str(page.relative_to(folder)) for page in folder.rglob("*.md")) == [
        "README.md",
        "departments/harbour.md",
        "departments/old-trade.md",
        "departments/trade.md",
        "documents/earlier.md",
        "documents/plan.md",
    ]


@pytest.mark.parametrize("question", [(), ("--lang", "zh"), ("--dept", "Customs")])
def test_every_link_between_pages_leads_somewhere(export: Any, question: tuple[str, ...]) -> None:
    folder = export("md", *question)
    pages = {page.resolve(): Reader(page) for page in folder.rglob("*.md")}
    for page, reader in pages.items():
        for link in reader.links:
            address, _, anchor = link.partition("#")
            target = (page.parent / address).resolve()
            assert target in pages, f"{link} in {page}"
            assert not anchor or anchor in pages[target].anchors, f"{link} in {page}"


def test_wording_is_shown_as_it_is_and_never_obeyed(folder: Path) -> None:
    reader = Reader(folder / "documents" / "plan.md")
    assert "=1+1|pipe *star* [link](javascript:alert)" in reader.text
    assert "- no list, <script>alert(1)</script> &lt;b&gt; \\ `code`; a, b" in reader.text
    assert "Plan <b>for</b> the harbour" in reader.text
    assert {"script", "b", "em", "code"}.isdisjoint(reader.elements)
    assert not [link for page in folder.rglob("*.md") for link in Reader(page).links if "javascript" in link]


def test_a_table_has_as_many_cells_in_every_row_as_in_its_header(folder: Path) -> None:
    for page in folder.rglob("*.md"):
        rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
        widths = [len(re.findall(r"(?<!\\)\|", line)) for line in rows]
        blocks = [width for width, line in zip(widths, rows, strict=True) if set(line) <= set("|- ")]
        assert set(blocks) == set(widths)


def test_a_document_says_who_answers_what_is_due_and_what_became_of_it(folder: Path) -> None:
    text = Reader(folder / "documents" / "plan.md").text
    for said in (
        "lead: MCS, now MT",
        "responsible: MT (inferred)",
        "by 2021-H1 · unconfirmed",
        "12 of about 40 lamps",
        "in-progress (12): twelve lamps",
    ):
        assert said in text
