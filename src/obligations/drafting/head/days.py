"""Days as signatures and imprints print them, in full."""

from __future__ import annotations

import re
from datetime import date

from obligations.text.expressions import lazy
from obligations.text.numerals import read_numeral
from obligations.text.typed_dates import MONTH_STEMS

DAY_IN_FULL_ZH = (
    r"(?P<year>(?:19|20)\d{2}) ?年 ?(?P<month>1[0-2]|0?[1-9]) ?月 ?(?P<day>3[01]|[12]\d"
    r"|0?[1-9]) ?日"
)
_NO_YEAR_ZH = lazy(r"(?:1[0-2]|0?[1-9]) ?月 ?(?:3[01]|[12]\d|0?[1-9]) ?日")
_HAN_DATE = lazy(
    r"(?P<year>[二一〇零○O0九八七六五四三]{4})年(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[一二三四五六七八九十]{1,3})日"
)
MONTH_EN_NAME = rf"(?:{'|'.join(MONTH_STEMS)})[a-z]*\.?"
_DATE_EN = (
    rf"(?P<name>{MONTH_EN_NAME}),? ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<year>20\d{{2}})"
)
_DATE_EN_DAY = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day of)? (?P<name>{MONTH_EN_NAME}),?"
    r" (?P<year>20\d{2})"
)
_DATE_ISO = r"(?P<year>20\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_DATE_DOTS = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d{2})"
_DATES = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (DAY_IN_FULL_ZH, _DATE_EN, _DATE_EN_DAY, _DATE_ISO, _DATE_DOTS)
)


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else, also one without a year: 4月18日."""
    return read_day_line(line) is not None or _NO_YEAR_ZH.fullmatch(line) is not None


def read_day_line(line: str) -> date | None:
    """Return the date of a line that holds nothing else but brackets around it."""
    line = line.strip(" ().").replace("年元月", "年1月")
    for pattern in _DATES:
        found = pattern.fullmatch(line)
        if found:
            return _make_day(found.groupdict())
    found = _HAN_DATE.fullmatch(line)
    if not found:
        return None
    return _make_han_day(found)


def read_day_behind(line: str, label: re.Pattern[str]) -> date | None:
    """Return the day behind a label that a line holds."""
    found = label.search(line)
    if not found:
        return None
    for pattern in _DATES:
        day = pattern.match(line, found.end())
        if day:
            return _make_day(day.groupdict())
    return None


def _make_day(parts: dict[str, str]) -> date | None:
    month = parts.get("month") or MONTH_STEMS.index(parts["name"][:3].casefold()) + 1
    try:
        return date(int(parts["year"]), int(month), int(parts["day"]))
    except ValueError:
        return None


def _make_han_day(found: re.Match[str]) -> date | None:
    digits = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
    return _make_day(
        {
            "year": found["year"].translate(digits),
            "month": str(read_numeral(found["month"])),
            "day": str(read_numeral(found["day"])),
        }
    )
