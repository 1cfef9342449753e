"""The corpus compiled into the user's cache, and refreshed where a file changed.

This module decides whether anything changed; only then is `build` imported, and with it the readers of YAML and the models.
A cache that is broken, foreign, locked or can't be written costs time, never an answer.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations import database
from obligations.findings import UserError
from obligations.workspace import list_files, read_file

if TYPE_CHECKING:
    from obligations.workspace import FileState, Workspace

MAX_READ = 64 * 1024 * 1024
# A file written within this time before it was read can change again without a new time stamp: its bytes are compared once more.
RACY_NS = 2_000_000_000


_opened = _distrusted = False


def distrust_cache() -> bool:
    """Have the measures compiled anew at the next question, whatever the compiled file looks like: a question about it failed.

    False where nothing compiled was opened: then that is not what failed.
    """
    global _distrusted  # noqa: PLW0603 - one process asks one question
    _distrusted = _opened
    return _opened


def _take_distrust() -> bool:
    global _distrusted, _opened
    distrusted, _distrusted, _opened = _distrusted, False, True
    return distrusted


def open_compiled(workspace: Workspace) -> sqlite3.Connection:
    """Give a connection to the compiled measures, as the files stand now; whoever asked for it closes it.

    Raises UserError (exit 3) where there is nothing to compile.
    """
    files = list_files(workspace.measures)
    if not files:
        raise UserError(
            f"{str(workspace.measures)!r} holds no measures", "make a folder of your own with: obligations init DIR", exit_code=3
        )
    connection = None if _take_distrust() else database.open_to_read(workspace.cache)
    changes = None
    if connection is not None:
        with database.closing_on_error(connection):
            changes = _find_changes(connection, workspace, files)
        if changes is not None and not changes.stale and not changes.settled:
            return connection
        connection.close()
    from obligations.compiling.build import refresh  # noqa: PLC0415 - a warm question never gets here

    return refresh(workspace, files, changes.stale if changes else None)


def digest(content: bytes | str) -> str:
    """Give a short fingerprint of what a file holds, or of why it can't be read."""
    import hashlib  # noqa: PLC0415 - nothing to fingerprint where no file changed

    data = content if isinstance(content, bytes) else content.encode()
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def is_racy(touched_ns: int) -> bool:
    """Whether a file was touched so recently that a further change may leave no trace in its time stamps."""
    return touched_ns > time.time_ns() - RACY_NS


@dataclass(slots=True)
class _Changes:
    """The paths that changed since compiling; settled: some that were racy have proved to be the same."""

    stale: set[str]
    settled: bool = False


def _find_changes(connection: sqlite3.Connection, workspace: Workspace, files: list[FileState]) -> _Changes | None:
    """Compare the files with what they were compiled from; None where the compiled file can't say, or was compiled from another folder."""
    try:
        if connection.execute("SELECT value FROM meta WHERE key = 'measures'").fetchone() != (workspace.label,):
            return None
        known = {row[0]: row[1:] for row in connection.execute("SELECT path, stamp, racy, digest FROM file")}
    except sqlite3.Error:
        return None
    changes = _Changes(set(known) - {file.path for file in files})
    for file in files:
        stamp, racy, fingerprint = known.get(file.path, (None, 0, None))
        if stamp != file.stamp:
            changes.stale.add(file.path)
        elif file.problem or racy:
            content = file.problem or read_file(workspace.measures, file.path, MAX_READ)
            if digest(content) != fingerprint:
                changes.stale.add(file.path)
            elif racy and not is_racy(file.touched_ns):
                changes.settled = True
    return changes
