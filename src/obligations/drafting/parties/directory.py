"""Bodies by the names that a text prints.

A name is looked up by the key that the whole program has for names (`text/name_keys`), as a
whole, and one of the state's own bodies by its words in any order: nothing is decided by likeness.
Of several bodies of one name that one is meant which the registry says, or which existed on the day
of the document. A name that only a query may use is none here.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from obligations.dates import parse_partial_date
from obligations.text.character_variants import fold_signs
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.name_keys import (
    list_beginnings,
    list_keys,
    list_state_words,
    list_words_of_names,
    normalise_name,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

_BODIES = (
    "SELECT id, kind, level, en, existed_from, coalesce(existed_closed, existed_to), layer"
    " FROM department"
)
_NAMES = (
    "SELECT key, department, kind FROM department_name WHERE department IN (SELECT id FROM"
    " department)"
)
_SHARED_NAMES = (
    "SELECT key, means, candidate FROM ambiguous_name WHERE candidate IN (SELECT id FROM"
    " department)"
)
# Kinds of names, the most official first; what only a query may use is none of them.
_RANKS = {"name": 0, "abbr": 0, "other": 1, "former": 2, "translation": 3}
_SIGNS_OF_NAME = lazy(r"[\u3400-\u9fff\d()·“”]{2,40}")
_CAPITAL = lazy("[A-Z]")  # of letters at least two: PBoC
_EACH = lazy(r"[Ee](?:ach|very) ([a-z]+(?: [a-z]+)?)")
_CLASS = lazy(r"[相有]关|政府$")
# Where an English name can end, with the word there where it has letters from a to z alone.
_WORD = lazy(r"(?P<plain>[A-Za-z]{2,}(?!\w))|\w+|\)(?!\w)")
_MOST_WORDS = 16
_SHORTEST = 2
_LONGEST = 120


class RegisteredBody(NamedTuple):
    """What the registry says of a body or a class of them, days as printed."""

    id: str
    kind: str
    level: str
    english: str | None
    begun: str | None
    ended: str | None
    layer: str


class _Shared(NamedTuple):
    """A name that several bodies have: whom it is taken to mean, and whom it can mean."""

    means: str | None
    candidates: list[str]


class Directory:
    """The registry of departments, as a text of one day reads it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the registry of the compiled measures."""
        self.departments = {row[0]: RegisteredBody(*row) for row in connection.execute(_BODIES)}
        self.day: date | None = None
        self._shared: dict[str, _Shared] = {}
        self._bearers: dict[str, dict[str, int]] = defaultdict(dict)
        self._by_words: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
        self._known: dict[str, RegisteredBody | None] = {}
        for key, id_, kind in connection.execute(_NAMES):
            if kind in _RANKS:
                self._add_name(key, id_, _RANKS[kind])
        for key, means, candidate in connection.execute(_SHARED_NAMES):
            self._shared.setdefault(key, _Shared(means, [])).candidates.append(candidate)
        keys = (*self._bearers, *self._shared)
        self._beginnings = list_beginnings(keys, _SHORTEST)
        self._words = list_words_of_names(keys)

    def _add_name(self, key: str, id_: str, rank: int) -> None:
        bearers = [self._bearers[key]]
        if self.departments[id_].level == "central":
            bearers.append(self._by_words[list_state_words(key)])
        for ranks in bearers:
            ranks[id_] = min(rank, ranks.get(id_, rank))

    def on(self, day: date | None) -> Directory:
        """Return the same registry as a text of another day reads it."""
        other = copy(self)
        vars(other).update(day=day, _known={})
        return other

    @property
    def latest_year(self) -> str:
        """The latest year in which the registry knows of a body that was set up."""
        begun = (one.begun for one in self.departments.values())
        return max((day[:4] for day in begun if day), default="2000")

    def find(self, name: str) -> RegisteredBody | None:
        """Return the body that a printed name means; None where it means nobody, or several."""
        if name not in self._known:
            known = self._find(name) or self._find_class(name) or self._find_by_words(name)
            if known is None and not name.isascii() and (plain := fold_signs(name)) != name:
                known = self.find(plain)
            self._known[name] = known
        return self._known[name]

    def find_id(self, name: str) -> str | None:
        """Return the id of the body that a printed name means."""
        known = self.find(name)
        return known.id if known else None

    def _find_class(self, name: str) -> RegisteredBody | None:
        """Find a class by another form of its name: 相关部门 for 各有关部门, each one for all."""
        forms: list[str] = []
        if each := _EACH.fullmatch(name):
            forms = [f"all {each[1]}s"]
        elif _CLASS.search(name):
            bare = name.replace("相关", "有关").removeprefix("各")
            whole = re.sub(r"(?<!人民)政府$", "人民政府", bare)
            forms = [form for one in (bare, whole) for form in (one, f"各{one}") if form != name]
        for form in forms:
            known = self._find(form)
            if known and known.kind == "generic":
                return known
        return None

    def _find_by_words(self, name: str) -> RegisteredBody | None:
        """Find a body of the state by its words: National Data Bureau for … Administration."""
        words = list_state_words(name) if name[:1].isupper() else ()
        known = self._by_words.get(words) if words else None
        if known is None or normalise_name(name) in self._shared:
            return None
        return self._choose(known, None)

    def _find(self, name: str) -> RegisteredBody | None:
        if not _SHORTEST <= len(name) <= _LONGEST or (
            name.isascii() and name.isalpha() and len(name) < 7 and len(_CAPITAL.findall(name)) < 2
        ):
            return None
        for key in list_keys(name):
            candidates = self._bearers.get(key, {})
            shared = self._shared.get(key)
            if self._is_taken_twice(candidates, shared):
                return None
            if shared and (candidates or not has_chinese(name)):
                return self._choose(dict.fromkeys(shared.candidates, 0), shared.means)
            if candidates:
                known = self._choose(candidates, None)
                cut = known is not None and known.level == "company" and key != normalise_name(name)
                return None if cut and len(name) == _SHORTEST else known  # 电网 is no company
        return None

    def _is_taken_twice(self, bearers: Iterable[str], shared: _Shared | None) -> bool:
        """Whether bodies of several layers have a name, and nothing says which is meant."""
        known = set(shared.candidates if shared else ())
        layers = {self.departments[body].layer for body in known.union(bearers)}
        return len(layers) > 1 and not known.issuperset(bearers)

    def _choose(self, candidates: dict[str, int], means: str | None) -> RegisteredBody | None:
        """Return whom a name means of those that existed on the day: the one that the registry
        says, else the only one that bears it most officially.
        """
        living = {
            name: rank for name, rank in candidates.items() if self._existed(self.departments[name])
        } or candidates
        if means in living:
            return self.departments[means]
        best = min(living.values(), default=0)
        chosen = [name for name, rank in living.items() if rank == best]
        if len(chosen) != 1:
            return None
        return self.departments[chosen[0]]

    def _existed(self, body: RegisteredBody) -> bool:
        day = self.day.isoformat() if self.day else None
        # A body works on for some months after it was decided to end it.
        return day is None or (
            (body.begun is None or body.begun[:7] <= day[:7])
            and (body.ended is None or day[:4] <= body.ended[:4])
        )

    def surely_existed(self, body: RegisteredBody) -> bool:
        """Whether a body can have existed on the day, as precisely as the registry knows it."""
        return self.day is None or (
            (body.begun is None or parse_partial_date(body.begun).first <= self.day)
            and (body.ended is None or parse_partial_date(body.ended).last >= self.day)
        )

    def find_longest(self, text: str, start: int, end: int) -> tuple[int, RegisteredBody] | None:
        """Return the longest name that begins at a place, as its end and the body; None without."""
        for stop in self._list_stops(text, start, min(end, start + _LONGEST)):
            department = self.find(text[start:stop])
            if department:
                return stop, department
        return None

    def _list_stops(self, text: str, start: int, end: int) -> Sequence[int]:
        """Return where a name that begins at a place can end, the farthest first."""
        if has_chinese(text[start : start + 1]):
            if text[start : start + _SHORTEST] not in self._beginnings:
                return ()
            found = _SIGNS_OF_NAME.match(text, start, min(end, start + 40))
            return range(found.end(), start + 1, -1) if found else ()
        words = itertools.islice(_WORD.finditer(text, start, end), _MOST_WORDS)
        return [found.end() for found in itertools.takewhile(self._can_hold, words)][::-1]

    def _can_hold(self, word: re.Match[str]) -> bool:
        """Whether an English name can hold a word."""
        plain = word["plain"]
        return plain is None or plain.lower() in self._words
