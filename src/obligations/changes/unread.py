"""What could not be read on one side, and what that leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from obligations.corpus import Corpus, FileKind, LoadedFile


def list_left_out(corpus: Corpus) -> list[LoadedFile]:
    """Give the files of which nothing could be used."""
    return [file for file in corpus.files.values() if file.record is None]


def may_hide(there: Corpus, here: Corpus, kind: FileKind) -> bool:
    """Whether a file that stands only there can't be read: a renamed one, maybe, that holds what seems to be missing there."""
    return any(file.kind == kind and file.path not in here.files for file in list_left_out(there))
