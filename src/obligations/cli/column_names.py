"""Which columns the answer to a command line has, for completion: what the command itself shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from obligations.output.listings import LISTINGS, find_listing
from obligations.text.words import read_word

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

# Columns by name, with their headings in both languages.
Headings = dict[str, tuple[str, ...]]
# What a row is, where the command alone says it.
_ROWS = {
    "due": "target",
    "search": "hit",
    "documents": "document",
    "departments": "department",
    "log": "entry",
    "report": "report",
}


def list_headings(
    connection: sqlite3.Connection, command: str, word: str | None, rows: str
) -> Headings:
    """Return the columns of a command.

    `word` is what it was given to ask for: a SELECT, the name of a report.
    """
    if command == "sql":
        return _list_selected(connection, word or "")
    if command == "report" and word:
        return _list_reported(connection, word)
    if command == "trace":
        from obligations.output.lineage import TIE

        return _name_all(TIE)
    row = _ROWS.get(command) or read_word("kind of row", rows, LISTINGS)
    return {name: column.title[:2] for name, column in find_listing(row).columns.items()}


def list_own_columns(command: str) -> dict[str, tuple[str, ...]]:
    """Return the names of a command's columns, by what a row of it is.

    None where what it is given to ask for decides: a SELECT, the name of a report.
    """
    if command == "list":
        rows = [row for row in LISTINGS if row not in _ROWS.values()]
        return {row: tuple(find_listing(row).columns) for row in rows}
    if command == "trace":
        from obligations.output.lineage import TIE

        return {"tie": TIE}
    row = _ROWS.get(command)
    if row is None or command == "report":
        return {}
    return {row: tuple(find_listing(row).columns)}


def _list_selected(connection: sqlite3.Connection, query: str) -> Headings:
    from obligations.database.untrusted import run_untrusted

    names, _ = run_untrusted(connection, f"SELECT * FROM ({query.rstrip('; ')}) LIMIT 0")
    return _name_all(names)


def _list_reported(connection: sqlite3.Connection, name: str) -> Headings:
    from obligations.query.session import ask
    from obligations.report.find import find_report
    from obligations.report.run import list_columns
    from obligations.workspace import find_workspace

    report = find_report(find_workspace().reports, name)
    # What columns there are doesn't depend on the day.
    question = ask(connection, date.min, timedelta())
    return {column.name: column.title[:2] for column in list_columns(question, report)}


def _name_all(names: Iterable[str]) -> Headings:
    return dict.fromkeys(names, ())
