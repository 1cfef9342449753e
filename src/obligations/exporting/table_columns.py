"""What the columns of the exported tables mean, and which other table each refers to.

A column that is a field of a record means what that says. All others of one name mean the same in
every table, unless a table says otherwise. Dates are called
`due_by`, `due_in` and `due_from`, since `by`, `in` and `from` are words of SQL.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, NotRequired, get_args, get_origin, get_type_hints

from obligations.records import (
    ActionRecord,
    AssignmentRecord,
    CountedDepartmentRecord,
    DocumentRecord,
    EntryRecord,
    LinkRecord,
    LoggedRecord,
    MeasureRecord,
    ObligationRow,
    OccurrenceRecord,
    SectionRecord,
    SuccessionRecord,
    TargetRecord,
    TextRecord,
)

RENAMED = {"by": "due_by", "in": "due_in", "from": "due_from"}
# What is written by EDTF.
DATES = (*RENAMED, "baseline_at")
# Each stands beside one of the same name and _text, as it was printed.
AMOUNTS = ("value", "to_value", "baseline", "reached")

_OF_A_PART = {"measure": "measure", "action": "action", "document": "document"}
# By table: the columns that hold the id of a row of another table.
TIES: dict[str, dict[str, str]] = {
    "department": {"parent": "department", "nameplate_of": "department"},
    "department_name": {"department": "department"},
    "ambiguous_name": {"means": "department", "candidate": "department"},
    "succession": {"old": "department", "new": "department"},
    "kin": {"department": "department", "other": "department"},
    "cover": {"generic": "department", "department": "department"},
    "issuer": {"document": "document", "department": "department"},
    "document_addressee": {"document": "document", "department": "department"},
    "source": {"document": "document"},
    "section": {"document": "document"},
    "measure": {"document": "document", "parent": "measure"},
    "measure_topic": {**_OF_A_PART, "topic": "topic"},
    "action": {"measure": "measure", "document": "document", "parent": "action"},
    "action_addressee": {**_OF_A_PART, "addressee": "addressee"},
    "place": _OF_A_PART,
    "recipient": {**_OF_A_PART, "department": "department"},
    "responsibility": {**_OF_A_PART, "department": "department", "passed_to": "department"},
    "unresolved": _OF_A_PART,
    "assignment": {"measure": "measure", "department": "department"},
    "target": _OF_A_PART,
    "occurrence": {"target": "target"},
    "link": {**_OF_A_PART, "to_measure": "measure"},
    "progress": {"measure": "measure"},
    "obligation": {
        **_OF_A_PART,
        "department": "department",
        "passed_to": "department",
        "part": "action",
        "target": "target",
    },
}

# What a row is in the JSON output: its fields mean the same there.
_RECORDS: dict[str, type] = {
    "department": CountedDepartmentRecord,
    "succession": SuccessionRecord,
    "document": DocumentRecord,
    "source": TextRecord,
    "section": SectionRecord,
    "measure": MeasureRecord,
    "measure_state": MeasureRecord,
    "action": ActionRecord,
    "action_state": ActionRecord,
    "target": TargetRecord,
    "target_state": TargetRecord,
    "due_row": TargetRecord,
    "occurrence_deadline": TargetRecord,
    "occurrence_state": TargetRecord,
    "measure_duty": TargetRecord,
    "target_occurrence": OccurrenceRecord,
    "link": LinkRecord,
    "progress": LoggedRecord,
    "entry": EntryRecord,
    "cited_entry": EntryRecord,
    "assignment": AssignmentRecord,
    "obligation": ObligationRow,
}

_EDTF = (
    "By EDTF (ISO 8601-2), as precise as the text: 2025, 2025-40 (first half), 2025-33 (first"
    " quarter), XXXX-02 (each February)."
)
_COLUMNS = {
    "about": "What it is.",
    "action": "The action it belongs to; empty where it belongs to the measure as a whole.",
    "addressee": "Whom the action speaks to.",
    "as_of": "The day asked about.",
    "asked": "1 where it lies in the period asked for.",
    "at": "Which item of the evidence, counted from 0.",
    "baseline": "From how much it is counted, where the text says so.",
    "baseline_at": "When it was so, by EDTF (ISO 8601-2).",
    "baseline_millionths": "The same in whole millionths, exact.",
    "baseline_text": "The same as printed.",
    "basis": (
        "stated in the text, from what the document says of all its measures, or inferred by the"
        " data's maintainers."
    ),
    "because": "Why.",
    "binding": "Whether a verb of it binds.",
    "candidate": "A body that the name can mean.",
    "citation": "How what shows it is cited",
    "clause": "Which clause of its owner, counted from 0.",
    "code": "The official code of the body.",
    "comparator": "How the value is meant: about, at least …",
    "corrected_by": "The entry that corrects it or takes it back.",
    "deadline": "The last day of the window; empty where there is none.",
    "deliverable": "What will exist when it is done.",
    "department": "The body or generic party.",
    "depth": "How many corrections lead to it.",
    "digest": "A digest of what it says; its id is the beginning.",
    "direction": "older: an ancestor; newer: a descendant.",
    "document": "The document it stands in.",
    "due_by": f"Due at the end of this date. {_EDTF}",
    "due_from": f"Holds, or recurs, from the first day of this date on. {_EDTF}",
    "due_in": f"To happen within this date, or this interval, 2026/2028. {_EDTF}",
    "": "The text",
    "every": "How often it recurs.",
    "every_occurrence": "1 where each occurrence asked for has its row, not the last and the next.",
    "existed_closed": "When it ceased to work, where that is known.",
    "existed_from": "Since when it was there, as precise as it is known.",
    "existed_opened": "When it began to work, where that is known.",
    "existed_to": "Until when it was there, as precise as it is known.",
    "fact": "A digest of what it says, without the day it was entered.",
    "file": "The file of measures it stands in.",
    "file_place": "The file of one's own that shows it, by its path among the measures.",
    "first_day": "The first day of its date.",
    "has_date": "1 where a day follows from what the text says.",
    "heading": "The heading as printed",
    "id": "Its id.",
    "judges": "1 where it says what became of the thing.",
    "key": "What it is found by.",
    "kind": "What kind it is of.",
    "last_day": "The last day of its date.",
    "layer": "The layer it is from: the data of the program, or a folder on top of it.",
    "leads_on": "1 where a search for one of the two finds the other.",
    "line": "The order of the clauses.",
    "means": "Whom the name is taken to mean; empty where that has to be asked.",
    "measure": "The measure it belongs to.",
    "metric": "Whether a deliverable or a metric is given.",
    "name": "The name.",
    "nameplate_of": "The body whose second name it is.",
    "new": "The body that came after.",
    "note": "A remark.",
    "number": "Its number.",
    "occurrence": "Of what recurs the occurrence, by the period in which it is due.",
    "official": "The official name",
    "old": "The body that was there before.",
    "other": "The ancestor or descendant.",
    "owned": "1 where it has a clause of its own that says who answers.",
    "owner": "Whether an owner is stated.",
    "parent": "What it is a part of.",
    "part": "The action whose clause it is; empty for a clause of the measure.",
    "passed_to": "The body to which this matter went, where that isn't the heir of the whole body.",
    "position": "Its place in the order of the file, counted from 0.",
    "printed": "The name as the text prints it.",
    "quality": "official, reported or secondary; of an entry, that of its best evidence.",
    "rank": "Its place in the order.",
    "reached": "How much was reached, by the last entry that says so.",
    "reached_text": "The same as printed.",
    "recur_count": "How many occurrences there are, up to the last day of the calendar.",
    "recur_day": "On which day of the month it recurs, or on the last of a shorter one.",
    "recur_first": "The deadline of the first occurrence.",
    "refers_to": "The table whose ids it holds.",
    "role": "As what the party answers.",
    "same_as": "The entry that it only repeats.",
    "section": "The number of the section it stands in.",
    "short": "The short name",
    "since": "Since when it was called so.",
    "soon": "The last day that counts as soon.",
    "state": (
        "Its state on the day asked about; unconfirmed: the deadline has passed and nothing is on"
        " record."
    ),
    "strive": "1 where the text says strive to.",
    "superseded": "Since when all of it is superseded.",
    "table_name": "The table or view it stands in.",
    "target": "The promised result.",
    "thing": "The measure, action or target that it is about, whichever the occurrence.",
    "text": "The official wording, where the data has it",
    "to_value": "The upper number of what is promised between two.",
    "to_value_millionths": "The same in whole millionths, exact.",
    "to_value_text": "The same as printed.",
    "to_id": "The earlier measure or action.",
    "to_measure": "The earlier measure; empty where it isn't in this file.",
    "topic": "What it is about.",
    "type": "What type it is of.",
    "turn": "The number of the occurrence, counted from 0.",
    "unconfirmed": "How many earlier ones have passed and nothing is on record of them.",
    "unit": "What is counted",
    "until": "Recurs up to the last day of this date.",
    "url": "Where it can be read.",
    "vain": "1 where somebody looked and found nothing, and nothing was entered after it.",
    "value": "How much is promised; the lower number of what is promised between two.",
    "value_millionths": "The same in whole millionths, exact.",
    "value_text": "The same as printed.",
    "when": "The date in the text's own terms",
    "word": "The status that decides its state.",
    "written": (
        "The party as reports read it, with a sign for its basis and the heir that the matter"
        " went to."
    ),
}
_FLAGS = {
    "counts": "Whether it counts: neither corrected nor withdrawn.",
    "generic": "Whether it is a generic party, such as all relevant departments.",
}
_OWN = {
    ("assignment", "department"): "The body that looks after it.",
    ("obligation", "unit"): "The measure or action that is owed.",
    ("cover", "generic"): "The generic party.",
    ("meta", "value"): "What it is.",
    ("department_name", "until"): "Until when it was called so.",
    ("occurrence", "name"): "The period in which it is due.",
    ("occurrence", "number"): "Its number, counted from 0.",
    ("measure_marks", "date"): "Whether a date is given.",
    ("action_marks", "date"): "Whether a date is given.",
    (
        "department_name",
        "kind",
    ): "Which kind of name it is: name, abbr, other, query, translation or former.",
    ("chosen", "kind"): "measure, action or target.",
    ("documentation", "name"): "The table or view.",
    ("documentation_column", "name"): "The column.",
}
IN_LANGUAGE = {"en": "in English", "zh": "in Chinese"}


class Meaning(NamedTuple):
    """What a column means, and of which type the value is that it holds, where that is known."""

    about: str
    type: type | None = None


def describe_column(table: str, column: str) -> str:
    """Return what a column means, with the form in which it holds what SQLite has no type for;
    empty for one that nobody has described.
    """
    about, kind = find_meaning(table, column)
    held = {bool: "1 or 0", list: "as JSON"}.get(kind) if kind else None
    if held:
        return f"{about.rstrip('.')} ({held})."
    return about


def find_meaning(table: str, column: str) -> Meaning:
    """Return what a column of a compiled table means; nothing of one that nobody has described."""
    if (table, column) in _OWN:
        return Meaning(_OWN[table, column])
    known = _list_shared()
    if table in _RECORDS:
        known = known | _describe_fields(_RECORDS[table])
    base, _, language = column.rpartition("_") if column not in IN_LANGUAGE else ("", "", column)
    if language in IN_LANGUAGE and base in known:
        return Meaning(f"{known[base].about.rstrip('.')}, {IN_LANGUAGE[language]}.")
    return known.get(column, Meaning(""))


@cache
def _list_shared() -> dict[str, Meaning]:
    """Return what the columns mean that mean the same in every table."""
    flags = {name: Meaning(about, bool) for name, about in _FLAGS.items()}
    return {name: Meaning(about) for name, about in _COLUMNS.items()} | flags


@cache
def _describe_fields(record: type) -> dict[str, Meaning]:
    """Return what the fields of a record mean."""
    described = {}
    for name, hint in get_type_hints(record, include_extras=True).items():
        annotated = get_args(hint)[0] if get_origin(hint) is NotRequired else hint
        kind, *notes = get_args(annotated)
        (about,) = (note for note in notes if isinstance(note, str))
        described[name] = Meaning(about, get_origin(kind) or kind)
    return described
