"""Pages as Markdown: what comes from the data is shown as it is, and means nothing to Markdown or
HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.pages.page import (
    Branches,
    Chart,
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
from obligations.text.escaping import escape_markdown
from obligations.text.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.pages.page import FindAddress, Item, PageBlock, PageText

# What would make a list, a rule or a heading of the line that begins with it; `escape_markdown`
# does so with all other signs.
_BEGINS = re.compile(r"(\d*)([-+=.)])")
_BREAK = "  \n"  # a new line within a paragraph


def render_markdown(
    blocks: Iterable[PageBlock], lang: str, find_address: FindAddress = find_on_the_web
) -> str:
    """Return the blocks of a page as Markdown, a blank line between them."""
    writer = _Writer(Speech(lang), find_address)
    return "\n".join("\n".join([*writer.list_lines(block), ""]) for block in blocks)


class _Writer:
    """Writes blocks with links that lead where they can."""

    def __init__(self, speech: Speech, find_address: FindAddress) -> None:
        self._speech, self._find_address = speech, find_address

    def list_lines(self, block: PageBlock) -> Iterator[str]:
        """Yield the lines of a block."""
        match block:
            case PageHeading():
                yield _write_heading(block)
            case Paragraph(text):
                yield _defuse_beginning(self._write_text(text))
            case Remarks(lines):
                yield _BREAK.join(
                    _defuse_beginning(escape_markdown(line.strip())) for line in lines
                )
            case Facts(pairs):
                yield from (
                    self._write_fact(name, self._write_text(value)) for name, value in pairs
                )
            case Figures(figures):
                yield from (
                    self._write_fact(label, f"**{escape_markdown(value)}**")
                    for label, value in figures
                )
            case ItemList(items):
                yield from self._list_items((0, item) for item in items)
            case Branches(items):
                yield from self._list_items(items)
            case PageTable():
                yield from self._list_rows(block)
            case Chart(source):
                yield from ("```mermaid", source, "```")

    def _write_text(self, text: PageText) -> str:
        return "".join(map(self._write_piece, list_pieces_of(text))).strip()

    def _write_piece(self, piece: str | PageLink) -> str:
        if isinstance(piece, str):
            return escape_markdown(piece)
        address = self._find_address(piece)
        if address is None:
            return escape_markdown(piece.text)
        safe = address.replace("(", "%28").replace(")", "%29")
        return f"[{escape_markdown(piece.text)}]({safe})"

    def _write_fact(self, name: str, value: str) -> str:
        return f"- {self._speech.field(escape_markdown(name), value)}"

    def _list_items(self, items: Iterable[tuple[int, Item]]) -> Iterator[str]:
        for depth, item in items:
            indent = "  " * depth
            label = f"**{self._write_text(item.label)}** " if item.label else ""
            yield f"{indent}- {label}{self._write_text(item.text)}"
            yield from (f"{indent}  - {self._write_text(line)}" for line in item.below)

    def _list_rows(self, table: PageTable) -> Iterator[str]:
        yield _write_row([escape_markdown(column.heading) for column in table.columns])
        yield f"|{' --- |' * len(table.columns)}"
        for row in table.rows:
            yield _write_row([self._write_text(cell) for cell in row])


def _write_heading(heading: PageHeading) -> str:
    anchor = f'<a id="{heading.anchor}"></a>' if heading.anchor else ""
    return f"{'#' * heading.level} {anchor}{escape_markdown(heading.text)}"


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _defuse_beginning(written: str) -> str:
    """Return what stands at the beginning of a line so that it is no list and no rule."""
    found = _BEGINS.match(written)
    if found:
        return f"{found[1]}\\{written[found.start(2) :]}"
    return written
