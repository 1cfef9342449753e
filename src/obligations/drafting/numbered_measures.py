"""The numbered provisions of a document as measures, and the headings above them as sections."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.drafting.draft import DraftMeasure, DraftSection, DraftTarget
from obligations.drafting.numbering import find_label_at
from obligations.drafting.parties.owing import is_certain
from obligations.drafting.responsibility.clauses import cut_clauses
from obligations.drafting.responsibility.order_rules import find_lasting_rule
from obligations.drafting.responsibility.subject_words_en import ORDER
from obligations.drafting.responsibility.subjects import find_leading, find_subjects
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import lies_in, list_gaps
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.draft import Draft
    from obligations.drafting.measures import MeasureReader
    from obligations.drafting.outline.nodes import Node
    from obligations.drafting.outline.provisions import Provision
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.responsibility.roles import Doers

_NAMES_TASKS = lazy(r"措施|举措|任务|要点|清单|分工|活动|方案|计划|安排")  # a title
# What stands above provisions and leads them in.
_LEADS_IN = lazy(r"(?::|\bthe following(?: (?:actions|steps|measures|duties|tasks))?\.)\Z")
_LABELS_TASK = lazy(r"(?:Action|Commitment|Measure|Milestone|Recommendation|Step|Task)\b")
# A heading of a report, and the time that it tells of: 重点工作完成情况: 上半年,完成12项.
_REPORTS = lazy(
    r"(?<!报送)(?<!报告)(?<!通报)(?<!公开)(?<!考核)"
    r"(?:(?:完成|进展|推进|落实|执行|办理)情况|(?P<past>(?:工作|年度?|半年)(?:总结|回顾)))[。:]?$"
)
_REPORTED = lazy(r"[上下]半年|全年|[前一二三四第]季度|\d ?月(?:底|末|份)?,|截[至止]|目前")
_PRINCIPLES = lazy(r"(?:guiding |basic |general )?principles\b", re.IGNORECASE)
_SHALL = lazy(r"\b(?:shall|must|(?:is|are) (?:hereby )?directed)\b")
_OBLIGES = lazy(  # whoever it is
    r"必须|应当|不得|严禁"
    r"|\b(?:agency|department|authority|office|board)\b[^.;,]{0,60} (?:shall|must)\b"
)
_TELLS_EN = lazy(
    r"\b(?:is|are|was|were|has|have|had|been)\b"
    r"|\b[Ww]e (?:welcome|note|commend|thank|agree|believe)\b"
)
_ASKS_EN = lazy(r"\b(?:shall|will|must|should|needs?|recommend|asks?|requires?d?|to be)\b")


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What a paragraph says of the provisions below it: who has to do them, and by when."""

    doers: Doers | None = None
    targets: list[DraftTarget] = field(default_factory=list)

    def take_from(self, measure: DraftMeasure) -> None:
        """Take the dates from the measure at whose end the paragraph stands."""
        places = {target.printed.stretch for target in self.targets}
        measure.targets = [one for one in measure.targets if one.printed.stretch not in places]


class ProvisionReader:
    """Adds provisions to a draft; `rules`: order rules outside its clauses, by their places."""

    def __init__(
        self,
        measures: MeasureReader,
        clauses: Sequence[FoundClause],
        rules: Iterable[tuple[int, OrderRule]],
    ) -> None:
        self.flow = measures.flow
        self.measures = measures
        self.clauses = clauses
        stated = [
            (one.stretch.start, rule)
            for one in clauses
            if (rule := find_lasting_rule(one.inside.of(self.flow.text)))
        ]
        self.rules = sorted([*rules, *stated])

    def add_sections(
        self, draft: Draft, sections: Sequence[Node], lists: Sequence[Stretch]
    ) -> None:
        """Add the headings above measures, with what stands below them before the first; `lists`
        are task lists, which are no text of theirs.
        """
        text = self.flow.text
        for number, group in enumerate(_group(sections), 1):
            node = group[0]
            heading = node.heading or Stretch(node.label.end, node.body)
            passages = [
                self.measures.quote(paragraph)
                for one in group
                for gap in cut_lists(one, lists)
                for part in list_gaps(*gap, [clause.stretch for clause in one.clauses])
                for paragraph in self.flow.list_paragraphs(*part)
                if paragraph.of(text).strip(" 。.:;")
            ]
            label, title = self._print_label(node) or None, self.measures.quote(heading)
            draft.sections.append(DraftSection(number, label, title, tuple(passages)))

    def add(
        self,
        draft: Draft,
        provisions: Sequence[Provision],
        sections: Sequence[Node],
        closing: int,
    ) -> None:
        """Add the provisions of a document as measures, the last of which ends at `closing`."""
        top = {id(group[0]): number for number, group in enumerate(_group(sections), 1)}
        by_node: dict[int, int] = {}
        lead_in = LeadIn()
        led: list[tuple[DraftMeasure, LeadIn]] = []
        before: Node | None = None
        for provision, number in zip(provisions, _number(provisions), strict=True):
            node = provision.node
            by_node[id(node)] = number
            stop = provision.whole.end
            if node.start <= closing < stop:
                stop = closing
            measure = DraftMeasure(
                number,
                self._print_label(node),
                top.get(id(provision.section)),
                by_node.get(id(provision.parent)),
                provision.kind,
                self.measures.quote(node.heading) if node.heading else None,
                self.measures.quote(Stretch(node.start, stop)),
            )
            above = self._find_lead_in(node, before, lead_in)
            if draft.measures and above is not lead_in:
                above.take_from(draft.measures[-1])
            lead_in, before = above, node
            self._fill(measure, provision, stop, lead_in)
            led.append((measure, lead_in))
            draft.measures.append(measure)
        for measure, above in led:
            measure.targets = measure.targets or [*above.targets]
        if not sections:
            _find_principles(draft)

    def _fill(
        self, measure: DraftMeasure, provision: Provision, stop: int, lead_in: LeadIn
    ) -> None:
        """Fill in who answers and by when, and the sentences that say it."""
        node = provision.node
        clauses = self._list_clauses(provision, stop)
        rule = self._find_rule(clauses[0].stretch.start if clauses else node.start)
        own = Stretch(node.label.end, stop)
        if provision.section is None and self._says_who_shall(measure, own):
            measure.kind = "measure"
        self.measures.fill(measure, own, clauses, rule, lead_in.doers)
        if report := self._find_report(provision):
            kept = () if report["past"] else measure.targets
            measure.targets = [one for one in kept if not self._is_told(one)]
        measure.sentences += [
            self.flow.print(*paragraph)
            for gap in list_gaps(node.body, stop, [one.stretch for one in clauses])
            for paragraph in self.flow.list_paragraphs(*gap)
            if not lies_in(paragraph.start, self.measures.skipped)
        ]

    def _list_clauses(self, provision: Provision, stop: int) -> Sequence[FoundClause]:
        """Return the clauses of a provision: those in its text, but for what is said there of
        other provisions, and those that are said of it further down; else that of the heading
        above it.
        """
        node, whole = provision.node, provision.whole
        parts = node.walk() if whole.end == node.stop else [node]
        own = [one for one in cut_clauses(self.clauses, whole.start, stop) if not one.above]
        given = (clause for part in parts for clause in part.clauses if clause.above)
        return [*own, *dict.fromkeys(given)] or provision.shared

    def _find_report(self, provision: Provision) -> re.Match[str] | None:
        """Return what says that a provision, or the section that it stands in, reports."""
        nodes = [provision.node, *filter(None, (provision.section, provision.parent))]
        headings = (node.heading for node in nodes if node.heading)
        found = (_REPORTS.search(self.flow.text, *heading) for heading in headings)
        return next(filter(None, found), None)

    def _is_told(self, target: DraftTarget) -> bool:
        """Whether a report tells of a target: it stands behind the time that is told of."""
        at = self.flow.find(target.printed.stretch.end)
        start = self.flow.text.rfind("\n", 0, at) + 1
        return _REPORTED.search(self.flow.text, start, at + 1) is not None

    def _says_who_shall(self, measure: DraftMeasure, stretch: Stretch) -> bool:
        """Whether an article headed as principles says who shall do something all the same."""
        headed = measure.heading and _PRINCIPLES.match(measure.heading.text)
        if measure.kind != "principle" or not headed or not _SHALL.search(self.flow.text, *stretch):
            return False
        return any(map(is_certain, find_subjects(self.measures.reader, *stretch).parties))

    def _find_rule(self, place: int) -> OrderRule | None:
        """Return the order rule that was stated last before a place."""
        at = bisect_left(self.rules, place, key=lambda one: one[0])
        return self.rules[at - 1][1] if at else None

    def _find_lead_in(self, node: Node, before: Node | None, lead_in: LeadIn) -> LeadIn:
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
            return lead_in if goes_on and not alone else LeadIn()
        label = find_label_at(text, start)
        above = Stretch(label.end if label else start, end)
        dates = [] if has_chinese(text[start:end]) else self.measures.list_targets(above)
        return LeadIn(find_leading(self.measures.reader, above), dates)

    def _print_label(self, node: Node) -> str:
        printed = self.flow.print(node.label.start, node.label.end)
        return printed.strip(" -–—").replace(" .", ".")  # Sec. 2 .


def _find_principles(draft: Draft) -> None:
    """Make principles of measures that nobody answers for and nothing is due in; not in a text that
    calls its provisions tasks.
    """
    title = draft.head.title or ""
    if _NAMES_TASKS.search(title):
        return
    reply = title.endswith("批复")  # whose provisions have no headings
    for measure in draft.measures:
        owed = measure.parties or _OBLIGES.search(measure.text.text)
        bare = measure.heading is None and not ORDER.match(measure.text.text)
        tells = bare or reply or _tells_only(measure.text.text)
        tells = tells and not _LABELS_TASK.match(measure.label or "")
        if measure.kind == "measure" and tells and not measure.targets and not owed:
            measure.kind = "principle"


def _tells_only(text: str) -> bool:
    """Whether an English provision says how something is, and asks for nothing."""
    return _TELLS_EN.search(text) is not None and _ASKS_EN.search(text) is None


def cut_lists(node: Node, lists: Sequence[Stretch]) -> list[Stretch]:
    """Return the text of a heading without the task lists that begin in it."""
    first = bisect_left(lists, node.body, key=lambda one: one.start)
    last = bisect_left(lists, node.end, key=lambda one: one.start)
    return list_gaps(node.body, node.end, lists[first:last])


def find_section(headings: Sequence[Node], place: int) -> int | None:
    """Return the number of the section that a place lies in."""
    for number, group in enumerate(_group(headings), 1):
        if group[0].start <= place < group[0].stop:
            return number
    return None


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
