"""Lines of prose on a page of a PDF, and which of them go on in the next.

A line goes on where it had no room for the first word of the next. That begins at the left edge of
the column then, has signs as high, and stands as far below as lines of the column do, or at the top
of the next page. What begins with a label or a bullet carries no line on.
"""

from __future__ import annotations

import itertools
import re
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.broken_lines import find_joint
from obligations.drafting.numbering import find_label_at
from obligations.drafting.reading.pdf_lines import measure_first_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.reading.pdf_lines import PrintedLine

_FIRST_LINE = (1.4, 3.5)  # signs: how far the first line of a paragraph is set in
_AT_EDGE = 0.6  # signs
_AS_HIGH = 0.15
_SPACED = 1.3  # times as far below as usual is a gap
_MOST_SPACED = 3.0  # signs
_BULLET = re.compile(r"[-–•●○◦▪■□◆*] ?\S")


class ProseLine(NamedTuple):
    """A line of a column: its text, how far it is set in, how much room is left behind it, how much
    its first word would have needed there, and how far below another line usually stands.
    """

    text: str
    begins: bool  # whether it is set in as the first line of a paragraph is
    base: float
    size: float
    indent: float
    room: float
    needed: float
    spacing: float

    def goes_on_in(self, line: ProseLine, *, same_page: bool) -> bool:
        """Whether it goes on in another line."""
        if self.indent > _FIRST_LINE[1] * self.size or line.indent > _AT_EDGE * line.size:
            return False
        if self.room >= line.needed or abs(self.size - line.size) > _AS_HIGH * self.size:
            return False
        if same_page and not 0 < line.base - self.base <= _SPACED * line.spacing:
            return False
        return not (find_label_at(line.text, 0) or _BULLET.match(line.text))

    def join(self, line: ProseLine) -> ProseLine:
        """Return it with the line in which it goes on."""
        joint = find_joint(self.text, line.text)
        return line._replace(text=f"{self.text}{joint}{line.text}", begins=self.begins)


def read_column(lines: Sequence[PrintedLine]) -> list[ProseLine]:
    """Return the lines of a column, from top to bottom."""
    left = min((line.x0 for line in lines), default=0)
    right = max(
        (line.x1 for line in lines if line.x0 - left <= _FIRST_LINE[1] * line.size), default=0
    )
    gaps = [below.base - line.base for line, below in itertools.pairwise(lines)]
    return [
        ProseLine(
            line.text,
            _FIRST_LINE[0] * line.size < line.x0 - left < _FIRST_LINE[1] * line.size,
            line.base,
            line.size,
            line.x0 - left,
            right - line.x1,
            measure_first_word(line),
            min(median(gaps or [0]), _MOST_SPACED * line.size),
        )
        for line in lines
    ]
