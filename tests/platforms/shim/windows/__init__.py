"""Rules of Windows by name. Each is a module of its own with one function, `hold`."""

from importlib import import_module

# files: what is open can't be replaced, moved or removed; a handle for reading can't be synced.
# names: reserved ones, dots and blanks at the end, capitals that make no difference.
# system: what the modules `os`, `sys` and `signal` have there, and which modules there aren't.
# text: line breaks and the code page of text files and standard streams.
# git: line breaks are exchanged when files are checked out.
# paths: a drive letter and backslashes in every path that is written out.
RULES = ("files", "names", "system", "text", "git", "paths")


def hold(names: list[str]) -> None:
    """Hold these rules from now on; `all` stands for every one."""
    for name in RULES if names == ["all"] else names:
        import_module(f"windows.{name}").hold()
