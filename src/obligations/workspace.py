"""Which measures answer, and where what is compiled from them is kept."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from obligations.findings import UserError

REGISTRY = "departments.yaml"
TOPICS = "topics.yaml"
ADDRESSEES = "addressees.yaml"
PROGRESS = "progress"
VARIABLE = "OBLIGATIONS_MEASURES"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of measures. `shipped` tells the data that comes with the program from a user's own."""

    measures: Path
    shipped: bool

    @property
    def cache(self) -> Path:
        """The file of the compiled measures: one for each folder, under the user's cache folder."""
        name = hashlib.sha256(os.fsencode(self.measures)).hexdigest()[:16]
        return find_cache_folder() / f"{name}.sqlite"


def find_workspace(measures: Path | None = None, *, start: Path | None = None) -> Workspace:
    """Find the measures that answer: `measures`, the environment's, a `measures/` folder upward from `start`, the shipped ones.

    Raises UserError with exit code 2 where a named folder isn't there, 3 where it is and has no registry of departments.
    """
    named = measures or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    shipped = find_shipped_measures()
    if named is not None:
        folder = _resolve(named)
        return Workspace(folder, shipped=folder == shipped)
    for parent in _list_upward(start or Path()):
        folder = parent / "measures"
        if (folder / REGISTRY).is_file():
            return Workspace(folder, shipped=folder == shipped)
    return Workspace(shipped, shipped=True)


def find_shipped_measures() -> Path:
    """Give the folder of the data that comes with the program: inside the package, or beside `src/` in an editable install."""
    packaged = _PACKAGE / "measures"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "measures"


def find_cache_folder() -> Path:
    """Give the folder for compiled files, by the convention of the platform."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "obligations"


def _resolve(folder: Path) -> Path:
    inner = folder / "measures"
    chosen = inner if not (folder / REGISTRY).is_file() and (inner / REGISTRY).is_file() else folder
    if not chosen.is_dir():
        what = "is not a folder" if chosen.exists() else "isn't there"
        raise UserError(f"the folder of measures {str(folder)!r} {what}", "name one with --measures DIR, or make one: obligations init DIR")
    if not (chosen / REGISTRY).is_file():
        hint = f"a folder of measures has a {REGISTRY}; make one with: obligations init DIR"
        raise UserError(f"{str(folder)!r} holds no measures", hint, exit_code=3)
    return chosen.resolve()


def _list_upward(start: Path) -> list[Path]:
    try:
        here = start.resolve()
    except OSError:  # the current folder was removed under us
        return []
    return [here, *here.parents]


@dataclass(frozen=True, slots=True)
class FileState:
    """What the folder says of a file without reading it; `problem` where it can't be a file of measures."""

    path: str
    mtime_ns: int = 0
    size: int = 0
    problem: str | None = None


def list_files(folder: Path) -> list[FileState]:
    """List the YAML files of a folder of measures and of its progress, in order; what only looks like one is named with its problem."""
    return _scan(folder, "") + _scan(folder / PROGRESS, f"{PROGRESS}/")


def _scan(folder: Path, prefix: str) -> list[FileState]:
    try:
        entries = sorted((entry for entry in os.scandir(folder) if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        return [FileState(prefix or ".", problem=_describe(error))]
    return [_look_at(prefix + entry.name, entry) for entry in entries]


def _look_at(path: str, entry: os.DirEntry[str]) -> FileState:
    try:
        status = entry.stat()
    except OSError as error:
        return FileState(path, problem=_describe(error))
    if not stat.S_ISREG(status.st_mode):
        return FileState(path, problem="not a regular file")
    return FileState(path, status.st_mtime_ns, status.st_size)


def read_file(folder: Path, path: str, most: int) -> bytes | str:
    """Read a file of the folder, at most `most` bytes and one more; text instead of bytes says why it can't be read."""
    try:
        # Without waiting: a pipe that took the file's place since it was listed would never answer.
        descriptor = os.open(folder / path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            return file.read(most + 1) or b""
    except OSError as error:
        return _describe(error)


def _describe(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
