"""The measures of a git revision, read with `git ls-tree` and `git cat-file --batch`: no temporary
trees.

A revision is whatever git takes for one; `REVISION:FOLDER` names the folder of measures where it
stood elsewhere then. Only that folder is listed. What users type reaches git once, in `rev-parse
--verify --end-of-options`; from then on ids alone are used.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.diff.revision import Revision
from obligations.diff.revision_errors import explain_empty, explain_file, explain_unknown
from obligations.disk import explain_way_out
from obligations.findings import UserError
from obligations.git import find_git
from obligations.layers import REGISTRY, find_boundary
from obligations.measure_files import PROGRESS_FOLDER, make_text
from obligations.sentences import Sentence, tell
from obligations.yaml_files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from obligations.git import Git
    from obligations.layers import Layer
    from obligations.workspace import Workspace

# Of files read at once. What git stores small can be large: contents are read in bits, and none
# that is larger than a file of measures.
_MOST_AT_ONCE = 16 * 1024 * 1024
_ID = re.compile("[0-9a-f]{40,64}")
_LINK, _FOLDER = tell("a symbolic link"), tell("a folder")
_PROBLEMS = {b"120000": _LINK, b"160000": tell("a submodule"), b"040000": _FOLDER}
# What git says of a link that it can't follow within the tree it was asked for.
_LINK_PROBLEMS = {
    b"dangling": tell("no such file or directory"),
    b"loop": tell("a symbolic link that leads to itself"),
    b"notdir": tell("not a directory"),
}


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision: its id in git, why it can't be read where it can't, and its size in
    bytes.
    """

    id: str
    problem: Sentence | None = None
    size: int = 0


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository around a folder of measures.

    `prefix` leads from its root to the folder, empty or with "/" at its end.
    """

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

    def list_files(self, revision: Revision, *, alone: bool = True) -> dict[str, Blob]:
        """List the YAML files of the folder of measures and of its progress, by path.

        Raises UserError (exit 3) without a registry, where it stands `alone`.
        """
        found = dict(self._list(revision.id, revision.folder))
        if alone and REGISTRY not in found:
            raise explain_empty(self.git, revision)
        progress = found.pop(PROGRESS_FOLDER, None)
        if progress and progress.problem == _LINK:
            progress = self._follow(revision, PROGRESS_FOLDER)
        if progress and progress.problem == _FOLDER:
            found |= dict(self._list_progress(progress.id))
        elif progress:
            found[f"{PROGRESS_FOLDER}/"] = Blob(
                progress.id, progress.problem or tell("not a folder")
            )
        listed = {path: found[path] for path in sorted(found) if path.endswith((".yaml", "/"))}
        return self._follow_links(revision, listed)

    def _list_progress(self, tree: str) -> Iterator[tuple[str, Blob]]:
        """List what stands in the folder of progress, and in its folders of entries.

        A link to one is not followed, as on disk.
        """
        for name, blob in self._list(tree, ""):
            path = f"{PROGRESS_FOLDER}/{name}"
            if "." in name or name == PROGRESS_FOLDER or blob.problem not in (_FOLDER, _LINK):
                yield path, blob
            elif blob.problem == _LINK:
                yield f"{path}/", Blob(blob.id, tell("a symbolic link, not followed"))
            else:
                yield from ((f"{path}/{inner}", entry) for inner, entry in self._list(blob.id, ""))

    def read_file(self, revision: Revision, path: str) -> bytes | str | None:
        """Read a file of a revision, by its path from the root.

        Text says why it can't be read, None that it isn't there.
        """
        above, slash, name = path.rpartition("/")
        blob = dict(self._list(revision.id, above + slash, name)).get(name)
        if blob is None:
            return None
        return next(self.read_blobs([blob]))

    def read_blobs(self, blobs: Iterable[Blob]) -> Iterator[bytes | str]:
        """Read files, a few megabytes of them at once.

        Text instead of bytes says why one can't be read.
        """
        batch: list[Blob] = []
        size = 0
        for blob in blobs:
            if batch and size + blob.size > _MOST_AT_ONCE:
                yield from self._read_batch(batch)
                batch, size = [], 0
            batch.append(blob)
            size += blob.size
        if batch:
            yield from self._read_batch(batch)

    def _read_batch(self, blobs: list[Blob]) -> Iterator[bytes | str]:
        wanted = [blob.id for blob in blobs if not blob.problem]
        if wanted:
            answer = self.git.read(
                "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode()
            )
        else:
            answer = b""
        at = 0
        for blob in blobs:
            if blob.problem:
                yield blob.problem
                continue
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            at = end + 1
            if len(head) == 3:
                size = int(head[2])
                yield answer[at : at + size]
                at += size + 1
            else:
                yield "git has lost its content, or the clone is partial and lacks it"

    def _find(self, named: str, kind: str) -> str | None:
        return self.git.try_to("rev-parse", "--verify", "--quiet", f"{named}^{{{kind}}}")

    def _follow_links(self, revision: Revision, listed: dict[str, Blob]) -> dict[str, Blob]:
        """Follow the links among the files as far as they stay in the folder, as on disk: one to
        another of the files is that file.
        """
        once = {path: blob for path, blob in listed.items() if blob.problem != _LINK}
        known = {blob.id for blob in once.values()}
        for path in listed.keys() - once.keys():
            blob = self._follow(revision, path)
            if blob.problem or blob.id not in known:
                once[path] = blob
                known.add(blob.id)
        return {path: once[path] for path in sorted(once)}

    def _follow(self, revision: Revision, path: str) -> Blob:
        """Return what a link in the folder leads to.

        Git follows it through the tree of the folder alone.
        """
        place = revision.folder.removesuffix("/")
        if place:
            tree = self.git.try_to("rev-parse", "--verify", "--quiet", f"{revision.id}:{place}")
        else:
            tree = revision.id
        if tree is None or "\n" in path:  # a line break would end the question
            return Blob("", _LINK)
        answer = self.git.read(
            "cat-file", "--batch-check", "--follow-symlinks", given=os.fsencode(f"{tree}:{path}\n")
        )
        id_or_problem, kind, size = [*answer.split(b"\n", 1)[0].split(), b"", b""][:3]
        if kind == b"tree":
            return Blob(id_or_problem.decode(), _FOLDER)
        if kind == b"blob":
            return Blob(id_or_problem.decode(), _judge_size(size), _read_size(size))
        if id_or_problem == b"symlink":
            return Blob("", explain_way_out(place.rpartition("/")[2] or self.git.folder.name))
        lost = tell("git has lost its content")
        return Blob("", _LINK_PROBLEMS.get(id_or_problem, lost))

    def _list(self, tree: str, folder: str, name: str = "") -> Iterator[tuple[str, Blob]]:
        """List what stands in a folder of a tree, or one name in it."""
        paths = ["--", folder + name] if folder + name else []
        listing = self.git.read("ls-tree", "-z", "--long", "--full-tree", tree, *paths)
        for entry in listing.split(b"\0"):
            about, _, path = entry.partition(b"\t")
            if path:
                mode, _, blob, size = about.split()
                problem = _PROBLEMS.get(mode) or _judge_size(size)
                found = os.fsdecode(path)[len(folder) :]
                if make_text(found) != found:
                    problem = tell("its name is not UTF-8")
                yield make_text(found), Blob(blob.decode(), problem, _read_size(size))


def _read_size(size: bytes) -> int:
    if size.isdigit():
        return int(size)
    return 0


def _judge_size(size: bytes) -> Sentence | None:
    length = _read_size(size)
    if length > MAX_BYTES:
        return tell("it has {count:,} bytes, more than {most:,}", count=length, most=MAX_BYTES)
    return None


def read_settings_at(
    workspace: Workspace, typed: str, read_now: Callable[[Path], bytes | None]
) -> Callable[[Path], bytes | None]:
    """Return what reads a file beside or in a folder of measures as it was at a revision.

    What lies in no revision is read as it is now.

    Raises UserError for a revision that there isn't, or that can't be read.
    """
    repository, measures = open_repository(workspace), workspace.measures
    revision = repository.resolve(typed)
    if not revision.is_commit:
        raise UserError(
            tell("{typed!r} is a folder", typed=typed), tell("name a commit, a branch or a tag")
        )
    top = measures.parents[repository.prefix.count("/") - 1] if repository.prefix else measures

    def read(path: Path) -> bytes | None:
        if not path.is_relative_to(top):
            return read_now(path)
        content = repository.read_file(revision, path.relative_to(top).as_posix())
        if isinstance(content, str):
            raise UserError(
                tell(
                    "{typed}:{path} can't be read: {content}",
                    typed=typed,
                    path=path.relative_to(top).as_posix(),
                    content=content,
                ),
                tell("settings are a file of their own"),
            )
        return content

    return read


def find_in_repository(
    repository: Repository, workspace: Workspace, layer: Layer
) -> Repository | None:
    """Return the same repository around the folder of a layer below; None where that is no part of
    it.
    """
    top = repository.git.folder
    if find_boundary(layer.measures) != top:
        return None
    above = repository.prefix.removesuffix(_lead_from(top, workspace.measures))
    return Repository(repository.git, above + _lead_from(top, layer.measures))


def _lead_from(top: Path, folder: Path) -> str:
    below = folder.relative_to(top).as_posix()
    return f"{below}/" if below != "." else ""


def open_repository(workspace: Workspace) -> Repository:
    """Find the repository that a folder of measures stands in.

    Raises UserError where there is none, or git can't be run.
    """
    git = find_git(workspace.measures, named=workspace.named)
    # Empty, unless what looks like the top of a repository is none, and git found another further
    # up.
    above = os.fsdecode(git.read("rev-parse", "--show-prefix")).removesuffix("\n")
    return Repository(git, above + _lead_from(git.folder, workspace.measures))
