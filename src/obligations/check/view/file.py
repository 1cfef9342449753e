"""A file as the rules see it: its record, or what of it can be judged, and each part with the route
that leads to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from obligations.ids import make_action_id, make_target_id
from obligations.vocabulary import LEVELS, PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from obligations.corpus import FileKind
    from obligations.findings import Route
    from obligations.model import (
        Action,
        Assignment,
        Clause,
        DepartmentsFile,
        Document,
        Link,
        Measure,
        ProgressEntry,
        SourceError,
        Target,
        Term,
        Translated,
    )
    from obligations.model.department import Department

_T = TypeVar("_T")
WORDINGS = {
    "Action": ("what", "places", "text"),
    "Clause": ("because",),
    "Department": ("name", "official", "short", "note"),
    "Document": ("title", "heading"),
    "Existence": ("source",),
    "Link": ("because",),
    "Measure": ("title", "heading", "summary", "text"),
    "Metric": ("unit",),
    "ProgressEntry": ("note",),
    "Section": ("title", "heading", "text"),
    "Source": ("note",),
    "SourceError": ("should", "because"),
    "Succession": ("share", "source"),
    "Target": ("outcome", "when", "because"),
    "Term": ("name", "note"),
    "Assignment": ("note",),
}


class Placed(NamedTuple, Generic[_T]):
    """A part of a record, the route to it, and the id of the document, measure, action or target
    that it is or stands on.
    """

    route: Route
    id: str
    item: _T


PlacedEntries = Sequence[Placed["ProgressEntry"]]


@dataclass(frozen=True)
class Subject:
    """One file, its `text` included.

    Where it is no record, `record` is what can be judged of it and `unread` names what can't.
    """

    path: str
    kind: FileKind
    data: Any
    record: Any
    unread: frozenset[Route] = frozenset()
    text: str = ""

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")

    def find_value(self, route: Route) -> Any:
        """Return what is written at a place; None where nothing is."""
        value = self.data
        for step in route:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):  # the key itself was refused
                return None
        return value

    def is_read(self, route: Route) -> bool:
        """Whether the place itself, and what it stands in, could be read."""
        return not self.unread or not any(
            route[:length] in self.unread for length in range(len(route) + 1)
        )

    def is_whole(self, route: Route) -> bool:
        """Whether nothing in the place is unread, so that what is not there is truly missing."""
        return not self.unread or (self.is_read(route) and route not in self._around_unread)

    @cached_property
    def _around_unread(self) -> frozenset[Route]:
        """The places that hold one that could not be read."""
        return frozenset(unread[:length] for unread in self.unread for length in range(len(unread)))

    @cached_property
    def blanks(self) -> tuple[tuple[Route, Any], ...]:
        """The places in the file that hold nothing: no value, an empty list or an empty mapping."""
        found: list[tuple[Route, Any]] = []
        waiting: list[tuple[Route, Any]] = [((), self.data or {})]
        while waiting:
            route, container = waiting.pop()
            for step, inner in (
                container.items() if container.__class__ is dict else enumerate(container)
            ):
                if inner.__class__ is not str:  # nearly all are
                    (waiting if inner else found).append(((*route, step), inner))
        return tuple(found)

    @cached_property
    def document(self) -> Document | None:
        """The document, where the file is one."""
        if self.kind != "document":
            return None
        record: Document | None = self.record
        return record

    @cached_property
    def registry(self) -> DepartmentsFile | None:
        """The registry of departments, where the file is it."""
        if self.kind != "departments":
            return None
        record: DepartmentsFile | None = self.record
        return record

    @property
    def listed_departments(self) -> tuple[Department, ...]:
        """The departments of the registry; none where the file is another."""
        if self.registry is None:
            return ()
        return self.registry.departments

    @property
    def whole_entries(self) -> tuple[Placed[ProgressEntry], ...]:
        """The progress entries of a file of which everything could be read."""
        if self.unread:
            return ()
        return self.entries

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The records of a closed list."""
        if self.kind in ("topics", "addressees"):
            return self.record or ()
        return ()

    @cached_property
    def assignments(self) -> tuple[Placed[Assignment], ...]:
        """Who at home looks after what."""
        if self.kind != "assignments":
            return ()
        return tuple(Placed((at,), one.of, one) for at, one in enumerate(self.record or ()))

    @cached_property
    def entries(self) -> tuple[Placed[ProgressEntry], ...]:
        """The progress entries."""
        if self.record is None:
            return ()
        if self.kind == "progress":
            return (Placed((), self.record.of, self.record),)
        if self.kind == "progress-list":
            from obligations.model import convert_listed  # a check of nothing new needs no models

            return tuple(
                Placed((at,), entry.of, entry)
                for at, entry in enumerate(convert_listed(self.record)[0])
            )
        return ()

    @cached_property
    def dated(self) -> date | None:
        """The day of the document, where it could be read."""
        if self.document and self.is_read(("dated",)):
            return self.document.dated
        return None

    @cached_property
    def measures(self) -> tuple[Placed[Measure], ...]:
        """The measures, the closing ones last."""
        document = self.document
        if document is None:
            return ()
        numbered = [
            Placed(("measures", at), document.measure_id(measure), measure)
            for at, measure in enumerate(document.measures)
        ]
        closing = [
            Placed(("closing", at), document.measure_id(one, closing=True), one)
            for at, one in enumerate(document.closing)
        ]
        return (*numbered, *closing)

    @cached_property
    def actions(self) -> tuple[Placed[Action], ...]:
        """The actions of all measures."""
        return tuple(
            Placed(
                (*measure.route, "actions", at), make_action_id(measure.id, action.number), action
            )
            for measure in self.measures
            for at, action in enumerate(measure.item.actions)
        )

    @cached_property
    def owners(self) -> tuple[Placed[Measure] | Placed[Action], ...]:
        """Measures and actions: what targets, links and clauses stand on."""
        return (*self.measures, *self.actions)

    @cached_property
    def clauses(self) -> tuple[Placed[Clause], ...]:
        """The clauses of the document, of its measures and of its actions."""
        if self.document:
            everything: list[Placed[Any]] = [Placed((), self.document.id, self.document)]
        else:
            everything = []
        return tuple(_list_parts([*everything, *self.owners], "responsibilities"))

    @cached_property
    def source_errors(self) -> tuple[Placed[SourceError], ...]:
        """Where the sources are known to be wrong; the id is that of the measure it is about."""
        if self.document is None:
            return ()
        return tuple(
            Placed(("sources", at, "errors", number), error.of, error)
            for at, source in enumerate(self.document.sources)
            for number, error in enumerate(source.errors)
        )

    @cached_property
    def links(self) -> tuple[Placed[Link], ...]:
        """The links of measures and actions; the id is that of what they lead from."""
        return tuple(_list_parts(self.owners, "links"))

    @cached_property
    def targets(self) -> tuple[Placed[Target], ...]:
        """The targets of measures and actions, with their own ids."""
        found: Iterator[Placed[Target]] = _list_parts(self.owners, "targets")
        return tuple(
            Placed(target.route, make_target_id(target.id, target.item.number), target.item)
            for target in found
        )

    def list_references(self, entries: PlacedEntries) -> list[Placed[str]]:
        """List the ids of measures, actions and targets that links and some of the entries name,
        whether or not they are there.
        """
        links = [Placed((*link.route, "to"), link.id, link.item.to) for link in self.links]
        subjects = [Placed((*entry.route, "of"), entry.id, entry.id) for entry in entries]
        assigned = [Placed((*one.route, "of"), one.id, one.id) for one in self.assignments]
        return [*links, *assigned, *subjects, *list_evidence(entries)]

    @cached_property
    def addresses(self) -> tuple[tuple[Route, str], ...]:
        """The addresses of sources, and of evidence whether or not it was corrected."""
        sources = self.document.sources if self.document else ()
        given: list[tuple[Route, str | None]] = [
            (("sources", at, "url"), source.url) for at, source in enumerate(sources)
        ]
        given += [
            ((*entry.route, "evidence", at, "url"), evidence.url)
            for entry in self.entries
            for at, evidence in enumerate(entry.item.evidence)
        ]
        return tuple((route, address) for route, address in given if address)

    @cached_property
    def parties(self) -> tuple[Placed[str], ...]:
        """The bodies that the document names: issuers, addressees, those in the roles of clauses,
        whom a source leaves out, who receives a report; of assignments, the owners.
        """
        document = self.document
        if document is None:
            return tuple(
                Placed((*one.route, "owner"), one.item.owner, one.item.owner)
                for one in self.assignments
            )
        lists: list[tuple[Route, Iterable[str]]] = [
            (("issuers",), document.issuers),
            (("addressees",), document.addressees),
        ]
        shared: list[Placed[Clause] | Placed[SourceError]] = [*self.clauses, *self.source_errors]
        lists += [
            ((*one.route, role), getattr(one.item, role)) for one in shared for role in PARTY_ROLES
        ]
        lists += [
            ((*action.route, "submitted_to"), action.item.submitted_to) for action in self.actions
        ]
        return tuple(
            Placed((*route, at), name, name)
            for route, names in lists
            for at, name in enumerate(names)
        )

    @cached_property
    def kin(self) -> tuple[Placed[str], ...]:
        """The bodies that are named as heirs, parents or candidates: in clauses by passed_to, and
        in the registry.
        """
        heirs = [
            Placed((*clause.route, "passed_to", body), body, heir)
            for clause in self.clauses
            for body, heir in (clause.item.passed_to or {}).items()
        ]
        if self.registry is None:
            return tuple(heirs)
        return (*heirs, *_list_kin(self.registry))

    @cached_property
    def wordings(self) -> tuple[Placed[Translated], ...]:
        """Everything that is said in one or both languages."""
        found: list[Placed[Translated]] = []
        for owner in self._list_speakers():
            for key in WORDINGS.get(type(owner.item).__name__, ()):
                value = getattr(owner.item, key)
                if isinstance(value, tuple):
                    found += [
                        Placed((*owner.route, key, at), owner.id, wording)
                        for at, wording in enumerate(value)
                    ]
                elif value is not None:
                    found.append(Placed((*owner.route, key), owner.id, value))
        return tuple(found)

    @cached_property
    def texts(self) -> tuple[tuple[Route, str, str], ...]:
        """Each text of the wordings: the route of the wording, the language, the text."""
        given = (
            (wording.route, language, getattr(wording.item, language))
            for wording in self.wordings
            for language in ("en", "zh")
        )
        return tuple((route, language, text) for route, language, text in given if text)

    def _list_speakers(self) -> Iterator[Placed[Any]]:
        if self.document:
            yield Placed((), self.document.id, self.document)
            for key in ("sections", "sources"):
                yield from _list_parts([Placed((), self.document.id, self.document)], key)
        yield from self.owners
        yield from self.clauses
        yield from self.links
        for target in self.targets:
            yield target
            if target.item.metric:
                yield Placed((*target.route, "metric"), target.id, target.item.metric)
        yield from self.entries
        yield from (Placed((at,), term.id, term) for at, term in enumerate(self.terms))
        yield from self.assignments
        for at, body in enumerate(self.listed_departments):
            yield Placed(("departments", at), body.id, body)
            if body.existed:
                yield Placed(("departments", at, "existed"), body.id, body.existed)
            yield from _list_parts([Placed(("departments", at), body.id, body)], "successors")


def list_evidence(entries: PlacedEntries) -> list[Placed[str]]:
    """List the measures and actions that entries name as evidence.

    The id is that of what the entry is about.
    """
    shown = [
        (entry, at, evidence)
        for entry in entries
        for at, evidence in enumerate(entry.item.evidence)
    ]
    return [
        Placed((*entry.route, "evidence", at, "measure"), entry.id, item.measure)
        for entry, at, item in shown
        if item.measure
    ]


def list_issuers(entries: PlacedEntries) -> list[Placed[str]]:
    """List the bodies that entries name as issuers of what shows them."""
    shown = [
        ((*entry.route, "evidence", at, "issuers"), item)
        for entry in entries
        for at, item in enumerate(entry.item.evidence)
    ]
    return [
        Placed((*route, at), name, name)
        for route, item in shown
        for at, name in enumerate(item.issuers)
    ]


def _list_kin(registry: DepartmentsFile) -> Iterator[Placed[str]]:
    for at, body in enumerate(registry.departments):
        route = ("departments", at)
        for key in ("parent", "nameplate_of"):
            if name := getattr(body, key):
                yield Placed((*route, key), body.id, name)
        yield from (
            Placed((*route, "successors", n, "to"), body.id, heir.to)
            for n, heir in enumerate(body.successors)
        )
        yield from (
            Placed((*route, "cover", n), body.id, name)
            for n, name in enumerate(body.cover)
            if name not in LEVELS
        )
    for at, shared in enumerate(registry.ambiguous):
        route = ("ambiguous", at)
        yield from (
            Placed((*route, "candidates", n), shared.name, name)
            for n, name in enumerate(shared.candidates)
        )
        if shared.means:
            yield Placed((*route, "means"), shared.name, shared.means)


def _list_parts(owners: Iterable[Placed[Any]], key: str) -> Iterator[Placed[Any]]:
    for owner in owners:
        for at, part in enumerate(getattr(owner.item, key)):
            yield Placed((*owner.route, key, at), owner.id, part)
