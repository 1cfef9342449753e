"""What the registry of departments says: by which names a body is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.text.language import has_chinese
from obligations.text.name_keys import normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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


def propose_entry(name: str, kind: str = "local-department", level: str = "local") -> str:
    """Return an entry for the registry, ready to paste: the name as printed, the rest to fill in.

    >>> propose_entry("灯塔管理处")
    '{id: new-body, kind: local-department, level: local, name: {zh: 灯塔管理处}}'
    """
    language = "zh" if has_chinese(name) else "en"
    words = "".join(sign if sign.isalnum() and sign.isascii() else " " for sign in name.casefold())
    proposed = "-".join(words.split()) or "new-body"
    return f"{{id: {proposed}, kind: {kind}, level: {level}, name: {{{language}: {name}}}}}"
