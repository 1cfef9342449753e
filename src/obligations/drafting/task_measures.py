"""The rows of a task list as measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.due_dates import find_field_dates
from obligations.drafting.measures import MeasureReader, give_deadline, merge
from obligations.drafting.record import DraftMeasure, DraftTarget
from obligations.drafting.roles import has_mark, read_roles
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.roles import OrderRule
    from obligations.drafting.source import Stretch
    from obligations.drafting.tasks import Task

_LONGEST_HEADING = {True: 60, False: 200}  # of a cell that is Chinese, and of another


class TaskReader(MeasureReader):
    """Reads the rows of the task lists of one document."""

    def make_task(
        self, task: Task, section: int | None, rule: OrderRule | None = None
    ) -> DraftMeasure:
        """Return a row as a measure, without a number yet; `rule` is stated in its header."""
        text = self.flow.text[task.task.start : task.task.end]
        label = self.flow.print(*task.label) if task.label else None
        short = "\n" not in text and len(text) <= _LONGEST_HEADING[has_chinese(text)]
        heading = self.quote(task.task) if short else None
        measure = DraftMeasure(0, label, section, None, "measure", heading, self.quote(task.span))
        self._add_cells(measure, task, rule)
        if measure.lead:
            merge(measure.co_responsible, measure.responsible)
            measure.responsible = []
            measure.lead_basis = measure.lead_basis or "explicit"
        elif len(measure.responsible) == 1 and not measure.co_responsible:
            measure.lead_basis = "sole"
        self._add_task_dates(measure, task)
        measure.targets = give_deadline(measure.targets)
        return measure

    def _add_task_dates(self, measure: DraftMeasure, task: Task) -> None:
        for cell in (task.task, *task.details):
            for paragraph in self.flow.list_paragraphs(*cell):
                measure.targets += self.list_targets(paragraph)
        for cell in task.deadlines:
            for paragraph in self.flow.list_paragraphs(*cell):
                for found in find_field_dates(self.flow.text, *paragraph, self.calendar):
                    measure.targets.append(
                        DraftTarget(
                            found.due, self.quote(found.span), sentence=self.flow.print(*task.task)
                        )
                    )

    def _add_cells(self, measure: DraftMeasure, task: Task, rule: OrderRule | None) -> None:
        for role, cells in task.parties.items():
            for cell in cells:
                self._add_cell(measure, role, cell, rule)

    def _add_cell(
        self, measure: DraftMeasure, role: str, cell: Stretch, rule: OrderRule | None
    ) -> None:
        """Add the parties of a cell: in the role of its column, unless the cell says itself who
        leads.
        """
        measure.clauses.append(self.quote(cell))
        ordered = rule is not None and role == "responsible"
        if ordered or has_mark(self.flow.text[cell.start : cell.end]):
            roles = read_roles(self.reader, *cell, rule)
            for name in ("lead", "co_responsible", "responsible"):
                merge(
                    getattr(measure, name if name != "responsible" else role), getattr(roles, name)
                )
            measure.open = measure.open or roles.open
            measure.lead_basis = measure.lead_basis or roles.basis
            return
        read = self.reader.read(*cell)
        measure.open = measure.open or read.open
        merge(getattr(measure, role), list(read.parties))
