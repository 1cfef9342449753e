"""A Frictionless data package: CSV tables with a description that programs and people read (datapackage.json).

The tables are CSV by RFC 4180 in UTF-8; a text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from obligations.exporting.resources import RESOURCES, Field, Resource
from obligations.exporting.tables import prepare
from obligations.safe import defuse_formula, show_controls

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.exporting.order import Counts, Order
    from obligations.exporting.report_table import ReportTable
    from obligations.query.question import Question

_DESCRIPTION = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NAME = "obligations"
_SOURCES = """
SELECT d.number, d.title_en, d.title_zh,
  (SELECT s.url FROM source AS s WHERE s.document = d.id AND s.url IS NOT NULL ORDER BY s.position LIMIT 1) AS url
FROM document AS d WHERE d.id IN (SELECT m.document FROM temp.chosen AS c JOIN measure AS m ON m.id = c.id) ORDER BY d.dated, d.id
"""
_LICENCES = {"CC0-1.0": {"name": "CC0-1.0", "title": "CC0 1.0 Universal", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}}


def write_package(order: Order, folder: Path) -> Counts:
    """Write the tables and their description into a folder."""
    question = prepare(order)
    described, counts = [], {}
    for resource in order.track(RESOURCES, "tables"):
        path = folder / f"{resource.name}.csv"
        counts[resource.name] = _write_table(path, resource.fields, question.connection.execute(resource.sql))
        described.append(_describe_resource(resource) | _fingerprint(path))
    _write_description(folder, _describe_package(order, question, described))
    return {name: counts[name] for name in ("measures", "targets", "obligations")}


def _write_description(folder: Path, described: dict[str, Any]) -> None:
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    (folder / _DESCRIPTION).write_text(text, encoding="utf-8", newline="")


def is_own(file: Path) -> bool:
    """Whether an earlier export wrote a file: the description beside it names it."""
    try:
        described = json.loads((file.parent / _DESCRIPTION).read_bytes())
        names = [resource["path"] for resource in described["resources"]]
        return described["name"] == _NAME and file.name in [*names, _DESCRIPTION]
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _write_table(path: Path, fields: tuple[Field, ...], rows: Iterable[Any]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(field.name for field in fields)
        for row in rows:
            writer.writerow(_write_cell(field, value) for field, value in zip(fields, row, strict=True))
            count += 1
    return count


def _write_cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.type == "boolean":
        return "true" if value else "false"
    return defuse_formula(show_controls(value)) if isinstance(value, str) else str(value)


def _fingerprint(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _describe_resource(resource: Resource) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_describe_field(field) for field in resource.fields], "missingValues": [""]}
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.ties:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [key]}} for column, other, key in resource.ties
        ]
    head = {"name": resource.name, "type": "table", "path": f"{resource.name}.csv", "description": resource.about}
    return head | {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}


def _describe_field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.about}
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.words:
        constraints["enum"] = list(field.words)
    return described | ({"constraints": constraints} if constraints else {})


def _describe_package(order: Order, question: Question, resources: list[dict[str, Any]]) -> dict[str, Any]:
    narrowed = f" of what fits {', '.join(order.narrowed)}" if order.narrowed else ""
    texts = question.select(_SOURCES)
    sources = []
    for text in texts:
        title = " ".join(part for part in (text["number"], text["title_en"] or text["title_zh"]) if part)
        sources.append({"title": title} | ({"path": text["url"]} if text["url"] else {}))
    return {
        "$schema": _PROFILE,
        "name": _NAME,
        "title": f"Who owes what by when, as of {question.as_of}",
        "description": f"The measures of policy documents{narrowed}, as of {question.as_of}: who answers, by when, what became of it."
        " A measure comes whole; `fits` tells the rows that fit the filters themselves.",
        **({"licenses": [_LICENCES[order.licence]]} if order.licence else {}),
        **({"sources": sources} if sources else {}),
        "resources": resources,
    }


def write_report(table: ReportTable, folder: Path) -> Counts:
    """Write the rows of a report as a package of one table."""
    types = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
    fields = tuple(Field(column.name, column.heading, types[table.find_type(at)]) for at, column in enumerate(table.columns))
    name = re.sub(r"[^a-z0-9._-]+", "-", table.name.lower()).strip("-") or "report"  # what the name of a resource may be
    path = folder / f"{name}.csv"
    count = _write_table(path, fields, table.read_rows())
    resource = _describe_resource(Resource(name, table.title, "", fields)) | _fingerprint(path)
    licences = {"licenses": [_LICENCES[table.licence]]} if table.licence else {}
    head = {"$schema": _PROFILE, "name": _NAME, "title": table.title, "description": table.description}
    _write_description(folder, {**head, **licences, "resources": [resource]})
    return {"rows": count}
