"""Where an export goes: written out of sight on the same disk, and moved into place when it is whole.

Whatever goes wrong on the way, and however the program is interrupted, what was at the place before is still there, untouched.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from obligations.findings import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_PREFIX = ".obligations-"
_UNCHANGED = "nothing was changed; name a place that can be written"


def is_stream(path: Path) -> bool:
    """Whether a path is a device or a pipe, which takes bytes and is never replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def put_file(path: Path, build: Callable[[Path], T], suffix: str) -> T:
    """Have `build` write a file and put it at `path`. Raises UserError where that can't be done; `suffix`: how such files are named."""
    with _explain(path):
        place = path.resolve()
        if place.is_dir():
            raise UserError(f"{str(path)!r} is a folder", f"name a file in it: {path / f'measures.{suffix}'}")
        if is_stream(path):
            return _pour(path, build)
        with _make_workshop(place.parent) as workshop:
            draft = workshop / "draft"
            given = build(draft)
            if place.exists():
                shutil.copymode(place, draft)
            _settle(draft)
            draft.replace(place)
            return given


def put_folder(path: Path, build: Callable[[Path], T], is_own: Callable[[Path], bool]) -> T:
    """Have `build` fill a folder and put it at `path`; `is_own` knows the files of an earlier export, which are replaced.

    Raises UserError where that can't be done, and where the folder holds anything else: nothing of a user's is ever removed.
    """
    with _explain(path):
        place = path.resolve()
        if not place.exists():
            with _make_workshop(place.parent) as workshop:
                given = _fill(workshop / "draft", build)
                (workshop / "draft").replace(place)
                return given
        if not place.is_dir():
            raise UserError(f"{str(path)!r} is not a folder", "this export fills a folder: name a new one")
        _list_own(path, place, is_own)
        # Drafted inside, and exchanged entry by entry: the folder itself may be the current one, or a disk of its own.
        with _make_workshop(place) as workshop:
            given = _fill(workshop / "draft", build)
            _exchange(place, _list_own(path, place, is_own), workshop)
            return given


def _pour(path: Path, build: Callable[[Path], T]) -> T:
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        draft = Path(folder) / "draft"
        given = build(draft)
        with draft.open("rb") as source, path.open("wb") as stream:
            shutil.copyfileobj(source, stream)
        return given


def _fill(draft: Path, build: Callable[[Path], T]) -> T:
    draft.mkdir()
    given = build(draft)
    for file in draft.rglob("*"):
        if file.is_file():
            _settle(file)
    return given


def _list_own(path: Path, place: Path, is_own: Callable[[Path], bool]) -> list[Path]:
    """List what an earlier export left in a folder. Raises UserError where there is anything else; workshops are left to their makers."""
    entries = sorted(entry for entry in place.iterdir() if not entry.name.startswith(_PREFIX))
    for entry in entries:
        for file in sorted(entry.rglob("*")) if entry.is_dir() else [entry]:
            if not file.is_dir() and not is_own(file):
                found = f"{str(path)!r} holds {str(file.relative_to(place))!r}, which no export wrote"
                raise UserError(found, "name a new or empty folder")
    return entries


def _exchange(place: Path, old: list[Path], workshop: Path) -> None:
    aside = workshop / "old"
    aside.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for source, target in [(entry, aside / entry.name) for entry in old] + [
            (entry, place / entry.name) for entry in sorted((workshop / "draft").iterdir())
        ]:
            source.replace(target)
            moved.append((source, target))
    except BaseException:
        for source, target in reversed(moved):
            target.replace(source)
        raise


def _settle(file: Path) -> None:
    """Have the bytes of a file on the disk before its name points to them."""
    with file.open("rb") as written:
        os.fsync(written.fileno())


@contextmanager
def _make_workshop(parent: Path) -> Iterator[Path]:
    # Named before it is made: an interruption at any moment finds it, and takes it away again.
    workshop = parent / f"{_PREFIX}{secrets.token_hex(8)}"
    try:
        workshop.mkdir(0o700)
        yield workshop
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


@contextmanager
def _explain(path: Path) -> Iterator[None]:
    """Turn what the system says of a place into an error for people."""
    try:
        yield
    except OSError as error:
        missing = isinstance(error, FileNotFoundError) and not path.parent.exists()
        hint = f"make the folder first: {str(path.parent)!r}" if missing else _UNCHANGED
        raise UserError(f"can't write {str(path)!r}: {(error.strerror or str(error)).lower()}", hint) from None
    except sqlite3.OperationalError as error:
        if "disk" not in str(error):
            raise
        raise UserError(f"can't write {str(path)!r}: {error}", _UNCHANGED) from None
