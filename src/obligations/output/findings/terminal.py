"""What the terminal that shows a report can do."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.text.escaping import MOST_WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from obligations.findings import Span

# Programs that follow OSC 8. Those of editors find `path:line:column` by themselves, and open it at
# its line, which a link can't.
_FOLLOW_LINKS = frozenset(
    {"iTerm.app", "WezTerm", "ghostty", "Hyper", "rio", "Tabby", "WarpTerminal"}
)
_FOLLOW_LINKS_TERM = frozenset(
    {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour"}
)
_FIRST_VTE_WITH_LINKS = 5000
_PIPE_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Terminal:
    """Whether it shows colours, whether it follows links, how many cells it is wide."""

    colour: bool = False
    links: bool = False
    width: int = _PIPE_WIDTH

    def paint(self, text: str, style: str) -> str:
        """Return the text in a style, as numbers of SGR: `1;31` is bold red."""
        if self.colour and text:
            return f"\x1b[{style}m{text}\x1b[0m"
        return text

    def link(self, path: str, span: Span) -> str:
        """Return a place as `path:line:column`, clickable where that is known to work.

        The path must hold no controls.
        """
        place = f"{path}:{span.line}:{span.column}"
        if not self.links:
            return place
        from pathlib import Path  # a report in a pipe has no links
        from platform import node

        # With the name of the machine, a terminal that is connected to another one doesn't open a
        # file of its own.
        target = Path(path).absolute().as_uri().replace("file://", f"file://{node()}", 1)
        return f"\x1b]8;;{target}\x1b\\{place}\x1b]8;;\x1b\\"


PLAIN = Terminal()


def find_terminal(
    stream: TextIO | None = None, environment: Mapping[str, str] = os.environ
) -> Terminal:
    """Tell what the terminal behind a stream can do, standard output unless told.

    NO_COLOR and FORCE_COLOR are obeyed.
    """
    terminal = (stream or sys.stdout).isatty()
    forced = bool(environment.get("FORCE_COLOR"))
    dumb = environment.get("TERM") in ("dumb", "unknown")
    colour = forced or (terminal and not dumb)
    if terminal or environment.get("COLUMNS"):
        width = min(shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns, MOST_WIDTH)
    else:
        width = _PIPE_WIDTH
    return Terminal(
        colour and not environment.get("NO_COLOR"),
        terminal and not dumb and _follows_links(environment),
        width,
    )


def _follows_links(environment: Mapping[str, str]) -> bool:
    told = environment.get("FORCE_HYPERLINK")
    if told:
        return told != "0"
    if environment.get("TERM", "").startswith(
        ("screen", "tmux")
    ):  # what stands in the environment is about the terminal around it
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _FOLLOW_LINKS
        or environment.get("TERM") in _FOLLOW_LINKS_TERM
        or "WT_SESSION" in environment
        or "KONSOLE_VERSION" in environment
        or (re.fullmatch("[0-9]{1,9}", vte) is not None and int(vte) >= _FIRST_VTE_WITH_LINKS)
    )
