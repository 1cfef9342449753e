"""What the columns of a task list hold by their cells, where their headings don't say.

| most of the cells | the column |
|---|---|
| are dates, with little else | deadline |
| are bodies by their words | responsible |
| are the longest, and sentences in small words | task |
| are R, A, C, I or L, S, of two columns at least | body, which its heading names |
| are ticks, below a body | body |

Each only where no heading names such a column; a task only beside who answers or when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.dates.due import ANY_YEAR
from obligations.drafting.dates.find import find_field_dates
from obligations.drafting.parties.body_words_en import is_organ
from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.parties.owing import is_named
from obligations.drafting.tables.tasks import TICK
from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import is_generic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from obligations.drafting.source import Stretch
    from obligations.drafting.titles.columns import TaskColumn

_MOST = 0.75  # of the cells of a column
_LEAST_CELLS = 2
_LONGEST_NAMES = 160  # signs of a cell of names
_SHORTEST_TASK = {True: 7, False: 20}  # signs on average, in Chinese and otherwise
_PARTS = lazy(r"[,;/&\n、，；]| and ")
_ROLES = lazy(r"[RACILS](?: ?[/,&+]? ?[RACI]){0,3}")
_TITLE_WORD = r"(?:[A-Z(][\w'.()-]*,?|of|for|on|in|the|to|and|&)"
_TITLE_CASE = lazy(rf"{_TITLE_WORD}(?: {_TITLE_WORD}){{0,13}}")
_LONGEST_TERM = 40  # signs
_LEAST_DATE = 0.4  # of its signs
_LONGEST_POST = 30  # signs
_SENTENCE = lazy(
    r"[A-Z][A-Za-z-]{1,30} (?:[A-Za-z0-9,.%'-]{1,30} ){0,6}?[a-z]{2,}"
    r"|(?:20\d{2}年度?)?(?:[\u3400-\u9fff]{6}|[\u3400-\u9fff]{1,5}[《“])"
)


def tell_columns(
    text: str,
    rows: Sequence[Sequence[Stretch]],
    titles: Mapping[int, str],
    held: set[TaskColumn],
) -> dict[int, TaskColumn]:
    """Return what columns hold whose headings, `titles`, don't say it; `held` are those that
    headings name.
    """
    cells = _list_cells(text, rows, titles)
    told = _tell_bodies(cells, titles)
    cells = {at: column for at, column in cells.items() if len(column) >= _LEAST_CELLS}
    held = held | {*told.values()}
    if not held & {"deadline", "period"}:
        told |= _tell_one(cells, is_date, "deadline")
    if not held & {*PARTY_COLUMNS, "body"}:
        told |= _tell_one(_drop(cells, told), names_bodies, "responsible")
    if not held & {"task", "step"} and held & {*PARTY_COLUMNS, "body", "deadline", "period"}:
        tasks = {at: one for at, one in _drop(cells, told).items() if _has_most(one, _is_task)}
        longest = max(tasks, key=lambda at: _measure(tasks[at]), default=None)
        if longest is not None and _measure(tasks[longest]) > _shortest(titles, tasks, longest):
            told[longest] = "task"
    return told


def exchange_columns(
    text: str, rows: Sequence[Sequence[Stretch]], columns: Mapping[int, TaskColumn]
) -> dict[int, TaskColumn]:
    """Return columns with the two exchanged whose headings are, by their cells: sentences below who
    answers, names below what is to be delivered.
    """
    cells = _list_cells(text, rows, columns)
    sentences = [
        at
        for at, column in cells.items()
        if columns[at] in PARTY_COLUMNS and len(column) >= _LEAST_CELLS
        if all(len(cell) > _LONGEST_POST and _is_task(cell) for cell in column)
    ]
    names = [
        at
        for at, column in cells.items()
        if columns[at] in ("detail", "step") and all(map(_TITLE_CASE.fullmatch, column))
    ]
    if len(sentences) != 1 or len(names) != 1:
        return {}
    return {sentences[0]: columns[names[0]], names[0]: columns[sentences[0]]}


def _list_cells(
    text: str, rows: Sequence[Sequence[Stretch]], columns: Iterable[int]
) -> dict[int, list[str]]:
    """Return what the cells of some columns hold that are not empty, of those that have any."""
    cells = {at: [row[at].of(text) for row in rows] for at in columns}
    return {at: filled for at, column in cells.items() if (filled := [*filter(None, column)])}


def _tell_bodies(
    cells: Mapping[int, list[str]], titles: Mapping[int, str]
) -> dict[int, TaskColumn]:
    """Return the columns of a matrix of bodies: two or more, of letters with R or L, or ticks."""
    letters = [at for at, column in cells.items() if all(map(_ROLES.fullmatch, column))]
    answers = any("R" in cell or "L" in cell for at in letters for cell in cells[at])
    ticks = [
        at
        for at, column in cells.items()
        if all(map(TICK.fullmatch, column)) and (_is_body(titles[at]) or is_named(titles[at]))
    ]
    found = letters if answers else ticks
    return dict.fromkeys(found, "body") if len(found) > 1 else {}


def _drop(cells: Mapping[int, list[str]], told: Mapping[int, TaskColumn]) -> dict[int, list[str]]:
    return {at: column for at, column in cells.items() if at not in told}


def _tell_one(
    cells: Mapping[int, list[str]], test: Callable[[str], bool], column: TaskColumn
) -> dict[int, TaskColumn]:
    """Return the only column whose cells are of one kind; nothing where there are two."""
    found = [at for at, one in cells.items() if _has_most(one, test)]
    return {found[0]: column} if len(found) == 1 else {}


def _has_most(cells: list[str], test: Callable[[str], bool]) -> bool:
    return sum(map(test, cells)) >= _MOST * len(cells)


def _shortest(titles: Mapping[int, str], cells: Mapping[int, list[str]], at: int) -> int:
    """Return how long tasks are at least, on average: twice their heading."""
    return max(2 * len(titles[at]), _SHORTEST_TASK[has_chinese(titles[at] or cells[at][0])])


def tell_bare_columns(text: str, rows: Sequence[Sequence[Stretch]]) -> dict[int, TaskColumn]:
    """Return what the columns of rows without headings hold that are numbered in the first; nothing
    unless these are tasks, who answers and by when.
    """
    told: dict[int, TaskColumn] = {0: "number"}
    titles = dict.fromkeys(range(1, len(rows[0])), "")
    for at, column in _list_cells(text, rows, titles).items():
        if _has_most(column, names_bodies):
            told[at] = "responsible"
    others = {at: title for at, title in titles.items() if at not in told}
    told |= tell_columns(text, rows, others, {*told.values()})
    if {"responsible", "deadline", "task"} <= {*told.values()}:
        return told
    return {}


def _measure(cells: list[str]) -> float:
    return sum(map(len, cells)) / len(cells)


def is_date(cell: str) -> bool:
    """Whether a cell says when, and little else: June 2031; Stage 1: May 2032."""
    dates = find_field_dates(cell, 0, min(len(cell), _LONGEST_TERM), ANY_YEAR)
    said = sum(one.stretch.end - one.stretch.start for one in dates)
    return len(cell) <= _LONGEST_TERM and said >= _LEAST_DATE * len(cell)


def _is_task(cell: str) -> bool:
    return _SENTENCE.match(cell) is not None


def names_bodies(cell: str) -> bool:
    """Whether one of the names of a cell is that of a body by its words, and none is long."""
    if len(cell) > _LONGEST_NAMES or cell[-1] in ".。":
        return False
    parts = [part.strip() for part in _PARTS.split(cell)]
    return any(map(_is_body, parts))


def _is_body(name: str) -> bool:
    if has_chinese(name):
        return IS_BODY.match(name) is not None or is_generic(name)
    return (is_organ(name) and _TITLE_CASE.fullmatch(name) is not None) or is_generic(name)
