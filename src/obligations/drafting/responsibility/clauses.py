"""Where a text says who answers: clauses of responsibility, wherever they stand.

A clause is

- a bracket of any kind, ( ) 〔 〕 [ ] 〈 〉 【 】, whose inside gives roles: (A牵头，B负责),
  (责任单位：A), (Led by A); or which stands behind the end of a sentence and holds nothing but
  parties: 。（商务部、海关总署）; in English with or without words that say with whom, and several
  also before the stop that ends a paragraph, unless they explain the word before them;
- a label at the beginning of a paragraph or behind the end of a sentence, with all that follows in
  the paragraph: 责任单位：A、B, 【责任单位】A、B; paragraphs that begin with such labels one after
  the other make one clause;
- at the end of an English paragraph, bodies before a term: (Port Board, 2027-2029), - Port Board -
  by 2027;
- a last sentence that consists of parties and of verbs that give roles, and of nothing else:
  由A牵头，B、C按职责分工负责。 It may begin with what it is about: 此项工作由A负责。

A paragraph that is a clause may be of provisions *above* it: of all (以上任务由A牵头, 本章由A负责),
or of some by their numbers (第1-3项由A牵头,第4项由B负责).
"""

from __future__ import annotations

import itertools
import re
import sys
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import Calendar
from obligations.drafting.dates.find import find_whole_date, is_term
from obligations.drafting.numbering import find_label_at, list_labels_inside
from obligations.drafting.parties.owing import is_named
from obligations.drafting.responsibility.bare_clauses import (
    holds_only_parties,
    is_bare_clause,
    is_clause,
    names_bodies_alone,
)
from obligations.drafting.responsibility.role_words import (
    LABEL_EN,
    LABEL_ZH,
    has_label,
)
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.numerals import read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory

_PAIRS = {"(": ")", "〔": "〕", "[": "]", "〈": "〉", "【": "】", "〖": "〗", "{": "}"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_BRACKET = lazy(f"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
# Where a label may stand inside a paragraph.
_BEHIND = lazy(r"(?<=[。!?;)\]〕” ])(?:(?<=[。!?;)\]〕”])|(?<=[.;!?)|] ))\s?|(?=【)")
_STOP_BEFORE = lazy(r"。|(?<=\.) ")
_BULLET = lazy(
    r"[-*•·●○◆■□▪–※★☆>|]+\s?|\d{1,2}[.)] ?(?=[A-Z][a-z]+:)"
    rf"|\(?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[.)、] ?(?=(?:{LABEL_ZH.pattern}))"
)
_DATE_LINE = lazy(r"\(?(?:20\d{2} ?年.{2,8}[日号]|[A-Z][a-z]+,? ?\d{1,2}.{0,8}20\d{2})\)?")
_LONGEST_SIGNATURE = 60
# What a paragraph says it is of: all above it, or those of some numbers.
_ALL_ABOVE = (
    r"(?:以上|上述|本(?:章|节|部分|方面))(?:各项)?(?:[\u3400-\u9fff]{2})?(?:任务|工作|措施|事项)?"
)
_OF_ALL_ABOVE = lazy(rf"[(〔\[【]?{_ALL_ABOVE}")
_LABELLED_ABOVE = lazy(rf"{_ALL_ABOVE}(?={LABEL_ZH.pattern})")
_NUMBER = r"\(?(?:\d{1,3}|[一二三四五六七八九十]{1,4})\)?"
_SOME_ABOVE = lazy(
    rf"第(?P<first>{_NUMBER})(?:项?[-至到、和]第?(?P<last>{_NUMBER}))?项(?:任务|工作|措施)?(?=由)"
)
EVERY = range(sys.maxsize)
_ITEM = lazy(r"[-*•·●○◦▪–] ?[A-Z][^.:;]{2,90}[,;]?$")
# A line of parties one of which leads: Port Office (lead), Customs.
_LED_LINE = lazy(
    r"[A-Z][^.:;()\n]{2,160} \([Ll]ead(?:ing)?\)(?:[,;&/] ?[^.:\n]{2,200}| and [^.:\n]{2,200})?"
)
_LAST_SENTENCE_ZH = lazy(
    r"(?:^|(?<=\n)|[。!?;]|\.(?!\d))"
    r"\s?(?P<sentence>(?:[^。!?;.\n]|\.(?=\d)){3,399}[^。!?;.\s])[。.;]?\s*$"
)
_LAST_SENTENCE_EN = lazy(r"(?:^|(?<=\n)|[.;] ?)(?P<sentence>[^.;\n]{9,599}[^.;\s])[.;]?\s*$")
# What a last sentence is about, before it says who answers: 北岸整修由….
_TOPIC = lazy(r"[\u3400-\u9fff“”]{2,16}?(?<![自理缘])(?=由(?!于|此|来))")
_TAIL = lazy(
    r"(?:\(|(?<= )- )(?P<who>[A-Z](?:[^()\n-]|\(lead\)){1,160}?)(?: - |, )"
    r"(?P<when>(?:(?! - )[^()\n,;]){3,40})\)?[.;]?$"
)
_LONGEST_TAIL = 220
_ANY_DAY = Calendar(None, None)


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause: its whole stretch of the flow, brackets and labels included, the stretch
    that says who answers, and the one that says by when and nothing else, if there is one. `above`:
    of which of the provisions above it, by their numbers.
    """

    stretch: Stretch
    inside: Stretch
    when: Stretch | None = None
    above: range | None = None


def find_clauses(flow: Flow, directory: Directory, start: int, end: int) -> list[FoundClause]:
    """Return the clauses of a stretch of the flow, in its order; none overlaps another."""
    found: list[FoundClause] = []
    paragraphs = flow.list_paragraphs(start, end)
    signed = _find_signed(flow, paragraphs)
    for at, paragraph in enumerate(paragraphs):
        inside = list(_find_in_paragraph(flow, directory, paragraph))
        if found and at not in signed and _continue_list(flow, directory, found[-1], paragraph):
            found[-1] = _join(found[-1], FoundClause(paragraph, paragraph))
            continue
        if found and inside and _continue_label(flow.text, found[-1], inside[0], paragraph):
            found[-1] = _join(found[-1], inside[0])
            inside = inside[1:]
        found += inside
    return found


def cut_clauses(clauses: Sequence[FoundClause], start: int, end: int) -> Sequence[FoundClause]:
    """Return the clauses that begin in a stretch; they are in order."""
    first = bisect_left(clauses, start, key=lambda one: one.stretch.start)
    return clauses[first : bisect_left(clauses, end, key=lambda one: one.stretch.start)]


def _find_signed(flow: Flow, paragraphs: list[Stretch]) -> set[int]:
    """Return which paragraphs may be a signature: short ones that stand above a date, or last, and
    not below what leads in a list.
    """
    signed: set[int] = set()
    below = True
    for at in range(len(paragraphs) - 1, -1, -1):
        line = paragraphs[at].of(flow.text)
        dated = _DATE_LINE.fullmatch(line) is not None
        below = dated or (below and len(line) <= _LONGEST_SIGNATURE and line[-1] not in "。.;:)")
        if below and not dated:
            signed.add(at)
        if line[-1] == ":" and len(signed) == len(paragraphs) - 1 - at:
            signed = set()
    return signed


def _join(before: FoundClause, after: FoundClause) -> FoundClause:
    return FoundClause(
        Stretch(before.stretch.start, after.stretch.end),
        Stretch(before.inside.start, after.inside.end),
    )


def _continue_label(text: str, before: FoundClause, after: FoundClause, paragraph: Stretch) -> bool:
    """Whether two labelled paragraphs follow one another with nothing in between."""
    both = has_label(_drop_bullet(text, before.stretch)) and has_label(
        _drop_bullet(text, after.stretch)
    )
    return (
        both
        and after.stretch.start == paragraph.start
        and not text[before.stretch.end : after.stretch.start].strip()
    )


def _continue_list(
    flow: Flow, directory: Directory, before: FoundClause, paragraph: Stretch
) -> bool:
    """Whether a paragraph holds nothing but further parties of the labelled one before it."""
    text = flow.text
    between = text[before.stretch.end : paragraph.start]
    labelled = has_label(_drop_bullet(text, before.stretch))
    bracketed = before.stretch != before.inside and text[before.stretch.end - 1] in _CLOSING
    if before.stretch.end >= paragraph.start or between.strip() or not labelled or bracketed:
        return False
    line = paragraph.of(text).strip()
    if has_chinese(line):
        return line[-1] not in "。:" and holds_only_parties(directory, line)
    listed = text[before.stretch.end - 1] == ":" or "\n" in before.stretch.of(text)
    named = line[-1] not in ".:" and holds_only_parties(directory, line)
    return listed and (
        _ITEM.match(line) is not None or (named and _leads_in_names(text, before.stretch))
    )


def _leads_in_names(text: str, stretch: Stretch) -> bool:
    """Whether the last label of a clause in English stands alone on its line, names below it."""
    labels = [line for line in stretch.of(text).split("\n") if has_label(line)]
    return bool(labels) and labels[-1].rstrip().endswith(":")


def _drop_bullet(text: str, stretch: Stretch) -> str:
    led = _BULLET.match(text, stretch.start, stretch.end)
    return text[led.end() if led else stretch.start : stretch.end].lstrip("([〔【 ")


def _find_in_paragraph(
    flow: Flow, directory: Directory, paragraph: Stretch
) -> Iterator[FoundClause]:
    """Yield the clauses of a paragraph, of each provision apart where several were run together, so
    that no labelled clause holds the next of them: 责任单位：A。2.…, Responsible unit: A. 2. ….
    """
    above = EVERY if _OF_ALL_ABOVE.match(flow.text, *paragraph) else None
    labels = [
        label.start
        for label in list_labels_inside(flow.text, *paragraph)
        if _STOP_BEFORE.match(flow.text, label.start - 1)
        and not (LABEL_ZH.match(flow.text, label.end) or LABEL_EN.match(flow.text, label.end))
    ]
    for begin, stop in itertools.pairwise([paragraph.start, *labels, paragraph.end]):
        for clause in _find_in_provision(flow, directory, Stretch(begin, stop)):
            alone = clause.stretch.start == paragraph.start and above is not None
            yield replace(clause, above=above) if alone else clause


def _find_of_some(flow: Flow, directory: Directory, paragraph: Stretch) -> list[FoundClause]:
    """Return the parts of a paragraph that says who carries out which of the provisions above it.
    Who of several carries out which of several is not understood (第1-2项由A、B分别牵头).
    """
    parts = list(_SOME_ABOVE.finditer(flow.text, *paragraph))
    if not parts or parts[0].start() > paragraph.start:
        return []
    found = []
    stops = [*(part.start() - 1 for part in parts[1:]), paragraph.end]
    for part, stop in zip(parts, stops, strict=True):
        first, last = (_read_number(part[name] or part["first"]) for name in ("first", "last"))
        above = range(first, last + 1)
        inside = Stretch(part.end(), stop)
        if not is_bare_clause(flow, directory, inside):
            return []
        if len(above) > 1 and "分别" in inside.of(flow.text):
            inside = Stretch(stop, stop)
        found.append(FoundClause(Stretch(part.start(), stop), inside, above=above))
    return found


def _read_number(printed: str) -> int:
    bare = printed.strip("()")
    return int(bare) if bare.isdecimal() else read_numeral(bare)


def _find_in_provision(
    flow: Flow, directory: Directory, paragraph: Stretch
) -> Iterator[FoundClause]:
    text = flow.text
    if some := _find_of_some(flow, directory, paragraph):
        yield from some
        return
    brackets = list_brackets(text, paragraph.start, paragraph.end)
    label = _find_label(text, paragraph, brackets)
    stop = label.stretch.start if label else paragraph.end
    at = paragraph.start
    for opened, closed in brackets:
        if closed < stop and is_clause(flow, directory, paragraph, opened, closed):
            yield FoundClause(Stretch(opened, closed + 1), Stretch(opened + 1, closed))
            at = closed + 1
    if label:
        yield label
        return
    if _LED_LINE.fullmatch(text, *paragraph):
        yield FoundClause(paragraph, paragraph)
        return
    tail = None if at > paragraph.start else _find_tail(text, paragraph)
    if tail:
        yield tail
        return
    sentence = _find_last_sentence(text, Stretch(max(at, paragraph.start), paragraph.end))
    labelled = sentence == paragraph and find_label_at(text, paragraph.start)
    if sentence and not labelled:
        topic = _TOPIC.match(text, *sentence)
        inside = Stretch(topic.end() if topic else sentence.start, sentence.end)
        named = sentence.start > paragraph.start and names_bodies_alone(flow, directory, inside)
        if named or is_bare_clause(flow, directory, inside):
            yield FoundClause(sentence, inside)


def _find_tail(text: str, paragraph: Stretch) -> FoundClause | None:
    """Return the bodies that stand before a term at the end of an English paragraph: Mend the pier
    (Port Board, 2027-2029), Mend the pier - Port Board - by 2027. A source that is quoted stands
    before a year alone.
    """
    found = _TAIL.search(text, max(paragraph.start, paragraph.end - _LONGEST_TAIL), paragraph.end)
    if not found or has_chinese(found[0]):
        return None
    when = Stretch(*found.span("when"))
    quoted = text[found.start()] == "(" and when.end - when.start == len("2027")
    names = [name.strip() for name in re.split("[,;/&]| and ", found["who"])]
    written = all(name[:1].isupper() for name in names) and any(map(is_named, names))
    dated = is_term(found["when"]) or find_whole_date(text, *when, _ANY_DAY)
    if quoted or not written or not dated:
        return None
    return FoundClause(Stretch(*found.span()), Stretch(*found.span("who")), when)


def _find_label(
    text: str, paragraph: Stretch, brackets: list[tuple[int, int]]
) -> FoundClause | None:
    """Return a labelled clause outside brackets: from its label to the end of the paragraph."""
    led = _BULLET.match(text, *paragraph) or _LABELLED_ABOVE.match(text, *paragraph)
    begin = led.end() if led else paragraph.start
    chinese = has_chinese(paragraph.of(text))
    if chinese and _is_boxed(text, begin, paragraph.end):
        return FoundClause(paragraph, Stretch(begin + 1, paragraph.end))
    if has_label(text[begin : paragraph.end]):
        return FoundClause(paragraph, Stretch(begin, paragraph.end))
    label = LABEL_ZH if chinese else LABEL_EN
    for behind in _BEHIND.finditer(text, paragraph.start + 1, paragraph.end):
        clause = Stretch(behind.end(), paragraph.end)
        inside = any(opened < clause.start <= closed for opened, closed in brackets)
        if not inside and (label.match(text, *clause) or _is_boxed(text, *clause)):
            return FoundClause(clause, clause)
    return None


def _is_boxed(text: str, at: int, end: int) -> bool:
    """Whether a label stands at a place that has a box of its own: 【责任单位】."""
    label = LABEL_ZH.match(text, at + 1, end) if text[at : at + 1] == "【" else None
    return label is not None and label[0].endswith("】")


def list_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the outermost brackets, in one pass; what is not closed is none."""
    pairs = []
    stack: list[tuple[int, str]] = []
    for found in _BRACKET.finditer(text, start, end):
        at, sign = found.start(), found[0]
        if sign in _PAIRS:
            stack.append((at, sign))
        elif stack:
            if stack[-1][1] == _CLOSING[sign]:
                opened, _ = stack.pop()
                pairs.append((opened, at))
            elif len(stack) > 1 and stack[-2][1] == _CLOSING[sign]:
                stack.pop()
                opened, _ = stack.pop()
                pairs.append((opened, at))
    return _keep_outermost(pairs)


def _keep_outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for opened, closed in sorted(pairs):
        if not kept or opened > kept[-1][1]:
            kept.append((opened, closed))
    return kept


def _find_last_sentence(text: str, stretch: Stretch) -> Stretch | None:
    if not has_chinese(stretch.of(text)):
        found = _LAST_SENTENCE_EN.search(text, max(stretch.start, stretch.end - 700), stretch.end)
    else:
        found = _LAST_SENTENCE_ZH.search(text, max(stretch.start, stretch.end - 420), stretch.end)
    if not found:
        return None
    return Stretch(found.start("sentence"), stretch.end)
