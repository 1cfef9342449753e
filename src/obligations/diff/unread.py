"""What could not be read on one side, and what that leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from obligations.corpus import Corpus, LoadedFile


def list_left_out(corpus: Corpus) -> list[LoadedFile]:
    """Return the files of which nothing could be used."""
    return [file for file in corpus.files.values() if file.record is None]


def may_hide(there: Corpus, here: Corpus, kind: Literal["document", "progress"]) -> bool:
    """Whether a file that stands only there can't be read: a renamed one, maybe, that holds what
    seems to be missing there.

    `kind`: what it would hold; entries of progress also stand in lists.
    """
    return any(
        file.kind.startswith(kind) and file.path not in here.files for file in list_left_out(there)
    )
