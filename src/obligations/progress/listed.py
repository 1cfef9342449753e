"""The entries of one document in one list, as they were kept before: moved into files of their own,
with their comments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.corpus import load_file
from obligations.disk import describe_error, remove_file
from obligations.findings import UserError
from obligations.formatting import split_list
from obligations.measure_files import read_file
from obligations.model import convert_listed
from obligations.progress.append import HEADER, place_entry, render_entry
from obligations.sentences import tell
from obligations.yaml_files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.disk import WritableFolder
    from obligations.model import ProgressEntry


def read_listed(measures: Path, path: str) -> list[tuple[ProgressEntry, str]]:
    """Read a list: its entries, each with the text of its file: all that it said, corrections by
    id, comments where they stood.

    Raises UserError for a list that is no record, or in which a correction names no earlier entry:
    what it meant is not known.
    """
    content = read_file(measures, path, MAX_BYTES)
    if isinstance(content, str):
        raise UserError(content)
    file = load_file(path, content)
    if file.record is None:
        span = file.locate(file.findings[0]).span
        raise UserError(
            tell(
                "{line}:{column}: {message}",
                line=span.line,
                column=span.column,
                message=file.findings[0].message,
            )
        )
    entries, wrong = convert_listed(file.record)
    if wrong:
        span = file.reading.find_span((wrong[0], "corrects"))
        raise UserError(
            tell(
                "{line}:{column}: entry {number} corrects no earlier entry",
                line=span.line,
                column=span.column,
                number=wrong[0] + 1,
            )
        )
    listed = entries[: len(file.record)]
    changes = [{"corrects": next(iter(entry.corrects), None)} for entry in listed]
    texts = split_list(file.reading.text, "progress", HEADER.rstrip(), changes)
    return [
        *zip(listed, texts, strict=True),
        *((entry, render_entry(entry)) for entry in entries[len(listed) :]),
    ]


def move_listed(
    measures: WritableFolder, path: str, entries: Iterable[tuple[ProgressEntry, str]]
) -> None:
    """Write the entries of a list into files of their own; the list goes once all are there.

    Raises UserError where something can't be written: what was made by then stays, and so does the
    list.
    """
    for entry, text in entries:
        place_entry(measures, entry, text)
    try:
        remove_file(measures, path)
    except OSError as error:
        raise UserError(
            tell(
                "its entries are moved, but it can't be removed: {reason}",
                reason=describe_error(error),
            )
        ) from None
