"""Filters: what a question is narrowed to. Values of one filter are alternatives, different filters all hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from obligations.dates import Period, parse_partial_date, parse_period
from obligations.findings import UserError, suggest
from obligations.query.departments import find_department
from obligations.query.ids import find_document, find_record
from obligations.query.synonyms import list_spellings
from obligations.vocabulary import BASES, DELIVERABLES, MEASURE_KINDS, MODALITIES, ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from obligations.query.departments import Understood
    from obligations.query.question import Question

_ROLE_WORDS = {"co": "co_responsible", "co-responsible": "co_responsible"}
_COMMA = re.compile("[,，、]")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as people give them; every one may have several values. `marks` is the least number of marks."""

    dept: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    deliverable: tuple[str, ...] = ()
    marks: int | None = None
    links_to: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    with_generic: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """Filters whose values are all known: names resolved to ids, dates to days, texts to every spelling of them."""

    departments: tuple[Understood, ...]
    roles: tuple[str, ...]
    bases: tuple[str, ...]
    unowned: bool
    documents: tuple[str, ...]
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    addressees: tuple[str, ...]
    due: tuple[Period, ...]
    before: date | None
    after: date | None
    states: tuple[str, ...]
    modalities: tuple[str, ...]
    deliverables: tuple[str, ...]
    marks: int | None
    links_to: tuple[str, ...]
    texts: tuple[str, ...]
    with_generic: bool

    @property
    def names_parties(self) -> bool:
        """Whether the rows are narrowed to certain parties or roles."""
        return bool(self.departments or self.roles or self.bases)


def check_filters(question: Question, filters: Filters) -> Checked:
    """Resolve every value. Raises UserError with a suggestion for one that isn't known: never an empty answer for a wrong name."""
    bases = _check_words("basis", filters.basis, (*BASES, "none"))
    roles = _check_words("role", filters.role, (*ROLES, "any"), _ROLE_WORDS)
    befores = [_read("before", parse_partial_date, text).first for text in filters.before]
    afters = [_read("after", parse_partial_date, text).last for text in filters.after]
    return Checked(
        departments=tuple(find_department(question, name) for name in filters.dept),
        roles=ROLES if "any" in roles else roles,
        bases=tuple(basis for basis in bases if basis != "none"),
        unowned="none" in bases,
        documents=tuple(find_document(question, text) for text in split_words(filters.document, ())),
        kinds=_check_words("kind", filters.kind, MEASURE_KINDS),
        topics=_check_terms(question, "topic", filters.topic),
        addressees=_check_terms(question, "addressee", filters.addressee),
        due=tuple(_read("due", parse_period, text) for text in filters.due),
        # Of several, the widest: values of one filter are alternatives.
        before=max(befores, default=None),
        after=min(afters, default=None),
        states=_check_words("state", filters.state, STATES),
        modalities=_check_words("modality", filters.modality, MODALITIES),
        deliverables=_check_words("deliverable", filters.deliverable, DELIVERABLES),
        marks=filters.marks,
        links_to=tuple(_check_link(question, text) for text in filters.links_to),
        texts=tuple(spelling for text in filters.text for spelling in list_spellings(question, text)),
        with_generic=filters.with_generic,
    )


def split_words(values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Give the words of closed lists that stand in values, several of them with commas between; a known name may have a comma in it."""
    names = set(known)
    for value in values:
        parts = [part.strip() for part in _COMMA.split(value) if part.strip()]
        yield from [value] if value.casefold() in names or not parts else parts


def _check_words(what: str, values: Iterable[str], known: Sequence[str], also: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Give the words that are known; `also` are other spellings of some."""
    checked = []
    for value in split_words(values, known):
        folded = value.casefold()
        word = (also or {}).get(folded, folded)
        if word not in known:
            raise UserError(f"there is no {what} {value!r}", suggest(word, known))
        checked.append(word)
    return tuple(checked)


def _check_terms(question: Question, what: str, values: Iterable[str]) -> tuple[str, ...]:
    if not values:
        return ()
    rows = question.select(f"SELECT id, en, zh FROM {what} ORDER BY position")
    by_name = {name.casefold(): row["id"] for row in rows for name in (row["zh"], row["en"], row["id"]) if name}
    checked = []
    for value in split_words(values, by_name):
        found = by_name.get(value.casefold())
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


def _read(what: str, parse: Callable[[str], _T], text: str) -> _T:
    try:
        return parse(text)
    except ValueError as error:
        raise UserError(f"--{what}: {error}") from None
