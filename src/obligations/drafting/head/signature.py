"""Who signed a document, and when.

- *Date*: that of the signature, the last line before the annexes that is a date; else that behind
  成文日期; else that of the notice in the head; else that of the imprint (某市政府办公室
  2024年5月9日印发). The date of a web page is none.
- *Issuers*: the lines of the signature above that date; else who stands in the imprint.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.drafting.head.days import DAY_IN_FULL_ZH, read_day_behind, read_day_line
from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.parties.owing import is_named
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from datetime import date

    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.party import Party
    from obligations.drafting.parties.reader import PartyReader

_IMPRINT = lazy(rf"(?P<body>[\u3400-\u9fff]{{4,40}})?\s*(?P<printed>{DAY_IN_FULL_ZH}) ?印发")
_BODY_AND_DATE = lazy(
    r"(?:[A-Z][a-z]+ed by (?:the )?)?(?P<body>[^\n\d]{4,80}?)"
    r"(?: ?[,|·•–-] ?(?:Adopted|Approved|Issued|Published))?(?: on)?[,|·•–-]?"
    r" (?P<day>\(?(?:\d|[A-Z][a-z]{2,8} ?\d)[\w ,./-]*\)?)"
)
_BODY_AND_DATE_ZH = lazy(r"(?P<body>[\u3400-\u9fff]{3,40}) (?P<day>[\d二][^\n]{7,14}日)")
_PLACE = lazy(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")  # Brussels, 14.5.2025
_WRITTEN = lazy(
    r"(?:成文日期|生成日期|印发日期|签发日期|发文日期|成文时间|发文时间|印发时间"
    r"|date of (?:writing|issue|issuance|signature)|dated(?: the| this)?|date written|written date"
    r"|(?:issued|adopted|approved|signed)(?: by [^\n\d]{3,60}?(?= on \d| \d))?(?: on)?)\s?[:]? ?",
    re.IGNORECASE,
)
_MADE_PUBLIC = lazy(r"^(?:first )?published(?: on)? (?=\d|[A-Z])", re.IGNORECASE)
_PUBLISHED = lazy(
    r"(?:发布|公开|更新|publish(?:ed)?|release|update|upload)[ ]?(?:日期|时间|date|time)?\s?[:]",
    re.IGNORECASE,
)
_DAY_LABEL = lazy(r"[\u3400-\u9fff]{2,4}(?:日期|时间)|(?i:[a-z ]{0,20}date)")
_SIGNS = (" ", "、", ",", "和", "\n")  # between names
_LONGEST_LINE, _LONGEST_LIST, _MOST_WORDS = 90, 800, 14  # a list of issuers is longer
LAST_LINES = 45  # of a document, among which its number and its imprint are looked for


@dataclass(frozen=True, slots=True)
class Signature:
    """A day and who signed, with their lines, and where it begins behind the provisions."""

    day: date | None = None
    issuers: tuple[Party, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    start: int | None = None


def find_signature(reader: PartyReader, after: list[Stretch], before: list[Stretch]) -> Signature:
    """Return the signature: behind the provisions, else in the head, as that of a notice; else what
    a table of metadata says.
    """
    for at in range(len(after) - 1, -1, -1):
        signed = _read_signed_line(reader, after[at]) or _read_above(reader, after, at)
        if signed:
            return replace(signed, start=signed.stretches[0].start)
    for at in range(len(before) - 1, -1, -1):
        signed = _read_above(reader, before, at)
        published = at and _PUBLISHED.search(reader.flow.text, *before[at - 1])
        if signed and not (published and len(signed.stretches) == 1):
            return signed
    for one in before:
        if signed := _read_signed_line(reader, one, place=True):
            return signed
    printed = _list_fields(reader.flow, [*before, *after])
    written = (day for line in printed if (day := read_day_behind(line, _WRITTEN)))
    made_public = (day for line in printed if (day := read_day_behind(line, _MADE_PUBLIC)))
    return Signature(next(written, None) or next(made_public, None))


def _read_above(reader: PartyReader, paragraphs: list[Stretch], at: int) -> Signature | None:
    """Return what a line that is a day and the names of bodies above it say."""
    day = read_day_line(paragraphs[at].of(reader.flow.text))
    if day is None or _is_labelled(reader.flow, paragraphs, at):
        return None
    first = _find_first_signature(reader, paragraphs, at)
    lines = [one for one in paragraphs[first:at] if not read_day_line(one.of(reader.flow.text))]
    issuers = read_issuers(reader, lines)
    return Signature(day, issuers, tuple(paragraphs[first : at + 1]))


def _read_signed_line(
    reader: PartyReader, line: Stretch, *, place: bool = False
) -> Signature | None:
    """Return what a line says that holds who signed, or the `place`, and the day."""
    text = reader.flow.text
    found = _BODY_AND_DATE.fullmatch(text, *line) or _BODY_AND_DATE_ZH.fullmatch(text, *line)
    day = found and read_day_line(found["day"])
    if not found or not day:
        return None
    body = Stretch(*found.span("body"))
    if _is_signature(reader, body):
        return Signature(day, read_issuers(reader, [body]), (line,))
    if place and _PLACE.fullmatch(text, *body):
        return Signature(day, (), (line,))
    return None


def find_imprint(reader: PartyReader, after: list[Stretch]) -> Signature | None:
    """Return what an imprint says at the end of a document: who printed it, and when."""
    for at in range(len(after) - 1, max(len(after) - 1 - LAST_LINES, -1), -1):
        found = _IMPRINT.fullmatch(reader.flow.text, *after[at])
        if not found:
            continue
        first = at if found["body"] else _find_first_signature(reader, after, at)
        bodies = [Stretch(*found.span("body"))] if found["body"] else after[first:at]
        return Signature(
            read_day_line(found["printed"]),
            read_issuers(reader, bodies),
            tuple(after[first : at + 1]),
            after[first].start,
        )
    return None


def _is_labelled(flow: Flow, paragraphs: list[Stretch], at: int) -> bool:
    """Whether a day stands behind a cell of a table of metadata that says which day it is."""
    return bool(at and _DAY_LABEL.fullmatch(flow.text, *paragraphs[at - 1]))


def _list_fields(flow: Flow, paragraphs: list[Stretch]) -> list[str]:
    """Return lines; in a table of metadata a name has its own cell before what it names."""
    lines = [one.of(flow.text) for one in paragraphs]
    cells = [
        f"{label}:{line}" for label, line in itertools.pairwise(lines) if _WRITTEN.fullmatch(label)
    ]
    return [*lines, *cells]


def _find_first_signature(reader: PartyReader, paragraphs: list[Stretch], at: int) -> int:
    """Return the first of the lines above a date that are names of bodies."""
    first = at
    while first > 0 and _is_signature(reader, paragraphs[first - 1]):
        first -= 1
    return first


def _is_signature(reader: PartyReader, paragraph: Stretch) -> bool:
    line = paragraph.of(reader.flow.text)
    if read_day_line(line):
        return True
    if len(line) > _LONGEST_LIST or re.search(r"[。;:!?]|\.$", line):
        return False
    short = len(line) <= _LONGEST_LINE
    if has_chinese(line):
        return short and all(
            reader.directory.find(part) or IS_BODY.match(part)
            for part in re.split(r"[ 、]", line)
            if part
        )
    named = reader.read(*paragraph).parties
    if named and all(one.id for one in named):
        return True
    says = re.search(r"\b(?:shall|should|will|must|is|are)\b", line)
    return short and is_named(line) and len(line.split()) <= _MOST_WORDS and not says


def read_issuers(reader: PartyReader, paragraphs: list[Stretch]) -> tuple[Party, ...]:
    """Return the bodies that some lines name, each once."""
    issuers: list[Party] = []
    for paragraph in paragraphs:
        for start, end in _split_run(reader, paragraph):
            issuers += reader.read(start, end).parties
    return tuple({party.key: party for party in issuers}.values())


def _split_run(reader: PartyReader, paragraph: Stretch) -> list[tuple[int, int]]:
    """Split a line of names run together, where the registry knows each of them."""
    text = reader.flow.text
    if not has_chinese(paragraph.of(text)) or reader.directory.find(paragraph.of(text)):
        return [(paragraph.start, paragraph.end)]
    pieces = []
    at = paragraph.start
    while at < paragraph.end:
        found = reader.directory.find_longest(text, at, paragraph.end)
        if not found or (found[1].kind == "province" and not text.startswith(_SIGNS, found[0])):
            return [(paragraph.start, paragraph.end)]
        pieces.append((at, found[0]))
        at = found[0]
        while at < paragraph.end and text.startswith(_SIGNS, at):
            at += 1
    return pieces
