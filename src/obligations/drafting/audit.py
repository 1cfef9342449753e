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
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.compared_figures import ComparedFigure, find_counterpart, read_figure
from obligations.drafting.source import Stretch
from obligations.findings import Finding, Location, Span
from obligations.sentences import Sentence, tell
from obligations.text.language import has_chinese
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from obligations.corpus import LoadedFile
    from obligations.drafting.draft import Draft, DraftMeasure
    from obligations.drafting.parties.party import Party
    from obligations.findings import Route
    from obligations.model import Action, Document, Measure, Metric, Target

_MOST_QUOTED = 160
# The keys of a target that hold its date, and the fields of the model that do.
_DATES = {"by": "by", "in": "in_", "from": "from_", "until": "until", "every": "every"}


class SourceText(NamedTuple):
    """A source: what it is called where places in it are told, and its text as read."""

    path: str
    text: str


class _Pair(NamedTuple):
    """A measure of the document with the one of the source that has its number."""

    route: Route
    name: str
    own: Measure
    found: DraftMeasure


def audit_document(
    file: LoadedFile, draft: Draft, source: SourceText, reviewed: Mapping[str, str]
) -> list[Finding]:
    """Return where a document and the draft of its source differ, in the order of the document.

    Each finding has its place in the file, and as `related` that in the source. `reviewed` holds
    the fingerprints of what somebody has reviewed.
    """
    audit = _Audit(file, draft, source)
    return [*audit.compare_head(), *audit.compare_measures(), *audit.find_changed(reviewed)]


def fingerprint_measures(draft: Draft) -> dict[str, str]:
    """Return a fingerprint of the passage of each measure, by its name within the document."""
    named = [(f"m{one.number:02d}", one) for one in draft.measures]
    named += [(f"end{one.number}", one) for one in draft.closing]
    return {name: _fingerprint(one.text.text) for name, one in named}


def _fingerprint(text: str) -> str:
    return hashlib.sha256(re.sub(r"\s+", "", text).encode()).hexdigest()[:16]


class _Audit:
    def __init__(self, file: LoadedFile, draft: Draft, source: SourceText) -> None:
        self.path = file.path
        self.document: Document = file.record
        self.draft = draft
        self.source = source
        # What the text is known to leave out: (measure, role, body).
        self.lacking = {
            (error.of.partition("-")[2], role, name)
            for text in self.document.sources
            if text.language == draft.language
            for error in text.errors
            for role in PARTY_ROLES
            for name in getattr(error, role)
        }

    def _report(
        self, code: str, route: Route, message: Sentence, there: Stretch | None = None
    ) -> Finding:
        """Report a difference at its place in the document, beside that in the source."""
        if there is None:
            return Finding(code, message, self.path, route)
        place = self._locate(there)
        quoted = there.of(self.source.text).partition("\n")[0]
        if len(quoted) > _MOST_QUOTED:
            quoted = f"{quoted[:_MOST_QUOTED]}…"
        hint = tell("source, line {line}: {quoted}", line=place.span.line, quoted=quoted)
        return Finding(code, message, self.path, route, hint, related=place)

    def _locate(self, there: Stretch) -> Location:
        """Return where a stretch of the source stands, by line and column, to the end of its
        first line.
        """
        line = self.source.text.count("\n", 0, there.start) + 1
        begin = self.source.text.rfind("\n", 0, there.start) + 1
        end = self.source.text.find("\n", there.start, there.end)
        column, last = there.start - begin + 1, (there.end if end < 0 else end) - begin + 1
        return Location(self.source.path, Span(line, column, line, last))

    # The head

    def compare_head(self) -> Iterator[Finding]:
        """Yield what of the head differs."""
        document, head = self.document, self.draft.head
        if head.dated and head.dated != document.dated:
            yield self._report(
                "OB807", ("dated",), tell("the source is dated {dated}", dated=head.dated)
            )
        number, own = head.number, document.number
        comparable = number and own and "number" not in document.external
        if comparable and has_chinese(number or "") and _fold(number or "") != _fold(own or ""):
            yield self._report(
                "OB807", ("number",), tell("the source has the number {number}", number=number)
            )
        issuers = {party.id for party in head.issuers if party.id}
        if issuers and issuers != set(document.issuers):
            yield self._report(
                "OB807",
                ("issuers",),
                tell("the source is issued by {issuers:, }", issuers=sorted(issuers)),
            )

    # Measures

    def compare_measures(self) -> Iterator[Finding]:
        """Yield the measures that one side lacks, and what differs in those that both have."""
        for pair in self._pair("measures", "m", self.document.measures, self.draft.measures):
            yield from self._compare(pair)
        yield from self._find_lacking()
        for pair in self._pair("closing", "end", self.document.closing, self.draft.closing):
            yield from self._compare_roles(pair)
            yield from self._compare_dates(pair)
            yield from self._compare_figures(pair)

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
            message = tell(
                "the source has a measure {number}, and the document has none", number=number
            )
            yield self._report("OB801", ("measures",), message, _begin(found[number]))
        for number in sorted(own.keys() - found.keys()):
            message = tell(
                "the document has a measure {number}, and the source has none", number=number
            )
            yield self._report("OB802", ("measures", own[number], "number"), message)

    def _compare(self, pair: _Pair) -> Iterator[Finding]:
        label, printed = pair.own.label, pair.found.label
        same_script = has_chinese(label or "") == has_chinese(printed or "")
        if label and printed and same_script and _fold(label) != _fold(printed):
            message = tell("the source prints the label {printed}", printed=printed)
            yield self._report("OB803", (*pair.route, "label"), message, _begin(pair.found))
        yield from self._compare_roles(pair)
        yield from self._compare_dates(pair)
        yield from self._compare_figures(pair)

    def _compare_roles(self, pair: _Pair) -> Iterator[Finding]:
        own: dict[tuple[str, str], Route] = {}
        for route, part in _list_parts(pair):
            own |= _find_stated(route, part)
        for role in PARTY_ROLES:
            parties = {
                name: party
                for party in getattr(pair.found, role)
                for name in self.draft.list_meant(party) or [party.key]
            }
            lacking = {name for of, where, name in self.lacking if (of, where) == (pair.name, role)}
            named = {name: route for (where, name), route in own.items() if where == role}
            extra = sorted(named.keys() - parties.keys() - lacking)
            missing = sorted(parties.keys() - named.keys())
            if not extra and not missing:
                continue
            route = named[extra[0]] if extra else _find_role(pair, role)
            there = self._find_parties(pair.found, [parties[name] for name in missing[:1]])
            message = _tell_parties(role, missing, extra)
            yield self._report("OB804", route, message, there)

    def _find_parties(self, found: DraftMeasure, parties: Iterable[Party]) -> Stretch:
        """Return where a measure of the source first names one of some parties; else its last
        clause, else its beginning.
        """
        clauses = [clause.stretch for clause in found.clauses]
        named = (
            place
            for party in parties
            for stretch in clauses or [found.text.stretch]
            if (place := self._find_text(party.printed, stretch))
        )
        return next(named, clauses[-1] if clauses else _begin(found))

    def _compare_dates(self, pair: _Pair) -> Iterator[Finding]:
        own = dict(_find_dates(pair))
        found = {
            _tell(one.due.to_data()): one.printed.stretch for one in pair.found.targets if one.due
        }
        extra, missing = sorted(own.keys() - found.keys()), sorted(found.keys() - own.keys())
        for date, other in zip_longest(missing, extra):
            route = own[other] if other else (*pair.route, "number")
            there = found[date] if date else _begin(pair.found)
            yield self._report("OB805", route, _tell_dates(date, other), there)

    def _compare_figures(self, pair: _Pair) -> Iterator[Finding]:
        """Yield the figures of the source that the document lacks or has otherwise, where it has
        any: those that it has beside them may be there, where the grammar finds none.
        """
        own = {
            _read_own(target.metric, self.draft.language): (*route, "metric", "value")
            for route, target in _list_targets(pair)
            if target.metric
        }
        found = {
            read_figure(metric.comparator, metric.value, metric.to, metric.unit): (
                metric.value,
                target.printed.stretch.start,
            )
            for target in pair.found.targets
            if (metric := target.metric)
        }
        if not own:
            return
        others = [one for one in own if one not in found]
        for figure, (value, start) in found.items():
            if figure in own:
                continue
            other = find_counterpart(figure, others)
            if other:
                others.remove(other)
            route = own[other] if other else (*pair.route, "number")
            rest = Stretch(start, pair.found.text.stretch.end)
            there = self._find_text(value, rest) or _begin(pair.found)
            yield self._report("OB806", route, _tell_figures(figure, other), there)

    def _find_text(self, text: str, stretch: Stretch) -> Stretch | None:
        """Return where a text stands in a stretch of the source."""
        at = self.source.text.find(text, *stretch)
        return Stretch(at, at + len(text)) if at >= 0 else None

    # What was reviewed before

    def find_changed(self, reviewed: Mapping[str, str]) -> Iterator[Finding]:
        """Yield the measures whose passage in the source is no longer the one that was reviewed."""
        now = fingerprint_measures(self.draft)
        for pair in self._pair("measures", "m", self.document.measures, self.draft.measures):
            before = reviewed.get(pair.name)
            if before and before != now.get(pair.name):
                message = tell(
                    "the source of {name} is not the one that was reviewed", name=pair.name
                )
                yield self._report("OB808", pair.route, message, pair.found.text.stretch)


def _begin(found: DraftMeasure) -> Stretch:
    """Return how a measure begins in the source."""
    return (found.heading or found.text).stretch


def _list_parts(pair: _Pair) -> Iterator[tuple[Route, Measure | Action]]:
    """Yield the measure of a document and its actions, each with its place."""
    yield pair.route, pair.own
    for at, action in enumerate(pair.own.actions):
        yield (*pair.route, "actions", at), action


def _find_stated(route: Route, part: Measure | Action) -> Iterator[tuple[tuple[str, str], Route]]:
    """Yield who is stated as responsible for a measure or action, by role and id, or by name as
    printed; each with its place.
    """
    for number, clause in enumerate(part.responsibilities):
        at = (*route, "responsibilities", number)
        for role in PARTY_ROLES if clause.basis == "stated" else ():
            for index, name in enumerate(getattr(clause, role)):
                yield (role, name), (*at, role, index)
            unresolved = getattr(clause.unresolved, role) if clause.unresolved else ()
            for index, printed in enumerate(unresolved):
                yield (role, printed), (*at, "unresolved", role, index)


def _find_role(pair: _Pair, role: str) -> Route:
    """Return where a document says who has a role, else where it says who answers at all."""
    clauses = pair.own.responsibilities
    having = [at for at, clause in enumerate(clauses) if getattr(clause, role)]
    if having:
        return (*pair.route, "responsibilities", having[0], role)
    if clauses:
        return (*pair.route, "responsibilities", 0)
    return (*pair.route, "number")


def _tell_parties(role: str, missing: list[str], extra: list[str]) -> Sentence:
    word = role.replace("_", "-")
    if not extra:
        return tell(
            "the source names {bodies:, } as {role}, the document does not",
            bodies=missing,
            role=word,
        )
    if not missing:
        return tell(
            "the document names {bodies:, } as {role}, the source does not",
            bodies=extra,
            role=word,
        )
    return tell(
        "the source names {bodies:, } as {role}, the document {own:, }",
        bodies=missing,
        role=word,
        own=extra,
    )


def _tell_dates(source: str | None, own: str | None) -> Sentence:
    if own is None:
        return tell("the source says {date!r}, the document does not", date=source)
    if source is None:
        return tell("the document says {date!r}, the source does not", date=own)
    return tell("the source says {date!r}, the document {own!r}", date=source, own=own)


def _read_own(metric: Metric, language: str) -> ComparedFigure:
    """Return a figure of the document, with its unit in the language of the source if it has it."""
    unit = getattr(metric.unit, language) or metric.unit.en or metric.unit.zh or ""
    upper = str(metric.to) if metric.to is not None else None
    return read_figure(metric.comparator, str(metric.value), upper, unit)


def _tell_figures(source: ComparedFigure, own: ComparedFigure | None) -> Sentence:
    if own is None:
        return tell("the source says {figure!r}, the document does not", figure=str(source))
    return tell(
        "the source says {figure!r}, the document {own!r}", figure=str(source), own=str(own)
    )


def _list_targets(pair: _Pair) -> Iterator[tuple[Route, Target]]:
    """Yield the targets of a measure of the document and of its actions, each with its place."""
    for route, part in _list_parts(pair):
        for at, target in enumerate(part.targets):
            yield (*route, "targets", at), target


def _find_dates(pair: _Pair) -> Iterator[tuple[str, Route]]:
    """Yield the dates of a measure of the document as those of a draft are told, with places."""
    for route, target in _list_targets(pair):
        plain = {key: date for key, name in _DATES.items() if (date := getattr(target, name))}
        if target.when:
            plain["when"] = "in words"
        if plain:
            yield _tell(plain), (*route, next(iter(plain)))


def _tell(due: Mapping[str, str]) -> str:
    """Return a date on one line; of a term in the text's own words only that there is one."""
    return " ".join(f"{key} {'in words' if key == 'when' else due[key]}" for key in due)


def _fold(text: str) -> str:
    folded = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
    return re.sub(r"[\s.。、,，:：]", "", folded).casefold()
