"""What the pages of a PDF draw, as signs and rules.

A rule may be drawn as a line, as an edge of a rectangle, or as a thin rectangle. The edges of what
is only filled are rules on a page that has no others. What is not set upright is a stamp or a
watermark, and no text.
"""

from __future__ import annotations

import io
import itertools
import unicodedata
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import mult_matrix

from obligations.drafting.reading.pdf_page import PrintedPage, PrintedSign, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Place = tuple[float, float]

_UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_SLOPE = 0.1  # of a line that is set upright
_THIN = 3.0  # points
_SHORTEST = 4.0  # points of a rule
_MOST_RULES = 20_000  # of a page; more are a drawing
_UNKNOWN = "\ufffd"


def read_pages(content: bytes, most: int) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF. What is damaged or locked raises anything."""
    resources = PDFResourceManager()
    printer = _Printer(resources)
    interpreter = PDFPageInterpreter(resources, printer)
    for page in PDFPage.get_pages(io.BytesIO(content), maxpages=most):
        printer.begin()
        interpreter.process_page(page)
        yield printer.end()


class _Printer(PDFTextDevice):
    """Takes what a page draws."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.known: dict[Any, dict[int, tuple[str, float]]] = {}  # of each font, by number
        self.begin()

    def begin(self) -> None:
        self.signs: list[PrintedSign] = []
        self.drawn: list[tuple[_Place, _Place]] = []
        self.filled: list[tuple[_Place, _Place]] = []

    def end(self) -> PrintedPage:
        return PrintedPage(self.signs, *_sort_rules(self.drawn or self.filled), not self.drawn)

    def render_string(self, *drawn: Any, **_: Any) -> None:
        state, parts = drawn[:2]
        a, b, c, d, e, f = mult_matrix(state.matrix, self.ctm or _UNMOVED)
        x, y = state.linematrix
        scale = state.fontsize * state.scaling * 0.01
        height = abs(d * state.fontsize)
        spaces = {None: 0.0, "": state.charspace + state.wordspace}
        if state.font.is_multibyte():
            spaces[""] = state.charspace
        upright = a > 0 and abs(b) <= a * _SLOPE
        known = self.known.setdefault(state.font, {})
        for text, width in _list_moves(parts, state.font, known):
            if upright and text:
                left, base = a * x + c * (y + state.rise) + e, b * x + d * (y + state.rise) + f
                self.signs.append(PrintedSign(text, left, left + a * width * scale, -base, height))
            x += width * scale + spaces.get(text, state.charspace) * state.scaling * 0.01
        state.linematrix = x, y

    def paint_path(self, *drawn: Any, **_: Any) -> None:
        _, stroke, _, _, path = drawn
        if self.ctm is None or len(self.drawn) > _MOST_RULES:
            return
        a, b, c, d, e, f = self.ctm
        parts: list[list[_Place]] = []
        for name, *numbers in path:
            if name == "h" and parts:
                parts[-1].append(parts[-1][0])
            elif numbers:
                x, y = numbers[-2:]
                place = (a * x + c * y + e, -(b * x + d * y + f))
                if name == "l" and parts:
                    parts[-1].append(place)
                else:  # a beginning, or the end of a curve
                    parts.append([place])
        for part in parts:
            thin, sides = _list_sides(part)
            (self.drawn if stroke or thin else self.filled).extend(sides)


def _list_moves(
    parts: Iterable[Any], font: Any, known: dict[int, tuple[str, float]]
) -> Iterator[tuple[str | None, float]]:
    """Yield the signs of a string and how far each moves on, times its height; without a sign, what
    is moved between them.
    """
    for part in parts:
        if isinstance(part, bytes):
            for number in font.decode(part):
                yield known.get(number) or _learn(known, font, number)
        else:
            yield None, -part * 0.001


def _learn(known: dict[int, tuple[str, float]], font: Any, number: int) -> tuple[str, float]:
    """Return what a sign of a font is, and how wide: a radical that stands for a character as that
    character, a blank as nothing.
    """
    try:
        text = font.to_unichr(number)
    except PDFUnicodeNotDefined:
        text = _UNKNOWN
    if any("\u2e80" <= sign <= "\u2fdf" or "\uf900" <= sign <= "\ufb06" for sign in text):
        text = unicodedata.normalize("NFKC", text)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs"))
    known[number] = text.strip(), font.char_width(number)
    return known[number]


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
