"""The official number of an instrument (文号), in the one spelling under which it is cited.

Pages print it with any brackets, widths and blanks; data and rules know one spelling.
"""

from __future__ import annotations

import re
import unicodedata

# Patterns stay text until they are used: compiling all of them would cost every start a few
# milliseconds.
# 浙商务发〔2026〕3号: a series of one body, with its year in brackets.
_SERIES = (
    r"(?P<issuer>[^\W\d_]+)\s*[〔【(\[](?P<year>\d{4})[〕】)\]]\s*第?\s*(?P<number>\d{1,6})\s*号"
)
# 财政部、海关总署公告2026年第12号: a notice, also of several bodies.
_NOTICE = (
    r"(?P<issuers>[^\W\d_]+(?:[\s、,，]+[^\W\d_]+)*)\s*(?P<year>\d{4})\s*年\s*第?\s*"
    r"(?P<number>\d{1,6})\s*号\s*(?P<kind>公告|通告|令)?"
)
# GB/T 43291-2023: a standard.
_STANDARD = (
    r"(?P<series>[A-Z]{2,4}(?:\s*/\s*[A-Z])?)\s*(?P<number>\d+(?:\.\d+)?)\s*[-–—]\s*(?P<year>\d{4})"
)


def read_official_number(text: str) -> str | None:
    """Return the official number that a text is, in its one spelling; None where it is none.

    >>> read_number("浙商务发[2026]3 号")
    '浙商务发〔2026〕3号'
    >>> read_number("财政部 海关总署公告 2026 年第 12 号")
    '财政部、海关总署公告2026年第12号'
    >>> read_number("GB/T43291—2023")
    'GB/T 43291-2023'
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := re.fullmatch(_SERIES, plain):
        return f"{found['issuer']}〔{found['year']}〕{int(found['number'])}号"
    if found := re.fullmatch(_NOTICE, plain):
        issuers = "、".join(re.split(r"[\s、,]+", found["issuers"]))
        return f"{issuers}{found['kind'] or ''}{found['year']}年第{int(found['number'])}号"
    if found := re.fullmatch(_STANDARD, plain):
        series = re.sub(r"\s", "", found["series"])
        return f"{series} {found['number']}-{found['year']}"
    return None


def spell_number(text: str) -> str:
    """Return an official number in its one spelling, one of an unknown form without odd blanks."""
    return read_official_number(text) or " ".join(text.split())
