"""Filters: what a question is narrowed to. This is the one list of them.

Options, help, completion, checks, conditions and the words of exports are read off it. Values of
one filter are alternatives, different filters all hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.query import conditions
from obligations.query.checked_filters import NOBODY, CheckedFilters
from obligations.query.condition import Condition
from obligations.query.filter_values import (
    Texts,
    read_before,
    read_bodies,
    read_dates,
    read_layers,
    read_party_roles,
    read_passed,
    read_states,
    read_texts,
    read_ties,
    read_topics_or_addressees,
    read_words,
)
from obligations.query.ids import find_documents
from obligations.query.party_conditions import add_parties
from obligations.text.typed_dates import read_last_day, read_period
from obligations.vocabulary import (
    BASES,
    DELIVERABLES,
    LEVELS,
    MEASURE_KINDS,
    MODALITIES,
    OPEN_POINTS,
    STATES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from obligations.query.checked_filters import Values
    from obligations.query.condition import Unit
    from obligations.query.session import Question

    ReadValues = Callable[[Question, Sequence[str]], Values]
    Narrow = Callable[[Condition, Any], None]


class Filter(NamedTuple):
    """One filter: its option with what help says of it, and what its values mean.

    `read` resolves the values as typed, or raises UserError; `narrow` adds the condition of the
    resolved ones, and is left out where who answers is asked for by several filters together.
    `complete` names the function that completes it, `among` the closed list that its words are
    from, `most` is the greatest number where it is one; a flag has no `metavar`.
    """

    option: str
    metavar: str
    help: str
    read: ReadValues | None = None
    narrow: Narrow | None = None
    complete: str | None = None
    among: str | None = None
    most: int | None = None


def _ask(option: str, metavar: str, told: str, default: Any = (), **others: Any) -> Any:
    """Make the field of a filter, which says what it is."""
    return field(default=default, metadata={"filter": Filter(option, metavar, told, **others)})


def _words(option: str, metavar: str, told: str, known: Sequence[str], **others: Any) -> Any:
    """Make the field of a filter by the words of a closed list."""
    read = partial(read_words, others["among"], known)
    return _ask(option, metavar, told, **{"read": read, **others})


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as people give them; all but numbers and flags may have several values."""

    dept: Texts = _ask(
        "--dept",
        "NAME",
        "Department, by any of its names.",
        read=read_bodies,
        complete="departments",
    )
    role: Texts = _ask(
        "--role",
        "ROLE",
        "Role: lead, co-responsible, responsible, signatory, assigned or any.",
        read=read_party_roles,
        complete="roles",
        among="role",
    )
    basis: Texts = _words(
        "--basis",
        "BASIS",
        "Basis of the role: stated, document, inferred, or none (nobody is named).",
        (*BASES, NOBODY),
        complete="bases",
        among="basis",
    )
    document: Texts = _ask(
        "--document",
        "ID",
        "Document, by id or official number.",
        read=find_documents,
        narrow=conditions.in_column("document"),
        complete="documents",
    )
    layer: Texts = _ask(
        "--layer",
        "NAME",
        "Layer that a row, its progress or its assignment comes from.",
        read=read_layers,
        narrow=conditions.of_layers,
        complete="layers",
    )
    kind: Texts = _words(
        "--kind",
        "KIND",
        "Kind of measure: principle, goal, measure or organisation.",
        MEASURE_KINDS,
        narrow=conditions.in_column("kind"),
        complete="kinds",
        among="kind",
    )
    level: Texts = _words(
        "--level",
        "LEVEL",
        "Level of those who answer: central, province, local, company …",
        LEVELS,
        complete="levels",
        among="level",
    )
    topic: Texts = _ask(
        "--topic",
        "TOPIC",
        "Topic of a measure or of one of its actions.",
        read=partial(read_topics_or_addressees, "topic"),
        narrow=conditions.about_topics,
        complete="topics",
    )
    addressee: Texts = _ask(
        "--for",
        "WHOM",
        "Addressee of an action: companies, platforms, banks …",
        read=partial(read_topics_or_addressees, "addressee"),
        narrow=conditions.speaking_to,
        complete="addressees",
    )
    due: Texts = _ask(
        "--due",
        "PERIOD",
        "Deadline within the period: 2025, 2025-Q4, 2021..2025, 2025..",
        read=partial(read_dates, "--due", read_period),
        narrow=conditions.due_within,
    )
    before: Texts = _ask(
        "--before",
        "DATE",
        "Deadline before DATE; before the first day of a month, quarter or year.",
        read=partial(read_dates, "--before", read_before),
        narrow=conditions.due_before,
    )
    after: Texts = _ask(
        "--after",
        "DATE",
        "Deadline after DATE; after the last day of a month, quarter or year.",
        read=partial(read_dates, "--after", read_last_day),
        narrow=conditions.due_after,
    )
    passed_since: Texts = _ask(
        "--passed-since",
        "DATE",
        "Deadline passed, on DATE or since, with no outcome on record.",
        read=read_passed,
        narrow=conditions.passed_without_a_word,
    )
    occurrences: bool = _ask(
        "--occurrences",
        "",
        "Every occurrence of what recurs, not only the last and next; --state asks about each.",
        default=False,
    )
    state: Texts = _words(
        "--state",
        "STATE",
        "State: overdue, unconfirmed, due-soon, upcoming, met …",
        STATES,
        read=read_states,
        narrow=conditions.in_states,
        complete="states",
        among="state",
    )
    modality: Texts = _words(
        "--modality",
        "WORD",
        "How binding: must, will, encourage …",
        MODALITIES,
        narrow=conditions.binding_by,
        complete="modalities",
        among="modality",
    )
    deliverable: Texts = _words(
        "--deliverable",
        "WORD",
        "Deliverable: rules, standard, plan …",
        DELIVERABLES,
        narrow=conditions.laying_on_the_table,
        complete="deliverables",
        among="deliverable",
    )
    marks: int | None = _ask(
        "--marks",
        "N",
        "At least N of these marks: stated owner, date, metric or deliverable, binding verb.",
        narrow=conditions.with_marks,
        most=4,
        default=None,
    )
    without: Texts = _words(
        "--without",
        "WHAT",
        "What is missing: lead, owner, date, deliverable, metric or progress.",
        OPEN_POINTS,
        narrow=conditions.leaving_open,
        complete="open_points",
        among="open point",
    )
    links_to: Texts = _ask(
        "--links-to",
        "ID",
        "Linked to this measure, action or document.",
        read=read_ties,
        narrow=conditions.tied_to,
        complete="measures_and_documents",
    )
    text: Texts = _ask(
        "--text",
        "TEXT",
        "Wording contains TEXT, in either language.",
        read=read_texts,
        narrow=conditions.saying,
    )
    with_generic: bool = _ask(
        "--with-generic",
        "",
        "With --dept: also what generic parties answer for that may include it.",
        default=False,
    )

    def list_given(self) -> dict[str, Values]:
        """Return the values as given, by the names of the filters that have any."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value if isinstance(value, tuple) else (value,)
            for name, value in given.items()
            if value not in ((), None, False)
        }


FILTERS: dict[str, Filter] = {field.name: field.metadata["filter"] for field in fields(Filters)}


def check_filters(question: Question, filters: Filters) -> CheckedFilters:
    """Resolve every value.

    Raises UserError with a suggestion for one that isn't known: never an empty answer for a wrong
    name.
    """
    values = {}
    for name, given in filters.list_given().items():
        read = FILTERS[name].read
        values[name] = read(question, given) if read else given
    if "document" in values:
        read_states(question, filters.state, values["document"])
    return CheckedFilters(values)


def build_condition(checked: CheckedFilters, unit: Unit) -> Condition:
    """Return the WHERE clause for rows of a unit."""
    each = bool(checked.values.get("occurrences"))
    condition = Condition(unit, few=bool(checked.departments), each=each)
    add_parties(condition, checked)
    for name, values in checked.values.items():
        narrow = FILTERS[name].narrow
        if values and narrow:
            narrow(condition, values)
    condition.join_due()
    return condition
