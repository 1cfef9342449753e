"""A document held against its source: where the two say something else.

The source is drafted, and what the draft says is compared with what is stated in the document:
its measures by number, their labels, who answers in which role, dates and figures, and the head.
What the maintainers inferred, or took from what the document says as a whole, has no place in a
measure of the source and is not compared; nor is what the source is known to leave out (`errors`
of the document's sources), what `external` names, nor a number or label that one side gives in
another script.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from obligations.findings import Finding
from obligations.text.language import has_chinese
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from obligations.drafting.parties import Party
    from obligations.drafting.record import Draft, DraftMeasure
    from obligations.findings import Route
    from obligations.model import Action, Document, Measure, Target

_MOST_QUOTED = 160
_ROLE_WORDS = {
    "lead": "lead",
    "co_responsible": "co-responsible",
    "responsible": "responsible",
}
_RELEVANT_PROVINCES = "relevant-provincial-governments"


class _Pair(NamedTuple):
    """A measure of the document with the one of the source that has its number."""

    route: Route
    name: str
    own: Measure
    found: DraftMeasure


def audit_document(
    document: Document, path: str, draft: Draft, text: str, reviewed: Mapping[str, str]
) -> list[Finding]:
    """Return where a document and the draft of its source differ, in the order of the document.

    `text` is the source as read, `reviewed` the fingerprints of what somebody has reviewed.
    """
    audit = _Audit(document, path, draft, text)
    return [*audit.compare_head(), *audit.compare_measures(), *audit.find_changed(reviewed)]


def fingerprint_measures(draft: Draft) -> dict[str, str]:
    """Return a fingerprint of the passage of each measure, by its name within the document."""
    named = [(f"m{one.number:02d}", one) for one in draft.measures]
    named += [(f"end{one.number}", one) for one in draft.closing]
    return {name: _fingerprint(one.text.text) for name, one in named}


def _fingerprint(text: str) -> str:
    return hashlib.sha256(re.sub(r"\s+", "", text).encode()).hexdigest()[:16]


class _Audit:
    def __init__(self, document: Document, path: str, draft: Draft, text: str) -> None:
        self.document = document
        self.path = path
        self.draft = draft
        self.text = text
        # What the text is known to leave out: (measure, role, body).
        self.lacking = {
            (error.of.partition("-")[2], role, name)
            for source in document.sources
            if source.language == draft.language
            for error in source.errors
            for role in PARTY_ROLES
            for name in getattr(error, role)
        }

    def _report(
        self, code: str, route: Route, message: str, found: DraftMeasure | None = None
    ) -> Finding:
        hint = f"source, {self._quote(found)}" if found else None
        return Finding(code, message, self.path, route, hint)

    def _quote(self, found: DraftMeasure) -> str:
        """Return where a measure stands in the source, and its clause, else its beginning."""
        passage = found.clauses[-1] if found.clauses else found.text
        line = self.text.count("\n", 0, passage.span.start) + 1
        text = passage.text
        short = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"
        return f"line {line}: {short}"

    # The head

    def compare_head(self) -> Iterator[Finding]:
        """Yield what of the head differs."""
        document, head = self.document, self.draft.head
        if head.dated and head.dated != document.dated:
            yield self._report("OB807", ("dated",), f"the source is dated {head.dated}")
        number, own = head.number, document.number
        comparable = number and own and "number" not in document.external
        if comparable and has_chinese(number or "") and _fold(number or "") != _fold(own or ""):
            yield self._report("OB807", ("number",), f"the source has the number {number}")
        issuers = {party.id for party in head.issuers if party.id}
        if issuers and issuers != set(document.issuers):
            listed = ", ".join(sorted(issuers))
            yield self._report("OB807", ("issuers",), f"the source is issued by {listed}")

    # Measures

    def compare_measures(self) -> Iterator[Finding]:
        """Yield the measures that one side lacks, and what differs in those that both have."""
        for pair in self._pair("measures", "m", self.document.measures, self.draft.measures):
            yield from self._compare(pair)
        yield from self._find_lacking()
        for pair in self._pair("closing", "end", self.document.closing, self.draft.closing):
            yield from self._compare_roles(pair)
            yield from self._compare_dates(pair)

    def _pair(
        self,
        key: str,
        prefix: str,
        own: Iterable[Measure],
        found: Iterable[DraftMeasure],
    ) -> Iterator[_Pair]:
        by_number = {one.number: one for one in found}
        for at, measure in enumerate(own):
            if measure.number in by_number:
                name = f"{prefix}{measure.number:02d}"
                yield _Pair((key, at), name, measure, by_number[measure.number])

    def _find_lacking(self) -> Iterator[Finding]:
        own = {one.number: at for at, one in enumerate(self.document.measures)}
        found = {one.number: one for one in self.draft.measures}
        for number in sorted(found.keys() - own.keys()):
            message = f"the source has a measure {number}, and the document has none"
            yield self._report("OB801", ("measures",), message, found[number])
        for number in sorted(own.keys() - found.keys()):
            message = f"the document has a measure {number}, and the source has none"
            yield self._report("OB802", ("measures", own[number], "number"), message)

    def _compare(self, pair: _Pair) -> Iterator[Finding]:
        label, printed = pair.own.label, pair.found.label
        same_script = has_chinese(label or "") == has_chinese(printed or "")
        if label and printed and same_script and _fold(label) != _fold(printed):
            message = f"the source prints the label {printed}"
            yield self._report("OB803", (*pair.route, "label"), message, pair.found)
        yield from self._compare_roles(pair)
        yield from self._compare_dates(pair)
        yield from self._compare_figures(pair)

    def _compare_roles(self, pair: _Pair) -> Iterator[Finding]:
        parts: list[Measure | Action] = [pair.own, *pair.own.actions]
        own = {stated for part in parts for stated in _list_stated(part)}
        found: set[tuple[str, str]] = {
            (role, name)
            for role in PARTY_ROLES
            for party in getattr(pair.found, role)
            for name in self._list_meant(party)
        }
        for role, name in sorted(found - own):
            message = f"the source names {name} as {_ROLE_WORDS[role]}, the document does not"
            yield self._report("OB804", pair.route, message, pair.found)
        lacking = {(role, name) for of, role, name in self.lacking if of == pair.name}
        for role, name in sorted(own - found - lacking):
            message = f"the document names {name} as {_ROLE_WORDS[role]}, the source does not"
            yield self._report("OB804", pair.route, message, pair.found)

    def _list_meant(self, party: Party) -> list[str]:
        if party.id == _RELEVANT_PROVINCES:
            provinces = [
                one.id
                for one in self.draft.head.addressees
                if one.id and one.level == "province" and one.kind != "generic"
            ]
            return provinces or [party.id]
        return [party.key]

    def _compare_dates(self, pair: _Pair) -> Iterator[Finding]:
        own = {date for target in _list_targets(pair.own) if (date := _tell_own(target))}
        found = {_tell(target.due.to_data()) for target in pair.found.targets if target.due}
        for date in sorted(found - own):
            message = f"the source says {date!r}, the document does not"
            yield self._report("OB805", pair.route, message, pair.found)
        for date in sorted(own - found):
            message = f"the document says {date!r}, the source does not"
            yield self._report("OB805", pair.route, message, pair.found)

    def _compare_figures(self, pair: _Pair) -> Iterator[Finding]:
        own = {str(one.metric.value) for one in _list_targets(pair.own) if one.metric}
        found = [one.metric for one in pair.found.targets if one.metric]
        for metric in found:
            if own and metric.value not in own:
                message = f"the source says {metric.comparator} {metric.value} {metric.unit}"
                yield self._report("OB806", pair.route, message, pair.found)

    # What was reviewed before

    def find_changed(self, reviewed: Mapping[str, str]) -> Iterator[Finding]:
        """Yield the measures whose passage in the source is no longer the one that was reviewed."""
        now = fingerprint_measures(self.draft)
        for pair in self._pair("measures", "m", self.document.measures, self.draft.measures):
            before = reviewed.get(pair.name)
            if before and before != now.get(pair.name):
                message = f"the source of {pair.name} is not the one that was reviewed"
                yield self._report("OB808", pair.route, message, pair.found)


def _list_stated(part: Measure | Action) -> Iterator[tuple[str, str]]:
    """Yield who is stated as responsible for a measure or action: ids, and names as printed."""
    for clause in part.responsibilities:
        for role in PARTY_ROLES if clause.basis == "stated" else ():
            for name in getattr(clause, role):
                yield role, name
            for printed in getattr(clause.unresolved, role) if clause.unresolved else ():
                yield role, printed


def _list_targets(measure: Measure) -> list[Target]:
    return [*measure.targets, *(one for action in measure.actions for one in action.targets)]


def _tell_own(target: Target) -> str:
    """Return the date of a target of ours in the form in which those of a draft are told."""
    plain = {
        "by": target.by,
        "in": target.in_,
        "from": target.from_,
        "until": target.until,
        "every": target.every,
        "when": target.when and "in words",
    }
    return _tell({key: value for key, value in plain.items() if value})


def _tell(due: Mapping[str, str]) -> str:
    """Return a date in a line; of its own terms only that the text has them."""
    return " ".join(f"{key} {'in words' if key == 'when' else due[key]}" for key in due)


def _fold(text: str) -> str:
    folded = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    return re.sub(r"[\s.。、,，:：]", "", folded).casefold()
