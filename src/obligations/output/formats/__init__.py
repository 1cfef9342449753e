"""The formats of rows. This is the one list of them: options, help and completion read it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from obligations.findings import check_word

if TYPE_CHECKING:
    from collections.abc import Sequence

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
# Those of pages.
TEXT = "text"
PAGE_FORMATS = (TEXT, "md", "html", "json", "jsonl")
# Of what is neither a table nor a page: differences, rules.
TEXT_FORMATS = (TEXT, "md", "json", "jsonl")


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


def choose_page_format(name: str | None) -> Format:
    """Return the format of a page that is asked for, else that for a terminal.

    Raises UserError for one that isn't known.
    """
    chosen = name_page_format(name, PAGE_FORMATS)
    return find_format("table" if chosen == TEXT else chosen)


def name_page_format(name: str | None, known: Sequence[str]) -> str:
    """Return which format of a page is asked for, text where none is.

    Raises UserError for one that isn't known. What lists call a table or plain lines is text.
    """
    if name is None or name in ("table", "plain"):
        return TEXT
    return check_word("format", name, known)
