"""What the pages of a PDF draw, as signs and rules.

A rule may be drawn as a line, as an edge of a rectangle, or as a thin rectangle. The edges of what
is only filled are rules on a page that has no others. What is not set upright is a stamp or a
watermark, and no text.
"""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

import playa
from playa.content import PathObject, TextObject, XObjectObject
from playa.encodingdb import name2unicode
from playa.font import CIDFont, SimpleFont
from playa.interp import LazyInterpreter
from playa.pdftypes import KWD, ContentStream

from obligations.drafting.reading.pdf_notes import mark_notes
from obligations.drafting.reading.pdf_page import UNKNOWN, PrintedPage, PrintedSign, Stroke
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playa.content import ContentObject
    from playa.font import Font
    from playa.page import Page

_Place = tuple[float, float]

_SLOPE = 0.1  # of a line that is set upright
_THIN = 3.0  # points
_SHORTEST = 4.0  # points of a rule
_MOST_RULES = 20_000  # of a page; more are a drawing
_MOST_FORMS = 10_000  # of a page; forms that draw forms twice each would double with each level

# The operators of a page (PDF 2.0, Annex A) that write text, draw paths, or move what does; the
# others colour, clip, or mark, and marks within marks would cost the square of their number.
_OPERATORS = frozenset(
    map(
        KWD,
        b"BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" m l c v y h re"
        b" S s f F f* B B* b b* n q Q cm gs Do BI ID EI".split(),
    )
)


def read_pages(content: bytes, most: int) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF. What is damaged or locked raises anything."""
    readers: dict[Font, _Reader] = {}
    with playa.parse(content) as document:
        for page in itertools.islice(document.pages, most):
            yield _read_page(page, readers)


def _read_page(page: Page, readers: dict[Font, _Reader]) -> PrintedPage:
    signs: list[PrintedSign] = []
    drawn: list[tuple[_Place, _Place]] = []
    filled: list[tuple[_Place, _Place]] = []
    for thing in _list_things(page):
        if isinstance(thing, TextObject) and thing.gstate.font:
            reader = readers.get(thing.font) or readers.setdefault(thing.font, _Reader(thing.font))
            signs += reader.list_signs(thing)
        elif isinstance(thing, PathObject) and len(drawn) <= _MOST_RULES:
            for part in _list_parts(thing):
                thin, sides = _list_sides(part)
                (drawn if thing.stroke or thin else filled).extend(sides)
    return PrintedPage(mark_notes(signs), *_sort_rules(drawn or filled), not drawn)


def _list_things(page: Page) -> Iterator[ContentObject]:
    """Yield what a page draws, and what the forms in it do, none inside itself. Raises UserError
    for more forms than a page has.
    """
    forms = 0
    # What is begun in one stream of a page may go on in the next (PDF 2.0, 7.8.2).
    whole = ContentStream(rawdata=b"\n".join(stream.buffer for stream in page.streams))
    things: Iterator[ContentObject] = LazyInterpreter(page, [whole], restrict_ops=_OPERATORS)
    open_things = [(things, frozenset[int | None]())]
    while open_things:
        things, within = open_things[-1]
        thing = next(things, None)
        if thing is None:
            open_things.pop()
        elif not isinstance(thing, XObjectObject):
            yield thing
        elif thing.stream.objid not in within:
            forms += 1
            if forms > _MOST_FORMS:
                raise UserError(
                    tell("a page of the PDF draws more than {most} forms", most=_MOST_FORMS),
                    tell("print it to a new PDF"),
                )
            inside = thing.interp(restrict_ops=_OPERATORS)
            open_things.append((inside, within | {thing.stream.objid}))


class _Reader:
    """Reads the signs of one font."""

    def __init__(self, font: Font) -> None:
        self.font = font
        self.known: dict[tuple[int, str | None], tuple[str, float]] = {}
        self.stated: set[str] | None = None
        if isinstance(font, SimpleFont | CIDFont) and font.tounicode:
            self.stated = set(font.tounicode.bytes2unicode.values())

    def list_signs(self, text: TextObject) -> Iterator[PrintedSign]:
        """Yield what is set upright, blanks apart."""
        for glyph in text:
            a, b, _, d, left, base = glyph.matrix
            if a > 0 and abs(b) <= a * _SLOPE:
                key = glyph.cid, glyph.text
                sign, width = self.known.get(key) or self._learn(*key)
                if sign:
                    yield PrintedSign(sign, left, left + a * width, base, abs(d))

    def _learn(self, number: int, text: str | None) -> tuple[str, float]:
        """Return what a sign is, and how wide: a radical as its character, a blank as nothing."""
        sign = self._say(number, text) or UNKNOWN
        if any("\u2e80" <= part <= "\u2fdf" or "\uf900" <= part <= "\ufb06" for part in sign):
            sign = unicodedata.normalize("NFKC", sign)
        sign = "".join(part for part in sign if unicodedata.category(part) not in ("Cc", "Cs"))
        self.known[number, text] = sign.strip(), self.font.hdisp(number)
        return self.known[number, text]

    def _say(self, number: int, text: str | None) -> str | None:
        """Return the text of a sign. Where the file has none, playa gives the number as text: then
        the name of the sign counts (PDF 2.0, 9.10.2), if it has one.
        """
        font = self.font
        if self.stated is None:
            known = not isinstance(font, CIDFont) or font.unicode_map is not None
        else:
            known = text in self.stated or (isinstance(font, SimpleFont) and not font.encoding)
        if known:
            return text
        if isinstance(font, SimpleFont):
            return name2unicode(font.encoding.get(number, ""))
        return None


def _list_parts(path: PathObject) -> list[list[_Place]]:
    """Return the unbroken parts of a path: of a curve its ends."""
    parts: list[list[_Place]] = []
    for segment in path.segments:
        if segment.operator == "h" and parts:
            parts[-1].append(parts[-1][0])
        elif segment.points:
            if segment.operator == "l" and parts:
                parts[-1].append(segment.points[-1])
            else:  # a beginning, or the end of a curve
                parts.append([segment.points[-1]])
    return parts


def _list_sides(places: list[_Place]) -> tuple[bool, list[tuple[_Place, _Place]]]:
    """Return the straight lines between some places, and whether these are thin: then it is the one
    along them.
    """
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    if bottom - top <= _THIN:
        middle = (top + bottom) / 2
        return True, [((left, middle), (right, middle))]
    if right - left <= _THIN:
        middle = (left + right) / 2
        return True, [((middle, top), (middle, bottom))]
    return False, list(itertools.pairwise(places))


def _sort_rules(lines: Iterable[tuple[_Place, _Place]]) -> tuple[list[Stroke], list[Stroke]]:
    """Return the rules across, and those down, that straight lines are."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    for (x0, y0), (x1, y1) in lines:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if high <= 1 < _SHORTEST <= wide:
            across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif wide <= 1 < _SHORTEST <= high:
            down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return across, down
