"""`--format html`: a fragment whose tables hold what the other formats for people show, and that nothing in the data can steer."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from typing import Any

import pytest

HOSTILE = '<script>alert("1")</script> & =1+1 \x1b[31m\u202e'


class _Reader(HTMLParser):
    """Reads the cells of all tables, and what else there is."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.styles: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        if tag == "meta":
            return
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data
        elif data.strip():
            self.said.append(data)


def read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    assert reader.tags <= {"meta", "div", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
    assert all(set(style) <= {"style"} for style in reader.styles)
    return reader


@pytest.mark.parametrize(
    "question",
    [
        "list --dept Customs",
        "due",
        "search 海外仓 --lang zh",
        "documents",
        "departments",
        "progress log",
    ],
)
def test_the_fragment_holds_the_cells_of_the_table_for_a_wiki(ask: Any, question: str) -> None:
    def unescape(line: str) -> list[str]:
        return [cell.replace("\\", "").replace("`", "") for cell in line.removeprefix("| ").removesuffix(" |").split(" | ")]  # fmt: skip

    page = ask(*question.split(), "--format", "md").lines
    shown = [unescape(line) for line in page if line.startswith("| ") and "| --- |" not in line]
    assert shown == read(ask(*question.split(), "--format", "html").out).rows


def test_a_report_brings_its_title_its_figures_and_a_table_for_each_group(ask: Any) -> None:
    out = ask("report", "deadlines", "--format", "html", "--lang", "zh").out
    page = read(out)
    assert out.startswith('<meta charset="utf-8">\n<div lang="zh">\n<h2 style=')
    assert page.said[0] == "完成时限 · 截至2026-11-23"
    assert any("待确认：16 · " in line for line in page.said)
    assert "2021年（1个目标）" in page.said
    assert [row[0] for row in page.rows if row[0] == "2021-m06.8.t1"] == ["2021-m06.8.t1"]


def test_nothing_in_the_data_becomes_markup_a_formula_or_a_control(ask: Any) -> None:
    out = ask("sql", f"SELECT '{HOSTILE}' AS x, '2021-07' AS y", "--format", "html").out
    assert "<script" not in out
    page = read(out)
    assert page.rows == [
        ["x", "y"],
        ['<script>alert("1")</script> & =1+1 \\x1b[31m\\u202e', "2021-07"],
    ]
    # A spreadsheet that it is pasted into takes each cell of a text for a text.
    assert all("mso-number-format:'\\@'" in style["style"] for style in page.styles[2:])


def test_what_was_understood_and_the_footer_stand_around_the_table(ask: Any) -> None:
    page = read(ask("list", "--dept", "Customs", "--format", "html").out)
    assert page.said[0] == "General Administration of Customs · 海关总署 · GACC"
    assert "* in part: 2015-m05.2" in page.said
    plain = csv.reader(io.StringIO(ask("list", "--dept", "Customs", "--format", "csv").out))
    assert [row[0] for row in plain] == [row[0] for row in page.rows]


def test_a_table_for_others_names_no_option_and_no_command(ask: Any) -> None:
    customs = ask("list", "--dept", "Customs", "--format", "html").out
    assert "32 more measures name generic parties that may include it<" in customs
    assert "--" not in customs.replace("<!--", "")
    assert "obligations show" not in customs
