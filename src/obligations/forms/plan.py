"""What forms that are back add to what is on record, before anything of it is written.

A row that says what is on record already adds nothing, however often it comes back. One that says
something else of the same record and day is a mistake, or a correction that is meant as one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from obligations.findings import UserError
from obligations.forms.columns import ID_COLUMN
from obligations.forms.statements import CellProblem, read_statement
from obligations.query.entries import find_recorded
from obligations.query.measures import read_amount
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from obligations.forms.reading import FilledRow, ReadForm
    from obligations.forms.statements import FilledStatement, MonthRead
    from obligations.model import ProgressEntry
    from obligations.query.session import Question, Row

_STANDING = (
    "SELECT * FROM progress WHERE of = ? AND date = ? AND same_as IS NULL AND corrected_by IS NULL"
    " AND NOT withdrawn AND status <> 'withdrawn' ORDER BY recorded, id"
)


@dataclass(slots=True)
class ImportPlan:
    """What is to be written, and what isn't.

    `recorded` counts rows that say what is on record already, `empty` those in which nothing was
    filled in, and `left_out` those that become no entry because of `problems`.
    """

    entries: list[ProgressEntry] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    months: list[MonthRead] = field(default_factory=list)
    recorded: int = 0
    empty: int = 0
    left_out: int = 0

    def leave_all_out(self) -> None:
        """Leave out the rows that are right as well."""
        self.left_out += len(self.entries)
        self.entries = []


def plan_import(
    question: Question, forms: Iterable[ReadForm], today: date, *, correct: bool
) -> ImportPlan:
    """Return what some forms add. `correct`: what differs from an entry of the same record and day
    corrects it.
    """
    return _Planner(question, today, correct=correct).plan(forms)


class _Planner:
    def __init__(self, question: Question, today: date, *, correct: bool) -> None:
        self._question, self._today, self._correct = question, today, correct
        self._plan = ImportPlan()
        self._said: dict[tuple[str, date], FilledStatement] = {}

    def plan(self, forms: Iterable[ReadForm]) -> ImportPlan:
        for form in forms:
            self._plan.empty += form.empty
            for row in form.filled:
                self._take(row)
        return self._plan

    def _take(self, row: FilledRow) -> None:
        statement = read_statement(self._question, row, self._today)
        self._plan.months += statement.months
        if statement.entry is None:
            self._refuse(*statement.problems)
            return
        entry = statement.entry
        before = self._said.setdefault((entry.of, entry.date), statement)
        if before is not statement:
            self._compare_rows(before, statement)
            return
        standing = self._question.select(_STANDING, [entry.of, entry.date.isoformat()])
        if any(_says_the_same(entry, other) for other in standing):
            self._plan.recorded += 1
        elif standing:
            self._correct_or_refuse(statement, standing)
        elif self._is_free(statement, entry):
            self._plan.entries.append(entry)

    def _compare_rows(self, before: FilledStatement, statement: FilledStatement) -> None:
        if statement.entry == before.entry:
            self._plan.recorded += 1
            return
        self._refuse(
            CellProblem(
                statement.row.name_place("status"),
                tell(
                    "another row says something else of the same record and day: {cell}",
                    cell=before.row.name_place("status"),
                ),
                tell("leave one of them empty"),
            )
        )

    def _correct_or_refuse(self, statement: FilledStatement, standing: list[Row]) -> None:
        ids = [row["id"] for row in standing]
        if self._correct:
            again = read_statement(self._question, statement.row, self._today, ids)
            if again.entry and self._is_free(statement, again.entry):
                self._plan.entries.append(again.entry)
            return
        self._refuse(
            CellProblem(
                statement.row.name_place("status"),
                tell(
                    "something else is on record of {record} on {day}: {entries:, }",
                    record=standing[0]["of"],
                    day=standing[0]["date"],
                    entries=[f"{row['id']} ({row['status']})" for row in standing],
                ),
                tell("--correct records this as a correction; else leave the row empty"),
            )
        )

    def _is_free(self, statement: FilledStatement, entry: ProgressEntry) -> bool:
        """Whether nobody has taken back, or corrected, the very same statement."""
        try:
            return find_recorded(self._question, entry.of, entry.fact) is None
        except UserError as error:
            place = statement.row.name_place(ID_COLUMN)
            self._refuse(CellProblem(place, error.message, error.hint))
            return False

    def _refuse(self, *problems: CellProblem) -> None:
        self._plan.left_out += 1
        self._plan.problems += problems


def _says_the_same(entry: ProgressEntry, row: Row) -> bool:
    """Whether an entry says what is on record, whenever and wherever somebody read of it."""
    plain = entry.to_plain()
    return (
        plain["status"] == row["status"]
        and entry.value == read_amount(row["value_text"])
        and plain.get("note", {}) == _drop_absent({"en": row["note_en"], "zh": row["note_zh"]})
        and _list_shown(plain.get("evidence", [])) == _list_shown(json.loads(row["evidence"]))
    )


def _list_shown(evidence: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: item[key] for key in item if key != "retrieved"} for item in evidence]


def _drop_absent(texts: dict[str, str | None]) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}
