"""Titles of fields without a colon: on lines of their own, above what they are the titles of, or
before it, set apart by blanks alone, or a dash.

    Responsible
    Port Office; Coast Guard
    Deadline
    30 June 2031

    责任单位  市港航局、市海事局
    完成时限  2031年6月

A title says who answers, or by when, and stands beside no other title, as those of a table do.
Without a colon it is one where it comes again, or stands above a field, in a text where one that
comes again says who answers.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from obligations.drafting.numbering import find_label_at
from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.drafting.titles.read import read_title
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.titles.columns import TaskColumn

_TITLE = lazy(r"[^\d,;.:。，；：]{2,40}[:：]?")
_BEFORE = lazy(
    r"(?:[•*] ?)?(?P<title>[\u3400-\u9fff]{2,8}|[A-Z][A-Za-z ]{1,30}?(?= -))"
    r"(?: (?=[\u3400-\u9fff\d])|(?P<dash> ?-)(?= ?\S))"
)
_LONGEST_VALUE, _LONGEST_NAME = 240, 80


def find_field_titles(lines: Sequence[str]) -> dict[int, str]:
    """Return which lines are such titles, with what joins each to the line below it: a colon, and
    the break of the line where several bodies may stand there.
    """
    held = [_read(line) for line in lines]
    titles = {
        at: lines[at]
        for at, column in enumerate(held[:-1])
        if column in (*PARTY_COLUMNS, "deadline")
        and held[at + 1] is None
        and (not at or held[at - 1] is None)
        and _is_value(lines[at + 1], _LONGEST_VALUE)
    }
    printed = Counter(titles.values())
    owed = any(held[at] in PARTY_COLUMNS and printed[title] > 1 for at, title in titles.items())
    joints: dict[int, str] = {}
    for at, title in titles.items():
        closed = title.endswith((":", "："))
        below = slice(at + 2, at + 3)
        titled = any(held[below])
        if closed or (owed and (printed[title] > 1 or titled)):
            alone = titled or held[at] == "deadline"
            several = not alone and any(_is_value(line, _LONGEST_NAME) for line in lines[below])
            joints[at] = ("" if closed else ":") + ("\n" if several else " ")
    return joints


def find_gaps_behind_titles(lines: Sequence[str]) -> dict[int, int]:
    """Return which lines begin with a title that comes again, and a blank or a dash behind it, with
    the place of that; of a row of titles none does.
    """
    found = {at: title for at, line in enumerate(lines) if (title := _BEFORE.match(line))}
    titles = {
        at: title
        for at, title in found.items()
        if _read(title["title"]) in (*PARTY_COLUMNS, "deadline")
        and (title["dash"] or not any(map(_read, lines[at][title.end() :].split())))
    }
    printed = Counter(title["title"] for title in titles.values())
    return {
        at: one.end() - 1 if one["dash"] else one.end("title")
        for at, one in titles.items()
        if printed[one["title"]] > 1
    }


def _read(line: str) -> TaskColumn | None:
    """Return what a line says that may be a title."""
    return read_title(line.rstrip(" :：")) if _TITLE.fullmatch(line) else None


def _is_value(line: str, longest: int) -> bool:
    """Whether a line may be what a title stands above, and no provision or sentence."""
    sentence = len(line) > _LONGEST_NAME and line.endswith((".", "。", ":"))
    return 0 < len(line) <= longest and not sentence and find_label_at(line, 0) is None
