"""Files of one's own that show what became of a measure: kept beside the measures, in `evidence/`.

A file goes by its own name and the first digits of the SHA-256 of its bytes. So two files of one
name lie side by side, the same file is kept once, and none is ever replaced.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from obligations.disk import create_file, describe_error, make_folder, read_bytes, show_path
from obligations.file_names import make_file_stem
from obligations.findings import OptionError, UserError
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.disk import WritableFolder

EVIDENCE_FOLDER = "evidence"
MOST_EVIDENCE_BYTES = 100_000_000  # many hosts of git take no larger file
SHA256_SUM = "[0-9a-f]{64}"
# Where such a file lies in the folder of measures: one step below it, under a name that every
# system can have.
EVIDENCE_PATH = rf'{EVIDENCE_FOLDER}/[^./\\:*?"<>|\s]+_[0-9a-f]{{8}}(\.[0-9A-Za-z]{{1,10}})?'
_DIGITS = 8
_ENDING = re.compile(r"\.[0-9A-Za-z]{1,10}")


class EvidenceFile(NamedTuple):
    """A file that shows something: where it is to lie in the folder of measures, and its bytes."""

    path: str
    sha256: str
    content: bytes


def read_evidence_file(source: Path) -> EvidenceFile:
    """Read a file that the user names, links followed.

    Raises UserError for what is no regular file, is empty, or has more than a hundred megabytes.
    """
    name = show_path(source)
    try:
        real = Path(os.path.realpath(source))
        content = read_bytes(real.parent, real.name, MOST_EVIDENCE_BYTES)
    except OSError as error:
        raise OptionError(
            "--evidence",
            tell("{name}: {reason}", name=name, reason=describe_error(error)),
            tell("name a file that can be read; a web address begins with https://"),
        ) from None
    if len(content) > MOST_EVIDENCE_BYTES:
        raise OptionError(
            "--evidence",
            tell(
                "{name} has more than {most:,} bytes",
                name=name,
                most=MOST_EVIDENCE_BYTES,
            ),
            tell("publish it, and give its web address"),
        )
    if not content:
        raise OptionError(
            "--evidence", tell("{name} is empty", name=name), tell("name the file that shows it")
        )
    sha256 = hashlib.sha256(content).hexdigest()
    return EvidenceFile(f"{EVIDENCE_FOLDER}/{_make_name(source, sha256)}", sha256, content)


def keep_evidence_file(measures: WritableFolder, file: EvidenceFile) -> None:
    """Put a file among those that are kept; one that lies there already is left as it is.

    Raises UserError where it can't be written, or another one has its name.
    """
    try:
        make_folder(measures, EVIDENCE_FOLDER)
    except OSError as error:
        raise UserError(
            tell(
                "{path}: {reason}",
                path=show_path(measures / EVIDENCE_FOLDER),
                reason=describe_error(error),
            ),
            tell("nothing was written"),
        ) from None
    if create_file(measures, file.path, file.content):
        return
    shown = show_path(measures / file.path)
    if fault := find_fault(measures, file.path, file.sha256, shown):
        raise UserError(fault, tell("nothing is replaced: move that file away first"))


def find_fault_in_stack(folders: Sequence[Path], path: str, sha256: str) -> Sentence | None:
    """Return what is wrong with a file that an entry of the first of the folders names.

    None where it lies there, or in one of the others, on which that stands, as it was put on
    record: a further entry may name what one of theirs names.
    """
    faults = (find_fault(folder, path, sha256) for folder in folders)
    fault = next(faults)
    if fault and None in faults:
        return None
    return fault


def find_fault(measures: Path, path: str, sha256: str, shown: str | None = None) -> Sentence | None:
    """Return what is wrong with a file that is kept; None where it is the one that was put on
    record.

    `shown` is how people know its path, where not by `path`.
    """
    file = shown or path
    try:
        content = read_bytes(measures, path, MOST_EVIDENCE_BYTES, links=False)
    except FileNotFoundError:
        return tell("{file} is missing", file=file)
    except OSError as error:
        return tell("{file} can't be read: {reason}", file=file, reason=describe_error(error))
    if hashlib.sha256(content).hexdigest() != sha256:
        return tell("{file} is not the file that was put on record", file=file)
    return None


def _make_name(source: Path, sha256: str) -> str:
    name = os.fsencode(source.name).decode(errors="ignore")  # whatever bytes it is made of
    path = PurePath(name)
    ending = path.suffix if _ENDING.fullmatch(path.suffix) else ""
    stem = make_file_stem(path.name.removesuffix(ending)) or EVIDENCE_FOLDER
    return f"{stem}_{sha256[:_DIGITS]}{ending}"
