"""All stages in their order: a source becomes a draft."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.clauses import find_clauses
from obligations.drafting.due_dates import Calendar, find_due_dates, find_field_dates
from obligations.drafting.flow import make_flow
from obligations.drafting.head import is_end_note, read_head
from obligations.drafting.metrics import find_metrics
from obligations.drafting.outline import ANNEX, build_tree, list_provisions
from obligations.drafting.parties import GENERIC, PartyReader
from obligations.drafting.record import Draft, DraftMeasure, DraftSection, DraftTarget, Passage
from obligations.drafting.roles import find_order_rule, has_mark, read_roles
from obligations.drafting.source import Source, Span
from obligations.drafting.subjects import find_subjects
from obligations.drafting.tasks import find_task_lists
from obligations.text.name_keys import has_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.clauses import FoundClause
    from obligations.drafting.due_dates import Found
    from obligations.drafting.flow import Flow
    from obligations.drafting.head import Head
    from obligations.drafting.names import Directory
    from obligations.drafting.outline import Node, Provision
    from obligations.drafting.parties import Party
    from obligations.drafting.record import DraftMetric
    from obligations.drafting.roles import OrderRule
    from obligations.drafting.tasks import Task, TaskList

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_LEAST_HAN = 0.12  # of the letters of a text that is Chinese, a translation beside it or not
_FIELD = re.compile(r"[^。,:\n]{1,14}:[^。]{0,60}$")  # of the metadata of a page
_FAR = 1 << 62  # beyond any text
_LONGEST_ANNEX = 40  # signs of a line that says that an annex begins
_FOR_ALL = re.compile(
    r"(?:以上|上述|以下)[^。;\n]{0,30}(?:均|都)(?:需|须|要|由)(?:要)?(?P<parties>[^。;,\n]{3,6"
    r"0}?)(?:负责|落实|配合|参与|组织实施|承担)[^。\n]{0,20}(?:不再|不另|不一一)"
)
_CLOSING = re.compile(
    r"(?:各地区?|各(?:有关|相关)?(?:部门|单位)|各省|各级|本(?:意见"
    r"|方案|通知|措施|政策|办法|计划|规划|行动|决定|规定|条例)"
    r"|以上|上述|请|此前|此件|特此|附|(?:自|从)[^,。]{2,20}(?:起"
    r"|施行)|(?:国务院|省|市)[^,。]{0,10}(?:要|将|负责)"
    r"|(?i:all (?:regions|localities|departments|provinces)|these"
    r"|this|the above|attachments?|annex))"
)
_IMPLEMENTING = re.compile(
    r"组织实施|组织领导|组织保障|保障措施|工作要求|(?i:organi[sz]ation(?:al)? and implem"
    r"entation|organi[sz](?:e|ing) (?:the )?implementation|the organization and implemen"
    r"tation)"
)
_OF_CHINA = re.compile(
    r"\b(?:China|Chinese|State Council|People's (?:Republic|Government"
    r"|Bank|Congress)|PRC|RMB|[Yy]uan|Beijing|NDRC|CPC|MOFCOM"
    r"|autonomous regions?|Guo ?Ban ?Fa|inter-ministerial|Party Central)\b|[\u3400-\u9fff]"
)
# Names that no other country's bodies bear.
_DISTINCT = re.compile(
    r"General Administration|State (?!Audit"
    r"|Department)|People's|Development and Reform"
    r"|Information Technology"
    r"|Cyberspace|Taxation Administration"
    r"|National Health Commission|Intellectual Property Administration"
    r"|Ecology and Environment|Data Administration|Culture and Tourism|Social Security|Urban-Rural"
    r"|Rural Affairs|Emergency Management|Market Regulation|Medical Products|Post Bureau"
)
_STRIVE = re.compile(r"力争|争取|努力|(?i:strive|striving)")
_SENTENCE = re.compile(r"[^。;!?；！？\n]*[。;!?；！？]?")
_SENTENCE_EN = re.compile(r"(?:[^.;\n]|\.(?=\d))*[.;]?")


def draft_source(source: Source, directory: Directory) -> Draft:
    """Return a source as a draft. It never refuses, and every sign of the text stands in one of the
    parts of the draft.
    """
    flow = make_flow(source.text)
    return _Drafting(flow, find_task_lists(flow, source.tables), directory).draft()


class _Drafting:
    """What the stages of one document share."""

    def __init__(self, flow: Flow, lists: list[TaskList], directory: Directory) -> None:
        self.flow = flow
        self.lists = lists
        self.directory = directory
        self.language = _find_language(flow.text)
        self.skipped = sorted(
            [*_find_translations(flow, self.language), *(one.span for one in lists)]
        )
        self.calendar = Calendar(None, None)

    def draft(self) -> Draft:
        """Return the whole document."""
        flow = self.flow
        first, last = self._find_body()
        clauses = [
            one
            for one in find_clauses(flow, self.directory, 0, last)
            if not _lies_in(one.span.start, self.skipped)
        ]
        roots = build_tree(flow, clauses, self.skipped, first, last)
        start = min(
            [*(root.start for root in roots[:1]), *(one.span.start for one in self.lists), last]
        )
        head = read_head(flow, PartyReader(flow, self.directory), start, self.skipped)
        self.calendar = _make_calendar(head, flow.text)
        self.directory = self.directory.on(head.dated)
        self.reader = PartyReader(flow, self.directory, local=_is_local(head))
        end = (
            head.signature
            if head.signature is not None and roots and head.signature > roots[-1].label.end
            else last
        )
        provisions, sections = list_provisions(flow, roots)
        closing_start = self._find_closing(provisions, end)
        draft = Draft(head, self.language)
        self._add_sections(draft, sections)
        self._add_measures(draft, provisions, sections, clauses, closing_start)
        self._add_tasks(draft, end)
        self._add_closing(draft, closing_start, end, clauses)
        self._add_unattached(draft, start, closing_start, end)
        self._add_document_parties(draft)
        self._add_unparsed(draft, sections)
        if self.language == "en" and _is_foreign(flow.text, draft):
            _forget_bodies(draft)
        return draft

    def _find_body(self) -> tuple[int, int]:
        """Return from where to where provisions are looked for: before the first annex, unless
        what is issued stands in it.
        """
        whole = len(self.flow.text)
        annexes = [
            one.start
            for one in self.flow.list_paragraphs()
            if one.end - one.start < _LONGEST_ANNEX
            and ANNEX.match(self.flow.text[one.start : one.end])
        ]
        if not annexes:
            return 0, whole
        first, second = annexes[0], annexes[1] if len(annexes) > 1 else whole
        before, inside = self._count_labels(0, first), self._count_labels(first, second)
        issues = re.search(
            r"印发|转发|(?i:printing and distributing|issuing)", self.flow.text[:first]
        )
        if not before or (issues and inside > before):
            return (first, second) if inside else (0, whole)
        return 0, first

    def _count_labels(self, start: int, end: int) -> int:
        roots = build_tree(self.flow, [], self.skipped, start, end)
        return sum(1 for root in roots for _ in root.walk())

    # Measures

    def _add_sections(self, draft: Draft, sections: list[Node]) -> None:
        flow = self.flow
        for number, node in enumerate(_list_top(sections), 1):
            heading = node.heading or Span(node.label.end, node.body)
            intro = [
                self._pass(one)
                for one in flow.list_paragraphs(node.body, node.end)
                if flow.text[one.start : one.end].strip(" 。.:;")
            ]
            draft.sections.append(
                DraftSection(number, self._print_label(node), self._pass(heading), tuple(intro))
            )

    def _add_measures(
        self,
        draft: Draft,
        provisions: list[Provision],
        sections: list[Node],
        clauses: Sequence[FoundClause],
        closing: int,
    ) -> None:
        top = {id(node): number for number, node in enumerate(_list_top(sections), 1)}
        numbers = _number(provisions)
        by_node: dict[int, int] = {}
        rule: OrderRule | None = None
        rules = [
            (one.span.start, stated)
            for one in clauses
            if (stated := find_order_rule(self.flow.text[one.inside.start : one.inside.end]))
        ]
        rules += [(at, stated) for at, stated in self._find_stated_rules()]
        rules.sort()
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
            own = _cut(clauses, provision.whole.start, stop)
            for at, stated in rules:
                if at < (own[0].span.start if own else node.start):
                    rule = stated
            heading = self._pass(node.heading) if node.heading else None
            measure = DraftMeasure(
                number,
                self._print_label(node),
                section,
                parent,
                provision.kind,
                heading,
                self._pass(Span(node.start, stop)),
            )
            self._fill(measure, node.label.end, stop, own, rule)
            draft.measures.append(measure)
        if not sections:
            for measure in draft.measures:
                owed = measure.lead or measure.co_responsible or measure.responsible
                bare = measure.heading is None and not measure.targets
                if measure.kind == "measure" and bare and not owed:
                    measure.kind = "principle"

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

    def _fill(
        self,
        measure: DraftMeasure,
        start: int,
        stop: int,
        clauses: Sequence[FoundClause],
        rule: OrderRule | None,
    ) -> None:
        """Fill in who answers and by when."""
        fields: list[Span] = []
        for clause in clauses:
            roles = read_roles(self.reader, clause.inside.start, clause.inside.end, rule)
            measure.clauses.append(self._pass(clause.span))
            measure.open = measure.open or roles.open
            _merge(measure.lead, roles.lead)
            _merge(measure.co_responsible, roles.co_responsible)
            _merge(measure.responsible, roles.responsible)
            if roles.basis in ("explicit", "order-rule", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis
            fields += [Span(*field) for field in roles.dates]
            if not roles.parties and not roles.dates:
                measure.reviews.append("clause")
        named = {party.key for party in _list_parties(measure)}
        for gap in _list_gaps(start, stop, [clause.span for clause in clauses]):
            self._add_subjects(measure, gap, named)
        if measure.lead_basis is None and measure.responsible and len(_list_parties(measure)) == 1:
            measure.lead_basis = "sole"
        self._add_dates(measure, start, stop, fields)

    def _add_subjects(self, measure: DraftMeasure, gap: Span, named: set[str]) -> None:
        """Add who is the subject of a duty in the text. Beside a clause that is whom the registry
        knows and the clause does not name (`named`): what else it seems to name only says it again.
        """
        if measure.kind in ("principle", "goal"):
            return
        for stretch in _list_gaps(gap.start, gap.end, self.skipped):
            roles = find_subjects(self.reader, stretch.start, stretch.end)
            for role in ("lead", "co_responsible", "responsible"):
                added = [one for one in getattr(roles, role) if one.key not in named]
                if named:
                    added = [one for one in added if one.id]
                _merge(getattr(measure, role), added)
            if measure.lead and roles.basis in ("explicit", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis

    def _add_dates(self, measure: DraftMeasure, start: int, stop: int, fields: list[Span]) -> None:
        flow = self.flow
        for paragraph in flow.list_paragraphs(start, stop):
            if not _lies_in(paragraph.start, self.skipped):
                measure.targets += self._list_targets(paragraph, fields)
        for field in fields:
            for found in find_field_dates(flow.text, field.start, field.end, self.calendar):
                measure.targets.append(
                    DraftTarget(
                        found.due,
                        self._pass(found.span),
                        sentence=flow.print(field.start, field.end),
                    )
                )
        measure.targets.sort(key=lambda target: target.printed.span.start)

    def _list_targets(self, paragraph: Span, fields: Sequence[Span] = ()) -> list[DraftTarget]:
        """Return the dates of a paragraph outside its fields of deadlines, with their figures."""
        flow = self.flow
        found = find_due_dates(flow.text, paragraph.start, paragraph.end, self.calendar)
        targets: list[DraftTarget] = []
        at = 0
        for sentence in _list_sentences(flow.text, paragraph) if found else []:
            inside = []
            while at < len(found) and found[at].span.start < sentence.end:
                inside.append(found[at])
                at += 1
            if inside:
                targets += self._make_targets(inside, sentence, fields)
        return targets

    def _make_targets(
        self, dates: list[Found], sentence: Span, fields: Sequence[Span]
    ) -> list[DraftTarget]:
        """Return the targets of a sentence: for each date one a figure that stands between it and
        the next, or one without any.
        """
        flow = self.flow
        printed = flow.print(sentence.start, sentence.end)
        strive = _STRIVE.search(flow.text, sentence.start, sentence.end) is not None
        stops = [*(one.span.start for one in dates[1:]), sentence.end]
        targets: list[DraftTarget] = []
        for one, stop in zip(dates, stops, strict=True):
            if any(field.start < one.span.end and one.span.start < field.end for field in fields):
                continue
            where = self._pass(one.span)
            metrics: list[DraftMetric | None] = [
                found.metric for found in find_metrics(flow.text, one.span.end, stop)
            ]
            targets += [
                DraftTarget(one.due, where, metric, strive, printed) for metric in metrics or [None]
            ]
        return targets

    # Task lists

    def _add_tasks(self, draft: Draft, end: int) -> None:
        """Add the rows of task lists as measures. A list in an annex, or behind the signature, only
        says again who carries out the provisions, where there are any; so does one of their
        headings.
        """
        known = {measure.heading.text for measure in draft.measures if measure.heading}
        for task_list in self.lists:
            rows = [self.flow.print(*task.task) for task in task_list.tasks]
            repeated = sum(row in known for row in rows) * 2 > len(rows)
            if not draft.measures or (task_list.span.start < end and not repeated):
                self._add_list(draft, task_list)
        draft.measures.sort(key=lambda measure: measure.text.span.start)
        if self.lists:
            for number, measure in enumerate(draft.measures, 1):
                measure.number = number

    def _add_list(self, draft: Draft, task_list: TaskList) -> None:
        sections: dict[Span, int] = {}
        for task in task_list.tasks:
            if task.section and task.section not in sections:
                sections[task.section] = len(draft.sections) + 1
                section = DraftSection(len(draft.sections) + 1, None, self._pass(task.section))
                draft.sections.append(section)
            number = sections[task.section] if task.section else None
            draft.measures.append(self._make_task(task, number))

    def _make_task(self, task: Task, section: int | None) -> DraftMeasure:
        text = self.flow.text[task.task.start : task.task.end]
        label = self.flow.print(*task.label) if task.label else None
        heading = (
            self._pass(task.task)
            if "\n" not in text and len(text) <= (60 if has_chinese(text) else 200)
            else None
        )
        measure = DraftMeasure(0, label, section, None, "measure", heading, self._pass(task.span))
        self._add_cells(measure, task, find_order_rule(text))
        if measure.lead:
            _merge(measure.co_responsible, measure.responsible)
            measure.responsible = []
            measure.lead_basis = measure.lead_basis or "explicit"
        elif len(measure.responsible) == 1 and not measure.co_responsible:
            measure.lead_basis = "sole"
        self._add_task_dates(measure, task)
        return measure

    def _add_task_dates(self, measure: DraftMeasure, task: Task) -> None:
        for cell in (task.task, *task.details):
            for paragraph in self.flow.list_paragraphs(*cell):
                measure.targets += self._list_targets(paragraph)
        for cell in task.deadlines:
            for paragraph in self.flow.list_paragraphs(*cell):
                for found in find_field_dates(self.flow.text, *paragraph, self.calendar):
                    measure.targets.append(
                        DraftTarget(
                            found.due, self._pass(found.span), sentence=self.flow.print(*task.task)
                        )
                    )

    def _add_cells(self, measure: DraftMeasure, task: Task, rule: OrderRule | None) -> None:
        for role, cells in task.parties.items():
            for cell in cells:
                self._add_cell(measure, role, cell, rule)

    def _add_cell(
        self, measure: DraftMeasure, role: str, cell: Span, rule: OrderRule | None
    ) -> None:
        """Add the parties of a cell: in the role of its column, unless the cell says itself who
        leads.
        """
        measure.clauses.append(self._pass(cell))
        if has_mark(self.flow.text[cell.start : cell.end]):
            roles = read_roles(self.reader, *cell, rule)
            for name in ("lead", "co_responsible", "responsible"):
                _merge(
                    getattr(measure, name if name != "responsible" else role), getattr(roles, name)
                )
            measure.open = measure.open or roles.open
            return
        read = self.reader.read(*cell)
        measure.open = measure.open or read.open
        _merge(getattr(measure, role), list(read.parties))

    # What stands around them

    def _find_closing(self, provisions: list[Provision], end: int) -> int:
        """Return where the text of the last measure ends: what follows speaks of the whole
        document.

        That is so behind its last clause; and where a paragraph begins as closing ones do, while no
        other measure has more than one paragraph, and the last is not itself about how the document
        is carried out.
        """
        if not provisions:
            return end
        last = provisions[-1]
        flow = self.flow
        paragraphs = [
            one
            for one in flow.list_paragraphs(last.node.start, min(last.whole.end, end))
            if not _lies_in(one.start, self.skipped)
        ]
        heading = (
            flow.text[last.node.heading.start : last.node.heading.end] if last.node.heading else ""
        )
        own = [
            clause for node in last.node.walk() for clause in node.clauses if clause.span.end <= end
        ]
        ended = own[-1].span.end if own and own[-1].span.end >= last.node.start else None
        line_heading = (
            last.node.heading is not None
            and paragraphs
            and paragraphs[0].end - last.node.heading.end <= 1
        )
        for paragraph in paragraphs[2 if line_heading else 1 :]:
            text = flow.text[paragraph.start : paragraph.end]
            if ended is not None and paragraph.start >= ended:
                return paragraph.start
            if is_end_note(text) or re.match(r"附(?:件|表|录)", text):
                return paragraph.start
            if ended is None and _CLOSING.match(text) and not _IMPLEMENTING.search(heading):
                return paragraph.start
        return min(end, last.whole.end) if last.whole.end <= end else end

    def _add_closing(
        self, draft: Draft, start: int, end: int, clauses: Sequence[FoundClause]
    ) -> None:
        """Add what has no number behind the last measure and still makes somebody answer."""
        for paragraph in self.flow.list_paragraphs(start, end):
            if _lies_in(paragraph.start, self.skipped) or is_end_note(
                self.flow.text[paragraph.start : paragraph.end]
            ):
                continue
            pattern = (
                _SENTENCE
                if has_chinese(self.flow.text[paragraph.start : paragraph.end])
                else _SENTENCE_EN
            )
            for found in pattern.finditer(self.flow.text, paragraph.start, paragraph.end):
                if not found[0].strip():
                    continue
                measure = DraftMeasure(
                    len(draft.closing) + 1,
                    None,
                    None,
                    None,
                    "organisation",
                    None,
                    self._pass(Span(*found.span())),
                )
                own = _cut(clauses, found.start(), found.end())
                self._fill(measure, found.start(), found.end(), own, None)
                if measure.lead or measure.co_responsible or measure.responsible:
                    draft.closing.append(measure)

    def _add_unattached(self, draft: Draft, start: int, closing: int, end: int) -> None:
        """Add the dates of what stands in no measure: introductions, closing paragraphs."""
        spans = [Span(0, start), Span(closing, end)]
        spans += [
            self._find_flow(intro.span) for section in draft.sections for intro in section.intro
        ]
        known = sorted([*self.skipped, *draft.head.spans])
        for begin, stop in sorted(spans):
            for paragraph in self.flow.list_paragraphs(begin, stop):
                field = _FIELD.match(self.flow.text, paragraph.start, paragraph.end)
                if not field and not _lies_in(paragraph.start, known):
                    draft.unattached += self._list_targets(paragraph)

    def _find_flow(self, span: Span) -> Span:
        return Span(self.flow.find(span.start), self.flow.find(span.end))

    def _add_document_parties(self, draft: Draft) -> None:
        for found in _FOR_ALL.finditer(self.flow.text):
            _merge(draft.responsible, list(self.reader.read(*found.span("parties")).parties))

    def _add_unparsed(self, draft: Draft, sections: list[Node]) -> None:
        """Add the headings, and all that stands in none of the parts of the draft."""
        headings = [*draft.head.spans, *(Span(node.start, node.body) for node in sections)]
        draft.headings += [self._pass(span) for span in sorted(headings)]
        taken = headings + [Span(node.body, node.end) for node in sections]
        taken += [self._find_flow(part.text.span) for part in (*draft.measures, *draft.closing)]
        for gap in _list_gaps(0, len(self.flow.text), sorted(taken)):
            for paragraph in self.flow.list_paragraphs(gap.start, gap.end):
                if self.flow.text[paragraph.start : paragraph.end].strip():
                    draft.unparsed.append(self._pass(paragraph))

    def _pass(self, span: Span) -> Passage:
        return Passage(
            self.flow.print(span.start, span.end), self.flow.locate(span.start, span.end)
        )

    def _print_label(self, node: Node) -> str:
        return self.flow.print(node.label.start, node.label.end).strip()


def _list_parties(measure: DraftMeasure) -> list[Party]:
    return [*measure.lead, *measure.co_responsible, *measure.responsible]


def _find_rule_place(text: str) -> int:
    found = re.search(r"牵头|lead", text)
    return found.start() if found else 0


def _find_language(text: str) -> str:
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    return "zh" if han and han >= _LEAST_HAN * (han + latin / 3) else "en"


def _find_translations(flow: Flow, language: str) -> list[Span]:
    """Return the paragraphs of a Chinese text that are in English: the translation that stands
    beside it.
    """
    if language != "zh":
        return []
    spans = []
    for paragraph in flow.list_paragraphs():
        text = flow.text[paragraph.start : paragraph.end]
        han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
        if latin > 12 and latin > 8 * han:
            spans.append(paragraph)
    total = sum(span.end - span.start for span in spans)
    return spans if total > 0.2 * len(flow.text) else []


def _is_foreign(text: str, draft: Draft) -> bool:
    """Whether a text in English speaks of another country, whose ministries bear the names of ours.

    So it is where nothing in it is Chinese, other bodies are named too, and those that the registry
    has are ministries alone.
    """
    if _OF_CHINA.search(text):
        return False
    parties = [
        party
        for measure in draft.measures
        for party in (*measure.lead, *measure.co_responsible, *measure.responsible)
        if party.kind != GENERIC
    ]
    known = [party for party in parties if party.id]
    return len(known) < len(parties) and not any(_DISTINCT.search(one.printed) for one in known)


def _forget_bodies(draft: Draft) -> None:
    for measure in draft.measures:
        for role in ("lead", "co_responsible", "responsible"):
            parties = getattr(measure, role)
            parties[:] = [
                party if party.kind == GENERIC else replace(party, id=None, kind=None, level=None)
                for party in parties
            ]


def _is_local(head: Head) -> bool:
    """Whether a document is issued by a province, a city or a county."""
    levels = {party.level for party in head.issuers}
    if levels & {"province", "local"}:
        return True
    return not head.issuers and bool(
        re.search(r"^[\u3400-\u9fff]{2,8}(?:省|市|县|区|州)", head.title or "")
    )


def _list_top(sections: Sequence[Node]) -> list[Node]:
    """Return the headings that stand below no other: those are the sections."""
    top: list[Node] = []
    for node in sections:  # in the order of the text
        if not top or node.start >= top[-1].stop:
            top.append(node)
    return top


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


def _merge(held: list[Party], more: Sequence[Party]) -> None:
    keys = {party.key for party in held}
    for party in more:
        if party.key not in keys:
            keys.add(party.key)
            held.append(party)


def _list_gaps(start: int, end: int, spans: Sequence[Span]) -> list[Span]:
    """Return what of a stretch lies in none of some spans, which are in order."""
    gaps = []
    for span in spans:
        if span.start > start:
            gaps.append(Span(start, min(span.start, end)))
        start = max(start, span.end)
        if start >= end:
            break
    if start < end:
        gaps.append(Span(start, end))
    return [gap for gap in gaps if gap.start < gap.end]


def _lies_in(place: int, spans: Sequence[Span]) -> bool:
    """Whether a place lies in one of some spans, which are in order."""
    at = bisect_right(spans, (place, _FAR)) - 1
    return at >= 0 and place < spans[at].end


def _cut(clauses: Sequence[FoundClause], start: int, end: int) -> Sequence[FoundClause]:
    """Return the clauses that begin in a stretch; they are in order."""
    first = bisect_left(clauses, start, key=lambda one: one.span.start)
    return clauses[first : bisect_left(clauses, end, key=lambda one: one.span.start)]


def _list_sentences(text: str, paragraph: Span) -> list[Span]:
    chinese = has_chinese(text[paragraph.start : paragraph.end])
    pattern = _SENTENCE if chinese else _SENTENCE_EN
    return [
        Span(*found.span())
        for found in pattern.finditer(text, paragraph.start, paragraph.end)
        if found[0]
    ]


def _make_calendar(head: Head, text: str) -> Calendar:
    """Return what dates of a document are judged by: its day, and the year that its title is about,
    where that is later; of a document without a day the only year that is printed in it.
    """
    title = {int(year) for year in re.findall(r"20\d{2}", head.title or "")}
    year = head.dated.year if head.dated else None
    if len(title) == 1 and max(title) > (year or 0):
        year = max(title)
    if year is None:
        printed = set(re.findall(r"(?<![〔\[(\d])20\d{2}(?= ?年)", text))
        year = int(printed.pop()) if len(printed) == 1 else None
    return Calendar(head.dated, year)
