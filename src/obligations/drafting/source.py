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


def find_span(rows: Iterable[Iterable[Stretch]]) -> Stretch:
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
    def span(self) -> Stretch:
        """The stretch of the text from its first cell to its last."""
        return find_span(self.rows)


@dataclass(frozen=True, slots=True)
class DraftSource:
    """The text as read, which all places refer to. Cells of tables stand on lines of their own."""

    text: str
    tables: tuple[SourceTable, ...] = ()

    def list_table_spans(self) -> list[Stretch]:
        """Return where the text surely is a table."""
        return [table.span for table in self.tables if not table.supposed]
