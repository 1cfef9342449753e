"""The rows of a task list as measures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import DueDate
from obligations.drafting.dates.find import (
    find_period,
    find_whole_date,
    join_periods,
)
from obligations.drafting.draft import DraftMeasure, DraftTarget, Passage
from obligations.drafting.measures import MeasureReader, merge_roles
from obligations.drafting.metrics.find import read_bare_metric
from obligations.drafting.parties.party import merge
from obligations.drafting.responsibility.role_words import has_mark
from obligations.drafting.responsibility.roles import read_roles
from obligations.drafting.responsibility.subjects import find_subjects
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import list_gaps
from obligations.drafting.tables.columns import fold_title, strip_period
from obligations.drafting.targets import give_deadline
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.tables.tasks import PeriodCell, Task, Titles

# A line that goes on in the next: before a bracket, and in the middle of dates.
_GOES_ON = lazy(
    r"[-~至到]\n|.\n(?:[-~至到(]|(?<=年\n)(?:\d{1,2} ?月|[上下]半年|第?[一二三四]季度|底|末)"
    r"|(?<=月\n)(?:\d{1,2} ?日|底|末))"
)
# A date that is a piece of a list of its own, between the signs that divide one.
_DATED = lazy(r"\d")
_BEFORE_PIECE = lazy(r"[,;:(\n、-] ?\Z")
_BEHIND_PIECE = lazy(r" ?(?:[,;)\n、-]|\Z)")
_LONGEST_HEADING = {True: 60, False: 200}  # of a cell that is Chinese, and of another


class TaskReader(MeasureReader):
    """Reads the rows of the task lists of one document."""

    def make_task(
        self, task: Task, section: int | None, rule: OrderRule | None = None
    ) -> DraftMeasure:
        """Return a row as a measure, without a number yet; `rule` is stated in its header."""
        text = task.task.of(self.flow.text)
        label = self.flow.print(*task.label) if task.label else None
        short = "\n" not in text and len(text) <= _LONGEST_HEADING[has_chinese(text)]
        heading = self.quote(task.task) if short else None
        row = self._quote_lines(task.stretch)
        measure = DraftMeasure(0, label, section, None, "measure", heading, row)
        measure.sentences = self._list_lines(task.task)
        self._add_cells(measure, task, rule)
        if measure.lead:
            leading = {party.key for party in measure.lead}
            merge(measure.co_responsible, measure.responsible)
            measure.responsible = []
            measure.co_responsible = [
                party for party in measure.co_responsible if party.key not in leading
            ]
            measure.lead_basis = measure.lead_basis or "explicit"
        elif len(measure.responsible) == 1 and not measure.co_responsible:
            measure.lead_basis = "sole"
        self._add_task_dates(measure, task)
        cells = (task.task, *task.details)
        paragraphs = [one for cell in cells for one in self.flow.list_paragraphs(*cell)]
        measure.yearless += self.list_yearless(paragraphs, task.deadlines)
        if task.section and not any(target.due for target in measure.targets):
            measure.targets += [
                target for target in self.list_targets(task.section) if target.due and target.due.by
            ]
        measure.targets = give_deadline(_drop_repeated(measure.targets))
        return measure

    def is_past(self, task: Task) -> bool:
        """Whether a row says nothing but what was so in years before that of the document."""
        due = [one for one in task.periods if self._read_period(one.last)]
        owed = task.deadlines or task.starts or any(task.parties.values())
        return bool(task.periods) and not due and not owed

    def add_doers(self, measure: DraftMeasure, task: Task) -> None:
        """Add who is the subject of a task, in a list without a column of those who answer."""
        roles = find_subjects(self.reader, *task.task)
        merge_roles(measure, roles)
        alone = measure.responsible and len(measure.parties) == 1
        measure.lead_basis = "sole" if alone else roles.basis

    def _quote_lines(self, stretch: Stretch) -> Passage:
        """Return what stands in a row or a cell, one line below the other."""
        return Passage("\n".join(self._list_lines(stretch)), self.flow.locate(*stretch))

    def _list_lines(self, stretch: Stretch) -> list[str]:
        return [self.flow.print(*one) for one in self.flow.list_paragraphs(*stretch)]

    def _add_task_dates(self, measure: DraftMeasure, task: Task) -> None:
        for paragraph in self.flow.list_paragraphs(*task.task):
            measure.targets += self.list_targets(paragraph, alone=True)
        for cell in task.details:
            measure.targets += self._list_detail(cell, task)
        for one in task.periods:
            measure.targets += self._list_in_period(one, task)
        for cell in task.starts:
            measure.targets += map(_make_start, self._list_field(cell, task))
        for cell in task.deadlines:
            measure.targets += self._list_field(cell, task)

    def _list_field(self, cell: Stretch, task: Task) -> list[DraftTarget]:
        """Return the dates of a cell that holds nothing else."""
        return [
            DraftTarget(found.due, self.quote(found.stretch), sentence=self.flow.print(*task.task))
            for line in self._list_whole_lines(cell)
            for found in self.list_field_dates(line)
        ]

    def _list_whole_lines(self, cell: Stretch) -> list[Stretch]:
        """Return the lines of a cell, one that goes on in the next with that."""
        lines: list[Stretch] = []
        for line in self.flow.list_paragraphs(*cell):
            if lines and _GOES_ON.match(self.flow.text, lines[-1].end - 1):
                lines[-1] = Stretch(lines[-1].start, line.end)
            else:
                lines.append(line)
        return lines

    def _list_detail(self, cell: Stretch, task: Task, year: int | None = None) -> list[DraftTarget]:
        """Return the targets of a cell of what is to be reached: a figure alone is one, too."""
        calendar = self.calendar._replace(year=year) if year else self.calendar
        unit = task.units[0].of(self.flow.text) if task.units else ""
        metric = read_bare_metric(cell.of(self.flow.text), unit) if unit else None
        if metric:
            return [DraftTarget(None, self.quote(cell), metric, sentence=self.flow.print(*cell))]
        targets = []
        for paragraph in self.flow.list_paragraphs(*cell):
            targets += self.list_targets(paragraph, calendar=calendar, alone=True)
        return targets

    def _list_in_period(self, one: PeriodCell, task: Task) -> list[DraftTarget]:
        """Return the targets of a period: those without a date of their own are due in it."""
        due = join_periods(self._read_period(one.first), self._read_period(one.last))
        if due is None:
            return []
        sentence = self.flow.print(*(task.task if one.ticked else one.cell))
        bare = DraftTarget(due, self.quote(one.first[-1]), sentence=sentence)
        year = int((due.by or due.in_ or "0")[:4])
        calendar = self.calendar._replace(year=year or self.calendar.year)
        title = fold_title(self.flow, one.cell)
        lasting = find_period(title, calendar) or find_whole_date(title, 0, len(title), calendar)
        if lasting and not task.units:
            return [DraftTarget(lasting, self.quote(one.cell), sentence=sentence)]
        targets = self._list_detail(one.cell, task, year)
        if not targets:
            return [bare]
        if any(target.due for target in targets):
            return targets
        return [replace(target, due=due, printed=bare.printed) for target in targets]

    def _read_period(self, titles: Titles) -> DueDate | None:
        """Return the time that heads a column; a year may stand in the heading above it."""
        calendar = self.calendar
        for title in titles[:-1]:
            above = find_period(strip_period(fold_title(self.flow, title)), self.calendar)
            if above and (above.in_ or above.by):
                calendar = calendar._replace(year=int((above.in_ or above.by or "")[:4]))
        return find_period(strip_period(fold_title(self.flow, titles[-1])), calendar)

    def _add_cells(self, measure: DraftMeasure, task: Task, rule: OrderRule | None) -> None:
        led = bool(task.parties["lead"])
        for role, cells in task.parties.items():
            for cell in cells:
                for run in self._cut_dates(cell, task):
                    self._add_cell(measure, role, run, None if led else rule)

    def _cut_dates(self, cell: Stretch, task: Task) -> list[Stretch]:
        """Return a cell of parties without the dates that stand among them, which are deadlines."""
        text = self.flow.text
        found = [
            date.stretch
            for line in self._list_whole_lines(cell)
            for date in self.list_field_dates(line)
        ]
        dates = [
            one
            for one in found
            if _DATED.search(text, *one)
            and (one.start == cell.start or _BEFORE_PIECE.search(text, cell.start, one.start))
            and _BEHIND_PIECE.match(text, one.end, cell.end)
        ]
        task.deadlines += dates
        return [cell] if not dates else list_gaps(cell.start, cell.end, dates)

    def _add_cell(
        self, measure: DraftMeasure, role: str, cell: Stretch, rule: OrderRule | None
    ) -> None:
        """Add the parties of a cell in the role of its column, unless it says itself who leads."""
        measure.clauses.append(self._quote_lines(cell))
        ordered = rule is not None and role == "responsible"
        if ordered or has_mark(cell.of(self.flow.text)):
            roles = read_roles(self.reader, *cell, rule)
            for name in PARTY_ROLES:
                merge(
                    getattr(measure, name if name != "responsible" else role), getattr(roles, name)
                )
            measure.open = measure.open or roles.open
            measure.lead_basis = measure.lead_basis or roles.basis
            return
        read = self.reader.read(*cell, cell=True)
        measure.open = measure.open or read.open
        for party in read.parties:
            merge(measure.lead if party.leads else getattr(measure, role), [party])


def _drop_repeated(targets: list[DraftTarget]) -> list[DraftTarget]:
    """Return targets without those that only repeat that something recurs: annual statistics."""
    fuller = {one.due.every for one in targets if one.due and not one.due.only_recurs}
    return [
        one
        for one in targets
        if one.metric or one.due is None or one.due.every not in fuller or not one.due.only_recurs
    ]


def _make_start(target: DraftTarget) -> DraftTarget:
    """Return the date of a column of beginnings as that from which something is done."""
    first = target.due and (target.due.by or target.due.in_)
    if not first:
        return target
    return replace(target, due=DueDate(from_=first))
