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
from typing import TYPE_CHECKING

from obligations.dates import parse_partial_date
from obligations.registry import list_names
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.name_keys import list_beginnings, list_keys, list_state_words, normalise_name
from obligations.text.signs import fold_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from obligations.model import AmbiguousName, Department

_UNREAD = ("query", "id")
_RANKS = {"name": 0, "abbr": 0, "other": 1, "former": 2, "translation": 3}
_SIGNS_OF_NAME = lazy(r"[\u3400-\u9fff\d()·“”]{2,40}")
_CAPITAL = lazy("[A-Z]")  # of letters at least two: PBoC
_EACH = lazy(r"[Ee](?:ach|very) ([a-z]+(?: [a-z]+)?)")
_WORD_END = lazy(r"[\w)](?!\w)")
_MOST_WORDS = 16
_SHORTEST = 2
_LONGEST = 120


class Directory:
    """The registry of departments, as a text of one day reads it."""

    def __init__(
        self,
        departments: Iterable[Department],
        ambiguous: Iterable[AmbiguousName] = (),
        day: date | None = None,
        layers: Mapping[str, str] | None = None,
    ) -> None:
        """`layers`: which layer each body stands in, by id, where there are several."""
        self.layers = layers or {}
        self.departments = {department.id: department for department in departments}
        self.ambiguous = {normalise_name(name.name): name for name in ambiguous}
        self.day = day
        self._bearers: dict[str, dict[str, int]] = defaultdict(dict)
        self._by_words: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
        for department in self.departments.values():
            for row in list_names(department):
                if row.kind not in _UNREAD:
                    self._bearers[row.key].setdefault(department.id, _RANKS[row.kind])
                if row.kind in _RANKS and department.level == "central":
                    self._by_words[list_state_words(row.key)].setdefault(
                        department.id, _RANKS[row.kind]
                    )
        self._beginnings = list_beginnings((*self._bearers, *self.ambiguous), _SHORTEST)
        self._known: dict[str, Department | None] = {}

    def on(self, day: date | None) -> Directory:
        """Return the same registry as a text of another day reads it."""
        other = object.__new__(Directory)
        other.departments, other.ambiguous, other.day = self.departments, self.ambiguous, day
        other.layers, other._beginnings = self.layers, self._beginnings
        other._bearers, other._by_words, other._known = self._bearers, self._by_words, {}
        return other

    @property
    def latest_year(self) -> str:
        """The latest year in which the registry knows of a body that was set up."""
        begun = (one.existed.from_ for one in self.departments.values() if one.existed)
        return max((day[:4] for day in begun if day), default="2000")

    def find(self, name: str) -> Department | None:
        """Return the body that a printed name means; None where it means nobody, or several."""
        if name not in self._known:
            known = self._find(name) or self._find_class(name) or self._find_by_words(name)
            if known is None and (plain := fold_signs(name)) != name:
                known = self.find(plain)
            self._known[name] = known
        return self._known[name]

    def find_id(self, name: str) -> str | None:
        """Return the id of the body that a printed name means."""
        known = self.find(name)
        return known.id if known else None

    def _find_class(self, name: str) -> Department | None:
        """Find a class by another form of its name: 相关部门 for 各有关部门, each one for all."""
        each = _EACH.fullmatch(name)
        bare = name.replace("相关", "有关").removeprefix("各")
        whole = re.sub(r"(?<!人民)政府$", "人民政府", bare)
        forms = [form for one in (bare, whole) for form in (one, f"各{one}") if form != name]
        forms = forms if re.search(r"[相有]关|政府$", name) else []
        for form in [f"all {each[1]}s"] if each else forms:
            known = self._find(form)
            if known and known.kind == "generic":
                return known
        return None

    def _find_by_words(self, name: str) -> Department | None:
        """Find a body of the state by its words: National Data Bureau for … Administration."""
        words = list_state_words(name) if name[:1].isupper() else ()
        known = self._by_words.get(words) if normalise_name(name) not in self.ambiguous else None
        return self._choose(known, None) if words and known else None

    def _find(self, name: str) -> Department | None:
        if not _SHORTEST <= len(name) <= _LONGEST or (
            name.isascii() and name.isalpha() and len(name) < 7 and len(_CAPITAL.findall(name)) < 2
        ):
            return None
        for key in list_keys(name):
            candidates = self._bearers.get(key, {})
            shared = self.ambiguous.get(key)
            if self._is_taken_twice(candidates, shared):
                return None
            if shared and (candidates or not has_chinese(name)):
                return self._choose(dict.fromkeys(shared.candidates, 0), shared.means)
            if candidates:
                known = self._choose(candidates, None)
                cut = known is not None and known.level == "company" and key != normalise_name(name)
                return None if cut and len(name) == _SHORTEST else known  # 电网 is no company
        return None

    def _is_taken_twice(self, bearers: Iterable[str], shared: AmbiguousName | None) -> bool:
        """Whether bodies of several layers have a name, and nothing says which is meant."""
        known = set(shared.candidates if shared else ())
        layers = {self.layers.get(body, "") for body in {*bearers, *known}}
        return len(layers) > 1 and not known.issuperset(bearers)

    def _choose(self, candidates: dict[str, int], means: str | None) -> Department | None:
        """Return whom a name means: of that day, whom the registry prefers, or most officially."""
        known = {name: rank for name, rank in candidates.items() if name in self.departments}
        living = {
            name: rank for name, rank in known.items() if self._existed(self.departments[name])
        } or known
        if means in living:
            return self.departments[means]
        best = min(living.values(), default=0)
        chosen = [name for name, rank in living.items() if rank == best]
        if len(chosen) != 1:
            return None
        return self.departments[chosen[0]]

    def _existed(self, department: Department) -> bool:
        existed = department.existed
        if self.day is None or existed is None:
            return True
        day = self.day.isoformat()
        begin, end = existed.from_, existed.closed or existed.to
        # A body works on for some months after it was decided to end it.
        return (begin is None or begin[:7] <= day[:7]) and (end is None or day[:4] <= end[:4])

    def surely_existed(self, department: Department) -> bool:
        """Whether a body can have existed on the day, as precisely as the registry knows it."""
        existed = department.existed
        if self.day is None or existed is None:
            return True
        begin, end = existed.from_, existed.closed or existed.to
        begun = begin is None or parse_partial_date(begin).first <= self.day
        return begun and (end is None or parse_partial_date(end).last >= self.day)

    def find_longest(self, text: str, start: int, end: int) -> tuple[int, Department] | None:
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
        ends = _WORD_END.finditer(text, start, end)
        return [found.end() for found in itertools.islice(ends, _MOST_WORDS)][::-1]
