"""Reads what changed and swaps in a new compiled file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from obligations import database
from obligations.cache_folder import make_cache_folder
from obligations.compiling.clashes import has_clashes, leave_out_clashes
from obligations.compiling.freshness import MAX_READ, digest, is_racy
from obligations.compiling.progress_rows import write_standings
from obligations.compiling.rows import delete_rows, insert_rows
from obligations.corpus import LoadedFile, load_file, redact_findings, refuse_file
from obligations.database.checksum import add_checksum, copy_verified
from obligations.database.occurrences import AskedOccurrences, fill_occurrences
from obligations.disk import replace_file
from obligations.text.character_variants import load_signs
from obligations.workspace import read_stacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.measure_files import FileState, FolderState
    from obligations.workspace import Workspace


def refresh(
    workspace: Workspace, folders: list[FolderState], stale: set[str] | None
) -> sqlite3.Connection:
    """Compile what changed (`stale`; None: all of it) and give a connection to the result.

    It is written under another name, for its owner alone, and takes the place of the old file in
    one step. Where the cache folder can't be written, the measures are compiled into memory.
    """
    cache = workspace.cache
    draft: Path | None = None
    try:
        make_cache_folder(cache.parent)
        handle, name = tempfile.mkstemp(prefix=f"{cache.stem}.", suffix=".tmp", dir=cache.parent)
        os.close(handle)
        draft = Path(name)
        _write(draft, workspace, folders, stale)
        replace_file(draft, cache)
    except (OSError, sqlite3.Error):
        if draft is not None:
            draft.unlink(missing_ok=True)
        return _compile(":memory:", workspace, folders)
    except BaseException:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise
    return database.open_to_read(cache, verify=False) or _compile(":memory:", workspace, folders)


def _write(
    draft: Path, workspace: Workspace, folders: list[FolderState], stale: set[str] | None
) -> None:
    extended = (
        stale is not None
        and copy_verified(workspace.cache, draft)
        and _extend(draft, workspace, folders, stale)
    )
    if not extended:
        os.truncate(draft, 0)
        _compile(draft, workspace, folders).close()
    add_checksum(draft)


def _extend(draft: Path, workspace: Workspace, folders: list[FolderState], stale: set[str]) -> bool:
    """Read again what changed. False where that isn't enough, since an id stands in two layers."""
    files = _list_all(folders)
    with closing(database.open_to_extend(draft)) as connection, connection:
        if has_clashes(connection):
            return False
        for path in sorted(stale):
            delete_rows(connection, path, workspace.find_layer(path).name)
        _insert(connection, workspace, [file for file in files if file.path in stale])
        settled = [
            (file.path,)
            for file in files
            if file.path not in stale and not is_racy(file.touched_ns)
        ]
        connection.executemany("UPDATE file SET racy = 0 WHERE path = ?", settled)
        _keep_stamps(connection, folders)
        return not has_clashes(connection)


def _compile(
    path: Path | str, workspace: Workspace, folders: list[FolderState]
) -> sqlite3.Connection:
    connection = database.create(path)
    with database.closing_on_error(connection), connection:
        connection.execute("INSERT INTO meta VALUES ('measures', ?)", (workspace.label,))
        database.write_signs(connection, load_signs())
        connection.executemany(
            "INSERT INTO layer VALUES (?, ?, ?)",
            [(layer.name, at, layer.version) for at, layer in enumerate(workspace.layers)],
        )
        _insert(connection, workspace, _list_all(folders))
        _keep_stamps(connection, folders)
    return connection


def _list_all(folders: list[FolderState]) -> list[FileState]:
    return [file for folder in folders for file in folder.files or ()]


def _keep_stamps(connection: sqlite3.Connection, folders: list[FolderState]) -> None:
    """Write down the stamps of folders of entries, but for those of which a file could change again
    without a trace.
    """
    connection.execute("DELETE FROM folder")
    connection.executemany(
        "INSERT INTO folder SELECT :path, :stamp WHERE NOT EXISTS (SELECT 1 FROM file WHERE racy"
        " AND path BETWEEN :path AND :path || char(1114111))",
        [
            {"path": folder.path, "stamp": folder.stamp}
            for folder in folders
            if folder.stamp is not None
        ],
    )


def _insert(connection: sqlite3.Connection, workspace: Workspace, files: list[FileState]) -> None:
    signs = database.read_signs(connection)
    for loaded, state, fingerprint in _load(workspace, files):
        layer = workspace.find_layer(state.path)
        leave_out_clashes(connection, loaded, layer.name)
        if layer.outside:
            redact_findings(loaded)
        document = loaded.record.id if loaded.kind == "document" and loaded.record else None
        row = (state.path, state.stamp, int(is_racy(state.touched_ns)), fingerprint, document)
        connection.execute("INSERT INTO file VALUES (?, ?, ?, ?, ?)", row)
        insert_rows(connection, loaded, layer.name, signs)
    write_standings(connection)
    # The stored views answer for the newest day that the data speaks of; a question brings its own.
    connection.execute("DELETE FROM asked")
    connection.execute(
        "INSERT INTO asked SELECT day, date(day, '+180 days'), 0 FROM (SELECT coalesce(max(day),"
        " '1970-01-01') AS day FROM (SELECT max(dated) AS day FROM document UNION ALL SELECT"
        " max(date) FROM progress))"
    )
    (day,) = connection.execute("SELECT as_of FROM asked").fetchone()
    fill_occurrences(connection, date.fromisoformat(day), AskedOccurrences())


def _load(
    workspace: Workspace, files: list[FileState]
) -> Iterator[tuple[LoadedFile, FileState, str]]:
    for state in files:
        content = state.problem or read_stacked(workspace, state.path, MAX_READ)
        if isinstance(content, str):
            loaded = refuse_file(state.path, content)
        else:
            loaded = load_file(state.path, content)
        yield loaded, state, digest(content)
