"""The rows of a report on their way into a file: the same table for every kind of export that takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its name for programs, what stands above it for people, and whether it holds the word of a state."""

    name: str
    heading: str
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The rows of a report, for programs (`rows`) and as people read them (`shown`); `notes` explain the signs in the latter."""

    name: str
    title: str
    columns: list[ReportColumn]
    rows: list[list[Value]]
    shown: list[list[Value]]
    notes: list[str]

    def find_type(self, at: int) -> str:
        """Give the type of a column by its values: INTEGER, REAL or TEXT."""
        kinds = {type(row[at]) for row in self.rows} - {type(None)}
        if kinds == {int}:
            return "INTEGER"
        return "REAL" if kinds and kinds <= {int, float} else "TEXT"

    def read_rows(self) -> list[list[Value]]:
        """Give the rows for programs, each value of the type of its column."""
        types = [self.find_type(at) for at in range(len(self.columns))]
        return [[_convert(value, kind) for value, kind in zip(row, types, strict=True)] for row in self.rows]


def _convert(value: Value, kind: str) -> Any:
    if value is None:
        return None
    return {"INTEGER": int, "REAL": float, "TEXT": str}[kind](value)
