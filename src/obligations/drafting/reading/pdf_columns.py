"""Pages of a PDF that are set in two columns, as gazettes are.

Between two columns a strip of the page is free of signs, in its middle and nearly from top to
bottom; the lines on its left are full. That tells columns from fields of a table without lines. A
title may cross the strip: what stands above it is read before what stands below.
"""

from __future__ import annotations

import itertools
from statistics import median
from typing import TYPE_CHECKING

from obligations.drafting.reading.pdf_lines import PrintedLine, make_line, split_line

if TYPE_CHECKING:
    from collections.abc import Sequence

Strip = tuple[int, int]  # from left to right, in points

_LEAST_SIGNS = 80
_LEAST_WIDE = 8  # points
_MIDDLE = (0.35, 0.65)  # of the width of the text
_MOST_CROSSING = 0.15  # of the lines
_LEAST_BESIDE = 0.2  # of the signs, on either side
_LEAST_FULL = 0.5  # of the lines on the left
_FULL = 2.5  # signs that may be missing at the end of a full line


def find_strip(pages: Sequence[Sequence[PrintedLine]]) -> Strip | None:
    """Return the strip between the columns of pages; None where most of their lines are in one."""
    found = [strip for lines in pages if (strip := _find_on_page(lines))]
    if not found or len(found) * 2 < len(pages):
        return None
    return int(median(left for left, _ in found)), int(median(right for _, right in found))


def _find_on_page(lines: Sequence[PrintedLine]) -> Strip | None:
    if sum(len(line.signs) for line in lines) < _LEAST_SIGNS:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    begin, end = (int(left + share * (right - left)) for share in _MIDDLE)
    words = [split_line(line, _LEAST_WIDE / 2) for line in lines]
    changes = [0] * (end - begin + 2)
    for word in itertools.chain.from_iterable(words):
        first, last = max(int(word.x0), begin), min(int(word.x1), end)
        if first <= last:
            changes[first - begin] += 1
            changes[last - begin + 1] -= 1
    most = _MOST_CROSSING * len(lines)
    covered = itertools.accumulate(changes[:-1])
    strip = _find_longest([point for point, held in enumerate(covered, begin) if held <= most])
    if strip is None or not _has_columns(words, strip):
        return None
    return strip


def _find_longest(points: list[int]) -> Strip | None:
    """Return the longest run of points, if it is wide enough."""
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][-1] + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    longest = max(runs, key=len, default=[])
    if len(longest) < _LEAST_WIDE:
        return None
    return longest[0], longest[-1]


def _has_columns(lines: Sequence[Sequence[PrintedLine]], strip: Strip) -> bool:
    before = [[word for word in line if word.x1 <= strip[0] + 1] for line in lines]
    behind = [word for line in lines for word in line if word.x0 >= strip[1] - 1]
    left = [word for line in before for word in line]
    counts = [sum(len(word.signs) for word in words) for words in (left, behind)]
    if min(counts) < _LEAST_BESIDE * sum(len(word.signs) for line in lines for word in line):
        return False
    ends = [max(word.x1 for word in line) for line in before if line]
    room = _FULL * median(word.size for word in left)
    full = [end for end in ends if max(ends) - end <= room]
    return len(full) >= _LEAST_FULL * len(ends)


def find_right_edge(strip: Strip) -> float:
    """Return where the column on the right of a strip begins."""
    return strip[1] - 2.0


def place_in_columns(lines: Sequence[PrintedLine], strip: Strip) -> list[tuple[float, PrintedLine]]:
    """Return the lines of a page, each divided by a strip that it doesn't cross, with what they are
    sorted by: in each stretch between two that cross the strip those on its left before those on
    its right.
    """
    crossing = [line.base for line in lines if _crosses(line, strip)]
    placed = []
    for line in lines:
        above = max((base for base in crossing if base <= line.base), default=-10_000.0)
        below = min((base for base in crossing if base > line.base), default=above + 20_000.0)
        for part in [line] if _crosses(line, strip) else _divide(line, strip):
            place = above + (line.base - above) / 2
            if part.x0 >= find_right_edge(strip):
                place += (below - above) / 2
            placed.append((place, part))
    return placed


def _crosses(line: PrintedLine, strip: Strip) -> bool:
    """Whether a line reaches into the middle of a strip; a stop may hang over its edge."""
    edge = (strip[1] - strip[0]) / 4
    return any(sign.x0 < strip[1] - edge and sign.x1 > strip[0] + edge for sign in line.signs)


def _divide(line: PrintedLine, strip: Strip) -> list[PrintedLine]:
    middle = sum(strip) / 2
    sides = [[sign for sign in line.signs if (sign.x0 < middle) is left] for left in (True, False)]
    return [make_line(side) for side in sides if side]
