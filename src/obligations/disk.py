"""Files as the system keeps them: read and written within a boundary, replaced whole or not at all,
errors of the system in words.

What lies in a folder of measures may be a stranger's, links included. Everything here is asked for
a path within a folder, the boundary: a link that stays inside is followed, one that leads out is an
error, and nothing behind it is opened. Where the system can (POSIX), each step of the way is opened
relative to the one before, without following links, so that nobody can slip one in between the look
and the opening. Where it can't (Windows, on which making a link takes a right of its own), the way
is looked at just before.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NewType, TypeVar

from obligations.findings import UserError
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Whether a path is gone step by step, each opened relative to the one before.
BY_HANDLE = (
    {os.open, os.stat, os.mkdir, os.unlink} <= os.supports_dir_fd
    and os.scandir in os.supports_fd
    and hasattr(os, "O_NOFOLLOW")
)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
# A pipe that took the place of a file since it was looked at would never answer.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
# What Windows says where another program has a file open: access denied, and sharing violation.
_HELD = (5, 32)
# Seconds between attempts: a scanner for viruses, or another question, lets go within a moment.
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)
_REPOSITORY = ".git"
_GROWN = 64 * 1024
_Result = TypeVar("_Result")

# A folder in which files may be made, replaced and removed: what does so takes no other path. Which
# folder is one, `writable` says alone.
WritableFolder = NewType("WritableFolder", Path)


def describe_error(error: OSError | RuntimeError) -> Sentence:
    """Say what the system says of a failure, or what was raised in its stead."""
    text = getattr(error, "strerror", None) or str(error)
    if isinstance(text, Sentence):
        return text
    return tell("{reason}", reason=text[:1].lower() + text[1:])


def show_path(path: str | os.PathLike[str]) -> str:
    """Return a path as people would type it: from the current folder where it lies below that, and
    with `/` between its parts on every system.
    """
    shown = os.fspath(path)
    with suppress(OSError, ValueError):  # the current folder may be gone, and the path elsewhere
        shown = str(Path(path).relative_to(Path.cwd()))
    return shown.replace(os.sep, "/")


def find_real(folder: Path, path: str) -> str:
    """Return where a path in a folder leads once every link is followed, relative to the folder; it
    may not be there.

    Raises OSError for what leads out of it, or into its `.git`, which holds settings and passwords.
    """
    root = Path(os.path.realpath(folder))
    real = Path(os.path.realpath(root / path))
    if not real.is_relative_to(root) or _REPOSITORY in (
        part.lower() for part in real.relative_to(root).parts
    ):
        raise OSError(errno.ELOOP, explain_way_out(folder.name))
    return real.relative_to(root).as_posix()


def explain_way_out(name: str) -> Sentence:
    """Say what is wrong with a link that leads out of a folder."""
    return tell("a symbolic link that leads out of {folder}/, not followed", folder=name)


def read_bytes(folder: Path, path: str, most: int, *, links: bool = True) -> bytes:
    """Read a file in a folder, at most `most` bytes and one more.

    Without `links`, not even one that stays inside is followed.

    Raises OSError, also for what isn't a regular file: that is never opened.
    """
    if not links and (folder / path).is_symlink():
        raise OSError(errno.ELOOP, tell("a symbolic link, not followed"))
    descriptor = _follow(folder, path, _open_file) if links else _open_file(folder, path)
    with os.fdopen(descriptor, "rb") as file:
        # As many bytes as are asked for are set aside at once: no more than there are, and as many
        # as it may have grown by.
        return file.read(min(most, os.fstat(descriptor).st_size + _GROWN) + 1) or b""


@contextmanager
def scan_folder(folder: Path, path: str = "") -> Iterator[Iterator[os.DirEntry[str]]]:
    """Yield the entries of a folder in a folder, or of that itself.

    They can be asked until the block ends. Raises OSError.
    """
    if not BY_HANDLE:
        with os.scandir(folder / find_real(folder, path)) as entries:
            yield entries
        return
    handle = _follow(folder, path, _open_folder)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def write_file(folder: WritableFolder, path: str, text: str) -> None:
    """Replace a file in a folder, or make a new one, in a single step.

    A link stays a link: its target is replaced. The mode is kept.

    Raises UserError where the file can't be written; it is then as it was.
    """
    try:
        _follow(folder, path, lambda root, real: _replace(root, real, text.encode()))
    except (OSError, RuntimeError) as error:
        kept = tell("nothing was written")
        if os.path.lexists(folder / path):
            kept = tell("it is as it was")
        raise UserError(
            tell(
                "{path} can't be written: {reason}",
                path=show_path(folder / path),
                reason=describe_error(error),
            ),
            kept,
        ) from None


def create_file(folder: WritableFolder, path: str, content: bytes) -> bool:
    """Make a new file in a folder, whole from the first moment.

    False where something is there by that name, which is left as it is.

    Raises UserError where it can't be made.
    """
    try:
        return _follow(folder, path, lambda root, real: _create(root, real, content))
    except (OSError, RuntimeError) as error:
        raise UserError(
            tell(
                "{path} can't be written: {reason}",
                path=show_path(folder / path),
                reason=describe_error(error),
            ),
            tell("nothing was written"),
        ) from None


def write_whole(path: Path, text: str) -> None:
    """Write a file that the user names, links followed, in UTF-8.

    Raises OSError, which always names the file: a full disk shows late.
    """
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def replace_file(new: str | Path, old: str | Path, handle: int | None = None) -> None:
    """Give a file, or a folder, the name of another, which it replaces in a single step.

    `handle`: of the folder that both are in. Windows refuses that while another program has either
    open: then it is tried again for a moment. Raises OSError, which says who has it open.
    """
    retry_while_held(lambda: os.replace(new, old, src_dir_fd=handle, dst_dir_fd=handle), Path(old))


def retry_while_held(act: Callable[[], None], path: Path) -> None:
    """Replace or remove a file at a path, as patiently as `replace_file`. Raises OSError."""
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError as error:
            if not _may_be_held(error, path):
                raise
            time.sleep(pause)
    try:
        return act()
    except PermissionError as error:
        error.strerror = _name_holder(path)
        raise


def _may_be_held(error: PermissionError, path: Path) -> bool:
    """Whether a refusal may pass: on Windows, for what isn't protected."""
    refused = getattr(error, "winerror", None) in _HELD
    return refused and (os.access(path, os.W_OK) or not os.path.lexists(path))


def _name_holder(path: Path) -> str:
    """Say who has a file open, by the small file that office programs put beside it."""
    if path.with_name(f"~${path.name}").exists():
        return "it is open in Excel"
    if path.with_name(f".~lock.{path.name}#").exists():
        return "it is open in LibreOffice"
    return "another program has it open"


def remove_file(folder: WritableFolder, path: str) -> None:
    """Remove a file in a folder, or the link that stands there.

    Raises OSError where it can't be removed, or a folder on the way is a link that leads out.
    """
    _follow(folder, path, _remove)


def make_folder(folder: WritableFolder, path: str) -> None:
    """Make a folder in a folder, unless it is there.

    Raises OSError where it can't be made, or is a link that leads out.
    """
    try:
        _follow(folder, path, _make)
    except FileExistsError as error:
        try:
            with scan_folder(folder, path):
                pass
        except NotADirectoryError:
            raise FileExistsError(error.errno, error.strerror, str(folder / path)) from None


def _follow(folder: Path, path: str, act: Callable[[Path, str], _Result]) -> _Result:
    """Do something at a path without following any link.

    Where that fails because of one that stays inside, at the place it leads to.

    Raises OSError with the whole path in it.
    """
    try:
        try:
            return act(folder, path)
        except OSError:
            real = find_real(folder, path)
            if real == path:
                raise
            return act(folder, real)
    except OSError as error:
        error.filename = str(folder / path)
        raise


@contextmanager
def _reach(folder: Path, path: str) -> Iterator[tuple[str, int | None]]:
    """Go to the folder in which a path ends: give the name there and the folder's handle.

    The whole path where there are no handles. A link that stands there is not followed.
    """
    above, _, name = path.rpartition("/")
    if not BY_HANDLE:
        yield str(folder / find_real(folder, above) / name), None
        return
    handle = _open_folder(folder, above)
    try:
        yield name, handle
    finally:
        os.close(handle)


def _open_folder(folder: Path, path: str) -> int:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK)
    for name in path.split("/") if path not in ("", ".") else ():
        above = handle
        try:
            handle = os.open(name, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK, dir_fd=above)
        finally:
            os.close(above)
    return handle


def _open_file(folder: Path, path: str) -> int:
    with _reach(folder, path) as (name, handle):
        _expect_file(os.stat(name, dir_fd=handle, follow_symlinks=False))
        descriptor = os.open(name, os.O_RDONLY | _NO_LINK | _AT_ONCE | _BINARY, dir_fd=handle)
    try:
        _expect_file(os.fstat(descriptor))
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _expect_file(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")


def _make(folder: Path, path: str) -> None:
    with _reach(folder, path) as (name, handle):
        os.mkdir(name, dir_fd=handle)


def _remove(folder: Path, path: str) -> None:
    with _reach(folder, path) as (name, handle):
        retry_while_held(lambda: os.unlink(name, dir_fd=handle), Path(name))


def _replace(folder: Path, path: str, content: bytes) -> None:
    with _reach(folder, path) as (name, handle):
        old = _look_at(name, handle)
        # A new name would get around the protection of a file that must not be written.
        if old and not os.access(name, os.W_OK, dir_fd=handle):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        new = _name_new(name)
        try:
            _write_new(new, handle, content, old)
            replace_file(new, name, handle)
        except BaseException:
            with suppress(OSError):
                os.unlink(new, dir_fd=handle)
            raise
        _settle(handle)


def _create(folder: Path, path: str, content: bytes) -> bool:
    with _reach(folder, path) as (name, handle):
        if _is_taken(name, handle):
            return False
        new = _name_new(name)
        try:
            _write_new(new, handle, content, None)
            return _give_name(new, name, handle)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(new, dir_fd=handle)
            _settle(handle)


def _is_taken(name: str, handle: int | None) -> bool:
    try:
        os.stat(name, dir_fd=handle, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _give_name(new: str, name: str, handle: int | None) -> bool:
    """Return a file its name unless that is taken."""
    try:
        if sys.platform == "win32":
            os.rename(new, name)  # noqa: PTH104 - which replaces nothing there
        else:
            os.link(new, name, src_dir_fd=handle, dst_dir_fd=handle)
    except FileExistsError:
        return False
    except (
        PermissionError
    ):  # a file system without second names (FAT): the look before is all there is
        os.rename(new, name, src_dir_fd=handle, dst_dir_fd=handle)
    return True


def _name_new(name: str) -> str:
    """Name a file that is to become another, in the same folder: only within one file system is a
    change of name a single step.

    It doesn't end with .yaml, so that nobody reads it.
    """
    folder, file = os.path.split(name)
    return os.path.join(folder, f".{file}.{os.urandom(4).hex()}.new")  # noqa: PTH118


def _settle(handle: int | None) -> None:
    """Let a change of name outlast a loss of power."""
    if handle is not None:
        with suppress(OSError):
            os.fsync(handle)


def _look_at(name: str, handle: int | None) -> os.stat_result | None:
    """Look at a file that is to be replaced; None where there is none.

    Raises OSError where something else is there.
    """
    try:
        status = os.stat(name, dir_fd=handle, follow_symlinks=False)
    except FileNotFoundError:
        return None
    _expect_file(status)
    return status


def _write_new(name: str, handle: int | None, content: bytes, old: os.stat_result | None) -> None:
    """Write a new file; it has the mode of the old one, and its owner where that is allowed.

    It is closed when this ends.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY
    with os.fdopen(os.open(name, flags, 0o600 if old else 0o666, dir_fd=handle), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        if old and hasattr(os, "fchown"):
            with suppress(OSError):
                os.fchown(file.fileno(), old.st_uid, old.st_gid)
        if old and hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), stat.S_IMODE(old.st_mode))
