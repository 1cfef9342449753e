"""What the other files of a corpus need to know of one file: its outline.

Outlines are plain values. They can be packed as JSON, kept, and compared, so that a file need not
be read again as long as neither it nor an outline that it depends on has changed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.amounts import find_bounds
from obligations.compiling.freshness import digest
from obligations.corrections import Statement
from obligations.dates import write_day
from obligations.ids import document_of, measure_of
from obligations.occurrences import make_series
from obligations.registry import list_further_names, list_names
from obligations.text.name_keys import normalise_name
from obligations.text.official_numbers import spell_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from obligations.check.view.file import Subject
    from obligations.findings import Route
    from obligations.model import (
        Department,
        DepartmentsFile,
        Document,
        Evidence,
        ProgressEntry,
        Translated,
    )

# By these names a body may be found, and never entered: machine translations and hasty typists use
# them.
_LOOSE = frozenset({"translation", "query"})
EVERYTHING = "*"  # what a refused id speaks of can be anything
# Where one of these can't be read, nobody can say which ids the file has.
_IDENTITY = frozenset({"id", "number", "departments", "measures", "closing", "actions", "targets"})


class Heir(NamedTuple):
    """What became of a body, or of a part of its work; `leads_on`: of the body as a whole."""

    to: str
    leads_on: bool


class Body(NamedTuple):
    """A body or generic party of the registry.

    `names` are the keys that surely mean it, `loose_names` those that may.
    """

    id: str
    names: tuple[str, ...] = ()
    loose_names: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    heirs: tuple[Heir, ...] = ()


class Cited(NamedTuple):
    """What an entry says of an instrument that it cites by its official number."""

    number: str
    title: str | None
    dated: str | None
    issuers: tuple[str, ...]
    recorded: str
    entry: str

    @property
    def rank(self) -> tuple[str, str]:
        """By which of two it is told that they disagree: the later."""
        return self.recorded, self.entry


class FileOutline(NamedTuple):
    """What other files need to know of one.

    `whole` is False where a part that gives ids can't be read: nobody can say then that an id is
    not there. `records` holds the ids of measures, actions and targets, with True where a target
    has a metric; `bounds` the least and the most that keep the promise of each metric; `series`
    what the occurrences of those that recur are reckoned from: the target, how often, the first
    deadline, the day of the month, how many. `links` are pairs of measures.
    `refers` names the documents that the file speaks of, `latest` the latest day of its progress
    entries; `entries` are these, as far as they correct each other, `cited` the instruments that
    they cite, and `shown` the files of one's own that show something, each with the sum of its
    bytes.
    """

    path: str
    kind: str
    id: str
    whole: bool = True
    dated: str | None = None
    number: str | None = None
    languages: tuple[str, ...] = ()
    records: dict[str, bool] | None = None
    bounds: tuple[tuple[str, str | None, str | None], ...] = ()
    series: tuple[tuple[str, str, str, int, int], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    refers: tuple[str, ...] = ()
    latest: str = ""
    bodies: tuple[Body, ...] = ()
    shared_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    entries: tuple[Statement, ...] = ()
    cited: tuple[Cited, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    further_names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def digest(self) -> str:
        """A fingerprint of all of it."""
        return digest(pack(self))


def pack(outline: FileOutline) -> str:
    """Return an outline as one line of JSON."""
    return json.dumps(outline, ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> FileOutline:
    """Return the outline that was packed."""
    found = FileOutline(*_freeze(json.loads(text)))
    bodies = tuple(
        Body(*body)._replace(heirs=tuple(Heir(*heir) for heir in body[-1])) for body in found.bodies
    )
    return found._replace(
        bodies=bodies,
        entries=tuple(Statement(*entry) for entry in found.entries),
        cited=tuple(Cited(*cited) for cited in found.cited),
    )


def _freeze(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_freeze(item) for item in value)
    return value


def list_languages(wording: Translated) -> tuple[str, ...]:
    """Return the languages that a wording is given in."""
    return tuple(language for language in ("en", "zh") if getattr(wording, language))


def make_outline(file: Subject) -> FileOutline:
    """Return the outline of a file; a file that can't be read at all has one that is not whole."""
    if file.record is None:
        return FileOutline(file.path, file.kind, file.stem, whole=False)
    whole = not any(_hides_ids(route) for route in file.unread)
    if file.registry:
        return _outline_registry(file, file.registry, whole=whole)
    if file.kind in ("progress", "progress-list"):
        return _outline_progress(file)
    if file.document:
        return _outline_document(file, file.document, whole=whole)
    if file.kind == "assignments":
        refers = _list_documents((one.id for one in file.assignments), file)
        return FileOutline(file.path, file.kind, file.stem, whole, refers=refers)
    terms = [term for at, term in enumerate(file.terms) if file.is_read((at, "id"))]
    named = tuple(
        (term.id, tuple(normalise_name(name) for name in (term.name.en, term.name.zh) if name))
        for term in terms
    )
    return FileOutline(file.path, file.kind, file.stem, whole, terms=named)


def _outline_registry(file: Subject, registry: DepartmentsFile, *, whole: bool) -> FileOutline:
    known = [
        body
        for at, body in enumerate(registry.departments)
        if file.is_read(("departments", at, "id"))
    ]
    return FileOutline(
        file.path,
        file.kind,
        file.stem,
        whole,
        bodies=tuple(_make_body(department) for department in known),
        shared_names=tuple(
            (normalise_name(one.name), one.candidates) for one in registry.ambiguous
        ),
        further_names=tuple(
            (name, tuple(row.key for row in list_further_names({name: given})))
            for name, given in registry.names.items()
        ),
    )


def _outline_document(file: Subject, document: Document, *, whole: bool) -> FileOutline:
    records = dict.fromkeys((owner.id for owner in file.owners), False)
    records.update((target.id, target.item.metric is not None) for target in file.targets)
    return FileOutline(
        file.path,
        file.kind,
        document.id,
        whole,
        dated=write_day(file.dated),
        number=document.number,
        languages=list_languages(document.title),
        records=records,
        bounds=tuple(_list_bounds(file)),
        series=tuple(_list_series(file)),
        links=tuple((measure_of(link.id), measure_of(link.item.to)) for link in file.links),
        refers=_list_documents((link.item.to for link in file.links), file),
    )


def _list_bounds(file: Subject) -> Iterator[tuple[str, str | None, str | None]]:
    for route, target_id, target in file.targets:
        metric = target.metric
        if metric and file.is_whole((*route, "metric")):
            baseline = metric.baseline.value if metric.baseline else None
            least, most = find_bounds(metric.comparator, baseline, metric.value, metric.to)
            yield target_id, _write_amount(least), _write_amount(most)


def _write_amount(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    return str(amount)


def _list_series(file: Subject) -> Iterator[tuple[str, str, str, int, int]]:
    for _route, target_id, target in file.targets:
        if target.every and file.dated:
            bounds = (target.from_, target.until)
            series = make_series(target.every, target.by, *bounds, file.dated)
            if series:
                first = series.first.isoformat()
                yield target_id, series.every, first, series.day, series.count


def _outline_progress(file: Subject) -> FileOutline:
    refers = [reference.item for reference in file.list_references(file.entries)]
    latest = max(
        (max(entry.item.date, entry.item.recorded).isoformat() for entry in file.entries),
        default="",
    )
    # What could be read of an entry is not the entry: nobody can say by which id it goes.
    entries = tuple(entry.item.statement for entry in file.whole_entries)
    return FileOutline(
        file.path,
        file.kind,
        file.stem,
        not file.unread,
        refers=_list_documents(refers, file),
        latest=latest,
        entries=entries,
        cited=tuple(
            cite(item, entry.item)
            for entry in file.entries
            for item in entry.item.evidence
            if item.number and not file.unread
        ),
        shown=tuple(
            (item.file, item.sha256)
            for entry in file.entries
            for item in entry.item.evidence
            if item.file and item.sha256
        ),
    )


def cite(item: Evidence, entry: ProgressEntry) -> Cited:
    """Return what an entry says of an instrument that has a number: in the one spelling of it."""
    return Cited(
        spell_number(item.number or ""),
        item.title,
        write_day(item.dated),
        tuple(sorted(item.issuers)),
        entry.recorded.isoformat(),
        entry.digest,
    )


def _list_documents(records: Iterable[str], file: Subject) -> tuple[str, ...]:
    return tuple(
        sorted(
            {document_of(record) for record in records} | ({EVERYTHING} if file.unread else set())
        )
    )


def _make_body(department: Department) -> Body:
    names = list(list_names(department))
    existed = department.existed
    return Body(
        department.id,
        tuple(name.key for name in names if name.kind not in _LOOSE),
        tuple(name.key for name in names if name.kind in _LOOSE),
        (existed.from_ or existed.opened) if existed else None,
        (existed.closed or existed.to) if existed else None,
        tuple(Heir(succession.to, succession.leads_on) for succession in department.successors),
    )


def _hides_ids(route: Route) -> bool:
    return isinstance(route[-1], int) or route[-1] in _IDENTITY
