"""What can be written where something is missing: the usual value, the others, or an example."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from obligations.ids import is_usable_slug
from obligations.refusals.places import find_place
from obligations.refusals.records import EXAMPLE_OF_METRIC
from obligations.sentences import tell

if TYPE_CHECKING:
    from obligations.refusals.refused import Refused
    from obligations.sentences import Sentence

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
_EXAMPLES = {"Translated": "{en: …}", "Metric": EXAMPLE_OF_METRIC}
_BY_KEY = {
    "id": "ID",
    "kind": "company",
    "dated": "2031-03-02",
    "date": "2031-03-02",
    "recorded": "2031-03-02",
    "issuers": "[ID]",
    "measures": "[{number: 1, …}]",
}


def offer_key(one: Refused) -> Sentence:
    """Return a key with the usual value and the others, or an example and what it is about."""
    usual = find_usual(one)
    others = [word for word in one.place.words if word != usual]
    if usual:
        return tell("{key}: {usual} (or {others:, })", key=one.key, usual=usual, others=others)
    if others:
        return tell("{key}: with one of {others:, }", key=one.key, others=others)
    example = (
        find_number(one)
        or name_by_file(one)
        or _BY_KEY.get(one.key)
        or _EXAMPLES.get(one.place.model, "…")
    )
    offered = tell("{key}: {example}", key=one.key, example=example)
    if about := one.place.about.removesuffix("."):
        return tell("{offered}  # {about}", offered=offered, about=about)
    return offered


def find_usual(one: Refused) -> str | None:
    """Return what most records say there, of what a closed list allows."""
    return _USUAL.get((find_place(one.schema, one.route[:-1]).model, one.key))


def name_by_file(one: Refused) -> str | None:
    """Return the id that a document lacks: the name of its file."""
    stem = PurePath(one.path).stem
    return stem if one.route == ("id",) and is_usable_slug(stem) else None


def find_number(one: Refused) -> str | None:
    """Return the number that an item of a list lacks: that of its place."""
    at = one.route[-2] if len(one.route) > 1 else None
    if one.route[-1] == "number" and isinstance(at, int):
        return str(at + 1)
    return None
