"""Pages of a PDF that are set in two columns, as gazettes are.

Between two columns a strip of the page is free of signs, in its middle and nearly from top to
bottom; the lines on its left are full. That tells columns from fields of a table without lines. A
title may cross the strip: what stands above it is read before what stands below.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import Any

_Sign = dict[str, Any]
Strip = tuple[int, int]  # from left to right, in points

_LEAST_SIGNS = 80
_LEAST_WIDE = 8  # points
_MIDDLE = (0.35, 0.65)  # of the width of the text
_MOST_CROSSING = 0.15  # of the lines
_LEAST_BESIDE = 0.2  # of the signs, on either side
_LEAST_FULL = 0.5  # of the lines on the left
_FULL = 2.5  # signs that may be missing at the end of a full line


def find_strip(pages: list[list[_Sign]]) -> Strip | None:
    """Return the strip between the columns of some pages, by their signs; None where most of them
    are in one.
    """
    found = [strip for signs in pages if (strip := _find_on_page(signs))]
    if not found or len(found) * 2 < len(pages):
        return None
    return int(median(left for left, _ in found)), int(median(right for _, right in found))


def _find_on_page(signs: list[_Sign]) -> Strip | None:
    if len(signs) < _LEAST_SIGNS:
        return None
    left, right = min(sign["x0"] for sign in signs), max(sign["x1"] for sign in signs)
    rows: dict[int, float] = {}
    covered: dict[int, set[int]] = defaultdict(set)
    for sign in signs:
        row = round(sign["top"] / 4)
        rows[row] = 0
        for point in range(int(sign["x0"]), int(sign["x1"]) + 1):
            covered[point].add(row)
    most = _MOST_CROSSING * len(rows)
    begin, end = (int(left + share * (right - left)) for share in _MIDDLE)
    free = [point for point in range(begin, end) if len(covered[point]) <= most]
    strip = _find_longest(free)
    if strip is None or not _has_columns(signs, strip):
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


def _has_columns(signs: list[_Sign], strip: Strip) -> bool:
    before = [sign for sign in signs if sign["x1"] <= strip[0] + 1]
    behind = [sign for sign in signs if sign["x0"] >= strip[1] - 1]
    if min(len(before), len(behind)) < _LEAST_BESIDE * len(signs):
        return False
    ends: dict[int, float] = defaultdict(float)
    for sign in before:
        row = round(sign["top"] / 4)
        ends[row] = max(ends[row], sign["x1"])
    room = _FULL * median(sign["x1"] - sign["x0"] for sign in before)
    full = [end for end in ends.values() if max(ends.values()) - end <= room]
    return len(full) >= _LEAST_FULL * len(ends)


def find_right_edge(strip: Strip) -> float:
    """Return where the column on the right of a strip begins."""
    return strip[1] - 2.0


def place_in_columns(lines: list[_Sign], strip: Strip) -> list[tuple[float, _Sign]]:
    """Return the lines of a page with what they are sorted by: in each stretch between two that
    cross the strip those on its left before those on its right.
    """
    crossing = sorted(line["top"] for line in lines if line["x0"] < strip[0] < line["x1"])
    placed = []
    for line in lines:
        above = max((top for top in crossing if top <= line["top"]), default=0.0)
        below = min((top for top in crossing if top > line["top"]), default=above + 10_000.0)
        place = above + (line["top"] - above) / 2
        if line["x0"] >= find_right_edge(strip):
            place += (below - above) / 2
        placed.append((place, line))
    return placed
