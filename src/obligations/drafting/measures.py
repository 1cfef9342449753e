"""A measure filled in: who answers by its clauses and its text, by when, and how much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.due_dates import find_due_dates, find_field_dates
from obligations.drafting.metrics import find_metrics
from obligations.drafting.record import DraftTarget, Passage
from obligations.drafting.roles import read_roles
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import lies_in, list_gaps, list_sentences
from obligations.drafting.subjects import find_subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.clauses import FoundClause
    from obligations.drafting.due_dates import Calendar, FoundDate
    from obligations.drafting.flow import Flow
    from obligations.drafting.parties import Party, PartyReader
    from obligations.drafting.record import DraftMeasure, DraftMetric
    from obligations.drafting.roles import OrderRule

_STRIVE = re.compile(r"力争|争取|努力|(?i:strive|striving)")


class MeasureReader:
    """Reads the measures of one document; `skipped` is the translation that stands beside it."""

    def __init__(self, reader: PartyReader, calendar: Calendar, skipped: Sequence[Stretch]) -> None:
        self.flow: Flow = reader.flow
        self.reader = reader
        self.calendar = calendar
        self.skipped = skipped

    def fill(
        self,
        measure: DraftMeasure,
        start: int,
        stop: int,
        clauses: Sequence[FoundClause],
        rule: OrderRule | None,
    ) -> None:
        """Fill in who answers and by when."""
        fields: list[Stretch] = []
        for clause in clauses:
            roles = read_roles(self.reader, clause.inside.start, clause.inside.end, rule)
            measure.clauses.append(self.quote(clause.span))
            measure.open = measure.open or roles.open
            merge(measure.lead, roles.lead)
            merge(measure.co_responsible, roles.co_responsible)
            merge(measure.responsible, roles.responsible)
            if roles.basis in ("explicit", "order-rule", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis
            fields += [Stretch(*field) for field in roles.dates]
            if not roles.parties and not roles.dates:
                measure.reviews.append("clause")
        named = {party.key for party in list_parties(measure)}
        for gap in list_gaps(start, stop, [clause.span for clause in clauses]):
            self._add_subjects(measure, gap, named)
        if measure.lead_basis is None and measure.responsible and len(list_parties(measure)) == 1:
            measure.lead_basis = "sole"
        self._add_dates(measure, start, stop, fields)

    def _add_subjects(self, measure: DraftMeasure, gap: Stretch, named: set[str]) -> None:
        """Add who is the subject of a duty in the text. Beside a clause that is whom the registry
        knows and the clause does not name (`named`): what else it seems to name only says it again.
        """
        if measure.kind in ("principle", "goal"):
            return
        for stretch in list_gaps(gap.start, gap.end, self.skipped):
            roles = find_subjects(self.reader, stretch.start, stretch.end)
            for role in ("lead", "co_responsible", "responsible"):
                added = [one for one in getattr(roles, role) if one.key not in named]
                if named:
                    added = [one for one in added if one.id]
                merge(getattr(measure, role), added)
            if measure.lead and roles.basis in ("explicit", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis

    def _add_dates(
        self, measure: DraftMeasure, start: int, stop: int, fields: list[Stretch]
    ) -> None:
        flow = self.flow
        for paragraph in flow.list_paragraphs(start, stop):
            if not lies_in(paragraph.start, self.skipped):
                measure.targets += self.list_targets(paragraph, fields)
        for field in fields:
            for found in find_field_dates(flow.text, field.start, field.end, self.calendar):
                measure.targets.append(
                    DraftTarget(
                        found.due,
                        self.quote(found.span),
                        sentence=flow.print(field.start, field.end),
                    )
                )
        measure.targets.sort(key=lambda target: target.printed.span.start)

    def list_targets(self, paragraph: Stretch, fields: Sequence[Stretch] = ()) -> list[DraftTarget]:
        """Return the dates of a paragraph outside its fields of deadlines, with their figures."""
        flow = self.flow
        found = find_due_dates(flow.text, paragraph.start, paragraph.end, self.calendar)
        targets: list[DraftTarget] = []
        at = 0
        for sentence in list_sentences(flow.text, paragraph) if found else []:
            inside = []
            while at < len(found) and found[at].span.start < sentence.end:
                inside.append(found[at])
                at += 1
            if inside:
                targets += self._make_targets(inside, sentence, fields)
        return targets

    def _make_targets(
        self, dates: list[FoundDate], sentence: Stretch, fields: Sequence[Stretch]
    ) -> list[DraftTarget]:
        """Return the targets of a sentence: for each date one a figure that stands between it and
        the next, or one without any.
        """
        flow = self.flow
        printed = flow.print(sentence.start, sentence.end)
        strive = _STRIVE.search(flow.text, sentence.start, sentence.end) is not None
        stops = [*(one.span.start for one in dates[1:]), sentence.end]
        targets: list[DraftTarget] = []
        for one, stop in zip(dates, stops, strict=True):
            if any(field.start < one.span.end and one.span.start < field.end for field in fields):
                continue
            where = self.quote(one.span)
            metrics: list[DraftMetric | None] = [
                found.metric for found in find_metrics(flow.text, one.span.end, stop)
            ]
            targets += [
                DraftTarget(one.due, where, metric, strive, printed) for metric in metrics or [None]
            ]
        return targets

    def quote(self, span: Stretch) -> Passage:
        """Return what stands in a stretch of the folded text, with its place as read."""
        return Passage(
            self.flow.print(span.start, span.end), self.flow.locate(span.start, span.end)
        )


def list_parties(measure: DraftMeasure) -> list[Party]:
    """Return all parties of a measure, in the order of the roles."""
    return [*measure.lead, *measure.co_responsible, *measure.responsible]


def merge(held: list[Party], more: Sequence[Party]) -> None:
    """Add those parties to some that are not among them yet."""
    keys = {party.key for party in held}
    for party in more:
        if party.key not in keys:
            keys.add(party.key)
            held.append(party)
