"""Git, asked from a folder: its environment, its errors in words for people.

A hook or another program may have pointed git at a repository by the environment. The one that counts here is the one that the folder
stands in: what names another is dropped, while settings (`git -c`, `GIT_CONFIG_…`) are kept.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.findings import UserError

if TYPE_CHECKING:
    from pathlib import Path

_ELSEWHERE = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_SHALLOW_FILE",
    "GIT_NAMESPACE",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
# No question on the terminal, no lock for reading, paths taken as they stand, messages that can be recognised.
_SETTINGS = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C", "LANGUAGE": "C"}


@dataclass(frozen=True, slots=True)
class Git:
    """The git program, run in a folder."""

    program: str
    folder: Path

    def try_to(self, *arguments: str) -> str | None:
        """Run a command and give what it prints, one line break at its end dropped; None where it fails."""
        done = self._run(arguments, b"")
        return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else None

    def read(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run a command with `given` on its stdin and give what it prints. Raises UserError where it fails."""
        done = self._run(arguments, given)
        if done.returncode != 0:
            raise self._explain(os.fsdecode(done.stderr))
        return done.stdout

    def _run(self, arguments: tuple[str, ...], given: bytes) -> subprocess.CompletedProcess[bytes]:
        environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE} | _SETTINGS
        return subprocess.run(  # noqa: S603 - git itself; what users type reaches it behind --end-of-options only
            [self.program, *arguments], cwd=self.folder, env=environment, input=given, capture_output=True, check=False
        )

    def _explain(self, said: str) -> UserError:
        if "not a git repository" in said:
            return UserError(f"{str(self.folder)!r} is in no git repository", "name a folder of measures that is in one: --measures DIR")
        if "dubious ownership" in said:
            command = next((line.strip() for line in said.splitlines() if "safe.directory" in line), "see: git help safe.directory")
            return UserError(f"git does not read the repository of {str(self.folder)!r}: it belongs to somebody else", command)
        first = next((line for line in said.splitlines() if line.startswith(("fatal: ", "error: "))), said.strip() or "no reason given")
        return UserError(f"git can't read the repository: {first.partition(': ')[2] or first}", "see: git fsck")


def find_git(folder: Path) -> Git:
    """Find git, to be run in a folder. Raises UserError where it isn't installed."""
    program = shutil.which("git")
    if program is None:
        raise UserError("git isn't installed: revisions are read with it", "get it from https://git-scm.com/downloads")
    return Git(program, folder)
