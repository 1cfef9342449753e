"""A lock on a side file, so that of several processes one at a time changes a file.

Never on the file that is replaced: who waits for that one wakes up holding a lock on what nobody reads any more.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from obligations.findings import UserError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE_S = 60.0
_PAUSE_S = 0.005
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def hold_lock(path: Path, *, patience: float = _PATIENCE_S) -> Iterator[None]:
    """Hold the lock of a file (`2021.yaml` has `.2021.lock` beside it) while it is read and replaced.

    The system frees it when the process ends, however it ends. Raises UserError where another process has not let go of it after
    `patience` seconds, OSError where the lock can't be made.
    """
    side = path.with_name(f".{path.stem}.lock")
    descriptor = _acquire(side, time.monotonic() + patience)
    try:
        yield
    finally:
        # While it is still held: from here on others make a file of their own. Windows leaves a file that is open where it is.
        with suppress(OSError):
            side.unlink()
        os.close(descriptor)


def _acquire(side: Path, until: float) -> int:
    while True:
        descriptor = _open(side)
        try:
            if _try_to_lock(descriptor) and _is_in_place(side, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > until:
            raise UserError(f"{side} is held by another process", "try again when it has ended")
        time.sleep(_PAUSE_S)


def _open(side: Path) -> int:
    try:
        return os.open(side, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    except PermissionError:
        if not side.exists():
            raise
        return os.open(side, os.O_RDONLY | _NO_LINK)  # that of another user, which can be locked all the same


def _try_to_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_in_place(side: Path, descriptor: int) -> bool:
    """Whether the locked file is still the one that others will lock: the holder before us may have removed it."""
    try:
        return os.path.samestat(side.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
