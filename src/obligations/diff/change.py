"""A change as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from obligations.diff.records import ChangeKind, ChangeRecord, RecordKind
    from obligations.records import Bilingual


class Owner(NamedTuple):
    """Who answers, and whom the matter went to later where the clause says so."""

    department: str
    passed_to: str | None


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Where changes stand: the measure or document, its title, who answers for it on either side,
    and who at home looks after it.
    """

    document: str | None
    measure: str | None
    title: Bilingual | None
    owners: frozenset[Owner] = frozenset()
    assigned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    `field` is what changed of a record that stands on both sides. `before` and `after` are values
    as JSON has them; both are None where it is only said that something changed. `subject` is what
    an action or a target says. `affects` are the measures that a clause of their document holds
    for.
    """

    change: ChangeKind
    record: RecordKind
    id: str
    place: ChangePlace
    field: str | None = None
    before: Any = None
    after: Any = None
    subject: Bilingual | None = None
    affects: tuple[str, ...] = ()

    def to_json(self) -> ChangeRecord:
        """Return the change as `diff --format json` prints it."""
        departments = {body for owner in self.place.owners for body in owner if body}
        return {
            "change": self.change,
            "record": self.record,
            "id": self.id,
            "document": self.place.document,
            "measure": self.place.measure,
            "title": self.place.title,
            "subject": self.subject,
            "field": self.field,
            "before": self.before,
            "after": self.after,
            "affects": list(self.affects),
            "departments": sorted(departments),
        }
