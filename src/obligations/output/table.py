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
_WORDY = frozenset({"title", "summary", "what", "outcome", "name", "note", "metric", "hit", "party"})
# Numbers stand under one another; reports name such a column so.
_RIGHT = "count"
_WHOLE = frozenset({"id", "path", "when", _RIGHT})
_LEAST = 36
_LEAST_PARTY = 20
_GAP = 2


def render_table(
    names: Sequence[str],
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    states: Sequence[str],
    width: int,
    *,
    among: Sequence[Sequence[str]] = (),
) -> RenderableType:
    """Give a table of cells that fits `width`; `states` holds the state of each row, for its colour.

    `among` are the rows of all tables that should have the same columns, where this is one of several.
    """
    content = [list(row) for row in rows]
    if not content:
        return Group()
    wordy = [at for at, name in enumerate(names) if name in _WORDY]
    widths = _share_width(names, header, among or content, wordy, width)
    if widths is None:
        return _stack(names, header, content, states, wordy)
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="bold", pad_edge=False)
    for at, head in enumerate(header):
        table.add_column(text(head), overflow="fold", width=widths[at], justify="right" if names[at] == _RIGHT else "left")
    for row, state in zip(content, states, strict=True):
        table.add_row(*(_colour(name, cell, state) for name, cell in zip(names, row, strict=True)))
    return table


def fits(names: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether a table fits `width` without being stacked."""
    return _share_width(names, header, rows, [at for at, name in enumerate(names) if name in _WORDY], width) is not None


def _share_width(
    names: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]], wordy: list[int], width: int
) -> list[int] | None:
    """Give each column its width: sentences at least `_LEAST`, short cells at least their longest word; None where that is too much.

    What is left goes to the columns that lack least, so that as few cells as possible wrap.
    """
    full = [max(cell_len(head), *(cell_len(row[at]) for row in rows)) for at, head in enumerate(header)]
    given = []
    for at, head in enumerate(header):
        words = max((cell_len(word) for row in rows for word in row[at].split()), default=0)
        least = min(_LEAST_PARTY if names[at] == "party" else _LEAST, full[at]) if at in wordy else max(cell_len(head), words)
        given.append(full[at] if names[at] in _WHOLE else least)
    left = width - sum(given) - _GAP * (len(names) - 1)
    if left < 0 and wordy:
        return None
    for at in sorted(range(len(names)), key=lambda at: full[at] - given[at]):
        more = min(full[at] - given[at], max(left, 0))
        # A short cell is either whole or wrapped at its words: a part of what it lacks would help nobody.
        if at in wordy or more == full[at] - given[at]:
            given[at] += more
            left -= more
    return given


def _stack(names: Sequence[str], header: Sequence[str], rows: list[list[str]], states: Sequence[str], wordy: list[int]) -> Group:
    """Give two or more lines a row: the short cells on one, each sentence on its own."""
    blocks: list[RenderableType] = []
    for row, state in zip(rows, states, strict=True):
        head = Text()
        for at, cell in enumerate(row):
            if at not in wordy and cell:
                head.append_text(Text(" · ", style="dim") if head else Text())
                head.append_text(text(f"{header[at]} ", "dim") if names[at] == _RIGHT else Text())
                head.append_text(_colour(names[at], cell, state))
        blocks.append(head)
        blocks += [Padding(text(row[at]), (0, 0, 0, 2)) for at in wordy if row[at]]
    return Group(*blocks)


def _colour(name: str, cell: str, state: str) -> Text:
    if name == "id":
        return text(cell, "bold")
    if name == _RIGHT:
        return text(cell, "dim" if cell == "0" else "")
    return text(cell, STATE_STYLES.get(state, "") if name == "state" else "")
