"""What a SELECT that names something unknown could have meant: the tables and columns there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.findings import suggest
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    import sqlite3

_UNKNOWN = re.compile(r"no such (?P<what>table|column): \"?(?P<name>.+?)\"?(?: - .*)?$")


def suggest_name(connection: sqlite3.Connection, sql: str, message: str) -> Sentence | None:
    """Return what could be meant instead of the table or column that SQLite doesn't know.

    Else the columns of the tables that the SELECT names; None where it says something else.
    """
    found = _UNKNOWN.match(message)
    if not found:
        return None
    word = found["name"].rpartition(".")[2]
    tables = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM main.sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE"
            " 'sqlite%'"
        )
    ]
    if found["what"] == "table":
        return _keep_near(word, tables)
    named = [
        table for table in tables if re.search(rf"\b(?:from|join)\s+{table}\b", sql, re.IGNORECASE)
    ]
    columns = {
        row[1]: None for table in named for row in connection.execute(f"PRAGMA table_info({table})")
    }
    if not columns:
        return None
    return _keep_near(word, list(columns)) or tell(
        "columns of {tables:, }: {columns:, }", tables=named, columns=list(columns)
    )


def _keep_near(word: str, known: list[str]) -> Sentence | None:
    hint = suggest(word, known)
    if hint and hint.startswith("did"):
        return hint
    return None
