"""One more entry: a file of its own, named after what it says, so that nothing that stands is ever
touched and no lock is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.corpus import load_file
from obligations.disk import create_file, describe_error, make_folder, show_path
from obligations.findings import UserError
from obligations.formatting import render_data
from obligations.measure_files import PROGRESS_FOLDER, read_file
from obligations.sentences import tell
from obligations.yaml_files import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from obligations.disk import WritableFolder
    from obligations.model import ProgressEntry

HEADER = "# yaml-language-server: $schema=../../schema/progress.schema.json\n"


class Added(NamedTuple):
    """Where an entry stands, and by which id; `new`: it was not there before."""

    path: Path
    id: str
    new: bool


def append_entry(measures: WritableFolder, entry: ProgressEntry) -> Added:
    """Write an entry into a folder of measures; one that is there already is left as it is.

    Raises UserError where it can't be written; nothing is changed then.
    """
    text = render_entry(entry)
    if (
        load_file(
            f"{PROGRESS_FOLDER}/{entry.list_paths()[0]}", text.encode(errors="surrogatepass")
        ).record
        != entry
    ):
        raise UserError(
            tell("the entry contains characters that YAML does not allow"),
            tell("write the note and the evidence as plain text"),
        )
    return place_entry(measures, entry, text)


def place_entry(measures: WritableFolder, entry: ProgressEntry, text: str) -> Added:
    """Put the text of an entry at its place in a folder of measures, as `append_entry` does."""
    _make_folders(measures, entry)
    for path in entry.list_paths():
        new = create_file(measures, f"{PROGRESS_FOLDER}/{path}", text.encode())
        if new or _holds(measures, f"{PROGRESS_FOLDER}/{path}", entry):
            return Added(
                measures / PROGRESS_FOLDER / path,
                path.removesuffix(".yaml").rpartition("_")[2],
                new,
            )
    raise UserError(
        tell(
            "{path} contains something else",
            path=show_path(measures / PROGRESS_FOLDER / entry.list_paths()[0]),
        ),
        tell("see what is wrong with: obligations check"),
    )


def _make_folders(measures: WritableFolder, entry: ProgressEntry) -> None:
    for folder in (PROGRESS_FOLDER, f"{PROGRESS_FOLDER}/{entry.document}"):
        try:
            make_folder(measures, folder)
        except OSError as error:
            raise UserError(
                tell(
                    "{path}: {reason}",
                    path=show_path(measures / folder),
                    reason=describe_error(error),
                ),
                tell("nothing was written"),
            ) from None


def render_entry(entry: ProgressEntry) -> str:
    """Return the text of the file of an entry."""
    return HEADER + render_data(entry.to_plain(), "progress")


def _holds(measures: Path, path: str, entry: ProgressEntry) -> bool:
    content = read_file(measures, path, MAX_BYTES)
    return isinstance(content, bytes) and load_file(path, content).record == entry
