"""The world of a file: what the rules may know of the rest of the corpus, and the day as of which
is checked.

Where a file can't be read, nobody can say what it holds: the world then can't tell, and the rules
that look for an id there stay silent.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from obligations.amounts import make_amount
from obligations.check.view.entries import Entries
from obligations.check.view.outline import EVERYTHING, FileOutline, make_outline
from obligations.check.view.partial import make_subject
from obligations.check.view.registry import Bodies, ClosedList
from obligations.compiling.freshness import digest
from obligations.corrections import Standing
from obligations.findings import MOST_FINDINGS, find_nearest, offer, shorten_message
from obligations.ids import (
    above_of,
    document_of,
    is_measure,
    kind_of_part,
    measure_of,
    number_of_part,
    owner_of,
    spell_record,
    thing_of,
)
from obligations.layers import split_layer
from obligations.occurrences import Series
from obligations.sentences import Sentence, tell
from obligations.successions import find_circles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from obligations.check.view.file import Placed, Subject
    from obligations.corpus import Corpus
    from obligations.model import ProgressEntry

# Of an entry that can't be read whole, and so has no id, nothing is known but that it is there.
_ALONE = Standing("")


def _find_no_fault(_path: str, _sha256: str) -> None:
    """Say nothing of files of evidence: where only the measures are given, nobody can see them."""


class World:
    """The outlines of all files, from the bottom up, and the day.

    `find_fault` tells what is wrong with a file of evidence, by its path and the sum of its bytes.
    `below` says in words what the own layer stands on, as it is now; empty where on nothing.
    """

    def __init__(
        self,
        outlines: Iterable[FileOutline],
        as_of: date,
        find_fault: Callable[[str, str], Sentence | None] = _find_no_fault,
        below: str = "",
    ) -> None:
        self.outlines = {outline.path: outline for outline in outlines}
        self.as_of = as_of
        self.find_fault = find_fault
        self.below = below
        self.documents: dict[str, FileOutline] = {}
        for outline in self.outlines.values():
            if outline.kind == "document":
                self.documents.setdefault(outline.id, outline)
        self._greatest: dict[str, dict[tuple[str, str], int]] = {}
        self._suggested: dict[str, Sentence | None] = {}
        self._siblings: dict[str, dict[tuple[str, str], list[str]]] = {}
        self._circles: dict[str, dict[tuple[str, str], str]] = {}

    @cached_property
    def bodies(self) -> Bodies:
        """The registry of departments."""
        return Bodies(self._choose("departments"))

    @cached_property
    def topics(self) -> ClosedList | None:
        """The closed list of topics; None where there is none."""
        if found := self._choose("topics"):
            return ClosedList(found)
        return None

    @cached_property
    def addressees(self) -> ClosedList | None:
        """The closed list of addressees; None where there is none."""
        if found := self._choose("addressees"):
            return ClosedList(found)
        return None

    def _choose(self, kind: str) -> list[FileOutline]:
        return [outline for outline in self.outlines.values() if outline.kind == kind]

    def find_below(self, path: str, kind: str, id_: str) -> str | None:
        """Return the file of another layer, below that of a path, that has a record of an id.

        `kind` is one of files: document, departments, topics or addressees.
        """
        layer, _ = split_layer(path)
        for other in self._holders.get((kind, id_), ()):
            if split_layer(other)[0] != layer:
                return other
            if other == path:
                return None
        return None

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[str]]:
        """The files, from the bottom up, by what has an id of its own in a whole stack."""
        found: dict[tuple[str, str], list[str]] = {}
        for outline in self.outlines.values() if self.below else ():
            ids = [outline.id] if outline.kind == "document" else []
            ids += [body.id for body in outline.bodies]
            ids += [id_ for id_, _ in outline.terms]
            for id_ in ids:
                found.setdefault((outline.kind, id_), []).append(outline.path)
        return found

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages in which every document has a title: those that a reader of the whole
        corpus can ask for. None where nobody can say, since a document could not be read.
        """
        spoken = [set(document.languages) for document in self.documents.values()]
        if spoken:
            return frozenset(set.intersection(*spoken))
        return frozenset()

    def has_record(self, record: str) -> bool | None:
        """Tell whether there is a measure, action or target of that id.

        None where nobody can say.
        """
        document = self.documents.get(document_of(record))
        if document is None:
            return False
        known = thing_of(record) in (document.records or {})
        return known or (False if document.whole else None)

    def has_metric(self, record: str) -> bool:
        """Tell whether the id is that of a target with a metric."""
        document = self.documents.get(document_of(record))
        return bool(document and (document.records or {}).get(thing_of(record)))

    def find_bounds(self, record: str) -> tuple[Decimal | None, Decimal | None]:
        """Return the least and the most that keep the promise of a target, or of that of which an
        occurrence is named; None where nothing is certain.
        """
        document = self.documents.get(document_of(record))
        target = thing_of(record)
        for known, *bounds in document.bounds if document else ():
            if known == target:
                least, most = (make_amount(bound) if bound else None for bound in bounds)
                return least, most
        return None, None

    def find_series(self, record: str) -> Series | None:
        """Return the occurrences of a target, or of that of which one is named; None where it has
        none.
        """
        document = self.documents.get(document_of(record))
        target = thing_of(record)
        for known, every, first, day, count in document.series if document else ():
            if known == target:
                return Series(every, date.fromisoformat(first), day, count)
        return None

    def find_spelling(self, text: str) -> str | None:
        """Return the id that a text spells loosely, where there is such a record: 2021-m07 for
        `2021-7` or `2021.7`.
        """
        spelled = spell_record(text)
        if spelled and spelled != text and self.has_record(spelled):
            return spelled
        return None

    def suggest_record(self, record: str) -> Sentence | None:
        """Return the sentence that says which ids there are where none of that id is."""
        if record not in self._suggested:
            self._suggested[record] = self.name_below(record, self._look_for_similar(record))
        return self._suggested[record]

    def name_below(self, record: str, hint: Sentence | None) -> Sentence | None:
        """Add to a hint what is extended now, where what is missing may have stood in a layer
        below: the record itself, or an entry about it.
        """
        document = self.documents.get(document_of(record))
        if not self.below or (document is not None and not split_layer(document.path)[0]):
            return hint
        if hint is None:
            return tell("this layer extends {layers} now", layers=self.below)
        return tell("{hint} (this layer extends {layers} now)", hint=hint, layers=self.below)

    def _look_for_similar(self, record: str) -> Sentence | None:
        if spelled := self.find_spelling(record):
            return tell("write {spelled}", spelled=spelled)
        name = document_of(record)
        document = self.documents.get(name)
        if document is None or not document.records:
            near = find_nearest(name, self.documents)
            if near:
                return tell("documents: {documents:, }", documents=near)
            return self._documents_in_words
        part, measure = not is_measure(record), measure_of(record)
        siblings = self._list_siblings(document.id, above_of(record), kind_of_part(record))
        near = find_nearest(record, siblings)
        if part and not siblings:
            if measure in document.records:
                return tell("{measure} has none", measure=measure)
            return tell("there is no {measure} either", measure=measure)
        if near:
            return offer(near)
        return tell("known: {first} to {last}", first=siblings[0], last=siblings[-1])

    @cached_property
    def _documents_in_words(self) -> Sentence | None:
        if self.documents:
            return tell("documents: {documents:, }", documents=sorted(self.documents))
        return None

    def _list_siblings(self, document: str, measure: str, kind: str) -> list[str]:
        """Return the measures of a document, or the targets (kind "t") or the actions of one of
        them.
        """
        if document not in self._siblings:
            siblings: dict[tuple[str, str], list[str]] = {}
            for known in self.documents[document].records or {}:
                siblings.setdefault((above_of(known), kind_of_part(known)), []).append(known)
            self._siblings[document] = siblings
        return self._siblings[document].get((measure, kind), [])

    def list_numbered(self, number: str) -> list[FileOutline]:
        """Return the documents that bear an official number."""
        return [self.documents[name] for name in self._by_fact.get(("number", number), ())]

    def find_greatest(self, owner: str, kind: str) -> int:
        """Return the greatest number among the actions (kind "") or targets ("t") of a measure or
        action; 0 where it has none.
        """
        document = document_of(owner)
        if document not in self._greatest:
            greatest: dict[tuple[str, str], int] = {}
            for record in (
                (self.documents[document].records or {}) if document in self.documents else ()
            ):
                if not is_measure(record):
                    key = (owner_of(record), kind_of_part(record))
                    greatest[key] = max(greatest.get(key, 0), number_of_part(record))
            self._greatest[document] = greatest
        return self._greatest[document].get((owner, kind), 0)

    def list_circles_of(self, day: str) -> dict[tuple[str, str], str]:
        """Return the circles of links among the measures of one day, each as people read it, by the
        link that it begins with.

        Only links within a day can run in a circle without leading to a later document.
        """
        if day not in self._circles:
            links: dict[str, list[str]] = {}
            for name in self._by_fact.get(("dated", day), ()):
                for begin, end in self.documents[name].links:
                    other = self.documents.get(document_of(end))
                    if (
                        begin != end
                        and other is not None
                        and other.dated == day
                        and end in (other.records or {})
                    ):
                        links.setdefault(begin, []).append(end)
            self._circles[day] = {
                (circle[0], circle[1]): _write_circle(circle)
                for circle in find_circles(links, MOST_FINDINGS)
            }
        return self._circles[day]

    def list_standing(self, file: Subject) -> list[Placed[ProgressEntry]]:
        """List the entries of a file that are judged: those that state something, and that nothing
        corrects.
        """
        return [
            entry
            for entry in file.entries
            if entry.item.status != "withdrawn" and not self.find_standing(entry.item).corrected_by
        ]

    def find_standing(self, entry: ProgressEntry) -> Standing:
        """Tell where an entry stands among those about the same thing."""
        return self.entries.standings.get(entry.digest, _ALONE)

    @cached_property
    def entries(self) -> Entries:
        """All entries of progress."""
        return Entries(
            outline for outline in self.outlines.values() if outline.kind.startswith("progress")
        )

    def digest(self, path: str) -> str:
        """Return a fingerprint of all that the findings of a file can depend on besides its own
        text.

        The registry and the closed lists; which documents there are, and in which languages; the
        outlines of the documents that the file speaks of, that bear its official number, or that
        were signed on its day; the day of the check, where an entry is later; where its entries
        stand among all others; the files of one's own that they show.
        """
        own = self.outlines[path]
        if EVERYTHING in own.refers:
            parts = [self._common, self._whole]
        else:
            alike = (
                self._alike.get(fact, "") for fact in (("number", own.number), ("dated", own.dated))
            )
            parts = [
                self._common,
                *alike,
                *(
                    self._digests[document]
                    for document in sorted(own.refers)
                    if document in self._digests
                ),
            ]
        parts += map(self.entries.describe, own.entries)
        parts += (self.entries.describe_cited(cited.number) for cited in own.cited)
        parts += (repr(self.find_fault(*shown)) for shown in own.shown)
        if own.latest > self.as_of.isoformat():
            parts.append(self.as_of.isoformat())
        return digest("\n".join(parts))

    @cached_property
    def _common(self) -> str:
        lists = [
            self.bodies.digest,
            *(found.digest if found else "" for found in (self.topics, self.addressees)),
        ]
        return digest(
            "\n".join(
                [
                    self.below,
                    *lists,
                    *sorted(self.languages),
                    *sorted(f"{one.id} {one.path}" for one in self.documents.values()),
                ]
            )
        )

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {name: document.digest for name, document in self.documents.items()}

    @cached_property
    def _whole(self) -> str:
        return digest("\n".join(self._digests[document] for document in sorted(self._digests)))

    @cached_property
    def _alike(self) -> dict[tuple[str, str | None], str]:
        """One fingerprint for all documents of a number or of a day: each of them depends on all of
        these.
        """
        return {
            fact: digest("\n".join(self._digests[name] for name in sorted(names)))
            for fact, names in self._by_fact.items()
        }

    @cached_property
    def _by_fact(self) -> dict[tuple[str, str | None], list[str]]:
        found: dict[tuple[str, str | None], list[str]] = {}
        for document in self.documents.values():
            for key, value in (("number", document.number), ("dated", document.dated)):
                if value:
                    found.setdefault((key, value), []).append(document.id)
        return found


def _write_circle(circle: list[str]) -> Sentence:
    return shorten_message(tell("{records: → }", records=circle))


def build_world(corpus: Corpus, as_of: date) -> World:
    """Return the world of the files of a corpus."""
    return World((make_outline(make_subject(file)) for file in corpus.files.values()), as_of)
