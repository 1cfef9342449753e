"""Pages as HTML: a fragment that pastes into a mail or a page of Word, Outlook or WPS.

No script, no style sheet, nothing from elsewhere. Styles stand at each element: what is pasted
brings no style sheet along.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from obligations.pages.page import (
    Branches,
    Facts,
    Figures,
    ItemList,
    PageHeading,
    PageLink,
    PageTable,
    Paragraph,
    Remarks,
    find_on_the_web,
    list_pieces_of,
)
from obligations.text.escaping import show_controls
from obligations.text.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.pages.page import FindAddress, Item, PageBlock, PageColumn, PageText

_FAMILY = "font-family:Calibri,'Microsoft YaHei',sans-serif"
_FONT = f"{_FAMILY};font-size:10.5pt"
_TABLE = f"border-collapse:collapse;{_FONT}"
_CELL = "border:1px solid #a6a6a6;padding:2pt 5pt;vertical-align:top"
_HEAD = f"{_CELL};background:#ececec;text-align:left"
# By the last, a spreadsheet takes a cell for a text: neither 2021-07 for a month nor a sign of
# equality for a formula.
_TEXT = f"{_CELL};mso-number-format:'\\@'"
_FIGURE = f"{_CELL};text-align:right"
_WHOLE = f"{_TEXT};white-space:nowrap"
_PLAIN = "padding:1pt 9pt 1pt 0;vertical-align:top;mso-number-format:'\\@'"
_NAME = f"{_PLAIN};color:#595959"
_LABEL = f"{_PLAIN};font-weight:bold"
_SMALL = "color:#595959"
_TITLE, _HEADING = "font-size:14pt;margin:0 0 6pt", "font-size:12pt;margin:9pt 0 6pt"
_ABOVE, _BELOW = f"{_FONT};margin:0 0 6pt", f"{_FONT};margin:6pt 0 0;{_SMALL}"
_LIST, _LINE = f"{_FONT};margin:0;padding-left:15pt", "margin:0 0 2pt"


def render_html(
    blocks: Iterable[PageBlock], lang: str, find_address: FindAddress = find_on_the_web
) -> str:
    """Return the blocks of a page as a fragment."""
    writer = _Writer(Speech(lang), find_address)
    written = "".join(part for block in blocks for part in writer.list_elements(block))
    # What opens the fragment as a file needs to be told that it is UTF-8.
    return f'<meta charset="utf-8">\n<div lang="{lang}">\n{written}</div>\n'


class _Writer:
    """Writes blocks with links that lead where they can."""

    def __init__(self, speech: Speech, find_address: FindAddress) -> None:
        self._speech, self._find_address = speech, find_address

    def list_elements(self, block: PageBlock) -> Iterator[str]:
        """Yield the elements of a block; a drawing needs a program that knows its language."""
        match block:
            case PageHeading(text, level):
                style = _TITLE if level == 1 else _HEADING
                yield _element(f"h{level + 1}", _escape(text), f"{_FAMILY};{style}")
            case Paragraph(text):
                yield _element("p", self._write_text(text), _ABOVE)
            case Remarks(lines, below):
                style = _BELOW if below else _ABOVE
                yield from (_element("p", _escape(line.strip()), style) for line in lines)
            case Facts(pairs):
                yield _write_table(
                    [(_NAME, _escape(name)), (_PLAIN, self._write_text(value))]
                    for name, value in pairs
                )
            case Figures(figures):
                fields = (self._speech.field(label, value) for label, value in figures)
                yield _element("p", _escape(" · ".join(fields)), _ABOVE)
            case ItemList(items):
                yield _write_table(
                    [(_LABEL, self._write_text(item.label)), (_PLAIN, self._write_item(item))]
                    for item in items
                )
            case Branches(items):
                yield from self._list_branches(items)
            case PageTable():
                yield self._write_rows(block)

    def _write_text(self, text: PageText) -> str:
        return "".join(map(self._write_piece, list_pieces_of(text))).strip()

    def _write_piece(self, piece: str | PageLink) -> str:
        if isinstance(piece, str):
            return _escape(piece)
        address = self._find_address(piece)
        if address is None:
            return _escape(piece.text)
        return f'<a href="{escape(address)}">{_escape(piece.text)}</a>'

    def _write_item(self, item: Item) -> str:
        # Lines of one cell: a spreadsheet would run the blocks in it together.
        below = (
            f'<br><span style="{_SMALL}">{self._write_text(line)}</span>' for line in item.below
        )
        return "".join([self._write_text(item.text), *below])

    def _list_branches(self, items: Sequence[tuple[int, Item]]) -> Iterator[str]:
        """Yield lists within lists, one for each step down."""
        steps = 0
        for depth, item in items:
            if depth < steps:
                yield "</li>\n" + "</ul>\n</li>\n" * (steps - depth - 1)
            else:
                yield f'<ul style="{_LIST}">\n'
            steps = depth + 1
            yield f'<li style="{_LINE}"><b>{self._write_text(item.label)}</b> '
            yield f"{self._write_item(item)}\n"
        yield "</li>\n</ul>\n" * steps

    def _write_rows(self, table: PageTable) -> str:
        styles = [_choose_style(column) for column in table.columns]
        rows = (
            [(style, self._write_text(cell)) for style, cell in zip(styles, row, strict=True)]
            for row in table.rows
        )
        heads = "".join(
            f'<th style="{_HEAD}">{_escape(column.heading)}</th>' for column in table.columns
        )
        return _write_table(rows, f"<thead><tr>{heads}</tr></thead>\n")


def _choose_style(column: PageColumn) -> str:
    if column.figures:
        return _FIGURE
    if column.whole:
        return _WHOLE
    return _TEXT


def _write_table(rows: Iterable[Iterable[tuple[str, str]]], head: str = "") -> str:
    """Write rows of cells, each with its style."""
    lines = [f'<table style="{_TABLE}">\n{head}<tbody>']
    for row in rows:
        cells = "".join(f'<td style="{style}">{cell}</td>' for style, cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>", ""])


def _element(name: str, content: str, style: str) -> str:
    return f'<{name} style="{style}">{content}</{name}>\n'


def _escape(content: str) -> str:
    return escape(show_controls(content))
