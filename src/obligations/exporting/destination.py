"""Where an export goes: written out of sight on the same disk, and moved into place when it is
whole.

Whatever goes wrong on the way, and however the program is interrupted, what was at the place before
is still there, untouched. In a folder each new file takes the place of the old one in one step, and
what is left over goes last: at no moment is a file missing.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sqlite3
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from obligations.disk import describe_error, replace_file, retry_while_held, show_path
from obligations.exporting.interrupts import finish_undisturbed
from obligations.findings import UserError
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_T = TypeVar("_T")
_PREFIX = ".obligations-"
_UNCHANGED = tell("nothing was changed; name a place that can be written")
# Nobody else looks into a draft. On Windows such a folder would hand a list of rights to what is
# made in it, which stays with a file that is moved out.
_WORKSHOP_MODE = 0o777 if sys.platform == "win32" else 0o700
_BESIDE_A_DATABASE = ("-wal", "-shm", "-journal")


# Endings by which programs know a file, each with that of the export that may be called so, if any.
_WRITTEN_AS = {
    "xlsx": "xlsx",
    "ics": "ics",
    "atom": "atom",
    "sqlite": "sqlite",
    "db": "sqlite",
    **dict.fromkeys(("xls", "csv", "json", "md", "html", "pdf", "docx")),
}


def is_stream(path: Path) -> bool:
    """Whether a path is a device or a pipe, which takes bytes and is never replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def put_file(path: Path, build: Callable[[Path], _T], suffix: str) -> _T:
    """Have `build` write a file and put it at `path`.

    Raises UserError where that can't be done; `suffix`: how such files are named.
    """
    if is_stream(path):
        return _pour(path, path, build)
    with _explain(path):
        place = _follow(path)
        if place.is_dir():
            raise UserError(
                tell("{path!r} is a folder", path=show_path(path)),
                tell("name a file in it: {path}", path=show_path(path / f"measures.{suffix}")),
            )
        _refuse_other_ending(path, suffix)
        _refuse_database_in_use(place)
        with _make_workshop(place.parent) as workshop:
            draft = workshop / "draft"
            given = build(draft)
            _settle(draft)
            if place.exists():
                shutil.copymode(place, draft)
            _refuse_database_in_use(place)
            finish_undisturbed()
            replace_file(draft, place)
            return given


def _refuse_other_ending(path: Path, suffix: str) -> None:
    """Raise UserError for a name by which programs would take the file for something else."""
    ending = path.suffix.removeprefix(".").casefold()
    if _WRITTEN_AS.get(ending, suffix) != suffix:
        raise UserError(
            tell(
                "{path!r} is named as {ending}, and this is {suffix}",
                path=show_path(path),
                ending=ending,
                suffix=suffix,
            ),
            tell("name it {path}", path=show_path(path.with_suffix(f".{suffix}"))),
        )


def put_folder(path: Path, build: Callable[[Path], _T], is_own: Callable[[Path], bool]) -> _T:
    """Have `build` fill a folder and put it at `path`.

    `is_own` knows the files of an earlier export, which are replaced.

    Raises UserError where that can't be done, and where the folder holds anything else: nothing of
    a user's is ever removed.
    """
    with _explain(path):
        place = _follow(path)
        if not place.exists():
            with _make_workshop(place.parent) as workshop:
                given = _fill(workshop / "draft", build)
                finish_undisturbed()
                replace_file(workshop / "draft", place)
                return given
        if not place.is_dir():
            raise UserError(
                tell("{path!r} is not a folder", path=show_path(path)),
                tell("this export fills a folder: name a new one"),
            )
        _list_own(path, place, is_own)
        # Drafted inside, and exchanged file by file: the folder itself may be the current one, or a
        # disk of its own.
        with _make_workshop(place) as workshop:
            given = _fill(workshop / "draft", build)
            own = _list_own(path, place, is_own)
            finish_undisturbed()
            _exchange(place, own, workshop)
            return given


def put_stream(descriptor: int, build: Callable[[Path], _T]) -> _T:
    """Have `build` write a file and copy it to standard output.

    Raises UserError where that can't be written.
    """
    return _pour(descriptor, Path("standard output"), build)


def _pour(stream: Path | int, shown: Path, build: Callable[[Path], _T]) -> _T:
    with (
        _explain(shown, tell("no complete output was written")),
        tempfile.TemporaryDirectory(prefix=_PREFIX) as folder,
    ):
        draft = Path(folder) / "draft"
        given = build(draft)
        with (
            draft.open("rb") as source,
            open(stream, "wb", closefd=isinstance(stream, Path)) as sink,
        ):
            shutil.copyfileobj(source, sink)
        return given


def _follow(path: Path) -> Path:
    """Return the place that a path leads to. Raises OSError for links in a loop."""
    place = Path(os.path.realpath(path))
    if place.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return place


def _refuse_database_in_use(place: Path) -> None:
    """Raise UserError where a program has the database at a place open: what it keeps beside it
    would spoil the new one.
    """
    for ending in _BESIDE_A_DATABASE:
        beside = place.with_name(place.name + ending)
        if beside.exists():
            raise UserError(
                tell(
                    "{name!r} is in use: {other!r} lies beside it",
                    name=place.name,
                    other=beside.name,
                ),
                tell("close it in the other program, or name a new file"),
            )


def _fill(draft: Path, build: Callable[[Path], _T]) -> _T:
    draft.mkdir()
    given = build(draft)
    for file in _list_files(draft):
        _settle(draft / file)
    return given


def _list_files(folder: Path) -> list[Path]:
    """List all files below a folder, and links of any kind; workshops are left to their makers."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    inside = (path.relative_to(folder) for path in found)
    return sorted(path for path in inside if not path.parts[0].startswith(_PREFIX))


def _list_own(path: Path, place: Path, is_own: Callable[[Path], bool]) -> list[Path]:
    """List what an earlier export left in a folder.

    Raises UserError where there is any other file, or a link.
    """
    files = _list_files(place)
    for file in files:
        if (place / file).is_symlink() or not is_own(place / file):
            raise UserError(
                tell(
                    "{path!r} contains {file!r}, which no export wrote",
                    path=show_path(path),
                    file=show_path(file),
                ),
                tell("name a new or empty folder"),
            )
    return files


def _exchange(place: Path, old: list[Path], workshop: Path) -> None:
    """Put the new files of a workshop over the old ones.

    Takes all of it back where one can't be put.
    """
    draft, kept = workshop / "draft", workshop / "old"
    new = _list_files(draft)
    for file in old:
        _keep(place / file, kept / file)
    tried: list[Path] = []
    try:
        for file in new:
            (place / file).parent.mkdir(exist_ok=True)
            tried.append(file)
            replace_file(draft / file, place / file)
        _remove(place, set(old) - set(new))
    except OSError:
        _remove(place, {file for file in tried if (place / file).exists()} - set(old))
        for file in old:
            if not _is_untouched(place / file, kept / file):
                replace_file(kept / file, place / file)
        raise


def _is_untouched(file: Path, kept: Path) -> bool:
    return file.exists() and file.read_bytes() == kept.read_bytes()


def _keep(file: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        kept.hardlink_to(file)
    except OSError:  # not every disk has links
        shutil.copy2(file, kept)


def _remove(place: Path, files: set[Path]) -> None:
    """Remove files, and the folders that are empty without them."""
    for file in files:
        retry_while_held((place / file).unlink, place / file)
    for folder in {file.parent for file in files} - {Path()}:
        if (place / folder).is_dir() and not any((place / folder).iterdir()):
            (place / folder).rmdir()


def _settle(file: Path) -> None:
    """Have the bytes of a file on the disk before its name points to them."""
    with file.open("r+b") as written:  # Windows has a handle for reading nothing to settle
        os.fsync(written.fileno())


@contextmanager
def _make_workshop(parent: Path) -> Iterator[Path]:
    # Named before it is made: an interruption at any moment finds it, and takes it away again.
    workshop = parent / f"{_PREFIX}{secrets.token_hex(8)}"
    try:
        workshop.mkdir(_WORKSHOP_MODE)
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


@contextmanager
def _explain(path: Path, hint: Sentence = _UNCHANGED) -> Iterator[None]:
    """Turn what the system says of a place into an error for people.

    That the reader of a pipe has seen enough is none.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        missing = isinstance(error, FileNotFoundError) and not path.parent.exists()
        way_out = (
            tell("make the folder first: {path!r}", path=show_path(path.parent))
            if missing
            else hint
        )
        raise UserError(
            tell(
                "can't write {path!r}: {reason}", path=show_path(path), reason=describe_error(error)
            ),
            way_out,
        ) from None
    except sqlite3.OperationalError as error:
        if "disk" not in str(error):
            raise
        raise UserError(
            tell("can't write {path!r}: {problem}", path=show_path(path), problem=str(error)), hint
        ) from None
