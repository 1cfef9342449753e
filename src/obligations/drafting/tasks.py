"""Task lists: tables whose rows are tasks.

    table  = { row of a title } header { row | row of one cell: a section | header again }
    header = a column of tasks, and one at least of: lead, responsible, co-responsible, deadline

A row is a measure. A cell that is merged over several rows holds for each of them; rows under one
merged task are one measure, and so is a row that a page break cut in two. Bodies stand on lines of
their own, or as in any list. Other tables are none of this: what stands in their cells is read like
any paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from obligations.drafting.roles import find_order_rule
from obligations.drafting.source import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.roles import OrderRule
    from obligations.drafting.source import SourceTable

TaskColumn = Literal[
    "number", "group", "task", "detail", "lead", "responsible", "co_responsible", "deadline"
]

_HEADINGS: tuple[tuple[TaskColumn, str], ...] = (
    (
        "lead",
        (
            r"(?:牵头|主办|主责|总负责)[^:]{0,8}|(?i:lead(?:ing)?(?: (?:agenc(?:y"
            r"|ies)|units?|departments?|body|bodies|ministry|organi[sz]ations?"
            r"|entity|partner|institution))?|led by|lead\(s\))"
        ),
    ),
    (
        "co_responsible",
        (
            r"(?:配合|协办|指导|参与|参加|协同|协助|支持|协作)[^:]{0,8}"
            r"|(?i:(?:key )?partners?(?:hips?)?"
            r"|(?:support(?:ing|ed by)?|co-?operating|participating|contributing"
            r"|other|partner|assisting)(?: (?:agenc(?:y|ies)|units?|departments?"
            r"|bod(?:y|ies)|ministries|organi[sz]ations?|entities|partners"
            r"|parties))|contributors?|supporting|support|with)"
        ),
    ),
    (
        "responsible",
        (
            r"(?:责任|负责|落实|实施|承办|承担|执行|完成)(?:单位|部门"
            r"|主体|机构|科室|处室|司局|方|地区)[^:]{0,10}|(?i:(?:who is )?responsib(?:l"
            r"e|ility)(?: (?:agenc(?:y|ies)|units?|departments?|part(?:y"
            r"|ies)|bod(?:y|ies)|ministry|organi[sz]ations?|entit(?:y"
            r"|ies)|persons?|institutions?))?|(?:action )?owners?|who"
            r"|implementing (?:agency|agencies|body|entity|partner)s?"
            r"|accountable|assigned to|implementer)"
        ),
    ),
    (
        "deadline",
        (
            r"(?:拟|计划|预计)?(?:完成|办结|实施|推进|办理|整改|启动|落实|工作|结束|达成)?"
            r"(?:时限|期限|时间"
            r"|时间节点|时间安排|进度|进度安排|时间进度|时间要求|完成日期"
            r"|节点)(?:要求|安排)?|(?i:deadlines?|due(?: date| by)?|by when"
            r"|time ?(?:line|frame)|timing|completion(?: date)?|target date"
            r"|(?:end|completion|finish|expected|planned) date|date|when"
            r"|schedule|delivery date|time limit)"
        ),
    ),
    (
        "number",
        r"序号?|编号|号|(?i:no\.?|nr\.?|#|id|ref(?:erence)?\.?|number|item|s/?n|action no\.?)",
    ),
    (
        "detail",
        (
            r"(?:工作|年度|预期|阶段|整改|\d{4}年(?:度)?)?(?:目标|成果|成效|指标|要求|进展"
            r"|成果形式)(?:任务|要求)?|备注|(?i:(?:key )?(?:indicators?"
            r"|kpis?|outputs?|outcomes?|deliverables?|milestones?|targets?"
            r"|remarks?|notes?|status|success criteria|expected results?))"
        ),
    ),
    (
        "task",
        (
            r"(?:主要|重点|工作|具体|推进|落实|实施|整改|改革|创新|政策|建设|阶段|年度|分项|细化"
            r"|任务|目标)*(?:内容|措施|举措|任务"
            r"|工作|事项|项目)(?:(?:及|和|与)(?:目标|要求|标准)|清单|名称|内容|举措|措施)?|(?:主要"
            r"|重点|具体|工作)?任务(?:分解|名称)?|(?i:(?:key |specific "
            r"|policy |priority )?(?:actions?|tasks?|activit(?:y|ies)"
            r"|measures?|initiatives?|recommendations?|commitments?|description"
            r"|work items?|steps?|what|content|work content)(?: (?:points?|items?|description))?)"
        ),
    ),
    (
        "group",
        (
            r"(?:任务|工作|项目)?(?:类别|领域|分类|类型|方面|板块|专项"
            r"|目标任务|一级任务)|(?i:categor(?:y|ies)|pillars?|objectives?"
            r"|goals?|themes?|priorit(?:y|ies)(?: areas?)?|areas?|sections?"
            r"|strategic (?:objective|goal)s?|workstreams?)"
        ),
    ),
)
_COLUMNS = tuple((column, re.compile(pattern)) for column, pattern in _HEADINGS)
_PARTIES = ("lead", "responsible", "co_responsible")
_MOST_ABOVE = 6  # rows of titles above the header


@dataclass(slots=True)
class Task:
    """A row, as stretches of the folded text by column."""

    span: Stretch
    section: Stretch | None
    label: Stretch | None
    task: Stretch
    details: list[Stretch] = field(default_factory=list)
    parties: dict[str, list[Stretch]] = field(default_factory=dict)
    deadlines: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TaskList:
    """A table of tasks."""

    span: Stretch
    tasks: tuple[Task, ...]
    rule: OrderRule | None = None  # that its header states


def find_task_lists(flow: Flow, tables: Iterable[SourceTable]) -> list[TaskList]:
    """Return the tables whose rows are tasks, in the order of the text; of tables in tables the
    inner ones.
    """
    found: list[TaskList] = []
    taken = bytearray(len(flow.text) + 1)
    for table in sorted(tables, key=lambda table: table.span.end - table.span.start):
        rows = [[_find(flow, cell) for cell in row] for row in table.rows]
        header, tasks = _list_tasks(flow, rows)
        if not tasks:
            continue
        first, last = min(cell.start for cell in rows[header]), _find(flow, table.span).end
        # A row of Markdown begins and ends with a sign of its own.
        first -= 2 if flow.text.startswith("| ", first - 2) else 0
        last += 2 if flow.text.startswith(" |", last) else 0
        span = Stretch(first, last)
        if taken.find(1, span.start, span.end) < 0:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            titles = " ".join(flow.text[cell.start : cell.end] for cell in rows[header])
            found.append(TaskList(span, tuple(tasks), find_order_rule(titles)))
    return sorted(found, key=lambda one: one.span.start)


def _find(flow: Flow, cell: Stretch) -> Stretch:
    """Return the stretch of the folded text of a cell, without blanks around it."""
    start, end = flow.find(cell.start), flow.find(cell.end)
    while start < end and flow.text[start] in "\n ":
        start += 1
    while end > start and flow.text[end - 1] in "\n ":
        end -= 1
    return Stretch(start, end)


def _list_tasks(flow: Flow, rows: Sequence[Sequence[Stretch]]) -> tuple[int, list[Task]]:
    """Return the row of a table that is its header, and the tasks below it."""
    header, columns = _find_header(flow, rows)
    if columns is None:
        return header, []
    titles = [_text(flow, cell) for cell in rows[header]]
    tasks: list[Task] = []
    section: Stretch | None = None
    for row in rows[header + 1 :]:
        texts = [_text(flow, cell) for cell in row]
        if not any(texts) or texts == titles or (_read_header(flow, row) == columns):
            continue
        filled = {cell for cell in row if cell.start < cell.end}
        if len(filled) == 1 and len(row) > 1 and not _is_task_alone(columns, row):
            section = next(iter(filled))
            continue
        _add_row(columns, row, section, tasks)
    return header, tasks


def _find_header(
    flow: Flow, rows: Sequence[Sequence[Stretch]]
) -> tuple[int, dict[int, TaskColumn] | None]:
    """Return the row of a table that is its header, with what its columns hold. A heading over
    several columns may have a row of its own: the row below says what each of them holds.
    """
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if at + 1 < len(rows) and len(rows[at + 1]) == len(row) and set(rows[at + 1]) & set(row):
            columns = _read_header(flow, rows[at + 1])
            if columns and len(set(row)) < len(set(rows[at + 1])):
                return at + 1, columns
        columns = _read_header(flow, row)
        if columns:
            return at, columns
    return 0, None


def _text(flow: Flow, cell: Stretch) -> str:
    return re.sub(r"\s", "", flow.text[cell.start : cell.end])


def _read_header(flow: Flow, row: Sequence[Stretch]) -> dict[int, TaskColumn] | None:
    """Return what the columns of a header hold; None for a row that is no header."""
    columns: dict[int, TaskColumn] = {}
    for at, cell in enumerate(row):
        title = re.sub(r"\s+", " ", flow.text[cell.start : cell.end]).strip(" :*")
        compact = title.replace(" ", "") if re.search(r"[\u3400-\u9fff]", title) else title
        parts = [compact, *re.split(r"[/(]", compact)]
        column = next(
            (
                column
                for part in parts
                for column, pattern in _COLUMNS
                if pattern.fullmatch(part.strip(" )"))
            ),
            None,
        )
        if column:
            columns[at] = column
    held = list(columns.values())
    if "task" not in held and "group" in held:
        columns = {at: "task" if column == "group" else column for at, column in columns.items()}
    tasks = [at for at, column in columns.items() if column == "task"]
    if not tasks or not any(column in (*_PARTIES, "deadline") for column in held):
        return None
    for at in tasks[:-1]:  # 重点任务 before 工作内容: the first is what the second is a part of
        columns[at] = "group" if row[at] != row[tasks[-1]] else "task"
    return columns


def _is_task_alone(columns: dict[int, TaskColumn], row: Sequence[Stretch]) -> bool:
    """Whether the only filled cell of a row is that of a task, in a list that leaves much open."""
    filled = [at for at, cell in enumerate(row) if cell.start < cell.end]
    return len(filled) == 1 and columns.get(filled[0]) == "task"


def _add_row(
    columns: dict[int, TaskColumn],
    row: Sequence[Stretch],
    section: Stretch | None,
    tasks: list[Task],
) -> None:
    cells: dict[str, list[Stretch]] = {}
    for at, cell in enumerate(row):
        column = columns.get(at)
        if column and cell.start < cell.end and cell not in cells.setdefault(column, []):
            cells[column].append(cell)
    label = cells.get("number", [None])[0]
    group = cells.get("group", [None])[0]
    own = [cell for cell in row if cell.start < cell.end]
    task = cells.get("task", [None])[0]
    before = tasks[-1] if tasks else None
    same = before is not None and task in (None, before.task) and label in (None, before.label)
    # What a page break cut off has no number, and nobody who answers for it.
    cut_off = "number" in columns.values() and not any(
        cells.get(column) for column in ("number", "deadline", *_PARTIES)
    )
    if before is not None and (same or cut_off):
        _fill(before, cells)
        if task is not None and task != before.task:
            before.details.append(task)
        before.span = Stretch(
            min(before.span.start, *(cell.start for cell in own)),
            max(before.span.end, *(cell.end for cell in own)),
        )
        return
    if task is None:
        task = group or (cells.get("detail") or own)[0]
    # A cell that is merged downward began in an earlier row.
    begin = max(min(cell.start for cell in own), tasks[-1].span.end if tasks else 0)
    added = Task(
        Stretch(begin, max(*(cell.end for cell in own), begin)),
        group if group and group != task else section,
        label,
        task,
    )
    _fill(added, cells)
    tasks.append(added)


def _fill(task: Task, cells: dict[str, list[Stretch]]) -> None:
    for role in _PARTIES:
        held = task.parties.setdefault(role, [])
        held += [cell for cell in cells.get(role, []) if cell not in held]
    task.details += [cell for cell in cells.get("detail", []) if cell not in task.details]
    task.deadlines += [cell for cell in cells.get("deadline", []) if cell not in task.deadlines]
