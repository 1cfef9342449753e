"""Measures in the shape of the JSON output, and the rows of the lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from obligations.amounts import make_amount
from obligations.ids import make_occurrence_id
from obligations.query.assignments import load_assignments
from obligations.query.parties import (
    load_drafts,
    load_parties,
    load_unresolved,
    name_answering,
    strongest_basis,
)
from obligations.text.speech import list_texts, read_both
from obligations.text.written_metrics import reckon_way_of
from obligations.vocabulary import MARKS, PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from obligations.query.session import Question, Row
    from obligations.records import (
        ActionRecord,
        BaselineRecord,
        Bilingual,
        DatesRecord,
        GoalRecord,
        LinkRecord,
        MeasureRecord,
        MetricRecord,
        OccurringTargetRecord,
        RolesRecord,
        StandingRecord,
        TargetRecord,
        UnresolvedRecord,
    )

    # What belongs to a measure as a whole, or to an action of it, by the ids of both.
    PartKey = tuple[str, str | None]


def load_measures(question: Question, ids: Iterable[str]) -> list[MeasureRecord]:
    """Return the measures of these ids, whole, in the order of the ids.

    Each SELECT starts from `chosen` (CROSS JOIN keeps SQLite from trying another order), so that it
    reads what was chosen and no more.
    """
    question.choose(ids)
    parties = load_parties(question)
    targets = _load_targets(question)
    topics = _list_values(question, "measure_topic", "topic")
    drafts, unresolved = load_drafts(question), load_unresolved(question)
    actions = _load_actions(question, parties, unresolved, targets, topics)
    links, linked_from = _load_links(question)
    assigned = load_assignments(question)
    rows = question.select(
        "SELECT m.*, (SELECT d.layer FROM document AS d WHERE d.id = m.document) AS layer,"
        " s.state, s.progress, s.not_found, s.next_deadline, k.owner, k.date, k.metric,"
        " k.binding FROM temp.chosen AS c CROSS JOIN measure AS m ON m.id = c.id CROSS JOIN"
        " measure_state AS s ON s.id = c.id CROSS JOIN measure_marks AS k ON k.id = c.id ORDER BY"
        " c.position"
    )
    return [
        {
            "id": row["id"],
            "document": row["document"],
            "draft": row["document"] in drafts,
            "layer": row["layer"],
            "number": row["number"],
            "label": row["label"],
            "section": row["section"],
            "parent": row["parent"],
            "closing": bool(row["closing"]),
            "kind": row["kind"],
            "title": read_wording(row, "title"),
            "heading": pair_columns(row, "heading"),
            "summary": pair_columns(row, "summary"),
            "topics": topics[row["id"], None],
            "basis": strongest_basis(
                party for role in PARTY_ROLES for party in parties[row["id"]][role]
            ),
            "lead": parties[row["id"]]["lead"],
            "co_responsible": parties[row["id"]]["co_responsible"],
            "responsible": parties[row["id"]]["responsible"],
            "unresolved": unresolved[row["id"]],
            "who": name_answering(parties[row["id"]]),
            "targets": targets[row["id"], None],
            "actions": actions[row["id"]],
            "state": row["state"],
            "reported": row["progress"],
            "not_found": row["not_found"],
            "next_deadline": row["next_deadline"],
            "marks": [mark for mark in MARKS if row[mark]],
            "assigned": assigned[row["id"]],
            "links": links[row["id"]],
            "linked_from": linked_from[row["id"]],
        }
        for row in rows
    ]


def list_targets_of(measure: MeasureRecord) -> list[TargetRecord]:
    """Return the targets of a measure and of its actions, the soonest first, undated ones last."""
    return order_targets(
        target for part in (measure, *measure["actions"]) for target in part["targets"]
    )


def order_targets(targets: Iterable[TargetRecord]) -> list[TargetRecord]:
    """Return targets in their order, the soonest first, undated ones last."""
    return sorted(targets, key=lambda target: (find_day(target), target["id"]))


def read_standing(measure: MeasureRecord) -> StandingRecord:
    """Return where a measure stands, as its actions and targets say it of themselves."""
    return {
        "state": measure["state"],
        "progress": measure["reported"],
        "not_found": measure["not_found"],
    }


def find_day(target: DatesRecord) -> str:
    """Return the day by which targets are put in order: the deadline, else when it begins.

    What has no date comes last.
    """
    return str(target["deadline"] or target["from"] or "9999")


def pair_columns(row: Row, column: str) -> Bilingual | None:
    """Return a text in both languages; None where it stands in neither."""
    text = read_wording(row, column)
    if list_texts(text):
        return text
    return None


def read_wording(row: Row, column: str) -> Bilingual:
    """Return a text that every row has, in both languages."""
    return {"en": row[f"{column}_en"], "zh": row[f"{column}_zh"]}


def describe_target(row: Row) -> TargetRecord:
    """Return a target in the shape of the JSON output."""
    return {
        "id": row["id"],
        "by": row["by"],
        "in": row["in"],
        "from": row["from"],
        "until": row["until"],
        "every": row["every"],
        "when": pair_columns(row, "when"),
        "because": pair_columns(row, "because"),
        "reckoned": bool(row["reckoned"]),
        "occurrence": row["occurrence"],
        "deadline": row["deadline"],
        "earlier_unconfirmed": row["earlier_unconfirmed"],
        "strive": bool(row["strive"]),
        "state": row["state"],
        "progress": row["progress"],
        "not_found": row["not_found"],
        "outcome": read_wording(row, "outcome"),
        "metric": describe_metric(row),
        "deliverable": row["deliverable"],
    }


def describe_due(row: Row) -> OccurringTargetRecord:
    """Return what is due: a target, or an occurrence of one under an id of its own."""
    described = describe_target(row)
    occurrence = row["occurrence"]
    if occurrence:
        described["id"] = make_occurrence_id(row["id"], occurrence)
    return {"target": row["id"], **described}


def describe_metric(row: Row) -> MetricRecord | None:
    """Return how much a target promises, how much was reached, and how far that is."""
    if not row["comparator"]:
        return None
    goal: GoalRecord = {
        "comparator": row["comparator"],
        "value": make_amount(row["value_text"]),
        "to": read_amount(row["to_value_text"]),
        "unit": read_wording(row, "unit"),
        "baseline": _describe_baseline(row),
    }
    return complete_metric(goal, read_amount(row["reached_text"]))


def complete_metric(goal: GoalRecord, reached: Decimal | None) -> MetricRecord:
    """Return what is promised with how much was reached, and how far that is."""
    return {**goal, "reached": reached, "way": reckon_way_of(goal, reached)}


def read_amount(text: str | None) -> Decimal | None:
    """Return an amount as it is printed; None where there is none."""
    if text is None:
        return None
    return make_amount(text)


def _describe_baseline(row: Row) -> BaselineRecord | None:
    if row["baseline_text"] is None:
        return None
    return {"value": make_amount(row["baseline_text"]), "at": row["baseline_at"]}


def _load_targets(question: Question) -> dict[PartKey, list[TargetRecord]]:
    targets: dict[PartKey, list[TargetRecord]] = defaultdict(list)
    rows = question.select(
        "SELECT t.* FROM temp.chosen AS c CROSS JOIN target_state AS t ON t.measure = c.id ORDER BY"
        " c.position, t.number"
    )
    for row in rows:
        targets[row["measure"], row["action"]].append(describe_target(row))
    return targets


def _load_actions(
    question: Question,
    parties: dict[str, RolesRecord],
    unresolved: dict[str, UnresolvedRecord],
    targets: dict[PartKey, list[TargetRecord]],
    topics: dict[PartKey, list[str]],
) -> dict[str, list[ActionRecord]]:
    addressees = _list_values(question, "action_addressee", "addressee")
    recipients = _list_values(question, "recipient", "department")
    places: dict[str, list[Bilingual]] = defaultdict(list)
    for row in question.select(
        "SELECT p.* FROM temp.chosen AS c CROSS JOIN place AS p ON p.measure = c.id ORDER BY"
        " c.position, p.action, p.position"
    ):
        places[row["action"]].append(read_both(row))
    actions: dict[str, list[ActionRecord]] = defaultdict(list)
    rows = question.select(
        "SELECT x.*, s.state, s.progress, s.not_found FROM temp.chosen AS c CROSS JOIN action AS x"
        " ON x.measure = c.id CROSS JOIN action_state AS s ON s.id = x.id ORDER BY c.position,"
        " x.number"
    )
    for row in rows:
        where = (row["measure"], row["id"])
        actions[row["measure"]].append(
            {
                "id": row["id"],
                "parent": row["parent"],
                "modality": row["modality"],
                "what": read_wording(row, "what"),
                "deliverable": row["deliverable"],
                "addressees": addressees[where],
                "places": places[row["id"]],
                "topics": topics[where],
                "submitted_to": recipients[where],
                **parties[row["id"]],
                "unresolved": unresolved[row["id"]],
                "who": name_answering(parties[row["id"]]),
                "targets": targets[where],
                "state": row["state"],
                "progress": row["progress"],
                "not_found": row["not_found"],
            }
        )
    return actions


def _load_links(
    question: Question,
) -> tuple[dict[str, list[LinkRecord]], dict[str, list[LinkRecord]]]:
    links: dict[str, list[LinkRecord]] = defaultdict(list)
    linked_from: dict[str, list[LinkRecord]] = defaultdict(list)
    for row in question.select(
        "SELECT l.* FROM temp.chosen AS c CROSS JOIN link AS l ON l.measure = c.id"
        " ORDER BY c.position, l.action IS NOT NULL, l.action, l.position"
    ):
        links[row["measure"]].append(
            {
                "relation": row["relation"],
                "from": row["action"],
                "to": row["to_id"],
                "because": pair_columns(row, "because"),
            }
        )
    for row in question.select(
        "SELECT l.* FROM temp.chosen AS c CROSS JOIN link AS l ON l.to_measure = c.id ORDER BY"
        " c.position, l.measure, l.position"
    ):
        to = row["to_id"] if row["to_id"] != row["to_measure"] else None
        linked_from[row["to_measure"]].append(
            {
                "relation": row["relation"],
                "from": row["action"] or row["measure"],
                "to": to,
                "because": pair_columns(row, "because"),
            }
        )
    return links, linked_from


def _list_values(question: Question, table: str, column: str) -> dict[PartKey, list[str]]:
    found: dict[PartKey, list[str]] = defaultdict(list)
    rows = question.select(
        f"SELECT r.measure, r.action, r.{column} AS value FROM temp.chosen AS c CROSS JOIN {table}"
        " AS r ON r.measure = c.id ORDER BY c.position, r.action, r.position"
    )
    for row in rows:
        found[row["measure"], row["action"]].append(row["value"])
    return found
