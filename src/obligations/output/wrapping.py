"""Lines of a text that fit a width in cells: broken between words, and between the signs of Chinese
text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from obligations.text import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

_PIECE = re.compile(patterns.PIECE)


def wrap(content: Text, width: int) -> list[Text]:
    """Return the lines of a text, each at most `width` cells, blanks at their ends apart.

    What is longer than a line is cut.
    """
    lines = list(content.divide(list(_find_breaks(content.plain, width))))
    for line in lines:
        line.rstrip()
    return lines


def _find_breaks(plain: str, width: int) -> Iterator[int]:
    used = 0
    for found in _PIECE.finditer(plain):
        piece = found.group()
        if used and used + cell_len(piece.rstrip()) > width:
            yield found.start()
            used = 0
        for at, sign in enumerate(piece):
            size = cell_len(sign)
            if used + size > width and not sign.isspace():
                yield found.start() + at
                used = 0
            used += size
