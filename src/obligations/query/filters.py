"""Filters: what a question is narrowed to.

Values of one filter are alternatives, different filters all hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from obligations.dates import Period
from obligations.findings import UserError, suggest
from obligations.query.departments import find_departments
from obligations.query.ids import find_document, find_documents, find_record
from obligations.query.terms import read_wanted
from obligations.text.words import fold_word, look_up, read_word
from obligations.typed_dates import read_date, read_period
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
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from obligations.query.departments import Understood
    from obligations.query.session import Question
    from obligations.query.terms import Wanted

_COMMA = re.compile("[,，、;；]")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as people give them; every one may have several values.

    `marks` is the least number of marks.
    """

    dept: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    passed_since: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    deliverable: tuple[str, ...] = ()
    marks: int | None = None
    without: tuple[str, ...] = ()
    links_to: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    with_generic: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """Filters whose values are all known: names resolved to ids, dates to days, texts to the terms
    that are wanted.
    """

    departments: tuple[Understood, ...]
    roles: tuple[str, ...]
    bases: tuple[str, ...]
    unowned: bool
    documents: tuple[str, ...]
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    topics: tuple[str, ...]
    addressees: tuple[str, ...]
    due: tuple[Period, ...]
    before: date | None
    after: date | None
    passed: Period | None
    states: tuple[str, ...]
    modalities: tuple[str, ...]
    deliverables: tuple[str, ...]
    marks: int | None
    without: tuple[str, ...]
    links_to: tuple[str, ...]
    texts: tuple[Wanted, ...]
    with_generic: bool

    @property
    def names_parties(self) -> bool:
        """Whether the rows are narrowed to certain parties or roles."""
        return bool(self.departments or self.levels or self.roles or self.bases)


def check_filters(question: Question, filters: Filters) -> Checked:
    """Resolve every value.

    Raises UserError with a suggestion for one that isn't known: never an empty answer for a wrong
    name.
    """
    bases = _check_words("basis", filters.basis, (*BASES, "none"))
    roles = _check_words("role", filters.role, (*ROLES, "any"))
    befores = [_read("before", read_date, text, question.as_of).first for text in filters.before]
    afters = [_read("after", read_date, text, question.as_of).last for text in filters.after]
    return Checked(
        departments=tuple(
            {
                body.id: body for name in filters.dept for body in find_departments(question, name)
            }.values()
        ),
        roles=ROLES if "any" in roles else roles,
        bases=tuple(basis for basis in bases if basis != "none"),
        unowned="none" in bases,
        documents=find_documents(question, filters.document),
        kinds=_check_words("kind", filters.kind, MEASURE_KINDS),
        levels=_check_words("level", filters.level, LEVELS),
        topics=_check_terms(question, "topic", filters.topic),
        addressees=_check_terms(question, "addressee", filters.addressee),
        due=tuple(_read("due", read_period, text, question.as_of) for text in filters.due),
        # Of several, the widest: values of one filter are alternatives.
        before=max(befores, default=None),
        after=min(afters, default=None),
        passed=_read_passed(filters.passed_since, question.as_of),
        states=_check_words("state", filters.state, STATES),
        modalities=_check_words("modality", filters.modality, MODALITIES),
        deliverables=_check_words("deliverable", filters.deliverable, DELIVERABLES),
        marks=filters.marks,
        without=_check_words("open point", filters.without, OPEN_POINTS),
        links_to=tuple(_check_link(question, text) for text in split_words(filters.links_to, ())),
        texts=tuple(read_wanted(question, text) for text in filters.text),
        with_generic=filters.with_generic,
    )


def split_words(values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield the words of closed lists that stand in values, several of them with commas between; a
    known name may have a comma in it.
    """
    names = {fold_word(name) for name in known}
    for value in values:
        parts = [part.strip() for part in _COMMA.split(value) if part.strip()]
        yield from [value] if fold_word(value) in names or not parts else parts


def _check_words(what: str, values: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    return tuple(read_word(what, value, known) for value in split_words(values, known))


def _check_terms(question: Question, what: str, values: Iterable[str]) -> tuple[str, ...]:
    if not values:
        return ()
    rows = question.select(f"SELECT id, en, zh FROM {what} ORDER BY position")
    by_name = {
        fold_word(name): row["id"]
        for row in rows
        for name in (row["zh"], row["en"], row["id"])
        if name
    }
    checked = []
    for value in split_words(values, by_name):
        found = look_up(value, by_name)
        if found is None:
            known = [row["id"] for row in rows]
            hint = suggest(value, known) or f"known: {', '.join(known)}"
            raise UserError(f"there is no {what} {value!r}", hint)
        checked.append(found)
    return tuple(checked)


def _check_link(question: Question, text: str) -> str:
    try:
        return find_document(question, text)
    except UserError:
        return find_record(question, text)


def _read_passed(values: Iterable[str], as_of: date) -> Period | None:
    """Return the days whose deadlines have passed by the day asked about, from the earliest of the
    days given on.
    """
    firsts = [_read("passed-since", read_date, text, as_of).first for text in values]
    if not firsts:
        return None
    if min(firsts) > as_of:
        raise UserError(
            f"--passed-since: {min(firsts)} is later than {as_of}",
            "--as-of names the day by which it has passed",
        )
    return Period(min(firsts), as_of - timedelta(1))


def _read(what: str, read: Callable[[str, date], _T], text: str, today: date) -> _T:
    """Read a date; `today` is the day that is asked about."""
    try:
        return read(text, today)
    except ValueError as error:
        raise UserError(f"--{what}: {error}") from None
