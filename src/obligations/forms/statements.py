"""From a row that was filled in to the entry that it states, or to all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from obligations.addresses import is_web_address
from obligations.findings import OptionError, UserError
from obligations.forms.cells import read_day_cell, read_value_cell
from obligations.forms.columns import FORM_STATUSES, ID_COLUMN
from obligations.ids import is_target, occurrence_of, spell_record
from obligations.progress import (
    PROVEN,
    EntrySubject,
    make_entry,
    read_entry_day,
    read_note,
    read_value,
)
from obligations.query.entries import describe_subject, find_metric
from obligations.query.ids import find_record
from obligations.query.occurrences import MOST_PROPOSED, list_open_occurrences
from obligations.sentences import Sentence, tell
from obligations.text.language import find_language
from obligations.text.official_numbers import spell_number
from obligations.text.speech import list_texts
from obligations.text.tables.forms import FILLED, STATUSES_ALSO
from obligations.text.words import look_up, read_word
from obligations.vocabulary import SAID_OF_THE_WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from obligations.forms.reading import FilledRow
    from obligations.model import ProgressEntry
    from obligations.query.session import Question
    from obligations.records import WrittenEvidenceRecord

# What is wrong with an option of `progress add` is wrong with the cell of that name.
_CELLS = {
    "--date": "date",
    "--value": "value",
    "--note": "note",
    "--evidence": "evidence_url",
}
_Read = TypeVar("_Read")
_NO_FORMULA = tell("open it in a spreadsheet and save it, or write the value itself")


class CellProblem(NamedTuple):
    """What is wrong with a cell, and what is allowed there."""

    cell: str
    message: Sentence
    hint: Sentence | None = None


class MonthRead(NamedTuple):
    """A cell in which a month stands, and the day that it is read as: its last."""

    cell: str
    text: str
    day: str


@dataclass(slots=True)
class FilledStatement:
    """What a row states: an entry, or problems; `months` are told either way."""

    row: FilledRow
    entry: ProgressEntry | None = None
    problems: list[CellProblem] = field(default_factory=list)
    months: list[MonthRead] = field(default_factory=list)


def read_statement(
    question: Question, row: FilledRow, today: date, corrects: Sequence[str] = ()
) -> FilledStatement:
    """Read what a row states, recorded `today`; `corrects` are the entries that it corrects."""
    return _Reader(question, row, today).read(corrects)


class _Reader:
    """Reads the cells of a row, each on its own, so that one that is wrong hides no other."""

    def __init__(self, question: Question, row: FilledRow, today: date) -> None:
        self._question, self._row, self._today = question, row, today
        self._statement = FilledStatement(row)

    def read(self, corrects: Sequence[str]) -> FilledStatement:
        for key in (ID_COLUMN, *FILLED):
            if self._row.find(key).lost:
                self._add(
                    key,
                    tell("contains an error, or a formula whose value is not in the file"),
                    _NO_FORMULA,
                )
        if self._statement.problems:
            return self._statement
        subject, units = self._read_subject()
        status = self._read_status()
        evidence = self._read_evidence(status)
        day = self._read_day(subject)
        value = self._read_value(subject, units)
        note = self._read_note()
        self._refuse_series(subject, status, day)
        if self._statement.problems or subject is None or day is None:
            return self._statement
        entry = self._try(
            ID_COLUMN,
            lambda: make_entry(
                subject,
                self._today,
                status=status,
                day=day.isoformat(),
                value=value or None,
                evidence=[evidence] if evidence else (),
                note={find_language(note): note} if note else None,
                corrects=corrects,
            ),
        )
        self._statement.entry = entry
        return self._statement

    def _read_subject(self) -> tuple[EntrySubject | None, list[str]]:
        text = self._row.read(ID_COLUMN)
        if not text:
            hint = tell("copy the row of the form that is meant, with its hidden id")
            self._add(ID_COLUMN, tell("this row was filled in and has no id"), hint)
            return None, []
        found = self._try(ID_COLUMN, lambda: describe_subject(self._question, text))
        if found is None:
            return None, []
        metric = find_metric(found)
        subject = EntrySubject(
            found["id"], date.fromisoformat(found["dated"]), has_metric=metric is not None
        )
        return subject, list_texts(metric["unit"]) if metric else []

    def _refuse_series(self, subject: EntrySubject | None, status: str, day: date | None) -> None:
        """Refuse what is said of all that recurs where one occurrence of it must be meant."""
        if subject is None or occurrence_of(subject.id) or status in SAID_OF_THE_WHOLE:
            return
        near = day or self._today
        proposed = list_open_occurrences(self._question, subject.id, near, MOST_PROPOSED)
        if proposed:
            named = [
                tell("{occurrence}, due {deadline}", occurrence=occurrence, deadline=due)
                for occurrence, due in proposed
            ]
            message = tell(
                "{id} recurs, and the row does not say which occurrence is meant", id=subject.id
            )
            self._add(ID_COLUMN, message, tell("name one: {occurrences:, }", occurrences=named))

    def _read_status(self) -> str:
        text = self._row.read("status")
        if not text:
            self._add(
                "status",
                tell("this row was filled in and has no status"),
                tell("choose one from the list"),
            )
            return ""
        if meant := look_up(text, STATUSES_ALSO):
            return meant
        return self._try("status", lambda: read_word("status", text, FORM_STATUSES)) or ""

    def _read_day(self, subject: EntrySubject | None) -> date | None:
        day = read_day_cell(self._row.grid, self._row.find("date"))
        if not day.text:
            self._add(
                "date",
                tell("this row was filled in and has no date"),
                tell("write it like 2025-06-30"),
            )
            return None
        if subject is None:
            return None
        if day.month:
            cell = self._row.name_place("date")
            self._statement.months.append(MonthRead(cell, day.month, day.text))
        return self._try("date", lambda: read_entry_day(day.text, subject, self._today))

    def _read_value(self, subject: EntrySubject | None, units: list[str]) -> str:
        text = read_value_cell(self._row.find("value"), units)
        if text and subject:
            self._try("value", lambda: read_value(text, subject))
        return text

    def _read_note(self) -> str:
        text = self._row.read("note")
        if text:
            self._try("note", lambda: read_note(text))
        return text

    def _read_evidence(self, status: str) -> WrittenEvidenceRecord:
        evidence: WrittenEvidenceRecord = {}
        if title := self._row.read("evidence_title"):
            evidence["title"] = title
        if number := self._row.read("evidence_number"):
            evidence["number"] = spell_number(number)
        self._read_place(evidence)
        if status in PROVEN and evidence.keys() <= {"title"}:
            self._add(
                "status",
                tell("{status} needs evidence", status=status),
                tell("a document number, or a web address"),
            )
        return evidence

    def _read_place(self, evidence: WrittenEvidenceRecord) -> None:
        """Read the web address, or the measure that shows it."""
        text = self._row.read("evidence_url")
        if not text:
            return
        if is_web_address(text):
            evidence["url"] = text
            return
        spelled = spell_record(text)
        if spelled is None or is_target(spelled):
            hint = tell("write it in full: https://www.example.org")
            self._add("evidence_url", tell("{text!r} is not a web address", text=text), hint)
        elif found := self._try("evidence_url", lambda: find_record(self._question, text)):
            evidence["measure"] = found

    def _try(self, key: str, read: Callable[[], _Read]) -> _Read | None:
        """Read a value; what is wrong with it becomes a problem of the cell."""
        try:
            return read()
        except OptionError as error:
            self._add(_CELLS.get(error.option, key), error.problem, error.hint)
        except UserError as error:
            self._add(key, error.message, error.hint)
        return None

    def _add(self, key: str, message: Sentence, hint: Sentence | None) -> None:
        place = self._row.name_place(key)
        self._statement.problems.append(CellProblem(place, message, hint))
