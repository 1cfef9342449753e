"""One SQLite file that holds the compiled measures: its schema and views, opening it, and what it
was compiled from.

Standard library only: a warm question needs nothing else. The file is never changed in place; a new
one is written beside it and takes its name in one step, so that a reader always sees a whole one.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from obligations.database.checksum import is_whole
from obligations.database.occurrences import AskedOccurrences, fill_occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, timedelta

# Raised where a column comes to mean something else while the schema stays as it is.
_MEANING = 16
_APPLICATION_ID = 0x0B11_6A70


def create(path: Path | str) -> sqlite3.Connection:
    """Make an empty database with all tables and stored views.

    For writing, without a journal, since it is thrown away on failure.
    """
    connection = sqlite3.connect(path)
    with closing_on_error(connection):
        connection.executescript(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA"
            f" application_id = {_APPLICATION_ID};PRAGMA user_version = {_reckon_version()};"
            f" {_read_sql('schema.sql')} {_read_sql('views.sql')}"
        )
    return connection


def open_to_extend(path: Path) -> sqlite3.Connection:
    """Open a copy that is about to be changed and swapped in."""
    connection = sqlite3.connect(path)
    with closing_on_error(connection):
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    return connection


@contextmanager
def closing_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a connection that is being made ready where that fails: no one else will."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def open_to_read(path: Path, *, verify: bool = True) -> sqlite3.Connection | None:
    """Open a compiled file; None where there is none, or where it is broken, foreign or of another
    version.

    Without `verify` the checksum is believed: for a file that was written just now.
    """
    if verify and not is_whole(path):
        return None
    try:
        connection = sqlite3.connect(f"{_make_uri(path)}?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (_APPLICATION_ID, _reckon_version()) and connection.execute(
            "SELECT count(*) FROM meta"
        ).fetchone()[0]:
            return connection
    except sqlite3.Error:
        pass
    connection.close()
    return None


def read_signs(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the signs that count as another in what was compiled, for `str.translate`."""
    row = connection.execute("SELECT written, folded FROM sign_table").fetchone()
    if row:
        return dict(zip(map(ord, row[0]), row[1], strict=True))
    return {}


def write_signs(connection: sqlite3.Connection, signs: Mapping[str, str]) -> None:
    """Write the signs that count as another into a file that is being compiled."""
    connection.execute(
        "INSERT INTO sign_table VALUES (?, ?)", ("".join(signs), "".join(signs.values()))
    )


def set_as_of(connection: sqlite3.Connection, as_of: date, within: timedelta) -> None:
    """Put the views under a day: TEMP views over a TEMP `asked` shadow the stored ones, which
    cannot see TEMP tables.

    The occurrences of what recurs, which all of them come back to, are reckoned once, into another.
    """
    # In memory, where a stranger's question finds a limit: on the disk it could fill all there is.
    connection.executescript(
        "PRAGMA temp_store = MEMORY; CREATE TEMP TABLE asked (as_of TEXT, soon TEXT,"
        " every_occurrence INTEGER);"
        "CREATE TEMP TABLE occurrence (target TEXT, number INTEGER, name TEXT, deadline TEXT, asked"
        " INTEGER, PRIMARY KEY (target, number)) WITHOUT ROWID; CREATE INDEX"
        " temp.occurrence_due ON occurrence (target, deadline); CREATE TEMP TABLE series_state"
        " (target TEXT, turn INTEGER, deadline TEXT, asked INTEGER, word TEXT, state TEXT, PRIMARY"
        " KEY (target, turn)) WITHOUT ROWID"
    )
    connection.execute(
        "INSERT INTO temp.asked VALUES (?, ?, 0)",
        (as_of.isoformat(), (as_of + within).isoformat()),
    )
    before, _, after = _split_views()
    connection.executescript(f"{before}{after}".replace("CREATE VIEW", "CREATE TEMP VIEW"))
    _tell_of(connection, as_of, AskedOccurrences())


def ask_for_occurrences(
    connection: sqlite3.Connection, as_of: date, asked: AskedOccurrences
) -> None:
    """Let the TEMP views tell of the occurrences that are asked for."""
    connection.execute("UPDATE temp.asked SET every_occurrence = ?", (asked.every,))
    _tell_of(connection, as_of, asked)


def _tell_of(connection: sqlite3.Connection, as_of: date, asked: AskedOccurrences) -> None:
    fill_occurrences(connection, as_of, asked)
    connection.execute("DELETE FROM temp.series_state")
    # Where nothing recurs, not even the plan of this is made.
    if connection.execute("SELECT 1 FROM temp.occurrence LIMIT 1").fetchone():
        connection.execute(f"INSERT INTO temp.series_state {_split_views().series_state}")


def read_schema() -> str:
    """Return the text of the schema and of the views, with their comments: their documentation."""
    return "\n".join(_read_sql(name) for name in ("schema.sql", "views.sql"))


class _Views(NamedTuple):
    """The views, with the SELECT of the one that a question makes a table of."""

    before: str
    series_state: str
    after: str


@cache
def _split_views() -> _Views:
    before, _, rest = _read_sql("views.sql").partition("CREATE VIEW series_state AS")
    select, _, after = rest.partition(";")
    return _Views(before, select, after)


@cache
def _reckon_version() -> int:
    """Return what tells a file of this schema from others: an older one is compiled anew."""
    return crc32(read_schema().encode(), _MEANING) & 0x7FFF_FFFF


def _make_uri(path: Path) -> str:
    """Write a path as SQLite's URIs need it: behind three strokes there is a drive letter, too.

    `Path.as_uri` would import a fifth of what a question imports in all.
    """
    quoted = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if quoted.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{quoted}"


@cache
def _read_sql(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
