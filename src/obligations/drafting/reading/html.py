"""Saved web pages: paragraphs for blocks, tables with their merged cells, preformatted text as
plain text is read; scripts and styles are no text. Before the items of lists stands what a browser
shows there: numbers, those of a list within another with a bracket; and bullets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from obligations.drafting.reading.drawn_tables import draws_table
from obligations.drafting.reading.plain import read_plain
from obligations.drafting.reading.source_builder import SourceBuilder
from obligations.drafting.source import DraftSource, Stretch

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "select", "iframe", "object"}
    | {"del", "s", "strike"}  # what is struck out
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "body", "details", "dialog", "div", "footer", "header", "main"}
    | {"nav", "section", "summary", "title", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "p"}
    | {"blockquote", "center", "figcaption", "figure", "pre", "dd", "dl", "dt", "li", "ol", "ul"}
    | {"button", "fieldset", "form", "legend"}
    | {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
)
_AROUND = frozenset({"footer", "header", "nav"})  # the steps of a path are no numbered list
_CELLS = frozenset({"td", "th"})
_DEEPEST = 40  # tables in tables; what is deeper stays text
_MOST_COVERED = 1000
# An item that bears its own label, or Chinese: what lays out its lists is no bullet.
_TERM = re.compile(r"[A-Z][\w() /-]{2,40}:?")
_NEEDS_NO_MARK = re.compile(
    r"[(\[]?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})[.)\]]|[-*•●○■]|.*[\u3400-\u9fff]"
)


@dataclass(slots=True)
class _OpenTable:
    rows: list[list[tuple[Stretch, int, int]]] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None  # where it began, the columns and rows that it covers


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = SourceBuilder()
        self.line: list[str] = []
        self.unseen: list[str] = []
        self.tables: list[_OpenTable] = []
        self.preformatted = False  # whether blanks and line breaks are kept
        self.lists: list[int | None] = []  # the next number of each open list, None with bullets
        self.mark = ""  # what stands before the line
        self.term = ""  # what the next line says something of: <dt>Lead</dt><dd>Port Office</dd>
        self.around = 0  # open parts of a page that lead elsewhere

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen.append(tag)
        self.around += tag in _AROUND
        if tag == "br" and self.preformatted:
            self.line.append("\n")
        elif tag in _BLOCKS:
            self.end_line()
        self._open_list(tag, dict(attrs))
        if tag == "pre":
            self.preformatted = not self.tables
        if tag == "table" and len(self.tables) < _DEEPEST:
            self.tables.append(_OpenTable())
        elif self.tables and tag == "tr":
            self.end_cell()
            self.tables[-1].rows.append([])
        elif self.tables and tag in _CELLS:
            self.end_cell()
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            covered = dict(attrs)
            self.tables[-1].cell = (
                self.builder.length,
                _count(covered.get("colspan")),
                _count(covered.get("rowspan")),
            )

    def _open_list(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag in ("ol", "ul") and len(self.lists) < _DEEPEST:
            numbered = tag == "ol" and "breadcrumb" not in (attrs.get("class") or "")
            self.lists.append(_count(attrs.get("start")) if numbered else None)
        if tag != "li" or not self.lists or self.around:
            return
        number = self.lists[-1]
        if number is None:
            self.mark = "• "
            return
        number = _count(attrs.get("value")) if attrs.get("value") else number
        self.lists[-1] = number + 1
        inner = any(one is not None for one in self.lists[:-1])
        self.mark = f"{number}) " if inner else f"{number}. "

    def handle_endtag(self, tag: str) -> None:
        if tag in self.unseen:
            while self.unseen and self.unseen.pop() != tag:
                pass
        if tag == "dt" and _TERM.fullmatch(term := "".join(self.line).strip()):
            self.term, self.line = term.rstrip(":"), []
        if tag in _BLOCKS:
            self.end_line()
        self.around -= tag in _AROUND and self.around > 0
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        if tag in _CELLS or tag == "tr":
            self.end_cell()
        if tag == "table" and self.tables:
            self.end_cell()
            self.builder.place_table(self.tables.pop().rows)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.line.append(data)

    def end_line(self) -> None:
        if self.preformatted:
            self.preformatted = False
            self.builder.add_source(read_plain("".join(self.line)))
            self.line = []
            return
        text = re.sub(r"\s+", " ", "".join(self.line).replace("\u3000", "  ")).strip()
        self.line = []
        if text and self.term:
            text = f"{self.term}: {text}"
            self.term = ""
        if text:
            mark = "" if _NEEDS_NO_MARK.match(text) else self.mark
            self.builder.add_line(f"{mark}{text}")
            self.mark = ""

    def end_cell(self) -> None:
        if not self.tables or self.tables[-1].cell is None:
            return
        self.end_line()
        start, columns, rows = self.tables[-1].cell
        end = max(self.builder.length - 1, start)
        self.tables[-1].rows[-1].append((Stretch(start, end), columns, rows))
        self.tables[-1].cell = None

    def finish(self) -> DraftSource:
        self.end_line()
        while self.tables:
            self.end_cell()
            self.builder.place_table(self.tables.pop().rows)
        return self.builder.build()


def _count(value: str | None) -> int:
    if not (value and value.isascii() and value.isdigit() and int(value) > 0):
        return 1
    return min(int(value), _MOST_COVERED)


def read_html(text: str) -> DraftSource:
    """Return a web page as a source; one without tables of its own may have drawn ones."""
    page = _Page()
    page.feed(text)
    page.close()
    source = page.finish()
    if not source.tables and draws_table(source.text):
        return read_plain(source.text)
    return source
