"""What may stand at a place of a file, read off the JSON Schema of its model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from obligations.findings import Route

    Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WantedPlace:
    """A record, list or value that is wanted somewhere: the model of the record, the keys that it
    may have and those that it must, the words that it may be.
    """

    model: str
    keys: dict[str, Schema]
    needed: frozenset[str]
    words: tuple[str, ...]
    about: str


def find_place(schema: Schema, route: Route) -> WantedPlace:
    """Return what belongs where a route leads: of a list, what each of its items is."""
    here, about = _resolve(schema, schema), ""
    for step in route:
        if isinstance(step, str):
            found = here.get("properties", {}).get(step, {})
            about = found.get("description", "")
            here = _resolve(found, schema)
    return WantedPlace(
        here.get("title", ""),
        here.get("properties", {}),
        frozenset(here.get("required", ())),
        tuple(here.get("enum", ())),
        about,
    )


def _resolve(part: Schema, schema: Schema) -> Schema:
    while "properties" not in part:
        if "$ref" in part:
            part = schema["$defs"][part["$ref"].rpartition("/")[2]]
        elif "anyOf" in part:
            part = next((option for option in part["anyOf"] if option.get("type") != "null"), {})
        elif "items" in part:
            part = part["items"]
        else:
            return part
    return part
