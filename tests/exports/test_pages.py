"""The pages, as a Markdown library reads them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from exports.readers import read_events

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


def test_there_is_an_index_a_page_for_each_document_and_one_for_each_department(
    folder: Path,
) -> None:
    assert sorted(str(page.relative_to(folder)) for page in folder.rglob("*.md")) == [
        "README.md",
        "departments/harbour.md",
        "departments/nobody_named.md",
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
            if link.startswith(("https://", "http://")):
                continue  # evidence on the web
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
    assert not [
        link for page in folder.rglob("*.md") for link in Reader(page).links if "javascript" in link
    ]


def test_a_table_has_as_many_cells_in_every_row_as_in_its_header(folder: Path) -> None:
    for page in folder.rglob("*.md"):
        rows = [
            line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("|")
        ]
        widths = [len(re.findall(r"(?<!\\)\|", line)) for line in rows]
        blocks = [
            width for width, line in zip(widths, rows, strict=True) if set(line) <= set("|- ")
        ]
        assert set(blocks) == set(widths)


def test_measures_that_name_nobody_have_a_page_and_a_line_in_the_index(folder: Path) -> None:
    assert "plan-end1" in Reader(folder / "departments" / "nobody_named.md").text
    assert "departments/nobody_named.md" in Reader(folder / "README.md").links


def test_the_index_has_the_targets_without_a_date_too(folder: Path) -> None:
    assert "some day" in Reader(folder / "README.md").text


def test_a_measure_that_does_not_fit_itself_is_there_for_what_fits_in_it_and_says_so(
    corpus: Path, export: Any
) -> None:
    folder = export("md", "--measures", str(corpus), "--state", "upcoming")
    assert "documents/plan.md#plan-m01" in Reader(folder / "README.md").links
    page = Reader(folder / "documents" / "plan.md")
    assert page.anchors == ["plan-m01"]
    assert "Here for what fits in it; the measure itself does not." in page.text


def test_every_page_says_for_which_day_it_holds(folder: Path) -> None:
    assert all(
        "s of" in (text := Reader(page).text) and "2026-11-23" in text
        for page in folder.rglob("*.md")
    )


def test_an_action_says_what_show_says_of_it(folder: Path) -> None:
    said = "encourage: buy lamps\ndeliverable: list · for Companies · partly-met"
    text = Reader(folder / "documents" / "plan.md").text
    assert said in re.sub(r"\n+", "\n", text)


def test_chinese_pages_have_chinese_signs(corpus: Path, export: Any) -> None:
    text = Reader(
        export("md", "--measures", str(corpus), "--lang", "zh") / "documents" / "plan.md"
    ).text
    assert "plan-m01.t2 a year 一年" in text
    assert "2025年底前；待确认；推进中" in text
    assert "12／约40盏" in text
    assert not re.search("[\u4e00-\u9fff](?:: |; | · | \\()", text)


def test_chinese_bodies_stand_in_a_row_as_chinese_writes_them(export: Any) -> None:
    asked = ("--document", "2021", "--lang", "zh")
    index = Reader(export("md", *asked) / "README.md").text
    assert "牵头：商务部；分工负责：国家发展改革委、交通运输部、" in index
    event = next(
        event
        for event in read_events(export("ics", *asked))
        if str(event["UID"]).startswith("2021-m08.t1@")
    )
    assert "分工负责：国家发展改革委、交通运输部、" in str(event["DESCRIPTION"])


def test_where_nothing_fits_the_index_says_so_and_there_is_nothing_else(
    corpus: Path, export: Any
) -> None:
    folder = export("md", "--measures", str(corpus), "--text", "no such words")
    assert [path.name for path in folder.iterdir()] == ["README.md"]
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert text.endswith("Nothing fits these filters.\n")
    assert "## " not in text


def test_a_document_says_who_answers_what_is_due_and_what_became_of_it(folder: Path) -> None:
    text = Reader(folder / "documents" / "plan.md").text
    for said in (
        "lead Ministry of Commerce and Ships (now MT)",
        "responsible Ministry of Trade",
        "inferred: the matter is theirs",
        "by 2021-H1 · unconfirmed",
        "12 of about 40 lamps",
        "plan-m01.t2: in-progress (12)",
    ):
        assert said in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_measure_says_on_its_page_what_show_says_of_it(export: Any, ask: Any, lang: str) -> None:
    def read_lines(page: str) -> list[str]:
        unlinked = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page)
        return [line.lstrip("# ") for line in unlinked.splitlines() if line.strip()]

    folder = export("md", "--document", "2021", "--lang", lang)
    exported = read_lines((folder / "documents" / "2021.md").read_text(encoding="utf-8"))
    shown = read_lines(ask("show", "2021-m06", "--format", "md", "--lang", lang).out)
    title, source = shown[0], {"en": "Source", "zh": "出处"}[lang]
    begin = exported.index(f'<a id="2021-m06"></a>{title}') + 1
    told = shown[1 : shown.index(source)]
    assert len(told) > 50
    assert exported[begin : begin + len(told)] == told
