"""Tables of a PDF that have lines: rules across and down that cross or meet are one.

Its cells are the fields between its rules, and fields that no rule divides are one merged cell.
Where a page cuts a table, or it has no frame, its outermost fields are open: they end where the
rules do. Each sign belongs to the cell that it begins in, since one at the end of a line may hang
over the border.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.reading.pdf_lines import PrintedCell, join_lines, list_lines
from obligations.drafting.reading.pdf_page import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.reading.pdf_lines import PrintedRow
    from obligations.drafting.reading.pdf_page import PrintedPage, PrintedSign

_NEAR = 3.0  # points between rules that are one, or meet
_COVERED = 0.5  # of a side, by the rules on it
_OPEN = 8.0  # points: a field is as high or wide at least
_MOST_FIELDS = 50_000  # more are a drawing
_LEAST_COLUMNS, _LEAST_ALONE = 2, 3  # of a table, and of one with a single row


class RuledGrid(NamedTuple):
    """The rules of a table, with the places at which it is divided."""

    across: list[Stroke]
    down: list[Stroke]
    columns: list[float]
    rows: list[float]

    def holds(self, sign: PrintedSign) -> bool:
        """Whether a sign begins within the table."""
        inside = self.columns[0] - 1 <= sign.x0 < self.columns[-1]
        return inside and self.rows[0] <= sign.middle < self.rows[-1]


def find_grids(page: PrintedPage) -> list[RuledGrid]:
    """Return the tables with lines of a page, from top to bottom."""
    across, down = join_rules(page.across), join_rules(page.down)
    if len(across) * len(down) > _MOST_FIELDS:
        return []
    grids = [_make_grid(*group) for group in _group(across, down)]
    found = [grid for grid in grids if grid and _is_table(grid)]
    return sorted(found, key=lambda grid: grid.rows[0])


def _is_table(grid: RuledGrid) -> bool:
    columns, rows = len(grid.columns) - 1, len(grid.rows) - 1
    return columns >= _LEAST_ALONE or (columns >= _LEAST_COLUMNS and rows > 1)


def join_rules(rules: Iterable[Stroke]) -> list[Stroke]:
    """Return rules of which those that stand in one line and go on in each other are one."""
    joined: list[Stroke] = []
    places: list[list[Stroke]] = []
    for rule in sorted(rules):
        if places and rule.at - places[-1][0].at <= 1:
            places[-1].append(rule)
        else:
            places.append([rule])
    for group in places:
        at = group[0].at
        start, end = float("inf"), float("-inf")
        for rule in sorted(group, key=lambda one: one.start):
            if rule.start - end > _NEAR and end > start:
                joined.append(Stroke(at, start, end))
                start = rule.start
            start, end = min(start, rule.start), max(end, rule.end)
        joined.append(Stroke(at, start, end))
    return joined


def _group(
    across: Sequence[Stroke], down: Sequence[Stroke]
) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Return the rules that hang together."""
    groups: list[int] = list(range(len(across) + len(down)))

    def find(at: int) -> int:
        while groups[at] != at:
            groups[at] = groups[groups[at]]
            at = groups[at]
        return at

    for place, rule in enumerate(down, len(across)):
        first = _first_at(across, rule.start - _NEAR)
        for other in range(first, len(across)):
            if across[other].at > rule.end + _NEAR:
                break
            if across[other].start - _NEAR <= rule.at <= across[other].end + _NEAR:
                groups[find(other)] = find(place)
    found: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for place in range(len(groups)):
        if place < len(across):
            found[find(place)][0].append(across[place])
        else:
            found[find(place)][1].append(down[place - len(across)])
    return [group for group in found.values() if group[0] and group[1]]


def _first_at(rules: Sequence[Stroke], place: float) -> int:
    return bisect_right(rules, Stroke(place, float("-inf"), float("-inf")))


def _make_grid(across: list[Stroke], down: list[Stroke]) -> RuledGrid | None:
    """Return the table that some rules make up; None where they divide nothing."""
    columns = _divide([rule.at for rule in down], across)
    rows = _divide([rule.at for rule in across], down)
    if len(columns) < 2 or len(rows) < 2:
        return None
    return RuledGrid(across, down, columns, rows)


def _divide(places: Iterable[float], crossing: Sequence[Stroke]) -> list[float]:
    """Return the places at which a table is divided, and where the rules that cross them end, if
    that leaves a field open.
    """
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    before = [first] if found[0] - first > _OPEN else []
    behind = [last] if last - found[-1] > _OPEN else []
    return [*before, *found, *behind]


def read_grid(grid: RuledGrid, signs: Iterable[PrintedSign]) -> list[PrintedRow]:
    """Return a table as rows of cells, by its signs."""
    fields = _join_fields(grid)
    held: dict[int, list[PrintedSign]] = defaultdict(list)
    for sign in signs:
        row = bisect_right(grid.rows, sign.middle) - 1
        column = max(bisect_right(grid.columns, sign.x0 + 1) - 1, 0)
        held[fields[row][min(column, len(grid.columns) - 2)]].append(sign)
    return [
        [
            _read_field(grid, fields, (at, column), held)
            for column, field in enumerate(row)
            if field == at * len(row) + column
        ]
        for at, row in enumerate(fields)
    ]


def _join_fields(grid: RuledGrid) -> list[list[int]]:
    """Return of each field the number of the cell that it belongs to: that of its first field."""
    wide, high = len(grid.columns) - 1, len(grid.rows) - 1
    down, across = _by_place(grid.down, grid.columns), _by_place(grid.across, grid.rows)
    fields = [[row * wide + column for column in range(wide)] for row in range(high)]
    for row in range(high):
        for column in range(wide):
            sides = grid.rows[row], grid.rows[row + 1]
            if column and not _is_divided(down[column], *sides):
                fields[row][column] = fields[row][column - 1]
            sides = grid.columns[column], grid.columns[column + 1]
            if row and not _is_divided(across[row], *sides):
                fields[row][column] = fields[row - 1][column]
    return fields


def _by_place(rules: Sequence[Stroke], places: Sequence[float]) -> list[list[Stroke]]:
    return [[rule for rule in rules if abs(rule.at - place) <= _NEAR] for place in places]


def _is_divided(rules: Sequence[Stroke], start: float, end: float) -> bool:
    """Whether rules cover a side of a field."""
    covered = sum(max(min(rule.end, end) - max(rule.start, start), 0) for rule in rules)
    return covered >= _COVERED * (end - start)


def _read_field(
    grid: RuledGrid,
    fields: list[list[int]],
    place: tuple[int, int],
    held: dict[int, list[PrintedSign]],
) -> PrintedCell:
    row, column = place
    number = fields[row][column]
    across, down = 1, 1
    while column + across < len(fields[row]) and fields[row][column + across] == number:
        across += 1
    while row + down < len(fields) and fields[row + down][column] == number:
        down += 1
    left, right = grid.columns[column], grid.columns[column + across]
    return PrintedCell(join_lines(list_lines(held[number]), left, right), across, down)
