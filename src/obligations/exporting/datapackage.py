"""A Frictionless data package: CSV tables with a description that programs and people read
(datapackage.json).

The tables are CSV by RFC 4180 in UTF-8; a text that a spreadsheet would take for a formula has an
apostrophe before it.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from obligations.addresses import quote_address
from obligations.exporting.resource_queries import SELECT_DOCUMENTS
from obligations.exporting.resources import RESOURCES, Field, Resource, describe_field
from obligations.exporting.tables import chosen_rows, count_chosen
from obligations.exporting.wording import say_day
from obligations.findings import UserError
from obligations.sentences import tell
from obligations.text.escaping import (
    defuse_cell,
    escape_json,
    quote_cell,
    write_csv,
    write_text_cell,
)
from obligations.text.resource_words import translate
from obligations.text.speech import Speech
from obligations.text.tables import exports
from obligations.text.words import choose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.exporting.report_table import ReportTable
    from obligations.exporting.request import Counts, Order
    from obligations.query.session import Question

_DESCRIPTION = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NAME = "obligations"
_LICENCES = {
    "CC0-1.0": {
        "name": "CC0-1.0",
        "title": "CC0 1.0 Universal",
        "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    }
}


def write_package(order: Order, folder: Path) -> Counts:
    """Write the tables and their description into a folder."""
    with chosen_rows(order) as question:
        described, counts = [], {}
        for resource in order.track(RESOURCES, "tables"):
            path = folder / f"{resource.name}.csv"
            counts[resource.name] = _write_table(
                path, resource.fields, question.connection.execute(resource.sql)
            )
            described.append(_describe_resource(resource, order.lang) | _fingerprint(path))
        _write_description(folder, _describe_package(order, question, described))
        return {
            **count_chosen(question),
            "target": counts["targets"],
            "obligation": counts["obligations"],
        }


def _write_description(folder: Path, described: dict[str, Any]) -> None:
    text = escape_json(json.dumps(described, ensure_ascii=False, indent=2)) + "\n"
    (folder / _DESCRIPTION).write_text(text, encoding="utf-8", newline="")


def is_own_package(file: Path) -> bool:
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
        file.write(write_csv([quote_cell(field.name) for field in fields]))
        for row in rows:
            file.write(
                write_csv(
                    [_write_cell(field, value) for field, value in zip(fields, row, strict=True)]
                )
            )
            count += 1
    return count


def _write_cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.type == "boolean":
        if value:
            return "true"
        return "false"
    if field.type == "number":
        return str(value)  # as it was printed
    if field.type == "array":
        return quote_cell(escape_json(value))  # JSON, and stays it
    if isinstance(value, str):
        return write_text_cell(value)
    return str(value)


def _fingerprint(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _describe_resource(resource: Resource, lang: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_describe_field(resource, field, lang) for field in resource.fields],
        "missingValues": [""],
    }
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.ties:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [key]}}
            for column, other, key in resource.ties
        ]
    head = {
        "name": resource.name,
        "type": "table",
        "path": f"{resource.name}.csv",
        "description": translate(resource.about, lang),
    }
    return head | {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}


def _describe_field(resource: Resource, field: Field, lang: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "description": translate(describe_field(resource, field), lang),
    }
    constraints = _drop_empty({"required": field.required, "enum": list(field.words)})
    return _drop_empty({**described, "constraints": constraints})


def _drop_empty(described: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value}


def _describe_package(
    order: Order, question: Question, resources: list[dict[str, Any]]
) -> dict[str, Any]:
    as_of, soon = question.as_of, question.as_of + question.within
    speech = Speech(order.lang)
    narrowed = ""
    if order.narrowed:
        filters = speech.say(exports.BETWEEN_FILTERS).join(order.narrowed)
        narrowed = speech.say(exports.OF_WHAT_FITS, filters=filters)
    sources = [
        _describe_source(document, order.lang) for document in question.select(SELECT_DOCUMENTS)
    ]
    return _drop_empty(
        {
            "$schema": _PROFILE,
            "name": _NAME,
            "title": f"{speech.say(exports.TITLE_OF_ALL)} · {say_day(str(as_of), order.lang)}",
            "description": speech.say(exports.PACKAGE, narrowed=narrowed, as_of=as_of, soon=soon),
            "licenses": _list_licences(order.licence),
            "sources": sources,
            "resources": resources,
        }
    )


def _list_licences(licence: str | None) -> list[dict[str, str]]:
    if licence is None:
        return []
    return [_LICENCES[licence]]


def _describe_source(document: Any, lang: str) -> dict[str, str]:
    title = choose({"en": document["title_en"], "zh": document["title_zh"]}, lang)
    url = quote_address(document["url"])
    named = " ".join(part for part in (document["number"], title) if part)
    return _drop_empty({"title": named, "path": url})


def write_report_package(table: ReportTable, folder: Path) -> Counts:
    """Write the rows of a report as a package of one table."""
    types = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
    fields = tuple(
        Field(_name_column(table, column.name), types[table.find_type(at)], about=column.heading)
        for at, column in enumerate(table.columns)
    )
    name = (
        re.sub(r"[^a-z0-9._-]+", "-", table.name.lower()).strip("-") or "report"
    )  # what the name of a resource may be
    path = folder / f"{name}.csv"
    count = _write_table(path, fields, table.read_rows())
    resource = _describe_resource(
        Resource(name, table.title, "", fields), table.lang
    ) | _fingerprint(path)
    described = {
        "$schema": _PROFILE,
        "name": _NAME,
        "title": table.title,
        "description": table.description,
        "licenses": _list_licences(table.licence),
        "resources": [resource],
    }
    _write_description(folder, _drop_empty(described))
    return {"row": count}


def _name_column(table: ReportTable, name: str) -> str:
    if not name.strip():
        raise UserError(
            tell("a column of the report {name!r} has no name", name=table.name),
            tell("give it one: … AS name"),
        )
    return defuse_cell(name)
