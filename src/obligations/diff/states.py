"""Two states of a folder of measures, side by side: revisions, or the files on disk.

Each state knows the git id of every file, so that a file which is the same on both sides is neither
read nor parsed. Only the registry, for the names, the assignments, and where progress changed the
rest of it and the documents that it speaks of are loaded all the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.corpus import Corpus, load_file, refuse_file
from obligations.diff.revisions import find_in_repository, open_repository
from obligations.ids import document_of
from obligations.layers import REGISTRY, split_layer
from obligations.measure_files import (
    ADDRESSEES_FILE,
    ASSIGNMENTS_FILE,
    PROGRESS_FOLDER,
    SYNONYMS_FILE,
    TOPICS_FILE,
    list_files,
    read_file,
)
from obligations.sentences import Sentence, tell
from obligations.yaml_files import MAX_BYTES, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from obligations.corpus import LoadedFile
    from obligations.diff.revisions import Repository
    from obligations.layers import Layer
    from obligations.tracking import Track
    from obligations.workspace import Workspace


Contents = Iterable[tuple[str, bytes | str]]
# What a topic, an addressee or another thing is called says nothing of who owes what.
_NOT_COMPARED = {TOPICS_FILE, ADDRESSEES_FILE, SYNONYMS_FILE}
# What a change is told with: the names of bodies, and who at home looks after what.
_ALWAYS_READ = {REGISTRY, ASSIGNMENTS_FILE}


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

    `prefix` leads from the repository's root to the measures. `as_now` are the layers below that
    are no part of the repository, or of a folder that was named instead of a revision: on both
    sides they are as they are now.
    """

    before: Snapshot
    after: Snapshot
    old: Corpus
    new: Corpus
    prefix: str
    as_now: tuple[Layer, ...] = ()


def load_pair(workspace: Workspace, before: str, after: str | None, track: Track) -> Pair:
    """Load two revisions of a folder of measures.

    Without `after`, a revision and the files on disk. Raises UserError.

    `track` goes through paths and shows how far it has come.
    """
    repository = open_repository(workspace)
    whole = all(repository.resolve(typed).is_commit for typed in (before, after) if typed)
    inside = {
        layer: found
        for layer in workspace.below
        if whole and (found := find_in_repository(repository, workspace, layer))
    } | {workspace.layers[-1]: repository}
    as_now = tuple(layer for layer in workspace.below if layer not in inside)
    alone = not workspace.below
    first = {layer: _open_revision(at, before, alone=alone) for layer, at in inside.items()}
    if after is not None:
        second = {layer: _open_revision(at, after, alone=alone) for layer, at in inside.items()}
    else:
        algorithm = _choose_hash(next(iter(first.values())))
        second = {layer: _open_disk(layer.measures, algorithm) for layer in inside}
    same = {layer: _open_now(layer) for layer in as_now}
    older, newer = _put_together(same | first), _put_together(same | second)
    old, new = _load(older, newer, track)
    return Pair(older, newer, old, new, repository.prefix, as_now)


def _put_together(layers: dict[Layer, Snapshot]) -> Snapshot:
    """Return the state of a stack: that of its own layer, the last, with the paths of those below
    behind their prefixes.
    """
    own = list(layers.values())[-1]
    if len(layers) == 1:
        return own
    parts = [(layer.prefix, state) for layer, state in layers.items()]

    def read(paths: Sequence[str]) -> Contents:
        found: dict[str, bytes | str] = {}
        for prefix, state in parts:
            wanted = [path for path in paths if _is_below(path, prefix)]
            inner = [path.removeprefix(prefix) for path in wanted]
            found |= zip(wanted, (content for _, content in state.read(inner)), strict=True)
        return ((path, found[path]) for path in paths)

    ids = {prefix + path: id_ for prefix, state in parts for path, id_ in state.ids.items()}
    return replace(own, ids=ids, read=read)


def _is_below(path: str, prefix: str) -> bool:
    if prefix:
        return path.startswith(prefix)
    return not split_layer(path)[0]


def _open_now(layer: Layer) -> Snapshot:
    """Return a layer that is no part of the repository: the same on both sides."""
    files = {state.path: state for state in list_files(layer.measures)}

    def read(paths: Sequence[str]) -> Contents:
        folder = layer.measures
        return ((path, files[path].problem or _read_from_disk(folder, path)) for path in paths)

    ids: dict[str, str | None] = {path: str(state.stamp) for path, state in files.items()}
    return Snapshot(None, None, f"{layer.measures}/", ids, read)


def _open_revision(repository: Repository, typed: str, *, alone: bool) -> Snapshot:
    """Return the state at a revision; `alone`: nothing lies below it that would have a registry."""
    revision = repository.resolve(typed)
    blobs = repository.list_files(revision, alone=alone)

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


def _read_from_disk(folder: Path, path: str) -> bytes | Sentence:
    content = read_file(folder, path, MAX_BYTES)
    if len(content) <= MAX_BYTES:
        return content
    return tell("it has more than {most:,} bytes", most=MAX_BYTES)


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
    everything = before.ids.keys() | after.ids.keys()
    paths = {path for path in everything if split_layer(path)[1] not in _NOT_COMPARED}
    changed = {
        path
        for path in paths
        if before.ids.get(path) is None or before.ids[path] != after.ids.get(path)
    }
    old = _load_files(before, changed, track)
    new = _load_files(after, changed, track)
    always = {path for path in paths if split_layer(path)[1] in _ALWAYS_READ}
    shared = (always | _list_around(paths, [*old.values(), *new.values()])) - changed
    same = _load_files(before, shared, track)
    return Corpus(same | old), Corpus(same | new)


def _list_around(paths: Iterable[str], changed: Iterable[LoadedFile]) -> set[str]:
    """Return what is needed to tell of changed progress and assignments: the documents that they
    speak of, for their titles, and what else is on record.

    Of that only lists, and the files that are named after the same things: there can be very many
    others.
    """
    things, assigned = _list_things(changed)
    documents = {f"{document_of(thing)}.yaml" for thing in things | assigned}
    inner = {path: split_layer(path)[1] for path in paths if documents}
    found = {path for path in inner if inner[path] in documents}
    on_record = [path for path in inner if inner[path].startswith(f"{PROGRESS_FOLDER}/")]
    return found | {
        path
        for path in on_record
        if things
        and (inner[path].count("/") == 1 or path.rpartition("/")[2].partition("_")[0] in things)
    }


def _list_things(changed: Iterable[LoadedFile]) -> tuple[set[str], set[str]]:
    """Return what entries of progress and what assignments speak of."""
    things: set[str] = set()
    assigned: set[str] = set()
    for file in changed:
        things |= {entry.of for entry in file.entries}
        if file.kind == "assignments":
            assigned |= {one.of for one in file.record or ()}
    return things, assigned


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
