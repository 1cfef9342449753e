"""Records as the values of changes, as JSON has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.corpus import merge_registries
from obligations.corrections import SHORTEST_ID
from obligations.dates import find_window
from obligations.diff.clauses import group_by_role
from obligations.ids import make_action_id, make_target_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.corpus import Corpus
    from obligations.diff.clauses import MeasureInDocument
    from obligations.diff.records import (
        ChangedActionRecord,
        ChangedAssignmentRecord,
        ChangedDocumentRecord,
        ChangedEntryRecord,
        ChangedLinkRecord,
        ChangedMeasureRecord,
        ChangedPartyRecord,
        ChangedRolesRecord,
        ChangedTargetRecord,
    )
    from obligations.model import (
        Action,
        Assignment,
        Clause,
        Department,
        Document,
        Link,
        Metric,
        ProgressEntry,
        Target,
        Translated,
    )
    from obligations.records import Bilingual, DatesRecord, GoalRecord, KnownBodyRecord
    from obligations.vocabulary import PartyRole


@dataclass(frozen=True, slots=True)
class BodyNames:
    """The names of departments: as the newer state has them, else the older one."""

    known: dict[str, Department]

    def describe(self, department: str) -> KnownBodyRecord:
        """Return a body by id."""
        found = self.known.get(department)
        if found is None:
            return {
                "id": department,
                "kind": None,
                "name": {"en": department, "zh": department},
                "abbr": None,
            }
        return {
            "id": found.id,
            "kind": found.kind,
            "name": make_plain_wording(found.name),
            "abbr": found.abbr[0] if found.abbr else None,
        }

    def describe_all(self, departments: Iterable[str]) -> list[KnownBodyRecord]:
        """Return bodies by id."""
        return [self.describe(department) for department in departments]

    def describe_roles(self, clauses: Iterable[Clause]) -> ChangedRolesRecord:
        """Return the parties of clauses by role, each with its basis."""
        roles = group_by_role(clauses)

        def describe(role: PartyRole) -> list[ChangedPartyRecord]:
            return [
                {
                    **self.describe(body),
                    "basis": basis,
                    "passed_to": heir,
                    "passed_to_name": self.describe(heir)["name"] if heir else None,
                }
                for body, basis, heir in roles[role]
            ]

        return {
            "lead": describe("lead"),
            "co_responsible": describe("co_responsible"),
            "responsible": describe("responsible"),
        }


def gather_bodies(before: Corpus, after: Corpus) -> BodyNames:
    """Gather the names of departments of two states."""
    merged = merge_registries(before.departments, after.departments)
    return BodyNames({body.id: body for body in merged.departments})


def make_plain_text(translated: Translated | None) -> Bilingual | None:
    """Return a text in both languages, where there is one."""
    if translated:
        return make_plain_wording(translated)
    return None


def make_plain_wording(translated: Translated) -> Bilingual:
    """Return a text in both languages."""
    return {"en": translated.en, "zh": translated.zh}


def make_plain_date(target: Target) -> DatesRecord:
    """Return the date of a target as written, and the last day that it means (None where there is
    none, or it recurs).
    """
    written = target.by or target.in_
    date = find_window(None if target.every else written)
    deadline = date.last.isoformat() if date and not date.recurs else None
    return {
        "by": target.by,
        "in": target.in_,
        "from": target.from_,
        "until": target.until,
        "every": target.every,
        "when": make_plain_text(target.when),
        "reckoned": target.is_reckoned,
        "deadline": deadline,
    }


def make_plain_metric(metric: Metric | None) -> GoalRecord | None:
    """Return how much is promised."""
    if metric:
        start = metric.baseline
        return {
            "comparator": metric.comparator,
            "value": metric.value,
            "to": metric.to,
            "unit": make_plain_wording(metric.unit),
            "baseline": {"value": start.value, "at": start.at} if start else None,
        }
    return None


def make_plain_target(target_id: str, target: Target) -> ChangedTargetRecord:
    """Return a target of a measure or action."""
    return {
        "id": target_id,
        **make_plain_date(target),
        "strive": bool(target.strive),
        "outcome": make_plain_wording(target.outcome),
        "metric": make_plain_metric(target.metric),
        "deliverable": target.deliverable,
    }


def make_plain_action(action_id: str, action: Action, bodies: BodyNames) -> ChangedActionRecord:
    """Return an action of a measure."""
    return {
        "id": action_id,
        "modality": action.modality,
        "what": make_plain_wording(action.what),
        "deliverable": action.deliverable,
        **bodies.describe_roles(action.responsibilities),
        "targets": [
            make_plain_target(make_target_id(action_id, target.number), target)
            for target in action.targets
        ],
    }


def make_plain_measure(standing: MeasureInDocument, bodies: BodyNames) -> ChangedMeasureRecord:
    """Return a measure with who answers for it, its targets and actions."""
    measure = standing.measure
    return {
        "id": standing.id,
        "kind": measure.kind,
        "title": make_plain_wording(measure.title),
        **bodies.describe_roles(standing.clauses),
        "targets": [
            make_plain_target(make_target_id(standing.id, target.number), target)
            for target in measure.targets
        ],
        "actions": [
            make_plain_action(make_action_id(standing.id, action.number), action, bodies)
            for action in measure.actions
        ],
    }


def describe_document(document: Document, bodies: BodyNames) -> ChangedDocumentRecord:
    """Return a document without its measures."""
    return {
        "id": document.id,
        "number": document.number,
        "kind": document.kind,
        "title": make_plain_wording(document.title),
        "dated": document.dated.isoformat(),
        "issuers": bodies.describe_all(document.issuers),
        **bodies.describe_roles(document.responsibilities),
    }


def describe_link(link: Link) -> ChangedLinkRecord:
    """Return a tie to an earlier measure or action."""
    return {"relation": link.relation, "to": link.to, "because": make_plain_text(link.because)}


def describe_assignment(assignment: Assignment, bodies: BodyNames) -> ChangedAssignmentRecord:
    """Return who at home looks after something."""
    return {
        "owner": bodies.describe(assignment.owner),
        "note": make_plain_text(assignment.note),
    }


def describe_entry(entry: ProgressEntry, path: str, previous: str | None) -> ChangedEntryRecord:
    """Return an entry of progress.

    `previous` is the last status that the older state has on record of the same thing.
    """
    return {
        "date": entry.date.isoformat(),
        "recorded": entry.recorded.isoformat(),
        "status": entry.status,
        "value": entry.value,
        "evidence": entry.to_plain().get("evidence", []),
        "note": make_plain_text(entry.note),
        "id": entry.digest[:SHORTEST_ID],
        "corrects": list(entry.corrects),
        "file": path,
        "previous": previous,
    }
