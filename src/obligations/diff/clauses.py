"""Who answers for a measure: its own clauses, and those of its document that hold for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.diff.change import Owner
from obligations.vocabulary import PARTY_ROLES, Basis, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.model import Clause, Document, Measure

# A party of a role: the body, the basis, and whom the matter went to later.
ClauseParty = tuple[str, Basis, str | None]
PartiesByRole = dict[PartyRole, list[ClauseParty]]


@dataclass(frozen=True, slots=True)
class MeasureInDocument:
    """A measure in its document."""

    id: str
    document: Document
    measure: Measure

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What holds for it, its own clauses first."""
        return self.document.list_clauses(self.measure)

    @property
    def owners(self) -> frozenset[Owner]:
        """Everybody who answers for it or for one of its actions."""
        parts = [clause for action in self.measure.actions for clause in action.responsibilities]
        return list_owners((*self.clauses, *parts))

    def says_the_same_as(self, other: MeasureInDocument) -> bool:
        """Whether the measure itself says the same of who answers, so that any difference comes
        from the document.
        """
        own, theirs = self.measure, other.measure
        return own.says_who_answers == theirs.says_who_answers and not find_other_roles(
            own.responsibilities, theirs.responsibilities
        )


def list_standings(document: Document | None) -> dict[str, MeasureInDocument]:
    """Return the measures of a document by id.

    Of two with one id the first answers, as everywhere.
    """
    standings: dict[str, MeasureInDocument] = {}
    if document is None:
        return standings
    for closing, measures in ((False, document.measures), (True, document.closing)):
        for measure in measures:
            measure_id = document.measure_id(measure, closing=closing)
            standings.setdefault(measure_id, MeasureInDocument(measure_id, document, measure))
    return standings


def group_by_role(clauses: Iterable[Clause]) -> PartiesByRole:
    """Return the parties of clauses by role, in their order, each once."""
    roles: PartiesByRole = {role: [] for role in PARTY_ROLES}
    for clause in clauses:
        for role in PARTY_ROLES:
            for department in getattr(clause, role):
                party = (department, clause.basis, (clause.passed_to or {}).get(department))
                if party not in roles[role]:
                    roles[role].append(party)
    return roles


def list_owners(clauses: Iterable[Clause]) -> frozenset[Owner]:
    """Return everybody whom clauses name."""
    return frozenset(
        Owner(department, heir)
        for parties in group_by_role(clauses).values()
        for department, _, heir in parties
    )


def list_scope(clauses: Iterable[Clause]) -> list[str]:
    """Return to which measures clauses of a document apply."""
    return sorted({clause.applies or "unassigned" for clause in clauses})


def find_other_roles(before: Iterable[Clause], after: Iterable[Clause]) -> list[PartyRole]:
    """Return the roles in which others answer, in whatever order they are named."""
    old, new = group_by_role(before), group_by_role(after)
    return [role for role in PARTY_ROLES if set(old[role]) != set(new[role])]


def is_answering(owners: Iterable[Owner], bodies: set[str], older: set[str]) -> bool:
    """Whether one of the bodies answers.

    What its predecessors (`older`) answered for counts unless it was passed to another heir.
    """
    return any(
        owner.department in bodies
        or (owner.department in older and owner.passed_to is None)
        or owner.passed_to in bodies | older
        for owner in owners
    )
