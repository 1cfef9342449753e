"""Lineage: what a measure continues, and what took it up, over all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.ids import is_measure, measure_of
from obligations.query.ids import find_record
from obligations.query.measures import pair_columns, read_wording

if TYPE_CHECKING:
    from obligations.query.session import Question, Row
    from obligations.records import Bilingual, BranchRecord, LineageRecord, TracedRecord


def trace(question: Question, text: str, document: str | None = None) -> LineageRecord:
    """Return a measure with the trees of what it continues (`back`) and of what took it up
    (`forward`). Raises UserError.

    Of an action, only the ties of that action, and those of its measure as a whole. A measure met
    twice is told once.
    """
    record = find_record(question, text, document)
    measure = measure_of(record)
    action: str | None = record
    if is_measure(record):
        action = None
    (row,) = question.select(f"{_HEAD} WHERE m.id = ?", [measure])
    return {
        **_describe(row),
        "action": action,
        "what": _find_what(question, action),
        "back": _follow_all(question, measure, action, back=True),
        "forward": _follow_all(question, measure, action, back=False),
    }


_HEAD = (
    "SELECT m.id, m.document, m.title_en, m.title_zh, d.dated FROM measure AS m JOIN document AS d"
    " ON d.id = m.document"
)
_BACK = (
    f"SELECT l.*, h.* FROM link AS l JOIN ({_HEAD}) AS h ON h.id = l.to_measure WHERE l.measure = ?"
)
_FORWARD = (
    f"SELECT l.*, h.* FROM link AS l JOIN ({_HEAD}) AS h ON h.id = l.measure WHERE l.to_measure = ?"
)


def _follow_all(
    question: Question, measure: str, action: str | None, *, back: bool
) -> list[BranchRecord]:
    """Follow the ties of a measure to their ends, the branches of each in depth before the next."""
    seen = {action or measure}
    found = _follow(question, measure, action, back=back)
    waiting = found[::-1]
    while waiting:
        branch = waiting.pop()
        place = branch["part"] or branch["id"]
        branch["again"] = place in seen
        seen.add(place)
        if not branch["again"]:
            branch["links"] = _follow(question, branch["id"], branch["part"], back=back)
            waiting += branch["links"][::-1]
    return found


def _follow(
    question: Question, measure: str, action: str | None, *, back: bool
) -> list[BranchRecord]:
    """Return the ties of a measure.

    Where others led to one of its actions, those of that action and of the measure as a whole.
    """
    query, near, far = f"{_FORWARD} ORDER BY h.dated, h.id, l.position", "to_id", "action"
    if back:
        query, near, far = f"{_BACK} ORDER BY h.dated DESC, h.id DESC, l.position", far, near
    rows = question.select(query, [measure])
    found: list[BranchRecord] = []
    for row in rows:
        own = row[near] if row[near] != measure else None
        if action and own not in (None, action):
            continue
        part = row[far] if row[far] != row["id"] else None
        branch: BranchRecord = {
            **_describe(row),
            "part": part,
            "what": _find_what(question, part),
            "relation": row["relation"],
            "at": own,
            "because": pair_columns(row, "because"),
            "again": False,
            "links": [],
        }
        found.append(branch)
    return found


def _find_what(question: Question, action: str | None) -> Bilingual | None:
    if action:
        rows = question.select("SELECT what_en, what_zh FROM action WHERE id = ?", [action])
    else:
        rows = []
    if rows:
        return pair_columns(rows[0], "what")
    return None


def _describe(row: Row) -> TracedRecord:
    return {
        "id": row["id"],
        "document": row["document"],
        "dated": row["dated"],
        "title": read_wording(row, "title"),
    }
