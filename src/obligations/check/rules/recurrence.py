"""OB4xx, what falls due again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.check.rules.deadlines import list_given_dates
from obligations.dates import parse_partial_date, parse_window
from obligations.occurrences import find_misfit, make_series, makes_occurrences
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.findings import Route
    from obligations.model import Target
    from obligations.sentences import Sentence


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
    for key, text in (*list_given_dates(target), ("until", target.until)):
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
