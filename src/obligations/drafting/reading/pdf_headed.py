"""Tables of a PDF without lines or numbers, told by their headings.

    headed = heading heading heading … { row | title }

Its columns are what strips free of signs divide, and three of them at least have headings that task
lists have. More room than between the lines of a cell stands between its rows; where no cell has
two lines, each line is one. The first column has no say in that: what it holds may be of several
rows, and stands in the first of them. A table may go on at the top of the next page without its
headings.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

import obligations.drafting.reading.pdf_strips as strips
from obligations.drafting.titles.read import read_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.reading.pdf_lines import PrintedLine, PrintedRow

_LEAST_COLUMNS, _LEAST_HEADINGS, _LEAST_ROWS = 3, 3, 3
_MOST_TRIES = 9  # lines of a page that may be the headings of its table
_MOST_ABOVE = 3  # lines above the rest of a table at the top of a page
_CLOSE, _APART = 2.2, 5.0  # times the height of a sign between lines of a cell, of a table

_Words = list["PrintedLine"]


def find_headed_table(
    lines: Sequence[PrintedLine], columns: strips.Columns | None
) -> strips.Band | None:
    """Return the table of a page that its headings tell, or that goes on in the `columns` of the
    page before; None where none is.
    """
    words = [strips.split_lines([line]) for line in lines]
    headings = (
        at
        for at, own in enumerate(words)
        if len(own) >= _LEAST_COLUMNS and any(read_title(word.text) for word in own)
    )
    for first in itertools.islice(headings, _MOST_TRIES):
        table = _read_table(_cut_table(words[first:]))
        if table:
            return table
    rest = _cut_rest(words, columns) if columns else []
    if columns and rest:
        return _make_band(rest, _read_rows([*itertools.chain(*rest)], [], columns), columns)
    return None


def _cut_rest(lines: Sequence[_Words], columns: strips.Columns) -> list[_Words]:
    """Return the lines at the top of a page, below what is printed on each, whose words stand in
    some columns.
    """
    first = next(
        (
            at
            for at, line in enumerate(lines[:_MOST_ABOVE])
            if len(line) > 1 and strips.stand_in_columns(line, columns)
        ),
        0,
    )
    apart = (
        at
        for at in range(first, len(lines))
        if not strips.stand_in_columns(lines[at], columns)
        or (at > first and _is_apart(lines[at - 1], lines[at]))
    )
    return list(lines[first : next(apart, len(lines))])


def _is_apart(above: _Words, below: _Words) -> bool:
    return below[0].base - above[0].base > _APART * below[0].size


def _cut_table(lines: Sequence[_Words]) -> list[_Words]:
    """Return the lines from the first on that leave free the strips between its columns; a title
    over several of them may stand between two.
    """
    held: list[_Words] = []
    end = least = 0
    for line, columns in zip(lines, strips.grow_columns(lines), strict=True):
        if held and _is_apart(held[-1], line):
            break
        if len(columns) < max(least, _LEAST_COLUMNS):
            break
        held.append(line)
        least = least or len(columns)
        step = line[0].base - held[max(len(held) - 2, 0)][0].base
        if len(line) > 1 or (step < _CLOSE * line[0].size and not _is_title(line, columns)):
            end = len(held)
    return held[:end]


def _read_table(lines: list[_Words]) -> strips.Band | None:
    if len(lines) < _LEAST_ROWS:
        return None
    columns = strips.find_columns_below_titles(lines)
    titles = [line for line in lines if _is_title(line, columns)]
    others = [line for line in lines if not _is_title(line, columns)]
    rows = _read_rows([*itertools.chain(*others)], [*itertools.chain(*titles)], columns)
    known = [read_title(" ".join(cell.text.split())) for cell in rows[0]]
    if len(rows) < _LEAST_ROWS or sum(map(bool, known)) < _LEAST_HEADINGS:
        return None
    return _make_band(lines, rows, columns)


def _is_title(line: _Words, columns: strips.Columns) -> bool:
    return len(line) == 1 and strips.crosses(line[0], columns)


def _make_band(
    lines: Sequence[_Words], rows: list[PrintedRow], columns: strips.Columns
) -> strips.Band:
    return strips.Band(min(map(strips.reach_up, lines[0])), lines[-1][0].base + 1, rows, columns)


def _read_rows(words: _Words, titles: _Words, columns: strips.Columns) -> list[PrintedRow]:
    cells = strips.sort_into(words, columns)
    pitch = strips.find_pitch(cells)
    starts = _find_starts(cells[1:], titles, pitch)
    runs = strips.list_runs(cells[0], pitch)
    rows: list[_Words] = [[] for _ in starts]
    for run in [*runs, *([word] for word in [*titles, *itertools.chain(*cells[1:])])]:
        at = max(bisect_right(starts, run[0].base) - 1, 0)
        rows[at] += run
    return [strips.join_cells(row, columns) for row in rows if row]


def _find_starts(cells: Sequence[_Words], titles: _Words, pitch: float) -> list[float]:
    """Return where rows begin: below more room than between lines, with something in most columns,
    and at titles.
    """
    words = list(itertools.chain(*cells, titles))
    stretches = strips.list_covered(words)
    room = strips.measure_room(pitch, min(word.size for word in words)) + strips.MORE_ROOM
    starts = [
        below[0]
        for above, below in itertools.pairwise([(0.0, -float("inf")), *stretches])
        if below[0] - above[1] > room
    ]
    if len(starts) == 1:
        starts = [top for top, _ in stretches]
    held = [{bisect_right(starts, word.base) for word in column} for column in cells]
    full = [
        start
        for at, start in enumerate(starts, 1)
        if 2 * sum(at in rows for rows in held) > len(cells)
    ]
    return sorted({*full, *map(strips.reach_up, titles)})
