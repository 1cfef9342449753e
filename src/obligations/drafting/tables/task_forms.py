"""Forms of one task each: tables that say beside each cell what it holds.

    form = { heading, cell }   with a task, and with who answers for it or when; the two stand
                               beside each other, or in one cell with a colon between them

任务名称 stands beside the task, 牵头单位 beside who leads. Where a heading comes again, the next
form of the same table begins. A form without a task is that of the provision that it stands in.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.source import Stretch
from obligations.drafting.tables.columns import fold_title, read_heading, says_duty
from obligations.drafting.tables.field_lines import list_fields
from obligations.drafting.tables.tasks import Cells, Task, TaskList
from obligations.drafting.titles.columns import PARTY_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.tables.columns import Header
    from obligations.drafting.titles.columns import TaskColumn

_LEAST_KNOWN = 0.6  # of the headings of a form
_LONGEST_HEADING = 24  # signs of a cell that may be one, and not what stands beside one
_SAMPLE = 12  # fields that tell at once that a table is no form
_MOST_TITLES = 2  # of a field: Others involved, State actors
_ASIDE: tuple[TaskColumn, ...] = (*PARTY_COLUMNS, "start", "deadline")
_IN_GROUP = 3  # cells of a row: what groups it, the heading, and what stands beside that
_ROWS_BELOW = 2  # of a table of headings with what they hold below them


_Pair = tuple[Stretch, Stretch]


class _Field(NamedTuple):
    column: TaskColumn | None
    title: Stretch
    cell: Stretch


class Forms(NamedTuple):
    """The forms of a table as tasks. With `beside` they name none, and say who carries out the
    provision that the table stands in.
    """

    tasks: list[Task]
    beside: bool


def read_forms(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> Forms | None:
    """Return the forms of a table; None for a table that is no form."""
    forms = _list_forms(flow, rows)
    if forms and all(_is_form(form, least=_LEAST_KNOWN) for form in forms):
        beside = not any(one.column == "task" for form in forms for one in form)
        return Forms([_make_task(form) for form in forms], beside)
    return None


def find_fields(flow: Flow, rows: Sequence[Sequence[Stretch]], header: Header) -> int:
    """Return the row below a header at which the fields of a form go on, whose middle the list is:
    beside the heading of who answers stands one cell over several columns. The end where none does.
    """
    for at in range(header.last + 1, len(rows)):
        field = _read_field(flow, rows[at])
        columns = {
            header.columns.get(place)
            for place, cell in enumerate(rows[at])
            if field and cell == field.cell
        }
        if field and field.column in PARTY_COLUMNS and len(columns & {*_ASIDE}) > 1:
            return at
    return len(rows)


def read_outer_fields(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> list[TaskList]:
    """Return the fields of a form that stand above or below a list in one table: who carries out
    the provision that they stand in, and when.
    """
    fields = [_read_field(flow, row) for row in rows]
    runs = (list(run) for kept, run in groupby(fields, key=bool) if kept)
    forms = [[one for one in run if one] for run in runs]
    tasks = [_make_task(form) for form in forms if any(one.column in PARTY_COLUMNS for one in form)]
    return [TaskList(task.stretch, [task], [], beside=True) for task in tasks]


def _read_field(flow: Flow, row: Sequence[Stretch]) -> _Field | None:
    """Return who answers or when, where a row has nothing else but a heading of that, and perhaps
    one below it, before one cell.
    """
    *titles, cell = dict.fromkeys(row)
    owed = [one for one in titles[:_MOST_TITLES] if says_duty(fold_title(flow, one))]
    told = [column for one in owed if (column := read_heading(flow, one)) in _ASIDE]
    if not told or len(titles) > _MOST_TITLES or cell.start == cell.end:
        return None
    return _Field(told[0], titles[0], cell)


def _list_forms(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> list[list[_Field]]:
    """Return the fields of a table, form by form: cells beside their headings, or a single row
    below a row of headings; none where headings stand beside headings.
    """
    filled = [list(dict.fromkeys(row)) for row in rows]
    if len(filled) == _ROWS_BELOW and all(read_heading(flow, title) for title in filled[0]):
        pairs = list(zip(*filled, strict=False))
    else:
        pairs = [pair for row in filled for pair in _list_pairs(flow, row)]
    first = [read_heading(flow, title) for title, _ in pairs[:_SAMPLE]]
    headed = sum(
        cell.end - cell.start <= _LONGEST_HEADING and read_heading(flow, cell) is not None
        for _, cell in pairs[:_SAMPLE]
    )
    if headed > 1 or sum(column is not None for column in first) < _LEAST_KNOWN * len(first):
        return []
    forms: list[list[_Field]] = []
    seen: set[str] = set()
    for title, cell in pairs:
        heading = title.of(flow.text)
        if not forms or heading in seen:
            forms.append([])
            seen = set()
        seen.add(heading)
        forms[-1].append(_Field(read_heading(flow, title), title, cell))
    return forms


def _list_pairs(flow: Flow, row: Sequence[Stretch]) -> Iterator[_Pair]:
    """Yield the headings of a row with the cells beside them, and the fields of a cell that stands
    beside none: Lead: Port Office. What groups several fields may stand before them.
    """
    title: Stretch | None = None
    for at, cell in enumerate(row):
        lines = flow.list_paragraphs(*cell) if title is None else []
        fields = [field for line in lines for field in list_fields(flow, line)]
        if fields and all(read_heading(flow, one) for one, _ in fields):
            yield from fields
        elif title is None:
            grouped = at == 0 and len(row) == _IN_GROUP and not read_heading(flow, cell)
            title = None if grouped and read_heading(flow, row[1]) else cell
        else:
            yield title, cell
            title = None


def _is_form(form: Sequence[_Field], least: float) -> bool:
    """Whether enough headings of a form are known: all of them, where none is that of a task."""
    held = [one.column for one in form]
    known = sum(column is not None for column in held)
    owed = any(column in PARTY_COLUMNS for column in held)
    due = "deadline" in held
    if "task" in held:
        return (owed or due) and known >= least * len(held)
    return owed and known == len(held) > 1


def _make_task(form: Sequence[_Field]) -> Task:
    cells: Cells = {}
    for one in form:
        if one.column and one.cell.start < one.cell.end:
            cells.setdefault(one.column, []).append(one.cell)
    tasks = cells.get("task") or [Stretch(form[0].title.start, form[0].title.start)]
    cells["detail"] = [*tasks[1:], *cells.get("step", []), *cells.get("detail", [])]
    stretch = Stretch(
        min(one.title.start for one in form), max(max(one.title.end, one.cell.end) for one in form)
    )
    task = Task(stretch, None, next(iter(cells.get("number", [])), None), tasks[0])
    task.fill(cells)
    return task
