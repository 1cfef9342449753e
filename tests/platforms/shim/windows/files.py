"""A file that is open anywhere keeps its name: it can't be replaced, moved or removed, nor can a
folder be moved in which one is open. Only `replace` gives a name that is taken. A handle for
reading can't be synced. A folder made for its owner alone hands this on to what is made in it, and
what is moved out keeps it.
"""

import errno
import fcntl
import os
import stat
import sys
from typing import Any

_IN_USE, _DENIED = 32, 5
_private: set[str] = set()


def hold() -> None:
    """Hold the rule."""
    sys.addaudithook(_watch)
    os.fsync = _refusing_readers(os.fsync)
    os.rename = _refusing_taken_names(os.rename)


def _refusing_taken_names(rename: Any) -> Any:
    def give_name(source: Any, target: Any, **named: Any) -> None:
        if os.path.lexists(target):
            text = "Cannot create a file when that file already exists"
            raise FileExistsError(errno.EEXIST, text, os.fspath(target))
        rename(source, target, **named)

    return give_name


def _refusing_readers(fsync: Any) -> Any:
    def sync(descriptor: Any) -> None:
        number = descriptor if isinstance(descriptor, int) else descriptor.fileno()
        if fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        fsync(number)

    return sync


def _watch(event: str, given: tuple[Any, ...]) -> None:
    if event == "os.rename":
        source, target, above_source, above_target = given
        _watch_rename(_find(source, above_source), _find(target, above_target))
    elif event == "os.remove":
        path = _find(*given)
        if not os.path.islink(path):
            _refuse_open(path)
            _refuse_protected(path)
    elif event == "os.mkdir":
        path, mode, above = given
        if mode == 0o700:
            _private.add(_find(path, above))


def _watch_rename(source: str, target: str) -> None:
    _refuse_open(source)
    for private in _private:
        if source.startswith(f"{private}/") and not target.startswith(f"{private}/"):
            raise _make_error(_DENIED, f"{target} would stay its owner's alone, as {private} is")
    if os.path.lexists(target):
        if os.path.isdir(target):
            raise _make_error(_DENIED, target)
        _refuse_open(target, _DENIED)
        _refuse_protected(target)


def _refuse_open(path: str, number: int = _IN_USE) -> None:
    """Raise PermissionError where any process has a file open, or one below a folder."""
    for holder in _list_processes():
        if _holds(holder, path):
            raise _make_error(number, path)


def _list_processes() -> list[str]:
    own = str(os.getpid())
    return [own, *(name for name in os.listdir("/proc") if name.isdecimal() and name != own)]


def _holds(process: str, path: str) -> bool:
    folder = f"/proc/{process}/fd"
    try:
        opened = os.listdir(folder)
    except OSError:  # another user's, or gone
        return False
    for number in opened:
        try:
            found = os.readlink(f"{folder}/{number}")
        except OSError:
            continue
        if found == path or found.startswith(f"{path}/"):
            return True
    return False


def _refuse_protected(path: str) -> None:
    """Raise PermissionError for a file that its owner may not write: it is read-only there."""
    try:
        status = os.lstat(path)
    except OSError:
        return
    if stat.S_ISREG(status.st_mode) and not status.st_mode & stat.S_IWUSR:
        raise _make_error(_DENIED, path)


def _find(path: Any, above: int = -1) -> str:
    """Return the whole path, links on the way followed but for the last step."""
    name = os.fsdecode(path)
    folder, last = os.path.split(name.rstrip("/"))
    around = os.readlink(f"/proc/self/fd/{above}") if above >= 0 else os.getcwd()
    return os.path.join(os.path.realpath(os.path.join(around, folder)), last)


def _make_error(number: int, path: str) -> PermissionError:
    text = {
        _IN_USE: "The process cannot access the file because it is being used by another process",
        _DENIED: "Access is denied",
    }[number]
    error = PermissionError(errno.EACCES, text, path)
    error.winerror = number
    return error
