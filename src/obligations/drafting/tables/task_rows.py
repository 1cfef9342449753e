"""The rows of a task list as tasks.

    table = { row of a title } header { row | row of one cell: a section | header again | note }

A cell that is merged over several rows holds for each of them; rows under one merged task are one
task, and so is a row that a page break cut in two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import ANY_YEAR
from obligations.drafting.dates.find import find_whole_date
from obligations.drafting.numbering import find_label_at
from obligations.drafting.responsibility.order_rules import find_order_rule
from obligations.drafting.responsibility.role_words import has_mark
from obligations.drafting.source import Stretch
from obligations.drafting.tables.column_cells import names_bodies
from obligations.drafting.tables.columns import CODE, drop_header, list_filled
from obligations.drafting.tables.tasks import TICK, Cells, PeriodCell, Task, TaskList
from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.tables.columns import Header
    from obligations.drafting.titles.columns import TaskColumn

_MOST_CELLS = 0.6
_NOTE = lazy(r"(?:注|备注|说明|填表说明|(?i:notes?))\d?[:.、 ]")
_TOTAL = lazy(r"(?:合|总|小) ?计:?|(?i:(?:grand |sub-?)?totals?):?")
_FORM = lazy(r"(?:填[表报]|制[表单]|审核|经办|联系)(?:单位|时间|日期|电话|人)?[^:\n]{0,6}:")
_NOTHING = lazy(r"[-/\\*]*|无")
_ENGLISH = r"[A-Za-z][A-Za-z0-9 .,;:&'\"()/%-]{7,}"
_ENGLISH_BEFORE = lazy(rf"{_ENGLISH} ?(?=[\u3400-\u9fff])")
_ENGLISH_BEHIND = lazy(rf"(?<=[\u3400-\u9fff)。;]) ?/? ?{_ENGLISH}$")
# What names a group of tasks: Output 1: …, Strategic Priority B, Pillar II.
_GROUP_EN = lazy(
    r"(?i:(?:strategic |specific |key |policy )?(?:outputs?|outcome|objective|goal|priority|pillar"
    r"|theme|strategy|focus|strand|area|phase|component|programme?|part|section|aim|workstream"
    r"|result|chapter|category|action area)(?: area)?) ?"
    r"(?:#? ?(?:[A-Z]{0,3}[-.]?\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z]|[IVX]{1,5})\b|:)"
)
# How urgent a row is: Priority, with high and low below it.
_RATING = lazy(
    r"(?i:(?:very )?(?:high|medium|low|critical|urgent|essential|desirable|moderate)"
    r"(?:(?:[ /-]|/ )(?:high|medium|low|priority))?|[A-E1-5]|P[0-5])"
)
_PROBLEM = lazy(r"(?i:(?:key |audit )?(?:findings?|issues?|gaps?|observations?)\b)|问题")
_ROLES_BY_LETTER: dict[str, TaskColumn] = {"L": "lead", "S": "co_responsible"}
_REVISED = lazy(r"(?i:revised|new|extended|amended)\b|调整后|延期后")


class TaskRows:
    """The rows of one table, read from the header downward."""

    def __init__(self, flow: Flow, rows: Sequence[Sequence[Stretch]], header: Header) -> None:
        self.flow = flow
        self.header = header
        self.titles = [list_filled(row) for row in rows[: header.first]]
        self.above = rows[header.first : header.last + 1]
        width = len(header.titles)
        self.rows = [
            self._shift([*row, *[Stretch(row[-1].end, row[-1].end)] * (width - len(row))])
            for row in rows[header.last + 1 :]
            if list_filled(row)
        ]
        # Those of several cells that don't say the header once more.
        self.full = [
            row
            for row in self.rows
            if len(list_filled(row)) > 1 and drop_header(flow, header, row) is None
        ]
        self.columns = self._choose_headings()
        self.revised = self._find_revised()
        self.shapes = self._find_shapes()
        self.rule: OrderRule | None = None
        self.section: Stretch | None = None
        self.group: Stretch | None = None
        self.tasks: list[Task] = []
        self.headings: list[Stretch] = []

    def _shift(self, row: list[Stretch]) -> list[Stretch]:
        """Return a row shifted right where cells that are merged over it were left out, behind its
        number.
        """
        filled = next(
            (at for at in range(len(row), 0, -1) if row[at - 1].end > row[at - 1].start), 0
        )
        blank = Stretch(row[0].start, row[0].start)
        numbered = self.header.columns.get(0) == "number"
        own = int(numbered and CODE.fullmatch(self.flow.text, *row[0]) is not None)
        moved = row[:own] + [blank] * (len(row) - filled) + row[own:filled]
        return moved if self._names_bodies(moved) and not self._names_bodies(row) else row

    def _names_bodies(self, row: Sequence[Stretch]) -> bool:
        """Whether the cells of a row below headings of bodies name some, and nothing else."""
        places = [at for at, column in self.header.columns.items() if column in PARTY_COLUMNS]
        cells = [row[at].of(self.flow.text) for at in places if row[at].start < row[at].end]
        return bool(cells) and all(names_bodies(cell) or has_mark(cell) for cell in cells)

    def _choose_headings(self) -> dict[int, TaskColumn]:
        """Return what the columns hold: a column of groups that has another in each row names the
        tasks, and what follows it is their detail.
        """
        columns = {
            at: column
            for at, column in self.header.columns.items()
            if column != "group" or not self._holds(_RATING, at)
        }
        columns |= self._find_codes(columns)
        if not {"deadline", "period"} & {*columns.values()}:
            columns |= self._find_dates(columns)
        columns |= self._find_labelled(columns)
        task = max(at for at, column in columns.items() if column == "task")
        group = max((at for at, column in columns.items() if column == "group"), default=None)
        if group is None or group > task:
            return columns
        numbers = [at for at, column in columns.items() if column == "number"]
        cells = [row[group] for row in self.full if all(list_filled([row[at]]) for at in numbers)]
        texts = {cell.of(self.flow.text) for cell in cells}
        if len(cells) == len(set(cells)) == len(texts) and "" not in texts:
            if any(_PROBLEM.match(self.flow.text, *title) for title in self.header.titles[group]):
                columns[group] = "other"  # an issue is no task
            else:
                columns |= {group: "task", task: "detail"}
        return columns

    def _find_codes(self, columns: Mapping[int, TaskColumn]) -> dict[int, TaskColumn]:
        """Return what two columns hold where one has nothing but codes and is not headed so, the
        first, or one that shares its heading: the tasks then stand in the other one.
        """
        titles = self.header.titles
        shared = [at for at in range(1, len(titles)) if titles[at] == titles[at - 1] != ()]
        for code in (0, *shared):
            others = [at for at, column in columns.items() if at != code and column == "task"]
            others += [at for at, column in columns.items() if at != code and column == "detail"]
            if "number" not in columns.values() and others and self._holds(CODE, code):
                return {code: "number", others[0]: "task"}
        return {}

    def _find_labelled(self, columns: Mapping[int, TaskColumn]) -> dict[int, TaskColumn]:
        """Return what two columns hold where the tasks are merged over rows whose details have each
        a label of its own: these then are the tasks.
        """
        task = max(at for at, column in columns.items() if column == "task")
        for at in (at for at, column in columns.items() if column == "detail" and at > task):
            labels = [find_label_at(self.flow.text, row[at].start) for row in self.full]
            printed = {self.flow.text[one.start : one.end] for one in labels if one}
            merged = len(list_filled([row[task] for row in self.full])) < len(self.full)
            if "number" not in columns.values() and merged and len(printed) == len(self.full):
                return {task: "group", at: "task"}
        return {}

    def _find_dates(self, columns: Mapping[int, TaskColumn]) -> dict[int, TaskColumn]:
        """Return which column of details holds nothing but dates, nearly: Target, Milestone."""
        for at in (at for at, column in columns.items() if column == "detail"):
            cells = list_filled([row[at] for row in self.rows])
            dates = [
                cell
                for cell in cells
                if find_whole_date(self.flow.text, *cell, ANY_YEAR) is not None
            ]
            if len(dates) > _MOST_CELLS * len(cells):
                return {at: "deadline"}
        return {}

    def _find_revised(self) -> list[int]:
        """Return the columns of deadlines that take the place of others, where they hold any."""
        return [
            at
            for at, column in self.columns.items()
            if column == "deadline"
            and any(_REVISED.match(self.flow.text, *title) for title in self.header.titles[at])
        ]

    def _holds(self, pattern: re.Pattern[str], at: int) -> bool:
        """Whether all cells of a column are of one form, those of rows that are one cell apart."""
        texts = {row[at].of(self.flow.text) for row in self.full} - {""}
        return bool(texts) and all(map(pattern.fullmatch, texts))

    def read(self, end: int) -> TaskList:
        """Return the table as a task list; `end` is where it ends."""
        text = self.flow.text
        start = min(cell.start for row in self.above or self.rows for cell in row)
        # A row of Markdown begins and ends with a sign of its own.
        start -= 2 if text.startswith("| ", start - 2) else 0
        end += 2 if text.startswith(" |", end) else 0
        titles = " ".join(cell.of(text) for row in self.above for cell in row)
        self.rule = find_order_rule(titles)
        below = min((cell.start for row in self.rows for cell in list_filled(row)), default=end)
        captions = [row[0] for row in self.titles if len(row) == 1]
        self.headings += captions
        if captions and find_label_at(text, captions[-1].start):
            self.section = captions[-1]
        if self.above:
            self.headings.append(Stretch(start, below))
        for row in self.rows:
            self._read_row(row)
        if "number" not in self.columns.values():
            for task in self.tasks:
                self._take_label(task)
        told = tuple(self.header.titles[at][-1] for at in sorted(self.header.told))
        return TaskList(Stretch(start, end), self.tasks, self.headings, self.rule, told=told)

    def _read_row(self, row: Sequence[Stretch]) -> None:
        text = self.flow.text
        filled = list_filled(row)
        alone = len(filled) == 1 and len(row) > 1
        total = _TOTAL.fullmatch(text, *filled[0]) is not None
        rest = drop_header(self.flow, self.header, row)
        if alone and _NOTE.match(text, filled[0].start):
            self.rule = self.rule or find_order_rule(filled[0].of(text))
        elif total or _FORM.match(text, filled[0].start):
            self._add_heading(filled[0].start, filled[-1].end)
        elif rest is not None:
            below = list_filled(rest)
            self._add_heading(filled[0].start, below[0].start if below else filled[-1].end)
            if below:
                self._read_row(rest)
        elif (alone and not self._is_task_alone(row)) or self._is_numbered_heading(row):
            self._add_heading(filled[0].start, filled[-1].end)
            self.section, self.group = filled[-1], None
        else:
            self._add_row(row)

    def _add_heading(self, start: int, end: int) -> None:
        self.headings.append(
            Stretch(max(start, self.tasks[-1].stretch.end if self.tasks else 0), end)
        )

    def _is_task_alone(self, row: Sequence[Stretch]) -> bool:
        """Whether the only filled cell of a row is that of a task, in a list that leaves much
        open; what calls itself a group is none.
        """
        filled = [at for at, cell in enumerate(row) if cell.start < cell.end]
        if len(filled) != 1 or self.columns.get(filled[0]) != "task":
            return False
        return _GROUP_EN.match(self.flow.text, *row[filled[0]]) is None

    def _is_numbered_heading(self, row: Sequence[Stretch]) -> bool:
        """Whether a row has nothing but a task and a number of another shape than the rows that say
        who answers: 一 above 1 and 2, 1 above 1.1.
        """
        cells = self._sort_cells(row)
        if set(cells) != {"number", "task"} or len(list_filled(row)) != len(cells):
            return False
        return self._print_shape(cells["number"][0]) not in self.shapes

    def _find_shapes(self) -> set[str]:
        """Return the shapes of the numbers of all rows that say who answers, or when."""
        return {
            self._print_shape(number)
            for cells in map(self._sort_cells, self.rows)
            if any(cells.get(column) for column in (*PARTY_COLUMNS, "deadline"))
            for number in cells.get("number", [])
        }

    def _print_shape(self, number: Stretch) -> str:
        printed = number.of(self.flow.text)
        return re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"\d+", "1", printed))

    def _add_row(self, row: Sequence[Stretch]) -> None:
        cells = self._sort_cells(row)
        label = cells.get("number", [None])[0]
        self.group = cells.get("group", [self.group])[0]
        own = list_filled(row)
        if _is_remark(cells):
            self._add_heading(own[0].start, own[-1].end)
            return
        task = cells.get("task", [None])[0]
        before = self.tasks[-1] if self.tasks else None
        same = before is not None and task in (None, before.task) and label in (None, before.label)
        # What a page break cut off has no number, and nobody who answers for it.
        cut_off = "number" in self.columns.values() and not any(
            cells.get(column) for column in ("number", "deadline", "period", *PARTY_COLUMNS)
        )
        if before is not None and (same or cut_off):
            before.fill(cells)
            self._add_periods(before, row)
            if task is not None and task != before.task:
                before.details.append(task)
            before.stretch = Stretch(before.stretch.start, max(before.stretch.end, own[-1].end))
            return
        if task is None:
            task = self.group or (cells.get("detail") or own)[0]
        # A cell that is merged downward began in an earlier row.
        after = before.stretch.end if before else 0
        begin = next((cell.start for cell in own if cell.start >= after), after)
        group = self.group if self.group != task else None
        added = Task(Stretch(begin, max(own[-1].end, begin)), self.section or group, label, task)
        added.fill(cells)
        self._add_periods(added, row)
        self.tasks.append(added)

    def _sort_cells(self, row: Sequence[Stretch]) -> Cells:
        """Return the cells of a row that hold something, by what their column is for; what is
        merged over several columns of parties is responsible. A revised deadline counts alone.
        """
        cells: Cells = {}
        roles: dict[Stretch, set[TaskColumn]] = {}
        for at, whole in enumerate(row):
            column = self.columns.get(at)
            cell = _find_chinese(self.flow, whole) if self.header.bilingual else whole
            if column is None or _NOTHING.fullmatch(self.flow.text, *cell):
                continue
            if column == "body":
                cells.setdefault(self._read_role(cell), []).append(self.header.titles[at][-1])
            elif column in PARTY_COLUMNS:
                roles.setdefault(cell, set()).add(column)
            elif cell not in cells.setdefault(column, []):
                cells[column].append(cell)
        revised = [
            row[at] for at in self.revised if not _NOTHING.fullmatch(self.flow.text, *row[at])
        ]
        if revised:
            cells["deadline"] = revised
        for cell, named in roles.items():
            role: TaskColumn = next(iter(named)) if len(named) == 1 else "responsible"
            cells.setdefault(role, []).append(cell)
        return cells

    def _read_role(self, cell: Stretch) -> TaskColumn:
        """Return the role that a cell of a matrix gives the body above it: C and I give none."""
        letters = cell.of(self.flow.text)
        if TICK.fullmatch(letters) or "R" in letters or "A" in letters:
            return "responsible"
        return _ROLES_BY_LETTER.get(letters[0], "other")

    def _take_label(self, task: Task) -> None:
        """Take the label that a task begins with, where it is the only one of its cell."""
        text = self.flow.text
        labels = [
            find_label_at(text, paragraph.start)
            for paragraph in self.flow.list_paragraphs(*task.task)
        ]
        first = labels[0]
        if first and first.end < task.task.end and not any(labels[1:]):
            task.label = Stretch(first.start, first.end)
            task.task = Stretch(first.end, task.task.end)

    def _add_periods(self, task: Task, row: Sequence[Stretch]) -> None:
        known = {one.cell for one in task.periods}
        task.periods += [one for one in self._list_periods(row) if one.cell not in known]

    def _list_periods(self, row: Sequence[Stretch]) -> list[PeriodCell]:
        periods: list[PeriodCell] = []
        before = -1
        for at, cell in enumerate(row):
            if self.columns.get(at) != "period" or _NOTHING.fullmatch(self.flow.text, *cell):
                continue
            ticked = TICK.fullmatch(self.flow.text, *cell) is not None
            titles = self.header.titles[at]
            last = periods[-1] if periods and before == at - 1 else None
            if last and (last.cell == cell or (ticked and last.ticked)):
                periods[-1] = last._replace(last=titles)
            else:
                periods.append(PeriodCell(titles, titles, cell, ticked))
            before = at
        return periods


def _is_remark(cells: Cells) -> bool:
    """Whether a cell is merged over the columns of tasks and of who answers or when: it says
    neither, as a reply to what the rows below it mend.
    """
    beside = {cell for column in (*PARTY_COLUMNS, "deadline") for cell in cells.get(column, ())}
    return bool(beside & {*cells.get("task", ()), *cells.get("detail", ())})


def _find_chinese(flow: Flow, cell: Stretch) -> Stretch:
    """Return what of a cell is in Chinese; the whole of one that has none, or nothing else."""
    lines = [one for one in flow.list_paragraphs(*cell) if has_chinese(one.of(flow.text))]
    if not lines:
        return cell
    before = _ENGLISH_BEFORE.match(flow.text, lines[0].start, lines[-1].end)
    start = before.end() if before else lines[0].start
    behind = _ENGLISH_BEHIND.search(flow.text, start, lines[-1].end)
    return Stretch(start, behind.start() if behind else lines[-1].end)
