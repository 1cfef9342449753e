"""A path is written out with a drive letter and backslashes, and both are understood. For programs
only: a test compares paths as it wrote them. Needs the rule `system`.
"""

import builtins
import io
import os
import pathlib
import re
import shutil
import sqlite3
import types
from typing import Any

from windows.system import OS

_DRIVE = "C:"
_URI = re.compile(r"^file:///C:", re.IGNORECASE)
_TAKING_PATHS = (
    "access", "chmod", "link", "listdir", "lstat", "mkdir", "open", "readlink", "remove", "rename",
    "replace", "rmdir", "scandir", "stat", "truncate", "unlink", "walk",
)  # fmt: skip
_TAKING_NAMES = ("abspath", "basename", "dirname", "exists", "isdir", "isfile", "islink", "join", "lexists", "realpath", "split")  # fmt: skip


def hold() -> None:
    """Hold the rule."""
    pathlib.PurePath.__str__ = _writing_out(pathlib.PurePath.__str__)
    pathlib.PurePath.__fspath__ = lambda path: _find(str(path))
    pathlib.PurePath.as_posix = lambda path: str(path).replace("\\", "/")
    if hasattr(pathlib.PurePath, "_parse_args"):  # Python 3.11
        parse = pathlib.PurePath._parse_args.__func__
        pathlib.PurePath._parse_args = classmethod(
            lambda kind, given: parse(kind, [_find(one) for one in given])
        )
    else:
        begin = pathlib.PurePath.__init__
        pathlib.PurePath.__init__ = lambda path, *given: begin(path, *map(_find, given))
    builtins.open = io.open = _understanding(io.open)
    shutil.which = _understanding(shutil.which)
    sqlite3.connect = _understanding(sqlite3.connect)
    paths = types.ModuleType("os.path")
    paths.__dict__.update(os.path.__dict__)
    paths.__dict__.update({name: _understanding(getattr(os.path, name)) for name in _TAKING_NAMES})
    there = {name: _understanding(getattr(os, name)) for name in _TAKING_PATHS}
    OS.update(path=paths, fspath=_write_out, **there)


def _writing_out(plain: Any) -> Any:
    def write_out(path: Any) -> str:
        text = _find(plain(path))
        return (_DRIVE if text.startswith("/") else "") + text.replace("/", "\\")

    return write_out


def _write_out(path: Any) -> Any:
    return str(path) if isinstance(path, pathlib.PurePath) else os.fspath(path)


def _understanding(act: Any) -> Any:
    def understand(*given: Any, **named: Any) -> Any:
        return act(*map(_find, given), **named)

    return understand


def _find(given: Any) -> Any:
    """Return where a path with a drive letter or backslashes leads; anything else as it is."""
    if not isinstance(given, str):
        return given
    if given.startswith("file:"):
        return _URI.sub("file://", given)
    return given.removeprefix(_DRIVE).replace("\\", "/")
