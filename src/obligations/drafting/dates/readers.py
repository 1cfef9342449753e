"""What a date says that was found by the expressions of `patterns_zh` or `patterns_en`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from obligations.dates import PartialDate, parse_partial_date
from obligations.drafting.dates.due import Calendar, DueDate
from obligations.drafting.dates.words import ADVERBS_EN, compile_en, compile_zh
from obligations.text.expressions import lazy
from obligations.text.numerals import read_number, read_numeral
from obligations.text.typed_dates import MONTH_STEMS, find_first_year_of_plan

ReadDate = Callable[[re.Match[str], Calendar], DueDate | None]


class DateRules(NamedTuple):
    """Expressions of dates, with what reads them all. `words`: one of these, in small letters, is
    in whatever they find.
    """

    read: ReadDate
    patterns: tuple[re.Pattern[str], ...]
    words: tuple[str, ...] = ()


_NEXT_YEAR = ("明年", "next year")
_YEARLY = lazy(r"\b(?:annual(?:ly)?|yearly|(?:each|every) year)\b", re.IGNORECASE)
_EACH_MONTH = lazy("每个?月|次月")
_EACH_YEAR = lazy(r"每年[^,。;\n]{2,16}[、和]$")
_ENUMERATED = 24  # signs before a date that can hold the others of its list
_NEAR = 24  # signs in which an enumeration of days says of which month they are
_RECURS = lazy(r",?(?:每|按[年季月周])")


def _collect(found: re.Match[str]) -> dict[str, str]:
    """Return the parts of a date that matched, by name."""
    return {name.partition("__")[0]: value for name, value in found.groupdict().items() if value}


def _make(parts: dict[str, str], context: Calendar) -> str | None:
    """Return a date in the form of the data; None where it has no year anywhere, or is none."""
    year = parts.get("year") or ("short" in parts and f"20{parts['short']}") or None
    if "one" in parts and not _set_order(parts, context):
        return year
    if year is None:
        if context.year is None:
            return None
        base = context.day.year if context.day and "word" in parts else context.year
        year = str(base + (parts.get("word", "").casefold() in _NEXT_YEAR))
    return _check(_join(year, parts))


def _set_order(parts: dict[str, str], context: Calendar) -> bool:
    """Say which of two numbers of a date is the day, if dots, or equal numbers, tell."""
    one, two = parts["one"], parts["two"]
    if int(one) != int(two) and "dot" not in parts and context.day_first is None:
        return False
    first = "dot" in parts or context.day_first
    parts |= {"day": one, "month": two} if first else {"day": two, "month": one}
    return True


def _join(year: str, parts: dict[str, str]) -> str:
    if "middle" in parts:
        return f"{year}-H1"
    if "half" in parts:
        return f"{year}-H{ {'上': '1', '下': '2'}.get(parts['half'], parts['half']) }"
    if "quarter" in parts:
        return f"{year}-Q{_read_digit(parts['quarter'])}"
    month = parts.get("month")
    if "name" in parts:
        month = str(MONTH_STEMS.index(parts["name"][:3].casefold()) + 1)
    if month is None:
        return year
    day = parts.get("day")
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _read_digit(text: str) -> int:
    if text.isdigit():
        return int(text)
    return read_numeral(text)


def _check(text: str) -> str | None:
    try:
        return parse_partial_date(text).text
    except ValueError:
        return None


def is_past_date(text: str, context: Calendar) -> bool:
    """Whether a date was past on the day of the document."""
    if context.day is None:
        return False
    when: PartialDate = parse_partial_date(text)
    return not when.recurs and when.last < context.day


def read_by(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a day by which something is promised, unless it is past; one that is listed behind a
    day of each year recurs, too.
    """
    parts = _collect(found)
    ahead = found.string[max(found.start() - _ENUMERATED, 0) : found.start()]
    if "month" in parts and "year" not in parts and _EACH_YEAR.search(ahead):
        return DueDate(every="year", by=_check(_join("XXXX", parts)))
    return _make_due("by", _make_coming(found, context))


def read_by_day(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a day without a year; in a sentence that speaks of each year it recurs."""
    text = found.string
    begin = max(text.rfind(sign, 0, found.start()) for sign in (". ", "; ")) + 1
    ends = (text.find(sign, found.end()) for sign in (". ", "; "))
    if _YEARLY.search(text, begin, min((end for end in ends if end > 0), default=len(text))):
        return DueDate(every="year", by=_check(_join("XXXX", _collect(found))))
    return read_by(found, context)


def read_in(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a time in which something is promised; 当年 alone points back to another year."""
    if "当年" in found[0]:
        return None
    return _make_due("in_", _make_coming(found, context))


def read_from(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a beginning; what recurs from then on may have begun."""
    make = _make_nth if _RECURS.match(found.string, found.end()) else _make_coming
    return _make_due("from_", make(found, context))


def read_until(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read the end of a series; where it bounds no series it ends a policy period, and is no
    target.
    """
    return _make_due("until", _make_coming(found, context))


def _make_coming(found: re.Match[str], context: Calendar) -> str | None:
    """Make a date that is not past."""
    made = _make_nth(found, context)
    if made and is_past_date(made, context):
        return None
    return made


def _make_due(key: str, made: str | None) -> DueDate | None:
    """Return a date as that by, in, from or until which something is due."""
    if made is None:
        return None
    return DueDate(**{key: made})


def _make_nth(found: re.Match[str], context: Calendar) -> str | None:
    """Make a date, also "the third quarter of 2026"."""
    return _make(_collect_nth(found), context)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


def _collect_nth(found: re.Match[str]) -> dict[str, str]:
    """Return the parts of a date, of "the third quarter" its quarter."""
    parts = _collect(found)
    nth = parts.pop("nth", "").casefold()
    if nth:
        quarter = "quarter" in found[0].casefold()
        last = 4 if quarter else 2
        order = _NTH.get(nth) or (int(nth[0]) if nth[0].isdigit() else last)
        parts["quarter" if quarter else "half"] = str(order)
    return parts


def _make_interval(first: str | None, last: str | None, context: Calendar) -> DueDate | None:
    """Make an interval of two dates, that is not past; None where it is none."""
    if not first or not last or first >= last or is_past_date(last, context):
        return None
    return DueDate(in_=f"{first}..{last}")


def _find_year(printed: str | None, context: Calendar) -> str | None:
    """Return the year of an interval: as printed, else that of its context."""
    return printed or (str(context.year) if context.year else None)


def read_days(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read an interval of days: 9月1日至10月31日."""
    if not (year := _find_year(found["year"], context)):
        return None
    first = {"month": found["month"], "day": found["day"]}
    last = {"month": found["last"] or found["month"], "day": found["end"]}
    other = found["other"] or year
    return _make_interval(_check(_join(year, first)), _check(_join(other, last)), context)


def read_interval(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read an interval of years: 2026—2028年, 2026-28; 2026-27 is one split year."""
    first, last = found["first"], found["last"]
    if len(last) == 2:
        last = first[:2] + last
        if int(last) == int(first) + 1:
            return DueDate()
    if " and " in found[0] and "between" not in found[0].casefold() and int(last) - int(first) > 1:
        return DueDate()  # two years, and none of those between them
    if int(first) >= int(last) or (context.day and int(last) < context.day.year):
        return None
    return DueDate(in_=f"{first}..{last}")


def read_two_years(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read this year and the next: 今明两年."""
    del found
    year = context.day.year if context.day else context.year
    return DueDate(in_=f"{year}..{year + 1}") if year else None


def read_months(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read an interval of months: 2026年3月至6月, 10月至次年3月."""
    if not (year := _find_year(found["year"], context)):
        return None
    first, last = {"month": found["first"]}, {"month": found["last"]}
    following = str(int(year) + 1) if found.groupdict().get("next") else year
    other = found["other"] or following
    return _make_interval(_check(_join(year, first)), _check(_join(other, last)), context)


def read_months_en(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read an interval of months or days: July 2026 to June 2027; with "and" alone it is two."""
    if " and " in found[0] and not found[0].casefold().startswith(("between", "from")):
        return DueDate()
    parts = _collect(found)
    if not (year := _find_year(parts.get("year_to"), context)):
        return None
    month = {"name": parts["month_to"]}
    first = _check(_join(parts.get("year", year), month | parts))
    day = re.match(r"\d+", parts.get("day_to", ""))
    last = _check(_join(year, month | ({"day": day[0]} if day else {})))
    return _make_interval(first, last, context)


def read_quarters(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read an interval of quarters: Q1 to Q3 2026."""
    other = found["other"] or context.year
    if other is None:
        return None
    first = f"{found['year'] or other}-Q{found['first']}"
    return _make_interval(first, f"{other}-Q{found['last']}", context)


def read_plan(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read the years of a five-year plan: “十四五”期间."""
    number = (
        read_numeral(found["plan"]) if found["plan"] else read_number(found["ordinal"] or "") or 0
    )
    first = find_first_year_of_plan(number)
    if not 10 <= number <= 20 or (context.day and first + 4 < context.day.year):
        return None
    if found["end"]:
        return DueDate(by=str(first + 4))
    return DueDate(in_=f"{first}..{first + 4}", when=found[0].strip(" ,在"))


# Units in which something recurs, as the texts call them.
_UNITS_ZH = {
    "year": "年度?",
    "half": "半年|[六6]个月",
    "quarter": "季度?|[三3]个月",
    "month": "月份?|次月",
    "week": "周|星期",
    "two-years": "[两2]年",
}
_UNITS_EN = {
    "year": "year|annual|(?:12|twelve) months|spring|summer|autumn|fall|winter",
    "half": "half(?: a)?[ -]year|(?:six|6) months",
    "quarter": "quarter|(?:three|3) months",
    "month": "month",
    "week": "week",
    "two-years": "(?:2|two) years|(?:other|second) year",
}


def _find_unit(units: dict[str, str], word: str) -> str | None:
    return next((unit for unit, words in units.items() if re.fullmatch(words, word)), None)


def read_every_zh(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read what recurs: 每年2月底前, 按月."""
    del context
    parts = _collect(found)
    return _make_every(_find_unit(_UNITS_ZH, parts["unit"]), parts)


_OFTEN = {2: "half", 4: "quarter", 12: "month"}  # times a year


def read_every_en(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read what recurs: quarterly, by 31 January each year."""
    del context
    parts = _collect_nth(found)
    word = parts.get("unit", "").casefold()
    every = _find_unit(_UNITS_EN, word) or _find_unit(ADVERBS_EN, word)
    if every == "year":
        every = _OFTEN.get(_count(parts.get("times", "")), every)
    return _make_every(every, parts)


def _make_every(every: str | None, parts: dict[str, str]) -> DueDate | None:
    """Return what recurs, with its day, which may be counted from the end of the period before."""
    if every is None:
        return None
    if every == "half" and "name" in parts:
        every = "year"  # twice a year, in May and November: in each of them once a year
    days = str(_count(parts["days"])) if "days" in parts else None
    day = days or parts.get("day")
    if every == "year" and days:
        return DueDate(every=every, by=_check(f"XXXX-01-{int(days):02}"))
    if every == "year":
        if parts.get("end"):
            parts |= {"month": parts.get("month", "12")}
        by = _join("XXXX", parts)
        return DueDate(every=every, by=_check(by) if by != "XXXX" else None)
    if every == "quarter" and (day or "first" in parts):
        by = _join("XXXX", {"month": "3" if "final" in parts else "1"})
        return DueDate(every=every, by=_check(f"{by}-{int(day):02}" if day else by))
    if every == "month" and day:
        return DueDate(every=every, by=_check(f"XXXX-XX-{int(day):02}"))
    return DueDate(every=every)


def read_other_day(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a day that is listed behind another: of the same month as that, or of each month."""
    del context
    day = f"XXXX-XX-{int(found['other']):02}"
    if _EACH_MONTH.search(found.string, max(found.start() - _NEAR, 0), found.start()):
        return DueDate(every="month", by=_check(day))
    if "前" in found[0]:
        return DueDate(by=day)
    return DueDate(in_=day)


def read_every_month_en(found: re.Match[str], context: Calendar) -> DueDate:
    """Read a month or day of every year: each June, each June 30."""
    del context
    return DueDate(every="year", by=_check(_join("XXXX", _collect(found))))


def read_any(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a date as due by its end, even one of the past: in a column it is a deadline."""
    return _make_due("by", _make_nth(found, context))


def read_named_year(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a fiscal year or a season, which nobody reckons with; one of the past is none."""
    year = int(found["named"]) % 100 + 2000
    if context.day and year < context.day.year:
        return None
    return read_when(found, context)


def read_named_term(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a term that a plan has a name for, and perhaps the years of."""
    due = read_when(found, context)
    if due is None or not found["first"]:
        return due
    return replace(due, in_=f"{found['first']}..{found['last']}")


def read_split_year(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a year that begins in one and ends in the next: 2026-27."""
    year, following = int(found["year"]) % 100, int(found["next"])
    if following > year + 1 and found["when"] == f"20{year}-{following}":
        return DueDate(in_=f"20{year}..20{following}")
    if following != (year + 1) % 100:
        return DueDate()
    if context.day and 2000 + year + 1 < context.day.year:
        return None
    return read_when(found, context)


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    return read_number(text) or 0


def recurring(every: str) -> ReadDate:
    """Return what reads words that say how often, and nothing else: 定期, ongoing, every Monday."""
    return lambda found, context: DueDate(every=every)  # noqa: ARG005


def read_when(found: re.Match[str], context: Calendar) -> DueDate | None:
    """Read a term that is no calendar date, in the text's own words."""
    del context
    return DueDate(when=re.sub(r"\s+", " ", found["when"]).strip())


def rules_zh(read: ReadDate, *patterns: str, any_of: str = "") -> DateRules:
    """Return expressions of Chinese dates with what reads them all."""
    return DateRules(read, tuple(map(compile_zh, patterns)), tuple(any_of.split()))


def rules_en(read: ReadDate, *patterns: str, any_of: str = "") -> DateRules:
    """Return expressions of English dates with what reads them all."""
    return DateRules(read, tuple(map(compile_en, patterns)), tuple(any_of.split()))
