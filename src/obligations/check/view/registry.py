"""What ids and names mean: the closed lists, and the bodies of the registry on a day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from obligations.dates import find_partial_date
from obligations.findings import find_nearest, offer, suggest
from obligations.layers import split_layer
from obligations.text.name_keys import list_keys, normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from obligations.check.view.outline import Body, FileOutline
    from obligations.dates import PartialDate
    from obligations.sentences import Sentence


_MOST_KIN = (
    500  # that are followed from one body: a registry of decades has ten, and each clause may ask
)


class ClosedList:
    """A closed list of topics or addressees, of all layers: the names of each by its id."""

    def __init__(self, outlines: Sequence[FileOutline]) -> None:
        self.whole = all(outline.whole for outline in outlines)
        self.digest = "\n".join(outline.digest for outline in outlines)
        self.names = {id_: names for outline in outlines for id_, names in outline.terms}
        self._suggested: dict[str, Sentence | None] = {}

    def suggest(self, text: str) -> Sentence | None:
        """Return the sentence that offers the ids nearest to a text."""
        if text not in self._suggested:
            self._suggested[text] = suggest(text, self.names)
        return self._suggested[text]

    def list_named(self, text: str) -> list[str]:
        """Return the ids of those that bear a name."""
        return self._by_name.get(normalise_name(text), [])

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _index(
            (name, term) for term, names in self.names.items() for name in dict.fromkeys(names)
        )


class Bodies:
    """The registry of departments, of all layers.

    An empty one, of which nobody can say what is missing, where there is no outline of it.
    """

    def __init__(self, outlines: Sequence[FileOutline]) -> None:
        self.whole = bool(outlines) and all(outline.whole for outline in outlines)
        self.digest = "\n".join(outline.digest for outline in outlines)
        self.by_id = {body.id: body for outline in outlines for body in outline.bodies}
        self._homes = {
            body.id: split_layer(outline.path)[0] for outline in outlines for body in outline.bodies
        }
        self._shared = dict(shared for outline in outlines for shared in outline.shared_names)
        for outline in outlines:
            for name, keys in outline.further_names:
                if body := self.by_id.get(name):
                    self.by_id[name] = body._replace(names=(*body.names, *keys))
        self._suggested: dict[str, Sentence | None] = {}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _index((name, body.id) for body in self.by_id.values() for name in body.names)

    @cached_property
    def _by_loose_name(self) -> dict[str, list[str]]:
        return _index((name, body.id) for body in self.by_id.values() for name in body.loose_names)

    def list_named(self, text: str) -> tuple[list[str], bool]:
        """Return the bodies that a name can mean, and whether it surely means the only one."""
        keys = list_keys(text)
        for key in keys:
            if key in self._shared:
                return list(self._shared[key]), False
            if found := self._by_name.get(key):
                return found, len(found) == 1
        return next((found for key in keys if (found := self._by_loose_name.get(key))), []), False

    def find_one(self, text: str) -> str | None:
        """Return the body that a name surely means."""
        found, sure = self.list_named(text)
        return found[0] if sure else None

    def list_called(self, key: str) -> set[str]:
        """Return the bodies that surely bear a name, by its key."""
        return {*self._by_name.get(key, ()), *self._shared.get(key, ())}

    def list_called_elsewhere(self, key: str, name: str) -> list[str]:
        """Return the bodies of other layers than that of a body that bear a name, by its key."""
        called = self.list_called(key)
        return sorted(other for other in called if self._homes.get(other) != self._homes[name])

    def find_elsewhere(self, key: str, name: str) -> str | None:
        """Return the body of another layer than that of a body whose id reads as a key."""
        other = self._by_id_key.get(key)
        if other is None or self._homes[other] == self._homes[name]:
            return None
        return other

    @cached_property
    def _by_id_key(self) -> dict[str, str]:
        return {normalise_name(name): name for name in self.by_id}

    def suggest(self, text: str) -> Sentence | None:
        """Return the sentence that offers the ids nearest to a text, by id or by name."""
        if text not in self._suggested:
            near = find_nearest(text, self.by_id)
            if not near:
                near = [
                    self._by_name[key][0] for key in find_nearest(list_keys(text)[0], self._by_name)
                ]
            if near:
                self._suggested[text] = offer(list(dict.fromkeys(near)))
            else:
                self._suggested[text] = None
        return self._suggested[text]

    def list_kin_on(self, body: Body, day: date) -> list[str]:
        """Return the nearest predecessors or successors of a body that existed on a day.

        Those of the whole before those of a part.
        """
        for whole_only in (True, False):
            seen, level = {body.id}, [body.id]
            while level and len(seen) <= _MOST_KIN:
                level = [
                    kin
                    for one in level
                    for kin in self._list_next(one, day, whole_only=whole_only)
                    if kin not in seen
                ]
                seen.update(level)
                if found := [kin for kin in dict.fromkeys(level) if existed(self.by_id[kin], day)]:
                    return found
        return []

    def _list_next(self, name: str, day: date, *, whole_only: bool) -> list[str]:
        body = self.by_id[name]
        if ended(body, day):
            return [
                heir.to
                for heir in body.heirs
                if heir.to in self.by_id and (heir.leads_on or not whole_only)
            ]
        return [
            older for older, leads_on in self._older.get(name, ()) if leads_on or not whole_only
        ]

    @cached_property
    def _older(self) -> dict[str, list[tuple[str, bool]]]:
        older: dict[str, list[tuple[str, bool]]] = {}
        for body in self.by_id.values():
            for heir in body.heirs:
                older.setdefault(heir.to, []).append((body.id, heir.leads_on))
        return older

    def list_heirs(self, name: str) -> set[str] | None:
        """Return everybody to whom something of a body came, directly or through others.

        None where there are too many to look at.
        """
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            if len(reached) > _MOST_KIN:
                return None
            body = self.by_id.get(waiting.pop())
            for heir in body.heirs if body else ():
                if heir.to not in reached:
                    reached.add(heir.to)
                    waiting.append(heir.to)
        return reached


def ended(body: Body, day: date) -> bool:
    """Tell whether a body had surely ceased by a day.

    Dates are as precise as the registry knows them.
    """
    until = _read(body.until)
    return until is not None and until.last < day


def begun(body: Body, day: date) -> bool:
    """Tell whether a body can have been set up by a day."""
    since = _read(body.since)
    return since is None or since.first <= day


def existed(body: Body, day: date) -> bool:
    """Tell whether a body can have existed on a day."""
    return begun(body, day) and not ended(body, day)


def _read(text: str | None) -> PartialDate | None:
    parsed = find_partial_date(text)
    if parsed and parsed.recurs:
        return None
    return parsed


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for key, value in pairs:
        index.setdefault(key, []).append(value)
    return index
