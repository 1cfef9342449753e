"""Lines of a Chinese page that a copy has joined with blanks.

    各港口要公布泊位的使用情况，并 在每年年底前报送。

Chinese prose has no blanks between its words, so those that stand one width of a line apart, time
and again, are where its lines ended. A line with other gaps is a row of a table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.text.language import WIDE_SIGN, count_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINT = re.compile(rf"(?<={WIDE_SIGN.pattern}|[\d%]) (?=\d|{WIDE_SIGN.pattern})")
_PROSE = re.compile(r"^(?:(?! {2})[^\n\t|])+$", re.MULTILINE)
_NARROWEST = 40  # columns
_RAGGED = 12  # columns that a line may be narrower: an indent, digits, a sign that had no room
_LEAST_LINES, _LEAST_SHARE = 5, 0.8


def break_joined_lines(text: str) -> str:
    """Return a text with each blank that joins two lines as the break that it was."""
    widths = [width for _, width in _list_joints(text, None) if width >= _NARROWEST]
    if len(widths) < _LEAST_LINES:
        return text
    from statistics import median  # start-up time of all other texts

    usual = median(widths)
    if sum(abs(width - usual) <= _RAGGED for width in widths) < len(widths) * _LEAST_SHARE:
        return text
    signs = list(text)
    for at, width in _list_joints(text, usual):
        if abs(width - usual) <= _RAGGED:
            signs[at] = "\n"
    return "".join(signs)


def _list_joints(text: str, usual: float | None) -> Iterator[tuple[int, int]]:
    """Yield each blank between two Chinese signs, and how many columns stand before it in its line:
    since the last blank, or since the last that ended a line of the `usual` width.
    """
    for line in _PROSE.finditer(text):
        begin = line.start()
        for joint in _JOINT.finditer(text, *line.span()):
            width = count_columns(text[begin : joint.start()].strip())
            yield joint.start(), width
            if usual is None or abs(width - usual) <= _RAGGED:
                begin = joint.end()
