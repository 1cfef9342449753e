"""One more entry at the end of a file of progress; the bytes before it stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.corpus import load_file
from obligations.findings import UserError
from obligations.model import parse_record_id
from obligations.progress.lock import hold_lock
from obligations.workspace import PROGRESS
from obligations.writing import render_data, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from obligations.corpus import LoadedFile
    from obligations.model import ProgressEntry

_HEADER = b"# yaml-language-server: $schema=../schema/progress.schema.json\n"


class Added(NamedTuple):
    """Where an entry stands: its file and its number in it, counted from 1."""

    path: Path
    number: int


def append_entry(measures: Path, entry: ProgressEntry) -> Added:
    """Append an entry to the file of its document in a folder of measures. All that stood there stays; nobody else's entry is lost.

    Raises UserError where it can't be written or would correct an entry that isn't there; nothing is changed then.
    """
    parsed = parse_record_id(entry.of)
    if parsed is None:  # the model has seen to it
        raise UserError(f"{entry.of!r} is no id", "name a measure, an action or a target: 2021-m07.t1")
    path = measures / PROGRESS / f"{parsed[0]}.yaml"
    try:
        path.parent.mkdir(exist_ok=True)
        path = path.resolve()
        with hold_lock(path):
            return _extend(path, _read(path), entry)
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        where, reason = getattr(error, "filename", None) or path, getattr(error, "strerror", None) or str(error)
        raise UserError(f"{where}: {reason.lower()}", "nothing was added") from None


def render_entry(entry: ProgressEntry) -> str:
    """Give the text of an entry as it stands in a file of progress."""
    return render_data([_to_plain(entry.model_dump(mode="json", exclude_defaults=True))], "progress")


def _read(path: Path) -> bytes:
    if not path.exists():
        return _HEADER
    if not path.is_file():  # reading a pipe would wait for ever, and replacing it would surprise whoever listens
        raise UserError(f"{path} is not a regular file", "nothing was added")
    return path.read_bytes()


def _extend(path: Path, before: bytes, entry: ProgressEntry) -> Added:
    added = render_entry(entry).encode(errors="surrogatepass")
    if _load(path, added).record != (entry,):
        raise UserError("the entry holds characters that no YAML file may hold", "write the note and the evidence as plain text")
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    separator = newline if before and not before.endswith(b"\n") else b""
    content = before + separator + added.replace(b"\n", newline)
    after = _load(path, content)
    if after.record is None or after.record[-1] != entry:
        raise _refuse(path, _load(path, before))
    number = len(after.record)
    if entry.corrects is not None and entry.corrects >= number:
        known = f"its entries are 1 to {number - 1}" if number > 1 else "it has no entries yet"
        raise UserError(f"{path.name} has no entry {entry.corrects} to correct", f"{known}: obligations progress log")
    write_atomically(path, content.decode())
    return Added(path, number)


def _load(path: Path, content: bytes) -> LoadedFile:
    return load_file(f"{PROGRESS}/{path.name}", content)


def _refuse(path: Path, file: LoadedFile) -> UserError:
    """Say why nothing can be appended: what is wrong with the file as it stands, or with its form."""
    if file.findings:
        span = file.locate(file.findings[0]).span
        place = f"{path}:{span.line}:{span.column}"
        return UserError(f"{place}: {file.findings[0].message}", "put the file right first: nothing was added")
    return UserError(f"{path} is not written as one entry below the other", f"bring it into that form first: obligations format {path}")


def _to_plain(value: Any) -> Any:
    """Give data with every scalar as the text that stands in the file."""
    if isinstance(value, dict):
        return {key: _to_plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_to_plain(inner) for inner in value]
    return str(value)
