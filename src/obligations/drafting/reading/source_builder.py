"""A source that is put together piece by piece: lines of text, and tables whose cells are lines of
their own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from obligations.drafting.source import DraftSource, SourceTable, Stretch

_MOST_PLACES = 200_000  # of all tables: a cell can claim to cover more than anybody has


@dataclass(slots=True)
class _Cell:
    stretch: Stretch
    columns: int
    rows: int


@dataclass(slots=True)
class SourceBuilder:
    """Takes what a reader finds, in the order of the file."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _tables: list[SourceTable] = field(default_factory=list)
    _places: int = 0

    def add_line(self, text: str) -> Stretch:
        """Add a paragraph, or a cell of a table; return where it stands."""
        start = self._length
        self._parts.append(f"{text}\n")
        self._length += len(text) + 1
        return Stretch(start, start + len(text))

    def add_table(self, rows: list[list[tuple[str, int, int]]]) -> None:
        """Add a table: rows of cells, each its text with the columns and rows that it covers."""
        self.place_table(
            [[(self.add_line(text), columns, down) for text, columns, down in row] for row in rows]
        )
        self.add_line("")

    def add_source(self, source: DraftSource) -> None:
        """Add a text with its tables."""
        start = self.add_line(source.text).start
        for table in source.tables:
            rows = (
                tuple(Stretch(cell.start + start, cell.end + start) for cell in row)
                for row in table.rows
            )
            self._tables.append(SourceTable(tuple(rows), table.supposed))

    def place_table(self, rows: list[list[tuple[Stretch, int, int]]]) -> None:
        """Make a table of cells that stand in the text already."""
        spread = _spread(
            [[_Cell(*cell) for cell in row] for row in rows], _MOST_PLACES - self._places
        )
        self._places += sum(map(len, spread))
        filled = tuple(tuple(row) for row in spread if row)
        if filled:
            self._tables.append(SourceTable(filled))

    def build(self) -> DraftSource:
        """Return the source."""
        return DraftSource("".join(self._parts), tuple(self._tables))

    @property
    def length(self) -> int:
        """How many signs the text has so far."""
        return self._length


def _spread(rows: list[list[_Cell]], most: int) -> list[list[Stretch]]:
    """Put each cell into all the places that it covers."""
    grid: list[list[Stretch]] = []
    hanging: dict[
        int, tuple[Stretch, int]
    ] = {}  # column → what hangs down into it, and for how many rows yet
    left = most
    for cells in rows:
        row: list[Stretch] = []
        waiting = list(cells)
        while (waiting or len(row) in hanging) and left > 0:
            left -= 1
            column = len(row)
            if column in hanging:
                stretch, more = hanging.pop(column)
                row.append(stretch)
                if more > 1:
                    hanging[column] = (stretch, more - 1)
                continue
            cell = waiting.pop(0)
            for at in range(min(cell.columns, max(left, 1))):
                left -= at > 0
                row.append(cell.stretch)
                if cell.rows > 1:
                    hanging[column + at] = (cell.stretch, cell.rows - 1)
        grid.append(row)
    return grid
