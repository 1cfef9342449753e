"""Which occurrences of what recurs a question is about: those due in the periods that its filters
name.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from obligations.database import ask_for_occurrences
from obligations.database.occurrences import (
    EVER,
    AskedOccurrences,
    list_occurrences,
    load_recurring,
)
from obligations.dates import Period
from obligations.findings import UserError
from obligations.ids import make_occurrence_id, occurrence_of
from obligations.occurrences import find_named_period
from obligations.query.condition import mark
from obligations.query.filters import FILTERS, build_condition
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.session import Question
    from obligations.records import OccurrenceRecord

MOST = 10_000
# So many that have passed stand on the page of a measure.
MOST_TOLD = 5
# How many occurrences are named where it isn't said which is meant.
MOST_PROPOSED = 3
# Filters by which occurrences can be too many.
_SAYING_WHICH = ("occurrences", "passed_since", "due", "before")
# What says by which day something is due, and what became of it: of each occurrence by itself.
_OF_OCCURRENCES = ("due", "before", "after", "passed_since", "state")


def find_horizon_of_exports(as_of: date) -> date:
    """Return the day up to which exports hold each occurrence: two years after the one asked
    about.
    """
    year = min(as_of.year + 2, date.max.year)
    try:
        return as_of.replace(year=year)
    except ValueError:  # 29 February
        return as_of.replace(year=year, day=28)


def choose_occurrences(
    question: Question,
    checked: CheckedFilters,
    *,
    listed: Period | None = None,
    until: date | None = None,
) -> None:
    """Let a question tell of the occurrences that its filters ask for, up to the end of its scope.

    `listed`: of this period every occurrence can be looked up, asked for or not. `until`: each is
    asked for up to this day or to the end of the period that filters name, and the later ones that
    have entries. Raises UserError where they are too many to be told.
    """
    periods = list(_list_periods(checked))
    every = checked.every_occurrence or until is not None
    if not every and listed is None and periods == [EVER]:
        return
    foreseen, also = until, []
    if listed:
        foreseen = listed.last
        ends = [period.last for period in periods if period.ends]
        also = [Period(listed.first, max([foreseen, *ends]))]
    horizon = until or question.as_of + question.within
    targets = None
    if every:
        others = checked.change(**dict.fromkeys(_OF_OCCURRENCES, ()))
        condition = build_condition(others, "measure")
        rows = question.select(
            "SELECT t.id FROM target AS t JOIN measure AS m ON m.id = t.measure WHERE"
            f" t.recur_count IS NOT NULL AND {condition.sql}",
            condition.parameters,
        )
        targets = frozenset(row["id"] for row in rows)
    told = until is not None
    asked = AskedOccurrences(periods, horizon, every=every, targets=targets, told=told, also=also)
    if every or listed:
        _refuse_too_many(question, asked, checked, foreseen)
    ask_for_occurrences(question.connection, question.as_of, asked)


def _list_periods(checked: CheckedFilters) -> Iterator[Period]:
    """Yield the periods asked for: each one of `due`, within the bounds that other filters set."""
    bounds = [EVER]
    if after := checked.values.get("after"):
        bounds.append(EVER._replace(first=min(*after, date.max - timedelta(1)) + timedelta(1)))
    if before := checked.values.get("before"):
        bounds.append(Period(date.min, max(*before, date.min + timedelta(1)) - timedelta(1)))
    if checked.passed:
        bounds.append(checked.passed)
    for due in checked.values.get("due") or (EVER,):
        within = [*bounds, due]
        yield Period(
            max(period.first for period in within),
            min(period.last for period in within),
            ends=any(period.ends for period in within),
        )


def _refuse_too_many(
    question: Question, asked: AskedOccurrences, checked: CheckedFilters, foreseen: date | None
) -> None:
    """Raise UserError where more are asked for than can be told; `foreseen`: up to this day they
    may be as many as there are.
    """
    if foreseen:
        later = [period for period in asked.periods if period.ends and period.last > foreseen]
        begin = min(foreseen, date.max - timedelta(1)) + timedelta(1)
        asked = asked._replace(
            periods=[period._replace(first=max(period.first, begin)) for period in later]
        )
    rows = list_occurrences(question.connection, asked)
    if len(list(islice(rows, MOST + 1))) > MOST:
        given = (FILTERS[name].option for name in _SAYING_WHICH if checked.values.get(name))
        raise UserError(
            tell("{next}: there are more than {most:,} occurrences", next=next(given), most=MOST),
            tell("ask for a shorter period, such as --due 2026"),
        )


def load_history(
    question: Question, measures: Sequence[str], named: Sequence[str] = ()
) -> dict[str, list[OccurrenceRecord]]:
    """Return by measure, of its targets that recur, the last occurrences that have passed, the
    first to come that is not settled, and those that are named.
    """
    told: dict[str, list[OccurrenceRecord]] = defaultdict(list)
    question.choose(measures)
    any_of_them = "measure IN (SELECT id FROM temp.chosen) AND recur_count IS NOT NULL LIMIT 1"
    if not question.select(f"SELECT 1 FROM target WHERE {any_of_them}"):
        return told
    with question.scope():
        periods = [find_named_period(occurrence_of(one) or "") for one in named]
        asked = AskedOccurrences(last=MOST_TOLD, also=periods)
        ask_for_occurrences(question.connection, question.as_of, asked)
        rows = question.select(
            "SELECT o.* FROM target_occurrence AS o, asked AS a WHERE o.measure IN (SELECT id FROM"
            " temp.chosen) AND (o.deadline < a.as_of AND o.turn > (SELECT max(p.number) FROM"
            f" occurrence AS p WHERE p.target = o.target AND p.deadline < a.as_of) - {MOST_TOLD} OR"
            " o.turn = (SELECT n.turn FROM next_occurrence AS n WHERE n.target = o.target)"
            f" OR o.id IN ({mark(named)})) ORDER BY o.target, o.turn",
            named,
        )
    for row in rows:
        told[row["measure"]].append(
            {
                "id": row["id"],
                "target": row["target"],
                "number": row["turn"] + 1,
                "occurrence": row["occurrence"],
                "deadline": row["deadline"],
                "state": row["state"],
                "progress": row["progress"],
                "not_found": row["not_found"],
            }
        )
    return told


def list_open_occurrences(
    question: Question, target: str, day: date, most: int
) -> list[tuple[str, date]]:
    """Return the ids and deadlines of the occurrences of a target of which it is still open what
    became of them, the nearest to a day first; none where it does not recur.
    """
    recurring = next(load_recurring(question.connection, target), None)
    if recurring is None:
        return []
    series = recurring.series
    settled = {
        row["turn"]
        for row in question.select(
            "SELECT turn FROM target_occurrence WHERE target = ? AND state IN ('met', 'missed',"
            " 'superseded')",
            [target],
        )
    }
    nearest, reach = series.find_nearest(day), most + len(settled)
    numbers = range(max(0, nearest - reach), min(series.count, nearest + reach + 1))
    found = [(series.find_deadline(number), number) for number in numbers if number not in settled]
    found.sort(key=lambda one: (abs(one[0] - day), one[0]))
    return [(make_occurrence_id(target, series.name(number)), due) for due, number in found[:most]]
