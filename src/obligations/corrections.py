"""Which entries of progress count: what corrects what, what was withdrawn, and what is the same
entry recorded twice.

It follows from the entries alone, never from their order in files nor from the day that is asked
about. Of one thing (a measure, an action or a target with all its occurrences):

- Entries that say the same but for the day they were recorded are one entry under all their ids,
  recorded on the first of these days.
- A corrected entry counts on no day. Where several correct it, the one recorded last holds (same
  day: the greater id).
- A withdrawal takes back what it names: that counts on no day and corrects nothing. A withdrawal
  can itself be withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from obligations.ids import thing_of

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST_ID = 8
_WITHDRAWN = "withdrawn"


class Statement(NamedTuple):
    """What of an entry decides whether it counts, all of it as text."""

    digest: str
    fact: str
    of: str
    date: str
    recorded: str
    status: str
    corrects: tuple[str, ...] = ()


class Standing(NamedTuple):
    """Where an entry stands among those about the same thing.

    Ids are as short as they can be there, yet of eight digits or more.

    `same_as`: the id of the entry that it only repeats. `depth`: how many corrections lead to it.
    `corrected_by`: the correction that holds. `withdrawn`: taken back by `corrected_by`. `counts`:
    it speaks on the days from its date on. `rival`: another correction of the same entry that holds
    instead. Of the ids that it corrects: `missing` are those of no entry, `unclear` those of
    several, `circular` those by which it would correct itself.
    """

    id: str
    same_as: str | None = None
    depth: int = 0
    corrected_by: str | None = None
    withdrawn: bool = False
    counts: bool = True
    rival: str | None = None
    missing: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    circular: tuple[str, ...] = ()


def name_entry(digest: str, others: Iterable[str]) -> str:
    """Return the id by which an entry is known among others about the same thing: as many of its
    digits as it takes.
    """
    alike = [
        other for other in others if other != digest and other.startswith(digest[:SHORTEST_ID])
    ]
    length = SHORTEST_ID
    while any(other.startswith(digest[:length]) for other in alike):
        length += 1
    return digest[:length]


def resolve(statements: Iterable[Statement]) -> dict[str, Standing]:
    """Return where each entry stands, by its digest."""
    things: dict[str, dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        things[thing_of(statement.of)].setdefault(statement.digest, statement)
    return {
        digest: standing
        for about in things.values()
        for digest, standing in _Thing(list(about.values())).list_standings()
    }


@dataclass(slots=True, eq=False)
class _Node:
    """An entry under all its ids.

    `head`: the end of the line of corrections that holds; itself where it was not corrected.
    """

    digest: str
    first: Statement
    originals: list[_Node] = field(default_factory=list)
    corrections: list[_Node] = field(default_factory=list)
    head: _Node | None = None
    by: _Node | None = None
    withdrawn: bool = False
    depth: int = 0
    rival: _Node | None = None

    @property
    def rank(self) -> tuple[str, str]:
        return self.first.recorded, self.digest


class _Thing:
    """The entries about one thing."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = sorted(statements, key=lambda one: (one.recorded, one.digest))
        self.nodes: dict[str, _Node] = {}  # by fact
        self.by_digest: dict[str, _Node] = {}
        for one in self.statements:
            node = self.nodes.setdefault(one.fact, _Node(one.digest, one))
            self.by_digest[one.digest] = node
        self.by_start: dict[str, list[str]] = defaultdict(list)
        for digest in self.by_digest:
            self.by_start[digest[:SHORTEST_ID]].append(digest)
        self.circles = self._tie()
        self._settle()

    def _find(self, name: str) -> set[str]:
        """Return the facts of the entries that an id means."""
        return {
            self.by_digest[digest].first.fact
            for digest in self.by_start.get(name[:SHORTEST_ID], ())
            if digest.startswith(name)
        }

    def _tie(self) -> set[str]:
        """Tie each entry to those that it corrects.

        Return the facts of those that would correct themselves, which are not tied.
        """
        ties = {
            (fact, *found)
            for fact, node in self.nodes.items()
            for name in node.first.corrects
            if len(found := self._find(name)) == 1
        }
        left = set(self.nodes)
        for at in (
            0,
            1,
        ):  # what is left has something before it and something behind it, without end
            left = _peel(left, {(tie[at], tie[1 - at]) for tie in ties})
        for fact, corrected in sorted(ties):
            if not (fact in left and corrected in left):
                self.nodes[fact].originals.append(self.nodes[corrected])
                self.nodes[corrected].corrections.append(self.nodes[fact])
        return left

    def _settle(self) -> None:
        order = _sort(self.nodes.values())
        for node in reversed(order):  # what corrects comes before what it corrects
            effective = [one for one in node.corrections if not one.withdrawn]
            node.by = max(effective, key=lambda one: (one.head or one).rank, default=None)
            node.head = (node.by.head or node.by) if node.by else node
            node.withdrawn = node.head is not node and node.head.first.status == _WITHDRAWN
        for node in order:
            node.depth = max((one.depth + 1 for one in node.originals), default=0)
            ahead = next((one.head for one in node.originals if one.head is not node.head), None)
            node.rival = ahead or next((one.rival for one in node.originals if one.rival), None)

    def list_standings(self) -> list[tuple[str, Standing]]:
        return [
            (one.digest, self._describe(one, self.by_digest[one.digest])) for one in self.statements
        ]

    def _describe(self, one: Statement, node: _Node) -> Standing:
        found = {name: self._find(name) for name in one.corrects}
        circular = node.first.fact in self.circles
        repeats = one.digest != node.digest
        head = node.head is node and not node.withdrawn
        return Standing(
            self._shorten(one.digest),
            same_as=self._shorten(node.digest) if repeats else None,
            depth=node.depth,
            corrected_by=self._shorten(node.by.digest) if node.by else None,
            withdrawn=node.withdrawn,
            counts=head and not repeats and node.rival is None and one.status != _WITHDRAWN,
            rival=self._shorten(node.rival.digest) if head and node.rival else None,
            missing=tuple(name for name, facts in found.items() if not facts),
            unclear=tuple(name for name, facts in found.items() if len(facts) > 1),
            circular=tuple(
                name
                for name, facts in found.items()
                if circular and facts <= self.circles and facts
            ),
        )

    def _shorten(self, digest: str) -> str:
        return name_entry(digest, self.by_start[digest[:SHORTEST_ID]])


def _peel(names: set[str], ties: set[tuple[str, str]]) -> set[str]:
    """Take out, again and again, the names that nothing leads to; return those that are left."""
    leads: dict[str, list[str]] = defaultdict(list)
    count = dict.fromkeys(names, 0)
    for begin, end in ties:
        if begin in names and end in names:
            leads[begin].append(end)
            count[end] += 1
    free = [name for name in names if not count[name]]
    left = set(names)
    while free:
        name = free.pop()
        left.discard(name)
        for end in leads[name]:
            count[end] -= 1
            if not count[end]:
                free.append(end)
    return left


def _sort(nodes: Iterable[_Node]) -> list[_Node]:
    """Sort entries so that each stands before what corrects it."""
    waiting = {id(node): len(node.originals) for node in nodes}
    order = [node for node in nodes if not node.originals]
    for node in order:  # grows as we go
        for one in node.corrections:
            waiting[id(one)] -= 1
            if not waiting[id(one)]:
                order.append(one)
    return order
