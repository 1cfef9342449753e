"""Who answers, as the JSON output says it: each party with its basis, the parts it answers for, and
what became of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.successions import find_groups
from obligations.text.speech import read_both, read_names
from obligations.vocabulary import BASES, PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.query.session import Question, Row
    from obligations.records import (
        Bilingual,
        DepartmentRecord,
        PartyRecord,
        RolesRecord,
        UnresolvedRecord,
    )
    from obligations.vocabulary import Basis, PartyRole

_GENERIC = "generic"


@dataclass(slots=True)
class Heirs:
    """What became of each body by the day asked about.

    `shorts` are the names that narrow columns use.
    """

    edges: dict[str, list[str]]
    shorts: dict[str, Bilingual]
    _ends: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, department: str) -> list[str]:
        """Return the ids of the bodies at the end of its succession.

        None where it is still there.
        """
        if department not in self.edges:
            return []
        if not self._ends:
            # Those of all bodies in one go, each from those of its heirs: a long succession is
            # followed once, not once a body.
            for group in find_groups(self.edges):
                heirs = dict.fromkeys(
                    heir for body in group for heir in self.edges.get(body, ()) if heir not in group
                )
                ends = dict.fromkeys(
                    end
                    for heir in heirs
                    for end in (self._ends[heir] if heir in self.edges else (heir,))
                )
                self._ends |= dict.fromkeys(group, tuple(ends))
        return list(self._ends[department])

    def name(self, departments: list[str]) -> list[Bilingual]:
        """Return the short names of bodies."""
        return [
            self.shorts.get(department, {"en": department.upper(), "zh": department})
            for department in departments
        ]

    def find_for(self, department: str, passed_to: str | None) -> list[str]:
        """Return what became of a body in a matter that its clause may have passed to another heir
        than the body's own.
        """
        now = self.find(department)
        if passed_to and now:
            return self.find(passed_to) or [passed_to]
        return now


def load_heirs(question: Question) -> Heirs:
    """Load what became of all bodies by the day asked about.

    A move dated by month or year counts from its first day.
    """
    as_of = question.as_of.isoformat()
    edges: dict[str, list[str]] = {}
    for row in question.select(
        "SELECT old, new, date FROM succession WHERE leads_on ORDER BY date, new"
    ):
        if row["date"] <= as_of[: len(row["date"])]:
            edges.setdefault(row["old"], []).append(row["new"])
    rows = question.select(
        "SELECT id, coalesce(abbr, short_en, en) AS en, coalesce(short_zh, zh) AS zh FROM"
        " department WHERE id IN (SELECT new FROM succession)"
    )
    return Heirs(edges, {row["id"]: read_both(row) for row in rows})


def load_parties(question: Question) -> dict[str, RolesRecord]:
    """Return the role lists of the chosen measures and of their actions, by id."""
    heirs = load_heirs(question)
    rows = question.select(
        "SELECT r.*, d.kind, d.en, d.zh, d.abbr, d.short_en, d.short_zh"
        " FROM temp.chosen AS c CROSS JOIN responsibility AS r ON r.measure = c.id"
        " LEFT JOIN department AS d ON d.id = r.department"
        " ORDER BY c.position, r.action IS NOT NULL, r.clause, r.position, r.rowid"
    )
    lists: dict[str, RolesRecord] = defaultdict(
        lambda: {"lead": [], "co_responsible": [], "responsible": []}
    )
    known: dict[tuple[str, ...], PartyRecord] = {}
    parts: set[tuple[str | None, ...]] = set()
    for row in rows:
        for owner in (row["action"], row["measure"]):
            if owner is None:
                continue
            key = (owner, row["role"], row["department"], row["basis"])
            party = known.get(key)
            # One that answers on the same basis already gains the part, or stays with the whole.
            if party is None:
                known[key] = party = _describe(row, heirs)
                role: PartyRole = row["role"]
                lists[owner][role].append(party)
            elif (
                party["parts"] is not None and row["action"] and (*key, row["action"]) not in parts
            ):
                party["parts"].append(row["action"])
            parts.add((*key, row["action"]))
    for owner, roles in lists.items():
        if "." in owner:  # an action is its own whole
            for role in PARTY_ROLES:
                for party in roles[role]:
                    party["parts"] = None
    return lists


def load_unresolved(question: Question) -> dict[str, UnresolvedRecord]:
    """Return whom the drafts among the chosen measures name as printed, by role, by the id of the
    measure or action.
    """
    named: dict[str, UnresolvedRecord] = defaultdict(
        lambda: {"lead": [], "co_responsible": [], "responsible": []}
    )
    for row in question.select(
        "SELECT u.* FROM temp.chosen AS c CROSS JOIN unresolved AS u ON u.measure = c.id"
        " ORDER BY c.position, u.action IS NOT NULL, u.clause, u.position"
    ):
        role: PartyRole = row["role"]
        held = named[row["action"] or row["measure"]][role]
        if row["printed"] not in held:
            held.append(row["printed"])
    return named


def load_drafts(question: Question) -> set[str]:
    """Return the ids of the documents that nobody has reviewed yet."""
    return {row["id"] for row in question.select("SELECT id FROM document WHERE draft")}


def list_answering(roles: RolesRecord) -> list[PartyRecord]:
    """Return who answers: those who lead, else all who are responsible, first those that tell most:
    stated ones, then named bodies.
    """
    return list(roles["lead"]) or sorted(
        roles["responsible"],
        key=lambda party: (party["basis"] != BASES[0], party["kind"] == _GENERIC),
    )


def name_answering(roles: RolesRecord) -> list[str]:
    """Return the ids of who answers, each once, by the role lists of a measure or an action."""
    return list(dict.fromkeys(party["id"] for party in list_answering(roles)))


def strongest_basis(parties: Iterable[PartyRecord]) -> Basis | None:
    """Return the strongest basis on which anybody is named: stated, document, inferred.

    None where nobody is.
    """
    present = {party["basis"] for party in parties}
    return next((basis for basis in BASES if basis in present), None)


def _describe(row: Row, heirs: Heirs) -> PartyRecord:
    because: Bilingual = {"en": row["because_en"], "zh": row["because_zh"]}
    body = describe_body(row, heirs, row["kind"], row["passed_to"])
    return {
        "id": body["id"],
        "kind": body["kind"],
        "name": body["name"],
        "abbr": body["abbr"],
        "basis": row["basis"],
        "because": because if any(because.values()) else None,
        "parts": [row["action"]] if row["action"] else None,
        "now": body["now"],
        "heirs": body["heirs"],
        "short": body["short"],
    }


def describe_body(
    row: Row, heirs: Heirs, kind: str | None, passed_to: str | None = None
) -> DepartmentRecord:
    """Return a body (`department` and its names in the row) with what became of it, in a matter
    that may have been passed on.
    """
    now = heirs.find_for(row["department"], passed_to)
    return {
        "id": row["department"],
        "kind": kind,
        "name": read_names(row, row["department"]),
        "abbr": row["abbr"],
        "short": {"en": row["abbr"] or row["short_en"], "zh": row["short_zh"]},
        "now": now,
        "heirs": heirs.name(now),
    }
