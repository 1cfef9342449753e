"""The one gate before whatever changes a folder of measures.

What writes takes a WritableFolder, which is made here alone: a command that has none can't write,
and one that asks for it in the installed program is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.disk import WritableFolder
from obligations.findings import UserError
from obligations.measure_files import find_around
from obligations.sentences import tell
from obligations.workspace import is_installed, refuse_passed_over

if TYPE_CHECKING:
    from pathlib import Path

    from obligations.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WritableWorkspace:
    """A workspace whose files are the user's to change."""

    measures: WritableFolder

    def find(self, path: str) -> tuple[WritableFolder, str]:
        """Return the folder in which a file is written, and its path in there, as it is read."""
        folder, below = find_around(self.measures, path)
        return WritableFolder(folder), below


def open_for_writing(workspace: Workspace) -> WritableWorkspace:
    """Return a workspace as one that may be changed.

    Raises UserError with exit code 3 where a nearer folder was passed over, which may be the one
    that is meant; with 2 for the measures inside the installed program, which the next update
    replaces. Beside the sources, in an editable install, they are as any other, but for who works
    elsewhere and has named none.
    """
    refuse_passed_over(workspace.passed_over)
    if workspace.fallback:
        raise _refuse_shipped()
    return WritableWorkspace(make_writable(workspace.measures))


def open_to_record(workspace: Workspace) -> WritableWorkspace:
    """Return a workspace in which progress may be recorded, as `open_for_writing` does.

    Raises UserError also for the data that comes with the program, beside its sources: an entry
    there would go to everybody.
    """
    writable = open_for_writing(workspace)
    if workspace.shipped:
        raise UserError(
            tell("the shipped data can't be added to"),
            tell("make a workspace of your own and add it there: obligations init DIR"),
        )
    return writable


def make_writable(folder: Path) -> WritableFolder:
    """Return a folder as one that may be changed. Raises UserError inside the installed program."""
    if is_installed(folder):
        raise _refuse_shipped()
    return WritableFolder(folder)


def _refuse_shipped() -> UserError:
    return UserError(
        tell("the shipped data can't be changed"),
        tell("make a workspace of your own with obligations init DIR, or name one: --measures DIR"),
    )
