"""A question: the compiled measures, the day asked about, and how far ahead counts as soon."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from obligations import database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, timedelta

    from obligations.records import SqlValue

Row = sqlite3.Row


class Question(NamedTuple):
    """What every answer needs.

    `as_of` is the day asked about; nothing below the command line reads the clock.
    """

    connection: sqlite3.Connection
    as_of: date
    within: timedelta

    def select(self, sql: str, parameters: Iterable[SqlValue] = ()) -> list[Row]:
        """Run one SELECT and give its rows, readable by column name."""
        return self.connection.execute(sql, tuple(parameters)).fetchall()

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Take back at the end what was put into TEMP tables meanwhile, so that one question leaves
        nothing behind for the next.

        Scopes may lie within one another. Rows are fetched before the end.
        """
        self.connection.execute("SAVEPOINT question")
        try:
            yield
        except BaseException:
            # One that is interrupted has perhaps taken back everything already, and can't be used.
            with suppress(sqlite3.Error):
                self._leave_scope()
            raise
        self._leave_scope()

    def _leave_scope(self) -> None:
        self.connection.execute("ROLLBACK TO question")
        self.connection.execute("RELEASE question")

    def choose(self, ids: Iterable[str]) -> None:
        """Put ids into the TEMP table `chosen`, in their order, for the SELECTs that follow."""
        self.connection.execute("DELETE FROM temp.chosen")
        self.connection.executemany("INSERT INTO temp.chosen VALUES (?, ?)", enumerate(ids))


def ask(connection: sqlite3.Connection, as_of: date, within: timedelta) -> Question:
    """Put the compiled measures under a day and get ready to filter them."""
    connection.row_factory = sqlite3.Row
    connection.isolation_level = None  # no transaction begins but those of scopes
    database.set_as_of(connection, as_of, within)
    connection.executescript(
        "CREATE TEMP TABLE chosen (position INTEGER PRIMARY KEY, id TEXT UNIQUE);CREATE TEMP TABLE"
        " asked_department (id TEXT, via TEXT, PRIMARY KEY (id, via)) WITHOUT ROWID;CREATE TEMP"
        " TABLE named (measure TEXT, action TEXT, department TEXT, role TEXT, basis TEXT,"
        " target TEXT);"
    )
    return Question(connection, as_of, within)
