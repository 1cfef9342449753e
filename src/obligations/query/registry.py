"""The registry as people ask it: one body with its names, its successors and what it owes, or all
of them with counts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from obligations.query.departments import find_department
from obligations.query.measures import pair_columns, read_wording
from obligations.text.speech import read_both
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from obligations.query.session import Question
    from obligations.records import (
        CountedDepartmentRecord,
        DepartmentMeasuresRecord,
        DepartmentPageRecord,
        FormerNameRecord,
        RoleCountsRecord,
        SuccessionRecord,
    )
    from obligations.vocabulary import PartyRole


def list_departments(
    question: Question, *, everybody: bool = False
) -> list[CountedDepartmentRecord]:
    """Return every body that a measure or action names, with the number of measures by role.

    `everybody`: the whole registry.
    """
    counts: dict[str, RoleCountsRecord] = defaultdict(
        lambda: {"lead": 0, "co_responsible": 0, "responsible": 0}
    )
    for row in question.select(
        "SELECT department, role, count(DISTINCT measure) AS measures FROM responsibility GROUP BY"
        " department, role"
    ):
        role: PartyRole = row["role"]
        counts[row["department"]][role] = row["measures"]
    rows = question.select("SELECT * FROM department ORDER BY position")
    known = {row["id"] for row in rows}
    records: list[CountedDepartmentRecord] = [
        {
            "id": row["id"],
            "kind": row["kind"],
            "level": row["level"],
            "layer": row["layer"],
            "name": read_both(row),
            "abbr": row["abbr"],
            **counts[row["id"]],
        }
        for row in rows
    ]
    records += [
        {
            "id": name,
            "kind": None,
            "level": None,
            "layer": None,
            "name": {"en": name, "zh": name},
            "abbr": None,
            **counts[name],
        }
        for name in sorted(set(counts) - known)
    ]
    return [record for record in records if everybody or any(record[role] for role in PARTY_ROLES)]


def show_department(question: Question, name: str) -> DepartmentPageRecord:
    """Return everything about one body.

    Raises UserError with candidates for a name that is unknown or shared.
    """
    understood = find_department(question, name)
    (row,) = question.select("SELECT * FROM department WHERE id = ?", [understood.id])
    names = question.select(
        "SELECT name, kind, since, until FROM department_name WHERE department = ? AND kind <> 'id'"
        " ORDER BY rowid",
        [understood.id],
    )
    by_kind: dict[str, list[FormerNameRecord]] = defaultdict(list)
    for found in names:
        by_kind[found["kind"]].append(
            {"name": found["name"], "from": found["since"], "to": found["until"]}
        )
    measures: DepartmentMeasuresRecord = {"lead": [], "co_responsible": [], "responsible": []}
    for found in question.select(
        "SELECT DISTINCT r.role, coalesce(r.action, r.measure) AS id, r.basis, d.dated, m.position,"
        " x.number FROM responsibility AS r JOIN measure AS m ON m.id = r.measure JOIN document AS"
        " d ON d.id = m.document LEFT JOIN action AS x ON x.id = r.action WHERE r.department = ?"
        " ORDER BY d.dated, m.position, x.number",
        [understood.id],
    ):
        role: PartyRole = found["role"]
        if found["id"] not in measures[role]:
            measures[role].append(found["id"])
    return {
        "id": understood.id,
        "kind": row["kind"],
        "level": row["level"],
        "layer": row["layer"],
        "name": understood.name,
        "official": {"en": row["official_en"], "zh": row["official_zh"]},
        "abbr": row["abbr"],
        "names": [found["name"] for kind in ("abbr", "other", "query") for found in by_kind[kind]],
        "former_names": by_kind["former"],
        "machine_translated": [found["name"] for found in by_kind["translation"]],
        "also": understood.also,
        "parent": row["parent"],
        "nameplate_of": row["nameplate_of"],
        "short": {"en": row["short_en"], "zh": row["short_zh"]},
        "existed": {
            "from": row["existed_from"],
            "opened": row["existed_opened"],
            "to": row["existed_to"],
            "closed": row["existed_closed"],
        },
        "predecessors": _list_successions(question, "new", "old", understood.id),
        "successors": _list_successions(question, "old", "new", understood.id),
        "measures": measures,
        "signed": [
            found["document"]
            for found in question.select(
                "SELECT i.document FROM issuer AS i JOIN document AS d ON d.id = i.document WHERE"
                " i.department = ? ORDER BY d.dated",
                [understood.id],
            )
        ],
        "assigned": [
            found["of"]
            for found in question.select(
                "SELECT DISTINCT a.of, d.dated, m.position FROM assignment AS a JOIN measure AS m"
                " ON m.id = a.measure JOIN document AS d ON d.id = m.document WHERE a.department ="
                " ? ORDER BY d.dated, m.position, length(a.of), a.of",
                [understood.id],
            )
        ],
        "note": pair_columns(row, "note"),
    }


def _list_successions(
    question: Question, own: str, other: str, department: str
) -> list[SuccessionRecord]:
    rows = question.select(
        "SELECT s.*, d.en, d.zh, d.abbr FROM succession AS s LEFT JOIN department AS d ON d.id ="
        f" s.{other} WHERE s.{own} = ? ORDER BY s.date, s.old, s.new",
        [department],
    )
    return [
        {
            "id": row[other],
            "name": read_both(row),
            "abbr": row["abbr"],
            "type": row["type"],
            "weight": row["weight"],
            "date": row["date"],
            "share": read_wording(row, "share"),
            "source": read_wording(row, "source"),
            "verified": bool(row["verified"]),
        }
        for row in rows
    ]
