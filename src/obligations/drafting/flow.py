"""The text as it flows: paragraphs on one line each, in one width, with the way back to the text as
read.

- Each line is folded into one width of signs (`printed_lines`). A gap of four blanks or more in it
  divides paragraphs: so pages set a signature beside a date.
- Of a text of Taiwan, which counts its years from 1911, 113年 becomes 2024年.
- Where lines were broken at a width, a full one goes on in the next (`broken_lines`).
- The title of a field on a line of its own goes on in the line below it, and one that blanks set
  apart has a colon behind it (`titles.on_lines`).
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.drafting.broken_lines import (
    WHOLE_DAY_ZH,
    carry_bracket,
    find_joint,
    find_wrap,
    goes_on,
)
from obligations.drafting.printed_lines import DROPPED, LINE_BREAKS, Line, list_printed_lines
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import join_stretches, lies_in
from obligations.drafting.titles.on_lines import find_field_titles, find_gaps_behind_titles
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FRONT_MATTER = lazy(r"---\r?\n(?:[^\n]+\n){1,80}?---\r?\n")
_DAY_ALONE = lazy(WHOLE_DAY_ZH)
_STOP = lazy(r"[,。;:]")
# What sets words in italics, also over the lines of a paragraph: _within 9 days_.
_LOW_LINES = lazy(r"(?<!\w)_(?=[^\W_])([^_\n]+(?:\n[^_\n]+)*)(?<!\s)_(?!\w)")
OF_TAIWAN = lazy(r"民國 ?\d|行政院")
_ITS_YEAR = lazy(r"(?<![\d.])1[0-4]\d(?= ?(?:年|[-至到] ?1[0-4]\d ?年))")
_NUMBERS = lazy(r"序 ?号?|编号")
_LEAST_CELLS, _MOST_CELLS = 3, 13  # of a row whose cells stand on lines of their own


@dataclass(frozen=True, slots=True)
class Flow:
    """A text in one width of signs, a paragraph a line, and where each sign stands as read."""

    source: str
    text: str
    places: array[int]

    def locate(self, start: int, end: int) -> Stretch:
        """Return the stretch of the text as read that a stretch of the flow stands for."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else len(self.source)
            return Stretch(place, place)
        return Stretch(self.places[start], self.places[end - 1] + 1)

    def find(self, place: int) -> int:
        """Return where the flow has come to a place of the text as read."""
        return bisect_left(self.places, place)

    def find_stretch(self, stretch: Stretch) -> Stretch:
        """Return what of the flow a stretch of the text as read has become."""
        return Stretch(self.find(stretch.start), self.find(stretch.end))

    def count_heading_signs(self, start: int) -> int:
        """Return how many signs mark the line that begins at a place as a heading of Markdown."""
        place = self.locate(start, start + 1).start
        return self.source.count("#", self.source.rfind("\n", 0, place) + 1, place)

    def print(self, start: int, end: int) -> str:
        """Return a stretch as it is printed: in its own signs, without the breaks of lines."""
        stretch = self.locate(start, end)
        printed = stretch.of(self.source)
        apart = " " in printed and has_chinese(printed)  # as the signs of a word may be
        if len(printed) == end - start and not apart and len(printed.splitlines()) == 1:
            return " ".join(printed.split())
        parts = [part.strip() for part in LINE_BREAKS.split(DROPPED.sub("", printed))]
        joined = ""
        for part in parts:
            joined = f"{joined}{find_joint(joined, part)}{part}"
        return " ".join(joined.split())

    def list_paragraphs(self, start: int = 0, end: int | None = None) -> list[Stretch]:
        """Return the paragraphs without their line breaks; with bounds, what lies between these."""
        end = len(self.text) if end is None else end
        stretches = []
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if stop > start:
                stretches.append(Stretch(start, stop))
            start = stop + 1
        return stretches


def make_flow(source: str, tables: Iterable[Stretch] = ()) -> Flow:
    """Return a text as it flows. Each sign that can be seen of the text as read stands in it, in
    the same order. In `tables` no line goes on in the next.
    """
    source = _LOW_LINES.sub("\u200b\\1\u200b", source)  # of the same length, and dropped below
    lines = list(list_printed_lines(source))
    stretches = join_stretches([*tables, find_front_matter(source), *_find_cells(lines)])
    lines = list(_set_apart(lines, stretches))
    widest = find_wrap([line for line in lines if not lies_in(line.places[0], stretches)])
    printed = ["" if lies_in(line.places[0], stretches) else line.text for line in lines]
    titles = find_field_titles(printed)
    for at, gap in find_gaps_behind_titles(printed).items():
        lines[at] = replace(lines[at], text=f"{printed[at][:gap]}:{printed[at][gap + 1 :]}")
    text: list[str] = []
    places: array[int] = array("q")
    before: Line | None = None
    joined = 0
    for at, line in enumerate(lines):
        joins = before is not None and goes_on(before, line, widest, joined)
        if before is not None:
            joint = find_joint(before.text, line.text) if joins else titles.get(at - 1, "\n")
            text.append(joint)
            places.extend([before.places[-1]] * len(joint))
        joined = joined + 1 if joins else 0
        text.append(line.text)
        places.extend(line.places)
        before = carry_bracket(before, line) if joins and before else line
    if OF_TAIWAN.search(source):
        return _count_years(Flow(source, "".join(text), places))
    return Flow(source, "".join(text), places)


def find_front_matter(text: str) -> Stretch:
    """Return what a Markdown file says of itself before its text begins; else an empty stretch."""
    found = _FRONT_MATTER.match(text)
    return Stretch(*found.span()) if found else Stretch(0, 0)


def _count_years(flow: Flow) -> Flow:
    """Return a text with the years of our calendar; of their four digits two stand where the first
    was printed.
    """
    text: list[str] = []
    places: array[int] = array("q")
    at = 0
    for found in _ITS_YEAR.finditer(flow.text):
        text += [flow.text[at : found.start()], str(int(found[0]) + 1911)]
        places += flow.places[at : found.start() + 1] + flow.places[found.start() : found.end()]
        at = found.end()
    return Flow(flow.source, "".join([*text, flow.text[at:]]), places + flow.places[at:])


def _find_cells(lines: Sequence[Line]) -> Iterator[Stretch]:
    """Yield where each cell of a table stands on a line of its own: below 序号 there are as many
    lines to the number 1 as from that to 2, and so on; or below nothing as many from 1 to 2 and 3.
    """
    for at, line in enumerate(lines):
        bare = _counts(lines, at, 1)  # below no headings
        if not bare and not _NUMBERS.fullmatch(line.text):
            continue
        widths = range(_LEAST_CELLS, _MOST_CELLS)
        width = next((one for one in widths if _counts(lines, at + one, 1 + bare)), 0)
        number = 1
        while width and _counts(lines, at + width * number, number + bare):
            number += 1
        if number > 1 + bare:
            last = lines[min(at + width * number, len(lines)) - 1]
            yield Stretch(line.places[0], last.places[-1] + 1)


def _counts(lines: Sequence[Line], at: int, number: int) -> bool:
    """Whether a line is nothing but a number."""
    return at < len(lines) and lines[at].text.strip(".、").lstrip("0") == str(number)


def _set_apart(lines: Sequence[Line], stretches: Sequence[Stretch]) -> Iterator[Line]:
    """Yield lines; there is a gap before those of a table, and the one behind it, and before one
    that stands above a day and holds no stop, as a signature does.
    """
    inside = False
    for line, following in itertools.zip_longest(lines, lines[1:]):
        behind, inside = inside, lies_in(line.places[0], stretches)
        dated = following and _DAY_ALONE.fullmatch(following.text)
        signed = dated and not _STOP.search(line.text)
        yield replace(line, gap=True) if inside or behind or signed else line
