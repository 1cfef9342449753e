"""What the registry of departments says: by which names a body is found, what became of it, whom a generic party can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.names import normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from obligations.model import Department


class NameRow(NamedTuple):
    """One name of a body: its key, where it comes from, and the years in which it was borne."""

    key: str
    department: str
    kind: str
    name: str
    since: str | None = None
    until: str | None = None


def list_names(department: Department, signs: Mapping[int, str] | None = None) -> Iterator[NameRow]:
    """Give every name that finds a body, each key once, the most official first. `signs`: what the keys are folded by."""
    seen: set[str] = set()
    for kind, name, since, until in _list_printed(department):
        key = normalise_name(name, signs)
        if key and key not in seen:
            seen.add(key)
            yield NameRow(key, department.id, kind, name, since, until)


def _list_printed(d: Department) -> Iterator[tuple[str, str, str | None, str | None]]:
    for translated in (d.name, d.official, d.short):
        if translated:
            yield from (("name", name, None, None) for name in (translated.en, translated.zh) if name)
    yield from (("abbr", name, None, None) for name in d.abbr)
    if d.names:
        yield from (("other", name, None, None) for name in (*d.names.en, *d.names.zh))
    for former in d.former:
        yield from (("former", name, former.from_, former.to) for name in (former.en, former.zh, former.abbr) if name)
    yield "id", d.id, None, None
    yield from (("translation", name, None, None) for name in d.machine_translated)
    yield from (("query", name, None, None) for name in d.query_names)


def compute_kin(departments: Iterable[Department]) -> Iterator[tuple[str, str, str]]:
    """Give (body, other, "older" or "newer") for all ancestors and descendants, never siblings.

    Only what `Succession.leads_on` counts: renamed, merged, and the primary part of a split. A body that lost a part of its work finds
    nobody by it, so that AQSIQ's heirs are SAMR alone and its inspection matters reach Customs by `passed_to`.
    """
    newer: dict[str, set[str]] = {}
    older: dict[str, set[str]] = {}
    bodies = list(departments)
    for department in bodies:
        for succession in department.successors:
            if succession.leads_on:
                newer.setdefault(department.id, set()).add(succession.to)
                older.setdefault(succession.to, set()).add(department.id)
    for department in bodies:
        for edges, direction in ((older, "older"), (newer, "newer")):
            yield from ((department.id, other, direction) for other in sorted(_reach(department.id, edges)))


def _reach(start: str, edges: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for other in edges.get(waiting.pop(), ()):
            if other not in reached and other != start:
                reached.add(other)
                waiting.append(other)
    return reached


def compute_cover(departments: Iterable[Department]) -> Iterator[tuple[str, str]]:
    """Give (generic party, body) for every body that a generic party can mean: by its level, or by its id."""
    bodies = list(departments)
    for generic in bodies:
        if generic.is_generic:
            wanted = set(generic.cover)
            yield from ((generic.id, d.id) for d in bodies if not d.is_generic and (d.level in wanted or d.id in wanted))
