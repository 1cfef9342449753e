"""A check of a folder of measures: what is new is read, what is kept from earlier checks is taken
over where it still holds.

Every file is read as bytes each time, so that no time stamp is trusted. What a file's findings
depend on besides its bytes is in `World.digest`, which is made of the outlines of all files; those
of unchanged files are kept.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from obligations.check.apply import check_file, sort_key
from obligations.check.catalogue import RULES_BY_CODE
from obligations.check.ignores import apply_ignores, judge_ignores, list_ignores
from obligations.check.kept_findings import KeptFindings, load_kept_findings, save_kept_findings
from obligations.check.neighbours import check_neighbours
from obligations.check.view.corpus import World
from obligations.check.view.outline import make_outline, pack, unpack
from obligations.check.view.partial import make_subject
from obligations.compiling.freshness import MAX_READ, digest
from obligations.evidence_files import find_fault_in_stack
from obligations.findings import Located, begin_run, redact_finding
from obligations.git import list_embedded
from obligations.layers import split_layer
from obligations.measure_files import FileState
from obligations.sentences import tell
from obligations.tracking import track_nothing
from obligations.workspace import list_stack, read_stacked

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from obligations.check.settings import Settings
    from obligations.corpus import LoadedFile
    from obligations.places import Place
    from obligations.sentences import Sentence
    from obligations.tracking import Track
    from obligations.workspace import Workspace


# The kinds of files that all of a stack depends on.
_SHARED = frozenset({"departments", "topics", "addressees", "synonyms"})
# Characters of files that are kept in memory from reading to checking; what is more is read twice.
_MOST_HELD = 64_000_000


@dataclass(slots=True)
class Checked:
    """What a check found: `found` sorted by place, `files` all that were looked at.

    Paths are relative to the folder of measures.

    `silenced`: how many findings the files of settings switch off.
    """

    found: list[Located]
    files: list[str]
    silenced: int = 0


@dataclass(slots=True)
class _Run:
    """The files of one run: what is kept of each, by path, those that were read in it, and the
    folders that are repositories.
    """

    workspace: Workspace
    embedded: dict[str, str]
    kept: dict[str, KeptFindings]
    loaded: dict[str, LoadedFile] = field(default_factory=dict)
    changed: bool = False


def check_place(
    place: Place, as_of: date, settings: Settings, track: Track = track_nothing
) -> Checked:
    """Check the files of a place. `track` goes through paths and shows how far it has come."""
    begin_run()
    asked = place.measures
    everything: list[KeptFindings] = []
    if asked is None or asked:
        everything = _check_workspace(place.workspace, asked, as_of, track)
    chosen = [kept for kept in everything if _is_chosen(kept.path, asked)]
    needed = [kept for kept in everything if split_layer(kept.path)[0] and kept.refused]
    refused = [
        one
        for kept in (*chosen, *needed)
        for one in _list_refusals(kept, place.workspace)
        if settings.wants_refusal(one.finding.code)
    ]
    judged = [located for kept in chosen for located in _judge(kept, settings)]
    wanted = {code for code in RULES_BY_CODE if settings.wants(code)}
    off = set(settings.list_switched_off())
    beside, wrong = check_neighbours(place, as_of)
    judged += wrong
    found = [located for located in judged if located.finding.code in wanted]
    silenced = sum(located.finding.code in off for located in judged)
    return Checked(
        sorted([*refused, *found], key=sort_key),
        [*(kept.path for kept in (*chosen, *needed)), *beside],
        silenced,
    )


def _is_chosen(path: str, paths: frozenset[str] | None) -> bool:
    """Whether a file is judged: of the own layer, and meant."""
    return not split_layer(path)[0] and (paths is None or path in paths)


def _list_needed(world: World) -> list[str]:
    """List the files of layers below that can't be read whole, and that the own layer depends on:
    lists and registries, and the documents that it speaks of.
    """
    spoken_of = {
        name
        for outline in world.outlines.values()
        if not split_layer(outline.path)[0]
        for name in outline.refers
    }
    return [
        outline.path
        for outline in world.outlines.values()
        if split_layer(outline.path)[0]
        and not outline.whole
        and (outline.kind in _SHARED or outline.id in spoken_of)
    ]


def _list_refusals(kept: KeptFindings, workspace: Workspace) -> list[Located]:
    """Return what leaves a file out of answers; of one outside of the repository, not its text."""
    found = list(kept.found[: kept.refused])
    if workspace.find_layer(kept.path).outside:
        return [one._replace(finding=redact_finding(one.finding)) for one in found]
    return found


def _judge(kept: KeptFindings, settings: Settings) -> list[Located]:
    """Return what the rules find in a file that could be read, but for what its comments ignore,
    and what is wrong with these.
    """
    refused, judged = kept.found[: kept.refused], kept.found[kept.refused :]
    # What leaves the file out of every answer can't be ignored; in such a file nobody can say that
    # a comment ignores nothing.
    remaining = apply_ignores(judged, kept.ignores, RULES_BY_CODE)
    wrong = judge_ignores(
        kept.path, kept.ignores, None if refused else judged, RULES_BY_CODE, settings.wants
    )
    return [*remaining, *wrong]


def _check_workspace(
    workspace: Workspace, paths: frozenset[str] | None, as_of: date, track: Track
) -> list[KeptFindings]:
    """Return what is kept of every file, with the findings of those that are wanted as they are
    now.
    """
    cache = workspace.cache.with_suffix(".check")
    before = load_kept_findings(cache)
    files = {file.path: file for file in list_stack(workspace)}
    files |= {
        path: FileState(path, problem=tell("no such file or directory"))
        for path in sorted((paths or set()) - set(files))
    }
    embedded = dict(list_embedded(workspace.measures, named=workspace.named))
    files |= {
        path: FileState(path, problem=tell("{made_of}", made_of=made_of))
        for path, made_of in embedded.items()
    }
    run = _Run(workspace, embedded, {path: before[path] for path in files if path in before})
    run.changed = len(run.kept) < len(before)
    _read_changed(run, files, track)
    # In the order of the files, whichever were read now: of two documents with one id, the first is
    # the one.
    outlines = (unpack(run.kept[path].outline) for path in files)
    world = World(outlines, as_of, _look_once(workspace), workspace.describe_below())
    wanted = [*_list_needed(world), *(path for path in files if _is_chosen(path, paths))]
    outdated = [path for path in wanted if run.kept[path].world != world.digest(path)]
    for path in track(outdated, "checking"):
        _check_again(run, files[path], world)
    everything = [run.kept[path] for path in files]
    if run.changed:
        save_kept_findings(cache, everything)
    return everything


def _look_once(workspace: Workspace) -> Callable[[str, str], Sentence | None]:
    """Return what tells of the files of evidence, each of which is read once in a run."""
    folders = [layer.measures for layer in reversed(workspace.layers)]
    return functools.cache(functools.partial(find_fault_in_stack, folders))


def _read_changed(run: _Run, files: dict[str, FileState], track: Track) -> None:
    """Read what changed, and make its outline."""
    changed = [
        path
        for path, file in files.items()
        if path not in run.kept or run.kept[path].digest != digest(_read(run, file))
    ]
    held = 0
    for path in track(changed, "reading"):
        loaded = _load(run, files[path])
        held += len(loaded.reading.text)
        if held < _MOST_HELD:
            run.loaded[path] = loaded


def _read(run: _Run, file: FileState) -> bytes | str:
    return file.problem or read_stacked(run.workspace, file.path, MAX_READ)


def _load(run: _Run, file: FileState) -> LoadedFile:
    """Read one file; findings that were kept of it hold no longer."""
    from obligations.corpus import load_file, refuse_file, refuse_repository

    content = _read(run, file)
    if file.path in run.embedded:
        loaded = refuse_repository(file.path, run.embedded[file.path])
    elif isinstance(content, str):
        loaded = refuse_file(file.path, content)
    else:
        loaded = load_file(file.path, content)
    run.kept[file.path] = KeptFindings(
        file.path, digest(content), pack(make_outline(make_subject(loaded)))
    )
    run.changed = True
    return loaded


def _check_again(run: _Run, file: FileState, world: World) -> None:
    before = run.kept[file.path].digest
    loaded = run.loaded.pop(file.path, None) or _load(run, file)
    # A file that changed since the world was made is checked once more the next time.
    steady = run.kept[file.path].digest == before
    found = (
        Located(finding, loaded.locate(finding), RULES_BY_CODE[finding.code].name)
        for finding in check_file(loaded, world)
    )
    if loaded.kind.startswith(
        "progress"
    ):  # entries are only ever added: what stands there is never written over
        found = (located._replace(finding=replace(located.finding, fix=None)) for located in found)
    run.kept[file.path] = replace(
        run.kept[file.path],
        world=world.digest(file.path) if steady else "",
        found=tuple(found),
        ignores=tuple(list_ignores(loaded.reading.text) if loaded.reading.data is not None else ()),
        refused=len(loaded.findings),
    )
