"""Tables for people: borderless, right with Chinese text, stacked where the terminal is too narrow
for a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from obligations.output.console import STATE_STYLES, text
from obligations.output.glyphs import STYLED
from obligations.output.kinds import COLUMN_KINDS, WORD, ColumnKind
from obligations.output.wrapping import wrap
from obligations.text.speech import split_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

_GAP = 2
_HIT = "bold yellow"


def render_table(
    kinds: Sequence[str],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    states: Sequence[str],
    width: int,
    *,
    among: Among | None = None,
) -> RenderableType:
    """Return a table of cells that fits `width`.

    `states` holds the state of each row, for its colour.

    `among` are the rows of all tables that should have the same columns, where this is one of
    several.
    """
    content = [list(row) for row in rows]
    if not content:
        return Group()
    widths = (among or Among(content)).share_width(kinds, header, width)
    if widths is None:
        return _stack(kinds, header, content, states)
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="bold", pad_edge=False)
    for at, head in enumerate(header):
        table.add_column(
            text(head),
            overflow="fold",
            width=widths[at],
            justify="right" if _find(kinds[at]).figures else "left",
        )
    for row, state in zip(content, states, strict=True):
        table.add_row(
            *(
                _fill(kind, cell, state, widths[at])
                for at, (kind, cell) in enumerate(zip(kinds, row, strict=True))
            )
        )
    return table


def render_any(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> RenderableType:
    """Return a table of which nothing but its cells is known.

    Where its columns don't fit `width`, each row has a line for each cell that says something.
    """
    least = [_find_least(WORD, head, [row[at] for row in rows]) for at, head in enumerate(header)]
    if sum(least) + _GAP * (len(header) - 1) <= width:
        kinds = ["word"] * len(header)
        return render_table(kinds, header, rows, [""] * len(rows), width)
    blocks: list[RenderableType] = []
    for row in rows:
        record = Table(box=None, padding=(0, _GAP, 0, 0), show_header=False, pad_edge=False)
        record.add_column(no_wrap=True)
        record.add_column(overflow="fold")
        for head, cell in zip(header, row, strict=True):
            if cell:
                record.add_row(text(head, "bold"), text(cell))
        blocks += [*([text("")] if blocks else []), record]
    return Group(*blocks)


class Among:
    """The rows of all tables that should have the same columns.

    How wide these are is worked out once for all of them.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        self._shared: dict[int, list[int] | None] = {}

    def share_width(
        self, kinds: Sequence[str], header: Sequence[str], width: int
    ) -> list[int] | None:
        """Return each column its width; None where the tables have to be stacked."""
        if width not in self._shared:
            self._shared[width] = _share_width(kinds, header, self._rows, width)
        return self._shared[width]


def _share_width(
    kinds: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """Return each column its width: the least that it can do with, and a share of what is left;
    None where that is too much.
    """
    lengths = [
        [cell_len(text) for text in (head, *(row[at] for row in rows))]
        for at, head in enumerate(header)
    ]
    full = [max(column) for column in lengths]
    whole = [sum(column) for column in lengths]
    given = [
        _find_least(_find(kind), head, [row[at] for row in rows])
        for at, (kind, head) in enumerate(zip(kinds, header, strict=True))
    ]
    left = width - sum(given) - _GAP * (len(kinds) - 1)
    if left < 0 and any(_find(kind).sentence for kind in kinds):
        return None
    # A short cell is either whole or wrapped at its words: a part of what it lacks would help
    # nobody.
    for at in sorted(range(len(kinds)), key=lambda at: full[at] - given[at]):
        lacking = full[at] - given[at]
        if not _find(kinds[at]).wraps and lacking <= left:
            given[at] += lacking
            left -= lacking
    # Of the others, a cell more saves most lines where there is much text in a narrow column.
    while left > 0 and (
        wanting := [
            at for at, kind in enumerate(kinds) if _find(kind).wraps and given[at] < full[at]
        ]
    ):
        at = max(wanting, key=lambda at: whole[at] / given[at] ** 2)
        given[at] += 1
        left -= 1
    return given


def _find(kind: str) -> ColumnKind:
    """Return how a kind is laid out; what has no layout of its own is a word."""
    return COLUMN_KINDS.get(kind, WORD)


def _find_least(kind: ColumnKind, head: str, cells: Sequence[str]) -> int:
    """Return the least width that a column can do with: its kind decides where its cells may
    wrap.
    """
    longest = max(cell_len(text) for text in (head, *cells))
    if kind.whole:
        return longest
    if kind.sentence is not None:
        return min(kind.sentence, longest)
    if kind.joined is not None or kind.dates:
        part = max(cell_len(part) for cell in cells for part in split_items(cell))
        least = part if kind.joined is None else min(kind.joined, part)
        return max(cell_len(head), least)
    words = [word for cell in cells for word in cell.split()]
    return max(cell_len(word) for word in (head, *words))


def _stack(
    kinds: Sequence[str], header: Sequence[str], rows: list[list[str]], states: Sequence[str]
) -> Group:
    """Return two or more lines a row: what it is about and the short cells on one, each sentence on
    its own.
    """
    blocks: list[RenderableType] = []
    for row, state in zip(rows, states, strict=True):
        head = Text()
        for at, cell in enumerate(row):
            if cell and (not at or _find(kinds[at]).sentence is None):
                head.append_text(Text(" · ", style="dim") if head else Text())
                head.append_text(_label(kinds[at], header[at]))
                head.append_text(_colour(kinds[at], cell, state))
        blocks.append(head)
        blocks += [
            Padding(
                _label(kinds[at], header[at]).append_text(_colour(kinds[at], cell, state)),
                (0, 0, 0, 2),
            )
            for at, cell in enumerate(row)
            if at and _find(kinds[at]).sentence and cell
        ]
    return Group(*blocks)


def _label(kind: str, heading: str) -> Text:
    if _find(kind).labelled:
        return text(f"{heading} ", "dim")
    return Text()


def _fill(kind: str, cell: str, state: str, width: int) -> Text:
    """Return a cell as lines that fit: dates each on its own, Chinese as it is broken."""
    parted = _find(kind).dates and cell_len(cell) > width
    texts = [_colour(kind, line, state) for line in (split_items(cell) if parted else [cell])]
    if not cell.isascii():
        texts = [line for text in texts for line in wrap(text, width)]
    return Text("\n").join(texts)


def _colour(kind: str, cell: str, state: str) -> Text:
    if kind == "id":
        return text(cell, "bold")
    if _find(kind).figures:
        return text(cell, "dim" if cell == "0" else "")
    before, opened, rest = cell.partition(STYLED[0])
    if opened:
        hit, _, after = rest.partition(STYLED[1])
        return text(before).append_text(text(hit, _HIT)).append_text(text(after))
    return text(cell, STATE_STYLES.get(state, "") if kind == "state" else "")
