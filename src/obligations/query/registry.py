"""The registry as people ask it: one body with its names, its successors and what it owes, or all
of them with counts.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from obligations.query.departments import find_department
from obligations.query.measures import pair_columns
from obligations.text.speech import read_both
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from obligations.query.session import Question

Record = dict[str, Any]


def list_departments(question: Question, *, everybody: bool = False) -> list[Record]:
    """Return every body that a measure or action names, with the number of measures by role.

    `everybody`: the whole registry.
    """
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in question.select(
        "SELECT department, role, count(DISTINCT measure) AS measures FROM responsibility GROUP BY"
        " department, role"
    ):
        counts[row["department"]][row["role"]] = row["measures"]
    rows = question.select("SELECT * FROM department ORDER BY position")
    known = {row["id"] for row in rows}
    records = [
        {
            "id": row["id"],
            "kind": row["kind"],
            "level": row["level"],
            "name": read_both(row),
            "abbr": row["abbr"],
            **{role: counts[row["id"]].get(role, 0) for role in PARTY_ROLES},
        }
        for row in rows
    ]
    strangers = sorted(set(counts) - known)
    records += [
        {"id": name, "kind": None, "level": None, "name": {"en": name, "zh": name}, "abbr": None}
        | {r: counts[name].get(r, 0) for r in PARTY_ROLES}
        for name in strangers
    ]
    return [record for record in records if everybody or any(record[role] for role in PARTY_ROLES)]


def show_department(question: Question, name: str) -> Record:
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
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for found in names:
        by_kind[found["kind"]].append(
            {"name": found["name"], "from": found["since"], "to": found["until"]}
        )
    measures: dict[str, dict[str, None]] = {role: {} for role in PARTY_ROLES}
    for found in question.select(
        "SELECT DISTINCT r.role, coalesce(r.action, r.measure) AS id, r.basis, d.dated, m.position,"
        " r.action FROM responsibility AS r JOIN measure AS m ON m.id = r.measure JOIN document AS"
        " d ON d.id = m.document WHERE r.department = ? ORDER BY d.dated, m.position, r.action",
        [understood.id],
    ):
        measures[found["role"]][found["id"]] = None
    return {
        "id": understood.id,
        "kind": row["kind"],
        "level": row["level"],
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
        "existed": {key: row[f"existed_{key}"] for key in ("from", "opened", "to", "closed")},
        "predecessors": _list_successions(question, "new", "old", understood.id),
        "successors": _list_successions(question, "old", "new", understood.id),
        "measures": {role: list(owed) for role, owed in measures.items()},
        "signed": [
            found["document"]
            for found in question.select(
                "SELECT i.document FROM issuer AS i JOIN document AS d ON d.id = i.document WHERE"
                " i.department = ? ORDER BY d.dated",
                [understood.id],
            )
        ],
        "note": pair_columns(row, "note"),
    }


def _list_successions(question: Question, own: str, other: str, department: str) -> list[Record]:
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
            "share": {"en": row["share_en"], "zh": row["share_zh"]},
            "source": row["source"],
            "verified": bool(row["verified"]),
        }
        for row in rows
    ]
