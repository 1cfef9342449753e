"""What the program and its tests see of the system: `os`, `sys` and `signal` as they are there, and
none of the modules that only POSIX has. The standard library, and what else is installed, goes on
with the system that there is.
"""

import builtins
import os
import signal
import sys
import types
from pathlib import Path
from typing import Any

_ROOT = str(Path(__file__).resolve().parents[4])
_OWN = (f"{_ROOT}/src/", f"{_ROOT}/tests/")
_NOT_OWN = str(Path(__file__).resolve().parents[1])
_ABSENT = frozenset({"fcntl", "termios", "pty", "tty", "resource", "pwd", "grp", "readline"})
_NOT_IN_OS = (
    "O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "chown", "fchmod", "fchown", "fork",
    "geteuid", "getgid", "getuid", "killpg", "lchown", "mkfifo", "openpty", "setsid", "uname",
)  # fmt: skip
_NOT_IN_SIGNAL = ("SIGHUP", "SIGKILL", "SIGALRM", "alarm", "setitimer", "SIGPIPE")
_BIN = Path(__file__).resolve().parents[1] / "bin"
_import = builtins.__import__


def hold() -> None:
    """Hold the rule."""
    builtins.__import__ = _import_as_there
    if str(_BIN) not in os.environ.get("PATH", ""):
        os.environ["PATH"] = f"{_BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


def _import_as_there(
    name: str,
    globals: Any = None,
    locals: Any = None,
    fromlist: Any = (),
    level: int = 0,
) -> Any:
    if level == 0 and (name in _ABSENT or name in _VIEWS) and _is_own(globals):
        if name in _ABSENT:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return _VIEWS[name]
    return _import(name, globals, locals, fromlist, level)


def _is_own(importer: Any) -> bool:
    file = (importer or {}).get("__file__") or ""
    return file.startswith(_OWN) and not file.startswith(_NOT_OWN)


def _make_view(real: types.ModuleType, absent: tuple[str, ...], other: dict[str, Any]) -> Any:
    """Return a module as it is at any moment, but for some names; what is changed, changes there."""

    class View(types.ModuleType):
        def __getattribute__(self, name: str) -> Any:
            if name in other:
                return other[name]
            if name in absent:
                text = f"module {real.__name__!r} has no attribute {name!r}"
                raise AttributeError(text, name=name, obj=self)
            return getattr(real, name)

        def __setattr__(self, name: str, value: Any) -> None:
            setattr(real, name, value)

        def __delattr__(self, name: str) -> None:
            delattr(real, name)

    return View(real.__name__)


OS = {
    "name": "nt",
    "sep": "\\",
    "altsep": "/",
    "linesep": "\r\n",
    "supports_dir_fd": set(),
    "supports_fd": {os.stat, os.truncate},
    "supports_follow_symlinks": {os.stat},
}
_VIEWS = {
    "os": _make_view(os, _NOT_IN_OS, OS),
    "sys": _make_view(sys, (), {"platform": "win32"}),
    "signal": _make_view(signal, _NOT_IN_SIGNAL, {}),
}
