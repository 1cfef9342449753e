"""What a cell says, as text that can be judged: numbers, days and words as people write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from obligations.dates import parse_partial_date
from obligations.spreadsheets.grid import print_day
from obligations.text.name_keys import drop_invisible, fold_text
from obligations.text.tables.forms import NOTHING_FILLED
from obligations.text.typed_amounts import spell_amount
from obligations.text.typed_dates import list_readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.spreadsheets.grid import Grid, GridCell

_SERIAL = re.compile("[1-9][0-9]{4}")
# What spreadsheets put behind a day, and what online forms do: 2025/6/30 0:00.
_TIME = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")


class DayRead(NamedTuple):
    """A day as it is to be typed; `month`: the text of a month whose last day it is."""

    text: str
    month: str = ""


def read_cell(cell: GridCell) -> str:
    """Return what a cell shows; empty where people write that there is nothing, such as 无 or -."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, date):
        return print_day(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return write_number(value, percent=cell.percent)
    text = drop_invisible(str(value)).strip()
    if text.casefold() in NOTHING_FILLED:
        return ""
    return text


def write_number(value: float, *, percent: bool = False) -> str:
    """Return a number with the fifteen digits that spreadsheets keep, without an exponent.

    `percent`: it is shown a hundred times as large.
    """
    number = Decimal(format(value, ".15g"))
    if not number.is_finite():
        return str(value)
    if percent:
        number *= 100
    text = format(number, "f")
    if "." in text:
        return text.rstrip("0").rstrip(".")
    return text


def read_day_cell(grid: Grid, cell: GridCell) -> DayRead:
    """Return the day that a cell says: a date, the number that a spreadsheet keeps for one, or a
    text, whatever it is. Of a month it is the last day.
    """
    text = read_cell(cell)
    folded = fold_text(text)
    if isinstance(cell.value, (int, float)) or _SERIAL.fullmatch(folded):
        day = grid.read_serial(folded)
        return DayRead(day.isoformat() if day else text)
    text = _TIME.sub("", text)
    readings = list_readings(text)
    if len(readings) == 1:
        said = parse_partial_date(readings[0])
        if said.precision == "month":
            return DayRead(said.last.isoformat(), text)
    return DayRead(text)


def read_value_cell(cell: GridCell, units: Iterable[str]) -> str:
    """Return the number that a cell says, without thousands set apart and without its unit."""
    text = fold_text(read_cell(cell))
    for unit in sorted(map(fold_text, units), key=len, reverse=True):
        if unit and text.endswith(unit):
            text = text.removesuffix(unit).strip()
            break
    return spell_amount(text)
