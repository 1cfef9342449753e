"""Dates, periods and durations as people type and paste them, in English and Chinese: `2025年6月`,
`30 June 2027`, `2025/6/30`, `2025..`.

Each becomes the one form that files have. What can be read in two ways is refused with both:
nothing here guesses.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from obligations.dates import (
    PartialDate,
    Period,
    parse_day,
    parse_duration,
    parse_partial_date,
    parse_period,
    parse_window,
)
from obligations.sentences import tell
from obligations.text.name_keys import drop_invisible, fold_text
from obligations.text.numerals import read_numeral

# What a date may be where it stands: as precise as the text, a full day, or also an interval.
DateForm = Literal["partial", "day", "window"]
# Days that are told from today: how many days ago.
_AGO = {"today": 0, "今天": 0, "今日": 0, "yesterday": 1, "昨天": 1, "昨日": 1}
# Years that are told from this one: how many later.
_LATER = {"last year": -1, "去年": -1, "this year": 0, "今年": 0, "next year": 1, "明年": 1}
MONTH_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
_YEAR, _DAY = r"(?P<year>[0-9]{4})", r"(?P<day>[0-9]{1,2})"
_NTH = "first|second|1st|2nd"
_ORDINAL = rf"{_DAY}(?:st|nd|rd|th)?"
# What is due at the end of a period is due by it.
_FORMS = (
    rf"{_YEAR} ?年?(?:年?[底末])?",
    rf"{_YEAR} ?[-年]? ?(?:h(?P<half>[12])|(?P<half_zh>[上下])半年末?)",
    rf"{_YEAR} ?[-年]? ?(?:q(?P<quarter>[1-4])|第?(?P<quarter_zh>[一二三四1234])季度末?)",
    rf"h(?P<half>[12])[- ]{_YEAR}",
    rf"q(?P<quarter>[1-4])[- /]{_YEAR}",
    rf"(?:the )?(?P<quarter_en>{_NTH}|third|fourth|3rd|4th) quarter,?(?: of)? {_YEAR}",
    rf"(?:the )?(?P<half_en>{_NTH}) half,?(?: of)? {_YEAR}",
    rf"{_YEAR}(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?:(?P=sign){_DAY})?",
    rf"{_YEAR} ?年 ?(?P<month>[0-9]{{1,2}}) ?月(?: ?{_DAY} ?[日号]|底|末)?",
    rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
    rf"(?:{_ORDINAL}[- ](?:of )?)?{_MONTH},?[- ]{_YEAR}",
    rf"{_MONTH} {_ORDINAL},? {_YEAR}",
    rf"{_YEAR} {_MONTH}(?: {_ORDINAL})?",
)
_WEEK = rf"{_YEAR} ?[-年]? ?(?:w|第)(?P<week>[0-9]{{1,2}})周?"
_DAY_FIRST_OR_MONTH_FIRST = r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})"
# 二〇二六年六月三十日: a year is written digit by digit.
_CHINESE_NUMBER = "[〇零○一二三四五六七八九]{4}(?=年)|[一二三四五六七八九十]{1,3}(?=[月日号])"
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_LEAP_YEAR = "2000"  # has all days that a year can have
# The five-year plans from the sixth on, which each follow the one before.
_PLAN = (
    r"[“\"]?(?P<plan>[六七八九]|十[一二三四五六七八九]?|二十)五[”\"]?(?:规划|计划)?(?:时期|期间)?"
    r"|(?:the )?(?P<plan_en>[6-9]|1[0-9]|20)th five[- ]year plan(?: period)?"
)
_HALVES = {"上": 1, "下": 2, "first": 1, "second": 2, "1st": 1, "2nd": 2}
_QUARTERS = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
# What stands around a date by which something is due, and what says that it recurs.
_DEADLINE = (
    r"(?:(?:due )?(?:by|until|at|no later than|not later than|on or before) |before (?=.*end of ))?"
    r"(?:the )?(?:(?:end of|end|year-end|eoy)[- ])?"
    r"(?:截至|截止|至|到|于|在|[不最][迟晚]于)?"
    r"(?P<date>.+?) ?(?:以前|之前|前|为止|止)?"
)
_END = r"[底末]|\bend\b|\beoy\b"
_WITHIN = r"(?:in |during |在)?(?P<date>.+?)(?:以?内|期间)?"
_EACH = {
    "year": r"each year|every year|year|annually|每年",
    "month": r"each month|every month|month|monthly|每月",
}
_DAY_OF_EACH = r"(?:the |day )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th| ?[日号])?"
_RANGE = r" ?(?:\.{2,}|至|到|~|–|—| to ) ?"
_YEAR_TO_YEAR = r"([0-9]{4})年? ?- ?([0-9]{4})年?"
_DURATION = (
    r"(?P<count>[0-9]{1,5})"
    r" ?(?:(?P<unit>[dwmy])(?:ays?|eeks?|onths?|ears?)?|个?(?P<unit_zh>[天日周月年]|星期))"
)
_UNITS = {"天": "d", "日": "d", "周": "w", "星期": "w", "月": "m", "年": "y"}


def list_readings(text: str) -> list[str]:
    """Return what a date can mean, each in the form of the files: none where it is no date, two
    where nothing says which is meant.
    """
    folded = _fold(text)
    for form in _FORMS:
        if found := re.fullmatch(form, folded):
            return _keep_valid([_write(found.groupdict())])
    if found := re.fullmatch(_DAY_FIRST_OR_MONTH_FIRST, folded):
        one, _, other, year = found.groups()
        return _keep_valid(
            sorted({f"{year}-{month:0>2}-{day:0>2}" for month, day in ((one, other), (other, one))})
        )
    return []


def find_form(text: str, form: DateForm) -> str | None:
    """Return the form of the files for a date that is clearly meant.

    None for what has it already, is no date or has two readings.
    """
    readings = list_readings(text)
    if form == "window" and not readings:
        return _find_interval(text)
    if (
        len(readings) != 1
        or readings[0] == text
        or (form == "day" and parse_partial_date(readings[0]).precision != "day")
    ):
        return None
    return readings[0]


def find_due_form(text: str) -> str | None:
    """Return the form of the files for a date, also with the words of a deadline around it: end of
    2027, by 30 June 2027, 2027年底前. None where it is no date, or has two readings.
    """
    return _find_named(text, _DEADLINE)


def _find_named(text: str, around: str) -> str | None:
    """Return the one date that a text names, alone or with words around it."""
    found = re.fullmatch(around, _fold(text))
    readings = list_readings(text) or (list_readings(found["date"]) if found else [])
    return readings[0] if len(readings) == 1 else None


def find_recurring_form(text: str) -> tuple[str, str] | None:
    """Return how often, and the recurring date by which, of a text that says both: 每年6月底前,
    by 15 March each year, day 10 of each month. None of any other.
    """
    folded = _fold(text)
    for every, words in _EACH.items():
        found = re.fullmatch(f"(?:{words}),? ?(?P<rest>.+)", folded) or re.fullmatch(
            f"(?P<rest>.+?) (?:of |in )?(?:{words})", folded
        )
        recurring = found and find_yearless_form(found["rest"], every)
        if recurring:
            return every, recurring
    return None


def find_yearless_form(text: str, every: str) -> str | None:
    """Return the form of the files for a date without its year: 31 March, 12月31日, of every month
    also a day alone. None of any other.
    """
    found = re.fullmatch(_DEADLINE, _fold(text))
    bare = found["date"] if found else ""
    day = re.fullmatch(_DAY_OF_EACH, bare)
    if day and every == "month":
        return f"XXXX-XX-{day['day']:0>2}"
    dated = _put_in_year(text, _LEAP_YEAR)
    if dated and dated != _LEAP_YEAR:
        return f"XXXX{dated.removeprefix(_LEAP_YEAR)}"
    return None


def _put_in_year(text: str, year: str) -> str | None:
    """Return the date that a text without a year, 6月底前, 31 March, names in a year."""
    found = re.fullmatch(_DEADLINE, _fold(text))
    if not found:
        return None
    orders = f"{year}年{found['date']}", f"{found['date']} {year}"
    return next((dates[0] for dates in map(list_readings, orders) if len(dates) == 1), None)


def spell_period(text: str) -> str:
    """Return the period in which something recurs as ids have it, `2026-Q1` or `2026-W05`; what is
    none as it is.
    """
    week = re.fullmatch(_WEEK, _fold(text))
    if week:
        return f"{week['year']}-W{week['week']:0>2}"
    return find_form(text, "partial") or text


def _find_interval(text: str) -> str | None:
    """Return the form of the files for an interval, such as 2026年至2028年, 2026-2028 or, by EDTF,
    2026/2028; of one whose two ends are the same that date.
    """
    ends = _split_range(text) or _fold(text).split("/")
    if len(ends) != 2:
        return None
    readings = [list_readings(end) for end in ends]
    if [len(found) for found in readings] != [1, 1]:
        return None
    if readings[0] == readings[1]:
        return readings[0][0]
    interval = f"{readings[0][0]}..{readings[1][0]}"
    try:
        parse_window(interval)
    except ValueError:
        return None
    return None if interval == text else interval


def _split_range(text: str) -> list[str]:
    """Return the two ends of a range as people write it, either of which may be empty; none where
    it is no range.
    """
    folded = _fold(text)
    years = re.fullmatch(_YEAR_TO_YEAR, folded)
    ends = years.groups() if years else re.split(_RANGE, folded)
    if len(ends) != 2 or not any(ends):
        return []
    return list(ends)


def read_date(text: str, today: date) -> PartialDate:
    """Read a date as people type it.

    Raises ValueError with a message for people, with both readings where there are two.
    """
    return parse_partial_date(_spell(text, today))


def read_first_day(text: str, today: date) -> date:
    """Read from which day on: the first of a period, or the last where its end is named.

    Raises ValueError with a message for people.
    """
    if _names_end(text):
        return read_last_day(text, today)
    return read_date(text, today).first


def read_last_day(text: str, today: date) -> date:
    """Read up to which day: the last of a period, also of one that is printed as a deadline.

    Raises ValueError with a message for people.
    """
    return read_date(find_due_form(text) or text, today).last


def find_deadline(text: str) -> str | None:
    """Return the date of a text that says more than a date: by 2025, 2025年底."""
    bare = list_readings(text) and not _names_end(text)
    return None if bare else find_due_form(text)


def _names_end(text: str) -> bool:
    return re.search(_END, _fold(text)) is not None


def read_day(text: str, today: date) -> date:
    """Read a full day as people type it. Raises ValueError with a message for people."""
    return parse_day(_spell(text, today))


def read_period(text: str, today: date) -> Period:
    """Read a date or a range of two, either end of which may be open: `2025..`.

    What texts and lists print around one date is passed over: by 2025, 2025年底前, in 2025. A
    five-year plan means its years: 十四五, 14th Five-Year Plan.

    Raises ValueError with a message for people.
    """
    if plan := re.fullmatch(_PLAN, re.sub(r"\s+", " ", fold_text(text)).strip()):
        number = read_numeral(plan["plan"] or "") or int(plan["plan_en"])
        began = find_first_year_of_plan(number)
        return parse_period(f"{began}..{began + 4}")
    text = find_due_form(text) or _find_named(text, _WITHIN) or text
    ends = _split_range(text)
    if not ends:
        return parse_period(_spell(text, today))
    first, last = (_spell(end, today) if end else "" for end in ends)
    if first and last:
        return parse_period(f"{first}..{last}")
    period = parse_period(first or last)
    if first:
        return Period(period.first, date.max, ends=False)
    return Period(date.min, period.last)


def find_first_year_of_plan(number: int) -> int:
    """Return the year in which a five-year plan begins: the tenth in 2001."""
    return 2001 + (number - 10) * 5


def read_duration(text: str) -> timedelta:
    """Read a number of days, weeks, months or years: `180d`, `26 weeks`, `6个月`, `180天`.

    Raises ValueError with a message for people.
    """
    found = re.fullmatch(_DURATION, _fold(text))
    return parse_duration(
        f"{found['count']}{found['unit'] or _UNITS[found['unit_zh']]}" if found else text
    )


def _fold(text: str) -> str:
    folded = re.sub(r"\s+", " ", fold_text(text)).strip()
    if folded.isascii():
        return folded
    return re.sub(_CHINESE_NUMBER, lambda found: str(_read_chinese(found[0])), folded)


def _read_chinese(text: str) -> int:
    """Read a year, month or day in Chinese signs: 二〇二六, 十二."""
    if len(text) == 4:
        return int(text.translate(_CHINESE_DIGITS))
    return read_numeral(text)


def _spell(text: str, today: date) -> str:
    """Write a date as the files do; what is no date comes back as it is.

    Raises ValueError for two readings, and for a date without its year.
    """
    ago = _AGO.get(_fold(text))
    if ago is not None:
        return date.fromordinal(max(today.toordinal() - ago, 1)).isoformat()
    later = _LATER.get(_fold(text))
    if later is not None:
        return f"{today.year + later:04}"
    readings = list_readings(text)
    if len(readings) > 1:
        msg = tell("{text!r} could mean {readings: or }: write which", text=text, readings=readings)
        raise ValueError(msg)
    if readings:
        return readings[0]
    if dated := _put_in_year(text, f"{today.year:04}"):
        msg = tell("{text!r} names no year: write {date}, for example", text=text, date=dated)
        raise ValueError(msg)
    return drop_invisible(text).strip()


def _write(parts: dict[str, str | None]) -> str:
    """Write the parts of a date, as a form has them, in the form of the files."""
    year, half, quarter = parts["year"], parts.get("half"), parts.get("quarter")
    if word := parts.get("half_zh") or parts.get("half_en"):
        half = str(_HALVES[word])
    if word := parts.get("quarter_zh") or parts.get("quarter_en"):
        quarter = str(_QUARTERS.get(word, word))
    if half or quarter:
        if half:
            return f"{year}-H{half}"
        return f"{year}-Q{quarter}"
    month = parts.get("month")
    if name := parts.get("name"):
        month = str(MONTH_STEMS.index(name[:3]) + 1)
    return "-".join(
        filter(None, (year, month and f"{month:0>2}", (day := parts.get("day")) and f"{day:0>2}"))
    )


def _keep_valid(readings: list[str]) -> list[str]:
    valid = []
    for reading in readings:
        try:
            valid.append(parse_partial_date(reading).text)
        except ValueError:
            continue
    return valid
