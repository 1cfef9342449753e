"""Files that are either the old ones or the new ones, never half written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from obligations.findings import UserError

_NEW_FILE = 0o666


def write_atomically(path: Path, text: str) -> None:
    """Replace a file, or make a new one, in a single step. A link stays a link: what it points to is replaced. The mode is kept.

    Raises UserError where the file can't be written; it is then as it was.
    """
    try:
        _replace(path.resolve(), text.encode())
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UserError(f"{path} can't be written: {reason}", "it is as it was" if path.exists() else "nothing was written") from None


def _replace(path: Path, content: bytes) -> None:
    # A new name would get around the protection of a file that must not be written.
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(None, "permission denied")
    # In the same folder, since only within one file system is a change of name a single step; not *.yaml, so that nobody reads it.
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".new", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            _take_after(path, new)
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    _settle(path.parent)


def _take_after(path: Path, new: Path) -> None:
    """Give the new file the mode of the old one, and its owner where that is allowed; where there is none, the mode that new files get."""
    try:
        old = path.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(_NEW_FILE & ~mask)
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(new, old.st_uid, old.st_gid)
    new.chmod(old.st_mode & 0o7777)


def _settle(folder: Path) -> None:
    """Have the change of name outlast a loss of power, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_whole(path: Path, text: str) -> None:
    """Write a file of text, in UTF-8. Raises OSError, which always names the file: a full disk shows only while it is written."""
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
