"""A stranger's SELECT, from a report file or the command line: it can do nothing but ask, and takes
no more than so much memory.

How long it may take is the command line's to decide: `obligations.cli.time_limit` interrupts the
connection.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from functools import partial
from sys import getsizeof
from typing import TYPE_CHECKING

from obligations.database.known_names import suggest_name
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from obligations.records import SqlValue

MAX_LENGTH = 10_000_000  # bytes of one text or blob
MAX_ANSWER = 256 * 1024 * 1024  # bytes of all rows together, as Python holds them
MAX_MEMORY = 512 * 1024 * 1024  # bytes that SQLite takes while it reckons, beside the compiled file
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_LENGTH,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: (
        1_000
    ),  # matching takes as many steps as pattern and text have signs, multiplied
}
_TABLES = tell("see the tables with: obligations sql --tables")
_BROKEN_FILE = ("disk image is malformed", "file is not a database", "disk I/O error")
_BATCH = 1_000
_READING = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
_PRAGMAS = frozenset(
    {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list"}
)
# Foreign code; addresses in memory, and foreign code by them.
_DENIED = frozenset({"load_extension", "fts3_tokenizer"})
_CONVERSION = re.compile(r"%[-+ 0#,!]*+(\*|\d++)?+(?:\.(\*|\d++))?+l{0,2}+([A-Za-z%])")


def run_query(
    connection: sqlite3.Connection, query: str
) -> tuple[list[str], list[tuple[SqlValue, ...]]]:
    """Run one question of a user's: column names and rows.

    Raises UserError for what SQLite refuses, and for what is no question.

    SQLite's own error is raised where the compiled file is broken.
    """
    try:
        names, rows = run_untrusted(connection, query)
    except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
        if is_broken_file(error):
            raise
        denied = "not authorized" in str(error) or any(
            sign in str(error) for sign in ("prohibited", "within a transaction")
        )
        raise UserError(
            (
                tell("only SELECT statements are allowed: the database is read-only")
                if denied
                else tell("SQLite: {problem}", problem=str(error))
            ),
            suggest_name(connection, query, str(error)) or _TABLES,
        ) from None
    if not names:
        raise UserError(
            tell("only SELECT statements are allowed"),
            _TABLES,
        )
    return names, rows


def is_broken_file(error: Exception) -> bool:
    """Whether an error speaks of the compiled file, and not of what was asked of it."""
    return any(sign in str(error) for sign in _BROKEN_FILE)


def run_untrusted(
    connection: sqlite3.Connection, query: str, parameters: Mapping[str, SqlValue] | None = None
) -> tuple[list[str], list[tuple[SqlValue, ...]]]:
    """Run one SELECT of a stranger's: the names of its columns, none where it is no question, and
    its rows.

    Raises UserError for what takes too much memory, KeyboardInterrupt where it is interrupted, and
    SQLite's own errors for all else.
    """
    try:
        with closing(sqlite3.connect(":memory:")) as printer:
            before = _restrict(connection, printer)
            try:
                cursor = connection.execute(query, parameters or {})
                return [column[0] for column in cursor.description or ()], _fetch(cursor)
            finally:
                _release(connection, before)
    except sqlite3.OperationalError as error:
        if str(error) == "interrupted":
            raise KeyboardInterrupt from None
        raise
    except sqlite3.DataError as error:
        if "too big" not in str(error):
            raise
        raise UserError(
            tell(
                "the query makes a text or blob of more than {most:,} bytes",
                most=MAX_LENGTH,
            ),
            tell("cut it: substr(…, 1, 1000)"),
        ) from None
    except MemoryError:
        raise UserError(
            tell("the query takes more than {most} MB of memory", most=MAX_MEMORY >> 20),
            tell("narrow it with WHERE, or select fewer columns"),
        ) from None


def _restrict(connection: sqlite3.Connection, printer: sqlite3.Connection) -> dict[int, int]:
    """Bind a connection to questions and to bounds; give the bounds that it had."""
    with suppress(sqlite3.OperationalError):  # a SQLite without JSON
        connection.execute(
            "SELECT 1 FROM json_each('[]')"
        )  # its first use declares a table, which is denied below
    (pages,) = connection.execute("PRAGMA main.page_count").fetchone()
    (size,) = connection.execute("PRAGMA main.page_size").fetchone()
    connection.execute(
        f"PRAGMA hard_heap_limit = {MAX_MEMORY + pages * size}"
    )  # of the process; it can't be raised again
    printer.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_LENGTH)
    printer.text_factory = partial(str, encoding="utf-8", errors="replace")  # %q of a blob
    for name in ("printf", "format"):
        connection.create_function(
            name, -1, lambda *values: _print(printer, *values), deterministic=True
        )
    connection.set_authorizer(
        _authorise
    )  # `mode=ro` alone would still let ATTACH and VACUUM INTO make files
    return {category: connection.setlimit(category, limit) for category, limit in _LIMITS.items()}


def _release(connection: sqlite3.Connection, before: dict[int, int]) -> None:
    connection.set_authorizer(None)
    for category, limit in before.items():
        connection.setlimit(category, limit)


def _authorise(
    action: int, first: str | None, second: str | None, _database: str | None, _source: str | None
) -> int:
    if action in _READING:
        if action == sqlite3.SQLITE_FUNCTION and second in _DENIED:
            return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _print(printer: sqlite3.Connection, *values: SqlValue) -> SqlValue:
    """Do what SQLite's own printf does, which makes NULL of a text that is too long, having counted
    to a billion first.
    """
    pattern, *others = values or (None,)
    if isinstance(pattern, str):
        _check_widths(pattern, list(others))
    text = _print_plainly(printer, values)
    # It makes NULL of an empty text as well, but not with a sign before it.
    if (
        text is None
        and isinstance(pattern, str)
        and _print_plainly(printer, (f"-{pattern}", *others)) is None
    ):
        raise OverflowError
    return text


def _print_plainly(printer: sqlite3.Connection, values: tuple[SqlValue, ...]) -> SqlValue:
    sql = f"SELECT printf({', '.join('?' * len(values))})"
    try:
        printed: SqlValue = printer.execute(sql, values).fetchone()[0]
    except sqlite3.DataError:  # what newer versions of SQLite say of a text that is too long
        raise OverflowError from None
    return printed


def _check_widths(pattern: str, values: list[SqlValue]) -> None:
    """Raise OverflowError, which SQLite takes for a text that is too long, for a width or precision
    beyond that.
    """
    for found in _CONVERSION.finditer(pattern):
        for asked in found.groups()[:2]:
            width = asked or 0
            if asked == "*":
                width = values.pop(0) if values else 0
            # SQLite reads a number out of any value, as far as it looks like one.
            digits = re.sub(r"\.0*$|^[-+]|\D.*$", "", str(width).strip())
            if len(digits) > len(str(MAX_LENGTH)) or int(digits or 0) > MAX_LENGTH:
                raise OverflowError
        if found[3] != "%" and values:
            values.pop(0)


def _fetch(cursor: sqlite3.Cursor) -> list[tuple[SqlValue, ...]]:
    rows: list[tuple[SqlValue, ...]] = []
    size = 0
    while batch := [tuple(row) for row in cursor.fetchmany(_BATCH)]:
        rows += batch
        size += sum(map(getsizeof, batch)) + sum(getsizeof(value) for row in batch for value in row)
        if size > MAX_ANSWER:
            raise UserError(
                tell("the answer takes more than {most} MB of memory", most=MAX_ANSWER >> 20),
                tell("narrow it with WHERE, or add a LIMIT"),
            )
    return rows
