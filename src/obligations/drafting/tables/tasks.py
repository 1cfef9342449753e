"""What a task list holds, as stretches of the flow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.source import Stretch
from obligations.drafting.titles.columns import PARTY_COLUMNS, TaskColumn
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from obligations.drafting.responsibility.order_rules import OrderRule

# As the flow has them: ✓ and ✔ are points in it. Symbol fonts print ü (Wingdings) as a tick.
TICK = lazy(r"[√•●■★▲☑\uf0fc\uf0feüþ]|[xX]|[Yy]es")

Cells = dict[TaskColumn, list[Stretch]]

Titles = tuple[Stretch, ...]


class PeriodCell(NamedTuple):
    """What is to be done in a period, by the headings of its column; in all from a first to a last
    where a cell is merged over them, or each is ticked.
    """

    first: Titles
    last: Titles
    cell: Stretch
    ticked: bool


@dataclass(slots=True)
class Task:
    """A row, as stretches of the flow by column."""

    stretch: Stretch
    section: Stretch | None
    label: Stretch | None
    task: Stretch
    details: list[Stretch] = field(default_factory=list)
    periods: list[PeriodCell] = field(default_factory=list)
    parties: Cells = field(default_factory=dict)
    starts: list[Stretch] = field(default_factory=list)
    deadlines: list[Stretch] = field(default_factory=list)
    units: list[Stretch] = field(default_factory=list)  # of the figures in its cells

    def fill(self, cells: Mapping[TaskColumn, Sequence[Stretch]]) -> None:
        """Add what cells hold, by what they are for, each of them once."""
        columns = {
            **{role: self.parties.setdefault(role, []) for role in PARTY_COLUMNS},
            "detail": self.details,
            "start": self.starts,
            "deadline": self.deadlines,
            "unit": self.units,
        }
        for column, held in columns.items():
            held += [cell for cell in cells.get(column, ()) if cell not in held]


@dataclass(slots=True)
class TaskList:
    """A table of tasks; `headings` are its rows that are none, and its titles above them. With
    `beside` it names no task, and says who carries out the provision that it stands in.
    """

    stretch: Stretch
    tasks: list[Task]
    headings: list[Stretch]
    rule: OrderRule | None = None  # that its header or a note in it states
    beside: bool = False
    told: Titles = ()  # headings of columns whose cells alone say what they hold
