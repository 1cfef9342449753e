"""Dates as precise as a text gives them.

A partial date stands for all the days it can mean, first and last included: `2025` is 2025-01-01 to
2025-12-31. What is due *by* or *in* it is due on its last day, and has passed from the day after.
`XXXX` stands for every year (`XXXX-02`, the end of each February) and `XXXX-XX-10` for the tenth of
every month, for what recurs.

Nothing in here asks for today's date: the day of a question is always passed in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from obligations.sentences import Sentence, tell

Precision = Literal["year", "half", "quarter", "month", "day"]

_PARTIAL = re.compile(
    r"(?P<year>[0-9]{4}|XXXX)"
    r"(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2]|XX)"
    r"(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?))?"
)
_FORMS = "2025, 2025-H1, 2025-Q4, 2025-06 or 2025-06-30"
_DURATION = re.compile(r"(?P<count>[0-9]{1,5})(?P<unit>[dwmy])")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class DateError(ValueError):
    """A text that is no date: what is wrong with it and, as `hint`, how one is written."""

    def __init__(self, message: Sentence, hint: Sentence) -> None:
        self.said = tell("{message}: {hint}", message=message, hint=hint)
        super().__init__(self.said)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of a year, half, quarter, month or day.

    `year` is None where it recurs every year, `month` None where every month.
    """

    text: str
    precision: Precision
    year: int | None
    month: int | None
    day: int | None

    @property
    def recurs(self) -> bool:
        """Whether it stands for one date in every year or month."""
        return self.year is None

    @property
    def first(self) -> date:
        """The first day that it can mean. A recurring date has none: ValueError."""
        year = self._certain_year()
        start = {"year": 1, "half": (self.month or 1) - 5, "quarter": (self.month or 1) - 2}.get(
            self.precision, self.month or 1
        )
        return date(year, start, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can mean: the deadline of what is due by it.

        A recurring date has none: ValueError.
        """
        year, month = self._certain_year(), self.month or 12
        return date(year, month, self.day or monthrange(year, month)[1])

    @property
    def edtf(self) -> str:
        """The same date by EDTF (ISO 8601-2), which writes halves and quarters of a year as 40, 41
        and 33 to 36.
        """
        year, _, part = self.text.partition("-")
        if part[:1] == "H":
            return f"{year}-{39 + int(part[1])}"
        if part[:1] == "Q":
            return f"{year}-{32 + int(part[1])}"
        return self.text

    def _certain_year(self) -> int:
        if self.year is None:
            msg = tell("{text} recurs and has no single day", text=self.text)
            raise ValueError(msg)
        return self.year

    def __str__(self) -> str:
        return self.text


def write_day(day: date | None) -> str | None:
    """Return a day as it is written; None where there is none."""
    if day is None:
        return None
    return day.isoformat()


def find_partial_date(text: str | None) -> PartialDate | None:
    """Return a partial date that may be missing. Raises like `parse_partial_date`."""
    if not text:
        return None
    return parse_partial_date(text)


def parse_partial_date(text: str) -> PartialDate:
    """Read a partial date. Raises DateError, for people, where the text is none."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise DateError(
            tell("{text!r} is not a date", text=text), tell("write {forms}", forms=_FORMS)
        )
    half, quarter, month, day = found["half"], found["quarter"], found["month"], found["day"]
    every_year, every_month = found["year"] == "XXXX", month == "XX"
    if (every_year and not (half or quarter or month)) or (
        every_month and not (every_year and day)
    ):
        raise DateError(
            tell("{text!r} is not a date", text=text),
            tell("what recurs is written XXXX-02, XXXX-02-15 or XXXX-XX-10"),
        )
    year = None if every_year else int(found["year"])
    if year is not None and year < 1:
        raise DateError(tell("{text!r} is not a date", text=text), tell("there is no year 0000"))
    if half:
        return PartialDate(text, "half", year, int(half) * 6, None)
    if quarter:
        return PartialDate(text, "quarter", year, int(quarter) * 3, None)
    if not month:
        return PartialDate(text, "year", year, None, None)
    number = None if every_month else int(month)
    if not day:
        return PartialDate(text, "month", year, number, None)
    longest = monthrange(year or 2000, number or 1)[1]
    if int(day) > longest:
        raise DateError(
            tell("{text!r} is not a date", text=text),
            tell("that month has {count} days", count=longest),
        )
    return PartialDate(text, "day", year, number, int(day))


def parse_day(text: str) -> date:
    """Read a full date, `2025-06-30`. Raises DateError, for people."""
    found = _PARTIAL.fullmatch(text)
    if not found or not found["day"] or "X" in text:
        raise DateError(
            tell("{text!r} is not a day", text=text), tell("write it in full, as 2025-06-30")
        )
    return parse_partial_date(text).first


class Interval(NamedTuple):
    """From the first day of one partial date to the last of another: `2026..2028`."""

    begin: PartialDate
    end: PartialDate

    @property
    def recurs(self) -> bool:
        """Whether it comes in every year or month: an interval comes once."""
        return False

    @property
    def first(self) -> date:
        """Its first day."""
        return self.begin.first

    @property
    def last(self) -> date:
        """Its last day: the deadline of what is due in it."""
        return self.end.last

    @property
    def edtf(self) -> str:
        """The same by EDTF (ISO 8601-2)."""
        return f"{self.begin.edtf}/{self.end.edtf}"

    def __str__(self) -> str:
        return f"{self.begin}..{self.end}"


def is_interval(text: str) -> bool:
    """Whether a date is written as an interval."""
    return ".." in text


def parse_window(text: str) -> PartialDate | Interval:
    """Read a partial date, or an interval of two that come once.

    Raises DateError, for people.
    """
    if not is_interval(text):
        return parse_partial_date(text)
    begin, _, end = text.partition("..")
    read = Interval(parse_partial_date(begin), parse_partial_date(end))
    if read.begin.recurs or read.end.recurs:
        raise DateError(
            tell("{text!r} recurs, so it is not an interval", text=text),
            tell("write years, as in 2026..2028"),
        )
    if read.last < read.first:
        raise DateError(
            tell("{text!r} ends before it begins", text=text), tell("write the earlier date first")
        )
    if begin == end:
        raise DateError(
            tell("{text!r} begins and ends with the same date", text=text),
            tell("write {date}", date=begin),
        )
    return read


def find_window(text: str | None) -> PartialDate | Interval | None:
    """Return a date or an interval that may be missing. Raises like `parse_window`."""
    if not text:
        return None
    return parse_window(text)


class Period(NamedTuple):
    """The days from `first` to `last`, both included; `ends`: somebody says when, else `last` is
    that of the calendar.
    """

    first: date
    last: date
    ends: bool = True


def parse_period(text: str) -> Period:
    """Read a partial date or a range of two of them, `2021..2025`, as the days that it covers.

    Raises ValueError.
    """
    begin, dots, end = text.partition("..")
    first, last = parse_partial_date(begin), parse_partial_date(end if dots else begin)
    if first.recurs or last.recurs:
        msg = tell("{text!r} is not a period: write a year, as in {forms}", text=text, forms=_FORMS)
        raise ValueError(msg)
    if last.last < first.first:
        msg = tell("{text!r} ends before it begins", text=text)
        raise ValueError(msg)
    return Period(first.first, last.last)


def parse_duration(text: str) -> timedelta:
    """Read a number of days, weeks, months of 30 or years of 365 days: `180d`, `26w`, `6m`, `1y`.
    Raises ValueError.
    """
    found = _DURATION.fullmatch(text)
    if not found:
        msg = tell("{text!r} is not a duration: write 180d, 26w, 6m or 1y", text=text)
        raise ValueError(msg)
    return timedelta(days=int(found["count"]) * _DAYS[found["unit"]])
