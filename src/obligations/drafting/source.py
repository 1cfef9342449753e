"""What a file says, before anything of it is understood: one text, and the tables in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretch(NamedTuple):
    """A stretch of a text, its end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what stands there in its text."""
        return text[self.start : self.end]


def find_stretch(rows: Iterable[Iterable[Stretch]]) -> Stretch:
    """Return the stretch from the first cell of some rows to their last."""
    cells = [cell for row in rows for cell in row]
    return Stretch(min(cell.start for cell in cells), max(cell.end for cell in cells))


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table, row by row. A merged cell stands in each of the places that it covers, the same
    stretch of the text each time. `supposed`: nothing but blanks divides its cells, so that it may
    be a text that is set so.
    """

    rows: tuple[tuple[Stretch, ...], ...]
    supposed: bool = False

    @property
    def stretch(self) -> Stretch:
        """The stretch of the text from its first cell to its last."""
        return find_stretch(self.rows)


@dataclass(frozen=True, slots=True)
class DraftSource:
    """The text as read, which all places refer to. Cells of tables stand on lines of their own."""

    text: str
    tables: tuple[SourceTable, ...] = ()

    def list_table_stretches(self) -> list[Stretch]:
        """Return where the text surely is a table."""
        return [table.stretch for table in self.tables if not table.supposed]
