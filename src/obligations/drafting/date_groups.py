"""Dates that stand together, and say together when something is due.

- *Enumerated* dates share what is said ahead of the first or behind the last: 6月、12月底前 are two
  of `by`, 到2027年、2029年 too, and 每年6月底、12月底前 recur both.
- A *series* is one with the bounds that stand just before it: 2026年起每年, 2027年至2030年，每季度,
  到2030年，每年.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.due import DueDate, FoundDate
from obligations.drafting.source import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENUMERATED = re.compile(r"[、和及与]")
_NEAR = 2  # signs between a series and its bound
_ENDS = re.compile(r"[。;.!?]")


def join_groups(text: str, found: Iterable[FoundDate]) -> list[FoundDate]:
    """Return the dates of a text, in order, as they are meant where they stand together."""
    return _join_bounds(text, _share_manner(text, list(found)))


def _share_manner(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates with the manner that enumerated ones share."""
    shared = list(found)
    for at in range(1, len(shared)):
        if _is_enumerated(text, shared[at - 1], shared[at]):
            due = _follow(shared[at - 1].due, shared[at], text)
            shared[at] = FoundDate(shared[at].span, due)
    for at in range(len(shared) - 2, -1, -1):
        before, after = shared[at], shared[at + 1]
        if _is_enumerated(text, before, after) and after.due.by and _is_day(before.due):
            shared[at] = FoundDate(before.span, DueDate(by=before.due.in_))
    return shared


def _is_enumerated(text: str, before: FoundDate, after: FoundDate) -> bool:
    return _ENUMERATED.fullmatch(text, before.span.end, after.span.start) is not None


def _is_day(due: DueDate) -> bool:
    """Whether a date says in which period, and nothing else."""
    return due.in_ is not None and ".." not in due.in_ and due.when is None


def _follow(before: DueDate, one: FoundDate, text: str) -> DueDate:
    """Return what a date says that is enumerated behind another one."""
    day = one.due.by or one.due.in_
    if day is None or one.due.every or ".." in day:
        return one.due
    if before.every == "year" and before.by and "年" not in text[one.span.start : one.span.end]:
        return DueDate(every="year", by=f"XXXX{day[4:]}")
    if before.by and not before.every:
        return DueDate(by=day)
    return one.due


def _join_bounds(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Join each series to the bounds that stand just before it, and to the beginning that stands
    just behind it.
    """
    joined: list[FoundDate] = []
    for one in found:
        due, start = one.due, one.span.start
        while joined and due.every and _is_near(text, joined[-1].span.end, start):
            bounded = _bound(due, joined[-1].due)
            if bounded is None:
                break
            due, start = bounded, joined.pop().span.start
        before = joined[-1] if joined else None
        if (
            before
            and before.due.every
            and due.from_
            and not due.every
            and _is_near(text, before.span.end, start)
        ):
            joined[-1] = FoundDate(
                Stretch(before.span.start, one.span.end), replace(before.due, from_=due.from_)
            )
            continue
        joined.append(FoundDate(Stretch(start, one.span.end), due))
    return joined


def _is_near(text: str, start: int, end: int) -> bool:
    return end - start <= _NEAR and not _ENDS.search(text, start, end)


def _bound(series: DueDate, bound: DueDate) -> DueDate | None:
    """Return a series within what stands before it; None where that is no bound."""
    if bound.every or (bound.when and not bound.in_):
        return None
    first, _, last = (bound.in_ or "").partition("..")
    first, last = bound.from_ or (last and first), bound.by or last
    if (first and series.from_) or (last and series.until) or not (first or last):
        return None
    return replace(series, from_=first or series.from_, until=last or series.until)
