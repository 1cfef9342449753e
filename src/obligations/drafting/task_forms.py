"""Forms of one task each: tables that say beside each cell what it holds.

    form = { heading, cell }   with a task, and with who answers for it or when

任务名称 stands beside the task, 牵头单位 beside who leads. Where a heading comes again, the next
form of the same table begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.columns import PARTY_COLUMNS, read_heading
from obligations.drafting.source import Stretch
from obligations.drafting.tasks import Cells, Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.columns import TaskColumn
    from obligations.drafting.flow import Flow

_LEAST_KNOWN = 0.6  # of the headings of a form


class _Field(NamedTuple):
    column: TaskColumn | None
    title: Stretch
    cell: Stretch


def read_forms(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> list[Task]:
    """Return the forms of a table as tasks; none for a table that is no form."""
    forms: list[list[_Field]] = []
    seen: set[str] = set()
    for row in rows:
        cells = list(dict.fromkeys(row))
        for title, cell in zip(cells[::2], cells[1::2], strict=False):
            heading = flow.text[title.start : title.end]
            if not forms or heading in seen:
                forms.append([])
                seen = set()
            seen.add(heading)
            forms[-1].append(_Field(read_heading(flow, title), title, cell))
    if not all(map(_is_form, forms)):
        return []
    return [_make_task(form) for form in forms]


def _is_form(form: Sequence[_Field]) -> bool:
    held = [one.column for one in form]
    known = sum(column is not None for column in held)
    owed = any(column in (*PARTY_COLUMNS, "deadline") for column in held)
    return "task" in held and owed and known >= _LEAST_KNOWN * len(held)


def _make_task(form: Sequence[_Field]) -> Task:
    cells: Cells = {}
    for one in form:
        if one.column and one.cell.start < one.cell.end:
            cells.setdefault(one.column, []).append(one.cell)
    tasks = cells.get("task") or [form[0].cell]
    cells["detail"] = [*tasks[1:], *cells.get("detail", [])]
    span = Stretch(
        min(one.title.start for one in form), max(max(one.title.end, one.cell.end) for one in form)
    )
    task = Task(span, None, next(iter(cells.get("number", [])), None), tasks[0])
    task.fill(cells)
    return task
