"""What is on record: the entries of progress, and what a new one would be about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.amounts import find_bounds, judge_met
from obligations.findings import OptionError, UserError
from obligations.ids import document_of, is_part_of, occurrence_of, thing_of
from obligations.layers import spell_path
from obligations.query.answer import Answer
from obligations.query.ids import find_document, find_record
from obligations.query.measures import describe_target, pair_columns, read_amount, read_wording
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from obligations.query.session import Question, Row
    from obligations.records import (
        EntryRecord,
        EvidenceRecord,
        LoggedRecord,
        MetricRecord,
        SubjectKind,
        SubjectRecord,
    )
    from obligations.sentences import Sentence
_ENTRIES = """
SELECT p.*, m.document, m.title_en, m.title_zh,
  (SELECT json_group_array(json_object('en', c.citation_en, 'zh', c.citation_zh)) FROM (
    SELECT * FROM cited_evidence AS i
    WHERE i.file = p.file AND i.position = p.position ORDER BY i.at
  ) AS c) AS citations,
  (SELECT group_concat(r.id) FROM progress AS r WHERE r.thing = p.thing AND r.same_as = p.id
    AND r.id <> p.id) AS other_ids
FROM cited_entry AS p LEFT JOIN measure AS m ON m.id = p.measure WHERE p.date <= ?
  AND p.same_as IS NULL
"""
_STANDING = "AND NOT p.withdrawn AND p.status <> 'withdrawn'"
_ORDER = "ORDER BY p.date, p.recorded, p.depth, p.id"
_ID = re.compile("[0-9a-f]{4,64}")
_WORDING: dict[SubjectKind, str] = {"measure": "title", "action": "what", "target": "outcome"}


def list_entries(
    question: Question,
    texts: Iterable[str] = (),
    document: str | None = None,
    *,
    withdrawn: bool = False,
) -> Answer[LoggedRecord]:
    """Return the entries up to the day asked about, the oldest first.

    Only those of documents, measures, actions or targets that are named; `document` is the one in
    which numbers as printed are looked up, and which is meant where nothing else is named.

    What was withdrawn, and what withdrew it, is among them with `withdrawn` only. A measure brings
    the entries of its actions and targets with it, an action those of its targets. Raises UserError
    for an unknown name.
    """
    wanted = [_find_named(question, text, document) for text in texts]
    if document and not wanted:
        wanted = [find_document(question, document)]
    entries = f"{_ENTRIES} {_STANDING}"
    if withdrawn:
        entries = _ENTRIES
    rows = question.select(f"{entries} {_ORDER}", [question.as_of.isoformat()])
    kept = [row for row in rows if not wanted or any(_belongs(row, name) for name in wanted)]
    return Answer(
        [
            {
                **_describe_entry(row),
                "corrected_by": row["corrected_by"],
                "other_ids": (row["other_ids"] or "").split(",") if row["other_ids"] else [],
                "measure": {"id": row["measure"], "title": pair_columns(row, "title")},
            }
            for row in kept
        ]
    )


def load_progress(question: Question, measure: str) -> list[EntryRecord]:
    """Return what is on record of a measure, its actions and targets by the day asked about, the
    oldest first, but for what was withdrawn.
    """
    rows = question.select(
        f"{_ENTRIES} {_STANDING} AND p.measure = ? {_ORDER}", [question.as_of.isoformat(), measure]
    )
    return [_describe_entry(row) for row in rows]


def describe_subject(question: Question, text: str, document: str | None = None) -> SubjectRecord:
    """Return what an entry can be about: a measure, an action, a target or an occurrence, with its
    wording, its document's date and its targets.

    `document` is the one in which a number as printed is looked up.
    """
    named = find_record(question, text, document)
    found = thing_of(named)
    kind = next(
        kind for kind in _WORDING if question.select(f"SELECT 1 FROM {kind} WHERE id = ?", [found])
    )
    wording, measure = _WORDING[kind], "id" if kind == "measure" else "measure"
    (row,) = question.select(
        f"SELECT s.id, s.{wording}_en AS text_en, s.{wording}_zh AS text_zh, m.id AS measure,"
        f" d.dated FROM {kind} AS s JOIN measure AS m ON m.id = s.{measure} JOIN document AS d ON"
        " d.id = m.document WHERE s.id = ?",
        [found],
    )
    targets = question.select(
        "SELECT * FROM target_state WHERE measure = ? ORDER BY action IS NOT NULL, id",
        [row["measure"]],
    )
    return {
        "id": named,
        "kind": kind,
        "measure": row["measure"],
        "text": read_wording(row, "text"),
        "dated": row["dated"],
        "targets": [
            describe_target(target) for target in targets if is_part_of(target["id"], row["id"])
        ],
    }


def find_metric(subject: SubjectRecord) -> MetricRecord | None:
    """Return what a subject promises to reach, where it is a target that promises a number."""
    return next(
        (
            target["metric"]
            for target in subject["targets"]
            if target["id"] == thing_of(subject["id"])
        ),
        None,
    )


def find_contradiction(
    question: Question, record: str, status: str, value: Decimal | None
) -> tuple[Sentence, Sentence] | None:
    """Return what an entry of a status and a value contradicts in what was promised, and what to do
    about it; None where it contradicts nothing.
    """
    if status != "met" or value is None:
        return None
    metric = find_metric(describe_subject(question, record))
    if metric is None:
        return None
    baseline = metric["baseline"]["value"] if metric["baseline"] else None
    bounds = find_bounds(metric["comparator"], baseline, metric["value"], metric["to"])
    return judge_met(record, value, *bounds)


def find_state(question: Question, record: str) -> str | None:
    """Return the state of a measure, an action, a target or an occurrence on the day asked about.

    None where there is none of that id.
    """
    for view in (*(f"{kind}_state" for kind in _WORDING), "target_occurrence"):
        if rows := question.select(f"SELECT state FROM {view} WHERE id = ?", [record]):
            return str(rows[0]["state"])
    return None


def find_corrected(
    question: Question, texts: Iterable[str], record: str | None
) -> tuple[str, list[str]]:
    """Find the entries that are to be corrected: what the correction is about, and their ids.

    `record` is the measure, action, target or occurrence that was named, if any: they are about
    that or a part of it. Among the occurrences of one target a correction can move. Raises
    UserError.
    """
    found = [_find_entry(question, text, record) for text in texts]
    ids = [row["id"] for row in found]
    things = sorted({row["thing"] for row in found})
    if len(things) > 1:
        raise OptionError(
            "--corrects",
            tell("these entries are about {things:, | and }", things=things),
            tell("an entry corrects only entries about the same thing"),
        )
    if record and occurrence_of(record):
        return record, ids
    subjects = {row["of"] for row in found}
    return subjects.pop() if len(subjects) == 1 else things[0], ids


def check_correctable(question: Question, thing: str, ids: Iterable[str]) -> None:
    """Raise UserError where one of the entries about a thing no longer stands, and so can't be
    corrected.
    """
    thing = thing_of(thing)
    for name in ids:
        (row,) = question.select(
            "SELECT * FROM progress WHERE thing = ? AND id = ? AND same_as IS NULL", [thing, name]
        )
        last = row["corrected_by"]
        if row["withdrawn"]:
            raise UserError(
                tell("entry {name} was withdrawn by {last}", name=name, last=last),
                tell(
                    "if it is right after all, withdraw that: {withdrawal}",
                    withdrawal=_say_withdrawal(last),
                ),
            )
        if last:
            raise UserError(
                tell("entry {name} is corrected by {last}", name=name, last=last),
                tell(
                    "correct that one: --corrects {last}",
                    last=_find_last(question, row["thing"], last),
                ),
            )


def find_recorded(question: Question, thing: str, fact: str) -> Row | None:
    """Find the entry that says the same, whenever it was recorded.

    Raises UserError where it no longer stands, with the way back.
    """
    rows = question.select(
        "SELECT * FROM progress WHERE thing = ? AND fact = ? AND same_as IS NULL",
        [thing_of(thing), fact],
    )
    if not rows:
        return None
    row, last = rows[0], rows[0]["corrected_by"]
    if row["withdrawn"]:
        way = tell(
            "if it is right after all, withdraw that: {withdrawal}",
            withdrawal=_say_withdrawal(last),
        )
        raise UserError(
            tell("this is on record as {id} and was withdrawn by {last}", id=row["id"], last=last),
            way,
        )
    if last:
        way = tell(
            "if it is right after all, correct that one: --corrects {last}",
            last=_find_last(question, row["thing"], last),
        )
        raise UserError(
            tell("this is on record as {id} and is corrected by {last}", id=row["id"], last=last),
            way,
        )
    return row


def _find_entry(question: Question, text: str, record: str | None) -> Row:
    name = text.strip().lower()
    if not _ID.fullmatch(name):
        raise OptionError(
            "--corrects",
            tell("{text!r} is not the id of an entry", text=text),
            tell("such as 5f3a91c2: obligations progress log shows them"),
        )
    rows = question.select(
        "SELECT * FROM progress WHERE digest >= ? AND digest < ? || 'g' ORDER BY digest",
        [name, name],
    )
    fitting = [row for row in rows if record is None or is_part_of(row["of"], thing_of(record))]
    if not fitting:
        message = tell("there is no entry {name}", name=name)
        if record:
            message = tell("there is no entry {name} about {record}", name=name, record=record)
        if rows:
            hint = tell("it is about {of}", of=rows[0]["of"])
        else:
            hint = tell("list them with: obligations progress log")
        raise OptionError("--corrects", message, hint)
    if len({row["fact"] for row in fitting}) > 1:
        listed = ", ".join(f"{row['id']} ({row['of']})" for row in fitting)
        raise OptionError(
            "--corrects",
            tell("several entries begin with {name}", name=name),
            tell("write more digits of one of them: {listed}", listed=listed),
        )
    sql = "SELECT * FROM progress WHERE thing = ? AND fact = ? AND same_as IS NULL"
    return question.select(sql, [fitting[0]["thing"], fitting[0]["fact"]])[0]


def _find_last(question: Question, thing: str, name: str) -> str:
    """Follow the corrections from one to the last of them."""
    while rows := question.select(
        "SELECT corrected_by FROM progress WHERE thing = ? AND id = ? AND corrected_by IS NOT NULL",
        [thing, name],
    ):
        name = rows[0]["corrected_by"]
    return name


def _say_withdrawal(name: str) -> str:
    return f"obligations progress add --status withdrawn --corrects {name} --note …"


def _find_named(question: Question, text: str, document: str | None) -> str:
    try:
        return find_document(question, text)
    except UserError:
        return find_record(question, text, document)


def _belongs(row: Row, name: str) -> bool:
    # By the id itself: the measure may be gone, and what is on record of it stays.
    return document_of(row["of"]) == name or is_part_of(row["of"], name)


def _describe_entry(row: Row) -> EntryRecord:
    import json  # start-up time of everything else

    evidence: list[EvidenceRecord] = json.loads(row["evidence"])
    for shown, citation in zip(evidence, json.loads(row["citations"]), strict=True):
        shown["citation"] = citation
    return {
        "of": row["of"],
        "date": row["date"],
        "recorded": row["recorded"],
        "status": row["status"],
        "value": read_amount(row["value_text"]),
        "quality": row["quality"],
        "evidence": evidence,
        "note": pair_columns(row, "note"),
        "id": row["id"],
        "file": spell_path(row["file"]),
        "layer": row["layer"],
        "corrects": json.loads(row["corrects"]),
        "corrected": row["corrected_by"] is not None,
        "withdrawn": bool(row["withdrawn"]),
    }
