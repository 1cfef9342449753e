"""Why a revision, or the measures in it, are not found, and the way out."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from obligations.findings import UserError, find_nearest, offer, suggest
from obligations.layers import REGISTRY
from obligations.sentences import tell

if TYPE_CHECKING:
    from obligations.diff.revision import Revision
    from obligations.git import Git

_SHORT_ID = re.compile("[0-9a-f]{4,}")
_FETCH = tell(
    "fetch the whole history: git fetch --unshallow, in GitHub Actions fetch-depth: 0 for"
    " actions/checkout"
)
_STEPS = re.compile(r"[~^@:].*")
_MOST_SHOWN = 3
_ENOUGH = 12  # of an id, to tell it from any other


def explain_unknown(git: Git, typed: str) -> UserError:
    """Return the error for what names no revision."""
    if ".." in typed:
        hint = tell(
            "give two of them: obligations diff A B; where the branch left main: $(git"
            " merge-base main HEAD)"
        )
        return UserError(tell("{typed!r} is a range, not a revision", typed=typed), hint)
    candidates = _list_candidates(git, typed)
    if len(candidates) > 1:
        return UserError(
            tell("{typed!r} could mean several revisions: the id is too short", typed=typed),
            tell("say which: {names: or }", names=candidates[:_MOST_SHOWN]),
        )
    names = git.list_names()
    name = _STEPS.sub("", typed)
    near = [known for known in names if name and known.endswith(f"/{name}")] or find_nearest(
        name, names
    )
    if git.try_to("rev-parse", "--is-shallow-repository") == "true":
        hint = _FETCH
        if near and name == typed:
            hint = tell("{offer} Else {fetch}", offer=offer(near[:_MOST_SHOWN]), fetch=_FETCH)
        return UserError(
            tell("there is no revision {typed!r} in this clone, which is shallow", typed=typed),
            hint,
        )
    if not names:
        return UserError(
            tell("there is no revision {typed!r}", typed=typed),
            tell("the repository has no commits yet"),
        )
    if name not in ("", typed) and git.try_to(
        "rev-parse", "--verify", "--quiet", "--end-of-options", name
    ):
        return UserError(
            tell("there is no revision {typed!r}", typed=typed),
            tell(
                "{name} exists; {steps} leads nowhere from it",
                name=name,
                steps=typed.removeprefix(name),
            ),
        )
    hint = suggest(name, names) or tell("branches and tags: git branch --all, git tag")
    if near:
        hint = offer(near[:_MOST_SHOWN])
    return UserError(tell("there is no revision {typed!r}", typed=typed), hint)


def explain_file(typed: str) -> UserError:
    """Return the error for a file where a revision should be."""
    revision, _, path = typed.partition(":")
    hint = tell("name a commit, a branch or a tag")
    if revision and path:
        hint = tell(
            "name its folder: {revision}:{folder}",
            revision=revision,
            folder=path.rpartition("/")[0],
        )
    return UserError(tell("{typed!r} is a file", typed=typed), hint)


def explain_empty(git: Git, revision: Revision) -> UserError:
    """Return the error (exit 3) for a revision whose folder of measures has no registry."""
    listing = git.read("ls-tree", "-r", "-z", "--name-only", "--full-tree", revision.id)
    paths = [os.fsdecode(path) for path in listing.split(b"\0")]
    folders = [path.rpartition("/")[0] for path in paths if f"/{path}".endswith(f"/{REGISTRY}")]
    hint = tell("a folder of measures has a {registry}", registry=REGISTRY)
    if folders:
        hint = tell(
            "it holds some elsewhere: name the folder as {names: or }",
            names=[revision.name(folder) for folder in folders][:_MOST_SHOWN],
        )
    message = tell("{typed!r} holds no measures in its root", typed=revision.typed)
    folder = revision.folder.removesuffix("/")
    if folder:
        message = tell(
            "{typed!r} holds no measures in {folder}", typed=revision.typed, folder=folder
        )
    return UserError(message, hint, exit_code=3)


def _list_candidates(git: Git, typed: str) -> list[str]:
    """Return the ids that a short one could mean."""
    if _SHORT_ID.fullmatch(typed):
        found = git.try_to("rev-parse", f"--disambiguate={typed}")
    else:
        found = None
    return [candidate[: max(_ENOUGH, len(typed) + 1)] for candidate in (found or "").split()]
