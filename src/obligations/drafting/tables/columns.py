"""What the columns of a task list hold, by the headings above them.

    header = row of headings { row of headings below headings of that }

A column whose heading says nothing that is known is told by its cells (`column_cells`).

A heading that stands over several columns has those of each of them below it (责任分工 over
牵头单位 and 配合单位): the lowest that says something counts. A *period* is a column headed by a
time, 2026年 or 一季度: what stands in it is to be done then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import ANY_YEAR
from obligations.drafting.dates.find import find_period
from obligations.drafting.source import Stretch
from obligations.drafting.tables.column_cells import (
    exchange_columns,
    tell_bare_columns,
    tell_columns,
)
from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.drafting.titles.read import LONGEST_TITLE, read_title
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.titles.columns import TaskColumn

_MAIN = lazy(r"主要(?:责任|负责)(?:单位|部门)")  # leads where others have columns, too
_PERIOD_END = lazy(
    r"(?:(?:年度|阶段性?|主要|重点|工作|预期|计划|推进|形象)*"
    r"(?:目标值?|任务|计划|进度|安排|指标|要求|内容|节点|措施|举措|工作))$"
)
# Targets for 2026, 2026 milestones: what is to be done then.
_ASKED = r"(?:targets?|goals?|milestones?|actions?|activities|deliverables?|objectives?|plans?)"
_PERIOD_FOR = lazy(rf"(?i:^{_ASKED} (?:for |in )?(?=(?:by |FY)?\d|Q\d)|(?<=\d) {_ASKED}$)")
# What says of a body that it answers, and of a time that something is due in it.
_DUTY = lazy(
    r"(?i:lead|respons|account|involv|own|partner|contribut|support|implement|deliver|deadline|due"
    r"|target|complet|finish|time|when|whom?\b|assigned)|牵头|责任|负责|配合|时限|期限|进度|完成"
)
_DONE = lazy(r"[A-Z][a-z]+ed\b|[\u3400-\u9fff]{0,4}(?:发布|印发|成立|批准|签署)")
CODE = lazy(r"[A-Z]{0,4}[ .-]?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?[.)]?|\(?[A-Za-z][.)]?")
_WORD = lazy(r"[A-Za-z]{2}")
# What is compared with an earlier time has been; 年均增长 may be promised.
_COMPARED = lazy(
    r"(?:比?上年|较上年|同比|环比)?(?:增长|增速|增幅|增减)(?:率|情况)?[^\u3400-\u9fff]{0,5}"
    r"|(?:同|环)比|(?i:(?:annual |% |percentage )?(?:growth|change)(?: rate)?)[^A-Za-z]{0,5}"
)
_OF_FIGURES = {"task", "period", "unit", "number", "group", "other"}
_LEAST_KNOWN = 3  # headings of a header in the middle of a table
_LEAST_BILINGUAL = 3  # headings
_LEAST_BARE = 3  # rows without headings
_MOST_ABOVE = 6  # rows of titles above the header
_MOST_ROWS = 3  # of a header
_MOST_ROWS_TOLD_BY = 100  # below a heading that is not known


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a task list: its rows, what each column holds, and the headings above it, from
    the upper to the lowest.
    """

    first: int
    last: int
    columns: dict[int, TaskColumn]
    titles: tuple[tuple[Stretch, ...], ...]
    bilingual: bool  # its headings are both in Chinese and in English
    told: frozenset[int]  # columns of which the cells say what they hold


def find_header(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> Header | None:
    """Return the header of a table; None for a table that is no task list."""
    for first, row in enumerate(rows[:_MOST_ABOVE]):
        if len(list_filled(row)) == 1 < len(row):
            continue  # a title
        last = first
        while last + 1 - first < _MOST_ROWS and _goes_on(flow, rows, first, last + 1):
            last += 1
        for end in range(last, first - 1, -1):
            header = _read_header(flow, rows, first, end)
            if header:
                return header
    return None


def tell_header(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> Header | None:
    """Return the columns of a table without headings whose rows are numbered from 1 on, told by
    their cells; None for another one.
    """
    numbers = [row[0].of(flow.text).rstrip(".、") for row in rows]
    counted = numbers == [str(number) for number in range(1, len(rows) + 1)]
    if not counted or len(rows) < _LEAST_BARE or len({*map(len, rows)}) > 1:
        return None
    columns = tell_bare_columns(flow.text, rows)
    if not columns:
        return None
    return Header(0, -1, columns, ((),) * len(rows[0]), bilingual=False, told=frozenset())


def find_next_header(flow: Flow, rows: Sequence[Sequence[Stretch]], header: Header) -> int:
    """Return the row below a header that is another one, at which another list begins; the end of
    the table where none is.
    """
    own = {_compact(flow, cell) for column in header.titles for cell in column}
    others = (
        at
        for at in range(header.last + 1, len(rows))
        if _is_whole_header(flow, rows, at)
        and not {_compact(flow, cell) for cell in list_filled(rows[at])} <= own
    )
    return next(others, len(rows))


def _is_whole_header(flow: Flow, rows: Sequence[Sequence[Stretch]], at: int) -> bool:
    """Whether most cells of a row are headings, three at least."""
    known = [cell for cell in list_filled(rows[at]) if read_heading(flow, cell)]
    enough = len(known) >= _LEAST_KNOWN and len(known) * 4 >= len(list_filled(rows[at])) * 3
    return enough and _read_header(flow, rows, at, at) is not None


def drop_header(flow: Flow, header: Header, row: Sequence[Stretch]) -> list[Stretch] | None:
    """Return a row without the headings of its columns, where each of its cells begins with its
    own: the header stands at the top of each page, and may have no line below it there. None for
    a row that has none of them.
    """
    rest: list[Stretch] = []
    dropped: set[Stretch] = set()
    for at, cell in enumerate(row):
        titles = header.titles[at] if at < len(header.titles) else ()
        ends = [_find_end(flow, title, cell) for title in titles]
        end = next((end for end in ends if end is not None), None)
        if end is None and cell.start < cell.end:
            return None
        rest.append(Stretch(end or cell.end, cell.end))
        dropped |= {cell} if end is not None else set()
    return rest if len(dropped) > 1 else None


def _find_end(flow: Flow, title: Stretch, cell: Stretch) -> int | None:
    """Return where a heading ends that a cell begins with, blanks apart."""
    sought = _compact(flow, title)
    at, found = cell.start, 0
    while found < len(sought) and at < cell.end:
        if flow.text[at] not in " \n":
            if flow.text[at] != sought[found]:
                return None
            found += 1
        at += 1
    while at < cell.end and flow.text[at] in " \n":
        at += 1
    return at if found == len(sought) else None


def read_heading(flow: Flow, title: Stretch) -> TaskColumn | None:
    """Return what stands below or beside a heading; None for another cell. Where it is none as a
    whole, its last line may be, below one that stands over several columns.
    """
    start = flow.text.rfind("\n", *title) + 1
    lines = [title, Stretch(start, title.end)] if start else [title]
    return next(filter(None, (read_title(fold_title(flow, one)) for one in lines)), None)


def strip_period(title: str) -> str:
    """Return what of the heading of a period says when: 2026年 of 2026年度目标.

    >>> strip_period("一季度工作目标")
    '一季度'
    >>> strip_period("2031 targets")
    '2031'
    """
    inside = re.search(r"\(([^()]*\d[^()]*)\)$", title)
    title = _PERIOD_FOR.sub("", title)
    bare = _PERIOD_END.sub("", inside[1] if inside else title)
    return re.sub(r"(?<=年)度$", "", bare)


def _compact(flow: Flow, cell: Stretch) -> str:
    return re.sub(r"\s", "", cell.of(flow.text))


def _goes_on(flow: Flow, rows: Sequence[Sequence[Stretch]], first: int, at: int) -> bool:
    """Whether a row is a further one of the header that begins above it: it shares cells with the
    row above, and has headings, or stands below wider ones alone (市级, 县级 below 责任分工); or
    it says nothing but what some of its columns hold.
    """
    if at >= len(rows) or len(rows[at]) != len(rows[first]):
        return False
    above = set(rows[at - 1])
    own = [cell for cell in rows[at] if cell not in above and cell.start < cell.end]
    known = [
        cell
        for cell in own
        if read_title(fold_title(flow, cell)) or _is_period(fold_title(flow, cell))
    ]
    if _fills_merged(rows[at - 1], rows[at]) and len(known) > 1:
        return True
    shared = above & set(rows[at])
    if shared and len(set(own)) < len(set(rows[at])):
        heads = known or all(
            rows[at - 1].count(rows[at - 1][rows[at].index(one)]) > 1 for one in own
        )
        return bool(own and heads) and all(cell.start < cell.end for cell in shared)
    return len(own) > 1 and len(known) == len(own) and len(own) < len(rows[at])


def _fills_merged(above: Sequence[Stretch], row: Sequence[Stretch]) -> bool:
    """Whether a row stands below the headings that are merged in the row above it, where of merged
    cells all but the first are empty: below those and right before them, and nowhere else.
    """
    empty = {at for at, cell in enumerate(above) if cell.start == cell.end}
    filled = {at for at, cell in enumerate(row) if cell.start < cell.end}
    titled = 0 < len(empty) < len(above) - 1  # the title of a table is no heading
    return titled and empty <= filled <= empty | {at - 1 for at in empty}


def spread_heading(flow: Flow, rows: list[list[Stretch]]) -> list[list[Stretch]]:
    """Return a table with its first heading over two columns, codes and what they are those of,
    where the header has none of the second: an empty cell, or one too few.
    """
    title, *others = rows[0]
    below = [row for row in rows[1:] if len(list_filled(row)) > 1]
    codes = list_filled([row[0] for row in below])
    coded = codes and all(CODE.fullmatch(flow.text, *one) for one in codes)
    full = all(len(row) == len(rows[0]) for row in below) and list_filled([r[-1] for r in below])
    if not coded or not full or read_heading(flow, title) in (None, "number"):
        return rows
    if not list_filled(others[:1]):
        return [[title, title, *others[1:]], *rows[1:]]
    return rows if list_filled(others[-1:]) else [[title, title, *others[:-1]], *rows[1:]]


def _read_header(
    flow: Flow, rows: Sequence[Sequence[Stretch]], first: int, last: int
) -> Header | None:
    """Return the header that some rows are; None for those that are none."""
    titles = tuple(
        tuple(dict.fromkeys(cell for cell in cells if cell.start < cell.end))
        for cells in zip(*rows[first : last + 1], strict=True)
    )
    lowest = [fold_title(flow, column[-1]) if column else "" for column in titles]
    periods = {at for at, title in enumerate(lowest) if _is_period(title)}
    if len(periods) == 1:  # 2026年重点任务 alone names the tasks of its year
        periods = {at for at in periods if strip_period(lowest[at]) == lowest[at]}
    columns: dict[int, TaskColumn] = {}
    for at, column in enumerate(titles):
        known = (read_heading(flow, title) for title in reversed(column))
        kind: TaskColumn | None = next(filter(None, known), None)
        if at in periods:
            columns[at] = "period"
        elif kind:
            columns[at] = kind
    if not {*columns.values()} - {"number", "unit", "other"}:
        return None  # no heading of a task, or of what is owed: its cells need not be read
    if len({*columns.values()} & {*PARTY_COLUMNS}) > 1:
        columns |= {at: "lead" for at, title in enumerate(lowest) if _MAIN.match(title)}
    below = rows[last + 1 : last + 1 + _MOST_ROWS_TOLD_BY]
    wide = [row for row in below if len(row) >= len(titles) and len(list_filled(row)) > 1]
    exchanged = exchange_columns(flow.text, wide, columns)
    columns |= exchanged
    told = exchanged | _tell_unknown(flow, wide, lowest, columns)
    columns = dict(sorted((columns | told).items()))
    timed = {"period" for at, one in columns.items() if one == "step" and says_duty(lowest[at])}
    columns = _choose_tasks(columns)
    held = timed.union(columns.values())
    if "task" not in held or not held & {*PARTY_COLUMNS, "body", "deadline", "period"}:
        return None
    if held <= _OF_FIGURES and any(map(_COMPARED.fullmatch, lowest)):
        return None
    both = sum(has_chinese(title) and bool(_WORD.search(title)) for title in lowest)
    told = {at: one for at, one in told.items() if columns[at] == one and one != "body"}
    return Header(first, last, columns, titles, both >= _LEAST_BILINGUAL, frozenset(told))


def _tell_unknown(
    flow: Flow,
    rows: Sequence[Sequence[Stretch]],
    titles: Sequence[str],
    columns: dict[int, TaskColumn],
) -> dict[int, TaskColumn]:
    """Return what the columns hold whose headings don't say, where another one names tasks, or says
    that something is owed; what was done (Published by) is not told.
    """
    owed = (
        column in ("task", "step")
        or (column in (*PARTY_COLUMNS, "deadline") and says_duty(titles[at]))
        for at, column in columns.items()
    )
    if not any(owed) or max(map(len, titles)) > LONGEST_TITLE:
        return {}
    # Who answers may stand below a mere 单位, as units of measure do.
    free = (None, "unit") if not {*PARTY_COLUMNS} & {*columns.values()} else (None,)
    unknown = {
        at: title
        for at, title in enumerate(titles)
        if title and columns.get(at) in free and not _DONE.match(title)
    }
    if not unknown:
        return {}
    return tell_columns(flow.text, rows, unknown, {*columns.values()})


def _choose_tasks(columns: dict[int, TaskColumn]) -> dict[int, TaskColumn]:
    """Return which column has the tasks: the last that is headed so, what stands before it being
    what they are a part of; where none is, that of steps, of indicators, or of groups.
    """
    held = {*columns.values()}
    stands_in = next((one for one in ("task", "step", "detail", "group") if one in held), None)
    tasks = [at for at, column in columns.items() if column == stands_in]
    steps = [at for at, column in columns.items() if column == "step"]
    told = columns | dict.fromkeys(steps, "detail") | dict.fromkeys(tasks, "task")
    return told | dict.fromkeys(tasks[:-1], "group")


def says_duty(title: str) -> bool:
    """Whether a title says of a body that it answers, or of a time that something is due in it, and
    is not that of bodies or times of whatever kind.
    """
    return _DUTY.search(title) is not None


def fold_title(flow: Flow, cell: Stretch) -> str:
    """Return a heading without blanks inside, where it is Chinese."""
    title = " ".join(cell.of(flow.text).split()).strip(" :*")
    if has_chinese(title):
        return title.replace(" ", "")
    return title


def _is_period(title: str) -> bool:
    return find_period(strip_period(title), ANY_YEAR) is not None


def list_filled(row: Sequence[Stretch]) -> list[Stretch]:
    """Return the cells of a row that hold something, each once, in the order of the text."""
    return sorted({cell for cell in row if cell.start < cell.end})
