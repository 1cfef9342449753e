"""A party as a text names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class Party:
    """A body or generic party as a text names it, with its stretch of the flow."""

    start: int
    end: int
    printed: str
    id: str | None = None
    kind: str | None = None
    level: str | None = None
    leads: bool = False  # a mark behind its name says so: 商务部(牵头)
    group: int = 0  # which part of its clause it stands in, as commas divide it

    @property
    def key(self) -> str:
        """What two mentions of one party have in common."""
        return self.id or self.printed


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a list, and whether it ends in a bare 等."""

    parties: tuple[Party, ...] = ()
    open: bool = False


def merge(held: list[Party], more: Iterable[Party]) -> None:
    """Add those parties to some that are not among them yet."""
    keys = {party.key for party in held}
    for party in more:
        if party.key not in keys:
            keys.add(party.key)
            held.append(party)
