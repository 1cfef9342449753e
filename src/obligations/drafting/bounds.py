"""From where to where a text has provisions: behind what enacts them, before its annexes and what
closes it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.head.days import DAY_IN_FULL_ZH
from obligations.drafting.head.head import is_end_note
from obligations.drafting.outline.provisions import build_tree
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import lies_in
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.measures import MeasureReader
    from obligations.drafting.outline.nodes import Node
    from obligations.drafting.outline.provisions import Provision
    from obligations.drafting.responsibility.clauses import FoundClause

_ANNEX = lazy(
    r"附(?:件|录|表)\s?[一二三四五六七八九十\d]{0,2}(?:$|[-:])"
    r"|(?i:annex|appendix|attachment)(?: [\dA-Z]{1,2})?$"
)
# What stands before it are reasons, numbered or not: Whereas: (1) …
_ENACTS = lazy(
    r"^(?:HAS|HAVE) ADOPTED THIS [A-Z ]+:?$|^HEREBY [A-Z]+(?: [A-Z ,]{3,80})?:?$"
    r"|^(?:RECOMMENDS|INVITES|URGES|REQUESTS|CALLS (?:UP)?ON) [A-Z ,]{3,80}:$",
    re.MULTILINE,
)
_NUMBER_LINE = lazy(
    r"^\(?[\u3400-\u9fff]{1,12}[〔\[(] ?20\d{2} ?[〕\])] ?\d{1,5} ?号\)?$", re.MULTILINE
)
_DAY_ENDS = lazy(rf"{DAY_IN_FULL_ZH}$", re.MULTILINE)
_LONGEST_TITLE = 300  # signs between the day of one document and the number of the next
_LONGEST_ANNEX = 40  # signs of a line that says that an annex begins
_CLOSING = lazy(
    r"(?:[\u3400-\u9fff]{0,3}各[\u3400-\u9fff]|希望|[\u3400-\u9fff]{0,10}重[要大](?:情况|事项),"
    r"|本(?:意见|方案|通知|措施|政策|办法|计划|规划|行动|决定|规定|条例)|以上|上述|请|此前|此件"
    r"|特此|附|(?:自|从)[^,。]{2,20}(?:起|施行)|(?:国务院|省|市)[^,。]{0,10}(?:要|将|负责)"
    r"|国家[^,。]{1,10}(?:要|将|会同)|[\u3400-\u9fff]{2,8}部(?:要|将|会同)|(?i:all (?:regions"
    r"|localities|departments|provinces)|these|this|the above|attachments?|annex))"
)
_FIELD = lazy(r"^([\u3400-\u9fff]{2,8}):", re.MULTILINE)  # 完成时限:…
# What speaks of the document even behind a provision on how it is carried out.
_OF_DOCUMENT = lazy(r"以上|上述|特此|本[\u3400-\u9fff]{2,4}自[^,。]{2,20}(?:起|施行)")
_IMPLEMENTING = lazy(
    r"组织实施|组织领导|组织保障|保障措施|工作要求|(?i:organi[sz]ation(?:al)? and implementation"
    r"|organi[sz](?:e|ing) (?:the )?implementation|the organization and implementation)"
)
# Who runs a website, and under which number.
_IMPRINT = lazy(
    r"^(?:(?:主办|承办|协办|版权|技术|网站|联系|地址|电话|邮编|关于)[^\n]{0,80}\n){0,6}"
    r"[^\n]{0,120}?(?:(?i:ICP)备|公网安备|网站标识码)",
    re.MULTILINE,
)


def find_body(flow: Flow, skipped: Sequence[Stretch]) -> tuple[int, int]:
    """Return from where to where provisions are looked for: behind what enacts them, and before
    the first annex, unless what is issued stands in it, and before the imprint of a website.
    """
    imprint = _IMPRINT.search(flow.text)
    whole = imprint.start() if imprint else len(flow.text)
    enacted = _ENACTS.search(flow.text)
    begin = enacted.end() if enacted else 0
    annexes = [
        one.start
        for one in flow.list_paragraphs()
        if one.end - one.start < _LONGEST_ANNEX and _ANNEX.match(one.of(flow.text))
    ]
    if not annexes:
        return begin, whole
    first, second = annexes[0], annexes[1] if len(annexes) > 1 else whole
    before = _count_labels(flow, skipped, begin, first)
    inside = _count_labels(flow, skipped, first, second)
    issues = re.search(r"印发|转发|(?i:printing and distributing|issuing)", flow.text[:first])
    if not before or (issues and inside > before):
        if inside:
            return first, second
        return begin, whole
    return begin, first


def find_next_document(flow: Flow, skipped: Sequence[Stretch]) -> Stretch | None:
    """Return the rest of a text from where another document begins in it: behind provisions and the
    day of the first one, before a title and a number on a line of its own.
    """
    for number in _NUMBER_LINE.finditer(flow.text):
        above = flow.list_paragraphs(max(number.start() - _LONGEST_TITLE, 0), number.start())
        signed = next(
            (one for one in reversed(above[:-1]) if _DAY_ENDS.search(flow.text, *one)), None
        )
        if signed and _count_labels(flow, skipped, 0, signed.start) > 1:
            return Stretch(signed.end, len(flow.text))
    return None


def _count_labels(flow: Flow, skipped: Sequence[Stretch], start: int, end: int) -> int:
    roots = build_tree(flow, [], skipped, start, end)
    return sum(1 for root in roots for _ in root.walk())


def find_closing(reader: MeasureReader, provisions: Sequence[Provision], end: int) -> int:
    """Return where the text of the last measure ends: what follows speaks of the whole
    document.

    That is so behind its last clause, but not where that stands at its heading; and where a
    paragraph begins as closing ones do, unless the last is itself about how the document is carried
    out and the paragraph does not speak of all of it (以上任务, 本通知自…施行). What most others
    have behind their clauses, and a field that one of them has there, belong to the last, too.
    """
    if not provisions:
        return end
    last = provisions[-1]
    flow = reader.flow
    heading = last.node.heading.of(flow.text) if last.node.heading else ""
    implements = _IMPLEMENTING.search(heading) is not None
    own = [
        clause
        for node in last.node.walk()
        for clause in node.clauses
        if clause.stretch.end <= end
        and not _OF_DOCUMENT.match(flow.text, flow.text.rfind("\n", 0, clause.stretch.start) + 1)
    ]
    ended = own[-1].stretch.end if own and not _heads(flow, last.node, own[-1]) else None
    behind_others = _list_behind(flow, provisions[:-1])
    goes_on = sum(map(bool, behind_others)) * 2 > len(behind_others)
    fields = {head for one in behind_others for head in _FIELD.findall(one)}
    labels = {node.start for node in last.node.walk()}
    for paragraph in _list_below(reader, last.node, min(last.whole.end, end)):
        text = paragraph.of(flow.text)
        behind = ended is not None and paragraph.start >= ended
        field = _FIELD.match(text)
        if paragraph.start in labels or (field and field[1] in fields):
            continue
        if behind and not (goes_on and text[-1] in ".;:" and len(text) > _LONGEST_ANNEX):
            return paragraph.start
        if is_end_note(text) or re.match(r"附(?:件|表|录)", text):
            return paragraph.start
        of_itself = implements and not _OF_DOCUMENT.match(text)
        if ended is None and _CLOSING.match(text) and not of_itself:
            return paragraph.start
    return min(end, last.whole.end)


def _list_below(reader: MeasureReader, node: Node, end: int) -> list[Stretch]:
    """Return the paragraphs of a provision below its first, and below that behind a heading that is
    a line of its own and asks nothing.
    """
    paragraphs = [
        one
        for one in reader.flow.list_paragraphs(node.start, end)
        if not lies_in(one.start, reader.skipped)
    ]
    line_heading = (
        node.heading is not None
        and paragraphs
        and paragraphs[0].end - node.heading.end <= 1
        and reader.asks_nothing(paragraphs[0])
    )
    return paragraphs[2 if line_heading else 1 :]


def _list_behind(flow: Flow, provisions: Sequence[Provision]) -> list[str]:
    """Return what stands behind the last clause of each provision that has one, below its line."""
    ended = [
        (one.node.clauses[-1].stretch.end, one.whole.end) for one in provisions if one.node.clauses
    ]
    return [flow.text[start:end].partition("\n")[2].strip() for start, end in ended]


def _heads(flow: Flow, node: Node, clause: FoundClause) -> bool:
    """Whether a clause stands at the heading of a provision, and its text below."""
    heading = node.heading.end if node.heading else node.label.end
    line = flow.text[clause.stretch.end : node.stop].partition("\n")
    between = flow.text[heading : clause.stretch.start].strip(" ")
    return (
        (not between or (between in "。.:" and bool(node.children)))
        and not line[0].strip(" 。.:")
        and bool(line[2].strip())
    )
