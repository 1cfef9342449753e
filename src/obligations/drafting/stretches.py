"""Stretches of a text that stand beside and inside one another."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SENTENCE = lazy(r"[^。;!?；！？\n]*[。;!?；！？]?")
# A point that ends an English sentence: not that of a decimal, of U.S.C. or of No. 5, and not one
# behind which the sentence goes on.
FULL_STOP_EN = r"\.(?!\d| ?[a-z,])(?<!\b[A-Z]\.)(?<!\b(?:No|Co|St|Dr|vs)\.)"
# Where behind an adverbial a subject begins without a comma: … of the list the Secretary shall.
NEW_SUBJECT_EN = (
    r"(?<!\bof)(?<!\bby)(?<!\bto)(?<!\bin)(?<!\bfrom)(?<!\bwith)(?<!\bfor)(?<!\bunder)(?<!\bafter)"
    r"(?<!\bon)(?<!\band)(?<!\bor)(?<!\bat)(?<!\baround)(?<!\balong)(?<!\bnear)(?<!\bacross)"
    r"(?<!\bbetween)(?<!\bwithin)(?<!\bthrough)(?<!\bover)"
    r" (?=(?:the (?-i:[A-Z])|all |each |every ))"
)
SENTENCE_EN = lazy(rf"(?:[^.;\n]++|(?!{FULL_STOP_EN})\.)+")  # without its last sign
_SENTENCE_EN = lazy(rf"{SENTENCE_EN.pattern}[.;]?|[.;]")
# The signs of brackets, titles and quotes; those of comparison, < and >, are none.
OPENING_SIGNS, CLOSING_SIGNS = "(《“〔[〈", ")》”〕]〉"
_BRACKET = lazy(rf"[{re.escape(OPENING_SIGNS + CLOSING_SIGNS)}]")
_FAR = 1 << 62  # beyond any text


def list_gaps(start: int, end: int, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return what of a stretch lies in none of some others, which are in order; of those that begin
    before it, only the last may reach into it.
    """
    gaps = []
    for at in range(max(bisect_right(stretches, (start, _FAR)) - 1, 0), len(stretches)):
        stretch = stretches[at]
        if stretch.start > start:
            gaps.append(Stretch(start, min(stretch.start, end)))
        start = max(start, stretch.end)
        if start >= end:
            break
    if start < end:
        gaps.append(Stretch(start, end))
    return [gap for gap in gaps if gap.start < gap.end]


def join_stretches(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return some stretches in order, those that overlap as one."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches):
        if joined and stretch.start <= joined[-1].end:
            joined[-1] = Stretch(joined[-1].start, max(joined[-1].end, stretch.end))
        else:
            joined.append(stretch)
    return joined


def find_enclosing(place: int, stretches: Sequence[Stretch]) -> Stretch | None:
    """Return which of some stretches, which are in order, a place lies in."""
    at = bisect_right(stretches, (place, _FAR)) - 1
    return stretches[at] if at >= 0 and place < stretches[at].end else None


def lies_in(place: int, stretches: Sequence[Stretch]) -> bool:
    """Whether a place lies in one of some stretches, which are in order."""
    return find_enclosing(place, stretches) is not None


def lies_apart(stretch: Stretch, stretches: Sequence[Stretch]) -> bool:
    """Whether a stretch shares nothing with some stretches, which are in order and apart."""
    return list_gaps(*stretch, stretches) == [stretch]


def find_outside_brackets(
    text: str, start: int, end: int, pattern: re.Pattern[str]
) -> re.Match[str] | None:
    """Find where an expression first matches in no bracket, title or quote."""
    depth = 0
    at = start
    for found in pattern.finditer(text, start, end):
        for bracket in _BRACKET.findall(text, at, found.start()):
            depth = depth + 1 if bracket in OPENING_SIGNS else max(depth - 1, 0)
        if not depth:
            return found
        at = found.start()
    return None


def list_sentences(text: str, paragraph: Stretch) -> list[Stretch]:
    """Return the sentences of a paragraph."""
    chinese = has_chinese(paragraph.of(text))
    pattern = _SENTENCE if chinese else _SENTENCE_EN
    return [
        Stretch(*found.span())
        for found in pattern.finditer(text, paragraph.start, paragraph.end)
        if found[0]
    ]
