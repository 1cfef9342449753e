"""All stages in their order: a source becomes a draft."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.drafting.document import (
    find_issuing_level,
    find_main_language,
    find_translations,
    forget_bodies,
    is_foreign,
    make_calendar,
)
from obligations.drafting.draft import Draft, DraftMeasure, DraftSection, DraftTarget
from obligations.drafting.flow import OF_TAIWAN, make_flow
from obligations.drafting.head.days import is_day
from obligations.drafting.head.head import is_end_note, read_head
from obligations.drafting.numbering import find_label_at
from obligations.drafting.outline.provisions import build_tree, list_provisions
from obligations.drafting.parties.lists import PartyReader, merge
from obligations.drafting.responsibility.clauses import cut_clauses, find_clauses
from obligations.drafting.responsibility.order_rules import find_order_rule
from obligations.drafting.responsibility.role_words import LABEL_EN
from obligations.drafting.responsibility.subjects import find_subjects
from obligations.drafting.responsibility.subjects_en import find_leading
from obligations.drafting.source import DraftSource, Stretch
from obligations.drafting.stretches import (
    join_spans,
    lies_in,
    list_gaps,
    list_sentences,
)
from obligations.drafting.tables.find import find_tables
from obligations.drafting.tables.task_lists import TaskListReader
from obligations.drafting.tables.task_measures import TaskReader
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.outline.nodes import Node
    from obligations.drafting.outline.provisions import Provision
    from obligations.drafting.parties.directory import Directory
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.responsibility.subjects_en import Doers
    from obligations.drafting.tables.find import FoundTables

_ANNEX = lazy(
    r"附(?:件|录|表)\s?[一二三四五六七八九十\d]{0,2}(?:$|[-:])"
    r"|(?i:annex|appendix|attachment)(?: [\dA-Z]{1,2})?$"
)
_FIELD = lazy(r"[^。,:\n]{1,14}:[^。]{0,60}$")  # of the metadata of a page
_NAMES_TASKS = lazy(r"措施|举措|任务|要点|清单|分工")  # a title
# What stands above provisions and leads them in.
_LEADS_IN = lazy(r"(?::|\bthe following(?: (?:actions|steps|measures|duties|tasks))?\.)\Z")
_LABELS_TASK = lazy(r"(?:Action|Commitment|Measure|Milestone|Recommendation|Step|Task)\b")
_OBLIGES = lazy(  # whoever it is
    r"必须|应当|不得|严禁"
    r"|\b(?:agency|department|authority|office|board)\b[^.;,]{0,60} (?:shall|must)\b"
)
# What stands before it are reasons, numbered or not: Whereas: (1) …
_ENACTS = lazy(
    r"^(?:HAS|HAVE) ADOPTED THIS [A-Z ]+:?$|^HEREBY [A-Z]+S?:?$"
    r"|^(?:RECOMMENDS|INVITES|URGES|REQUESTS|CALLS (?:UP)?ON) [A-Z ,]{3,80}:$",
    re.MULTILINE,
)
_LONGEST_ANNEX = 40  # signs of a line that says that an annex begins
_FOR_ALL = lazy(
    r"(?:以上|上述|以下)[^。;\n]{0,30}(?:均|都)(?:需|须|要|由)(?:要)?(?P<parties>[^。;,\n]{3,6"
    r"0}?)(?:负责|落实|配合|参与|组织实施|承担)[^。\n]{0,20}(?:不再|不另|不一一)"
)
_TELLS_EN = lazy(
    r"\b(?:is|are|was|were|has|have|had|been)\b"
    r"|\b[Ww]e (?:welcome|note|commend|thank|agree|believe)\b"
)
_ASKS_EN = lazy(r"\b(?:shall|will|must|should|needs?|recommend|asks?|requires?d?|to be)\b")
_CLOSING = lazy(
    r"(?:各地区?|各[\u3400-\u9fff]{0,4}(?:部门|单位)|各省|各级|本(?:意见"
    r"|方案|通知|措施|政策|办法|计划|规划|行动|决定|规定|条例)"
    r"|以上|上述|请|此前|此件|特此|附|(?:自|从)[^,。]{2,20}(?:起"
    r"|施行)|(?:国务院|省|市)[^,。]{0,10}(?:要|将|负责)"
    r"|国家[^,。]{1,10}(?:要|将|会同)|[\u3400-\u9fff]{2,8}部(?:要|将|会同)"
    r"|(?i:all (?:regions|localities|departments|provinces)|these"
    r"|this|the above|attachments?|annex))"
)
_IMPLEMENTING = lazy(
    r"组织实施|组织领导|组织保障|保障措施|工作要求|(?i:organi[sz]ation(?:al)? and implem"
    r"entation|organi[sz](?:e|ing) (?:the )?implementation|the organization and implemen"
    r"tation)"
)


def draft_source(source: DraftSource, directory: Directory) -> Draft:
    """Return a source as a draft. It never refuses, and every sign of the text stands in one of the
    parts of the draft.
    """
    flow = make_flow(source.text, source.list_table_spans())
    return _Drafting(flow, find_tables(flow, source.tables), directory).draft()


@dataclass(frozen=True, slots=True)
class _LeadIn:
    """What a paragraph says of the provisions below it: who has to do them, and by when."""

    doers: Doers | None = None
    targets: list[DraftTarget] = field(default_factory=list)

    def take_from(self, measure: DraftMeasure) -> None:
        """Take the dates from the measure at whose end the paragraph stands."""
        places = {target.printed.span for target in self.targets}
        measure.targets = [one for one in measure.targets if one.printed.span not in places]


class _Drafting:
    """What the stages of one document share."""

    def __init__(self, flow: Flow, tables: FoundTables, directory: Directory) -> None:
        self.flow = flow
        self.lists = tables.lists
        self.directory = directory
        self.headers: Sequence[Stretch] = ()  # of the task lists whose rows are measures
        self.language = find_main_language(flow.text)
        self.skipped = join_spans(
            [
                *find_translations(flow, self.language),
                *(one.span for one in tables.lists),
                *tables.figures,
            ]
        )

    def draft(self) -> Draft:
        """Return the whole document."""
        flow = self.flow
        first, last = self._find_body()
        clauses = [
            one
            for one in find_clauses(flow, self.directory, 0, last)
            if not lies_in(one.span.start, self.skipped)
        ]
        roots = build_tree(flow, clauses, self.skipped, first, last)
        start = min(
            [*(root.start for root in roots[:1]), *(one.span.start for one in self.lists), last]
        )
        head = read_head(flow, PartyReader(flow, self.directory), start, self.skipped)
        self.directory = self.directory.on(head.dated)
        self.reader = PartyReader(flow, self.directory, local=find_issuing_level(head))
        self.reader.learn(self._list_fields(clauses))
        self.measures = TaskReader(self.reader, make_calendar(head, flow.text, start), self.skipped)
        end = (
            head.signature
            if head.signature is not None and roots and head.signature > roots[-1].label.end
            else last
        )
        self.rules = self._find_stated_rules()
        provisions, sections = self._part_table_headings(*list_provisions(flow, roots))
        closing_start = self._find_closing(provisions, end)
        draft = Draft(head, self.language)
        self._add_sections(draft, sections)
        self._add_measures(draft, provisions, sections, clauses, closing_start)
        lists = TaskListReader(self.measures, self.lists, self.rules)
        lists.add(draft, end, functools.partial(_find_section, sections))
        self.headers = [one for one in lists.headings if not lies_in(one.start, head.spans)]
        self._add_closing(draft, closing_start, end, clauses)
        self._add_unattached(draft, start, closing_start, end)
        self._add_document_parties(draft)
        self._add_unparsed(draft, sections)
        foreign = self.language == "en" and is_foreign(flow.text, draft)
        if foreign or OF_TAIWAN.search(flow.source):
            forget_bodies(draft)
        return draft

    def _list_fields(self, clauses: Sequence[FoundClause]) -> Iterator[Stretch]:
        """Yield what stands behind the labels of English fields: Lead: Port Office."""
        text = self.flow.text
        for clause in clauses:
            for line in self.flow.list_paragraphs(*clause.inside):
                label = LABEL_EN.match(text, *line)
                if label:
                    start = label.end() + text.startswith(" ", label.end())
                    yield Stretch(start, line.end)

    def _part_table_headings(
        self, provisions: list[Provision], sections: list[Node]
    ) -> tuple[list[Provision], list[Node]]:
        """Return which provisions are measures and which headings: what has a task list below it,
        and asks nothing of anybody itself, is the heading of its rows.
        """
        starts = [one.span.start for one in self.lists if not one.beside]
        measures, headings = [], list(sections)
        for one in provisions:
            if self._is_table_heading(one.node, starts):
                headings.append(one.node)
            else:
                measures.append(one)
        return measures, sorted(headings, key=lambda node: node.start)

    def _is_table_heading(self, node: Node, starts: list[int]) -> bool:
        """Whether a label heads a table: nothing below it is asked of anybody but in the table, and
        a Chinese heading has no sentence behind it in its line.
        """
        at = bisect_left(starts, node.label.end)
        if node.children or node.clauses or at == len(starts) or starts[at] >= node.end:
            return False
        introduction = self.flow.text.find("\n", node.label.end, starts[at])
        own = self.flow.text[node.body : max(introduction, node.body)] if node.heading else ""
        if has_chinese(own) and not re.search(r"如下|[下见]表|:$", own):
            return False
        return introduction < 0 or self._asks_nothing(Stretch(introduction, starts[at]))

    def _asks_nothing(self, span: Stretch) -> bool:
        """Whether a stretch makes nobody answer and promises nothing by a date."""
        dated = (self.measures.list_targets(one) for one in self.flow.list_paragraphs(*span))
        return not any(dated) and not find_subjects(self.reader, *span).parties

    def _find_body(self) -> tuple[int, int]:
        """Return from where to where provisions are looked for: behind what enacts them, and before
        the first annex, unless what is issued stands in it.
        """
        whole = len(self.flow.text)
        enacted = _ENACTS.search(self.flow.text)
        begin = enacted.end() if enacted else 0
        annexes = [
            one.start
            for one in self.flow.list_paragraphs()
            if one.end - one.start < _LONGEST_ANNEX
            and _ANNEX.match(self.flow.text[one.start : one.end])
        ]
        if not annexes:
            return begin, whole
        first, second = annexes[0], annexes[1] if len(annexes) > 1 else whole
        before, inside = self._count_labels(begin, first), self._count_labels(first, second)
        issues = re.search(
            r"印发|转发|(?i:printing and distributing|issuing)", self.flow.text[:first]
        )
        if not before or (issues and inside > before):
            if inside:
                return first, second
            return begin, whole
        return begin, first

    def _count_labels(self, start: int, end: int) -> int:
        roots = build_tree(self.flow, [], self.skipped, start, end)
        return sum(1 for root in roots for _ in root.walk())

    # Measures

    def _add_sections(self, draft: Draft, sections: list[Node]) -> None:
        flow = self.flow
        lists = [one.span for one in self.lists]
        for number, group in enumerate(_group(sections), 1):
            node = group[0]
            heading = node.heading or Stretch(node.label.end, node.body)
            text = [
                self.measures.quote(paragraph)
                for one in group
                for gap in _cut(one, lists)
                for paragraph in flow.list_paragraphs(*gap)
                if flow.text[paragraph.start : paragraph.end].strip(" 。.:;")
            ]
            draft.sections.append(
                DraftSection(
                    number, self._print_label(node), self.measures.quote(heading), tuple(text)
                )
            )

    def _add_measures(
        self,
        draft: Draft,
        provisions: list[Provision],
        sections: list[Node],
        clauses: Sequence[FoundClause],
        closing: int,
    ) -> None:
        top = {id(group[0]): number for number, group in enumerate(_group(sections), 1)}
        numbers = _number(provisions)
        by_node: dict[int, int] = {}
        rule: OrderRule | None = None
        lead_in = _LeadIn()
        led: list[tuple[DraftMeasure, _LeadIn]] = []
        before: Node | None = None
        rules = [
            (one.span.start, stated)
            for one in clauses
            if (stated := find_order_rule(self.flow.text[one.inside.start : one.inside.end]))
        ]
        rules = sorted([*rules, *self.rules])
        for provision, number in zip(provisions, numbers, strict=True):
            node = provision.node
            by_node[id(node)] = number
            stop = (
                min(provision.whole.end, closing)
                if provision.whole.end > closing >= node.start
                else provision.whole.end
            )
            section = top.get(id(provision.section)) if provision.section else None
            parent = by_node.get(id(provision.parent)) if provision.parent else None
            own = cut_clauses(clauses, provision.whole.start, stop)
            for at, stated in rules:
                if at < (own[0].span.start if own else node.start):
                    rule = stated
            heading = self.measures.quote(node.heading) if node.heading else None
            measure = DraftMeasure(
                number,
                self._print_label(node),
                section,
                parent,
                provision.kind,
                heading,
                self.measures.quote(Stretch(node.start, stop)),
            )
            above = self._find_lead_in(node, before, lead_in)
            if draft.measures and above is not lead_in:
                above.take_from(draft.measures[-1])
            lead_in = above
            before = node
            self.measures.fill(measure, node.label.end, stop, own, rule, lead_in.doers)
            led.append((measure, lead_in))
            gaps = list_gaps(node.body, stop, [one.span for one in own])
            measure.sentences += [
                self.flow.print(*paragraph)
                for gap in gaps
                for paragraph in self.flow.list_paragraphs(*gap)
                if not lies_in(paragraph.start, self.skipped)
            ]
            draft.measures.append(measure)
        for measure, above in led:
            measure.targets = measure.targets or [*above.targets]
        title = draft.head.title or ""
        if not sections and not _NAMES_TASKS.search(title):
            reply = title.endswith("批复")  # whose provisions have no headings
            for measure in draft.measures:
                owed = measure.parties or _OBLIGES.search(measure.text.text)
                tells = measure.heading is None or reply or _tells_only(measure.text.text)
                tells = tells and not _LABELS_TASK.match(measure.label or "")
                bare = tells and not measure.targets
                if measure.kind == "measure" and bare and not owed:
                    measure.kind = "principle"

    def _find_lead_in(self, node: Node, before: Node | None, lead_in: _LeadIn) -> _LeadIn:
        """Return what the paragraph above a provision says of it (By 2033, the Ministry will:), or
        the one above the first of the series that it carries on.
        """
        text = self.flow.text
        end = node.start
        while end and text[end - 1].isspace():
            end -= 1
        start = text.rfind("\n", 0, end) + 1
        if not _LEADS_IN.search(text, start, end):
            goes_on = before is not None and node.label.carries_on(before.label)
            alone = before is not None and before.start < start and text[end - 1] not in ".;,"
            return lead_in if goes_on and not alone else _LeadIn()
        label = find_label_at(text, start)
        above = Stretch(label.end if label else start, end)
        if has_chinese(text[start:end]):
            return _LeadIn()
        return _LeadIn(find_leading(self.reader, above), self.measures.list_targets(above))

    def _find_stated_rules(self) -> list[tuple[int, OrderRule]]:
        """Return the order rules that stand in sentences of their own."""
        found = []
        for paragraph in self.flow.list_paragraphs():
            text = self.flow.text[paragraph.start : paragraph.end]
            if "牵头" in text or "lead" in text:
                stated = find_order_rule(text)
                if stated:
                    found.append((paragraph.start + _find_rule_place(text), stated))
        return found

    # What stands around them

    def _find_closing(self, provisions: list[Provision], end: int) -> int:
        """Return where the text of the last measure ends: what follows speaks of the whole
        document.

        That is so behind its last clause, but not where that stands at its heading; and where a
        paragraph begins as closing ones do, while no other measure has more than one paragraph, and
        the last is not itself about how the document is carried out.
        """
        if not provisions:
            return end
        last = provisions[-1]
        flow = self.flow
        paragraphs = [
            one
            for one in flow.list_paragraphs(last.node.start, min(last.whole.end, end))
            if not lies_in(one.start, self.skipped)
        ]
        heading = (
            flow.text[last.node.heading.start : last.node.heading.end] if last.node.heading else ""
        )
        own = [
            clause for node in last.node.walk() for clause in node.clauses if clause.span.end <= end
        ]
        ended = own[-1].span.end if own and not _heads(flow, last.node, own[-1]) else None
        goes_on = _say_more_behind(flow, provisions[:-1])
        line_heading = (
            last.node.heading is not None
            and paragraphs
            and paragraphs[0].end - last.node.heading.end <= 1
            and self._asks_nothing(paragraphs[0])
        )
        if ended is not None:
            rest = flow.text[ended : paragraphs[-1].end] if paragraphs else ""
            led = len(rest) - len(rest.lstrip(" .。"))
            if "\n" not in rest and _CLOSING.match(rest[led:]):
                return ended + led
        for paragraph in paragraphs[2 if line_heading else 1 :]:
            text = flow.text[paragraph.start : paragraph.end]
            behind = ended is not None and paragraph.start >= ended
            if behind and not (goes_on and text[-1] in ".;:" and len(text) > _LONGEST_ANNEX):
                return paragraph.start
            if is_end_note(text) or re.match(r"附(?:件|表|录)", text):
                return paragraph.start
            if ended is None and _CLOSING.match(text) and not _IMPLEMENTING.search(heading):
                return paragraph.start
        return min(end, last.whole.end)

    def _add_closing(
        self, draft: Draft, start: int, end: int, clauses: Sequence[FoundClause]
    ) -> None:
        """Add what has no number behind the last measure and still makes somebody answer: a
        sentence each.
        """
        text = self.flow.text
        for paragraph in self.flow.list_paragraphs(start, end):
            note = is_end_note(text[paragraph.start : paragraph.end])
            if note or lies_in(paragraph.start, self.skipped):
                continue
            for span in list_sentences(text, paragraph):
                number, passage = len(draft.closing) + 1, self.measures.quote(span)
                measure = DraftMeasure(number, None, None, None, "organisation", None, passage)
                own = cut_clauses(clauses, span.start, span.end)
                self.measures.fill(measure, span.start, span.end, own, None)
                if measure.parties:
                    draft.closing.append(measure)

    def _add_unattached(self, draft: Draft, start: int, closing: int, end: int) -> None:
        """Add the dates of what stands in no measure: introductions, closing paragraphs."""
        spans = [Stretch(0, start), Stretch(closing, end)]
        spans += [self._find_flow(one.span) for section in draft.sections for one in section.text]
        known = sorted([*self.skipped, *draft.head.spans])
        for begin, stop in sorted(spans):
            for paragraph in self.flow.list_paragraphs(begin, stop):
                field = _FIELD.match(self.flow.text, paragraph.start, paragraph.end)
                day = is_day(self.flow.text[paragraph.start : paragraph.end])
                if not field and not day and not lies_in(paragraph.start, known):
                    draft.unattached += self.measures.list_targets(paragraph)

    def _find_flow(self, span: Stretch) -> Stretch:
        return Stretch(self.flow.find(span.start), self.flow.find(span.end))

    def _add_document_parties(self, draft: Draft) -> None:
        for found in _FOR_ALL.finditer(self.flow.text):
            merge(draft.responsible, list(self.reader.read(*found.span("parties")).parties))

    def _add_unparsed(self, draft: Draft, sections: list[Node]) -> None:
        """Add the headings, and all that stands in none of the parts of the draft."""
        headings = [*draft.head.spans, *(Stretch(node.start, node.body) for node in sections)]
        headings += self.headers
        draft.headings += [self.measures.quote(span) for span in sorted(headings)]
        lists = [one.span for one in self.lists]
        taken = headings + [gap for node in sections for gap in _cut(node, lists)]
        taken += [self._find_flow(part.text.span) for part in (*draft.measures, *draft.closing)]
        for gap in list_gaps(0, len(self.flow.text), sorted(taken)):
            for paragraph in self.flow.list_paragraphs(gap.start, gap.end):
                passage = self.flow.text[paragraph.start : paragraph.end].strip()
                # The signs around the cells of a list are its layout.
                frame = not passage.strip(' |"') and lies_in(paragraph.start, lists)
                titled = self.flow.print(*paragraph) == draft.head.title  # once more
                if passage:
                    held = draft.headings if frame or titled else draft.unparsed
                    held.append(self.measures.quote(paragraph))

    def _print_label(self, node: Node) -> str:
        return self.flow.print(node.label.start, node.label.end).strip(" -–—")


def _tells_only(text: str) -> bool:
    """Whether an English provision says how something is, and asks for nothing."""
    return _TELLS_EN.search(text) is not None and _ASKS_EN.search(text) is None


def _cut(node: Node, lists: Sequence[Stretch]) -> list[Stretch]:
    """Return the text of a heading without the task lists that begin in it."""
    first = bisect_left(lists, node.body, key=lambda one: one.start)
    last = bisect_left(lists, node.end, key=lambda one: one.start)
    return list(list_gaps(node.body, node.end, lists[first:last]))


def _find_section(headings: Sequence[Node], place: int) -> int | None:
    """Return the number of the section that a place lies in."""
    for number, group in enumerate(_group(headings), 1):
        if group[0].start <= place < group[0].stop:
            return number
    return None


def _say_more_behind(flow: Flow, provisions: Sequence[Provision]) -> bool:
    """Whether most of some provisions go on in a paragraph behind their last clause."""
    ended = [
        (one.node.clauses[-1].span.end, one.whole.end) for one in provisions if one.node.clauses
    ]
    behind = [flow.text[start:end].partition("\n")[2].strip() for start, end in ended]
    return len(behind) > 0 and sum(map(bool, behind)) * 2 > len(behind)


def _heads(flow: Flow, node: Node, clause: FoundClause) -> bool:
    """Whether a clause stands at the heading of a provision, and its text below."""
    heading = node.heading.end if node.heading else node.label.end
    line = flow.text[clause.span.end : node.stop].partition("\n")
    between = flow.text[heading : clause.span.start].strip(" ")
    return (
        (not between or (between in "。.:" and bool(node.children)))
        and not line[0].strip(" 。.:")
        and bool(line[2].strip())
    )


def _group(sections: Sequence[Node]) -> list[list[Node]]:
    """Return the sections: the headings that stand below no other, each with those below it."""
    groups: list[list[Node]] = []
    for node in sections:  # in the order of the text
        if groups and node.start < groups[-1][0].stop:
            groups[-1].append(node)
        else:
            groups.append([node])
    return groups


def _number(provisions: Sequence[Provision]) -> list[int]:
    """Return the numbers of the measures: as printed where these run on through the text, else
    counted.
    """
    printed = [one.node.label.value for one in provisions]
    styles = {one.node.label.style for one in provisions}
    single = all(len(one.node.label.levels) == 1 for one in provisions)
    # Translations mix styles within one series.
    shapes = {"word" if style in ("word", "han") else style for style in styles}
    if (
        single
        and len(shapes) == 1
        and all(before < after for before, after in itertools.pairwise(printed))
    ):
        return printed
    return list(range(1, len(provisions) + 1))


def _find_rule_place(text: str) -> int:
    found = re.search(r"牵头|lead", text)
    if not found:
        return 0
    return found.start()
