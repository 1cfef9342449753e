"""OB4xx, by when and how much: dates, what recurs, metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.dates import find_window, parse_partial_date, parse_window
from obligations.ids import make_action_id, make_target_id
from obligations.occurrences import find_misfit, make_series, makes_occurrences
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.dates import Interval, PartialDate
    from obligations.findings import Route
    from obligations.model import Measure, Target
    from obligations.sentences import Sentence

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
        dates = _list_dates(target)[: 2 if target.every else 3]  # it may recur from a day on
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
            for key, date in _list_dates(target):
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


def find_metrics_without_unit(file: Subject, _: World) -> Iterator[Problem]:
    """A metric says how many, and not of what.

    A number without its unit can't be compared with what was reached. The unit says what is
    counted, with any threshold that each item has to pass.

    wrong:
        metric: {comparator: about, value: 40, unit: {}}
    right:
        metric: {comparator: about, value: 40, unit: {en: harbours with a spare lamp}}
    """
    for route, _id, target in file.targets:
        if target.metric and not (target.metric.unit.en or target.metric.unit.zh):
            yield judge_missing_unit((*route, "metric", "unit"))


def judge_missing_unit(route: Route) -> Problem:
    """Say what is wrong with a metric without a unit."""
    return Problem(route, tell("a metric without a unit"), tell("say in `unit` what is counted"))


def find_unfit_ranges(file: Subject, _: World) -> Iterator[Problem]:
    """A range without its upper number, an upper number without a range, or one that isn't above
    the lower.

    `between` needs `to`, which stands beside nothing else: otherwise nobody knows how much is
    promised.

    wrong:
        metric: {comparator: between, value: 3, to: 1, unit: {en: harbours}}
    right:
        metric: {comparator: between, value: 1, to: 3, unit: {en: harbours}}
    """
    for route, _id, target in file.targets:
        metric = target.metric
        if metric is None:
            continue
        if metric.comparator == "between" and metric.to is None:
            yield Problem(
                (*route, "metric"),
                tell("a range without its upper number"),
                tell("give it in `to`"),
            )
        elif metric.to is not None and metric.comparator != "between":
            yield Problem(
                (*route, "metric", "to"),
                tell("`to` beside `comparator: {comparator}`", comparator=metric.comparator),
                tell("write `comparator: between`, or leave `to` out"),
                on_key=True,
            )
        elif metric.to is not None and metric.to <= metric.value:
            yield Problem(
                (*route, "metric", "to"),
                tell("{to} is not above {value}", to=metric.to, value=metric.value),
                tell("write the lower number in `value`, the upper one in `to`"),
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


def find_misused_recurrence(file: Subject, _: World) -> Iterator[Problem]:
    """A date that recurs without `every`, or dates beside `every` that don't go with it.

    What recurs is due at the end of each period, or at a `by` that lies once in each: `every: year`
    with `by: XXXX-02`, `every: quarter` with `by: XXXX-01-15` (15 January, April, July and
    October), `every: month` with `by: XXXX-XX-10`. `every: two-years` needs a `by` with a year, in
    which it begins; `week`, `regularly` and `continuously` take none. `from` and `until` say
    between which days it recurs. A date that recurs, such as `XXXX-02`, has no single day from
    which something holds or a body existed.

    wrong:
        - {number: 1, every: quarter, by: XXXX-XX-10}
        - {number: 2, from: XXXX-02}
    right:
        - {number: 1, every: quarter, by: XXXX-01-10}
        - {number: 2, from: 2031-02}
    """
    for route, _id, target in file.targets:
        yield from _judge_recurring_dates(route, target)
        if target.every:
            yield from _judge_recurrence(route, target, target.every)
    for route, text in _list_single_days(file):
        if parse_partial_date(text).recurs:
            yield Problem(
                route,
                tell("{text} recurs and is not a single date", text=text),
                tell("write a date with a year"),
            )


def _judge_recurring_dates(route: Route, target: Target) -> Iterator[Problem]:
    for key, text in (*_list_dates(target), ("until", target.until)):
        if not text or not parse_window(text).recurs:
            continue
        if key != "by":
            yield Problem(
                (*route, key),
                tell("{text} recurs and is not a single date", text=text),
                tell("write a date with a year"),
            )
        elif not target.every:
            yield Problem(
                (*route, key),
                tell("{text} recurs without `every`", text=text),
                tell("say in `every` how often"),
            )
    if target.until and not target.every:
        yield Problem(
            (*route, "until"),
            tell("`until` without `every`"),
            tell("say in `every` how often"),
            on_key=True,
        )


def _judge_recurrence(route: Route, target: Target, every: str) -> Iterator[Problem]:
    if target.in_:
        yield Problem(
            (*route, "in"),
            tell("`in` beside `every: {every}`", every=every),
            tell("leave it out, or give in `by` a date that lies in each period"),
            on_key=True,
        )
    misfit = find_misfit(every, target.by)
    if misfit:
        recurs = bool(target.by and parse_partial_date(target.by).recurs)
        yield Problem((*route, "by" if recurs else "every"), *misfit)
    if every == "regularly":
        for key, text in (("from", target.from_), ("until", target.until)):
            if text:
                yield Problem(
                    (*route, key),
                    tell("`{key}` beside `every: regularly`", key=key),
                    tell("leave it out, or say how often, as in `every: year`"),
                    on_key=True,
                )


def find_empty_series(file: Subject, _: World) -> Iterator[Problem]:
    """A target recurs, and no deadline of it lies within its bounds.

    It is due first at the first deadline that isn't before `from`, else before the date of its
    document, and last at the last that isn't after `until`. Where there is none, nothing is ever
    due. What goes on continuously has to begin before its end.

    wrong:
        # dated 2031-03-02
        every: year
        by: XXXX-06
        until: 2031-05
    right:
        every: year
        by: XXXX-06
        until: 2035
    """
    for route, _id, target in file.targets:
        if (
            not file.dated
            or target.every in (None, "regularly")
            or find_misfit(target.every, target.by)
            or any(text and parse_partial_date(text).recurs for text in _list_bounds(target))
        ):
            continue
        if not _recurs_ever(target, target.every, file.dated):
            message = _say_empty(target, file.dated)
            yield Problem((*route, "every"), message, tell("correct `from` or `until`"))


def _list_bounds(target: Target) -> tuple[str | None, str | None]:
    return target.from_, target.until


def _recurs_ever(target: Target, every: str, dated: date) -> bool:
    """Whether anything is due within the bounds; of what goes on, whether it begins before its
    end.
    """
    since, until = _list_bounds(target)
    if makes_occurrences(every):
        return make_series(every, target.by, since, until, dated) is not None
    begin = parse_partial_date(since).first if since else dated
    return until is None or begin <= parse_partial_date(until).last


def _say_empty(target: Target, dated: date) -> Sentence:
    until, since = target.until or "9999-12-31", target.from_
    if target.every == "two-years":  # begins with its date, whatever that of the document
        since = since or target.by
    if since:
        return tell("nothing is due from {since} until {until}", since=since, until=until)
    return tell(
        "nothing is due from {dated}, the date of the document, until {until}",
        dated=dated,
        until=until,
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


def _list_dates(target: Target) -> list[tuple[str, str | None]]:
    return [("by", target.by), ("in", target.in_), ("from", target.from_)]


def _list_single_days(file: Subject) -> Iterator[tuple[Route, str]]:
    for at, body in enumerate(file.listed_departments):
        periods = [
            (("existed",), body.existed),
            *((("former", n), former) for n, former in enumerate(body.former)),
        ]
        for where, period in periods:
            for key in ("from_", "opened", "to", "closed"):
                if text := getattr(period, key, None):
                    yield ("departments", at, *where, key.rstrip("_")), text
        for n, heir in enumerate(body.successors):
            yield ("departments", at, "successors", n, "date"), heir.date


def _read(text: str | None) -> PartialDate | Interval | None:
    parsed = find_window(text)
    if parsed and parsed.recurs:
        return None
    return parsed
