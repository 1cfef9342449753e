"""The JSON Schemas of the files, made from the models, and the one of the JSON output."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from obligations.model import DepartmentsFile, Document, ProgressEntry, Term

if TYPE_CHECKING:
    from pathlib import Path

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, tuple[str, TypeAdapter[Any]]] = {
    "document": ("A document with its measures", TypeAdapter(Document)),
    "departments": ("The registry of departments", TypeAdapter(DepartmentsFile)),
    "topics": ("The closed list of topics", TypeAdapter(tuple[Term, ...])),
    "addressees": ("The closed list of addressees", TypeAdapter(tuple[Term, ...])),
    "progress": ("What became of the measures of a document", TypeAdapter(tuple[ProgressEntry, ...])),
}
SCHEMAS = (*_MODELS, "output")


def build_schema(name: str) -> dict[str, Any]:
    """Give one schema: of a kind of file, or `output`, that of `list --format json`."""
    if name == "output":
        loaded: dict[str, Any] = json.loads(resources.files("obligations").joinpath("output.schema.json").read_text(encoding="utf-8"))
        return loaded
    title, adapter = _MODELS[name]
    schema = adapter.json_schema(by_alias=True, mode="validation")
    return {"$schema": _DIALECT, **_tidy(schema), "title": title}


def render_schema(schema: dict[str, Any]) -> str:
    """Give a schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas of all files into a folder, and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in _MODELS:
        path = folder / f"{name}.schema.json"
        path.write_text(render_schema(build_schema(name)), encoding="utf-8")
        written.append(path)
    return written


def _tidy(part: Any) -> Any:
    """Leave out what editors make nothing of: null as a value, since a key without a value is left out of the file."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    part = {key: _tidy(value) for key, value in part.items() if not (key == "default" and value in (None, [], ()))}
    options = part.get("anyOf")
    if options:
        kept = [option for option in options if option != {"type": "null"}]
        if len(kept) == 1:
            del part["anyOf"]
            part = kept[0] | part
    return part
