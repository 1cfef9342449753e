"""The lines of a file around a place, as they can be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from obligations.findings import Span

_BREAK = "\r\n|[\n\r\x85\u2028\u2029]"  # what YAML takes for the end of a line
_CONTENT = re.compile(r"(?P<blanks> *)(?:(?P<dash>-)(?:\s|$)|(?=[^\s#]))")
_TAB = 4
_ELLIPSIS = "…"
_LEAST = 40


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is shown, with the place of its marks in cells: `marked` of them after `before`.

    `above` are lines, with their numbers, that say where one is: the first of the entry that the
    line belongs to, which names the measure, and that of the key it stands below.
    """

    line: int
    text: str
    before: int
    marked: int
    above: tuple[tuple[int, str], ...] = ()


class Lines:
    """The lines of one file; numbers count from 1."""

    def __init__(self, text: str) -> None:
        self._lines = re.split(_BREAK, text.removeprefix("\ufeff"))
        self._entries: list[int] | None = None

    def cut(self, span: Span, width: int) -> Excerpt | None:
        """Cut out the line where a span begins, at most about `width` cells of it, with the lines
        above that say where in a file of YAML one is.

        None where the file has nothing there.
        """
        alone = self.cut_alone(span, width)
        if alone is None:
            return None
        above = (
            (number, _fit(self._lines[number - 1], 0, 0, max(width, _LEAST))[0])
            for number in self._find_above(span.line)
        )
        return replace(alone, above=tuple(above))

    def cut_alone(self, span: Span, width: int) -> Excerpt | None:
        """Cut out the line where a span begins as `cut` does, without lines above."""
        line = self._lines[span.line - 1] if span.line <= len(self._lines) else ""
        if not line.strip():
            return None
        start = min(span.column - 1, len(line))
        if span.end_line > span.line:
            end = len(line.rstrip())
        else:
            end = min(span.end_column - 1, len(line))
        text, before, marked = _fit(line, start, max(end, start), max(width, _LEAST))
        return Excerpt(span.line, text, before, max(marked, 1))

    def _find_above(self, line: int) -> list[int]:
        if self._entries is None:
            self._entries = _find_entries(self._lines)
        entry = self._entries[line - 1]
        if not 0 < entry < line:
            return []
        key = _find_key(self._lines, line, entry)
        if key is None:
            return [entry]
        return [entry, key]


def _find_entries(lines: list[str]) -> list[int]:
    """Return for each line the number of the line that begins the outermost entry of a list around
    it; 0 for none.
    """
    entries: list[int] = []
    entry, depth = 0, -1
    for number, line in enumerate(lines, start=1):
        found = _CONTENT.match(line)
        if found:
            indent = len(found["blanks"])
            if found["dash"]:
                if depth < 0 or indent <= depth:
                    entry, depth = number, indent
            elif indent == 0:
                entry, depth = 0, -1
        entries.append(entry)
    return entries


def _find_key(lines: list[str], line: int, entry: int) -> int | None:
    """Return the number of the line with the key that a line stands below, within its entry.

    None where that is the entry's first line.
    """
    own = _CONTENT.match(lines[line - 1])
    if own is None:
        return None
    for number in range(line - 1, entry, -1):
        found = _CONTENT.match(lines[number - 1])
        # The entries of a list may stand as far to the left as its key.
        nearest = len(own["blanks"]) + (1 if own["dash"] and found and not found["dash"] else 0)
        if found and len(found["blanks"]) < nearest:
            return number
    return None


def _fit(line: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Return a line as it can be shown, cut to about `width` cells around a stretch of it, and the
    stretch in cells.
    """
    # Lines can be megabytes long: only what could be shown is looked at.
    first, last = max(0, start - width), min(len(line), end + width, start + 2 * width)
    before = _show(line[first:start], 0)
    marked = _show(line[start : min(end, last)], measure(before))
    after = _show(line[min(end, last) : last], measure(before) + measure(marked))
    whole = before + marked + after
    if first == 0 and last == len(line) and measure(whole) <= width:
        return whole.rstrip(), measure(before), measure(marked)
    before = _keep_end(before, width // 3, cut=first > 0)
    room = width - measure(before)
    return (
        (before + _keep_start(marked + after, room, cut=last < len(line))).rstrip(),
        measure(before),
        min(measure(marked), room),
    )


def _show(text: str, column: int) -> str:
    """Make a part of a line fit to be shown: tabs become blanks up to the next stop, other controls
    are written out.
    """
    shown = ""
    for at, part in enumerate(text.split("\t")):
        if at:
            shown += " " * (_TAB - (column + measure(shown)) % _TAB)
        shown += show_controls(part)
    return shown


def _keep_start(text: str, width: int, *, cut: bool) -> str:
    if measure(text) <= width and not cut:
        return text
    kept = text
    while kept and measure(kept) > max(width - 1, 0):
        kept = kept[: min(len(kept) - 1, width)]
    return kept + _ELLIPSIS


def _keep_end(text: str, width: int, *, cut: bool) -> str:
    if measure(text) <= width and not cut:
        return text
    kept = text
    while kept and measure(kept) > max(width - 1, 0):
        kept = kept[max(1, len(kept) - width) :]
    return _ELLIPSIS + kept


def measure(text: str) -> int:
    """Tell how many cells a text takes on a terminal; Chinese signs take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # its tables cost more than most reports

    return cell_len(text)
