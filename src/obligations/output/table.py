"""Tables for people: borderless, right with Chinese text, stacked where the terminal is too narrow for a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from obligations.output.console import STATE_STYLES, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

# The columns that hold sentences: they wrap, and below this many cells they get a line of their own.
_WORDY = frozenset({"title", "summary", "what", "outcome", "name", "note", "metric"})
_LEAST = 36
_MOST_PARTIES = 34
_GAP = 2


def render_table(
    names: Sequence[str], header: Sequence[str], rows: Iterable[Sequence[str]], states: Sequence[str], width: int
) -> RenderableType:
    """Give a table of cells; `states` holds the state of each row, for its colour."""
    content = [list(row) for row in rows]
    if not content:
        return Group()
    widths = [
        max(cell_len(head), *(min(cell_len(row[at]), _MOST_PARTIES if names[at] not in _WORDY else 999) for row in content))
        for at, head in enumerate(header)
    ]
    wordy = [at for at, name in enumerate(names) if name in _WORDY]
    fixed = sum(widths[at] for at in range(len(names)) if at not in wordy) + _GAP * (len(names) - 1)
    longest = max((widths[at] for at in wordy), default=0)
    if wordy and width - fixed < min(_LEAST, longest) * len(wordy):
        return _stack(names, content, states, wordy)
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="bold", pad_edge=False, expand=False)
    for at, head in enumerate(header):
        if at in wordy:
            table.add_column(text(head), overflow="fold", ratio=None)
        else:
            table.add_column(text(head), overflow="fold", min_width=min(widths[at], 12), max_width=widths[at])
    for row, state in zip(content, states, strict=True):
        table.add_row(*(_colour(name, cell, state) for name, cell in zip(names, row, strict=True)))
    return table


def _stack(names: Sequence[str], rows: list[list[str]], states: Sequence[str], wordy: list[int]) -> Group:
    """Give two or more lines a row: the short cells on one, each sentence on its own."""
    blocks: list[RenderableType] = []
    for row, state in zip(rows, states, strict=True):
        head = Text()
        for at, cell in enumerate(row):
            if at not in wordy and cell:
                head.append_text(Text(" · ", style="dim") if head else Text())
                head.append_text(_colour(names[at], cell, state))
        blocks.append(head)
        blocks += [Padding(text(row[at]), (0, 0, 0, 2)) for at in wordy if row[at]]
    return Group(*blocks)


def _colour(name: str, cell: str, state: str) -> Text:
    if name == "id":
        return text(cell, "bold")
    return text(cell, STATE_STYLES.get(state, "") if name == "state" else "")
