"""What was written in place of a record or of a list of them, as the record or the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.addresses import is_web_address
from obligations.refusals.amounts import write_amount
from obligations.refusals.deadlines import write_when
from obligations.refusals.rewriting import write_flow, write_ids, write_wording
from obligations.text.official_numbers import read_official_number

if TYPE_CHECKING:
    from obligations.refusals.places import WantedPlace

# What a text says in place of a record: the record that says it.
_FORMS = {
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
    "Assignment": "{of: ID, owner: $value}",
}
_DATED_TARGET = "{number: 1, $when, outcome: {en: …}}"
# The same for the address of a page.
_WITH_ADDRESS = {
    "Source": "{language: en, title: …, url: $value}",
    "Evidence": "{url: $value}",
}
# By what a record goes that people write behind a key, and how that stands in the forms above.
_NAMED_BY = {
    **dict.fromkeys(("Measure", "Action", "Target", "Section"), ("number", "1")),
    **dict.fromkeys(("Department", "Term"), ("id", "ID")),
    "Assignment": ("of", "ID"),
}
EXAMPLE_OF_METRIC = "{comparator: at-least, value: 90, unit: {en: …}}"


def write_list(place: WantedPlace, given: Any) -> str:
    """Return the list that is meant by what stands in its place."""
    if isinstance(given, dict):
        return f"[{', '.join(_write_records(place, given))}]"
    if place.model:
        return f"[{write_record(place.model, given)}]"
    return write_ids(given)


def write_record(model: str, given: Any) -> str:
    """Return the record that a text stands for; empty where nobody knows one."""
    if model == "Metric":
        return write_amount(given) or EXAMPLE_OF_METRIC
    if model == "Translated" and isinstance(given, list):
        return ""
    form = _FORMS.get(model, "")
    if model == "Target" and not write_when(given).startswith("when: "):
        form = _DATED_TARGET
    elif is_web_address(str(given)):
        form = _WITH_ADDRESS.get(model, form)
    elif model == "Evidence" and read_official_number(str(given)):
        form = "{number: $value}"
    return (
        form.replace("$text", write_wording(given))
        .replace("$when", write_when(given))
        .replace("$ids", write_ids(given))
        .replace("$value", write_flow(given))
    )


def _write_records(place: WantedPlace, given: dict[str, Any]) -> list[str]:
    """Return the records that stand in place of a list: one, or one behind each of its names."""
    if place.model not in _NAMED_BY or not place.keys.keys().isdisjoint(given):
        return [write_flow(_complete(place.model, given))]
    return [_write_named(place.model, str(name), each) for name, each in given.items()]


def _write_named(model: str, name: str, given: Any) -> str:
    key, placeholder = _NAMED_BY[model]
    if isinstance(given, dict):
        return write_flow({key: name, **given})
    return write_record(model, given).replace(f"{key}: {placeholder}", f"{key}: {name}", 1)


def _complete(model: str, given: dict[str, Any]) -> dict[str, Any]:
    """Return a record with what each one of its kind has, and lists of bodies as lists."""
    if model == "Clause":
        listed = {
            key: [each] if isinstance(each, str) and key != "basis" else each
            for key, each in given.items()
        }
        return {"basis": "stated", **listed}
    key, first = _NAMED_BY.get(model, ("", ""))
    if key == "number":
        return {key: first, **given}
    return given
