"""What a document is called: its title and its number.

- *Title*: the line, or lines of a broken title, before the provisions that ends in a word for an
  instrument (意见, 通知, 方案, Opinions, Plan) or says 关于…的…, with a bracket below it that says
  which years or edition (试行); else what a field of metadata says; of 印发《X》的通知 and
  征求《X》意见的函 the title is X.
- *Number*: 国办发〔2021〕24号, outside titles, and in no bracket but one that is its line or stands
  behind a title; in a translation what follows "Document number", Guo Ban Fa [2021] No. 24, or in a
  bracket No. 24 [2021], General Office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from obligations.drafting.broken_lines import DANGLES
from obligations.drafting.head.days import MONTH_EN_NAME, is_day
from obligations.drafting.head.signature import LAST_LINES
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.flow import Flow

_INSTRUMENT_ZH = (
    "意见|通知|方案|计划|措施|决定|办法|规划|纲要|要点|规定|条例|批复|通告|公告|清单|细则|行动"
    "|举措|政策|任务|函|分工|指南|报告|倡议|议程|部署|安排|目录|(?<!代)表|责任分解|台账|任务书|路线图"
)
_TITLE_END = lazy(
    rf"(?:{_INSTRUMENT_ZH})(?:的?通知)?(?:\([^()]{{1,30}}\)|[一二三四五六七八九十]条)?$"
)
_ABOUT = lazy(
    r"关于.{2,160}的(?:意见|通知|方案|计划|措施|决定|办法|规划|批复|通告|公告|函|若干|指导意见"
    r"|实施意见|报告|请示)|印发.{2,160}的?通知"
)
_TITLE_EN = lazy(
    r"\b(?:opinions?|guiding opinions|guidance|guidelines?|notice|circular|plan|programme|program"
    r"|decision|measures|reply|approval|strategy|roadmap|agenda|regulations?|provisions|framework"
    r"|policy|policies|outline|(?-i:Order|Directive|Resolution|Ordinance|Proclamation|Memorandum)"
    r"|(?-i:ORDER|DIRECTIVE|RESOLUTION|ORDINANCE|PROCLAMATION|MEMORANDUM))\b",
    re.IGNORECASE,
)
_ISSUED_ZH = lazy(
    r"(?:印发|转发|发布|公布|下发)(?:《(?P<marked>[^《》]{2,200})》(?:\([^()]{1,20}\))?"
    r"|(?P<bare>(?:[^《》〔,。]|《[^《》]{1,40}》){4,160}?))的?(?:通知|公告|函|通告|意见)$"
    r"|\A《(?P<alone>[^《》]{2,200})》(?:的通知)?$"
    r"|征[求集](?:对|关于)?《(?P<draft>[^《》]{2,200})》的?意见(?:建议)?的(?:通知|公告|函|公示)$"
)
_ISSUED_EN = lazy(
    r"(?:on|about) (?:printing and )?(?:issuing|distributing|the issuance of"
    r"|printing and distributing) (?:the )?[\"“'‘《]?(?P<marked>[^\"”'’》]{6,200})[\"”'’》]?$",
    re.IGNORECASE,
)
_NUMBER_ZH = lazy(
    r"(?:(?:(?<![^\n])|(?<=[知见案划施定法告复函]))(?P<alone>\()|(?<![\u3400-\u9fff(《]))"
    r"(?P<number>[\u3400-\u9fff]{1,12}(?:\([\u3400-\u9fff]{1,4}\))? ?[〔\[(【] ?(?:19"
    r"|20)\d{2} ?[〕\])】] ?第?\d{1,5} ?号)(?(alone)(?:\)(?![^\n])|(?=[ ,]$))"
    r"|(?!文|精神|规定|要求))"
)
_NUMBER_EN = lazy(
    r"(?:document|issue|reference|doc\.?) (?:number|no\.?)\s?: ?(?P<marked>[^\n]{3,60})"
    r"|(?P<number>\b(?-i:[A-Z])[A-Za-z]{0,14}(?: (?-i:[A-Z])[A-Za-z]{0,14}){0,5} ?"
    r"[\[〔(](?:19|20)\d{2}[\]〕)] ?(?:No\. ?)?\d{1,5}(?: ?hao)?"
    # … No. 5 [2031] of the General Office.
    r"|(?<=\()No\. ?\d{1,5} \[20\d{2}\](?:,? of [^()\n]{3,80}|, [^()\n]{3,80})?(?=\)))",
    re.IGNORECASE,
)
_IS_NUMBER = lazy(r"(?:发文字号|文号|document number)", re.IGNORECASE)
_LONGEST_BEHIND = 40  # signs of a line behind the provisions that holds a number
_DAY_AT_END = lazy(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH_EN_NAME}|{MONTH_EN_NAME} \d{{1,2}}),? 20\d{{2}}\W*$",
    re.IGNORECASE,
)
_NO_TITLE_ZH = lazy(
    r"现将|为(?!民)|根据|按照|附件|索引|主题|标题|名称|来源|当前位置|首页|>|\d{1,2}[.、](?!\d)"
)
# What a page says of a text before it: 发布机构:…; and what it says the text is called.
_FIELD = lazy(r"(?:[-•] ?)?[\u3400-\u9fff/ ]{2,10}:(?! ?$)")
_TITLE_FIELD = lazy(r"(?:[-•] ?)?(?:文件)?(?:标 ?题|名 ?称) ?: ?")
_TITLE_OF_FILE = lazy(r"^title: ?[\"']?(?P<name>[^\n]{6,200}?)[\"']?$", re.MULTILINE)
_EDITION = lazy(
    r"\((?:[^()]{0,8}(?:试行|暂行|稿|版)|20\d{2} ?[-年](?! ?\d{1,2} ?月 ?\d)[^()]{0,12})\)"
)
# A link is none, and nor is the reason for an order.
_NO_TITLE_EN = lazy(r"(?:you are here|source|title|home|whereas)\b|\[", re.IGNORECASE)
_STOP_INSIDE = lazy(r"(?<!\bN[Oo])\. ")  # Order No. 7
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 260


@dataclass(frozen=True, slots=True)
class Title:
    """A title: as it is called, and where it stands."""

    name: str
    stretch: Stretch


def find_title(flow: Flow, paragraphs: list[Stretch]) -> Title | None:
    """Return the last title before the provisions; of a notice that issues something, of that."""
    text = flow.text
    lines = [line for one in paragraphs if (line := _cut_line(flow, one))]
    best: tuple[int, Title] | None = None
    for at, line in enumerate(lines):
        for first in range(at, max(at - 3, -1), -1):
            if first < at and flow.count_heading_signs(lines[first + 1].start):
                break
            stretch = Stretch(lines[first].start, line.end)
            whole = stretch.of(text).replace("\n", "" if has_chinese(stretch.of(text)) else " ")
            rank = _rank_title(whole, [one.of(text) for one in lines[first : at + 1]])
            if text[line.start - 1 : line.start] not in ("", "\n"):
                rank = min(rank, 1)  # what a field says
            if rank and (best is None or rank > best[0]):
                best = (rank, _make_title(flow, stretch, lines[at + 1 : at + 2]))
    if best is None and paragraphs:
        return _take_first_line(flow, paragraphs)
    return best[1] if best else None


def _cut_line(flow: Flow, paragraph: Stretch) -> Stretch | None:
    """Return a line without the number in brackets behind it; of fields, the name of the text."""
    start, end = paragraph
    titled = _TITLE_FIELD.match(flow.text, *paragraph)
    if titled:
        start = titled.end()
    elif _FIELD.match(flow.text, *paragraph):
        return None
    number = _NUMBER_ZH.search(flow.text, start, end)
    if number and number["alone"] and number.start() > start:
        end = number.start()
    return Stretch(start, end)


def _rank_title(whole: str, lines: list[str]) -> int:
    """Return how much lines look like a title: 0 for none; the more complete, the more."""
    whole = whole.strip()
    ended = any(line.endswith((":", "。", ",", ";")) for line in lines)
    ended = ended or any(map(_NUMBER_EN.fullmatch, lines))
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
        if not leading:
            return 60
        bodies = min(len(re.findall("[ 、]", leading)), 9)  # of several lines, who issues it in all
        if re.fullmatch(r"[\u3400-\u9fff、 ]{2,80}", leading):
            return 70 + bodies
        return 50 + bodies
    if len(lines) == 1 and _TITLE_END.search(whole):
        return 30
    return 0


def _rank_en(whole: str, lines: list[str]) -> int:
    sentence = whole.endswith(".") or _STOP_INSIDE.search(whole)
    if sentence or not _TITLE_EN.search(whole) or any(map(_NO_TITLE_EN.match, lines)):
        return 0
    words = whole.split()
    capitals = sum(word[0].isupper() for word in words) / len(words)
    said = 30 if re.search(r"\b(?:on|of|to|for|about)\b", whole, re.IGNORECASE) else 10
    broken = all(DANGLES.search(one) or two[:1].islower() for one, two in pairwise(lines))
    return said + int(capitals * 20) + (10 if broken else -3) * (len(lines) - 1)


def _make_title(flow: Flow, stretch: Stretch, below: list[Stretch]) -> Title:
    """Return the title that stands in a stretch, with the edition in the line below it."""
    whole = stretch.of(flow.text)
    issued = _ISSUED_ZH.search(whole) or _ISSUED_EN.search(whole)
    if issued:
        start, end = issued.span(issued.lastgroup or 0)
        return Title(flow.print(stretch.start + start, stretch.start + end), stretch)
    if below and _EDITION.fullmatch(flow.text, *below[0]):
        stretch = Stretch(stretch.start, below[0].end)
    return Title(flow.print(*stretch), stretch)


def _take_first_line(flow: Flow, paragraphs: list[Stretch]) -> Title | None:
    for paragraph in paragraphs:
        line = paragraph.of(flow.text).rstrip()
        if (
            4 <= len(line) <= 120
            and not _NUMBER_ZH.fullmatch(line)
            and not is_day(line)
            and not re.search(r"[。:;.]$|[>|»]|^(?:首页|当前位置|来源|附件|Home|\[|- -)", line)
        ):
            return _make_title(flow, paragraph, [])
    return None


def find_title_of_file(flow: Flow, matter: Stretch) -> Title | None:
    """Return the title that a Markdown file says it has, before its text begins."""
    found = _TITLE_OF_FILE.search(flow.text, *matter)
    return Title(flow.print(*found.span("name")), Stretch(*found.span())) if found else None


def find_document_number(
    flow: Flow, before: list[Stretch], after: list[Stretch]
) -> tuple[str, Stretch] | None:
    """Return the number of a document, and where: before its provisions, or behind them."""
    behind = [
        line
        for line in after[-LAST_LINES:]
        if line.end - line.start <= _LONGEST_BEHIND or _IS_NUMBER.match(flow.text, *line)
    ]
    for line in (*before, *behind):
        for pattern in (_NUMBER_ZH, _NUMBER_EN):
            found = pattern.search(flow.text, *line)
            if found and (pattern is _NUMBER_EN or line.end - line.start <= _LONGEST_TITLE):
                marked = found.groupdict().get("marked")
                printed = flow.print(*found.span("marked" if marked else "number"))
                number = re.sub(r" (?=号)|(?<=[\u3400-\u9fff]) ", "", printed.strip())
                return number, Stretch(*found.span())
    return None
