"""What holds between the keys of one record, in the words of JSON Schema.

A model carries it as `json_schema_extra`, so that editors and other programs say while one types
what `check` says by its rules. A test compares the two, and names where they differ.
"""

from __future__ import annotations

from pydantic.config import JsonDict


def has(*keys: str) -> JsonDict:
    """Return the condition that all of some keys are there."""
    return {"required": list(keys)}


def lacks(*keys: str) -> JsonDict:
    """Return the condition that none of some keys is there."""
    return fits(dict.fromkeys(keys, False))


def says(key: str, *words: str) -> JsonDict:
    """Return the condition that a key is there and has one of some values."""
    return {**fits({key: {"enum": list(words)}}), **has(key)}


def fits(schemas: JsonDict) -> JsonDict:
    """Return the condition that the values of some keys are valid by schemas of their own.

    False is the schema of a key that must not be there.
    """
    return {"properties": schemas}


def if_then(*conditions: JsonDict) -> JsonDict:
    """Return the condition that the last one holds where all before it do."""
    *given, then = conditions
    return {"if": given[0] if len(given) == 1 else {"allOf": [*given]}, "then": then}
