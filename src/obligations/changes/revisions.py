"""The measures of a git revision, read with `git ls-tree` and `git cat-file --batch`: no temporary trees.

A revision is whatever git takes for one; `REVISION:FOLDER` names the folder of measures where it stood elsewhere then. Only that folder
is listed. What users type reaches git once, in `rev-parse --verify --end-of-options`; from then on ids alone are used.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.changes.unknown import explain_empty, explain_file, explain_unknown
from obligations.git import find_git
from obligations.workspace import PROGRESS, REGISTRY, make_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.git import Git
    from obligations.workspace import Workspace

MAX_BLOB = 64 * 1024 * 1024
_ID = re.compile("[0-9a-f]{40,64}")
_PROBLEMS = {b"120000": "a symbolic link, which is not followed in a revision", b"160000": "a submodule", b"040000": "a folder"}


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision: its id in git, and why it can't be read where it can't."""

    id: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision: as it was typed, the id of its commit or tree, and the folder of measures in it, empty or with "/" at its end."""

    typed: str
    id: str
    folder: str
    is_commit: bool

    def name(self, path: str) -> str:
        """Name what stands in it as git takes it; below a folder that was typed, that goes on."""
        if self.is_commit or ":" not in self.typed:
            return f"{self.typed}:{path}"
        return f"{self.typed}{path}" if self.typed.endswith((":", "/")) else f"{self.typed}/{path}"


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a folder of measures; `prefix` leads from its root to the folder, empty or with "/" at its end."""

    git: Git
    prefix: str

    def resolve(self, typed: str) -> Revision:
        """Find a revision. Raises UserError with the nearest names where there is none."""
        named = None
        if typed and "\0" not in typed:
            named = self.git.try_to("rev-parse", "--verify", "--quiet", "--end-of-options", typed)
        if named and _ID.fullmatch(named):
            for kind, folder in (("commit", self.prefix), ("tree", "")):
                found = self._find(named, kind)
                if found:
                    return Revision(typed, found, folder, is_commit=kind == "commit")
            if self._find(named, "blob"):
                raise explain_file(typed)
        raise explain_unknown(self.git, typed)

    def list_files(self, revision: Revision) -> dict[str, Blob]:
        """List the YAML files of the folder of measures and of its progress, by path. Raises UserError (exit 3) without a registry."""
        found = dict(self._list(revision, ""))
        if REGISTRY not in found:
            raise explain_empty(self.git, revision)
        progress = found.pop(PROGRESS, None)
        if progress and progress.problem == _PROBLEMS[b"040000"]:
            found |= dict(self._list(revision, f"{PROGRESS}/"))
        elif progress:
            found[f"{PROGRESS}/"] = Blob(progress.id, progress.problem or "not a folder")
        return {path: found[path] for path in sorted(found) if path.endswith((".yaml", "/"))}

    def read_blobs(self, ids: Iterable[str]) -> dict[str, bytes | str]:
        """Read files by their ids in git; text instead of bytes says why one can't be read."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        answer = self.git.read("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        contents: dict[str, bytes | str] = {}
        at = 0
        for blob in wanted:
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            at = end + 1
            if len(head) == 3:
                size = int(head[2])
                contents[blob] = answer[at : at + size]
                at += size + 1
            else:
                contents[blob] = "git has lost its content, or the clone is partial and lacks it"
        return contents

    def _find(self, named: str, kind: str) -> str | None:
        return self.git.try_to("rev-parse", "--verify", "--quiet", f"{named}^{{{kind}}}")

    def _list(self, revision: Revision, below: str) -> Iterator[tuple[str, Blob]]:
        folder = revision.folder + below
        paths = ["--", folder] if folder else []
        listing = self.git.read("ls-tree", "-z", "--long", "--full-tree", revision.id, *paths)
        for entry in listing.split(b"\0"):
            about, _, path = entry.partition(b"\t")
            if path:
                mode, _, blob, size = about.split()
                problem: str | None = _PROBLEMS.get(mode)
                if size.isdigit() and int(size) > MAX_BLOB:
                    problem = f"it has {int(size):,} bytes, more than {MAX_BLOB:,}"
                name = os.fsdecode(path)[len(folder) :]
                if make_text(name) != name:
                    problem = "its name is not UTF-8"
                yield below + make_text(name), Blob(blob.decode(), problem)


def open_repository(workspace: Workspace) -> Repository:
    """Find the repository that a folder of measures stands in. Raises UserError where there is none, or git can't be run."""
    git = find_git(workspace.measures, named=workspace.named)
    # Empty, unless what looks like the top of a repository is none, and git found another further up.
    above = os.fsdecode(git.read("rev-parse", "--show-prefix")).removesuffix("\n")
    below = workspace.measures.relative_to(git.folder).as_posix()
    return Repository(git, above + (f"{below}/" if below != "." else ""))
