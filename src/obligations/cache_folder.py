"""The folder in which what is compiled is kept."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


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
