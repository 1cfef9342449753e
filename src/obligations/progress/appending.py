"""One more entry at the end of a file of progress; the bytes before it stay as they are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from obligations.corpus import load_file
from obligations.disk import describe_error, find_real, make_folder, read_bytes, write_file
from obligations.findings import UserError
from obligations.model import parse_record_id
from obligations.positions import MAX_BYTES
from obligations.progress.lock import hold_lock
from obligations.workspace import PROGRESS
from obligations.writing import render_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from obligations.corpus import LoadedFile
    from obligations.model import ProgressEntry

_TOO_LARGE = "OB106"
_HEADER = b"# yaml-language-server: $schema=../schema/progress.schema.json\n"


class Added(NamedTuple):
    """Where an entry stands: its file and its number in it, counted from 1."""

    path: Path
    number: int


def append_entry(measures: Path, entry: ProgressEntry) -> Added:
    """Append an entry to the file of its document in a folder of measures. All that stood there stays; nobody else's entry is lost.

    Raises UserError where it can't be written or would correct an entry that isn't there; nothing is changed then.
    """
    place = _find_file(entry.of)
    with _explaining(measures / place):
        make_folder(measures, PROGRESS)
        with hold_lock(measures / find_real(measures, place)):
            return _extend(measures, place, entry)


def check_appendable(measures: Path, of: str, corrects: int | None) -> None:
    """Raise UserError where an entry about something couldn't be appended now, or couldn't correct the entry that it means to."""
    place = _find_file(of)
    path = measures / place
    with _explaining(path):
        file = _load(path, _read(measures, place))
    if file.record is None:
        raise _refuse(path, file)
    _check_correction(path, file.record, corrects)


def render_entry(entry: ProgressEntry) -> str:
    """Give the text of an entry as it stands in a file of progress."""
    return render_data([_to_plain(entry.model_dump(mode="json", exclude_defaults=True))], "progress")


def _find_file(of: str) -> str:
    parsed = cast("tuple[str, ...]", parse_record_id(of))  # the model has seen to it
    return f"{PROGRESS}/{parsed[0]}.yaml"


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    """Turn what the system says into an error for people. It names the folder or the file, not the lock beside it, which nobody knows."""
    try:
        yield
    except OSError as error:
        named = str(error.filename or path)
        raise UserError(f"{path if named.endswith('.lock') else named}: {describe_error(error)}", "nothing was added") from None


def _read(measures: Path, place: str) -> bytes:
    try:
        return read_bytes(measures, place, MAX_BYTES)
    except FileNotFoundError:
        return _HEADER


def _extend(measures: Path, place: str, entry: ProgressEntry) -> Added:
    path, before = measures / place, _read(measures, place)
    added = render_entry(entry).encode(errors="surrogatepass")
    if _load(path, added).record != (entry,):
        raise UserError("the entry holds characters that no YAML file may hold", "write the note and the evidence as plain text")
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    separator = newline if before and not before.endswith(b"\n") else b""
    content = before + separator + added.replace(b"\n", newline)
    after = _load(path, content)
    if after.record is None or after.record[-1] != entry:
        too_large = any(finding.code == _TOO_LARGE for finding in after.findings)
        raise _refuse(path, after if too_large else _load(path, before))
    earlier = after.record[:-1]
    # A text that ended with the file would have become longer by the line break.
    if separator and earlier != _load(path, before).record:
        raise UserError(f"{path} ends in the middle of a text", "put a line break at its end: nothing was added")
    _check_correction(path, earlier, entry.corrects)
    write_file(measures, place, content.decode())
    return Added(path, len(after.record))


def _check_correction(path: Path, entries: Sequence[ProgressEntry], corrects: int | None) -> None:
    """Raise UserError where there is no such entry to correct, or it is corrected already."""
    if corrects is None:
        return
    if corrects > len(entries):
        known = f"its entries are 1 to {len(entries)}" if entries else "it has no entries yet"
        raise UserError(f"{path.name} has no entry {corrects} to correct", f"{known}: obligations progress log")
    corrections = {entry.corrects: number for number, entry in enumerate(entries, start=1)}
    last = corrects
    while (later := corrections.get(last, 0)) > last:
        last = later
    if last != corrects:
        raise UserError(
            f"entry {corrects} of {path.name} is corrected by entry {corrections[corrects]}", f"correct that one: --corrects {last}"
        )


def _load(path: Path, content: bytes) -> LoadedFile:
    return load_file(f"{PROGRESS}/{path.name}", content)


def _refuse(path: Path, file: LoadedFile) -> UserError:
    """Say why nothing can be appended: what is wrong with the file as it stands, or with its form."""
    if file.findings:
        span = file.locate(file.findings[0]).span
        place = f"{path}:{span.line}:{span.column}"
        return UserError(f"{place}: {file.findings[0].message}", "put the file right first: nothing was added")
    if file.reading.data == []:
        return UserError(f"{path} holds an empty list, which nothing can stand below", "remove the [] in it: nothing was added")
    return UserError(f"{path} is not written as one entry below the other", f"bring it into that form first: obligations format {path}")


def _to_plain(value: Any) -> Any:
    """Give data with every scalar as the text that stands in the file."""
    if isinstance(value, dict):
        return {key: _to_plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_to_plain(inner) for inner in value]
    return str(value)
