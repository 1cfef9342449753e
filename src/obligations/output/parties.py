"""Who answers, in a cell: parties with their marks, who leads, or who stands in that place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.text.tables import lists
from obligations.text.written_names import (
    are_provinces,
    name_body,
    name_party,
    spell_assigned,
    spell_party,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.output.column import Style
    from obligations.records import BodyRecord, DepartmentRecord, PartyRecord
    from obligations.text.phrase import Phrase

# Marks behind a party's name or role, explained in the footer of a table.
PART_MARK, INFERRED_MARK, DOCUMENT_MARK = "*", "~", "§"
UNRESOLVED_MARK = "?"
BASIS_MARKS = {"inferred": INFERRED_MARK, "document": DOCUMENT_MARK}
_MOST_PARTIES = 3


def say_party(party: PartyRecord, style: Style) -> str:
    """Return a party: its id for programs, its short name with marks and what became of it for
    people.
    """
    if style.human and style.spelled:
        return spell_party(party, style.lang)
    said = say_department(party, style)
    if not style.human:
        return said
    return said + BASIS_MARKS.get(party["basis"], "") + (PART_MARK if party["parts"] else "")


def say_department(department: DepartmentRecord, style: Style) -> str:
    """Return a body without marks: its id for programs, its short name and what became of it for
    people.
    """
    if style.human:
        return name_party(department, style.lang)
    return department["id"]


def mark_unresolved(printed: str) -> str:
    """Return a name that is in no registry, as printed, with the mark that says so."""
    return printed + UNRESOLVED_MARK


def say_parties(parties: Iterable[PartyRecord], style: Style) -> list[str]:
    """Return parties, each once.

    People see the first of them and how many more there are, in a file all.
    """
    named = list(parties)
    return shorten_parties(
        dict.fromkeys(say_party(party, style) for party in named), style, _choose_more(named)
    )


def _choose_more(parties: Iterable[PartyRecord]) -> Phrase:
    """Return how it is said that there are more: all of them provinces, or not."""
    if are_provinces(parties):
        return lists.AND_MORE_PROVINCES
    return lists.AND_MORE


def shorten_parties(names: Iterable[str], style: Style, more: Phrase = lists.AND_MORE) -> list[str]:
    """Return names; people see the first of them and how many more there are, in a file all.

    `more` says that there are more.
    """
    said = list(names)
    if not style.human or style.whole or len(said) <= _MOST_PARTIES:
        return said
    last = style.speech.say(
        more,
        name=said[_MOST_PARTIES - 1],
        count=len(said) - _MOST_PARTIES,
        all=len(said),
    )
    return [*said[: _MOST_PARTIES - 1], last]


def say_who(
    answering: Sequence[PartyRecord], style: Style, *, led: bool, unresolved: Sequence[str] = ()
) -> list[str]:
    """Return who answers, whether they lead (`led`) or are responsible; `unresolved` are those
    among them whom no registry has, as printed.

    To people also that the text names them jointly.
    """
    names = dict.fromkeys(say_party(party, style) for party in answering)
    more = lists.AND_MORE if unresolved else _choose_more(answering)
    said = shorten_parties([*names, *map(mark_unresolved, unresolved)], style, more)
    stated = {party["id"] for party in answering if party["basis"] == "stated"}
    if style.human and not led and len(stated) + len(unresolved) > 1:
        said[0] = style.speech.field(style.speech.say(lists.JOINTLY), said[0])
    return said


def say_assigned(owner: BodyRecord, parts: list[str], style: Style) -> str:
    """Return who at home looks after something: its id for programs, for people its name, marked
    where it is for parts of it alone.
    """
    if style.human and style.spelled:
        return spell_assigned(owner, parts, style.lang)
    name = say_body(owner, style)
    if style.human and parts:
        return name + PART_MARK
    return name


def say_body(body: BodyRecord, style: Style) -> str:
    """Return a body without a role: its id for programs, abbreviation or name for people."""
    if not style.human:
        return body["id"]
    return name_body(body, style.lang)
