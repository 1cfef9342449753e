"""What changed since the measures were compiled."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.workspace import read_stacked

if TYPE_CHECKING:
    from obligations.measure_files import FolderState
    from obligations.workspace import Workspace

MAX_READ = 64 * 1024 * 1024
# A file written within this time before it was read can change again without a new time stamp: its
# bytes are compared once more.
RACY_NS = 2_000_000_000
_LAST = chr(0x10FFFF)  # no path goes on with it
_KNOWN = "SELECT path, stamp, racy, digest FROM file WHERE path > ? AND path < ?"


def digest(content: bytes | str) -> str:
    """Return a short fingerprint of what a file holds, or of why it can't be read."""
    import hashlib  # nothing to fingerprint where no file changed

    data = content if isinstance(content, bytes) else content.encode()
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def is_racy(touched_ns: int) -> bool:
    """Whether a file was touched so recently that a further change may leave no trace in its time
    stamps.
    """
    return touched_ns > time.time_ns() - RACY_NS


@dataclass(slots=True)
class Changes:
    """The paths that changed since compiling.

    Settled: some that were racy have proved to be the same, and so have all of a folder.
    """

    stale: set[str]
    settled: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the compiled file can answer as it is."""
        return not self.stale and not self.settled


def list_known(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the stamps of the folders of entries of which no file was racy when they were
    compiled.
    """
    try:
        return dict(connection.execute("SELECT path, stamp FROM folder").fetchall())
    except sqlite3.Error:
        return {}


def find_changes(
    connection: sqlite3.Connection, workspace: Workspace, folders: list[FolderState]
) -> Changes | None:
    """Compare the files with what they were compiled from.

    None where the compiled file can't say, or was compiled from another folder.

    Of folders whose files are not listed it is known that none has changed.
    """
    files = [file for folder in folders for file in folder.files or ()]
    same = sorted(folder.path for folder in folders if folder.files is None)
    edges = ["", *(edge for path in same for edge in (path, f"{path}{_LAST}")), _LAST]
    asked = zip(edges[::2], edges[1::2], strict=True)
    try:
        if connection.execute("SELECT value FROM meta WHERE key = 'measures'").fetchone() != (
            workspace.label,
        ):
            return None
        known = {
            row[0]: row[1:] for between in asked for row in connection.execute(_KNOWN, between)
        }
    except sqlite3.Error:
        return None
    changes = Changes(set(known) - {file.path for file in files})
    stamps = list_known(connection)
    for folder in folders:
        if (
            folder.files is not None
            and folder.stamp != stamps.get(folder.path)
            and not any(is_racy(file.touched_ns) for file in folder.files)
        ):
            changes.settled = True
    for file in files:
        stamp, racy, fingerprint = known.get(file.path, (None, 0, None))
        if stamp != file.stamp:
            changes.stale.add(file.path)
        elif file.problem or racy:
            content = file.problem or read_stacked(workspace, file.path, MAX_READ)
            if digest(content) != fingerprint:
                changes.stale.add(file.path)
            elif racy and not is_racy(file.touched_ns):
                changes.settled = True
    return changes
