"""A measure filled in: who answers by its clauses and its text, by when, and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.dates.due import DueDate
from obligations.drafting.draft import DraftTarget
from obligations.drafting.head.days import is_day
from obligations.drafting.parties.named_again import is_another, points_back
from obligations.drafting.parties.party import merge
from obligations.drafting.responsibility.role_words import CONTACT_ZH
from obligations.drafting.responsibility.roles import read_roles
from obligations.drafting.responsibility.subject_words_zh import SAYS_DUTY
from obligations.drafting.responsibility.subjects import find_subjects
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import (
    join_stretches,
    lies_in,
    list_gaps,
)
from obligations.drafting.targets import TargetReader, give_deadline
from obligations.text.expressions import lazy
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.dates.due import Calendar
    from obligations.drafting.draft import DraftMeasure
    from obligations.drafting.parties.party import Party
    from obligations.drafting.parties.reader import PartyReader
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.responsibility.roles import Doers, Roles


_ITEM = lazy(r"[-•·●*] ?")
# The heading of what tells how things are, and promises nothing.
_TELLS = lazy(r"(?i:background|context|introduction|rationale|purpose)|.{0,4}(?:背景|现状|形势)")


class MeasureReader(TargetReader):
    """Reads the measures of one document; `skipped` is the translation that stands beside it."""

    def __init__(self, reader: PartyReader, calendar: Calendar, skipped: Sequence[Stretch]) -> None:
        super().__init__(reader.flow, calendar)
        self.reader = reader
        self.skipped = skipped

    def fill(
        self,
        measure: DraftMeasure,
        stretch: Stretch,
        clauses: Sequence[FoundClause],
        rule: OrderRule | None,
        leading: Doers | None = None,
    ) -> None:
        """Fill in who answers and by when; `leading` does where nobody else is said to."""
        fields: list[Stretch] = []
        for clause in clauses:
            roles = read_roles(self.reader, clause.inside.start, clause.inside.end, rule)
            measure.clauses.append(self.quote(clause.stretch))
            measure.open = measure.open or roles.open
            merge_roles(measure, roles)
            if roles.basis in ("explicit", "order-rule", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis
            fields += roles.dates
            fields += [clause.when] if clause.when else []
            contact = CONTACT_ZH.match(self.flow.text, *clause.inside)
            if not (roles.parties or roles.dates or contact):
                measure.unread.append(measure.clauses[-1])
        named = {party.key for party in measure.parties}
        for gap in list_gaps(*stretch, [clause.stretch for clause in clauses]):
            self._add_subjects(measure, gap, named, None if named else leading)
            leading = None
        if measure.lead_basis is None and measure.responsible and len(measure.parties) == 1:
            measure.lead_basis = "sole"
        self._add_dates(measure, stretch, fields)

    def _add_subjects(
        self, measure: DraftMeasure, gap: Stretch, named: set[str], leading: Doers | None
    ) -> None:
        """Add who is the subject of a duty in the text; beside a clause that names some (`named`),
        who else it is.
        """
        if measure.kind in ("principle", "goal"):
            return
        for stretch in list_gaps(gap.start, gap.end, self.skipped):
            roles = find_subjects(self.reader, stretch.start, stretch.end, leading)
            for role in PARTY_ROLES:
                held = measure.parties
                added = [one for one in getattr(roles, role) if one.key not in named]
                if named:
                    helps = role == "co_responsible"
                    added = [
                        one
                        for one in added
                        if is_another(one, held, owes=helps or self._says_duty(one))
                    ]
                merge(
                    getattr(measure, role),
                    [one for one in added if not points_back(one, [*held, *added])],
                )
            if measure.lead and roles.basis in ("explicit", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis

    def _says_duty(self, party: Party) -> bool:
        """Whether what stands behind a party says that it has to do something."""
        return SAYS_DUTY.match(self.flow.text, party.end) is not None

    def _add_dates(self, measure: DraftMeasure, stretch: Stretch, fields: list[Stretch]) -> None:
        flow = self.flow
        apart = join_stretches(fields)
        for passage in _join_items(flow.text, flow.list_paragraphs(*stretch)):
            signed = is_day(passage.of(flow.text))
            if not signed and not lies_in(passage.start, self.skipped):
                measure.targets += self.list_targets(passage, apart)
        if measure.kind == "principle":
            tells = measure.heading and _TELLS.fullmatch(measure.heading.text)
            measure.targets = [one for one in measure.targets if not (tells or _only_frames(one))]
        told = [target.due for target in measure.targets]
        measure.targets += [
            DraftTarget(found.due, self.quote(found.stretch), sentence=flow.print(*field))
            for field in fields
            for found in self.list_field_dates(field)
            if found.due not in told
        ]
        measure.targets = give_deadline(measure.targets)
        measure.yearless += self.list_yearless(flow.list_paragraphs(*stretch), fields)

    def asks_nothing(self, stretch: Stretch) -> bool:
        """Whether a stretch makes nobody answer and promises nothing by a date."""
        dated = (self.list_targets(one) for one in self.flow.list_paragraphs(*stretch))
        return not any(dated) and not find_subjects(self.reader, *stretch).parties


def _only_frames(target: DraftTarget) -> bool:
    """Whether a date of a principle promises nothing: what it says to recur is a fact (payments
    made each year), and a bare year is that of the document.
    """
    due = target.due
    if due is None or target.metric is not None:
        return False
    return due.only_recurs or (due == DueDate(in_=due.in_) and len(due.in_ or "") == 4)


def _join_items(text: str, paragraphs: Sequence[Stretch]) -> list[Stretch]:
    """Return paragraphs, one that leads in a list together with its items behind dashes."""
    joined: list[Stretch] = []
    leads = False
    for one in paragraphs:
        if leads and _ITEM.match(text, one.start):
            joined[-1] = Stretch(joined[-1].start, one.end)
        else:
            joined.append(one)
            leads = False
        leads = leads or text.startswith(":\n", one.end - 1)
    return joined


def merge_roles(measure: DraftMeasure, more: Roles | DraftMeasure) -> None:
    """Add parties to a measure in the roles that they have."""
    for role in PARTY_ROLES:
        merge(getattr(measure, role), getattr(more, role))
