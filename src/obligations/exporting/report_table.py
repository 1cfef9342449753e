"""The rows of a report on their way into a file: the same table for every kind of export that takes
one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations.exporting.wording import say_day

if TYPE_CHECKING:
    from obligations.exporting.xlsx.sheet import SheetCell

ReportCell = str | int | float | None


@dataclass(frozen=True, slots=True)
class ExportedColumn:
    """A column: its name for programs, and what stands above it for people."""

    name: str
    heading: str


ReportGrid = tuple[list[str], list[list[str]]]  # a header and rows


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The rows of a report, for programs (`rows`), as the cells of a workbook (`shown`), and as a
    whole page in Markdown (`page`).

    For people there are the headline `figures` (value and label), and as `grids` what is drawn of
    its rows: a timeline, a matrix.

    `about` says what it shows, `narrowed` by what it is filtered; `notes` explain signs and what is
    left out; `licence` is that of the data, where it is known.
    """

    name: str
    title: str
    about: str
    lang: str
    as_of: str
    narrowed: list[str]
    licence: str | None
    columns: list[ExportedColumn]
    rows: list[list[ReportCell]]
    shown: list[list[SheetCell]]
    page: str
    notes: list[str]
    figures: list[tuple[str, str]]
    grids: list[ReportGrid]

    @property
    def description(self) -> str:
        """What it shows, for which day, and by what it is filtered, on one line."""
        return " · ".join(
            part for part in (self.about, say_day(self.as_of, self.lang), *self.narrowed) if part
        )

    def find_type(self, at: int) -> str:
        """Return the type of a column by its values: INTEGER, REAL or TEXT."""
        kinds = {type(row[at]) for row in self.rows} - {type(None)}
        if kinds == {int}:
            return "INTEGER"
        if kinds and kinds <= {int, float}:
            return "REAL"
        return "TEXT"

    def read_rows(self) -> list[list[ReportCell]]:
        """Return the rows for programs, each value of the type of its column."""
        types = [self.find_type(at) for at in range(len(self.columns))]
        return [
            [_convert(value, kind) for value, kind in zip(row, types, strict=True)]
            for row in self.rows
        ]


def _convert(value: ReportCell, kind: str) -> Any:
    if value is None:
        return None
    return {"INTEGER": int, "REAL": float, "TEXT": str}[kind](value)
