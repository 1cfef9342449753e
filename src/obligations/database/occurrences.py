"""The occurrences of what recurs, as rows: those that a day and a period can ask for, and no more.

A series goes on to the end of the calendar. Which of its occurrences decide anything follows from
the day that is asked about and from what is on record, so that a question reckons a handful of each
series. What is between them has no entry and is told by counting.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from obligations.dates import Period
from obligations.occurrences import Series

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

EVER = Period(date.min, date.max, ends=False)
_SERIES = (
    "SELECT id, every, recur_first, recur_day, recur_count, until FROM target WHERE recur_count IS"
    " NOT NULL"
)
_ENTRIES = (
    "SELECT t.id, p.occurrence, p.date FROM target AS t CROSS JOIN progress AS p ON"
    " p.thing = t.id WHERE t.recur_count IS NOT NULL AND p.counts AND (p.occurrence IS NOT NULL OR"
    " p.status = 'superseded' AND p.date <= (SELECT as_of FROM asked))"
)


class AskedOccurrences(NamedTuple):
    """Which occurrences are asked for: those due in one of the periods.

    `every`: each of them is, up to the end of the period or of the series, without both up to the
    horizon; with `told`, up to the end of the period or the horizon, and the later ones of which
    anything is on record too; and of these `targets` alone (None: of all). Else those that can
    decide a state or be the next. Listed, asked for or not, are those in the periods `also`, and
    the `last` that have passed, so many of each target.
    """

    periods: Sequence[Period] = (EVER,)
    horizon: date = date.max
    every: bool = False
    targets: frozenset[str] | None = None
    told: bool = False
    also: Sequence[Period] = ()
    last: int = 0

    def list_periods(self, recurring: Recurring) -> list[Period]:
        """Return the periods as they are meant of one target."""
        if not self.every:
            return list(self.periods)
        if self.targets is not None and recurring.target not in self.targets:
            return []
        if recurring.ends and not self.told:
            return list(self.periods)
        return [
            period if period.ends else Period(period.first, self.horizon) for period in self.periods
        ]


class Recurring(NamedTuple):
    """A target that recurs; `ends`: the text says until when."""

    target: str
    series: Series
    ends: bool


class _Told(NamedTuple):
    """What is on record of a series: of which occurrences, and since when it is superseded."""

    names: set[str]
    superseded: list[str]


def fill_occurrences(connection: sqlite3.Connection, as_of: date, asked: AskedOccurrences) -> None:
    """Fill the table `occurrence` anew for a day: the TEMP one, where a question has it."""
    connection.execute("DELETE FROM occurrence")
    told = _load_told(connection)
    rows = (
        row
        for recurring in load_recurring(connection)
        for row in _make_rows(recurring, as_of, asked, told.get(recurring.target))
    )
    connection.executemany("INSERT INTO occurrence VALUES (?, ?, ?, ?, ?)", rows)


def load_recurring(
    connection: sqlite3.Connection, target: str | None = None
) -> Iterator[Recurring]:
    """Yield the targets that have occurrences, or one of them."""
    sql = f"{_SERIES} AND id = ?" if target else _SERIES
    for row in connection.execute(sql, (target,) if target else ()):
        name, every, first, day, count, until = row
        series = Series(every, date.fromisoformat(first), day, count)
        yield Recurring(name, series, ends=until is not None)


def list_occurrences(
    connection: sqlite3.Connection, asked: AskedOccurrences
) -> Iterator[tuple[str, int]]:
    """Yield each occurrence in the periods asked for: its target and its number."""
    for recurring in load_recurring(connection):
        for period in asked.list_periods(recurring):
            for number in range(*_find_bounds(recurring.series, period)):
                yield recurring.target, number


def _make_rows(
    recurring: Recurring, as_of: date, asked: AskedOccurrences, told: _Told | None
) -> Iterator[tuple[str, int, str, str, bool]]:
    target, series, _ = recurring
    periods = asked.list_periods(recurring)
    wanted = _list_wanted(series, as_of, periods, told)
    for period in (*(periods if asked.every else ()), *asked.also):
        wanted.update(range(*_find_bounds(series, period)))
    passed = series.count_before(as_of)
    wanted.update(range(max(0, passed - asked.last), passed))
    for number in sorted(wanted):
        day, name = series.find_deadline(number), series.name(number)
        known = asked.told and told is not None and name in told.names
        meant = _is_in(day, asked.periods if known else periods)
        yield target, number, name, day.isoformat(), meant


def _load_told(connection: sqlite3.Connection) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    for target, name, day in connection.execute(_ENTRIES):
        found = told.setdefault(target, _Told(set(), []))
        if name is None:
            found.superseded.append(day)
        else:
            found.names.add(name)
    return told


def _is_in(day: date, periods: Iterable[Period]) -> bool:
    return any(period.first <= day <= period.last for period in periods)


def _find_bounds(series: Series, period: Period) -> tuple[int, int]:
    """Return the number of the first occurrence in a period, and of the first behind it."""
    if period.last == date.max:
        return series.count_before(period.first), series.count
    return series.count_before(period.first), series.count_before(period.last + timedelta(1))


def _list_wanted(
    series: Series, as_of: date, periods: Iterable[Period], told: _Told | None
) -> set[int]:
    """Return the numbers of the occurrences that something can depend on.

    These are, in each period and at all times: the last that has passed and the first that has
    not; each with an entry, and the one behind it, which is the next where that is settled; the
    first that is due after all of it was superseded.
    """
    wanted: set[int] = set()
    passed = series.count_before(as_of)
    for period in (EVER, *periods):
        first, end = _find_bounds(series, period)
        around = (min(passed, end) - 1, max(passed, first))
        wanted.update(number for number in around if first <= number < end)
    if told:
        numbers = {number for name in told.names if (number := series.find(name)) is not None}
        wanted |= numbers | {number + 1 for number in numbers}
        if told.superseded:
            day = date.fromisoformat(min(told.superseded))
            wanted.add(_find_bounds(series, Period(date.min, day))[1])
    return {number for number in wanted if number < series.count}
