"""Which measures answer, and where what is compiled from them is kept."""

from __future__ import annotations

import os
import stat
import sys
import zlib
from contextlib import suppress
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from obligations.disk import (
    describe_error,
    explain_way_out,
    find_real,
    read_bytes,
    scan_folder,
    show_path,
)
from obligations.findings import UserError
from obligations.layers import (
    REGISTRY,
    Layer,
    extends_another,
    find_boundary,
    may_extend,
    read_stack,
    split_layer,
)
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOPICS_FILE = "topics.yaml"
ADDRESSEES_FILE = "addressees.yaml"
SYNONYMS_FILE = "synonyms.yaml"
ASSIGNMENTS_FILE = "assignments.yaml"
PROGRESS_FOLDER = "progress"
REPORTS_FOLDER = "reports"
MEASURES_VARIABLE = "OBLIGATIONS_MEASURES"
_MARKS = attrgetter("st_mtime_ns", "st_size", "st_ctime_ns", "st_ino")
_NAME = attrgetter("name")
_UNFOLLOWED = tell("a symbolic link, not followed")
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of measures.

    `shipped` tells the data that comes with the program from a user's own; `named`: the user did,
    it wasn't found. `below` are the layers that it stands on, from the bottom up, and `name` is
    what it is called among them.

    `passed_over` says of each nearer folder of measures why it doesn't answer.
    """

    measures: Path
    shipped: bool
    named: bool = False
    passed_over: tuple[Sentence, ...] = ()
    below: tuple[Layer, ...] = ()
    name: str = ""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Its layers from the bottom up, itself last."""
        return (*self.below, Layer(self.measures, self.name, shipped=self.shipped, own=True))

    def describe(self) -> Sentence:
        """Return which measures these are, in words."""
        if self.below:
            return tell(
                "{layer} (own) on top of {layers}", layer=self.name, layers=self.describe_below()
            )
        if self.shipped:
            return self.layers[-1].describe()
        return tell("{path}", path=show_path(self.measures))

    def describe_below(self) -> Sentence:
        """Return what it stands on in words, the uppermost first; nothing where on nothing."""
        return tell("{layers:, }", layers=[layer.describe() for layer in reversed(self.below)])

    def find_layer(self, path: str) -> Layer:
        """Return the layer that a path of the stack leads into."""
        name, _ = split_layer(path)
        return next((layer for layer in self.below if layer.name == name), self.layers[-1])

    def find(self, path: str) -> tuple[Path, str]:
        """Return the folder that a file of the stack is read from, and its path in there."""
        return find_around(self.find_layer(path).measures, split_layer(path)[1])

    @property
    def label(self) -> str:
        """The paths of the folder and of those that it stands on as text, whatever bytes are in
        them.
        """
        folders = (f"{layer.name}:{layer.measures}" for layer in self.layers)
        return os.fsencode("\n".join(folders)).decode("utf-8", errors="backslashreplace")

    @property
    def cache(self) -> Path:
        """The file of the compiled measures: one for each folder with all that it stands on, under
        the user's cache folder.
        """
        # A checksum is name enough: the file says itself which folder it was compiled from. hashlib
        # would cost every start some time.
        path = os.fsencode(self.measures)
        return (
            find_cache_folder()
            / f"{self.measures.parent.name}-{zlib.crc32(path):08x}{zlib.adler32(path):08x}.sqlite"
        )

    @property
    def reports(self) -> tuple[Path, ...]:
        """The folders of a user's own reports, each beside a folder of measures, the nearest last.

        The data that comes with the program has none, and those of a folder that lies outside of
        the repository are not taken: what is wrong with a report is shown with its text.
        """
        return tuple(
            layer.measures.parent / REPORTS_FOLDER
            for layer in self.layers
            if not layer.shipped and not layer.outside
        )


def find_workspace(measures: Path | None = None, *, start: Path | None = None) -> Workspace:
    """Find the measures that answer: `measures`, the environment's, a `measures/` folder upward
    from `start`, the shipped ones.

    A folder that is found, not named, is passed over where it belongs to another user, or is a link
    that leads out of the repository. Raises UserError with exit code 2 where a named folder isn't
    there, 3 where it is and has no registry of departments.
    """
    found, passed_over = _find(measures, start)
    return replace(found or make_workspace_of(find_shipped_measures()), passed_over=passed_over)


def make_workspace_of(folder: Path, *, named: bool = False) -> Workspace:
    """Return the workspace of a folder of measures with the layers that it stands on.

    Raises UserError for layers that can't be read.
    """
    shipped = find_shipped_measures()
    *below, own = read_stack(folder, shipped)
    return Workspace(folder, shipped=own.shipped, named=named, below=tuple(below), name=own.name)


def holds_measures(folder: Path) -> bool:
    """Whether a folder has a registry of departments in it, or stands on another that has."""
    return (folder / REGISTRY).is_file() or extends_another(folder)


def find_workspace_here(
    measures: Path | None = None, *, start: Path | None = None
) -> Workspace | None:
    """Find the measures as `find_workspace` does; None where only the shipped ones would answer.

    Raises UserError also where a nearer folder was passed over.
    """
    found, passed_over = _find(measures, start)
    refuse_passed_over(passed_over)
    return found


def refuse_passed_over(passed_over: Sequence[Sentence]) -> None:
    """Raise UserError with exit code 3 where a nearer folder was passed over: what is judged or
    written must be what the user means.
    """
    if passed_over:
        raise UserError(
            passed_over[0], tell("name the folder if you trust it: --measures DIR"), exit_code=3
        )


def _find(
    measures: Path | None, start: Path | None
) -> tuple[Workspace | None, tuple[Sentence, ...]]:
    named = measures or os.environ.get(MEASURES_VARIABLE)
    if named:
        return make_workspace_of(_resolve(Path(named)), named=True), ()
    passed_over: list[Sentence] = []
    for parent in _list_upward(start or Path()):
        folder = parent / "measures"
        if not ((folder / REGISTRY).is_file() or may_extend(folder)):
            continue
        reason = _explain_boundary(folder) or _explain_owner(folder)
        if reason is None and not holds_measures(folder):
            continue
        if reason is None:
            return make_workspace_of(folder.resolve()), tuple(passed_over)
        passed_over.append(
            tell("{folder} is passed over: {reason}", folder=show_path(folder), reason=reason)
        )
    return None, tuple(passed_over)


def _explain_boundary(folder: Path) -> Sentence | None:
    """Say why a folder that was found can't be where it seems to be: whoever sends a change could
    move it by a link; None where it can.
    """
    place = _make_absolute(folder)
    around = place.parent.resolve()
    top = find_boundary(around)
    try:
        find_real(top, str(around / place.name))
    except OSError:
        return explain_way_out(top.name)
    return None


def _explain_owner(folder: Path) -> Sentence | None:
    """Say to whom else a folder that was found belongs, or the one it stands in.

    None where both are the user's own.

    As git does: what a stranger puts into a shared folder must not answer for those who work below
    it. Windows has no such owner.
    """
    if not hasattr(os, "geteuid"):
        return None
    own = {os.geteuid()}
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
        own.add(int(os.environ["SUDO_UID"]))
    owners = {
        status.st_uid for status in (folder.parent.stat(), folder.lstat(), folder.stat())
    } - own
    if owners:
        return tell("it belongs to another user ({owners:, })", owners=[*map(str, sorted(owners))])
    return None


def find_shipped_measures() -> Path:
    """Return the folder of the data that comes with the program: inside the package, or beside
    `src/` in an editable install.
    """
    packaged = _PACKAGE / "measures"
    if packaged.is_dir():
        return packaged
    return _PACKAGE.parent.parent / "measures"


def is_installed(folder: Path) -> bool:
    """Whether a folder lies inside the package itself, as the data does that a real installation
    brings along.
    """
    return folder.resolve().is_relative_to(_PACKAGE)


def find_cache_folder() -> Path:
    """Return the folder for compiled files: where `XDG_CACHE_HOME` has it, else where the platform
    keeps such.
    """
    return (_find_absolute("XDG_CACHE_HOME") or _find_platform_cache()) / "obligations"


def _find_platform_cache() -> Path:
    if sys.platform == "win32":
        return _find_absolute("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path.home() / ".cache"


def _find_absolute(variable: str) -> Path | None:
    """Return the folder that a variable names.

    None for one that depends on where the program is called, as the XDG specification has it.
    """
    path = Path(os.environ.get(variable, ""))
    if path.is_absolute():
        return path
    return None


def make_cache_folder(folder: Path) -> None:
    """Make a folder for compiled files that only its owner may look into.

    Raises OSError where it can't be made.
    """
    for missing in [
        parent for parent in reversed((folder, *folder.parents)) if not parent.exists()
    ]:
        missing.mkdir(mode=0o700, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_mode & 0o077:
        with suppress(PermissionError):  # another's folder is left as its owner wants it
            folder.chmod(0o700)


def _resolve(folder: Path) -> Path:
    inner = folder / "measures"
    chosen = folder
    if not holds_measures(folder) and holds_measures(inner):
        _refuse_way_out(inner)
        chosen = inner
    if not chosen.is_dir():
        hint = tell("name one with --measures DIR, or make one: obligations init DIR")
        if chosen.exists():
            message = tell(
                "the folder of measures {folder!r} is not a folder", folder=show_path(folder)
            )
        else:
            message = tell(
                "the folder of measures {folder!r} does not exist", folder=show_path(folder)
            )
        raise UserError(message, hint)
    if not holds_measures(chosen):
        hint = tell(
            "a folder of measures has a {registry}; make one with: obligations init DIR",
            registry=REGISTRY,
        )
        raise UserError(
            tell("{folder!r} holds no measures", folder=show_path(folder)), hint, exit_code=3
        )
    return chosen.resolve()


def _refuse_way_out(folder: Path) -> None:
    """Raise UserError for a folder of measures that the user didn't name as such and that is a link
    out of its repository.
    """
    if reason := _explain_boundary(folder):
        raise UserError(
            tell("{folder}: {reason}", folder=show_path(folder), reason=reason),
            tell("name the folder itself if you trust it: --measures DIR"),
            exit_code=3,
        )


def _list_upward(start: Path) -> list[Path]:
    try:
        here = start.resolve()
    except OSError:  # the current folder was removed under us
        return []
    return [here, *here.parents]


@dataclass(frozen=True, slots=True)
class FileState:
    """What the folder says of a file without reading it.

    `problem` where it can't be a file of measures.

    `stamp` is that of `make_stamp`, `touched_ns` when the file or its entry last changed; `real` is
    where links lead, empty without any.
    """

    path: str
    stamp: int = 0
    touched_ns: int = 0
    problem: Sentence | None = None
    real: str = ""


def make_stamp(status: os.stat_result) -> int:
    """Return one number of 64 bits for what the file system says of a file: with another content it
    is another one.

    Size and time can be put back after a change; the time of the change itself can't, and a file
    that was put in place has another inode.
    """
    # Of whole numbers Python's own hash is the same in every process, and nothing is faster.
    return hash(_MARKS(status))


def find_last_touch(status: os.stat_result) -> int:
    """Return the time of the last change to a file or to its entry, in nanoseconds."""
    return max(status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class FolderState:
    """What a folder says of its files: the folder of measures, that of progress, or one of the
    folders of entries in that.

    `path` is empty or ends with "/". `stamp` stands for all files of a folder of entries; where it
    was known already, `files` is None. `folders` are the names of the folders of entries, of that
    of progress.
    """

    path: str
    files: list[FileState] | None
    stamp: int | None = None
    folders: tuple[str, ...] = ()

    def put_below(self, prefix: str) -> FolderState:
        """Return it with a prefix before every path."""
        files = self.files and [replace(file, path=prefix + file.path) for file in self.files]
        return replace(self, path=prefix + self.path, files=files)


def list_files(folder: Path) -> list[FileState]:
    """List the YAML files of a folder of measures and of its progress, in order.

    What only looks like one is named with its problem.

    A link to another of them is that file, and listed once.
    """
    return [file for state in look_at_folders(folder) for file in state.files or ()]


def look_at_stack(
    workspace: Workspace, known: Mapping[str, int] | None = None
) -> list[FolderState]:
    """Look at the folders of all layers from the bottom up, as `look_at_folders` does at those of
    one.

    The paths of a layer below begin with its prefix.
    """
    found: list[FolderState] = []
    for layer in workspace.below:
        prefix = layer.prefix
        own = {
            path.removeprefix(prefix): stamp
            for path, stamp in (known or {}).items()
            if path.startswith(prefix)
        }
        states = look_at_folders(layer.measures, own)
        found += [state.put_below(prefix) for state in states]
    return found + look_at_folders(workspace.measures, known)


def list_stack(workspace: Workspace) -> list[FileState]:
    """List the YAML files of all layers from the bottom up, as `list_files` does those of one."""
    return [file for state in look_at_stack(workspace) for file in state.files or ()]


def look_at_folders(folder: Path, known: Mapping[str, int] | None = None) -> list[FolderState]:
    """Look at a folder of measures, at its progress, and one level deeper at the entries of each
    document: `progress/2021/`.

    `known` are stamps of folders of entries. Where one still has its stamp, none of its files has
    changed, and they are not listed: each was looked at, but of ten thousand that takes a third of
    the time.
    """
    measures = _look_at_folder(folder, "", None)
    progress = _look_at_folder(folder, f"{PROGRESS_FOLDER}/", None)
    entries = [
        _look_at_folder(folder, f"{PROGRESS_FOLDER}/{name}/", known or {})
        for name in progress.folders
    ]
    return _list_once([measures, progress, *entries])


def _look_at_folder(folder: Path, path: str, known: Mapping[str, int] | None) -> FolderState:
    """Look at one folder; `known` only where it is one of entries, which has a stamp unless there
    is a link in it.
    """
    if make_text(path) != path:
        return FolderState(
            make_text(path), [FileState(make_text(path), problem=tell("its name is not UTF-8"))]
        )
    try:
        with scan_folder(folder, path.rstrip("/")) as listing:
            entries = list(listing)
            stamp = None if known is None else _stamp_entries(entries)
            if known and stamp is not None and known.get(path) == stamp:
                return FolderState(path, None, stamp)
            real = path and _find_real_folder(folder, path)
            files = [
                _look_at(folder, path, real, entry)
                for entry in entries
                if entry.name.endswith(".yaml")
            ]
            # Where the folder of progress is that of measures by a link, it holds no folders of
            # entries.
            if path == f"{PROGRESS_FOLDER}/" and real:
                inner = sorted((entry for entry in entries if "." not in entry.name), key=_NAME)
            else:
                inner = []
            files += [
                FileState(f"{path}{make_text(entry.name)}/", problem=_UNFOLLOWED)
                for entry in inner
                if entry.is_symlink()
            ]
            folders = tuple(entry.name for entry in inner if entry.is_dir(follow_symlinks=False))
            return FolderState(path, sorted(files, key=attrgetter("path")), stamp, folders)
    except FileNotFoundError:
        return FolderState(path, [])
    except OSError as error:
        return FolderState(path, [FileState(path or ".", problem=describe_error(error))])


def _stamp_entries(entries: list[os.DirEntry[str]]) -> int | None:
    """Return one number, as `make_stamp` does, for all that stands in a folder.

    None where a link does, since what it leads to can change, and where something went while it was
    looked at, as a new file does that gets its name: the folder is then listed, file by file.
    """
    try:
        marks = [entry.stat(follow_symlinks=False) for entry in entries]
    except OSError:
        return None
    if any(stat.S_ISLNK(status.st_mode) for status in marks):
        return None
    names = zlib.crc32("/".join(map(_NAME, entries)).encode("utf-8", "surrogateescape"))
    return hash((names, *map(_MARKS, marks)))


def _list_once(folders: list[FolderState]) -> list[FolderState]:
    """Leave out links to files that are listed anyway, and of several to one file all but the
    first.
    """
    if not any(file.real for folder in folders for file in folder.files or ()):
        return folders
    listed = {folder.path for folder in folders}
    seen: set[str] = set()

    def is_new(file: FileState) -> bool:
        if not file.real:
            return True
        above, slash, name = file.real.rpartition("/")
        again = file.real in seen or (above + slash in listed and name.endswith(".yaml"))
        seen.add(file.real)
        return not again

    return [
        replace(folder, files=folder.files and [file for file in folder.files if is_new(file)])
        for folder in folders
    ]


def _find_real_folder(folder: Path, below: str) -> str:
    real = find_real(folder, below.rstrip("/"))
    if real == ".":
        return ""
    return f"{real}/"


def make_text(name: str) -> str:
    """Return the name of a file as text, whatever bytes it is made of."""
    return name.encode("utf-8", "backslashreplace").decode()


def _look_at(folder: Path, below: str, real: str, entry: os.DirEntry[str]) -> FileState:
    name = make_text(entry.name)
    path = below + name
    if name != entry.name:
        return FileState(path, problem=tell("its name is not UTF-8"))
    try:
        target = find_real(folder, path) if entry.is_symlink() else real + name
        if target == real + name:
            status = entry.stat(follow_symlinks=False)
        else:
            status = (folder / target).lstat()
    except OSError as error:
        return FileState(path, problem=describe_error(error))
    if not stat.S_ISREG(status.st_mode):
        if stat.S_ISLNK(status.st_mode):
            return FileState(path, problem=tell("a symbolic link that leads to itself"))
        return FileState(path, problem=tell("not a regular file"))
    state = FileState(path, make_stamp(status), find_last_touch(status))
    if target == path:
        return state
    return replace(state, real=target)


def read_file(folder: Path, path: str, most: int) -> bytes | Sentence:
    """Read a file of the folder, at most `most` bytes and one more.

    Text instead of bytes says why it can't be read.
    """
    try:
        return read_bytes(folder, path, most)
    except OSError as error:
        return describe_error(error)


def read_stacked(workspace: Workspace, path: str, most: int) -> bytes | Sentence:
    """Read a file of a stack, as `read_file` does one of a folder."""
    return read_file(*workspace.find(path), most)


def find_around(measures: Path, path: str) -> tuple[Path, str]:
    """Return the folder that a file is read from, and its path in there: what stands beside the
    measures, `../obligations.toml`, is read from around them.
    """
    beside = path.removeprefix("../")
    if beside == path:
        return (measures, path)
    return (measures.parent, beside)


class Place(NamedTuple):
    """A folder of measures, and the files of it that are meant; None: all of them."""

    workspace: Workspace
    paths: frozenset[str] | None = None

    def find(self, path: str) -> tuple[Path, str]:
        """Return the folder that a file is read from, and its path in there."""
        return self.workspace.find(path)

    def is_regular(self, path: str) -> bool:
        """Tell whether there is a file of that path, which is no link, folder or device."""
        folder, name = self.find(path)
        try:
            return stat.S_ISREG((folder / name).lstat().st_mode)
        except OSError:
            return False

    def list_reports(self) -> list[str]:
        """Return the paths of the user's own reports, seen from the folder around the measures."""
        try:
            with scan_folder(self.workspace.measures.parent, REPORTS_FOLDER) as entries:
                names = sorted(entry.name for entry in entries if entry.name.endswith(".sql"))
        except OSError:
            return []
        paths = (f"{REPORTS_FOLDER}/{name}" for name in names if make_text(name) == name)
        return [path for path in paths if self.is_regular(f"../{path}")]

    def show(self, path: str, roots: Sequence[Path] = ()) -> str:
        """Return the path of a file from the first of `roots` that it lies below.

        Else from here, as people would type it.
        """
        folder, name = self.find(path)
        whole = folder / name
        return next(
            (
                whole.relative_to(root)
                for root in (*roots, Path.cwd())
                if whole.is_relative_to(root)
            ),
            whole,
        ).as_posix()


def find_places(paths: Sequence[Path], measures: Path | None = None) -> list[Place]:
    """Return the places that are meant, each folder of measures once.

    Without paths, the measures that answer questions.

    Raises UserError with exit code 2 where a path isn't there, 3 where it is and holds no measures.
    """
    if not paths:
        workspace = find_workspace(measures)
        refuse_passed_over(workspace.passed_over)
        return [Place(workspace)]
    if measures is not None:
        raise UserError(
            tell("either paths or --measures, not both"), tell("name the files or folders alone")
        )
    chosen: dict[Path, set[str] | None] = {}
    for path in paths:
        folder, files = _find_place(path)
        before = chosen.get(folder, set())
        chosen[folder] = None if files is None or before is None else before | files
    return [
        Place(make_workspace_of(folder), None if files is None else frozenset(files))
        for folder, files in chosen.items()
    ]


def _find_place(path: Path) -> tuple[Path, set[str] | None]:
    if not os.path.lexists(path):
        raise UserError(
            tell("{path!r} does not exist", path=show_path(path)),
            tell("name files or folders of measures"),
        )
    if not path.is_dir():
        return _find_file(path)
    for folder in (path, path / "measures"):
        if holds_measures(folder):
            _refuse_way_out(folder)
            return folder.resolve(), None
    here = _make_absolute(path)
    if _find_measures_above(here.parent) and path.name.endswith(".yaml"):
        return _find_file(path)  # a folder where a file should be
    if measures := _find_measures_above(here):
        _refuse_way_out(measures)
        prefix = f"{here.relative_to(measures).as_posix()}/"
        measures = measures.resolve()
        return measures, {
            file.path for file in list_files(measures) if file.path.startswith(prefix)
        }
    raise UserError(
        tell("{path!r} holds no measures", path=show_path(path)),
        tell("a folder of measures has a {registry}", registry=REGISTRY),
        exit_code=3,
    )


def _find_file(path: Path) -> tuple[Path, set[str]]:
    folder = _make_absolute(path).parent
    measures = _find_measures_above(folder)
    if not path.name.endswith(".yaml") or measures is None:
        hint = tell(
            "measures are .yaml files in a folder with a {registry}, or in its folder {progress}",
            registry=REGISTRY,
            progress=PROGRESS_FOLDER,
        )
        raise UserError(
            tell("{path!r} is not a file of measures", path=show_path(path)), hint, exit_code=3
        )
    _refuse_way_out(measures)
    name = (folder.relative_to(measures) / make_text(path.name)).as_posix()
    return measures.resolve(), {_find_listed(measures.resolve(), name)}


def _make_absolute(path: Path) -> Path:
    """Return the whole path as it is written: no link in it is followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps the dots


def _find_listed(measures: Path, path: str) -> str:
    """Return the name under which a file is listed: a link to another of the files is that file."""
    if not (measures / path).is_symlink():
        return path
    listed = {file.path for file in list_files(measures)}
    try:
        real = find_real(measures, path)
    except OSError:
        return path
    if path not in listed and real in listed:
        return real
    return path


def _find_measures_above(folder: Path) -> Path | None:
    """Find the folder of measures that a folder is, or that it holds the progress of: all of it, or
    that of one document.
    """
    if holds_measures(folder):
        return folder
    for progress in (folder, folder.parent):
        if progress.name == PROGRESS_FOLDER:
            if holds_measures(progress.parent):
                return progress.parent
            return None
    return None
