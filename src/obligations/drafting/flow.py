"""The text as it flows: paragraphs on one line each, in one width, with the way back to the text as
read.

- Signs of full width become those of half width (（ → (, ， → ,), dashes of ranges one dash, curly
  quotes straight ones, traditional characters simplified ones; signs that can't be seen, and the
  marks of Markdown for headings and bold type, fall away.
- Of a text of Taiwan, which counts its years from 1911, 113年 becomes 2024年.
- Blanks become one blank. A gap of four blanks or more in a line divides paragraphs: so pages set a
  signature beside a date.
- Where lines were broken at a width, a line that is about as long as the longest ones goes on in
  the next, unless that begins with a label; a line whose bracket is still open goes on in any case.
  Chinese is joined without a blank.
- The title of a field on a line of its own goes on in the line below it, and one that blanks set
  apart has a colon behind it (`field_titles`).
"""

from __future__ import annotations

import itertools
import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from obligations.drafting.field_titles import find_field_titles, find_gaps_behind_titles
from obligations.drafting.numbering import find_label_at
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import join_spans, lies_in
from obligations.invisible_characters import STEERING, ZERO_WIDTH
from obligations.text.character_variants import load_signs
from obligations.text.expressions import lazy
from obligations.text.language import count_columns, has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FOLDED = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | str.maketrans("\ufe50\ufe51\ufe52\ufe54\ufe55\ufe59\ufe5a\uff61", ",、.;:()。")  # small forms
    | dict.fromkeys(map(ord, "\u3000\xa0\t\u2002\u2003\u2009"), 0x20)
    | dict.fromkeys((*range(0x2010, 0x2016), 0x2212), 0x2D)
    | dict.fromkeys(map(ord, "✓✔➢➤►▶▸‣\uf0b7"), 0x2022)
    | dict.fromkeys((0x2018, 0x2019), 0x27)
)
_FIELD = lazy(
    r"(?:[•·●○◦▪■□◆–*-] ?)?(?:[A-Z][a-z]+|[A-Z]{2,}\b)"
    r"(?: (?:[a-z]+|[A-Z]{2,})(?:\((?:s|ies)\))?){0,3} ?: "
)  # Owner: …, LEAD AGENCY: …
_NUMBER_FOLLOWS = lazy(r"\w Nos?\.$|^(?:Sec\.|Section)$")  # Order No.
_FRONT_MATTER = lazy(r"---\r?\n(?:[^\n]+\n){1,80}?---\r?\n")
_BULLET = lazy(r"[•●○◦▪■□◆] ?\S")
WHOLE_DAY_ZH = r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日"
# The number of a document, and its day, with who signed: no line goes on in them.
_STANDS_ALONE = lazy(
    r"\(?[\u3400-\u9fff]{1,12}[〔\[(] ?20\d{2} ?[〕\])] ?\d{1,5} ?号\)?"
    rf"|(?:[\u3400-\u9fff ]{{4,90}} )?{WHOLE_DAY_ZH}"
)
_DAY_ALONE = lazy(WHOLE_DAY_ZH)
_STOP = lazy(r"[,。;:]")
_KEPT = "覆著"  # simplified texts write these, too: 覆盖, 显著
# What sets words in italics: *Owner: Port Office.*; over the lines of a paragraph, too, _within 9
# days_.
_STAR = r"\*(?<![^\s(].)(?=[^\s*][^*\n]{1,400}[^\s*]\*(?![^\s.,;:)]))|\*(?<=[^\s*].)(?=[\s.,;:)]|$)"
_LOW_LINES = lazy(r"(?<!\w)_(?=[^\W_])([^_\n]+(?:\n[^_\n]+)*)(?<!\s)_(?!\w)")
# The mark of a footnote in Markdown, and behind the last word of a cell: issued*.
_NOTE = r"\[\^[\w-]{1,20}\](?!:)|\*(?<=\w.)(?= *(?:</|\||$))"
# Of letters, in Markdown.
_TAG = r"</?(?:b|i|u|em|strong|sup|sub|span|font|a|small)(?: [^<>\n]{0,200})?>"
_ESCAPE = r"\\(?=[()\[\].*_#-])"  # before a sign that Markdown would take for its own
# A word whose signs are set apart: 国 家 能 源 局.
_SET_APART = r" (?:(?<=^[\u3400-\u9fff].)|(?<=\s[\u3400-\u9fff].))(?=[\u3400-\u9fff](?:\s|$))"
_DROPPED = lazy(
    rf"[{STEERING}{ZERO_WIDTH}\x00-\x08\x0b\x0e-\x1f]|\*{{2,3}}|{_STAR}|^[ \t>]*#{{1,6}} +|{_NOTE}"
    rf"|{_TAG}|{_ESCAPE}|{_SET_APART}"
)
# Within a row of Markdown a line is broken as in HTML.
_LINE_BREAKS = lazy(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|<br ?/?>", re.IGNORECASE)
_RUN = lazy(r"\S+(?: \S+)*|\s+")
# Behind a colon what is said of a field stands, behind a label what it counts, at however wide a
# gap.
_GAP = lazy(
    r"[ \t\u3000\xa0](?<![:：\s].)(?<!^\w[.)].)(?<!^\d\d[.)].)(?<!^\d\.\d.)(?<!^\(\w\).)"
    r"[ \t\u3000\xa0]{3,}"
)
_TERMINATED = lazy(r"[。!?;:.！？；：]['\"”’)）]*$")
# A line that ends in a small word goes on in the next.
DANGLES = lazy(r"\b(?:the|of|and|for|to|on|in|with|an?|by) ?$", re.IGNORECASE)
CONTENTS_LINE = lazy(
    r"(?:(?<!\.)\.{4,}+|(?<!…)…{2,}+|(?<!·)·{4,}+|- ?-) ?\d+$", any_of=".... …… ···· -"
)
OF_TAIWAN = lazy(r"民國 ?\d|行政院")
_ITS_YEAR = lazy(r"(?<![\d.])1[0-4]\d(?= ?(?:年|[-至到] ?1[0-4]\d ?年))")
_WIDEST_WRAP = 130  # columns; what is wider was not broken by hand
_NEARLY_FULL = 0.77
_NUMBERS = lazy(r"序 ?号?|编号")
_LEAST_CELLS, _MOST_CELLS = 3, 13  # of a row whose cells stand on lines of their own
_MOST_JOINED = 60  # lines that one open bracket may hold together


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

    def count_heading_signs(self, start: int) -> int:
        """Return how many signs mark the line that begins at a place as a heading of Markdown."""
        place = self.locate(start, start + 1).start
        return self.source.count("#", self.source.rfind("\n", 0, place) + 1, place)

    def print(self, start: int, end: int) -> str:
        """Return a stretch as it is printed: in its own signs, without the breaks of lines."""
        span = self.locate(start, end)
        printed = self.source[span.start : span.end]
        apart = " " in printed and not printed.isascii()  # as the signs of a word may be
        if len(printed) == end - start and not apart and len(printed.splitlines()) == 1:
            return " ".join(printed.split())
        parts = [part.strip() for part in _LINE_BREAKS.split(_DROPPED.sub("", printed))]
        joined = ""
        for part in parts:
            joined = f"{joined}{find_joint(joined, part)}{part}"
        return " ".join(joined.split())

    def list_paragraphs(self, start: int = 0, end: int | None = None) -> list[Stretch]:
        """Return the paragraphs without their line breaks; with bounds, what lies between these."""
        end = len(self.text) if end is None else end
        spans = []
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if stop > start:
                spans.append(Stretch(start, stop))
            start = stop + 1
        return spans


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, folded, with the place of each of its signs."""

    text: str
    places: list[int]
    gap: bool  # an empty line, or the break between two gaps, stands before it
    indented: bool
    width: int  # in columns, as printed
    flush: bool = False  # nothing stands before its first sign


def make_flow(source: str, tables: Iterable[Stretch] = ()) -> Flow:
    """Return a text as it flows. Each sign that can be seen of the text as read stands in it, in
    the same order. In `tables` no line goes on in the next.
    """
    signs = _load_folds()
    source = _LOW_LINES.sub("\u200b\\1\u200b", source)  # of the same length, and dropped below
    lines = list(_list_lines(source, signs))
    spans = join_spans([*tables, find_front_matter(source), *_find_cells(lines)])
    lines = list(_set_apart(lines, spans))
    widest = _find_wrap([line for line in lines if not lies_in(line.places[0], spans)])
    printed = ["" if lies_in(line.places[0], spans) else line.text for line in lines]
    titles = find_field_titles(printed)
    for at, gap in find_gaps_behind_titles(printed).items():
        lines[at] = replace(lines[at], text=f"{printed[at][:gap]}:{printed[at][gap + 1 :]}")
    text: list[str] = []
    places: array[int] = array("q")
    before: _Line | None = None
    joined = 0
    for at, line in enumerate(lines):
        goes_on = before is not None and _goes_on(before, line, widest, joined)
        if before is not None:
            joint = find_joint(before.text, line.text) if goes_on else titles.get(at - 1, "\n")
            text.append(joint)
            places.extend([before.places[-1]] * len(joint))
        joined = joined + 1 if goes_on else 0
        text.append(line.text)
        places.extend(line.places)
        before = _carry(before, line) if goes_on and before else line
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


def _find_cells(lines: Sequence[_Line]) -> Iterator[Stretch]:
    """Yield where each cell of a table stands on a line of its own: below 序号 there are as many
    lines to the number 1 as from that to 2, and so on.
    """
    for at, line in enumerate(lines):
        if not _NUMBERS.fullmatch(line.text):
            continue
        titles = (
            width for width in range(_LEAST_CELLS, _MOST_CELLS) if _counts(lines, at + width, 1)
        )
        width = next(titles, 0)
        number = 1
        while width and _counts(lines, at + width * number, number):
            number += 1
        if number > 1:
            last = lines[min(at + width * number, len(lines)) - 1]
            yield Stretch(line.places[0], last.places[-1] + 1)


def _counts(lines: Sequence[_Line], at: int, number: int) -> bool:
    """Whether a line is nothing but a number."""
    return at < len(lines) and lines[at].text.strip(".、").lstrip("0") == str(number)


def _set_apart(lines: Sequence[_Line], spans: Sequence[Stretch]) -> Iterator[_Line]:
    """Yield lines; there is a gap before those of a table, and the one behind it, and before one
    that stands above a day and holds no stop, as a signature does.
    """
    inside = False
    for line, following in itertools.zip_longest(lines, lines[1:]):
        behind, inside = inside, lies_in(line.places[0], spans)
        dated = following and _DAY_ALONE.fullmatch(following.text)
        signed = dated and not _STOP.search(line.text)
        yield replace(line, gap=True) if inside or behind or signed else line


def _carry(before: _Line, line: _Line) -> _Line:
    """Return what decides whether the next line goes on: this line, with the bracket that an
    earlier one left open.
    """
    opened = max(before.text.count("(") - before.text.count(")"), 0)
    if not opened:
        return line
    return replace(line, text="(" * min(opened, 3) + line.text)


@cache
def _load_folds() -> dict[int, int | str]:
    signs = load_signs()
    return {**{ord(sign): signs[sign] for sign in signs if sign not in _KEPT}, **_FOLDED}


def _list_lines(source: str, signs: dict[int, int | str]) -> Iterable[_Line]:
    start = 0
    gap = False
    for end, after in [
        *((found.start(), found.end()) for found in _LINE_BREAKS.finditer(source)),
        (len(source), len(source)),
    ]:
        empty = True
        piece = start
        for stop, resume in [
            *(
                (found.start() + start, found.end() + start)
                for found in _GAP.finditer(source[start:end])
            ),
            (end, end),
        ]:
            line = _fold_line(source[piece:stop], piece, signs, gap=gap or not empty)
            flush = piece == start and not source[start : start + 1].isspace()
            piece = resume
            if line:
                yield replace(line, flush=flush)
                empty = gap = False
        gap = gap or empty
        start = after


def _fold_line(raw: str, start: int, signs: dict[int, int | str], *, gap: bool) -> _Line | None:
    text: list[str] = []
    places: list[int] = []
    dropped = iter(
        [*((found.start(), found.end()) for found in _DROPPED.finditer(raw)), (len(raw), len(raw))]
    )
    at = 0
    for stop, resume in dropped:
        for run in _RUN.finditer(raw[at:stop].translate(signs)):
            begin = start + at + run.start()
            if not run[0].isspace():
                text.append(run[0])
                places.extend(range(begin, begin + len(run[0])))
            elif text and text[-1] != " ":
                text.append(" ")
                places.append(begin)
        at = resume
    if text and text[-1] == " ":
        text.pop()
        places.pop()
    indented = raw.startswith(("\u3000\u3000", "\xa0\xa0\xa0\xa0"))
    width = count_columns(raw.strip())
    if not text:
        return None
    return _Line("".join(text), places, gap, indented, width)


def _find_wrap(lines: list[_Line]) -> int | None:
    """Return the width at which lines were broken; None where they were not, and each line is a
    paragraph.

    They were where lines come close to one width, and go on in the next: in the middle of a
    sentence, and not before a label or a field (Owner: …). What is wider than any line is broken
    at stands among them as it is.
    """
    lines = [line for line in lines if line.width <= _WIDEST_WRAP]
    widths = sorted(line.width for line in lines)
    if len(widths) < 3:
        return None
    widest = widths[int(len(widths) * 0.9)]
    if not 24 <= widest <= _WIDEST_WRAP or widths[-1] > widest * 1.5:
        return None
    if _hang(lines, widest):
        return widest
    full = [line for line in lines if _is_full(line, widest)]
    broken = [
        line
        for line, following in itertools.pairwise(lines)
        if _is_full(line, widest)
        and not _TERMINATED.search(line.text)
        and not following.gap
        and not following.indented
        and not find_label_at(following.text, 0)
        and not _FIELD.match(following.text)
        and not _STANDS_ALONE.fullmatch(following.text)
    ]
    # Where few lines of a Chinese text are full, nearly all of those must go on.
    many = len(full) >= len(lines) * 0.35 and len(broken) >= len(full) * 0.5
    chinese = all(has_chinese(line.text) for line in full)
    some = chinese and len(full) >= len(lines) * 0.25 and len(broken) >= len(full) * 0.75
    return widest if len(broken) >= 2 and (many or some) else None


def _hang(lines: list[_Line], widest: int) -> bool:
    """Whether the lines of a Chinese text that nothing stands before go on from full ones, nearly
    all: it sets the first line of each paragraph in.
    """
    pairs = [pair for pair in itertools.pairwise(lines) if pair[1].flush and not pair[1].gap]
    go_on = [before for before, _ in pairs if _is_full(before, widest) and has_chinese(before.text)]
    set_in = any(not line.flush for line in lines)
    return set_in and len(go_on) > 1 and len(go_on) >= len(pairs) * 0.75


def _is_full(line: _Line, widest: int) -> bool:
    # An English line ends before the word that had no room.
    slack = 6 if has_chinese(line.text) else 16
    return line.width >= widest - slack


def _goes_on(before: _Line, line: _Line, widest: int | None, joined: int) -> bool:
    if _NUMBER_FOLLOWS.search(before.text) and line.text[0].isdigit() and not line.gap:
        return True
    if line.gap or line.indented or find_label_at(line.text, 0) or _BULLET.match(line.text):
        return False
    if _STANDS_ALONE.fullmatch(line.text):
        return False
    if (
        before.text.count("(") > before.text.count(")")
        and joined < _MOST_JOINED
        and ")" in line.text
    ):
        return True
    if widest is None or CONTENTS_LINE.search(before.text) or before.width > _WIDEST_WRAP:
        return False
    # A Chinese line with digits in it is shorter by as many half signs, another by its letters.
    halted = not _TERMINATED.search(before.text) and not _FIELD.match(line.text)
    begun = line.text[:1].islower() or DANGLES.search(before.text) is not None
    goes_on = begun or before.width >= widest * _NEARLY_FULL
    return _is_full(before, widest) or (halted and goes_on)


def find_joint(before: str, after: str) -> str:
    """Return what joins two lines: a blank, or nothing beside Chinese or a broken word."""
    if not before or not after:
        return ""
    beside = before[-1] + after[0]
    if any(ord(sign) > 0x2E7F for sign in beside) or before[-1] in "-(" or after[0] in ",.;:)":
        return ""
    return " "
