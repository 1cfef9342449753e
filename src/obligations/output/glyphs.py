"""The signs that drawings are made of: lines and blocks on a terminal, ASCII in a pipe, none where
the text is read elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

_BAR = 10


class Glyphs(NamedTuple):
    """A set of signs. `full` and `empty` make bars; without them there are no bars."""

    full: str = ""
    empty: str = ""
    arrow: str = "→"
    line: str = "-"
    tick: str = "+"
    today: str = "|"
    crossing: str = "+"
    pointer: str = "v"

    def draw_bar(self, part: float, whole: float) -> str:
        """Return a bar that is full where the part reaches the whole.

        More than the whole is shown as the whole, anything as something.
        """
        if not self.full or whole <= 0:
            return ""
        cells = max(round(_BAR * min(part / whole, 1)), 1 if part > 0 else 0)
        if part < whole:
            cells = min(cells, _BAR - 1)
        return self.full * cells + self.empty * (_BAR - cells)


TERMINAL = Glyphs("█", "░", "→", "─", "┴", "┃", "┻", "▼")
PIPE = Glyphs("#", ".", "->")
PAGE = Glyphs()


# What stands about a hit where styles are shown: signs that no data hold, which a table turns into
# a style.
STYLED = ("\x02", "\x03")
