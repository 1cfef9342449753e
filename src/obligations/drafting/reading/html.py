"""Saved web pages: paragraphs for blocks, tables with their merged cells, preformatted text as
plain text is read; scripts and styles are no text, nor are rows, cells and words that are hidden.
Before the items of lists stands what a browser shows there: numbers, those of a list within another
with a bracket; and bullets. Notes are marked as in Markdown: [^1] where one is meant, [^1]: before
its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from obligations.drafting.reading.drawn_tables import draws_table
from obligations.drafting.reading.note_marks import BEFORE_NOTE
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
_HIDEABLE = frozenset({"tr", "td", "th", "span"})  # what a spreadsheet or Word hides
_HIDDEN = re.compile(r"display ?: ?none", re.IGNORECASE)
_NOTE_NUMBER = re.compile(r"\[?(\d{1,2})\]?")
_NOTE_PLACE = re.compile(r"#?_?(?:fn|ftn|foot|end|cite|note)[a-z_:-]*\d", re.IGNORECASE)
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
        self.unseen = ""  # the element that is not shown, and how many of its name are open in it
        self.unseen_depth = 0
        self.tables: list[_OpenTable] = []
        self.preformatted = False  # whether blanks and line breaks are kept
        self.lists: list[int | None] = []  # the next number of each open list, None with bullets
        self.mark = ""  # what stands before the line
        self.term = ""  # what the next line says something of: <dt>Lead</dt><dd>Port Office</dd>
        self.around = 0  # open parts of a page that lead elsewhere
        self.raised = False
        self.note_linked = False  # within a link to a note, or back from one

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_unseen(tag, dict(attrs)):
            return
        self.raised = self.raised or tag == "sup"
        if tag == "a":
            self.note_linked = _NOTE_PLACE.match(dict(attrs).get("href") or "") is not None
        self.around += tag in _AROUND
        if tag == "br" and self.preformatted:
            self.line.append("\n")
        elif tag in _BLOCKS:
            self.end_line()
        self._open_list(tag, dict(attrs))
        if tag == "pre":
            self.preformatted = not self.tables
        self._open_table(tag, dict(attrs))

    def _is_unseen(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether an element that begins is not shown, or stands in one that is not."""
        if tag == "body":
            self.unseen = ""  # a head may have no end
        hidden = tag in _HIDEABLE and _HIDDEN.search(attrs.get("style") or "")
        if not self.unseen and (hidden or tag in _UNSEEN):
            self.unseen, self.unseen_depth = tag, 0
        self.unseen_depth += tag == self.unseen
        return self.unseen != ""

    def _open_table(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "table" and len(self.tables) < _DEEPEST:
            self.tables.append(_OpenTable())
        elif self.tables and tag == "tr":
            self.end_cell()
            self.tables[-1].rows.append([])
        elif self.tables and tag in _CELLS:
            self.end_cell()
            if not self.tables[-1].rows:
                self.tables[-1].rows.append([])
            self.tables[-1].cell = (
                self.builder.length,
                _count(attrs.get("colspan")),
                _count(attrs.get("rowspan")),
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
        if _NOTE_PLACE.match(attrs.get("id") or ""):
            self.mark = f"[^{number}]: "
            return
        self.mark = f"{number}) " if inner else f"{number}. "

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen_depth -= tag == self.unseen
            if not self.unseen_depth:
                self.unseen = ""
            return
        self.raised = self.raised and tag != "sup"
        self.note_linked = self.note_linked and tag != "a"
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
            self.line.append(self._mark_note(data))

    def _mark_note(self, data: str) -> str:
        """Return the number of a note with its mark; other text as it is."""
        number = _NOTE_NUMBER.fullmatch(data.strip())
        if not number or not (self.raised or self.note_linked):
            return data
        if not any(map(str.strip, self.line)):
            return f"[^{number[1]}]: "
        if self.note_linked or BEFORE_NOTE.search("".join(self.line[-2:]).rstrip()):
            return f"[^{number[1]}]"
        return data

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
            if not self.mark.startswith("[^") and _NEEDS_NO_MARK.match(text):
                self.mark = ""
            self.builder.add_line(f"{self.mark}{text}")
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
