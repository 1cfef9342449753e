"""Errors of pydantic as findings, each with what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding, find_nearest, offer, shorten_message
from obligations.ids import is_slug
from obligations.refusals.amounts import split_amount, write_amount
from obligations.refusals.deadlines import (
    find_other_date,
    find_recurrence,
    is_like_a_date,
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
from obligations.sentences import Sentence, tell
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
    "Document": tell(
        "begin with the document (id, kind, title, issuers, dated), and put the list"
        " below measures:"
    ),
}
_DATED_TARGET = "{number: 1, $when, outcome: {en: …}}"
# The keys of a date by which something is due, or between which it is.
_DUE = ("by", "in", "from", "until")
# What a date may be, by the error that refused it.
_DATE_FORMS: dict[str, DateForm] = {"date": "partial", "day": "day", "window": "window"}
NO_LIST = tell("should be a list")


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

    def find(
        self, message: Sentence, hint: Sentence | None = None, fix: str | None = None
    ) -> Finding:
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
        hint = tell("name at least one, or check whether the key is right")
        return Finding(
            "OB112", tell("an empty list where one is needed"), one.path, one.route, hint=hint
        )
    if one.given is None:
        return _explain_blank(one)
    explain = _EXPLAIN.get(one.what)
    if explain:
        return explain(one)
    if one.what == "too_short":
        return one.find(tell("needs at least {least}", least=one.details["ctx"]["min_length"]))
    return one.find(_read_said(one), _rewrite_scalar(one))


def _explain_blank(one: _Refused) -> Finding:
    message, hint = tell("the file has no value"), tell("fill it in, or remove it")
    if one.route:
        message = tell("{key!r} has no value", key=one.route[-1])
    if one.key:
        hint = tell("write {offer}, or remove the key", offer=_offer(one))
    return Finding("OB111", message, one.path, one.route, hint=hint)


def _read_said(one: _Refused) -> Sentence:
    """Return what the scalars of the models say of a value, else what pydantic says of it."""
    said = one.details.get("ctx", {}).get("said")
    if isinstance(said, Sentence):
        return said
    return tell("{message}", message=one.details["msg"])


def _find_form(one: _Refused) -> Sentence | None:
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
        hint = tell("write {form}", form=form)
    else:
        hint = form
    message = tell("unknown key {key!r}", key=key)
    return Finding("OB109", message, one.path, one.route, hint=hint, on_key=True)


def _find_way_out(one: _Refused, key: str, known: list[str]) -> Sentence:
    """Return what to do with a key that has no place of its own."""
    if (
        len(one.route) == 1
        and isinstance(one.given, dict)
        and not one.given.keys().isdisjoint(known)
    ):
        return tell("what is in it stands at the top of the file, without {key}:", key=key)
    near = find_nearest(key, known)
    if near:
        return offer(near)
    return tell(
        "known: {keys:, }; what has no key goes into a comment: # {key}: {value}",
        keys=known,
        key=key,
        value=write_flow(one.given),
    )


def _wraps_file(one: _Refused) -> bool:
    """Whether a key at the top of a file holds what belongs there."""
    known = find_place(one.schema, ()).keys
    return (
        len(one.route) == 1
        and isinstance(one.given, dict)
        and not known.keys().isdisjoint(one.given)
    )


def _explain_missing(one: _Refused) -> Finding:
    message, hint = (
        tell("{key!r} is missing", key=one.route[-1]),
        tell("add {offer}", offer=_offer(one)),
    )
    return Finding("OB111", message, one.path, one.route[:-1], hint=hint)


def _offer(one: _Refused) -> Sentence:
    """Return a key with the usual value and the others, or an example and what it is about."""
    usual = _find_usual(one)
    others = [word for word in one.place.words if word != usual]
    if usual:
        return tell("{key}: {usual} (or {others:, })", key=one.key, usual=usual, others=others)
    if others:
        return tell("{key}: with one of {others:, }", key=one.key, others=others)
    example = (
        _number(one)
        or _name_by_file(one)
        or _BY_KEY.get(one.key)
        or _EXAMPLES.get(one.place.model, "…")
    )
    offered = tell("{key}: {example}", key=one.key, example=example)
    if about := one.place.about.removesuffix("."):
        return tell("{offered} ({about})", offered=offered, about=about)
    return offered


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
    message, hint = one.details["ctx"]["message"], one.details["ctx"]["hint"]
    given = str(one.given)
    fix = find_form(given, _DATE_FORMS[one.what])
    if fix is None and one.what != "day" and one.key in _DUE:
        fix = find_due_form(given)
    readings = list_readings(given)
    if fix or len(readings) > 1:
        hint = tell("write {dates: or }", dates=[fix] if fix else readings)
    elif one.key in _DUE:
        every = find_recurrence(str(_find_record(one).get("every", ""))) or ""
        hint = find_other_date(one.key, given, every) or _offer_terms(hint, given)
    return Finding("OB401", message, one.path, one.route, hint=hint, fix=fix)


def _offer_terms(hint: Sentence, given: str) -> Sentence:
    """Add to a hint how a date is kept in the text's own terms, where it is in words."""
    if is_like_a_date(given) or not any(sign.isalpha() for sign in given):
        return hint
    return tell(
        "{hint}; what the calendar doesn't say is written when: {when}",
        hint=hint,
        when=write_wording(given),
    )


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
        hint = tell("write {key}: {word}", key=one.key, word=meant)
    elif near:
        hint = offer(near)
    elif one.key == "every":
        hint = tell("write every: regularly and when: {when}", when=write_wording(given))
    elif usual := _find_usual(one):
        hint = tell("the usual one is {word}", word=usual)
    return one.find(tell("{given!r} is none of {words:, }", given=given, words=known), hint, meant)


def _explain_list(one: _Refused) -> Finding:
    return one.find(NO_LIST, tell("write {key}: {form}", key=one.key, form=_write_list(one)))


def _explain_keys(one: _Refused) -> Finding:
    if not one.route:
        return one.find(tell("should be keys with values"), _LISTED_FILES.get(one.place.model))
    rewritten = _write_record(one, one.given)
    hint = None
    if rewritten and isinstance(one.route[-1], str):
        hint = tell("write {key}: {form}", key=one.key, form=rewritten)
    elif rewritten:
        hint = tell("write - {form}", form=rewritten)
    return one.find(tell("should be keys with values"), hint)


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


def _rewrite_scalar(one: _Refused) -> Sentence | None:
    """Return what to write for a number, a flag or an id that people write otherwise."""
    if isinstance(one.given, list) and len(one.given) == 1:
        return tell("write {key}: {value}", key=one.key, value=write_flow(one.given[0]))
    if not isinstance(one.given, str):
        return None
    amount = split_amount(one.given)
    if one.key == "value" and amount:
        return tell("write {amount}", amount=amount)
    if one.what == "flag" and one.given.casefold() in ("yes", "y", "on"):
        return tell("write true, or remove the key")
    if one.key == "id":
        return tell("write id: {id}", id=_name_by_file(one) or make_id(one.given))
    if one.what == "whole" and one.key == "section":
        title = write_wording(one.given)
        return tell(
            "write the number of one of the sections: {sections}",
            sections=f"[{{number: 1, title: {title}}}]",
        )
    if one.what == "whole" and one.key == "number":
        return tell(
            "write number: {number} and label: {label}",
            number=_number(one) or 1,
            label=write_flow(one.given),
        )
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
