"""Tables as they were filled in: cells with their places, whatever program saved them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

CellValue = str | int | float | bool | date | datetime | None
# Day 0 of the serial numbers by which spreadsheets count days, but for old ones of the Mac.
DAY_ZERO = date(1899, 12, 30)


class GridCell(NamedTuple):
    """What a cell holds.

    `percent`: it is shown in percent, 0.4 as 40 %. `lost`: it holds an error, or a formula
    whose value was not saved with it.
    """

    value: CellValue = None
    percent: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a file; `name` is how its place is called before a cell: `ledger.xlsx:Customs!`.

    Rows and columns count from 0.
    """

    name: str
    rows: list[list[GridCell]]
    day_zero: date = DAY_ZERO

    def name_cell(self, row: int, column: int) -> str:
        """Return how people find a cell: `ledger.xlsx:Customs!F14`."""
        return f"{self.name}{name_column(column)}{row + 1}"

    def read_serial(self, text: str) -> date | None:
        """Return the day that a spreadsheet keeps as a number; None for what is no such day."""
        try:
            return self.day_zero + timedelta(days=int(float(text)))
        except (OverflowError, ValueError):
            return None


def print_day(value: date) -> str:
    """Return the day of a cell that holds a date, or a date with a time."""
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def name_column(at: int) -> str:
    """Return the letters of a column, counted from 0: A, Z, AA."""
    letters, left = "", at + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
