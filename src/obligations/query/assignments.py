"""Who at home looks after what, as `assignments.yaml` says: shown and found, and never counted
among who answers.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.query.session import Question
    from obligations.records import AssignmentRecord, Bilingual, BodyRecord

# What an assignment holds for: the record itself, and the actions and targets below it that have
# none of their own. CROSS JOIN begins with the assignments, of which there are few.
ASSIGNED = """
SELECT m.id AS id, m.id AS measure, NULL AS action, a.department, a.layer
  FROM assignment AS a CROSS JOIN measure AS m ON m.id = a.of
UNION ALL SELECT x.id, x.measure, x.id, a.department, a.layer
  FROM assignment AS a CROSS JOIN action AS x ON x.measure = a.measure
  WHERE a.of = coalesce((SELECT b.of FROM assignment AS b WHERE b.of = x.id), x.measure)
UNION ALL SELECT t.id, t.measure, t.action, a.department, a.layer
  FROM assignment AS a CROSS JOIN target AS t ON t.measure = a.measure
  WHERE a.of = coalesce((SELECT b.of FROM assignment AS b WHERE b.of = t.id),
    (SELECT b.of FROM assignment AS b WHERE b.of = t.action), t.measure)
"""


def find_assigned(
    assignments: Sequence[AssignmentRecord], things: Iterable[str | None]
) -> list[AssignmentRecord]:
    """Return which of the assignments of a measure hold for a part of it.

    `things`: the ids of the part and of what it belongs to, the nearest first.
    """
    found = ([one for one in assignments if one["of"] == thing] for thing in things)
    return next(filter(None, found), [])


def group_assigned(
    assignments: Sequence[AssignmentRecord], record_id: str
) -> list[tuple[BodyRecord, list[str]]]:
    """Return who looks after a record, each once, with the parts of it; none where it is all of
    it.
    """
    owners = {one["owner"]["id"]: one["owner"] for one in assignments}
    found = []
    for owner in owners.values():
        things = [one["of"] for one in assignments if one["owner"]["id"] == owner["id"]]
        whole = any(not thing.startswith(f"{record_id}.") for thing in things)
        found.append((owner, [] if whole else things))
    return found


def load_assignments(question: Question) -> dict[str, list[AssignmentRecord]]:
    """Return the assignments of the measures that are chosen, and of what belongs to them; what
    several say, as two layers do, once.
    """
    found: dict[str, list[AssignmentRecord]] = defaultdict(list)
    said: set[tuple[str, str, str | None, str | None]] = set()
    rows = question.select(
        "SELECT a.*, coalesce(d.en, a.department) AS en, coalesce(d.zh, a.department) AS zh, d.abbr"
        " FROM temp.chosen AS c CROSS JOIN assignment AS a ON"
        " a.measure = c.id LEFT JOIN department AS d ON d.id = a.department"
        " ORDER BY c.position, length(a.of), a.of, a.position"
    )
    for row in rows:
        statement = (row["of"], row["department"], row["note_en"], row["note_zh"])
        if statement in said:
            continue
        said.add(statement)
        note: Bilingual = {"en": row["note_en"], "zh": row["note_zh"]}
        found[row["measure"]].append(
            {
                "of": row["of"],
                "owner": {"id": row["department"], "name": read_both(row), "abbr": row["abbr"]},
                "note": note if any(note.values()) else None,
                "layer": row["layer"],
            }
        )
    return found
