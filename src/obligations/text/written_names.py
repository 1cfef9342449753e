"""How the names of bodies and parties are written, with what must not go unsaid of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.text.speech import Speech, list_texts
from obligations.text.tables import lists, parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.records import Bilingual, BodyRecord, DepartmentRecord, PartyRecord
    from obligations.text.phrase import Phrase

_PROVINCES = ("province", "autonomous-region", "municipality")
_MOST_PARTS = 3


def list_beside(translated: Bilingual, lang: str) -> list[str]:
    """Return the forms of a name that stand beside the one in the language asked for: who reads
    Chinese needs none.
    """
    if lang == "zh":
        return []
    return list_texts(translated)


def name_fully(names: Bilingual, abbreviation: str | None, lang: str) -> str:
    """Return a body in all its names, for a heading: who reads Chinese needs no others."""
    if lang == "zh":
        return Speech(lang).choose(names)
    return " · ".join(name for name in (*list_texts(names), abbreviation) if name)


def name_body(body: BodyRecord, lang: str) -> str:
    """Return a body in few words: in English by its abbreviation, where it has one."""
    if lang == "zh":
        return Speech(lang).choose(body["name"])
    return body.get("abbr") or Speech(lang).choose(body["name"])


def name_officially(title: str, official: str, lang: str) -> str:
    """Return a title with the official one, which needs no other beside it in Chinese."""
    if not official:
        return title
    if lang == "zh":
        return official
    return Speech(lang).enclose(title, official)


def are_provinces(parties: Iterable[PartyRecord]) -> bool:
    """Whether all of some parties are provinces, autonomous regions or municipalities."""
    return all(party["kind"] in _PROVINCES for party in parties)


def name_party(party: DepartmentRecord, lang: str, with_heirs: Phrase = parties.NAME_NOW) -> str:
    """Return the short name of a party, with what became of it: "CBIRC, now NFRA"."""
    speech = Speech(lang)
    if now := say_now(party, speech):
        return speech.say(with_heirs, name=_shorten_name(party, speech), now=now)
    return _shorten_name(party, speech)


def say_now(party: DepartmentRecord, speech: Speech) -> str:
    """Return what became of a party; nothing of one that is still there."""
    if not party.get("now"):
        return ""
    heirs = "/".join(speech.choose(heir) for heir in party["heirs"])
    return speech.say(parties.NOW, heirs=heirs)


def _shorten_name(party: DepartmentRecord, speech: Speech) -> str:
    names = (party.get("short"), party["name"])
    return next(filter(None, (*map(speech.find, names), *map(speech.choose, names))), "")


def spell_party(party: PartyRecord, lang: str) -> str:
    """Return a party with what must not go unsaid, in words: that it is inferred, that it answers
    for a part alone.
    """
    speech = Speech(lang)
    said = []
    if party["basis"] in ("document", "inferred"):
        said.append(speech.word(party["basis"]))
    if party["parts"]:
        said.append(speech.say(lists.IN_PART, parts=_list_parts(party["parts"], speech)))
    if not said:
        return name_party(party, lang)
    now = say_now(party, speech)
    return speech.enclose(_shorten_name(party, speech), speech.clauses(filter(None, [now, *said])))


def spell_assigned(owner: BodyRecord, parts: Sequence[str], lang: str) -> str:
    """Return who at home looks after something, with the parts where it is for these alone."""
    speech, name = Speech(lang), name_body(owner, lang)
    if parts:
        return speech.enclose(name, speech.say(lists.IN_PART, parts=_list_parts(parts, speech)))
    return name


def _list_parts(parts: Sequence[str], speech: Speech) -> str:
    first = speech.join(parts[:_MOST_PARTS])
    rest = len(parts) - _MOST_PARTS
    if rest <= 0:
        return first
    return speech.say(lists.AND_MORE_PARTS, parts=first, count=rest, all=len(parts))
