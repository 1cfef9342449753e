"""Which columns the answer to a command line has, for completion: what the command itself shows."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from obligations.cli.printing import Listing

# Columns by name, with their headings in both languages.
Headings = dict[str, tuple[str, ...]]
_COMMANDS = "obligations.cli.commands"


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
        return _name_all(import_module("obligations.output.pages.lineage").TIE)
    listing = _find_listing(command, rows)
    return {name: column.title[:2] for name, column in listing.columns.items()}


def _find_listing(command: str, rows: str) -> Listing:
    found: Listing
    if command == "list":
        from obligations.cli.commands.list_ import ROWS
        from obligations.text.words import read_word

        _, found = ROWS[read_word("kind of row", rows, list(ROWS))]
    elif command == "search":
        found = import_module(f"{_COMMANDS}.search").make_listing()
    else:
        module = "progress" if command == "log" else command
        found = import_module(f"{_COMMANDS}.{module}").LISTING
    return found


def _list_selected(connection: sqlite3.Connection, query: str) -> Headings:
    from obligations.database.strangers import ask_for_stranger

    names, _ = ask_for_stranger(connection, f"SELECT * FROM ({query.rstrip('; ')}) LIMIT 0")
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
