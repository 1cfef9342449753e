"""The signs of a page as lines, and lines as words.

Signs that stand on one height are a line. Between two of them stands a blank where there is room
for one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.broken_lines import find_joint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.drafting.reading.pdf_page import PrintedSign

_SAME_LINE = 0.4  # of the height of a sign
_BLANK = 0.2  # of the height of a sign: as wide as a blank is at least
_BOLD = 0.1  # of the height of a sign: how far apart it is printed twice
_USUAL_BLANK = 0.25  # of the height of a sign: what stands before the next word of a line
_ROOM = 1.6  # signs: what is left at the end of a Chinese line that had no room for more
_CENTRED, _PADDING = 1.5, 0.7  # signs beside a line in the middle of its cell, and what stays free
_NEVER_FIRST = tuple("，。、；：？！）》」』】”’%")  # what a line of Chinese may not begin with
_NEVER_LAST = tuple("（《「『【“‘”’")  # and what it may not end with, as programs set it
_LAST_LETTER = "\u2e7f"  # of scripts that set blanks between words


class JoinedLines(NamedTuple):
    """The text of the lines of a cell, the room that is left behind the last, and how much the
    first word of all would have needed behind another.
    """

    text: str
    room: float
    needed: float


class PrintedCell(NamedTuple):
    """A cell of a table: what it says, and the columns and rows that it covers."""

    held: JoinedLines
    across: int
    down: int

    @property
    def text(self) -> str:
        """Its text."""
        return self.held.text


PrintedRow = list[PrintedCell]


@dataclass(frozen=True)
class PrintedLine:
    """A line, or a part of one: its signs from left to right."""

    signs: list[PrintedSign]
    x0: float
    x1: float
    base: float
    size: float

    @cached_property
    def text(self) -> str:
        """What it says."""
        return "".join(
            f"{' ' if sign.x0 - before.x1 > _BLANK * sign.size else ''}{sign.text}"
            for before, sign in zip([self.signs[0], *self.signs], self.signs, strict=False)
        )


def list_lines(signs: Iterable[PrintedSign]) -> list[PrintedLine]:
    """Return the lines that signs make up, from top to bottom."""
    lines: list[list[PrintedSign]] = []
    for sign in sorted(signs, key=attrgetter("base")):
        same = lines and sign.base - lines[-1][0].base <= _SAME_LINE * sign.size
        if same:
            lines[-1].append(sign)
        else:
            lines.append([sign])
    return [make_line(line) for line in lines]


def make_line(signs: Iterable[PrintedSign]) -> PrintedLine:
    """Return the line of the signs on one height; one printed twice, a little apart, is bold."""
    ordered: list[PrintedSign] = []
    for sign in sorted(signs, key=attrgetter("x0")):
        before = ordered[-1] if ordered else None
        if before and before.text == sign.text and sign.x0 - before.x0 < _BOLD * sign.size:
            continue
        ordered.append(sign)
    return PrintedLine(
        ordered,
        ordered[0].x0,
        max(sign.x1 for sign in ordered),
        ordered[0].base,
        median(sign.size for sign in ordered),
    )


def split_line(line: PrintedLine, room: float) -> list[PrintedLine]:
    """Return the parts of a line between which more room is left than some points."""
    parts = [[line.signs[0]]]
    for before, sign in itertools.pairwise(line.signs):
        if sign.x0 - before.x1 > room:
            parts.append([])
        parts[-1].append(sign)
    return [make_line(part) for part in parts] if len(parts) > 1 else [line]


def join_lines(lines: Iterable[PrintedLine], left: float, right: float) -> JoinedLines:
    """Return the text of lines between two edges. One that had no room for the first word of the
    next goes on in it; as wide as the margin on its left, no more was free on its right. A line in
    the middle between them could have been longer on both sides.
    """
    joined = JoinedLines("", float("inf"), 0)
    for line in lines:
        before, behind = max(line.x0 - left, 0), right - line.x1
        room = behind - before
        if min(before, behind) > _CENTRED * line.size and abs(room) < line.size:
            room = before + behind - 2 * _PADDING * line.size
        joined = join_text(joined, JoinedLines(line.text, room, measure_first_word(line)))
    return joined


def join_text(above: JoinedLines, below: JoinedLines) -> JoinedLines:
    """Return two texts, one below the other, as one."""
    if not above.text or not below.text:
        return below if below.text else above
    joint = find_joint(above.text, below.text) if above.room < below.needed else "\n"
    return JoinedLines(f"{above.text}{joint}{below.text}", below.room, above.needed)


def measure_first_word(line: PrintedLine) -> float:
    """Return how much room the first word of a line would need behind another: of Chinese a sign,
    with those that may not be parted from it.
    """
    word = line.text.split()[0]
    least = line.size * _ROOM
    if word[0] > _LAST_LETTER or word[0] in _NEVER_LAST:
        signs = next(at for at in range(1, len(word) + 1) if _may_part(word, at))
        return max(_find_end(line, signs) - line.x0, least)
    return max(_find_end(line, len(word)) - line.x0 + line.size * _USUAL_BLANK, least)


def _may_part(word: str, at: int) -> bool:
    """Whether a line of Chinese may end before a sign of a word, or does behind it."""
    before, after = word[at - 1], word[at : at + 1]
    if before.isdigit() and after.isdigit():
        return False
    return before not in _NEVER_LAST and after not in _NEVER_FIRST


def _find_end(line: PrintedLine, signs: int) -> float:
    return line.signs[min(signs, len(line.signs)) - 1].x1
