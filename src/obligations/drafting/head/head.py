"""What a document says of itself: `title` and number, day and issuers by its `signature`, and
addressees.

Who issued a document without a signature stands in a field of metadata, before 关于 in its title,
or behind "Opinions of".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from obligations.drafting.broken_lines import WHOLE_DAY_ZH, WHOLE_NUMBER_ZH
from obligations.drafting.flow import find_front_matter
from obligations.drafting.head.signature import find_imprint, find_signature, read_issuers
from obligations.drafting.head.title import (
    find_document_number,
    find_title,
    find_title_of_file,
)
from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import lies_in
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from obligations.drafting.flow import Flow
    from obligations.drafting.head.title import Title
    from obligations.drafting.parties.party import Party
    from obligations.drafting.parties.reader import PartyReader

_ISSUED_BY_LABEL = lazy(
    r"(?:[-•] ?)?(?:发文机关|发布机构|发文单位|制发机关|issuing (?:authority|agency|body)"
    r"|issued by) ?:?",
    re.IGNORECASE,
)
_ISSUED_BY = lazy(
    rf"{_ISSUED_BY_LABEL.pattern[:-1]} ?(?P<body>[^\n]{{2,80}}?)(?= [\u3400-\u9fff]{{2,8}}:|$)",
    re.IGNORECASE,
)
_PARENTHESIS = lazy(
    r"\((?:此件|本文|此文|This (?:piece|document|copy|article))[^()]*\)$|^\[\^[\w-]{1,20}\]:",
    re.IGNORECASE,
)
_FROM_TITLE_ZH = lazy(
    r"^(?P<bodies>[\u3400-\u9fff、 ]{4,80}?)(?:等.{1,6}(?:部门|单位))?(?:关于|印发|转发)"
)
_FROM_TITLE_EN = lazy(
    r"\b(?:opinions?|notice|circular|guidance|decision|reply|measures|plan) (?:of|by|from"
    r"|issued by) (?:the )?(?P<bodies>.+?)(?: and (?:the )?other [a-z0-9]+ departments"
    r"| and other departments)? (?:on|about|concerning|regarding|to|for)\b",
    re.IGNORECASE,
)
# Lines that a copy has run together: whom a notice is sent to, and how it begins; its title and
# whom it is sent to; who signed it, the day, the title of what it passes on, and how that begins;
# its number and the day.
_RUN_ON = (
    lazy(r"(?P<a>(?:各|有关)[^。:\n]{2,200}:) ?(?P<b>[^\n]{10,})"),
    lazy(r"(?P<a>[^。\n]{2,60}关于[^。\n]{4,120}的通知) (?P<b>[^。\n]{4,200}:)"),
    lazy(
        r"(?<![\u3400-\u9fff])(?P<a>[\u3400-\u9fff]{2,40}(?:府|厅|局|部|委|会|办|院)) ?"
        rf"(?P<b>{WHOLE_DAY_ZH}) "
        r"(?P<c>[^。\n ]{4,100}(?:意见|措施|方案|办法|规定|规划|计划|细则|纲要|要点))"
        r"(?: (?P<d>.+))?"
    ),
    lazy(rf"(?P<a>\(?{WHOLE_NUMBER_ZH}[ ,])(?P<b>{WHOLE_DAY_ZH}\)?)"),
    lazy(rf"(?P<a>\(?{WHOLE_DAY_ZH})[ ,](?P<b>{WHOLE_NUMBER_ZH}\)?)"),
)
# Where the lines of a whole notice end that a copy has joined with blanks: its title, its number,
# whom it is sent to, its text, who signed it, the day, the title of what it issues.
_JOINT = lazy(
    r"(?<=的通知) (?=[\u3400-\u9fff])"
    r"|(?<=\d号) (?=[\u3400-\u9fff])"
    r"|(?<=:) (?=《[^《》\n]{2,80}》|现将|为|根据)"
    rf"|(?<=。) (?=[\u3400-\u9fff ]{{4,60}}{WHOLE_DAY_ZH} )"
    rf"| (?={WHOLE_DAY_ZH} )"
    r"|(?<=\d日) (?=[\u3400-\u9fff])"
    r"|(?<=[案见法划施定则点]) (?=为|根据|按照)"
)
_FEWEST_JOINTS = 3
_LONGEST_ADDRESS = 700  # signs
_LEADS_IN = lazy(r"。|如下|as follows|opinions:$|(?i:hereby)")  # a line that names no addressees
_NAMES_CLASS_EN = lazy(
    r"\b(?:governments?|ministr(?:y|ies)|departments?|provinces|units|bureaus|commissions)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    title: str | None = None
    number: str | None = None
    dated: date | None = None
    issuers: tuple[Party, ...] = ()
    addressees: tuple[Party, ...] = ()
    stretches: tuple[Stretch, ...] = ()  # of the flow: what was understood as one of these
    signature: int | None = None  # where in the flow the signature begins


def read_head(reader: PartyReader, start: int, skipped: Sequence[Stretch]) -> Head:
    """Return what a document says of itself; its provisions begin at `start` of the flow, and
    `skipped` is a translation beside it.
    """
    flow = reader.flow
    before = [
        piece
        for one in flow.list_paragraphs(0, start)
        if not lies_in(one.start, skipped)
        for piece in _divide_run_on(flow, one)
    ]
    after = [one for one in flow.list_paragraphs(start) if not lies_in(one.start, skipped)]
    matter = find_front_matter(flow.text)
    title = find_title(flow, [one for one in before if one.start >= matter.end])
    title = title or find_title_of_file(flow, matter)
    number = find_document_number(flow, before, after)
    signed = find_signature(reader, after, before)
    issuers = signed.issuers or _find_issuers(reader, title, before)
    if signed.day is None and (imprint := find_imprint(reader, after)):
        signed = imprint
        issuers = issuers or imprint.issuers
    addressees, addressed = _find_addressees(reader, before)
    stretches = [*signed.stretches, *([addressed] if addressed else [])]
    stretches += [title.stretch] if title else []
    stretches += [number[1]] if number else []
    return Head(
        title.name if title else None,
        number[0] if number else None,
        signed.day,
        issuers,
        addressees,
        tuple(sorted(stretches)),
        signed.start,
    )


def _divide_run_on(flow: Flow, paragraph: Stretch) -> list[Stretch]:
    """Return the lines that a copy has run together, without the signs of empty cells."""
    end = paragraph.start + len(paragraph.of(flow.text).rstrip("| "))
    paragraph = Stretch(paragraph.start, end)
    joints = [found.start() for found in _JOINT.finditer(flow.text, *paragraph)]
    if len(joints) >= _FEWEST_JOINTS:
        ends = pairwise([paragraph.start - 1, *joints, paragraph.end])
        return [Stretch(before + 1, stop) for before, stop in ends]
    for pattern in _RUN_ON:
        if found := pattern.fullmatch(flow.text, *paragraph):
            return [Stretch(*found.span(name)) for name, line in found.groupdict().items() if line]
    return [paragraph] if paragraph.start < end else []


def _find_issuers(
    reader: PartyReader, title: Title | None, before: list[Stretch]
) -> tuple[Party, ...]:
    """Return who issued a document without a signature: by its title, or a field of metadata."""
    flow = reader.flow
    for at, paragraph in enumerate(before):
        found = _ISSUED_BY.match(flow.text, *paragraph)
        if found:
            return read_issuers(reader, [Stretch(*found.span("body"))])
        alone = _ISSUED_BY_LABEL.fullmatch(flow.text, *paragraph)
        if alone and at + 1 < len(before):  # a table of metadata, its names in cells of their own
            return read_issuers(reader, [before[at + 1]])
    if title is None:
        return ()
    start = title.stretch.start
    text = flow.text[start : title.stretch.end].replace("\n", " ")
    found = _FROM_TITLE_ZH.match(text) or _FROM_TITLE_EN.search(text)
    if not found:
        return ()
    stretch = Stretch(start + found.start("bodies"), start + found.end("bodies"))
    issuers = read_issuers(reader, [stretch])
    bodies = (one.id or IS_BODY.match(flow.text[one.start : one.end]) for one in issuers)
    return issuers if all(bodies) else ()


def _find_addressees(
    reader: PartyReader, before: list[Stretch]
) -> tuple[tuple[Party, ...], Stretch | None]:
    """Return whom a document is sent to, and the line that says so, which ends in a colon."""
    for paragraph in before:
        line = paragraph.of(reader.flow.text)
        if not line.endswith(":") or len(line) > _LONGEST_ADDRESS or _LEADS_IN.search(line):
            continue
        names = has_chinese(line) or _NAMES_CLASS_EN.search(line)
        if names and not _ISSUED_BY_LABEL.fullmatch(line):
            parties = reader.read(paragraph.start, paragraph.end - 1).parties
            if any(one.id or one.kind or IS_BODY.match(one.printed) for one in parties):
                return parties, paragraph
    return (), None


def is_end_note(line: str) -> bool:
    """Whether a line is a note behind a signature, (此件公开发布), or one of Markdown, [^1]: …."""
    return _PARENTHESIS.search(line) is not None
