"""The rows of the lists: measures, actions, obligations, targets, documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from obligations.ids import document_of, thing_of
from obligations.query.assignments import find_assigned
from obligations.query.departments import load_understood
from obligations.query.measures import (
    describe_due,
    describe_metric,
    load_measures,
    pair_columns,
    read_wording,
)
from obligations.query.parties import describe_body, load_drafts, load_heirs, name_answering
from obligations.query.scopes import narrowed, narrowed_obligations, narrowed_to
from obligations.query.suggestions import load_departments
from obligations.text.speech import read_both
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from obligations.query.conditions import Unit
    from obligations.query.departments import Understood
    from obligations.query.filters import CheckedFilters, Filters
    from obligations.query.parties import Heirs
    from obligations.query.session import Question, Row
    from obligations.records import (
        ActionRecord,
        ActionRow,
        AnsweringRecord,
        AskedRecord,
        Bilingual,
        BodyRecord,
        DocumentRecord,
        DueRow,
        KnownBodyRecord,
        MeasureRecord,
        ObligationRow,
        RolesRecord,
    )

_R = TypeVar("_R")
_Part = TypeVar("_Part", "ActionRow", "DueRow")
_ORDER = "d.dated, d.id, m.position"
_TABLES = {
    "measure": "measure AS m",
    "action": "action AS x",
    "target": "due_row AS t",
    "obligation": "obligation AS o",
}
# What tells a row from all others of its unit, the measure first.
_KEYS = {
    "measure": "m.id",
    "action": "x.measure, x.id",
    "target": "t.measure, t.id, t.occurrence",
    "obligation": "o.measure, o.department, o.role, o.basis, o.part, o.target, o.occurrence",
}


class Namesake(NamedTuple):
    """Another body that a name can mean, and how many rows the same question has for it."""

    department: Understood
    rows: int


class Beside(NamedTuple):
    """Who else of the levels that a generic party covers answers for anything that fits, and for
    how many further measures.
    """

    levels: tuple[str, ...]
    names: list[KnownBodyRecord]
    measures: int


@dataclass(slots=True)
class Answer(Generic[_R]):
    """Rows, and what should be said beside them.

    `understood` are the departments asked for; `namesakes`, where there are no rows, are others
    that their names can mean and that have rows; `beside`, where a generic party has few, are its
    siblings and the bodies named beside it; `generic` counts the further measures whose generic
    parties can cover those asked for, under the same filters; `signed` are documents that they only
    signed; `assigned`, where rows are obligations, counts the measures that they look after at
    home. `terms` are the names of topics and addressees in their rows, by kind and id. Where
    there are no rows, `left_out` counts the documents that could not be read.
    """

    records: list[_R]
    understood: tuple[Understood, ...] = ()
    namesakes: list[Namesake] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    generic: int = 0
    signed: list[str] = field(default_factory=list)
    assigned: int = 0
    drafts: list[str] = field(default_factory=list)
    terms: dict[str, dict[str, Bilingual]] = field(default_factory=dict)
    left_out: int = 0


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
        f" d.id = t.document WHERE {{}} ORDER BY {_ORDER}, t.action IS NOT NULL, t.id, t.turn"
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
        condition = checked.build_condition(unit)
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


def list_documents(question: Question, filters: Filters) -> Answer[DocumentRecord]:
    """Return one record a document, with its issuers and how much is in it."""
    with narrowed(question, filters) as checked:
        condition = checked.build_condition("measure")
        rows = question.select(
            "SELECT d.*, count(DISTINCT m.id) FILTER (WHERE NOT m.closing) AS measures FROM"
            " document AS d JOIN measure AS m ON m.document = d.id WHERE"
            f" {condition.sql} GROUP BY d.id ORDER BY d.dated, d.id",
            condition.parameters,
        )
        return complete_answer(
            question, checked, [_describe_document(question, row) for row in rows]
        )


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
    condition = checked.build_condition("measure")
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
        " a.via = 'self') AS itself FROM temp.named AS n GROUP BY 1, 2, 3, 4, 5"
        " ORDER BY n.measure, n.action IS NOT NULL, n.action, min(n.rowid)"
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


def complete_answer(
    question: Question,
    checked: CheckedFilters,
    records: list[_R],
    unit: Unit = "measure",
) -> Answer[_R]:
    """Add what should be said beside the rows: generic parties that can cover the bodies asked for,
    documents only signed.

    `unit`: what the rows are, where others are looked for.
    """
    answer = Answer(records, checked.departments, terms=load_terms(question))
    answer.drafts = _list_drafts(question, checked, unit)
    if not records:
        answer.left_out = _count_left_out(question)
    if not checked.departments:
        return answer
    answer.generic = _count_generic(question, checked, unit)
    answer.signed = _list_signed(question, checked)
    if unit == "obligation":
        answer.assigned = _count_assigned(question, checked)
    answer.beside = list(_find_beside(question, checked, len(records)))
    if not records:
        answer.namesakes = list(_find_namesakes(question, checked, unit))
    return answer


def _count_left_out(question: Question) -> int:
    """Count the files that could not be read and may be documents: the names of all others are
    known.
    """
    rows = question.select(
        "SELECT count(DISTINCT path) AS count FROM load_finding WHERE left_out"
        " AND path NOT LIKE '%progress/%' AND path NOT LIKE '%departments.yaml'"
        " AND path NOT LIKE '%topics.yaml' AND path NOT LIKE '%addressees.yaml'"
        " AND path NOT LIKE '%synonyms.yaml' AND path NOT LIKE '%assignments.yaml'"
    )
    return int(rows[0]["count"])


def load_terms(question: Question) -> dict[str, dict[str, Bilingual]]:
    """Return the names of all topics and addressees, by kind and id."""
    return {
        f"{kind}s": {
            row["id"]: read_both(row) for row in question.select(f"SELECT id, en, zh FROM {kind}")
        }
        for kind in ("topic", "addressee")
    }


def _list_drafts(question: Question, checked: CheckedFilters, unit: Unit) -> list[str]:
    """Return the drafts that rows are from."""
    drafts = load_drafts(question)
    if not drafts:
        return []
    rows = {measure for measure, *_ in _list_keys(question, checked, unit)}
    return sorted({document_of(str(measure)) for measure in rows} & drafts)


def _count_generic(question: Question, checked: CheckedFilters, unit: Unit) -> int:
    """Count the measures of which generic parties would add rows under the same filters."""
    if not checked.departments or checked.with_generic:
        return 0
    named = _list_keys(question, checked, unit)
    wider = checked.change(with_generic=(True,))
    with narrowed_to(question, wider):
        added = _list_keys(question, wider, unit) - named
    return len({measure for measure, *_ in added})


def _list_keys(question: Question, checked: CheckedFilters, unit: Unit) -> set[tuple[str, ...]]:
    condition = checked.build_condition(unit)
    return {
        tuple(row)
        for row in question.select(
            f"SELECT {_KEYS[unit]} FROM {_TABLES[unit]} WHERE {condition.sql}", condition.parameters
        )
    }


def _find_beside(question: Question, checked: CheckedFilters, rows: int) -> Iterator[Beside]:
    """Ask the same question for the levels that generic parties cover.

    What gives more than the party itself is worth knowing.
    """
    for understood in checked.departments:
        if not understood.generic:
            continue
        levels = question.select(
            "SELECT DISTINCT level FROM department WHERE id = ? OR id IN (SELECT department FROM"
            " cover WHERE generic = ?) ORDER BY level",
            [understood.id, understood.id],
        )
        own = {measure for measure, *_ in _list_keys(question, checked, "measure")}
        asked = checked.change(
            dept=(), with_generic=(), level=tuple(row["level"] for row in levels)
        )
        with narrowed_to(question, asked):
            added = {measure for measure, *_ in _list_keys(question, asked, "measure")} - own
            named = Counter(
                row["department"]
                for row in question.select("SELECT * FROM temp.named")
                if row["measure"] in added
            )
        if len(added) > rows:
            yield Beside(
                asked.levels,
                load_departments(question, [name for name, _ in named.most_common()]),
                len(added),
            )


def _list_signed(question: Question, checked: CheckedFilters) -> list[str]:
    """List the documents of which measures would be there by the role of a signatory under the same
    filters.
    """
    signed = (
        "SELECT d.id FROM document AS d WHERE (SELECT count(*) FROM issuer AS i WHERE i.document ="
        " d.id) > 1 AND EXISTS (SELECT 1 FROM issuer AS i WHERE i.document = d.id AND i.department"
        " IN (SELECT id FROM temp.asked_department))"
    )
    if "signatory" in checked.roles or checked.bases or not question.select(signed):
        return []
    asked = checked.change(role=("signatory",), with_generic=(), basis=())
    condition = asked.build_condition("measure")
    with narrowed_to(question, asked):
        rows = question.select(
            "SELECT d.id FROM document AS d WHERE d.id IN (SELECT m.document FROM measure AS m"
            f" WHERE {condition.sql}) ORDER BY d.dated, d.id",
            condition.parameters,
        )
    return [row["id"] for row in rows]


def _count_assigned(question: Question, checked: CheckedFilters) -> int:
    """Count the measures that would be there by who looks after them at home under the same
    filters.
    """
    if checked.bases or not question.select("SELECT 1 FROM assignment LIMIT 1"):
        return 0
    asked = checked.change(role=("assigned",), with_generic=())
    condition = asked.build_condition("measure")
    with narrowed_to(question, asked):
        (row,) = question.select(
            f"SELECT count(*) AS measures FROM measure AS m WHERE {condition.sql}",
            condition.parameters,
        )
    return int(row["measures"])


def _find_namesakes(question: Question, checked: CheckedFilters, unit: Unit) -> Iterator[Namesake]:
    """Ask the same question for the other bodies that the names can mean."""
    for understood in checked.departments:
        for other in understood.others:
            namesake = load_understood(question, understood.asked, other)
            asked = checked.change(dept=(namesake,))
            condition = asked.build_condition(unit)
            with narrowed_to(question, asked):
                (row,) = question.select(
                    f"SELECT count(*) AS rows FROM {_TABLES[unit]} WHERE {condition.sql}",
                    condition.parameters,
                )
            if row["rows"]:
                yield Namesake(namesake, row["rows"])


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


def _describe_document(question: Question, row: Row) -> DocumentRecord:
    import json  # only the list of documents needs it

    document = row["id"]

    def load_bodies(table: str) -> list[BodyRecord]:
        return [
            {
                "id": body["department"],
                "name": read_both(body),
                "abbr": body["abbr"],
            }
            for body in question.select(
                f"SELECT i.department, d.en, d.zh, d.abbr FROM {table} AS i LEFT JOIN department AS"
                " d ON d.id = i.department WHERE i.document = ? ORDER BY i.position",
                [document],
            )
        ]

    (counts,) = question.select(
        "SELECT (SELECT count(*) FROM action WHERE document = ?) AS actions, (SELECT count(*) FROM"
        " target WHERE document = ?) AS targets, (SELECT count(*) FROM measure WHERE document = ?"
        " AND closing) AS closing",
        [document, document, document],
    )
    return {
        "id": document,
        "layer": row["layer"],
        "number": row["number"],
        "kind": row["kind"],
        "title": read_wording(row, "title"),
        "heading": pair_columns(row, "heading"),
        "dated": row["dated"],
        "published": row["published"],
        "record": row["record"],
        "issuers": load_bodies("issuer"),
        "addressees": load_bodies("document_addressee"),
        "external": json.loads(row["external"]),
        "draft": bool(row["draft"]),
        "measures": row["measures"],
        "closing": counts["closing"],
        "actions": counts["actions"],
        "targets": counts["targets"],
        "sources": [
            {
                "language": source["language"],
                "title": source["title"],
                "url": source["url"],
                "retrieved": source["retrieved"],
                "note": pair_columns(source, "note"),
            }
            for source in question.select(
                "SELECT * FROM source WHERE document = ? ORDER BY position", [document]
            )
        ],
    }
