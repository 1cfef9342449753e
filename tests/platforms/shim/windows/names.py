"""A name may not be that of a device, nor end in a dot or a blank, nor hold certain signs; two
names that differ in capitals alone are one.
"""

import errno
import os
import re
import sys
from typing import Any

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
_WRITING = os.O_CREAT
_NO_SUCH_NAME = 123


def hold() -> None:
    """Hold the rule."""
    sys.addaudithook(_watch)


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = given
        if isinstance(path, (str, bytes, os.PathLike)) and flags & _WRITING:
            _refuse(os.fsdecode(path), made=True)
    elif event == "os.rename":
        _refuse(os.fsdecode(given[1]), made=True)
    elif event == "os.mkdir":
        _refuse(os.fsdecode(given[0]), made=True)
    elif event == "sqlite3.connect":
        (path,) = given
        if isinstance(path, (str, os.PathLike)) and not str(path).startswith((":", "file:")):
            _refuse(os.fspath(path), made=True)


def _refuse(path: str, *, made: bool) -> None:
    folder, name = os.path.split(path)
    if path.startswith(("/proc/", "/dev/")):
        return
    if _RESERVED.fullmatch(name) or (_FORBIDDEN.search(name) and name not in (".", "..")):
        error = OSError(
            errno.EINVAL, "The filename, directory name, or volume label syntax is incorrect", path
        )
        error.winerror = _NO_SUCH_NAME
        raise error
    if made and not os.path.lexists(path):
        try:
            there = os.listdir(folder or ".")
        except OSError:
            return
        for other in there:
            if other != name and other.casefold() == name.casefold():
                raise FileExistsError(errno.EEXIST, f"{other} is the same name there", path)
