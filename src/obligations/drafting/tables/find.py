"""What the tables of a document are: task lists, tables of figures, or neither.

Of neither is what only lays a page out: what stands in its cells is read like any paragraph. In a
table of figures nothing is promised, and what looks like a label in it (12.5) is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.source import Stretch, find_stretch
from obligations.drafting.tables.columns import (
    find_header,
    find_next_header,
    list_filled,
    spread_heading,
    tell_header,
)
from obligations.drafting.tables.field_lines import find_field_forms, find_told_fields
from obligations.drafting.tables.line_tables import find_line_tables
from obligations.drafting.tables.task_forms import find_fields, read_forms, read_outer_fields
from obligations.drafting.tables.task_rows import TaskRows
from obligations.drafting.tables.tasks import TaskList
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.source import SourceTable

_NUMBER = lazy(r"[-+]?[\d,.]*\d ?[%‰]?")
_CONTINUED = lazy(r"(?:\(?续表? ?\d{0,2}\)?)?")  # what stands above the rest of a table
_LONGEST_FIGURE = 40  # signs of a cell in a table of figures
_LEAST_NUMBERS = 0.3  # of its cells beside the first column

_Rows = list[list[Stretch]]


class FoundTables(NamedTuple):
    """The task lists of a document, and its tables of figures, each in the order of the text."""

    lists: list[TaskList]
    figures: list[Stretch]


def find_tables(flow: Flow, tables: Iterable[SourceTable]) -> FoundTables:
    """Return the tables that are more than layout; of tables in tables the inner ones."""
    lists: list[TaskList] = []
    taken = bytearray(len(flow.text) + 1)
    placed = _join_cut(
        flow, [[[_find(flow, cell) for cell in row] for row in table.rows] for table in tables]
    )
    supposed = (*find_line_tables(flow), *find_field_forms(flow))
    for rows in (*sorted(placed, key=_measure), *supposed):
        lists += [one for one in _read_lists(flow, rows) if _take(taken, one.stretch)]
    lists += [one for one in find_told_fields(flow) if _take(taken, one.stretch)]
    figures = [
        find_stretch(rows)
        for rows in placed
        if _holds_figures(flow, rows) and _take(taken, find_stretch(rows))
    ]
    return FoundTables(sorted(lists, key=lambda one: one.stretch.start), sorted(figures))


def _join_cut(flow: Flow, tables: Iterable[_Rows]) -> list[_Rows]:
    """Return tables of which one without a header is the rest of the one right above it, that has
    one and as many columns.
    """
    joined: list[_Rows] = []
    for rows in tables:
        above = joined[-1] if joined else None
        if above and len(above[-1]) == len(rows[0]) and _is_below(flow, above, rows):
            above += rows
        else:
            joined.append(rows)
    return joined


def _is_below(flow: Flow, above: _Rows, rows: _Rows) -> bool:
    end, start = find_stretch(above).end, find_stretch(rows).start
    if start < end or not _CONTINUED.fullmatch(flow.text[end:start].strip()):
        return False
    return find_header(flow, rows) is None and find_header(flow, above) is not None


def _take(taken: bytearray, stretch: Stretch) -> bool:
    """Take a stretch, if nothing of it is taken yet."""
    if taken.find(1, stretch.start, stretch.end) >= 0:
        return False
    taken[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
    return True


def _find(flow: Flow, cell: Stretch) -> Stretch:
    """Return the stretch of the flow of a cell, without blanks around it."""
    start, end = flow.find_stretch(cell)
    while start < end and flow.text[start] in "\n ":
        start += 1
    while end > start and flow.text[end - 1] in "\n ":
        end -= 1
    return Stretch(start, end)


def _measure(rows: _Rows) -> int:
    stretch = find_stretch(rows)
    return stretch.end - stretch.start


def _read_lists(flow: Flow, rows: _Rows) -> list[TaskList]:
    """Return the task lists of a table; a sheet can have several, each with its header."""
    rows = spread_heading(flow, rows)
    form = read_forms(flow, rows)
    if form:
        return [TaskList(find_stretch(rows), form.tasks, [], beside=form.beside)]
    lists: list[TaskList] = []
    while header := find_header(flow, rows) or tell_header(flow, rows):
        following = find_next_header(flow, rows, header)
        end = following
        while following < len(rows) and len(list_filled(rows[end - 1])) <= 1:
            end -= 1  # the title of the next list
        end = find_fields(flow, rows[:end], header)
        found = TaskRows(flow, rows[:end], header).read(find_stretch(rows[:end]).end)
        lists += read_outer_fields(flow, rows[: header.first]) + ([found] if found.tasks else [])
        rows = rows[end:]
    return lists + read_outer_fields(flow, rows)


def _holds_figures(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> bool:
    cells = [cell.of(flow.text) for row in rows[1:] for cell in row[1:]]
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in cells)
    longest = max(map(len, cells), default=0)
    return longest <= _LONGEST_FIGURE and numbers > _LEAST_NUMBERS * len(cells)
