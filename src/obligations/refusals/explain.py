"""Errors of pydantic as findings, each with what to write instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding, find_nearest, offer, shorten_message
from obligations.ids import is_usable_slug
from obligations.refusals.amounts import split_amount
from obligations.refusals.deadlines import (
    LONGEST_DATE,
    find_other_date,
    find_recurrence,
    is_like_a_date,
)
from obligations.refusals.misplaced import find_right_form, is_other_name
from obligations.refusals.offers import find_number, find_usual, name_by_file, offer_key
from obligations.refusals.places import find_place
from obligations.refusals.records import write_list, write_record
from obligations.refusals.refused import Refused
from obligations.refusals.rewriting import (
    find_meant,
    make_id,
    write_flow,
    write_wording,
)
from obligations.sentences import Sentence, tell
from obligations.text.tables import guesses
from obligations.text.typed_dates import (
    DateForm,
    find_due_form,
    find_form,
    find_recurring_form,
    list_readings,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.refusals.places import Schema

# What to do with a file that is one list.
_LISTED_FILES = {
    "Document": tell(
        "begin with the document (id, kind, title, issuers, dated), and put the list"
        " below measures:"
    ),
    "DepartmentsFile": tell("put the list below departments:"),
}
# The keys of a date by which something is due, or between which it is.
_DUE = ("by", "in", "from", "until")
# What a date may be, by the error that refused it.
_DATE_FORMS: dict[str, DateForm] = {"date": "partial", "day": "day", "window": "window"}
NO_LIST = tell("should be a list")


def explain_errors(path: str, errors: Sequence[Any], schema: Schema, data: Any) -> list[Finding]:
    """Return a finding for each of the errors that pydantic found in the data of a file.

    A key that is only called otherwise isn't also missing.
    """
    refused = [
        Refused(
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
    renamed |= {(one.route[:-1], key) for one in unknown for key in _find_misspelled(one)[:1]}
    found = (
        _explain(one)
        for one in refused
        if one.what != "missing" or (one.route[:-1], one.route[-1]) not in renamed
    )
    return [_shorten(finding) for finding in found]


def _shorten(finding: Finding) -> Finding:
    hint = finding.hint and shorten_message(finding.hint)
    return replace(finding, message=shorten_message(finding.message), hint=hint)


def _explain(one: Refused) -> Finding:
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


def _explain_blank(one: Refused) -> Finding:
    message, hint = tell("the file has no value"), tell("fill it in, or remove it")
    if one.route:
        message = tell("{key!r} has no value", key=one.route[-1])
    if one.key in find_place(one.schema, one.route[:-1]).needed:
        hint = tell("write {offer}", offer=offer_key(one))
    elif one.key:
        hint = tell("remove the key, or write {offer}", offer=offer_key(one))
    return Finding("OB111", message, one.path, one.route, hint=hint)


def _read_said(one: Refused) -> Sentence:
    """Return what the scalars of the models say of a value, else what pydantic says of it."""
    said = one.details.get("ctx", {}).get("said")
    if isinstance(said, Sentence):
        return said
    return tell("{message}", message=one.details["msg"])


def _find_form(one: Refused) -> Sentence | None:
    parent = find_place(one.schema, one.route[:-1])
    return find_right_form(parent.model, str(one.route[-1]), one.given, one.data, one.route)


def _explain_unknown_key(one: Refused) -> Finding:
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


def _find_way_out(one: Refused, key: str, known: list[str]) -> Sentence:
    """Return what to do with a key that has no place of its own."""
    if (
        len(one.route) == 1
        and isinstance(one.given, dict)
        and not one.given.keys().isdisjoint(known)
    ):
        return tell("what is in it stands at the top of the file, without {key}:", key=key)
    near = _find_misspelled(one) or find_nearest(key, known)
    if near:
        return offer(near)
    return tell(
        "known: {keys:, }; what has no key goes into a comment: # {key}: {value}",
        keys=known,
        key=key,
        value=write_flow(one.given),
    )


def _find_misspelled(one: Refused) -> list[str]:
    """Return the keys that are missing beside an unknown one that looks like them."""
    missing = find_place(one.schema, one.route[:-1]).needed - one.record.keys()
    return find_nearest(str(one.route[-1]), sorted(missing))


def _wraps_file(one: Refused) -> bool:
    """Whether a key at the top of a file holds what belongs there."""
    known = find_place(one.schema, ()).keys
    return (
        len(one.route) == 1
        and isinstance(one.given, dict)
        and not known.keys().isdisjoint(one.given)
    )


def _explain_missing(one: Refused) -> Finding:
    message, hint = (
        tell("{key!r} is missing", key=one.route[-1]),
        tell("add {offer}", offer=offer_key(one)),
    )
    return Finding("OB111", message, one.path, one.route[:-1], hint=hint)


def _explain_date(one: Refused) -> Finding:
    message, hint = one.details["ctx"]["message"], one.details["ctx"]["hint"]
    given = str(one.given)[:LONGEST_DATE]
    fix = find_form(given, _DATE_FORMS[one.what])
    if fix is None and one.what != "day" and one.key in _DUE:
        fix = find_due_form(given)
    readings = list_readings(given)
    if fix or len(readings) > 1:
        hint = tell("write {dates: or }", dates=[fix] if fix else readings)
    elif one.key in _DUE:
        every = find_recurrence(str(one.record.get("every", ""))) or ""
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


def _explain_word(one: Refused) -> Finding:
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
    elif one.key == "every" and (series := find_recurring_form(given[:LONGEST_DATE])):
        hint = tell("write every: {every} and by: {date}", every=series[0], date=series[1])
    elif one.key == "every":
        hint = tell("write every: regularly and when: {when}", when=write_wording(given))
    elif usual := find_usual(one):
        hint = tell("the usual one is {word}", word=usual)
    return one.find(tell("{given!r} is none of {words:, }", given=given, words=known), hint, meant)


def _explain_list(one: Refused) -> Finding:
    written = write_list(one.place, one.given)
    if one.key:
        return one.find(NO_LIST, tell("write {key}: {form}", key=one.key, form=written))
    if isinstance(one.given, dict) and [*map(type, one.given.values())] == [list]:
        key = next(iter(one.given))
        hint = tell("the list stands at the top of the file, without {key}:", key=key)
        return one.find(NO_LIST, hint)
    return one.find(NO_LIST, tell("write {form}", form=written))


def _explain_keys(one: Refused) -> Finding:
    if not one.route:
        return one.find(tell("should be keys with values"), _LISTED_FILES.get(one.place.model))
    rewritten = write_record(one.place.model, one.given)
    hint = None
    if rewritten and isinstance(one.route[-1], str):
        hint = tell("write {key}: {form}", key=one.key, form=rewritten)
    elif rewritten:
        hint = tell("write - {form}", form=rewritten)
    return one.find(tell("should be keys with values"), hint)


def _rewrite_scalar(one: Refused) -> Sentence | None:
    """Return what to write for a number, a flag or an id that people write otherwise."""
    amount = split_amount(one.given) if one.key == "value" else None
    if amount:
        unit = "unit" in find_place(one.schema, one.route[:-1]).keys
        return tell("write {amount}", amount=amount if unit else amount.partition(" and unit: ")[0])
    if isinstance(one.given, list) and len(one.given) == 1:
        return tell("write {key}: {value}", key=one.key, value=write_flow(one.given[0]))
    if not isinstance(one.given, str):
        return None
    if one.what == "flag" and one.given.casefold() in guesses.TRUE_WORDS:
        return tell("write true, or remove the key")
    if one.key == "id":
        return _offer_id(one)
    if one.what == "whole" and one.key == "section":
        title = write_wording(one.given)
        return tell(
            "write the number of one of the sections: {sections}",
            sections=f"[{{number: 1, title: {title}}}]",
        )
    if one.what == "whole" and one.key == "number":
        return tell(
            "write number: {number} and label: {label}",
            number=find_number(one) or 1,
            label=write_flow(one.given),
        )
    return None


def _offer_id(one: Refused) -> Sentence:
    made = name_by_file(one) or make_id(one.given)
    if is_usable_slug(made):
        return tell("write id: {id}", id=made)
    if one.route == ("id",):
        return tell("choose one such as climate-plan, which is also the name of the file")
    return tell("choose one such as trade-office")


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
