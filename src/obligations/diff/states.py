"""Two states of a folder of measures, side by side: revisions, or the files on disk.

Each state knows the git id of every file, so that a file which is the same on both sides is neither
read nor parsed. Only the registry, for the names, and where progress changed the rest of it and the
documents that it speaks of are loaded all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.corpus import Corpus, load_file, refuse_file
from obligations.diff.revisions import open_repository
from obligations.ids import document_of
from obligations.layers import REGISTRY
from obligations.workspace import (
    ADDRESSEES_FILE,
    PROGRESS_FOLDER,
    SYNONYMS_FILE,
    TOPICS_FILE,
    list_files,
    read_file,
)
from obligations.yaml_files import MAX_BYTES, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from obligations.corpus import LoadedFile
    from obligations.diff.revisions import Repository
    from obligations.tracking import Track
    from obligations.workspace import Workspace


Contents = Iterable[tuple[str, bytes | str]]
# What a topic, an addressee or another thing is called says nothing of who owes what.
_NOT_COMPARED = {TOPICS_FILE, ADDRESSEES_FILE, SYNONYMS_FILE}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the files. `revision` and `commit` are None for the files on disk.

    `ids` tells the content of each path; None where that can't be read: what lies behind a link may
    have changed without a trace. `root` is what a path is shown with: `main:measures/`, as `git
    show` takes it, or the folder on disk.
    """

    revision: str | None
    commit: str | None
    root: str
    ids: dict[str, str | None]
    read: Callable[[Sequence[str]], Contents]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states and, of each, the files that matter for what changed.

    `prefix` leads from the repository's root to the measures.
    """

    before: Snapshot
    after: Snapshot
    old: Corpus
    new: Corpus
    prefix: str


def load_pair(workspace: Workspace, before: str, after: str | None, track: Track) -> Pair:
    """Load two revisions of a folder of measures.

    Without `after`, a revision and the files on disk. Raises UserError.

    `track` goes through paths and shows how far it has come.
    """
    repository = open_repository(workspace)
    first = _open_revision(repository, before)
    if after is not None:
        second = _open_revision(repository, after)
    else:
        second = _open_disk(workspace.measures, _choose_hash(first))
    old, new = _load(first, second, track)
    return Pair(first, second, old, new, repository.prefix)


def _open_revision(repository: Repository, typed: str) -> Snapshot:
    revision = repository.resolve(typed)
    blobs = repository.list_files(revision)

    def read(paths: Sequence[str]) -> Contents:
        return zip(paths, repository.read_blobs(blobs[path] for path in paths), strict=True)

    return Snapshot(
        typed,
        revision.id,
        revision.name(revision.folder),
        {path: None if blob.problem else blob.id for path, blob in blobs.items()},
        read,
    )


def _open_disk(folder: Path, algorithm: str) -> Snapshot:
    problems = {state.path: state.problem for state in list_files(folder)}

    def read(paths: Sequence[str]) -> Contents:
        return ((path, problems[path] or _read_from_disk(folder, path)) for path in paths)

    ids = {path: _identify(content, algorithm) for path, content in read(list(problems))}
    return Snapshot(None, None, f"{folder}/", ids, read)


def _read_from_disk(folder: Path, path: str) -> bytes | str:
    content = read_file(folder, path, MAX_BYTES)
    if len(content) <= MAX_BYTES:
        return content
    return f"it has more than {MAX_BYTES:,} bytes"


def _identify(content: bytes | str, algorithm: str) -> str | None:
    """Return the id that git has for a content; None where it can't be read."""
    if isinstance(content, str):
        return None
    return hashlib.new(
        algorithm, b"blob %d\0%b" % (len(content), content), usedforsecurity=False
    ).hexdigest()


def _choose_hash(state: Snapshot) -> str:
    if len(state.commit or "") == 40:
        return "sha1"
    return "sha256"


def _load(before: Snapshot, after: Snapshot, track: Track) -> tuple[Corpus, Corpus]:
    paths = (before.ids.keys() | after.ids.keys()) - _NOT_COMPARED
    changed = {
        path
        for path in paths
        if before.ids.get(path) is None or before.ids[path] != after.ids.get(path)
    }
    old = _load_files(before, changed, track)
    new = _load_files(after, changed, track)
    shared = ({REGISTRY} | _list_around_progress(paths, [*old.values(), *new.values()])) - changed
    same = _load_files(before, shared, track)
    return Corpus(same | old), Corpus(same | new)


def _list_around_progress(paths: Iterable[str], changed: Iterable[LoadedFile]) -> set[str]:
    """Return what is needed to tell of changed progress: the documents that it speaks of, for their
    titles, and what else is on record.

    Of that only lists, and the files that are named after the same things: there can be very many
    others.
    """
    things = {entry.of for file in changed for entry in file.entries}
    documents = {f"{document_of(thing)}.yaml" for thing in things}
    on_record = [path for path in paths if things and path.startswith(f"{PROGRESS_FOLDER}/")]
    return documents | {
        path
        for path in on_record
        if path.count("/") == 1 or path.rpartition("/")[2].partition("_")[0] in things
    }


def _load_files(state: Snapshot, paths: set[str], track: Track) -> dict[str, LoadedFile]:
    wanted = sorted(paths & state.ids.keys())
    contents = iter(state.read(wanted))
    return {path: _load_one(*next(contents)) for path in track(wanted, "reading")}


def _load_one(path: str, content: bytes | str) -> LoadedFile:
    """Load a file, and keep of it what is compared and told: its record, and its findings with
    their places; not its text.
    """
    file = refuse_file(path, content) if isinstance(content, str) else load_file(path, content)
    file.findings = [replace(finding, span=file.locate(finding).span) for finding in file.findings]
    file.reading = Reading(path, "")
    return file
