"""The terminal: how wide it is, whether it shows colours.

The one place that makes a Rich console.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from obligations.text.escaping import MOST_WIDTH, show_controls

if TYPE_CHECKING:
    from collections.abc import Callable

# Wide enough for a table that is sent through a pipe on purpose.
_PIPE_WIDTH = 120
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
    terminal = sys.stdout.isatty()
    width = None if terminal or os.environ.get("COLUMNS") else _PIPE_WIDTH
    console = Console(highlight=False, markup=False, emoji=False, width=width)
    console.width = min(console.width, MOST_WIDTH)
    return console


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
