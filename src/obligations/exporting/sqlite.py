"""The compiled tables as one SQLite file that documents itself: for Datasette, sqlite-utils, or any
other reader.

The views come along and stay alive under the table `asked`: another day in there, and they answer
for that day.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from obligations.exporting.table_columns import TIES, describe_column
from obligations.exporting.tables import (
    chosen_rows,
    count_chosen,
    describe_tables,
    list_tables,
    write_keys,
    write_schema,
)
from obligations.findings import UserError
from obligations.sentences import tell
from obligations.text.resource_words import translate
from obligations.text.speech import Speech
from obligations.text.tables.exports import STAYS_OF_THAT_DAY

if TYPE_CHECKING:
    from pathlib import Path

    from obligations.exporting.report_table import ReportTable
    from obligations.exporting.request import Counts, Order
    from obligations.exporting.tables import ExportedTable

_OF_THAT_DAY = ("obligation", "chosen")
_ASKED = (
    "The day that the views answer for, and the last day that counts as soon: with another day in"
    " here they answer for that one."
)


def write_database(order: Order, path: Path) -> Counts:
    """Write the tables of the chosen measures, the rows of the list of obligations, and what each
    table is.
    """
    with chosen_rows(order) as question:
        tables = list_tables(question, any_day=True)
        with closing(sqlite3.connect(path)) as file, file:
            _make_room(file, [table for table in tables if table.name in _OF_THAT_DAY])
            for table in order.track(tables, "tables"):
                marks = ", ".join("?" * len(table.columns))
                for rows in table.read(question):
                    file.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
            _document(file, order.lang)
            wanted = ("target", "obligation")
            return count_chosen(question) | {
                noun: file.execute(f"SELECT count(*) FROM {noun}").fetchone()[0] for noun in wanted
            }


def _make_room(file: sqlite3.Connection, own: list[ExportedTable]) -> None:
    # No journal: what can't be finished is thrown away.
    file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {write_schema()}")
    file.execute("DROP VIEW obligation")  # as in every question, the filtered rows take its place
    for table in own:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns.items())
        file.execute(f"CREATE TABLE {table.name} ({columns}{write_keys(table.name)})")


def _document(file: sqlite3.Connection, lang: str) -> None:
    """Write what each table and view is, and each of their columns, into tables of their own, in
    the language asked for.
    """
    file.execute(
        "CREATE TABLE documentation (name TEXT PRIMARY KEY, type TEXT, about TEXT) WITHOUT ROWID"
    )
    file.execute(
        "CREATE TABLE documentation_column (table_name TEXT, name TEXT, type TEXT, refers_to TEXT,"
        " about TEXT, PRIMARY KEY (table_name, name), FOREIGN KEY (table_name) REFERENCES"
        " documentation (name)) WITHOUT ROWID"
    )
    said = describe_tables() | {
        "asked": _ASKED,
        "documentation": "What each table and view is.",
        "documentation_column": "What each column is, and the table whose ids it holds.",
    }
    about = {name: translate(text, lang) for name, text in said.items()}
    speech = Speech(lang)
    for name in _OF_THAT_DAY:
        about[name] = speech.say(STAYS_OF_THAT_DAY, about=about[name])
    there = file.execute(
        "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    ).fetchall()
    file.executemany(
        "INSERT INTO documentation VALUES (?, ?, ?)",
        [(name, kind, about.get(name)) for name, kind in there],
    )
    for table, _ in there:
        columns = file.execute("SELECT name, type FROM pragma_table_info(?)", [table]).fetchall()
        ties = TIES.get(table, {})
        file.executemany(
            "INSERT INTO documentation_column VALUES (?, ?, ?, ?, ?)",
            [
                (table, name, kind, ties.get(name), translate(describe_column(table, name), lang))
                for name, kind in columns
            ],
        )


def write_report_database(table: ReportTable, path: Path) -> Counts:
    """Write the rows of a report as a file of one table."""
    name = _quote(table.name)
    columns = ", ".join(
        f"{_quote(column.name)} {table.find_type(at)}" for at, column in enumerate(table.columns)
    )
    with closing(sqlite3.connect(path)) as file, file:
        try:
            file.execute(f"CREATE TABLE {name} ({columns})")
            file.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        except sqlite3.OperationalError as error:  # such as columns that differ in case alone
            if "disk" in str(error):
                raise
            if "reserved" in str(error):
                hint = tell("give the report another name")
            else:
                hint = tell("rename its columns: … AS name")
            raise UserError(
                tell(
                    "the report {name!r} can't be made a table: {problem}",
                    name=table.name,
                    problem=str(error),
                ),
                hint,
            ) from None
        file.executemany(
            f"INSERT INTO {name} VALUES ({', '.join('?' * len(table.columns))})", table.read_rows()
        )
        about = {
            "title": table.title,
            "about": table.about,
            "as_of": table.as_of,
            "filters": ", ".join(table.narrowed),
        }
        file.executemany(
            "INSERT INTO meta VALUES (?, ?)", (about | {"licence": table.licence}).items()
        )
    return {"row": len(table.rows)}


def _quote(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
