"""The values of filters as people type them: names become bodies and ids, dates days. Each reader
raises UserError for a value that isn't known, with a suggestion.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from obligations.dates import Period
from obligations.findings import OptionError, UserError, refuse_word
from obligations.query.departments import find_departments
from obligations.query.ids import find_document, find_record
from obligations.query.terms import read_wanted
from obligations.sentences import tell
from obligations.text import patterns
from obligations.text.speech import read_both
from obligations.text.typed_dates import find_deadline, read_date, read_first_day
from obligations.text.words import fold_word, look_up, read_word
from obligations.vocabulary import ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from obligations.query.departments import Understood
    from obligations.query.session import Question
    from obligations.query.terms import Wanted

_COMMA = re.compile(patterns.COMMAS)
_ANY = "any"
_T = TypeVar("_T")
Texts = tuple[str, ...]


def read_bodies(question: Question, names: Sequence[str]) -> tuple[Understood, ...]:
    """Return the departments that names mean, each once."""
    found = (body for name in names for body in find_departments(question, name))
    return tuple({body.id: body for body in found}.values())


def read_party_roles(question: Question, values: Sequence[str]) -> Texts:
    """Return the roles that values name; `any` are all of them."""
    roles = read_words("role", (*ROLES, _ANY), question, values)
    if _ANY in roles:
        return ROLES
    return roles


def read_words(
    what: str, known: Sequence[str], _question: Question, values: Sequence[str]
) -> Texts:
    """Return the words of a closed list that values name."""
    return tuple(read_word(what, value, known) for value in _split_words(values, known))


def read_states(question: Question, values: Sequence[str], documents: Texts = ()) -> Texts:
    """Return the states that values name."""
    return read_words("state", list_states(question, documents), question, values)


def list_states(question: Question, documents: Texts = ()) -> Texts:
    """Return the states that there are: overdue is none where no document says that all is
    recorded, or none of those that are asked for.
    """
    complete = {
        row["id"] for row in question.select("SELECT id FROM document WHERE record = 'complete'")
    }
    if complete.intersection(documents) if documents else complete:
        return STATES
    return tuple(state for state in STATES if state != "overdue")


def read_topics_or_addressees(what: str, question: Question, values: Sequence[str]) -> Texts:
    """Return the ids of the topics or addressees that values name, by id or in either language."""
    rows = question.select(f"SELECT id, en, zh FROM {what} ORDER BY position")
    by_name = {
        fold_word(name): row["id"]
        for row in rows
        for name in (*read_both(row).values(), row["id"])
        if name
    }
    return _look_up_each(what, by_name, [row["id"] for row in rows], values)


def read_layers(question: Question, values: Sequence[str]) -> Texts:
    """Return the names of the layers that values name."""
    known = [row["name"] for row in question.select("SELECT name FROM layer ORDER BY position")]
    return _look_up_each("layer", {fold_word(name): name for name in known}, known, values)


def _look_up_each(
    what: str, by_name: Mapping[str, str], known: Sequence[str], values: Sequence[str]
) -> Texts:
    found = []
    for value in _split_words(values, by_name):
        one = look_up(value, by_name)
        if one is None:
            raise refuse_word(what, value, known)
        found.append(one)
    return tuple(found)


def read_dates(
    option: str,
    read: Callable[[str, date], _T],
    question: Question,
    values: Sequence[str],
) -> tuple[_T, ...]:
    """Return what `read` makes of each value of an option, seen from the day asked about."""
    return tuple(_read_date(option, read, text, question.as_of) for text in values)


def read_before(text: str, today: date) -> date:
    """Return the day before which a deadline lies."""
    if due := find_deadline(text):
        raise OptionError(
            "--before",
            tell("{text!r} could leave {due} out or include it", text=text, due=due),
            tell("--before {due} leaves it out, --due ..{due} includes it", due=due),
        )
    return read_date(text, today).first


def read_passed(question: Question, values: Sequence[str]) -> tuple[Period, ...]:
    """Return the days whose deadlines have passed by the day asked about, from the earliest of the
    days given on.
    """
    option, as_of = "--passed-since", question.as_of
    first = min(read_dates(option, read_first_day, question, values))
    if first > as_of:
        raise OptionError(
            option,
            tell("{first} is later than {as_of}", first=first, as_of=as_of),
            tell("--as-of names the day by which it has passed"),
        )
    return (Period(first, as_of - timedelta(1)),)


def _read_date(option: str, read: Callable[[str, date], _T], text: str, today: date) -> _T:
    try:
        return read(text, today)
    except ValueError as error:
        raise OptionError(option, error.args[0]) from None


def read_ties(question: Question, values: Sequence[str]) -> Texts:
    """Return the ids of the documents, measures and actions that values name."""
    return tuple(_find_tied(question, text) for text in _split_words(values, ()))


def _find_tied(question: Question, text: str) -> str:
    try:
        return find_document(question, text)
    except UserError:
        return find_record(question, text)


def read_texts(question: Question, values: Sequence[str]) -> tuple[Wanted, ...]:
    """Return what is wanted of the wording by each value."""
    return tuple(read_wanted(question, text) for text in values)


def _split_words(values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Yield the words of closed lists that stand in values, several of them with commas between; a
    known name may have a comma in it.
    """
    names = {fold_word(name) for name in known}
    for value in values:
        parts = [part.strip() for part in _COMMA.split(value) if part.strip()]
        yield from [value] if fold_word(value) in names or not parts else parts
