"""Filters: what a question is narrowed to. This is the one list of them.

Options, help, completion, checks, conditions and the words of exports are read off it. Values of
one filter are alternatives, different filters all hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from obligations.dates import Period
from obligations.findings import OptionError, UserError, refuse_word
from obligations.query import conditions
from obligations.query.answering import add_parties
from obligations.query.conditions import Condition
from obligations.query.departments import find_departments
from obligations.query.ids import find_document, find_documents, find_record
from obligations.query.terms import read_wanted
from obligations.sentences import tell
from obligations.text import patterns
from obligations.text.speech import read_both
from obligations.text.typed_dates import (
    find_deadline,
    read_date,
    read_first_day,
    read_last_day,
    read_period,
)
from obligations.text.words import fold_word, look_up, read_word
from obligations.vocabulary import (
    BASES,
    DELIVERABLES,
    LEVELS,
    MEASURE_KINDS,
    MODALITIES,
    OPEN_POINTS,
    ROLES,
    STATES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from obligations.query.conditions import Unit
    from obligations.query.departments import Understood
    from obligations.query.session import Question

    Values = tuple[Any, ...]
    ReadValues = Callable[[Question, Sequence[str]], Values]
    Narrow = Callable[[Condition, Any], None]

_COMMA = re.compile(patterns.COMMAS)
_ANY, _NONE = "any", "none"
_T = TypeVar("_T")
Texts = tuple[str, ...]


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


def _read_departments(question: Question, names: Sequence[str]) -> Values:
    found = (body for name in names for body in find_departments(question, name))
    return tuple({body.id: body for body in found}.values())


def _read_roles(question: Question, values: Sequence[str]) -> Texts:
    roles = _check_words("role", (*ROLES, _ANY), question, values)
    if _ANY in roles:
        return ROLES
    return roles


def _check_words(
    what: str, known: Sequence[str], _question: Question, values: Sequence[str]
) -> Texts:
    return tuple(read_word(what, value, known) for value in split_words(values, known))


def read_states(question: Question, values: Sequence[str], documents: Texts = ()) -> Texts:
    """Return the states that values name.

    Raises UserError for one that isn't known; so is overdue where no document says that all is
    recorded, or none of those that are asked for.
    """
    complete = {
        row["id"] for row in question.select("SELECT id FROM document WHERE record = 'complete'")
    }
    known = STATES
    if not (complete.intersection(documents) if documents else complete):
        known = tuple(state for state in STATES if state != "overdue")
    return _check_words("state", known, question, values)


def _check_terms(what: str, question: Question, values: Sequence[str]) -> Texts:
    rows = question.select(f"SELECT id, en, zh FROM {what} ORDER BY position")
    by_name = {
        fold_word(name): row["id"]
        for row in rows
        for name in (*read_both(row).values(), row["id"])
        if name
    }
    checked = []
    for value in split_words(values, by_name):
        found = look_up(value, by_name)
        if found is None:
            raise refuse_word(what, value, [row["id"] for row in rows])
        checked.append(found)
    return tuple(checked)


def _read_periods(question: Question, values: Sequence[str]) -> tuple[Period, ...]:
    return tuple(_read("due", read_period, text, question.as_of) for text in values)


def _read_befores(question: Question, values: Sequence[str]) -> tuple[date, ...]:
    return tuple(_read("before", _read_before, text, question.as_of) for text in values)


def _read_before(text: str, today: date) -> date:
    if due := find_deadline(text):
        raise OptionError(
            "--before",
            tell("{text!r} could leave {due} out or include it", text=text, due=due),
            tell("--before {due} leaves it out, --due ..{due} includes it", due=due),
        )
    return read_date(text, today).first


def _read_afters(question: Question, values: Sequence[str]) -> tuple[date, ...]:
    return tuple(_read("after", read_last_day, text, question.as_of) for text in values)


def _read_passed(question: Question, values: Sequence[str]) -> tuple[Period, ...]:
    """Return the days whose deadlines have passed by the day asked about, from the earliest of the
    days given on.
    """
    as_of = question.as_of
    first = min(_read("passed-since", read_first_day, text, as_of) for text in values)
    if first > as_of:
        raise OptionError(
            "--passed-since",
            tell("{first} is later than {as_of}", first=first, as_of=as_of),
            tell("--as-of names the day by which it has passed"),
        )
    return (Period(first, as_of - timedelta(1)),)


def _read(what: str, read: Callable[[str, date], _T], text: str, today: date) -> _T:
    """Read a date; `today` is the day that is asked about."""
    try:
        return read(text, today)
    except ValueError as error:
        raise OptionError(f"--{what}", error.args[0]) from None


def _read_ties(question: Question, values: Sequence[str]) -> Texts:
    return tuple(_find_tied(question, text) for text in split_words(values, ()))


def _find_tied(question: Question, text: str) -> str:
    try:
        return find_document(question, text)
    except UserError:
        return find_record(question, text)


def _read_layers(question: Question, values: Sequence[str]) -> Texts:
    known = [row["name"] for row in question.select("SELECT name FROM layer ORDER BY position")]
    by_word = {fold_word(name): name for name in known}
    read = []
    for value in split_words(values, by_word):
        name = look_up(value, by_word)
        if name is None:
            raise refuse_word("layer", value, known)
        read.append(name)
    return tuple(read)


def _read_texts(question: Question, values: Sequence[str]) -> Values:
    return tuple(read_wanted(question, text) for text in values)


def _ask(asked: Filter, default: Any = ()) -> Any:
    """Make the field of a filter, which says what it is."""
    return field(default=default, metadata={"filter": asked})


def _words(option: str, metavar: str, told: str, known: Sequence[str], **others: Any) -> Any:
    """Make the field of a filter by the words of a closed list."""
    read = partial(_check_words, others["among"], known)
    return _ask(Filter(option, metavar, told, **{"read": read, **others}))


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as people give them; all but numbers and flags may have several values."""

    dept: Texts = _ask(
        Filter(
            "--dept",
            "NAME",
            "Department, by any of its names.",
            read=_read_departments,
            complete="departments",
        )
    )
    role: Texts = _ask(
        Filter(
            "--role",
            "ROLE",
            "Role: lead, co-responsible, responsible, signatory, assigned or any.",
            read=_read_roles,
            complete="roles",
            among="role",
        )
    )
    basis: Texts = _words(
        "--basis",
        "BASIS",
        "Basis of the role: stated, document, inferred, or none (nobody is named).",
        (*BASES, _NONE),
        complete="bases",
        among="basis",
    )
    document: Texts = _ask(
        Filter(
            "--document",
            "ID",
            "Document, by id or official number.",
            read=find_documents,
            narrow=conditions.in_column("document"),
            complete="documents",
        )
    )
    layer: Texts = _ask(
        Filter(
            "--layer",
            "NAME",
            "Layer that a row, its progress or its assignment comes from.",
            read=_read_layers,
            narrow=conditions.of_layers,
            complete="layers",
        )
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
        Filter(
            "--topic",
            "TOPIC",
            "Topic of a measure or of one of its actions.",
            read=partial(_check_terms, "topic"),
            narrow=conditions.about_topics,
            complete="topics",
        )
    )
    addressee: Texts = _ask(
        Filter(
            "--for",
            "WHOM",
            "Addressee of an action: companies, platforms, banks …",
            read=partial(_check_terms, "addressee"),
            narrow=conditions.speaking_to,
            complete="addressees",
        )
    )
    due: Texts = _ask(
        Filter(
            "--due",
            "PERIOD",
            "Deadline within the period: 2025, 2025-Q4, 2021..2025, 2025..",
            read=_read_periods,
            narrow=conditions.due_within,
        )
    )
    before: Texts = _ask(
        Filter(
            "--before",
            "DATE",
            "Deadline before DATE; before the first day of a month, quarter or year.",
            read=_read_befores,
            narrow=conditions.due_before,
        )
    )
    after: Texts = _ask(
        Filter(
            "--after",
            "DATE",
            "Deadline after DATE; after the last day of a month, quarter or year.",
            read=_read_afters,
            narrow=conditions.due_after,
        )
    )
    passed_since: Texts = _ask(
        Filter(
            "--passed-since",
            "DATE",
            "Deadline passed, on DATE or since, with no outcome on record.",
            read=_read_passed,
            narrow=conditions.passed_without_a_word,
        )
    )
    occurrences: bool = _ask(
        Filter(
            "--occurrences",
            "",
            "Every occurrence of what recurs, not only the last and next; --state asks about each.",
        ),
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
        Filter(
            "--marks",
            "N",
            "At least N of these marks: stated owner, date, metric or deliverable, binding verb.",
            narrow=conditions.with_marks,
            most=4,
        ),
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
        Filter(
            "--links-to",
            "ID",
            "Linked to this measure, action or document.",
            read=_read_ties,
            narrow=conditions.tied_to,
            complete="measures_and_documents",
        )
    )
    text: Texts = _ask(
        Filter(
            "--text",
            "TEXT",
            "Wording contains TEXT, in either language.",
            read=_read_texts,
            narrow=conditions.saying,
        )
    )
    with_generic: bool = _ask(
        Filter(
            "--with-generic",
            "",
            "With --dept: also what generic parties answer for that may include it.",
        ),
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


@dataclass(frozen=True, slots=True)
class CheckedFilters:
    """Filters whose values are all known: names resolved to bodies and ids, dates to days, texts to
    the terms that are wanted. `values` holds them by the name of the filter.
    """

    values: Mapping[str, Values]

    @property
    def departments(self) -> tuple[Understood, ...]:
        """The bodies asked for."""
        return self.values.get("dept", ())

    @property
    def roles(self) -> Texts:
        """The roles asked for."""
        return self.values.get("role", ())

    @property
    def bases(self) -> Texts:
        """The bases asked for, but for that nobody is named."""
        return tuple(basis for basis in self.values.get("basis", ()) if basis != _NONE)

    @property
    def unowned(self) -> bool:
        """Whether rows are asked for that nobody is named for."""
        return _NONE in self.values.get("basis", ())

    @property
    def levels(self) -> Texts:
        """The levels asked for, of who answers."""
        return self.values.get("level", ())

    @property
    def passed(self) -> Period | None:
        """The days in which deadlines have passed without a word, where that is asked for."""
        return next(iter(self.values.get("passed_since", ())), None)

    @property
    def every_occurrence(self) -> bool:
        """Whether each occurrence of what recurs is asked for, not the last and the next alone."""
        return bool(self.values.get("occurrences") or self.passed)

    @property
    def with_generic(self) -> bool:
        """Whether generic parties count that can cover a body asked for."""
        return bool(self.values.get("with_generic"))

    @property
    def names_parties(self) -> bool:
        """Whether the rows are narrowed to certain parties or roles."""
        return bool(self.departments or self.levels or self.roles or self.bases)

    def change(self, **values: Values) -> CheckedFilters:
        """Return the same filters but for some, of which none is left where there is no value."""
        return replace(self, values={**self.values, **values})

    def build_condition(self, unit: Unit) -> Condition:
        """Return the WHERE clause for rows of a unit."""
        each = bool(self.values.get("occurrences"))
        condition = Condition(unit, few=bool(self.departments), each=each)
        add_parties(condition, self)
        for name, values in self.values.items():
            narrow = FILTERS[name].narrow
            if values and narrow:
                narrow(condition, values)
        condition.join_due()
        return condition


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


def split_words(values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield the words of closed lists that stand in values, several of them with commas between; a
    known name may have a comma in it.
    """
    names = {fold_word(name) for name in known}
    for value in values:
        parts = [part.strip() for part in _COMMA.split(value) if part.strip()]
        yield from [value] if fold_word(value) in names or not parts else parts
