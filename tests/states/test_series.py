"""The law of what recurs, reckoned a second time: each occurrence by its own words and deadline, the series by the one that decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obligations.occurrences import Series, make_series

DATED = date(2015, 1, 1)  # the day of the document: see the conftest of this folder
HORIZON = timedelta(180)
OPEN = ("unconfirmed", "overdue")
SETTLED = ("met", "superseded")
STATUSES = ("met", "missed", "partly-met", "superseded", "in-progress")
RECURRENCES = [
    {"every": "year", "by": "XXXX-02-29"},
    {"every": "half", "from": "2017-03"},
    {"every": "quarter", "by": "XXXX-01-15", "until": "2021"},
    {"every": "month", "from": "2018-11", "until": "2019-06"},
    {"every": "two-years", "by": "2016-02"},
    {"every": "week", "until": "2016"},
]


class Said(NamedTuple):
    """An entry: about an occurrence by its number, or about the whole."""

    number: int | None
    day: date
    status: str


class Law:
    """What holds on a day of a series of which something is on record."""

    def __init__(self, series: Series, entries: list[Said], as_of: date, record: str) -> None:
        self.series, self.as_of = series, as_of
        self.unknown = "overdue" if record == "complete" else "unconfirmed"
        counting = [said for said in entries if said.day <= as_of]
        ended = [
            said.day for said in counting if said.number is None and said.status == "superseded"
        ]
        self.superseded = min(ended, default=None)
        self.words: dict[int, str] = {}
        for said in sorted(counting, key=lambda said: said.day):
            if said.status in ("met", "missed", "partly-met") or (
                said.number is not None and said.status == "superseded"
            ):
                number = said.number
                meant = self.series.find_nearest(said.day) if number is None else number
                self.words[meant] = said.status
        self.passed = sum(1 for _ in self._list_passed())

    def _list_passed(self) -> Iterator[int]:
        for number in range(self.series.count):
            if self.series.find_deadline(number) >= self.as_of:
                return
            yield number

    def judge(self, number: int) -> str:
        """The state of an occurrence."""
        deadline, word = self.series.find_deadline(number), self.words.get(number)
        if word in ("met", "missed", "superseded"):
            return word
        if word is None and self.superseded and deadline > self.superseded:
            return "superseded"
        if deadline < self.as_of:
            return word or self.unknown
        return "due-soon" if deadline <= self.as_of + HORIZON else "upcoming"

    def list_rows(self, first: date, last: date) -> list[tuple[str, str]]:
        """The rows of `due` among the occurrences of a period: their names and states."""
        begin = self.series.count_before(first)
        end = (
            self.series.count_before(last + timedelta(1)) if last < date.max else self.series.count
        )
        within = range(begin, min(end, max(begin, self.passed) + 40))
        behind = [number for number in within if number < self.passed]
        ahead = [number for number in within if number >= self.passed]
        rows = [number for number in behind[-1:] if self.judge(number) not in SETTLED]
        rows += [number for number in ahead if self.judge(number) not in SETTLED][:1]
        rows = rows or behind[-1:] or ahead[:1]
        return [(self.series.name(number), self.judge(number)) for number in rows]

    def judge_all(self) -> str:
        """The state of the series."""
        if self.superseded:
            return "superseded"
        last = self.judge(self.passed - 1) if self.passed else "met"
        if last not in SETTLED:
            return last
        near = range(self.passed, min(self.series.count, self.passed + 40))
        ahead = [self.judge(number) for number in near]
        following = [state for state in ahead if state not in SETTLED]
        return next(iter(following or ahead[-1:]), last)

    def count_earlier(self) -> int:
        """How many before the last that has passed nothing is on record of."""
        return sum(self.judge(number) in OPEN for number in range(max(0, self.passed - 1)))


def _name(rows: list[dict[str, str]]) -> list[tuple[str, str]]:
    ordered = sorted(rows, key=lambda row: row["deadline"])
    return [(row["occurrence"], row["state"]) for row in ordered]


def _say(series: Series, said: Said) -> dict[str, str]:
    whole = "2020-m01.t1"
    of = whole if said.number is None else f"{whole}@{series.name(said.number)}"
    return {"of": of, "date": said.day.isoformat(), "status": said.status}


@st.composite
def entries_on(draw: st.DrawFn, series: Series, as_of: date) -> list[Said]:
    passed = series.count_before(as_of)
    days = draw(st.lists(st.dates(DATED, as_of + timedelta(9)), max_size=5, unique=True))
    near = st.integers(max(0, passed - 2), min(series.count - 1, passed + 1))
    of_one = st.tuples(near, st.sampled_from(STATUSES))
    of_all = st.tuples(st.none(), st.sampled_from(("superseded", "superseded", *STATUSES)))
    said = [draw(st.one_of(of_one, of_one, of_all)) for _ in days]
    return [Said(number, day, status) for day, (number, status) in zip(days, said, strict=True)]


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_states_and_rows_are_those_of_the_law(world: Any, data: st.DataObject) -> None:
    target = data.draw(st.sampled_from(RECURRENCES))
    series = make_series(
        target["every"], target.get("by"), target.get("from"), target.get("until"), DATED
    )
    assert series is not None
    as_of = data.draw(st.dates(date(2015, 1, 2), date(2023, 12, 31)))
    entries = data.draw(entries_on(series, as_of))
    record = data.draw(st.sampled_from(("open", "complete")))
    law = Law(series, entries, as_of, record)
    made = world([target], entries=[_say(series, said) for said in entries], record=record)

    rows = made.run("due", "--format", "json", as_of=as_of.isoformat()).json
    assert _name(rows) == law.list_rows(date.min, date.max)
    for row in rows:
        passed = row["deadline"] < as_of.isoformat()
        assert row["earlier_unconfirmed"] == (law.count_earlier() if passed else 0)
    (shown,) = made.measure(as_of.isoformat())["targets"]
    assert (shown["state"], shown["earlier_unconfirmed"]) == (law.judge_all(), law.count_earlier())
    year = data.draw(st.integers(2015, 2023))
    rows = made.run("due", "--due", str(year), "--format", "json", as_of=as_of.isoformat()).json
    asked = law.list_rows(date(year, 1, 1), date(year, 12, 31))
    assert _name(rows) == asked
