"""The JSON Schemas of the files, made from the models, and the one of the JSON output."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from obligations.disk import make_folder, write_file
from obligations.model import Assignment, DepartmentsFile, Document, ProgressEntry, Synonyms, Term
from obligations.schemas.choices import describe_choices, read_choices
from obligations.schemas.simplify import simplify_schema

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.disk import WritableFolder
    from obligations.schemas.choices import Choices

__all__ = ["SCHEMAS", "build_schema", "read_choices", "render_schema", "write_schemas"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FOLDER = "schema"
_MODELS: dict[str, tuple[str, TypeAdapter[Any]]] = {
    "document": ("A document with its measures", TypeAdapter(Document)),
    "departments": ("The registry of departments", TypeAdapter(DepartmentsFile)),
    "topics": ("The closed list of topics", TypeAdapter(tuple[Term, ...])),
    "addressees": ("The closed list of addressees", TypeAdapter(tuple[Term, ...])),
    "synonyms": ("The names by which one thing is known", TypeAdapter(tuple[Synonyms, ...])),
    "assignments": (
        "Who at home looks after a measure, an action or a target",
        TypeAdapter(tuple[Assignment, ...]),
    ),
    "progress": ("What became of a measure, an action or a target", TypeAdapter(ProgressEntry)),
}
SCHEMAS = (*_MODELS, "output")


def build_schema(name: str, choices: Choices) -> dict[str, Any]:
    """Return one schema: of a kind of file, or `output`, that of `list --format json`.

    `choices` are the ids that editors offer.
    """
    if name == "output":
        loaded: dict[str, Any] = json.loads(
            resources.files("obligations")
            .joinpath("output.schema.json")
            .read_text(encoding="utf-8")
        )
        return loaded
    title, adapter = _MODELS[name]
    schema = adapter.json_schema(by_alias=True, mode="validation")
    lists = describe_choices(choices)
    made: dict[str, Any] = {"$schema": _DIALECT, "title": title, **simplify_schema(schema, lists)}
    made["title"] = title
    used = {list_name: lists[list_name] for list_name in lists if _refers_to(made, list_name)}
    if used:
        made["$defs"] = {**made["$defs"], **used}
    return made


def render_schema(schema: dict[str, Any]) -> str:
    """Return a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(measures: WritableFolder, below: Iterable[Path] = ()) -> list[Path]:
    """Write the schemas of all kinds of files into the folder `schema` of a folder of measures,
    with its ids and those of the folders `below` it, and give their paths.

    Raises UserError where they can't be written.
    """
    make_folder(measures, _FOLDER)
    choices = read_choices(*below, measures)
    written: list[Path] = []
    for name in _MODELS:
        path = f"{_FOLDER}/{name}.schema.json"
        write_file(measures, path, render_schema(build_schema(name, choices)))
        written.append(measures / path)
    return written


def _refers_to(part: Any, name: str) -> bool:
    return f'"#/$defs/{name}"' in json.dumps(part)
