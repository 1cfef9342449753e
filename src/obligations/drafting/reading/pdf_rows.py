"""Tables of a PDF without lines between their columns: with rules across, or with none at all.

    ruled = rule { rows rule }      three rules at least
    bare = { heading } { row | title }      whose first column counts 1, 2, 3 or 1.1, 1.2, 2.1; the
                                            title of a part begins there and goes on beyond it

Columns are what strips free of signs divide, three at least. Between two rules there is one row, or
there are several, as in a bare table: each then has something in the first column. Either it begins
there; or its cells are centred, and it reaches as far below the middle of that as above it. Where
the first row begins, all of them do then. Of rules that stop short the cells beside them go on over
several rows.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

import obligations.drafting.reading.pdf_strips as strips
from obligations.drafting.reading.pdf_grids import join_rules
from obligations.drafting.reading.pdf_lines import PrintedCell, join_lines, list_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.reading.pdf_lines import PrintedLine, PrintedRow
    from obligations.drafting.reading.pdf_page import PrintedSign, Stroke

_LEAST_RULES, _LEAST_COLUMNS, _LEAST_NUMBERS = 3, 3, 2
_LEAST_LONG = 0.4  # of the width of the text
_SAME = 3.0  # points between rules that are one
_STEP = 0.5  # points
_CLOSE = {False: 2.2, True: 1.2}  # times the height of a sign between two lines
_NUMBER = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?")
_MOST_HEADINGS = 6  # lines above the first row


def find_ruled_table(signs: Sequence[PrintedSign], rules: Iterable[Stroke]) -> strips.Band | None:
    """Return the table of a page that has rules across alone; None where none is."""
    long = _list_long(signs, rules) if signs else []
    tops: list[float] = []
    for found in long:
        tops += [] if tops and found[0].at - tops[-1] <= _SAME else [found[0].at]
    if len(tops) < _LEAST_RULES:
        return None
    inside = [sign for sign in signs if tops[0] <= sign.middle < tops[-1]]
    lines = [strips.split_lines([line]) for line in list_lines(inside)]
    words = list(itertools.chain.from_iterable(lines))
    columns = strips.find_columns_below_titles(lines)
    if len(columns) < _LEAST_COLUMNS:
        return None
    drawn = list(itertools.chain.from_iterable(long))
    if not all(_cross_all(found, columns) for found in long):
        return strips.Band(tops[0], tops[-1], _read_merged(words, columns, drawn, tops))
    rows = [
        row
        for above, below in itertools.pairwise(tops)
        for row in _read_band(
            [word for word in words if above <= strips.find_middle(word) < below],
            columns,
            above,
            alone=len(tops) == _LEAST_RULES,
        )
    ]
    return strips.Band(tops[0], tops[-1], rows)


def _list_long(signs: Sequence[PrintedSign], rules: Iterable[Stroke]) -> list[list[Stroke]]:
    """Return the rules of each height that are long together."""
    width = max(sign.x1 for sign in signs) - min(sign.x0 for sign in signs)
    heights = itertools.groupby(join_rules(rules), key=attrgetter("at"))
    at_height = [list(found) for _, found in heights]
    return [
        found
        for found in at_height
        if sum(rule.end - rule.start for rule in found) >= _LEAST_LONG * width
    ]


def _cross_all(rules: Iterable[Stroke], columns: strips.Columns) -> bool:
    return all(any(_covers(rule, column) for rule in rules) for column in columns)


def _covers(rule: Stroke, column: tuple[float, float]) -> bool:
    return rule.start < sum(column) / 2 < rule.end


def _read_merged(
    words: Sequence[PrintedLine],
    columns: strips.Columns,
    rules: Sequence[Stroke],
    tops: Sequence[float],
) -> list[PrintedRow]:
    """Return the rows between rules of which some stop short: the cell of a column goes on over
    those that don't cross it.
    """
    rows: list[PrintedRow] = [[] for _ in tops[1:]]
    for held, column in zip(strips.sort_into(words, columns), columns, strict=True):
        ends = {rule.at for rule in rules if _covers(rule, column)}
        first = 0
        for at, top in enumerate(tops[1:], 1):
            if at == len(rows) or any(abs(top - end) <= _SAME for end in ends):
                own = [word for word in held if tops[first] <= strips.find_middle(word) < top]
                rows[first].append(PrintedCell(join_lines(own, *column), 1, at - first))
                first = at
    return rows


def find_bare_table(lines: Sequence[PrintedLine]) -> strips.Band | None:
    """Return the table of a page that has no rules; None where none is."""
    words = [strips.split_lines([line]) for line in lines]
    numbered = _find_count(words)
    if len(numbered) < _LEAST_NUMBERS:
        return None
    first, last = numbered[0], numbered[-1]
    above = max(first - 1, 0)
    titles = [at for at in range(above, last) if _crosses(words[at], words[first][0])]
    counted = (words[at] for at in range(first, last + 1) if at not in titles)
    columns = strips.find_strip_columns(itertools.chain.from_iterable(counted))
    if len(columns) < _LEAST_COLUMNS or not strips.is_in(words[first][0], columns[0]):
        return None
    if above in titles and above and strips.stand_in_columns(words[above - 1], columns):
        first = above
    titles = [at for at in titles if at >= first]
    while first > numbered[0] - _MOST_HEADINGS and _goes_up(words, first, numbered[0], columns):
        first -= 1
    head_words = itertools.chain.from_iterable(words[first : numbered[0]])
    columns += strips.find_strip_columns(
        word for word in head_words if strips.is_beyond(word, columns)
    )
    while last + 1 < len(words) and _goes_down(words[last], words[last + 1], columns):
        last += 1
    held = list(itertools.chain.from_iterable(words[first : last + 1]))
    return _read_bare(held, [words[at][0] for at in sorted(numbered + titles)], columns)


def _read_bare(
    words: Sequence[PrintedLine], anchors: Sequence[PrintedLine], columns: strips.Columns
) -> strips.Band | None:
    """Return the table whose rows have an anchor each, its headings above them."""
    bounds = _find_bounds(words, anchors, None)
    if bounds is None:
        return None
    inside = [word for word in words if word.base < bounds[-1]]
    head = [word for word in inside if word.base < bounds[0]]
    rows = [strips.join_cells(head, columns)] if head else []
    rows += _cut(inside, bounds, columns)
    return strips.Band(min(map(strips.reach_up, words)), bounds[-1], rows, columns)


def _find_count(lines: Sequence[Sequence[PrintedLine]]) -> list[int]:
    """Return the lines that begin with the numbers of rows, one below the other."""
    found: list[int] = []
    number = part = 0
    for at, words in enumerate(lines):
        counted = _NUMBER.fullmatch(words[0].text)
        if len(words) < _LEAST_NUMBERS or not counted:
            continue
        read = (int(counted[1]), int(counted[2] or 0))
        following = ((number + 1, 0), (number + 1, 1), (number, part + 1))
        above = lines[found[-1]][0] if found else words[0]
        below = above.x0 - strips.STRIP < (words[0].x0 + words[0].x1) / 2 < above.x1 + strips.STRIP
        if not found or (below and read in following):
            found.append(at)
            number, part = read
    return found


def _crosses(words: Sequence[PrintedLine], number: PrintedLine) -> bool:
    """Whether a line has no gap, and begins below a number and ends beyond its column."""
    columns = strips.find_strip_columns(words)
    return len(columns) == 1 and columns[0][0] < number.x1 < columns[0][1] - strips.STRIP


def _goes_up(
    lines: Sequence[Sequence[PrintedLine]], first: int, number: int, columns: strips.Columns
) -> bool:
    """Whether the line above one belongs to the table: its words stand in the columns, and it is
    close to that line; closer where each column has something already.
    """
    if first == 0 or not strips.stand_in_columns(lines[first - 1], columns):
        return False
    held = list(itertools.chain.from_iterable(lines[first:number]))
    full = all(any(strips.is_in(word, column) for word in held) for column in columns)
    word, above = lines[first][0], lines[first - 1][0]
    return word.base - above.base <= _CLOSE[full] * word.size


def _goes_down(
    line: Sequence[PrintedLine], below: Sequence[PrintedLine], columns: strips.Columns
) -> bool:
    close = below[0].base - line[0].base <= _CLOSE[False] * line[0].size
    return close and strips.stand_in_columns(below, columns)


def _read_band(
    words: list[PrintedLine], columns: strips.Columns, above: float, *, alone: bool
) -> list[PrintedRow]:
    """Return the rows that words between two rules across make up: those that have room between
    them in the first column, or a number on each of its lines; `alone`, between the only rules
    besides those of the header, each line of it has one.
    """
    cells = strips.sort_into(words, columns)
    runs = strips.list_runs(cells[0], strips.find_pitch(cells))
    if len(runs) == 1 and (alone or all(_NUMBER.fullmatch(word.text) for word in runs[0])):
        runs = [[word] for word in runs[0]]
    anchors = [run[0] for run in runs]
    bounds = _find_bounds(words, anchors, above) if len(anchors) > 1 else None
    if bounds is None:
        return [strips.join_cells(words, columns)] if words else []
    return _cut(words, bounds, columns)


def _find_bounds(
    words: Sequence[PrintedLine], anchors: Sequence[PrintedLine], above: float | None
) -> list[float] | None:
    """Return where rows begin that have an anchor each, and where the last ends; `above` is where
    the first must begin. None where what stands beside the anchors is cut anyhow.
    """
    stretches = strips.list_covered(words)
    starts = [strips.reach_up(anchor) - 1 for anchor in anchors]
    end = stretches[-1][1] + 2
    if above is not None:
        starts[0] = min(starts[0], above)
    if all(_measure_room(start, stretches) >= 0 for start in starts):
        return [*starts, end]
    middles = [strips.find_middle(anchor) for anchor in anchors]
    firsts = [above] if above is not None else _list_firsts(starts[0], stretches[0][0] - 1)
    best: tuple[float, list[float]] | None = None
    for first in firsts:
        bounds = [first]
        for middle in middles:
            bounds.append(2 * middle - bounds[-1])
        rises = all(before < behind for before, behind in itertools.pairwise(bounds))
        room = min(_measure_room(bound, stretches) for bound in bounds) if rises else -1.0
        if room >= 0 and (best is None or room > best[0]):
            best = (room, bounds)
    return best[1] if best else None


def _list_firsts(start: float, top: float) -> list[float]:
    return [start - _STEP * step for step in range(int((start - top) / _STEP) + 8)]


def _measure_room(bound: float, covered: strips.Columns) -> float:
    """Return how far a bound stands from what is nearest to it; less than 0 where it cuts that."""
    at = bisect_right(covered, (bound, bound))
    around = covered[max(at - 1, 0) : at + 1]
    return min(max(top - bound, bound - bottom) for top, bottom in around)


def _cut(
    words: Iterable[PrintedLine], bounds: Sequence[float], columns: strips.Columns
) -> list[PrintedRow]:
    """Return the rows that words between the first bound and the last make up."""
    rows: list[list[PrintedLine]] = [[] for _ in range(len(bounds) + 1)]
    for word in words:
        rows[bisect_right(bounds, strips.find_middle(word))].append(word)
    return [strips.join_cells(row, columns) for row in rows[1:-1]]
