"""English lists of parties as their bodies and classes; how they are divided stands in `lists_en`.

What a bracket says of a body is cut off: how it answers, or what it is called from there on. People
are no parties: of Jane Doe, Director of Ports, the post is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from obligations.drafting.parties.body_words_en import ends_in_class
from obligations.drafting.parties.lists_en import EnglishList
from obligations.drafting.parties.names import NameReader, trim_end
from obligations.drafting.parties.owing import is_named
from obligations.drafting.parties.party import GENERIC, Parties, Party
from obligations.text.expressions import lazy
from obligations.text.party_names import WHOLE_GENERIC_EN, is_generic

if TYPE_CHECKING:
    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory, RegisteredBody

_NO_PARTY = lazy(
    r"(?:the )?other (?:departments?|units?|agencies|bodies|ministries|parties)"
    r"(?: and (?:departments|units|agencies))?|this|(?-i:[Ii]t)|to"
    r"|.+ \((?:consulted|informed)\)|(?:the )?above(?: (?:tasks?|work|matters?|measures?))?"
    r"|(?:such|these|those) (?:[a-z]+ ){0,3}[a-z]+"
    r"|(?:on-?going|n/?a|tbd|tbc|none|various|etc|-+)"
    # How often, and by when: annually, each year, long-term, 2031.
    r"|(?:bi-?|semi-?)?(?:annual|month|quarter|week|year)ly|daily|permanent(?:ly)?"
    r"|(?:each|every) (?:[a-z]+ )?(?:year|month|quarter|week)|[a-z]+[ -]term|20\d{2}"
    # What is to be done, and by when: relevant policies will be issued; completed before May.
    r"|(?:[a-z-]+ ){0,6}(?:will|shall|should|must) .*"
    r"|(?:and )?(?:to )?(?:be )?(?:[a-z]+ly )?(?:complet"
    r"|implement|finish|continu|promot|issu)[a-z]*(?: .*)?|(?:before|by|within|until) .*\d.*",
    re.IGNORECASE,
)
# What a bracket says of how a party answers, alone or with those before it.
_HELP_MARK = lazy(
    r" ?\((?:support(?:ing)?|partner|assist(?:ing)?|(?:with )?input|jointly|together)\)$"
)
# What a bracket calls a body from there on, by a word of its name or in quotes; and whom it leaves
# out: (the "Board"), (Secretary), (but not …).
_CALLED = lazy(
    r",? \((?:(?:[a-z ]{4,40} as )?(?:the |hereinafter (?:the )?)?(?:[\"“][^()]{1,60}[\"”]"
    r"|(?P<word>[A-Z][a-z]+))|(?:but|excluding|except|other than)\b[^()]*)\)$"
)
_LED_NAME = lazy(r"^(?:the )?(?:people's governments? of (?:the )?|other )", re.IGNORECASE)
_TWO_BODIES = lazy(r"(?P<one>[^()]+) \((?P<other>[^()]{6,80})\)")
_OF_PLACE = lazy(
    r"(?:the )?(?:[A-Z][a-z]+ )?(?:(?P<province>provincial|autonomous region(?:al)?)|municipal"
    r"|city|county|district|prefectural) [a-z]",
    re.IGNORECASE,
)
_WORD = lazy(r"[^\W\d_]+")
_NAME_INSIDE = lazy(
    r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?! [A-Z])|(?<=[a-z] \()[A-Z][a-z]{2,9}(?=\))"
    r"|(?<=: )[A-Z][a-z]{3,}(?=[.,;\n]|$)"
)
# A person with the post that stands behind the name: Jane Doe, Director of Ports.
_PERSON = lazy(r"(?:(?:Dr|Mr|Mrs|Ms)\.? )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}")
_POST_BEHIND = lazy(
    r", (?:[A-Z][\w-]+ ){0,3}(?:Director|Commissioner|Administrator|Minister|Secretary|Chief|Chair"
    r"|Officer|Manager|Head|Mayor|Coordinator|President|Superintendent)\b"
)
OPEN_EN = lazy(
    r",?(?<!\s)\s*+(?:\betc\.?|and (?:the )?others?|among others|and so on|and so forth)[\s,]*$",
    re.IGNORECASE,
)


class EnglishNames(NameReader):
    """Reads English lists; `alone` holds names that stand alone elsewhere in the text."""

    def __init__(self, flow: Flow, directory: Directory, local: str | None) -> None:
        super().__init__(flow, directory, local)
        self.alone: set[str] = set()

    def read(self, start: int, end: int, group: int) -> Parties:
        """Return the parties of a list."""
        text = self.flow.text
        cut = OPEN_EN.search(text, start, end)
        if cut:
            end = cut.start()
        names = EnglishList(text, end, self.directory, self.find_whole, self.alone).divide(start)
        parties: list[Party] = []
        elided: str | None = None
        for name in names:
            party = self.make(*name, group, elided=elided)
            if party and not self._is_person(party) and not self._is_tail(party, parties):
                parties.append(party)
                place = None if party.id else _OF_PLACE.match(party.printed)
                if place and not ends_in_class(party.printed):
                    elided = "province" if place["province"] else "local"
        return Parties(tuple(parties), cut is not None)

    def make(self, start: int, end: int, group: int, *, elided: str | None = None) -> Party | None:
        """Return what a name means as a party; None for what is none. `elided`: the level of which
        its place is left out.
        """
        text = self.flow.text
        end = trim_end(text, start, end)
        if text.endswith(" and", start, end):
            end -= len(" and")
        unmarked, leads = self.cut_mark(start, end)
        if unmarked != (start, end):
            made = self.make(*unmarked, group, elided=elided)
            return replace(made, leads=leads) if made else None
        end = _drop_remark(text, start, end)
        name = text[start:end]
        if not re.search(r"[^\W\d_]", name) or _NO_PARTY.fullmatch(name):
            return None
        printed = self.flow.print(start, end)
        known = self._find(name)
        if known and not self.is_local(name, known, elided=elided):
            return Party(start, end, printed, known.id, known.kind, known.level, group=group)
        if is_generic(name):
            return Party(start, end, printed, None, GENERIC, None, group=group)
        level = (elided or self.local) if known else None
        return Party(start, end, printed, None, None, level, group=group)

    def _find(self, name: str) -> RegisteredBody | None:
        """Find a body by its name; of two, the second of which stands in a bracket, the first:
        Ministry of Ports (State Pier Bureau).
        """
        both = _TWO_BODIES.fullmatch(name)
        if both and self.find_whole(both["other"]) and not self.find_whole(name):
            name = both["one"]
        known = self.find_whole(name) or self.find_whole(_LED_NAME.sub("", name))
        if known is None and WHOLE_GENERIC_EN.fullmatch(name):
            return self.directory.find(
                "people's governments of all provinces, autonomous regions and municipalities"
            )
        return known

    def _is_tail(self, party: Party, before: list[Party]) -> bool:
        """Whether a name is but the end of that before it, which a translation has cut in two."""
        if not before:
            return False
        known = self.directory.departments.get(before[-1].id or "")
        return known is not None and (known.english or "").endswith(f" of the {party.printed}")

    def _is_person(self, party: Party) -> bool:
        """Whether a party is a person with a post behind the name (Jane Doe, Director of Ports):
        a name whose words the text writes in no other way, as it would Public Health.
        """
        named = not (party.id or party.kind) and _PERSON.fullmatch(party.printed)
        if not named or not _POST_BEHIND.match(self.flow.text, party.end):
            return False
        return not is_named(party.printed) and self._words.isdisjoint(
            word.lower() for word in _WORD.findall(party.printed)
        )

    def knows_word(self, party: Party) -> bool:
        """Whether a party is a single word that the text writes only as a name: Defra."""
        return party.printed in self._names

    @cached_property
    def _words(self) -> set[str]:
        return set(_WORD.findall(self.flow.text))

    @cached_property
    def _names(self) -> set[str]:
        names = set(_NAME_INSIDE.findall(self.flow.text))
        return {name for name in names if name in self._words and name.lower() not in self._words}


def _drop_remark(text: str, start: int, end: int) -> int:
    """Return where a name ends before a bracket that says how it answers, or what it is called
    from there on.
    """
    helping = _HELP_MARK.search(text, start + 1, end)
    end = helping.start() if helping else end
    called = _CALLED.search(text, start + 1, end)
    named = called and (called["word"] or "") in text[start : called.start()]
    return called.start() if called and named else end
