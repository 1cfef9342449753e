"""Tables of a PDF whose columns nothing divides but strips free of signs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.reading.pdf_lines import PrintedCell, join_lines, split_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.drafting.reading.pdf_lines import PrintedLine, PrintedRow

STRIP = 6.0  # points between columns
_BLANK = 0.4  # of the height of a sign, between words
_ABOVE, _BELOW = 0.85, 0.2  # of the height of a sign: how far it reaches beyond its line
_INSIDE = 1.0  # points at either end that lines may share
_HALF_EMPTY = "、，。；：）】》"

_SAME = 3.0  # points between lines that are one
MORE_ROOM = 1.5  # points: by how much more room stands between rows

Columns = list[tuple[float, float]]


class Band(NamedTuple):
    """A table: from which height to which it stands, its rows, and its columns where they may go on
    over the page.
    """

    top: float
    bottom: float
    rows: list[PrintedRow]
    columns: Columns | None = None


def split_lines(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Return what stands in lines between gaps wider than a blank."""
    return [word for line in lines for word in split_line(line, _BLANK * line.size)]


def find_strip_columns(words: Iterable[PrintedLine], known: Columns | None = None) -> Columns:
    """Return from where to where columns reach: what words and the columns `known` before cover,
    strips between them free.
    """
    columns: Columns = []
    for start, end in sorted([*(known or []), *((word.x0, _find_edge(word)) for word in words)]):
        if columns and start - columns[-1][1] < STRIP:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def grow_columns(lines: Iterable[Sequence[PrintedLine]]) -> Iterator[Columns]:
    """Yield the columns of the lines up to each, but for titles over several of them."""
    columns: Columns = []
    for words in lines:
        if len(words) > 1 or not crosses(words[0], columns):
            columns = find_strip_columns(words, columns)
        yield columns


def find_columns_below_titles(lines: Sequence[Sequence[PrintedLine]]) -> Columns:
    """Return the columns of lines, those left out that hold but a title over several of them."""
    several = [words for words in lines if len(words) > 1]
    columns = find_strip_columns(itertools.chain.from_iterable(several))
    alone = (words[0] for words in lines if len(words) == 1)
    within = (word for word in alone if not crosses(word, columns))
    return find_strip_columns(itertools.chain(within, *several))


def crosses(word: PrintedLine, columns: Columns) -> bool:
    """Whether a word stands in several columns."""
    return sum(word.x0 < end and start < word.x1 for start, end in columns) > 1


def _find_edge(word: PrintedLine) -> float:
    """Return where a word ends; the right half of 、 and its like is empty."""
    last = word.signs[-1]
    return word.x1 - (last.x1 - last.x0) / 2 * (last.text in _HALF_EMPTY)


def is_beyond(word: PrintedLine, columns: Columns) -> bool:
    """Whether a word stands behind the last column."""
    return word.x0 > columns[-1][1] + STRIP


def stand_in_columns(words: Iterable[PrintedLine], columns: Columns) -> bool:
    """Whether each word stands in one column, or behind them all, where rows have nothing."""
    return all(
        is_beyond(word, columns)
        or sum(start - STRIP / 2 < word.x1 and word.x0 < end + STRIP / 2 for start, end in columns)
        == 1
        for word in words
    )


def is_in(word: PrintedLine, column: tuple[float, float]) -> bool:
    """Whether a word begins in a column."""
    return column[0] <= word.x0 <= column[1]


def sort_into(words: Iterable[PrintedLine], columns: Columns) -> list[list[PrintedLine]]:
    """Return which words stand in each column."""
    cells: list[list[PrintedLine]] = [[] for _ in columns]
    for word in words:
        at = next(
            (at for at, (_, end) in enumerate(columns) if word.x0 <= end + STRIP / 2),
            len(columns) - 1,
        )
        cells[at].append(word)
    return cells


def join_cells(words: Iterable[PrintedLine], columns: Columns) -> PrintedRow:
    """Return the cells of a row; a column is as wide as what stands in it."""
    return [
        PrintedCell(join_lines(held, *edges), 1, 1)
        for held, edges in zip(sort_into(words, columns), columns, strict=True)
    ]


def list_covered(words: Iterable[PrintedLine]) -> Columns:
    """Return from where to where down the page words stand, but for a point at either end."""
    covered: Columns = []
    for top, bottom in sorted(
        (reach_up(word) + _INSIDE, word.base + _BELOW * word.size - _INSIDE) for word in words
    ):
        if covered and top <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], bottom))
        else:
            covered.append((top, bottom))
    return covered


def measure_room(step: float, size: float) -> float:
    """Return how much room stands between two lines so many points apart."""
    return step - (_ABOVE + _BELOW) * size + 2 * _INSIDE


def reach_up(word: PrintedLine) -> float:
    """Return how far up a word reaches."""
    return word.base - _ABOVE * word.size


def find_middle(word: PrintedLine) -> float:
    """Return where the middle of a word stands."""
    return word.base - (_ABOVE - _BELOW) / 2 * word.size


def find_pitch(cells: Iterable[Sequence[PrintedLine]]) -> float:
    """Return the room from line to line within cells: the least in any column."""
    steps = (
        below.base - above.base
        for column in cells
        for above, below in itertools.pairwise(column)
        if below.base - above.base > _SAME
    )
    return min(steps, default=0)


def list_runs(words: Iterable[PrintedLine], pitch: float) -> list[list[PrintedLine]]:
    """Return the lines of a column that stand as close as those of a cell, each with the others."""
    runs: list[list[PrintedLine]] = []
    for word in words:
        if runs and word.base - runs[-1][-1].base < pitch + MORE_ROOM:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
