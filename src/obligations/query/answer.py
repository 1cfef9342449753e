"""An answer: rows, and what is said beside them of others under the same filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from obligations.ids import document_of
from obligations.query.departments import load_understood
from obligations.query.filters import build_condition
from obligations.query.parties import load_drafts
from obligations.query.scopes import narrowed_to
from obligations.query.suggestions import load_departments
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.condition import Unit
    from obligations.query.departments import Understood
    from obligations.query.session import Question
    from obligations.records import Bilingual, KnownBodyRecord

_R = TypeVar("_R")
_TABLES = {
    "measure": "measure AS m",
    "action": "action AS x",
    "target": "due_row AS t",
    "obligation": "obligation AS o",
}
# What tells a row from all others of its unit, the measure first.
_KEYS = {
    "measure": "m.id",
    "action": "x.measure, x.id",
    "target": "t.measure, t.id, t.occurrence",
    "obligation": "o.measure, o.department, o.role, o.basis, o.part, o.target, o.occurrence",
}


class Namesake(NamedTuple):
    """Another body that a name can mean, and how many rows the same question has for it."""

    department: Understood
    rows: int


class Beside(NamedTuple):
    """Who else of the levels that a generic party covers answers for anything that fits, and for
    how many further measures.
    """

    levels: tuple[str, ...]
    names: list[KnownBodyRecord]
    measures: int


class Missed(NamedTuple):
    """A word or phrase of a search that found nothing, and how many of all measures have it."""

    text: str
    measures: int


@dataclass(slots=True)
class Answer(Generic[_R]):
    """Rows, and what should be said beside them.

    `understood` are the departments asked for; `namesakes`, where there are no rows, are others
    that their names can mean and that have rows; `beside`, where a generic party has few, are its
    siblings and the bodies named beside it; `generic` counts the further measures whose generic
    parties can cover those asked for, under the same filters; `signed` are documents that they only
    signed; `assigned`, where rows are obligations, counts the measures that they look after at
    home. `terms` are the names of topics and addressees in their rows, by kind and id. Where
    there are no rows, `left_out` counts the documents that could not be read, `missed` has what was
    searched for, and `empty` says that no document is there at all. `filtered`: only some rows were
    asked for.
    """

    records: list[_R]
    understood: tuple[Understood, ...] = ()
    namesakes: list[Namesake] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    generic: int = 0
    signed: list[str] = field(default_factory=list)
    assigned: int = 0
    drafts: list[str] = field(default_factory=list)
    terms: dict[str, dict[str, Bilingual]] = field(default_factory=dict)
    left_out: int = 0
    missed: list[Missed] = field(default_factory=list)
    filtered: bool = False
    empty: bool = False


def complete_answer(
    question: Question,
    checked: CheckedFilters,
    records: list[_R],
    unit: Unit = "measure",
) -> Answer[_R]:
    """Add what should be said beside the rows: generic parties that can cover the bodies asked for,
    documents only signed.

    `unit`: what the rows are, where others are looked for.
    """
    answer = Answer(records, checked.departments, terms=load_terms(question))
    answer.filtered = any(checked.values.values())
    answer.drafts = _list_drafts(question, checked, unit)
    if not records:
        answer.left_out = _count_left_out(question)
        answer.empty = not (answer.left_out or question.select("SELECT 1 FROM document LIMIT 1"))
    if not checked.departments:
        return answer
    answer.generic = _count_generic(question, checked, unit)
    answer.signed = _list_signed(question, checked)
    if unit == "obligation":
        answer.assigned = _count_assigned(question, checked)
    answer.beside = list(_find_beside(question, checked, len(records)))
    if not records:
        answer.namesakes = list(_find_namesakes(question, checked, unit))
    return answer


def _count_left_out(question: Question) -> int:
    """Count the files that could not be read and may be documents: the names of all others are
    known.
    """
    rows = question.select(
        "SELECT count(DISTINCT path) AS count FROM load_finding WHERE left_out"
        " AND path NOT LIKE '%progress/%' AND path NOT LIKE '%departments.yaml'"
        " AND path NOT LIKE '%topics.yaml' AND path NOT LIKE '%addressees.yaml'"
        " AND path NOT LIKE '%synonyms.yaml' AND path NOT LIKE '%assignments.yaml'"
    )
    return int(rows[0]["count"])


def load_terms(question: Question) -> dict[str, dict[str, Bilingual]]:
    """Return the names of all topics and addressees, by kind and id."""
    return {
        f"{kind}s": {
            row["id"]: read_both(row) for row in question.select(f"SELECT id, en, zh FROM {kind}")
        }
        for kind in ("topic", "addressee")
    }


def _list_drafts(question: Question, checked: CheckedFilters, unit: Unit) -> list[str]:
    """Return the drafts that rows are from."""
    drafts = load_drafts(question)
    if not drafts:
        return []
    rows = {measure for measure, *_ in _list_keys(question, checked, unit)}
    return sorted({document_of(str(measure)) for measure in rows} & drafts)


def _count_generic(question: Question, checked: CheckedFilters, unit: Unit) -> int:
    """Count the measures of which generic parties would add rows under the same filters."""
    if not checked.departments or checked.with_generic:
        return 0
    named = _list_keys(question, checked, unit)
    wider = checked.change(with_generic=(True,))
    with narrowed_to(question, wider):
        added = _list_keys(question, wider, unit) - named
    return len({measure for measure, *_ in added})


def _list_keys(question: Question, checked: CheckedFilters, unit: Unit) -> set[tuple[str, ...]]:
    condition = build_condition(checked, unit)
    return {
        tuple(row)
        for row in question.select(
            f"SELECT {_KEYS[unit]} FROM {_TABLES[unit]} WHERE {condition.sql}", condition.parameters
        )
    }


def _find_beside(question: Question, checked: CheckedFilters, rows: int) -> Iterator[Beside]:
    """Ask the same question for the levels that generic parties cover.

    What gives more than the party itself is worth knowing.
    """
    for understood in checked.departments:
        if not understood.generic:
            continue
        levels = question.select(
            "SELECT DISTINCT level FROM department WHERE id = ? OR id IN (SELECT department FROM"
            " cover WHERE generic = ?) ORDER BY level",
            [understood.id, understood.id],
        )
        own = {measure for measure, *_ in _list_keys(question, checked, "measure")}
        asked = checked.change(
            dept=(), with_generic=(), level=tuple(row["level"] for row in levels)
        )
        with narrowed_to(question, asked):
            added = {measure for measure, *_ in _list_keys(question, asked, "measure")} - own
            named = Counter(
                row["department"]
                for row in question.select("SELECT * FROM temp.named")
                if row["measure"] in added
            )
        if len(added) > rows:
            yield Beside(
                asked.levels,
                load_departments(question, [name for name, _ in named.most_common()]),
                len(added),
            )


def _list_signed(question: Question, checked: CheckedFilters) -> list[str]:
    """List the documents of which measures would be there by the role of a signatory under the same
    filters.
    """
    signed = (
        "SELECT d.id FROM document AS d WHERE (SELECT count(*) FROM issuer AS i WHERE i.document ="
        " d.id) > 1 AND EXISTS (SELECT 1 FROM issuer AS i WHERE i.document = d.id AND i.department"
        " IN (SELECT id FROM temp.asked_department))"
    )
    if "signatory" in checked.roles or checked.bases or not question.select(signed):
        return []
    asked = checked.change(role=("signatory",), with_generic=(), basis=())
    condition = build_condition(asked, "measure")
    with narrowed_to(question, asked):
        rows = question.select(
            "SELECT d.id FROM document AS d WHERE d.id IN (SELECT m.document FROM measure AS m"
            f" WHERE {condition.sql}) ORDER BY d.dated, d.id",
            condition.parameters,
        )
    return [row["id"] for row in rows]


def _count_assigned(question: Question, checked: CheckedFilters) -> int:
    """Count the measures that would be there by who looks after them at home under the same
    filters.
    """
    if checked.bases or not question.select("SELECT 1 FROM assignment LIMIT 1"):
        return 0
    asked = checked.change(role=("assigned",), with_generic=())
    with narrowed_to(question, asked):
        return count_rows(question, asked)


def _find_namesakes(question: Question, checked: CheckedFilters, unit: Unit) -> Iterator[Namesake]:
    """Ask the same question for the other bodies that the names can mean."""
    for understood in checked.departments:
        for other in understood.others:
            namesake = load_understood(question, understood.asked, other)
            asked = checked.change(dept=(namesake,))
            with narrowed_to(question, asked):
                rows = count_rows(question, asked, unit)
            if rows:
                yield Namesake(namesake, rows)


def count_rows(question: Question, checked: CheckedFilters, unit: Unit = "measure") -> int:
    """Count the rows that the filters leave to a question narrowed to them."""
    condition = build_condition(checked, unit)
    (row,) = question.select(
        f"SELECT count(*) AS rows FROM {_TABLES[unit]} WHERE {condition.sql}",
        condition.parameters,
    )
    return int(row["rows"])
