"""Lines as a text prints them, each folded into one width of signs, with the place of each sign.

- Signs of full width become those of half width (（ → (, ， → ,), dashes of ranges one dash, curly
  quotes straight ones, traditional characters simplified ones; signs that can't be seen, and the
  marks of Markdown for headings and bold type, fall away.
- Blanks become one blank. A gap of four blanks or more in a line divides it in two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from obligations.invisible_characters import STEERING, ZERO_WIDTH
from obligations.text.character_variants import load_signs
from obligations.text.expressions import lazy
from obligations.text.language import count_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDED = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | str.maketrans("\ufe50\ufe51\ufe52\ufe54\ufe55\ufe59\ufe5a\uff61", ",、.;:()。")  # small forms
    | dict.fromkeys(map(ord, "\u3000\xa0\t\u2002\u2003\u2009"), 0x20)
    | dict.fromkeys((*range(0x2010, 0x2016), 0x2212), 0x2D)
    | dict.fromkeys(map(ord, "✓✔➢➤►▶▸‣\uf0b7"), 0x2022)
    | dict.fromkeys((0x2018, 0x2019), 0x27)
)
_KEPT = "覆著"  # simplified texts write these, too: 覆盖, 显著
# What sets words in italics: *Owner: Port Office.*
_STAR = r"\*(?<![^\s(].)(?=[^\s*][^*\n]{1,400}[^\s*]\*(?![^\s.,;:)]))|\*(?<=[^\s*].)(?=[\s.,;:)]|$)"
# The mark of a footnote in Markdown, and behind the last word of a cell: issued*.
_NOTE = r"\[\^[\w-]{1,20}\](?!:)|\*(?<=\w.)(?= *(?:</|\||$))"
# Of letters, in Markdown.
_TAG = r"</?(?:b|i|u|em|strong|sup|sub|span|font|a|small)(?: [^<>\n]{0,200})?>"
_ESCAPE = r"\\(?=[()\[\].*_#-])"  # before a sign that Markdown would take for its own
# A word whose signs are set apart: 国 家 能 源 局.
_SET_APART = r" (?:(?<=^[\u3400-\u9fff].)|(?<=\s[\u3400-\u9fff].))(?=[\u3400-\u9fff](?:\s|$))"
DROPPED = lazy(
    rf"[{STEERING}{ZERO_WIDTH}\x00-\x08\x0b\x0e-\x1f]|\*{{2,3}}|{_STAR}|^[ \t>]*#{{1,6}} +|{_NOTE}"
    rf"|{_TAG}|{_ESCAPE}|{_SET_APART}"
)
# Within a row of Markdown a line is broken as in HTML.
LINE_BREAKS = lazy(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|<br ?/?>", re.IGNORECASE)
_RUN = lazy(r"\S+(?: \S+)*|\s+")
# Behind a colon what is said of a field stands, behind a label what it counts, at however wide a
# gap.
_GAP = lazy(
    r"[ \t\u3000\xa0](?<![:：\s].)(?<!^\w[.)].)(?<!^\d\d[.)].)(?<!^\d\.\d.)(?<!^\(\w\).)"
    r"[ \t\u3000\xa0]{3,}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, folded, with the place of each of its signs."""

    text: str
    places: list[int]
    gap: bool  # an empty line, or the break between two gaps, stands before it
    indented: bool
    width: int  # in columns, as printed
    flush: bool  # nothing stands before its first sign


def list_printed_lines(source: str) -> Iterator[Line]:
    """Yield the lines of a text, and the parts of those that a gap divides; empty ones are none."""
    gap = False
    for start, end in _divide(LINE_BREAKS, source):
        printed = source[start:end]
        empty = True
        for begin, stop in _divide(_GAP, printed):
            flush = begin == 0 and not printed[:1].isspace()
            line = _fold_line(printed[begin:stop], start + begin, gap=gap or not empty, flush=flush)
            if line:
                yield line
                empty = gap = False
        gap = gap or empty


def _divide(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text between those that an expression finds."""
    at = 0
    for found in pattern.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _fold_line(raw: str, start: int, *, gap: bool, flush: bool) -> Line | None:
    signs = _load_folds()
    text: list[str] = []
    places: list[int] = []
    for begin, stop in _divide(DROPPED, raw):
        for run in _RUN.finditer(raw[begin:stop].translate(signs)):
            at = start + begin + run.start()
            if not run[0].isspace():
                text.append(run[0])
                places.extend(range(at, at + len(run[0])))
            elif text and text[-1] != " ":
                text.append(" ")
                places.append(at)
    if text and text[-1] == " ":
        text.pop()
        places.pop()
    if not text:
        return None
    indented = raw.startswith(("\u3000\u3000", "\xa0\xa0\xa0\xa0"))
    return Line("".join(text), places, gap, indented, count_columns(raw.strip()), flush)


@cache
def _load_folds() -> dict[int, int | str]:
    signs = load_signs()
    return {**{ord(sign): signs[sign] for sign in signs if sign not in _KEPT}, **_FOLDED}
