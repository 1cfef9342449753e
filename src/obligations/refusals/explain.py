"""Errors of pydantic as findings, each with what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding, find_nearest, shorten_message, suggest
from obligations.refusals.misplaced import find_right_form, is_other_name
from obligations.refusals.places import WantedPlace, find_place
from obligations.refusals.rewriting import (
    find_meant,
    find_recurrence,
    split_amount,
    write_amount,
    write_flow,
    write_ids,
    write_wording,
)
from obligations.text.typed_dates import DateForm, find_form, list_readings

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
    renamed = {
        (one.route[:-1], form.partition(":")[0])
        for one in refused
        if one.what == "extra_forbidden" and (form := _find_form(one))
    }
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
        hint = suggest(key, known) or f"known: {', '.join(known)}"
    elif any(is_other_name(form, each) for each in known) or form.startswith(
        ("by:", "every:", "when:")
    ):
        hint = f"write {form}"
    else:
        hint = form
    message = f"unknown key {key!r}"
    return Finding("OB109", message, one.path, one.route, hint=hint, on_key=True)


def _explain_missing(one: _Refused) -> Finding:
    message, hint = f"{one.route[-1]!r} is missing", f"add {_offer(one)}"
    return Finding("OB111", message, one.path, one.route[:-1], hint=hint)


def _offer(one: _Refused) -> str:
    """Return a key with the usual value and the others, or an example and what it is about."""
    usual = _USUAL.get((find_place(one.schema, one.route[:-1]).model, one.key))
    others = [word for word in one.place.words if word != usual]
    if usual:
        return f"{one.key}: {usual} (or {', '.join(others)})"
    if others:
        return f"{one.key}: with one of {', '.join(others)}"
    example = _number(one) or _BY_KEY.get(one.key) or _EXAMPLES.get(one.place.model, "…")
    about = f" ({one.place.about.removesuffix('.')})" if one.place.about else ""
    return f"{one.key}: {example}{about}"


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
    fix, readings = find_form(given, _DATE_FORMS[one.what]), list_readings(given)
    every = find_recurrence(given) if one.key == "by" else None
    if fix or len(readings) > 1:
        hint = f"write {fix or ' or '.join(readings)}"
    elif every:
        hint = f"write every: {every} in place of by"
    elif one.key in ("by", "in", "from") and " " in given.strip():
        hint += f"; what the calendar doesn't say is written when: {write_wording(given)}"
    return Finding("OB401", message, one.path, one.route, hint=hint, fix=fix)


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
    return one.find(f"{given!r} is none of {', '.join(known)}", hint, meant)


def _explain_list(one: _Refused) -> Finding:
    return one.find(NO_LIST, f"write {one.key}: {_write_list(one)}")


def _explain_keys(one: _Refused) -> Finding:
    rewritten = _write_record(one)
    behind_key = bool(one.route) and isinstance(one.route[-1], str)
    hint = f"write {one.key}: {rewritten}" if behind_key else f"write - {rewritten}"
    return one.find("should be keys with values", hint if rewritten else None)


def _write_list(one: _Refused) -> str:
    if isinstance(one.given, dict):
        return f"[{write_flow(one.given)}]"
    if one.place.model:
        return f"[{_write_record(one)}]"
    return write_ids(one.given)


def _write_record(one: _Refused) -> str:
    """Return the record that a text stands for; empty where nobody knows one."""
    if one.place.model == "Metric":
        return write_amount(one.given) or _EXAMPLES["Metric"]
    if one.place.model == "Translated" and isinstance(one.given, list):
        return ""
    form = _RECORDS.get(one.place.model, "")
    return (
        form.replace("$text", write_wording(one.given))
        .replace("$ids", write_ids(one.given))
        .replace("$value", write_flow(one.given))
    )


def _rewrite_scalar(one: _Refused) -> str | None:
    """Return what to write for a number or a flag that people write otherwise."""
    if not isinstance(one.given, str):
        return None
    amount = split_amount(one.given)
    if one.key == "value" and amount:
        return f"write value: {amount[0]} and unit: {amount[1]}"
    if one.what == "flag" and one.given.casefold() in ("yes", "y", "on"):
        return "write true, or leave the key out"
    if one.what == "whole" and one.key == "number":
        return f"write the number in the order of the text, and label: {write_flow(one.given)}"
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
