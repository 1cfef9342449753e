"""The checksum at the end of a compiled file: whether the file still holds what was written into
it.

A file of up to `MAX_EACH_TIME` bytes is verified each time it is opened, which takes less than 5
ms. A larger one is verified when the file system says anything new of it, and once a day whatever
it says; a small file beside it notes when that was. Any program that writes into the file changes
what the file system says; what a failing disk changes is found within a day.
"""

from __future__ import annotations

import os
import stat
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from obligations.disk import replace_file
from obligations.measure_files import find_last_touch, make_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_EACH_TIME = 4 * 1024 * 1024
_DAY_NS = 24 * 60 * 60 * 1_000_000_000
# A file can change again within this time without another time stamp.
_RACY_NS = 2_000_000_000
_LENGTH = 4
_PIECE = 1024 * 1024


def add_checksum(path: Path) -> None:
    """Write the checksum behind a file that is finished.

    SQLite knows from the header where its part ends.
    """
    with path.open("r+b") as file:
        total = 0
        while piece := file.read(_PIECE):
            total = zlib.crc32(piece, total)
        file.write(total.to_bytes(_LENGTH, "big"))


def copy_verified(source: Path, target: Path) -> bool:
    """Copy a file without its checksum.

    False where that doesn't fit, and the copy is worth nothing. Raises OSError.
    """
    with _open_regular(source) as file, target.open("wb") as copy:
        total = 0
        for piece in _read_pieces(file):
            total = zlib.crc32(piece, total)
            copy.write(piece)
        return file.read() == total.to_bytes(_LENGTH, "big")


def is_whole(path: Path) -> bool:
    """Whether a file holds what was written into it.

    Not where there is none, or something that is no regular file.
    """
    try:
        with _open_regular(path) as file:
            status = os.fstat(file.fileno())
            if status.st_size > MAX_EACH_TIME and _was_verified(path, status):
                return True
            total = 0
            for piece in _read_pieces(file):
                total = zlib.crc32(piece, total)
            if file.read() != total.to_bytes(_LENGTH, "big"):
                return False
    except OSError:
        return False
    if status.st_size > MAX_EACH_TIME and find_last_touch(status) < time.time_ns() - _RACY_NS:
        _note_verified(path, status)
    return True


def _open_regular(path: Path) -> BinaryIO:
    # Without waiting: a pipe in the place of the file would never answer.
    file = os.fdopen(
        os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)),
        "rb",
        buffering=0,
    )
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError("not a regular file")
    return file


def _read_pieces(file: BinaryIO) -> Iterator[bytes]:
    """Read all of a file but for the checksum at its end."""
    left = os.fstat(file.fileno()).st_size - _LENGTH
    while left > 0 and (piece := file.read(min(left, _PIECE))):
        left -= len(piece)
        yield piece


def _was_verified(path: Path, status: os.stat_result) -> bool:
    try:
        with _open_regular(_find_note(path)) as file:
            stamp, when = (int(word) for word in file.read(100).split())
    except (OSError, ValueError):
        return False
    return stamp == make_stamp(status) and 0 <= time.time_ns() - when < _DAY_NS


def _note_verified(path: Path, status: os.stat_result) -> None:
    """Note that a file was verified.

    Where that can't be written, it is verified again the next time.
    """
    note = _find_note(path)
    draft = note.with_name(f"{note.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        try:
            draft.touch(mode=0o600, exist_ok=False)
            draft.write_text(f"{make_stamp(status)} {time.time_ns()}", encoding="ascii")
            replace_file(draft, note)
        finally:
            draft.unlink(missing_ok=True)


def _find_note(path: Path) -> Path:
    return path.with_suffix(".verified")
