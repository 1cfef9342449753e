"""OB4xx, by when: dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.dates import find_window
from obligations.ids import make_action_id, make_target_id
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.dates import Interval, PartialDate
    from obligations.model import Measure, Target

# What two targets must have in common to promise the same: their dates, how often, how much.
Promise = tuple[
    "str | None", "str | None", "str | None", "str | None", "str | None", "Decimal | None"
]

IMPOSSIBLE_DATE = """
A date that can't be read, or that isn't in the calendar.

A date is as precise as its source: `2031`, `2031-H1`, `2031-Q2`, `2031-06` or `2031-06-15`; what
recurs is `XXXX-02`, `XXXX-02-15` or `XXXX-XX-10`; `in` takes an interval of two dates too,
`2031..2033`. Days such as `dated` are written in full.

wrong:
    by: 2031-13
right:
    by: 2031-12
"""


def find_several_dates(file: Subject, _: World) -> Iterator[Problem]:
    """A target has more than one of `by`, `in` and `from`.

    Its deadline would depend on which of them is read. A result that begins on one day and is due
    on another makes two targets. What recurs may have a `from` beside its `by`: it recurs from then
    on.

    wrong:
        by: 2033
        from: 2031-06
    right:
        by: 2033
    """
    for route, _id, target in file.targets:
        dates = list_given_dates(target)[: 2 if target.every else 3]  # it may recur from a day on
        given = [key for key, date in dates if date]
        for key in given[1:]:
            yield Problem(
                (*route, key),
                tell("`{first}` and `{second}` are both given", first=given[0], second=key),
                tell("keep one of them, or make two targets"),
                on_key=True,
            )


def find_repeated_dates(file: Subject, _: World) -> Iterator[Problem]:
    """A target of a measure repeats the date of one of its actions, and promises nothing else.

    A date that belongs to one action stands on that action and only there: given twice, one promise
    is counted as two. Targets with different metrics or deliverables are different promises.

    wrong:
        targets:
          - {number: 1, by: 2031-09, outcome: {en: the page is open}}
        actions:
          - number: 1
            targets:
              - {number: 1, by: 2031-09, outcome: {en: the page is open}}
    right:
        actions:
          - number: 1
            targets:
              - {number: 1, by: 2031-09, outcome: {en: the page is open}}
    """
    for route, measure_id, measure in file.measures:
        if not measure.targets:
            continue
        below = _index_promises(measure_id, measure)
        for at, target in enumerate(measure.targets):
            promise = below.get(_read_promise(target), {})
            # A deliverable that one of the two doesn't name is no difference.
            wanted = [""] if target.deliverable is None else [target.deliverable, None]
            again = min(
                (promise[deliverable] for deliverable in wanted if deliverable in promise),
                default=None,
            )
            if again is None:
                continue
            for key, date in list_given_dates(target):
                if date:
                    yield Problem(
                        (*route, "targets", at, key),
                        tell("{action} has this date too", action=again[1]),
                        tell("keep it on the action alone"),
                    )


def _index_promises(
    measure_id: str, measure: Measure
) -> dict[Promise, dict[str | None, tuple[int, str]]]:
    """Give, for each promise, the first target of an action with it, in its order: by its
    deliverable, and under "" of them all.
    """
    found: dict[Promise, dict[str | None, tuple[int, str]]] = {}
    below = ((action.number, target) for action in measure.actions for target in action.targets)
    for order, (number, target) in enumerate(below):
        first = found.setdefault(_read_promise(target), {})
        for deliverable in (target.deliverable, ""):
            first.setdefault(
                deliverable,
                (order, make_target_id(make_action_id(measure_id, number), target.number)),
            )
    return found


def _read_promise(target: Target) -> Promise:
    return (
        target.by,
        target.in_,
        target.from_,
        target.until,
        target.every,
        target.metric.value if target.metric else None,
    )


def find_targets_before_document(file: Subject, _: World) -> Iterator[Problem]:
    """A target was due before the document was signed.

    What is promised falls due after the promise: the year is mistyped, or belongs to something
    earlier that the document only mentions. What holds `from` an earlier day may well be meant.

    wrong:
        dated: 2031-03-02
        measures:
          - targets:
              - {number: 1, by: 2023}
    right:
        dated: 2031-03-02
        measures:
          - targets:
              - {number: 1, by: 2033}
    """
    for route, _id, target in file.targets:
        for key, text in (("by", target.by), ("in", target.in_)) if not target.every else ():
            due = _read(text)
            if due and file.dated and due.last < file.dated:
                yield Problem(
                    (*route, key),
                    tell(
                        "{text} had passed when the document was signed, {dated}",
                        text=text,
                        dated=file.dated,
                    ),
                    tell("correct the date; for what has held since then, write `from`"),
                )


def find_unexplained_reckonings(file: Subject, _: World) -> Iterator[Problem]:
    """A date beside the text's own terms without the reason, or a reason that explains no such
    date.

    Where the text says "within 60 days of the inventory" and `by` gives a day, somebody has
    reckoned it, and `because` says how. `when` alone needs none, and neither does an interval that
    it only names, such as that of a fiscal year.

    wrong:
        by: 2031-06-30
        when: {en: within 60 days of the inventory}
    right:
        by: 2031-06-30
        when: {en: within 60 days of the inventory}
        because: {en: the inventory was closed on 1 May 2031}
    """
    for route, _id, target in file.targets:
        if target.is_reckoned and target.because is None:
            yield Problem(
                (*route, "when"),
                tell("the date is reckoned from these terms, and nothing says how"),
                tell(
                    "say how in `because`; where the text gives the date itself, leave `when` out"
                ),
                on_key=True,
            )
        elif target.because is not None and not target.is_reckoned:
            yield Problem(
                (*route, "because"),
                tell("`because` without a date that was reckoned from `when`"),
                tell("give both, or leave it out"),
                on_key=True,
            )


def find_reversed_periods(file: Subject, _: World) -> Iterator[Problem]:
    """A period ends before it begins: a document published before it was signed, a body or a name
    that ended before it was there.

    One of the two dates is misread.

    wrong:
        dated: 2031-03-02
        published: 2031-02-03
    right:
        dated: 2031-03-02
        published: 2031-03-03
    """
    if (
        file.document
        and file.document.published
        and file.dated
        and file.document.published < file.dated
    ):
        yield Problem(
            ("published",),
            tell("published before it was signed, {dated}", dated=file.dated),
            tell("check both dates"),
        )
    for at, body in enumerate(file.listed_departments):
        periods = [
            (("existed",), body.existed),
            *((("former", n), former) for n, former in enumerate(body.former)),
        ]
        for where, period in periods:
            if period is None:
                continue
            since, until = _read(period.from_), _read(period.to)
            if since and until and until.last < since.first:
                yield Problem(
                    ("departments", at, *where, "to"),
                    tell("{until} is before {since}", until=str(until), since=str(since)),
                    tell("check both dates"),
                )


def list_given_dates(target: Target) -> list[tuple[str, str | None]]:
    """Return the dates that a target can have, one of which it has."""
    return [("by", target.by), ("in", target.in_), ("from", target.from_)]


def _read(text: str | None) -> PartialDate | Interval | None:
    parsed = find_window(text)
    if parsed and parsed.recurs:
        return None
    return parsed
