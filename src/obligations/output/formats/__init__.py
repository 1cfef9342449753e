"""The formats of rows. This is the one list of them: options, help and completion read it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from obligations.findings import check_word

if TYPE_CHECKING:
    from obligations.output.formats.format import Format

# Each format with the module whose FORMATS holds it: only the one asked for is imported.
_MODULES = {
    "table": "table",
    "plain": "plain",
    "csv": "csv",
    "csv-excel": "csv",
    "md": "markdown",
    "html": "html",
    "json": "json",
    "jsonl": "json",
}
FORMAT_NAMES = tuple(_MODULES)


def find_format(name: str) -> Format:
    """Return a format by its name. Raises UserError with a suggestion for one that isn't known."""
    module = _MODULES[check_word("format", name, FORMAT_NAMES)]
    found: Format = import_module(f"{__name__}.{module}").FORMATS[name]
    return found


def choose_format(name: str | None, *, terminal: bool) -> Format:
    """Return the format asked for; else a table for a terminal, plain lines for a pipe."""
    if name is not None:
        return find_format(name)
    return find_format("table" if terminal else "plain")
