"""The files of one folder of measures: what they are called, which there are, and what the file
system says of each without reading it.
"""

from __future__ import annotations

import stat
import zlib
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from obligations.disk import describe_error, find_real, read_bytes, scan_folder
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from pathlib import Path

TOPICS_FILE = "topics.yaml"
ADDRESSEES_FILE = "addressees.yaml"
SYNONYMS_FILE = "synonyms.yaml"
ASSIGNMENTS_FILE = "assignments.yaml"
PROGRESS_FOLDER = "progress"
REPORTS_FOLDER = "reports"
_MARKS = attrgetter("st_mtime_ns", "st_size", "st_ctime_ns", "st_ino")
_NAME = attrgetter("name")
_UNFOLLOWED = tell("a symbolic link, not followed")


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
                if entry.name.endswith(".yaml") or is_misnamed(entry.name)
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


def is_misnamed(name: str) -> bool:
    """Whether a file was meant to be one of measures, by an ending that none has: one in .yml would
    be missed by nobody until it is needed.
    """
    if name.endswith(".yaml") or name.startswith("."):
        return False
    return name.casefold().endswith((".yml", ".yaml"))


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
    if is_misnamed(name):
        return FileState(path, problem=tell("its name does not end in .yaml"))
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


def find_around(measures: Path, path: str) -> tuple[Path, str]:
    """Return the folder that a file is read from, and its path in there: what stands beside the
    measures, `../obligations.toml`, is read from around them.
    """
    beside = path.removeprefix("../")
    if beside == path:
        return (measures, path)
    return (measures.parent, beside)
