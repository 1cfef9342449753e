"""What stands around the provisions: title, number, date, issuers and addressees of a document.

- *Title*: the line, or lines of a broken title, before the provisions that ends in a word for an
  instrument (意见, 通知, 方案, Opinions, Plan) or says 关于…的…; of 印发《X》的通知 the title is X.
- *Number*: 国办发〔2021〕24号, outside brackets and titles; in a translation what follows "Document
  number", or Guo Ban Fa [2021] No. 24.
- *Date*: that of the signature, the last line before the annexes that is a date; else that behind
  成文日期; else that of the notice in the head; else that of the imprint (某市政府办公室
  2024年5月9日印发). The date of a web page is none.
- *Issuers*: the lines of the signature above that date; else who stands before 关于 in the title,
  or behind "Opinions of"; else who stands in the imprint.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from obligations.drafting.parties.lists import IS_BODY, Party, PartyReader
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.flow import Flow

_INSTRUMENT_ZH = (
    "意见|通知|方案|计划|措施|决定|办法|规划|纲要|要点|规定"
    "|条例|批复|通告|公告|清单|细则|行动|举措|政策|任务|函|若干措施"
    "|十条措施|工作安排|分工|指南|分工方案|细化方案|报告|倡议"
    "|议程|部署|安排|任务表|分解表|分工表|清单|一览表|台账|任务书|路线图"
)
_TITLE_END = lazy(
    rf"(?:{_INSTRUMENT_ZH})(?:的?通知)?(?:\([^()]{{1,30}}\)|[一二三四五六七八九十]条)?$"
)
_ABOUT = lazy(
    r"关于.{2,160}的(?:意见|通知|方案|计划|措施|决定|办法|规划"
    r"|批复|通告|公告|函|若干|指导意见|实施意见|报告|请示)|印发.{2,160}的?通知"
)
_TITLE_EN = lazy(
    r"\b(?:opinions?|guiding opinions|guidance|guidelines?|notice"
    r"|circular|plan|programme|program|decision|measures|reply"
    r"|approval|strategy|roadmap|agenda|regulations?|provisions"
    r"|framework|policy|policies|outline)\b",
    re.IGNORECASE,
)
_ISSUED_ZH = lazy(
    r"(?:印发|转发|发布|公布|下发)(?:《(?P<marked>[^《》]{2,200})》"
    r"|(?P<bare>(?:[^《》，,。]|《[^《》]{1,40}》){4,160}?))(?:[(（][^()（）]{1,20}[)）])?的?(?:通知"
    r"|公告|函|通告|意见)$"
)
_ISSUED_EN = lazy(
    r"(?:on|about) (?:printing and )?(?:issuing|distributing"
    r"|the issuance of|printing and distributing) (?:the )?[\"“'‘《]?(?P<marked>[^\"”'’》]{6,2"
    r"00})[\"”'’》]?$",
    re.IGNORECASE,
)
_NUMBER_ZH = lazy(
    r"(?<![\u3400-\u9fff(《])(?P<number>[\u3400-\u9fff]{1,12}(?:\([\u3400-\u9fff]{1,4}\))?"
    r"[〔\[(【] ?(?:1"
    r"9|20)\d{2} ?[〕\])】] ?第?\d{1,5}号)(?!文|精神|规定|要求)"
)
_NUMBER_EN = lazy(
    r"(?:document|issue|reference|doc\.?) (?:number|no\.?)\s?: ?(?P<marked>[^\n]{3,60})"
    r"|(?P<number>\b[A-Z][A-Za-z ]{1,30}[\[〔(](?:19|20)\d{2}[\]〕)] ?(?:No\. ?)?\d{1,5}(?: ?h"
    r"ao)?)",
    re.IGNORECASE,
)
_DATE_ZH = (
    r"(?P<year>(?:19|20)\d{2}) ?年 ?(?P<month>1[0-2]|0?[1-9]) ?月 ?(?P<day>3[01]"
    r"|[12]\d|0?[1-9]) ?日"
)
_IMPRINT = lazy(rf"(?P<body>[\u3400-\u9fff]{{4,40}})?\s*(?P<printed>{_DATE_ZH}) ?印发")
_BODY_AND_DATE = lazy(
    r"(?P<body>[^\n\d]{4,80}?)[,|·•–-]? (?P<day>\(?(?:\d|[A-Z][a-z]{2,8} ?\d)[\w ,./-]*\)?)"
)
_PLACE = lazy(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")  # Brussels, 14.5.2025
_HAN_DATE = lazy(
    r"(?P<year>[二一〇零○O0九八七六五四三]{4})年(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?P<day>[一二三四五六七八九十]{1,3})日"
)
_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE_EN = (
    rf"(?P<name>(?:{_NAMES})[a-z]*)\.?,? ?(?P<day>\d{{1,2}})(?:st"
    rf"|nd|rd|th)?,? ?(?P<year>20\d{{2}})"
)
_DATE_EN_DAY = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day of)?"
    rf" (?P<name>(?:{_NAMES})[a-z]*)\.?,? (?P<year>20\d{{2}})"
)
_DATE_ISO = r"(?P<year>20\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_DATE_DOTS = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d{2})"
_DATES = tuple(
    lazy(pattern, re.IGNORECASE)
    for pattern in (_DATE_ZH, _DATE_EN, _DATE_EN_DAY, _DATE_ISO, _DATE_DOTS)
)
_DAY_AT_END = lazy(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_NAMES})[a-z]*\.?"
    rf"|(?:{_NAMES})[a-z]*\.? \d{{1,2}}),? 20\d{{2}}\W*$",
    re.IGNORECASE,
)
_WRITTEN = lazy(
    r"(?:成文日期|印发日期|签发日期|发文日期|成文时间|发文时间"
    r"|印发时间|date of (?:writing|issue|issuance|signature)"
    r"|dated(?: the| this)?|date written|written date|(?:issued|adopted|approved"
    r"|signed)(?: by [^\n\d]{3,60}?(?= on \d| \d))?(?: on)?)\s?[:]? ?",
    re.IGNORECASE,
)
_MADE_PUBLIC = lazy(r"^(?:first )?published(?: on)? (?=\d|[A-Z])", re.IGNORECASE)
_PUBLISHED = lazy(
    r"(?:发布|公开|更新|publish(?:ed)?|release|update|upload)[ ]?(?:日期"
    r"|时间|date|time)?\s?[:]",
    re.IGNORECASE,
)
_DAY_LABEL = lazy(r"[\u3400-\u9fff]{2,4}(?:日期|时间)|(?i:[a-z ]{0,20}date)")
_ISSUED_BY_LABEL = lazy(
    r"(?:发文机关|发布机构|发文单位|制发机关|issuing (?:authority|agency|body)|issued by) ?:?",
    re.IGNORECASE,
)
_ISSUED_BY = lazy(rf"{_ISSUED_BY_LABEL.pattern[:-1]} ?(?P<body>[^\n]{{2,80}})", re.IGNORECASE)
_ADDRESSEES = lazy(r"[:]$")
_PARENTHESIS = lazy(
    r"\((?:此件|本文|此文|This (?:piece|document|copy|article))[^()]*\)$", re.IGNORECASE
)
_FROM_TITLE_ZH = lazy(
    r"^(?P<bodies>[\u3400-\u9fff、 ]{4,80}?)(?:等.{1,6}(?:部门"
    r"|单位))?(?:关于|印发|转发)"
)
_FROM_TITLE_EN = lazy(
    r"\b(?:opinions?|notice|circular|guidance|decision|reply"
    r"|measures|plan) (?:of|by|from|issued by) (?:the )?(?P<bodies>.+?)(?: and (?:the )?o"
    r"ther [a-z0-9]+ departments| and other departments)? (?:on"
    r"|about|concerning|regarding|to|for)\b",
    re.IGNORECASE,
)
_NO_TITLE_ZH = lazy(r"现将|为(?!民)|根据|按照|附件|索引|主题|标题|名称|来源|当前位置|首页")
_NO_TITLE_EN = lazy(r"(?:you are here|source|title|home)\b", re.IGNORECASE)
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 260
_LONGEST_LINE = 90
_MOST_SIGNATURES = 45
# Lines that a copy has run together: the title of a notice and whom it is sent to; who signed it,
# the day, the title of what it passes on, and how that begins.
_RUN_ON = (
    lazy(r"(?P<a>[^。\n]{2,60}关于[^。\n]{4,120}的通知) (?P<b>[^。\n]{4,200}:)"),
    lazy(
        r"(?<![\u3400-\u9fff])(?P<a>[\u3400-\u9fff]{2,40}(?:府|厅|局|部|委|会|办|院)) ?"
        r"(?P<b>20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日) "
        r"(?P<c>[^。\n ]{4,100}(?:意见|措施|方案|办法|规定|规划|计划|细则|纲要|要点))"
        r"(?: (?P<d>.+))?"
    ),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself."""

    title: str | None = None
    number: str | None = None
    dated: date | None = None
    issuers: tuple[Party, ...] = ()
    addressees: tuple[Party, ...] = ()
    spans: tuple[Stretch, ...] = ()  # of the folded text: what was understood as one of these
    signature: int | None = None  # where in the folded text the signature begins


def read_head(flow: Flow, reader: PartyReader, start: int, skipped: Sequence[Stretch]) -> Head:
    """Return what a document says of itself, its provisions beginning at `start` of the folded
    text; `skipped`: a translation beside it.
    """
    passed_over = {
        one.start for span in skipped for one in flow.list_paragraphs(span.start, span.end)
    }
    before = [
        piece
        for one in flow.list_paragraphs(0, start)
        if one.start not in passed_over
        for piece in _divide_run_on(flow, one)
    ]
    after = [one for one in flow.list_paragraphs(start) if one.start not in passed_over]
    title = _find_title(flow, before)
    number = _find_number(flow, before, after)
    signed = _find_signature(flow, reader, after, before)
    issuers = signed.issuers
    if not issuers:
        issuers = _find_issuers(flow, reader, title, before)
    if signed.day is None and (imprint := _find_imprint(flow, reader, after)):
        signed = imprint
        issuers = issuers or imprint.issuers
    spans = list(signed.spans)
    addressees, addressed = _find_addressees(flow, reader, before)
    spans += [
        span
        for span in (title.span if title else None, number[1] if number else None, addressed)
        if span
    ]
    return Head(
        title.name if title else None,
        number[0] if number else None,
        signed.day,
        issuers,
        addressees,
        tuple(sorted(spans)),
        signed.start,
    )


def _divide_run_on(flow: Flow, paragraph: Stretch) -> list[Stretch]:
    """Return the lines of a paragraph that a copy has run together."""
    for pattern in _RUN_ON:
        if found := pattern.fullmatch(flow.text, paragraph.start, paragraph.end):
            return [Stretch(*found.span(name)) for name, line in found.groupdict().items() if line]
    return [paragraph]


@dataclass(frozen=True, slots=True)
class _Title:
    """A title: as it is called, the whole as printed, and where it stands."""

    name: str
    whole: str
    span: Stretch


def _find_title(flow: Flow, paragraphs: list[Stretch]) -> _Title | None:
    """Return the last title before the provisions; of a notice that issues something, what it
    issues.
    """
    text = flow.text
    best: tuple[int, _Title] | None = None
    for at, paragraph in enumerate(paragraphs):
        for first in range(at, max(at - 3, -1), -1):
            stretch = Stretch(paragraphs[first].start, paragraph.end)
            whole = text[stretch.start : stretch.end].replace(
                "\n", "" if has_chinese(text[stretch.start : stretch.end]) else " "
            )
            rank = _rank_title(
                whole, [text[one.start : one.end] for one in paragraphs[first : at + 1]]
            )
            if rank and (best is None or rank > best[0]):
                best = (rank, _Title(_name_title(flow, stretch), whole, stretch))
    if best is None and paragraphs:
        return _take_first_line(flow, paragraphs)
    if not best:
        return None
    return best[1]


def _rank_title(whole: str, lines: list[str]) -> int:
    """Return how much lines look like a title: 0 for none; the more complete, the more."""
    whole = whole.strip()
    ended = any(line.endswith((":", "。", ",", ";")) for line in lines)
    dated = len(lines) > 1 and any(_DAY_AT_END.search(line) for line in lines)
    if ended or dated or not _SHORTEST_TITLE <= len(whole) <= _LONGEST_TITLE:
        return 0
    if has_chinese(whole):
        return _rank_zh(whole, lines)
    return _rank_en(whole, lines)


def _rank_zh(whole: str, lines: list[str]) -> int:
    if (_NUMBER_ZH.search(whole) and len(whole) < 40) or _NO_TITLE_ZH.match(whole):
        return 0
    about = _ABOUT.search(whole)
    if about and about.end() >= len(whole) - 12:
        leading = whole[: about.start()]
        complete = not leading or re.fullmatch(r"[\u3400-\u9fff、 ]{2,80}", leading)
        return (60 if complete else 40) + (10 if leading else 0)
    if len(lines) == 1 and _TITLE_END.search(whole):
        return 30
    return 0


def _rank_en(whole: str, lines: list[str]) -> int:
    sentence = whole.endswith(".") or ". " in whole
    if sentence or not _TITLE_EN.search(whole) or _NO_TITLE_EN.match(whole):
        return 0
    words = whole.split()
    capitals = sum(word[0].isupper() for word in words) / len(words)
    said = 30 if re.search(r"\b(?:on|of|to|for|about)\b", whole, re.IGNORECASE) else 10
    return said + int(capitals * 20) - 3 * (len(lines) - 1)


def _name_title(flow: Flow, stretch: Stretch) -> str:
    printed = flow.print(stretch.start, stretch.end)
    issued = _ISSUED_ZH.search(printed) or _ISSUED_EN.search(printed)
    if not issued:
        return printed
    return issued["marked"] or issued.groupdict().get("bare") or printed


def _take_first_line(flow: Flow, paragraphs: list[Stretch]) -> _Title | None:
    for paragraph in paragraphs:
        line = flow.text[paragraph.start : paragraph.end]
        if (
            4 <= len(line) <= 120
            and not _NUMBER_ZH.fullmatch(line)
            and not re.search(r"[。:;]$|[>|»]|^(?:首页|当前位置|来源|Home)", line)
        ):
            printed = flow.print(paragraph.start, paragraph.end)
            return _Title(printed, printed, paragraph)
    return None


def _find_number(
    flow: Flow, before: list[Stretch], after: list[Stretch]
) -> tuple[str, Stretch] | None:
    for paragraphs in (before, after[-_MOST_SIGNATURES:]):
        for paragraph in paragraphs:
            line = flow.text[paragraph.start : paragraph.end]
            for pattern in (_NUMBER_ZH, _NUMBER_EN):
                found = pattern.search(flow.text, paragraph.start, paragraph.end)
                if not found or (pattern is _NUMBER_ZH and len(line) > 260):
                    continue
                group = "marked" if found.groupdict().get("marked") else "number"
                span = Stretch(found.start(group), found.end(group))
                if (
                    paragraphs is not before
                    and not re.match(r"(?:发文字号|文号|document number)", line, re.IGNORECASE)
                    and len(line) > 40
                ):
                    continue
                return flow.print(*span).strip(), span
    return None


@dataclass(frozen=True, slots=True)
class _Signature:
    day: date | None = None
    issuers: tuple[Party, ...] = ()
    spans: tuple[Stretch, ...] = ()
    start: int | None = None


def _find_signature(
    flow: Flow, reader: PartyReader, after: list[Stretch], before: list[Stretch]
) -> _Signature:
    """Return the signature: behind the provisions, else in the head, as that of a notice; else what
    a table of metadata says.
    """
    for paragraphs, at_end in ((after, True), (before, False)):
        for at in range(len(paragraphs) - 1, -1, -1):
            day = _read_date_line(flow.text[paragraphs[at].start : paragraphs[at].end])
            if day is None or _is_labelled(flow, paragraphs, at):
                continue
            first = _find_first_signature(flow, reader, paragraphs, at)
            if (
                first == at
                and not at_end
                and any(
                    _PUBLISHED.search(flow.text[one.start : one.end])
                    for one in paragraphs[max(at - 1, 0) : at]
                )
            ):
                continue
            lines = [
                one
                for one in paragraphs[first:at]
                if _read_date_line(flow.text[one.start : one.end]) is None
            ]
            issuers = _read_issuers(flow, reader, lines)
            spans = tuple(paragraphs[first : at + 1])
            return _Signature(day, issuers, spans, paragraphs[first].start if at_end else None)
    for one in before:
        line = _BODY_AND_DATE.fullmatch(flow.text, one.start, one.end)
        day = _read_date_line(line["day"]) if line else None
        if line and day and _is_signature(flow, reader, Stretch(*line.span("body"))):
            return _Signature(
                day, _read_issuers(flow, reader, [Stretch(*line.span("body"))]), (one,)
            )
        if line and day and _PLACE.fullmatch(flow.text, *line.span("body")):
            return _Signature(day, (), (one,))
    printed = _list_fields(flow, [*before, *after])
    written = (day for line in printed if (day := _read_written(line, _WRITTEN)))
    made_public = (day for line in printed if (day := _read_written(line, _MADE_PUBLIC)))
    return _Signature(next(written, None) or next(made_public, None))


def _find_imprint(flow: Flow, reader: PartyReader, after: list[Stretch]) -> _Signature | None:
    """Return what an imprint says at the end of a document: who printed it, and when."""
    for at in range(len(after) - 1, max(len(after) - 1 - _MOST_SIGNATURES, -1), -1):
        found = _IMPRINT.fullmatch(flow.text, *after[at])
        if not found:
            continue
        first = at if found["body"] else _find_first_signature(flow, reader, after, at)
        bodies = [Stretch(*found.span("body"))] if found["body"] else after[first:at]
        return _Signature(
            _read_date_line(found["printed"]),
            _read_issuers(flow, reader, bodies),
            tuple(after[first : at + 1]),
            after[first].start,
        )
    return None


def _is_labelled(flow: Flow, paragraphs: list[Stretch], at: int) -> bool:
    """Whether a day stands behind a cell of a table of metadata that says which day it is."""
    before = paragraphs[at - 1] if at else None
    return before is not None and bool(_DAY_LABEL.fullmatch(flow.text, *before))


def _list_fields(flow: Flow, paragraphs: list[Stretch]) -> list[str]:
    """Return the lines of some paragraphs; in a table of metadata a name has its own cell before
    what it names.
    """
    lines = [flow.text[one.start : one.end] for one in paragraphs]
    cells = [
        f"{label}:{line}" for label, line in itertools.pairwise(lines) if _WRITTEN.fullmatch(label)
    ]
    return [*lines, *cells]


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else."""
    return _read_date_line(line) is not None


def _read_date_line(line: str) -> date | None:
    """Return the date of a line that holds nothing else but brackets around it."""
    line = line.strip(" ().")
    for pattern in _DATES:
        found = pattern.fullmatch(line)
        if found:
            return _make_day(found.groupdict())
    found = _HAN_DATE.fullmatch(line)
    if not found:
        return None
    return _make_han_day(found)


def _read_written(line: str, label: re.Pattern[str]) -> date | None:
    found = label.search(line)
    if not found:
        return None
    for pattern in _DATES:
        day = pattern.match(line, found.end())
        if day:
            return _make_day(day.groupdict())
    return None


def _make_day(parts: dict[str, str]) -> date | None:
    month = parts.get("month") or str(_NAMES.split("|").index(parts["name"][:3].casefold()) + 1)
    try:
        return date(int(parts["year"]), int(month), int(parts["day"]))
    except ValueError:
        return None


def _make_han_day(found: re.Match[str]) -> date | None:
    from obligations.text.numerals import read_numeral

    digits = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
    return _make_day(
        {
            "year": found["year"].translate(digits),
            "month": str(read_numeral(found["month"])),
            "day": str(read_numeral(found["day"])),
        }
    )


def _find_first_signature(
    flow: Flow, reader: PartyReader, paragraphs: list[Stretch], at: int
) -> int:
    """Return the first of the lines above a date that are names of bodies."""
    first = at
    while first > 0 and _is_signature(flow, reader, paragraphs[first - 1]):
        first -= 1
    return first


def _is_signature(flow: Flow, reader: PartyReader, paragraph: Stretch) -> bool:
    line = flow.text[paragraph.start : paragraph.end]
    if _read_date_line(line):
        return True
    if len(line) > _LONGEST_LINE or re.search(r"[。;:!?]|\.$", line):
        return False
    if has_chinese(line):
        return all(
            reader.directory.find(part) or IS_BODY.match(part)
            for part in re.split(r"[ 、]", line)
            if part
        )
    if reader.directory.find(line):
        return True
    words = line.split()
    return (
        len(words) <= 14
        and bool(
            re.search(
                r"\b(?:ministry|department|bureau|administration|commission"
                r"|office|council|government|committee|agency|authority|bank)\b",
                line,
                re.IGNORECASE,
            )
        )
        and not re.search(r"\b(?:shall|should|will|must|is|are)\b", line)
    )


def _read_issuers(flow: Flow, reader: PartyReader, paragraphs: list[Stretch]) -> tuple[Party, ...]:
    issuers: list[Party] = []
    for paragraph in paragraphs:
        for start, end in _split_run(flow, reader, paragraph):
            issuers += reader.read(start, end).parties
    return tuple({party.key: party for party in issuers}.values())


def _split_run(flow: Flow, reader: PartyReader, paragraph: Stretch) -> list[tuple[int, int]]:
    """Split a line in which names were run together, where the registry knows each of them."""
    text = flow.text
    if not has_chinese(text[paragraph.start : paragraph.end]) or reader.directory.find(
        text[paragraph.start : paragraph.end]
    ):
        return [(paragraph.start, paragraph.end)]
    pieces = []
    at = paragraph.start
    while at < paragraph.end:
        found = reader.directory.find_longest(text, at, paragraph.end)
        if not found:
            return [(paragraph.start, paragraph.end)]
        pieces.append((at, found[0]))
        at = found[0]
        while at < paragraph.end and text[at] in " 、,和":
            at += 1
    return pieces


def _find_issuers(
    flow: Flow, reader: PartyReader, title: _Title | None, before: list[Stretch]
) -> tuple[Party, ...]:
    """Return who issued a document without a signature: whom its title names, or a field of
    metadata.
    """
    for at, paragraph in enumerate(before):
        found = _ISSUED_BY.match(flow.text, paragraph.start, paragraph.end)
        if found:
            return _read_issuers(flow, reader, [Stretch(*found.span("body"))])
        alone = _ISSUED_BY_LABEL.fullmatch(flow.text, paragraph.start, paragraph.end)
        if alone and at + 1 < len(
            before
        ):  # the names of a table of metadata have cells of their own
            return _read_issuers(flow, reader, [before[at + 1]])
    if title is None:
        return ()
    start = title.span.start
    text = flow.text[start : title.span.end].replace("\n", " ")
    found = _FROM_TITLE_ZH.match(text) or _FROM_TITLE_EN.search(text)
    if not found:
        return ()
    span = Stretch(start + found.start("bodies"), start + found.end("bodies"))
    issuers = _read_issuers(flow, reader, [span])
    bodies = [
        party for party in issuers if party.id or IS_BODY.match(flow.text[party.start : party.end])
    ]
    if len(bodies) != len(issuers):
        return ()
    return tuple(bodies)


def _find_addressees(
    flow: Flow, reader: PartyReader, before: list[Stretch]
) -> tuple[tuple[Party, ...], Stretch | None]:
    for paragraph in before:
        line = flow.text[paragraph.start : paragraph.end]
        if (
            not _ADDRESSEES.search(line)
            or len(line) > 700
            or re.search(r"。|如下|as follows|opinions:$|(?i:hereby)", line)
        ):
            continue
        if has_chinese(line) or re.search(
            r"\b(?:governments?|ministr|departments?|provinces|units|bureaus|commissions)\b",
            line,
            re.IGNORECASE,
        ):
            return reader.read(paragraph.start, paragraph.end - 1).parties, paragraph
    return (), None


def is_end_note(line: str) -> bool:
    """Whether a line is a note behind a signature: (此件公开发布)."""
    return _PARENTHESIS.search(line) is not None
