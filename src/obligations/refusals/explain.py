"""Errors of pydantic as findings, each with what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding, find_nearest, shorten_message
from obligations.ids import is_slug
from obligations.refusals.amounts import split_amount, write_amount
from obligations.refusals.deadlines import (
    find_other_date,
    find_recurrence,
    offer_terms,
    write_when,
)
from obligations.refusals.misplaced import find_right_form, is_other_name
from obligations.refusals.places import WantedPlace, find_place
from obligations.refusals.rewriting import (
    complete_record,
    find_meant,
    make_id,
    write_flow,
    write_ids,
    write_wording,
)
from obligations.text.typed_dates import DateForm, find_due_form, find_form, list_readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.findings import Route
    from obligations.refusals.places import Schema

# What most records say there, of what a closed list allows, and how a value is written.
_USUAL = {
    ("Document", "kind"): "plan",
    ("Measure", "kind"): "measure",
    ("Clause", "basis"): "stated",
    ("Action", "modality"): "must",
    ("Metric", "comparator"): "at-least",
    ("Link", "relation"): "continues",
    ("Department", "level"): "company",
    ("Source", "language"): "en",
}
_EXAMPLES = {
    "Translated": "{en: …}",
    "Metric": "{comparator: at-least, value: 90, unit: {en: …}}",
}
_BY_KEY = {
    "id": "ID",
    "dated": "2031-03-02",
    "date": "2031-03-02",
    "recorded": "2031-03-02",
    "issuers": "[ID]",
    "measures": "[{number: 1, …}]",
}
# What a text says in place of a record: the record that says it.
_RECORDS = {
    "Translated": "$text",
    "Clause": "{basis: stated, responsible: $ids}",
    "Target": "{number: 1, by: DATE, outcome: $text}",
    "Action": "{number: 1, modality: must, what: $text}",
    "Measure": "{number: 1, title: $text}",
    "Section": "{number: 1, title: $text}",
    "Link": "{relation: continues, to: $value}",
    "Source": "{language: en, title: $value}",
    "Evidence": "{title: $value}",
    "Department": "{id: ID, kind: company, level: company, name: $text}",
    "Term": "{id: ID, name: $text}",
}
# What to do with a file that is one list.
_LISTED_FILES = {
    "Document": "begin with the document, its id, kind, title, issuers and dated, and put the list"
    " below measures:",
}
_DATED_TARGET = "{number: 1, $when, outcome: {en: …}}"
# The keys of a date by which something is due, or between which it is.
_DUE = ("by", "in", "from", "until")
# What a date may be, by the error that refused it.
_DATE_FORMS: dict[str, DateForm] = {"date": "partial", "day": "day", "window": "window"}
NO_LIST = "should be a list"


@dataclass(frozen=True, slots=True)
class _Refused:
    """One error: its kind, where it lies, what stands there, what belongs there."""

    path: str
    what: str
    details: Any
    route: Route
    given: Any
    place: WantedPlace
    schema: Schema
    data: Any

    @property
    def key(self) -> str:
        """The key that the value stands behind."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    def find(self, message: str, hint: str | None = None, fix: str | None = None) -> Finding:
        """Return the finding of a value that isn't one of its kind."""
        return Finding("OB110", message, self.path, self.route, hint=hint, fix=fix)


def explain_errors(path: str, errors: Sequence[Any], schema: Schema, data: Any) -> list[Finding]:
    """Return a finding for each of the errors that pydantic found in the data of a file.

    A key that is only called otherwise isn't also missing.
    """
    refused = [
        _Refused(
            path,
            details["type"],
            details,
            details["loc"],
            details["input"],
            find_place(schema, details["loc"]),
            schema,
            data,
        )
        for details in errors
    ]
    unknown = [one for one in refused if one.what == "extra_forbidden"]
    renamed = {
        (one.route[:-1], form.partition(":")[0]) for one in unknown if (form := _find_form(one))
    }
    renamed |= {((), key) for one in unknown if _wraps_file(one) for key in one.given}
    found = (
        _explain(one)
        for one in refused
        if one.what != "missing" or (one.route[:-1], one.route[-1]) not in renamed
    )
    return [_shorten(finding) for finding in found]


def _shorten(finding: Finding) -> Finding:
    hint = finding.hint and shorten_message(finding.hint)
    return replace(finding, message=shorten_message(finding.message), hint=hint)


def _explain(one: _Refused) -> Finding:
    if one.what == "too_short" and one.given in ([], ()):
        hint = "name at least one, or ask whether the key is right"
        return Finding("OB112", "an empty list where one is needed", one.path, one.route, hint=hint)
    if one.given is None:
        what = repr(one.route[-1]) if one.route else "the file"
        hint = f"write {_offer(one)}, or remove the key" if one.key else "fill it in, or remove it"
        return Finding("OB111", f"{what} has no value", one.path, one.route, hint=hint)
    explain = _EXPLAIN.get(one.what)
    if explain:
        return explain(one)
    if one.what == "too_short":
        return one.find(f"needs at least {one.details['ctx']['min_length']}")
    return one.find(str(one.details["msg"]), _rewrite_scalar(one))


def _find_form(one: _Refused) -> str | None:
    parent = find_place(one.schema, one.route[:-1])
    return find_right_form(parent.model, str(one.route[-1]), one.given, one.data, one.route)


def _explain_unknown_key(one: _Refused) -> Finding:
    key = str(one.route[-1])
    known = find_place(one.schema, one.route[:-1]).keys
    form = _find_form(one)
    if form is None:
        hint = _find_way_out(one, key, list(known))
    elif any(is_other_name(form, each) for each in known) or form.startswith(
        ("by:", "every:", "when:")
    ):
        hint = f"write {form}"
    else:
        hint = form
    message = f"unknown key {key!r}"
    return Finding("OB109", message, one.path, one.route, hint=hint, on_key=True)


def _find_way_out(one: _Refused, key: str, known: list[str]) -> str:
    """Return what to do with a key that has no place of its own."""
    if (
        len(one.route) == 1
        and isinstance(one.given, dict)
        and not one.given.keys().isdisjoint(known)
    ):
        return f"what is in it stands at the top of the file, without {key}:"
    near = find_nearest(key, known)
    if near:
        return f"did you mean {' or '.join(near)}?"
    comment = f"# {key}: {write_flow(one.given)}"
    return f"known: {', '.join(known)}; what has no key is a comment: {comment}"


def _wraps_file(one: _Refused) -> bool:
    """Whether a key at the top of a file holds what belongs there."""
    known = find_place(one.schema, ()).keys
    return (
        len(one.route) == 1
        and isinstance(one.given, dict)
        and not known.keys().isdisjoint(one.given)
    )


def _explain_missing(one: _Refused) -> Finding:
    message, hint = f"{one.route[-1]!r} is missing", f"add {_offer(one)}"
    return Finding("OB111", message, one.path, one.route[:-1], hint=hint)


def _offer(one: _Refused) -> str:
    """Return a key with the usual value and the others, or an example and what it is about."""
    usual = _find_usual(one)
    others = [word for word in one.place.words if word != usual]
    if usual:
        return f"{one.key}: {usual} (or {', '.join(others)})"
    if others:
        return f"{one.key}: with one of {', '.join(others)}"
    example = (
        _number(one)
        or _name_by_file(one)
        or _BY_KEY.get(one.key)
        or _EXAMPLES.get(one.place.model, "…")
    )
    about = f" ({one.place.about.removesuffix('.')})" if one.place.about else ""
    return f"{one.key}: {example}{about}"


def _find_usual(one: _Refused) -> str | None:
    return _USUAL.get((find_place(one.schema, one.route[:-1]).model, one.key))


def _name_by_file(one: _Refused) -> str | None:
    """Return the id that a document lacks: the name of its file."""
    stem = PurePath(one.path).stem
    return stem if one.route == ("id",) and is_slug(stem) else None


def _number(one: _Refused) -> str | None:
    """Return the number that an item of a list lacks: that of its place."""
    at = one.route[-2] if len(one.route) > 1 else None
    if one.route[-1] == "number" and isinstance(at, int):
        return str(at + 1)
    return None


def _explain_date(one: _Refused) -> Finding:
    # The hint has no colon in it, the quoted text may have.
    message, _, hint = str(one.details["msg"]).rpartition(": ")
    given = str(one.given)
    fix = find_form(given, _DATE_FORMS[one.what])
    if fix is None and one.what != "day" and one.key in _DUE:
        fix = find_due_form(given)
    readings = list_readings(given)
    if fix or len(readings) > 1:
        hint = f"write {fix or ' or '.join(readings)}"
    elif one.key in _DUE:
        every = find_recurrence(str(_find_record(one).get("every", ""))) or ""
        hint = find_other_date(one.key, given, every) or f"{hint}{offer_terms(given)}"
    return Finding("OB401", message, one.path, one.route, hint=hint, fix=fix)


def _find_record(one: _Refused) -> dict[str, Any]:
    """Return the record that a value stands in."""
    here = one.data
    for step in one.route[:-1]:
        here = here[step]
    return here if isinstance(here, dict) else {}


def _explain_word(one: _Refused) -> Finding:
    expected = one.details["ctx"]["expected"].replace(" or ", ", ")
    known = [word.strip("'") for word in expected.split(", ")]
    given = str(one.given)
    meant = find_meant(given, known)
    near = find_nearest(given, known)
    hint = None
    if meant:
        hint = f"write {one.key}: {meant}"
    elif near:
        hint = f"did you mean {' or '.join(near)}?"
    elif one.key == "every":
        hint = f"write every: regularly and when: {write_wording(given)}"
    elif usual := _find_usual(one):
        hint = f"the usual one is {usual}"
    return one.find(f"{given!r} is none of {', '.join(known)}", hint, meant)


def _explain_list(one: _Refused) -> Finding:
    return one.find(NO_LIST, f"write {one.key}: {_write_list(one)}")


def _explain_keys(one: _Refused) -> Finding:
    if not one.route:
        return one.find("should be keys with values", _LISTED_FILES.get(one.place.model))
    rewritten = _write_record(one, one.given)
    behind_key = isinstance(one.route[-1], str)
    hint = f"write {one.key}: {rewritten}" if behind_key else f"write - {rewritten}"
    return one.find("should be keys with values", hint if rewritten else None)


def _write_list(one: _Refused) -> str:
    if isinstance(one.given, dict):
        return f"[{', '.join(_write_records(one, one.given))}]"
    if one.place.model:
        return f"[{_write_record(one, one.given)}]"
    return write_ids(one.given)


def _write_records(one: _Refused, given: dict[str, Any]) -> list[str]:
    """Return the records that stand in place of a list: one, or one behind each of its numbers."""
    model = one.place.model
    if not given or not all(map(str.isdecimal, map(str, given))):
        return [write_flow(complete_record(model, given))]
    return [
        write_flow(complete_record(model, {"number": number, **each}))
        if isinstance(each, dict)
        else _write_record(one, each).replace("number: 1", f"number: {number}")
        for number, each in given.items()
    ]


def _write_record(one: _Refused, given: Any) -> str:
    """Return the record that a text stands for; empty where nobody knows one."""
    if one.place.model == "Metric":
        return write_amount(given) or _EXAMPLES["Metric"]
    if one.place.model == "Translated" and isinstance(given, list):
        return ""
    form = _RECORDS.get(one.place.model, "")
    if one.place.model == "Target" and not write_when(given).startswith("when: "):
        form = _DATED_TARGET
    return (
        form.replace("$text", write_wording(given))
        .replace("$when", write_when(given))
        .replace("$ids", write_ids(given))
        .replace("$value", write_flow(given))
    )


def _rewrite_scalar(one: _Refused) -> str | None:
    """Return what to write for a number, a flag or an id that people write otherwise."""
    if isinstance(one.given, list) and len(one.given) == 1:
        return f"write {one.key}: {write_flow(one.given[0])}"
    if not isinstance(one.given, str):
        return None
    amount = split_amount(one.given)
    if one.key == "value" and amount:
        return f"write {amount}"
    if one.what == "flag" and one.given.casefold() in ("yes", "y", "on"):
        return "write true, or leave the key out"
    if one.key == "id":
        return f"write id: {_name_by_file(one) or make_id(one.given)}"
    if one.what == "whole" and one.key == "section":
        title = write_wording(one.given)
        return f"write the number of one of the sections: [{{number: 1, title: {title}}}]"
    if one.what == "whole" and one.key == "number":
        return f"write number: {_number(one) or 1} and label: {write_flow(one.given)}"
    return None


_EXPLAIN = {
    "extra_forbidden": _explain_unknown_key,
    "missing": _explain_missing,
    "date": _explain_date,
    "day": _explain_date,
    "window": _explain_date,
    "literal_error": _explain_word,
    "tuple_type": _explain_list,
    "list_type": _explain_list,
    "model_type": _explain_keys,
    "dict_type": _explain_keys,
}
