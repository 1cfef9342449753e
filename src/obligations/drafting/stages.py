"""All stages in their order: a source becomes a draft."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from obligations.drafting.bounds import find_body, find_closing, find_next_document
from obligations.drafting.document import (
    find_issuing_level,
    find_main_language,
    find_translations,
    forget_bodies,
    is_foreign,
    list_addressed,
    make_calendar,
)
from obligations.drafting.draft import Draft, DraftMeasure
from obligations.drafting.flow import OF_TAIWAN, find_front_matter, make_flow
from obligations.drafting.head.days import is_day
from obligations.drafting.head.head import is_end_note, read_head
from obligations.drafting.numbered_measures import ProvisionReader, cut_lists, find_section
from obligations.drafting.outline.provisions import build_tree, list_provisions, list_tops
from obligations.drafting.parties.party import merge
from obligations.drafting.parties.reader import PartyReader
from obligations.drafting.responsibility.clauses import cut_clauses, find_clauses
from obligations.drafting.responsibility.order_rules import list_stated_rules
from obligations.drafting.responsibility.role_words import LABEL_EN
from obligations.drafting.source import DraftSource, Stretch
from obligations.drafting.stretches import (
    join_stretches,
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
    from obligations.drafting.head.head import Head
    from obligations.drafting.outline.nodes import Node
    from obligations.drafting.outline.provisions import Provision
    from obligations.drafting.parties.directory import Directory
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.drafting.tables.find import FoundTables

# Of the metadata of a page, or what a resolution recalls.
_FIELD = lazy(r"[^。,:\n]{1,14}:[^。]{0,60}$|(?:Noting|Recalling|Recogni[sz]ing|Whereas|WHEREAS)\b")
_SENTENCE_ENDS = lazy(r"[。.;!?:]\W*$")
_FOR_ALL = lazy(
    r"(?:以上|上述|以下)[^。;\n]{0,30}(?:均|都)(?:需|须|要|由)(?:要)?(?P<parties>[^。;,\n]{3,60}?)"
    r"(?:负责|落实|配合|参与|组织实施|承担)[^。\n]{0,20}(?:不再|不另|不一一)"
)


def draft_source(source: DraftSource, directory: Directory) -> Draft:
    """Return a source as a draft. It never refuses, and every sign stands in one of its parts."""
    flow = make_flow(source.text, source.list_table_stretches())
    return _Drafting(flow, find_tables(flow, source.tables), directory).draft()


class _Drafting:
    """What the stages of one document share."""

    def __init__(self, flow: Flow, tables: FoundTables, directory: Directory) -> None:
        self.flow = flow
        self.lists = tables.lists
        self.directory = directory
        self.headers: Sequence[Stretch] = ()  # of the task lists whose rows are measures
        self.language = find_main_language(flow.text)
        self.skipped = join_stretches(
            [
                *find_translations(flow, self.language),
                *(one.stretch for one in tables.lists),
                *tables.figures,
            ]
        )

    def draft(self) -> Draft:
        """Return the whole document."""
        flow = self.flow
        if following := find_next_document(flow, self.skipped):
            self.skipped = join_stretches([*self.skipped, following])
        first, last = find_body(flow, self.skipped)
        clauses = [
            one
            for one in find_clauses(flow, self.directory, 0, last)
            if not lies_in(one.stretch.start, self.skipped)
        ]
        roots = build_tree(flow, clauses, self.skipped, first, last)
        starts = (one.start for one in list_tops(roots))
        start = min([*starts, *(one.stretch.start for one in self.lists), last])
        head = read_head(PartyReader(flow, self.directory), start, self.skipped)
        self._make_readers(head, clauses, start)
        end = (
            head.signature
            if head.signature is not None and roots and head.signature > roots[-1].label.end
            else last
        )
        rules = list_stated_rules(flow)
        provisions, sections = self._part_table_headings(*list_provisions(flow, roots))
        closing_start = find_closing(self.measures, provisions, end)
        draft = Draft(head, self.language)
        numbered = ProvisionReader(self.measures, clauses, rules)
        numbered.add_sections(draft, sections, [one.stretch for one in self.lists])
        numbered.add(draft, provisions, sections, closing_start)
        lists = TaskListReader(self.measures, self.lists, rules)
        lists.add(draft, end, functools.partial(find_section, sections))
        self.headers = [one for one in lists.headings if not lies_in(one.start, head.stretches)]
        self._add_closing(draft, closing_start, end, clauses)
        self._add_unattached(draft, start, closing_start, end)
        self._add_document_parties(draft)
        self._add_unparsed(draft, sections, start)
        foreign = self.language == "en" and is_foreign(flow.text, draft)
        if foreign or OF_TAIWAN.search(flow.source):
            forget_bodies(draft)
        return draft

    def _make_readers(self, head: Head, clauses: Sequence[FoundClause], start: int) -> None:
        """Make what reads parties and measures, by what the head says of the document."""
        self.directory = self.directory.on(head.dated)
        self.reader = PartyReader(
            self.flow,
            self.directory,
            local=find_issuing_level(head),
            addressed=list_addressed(head),
        )
        self.reader.learn(self._list_fields(clauses))
        calendar = make_calendar(head, self.flow.text, start)
        above = [clause.stretch for clause in clauses if clause.above]
        self.measures = TaskReader(self.reader, calendar, join_stretches([*self.skipped, *above]))

    def _list_fields(self, clauses: Sequence[FoundClause]) -> Iterator[Stretch]:
        """Yield what stands behind the labels of English fields: Lead: Port Office."""
        text = self.flow.text
        for clause in clauses:
            for line in self.flow.list_paragraphs(*clause.inside):
                label = None if has_chinese(text[slice(*line)]) else LABEL_EN.match(text, *line)
                if label:
                    start = label.end() + text.startswith(" ", label.end())
                    yield Stretch(start, line.end)

    def _part_table_headings(
        self, provisions: list[Provision], sections: list[Node]
    ) -> tuple[list[Provision], list[Node]]:
        """Return which provisions are measures and which headings: what has a task list below it,
        and asks nothing of anybody itself, is the heading of its rows. The others may stand below
        headings of Markdown.
        """
        starts = [one.stretch.start for one in self.lists if not one.beside]
        measures, headings = [], list(sections)
        for one in provisions:
            if self._is_table_heading(one.node, starts):
                headings.append(one.node)
            else:
                measures.append(one)
        above = {id(node): node for node in (*headings, *(one.section for one in measures)) if node}
        return measures, sorted(above.values(), key=lambda node: node.start)

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
        return introduction < 0 or self.measures.asks_nothing(Stretch(introduction, starts[at]))

    # What stands around them

    def _add_closing(
        self, draft: Draft, start: int, end: int, clauses: Sequence[FoundClause]
    ) -> None:
        """Add what stands behind the last measure and makes somebody answer: a sentence each."""
        text = self.flow.text
        for paragraph in self.flow.list_paragraphs(start, end):
            note = is_end_note(paragraph.of(text))
            if note or lies_in(paragraph.start, self.skipped):
                continue
            for stretch in list_sentences(text, paragraph):
                number, passage = len(draft.closing) + 1, self.measures.quote(stretch)
                measure = DraftMeasure(number, None, None, None, "organisation", None, passage)
                own = cut_clauses(clauses, stretch.start, stretch.end)
                self.measures.fill(measure, stretch, own, None)
                if measure.parties:
                    draft.closing.append(measure)

    def _add_unattached(self, draft: Draft, start: int, closing: int, end: int) -> None:
        """Add the dates of what stands in no measure, and in no closing provision: introductions,
        closing paragraphs.
        """
        held = {target.printed.stretch for one in draft.closing for target in one.targets}
        stretches = [Stretch(0, start), Stretch(closing, end)]
        stretches += [
            self.flow.find_stretch(one.stretch)
            for section in draft.sections
            for one in section.text
        ]
        known = sorted([*self.skipped, *draft.head.stretches])
        for begin, stop in sorted(stretches):
            for paragraph in self.flow.list_paragraphs(begin, stop):
                field = _FIELD.match(self.flow.text, paragraph.start, paragraph.end)
                day = is_day(paragraph.of(self.flow.text))
                if not field and not day and not lies_in(paragraph.start, known):
                    dates = self.measures.list_targets(paragraph)
                    draft.unattached += [one for one in dates if one.printed.stretch not in held]

    def _add_document_parties(self, draft: Draft) -> None:
        for found in _FOR_ALL.finditer(self.flow.text):
            merge(draft.responsible, list(self.reader.read(*found.span("parties")).parties))

    def _add_unparsed(self, draft: Draft, sections: list[Node], start: int) -> None:
        """Add the headings, and all that stands in none of the parts of the draft; `start`: of its
        provisions.
        """
        headings = [*draft.head.stretches, *(Stretch(node.start, node.body) for node in sections)]
        headings += self.headers
        draft.headings += [self.measures.quote(stretch) for stretch in sorted(headings)]
        lists = [one.stretch for one in self.lists]
        taken = headings + [gap for node in sections for gap in cut_lists(node, lists)]
        taken += [
            self.flow.find_stretch(part.text.stretch) for part in (*draft.measures, *draft.closing)
        ]
        for gap in list_gaps(0, len(self.flow.text), sorted(taken)):
            for paragraph in self.flow.list_paragraphs(gap.start, gap.end):
                passage = paragraph.of(self.flow.text).strip()
                # The signs around the cells of a list are its layout.
                frame = not passage.strip(' |"') and lies_in(paragraph.start, lists)
                titled = self.flow.print(*paragraph) == draft.head.title  # once more
                known = frame or titled or self._is_of_page(paragraph, draft, start)
                if passage:
                    held = draft.headings if known else draft.unparsed
                    held.append(self.measures.quote(paragraph))

    def _is_of_page(self, paragraph: Stretch, draft: Draft, start: int) -> bool:
        """Whether a line is what a file or a page says of its text: the front matter of Markdown, a
        note (此件公开发布), or above the last of what the head says anything but a sentence.
        """
        line = paragraph.of(self.flow.text).strip()
        if paragraph.start < find_front_matter(self.flow.text).end or is_end_note(line):
            return True
        above = any(paragraph.start < one.start < start for one in draft.head.stretches)
        return above and not _SENTENCE_ENDS.search(line)
