"""A question: the compiled measures, the day that is asked about, and how far ahead counts as soon."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations import database

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, timedelta

Row = sqlite3.Row


@dataclass(frozen=True, slots=True)
class Question:
    """What every answer needs.

    `as_of` is the day asked about; nothing below the command line reads the clock.
    """

    connection: sqlite3.Connection
    as_of: date
    within: timedelta

    def select(self, sql: str, parameters: Iterable[Any] = ()) -> list[Row]:
        """Run one SELECT and give its rows, readable by column name."""
        return self.connection.execute(sql, tuple(parameters)).fetchall()

    def choose(self, ids: Iterable[str]) -> None:
        """Put ids into the TEMP table `chosen`, in their order, for the SELECTs that follow."""
        self.connection.execute("DELETE FROM temp.chosen")
        self.connection.executemany("INSERT INTO temp.chosen VALUES (?, ?)", enumerate(ids))


def ask(connection: sqlite3.Connection, as_of: date, within: timedelta) -> Question:
    """Put the compiled measures under a day and get ready to filter them."""
    connection.row_factory = sqlite3.Row
    database.ask(connection, as_of, within)
    connection.executescript(
        "CREATE TEMP TABLE chosen (position INTEGER PRIMARY KEY, id TEXT UNIQUE);CREATE TEMP TABLE"
        " asked_department (id TEXT, via TEXT, PRIMARY KEY (id, via)) WITHOUT ROWID;CREATE TEMP"
        " TABLE named (measure TEXT, action TEXT, department TEXT, role TEXT, basis TEXT);"
    )
    return Question(connection, as_of, within)
