"""Pages on a terminal."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from obligations.output.console import draw, text
from obligations.output.wrapping import wrap
from obligations.pages.page import (
    Branches,
    Facts,
    ItemList,
    PageHeading,
    Paragraph,
    list_web_addresses,
    read_unlinked,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, RenderableType

    from obligations.pages.page import Item, PageText, ThingBlock

# Below this many cells a text runs over the edge: a word a line would help nobody. Above the most,
# an eye loses the line.
_LEAST, _MOST = 24, 120
_GAP = 2


def draw_pages(pages: Sequence[Sequence[ThingBlock]]) -> str:
    """Return pages for a terminal, with a line between one and the next."""

    def print_pages(console: Console) -> None:
        console.width = min(console.width, _MOST)
        for at, page in enumerate(pages):
            if at:
                console.rule(style="dim")
            for block in page:
                # The lines of a tree are wrapped already.
                wrapped = isinstance(block, Branches)
                for part in _draw_block(block, console.width):
                    console.print(part, soft_wrap=wrapped)

    return draw(print_pages)


def _draw_block(block: ThingBlock, width: int) -> Iterator[RenderableType]:
    match block:
        case PageHeading(content, 1):
            yield from wrap(text(content, "bold"), width)
        case PageHeading(content):
            yield text("")
            yield from wrap(text(content, "bold cyan"), width)
        case Paragraph(content):
            yield from wrap(text(read_unlinked(content)), width)
        case Facts(pairs):
            rows = [(text(name, "dim"), _list_lines([value])) for name, value in pairs]
            yield _draw_pairs(rows, width)
        case ItemList(items):
            rows = [
                (text(read_unlinked(item.label), "bold"), _list_lines([item.text, *item.below]))
                for item in items
            ]
            yield _draw_pairs(rows, width)
        case Branches(items):
            yield from _draw_branches(items, width)


def _list_lines(lines: Iterable[PageText]) -> list[Text]:
    """Return lines below one another, and below each the addresses that it leads to; all but the
    first are dim.
    """
    shown = [part for line in lines for part in (read_unlinked(line), *list_web_addresses(line))]
    styles = chain([""], repeat("dim"))
    return [text(part, style) for part, style in zip(shown, styles, strict=False)]


def _draw_pairs(rows: Sequence[tuple[Text, list[Text]]], width: int) -> RenderableType:
    """Return names or labels in a column of their own, and what belongs to each beside it."""
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    room = width - max((label.cell_len for label, _ in rows), default=0) - _GAP
    for label, lines in rows:
        wrapped = (part for line in lines for part in wrap(line, max(room, 1)))
        grid.add_row(label, Text("\n").join(wrapped))
    return grid


def _draw_branches(items: Sequence[tuple[int, Item]], width: int) -> Iterator[Text]:
    """Yield the lines of a tree; its texts wrap between words inside their branches."""
    bars: list[str] = []
    depths = [depth for depth, _ in items]
    for (depth, item), last, below in zip(items, _find_last(depths), [*depths[1:], 0], strict=True):
        sign, bar = ("└─ ", "   ") if last else ("├─ ", "│  ")
        indent = "".join(bars[:depth])
        bars[depth:] = [bar]
        hanging = indent + bar + ("│  " if below > depth else "   ")
        room = max(width - len(hanging), _LEAST)
        content = text(f"{read_unlinked(item.label)} ", "bold").append_text(
            text(read_unlinked(item.text))
        )
        first, *others = wrap(content, room)
        yield Text(indent + sign).append_text(first)
        for line in (
            *others,
            *(part for said in item.below for part in wrap(text(read_unlinked(said), "dim"), room)),
        ):
            yield Text(hanging).append_text(line)


def _find_last(depths: Sequence[int]) -> list[bool]:
    """Return of each line whether nothing more stands below the one that it stands below."""
    last: list[bool] = []
    following: set[int] = set()
    for depth in reversed(depths):
        last.append(depth not in following)
        following = {other for other in following if other < depth} | {depth}
    return last[::-1]
