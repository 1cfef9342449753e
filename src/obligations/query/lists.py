"""The rows of the lists: measures, actions, targets, obligations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from obligations.ids import thing_of
from obligations.query.answer import complete_answer
from obligations.query.assignments import find_assigned
from obligations.query.filters import build_condition
from obligations.query.measures import (
    describe_due,
    describe_metric,
    load_measures,
    pair_columns,
    read_wording,
)
from obligations.query.parties import describe_body, load_drafts, load_heirs, name_answering
from obligations.query.scopes import narrowed, narrowed_obligations
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from obligations.query.answer import Answer
    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.condition import Unit
    from obligations.query.filters import Filters
    from obligations.query.parties import Heirs
    from obligations.query.session import Question, Row
    from obligations.records import (
        ActionRecord,
        ActionRow,
        AnsweringRecord,
        AskedRecord,
        DueRow,
        MeasureRecord,
        ObligationRow,
        RolesRecord,
    )

_Part = TypeVar("_Part", "ActionRow", "DueRow")
_ORDER = "d.dated, d.id, m.position"


def list_measures(question: Question, filters: Filters) -> Answer[MeasureRecord]:
    """Return one record a measure."""
    with narrowed(question, filters) as checked:
        records = load_measures(question, _find_measures(question, checked))
        if checked.names_parties:
            asked = _load_asked(question)
            for record in records:
                record["asked"] = _drop_parts_of_whole(asked[record["id"]])
        return complete_answer(question, checked, records)


def list_actions(question: Question, filters: Filters) -> Answer[ActionRow]:
    """Return one record an action, with the measure that it belongs to and the parties that answer
    for it.
    """

    def describe(row: Row, measure: MeasureRecord, asked: list[AskedRecord]) -> ActionRow:
        (action,) = (action for action in measure["actions"] if action["id"] == row["action"])
        return {
            "id": action["id"],
            "measure": {"id": measure["id"], "title": measure["title"]},
            "document": measure["document"],
            "layer": measure["layer"],
            "draft": measure["draft"],
            **action,
            **_inherit_parties(measure, action),
            "assigned": find_assigned(measure["assigned"], (action["id"], measure["id"])),
            "asked": asked,
        }

    sql = (
        "SELECT x.measure, x.id AS action FROM action AS x JOIN measure AS m ON m.id = x.measure"
        f" JOIN document AS d ON d.id = x.document WHERE {{}} ORDER BY {_ORDER}, x.number"
    )
    return _list_parts(question, filters, "action", sql, describe)


def list_targets(
    question: Question, filters: Filters, *, until: date | None = None
) -> Answer[DueRow]:
    """Return one record a target, of what recurs an occurrence, with its measure.

    `until`: each occurrence up to this day, and the later ones that have entries.
    """

    def describe(row: Row, measure: MeasureRecord, asked: list[AskedRecord]) -> DueRow:
        action = next((a for a in measure["actions"] if a["id"] == row["action"]), None)
        return {
            "measure": {
                "id": measure["id"],
                "title": measure["title"],
                **_inherit_parties(measure, action),
            },
            "action": row["action"],
            "document": row["document"],
            "layer": measure["layer"],
            "draft": measure["draft"],
            **describe_due(row),
            "assigned": find_assigned(
                measure["assigned"], (thing_of(row["id"]), row["action"], measure["id"])
            ),
            "asked": asked,
        }

    sql = (
        "SELECT t.* FROM due_row AS t JOIN measure AS m ON m.id = t.measure JOIN document AS d ON"
        " d.id = t.document LEFT JOIN action AS x ON x.id = t.action"
        f" WHERE {{}} ORDER BY {_ORDER}, x.number, t.number, t.turn"
    )
    return _list_parts(question, filters, "target", sql, describe, until=until)


def _list_parts(
    question: Question,
    filters: Filters,
    unit: Unit,
    sql: str,
    describe: Callable[[Row, MeasureRecord, list[AskedRecord]], _Part],
    *,
    until: date | None = None,
) -> Answer[_Part]:
    """Return one record a row of a SELECT of parts of measures, which names the measure and the
    action of each.
    """
    with narrowed(question, filters, until=until) as checked:
        condition = build_condition(checked, unit)
        rows = question.select(sql.format(condition.sql), condition.parameters)
        measures = {
            record["id"]: record
            for record in load_measures(question, dict.fromkeys(row["measure"] for row in rows))
        }
        asked = _load_asked(question)
        records: list[_Part] = []
        for row in rows:
            measure = measures[row["measure"]]
            fitting = [
                said for said in asked[measure["id"]] if _concerns(said, row["action"], unit)
            ]
            record = describe(row, measure, fitting)
            if not checked.names_parties:
                del record["asked"]
            records.append(record)
        return complete_answer(question, checked, records, unit)


def list_obligations(question: Question, filters: Filters) -> Answer[ObligationRow]:
    """Return one record an obligation: one department, one role, one measure or action, one
    deadline.
    """
    with narrowed(question, filters) as checked:
        with narrowed_obligations(question, checked):
            rows = question.select(
                "SELECT o.*, p.kind AS department_kind, p.en, p.zh, p.abbr, p.short_en, p.short_zh,"
                " x.what_en, x.what_zh, d.layer FROM obligation AS o"
                " JOIN document AS d ON d.id = o.document"
                " LEFT JOIN department AS p ON p.id = o.department LEFT JOIN action AS x ON x.id ="
                " o.action ORDER BY d.dated, d.id, o.position, o.action IS NOT NULL, x.number,"
                " o.line, o.target, o.deadline"
            )
        heirs = load_heirs(question)
        drafts = load_drafts(question)
        records = [_describe_obligation(row, heirs, drafts) for row in rows]
        return complete_answer(question, checked, records, "obligation")


def _inherit_parties(measure: MeasureRecord, action: ActionRecord | None) -> AnsweringRecord:
    """Return who answers for an action, or for what belongs to no action: its own stated parties,
    else those of the whole measure too.
    """
    own: RolesRecord = {"lead": [], "co_responsible": [], "responsible": []}
    if action:
        for role in PARTY_ROLES:
            own[role] = list(action[role])
        stated = any(party["basis"] == "stated" for role in PARTY_ROLES for party in own[role])
        if stated or any(action["unresolved"][role] for role in PARTY_ROLES):
            return {**own, "who": name_answering(own), "unresolved": action["unresolved"]}
    for role in PARTY_ROLES:
        own[role] += [party for party in measure[role] if party["parts"] is None]
    return {**own, "who": name_answering(own), "unresolved": measure["unresolved"]}


def _find_measures(question: Question, checked: CheckedFilters) -> list[str]:
    condition = build_condition(checked, "measure")
    rows = question.select(
        "SELECT m.id FROM measure AS m JOIN document AS d ON d.id = m.document WHERE"
        f" {condition.sql} ORDER BY {_ORDER}",
        condition.parameters,
    )
    return [row["id"] for row in rows]


def _concerns(asked: AskedRecord, action: str | None, unit: Unit) -> bool:
    """Whether a row of an action, or of none, is there because of a party that is asked for."""
    if _is_assigned(asked):  # each action that somebody looks after is named by itself
        return asked["part"] == action
    # A target of the whole measure concerns whoever answers for a part, too.
    whole = unit == "target" and action is None
    return whole or asked["part"] in (None, action)


def _drop_parts_of_whole(asked: list[AskedRecord]) -> list[AskedRecord]:
    """Return why a measure is there without the actions of whoever looks after all of it: most of
    them go with it.
    """
    whole = {said["department"] for said in asked if _is_assigned(said) and said["part"] is None}
    return [
        said
        for said in asked
        if said["part"] is None or not _is_assigned(said) or said["department"] not in whole
    ]


def _is_assigned(asked: AskedRecord) -> bool:
    return asked["role"] == "assigned"


def _load_asked(question: Question) -> dict[str, list[AskedRecord]]:
    """Return why each measure is there: the parties asked for, with their roles.

    `itself`: under the very name that was asked for.
    """
    asked: dict[str, list[AskedRecord]] = defaultdict(list)
    rows = question.select(
        "SELECT n.measure, n.action, n.department, n.role, n.basis,"
        " EXISTS (SELECT 1 FROM temp.asked_department AS a WHERE a.id = n.department AND"
        " a.via = 'self') AS itself FROM temp.named AS n LEFT JOIN action AS x ON x.id = n.action"
        " GROUP BY 1, 2, 3, 4, 5 ORDER BY n.measure, x.number, min(n.rowid)"
    )
    for row in rows:
        asked[row["measure"]].append(
            {
                "department": row["department"],
                "role": row["role"],
                "basis": row["basis"],
                "part": row["action"],
                "itself": bool(row["itself"]),
            }
        )
    return asked


def _describe_obligation(row: Row, heirs: Heirs, drafts: set[str]) -> ObligationRow:
    return {
        "id": row["unit"],
        "document": row["document"],
        "layer": row["layer"],
        "draft": row["document"] in drafts,
        "measure": row["measure"],
        "action": row["action"],
        "target": row["target"],
        "occurrence": row["occurrence"],
        "department": (
            describe_body(row, heirs, row["department_kind"], row["passed_to"])
            if row["department"]
            else None
        ),
        "role": row["role"],
        "basis": row["basis"],
        "title": read_wording(row, "what" if row["action"] else "title"),
        "outcome": pair_columns(row, "outcome"),
        "by": row["by"],
        "in": row["in"],
        "from": row["from"],
        "until": row["until"],
        "every": row["every"],
        "deadline": row["deadline"],
        "earlier_unconfirmed": row["earlier_unconfirmed"],
        "state": row["state"],
        "progress": row["progress"],
        "not_found": row["not_found"],
        "when": pair_columns(row, "when"),
        "reckoned": bool(row["reckoned"]),
        "metric": describe_metric(row),
    }
