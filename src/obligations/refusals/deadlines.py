"""Dates as people write them, as the keys that say the same: `every quarter`, `2027年底前`."""

from __future__ import annotations

import re
from typing import Any

from obligations.refusals.rewriting import find_meant, write_wording
from obligations.sentences import Sentence, tell
from obligations.text.tables import guesses
from obligations.text.typed_dates import (
    find_due_form,
    find_form,
    find_recurring_form,
    find_yearless_form,
)
from obligations.vocabulary import RECURRENCES

# A period of which only its kind is given: XXXX-QX.
_ANY_PERIOD = re.compile(r"XXXX(?:-(?P<part>[QH])[X0-9]|-XX|-MM)?", re.IGNORECASE)
# More signs than any date has.
LONGEST_DATE = 200
_LIKE_A_DATE = r"(?:[0-9]{4}|XXXX)[0-9QHWXTZ:.+-]{0,25}"


def find_recurrence(text: str) -> str | None:
    """Return how often something recurs, as a text says it."""
    period = _ANY_PERIOD.fullmatch(text.strip())
    if period:
        part = (period["part"] or "").upper()
        return {"Q": "quarter", "H": "half"}.get(part, "month" if "-" in text else "year")
    return find_meant(text, RECURRENCES)


def write_when(value: Any) -> str:
    """Return the keys and values of a date, or of how often something recurs."""
    text = str(value or "")[:LONGEST_DATE]
    every = find_recurrence(text)
    if every:
        return f"every: {every}"
    series = find_recurring_form(text)
    if series:
        return f"every: {series[0]}, by: {series[1]}"
    written = find_due_form(text)
    if written or is_like_a_date(text):
        return f"by: {written or text}"
    interval = find_form(text, "window")
    if interval:
        return f"in: {interval}"
    if text:
        return f"when: {write_wording(text)}"
    return "by: DATE"


def is_like_a_date(text: str) -> bool:
    """Whether a text is meant as a date of the calendar, be it a possible one or not."""
    return bool(re.fullmatch(_LIKE_A_DATE, text.strip()))


def write_full_day(value: Any) -> str:
    """Return a full day, an example where none is given."""
    text = str(value or "")[:LONGEST_DATE]
    written = find_form(text, "day")
    if written:
        return written
    if is_like_a_date(text):
        return text
    return "2031-03-02"


def find_other_date(key: str, given: str, every: str) -> Sentence | None:
    """Return what says a date that its key can't hold: how often, an interval, a recurring day.

    `every` is how often the record says that it recurs. None where it is no such date.
    """
    recurrence = find_recurrence(given)
    interval = find_form(given, "window")
    series = find_recurring_form(given)
    recurring = find_yearless_form(given, every)
    if recurrence and key in ("by", "in"):
        return tell("write every: {every} in place of {key}", every=recurrence, key=key)
    if interval:
        return tell("write in: {interval} in place of {key}", interval=interval, key=key)
    if series:
        return tell("write every: {every} and by: {by}", every=series[0], by=series[1])
    if recurring and every:
        return tell("write {date}", date=recurring)
    if recurring:
        return tell("write every: year and by: {by}, or add the year", by=recurring)
    if re.search(guesses.NAMED_YEARS, given.casefold()):
        return tell(
            "write its first and last year or month, as in: 2021..2025, and when: {when}",
            when=write_wording(given),
        )
    return None
