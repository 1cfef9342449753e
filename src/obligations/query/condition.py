"""A piece of a WHERE clause as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence, Sized

    from obligations.records import SqlValue

Unit = Literal["measure", "action", "target", "obligation"]

# The columns that say which measure and which action a row belongs to.
_COLUMNS = {
    "measure": ("m.id", "NULL"),
    "action": ("x.measure", "x.id"),
    "target": ("t.measure", "t.action"),
    "obligation": ("o.measure", "o.action"),
}
# The units whose rows have a deadline and a state of their own, by the table they are read from.
DATED_UNITS = {"target": "t", "obligation": "o"}


@dataclass(slots=True)
class Condition:
    """A piece of a WHERE clause for rows of a unit, with its parameters.

    The tables are `m` (measure), `x` (action), `t` (due_row), `o` (obligation). `few`: the rows
    that other conditions leave are few, so that each is worth a look of its own. `each`: a state is
    that of any row that is due, not that of the measure or action. `due` is what one such row must
    fulfil, with its parameters, where rows are found by it.
    """

    unit: Unit
    few: bool = False
    each: bool = False
    parts: list[str] = field(default_factory=list)
    parameters: list[SqlValue] = field(default_factory=list)
    due: list[tuple[str, Sequence[SqlValue]]] = field(default_factory=list)

    @property
    def measure(self) -> str:
        """The column that says which measure a row belongs to."""
        return _COLUMNS[self.unit][0]

    @property
    def action(self) -> str:
        """The column that says which action a row belongs to."""
        return _COLUMNS[self.unit][1]

    @property
    def sql(self) -> str:
        """The whole of it, always true where nothing was added."""
        return " AND ".join(self.parts) or "1"

    def add(self, sql: str, *parameters: SqlValue) -> None:
        """Add a condition that holds together with the others."""
        self.parts.append(f"({sql})")
        self.parameters.extend(parameters)

    def add_pairs(
        self, pairs: str, parameters: Sequence[SqlValue], *, inherit: bool = False
    ) -> None:
        """Add that a row belongs to one of the (measure, action) pairs that a SELECT gives.

        `inherit`: what holds for the measure holds for its actions.
        """
        if self.unit == "measure":
            self.add(f"m.id IN (SELECT measure FROM ({pairs}))", *parameters)
            return
        whole = f"{self.measure} IN (SELECT measure FROM ({pairs})"
        alternatives = [f"{self.action} IN (SELECT action FROM ({pairs}))"]
        if self.unit != "action":
            alternatives.append(f"{self.action} IS NULL AND {whole})")
        if inherit:
            alternatives.append(f"{whole} WHERE action IS NULL)")
        self.add(" OR ".join(alternatives), *(tuple(parameters) * len(alternatives)))

    def add_due(self, sql: str, *parameters: SqlValue) -> None:
        """Add a condition on `deadline` and `state`: of the row, or of one that belongs to it and
        fulfils all of these.
        """
        if self.unit in DATED_UNITS:
            table = DATED_UNITS[self.unit]
            own = sql.replace("deadline", f"{table}.deadline").replace("state", f"{table}.state")
            self.add(own, *parameters)
        else:
            self.due.append((sql, parameters))

    def join_due(self) -> None:
        """Add, once all are there, that one row fulfils every condition on when it is due."""
        if self.due:
            where = " AND ".join(f"({sql})" for sql, _ in self.due)
            parameters = [value for _, values in self.due for value in values]
            self.add_pairs(f"SELECT measure, action FROM due_row WHERE {where}", parameters)


def mark(values: Sized) -> str:
    """Return as many marks for parameters as there are values."""
    return ", ".join("?" * len(values))
