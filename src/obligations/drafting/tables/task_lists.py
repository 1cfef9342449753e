"""The task lists of a document: which of them have measures of their own, and where these belong.

A list repeats the provisions where most of its rows are headed as they are, or stand in them. It
then only says when they are due, and who carries out those that name nobody themselves. Of other
lists the rows are measures; but not those of an annex, or of what stands behind the signature,
where most provisions name who answers for them, unless the document issues that very list. Where
the rows of a list name nobody, the offices do that their heading is nothing but the names of.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from obligations.drafting.draft import DraftSection
from obligations.drafting.measures import merge_roles
from obligations.drafting.numbering import find_label_at
from obligations.drafting.parties.body_words_en import is_organ
from obligations.drafting.parties.party import GENERIC
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import list_gaps
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from obligations.drafting.draft import Draft, DraftMeasure
    from obligations.drafting.flow import Flow
    from obligations.drafting.head.head import Head
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.tables.task_measures import TaskReader
    from obligations.drafting.tables.tasks import Task, TaskList

_LONGEST_NOTE = 100  # signs below a table
_LONGEST_CAPTION = {True: 40, False: 100}  # of a line that is Chinese, and of another
_MOST_CAPTIONS = 8
_NO_CAPTION = lazy(r"[。:;]$|^[•|]|^填[表报](?:单位|时间|日期)?:")
_LIST = lazy("(?:[单录账表])$")  # the title of a document that is a list
# A heading of nothing but offices: 市财政局、市商务局(3项), 市教育局牵头任务.
_OFFICE = (
    r"[\u3400-\u9fff]{1,20}?(?:局|委|厅|办|办公室|政府|(?<![东西南北中])部|[支总]队|[妇残]联|工会)"
)
_OFFICES = lazy(
    rf"(?P<names>{_OFFICE}(?:[、,]{_OFFICE})*)(?:(?P<leads>牵头)|负责|承担)?的?(?:重点)?"
    r"(?:任务|工作|事项)?(?:清单)? ?(?:\([^()\n]*\))?$",
    re.MULTILINE,
)
_SHORTEST_REPEATED = 6  # signs of a row that is found in the provisions again


class TaskListReader:
    """Adds the task lists of a document to its draft; `rules`: its order rules, by their places."""

    def __init__(
        self, reader: TaskReader, lists: Sequence[TaskList], rules: Sequence[tuple[int, OrderRule]]
    ) -> None:
        self.flow = reader.flow
        self.reader = reader
        self.lists = [one for one in lists if not all(map(reader.is_past, one.tasks))]
        self.rules = rules
        self.headings: list[Stretch] = []  # of the lists whose rows are measures

    def add(self, draft: Draft, end: int, find_section: Callable[[int], int | None]) -> None:
        """Add the rows of the lists as measures; what stands behind `end` is no provision."""
        for task in (task for one in self.lists for task in one.tasks):
            self.reader.reader.learn(itertools.chain(*task.parties.values()))
        provisions = list(draft.measures)
        known = _Provisions(self.flow, provisions, [one.stretch for one in self.lists])
        annexed = sum(map(_names_somebody, provisions)) * 2 > len(provisions)
        annexed = annexed and not _LIST.search(draft.head.title or "")
        start = max((self.flow.find(one.text.stretch.end) for one in provisions), default=None)
        for one in self.lists:
            around = _find_around(self.flow.locate(*one.stretch), provisions)
            if one.beside:
                self._say_who(((around, task) for task in one.tasks), one)
                continue
            found = (self._find_repeated(known, task) for task in one.tasks)
            # What a provision has in a list of its own, it does not say twice.
            repeated = [None if measure is around else measure for measure in found]
            if sum(measure is not None for measure in repeated) * 2 > len(repeated):
                self._say_who(zip(repeated, one.tasks, strict=True), one)
            elif not provisions or one.stretch.start < end or not annexed:
                above = find_section(one.stretch.start)
                caption = None
                if start is not None and above is None:
                    caption = self._take_captions(start, one.stretch.start)
                elif above is None:
                    caption = self._take_first_caption(draft.head, one.stretch.start)
                self._add_list(draft, one, above, caption)
                start = one.stretch.end
        draft.measures.sort(key=lambda measure: measure.text.stretch.start)
        if self.lists:
            for number, measure in enumerate(draft.measures, 1):
                measure.number = number

    def _find_repeated(self, known: _Provisions, task: Task) -> DraftMeasure | None:
        """Return the provision that a row repeats, or whose heading the group of the row bears."""
        found = known.find(self.flow.print(*cell) for cell in (task.task, *task.details))
        if found or task.section is None:
            return found
        return known.find_headed(self.flow.print(*task.section))

    def _say_who(
        self, rows: Iterable[tuple[DraftMeasure | None, Task]], task_list: TaskList
    ) -> None:
        """Take from the rows when what they repeat is due, and who answers if it says nobody."""
        rule = self._find_rule(task_list)
        repeated = [(measure, task) for measure, task in rows if measure is not None]
        silent = {measure.number for measure, _ in repeated if not _names_somebody(measure)}
        for measure, task in repeated:
            row = self.reader.make_task(task, None, rule)
            if measure.number in silent or task_list.beside:
                merge_roles(measure, row)
                measure.lead_basis = measure.lead_basis or row.lead_basis
                measure.open = measure.open or row.open
                measure.clauses += row.clauses
            measure.told += [self.reader.quote(title) for title in task_list.told]
            told = {told for target in measure.targets for told in (target.due, target.metric)}
            measure.targets += [one for one in row.targets if {one.due, one.metric} - {None, *told}]

    def _add_list(
        self, draft: Draft, task_list: TaskList, above: int | None, caption: Stretch | None
    ) -> None:
        self.headings += task_list.headings
        rule = self._find_rule(task_list)
        heading: str | None = None
        owned = any(itertools.chain(*(task.parties.values() for task in task_list.tasks)))
        for task in task_list.tasks:
            cell = task.section or caption
            if cell and self.flow.print(*cell) != heading:
                heading = self.flow.print(*cell)
                draft.sections.append(self._make_section(len(draft.sections) + 1, cell))
            section = len(draft.sections) if cell else above
            draft.measures.append(self.reader.make_task(task, section, rule))
            if not owned:
                self.reader.add_doers(draft.measures[-1], task)
                self._add_headed(draft, draft.measures[-1])
            if task is task_list.tasks[0]:
                draft.measures[-1].told = [self.reader.quote(title) for title in task_list.told]

    def _add_headed(self, draft: Draft, measure: DraftMeasure) -> None:
        """Add the parties of the heading of a row that names nobody, if it holds nothing else."""
        start = min(draft.head.stretches, default=Stretch(0, 0)).start
        if measure.section is not None:
            start = self.flow.find(draft.sections[measure.section - 1].heading.stretch.start)
        found = _OFFICES.match(self.flow.text, start)
        issuer = measure.section is None and found and found[0] != draft.head.title
        if not found or measure.parties or issuer:
            return
        parties = self.reader.reader.read(*found.span("names"), cell=True).parties
        measure.clauses.append(self.reader.quote(Stretch(*found.span("names"))))
        if found["leads"]:
            measure.lead, measure.lead_basis = list(parties), "explicit"
        else:
            measure.responsible = list(parties)
            measure.lead_basis = "sole" if len(parties) == 1 else None

    def _find_rule(self, task_list: TaskList) -> OrderRule | None:
        """Return the order rule in force in a list: its own, else the last one stated before its
        end, or in a note below it.
        """
        stated = [rule for at, rule in self.rules if at < task_list.stretch.end + _LONGEST_NOTE]
        return task_list.rule or (stated[-1] if stated else None)

    def _take_captions(self, start: int, end: int) -> Stretch | None:
        """Take the short lines right above a list as headings; return the last of them."""
        caption: Stretch | None = None
        for line in self.flow.list_paragraphs(start, end)[: -_MOST_CAPTIONS - 1 : -1]:
            text = line.of(self.flow.text)
            if len(text) > _LONGEST_CAPTION[has_chinese(text)] or _NO_CAPTION.search(text):
                break
            self.headings.append(line)
            caption = caption or line
        return caption

    def _take_first_caption(self, head: Head, end: int) -> Stretch | None:
        """Take the line right above the first list as its heading, unless it belongs to the head of
        the document, or says who issued it, or when.
        """
        lines = self.flow.list_paragraphs(0, end)[-1:]
        start = max((stretch.end for stretch in head.stretches), default=end)
        if not lines or lines[0].start < start:
            return None
        text = lines[0].of(self.flow.text)
        if is_organ(text) or re.search(r"20\d\d", text):
            return None
        return self._take_captions(lines[0].start, end)

    def _make_section(self, number: int, heading: Stretch) -> DraftSection:
        """Return the section that a cell of a list heads, its label apart."""
        label = find_label_at(self.flow.text, heading.start)
        if label is None or label.end >= heading.end:
            return DraftSection(number, None, self.reader.quote(heading))
        printed = self.flow.print(label.start, label.end).strip()
        return DraftSection(number, printed, self.reader.quote(Stretch(label.end, heading.end)))


class _Provisions:
    """Finds the provision that a row repeats, by its heading, else by its text without `lists`."""

    def __init__(
        self, flow: Flow, measures: Sequence[DraftMeasure], lists: Sequence[Stretch]
    ) -> None:
        self.measures = measures
        self.by_heading = {
            _compact(measure.heading.text): measure for measure in measures if measure.heading
        }
        texts = [
            _compact("".join(flow.print(*gap) for gap in list_gaps(*place, lists)))
            for place in (flow.find_stretch(measure.text.stretch) for measure in measures)
        ]
        self.text = "\n".join(texts)
        self.starts = list(itertools.accumulate((len(text) + 1 for text in texts), initial=0))

    def find(self, cells: Iterable[str]) -> DraftMeasure | None:
        """Return the provision that one of some cells repeats, the first that does; None where
        none does.
        """
        return next((found for cell in cells if (found := self._find(cell))), None)

    def find_headed(self, title: str) -> DraftMeasure | None:
        """Return the provision that is headed as a title has it."""
        return self.by_heading.get(_compact(title))

    def _find(self, row: str) -> DraftMeasure | None:
        sought = _compact(row)
        if found := self.find_headed(row):
            return found
        at = self.text.find(sought) if len(sought) >= _SHORTEST_REPEATED else -1
        if at < 0:
            return None
        return self.measures[bisect_right(self.starts, at) - 1]


def _find_around(stretch: Stretch, measures: Sequence[DraftMeasure]) -> DraftMeasure | None:
    """Return the last measure that a stretch of the text as read lies in."""
    around = [
        one
        for one in measures
        if one.text.stretch.start <= stretch.start and stretch.end <= one.text.stretch.end
    ]
    return around[-1] if around else None


def _names_somebody(measure: DraftMeasure) -> bool:
    return any(party.kind != GENERIC for party in measure.parties)


def _compact(text: str) -> str:
    return re.sub(r"[\s。.;；:：]+", "", text)
