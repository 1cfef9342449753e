"""The world of a file: what the rules may know of the rest of the corpus, and the day as of which is checked.

Where a file can't be read, nobody can say what it holds: the world then can't tell, and the rules that look for an id there stay silent.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from obligations.compiling import digest
from obligations.findings import find_nearest
from obligations.rules.bodies import Bodies, Terms
from obligations.rules.mending import make_subject
from obligations.rules.outline import EVERYTHING, Outline, find_document_id, make_outline

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from obligations.corpus import Corpus

_LONGEST_ID = 200  # what is longer is no id, and takes long to compare
_LOOSE_ID = r"(?P<document>.+?)[-/. ]?(?P<kind>m|end|[-/. ])(?P<number>[0-9]{1,4})(?P<rest>(?:\.t?[0-9]+)*)"


class World:
    """The outlines of all files, and the day."""

    def __init__(self, outlines: Iterable[Outline], as_of: date) -> None:
        self.outlines = {outline.path: outline for outline in outlines}
        self.as_of = as_of
        self.documents: dict[str, Outline] = {}
        for outline in self.outlines.values():
            if outline.kind == "document":
                self.documents.setdefault(outline.id, outline)

    @cached_property
    def bodies(self) -> Bodies:
        """The registry of departments."""
        return Bodies(self._choose("departments"))

    @cached_property
    def topics(self) -> Terms | None:
        """The closed list of topics; None where there is none."""
        return Terms(found) if (found := self._choose("topics")) else None

    @cached_property
    def addressees(self) -> Terms | None:
        """The closed list of addressees; None where there is none."""
        return Terms(found) if (found := self._choose("addressees")) else None

    def _choose(self, kind: str) -> Outline | None:
        return next((outline for outline in self.outlines.values() if outline.kind == kind), None)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages in which every document has a title: those that a reader of the whole corpus can ask for."""
        spoken = [set(document.languages) for document in self.documents.values() if document.languages]
        return frozenset(set.intersection(*spoken)) if spoken else frozenset()

    def has_record(self, record: str) -> bool | None:
        """Tell whether there is a measure, action or target of that id; None where nobody can say."""
        document = self.documents.get(find_document_id(record))
        if document is None:
            return False
        return record in (document.records or {}) or (False if document.whole else None)

    def has_metric(self, record: str) -> bool:
        """Tell whether the id is that of a target with a metric."""
        document = self.documents.get(find_document_id(record))
        return bool(document and (document.records or {}).get(record))

    def find_spelling(self, text: str) -> str | None:
        """Give the id that a text spells loosely, where there is such a record: 2021-m07 for `2021-7` or `2021.7`."""
        found = re.fullmatch(_LOOSE_ID, text.strip(), re.IGNORECASE) if len(text) < _LONGEST_ID else None
        if not found:
            return None
        kind, number, rest = found["kind"].lower(), int(found["number"]), found["rest"].lower()
        spelled = f"{found['document']}-end{number}{rest}" if kind == "end" else f"{found['document']}-m{number:02d}{rest}"
        return spelled if spelled != text and self.has_record(spelled) else None

    def suggest_record(self, record: str) -> str | None:
        """Give the sentence that says which ids there are where none of that id is."""
        if spelled := self.find_spelling(record):
            return f"write {spelled}"
        name = find_document_id(record)
        document = self.documents.get(name)
        if document is None or not document.records:
            near = find_nearest(name, self.documents) or sorted(self.documents)
            return f"documents: {', '.join(near)}" if near else None
        measure, dot, _ = record.partition(".")
        alike = [known for known in document.records if ("." in known, ".t" in known) == ("." in record, ".t" in record)]
        siblings = [known for known in alike if not dot or known.startswith(f"{measure}.")]
        near = find_nearest(record, siblings)
        if dot and not siblings:
            return f"{measure} has none" if measure in document.records else f"there is no {measure} either"
        return f"did you mean {' or '.join(near)}?" if near else f"known: {siblings[0]} to {siblings[-1]}"

    def list_links_of(self, day: str) -> dict[str, list[str]]:
        """Give the links among the measures of the documents of one day: only these can run in a circle without leading to a later one."""
        documents = [document for document in self.documents.values() if document.dated == day]
        links: dict[str, list[str]] = {}
        for document in documents:
            for begin, end in document.links:
                if begin != end and any(end in (other.records or {}) for other in documents):
                    links.setdefault(begin, []).append(end)
        return links

    def digest(self, path: str) -> str:
        """Give a fingerprint of all that the findings of a file can depend on besides its own text.

        The registry and the closed lists; which documents there are, and in which languages; the outlines of the documents that the
        file speaks of, that bear its official number, or that were signed on its day; the day of the check, where an entry is later.
        """
        own = self.outlines[path]
        alike = {*self._by_fact.get(("number", own.number), ()), *self._by_fact.get(("dated", own.dated), ())}
        near = sorted(self.documents if EVERYTHING in own.refers else alike.union(own.refers) & set(self.documents))
        parts = [self._common, *(self._digests[document] for document in near)]
        if own.latest > self.as_of.isoformat():
            parts.append(self.as_of.isoformat())
        return digest("\n".join(parts))

    @cached_property
    def _common(self) -> str:
        lists = [self.bodies.digest, *(found.digest if found else "" for found in (self.topics, self.addressees))]
        return digest("\n".join([*lists, *sorted(self.languages), *sorted(f"{one.id} {one.path}" for one in self.documents.values())]))

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {name: document.digest for name, document in self.documents.items()}

    @cached_property
    def _by_fact(self) -> dict[tuple[str, str | None], list[str]]:
        found: dict[tuple[str, str | None], list[str]] = {}
        for document in self.documents.values():
            for key, value in (("number", document.number), ("dated", document.dated)):
                if value:
                    found.setdefault((key, value), []).append(document.id)
        return found


def build_world(corpus: Corpus, as_of: date) -> World:
    """Give the world of the files of a corpus."""
    return World((make_outline(make_subject(file)) for file in corpus.files.values()), as_of)
