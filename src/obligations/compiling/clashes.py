"""Ids that stand in two layers: the lower one answers, and the upper one is left out and named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding, shorten_message
from obligations.layers import spell_path
from obligations.sentences import tell

if TYPE_CHECKING:
    import sqlite3

    from obligations.corpus import LoadedFile
    from obligations.findings import Route

CLASH = "OB202"
_LISTS = {
    "departments": ("department", "departments.yaml"),
    "topics": ("topic", "topics.yaml"),
    "addressees": ("addressee", "addressees.yaml"),
}


def has_clashes(connection: sqlite3.Connection) -> bool:
    """Whether something was left out since its id stands in a lower layer as well.

    What becomes of it then depends on more than one file: all of them are compiled anew.
    """
    found = connection.execute("SELECT 1 FROM load_finding WHERE code = ?", (CLASH,)).fetchone()
    return found is not None


def leave_out_clashes(connection: sqlite3.Connection, file: LoadedFile, layer: str) -> None:
    """Take out of a file of a layer what has an id that another layer has too, and say so among its
    findings.
    """
    if file.record is None:
        return
    if file.kind == "document":
        _leave_out_document(connection, file, layer)
    elif file.kind in _LISTS:
        _leave_out_listed(connection, file, layer)


def _leave_out_document(connection: sqlite3.Connection, file: LoadedFile, layer: str) -> None:
    row = connection.execute(
        "SELECT file FROM document WHERE id = ? AND layer <> ?", (file.record.id, layer)
    ).fetchone()
    if row:
        _say(file, ("id",), f"document {file.record.id}", row[0])
        file.record = None


def _leave_out_listed(connection: sqlite3.Connection, file: LoadedFile, layer: str) -> None:
    table, name = _LISTS[file.kind]
    items = file.record.departments if file.kind == "departments" else file.record
    rows = connection.execute(
        f"SELECT id, layer FROM {table} WHERE layer <> ?"
        " AND id IN (SELECT value FROM json_each(?))",
        (layer, json.dumps([item.id for item in items])),
    )
    other = dict(rows.fetchall())
    if not other:
        return
    for at, item in enumerate(items):
        if item.id in other:
            route: Route = ("departments", at, "id") if table == "department" else (at, "id")
            _say(file, route, f"{table} {item.id}", f":{other[item.id]}/{name}")
    kept: Any = tuple(item for item in items if item.id not in other)
    if table == "department":
        kept = file.record.model_copy(update={"departments": kept})
    file.record = kept


def _say(file: LoadedFile, route: Route, what: str, other: str) -> None:
    message = shorten_message(
        tell("{what} is in {other} too, which answers", what=what, other=spell_path(other))
    )
    file.findings.append(Finding(CLASH, message, file.path, route, hint=tell("give it another id")))
