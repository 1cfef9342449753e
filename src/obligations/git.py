"""Every call of git: where it runs, what it may do, its errors in words for people.

What lies in a folder of measures may be a stranger's. Git runs at the top of the repository that
the folder truly lies in, never in a folder whose files only look like a repository; it fetches
nothing, and is asked by commands that run no hook, no program for differences and no filter on
contents (rev-parse, ls-tree, cat-file, for-each-ref).

A hook or another program may have pointed git at a repository by the environment. The one that
counts here is the one that the folder stands in: what names another is dropped, while settings
(`git -c`, `GIT_CONFIG_…`) are kept.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.disk import show_path
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    "GIT_EXTERNAL_DIFF",
)
# No question on the terminal, no lock for reading, paths taken as they stand, messages that can be
# recognised.
_SETTINGS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}
# What a clone lacks is fetched by a command that its settings name: nothing is ever fetched.
_NO_FETCHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
_OFF = ("safe.bareRepository=explicit", "core.fsmonitor=false", f"core.hooksPath={os.devnull}")
_MOST_OF_A_GITFILE = 4096
_MOST_NAMES = 5000


@dataclass(frozen=True, slots=True)
class Git:
    """The git program, run in a folder."""

    program: str
    folder: Path

    def try_to(self, *arguments: str) -> str | None:
        """Run a command and give what it prints, one line break at its end dropped.

        None where it fails.
        """
        done = self._run(arguments, b"")
        if done.returncode == 0:
            return os.fsdecode(done.stdout).removesuffix("\n")
        return None

    def read(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run a command with `given` on its stdin and give what it prints.

        Raises UserError where it fails.
        """
        done = self._run(arguments, given)
        if done.returncode != 0:
            raise self._explain(os.fsdecode(done.stderr))
        return done.stdout

    def list_names(self) -> list[str]:
        """Return the names of branches and tags: of very many, the first."""
        count = f"--count={_MOST_NAMES}"
        names = self.try_to("for-each-ref", count, "--format=%(refname:short)")
        return (names or "").splitlines()

    def _run(self, arguments: tuple[str, ...], given: bytes) -> subprocess.CompletedProcess[bytes]:
        environment = (
            {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
            | _SETTINGS
            | _NO_FETCHING
        )
        settings = [part for setting in _OFF for part in ("-c", setting)]
        # What users type reaches git behind --end-of-options only.
        return subprocess.run(  # noqa: S603 - git itself
            [self.program, *settings, *arguments],
            cwd=self.folder,
            env=environment,
            input=given,
            capture_output=True,
            check=False,
        )

    def _explain(self, said: str) -> UserError:
        if "not a git repository" in said:
            return _explain_none(self.folder)
        if "dubious ownership" in said:
            commands = (line.strip() for line in said.splitlines() if "safe.directory" in line)
            return UserError(
                tell(
                    "git does not read the repository of {path!r}: it belongs to another user",
                    path=show_path(self.folder),
                ),
                tell("{command}", command=next(commands, "see: git help safe.directory")),
            )
        first = next(
            (line for line in said.splitlines() if line.startswith(("fatal: ", "error: "))),
            said.strip() or "no reason given",
        )
        return UserError(
            tell(
                "git can't read the repository: {reason}", reason=first.partition(": ")[2] or first
            ),
            tell("see: git fsck"),
        )


def find_git(folder: Path, *, named: bool) -> Git:
    """Find git, to be run at the top of the repository that a folder lies in.

    `named`: by the user, not found.

    Raises UserError where git isn't installed, or the folder is in no repository.
    """
    program = _find_program()
    if program is None:
        raise UserError(
            tell("git isn't installed: revisions are read with it"),
            tell("get it from https://git-scm.com/downloads"),
        )
    top = find_top(folder, named=named)
    if top is None:
        raise _explain_none(folder)
    return Git(program, top)


def _find_program() -> str | None:
    """Find git where the user keeps programs.

    Never in the current folder, where Windows, and a PATH with "." in it, look first.
    """
    name = "git.exe" if sys.platform == "win32" else "git"
    places = (Path(folder, name) for folder in os.get_exec_path() if Path(folder).is_absolute())
    return next((found for place in places if (found := shutil.which(str(place)))), None)


def _explain_none(folder: Path) -> UserError:
    return UserError(
        tell("{folder!r} is in no git repository", folder=show_path(folder)),
        tell("name a folder of measures that is in one: --measures DIR"),
    )


def find_top(folder: Path, *, named: bool) -> Path | None:
    """Return the top of the repository that a resolved folder truly lies in.

    None where it lies in none.

    One that begins in the folder itself is it where the user named the folder, where git made it
    for the one around it (a submodule, another work tree), and where there is none around it: else
    a stranger may have put it there.
    """
    around = next((parent for parent in folder.parents if _begins_repository(parent)), None)
    if _begins_repository(folder) and (named or around is None or _was_made_by(around, folder)):
        return folder
    return around


def _begins_repository(folder: Path) -> bool:
    return os.path.lexists(folder / ".git")


def _was_made_by(around: Path, folder: Path) -> bool:
    """Whether git keeps what belongs to the repository of a folder within that of the one around
    it, where no commit can put anything.
    """
    own, outer = (_find_git_folder(top) for top in (folder, around))
    return (
        own is not None
        and outer is not None
        and own != folder / ".git"
        and own.is_relative_to(outer)
    )


def _find_git_folder(top: Path) -> Path | None:
    """Return the folder in which git keeps a repository: `.git`, or the one that a file of this
    name tells of.
    """
    place = top / ".git"
    try:
        if stat.S_ISDIR(place.lstat().st_mode):
            return place
        with open(place, "rb", opener=_open_at_once) as file:
            told = ""
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                told = os.fsdecode(file.read(_MOST_OF_A_GITFILE))
        if told.startswith("gitdir: "):
            return (top / told.removeprefix("gitdir: ").strip()).resolve()
    except (OSError, ValueError):
        return None
    return None


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a pipe would never answer


def list_embedded(folder: Path, *, named: bool) -> Iterator[tuple[str, str]]:
    """List the repositories in a folder and below that it doesn't lie in itself: their folders,
    relative to it, and what they are made of.

    Of what lies within such a repository nothing more is listed.
    """
    own = find_top(folder, named=named) == folder
    for place, folders, files in os.walk(folder):
        here = Path(place).relative_to(folder).as_posix()
        names = {
            name.lower() for name in (*folders, *files)
        }  # as a disk that doesn't tell capitals apart would find them
        made_of = ".git" if ".git" in names and not (own and here == ".") else _describe_bare(names)
        if made_of:
            yield here, made_of
            folders.clear()
        elif own and here == ".":
            folders[:] = [name for name in folders if name != ".git"]


def _describe_bare(names: set[str]) -> str | None:
    """Say what makes a bare repository of a folder, by the names that git tells one by."""
    for kept in (("head", "objects", "refs"), ("head", "commondir")):
        if names.issuperset(kept):
            return ", ".join(name.replace("head", "HEAD") for name in kept)
    return None
