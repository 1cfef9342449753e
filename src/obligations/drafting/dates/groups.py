"""Dates that stand together, and say together when something is due.

- *Enumerated* dates share what is said ahead of the first or behind the last: 6月、12月底前 are two
  of `by`, 到2027年、2029年 too, and 每年6月底、12月底前 recur both, as bare months do in English:
  annually in May and November.
- A *series* is one with the bounds that stand just before it: 2026年起每年, 2027年至2030年，每季度,
  到2030年，每年; with those just behind it: every year until 2030; and with the one that begins its
  English sentence.
- In a field a bare year behind a month is that month of it: March 2031, 2032.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import Calendar, DueDate, FoundDate
from obligations.drafting.dates.readers import read_every_month_en
from obligations.drafting.dates.words import DAY_EN, MONTH_EN, compile_en
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import FULL_STOP_EN
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ENUMERATED = lazy(r"[、和及与]|,? and |, ")
_BARE_MONTH = compile_en(
    rf"(?:{DAY_EN}(?: of)? {MONTH_EN}|{MONTH_EN}(?: {DAY_EN})?)(?![ ,]*\d)(?! (?:of|each|every) )"
)
_IN = lazy(r"(?i:in|during) ")
_LASTS = lazy("长期|常态")
_NEAR = 2  # signs between a series and its bound
_ENDS = lazy(rf"[。;!?]|{FULL_STOP_EN}")
_BEGINS = lazy(r"(?:start|beginn|commenc)ing ")
_LEADS = lazy(r"From |Between |In |During |Over |Starting |Beginning |As of ")


def join_groups(text: str, found: Iterable[FoundDate]) -> list[FoundDate]:
    """Return the dates of a text, in order, as they are meant where they stand together."""
    return _join_bounds(text, _share_manner(text, list(_add_months(text, found))))


def _add_months(text: str, found: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """Yield dates, and the bare months that are listed behind one of each year: annually in May
    and November.
    """
    for one in found:
        yield one
        joint = _ENUMERATED.match(text, one.stretch.end)
        while joint and one.due.every == "year" and one.due.by:
            month = _BARE_MONTH.match(text, joint.end())
            if month is None:
                break
            yield FoundDate(
                Stretch(*month.span()), read_every_month_en(month, Calendar(None, None))
            )
            joint = _ENUMERATED.match(text, month.end())


def share_months(text: str, found: Iterable[FoundDate]) -> list[FoundDate]:
    """Return dates, bare years with the month that they are enumerated behind: March 2031, 2032."""
    shared = list(found)
    for at in range(1, len(shared)):
        before, one = shared[at - 1], shared[at]
        bare = (one.due.by or "").isdigit() and not (before.due.every or one.due.every)
        if bare and before.due.by and _is_enumerated(text, before, one):
            shared[at] = FoundDate(one.stretch, DueDate(by=f"{one.due.by}{before.due.by[4:]}"))
    return shared


def _share_manner(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates with the manner that enumerated ones share."""
    shared = list(found)
    for at in range(1, len(shared)):
        before, one = shared[at - 1], shared[at]
        if _is_enumerated(text, before, one) or _goes_on(text, before, one):
            shared[at] = FoundDate(one.stretch, _follow(before.due, one, text))
    for at in range(len(shared) - 2, -1, -1):
        before, after = shared[at], shared[at + 1]
        shares = _is_enumerated(text, before, after) and not _IN.match(text, before.stretch.start)
        if shares and _is_end(after.due) and _is_day(before.due):
            shared[at] = FoundDate(before.stretch, DueDate(by=before.due.in_))
    return shared


def _is_enumerated(text: str, before: FoundDate, after: FoundDate) -> bool:
    return _ENUMERATED.fullmatch(text, before.stretch.end, after.stretch.start) is not None


def _goes_on(text: str, before: FoundDate, one: FoundDate) -> bool:
    """Whether a month is one of each year, as that before it in the sentence is:
    每年3月底前…，5月底前….
    """
    if before.due.every != "year" or before.due.by is None or not has_chinese(text):
        return False
    between = text[before.stretch.end : one.stretch.start]
    return not _ENDS.search(between) and "年" not in between


def _is_end(due: DueDate) -> bool:
    """Whether a date says by when, once."""
    return due.by is not None and due.every is None


def _is_day(due: DueDate) -> bool:
    """Whether a date says in which period, and nothing else."""
    return due.in_ is not None and ".." not in due.in_ and due.when is None


def _follow(before: DueDate, one: FoundDate, text: str) -> DueDate:
    """Return what a date says that is enumerated behind another one."""
    day = one.due.by or one.due.in_
    if day and day.startswith("XXXX-XX-") and not before.every:
        made = f"{(before.by or before.in_ or 'XXXX-XX')[:7]}{day[7:]}"
        if before.by or one.due.by:
            return DueDate(by=made)
        return DueDate(in_=made)
    if day is None or one.due.every or ".." in day:
        return one.due
    if before.every == "year" and before.by and "年" not in one.stretch.of(text):
        return DueDate(every="year", by=f"XXXX{day[4:]}")
    if before.by and not before.every:
        return DueDate(by=day)
    return one.due


def _join_bounds(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Join each series to the bounds that stand beside it. What a sentence says twice of one series
    is one; an end that bounds no series is no target, nor is a day of no month.
    """
    joined: list[FoundDate] = []
    for one in found:
        due, start = one.due, one.stretch.start
        while joined and (
            both := _join_two(text, joined[-1], FoundDate(Stretch(start, one.stretch.end), due))
        ):
            due, start = both, joined.pop().stretch.start
        joined.append(FoundDate(Stretch(start, one.stretch.end), due))
    return [one for one in joined if one.due.every or not (one.due.until or _lacks_month(one.due))]


def _lacks_month(due: DueDate) -> bool:
    return "XXXX-XX" in (due.by or due.in_ or "")


def _join_two(text: str, before: FoundDate, one: FoundDate) -> DueDate | None:
    """Return two dates as one, where they are a series and its bound; None where they are two."""
    if _ENDS.search(text, before.stretch.end, one.stretch.start):
        return None
    if "并" in text[before.stretch.end : one.stretch.start + 1] or _LASTS.match(
        text, one.stretch.start
    ):
        return None  # done by then, and carried on
    near = one.stretch.start - before.stretch.end <= _NEAR
    if before.due.every and one.due.every:
        apart = "," in text[before.stretch.end : one.stretch.start] and has_chinese(text)
        return None if apart else _take_fuller(before.due, one.due)
    if one.due.every and (near or _leads_sentence(text, before) or _spans(text, before, one)):
        return _bound(one.due, before.due)
    begins = near or _BEGINS.match(text, one.stretch.start)
    behind = one.due.until or (begins and (one.due.from_ or ".." in (one.due.in_ or "")))
    return _bound(before.due, one.due) if before.due.every and behind else None


def _leads_sentence(text: str, bound: FoundDate) -> bool:
    """Whether a bound begins an English sentence and holds for all of it: From 2027 to 2030, …."""
    start = bound.stretch.start
    if not _LEADS.match(text, start):
        return False
    return start <= _NEAR or _ENDS.search(text[start - 3 : start]) is not None


def _spans(text: str, bound: FoundDate, series: FoundDate) -> bool:
    """Whether a series stands in the clause behind an interval, or behind a beginning:
    2027—2029年，各市每年…, 自2027年起，各市每年….

    >>> _spans("2027—2029年,各市每年", FoundDate(Stretch(0, 10), DueDate(in_="2027..2029")),
    ...        FoundDate(Stretch(13, 15), DueDate(every="year")))
    True
    """
    between = text[bound.stretch.end : series.stretch.start]
    bounds = ".." in (bound.due.in_ or "") or bound.due.from_ is not None
    return bounds and between.startswith(",") and "," not in between[1:]


def _take_fuller(one: DueDate, other: DueDate) -> DueDate | None:
    """Return the fuller of two dates of one series, with the bounds of both."""
    bare = DueDate(every=one.every)
    if replace(one, from_=None, until=None) == bare and other.every == one.every:
        return replace(other, from_=other.from_ or one.from_, until=other.until or one.until)
    return one if other == bare else None


def _bound(series: DueDate, bound: DueDate) -> DueDate | None:
    """Return a series within what stands beside it; None where that is no bound."""
    if bound.every or series.every == "regularly" or (bound.when and not bound.in_):
        return None
    first, _, last = (bound.in_ or "").partition("..")
    first, last = bound.from_ or (last and first), bound.by or bound.until or last
    if (first and series.from_) or (last and series.until) or not (first or last):
        return None
    return replace(series, from_=first or series.from_, until=last or series.until)
