"""How people read on which days something recurs: each in the terms of the text, never a list of
days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.dates import parse_partial_date
from obligations.occurrences import find_misfit, list_months
from obligations.text.tables import dates

if TYPE_CHECKING:
    from obligations.dates import PartialDate
    from obligations.text.speech import Speech


def say_times(every: str, by: str | None, speech: Speech) -> str:
    """Return how often something recurs, and by which day of each period: "by the end of each
    February", "every quarter by 15 January, April, July and October".

    A date that doesn't lie once in each period is left to `check`, and not said.
    """
    recurrence = speech.word(every)
    if by is None or every == "two-years" or find_misfit(every, by):
        return recurrence
    date = parse_partial_date(by)
    if date.month is None:
        return speech.say(dates.DAY_OF_MONTH, day=str(date.day))
    if every == "year":
        return _say_yearly(date, date.month, speech)
    months = [speech.say(dates.MONTH_NAMES[month - 1]) for month in list_months(every, date.month)]
    named = speech.say(dates.MONTHS, months=speech.join(months[:-1]), last=months[-1])
    if date.day:
        return speech.say(dates.DAY_OF_MONTHS, every=recurrence, day=date.day, months=named)
    return speech.say(dates.END_OF_MONTHS, every=recurrence, months=named)


def _say_yearly(date: PartialDate, month: int, speech: Speech) -> str:
    if date.day:
        name = speech.say(dates.MONTH_NAMES[month - 1])
        return speech.say(dates.DAY_OF_YEAR, day=date.day, month=name)
    if date.precision == "month":
        name = speech.say(dates.MONTH_NAMES[month - 1])
        return speech.say(dates.END_OF_EACH, period=speech.say(dates.END_OF_MONTH, period=name))
    halves = date.precision == "half"
    name = speech.say(dates.HALVES[month // 6 - 1] if halves else dates.QUARTERS[month // 3 - 1])
    return speech.say(dates.END_OF_EACH, period=speech.say(dates.END, period=name))
