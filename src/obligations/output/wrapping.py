"""Lines of a text that fit a width in cells: broken between words, and between the signs of Chinese
text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from obligations.text import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(patterns.PIECE)
# Where a word that is too long for a line may end one: behind a hyphen between words.
_BEHIND_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")


def wrap(content: Text, width: int, *, whole_words: bool = False) -> list[Text]:
    """Return the lines of a text, each at most `width` cells, blanks at their ends apart.

    What is longer than a line is cut, behind a hyphen where it has one; but `whole_words` stay
    whole, such as a path that is to be copied.
    """
    lines = list(content.divide(list(_find_breaks(content.plain, width, whole_words=whole_words))))
    for line in lines:
        line.rstrip()
    return lines


def wrap_line(content: Text, width: int) -> Text:
    """Return a line as lines that fit, each indented as it is."""
    indent = len(content.plain) - len(content.plain.lstrip(" "))
    lines = wrap(content[indent:], max(width - indent, 1))
    return Text("\n").join(Text(" " * indent).append_text(line) for line in lines)


def wrap_heading(content: Text, width: int) -> list[Text]:
    """Return the lines of a heading, as `wrap` does.

    One in Chinese is broken between its words, most of which have two signs; where a sign is over,
    the first has it: 共同 负责, 按文件 总体 要求. Where that would take more lines, all of them are
    as long: 有成果 或指标.
    """
    plain = content.plain
    room, signs = max(width // 2, 1), len(plain)
    if not _is_chinese(plain) or signs <= room:
        return wrap(content, width)
    fewest = -(-signs // room)
    breaks = _find_words(signs, room)
    if breaks is None or len(breaks) >= fewest:
        breaks = [*range(-(-signs // fewest), signs, -(-signs // fewest))]
    return list(content.divide(breaks))


def find_longest_word(heading: str) -> int:
    """Return how wide a heading has to be for its words to stay whole."""
    if _is_chinese(heading):
        return 2 * min(_find_first(len(heading)), len(heading))
    return max(map(cell_len, list_pieces(heading)), default=0)


def _is_chinese(heading: str) -> bool:
    return cell_len(heading) == 2 * len(heading)


def _find_first(signs: int) -> int:
    """Return how many signs the first word of a heading has."""
    return 2 + signs % 2


def _find_words(signs: int, room: int) -> list[int] | None:
    """Return before which signs lines begin, where words of two signs stay whole; None where a line
    has too little room for one.
    """
    first = _find_first(signs)
    if room < first:
        return None
    breaks, begun = [], 0
    for end in range(first, signs + 1, 2):
        if end - begun > room:
            begun = end - 2
            breaks.append(begun)
    return breaks


def list_pieces(plain: str) -> Iterator[str]:
    """Yield what no line breaks, however narrow: words, parts of words up to a hyphen, Chinese
    signs.
    """
    for found in _PIECE.finditer(plain):
        yield from _BEHIND_HYPHEN.split(found.group().strip())


def _find_breaks(plain: str, width: int, *, whole_words: bool) -> Iterator[int]:
    if cell_len(plain) <= width:
        return
    used = 0
    for start, piece in _list_places(plain, width, whole_words=whole_words):
        if used and used + cell_len(piece.rstrip()) > width:
            yield start
            used = 0
        whole = cell_len(piece)
        if whole_words or used + whole <= width:
            used += whole
            continue
        for at, sign in enumerate(piece):
            size = cell_len(sign)
            if used + size > width and not sign.isspace():
                yield start + at
                used = 0
            used += size


def _list_places(plain: str, width: int, *, whole_words: bool) -> Iterator[tuple[int, str]]:
    """Yield each piece with its place; one that is longer than a line up to each hyphen, unless
    words stay whole.
    """
    for found in _PIECE.finditer(plain):
        piece, start = found.group(), found.start()
        too_long = cell_len(piece.strip()) > width and not whole_words
        parts = _BEHIND_HYPHEN.split(piece) if too_long else [piece]
        for part in parts:
            yield start, part
            start += len(part)
