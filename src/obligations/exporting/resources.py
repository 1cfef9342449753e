"""The tables of the data package, and what their columns mean."""

from __future__ import annotations

from dataclasses import dataclass

from obligations.exporting import resource_queries as queries
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
    """A column: its type by Table Schema, what it means, and the closed list that its values are
    of.
    """

    name: str
    about: str
    type: str = "string"
    words: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """A table; the SELECT gives its columns in the order of the fields.

    `ties`: (column, resource, its column).
    """

    name: str
    about: str
    sql: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    ties: tuple[tuple[str, str, str], ...] = ()


_EDTF = (
    "by EDTF (ISO 8601-2), as precise as the text: 2025, 2025-40 (first half), 2025-33 (first"
    " quarter), 2025-06, XXXX-02 (each February)"
)


def _pair(name: str, about: str) -> tuple[Field, Field]:
    return Field(f"{name}_en", f"{about}, in English"), Field(f"{name}_zh", f"{about}, in Chinese")


_ID = Field("id", "Its id.", required=True)
_DOCUMENT = Field("document", "The document it stands in.", required=True)
_MEASURE = Field("measure", "The measure it belongs to.", required=True)
_ACTION = Field("action", "The action it belongs to; empty where it belongs to the whole measure.")
_DATES = (
    Field("due_by", f"Due at the end of this date, {_EDTF}."),
    Field("due_in", "To happen within this date or interval, by EDTF: 2026/2028."),
    Field("due_from", "Holds, or recurs, from the first day of this date on, by EDTF."),
    Field("until", "Recurs up to the last day of this date, by EDTF."),
    Field("every", "How often it recurs.", words=RECURRENCES),
    *_pair("when", "The date in the text's own terms"),
    Field(
        "reckoned",
        "Whether the date isn't the text's but was reckoned from these terms.",
        "boolean",
    ),
)
_OCCURRENCE = Field(
    "occurrence", "Of what recurs the occurrence, by the period in which it is due."
)
_DEADLINE = Field("deadline", "The last day of the window; empty where there is none.", "date")
_EARLIER = Field(
    "earlier_unconfirmed",
    "Of what recurs how many earlier ones have passed and nothing is on record of them.",
    "integer",
)
_STATE = Field(
    "state",
    "Its state on the day asked; unconfirmed: the deadline has passed and nothing is on record.",
    words=STATES,
)
_FIT = Field(
    "fits",
    "Whether this row itself fits the filters; the others are here because their measure is.",
    "boolean",
    required=True,
)

RESOURCES = (
    Resource(
        "departments",
        "The registry of departments and generic parties, and whoever else is named.",
        queries.SELECT_DEPARTMENTS,
        (
            _ID,
            Field(
                "kind",
                "What kind of body it is; generic: a party such as all relevant departments.",
            ),
            Field("level", "At which level of government."),
            Field("generic", "Whether it is a generic party.", "boolean", required=True),
            *_pair("name", "Its name"),
            *_pair("official", "Its official name"),
            Field("abbr", "Its abbreviation."),
            Field("parent", "The body it is a part of."),
            Field("existed_from", "Since when it is there, as precise as it is known."),
            Field("existed_to", "Until when it was there, as precise as it is known."),
        ),
        ("id",),
    ),
    Resource(
        "documents",
        "The official instruments.",
        queries.SELECT_DOCUMENTS,
        (
            _ID,
            Field("number", "Its official number."),
            Field("kind", "What kind of instrument it is.", words=DOCUMENT_KINDS),
            *_pair("title", "Its title"),
            Field("dated", "The day it was signed.", "date"),
            Field("published", "The day it was made public.", "date"),
            Field("draft", "Whether nobody has reviewed it yet.", "boolean"),
            Field(
                "record", "complete where all that becomes of it is recorded.", words=COMPLETENESS
            ),
            Field("issuers", 'Ids of the bodies that issued it, joined by "; ".'),
            Field("url", "Where a text of it can be read."),
        ),
        ("id",),
    ),
    Resource(
        "measures",
        "The numbered provisions, and those without a number behind them (closing).",
        queries.SELECT_MEASURES,
        (
            _ID,
            _DOCUMENT,
            Field("number", "Its number.", "integer"),
            Field("label", "The number as printed."),
            Field("closing", "Whether it stands after the last number.", "boolean"),
            Field("parent", "The measure that it is a part of."),
            Field("section", "The number of its section.", "integer"),
            *_pair("section_title", "The title of its section"),
            Field("kind", "What it is.", words=MEASURE_KINDS),
            *_pair("title", "Its title"),
            *_pair("summary", "What it says, in one to three sentences"),
            Field("topics", 'Its topics, joined by "; ".'),
            Field(
                "basis",
                "The strongest basis on which anybody is named; empty where nobody is.",
                words=BASES,
            ),
            _STATE,
            Field(
                "next_deadline",
                "The earliest deadline that is still to come, of what is not settled.",
                "date",
            ),
            Field("has_owner", "Whether an owner is stated.", "boolean"),
            Field("has_date", "Whether a date is given.", "boolean"),
            Field("has_metric", "Whether a deliverable or a metric is given.", "boolean"),
            Field("is_binding", "Whether a verb of it binds.", "boolean"),
            _FIT,
        ),
        ("id",),
        (("document", "documents", "id"),),
    ),
    Resource(
        "actions",
        "The single things that measures ask for.",
        queries.SELECT_ACTIONS,
        (
            _ID,
            _MEASURE,
            _DOCUMENT,
            Field("number", "Its number within the measure.", "integer"),
            Field("parent", "The action of the same measure that it is a part of."),
            Field("modality", "How binding the verb is.", words=MODALITIES),
            *_pair("what", "What is to be done"),
            Field("deliverable", "What will exist when it is done.", words=DELIVERABLES),
            Field("addressees", 'Whom it speaks to, joined by "; "; never a responsible party.'),
            Field("topics", 'Topics of its own, joined by "; ".'),
            _STATE,
            _FIT,
        ),
        ("id",),
        (("measure", "measures", "id"), ("document", "documents", "id")),
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
            _EARLIER,
            *_pair("because", "How the date was reckoned"),
            Field("strive", "Whether the text says strive to.", "boolean"),
            *_pair("outcome", "The result"),
            Field("comparator", "How the value is meant.", words=COMPARATORS),
            Field("value", "How much is promised; of between, the lower number.", "number"),
            Field("to", "Of between, the upper number.", "number"),
            *_pair("unit", "What is counted"),
            Field("baseline", "From how much it is counted.", "number"),
            Field("baseline_at", "When it was so."),
            Field("reached", "How much was reached, by the last entry that says so.", "number"),
            Field("deliverable", "What will exist when it is done.", words=DELIVERABLES),
            _STATE,
            Field("progress", "The status of the last entry.", words=STATUSES),
            _FIT,
        ),
        ("id",),
        (
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
        ),
    ),
    Resource(
        "occurrences",
        "The occurrences of what recurs, with their state on the day asked: up to two years after"
        " it, and later ones that have entries.",
        queries.SELECT_OCCURRENCES,
        (
            _ID,
            Field("target", "The promised result.", required=True),
            _MEASURE,
            _ACTION,
            _DOCUMENT,
            _OCCURRENCE,
            _DEADLINE,
            _STATE,
            Field("progress", "The status of the last entry.", words=STATUSES),
            Field("reached", "How much was reached, by the last entry that says so.", "number"),
        ),
        ("id",),
        (
            ("target", "targets", "id"),
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
        ),
    ),
    Resource(
        "responsibilities",
        "Who answers for what: one row a party of a clause.",
        queries.SELECT_RESPONSIBILITIES,
        (
            _MEASURE,
            _ACTION,
            _DOCUMENT,
            Field("clause", "Which clause of it, counted from 0.", "integer"),
            Field("department", "The party that answers.", required=True),
            Field("role", "As what.", words=ROLES),
            Field(
                "basis",
                "Stated in the text, from what the document says of all measures, or inferred by"
                " the data's maintainers.",
                words=BASES,
            ),
            Field(
                "passed_to",
                "The body to which this matter went, where it isn't the heir of the whole body.",
            ),
            *_pair("because", "Why"),
        ),
        (),
        (
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
            ("department", "departments", "id"),
            ("passed_to", "departments", "id"),
        ),
    ),
    Resource(
        "assignments",
        "Who at home looks after what, as layers say; nothing that a text says.",
        queries.SELECT_ASSIGNMENTS,
        (
            Field("of", "The measure, action or target.", required=True),
            _MEASURE,
            Field("department", "The body that looks after it.", required=True),
            *_pair("note", "In a sentence"),
            Field("layer", "The layer that says so.", required=True),
        ),
        (),
        (("measure", "measures", "id"), ("department", "departments", "id")),
    ),
    Resource(
        "obligations",
        "One department, one role, one measure or action, one deadline: the rows that fit the"
        " filters.",
        queries.SELECT_OBLIGATIONS,
        (
            Field("id", "The measure or action that is owed.", required=True),
            Field("department", "Who owes it; empty where nobody is named."),
            Field("role", "As what.", words=ROLES),
            Field("basis", "On what basis.", words=BASES),
            _DOCUMENT,
            _MEASURE,
            _ACTION,
            Field("target", "The promised result."),
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
            Field("relation", "What it does with the earlier one.", words=RELATIONS),
            Field("to", "The earlier measure or action.", required=True),
            Field("to_measure", "The earlier measure."),
            *_pair("because", "Why the two belong together"),
        ),
        (),
        (
            ("measure", "measures", "id"),
            ("action", "actions", "id"),
            ("document", "documents", "id"),
        ),
    ),
    Resource(
        "progress",
        "What became of it: dated, sourced entries up to the day asked, corrected and withdrawn"
        " ones included.",
        queries.SELECT_PROGRESS,
        (
            Field("id", "Its id among the entries about the same thing.", required=True),
            Field("of", "The measure, action, target or occurrence.", required=True),
            _MEASURE,
            Field("date", "The day from which the evidence shows it.", "date"),
            Field("recorded", "The day it was entered.", "date"),
            Field("status", "What became of it.", words=STATUSES),
            Field("value", "How much was reached, in the unit of the metric.", "number"),
            Field("evidence", "What shows it.", "array"),
            Field("quality", "How good the best evidence is.", words=QUALITIES),
            *_pair("citation", "How what shows it is cited"),
            *_pair("note", "In a sentence"),
            Field("corrects", "The entries about the same thing that it corrects.", "array"),
            Field("corrected_by", "The entry that corrects it or takes it back."),
            Field("withdrawn", "Whether it was taken back.", "boolean"),
            Field("counts", "Whether it counts: neither corrected nor withdrawn.", "boolean"),
            Field("file", "The file of measures it stands in.", required=True),
        ),
        ("of", "id"),
        (("measure", "measures", "id"),),
    ),
)
