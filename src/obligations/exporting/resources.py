"""The tables of the data package, and what their columns mean."""

from __future__ import annotations

from dataclasses import dataclass

from obligations.exporting import resource_queries as queries
from obligations.exporting.table_columns import IN_LANGUAGE, find_meaning
from obligations.vocabulary import (
    BASES,
    COMPARATORS,
    COMPLETENESS,
    DELIVERABLES,
    DOCUMENT_KINDS,
    MEASURE_KINDS,
    MODALITIES,
    QUALITIES,
    RECURRENCES,
    RELATIONS,
    ROLES,
    STATES,
    STATUSES,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type by Table Schema, and the closed list that its values are of.

    It means what the column of that name of the compiled table does, or `column` of it, or, where
    that is `TABLE.COLUMN`, of another one; where none does, `about` says it.
    """

    name: str
    type: str = "string"
    words: tuple[str, ...] = ()
    required: bool = False
    column: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """A table; the SELECT gives its columns in the order of the fields. `table` is the compiled
    table or view that its rows are of.

    `ties`: (column, resource, its column).
    """

    name: str
    about: str
    sql: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    ties: tuple[tuple[str, str, str], ...] = ()
    table: str = ""


def describe_field(resource: Resource, field: Field) -> str:
    """Return what a column means."""
    if field.about:
        return field.about
    table, _, column = (field.column or field.name).rpartition(".")
    about, kind = find_meaning(table or resource.table, column)
    if kind is list and field.type != "array":
        return f'{about.rstrip(".")}, joined by "; ".'
    return about


def _pair(name: str, about: str = "") -> tuple[Field, Field]:
    """Return the two columns of a text in both languages."""
    one, other = (
        Field(f"{name}_{code}", about=about and f"{about}, {language}.")
        for code, language in IN_LANGUAGE.items()
    )
    return one, other


_ID = Field("id", required=True)
_DOCUMENT = Field("document", required=True)
_MEASURE = Field("measure", required=True)
_ACTION = Field("action")
_DATES = (
    Field("due_by"),
    Field("due_in"),
    Field("due_from"),
    Field("until", about="Recurs up to the last day of this date, by EDTF."),
    Field("every", words=RECURRENCES),
    *_pair("when"),
    Field("reckoned", "boolean"),
)
_OCCURRENCE = Field("occurrence")
_DEADLINE = Field("deadline", "date")
_STATE = Field("state", words=STATES)
_FIT = Field(
    "fits",
    "boolean",
    required=True,
    about="Whether this row itself fits the filters; the others are here because their measure is.",
)

RESOURCES = (
    Resource(
        "departments",
        "The registry of departments and generic parties, and whoever else is named.",
        queries.SELECT_DEPARTMENTS,
        (
            _ID,
            Field("kind"),
            Field("level"),
            Field("generic", "boolean", required=True),
            *_pair("name"),
            *_pair("official"),
            Field("abbr"),
            Field("parent"),
            Field("existed_from"),
            Field("existed_to"),
        ),
        ("id",),
        table="department",
    ),
    Resource(
        "documents",
        "The official instruments.",
        queries.SELECT_DOCUMENTS,
        (
            _ID,
            Field("number"),
            Field("kind", words=DOCUMENT_KINDS),
            *_pair("title"),
            Field("dated", "date"),
            Field("published", "date"),
            Field("draft", "boolean"),
            Field("record", words=COMPLETENESS),
            Field("issuers"),
            Field("url", about="Where a text of it can be read."),
        ),
        ("id",),
        table="document",
    ),
    Resource(
        "measures",
        "The numbered provisions, and those without a number behind them (closing).",
        queries.SELECT_MEASURES,
        (
            _ID,
            _DOCUMENT,
            Field("number", "integer"),
            Field("label"),
            Field("closing", "boolean"),
            Field("parent"),
            Field("section", "integer"),
            *_pair("section_title", "The title of its section"),
            Field("kind", words=MEASURE_KINDS),
            *_pair("title"),
            *_pair("summary"),
            Field("topics"),
            Field("basis", words=BASES),
            _STATE,
            Field("next_deadline", "date"),
            Field("has_owner", "boolean", column="measure_marks.owner"),
            Field("has_date", "boolean", column="measure_marks.date"),
            Field("has_metric", "boolean", column="measure_marks.metric"),
            Field("is_binding", "boolean", column="measure_marks.binding"),
            _FIT,
        ),
        ("id",),
        (("document", "documents", "id"),),
        table="measure_state",
    ),
    Resource(
        "actions",
        "The single things that measures ask for.",
        queries.SELECT_ACTIONS,
        (
            _ID,
            _MEASURE,
            _DOCUMENT,
            Field("number", "integer"),
            Field("parent"),
            Field("modality", words=MODALITIES),
            *_pair("what"),
            Field("deliverable", words=DELIVERABLES),
            Field("addressees"),
            Field("topics"),
            _STATE,
            _FIT,
        ),
        ("id",),
        (("measure", "measures", "id"), ("document", "documents", "id")),
        table="action_state",
    ),
    Resource(
        "targets",
        "The promised results, with their state on the day asked.",
        queries.SELECT_TARGETS,
        (
            _ID,
            _MEASURE,
            _ACTION,
            _DOCUMENT,
            *_DATES,
            _OCCURRENCE,
            _DEADLINE,
            Field("earlier_unconfirmed", "integer"),
            *_pair("because"),
            Field("strive", "boolean"),
            *_pair("outcome"),
            Field("comparator", words=COMPARATORS),
            Field("value", "number"),
            Field("to", "number", column="to_value"),
            *_pair("unit"),
            Field("baseline", "number"),
            Field("baseline_at"),
            Field("reached", "number"),
            Field("deliverable", words=DELIVERABLES),
            _STATE,
            Field("progress", words=STATUSES),
            _FIT,
        ),
        ("id",),
        (
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
        ),
        table="target_state",
    ),
    Resource(
        "occurrences",
        "The occurrences of what recurs, with their state on the day asked: up to two years after"
        " it, and later ones that have entries.",
        queries.SELECT_OCCURRENCES,
        (
            _ID,
            Field("target", required=True),
            _MEASURE,
            _ACTION,
            _DOCUMENT,
            _OCCURRENCE,
            _DEADLINE,
            _STATE,
            Field("progress", words=STATUSES),
            Field("reached", "number"),
        ),
        ("id",),
        (
            ("target", "targets", "id"),
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
        ),
        table="target_occurrence",
    ),
    Resource(
        "responsibilities",
        "Who answers for what: one row a party of a clause.",
        queries.SELECT_RESPONSIBILITIES,
        (
            _MEASURE,
            _ACTION,
            _DOCUMENT,
            Field("clause", "integer"),
            Field("department", required=True),
            Field("role", words=ROLES),
            Field("basis", words=BASES),
            Field("passed_to"),
            *_pair("because"),
        ),
        (),
        (
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
            ("department", "departments", "id"),
            ("passed_to", "departments", "id"),
        ),
        table="responsibility",
    ),
    Resource(
        "assignments",
        "Who at home looks after what, as layers say; nothing that a text says.",
        queries.SELECT_ASSIGNMENTS,
        (
            Field("of", required=True),
            _MEASURE,
            Field("department", required=True),
            *_pair("note"),
            Field("layer", required=True),
        ),
        (),
        (("measure", "measures", "id"), ("department", "departments", "id")),
        table="assignment",
    ),
    Resource(
        "obligations",
        "One department, one role, one measure or action, one deadline: the rows that fit the"
        " filters.",
        queries.SELECT_OBLIGATIONS,
        (
            Field("id", required=True, column="unit"),
            Field("department"),
            Field("role", words=ROLES),
            Field("basis", words=BASES),
            _DOCUMENT,
            _MEASURE,
            _ACTION,
            Field("target"),
            _OCCURRENCE,
            *_DATES,
            _DEADLINE,
            _STATE,
        ),
        (),
        (
            ("department", "departments", "id"),
            ("document", "documents", "id"),
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("target", "targets", "id"),
        ),
        table="obligation",
    ),
    Resource(
        "links",
        "Ties of measures and actions to earlier ones, which may stand in documents that are not in"
        " this package.",
        queries.SELECT_LINKS,
        (
            _MEASURE,
            _ACTION,
            _DOCUMENT,
            Field("relation", words=RELATIONS),
            Field("to", required=True, column="to_id"),
            Field("to_measure"),
            *_pair("because"),
        ),
        (),
        (
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
        ),
        table="link",
    ),
    Resource(
        "progress",
        "What became of it: dated, sourced entries up to the day asked, corrected and withdrawn"
        " ones included.",
        queries.SELECT_PROGRESS,
        (
            _ID,
            Field("of", required=True),
            _MEASURE,
            Field("date", "date"),
            Field("recorded", "date"),
            Field("status", words=STATUSES),
            Field("value", "number"),
            Field("evidence", "array"),
            Field("quality", words=QUALITIES),
            *_pair("citation"),
            *_pair("note"),
            Field("corrects", "array"),
            Field("corrected_by"),
            Field("withdrawn", "boolean"),
            Field("counts", "boolean"),
            Field("file", required=True),
        ),
        ("of", "id"),
        (("measure", "measures", "id"),),
        table="cited_entry",
    ),
)
