"""The terminal: how wide it is, whether it shows colours.

The one place that makes a Rich console.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from obligations.text.escaping import MOST_WIDTH, show_controls

if TYPE_CHECKING:
    from collections.abc import Callable

# Wide enough for a table that is sent to a file on purpose.
_FILE_WIDTH = 120
STATE_STYLES = {
    "missed": "bold red",
    "overdue": "red",
    "unconfirmed": "yellow",
    "partly-met": "yellow",
    "due-soon": "bold magenta",
    "upcoming": "cyan",
    "running": "cyan",
    "met": "green",
    "superseded": "dim",
    "undated": "dim",
}


def make_console() -> Console:
    """Make the console of standard output.

    NO_COLOR, FORCE_COLOR and COLUMNS are obeyed; colours appear on terminals alone.
    """
    console = Console(highlight=False, markup=False, emoji=False, width=_find_piped_width())
    console.width = min(console.width, MOST_WIDTH)
    return console


def _find_piped_width() -> int | None:
    """Return how wide standard output is where it is no terminal: a pipe is as wide as the terminal
    that it was typed on, since a pager shows it there; a file always the same.

    None where the console finds out itself.
    """
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return None
    with suppress(OSError, ValueError):  # no file, no terminal
        if stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode):
            return os.get_terminal_size(sys.stderr.fileno()).columns or _FILE_WIDTH
    return _FILE_WIDTH


def find_note_width() -> int:
    """Return how wide the terminal is that standard error is; COLUMNS is obeyed."""
    return min(Console(stderr=True).width, MOST_WIDTH)


def draw(print_on: Callable[[Console], None]) -> str:
    """Return what is printed on the console of standard output, as it is to be written there."""
    console = make_console()
    with console.capture() as captured:
        print_on(console)
    shown = captured.get()
    if console.is_terminal:
        return shown
    # Rich pads cells to their columns: in a pipe the blanks at the end of a line would be noise.
    return "\n".join(line.rstrip(" ") for line in shown.split("\n"))


def shows_styles() -> bool:
    """Whether standard output shows bold and dim: a terminal does, even without colours, unless it
    is a dumb one.
    """
    return sys.stdout.isatty() and make_console().color_system is not None


def text(content: str, style: str = "") -> Text:
    """Make a text of the data: its controls are shown, its markup means nothing."""
    return Text(show_controls(content), style=style)
