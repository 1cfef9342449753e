"""What pydantic says of a model, made into what editors make good use of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.model.scalars import LIST_OF_ID
from obligations.text.words import say

if TYPE_CHECKING:
    from collections.abc import Collection


def simplify_schema(part: Any, lists: Collection[str]) -> Any:
    """Return a part of a schema with a title on every key, without null, and with the ids of the
    known lists in place of their form.

    Null is left out since a key without a value is left out of the file.
    """
    if isinstance(part, list):
        return [simplify_schema(item, lists) for item in part]
    if not isinstance(part, dict):
        return part
    part = {
        key: simplify_schema(value, lists)
        for key, value in part.items()
        if not (key == "default" and value in (None, [], (), {}))
    }
    for step in (
        _leave_out_null,
        _refuse_nothing,
        _name_keys,
        _explain_words,
        _unwrap,
    ):
        part = step(part)
    list_name = part.pop(LIST_OF_ID, None)
    if list_name in lists:
        words = {key: part[key] for key in ("title", "description") if key in part}
        return {"$ref": f"#/$defs/{list_name}", **words}
    return part


def _unwrap(part: dict[str, Any]) -> dict[str, Any]:
    """Set each paragraph of a description on one line: the breaks are those of our source."""
    said = part.get("description")
    if not isinstance(said, str):
        return part
    paragraphs = [" ".join(paragraph.split()) for paragraph in said.split("\n\n")]
    return part | {"description": "\n\n".join(paragraphs)}


def _leave_out_null(part: dict[str, Any]) -> dict[str, Any]:
    options = part.get("anyOf", [])
    kept = [option for option in options if option != {"type": "null"}]
    if len(kept) == 1:
        part = {key: value for key, value in part.items() if key != "anyOf"}
        return {**kept[0], **part}
    if kept:
        return {**part, "anyOf": kept}
    return part


def _refuse_nothing(part: dict[str, Any]) -> dict[str, Any]:
    """Say that a list or mapping holds something: with nothing in it, its key is left out."""
    if "items" in part and part.get("type") == "array":
        return {"minItems": 1, **part}
    if part.get("additionalProperties") is not None and "required" not in part:
        return {"minProperties": 1, **part}
    return part


def _explain_words(part: dict[str, Any]) -> dict[str, Any]:
    """Say of each word of a closed list how people read it, in both languages.

    Editors show it beside the word. Words without a label explain themselves.
    """
    words = part.get("enum")
    if not isinstance(words, list) or "type" not in part:
        return part
    described = [
        {"const": word, "description": " · ".join(filter(None, (say(word, "en"), say(word, "zh"))))}
        for word in words
    ]
    if all(one["description"] == f"{one['const']} · {one['const']}" for one in described):
        return part
    return {key: value for key, value in part.items() if key != "enum"} | {"anyOf": described}


def _name_keys(part: dict[str, Any]) -> dict[str, Any]:
    """Give every key its own words as title, where nobody gave it another."""
    properties = part.get("properties")
    if not isinstance(properties, dict) or "title" not in part:  # or a condition on some keys
        return part
    titled = {}
    for key, value in properties.items():
        given = value.get("title")
        if given and given != key.replace("_", " ").title():
            own = given
        else:
            own = key.replace("_", " ").capitalize()
        titled[key] = {
            "title": own,
            **{name: said for name, said in value.items() if name != "title"},
        }
    return part | {"properties": titled}
