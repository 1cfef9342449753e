"""A timeline of deadlines: a row a state, how many fall into each period, and today between what
has passed and what is to come.

Periods are months or quarters of about a year, else years or whole numbers of years: the finest
that fit and are not too many. The period of today is split in two, so that what has passed stands
left of the line and what is due stands right of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from obligations.output.columns import ATTENTION
from obligations.output.console import STATE_STYLES
from obligations.text.speech import Speech
from obligations.text.tables import dates, headings
from obligations.text.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.output.glyphs import Glyphs

DrawnLine = list[tuple[str, str]]
_MOST, _MOST_SHORT = 24, 13
_WIDEST = 9
_MONTHS = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000, 120000)
_GAP = 2
_ROOM = 200  # of a page, which is as wide as it needs to be


@dataclass(frozen=True, slots=True)
class _Cell:
    """A period on the line, or one side of today's: its first month counted from year 0, whether it
    has passed, and where it is drawn.
    """

    month: int
    passed: bool
    start: int
    width: int


def draw_timeline(
    deadlines: Iterable[tuple[str, str]], today: date, width: int, lang: str, signs: Glyphs
) -> list[DrawnLine]:
    """Return the lines of a timeline as (text, style) pieces; `deadlines` are (day, state).

    None of them, no lines.
    """
    points = _list_points(deadlines)
    if not points:
        return []
    states = [state for state in ATTENTION if any(state == found for _, found in points)]
    side = max(cell_len(say(state, lang)) for state in states) + _GAP
    days = [today, *(day for day, _ in points)]
    size = _choose_size(_count_month(min(days)), _count_month(max(days)), len(points), width - side)
    cells = _place_cells(
        _count_month(min(days)) // size,
        _count_month(max(days)) // size,
        size,
        today,
        width - side,
        len(points),
    )
    at = next(cell.start for cell in cells if not cell.passed)
    lines = [_point_out(today, side + at, width, lang, signs)]
    for state in states:
        counts = Counter(
            (_count_month(day) // size * size, day < today)
            for day, found in points
            if found == state
        )
        lines.append(_draw_state(state, counts, cells, side, at, lang, signs))
    return [*lines, _draw_axis(cells, side, at, signs), _draw_labels(cells, side, size)]


def count_timeline(
    deadlines: Iterable[tuple[str, str]], today: date, lang: str
) -> tuple[list[str], list[list[str]]] | None:
    """Return the same as a table for pages and workbooks, without the periods in which nothing
    lies; None without any deadline.
    """
    points = _list_points(deadlines)
    if not points:
        return None
    days = [_count_month(day) for day in (today, *(day for day, _ in points))]
    size = _choose_size(min(days), max(days), len(points), _ROOM)
    counts = Counter(
        (state, _count_month(day) // size * size, day < today) for day, state in points
    )
    periods = sorted({(month, not passed) for _, month, passed in counts})
    speech = Speech(lang)
    now = days[0] // size * size  # the period of today is split
    halves = (dates.PERIOD_PASSED, dates.PERIOD_TO_COME)
    header = [
        speech.say(halves[coming], period=_name_period(month, size))
        if month == now
        else _name_period(month, size)
        for month, coming in periods
    ]
    rows = [
        [
            speech.word(state),
            *(str(counts[state, month, not coming] or "") for month, coming in periods),
        ]
        for state in ATTENTION
        if any(state == found for _, found in points)
    ]
    return [speech.say(headings.STATE), *header], rows


def _list_points(deadlines: Iterable[tuple[str, str]]) -> list[tuple[date, str]]:
    """Return the days of deadlines, and by which state each is drawn."""
    days = ((_read_day(day), state) for day, state in deadlines)
    return [(day, state if state in ATTENTION else "undated") for day, state in days if day]


def _read_day(text: str) -> date | None:
    try:  # a SELECT can give anything for a date
        return date.fromisoformat(text)
    except ValueError:
        return None


def _count_month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _choose_size(first: int, last: int, points: int, room: int) -> int:
    least = len(str(points)) + 1
    for size in _MONTHS:
        count = last // size - first // size + 2  # today's period is split
        if (
            count <= (_MOST if size % 12 == 0 else _MOST_SHORT) + 1
            and count * max(least, 3) <= room
        ):
            return size
    return _MONTHS[-1]


def _place_cells(
    first: int, last: int, size: int, today: date, room: int, points: int
) -> list[_Cell]:
    count = last - first + 2
    width = max(len(str(points)) + 1, min(_WIDEST, room // count))
    now = _count_month(today) // size
    cells: list[_Cell] = []
    for period in range(first, last + 1):
        for passed in [True, False] if period == now else [period < now]:
            start = cells[-1].start + cells[-1].width if cells else 0
            # One cell more for the line itself, which stands before the first period that is to
            # come.
            extra = 1 if not passed and (not cells or cells[-1].passed) else 0
            cells.append(_Cell(period * size, passed, start + extra, width))
    return cells


def _point_out(today: date, at: int, width: int, lang: str, signs: Glyphs) -> DrawnLine:
    words = Speech(lang).say(dates.TODAY, day=today)
    before, after = f"{words} {signs.pointer}", f"{signs.pointer} {words}"
    if at - 1 + cell_len(after) <= width:
        return [(" " * (at - 1), ""), (after, "bold")]
    return [(" " * max(at - cell_len(before), 0), ""), (before, "bold")]


def _draw_state(
    state: str,
    counts: Counter[tuple[int, bool]],
    cells: list[_Cell],
    side: int,
    at: int,
    lang: str,
    signs: Glyphs,
) -> DrawnLine:
    word = say(state, lang)
    style = STATE_STYLES.get(state, "")
    line: DrawnLine = [(word + " " * (side - cell_len(word)), style)]
    for cell in cells:
        if cell.start == at:
            line.append((signs.today, "bold"))
        count = counts.get((cell.month, cell.passed), 0)
        line.append((str(count).center(cell.width) if count else " " * cell.width, style))
    return line


def _draw_axis(cells: list[_Cell], side: int, at: int, signs: Glyphs) -> DrawnLine:
    line: DrawnLine = [(" " * side, "")]
    for place, cell in enumerate(cells):
        if cell.start == at:
            line.append((signs.crossing, "bold"))
        split = place > 0 and cells[place - 1].month == cell.month
        line.append(((signs.line if split else signs.tick) + signs.line * (cell.width - 1), "dim"))
    return line


def _draw_labels(cells: list[_Cell], side: int, size: int) -> DrawnLine:
    shown, end = "", -1
    for place, cell in enumerate(cells):
        label = _name_period(cell.month, size)
        if (place > 0 and cells[place - 1].month == cell.month) or cell.start <= end:
            continue
        shown += " " * (cell.start - len(shown)) + label
        end = len(shown)
    return [(" " * side + shown, "dim")]


def _name_period(month: int, size: int) -> str:
    year = month // 12
    if size == 1:
        return f"{year}-{month % 12 + 1:02d}"
    if size == 3:
        return f"{year}-Q{month % 12 // 3 + 1}"
    return str(year)
