"""Which measures answer, and where what is compiled from them is kept."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.findings import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

REGISTRY = "departments.yaml"
TOPICS = "topics.yaml"
ADDRESSEES = "addressees.yaml"
SYNONYMS = "synonyms.yaml"
PROGRESS = "progress"
REPORTS = "reports"
VARIABLE = "OBLIGATIONS_MEASURES"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of measures. `shipped` tells the data that comes with the program from a user's own; `named`: by the user, not found."""

    measures: Path
    shipped: bool
    named: bool = False

    @property
    def label(self) -> str:
        """The path of the folder as text, whatever bytes are in it."""
        return os.fsencode(self.measures).decode("utf-8", errors="backslashreplace")

    @property
    def cache(self) -> Path:
        """The file of the compiled measures: one for each folder, under the user's cache folder."""
        # A checksum is name enough: the file says itself which folder it was compiled from. hashlib would cost every start some time.
        path = os.fsencode(self.measures)
        return find_cache_folder() / f"{self.measures.parent.name}-{zlib.crc32(path):08x}{zlib.adler32(path):08x}.sqlite"

    @property
    def reports(self) -> Path | None:
        """The folder of a user's own reports, beside the folder of measures; the data that comes with the program has none."""
        return None if self.shipped else self.measures.parent / REPORTS


def find_workspace(measures: Path | None = None, *, start: Path | None = None) -> Workspace:
    """Find the measures that answer: `measures`, the environment's, a `measures/` folder upward from `start`, the shipped ones.

    Raises UserError with exit code 2 where a named folder isn't there, 3 where it is and has no registry of departments.
    """
    return find_workspace_here(measures, start=start) or Workspace(find_shipped_measures(), shipped=True)


def find_workspace_here(measures: Path | None = None, *, start: Path | None = None) -> Workspace | None:
    """Find the measures that answer as `find_workspace` does; None where only the shipped ones would."""
    named = measures or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    shipped = find_shipped_measures()
    if named is not None:
        folder = _resolve(named)
        return Workspace(folder, shipped=folder == shipped, named=True)
    for parent in _list_upward(start or Path()):
        folder = parent / "measures"
        if (folder / REGISTRY).is_file():
            return Workspace(folder, shipped=folder == shipped)
    return None


def find_shipped_measures() -> Path:
    """Give the folder of the data that comes with the program: inside the package, or beside `src/` in an editable install."""
    packaged = _PACKAGE / "measures"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "measures"


def find_cache_folder() -> Path:
    """Give the folder for compiled files, by the convention of the platform."""
    if sys.platform == "win32":
        base = _find_absolute("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = _find_absolute("XDG_CACHE_HOME") or Path.home() / ".cache"
    return base / "obligations"


def _find_absolute(variable: str) -> Path | None:
    """Give the folder that a variable names; None for one that depends on where the program is called, as the XDG specification has it."""
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None


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
    return [_look_at(prefix + make_text(entry.name), entry) for entry in entries]


def make_text(name: str) -> str:
    """Give the name of a file as text, whatever bytes it is made of."""
    return name.encode("utf-8", "backslashreplace").decode()


def _look_at(path: str, entry: os.DirEntry[str]) -> FileState:
    if not path.endswith(entry.name):
        return FileState(path, problem="its name is not UTF-8")
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


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of measures, and the files of it that are meant; None: all of them."""

    workspace: Workspace
    paths: frozenset[str] | None = None

    def show(self, path: str) -> str:
        """Give the path of a file as people would type it here."""
        whole, here = self.workspace.measures / path, Path.cwd()
        return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def find_places(paths: Sequence[Path], measures: Path | None = None) -> list[Place]:
    """Give the places that are meant, each folder of measures once; without paths, the measures that answer questions.

    Raises UserError with exit code 2 where a path isn't there, 3 where it is and holds no measures.
    """
    if not paths:
        return [Place(find_workspace(measures))]
    if measures is not None:
        raise UserError("either paths or --measures, not both", "name the files or folders alone")
    chosen: dict[Path, set[str] | None] = {}
    for path in paths:
        folder, files = _find_place(path)
        before = chosen.get(folder, set())
        chosen[folder] = None if files is None or before is None else before | files
    shipped = find_shipped_measures()
    return [
        Place(Workspace(folder, shipped=folder == shipped), None if files is None else frozenset(files)) for folder, files in chosen.items()
    ]


def _find_place(path: Path) -> tuple[Path, set[str] | None]:
    if not os.path.lexists(path):
        raise UserError(f"{str(path)!r} isn't there", "name files or folders of measures")
    if not path.is_dir():
        return _find_file(path)
    for folder in (path, path / "measures"):
        if (folder / REGISTRY).is_file():
            return folder.resolve(), None
    here = path.resolve()
    if here.name == PROGRESS and (here.parent / REGISTRY).is_file():
        return here.parent, {file.path for file in list_files(here.parent) if file.path.startswith(f"{PROGRESS}/")}
    if (here.parent / REGISTRY).is_file() and path.name.endswith(".yaml"):
        return _find_file(path)  # a folder where a file should be
    raise UserError(f"{str(path)!r} holds no measures", f"a folder of measures has a {REGISTRY}", exit_code=3)


def _find_file(path: Path) -> tuple[Path, set[str]]:
    folder = path.parent.resolve()
    inside = folder.name == PROGRESS and (folder.parent / REGISTRY).is_file() and not (folder / REGISTRY).is_file()
    name = make_text(path.name)
    measures, name = (folder.parent, f"{PROGRESS}/{name}") if inside else (folder, name)
    if not name.endswith(".yaml") or not (measures / REGISTRY).is_file():
        hint = f"measures are .yaml files in a folder with a {REGISTRY}, or in its folder {PROGRESS}"
        raise UserError(f"{str(path)!r} is no file of measures", hint, exit_code=3)
    return measures, {name}
