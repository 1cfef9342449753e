"""Lines that were broken at a width: which of them go on in the next, and what joins the two.

A line that is about as long as the longest ones goes on, unless the next begins with a label; one
whose bracket is still open goes on in any case. Chinese is joined without a blank.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.numbering import find_label_at
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.printed_lines import Line

_FIELD = lazy(
    r"(?:[•·●○◦▪■□◆–*-] ?)?(?:[A-Z][a-z]+|[A-Z]{2,}\b)"
    r"(?: (?:[a-z]+|[A-Z]{2,})(?:\((?:s|ies)\))?){0,3} ?: "
)  # Owner: …, LEAD AGENCY: …
_NUMBER_FOLLOWS = lazy(r"\w Nos?\.$|^(?:Sec\.|Section)$")  # Order No.
_BULLET = lazy(r"[•●○◦▪■□◆] ?\S")
_HAN = "[一二三四五六七八九十]"
WHOLE_DAY_ZH = (
    r"(?:20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
    rf"|二[〇零○O][〇零○O一二三四五六七八九]{{2}}年{_HAN}{{1,2}}月{_HAN}{{1,3}}日)"
)
WHOLE_NUMBER_ZH = r"[\u3400-\u9fff]{1,12}[〔\[(] ?20\d{2} ?[〕\])] ?\d{1,5} ?号"
# The number of a document, and its day, with who signed: no line goes on in them.
_STANDS_ALONE = lazy(
    rf"\(?(?:{WHOLE_DAY_ZH}[ ,，])?{WHOLE_NUMBER_ZH}(?:[ ,，]{WHOLE_DAY_ZH})?\)?"
    rf"|(?:[\u3400-\u9fff ]{{4,90}} )?{WHOLE_DAY_ZH}"
)
_TERMINATED = lazy(r"[。!?;:.！？；：]['\"”’)）]*$")
_CLOSED = lazy(r"[。!?;:.,、！？；：，\"”’)）\]〕】]$")
# A line that ends in a small word goes on in the next.
DANGLES = lazy(r"\b(?:the|of|and|for|to|on|in|with|an?|by) ?$", re.IGNORECASE)
CONTENTS_LINE = lazy(
    r"(?:(?<!\.)\.{4,}+|(?<!…)…{2,}+|(?<!·)·{4,}+|- ?-) ?\d+$", any_of=".... …… ···· -"
)
_WIDEST_WRAP = 130  # columns; what is wider was not broken by hand
_NEARLY_FULL = 0.77
_MOST_JOINED = 60  # lines that one open bracket may hold together


def find_wrap(lines: list[Line]) -> int | None:
    """Return the width at which lines were broken; None where they were not, and each line is a
    paragraph.

    They were where lines come close to one width, and go on in the next: in the middle of a
    sentence, and not before a label or a field (Owner: …). What is wider than any line is broken
    at stands among them as it is.
    """
    lines = [line for line in lines if line.width <= _WIDEST_WRAP]
    widths = sorted(line.width for line in lines)
    if len(widths) < 3:
        return None
    widest = widths[int(len(widths) * 0.9)]
    if not 24 <= widest <= _WIDEST_WRAP or widths[-1] > widest * 1.5:
        return None
    if _hang(lines, widest):
        return widest
    full = [line for line in lines if _is_full(line, widest)]
    broken = [
        line
        for line, following in itertools.pairwise(lines)
        if _is_full(line, widest)
        and not _TERMINATED.search(line.text)
        and not following.gap
        and not following.indented
        and not find_label_at(following.text, 0)
        and not _FIELD.match(following.text)
        and not _STANDS_ALONE.fullmatch(following.text)
    ]
    # Where few lines of a Chinese text are full, nearly all of those must go on.
    many = len(full) >= len(lines) * 0.35 and len(broken) >= len(full) * 0.5
    chinese = all(has_chinese(line.text) for line in full)
    some = chinese and len(full) >= len(lines) * 0.25 and len(broken) >= len(full) * 0.75
    return widest if len(broken) >= 2 and (many or some) else None


def _hang(lines: list[Line], widest: int) -> bool:
    """Whether a Chinese text sets the first line of each paragraph in: nearly all of the lines
    that are not set in go on from full ones.
    """
    pairs = [pair for pair in itertools.pairwise(lines) if pair[1].flush and not pair[1].gap]
    go_on = [before for before, _ in pairs if _is_full(before, widest) and has_chinese(before.text)]
    set_in = any(not line.flush for line in lines)
    return set_in and len(go_on) > 1 and len(go_on) >= len(pairs) * 0.75


def _is_full(line: Line, widest: int) -> bool:
    # An English line ends before the word that had no room.
    slack = 6 if has_chinese(line.text) else 16
    return line.width >= widest - slack


def goes_on(before: Line, line: Line, widest: int | None, joined: int) -> bool:
    """Whether a line goes on in the next, in a text whose lines were broken at the `widest`;
    `joined`: how many lines were joined to it before.
    """
    if _NUMBER_FOLLOWS.search(before.text) and line.text[0].isdigit() and not line.gap:
        return True
    if line.gap or line.indented or find_label_at(line.text, 0) or _BULLET.match(line.text):
        return False
    if _STANDS_ALONE.fullmatch(line.text):
        return False
    if (
        before.text.count("(") > before.text.count(")")
        and joined < _MOST_JOINED
        and ")" in line.text
    ):
        return True
    if widest is None or CONTENTS_LINE.search(before.text) or before.width > _WIDEST_WRAP:
        return False
    alone = has_chinese(line.text) and not (_is_full(line, widest) or _CLOSED.search(line.text))
    if alone and _TERMINATED.search(before.text):
        return False  # the first name of a signature
    # A Chinese line with digits in it is shorter by as many half signs, another by its letters.
    halted = not _TERMINATED.search(before.text) and not _FIELD.match(line.text)
    begun = line.text[:1].islower() or DANGLES.search(before.text) is not None
    goes_on = begun or before.width >= widest * _NEARLY_FULL
    return _is_full(before, widest) or (halted and goes_on)


def carry_bracket(before: Line, line: Line) -> Line:
    """Return a line that goes on one before it, with the brackets that are open there: these
    decide whether the next one goes on.
    """
    opened = max(before.text.count("(") - before.text.count(")"), 0)
    if not opened:
        return line
    return replace(line, text="(" * min(opened, 3) + line.text)


def find_joint(before: str, after: str) -> str:
    """Return what joins two lines: a blank, or nothing beside Chinese or a broken word."""
    if not before or not after:
        return ""
    beside = before[-1] + after[0]
    if any(ord(sign) > 0x2E7F for sign in beside) or before[-1] in "-(" or after[0] in ",.;:)":
        return ""
    return " "
