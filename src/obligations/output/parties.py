"""Who answers, in a cell: parties with their marks, who leads, or who stands in that place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.labels import choose, name_party

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.output.column import Style

Record = dict[str, Any]
# Marks behind a party's name or role, explained in the footer of a table.
PART, INFERRED, DOCUMENT = "*", "~", "§"
BASIS_MARKS = {"inferred": INFERRED, "document": DOCUMENT}
_MOST_PARTIES = 3
_NONE = "–"


def say_party(party: Record, style: Style, *, marks: bool = True) -> str:
    """Give a party: its id for programs, its short name with marks and what became of it for people."""
    if not style.human:
        return str(party["id"])
    sign = ""
    if marks:
        sign = BASIS_MARKS.get(party.get("basis") or "", "") + (PART if party.get("parts") else "")
    return name_party(party, style.lang) + sign


def say_parties(parties: Iterable[Record], style: Style) -> list[str]:
    """Give parties, each once; people see the first of them and how many more there are, in a file all."""
    said = list(dict.fromkeys(say_party(party, style) for party in parties))
    if not style.human or style.whole or len(said) <= _MOST_PARTIES:
        return said
    return [*said[: _MOST_PARTIES - 1], f"{said[_MOST_PARTIES - 1]} +{len(said) - _MOST_PARTIES}"]


def say_lead(leads: Iterable[Record], responsible: Iterable[Record], style: Style) -> list[str]:
    """Give who leads. Where nobody does, people see who answers; a program reads that in a column of its own."""
    said = say_parties(leads, style)
    if said or not style.human:
        return said
    telling = _choose_telling(list(responsible))
    said = say_parties(telling, style) or [_NONE]
    if len(said) > 1 and telling[0]["basis"] == "stated":
        said[0] = ("共同：" if style.lang == "zh" else "jointly: ") + said[0]
    return said


def _choose_telling(parties: list[Record]) -> list[Record]:
    """Give those parties that tell most of who answers: the stated ones, else bodies rather than all relevant departments, else all."""
    stated = [party for party in parties if party["basis"] == "stated"]
    return stated or [party for party in parties if party["kind"] != "generic"] or parties


def say_body(body: Record, style: Style) -> str:
    """Give a body without a role: its id for programs, abbreviation or name for people."""
    if not style.human:
        return str(body["id"])
    return body.get("abbr") or choose(body["name"], "en") if style.lang != "zh" else choose(body["name"], "zh")
