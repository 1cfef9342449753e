"""The corpus compiled into the user's cache, and refreshed where a file changed.

Where nothing changed (`freshness`), neither `build` is imported nor with it the readers of YAML and
the models. A cache that is broken, foreign, locked or can't be written costs time, never an answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations import database
from obligations.compiling.freshness import find_changes, list_known
from obligations.disk import show_path
from obligations.findings import UserError
from obligations.sentences import tell
from obligations.workspace import look_at_stack

if TYPE_CHECKING:
    import sqlite3

    from obligations.workspace import Workspace

_opened = _distrusted = False


def distrust_cache() -> bool:
    """Have the measures compiled anew at the next question, whatever the compiled file looks like:
    a question about it failed.

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
    """Return a connection to the compiled measures, as the files stand now.

    Whoever asked for it closes it.

    Raises UserError (exit 3) where there is nothing to compile.
    """
    connection = None if _take_distrust() else database.open_to_read(workspace.cache)
    changes = None
    if connection is not None:
        with database.closing_on_error(connection):
            changes = find_changes(
                connection, workspace, look_at_stack(workspace, list_known(connection))
            )
        if changes is not None and changes.nothing:
            return connection
    folders = look_at_stack(workspace)
    if connection is not None:
        with database.closing_on_error(connection):
            changes = find_changes(connection, workspace, folders)
        connection.close()
    if not any(folder.files for folder in folders):
        raise UserError(
            tell("{path!r} holds no measures", path=show_path(workspace.measures)),
            tell("make a folder of your own with: obligations init DIR"),
            exit_code=3,
        )
    from obligations.compiling.build import refresh  # a warm question never gets here

    return refresh(workspace, folders, changes.stale if changes else None)
