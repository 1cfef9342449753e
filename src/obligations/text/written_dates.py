"""When something is due, as people read it: as precisely as the text says it, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.dates import is_interval, parse_partial_date
from obligations.occurrences import makes_occurrences
from obligations.text.recurrence import say_times
from obligations.text.speech import Speech
from obligations.text.tables import dates

if TYPE_CHECKING:
    from obligations.records import OccurringDatesRecord, StrivingRecord, WhenRecord

# What is due by a period is due at its end.
_END = {"year": "底", "half": "末", "quarter": "末", "month": "底", "day": ""}
_HALVES, _QUARTERS = ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度")


def say_when(target: WhenRecord, lang: str) -> str:
    """Return the date of a target as precisely as the text does: "by 2025", never a day that nobody
    named; with the terms of the text where the calendar doesn't say it, and that it was reckoned.
    """
    when, terms = _say_calendar(target, lang), Speech(lang).choose(target["when"])
    if not when or not terms:
        return when or terms
    phrase = dates.RECKONED if target["reckoned"] else dates.NAMED
    return Speech(lang).say(phrase, when=when, terms=terms)


def _say_calendar(target: WhenRecord, lang: str) -> str:
    if target["every"]:
        return _say_recurrence(target, target["every"], lang)
    for key, date in (("by", target["by"]), ("in", target["in"]), ("from", target["from"])):
        if date:
            return _say_date(key, date, lang)
    return ""


def _say_recurrence(target: WhenRecord, every: str, lang: str) -> str:
    """Return how often a target recurs, by which day of each period, and between which dates."""
    speech = Speech(lang)
    when = say_times(every, target["by"], speech)
    if every == "two-years" and target["by"]:
        first = _say_date("by", target["by"], lang)
        when = speech.say(dates.BEGINNING, every=when, when=first)
    since, until = (
        write_date(date, lang) if date else "" for date in (target["from"], target["until"])
    )
    if since and until:
        return speech.say(dates.RECURS_BETWEEN, when=when, since=since, until=until)
    if since:
        return speech.say(dates.RECURS_FROM, when=when, since=since)
    if until:
        return speech.say(dates.RECURS_UNTIL, when=when, until=until)
    return when


def say_due(target: StrivingRecord, lang: str, *, enclosed: bool = False) -> str:
    """Return the date of a target, and that the text says strive to where it does: "by 2025 (strive
    to)".

    `enclosed`: it will stand in brackets, so that it has none of its own: "by 2025, strive to".
    """
    when = say_when(target, lang)
    if not target["strive"]:
        return when
    speech = Speech(lang)
    if not when:
        return speech.say(dates.STRIVE_TO)
    if enclosed:
        return speech.say(dates.STRIVE_ENCLOSED, when=when)
    return speech.say(dates.STRIVE_BY, when=when)


def say_due_with_day(target: StrivingRecord, day: str | None, lang: str) -> str:
    """Return the date of a target, and of what recurs the day of the occurrence that a row is
    about, which tells it from the others.
    """
    when = say_due(target, lang)
    if day and recurs(target):
        return Speech(lang).enclose(when, day)
    return when


def say_occurrence(target: OccurringDatesRecord, lang: str) -> str:
    """Return the date of a target.

    Of what recurs also the day on which the occurrence that is meant falls due, and how many before
    it nothing is on record of.
    """
    when = say_when(target, lang)
    day, earlier = target["deadline"], target["earlier_unconfirmed"]
    if not day or not recurs(target):
        return when
    if earlier:
        day = Speech(lang).say(dates.AND_EARLIER, day=day, count=earlier)
    return Speech(lang).enclose(when, day)


def recurs(target: WhenRecord) -> bool:
    """Whether a target falls due again and again."""
    return makes_occurrences(target["every"] or "")


def _say_date(key: str, text: str, lang: str) -> str:
    if is_interval(text):
        return _say_interval(text, lang)
    if lang != "zh":
        return f"{key} {text}"
    written = _write_zh(text)
    return {
        "by": f"{written}{_END[parse_partial_date(text).precision]}前",
        "in": f"{written}内",
        "from": f"自{written}起",
    }[key]


def _say_interval(text: str, lang: str) -> str:
    begin, _, end = text.partition("..")
    speech = Speech(lang)
    if len(begin) == len(end) == len("2026"):
        return speech.say(dates.YEARS, first=begin, last=end)
    return speech.say(
        dates.BETWEEN_DATES, first=write_date(begin, lang), last=write_date(end, lang)
    )


def write_date(text: str, lang: str) -> str:
    """Return a date that stands alone."""
    if lang == "zh":
        return _write_zh(text)
    return text


def _write_zh(text: str) -> str:
    date = parse_partial_date(text)
    if date.recurs:  # without `every`, which `check` asks for
        return text
    year = f"{date.year}年"
    if date.precision == "half":
        return year + _HALVES[(date.month or 6) // 6 - 1]
    if date.precision == "quarter":
        return year + _QUARTERS[(date.month or 3) // 3 - 1]
    said = year
    if date.month:
        said += f"{date.month}月"
    if date.day:
        said += f"{date.day}日"
    return said
