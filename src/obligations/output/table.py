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
from obligations.text.speech import split_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

# The columns that hold sentences: they wrap, and below this many cells they get a line of their
# own.
_LEAST = dict.fromkeys(("title", "summary", "what", "outcome", "name", "note", "hit"), 36) | {
    "citation": 36,
    "party": 20,
    "metric": 12,
}
# The columns that hold names, several of them in a row: they wrap too, below this many cells
# even within a name.
_JOINED = dict.fromkeys(
    ("who", "lead", "co_responsible", "responsible", "department", "parties", "list"), 20
)
# Dates are joined alike: they are either on one line or each on its own.
_DATES = "due"
# Numbers stand under one another; reports name such a column so.
_RIGHT = "count"
_WHOLE = frozenset({"id", "path", _RIGHT})
# What says little without its heading.
_LABELLED = frozenset({_RIGHT, "day", "list", "citation"})
_GAP = 2
_HIT = "bold yellow"


def render_table(
    names: Sequence[str],
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
    widths = (among or Among(content)).share_width(names, header, width)
    if widths is None:
        return _stack(names, header, content, states)
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="bold", pad_edge=False)
    for at, head in enumerate(header):
        table.add_column(
            text(head),
            overflow="fold",
            width=widths[at],
            justify="right" if names[at] == _RIGHT else "left",
        )
    for row, state in zip(content, states, strict=True):
        table.add_row(
            *(
                _fill(name, cell, state, widths[at])
                for at, (name, cell) in enumerate(zip(names, row, strict=True))
            )
        )
    return table


def render_any(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> RenderableType:
    """Return a table of which nothing but its cells is known.

    Where its columns don't fit `width`, each row has a line for each cell that says something.
    """
    least = [_find_least("", head, [row[at] for row in rows]) for at, head in enumerate(header)]
    if sum(least) + _GAP * (len(header) - 1) <= width:
        return render_table(header, header, rows, [""] * len(rows), width)
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
        self, names: Sequence[str], header: Sequence[str], width: int
    ) -> list[int] | None:
        """Return each column its width; None where the tables have to be stacked."""
        if width not in self._shared:
            self._shared[width] = _share_width(names, header, self._rows, width)
        return self._shared[width]


def _share_width(
    names: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]], width: int
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
        _find_least(name, head, [row[at] for row in rows])
        for at, (name, head) in enumerate(zip(names, header, strict=True))
    ]
    left = width - sum(given) - _GAP * (len(names) - 1)
    if left < 0 and any(name in _LEAST for name in names):
        return None
    # A short cell is either whole or wrapped at its words: a part of what it lacks would help
    # nobody.
    for at in sorted(range(len(names)), key=lambda at: full[at] - given[at]):
        lacking = full[at] - given[at]
        if not _wraps(names[at]) and lacking <= left:
            given[at] += lacking
            left -= lacking
    # Of the others, a cell more saves most lines where there is much text in a narrow column.
    while left > 0 and (
        wanting := [at for at, name in enumerate(names) if _wraps(name) and given[at] < full[at]]
    ):
        at = max(wanting, key=lambda at: whole[at] / given[at] ** 2)
        given[at] += 1
        left -= 1
    return given


def _wraps(name: str) -> bool:
    return name in _LEAST or name in _JOINED


def _find_least(name: str, head: str, cells: Sequence[str]) -> int:
    """Return the least width that a column can do with: its name and kind decide where its cells
    may wrap.
    """
    if name in _WHOLE:
        return max(cell_len(text) for text in (head, *cells))
    if name in _LEAST:
        return min(_LEAST[name], max(cell_len(text) for text in (head, *cells)))
    if name in _JOINED or name == _DATES:
        part = max(cell_len(part) for cell in cells for part in split_items(cell))
        return max(cell_len(head), min(_JOINED.get(name, part), part))
    return max(
        cell_len(word) for word in (head, *(word for cell in cells for word in cell.split()))
    )


def _stack(
    names: Sequence[str], header: Sequence[str], rows: list[list[str]], states: Sequence[str]
) -> Group:
    """Return two or more lines a row: what it is about and the short cells on one, each sentence on
    its own.
    """
    blocks: list[RenderableType] = []
    for row, state in zip(rows, states, strict=True):
        head = Text()
        for at, cell in enumerate(row):
            if cell and (not at or names[at] not in _LEAST):
                head.append_text(Text(" · ", style="dim") if head else Text())
                head.append_text(_label(names[at], header[at]))
                head.append_text(_colour(names[at], cell, state))
        blocks.append(head)
        blocks += [
            Padding(
                _label(names[at], header[at]).append_text(_colour(names[at], cell, state)),
                (0, 0, 0, 2),
            )
            for at, cell in enumerate(row)
            if at and names[at] in _LEAST and cell
        ]
    return Group(*blocks)


def _label(name: str, heading: str) -> Text:
    return text(f"{heading} ", "dim") if name in _LABELLED else Text()


def _fill(name: str, cell: str, state: str, width: int) -> Text:
    lines = split_items(cell) if name == _DATES and cell_len(cell) > width else [cell]
    return Text("\n").join(_colour(name, line, state) for line in lines)


def _colour(name: str, cell: str, state: str) -> Text:
    if name == "id":
        return text(cell, "bold")
    if name == _RIGHT:
        return text(cell, "dim" if cell == "0" else "")
    before, opened, rest = cell.partition(STYLED[0])
    if opened:
        hit, _, after = rest.partition(STYLED[1])
        return text(before).append_text(text(hit, _HIT)).append_text(text(after))
    return text(cell, STATE_STYLES.get(state, "") if name == "state" else "")
