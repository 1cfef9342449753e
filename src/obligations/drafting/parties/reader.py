"""Lists of parties, as a text names them and the registry knows them.

Each language has a module for how its lists are divided (`lists_zh`, `lists_en`) and one for what
their names mean (`names_zh`, `names_en`).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from obligations.drafting.parties.names_en import EnglishNames
from obligations.drafting.parties.names_zh import ChineseNames
from obligations.drafting.parties.owing import can_owe, is_thing
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory
    from obligations.drafting.parties.party import Parties, Party
    from obligations.drafting.source import Stretch

_GIVES_LETTERS = lazy(r"\b([A-Z][a-z]{2,20}) \(([A-Z]{3,7})\)")


class PartyReader:
    """Reads lists of parties of one document. `local`: the level of the province or city that
    issues it, whose own bodies bear bare names; `addressed`: to what classes besides governments
    and departments it is sent, or who issues it, which owe what it asks of them.
    """

    def __init__(
        self,
        flow: Flow,
        directory: Directory,
        *,
        local: str | None = None,
        addressed: Sequence[re.Pattern[str]] = (),
    ) -> None:
        self.flow = flow
        self.directory = directory
        self.local = local
        self.addressed = addressed
        self.english = EnglishNames(flow, directory, local)
        self.chinese = ChineseNames(self.english)

    def learn(self, cells: Iterable[Stretch]) -> None:
        """Remember names that stand alone in a cell: beside an "and" they are names, too."""
        texts = (cell.of(self.flow.text) for cell in cells)
        self.english.alone |= {text for text in texts if not re.search(r",|;|/|&|\n| and ", text)}

    def keep_owing(self, parties: Iterable[Party]) -> list[Party]:
        """Return those of some parties that can owe something."""
        return [
            one
            for one in parties
            if (can_owe(one) and one.printed not in self._things) or self.is_addressed(one)
        ]

    def is_addressed(self, party: Party) -> bool:
        """Whether a party is of a class that the document is sent to: 学院."""
        return any(name.search(party.printed) for name in self.addressed)

    def knows_word(self, party: Party) -> bool:
        """Whether a party is a single word that the text writes as a name in the middle of its
        sentences, and never otherwise: Defra.
        """
        return self.english.knows_word(party)

    @cached_property
    def _things(self) -> set[str]:
        """The letters that the text gives to things: Safe Piers Plan (SPP)."""
        given = _GIVES_LETTERS.findall(self.flow.text)
        return {letters for word, letters in given if is_thing(word)}

    def read(self, start: int, end: int, group: int = 0, *, cell: bool = False) -> Parties:
        """Return the parties of a list in a stretch of the flow; in a `cell` of a table two may
        stand side by side, the break between their lines lost.
        """
        if not has_chinese(self.flow.text[start:end]):
            return self.english.read(start, end, group)
        return self.chinese.read(start, end, group, cell=cell)
