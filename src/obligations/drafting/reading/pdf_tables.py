"""Tables of a PDF that go on over the page.

The header that stands at the top of each page again counts once. A merged cell that a page cut goes
on in the empty one below it, and a row that it cut in all of the cells below: just one of its
halves has a number then, as all other rows have.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from obligations.drafting.reading.pdf_lines import PrintedCell, join_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.reading.pdf_lines import PrintedRow

_MOST_TITLES = 3  # rows of a table above its header


class GrowingTable:
    """A table, to which what the next pages have of it is added."""

    def __init__(self, rows: list[PrintedRow]) -> None:
        self.rows: list[PrintedRow] = []
        self.width = _count_columns(rows)
        self.lowest: dict[int, tuple[int, int]] = {}  # column → row and place of its last cell
        self.hanging: dict[int, int] = {}  # column → how many rows a cell above still covers
        self.numbered = False  # whether some row begins with a number
        self.unnumbered = 0  # rows that begin with nothing
        self._add(rows)

    def goes_on_in(self, rows: Sequence[PrintedRow]) -> bool:
        """Whether a table at the top of the next page has as many columns."""
        return _count_columns(rows) == self.width

    def add_page(self, rows: list[PrintedRow]) -> None:
        """Add the rows of the next page."""
        rows = rows[self._count_repeated(rows) :] or rows
        cells = _place_cells(rows[0])
        above = [self._find_lowest(column) for column, _ in cells]
        cut = self._is_cut(above, rows[0])
        kept: PrintedRow = []
        for (column, cell), upper in zip(cells, above, strict=True):
            same = upper is not None and upper.across == cell.across
            if upper is None or not same:
                kept.append(cell)
            elif cut:
                self._replace(column, _join(upper, cell))
            elif not cell.text and max(upper.down, cell.down) > 1:
                self._replace(column, upper._replace(down=upper.down + cell.down))
            else:
                kept.append(cell)
        self._add([kept, *rows[1:]] if kept or not cut else rows[1:])

    def list_cells(self) -> list[list[tuple[str, int, int]]]:
        """Return the rows: of each cell its text, and how many columns and rows it covers."""
        return [[(cell.text, cell.across, cell.down) for cell in row] for row in self.rows]

    def _add(self, rows: list[PrintedRow]) -> None:
        for row in rows:
            column = 0
            for place, cell in enumerate(row):
                while self.hanging.get(column, 0) > 0:
                    column += 1
                self.lowest[column] = (len(self.rows), place)
                for covered in range(column, column + cell.across):
                    self.hanging[covered] = cell.down
                column += cell.across
            self.hanging = {covered: left - 1 for covered, left in self.hanging.items() if left > 1}
            self.rows.append(row)
            if len(row) > 1:
                self.numbered = self.numbered or row[0].text.isdigit()
                self.unnumbered += not row[0].text

    def _count_repeated(self, rows: Sequence[PrintedRow]) -> int:
        """Return how many rows atop a page are the header of the table, below its titles."""
        for first in range(min(_MOST_TITLES + 1, len(self.rows))):
            pairs = zip(self.rows[first : first + len(rows)], rows, strict=False)
            same = itertools.takewhile(lambda pair: _print(pair[0]) == _print(pair[1]), pairs)
            count = sum(1 for _ in same)
            if count:
                return count
        return 0

    def _find_lowest(self, column: int) -> PrintedCell | None:
        """Return the last cell that begins in a column."""
        if column not in self.lowest:
            return None
        at, place = self.lowest[column]
        return self.rows[at][place]

    def _replace(self, column: int, cell: PrintedCell) -> None:
        at, place = self.lowest[column]
        self.rows[at][place] = cell

    def _is_cut(self, above: Sequence[PrintedCell | None], row: PrintedRow) -> bool:
        """Whether a row is the rest of the one above it on the page before."""
        last = self.rows[-1]
        if not last or not row or above[0] is not last[0]:  # a row may lie in cells that are merged
            return False
        first, second = last[0], row[0]
        aligned = all(
            one is not None and one.across == other.across
            for one, other in zip(above, row, strict=True)
        )
        others = self.unnumbered - (not first.text)
        return (
            aligned
            and self.numbered
            and not others
            and first.down == second.down == 1
            and bool(first.text) != bool(second.text)
            and (first.text or second.text).isdigit()
        )


def _place_cells(row: PrintedRow) -> list[tuple[int, PrintedCell]]:
    """Return the cells of the first row of a page with the columns that they begin in."""
    columns = itertools.accumulate((cell.across for cell in row), initial=0)
    return list(zip(columns, row, strict=False))


def _join(above: PrintedCell, below: PrintedCell) -> PrintedCell:
    held = join_text(above.held, below.held)
    return PrintedCell(held, below.across, above.down + below.down - 1)


def _print(row: PrintedRow) -> list[str]:
    return [cell.text for cell in row]


def _count_columns(rows: Sequence[PrintedRow]) -> int:
    return max((sum(cell.across for cell in row) for row in rows), default=0)
