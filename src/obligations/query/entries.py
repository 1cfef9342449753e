"""What is on record: the entries of progress, and what a new one would be about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.addresses import is_web_address
from obligations.findings import UserError
from obligations.query.ids import find_document, find_record
from obligations.query.lists import Answer
from obligations.query.measures import describe_target, pair

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from obligations.query.question import Question, Row

Record = dict[str, Any]
_ENTRIES = """
SELECT p.*, m.document, m.title_en, m.title_zh,
  CASE WHEN p.corrected THEN (
    SELECT min(c.entry) FROM progress AS c WHERE c.file = p.file AND c.corrects = p.entry AND c.entry > p.entry
  ) END AS corrected_by
FROM progress AS p LEFT JOIN measure AS m ON m.id = p.measure WHERE p.date <= ?
"""
_WORDING = {"measure": "title", "action": "what", "target": "outcome"}


def list_entries(question: Question, texts: Iterable[str] = ()) -> Answer:
    """Give the entries up to the day asked about, the oldest first; only those of documents, measures, actions or targets that are named.

    A measure brings the entries of its actions and targets with it, an action those of its targets. Raises UserError for an unknown name.
    """
    wanted = [_find_named(question, text) for text in texts]
    rows = question.select(f"{_ENTRIES} ORDER BY p.date, p.file, p.entry", [question.as_of.isoformat()])
    kept = [row for row in rows if not wanted or any(_belongs(row, name) for name in wanted)]
    return Answer(
        [
            {
                **_describe_entry(row),
                "corrected_by": row["corrected_by"],
                "measure": {"id": row["measure"], "title": pair(row, "title")},
            }
            for row in kept
        ]
    )


def load_progress(question: Question, measure: str) -> list[Record]:
    """Give what is on record of a measure, its actions and targets by the day asked about, the oldest first."""
    rows = question.select(f"{_ENTRIES} AND p.measure = ? ORDER BY p.date, p.file, p.entry", [question.as_of.isoformat(), measure])
    return [_describe_entry(row) for row in rows]


def describe_subject(question: Question, text: str) -> Record:
    """Give what an entry can be about: a measure, an action or a target, with its wording, its document's date and its targets."""
    found = find_record(question, text)
    kind = next(kind for kind in _WORDING if question.select(f"SELECT 1 FROM {kind} WHERE id = ?", [found]))
    wording, measure = _WORDING[kind], "id" if kind == "measure" else "measure"
    (row,) = question.select(
        f"SELECT s.id, s.{wording}_en AS text_en, s.{wording}_zh AS text_zh, m.id AS measure, d.dated FROM {kind} AS s"
        f" JOIN measure AS m ON m.id = s.{measure} JOIN document AS d ON d.id = m.document WHERE s.id = ?",
        [found],
    )
    targets = question.select("SELECT * FROM target_state WHERE measure = ? ORDER BY action IS NOT NULL, id", [row["measure"]])
    return {
        "id": row["id"],
        "kind": kind,
        "measure": row["measure"],
        "text": pair(row, "text"),
        "dated": row["dated"],
        "targets": [describe_target(target) for target in targets if _is_part(target["id"], row["id"])],
    }


def find_state(question: Question, subject: Record) -> tuple[str, str | None]:
    """Give the state of a measure, an action or a target on the day asked about, and the last status on record."""
    (row,) = question.select(f"SELECT state, progress FROM {subject['kind']}_state WHERE id = ?", [subject["id"]])
    return row["state"], row["progress"]


def read_evidence(question: Question, text: str, today: date) -> Record:
    """Read what shows it: a web address, read today, or the id of a measure or action of the corpus. Raises UserError."""
    if ":" in text:
        return {"url": _read_address(text), "retrieved": today.isoformat()}
    try:
        found = find_record(question, text)
    except UserError as error:
        hint = f"{error.hint}; a web address begins with https://" if error.hint else "a web address begins with https://"
        raise UserError(f"--evidence: {error.message}", hint) from None
    if ".t" in found:
        raise UserError(f"--evidence: {found} is a target", f"name the measure or action that shows it: {found.rpartition('.t')[0]}")
    return {"measure": found}


def _read_address(text: str) -> str:
    if not is_web_address(text):
        raise UserError(f"--evidence: {text!r} is no web address", "write it in full: https://www.example.org/page")
    return text


def _find_named(question: Question, text: str) -> str:
    try:
        return find_document(question, text)
    except UserError:
        return find_record(question, text)


def _belongs(row: Row, name: str) -> bool:
    # By the id itself: the measure may be gone, and what is on record of it stays.
    return row["of"].rpartition("-")[0] == name or _is_part(row["of"], name)


def _is_part(record: str, whole: str) -> bool:
    return record == whole or record.startswith(f"{whole}.")


def _describe_entry(row: Row) -> Record:
    import json  # noqa: PLC0415 - start-up time of everything else

    return {
        **{key: row[key] for key in ("of", "date", "recorded", "status", "value")},
        "evidence": json.loads(row["evidence"]),
        "note": pair(row, "note"),
        "file": row["file"],
        "entry": row["entry"],
        "corrects": row["corrects"],
        "corrected": bool(row["corrected"]),
    }
