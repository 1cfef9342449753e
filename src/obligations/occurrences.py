"""What recurs: which occurrences a target has, when each is due, and what it is called.

An occurrence is named by the period in which its deadline lies: `2026-W05`, `2026-03`, `2026-Q1`,
`2026-H1` or `2026`. Which there are follows from the target and the date of its document alone.

Nothing is listed that nobody asks for: occurrences are numbered from 0, and each is reckoned from
its number.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from obligations.dates import Period, parse_partial_date
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from obligations.dates import PartialDate

# After how many months it comes again. A week has days, and the other words make no occurrences.
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "two-years": 24}
_WEEK = 7
_LAST_DAY_OF_MONTH = 31


@dataclass(frozen=True, slots=True)
class Series:
    """The occurrences of a target.

    `first` is the deadline of the first of them, `count` how many there are up to the last day of
    the calendar. `day` is the day of the month on which they are due; one that a month lacks is its
    last.
    """

    every: str
    first: date
    day: int
    count: int

    def find_deadline(self, number: int) -> date:
        """Return the day on which an occurrence is due."""
        if self.every == "week":
            return self.first + timedelta(weeks=number)
        return _find_day(_count_months(self.first) + number * _MONTHS[self.every], self.day)

    def name(self, number: int) -> str:
        """Return what an occurrence is called: the period in which it is due."""
        return name_period(self.every, self.find_deadline(number))

    def count_before(self, day: date) -> int:
        """Return how many occurrences are due before a day: the number of the first from it on."""
        if day <= self.first:
            return 0
        if self.every == "week":
            return min(-((self.first - day).days // _WEEK), self.count)
        months = _count_months(day) - _count_months(self.first)
        number = min(months // _MONTHS[self.every], self.count - 1)
        return number + (self.find_deadline(number) < day)

    def find(self, name: str) -> int | None:
        """Return the number of the occurrence of a name; None where there is none."""
        day = find_last_day(name)
        if day is None:
            return None
        number = self.count_before(day + timedelta(1)) - 1 if day < date.max else self.count - 1
        if number >= 0 and self.name(number) == name:
            return number
        return None

    def find_nearest(self, day: date) -> int:
        """Return the number of the occurrence that is due nearest to a day, of two the earlier."""
        after = min(self.count_before(day), self.count - 1)
        around = (number for number in (after - 1, after) if number >= 0)
        return min(around, key=lambda number: abs(self.find_deadline(number) - day))


def make_series(
    every: str, by: str | None, since: str | None, until: str | None, dated: date
) -> Series | None:
    """Return the occurrences of a target by its words and the date of its document; None where it
    makes none: it goes on, its words don't fit one another, or no deadline lies within its bounds.
    """
    bounds = [parse_partial_date(text) for text in (since, until) if text]
    if not makes_occurrences(every) or find_misfit(every, by) or any(b.recurs for b in bounds):
        return None
    start = bounds[0].first if since else dated
    end = bounds[-1].last if until else date.max
    if every == "week":
        return _make_weeks(start, end)
    return _make_months(every, by, start, end, bounded=since is not None)


def makes_occurrences(every: str) -> bool:
    """Whether a word of recurrence says when: `regularly` and `continuously` don't."""
    return every == "week" or every in _MONTHS


def list_months(every: str, month: int) -> list[int]:
    """Return the months of a year in which something is due that is due in one of them."""
    step = _MONTHS[every]
    return list(range((month - 1) % step + 1, 13, step))


def find_misfit(every: str, by: str | None) -> tuple[Sentence, Sentence] | None:
    """Return what is wrong with `by` beside `every`, and what to write instead; None where the two
    go together.
    """
    written = parse_partial_date(by) if by else None
    if every == "two-years":
        if written and written.year:
            return None
        return (
            tell("`every: {every}` needs a date with a year", every=every),
            tell("say when it begins, as in `by: 2026`"),
        )
    if written is None:
        return None
    if every not in _MONTHS:
        return tell("`every: {every}` beside `by: {by}`", every=every, by=by), tell(
            "leave `by` out"
        )
    if written.year:
        return (
            tell("`every: {every}` with a date that does not recur, {by}", every=every, by=by),
            tell("write the date as in {date}", date=_suggest_date(every, written)),
        )
    if not _fits(every, written):
        return (
            tell("`every: {every}` with `by: {by}`", every=every, by=by),
            tell("write the date as in {date}", date=_suggest_date(every, written)),
        )
    return None


def _fits(every: str, written: PartialDate) -> bool:
    """Whether a date that recurs lies once in each period of a recurrence."""
    if every == "month":
        return written.month is None
    named = written.month is not None
    return named and (every == "year" or written.precision in ("month", "day"))


def _suggest_date(every: str, written: PartialDate) -> str:
    """Return the date in the form that fits: of a period that has none, the last of its months."""
    if every == "month":
        return f"XXXX-XX-{written.day or 10:02}"
    return f"XXXX-{written.month or (1 if written.day else 12):02}" + (
        f"-{written.day:02}" if written.day else ""
    )


def _make_weeks(start: date, end: date) -> Series | None:
    first = start.toordinal() + 6 - start.weekday()  # the Sunday of its week
    if first > end.toordinal():
        return None
    sunday = date.fromordinal(first)
    return Series("week", sunday, sunday.day, (end - sunday).days // _WEEK + 1)


def _make_months(
    every: str, by: str | None, start: date, end: date, *, bounded: bool
) -> Series | None:
    step = _MONTHS[every]
    written = parse_partial_date(by) if by else None
    # A day that is the last of its month by how the date is written stays the last.
    day = (written.day if written else None) or _LAST_DAY_OF_MONTH
    month = (written.month if written else None) or min(12, step)
    if written and written.year:
        number = written.year * 12 + month - 1
        if bounded:
            number += max(0, -((number - _count_months(start)) // step)) * step
    else:
        asked = _count_months(start)
        number = asked + (month - 1 - asked) % step
    if _is_early(number, day, start) and (bounded or not (written and written.year)):
        number += step
    if number > _count_months(date.max) or _find_day(number, day) > end:
        return None
    count = (_count_months(end) - number) // step + 1
    last = _find_day(number + (count - 1) * step, day)
    return Series(every, _find_day(number, day), day, count - (last > end))


def _is_early(number: int, day: int, start: date) -> bool:
    return number <= _count_months(start) and _find_day(number, day) < start


def _count_months(day: date) -> int:
    """Return how many months lie before that of a day, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _find_day(months: int, day: int) -> date:
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def name_period(every: str, day: date) -> str:
    """Return the period of a recurrence that a day lies in."""
    if every == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if every == "month":
        return f"{day.year:04}-{day.month:02}"
    if every == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if every == "half":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    return f"{day.year:04}"


def find_named_period(name: str) -> Period:
    """Return the days of a period by its name, which is one."""
    if "-W" in name:
        last = find_last_day(name) or date.min
        return Period(last - timedelta(_WEEK - 1), last)
    written = parse_partial_date(name)
    return Period(written.first, written.last)


def find_last_day(name: str) -> date | None:
    """Return the last day of a period by its name; None where no period is called so."""
    year, mark, week = name.partition("-W")
    try:
        if not mark:
            return parse_partial_date(name).last
        return date.fromisocalendar(int(year), int(week), _WEEK)
    except (ValueError, OverflowError):
        return None
