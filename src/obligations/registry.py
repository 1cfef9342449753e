"""What the registry of departments says: by which names a body is found."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from obligations.ids import make_slug
from obligations.text.language import has_chinese
from obligations.text.name_keys import normalise_name
from obligations.text.party_names import find_level, find_locality, is_generic, list_counterparts
from obligations.yaml_files.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from obligations.model import Department, Names


class NameRow(NamedTuple):
    """One name of a body: its key, where it comes from, and the years in which it was borne."""

    key: str
    department: str
    kind: str
    name: str
    since: str | None = None
    until: str | None = None


def list_names(department: Department, signs: Mapping[int, str] | None = None) -> Iterator[NameRow]:
    """Yield every name that finds a body, each key once, the most official first.

    `signs`: what the keys are folded by.
    """
    seen: set[str] = set()
    for kind, name, since, until in _list_printed(department):
        key = normalise_name(name, signs)
        if key and key not in seen:
            seen.add(key)
            yield NameRow(key, department.id, kind, name, since, until)


def _list_printed(d: Department) -> Iterator[tuple[str, str, str | None, str | None]]:
    for translated in (d.name, d.official, d.short):
        if translated:
            yield from (
                ("name", name, None, None) for name in (translated.en, translated.zh) if name
            )
    yield from (("abbr", name, None, None) for name in d.abbr)
    if d.names:
        yield from (("other", name, None, None) for name in (*d.names.en, *d.names.zh))
    for former in d.former:
        yield from (
            ("former", name, former.from_, former.to)
            for name in (former.en, former.zh, former.abbr)
            if name
        )
    yield "id", d.id, None, None
    yield from (("translation", name, None, None) for name in d.machine_translated)
    yield from (("query", name, None, None) for name in d.query_names)


def list_further_names(
    given: Mapping[str, Names], signs: Mapping[int, str] | None = None
) -> Iterator[NameRow]:
    """Yield the names that a layer gives to bodies below it, as `list_names` does those of one."""
    for department, names in given.items():
        printed = dict.fromkeys((*names.en, *names.zh))
        keys = {normalise_name(name, signs): name for name in reversed(printed)}
        yield from (NameRow(key, department, "other", name) for key, name in keys.items() if key)


def render_body(id_: str, name: str, *, kind: str, level: str) -> str:
    """Return an entry for the registry, ready to paste; of a name that says a class, a generic one.

    >>> render_body("lamps", "灯塔管理处", kind="local-department", level="local")
    '{id: lamps, kind: local-department, level: local, name: {zh: 灯塔管理处}}'
    """
    language = "zh" if has_chinese(name) else "en"
    if is_generic(name):
        kind = "generic"
    printed = write_inline(name, keep_plain=False, flow=True)
    return f"{{id: {id_}, kind: {kind}, level: {level}, name: {{{language}: {printed}}}}}"


def propose_entries(
    names: Iterable[str], find_id: Callable[[str], str | None], taken: Container[str]
) -> dict[str, str]:
    """Return an entry for each name as printed, as far as the name says it; the id is proposed.

    It is made of the name's words; for a local body, of its level and the id of the central one of
    its field (`local-mof`), which `find_id` gives by name. No two are the same, none is `taken`.
    Where another name says the place that one leaves out, both are one body.
    """
    entries: dict[str, str] = {}
    given: set[str] = set()
    printed = dict.fromkeys(names)
    wholes = {name: _find_whole(name, printed) for name in printed}
    for name in dict.fromkeys(wholes.values()):
        level = find_level(name) or "local"
        proposed = _propose_id(name, level, find_id)
        numbered = (f"{proposed}-{number}" for number in count(2))
        id_ = next(
            one for one in chain([proposed], numbered) if one not in given and one not in taken
        )
        given.add(id_)
        entries[name] = render_body(id_, name, kind="local-department", level=level)
    return {name: entries[whole] for name, whole in wholes.items()}


def _find_whole(name: str, others: Iterable[str]) -> str:
    """Return the one name that adds its place to this, 省财政厅 to 财政厅; itself without one."""
    wholes = [one for one in others if one != name and f"{find_locality(one)}{name}" == one]
    if len(wholes) != 1:
        return name
    return wholes[0]


def _propose_id(name: str, level: str, find_id: Callable[[str], str | None]) -> str:
    if slug := make_slug(name):
        return slug
    found = (known for other in list_counterparts(name) if (known := find_id(other)))
    return next((f"{level}-{known}" for known in found), "new-body")
