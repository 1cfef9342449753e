"""A loaded file as rows of the database, and the rows of a file taken out again."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from obligations.compiling.clashes import CLASH
from obligations.compiling.document_rows import insert_stems, make_document
from obligations.compiling.progress_rows import make_progress
from obligations.compiling.registry_rows import (
    make_assignments,
    make_departments,
    make_synonyms,
    make_terms,
)
from obligations.corpus import find_kind
from obligations.sentences import pack_sentence

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from obligations.compiling.cells import TableRow, TableRows
    from obligations.corpus import LoadedFile

    # Adds the rows of a file; the last tells by which signs names and texts are folded.
    Maker = Callable[[TableRows, LoadedFile, Mapping[int, str]], None]

# The tables of which each row names the layer that it is from.
_LAYERED = frozenset(
    {
        "department",
        "department_name",
        "ambiguous_name",
        "succession",
        "covered",
        "topic",
        "addressee",
        "assignment",
        "synonym",
        "document",
        "progress",
    }
)
_REGISTRY_TABLES = ("department", "department_name", "ambiguous_name", "succession", "covered")
DOCUMENT_TABLES = (
    "issuer",
    "document_addressee",
    "source",
    "section",
    "measure",
    "measure_topic",
    "action",
    "action_addressee",
    "place",
    "recipient",
    "responsibility",
    "unresolved",
    "target",
    "link",
    "wording",
)
_LIST_TABLES: dict[str, tuple[str, ...]] = {
    "departments": _REGISTRY_TABLES,
    "topics": ("topic",),
    "addressees": ("addressee",),
    "synonyms": ("synonym",),
    "assignments": ("assignment",),
}
# The tables of which each row has its position behind its id.
_LISTED = frozenset({"department", "topic", "addressee", "synonym", "assignment"})
_FAR = 1_000_000


def insert_rows(
    connection: sqlite3.Connection, file: LoadedFile, layer: str, signs: Mapping[int, str]
) -> None:
    """Insert the rows of one file of a layer, and what was wrong with it.

    `signs`: what names and texts are folded by.
    """
    rows: TableRows = defaultdict(list)
    for position, finding in enumerate(file.findings):
        span = file.locate(finding).span
        left_out = int(file.record is None or finding.code == CLASH)
        rows["load_finding"].append(
            (
                file.path,
                position,
                span.line,
                span.column,
                finding.code,
                finding.message,
                json.dumps(pack_sentence(finding.message), ensure_ascii=False),
                finding.hint,
                left_out,
            )
        )
    if file.record is not None:
        _MAKERS[file.kind](rows, file, signs)
    if file.kind == "document":
        insert_stems(connection, rows)
    first = _find_first_position(connection, layer)
    for table, content in rows.items():
        if not content:
            continue
        placed = _put_in_layer(table, content, layer, first)
        marks = ", ".join("?" * len(placed[0]))
        # Numbers that are given twice are a finding of `check`; here the first one answers.
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", placed)
    if file.kind == "document" and file.record is not None:
        _unsettle_series(connection, file.record.id)


def _put_in_layer(table: str, rows: list[TableRow], layer: str, first: int) -> list[TableRow]:
    """Return rows with the layer that they are from, and positions in lists that count from
    `first`.
    """
    if table in _LISTED:
        rows = [_shift(row, first) for row in rows]
    if table in _LAYERED:
        rows = [(*row, layer) for row in rows]
    return rows


def _shift(row: TableRow, first: int) -> TableRow:
    position: Any = row[1]
    return (row[0], first + position, *row[2:])


def _find_first_position(connection: sqlite3.Connection, layer: str) -> int:
    """Return where the positions of a layer's lists begin: behind those of all layers below it."""
    (position,) = connection.execute(
        "SELECT position FROM layer WHERE name = ?", (layer,)
    ).fetchone()
    return int(position) * _FAR


def delete_rows(connection: sqlite3.Connection, path: str, layer: str) -> None:
    """Delete all rows that came from a file of a layer."""
    found = connection.execute("SELECT document FROM file WHERE path = ?", (path,)).fetchone()
    connection.execute("DELETE FROM file WHERE path = ?", (path,))
    connection.execute("DELETE FROM load_finding WHERE path = ?", (path,))
    # What else is on record of the same thing has to be settled again.
    connection.execute(
        "UPDATE progress SET id = NULL WHERE thing IN (SELECT thing FROM progress WHERE file = ?)",
        (path,),
    )
    connection.execute("DELETE FROM progress WHERE file = ?", (path,))
    for table in _LIST_TABLES.get(find_kind(path), ()):
        connection.execute(f"DELETE FROM {table} WHERE layer = ?", (layer,))
    if found and found[0] is not None:
        _unsettle_series(connection, found[0])
        connection.execute("DELETE FROM document WHERE id = ?", found)
        for table in DOCUMENT_TABLES:
            connection.execute(f"DELETE FROM {table} WHERE document = ?", found)


def _unsettle_series(connection: sqlite3.Connection, document: str) -> None:
    """Have the entries about what recurs settled again: of which occurrence they speak follows from
    the target.
    """
    connection.execute(
        "UPDATE progress SET id = NULL WHERE thing IN (SELECT id FROM target WHERE document = ? AND"
        " recur_count IS NOT NULL)",
        (document,),
    )


_MAKERS: dict[str, Maker] = {
    "departments": make_departments,
    "synonyms": make_synonyms,
    "topics": make_terms,
    "addressees": make_terms,
    "assignments": make_assignments,
    "progress": make_progress,
    "progress-list": make_progress,
    "document": make_document,
}
