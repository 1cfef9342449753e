"""A measure filled in: who answers by its clauses and its text, by when, and how much."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from obligations.drafting.dates.due import ANY_YEAR, DueDate
from obligations.drafting.dates.find import find_due_dates, find_field_dates, speaks_of_past
from obligations.drafting.draft import DraftTarget, Passage
from obligations.drafting.head.days import is_day
from obligations.drafting.metrics.find import find_metrics
from obligations.drafting.parties.named_again import is_another, points_back
from obligations.drafting.parties.party import merge
from obligations.drafting.responsibility.duties import find_subjects
from obligations.drafting.responsibility.role_words import CONTACT_ZH
from obligations.drafting.responsibility.roles import read_roles
from obligations.drafting.responsibility.subject_words_zh import SAYS_DUTY
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import (
    find_enclosing,
    join_stretches,
    lies_apart,
    lies_in,
    list_gaps,
    list_sentences,
)
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.dates.due import Calendar, FoundDate
    from obligations.drafting.draft import DraftMeasure, DraftMetric
    from obligations.drafting.flow import Flow
    from obligations.drafting.metrics.metric import FoundMetric
    from obligations.drafting.parties.lists import PartyReader
    from obligations.drafting.parties.party import Party
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.responsibility.roles import Doers, Roles

_Found = TypeVar("_Found", "FoundDate", "FoundMetric")

_YEARS = lazy(r"\d{4}(?:\.\.\d{4})?|[^,。;]*年内")
_NEAR = 4  # signs before a date that begins its sentence: a quote, a bracket
_OPENS = lazy(rf"(?:[^,.。;\d]{{2,12}}[,:])?.{{0,{_NEAR}}}")  # …, or a word: 总体目标,到2030年
_OF_PART = lazy(r"\d[^.;]{0,20} of (?:it|them|which|these|those)\b")
_JOINS = lazy("[、和及与]")
_STRIVE = lazy(r"力争|争取|努力|(?i:strive|striving)")
# With what a sentence begins that tells of another time than today, and what one promises that
# stands behind it.
_OPENS_PAST = lazy(r"(?i:(?:in )?\d{4}|过去|去年|上年|截至|1-\d)")
_PROMISES = lazy(r"将|力争|争取|确保|计划|目标|今年|(?i:will|shall|must)")
_ITEM = lazy(r"[-•·●*] ?")
# The heading of what tells how things are, and promises nothing.
_TELLS = lazy(
    r"(?i:(?:(?:background|context|introduction|rationale|current situation)(?: and )?)+)"
    r"|[\u3400-\u9fff]{0,4}(?:背景|现状|形势)"
)


class MeasureReader:
    """Reads the measures of one document; `skipped` is the translation that stands beside it."""

    def __init__(self, reader: PartyReader, calendar: Calendar, skipped: Sequence[Stretch]) -> None:
        self.flow: Flow = reader.flow
        self.reader = reader
        self.calendar = calendar
        self.skipped = skipped

    def fill(
        self,
        measure: DraftMeasure,
        stretch: Stretch,
        clauses: Sequence[FoundClause],
        rule: OrderRule | None,
        leading: Doers | None = None,
    ) -> None:
        """Fill in who answers and by when; `leading` does where nobody else is said to."""
        fields: list[Stretch] = []
        for clause in clauses:
            roles = read_roles(self.reader, clause.inside.start, clause.inside.end, rule)
            measure.clauses.append(self.quote(clause.stretch))
            measure.open = measure.open or roles.open
            merge_roles(measure, roles)
            if roles.basis in ("explicit", "order-rule", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis
            fields += roles.dates
            fields += [clause.when] if clause.when else []
            contact = CONTACT_ZH.match(self.flow.text, *clause.inside)
            if not (roles.parties or roles.dates or contact):
                measure.unread.append(measure.clauses[-1])
        named = {party.key for party in measure.parties}
        for gap in list_gaps(*stretch, [clause.stretch for clause in clauses]):
            self._add_subjects(measure, gap, named, None if named else leading)
            leading = None
        if measure.lead_basis is None and measure.responsible and len(measure.parties) == 1:
            measure.lead_basis = "sole"
        self._add_dates(measure, stretch, fields)

    def _add_subjects(
        self, measure: DraftMeasure, gap: Stretch, named: set[str], leading: Doers | None
    ) -> None:
        """Add who is the subject of a duty in the text; beside a clause that names some (`named`),
        who else it is.
        """
        if measure.kind in ("principle", "goal"):
            return
        for stretch in list_gaps(gap.start, gap.end, self.skipped):
            roles = find_subjects(self.reader, stretch.start, stretch.end, leading)
            for role in PARTY_ROLES:
                held = measure.parties
                added = [one for one in getattr(roles, role) if one.key not in named]
                if named:
                    helps = role == "co_responsible"
                    added = [
                        one
                        for one in added
                        if is_another(one, held, owes=helps or self._says_duty(one))
                    ]
                merge(
                    getattr(measure, role),
                    [one for one in added if not points_back(one, [*held, *added])],
                )
            if measure.lead and roles.basis in ("explicit", "huitong"):
                measure.lead_basis = measure.lead_basis or roles.basis

    def _says_duty(self, party: Party) -> bool:
        """Whether what stands behind a party says that it has to do something."""
        return SAYS_DUTY.match(self.flow.text, party.end) is not None

    def _add_dates(self, measure: DraftMeasure, stretch: Stretch, fields: list[Stretch]) -> None:
        flow = self.flow
        apart = join_stretches(fields)
        for passage in _join_items(flow.text, flow.list_paragraphs(*stretch)):
            signed = is_day(passage.of(flow.text))
            if not signed and not lies_in(passage.start, self.skipped):
                measure.targets += self.list_targets(passage, apart)
        if measure.kind == "principle":
            tells = measure.heading and _TELLS.fullmatch(measure.heading.text)
            measure.targets = [one for one in measure.targets if not (tells or _only_frames(one))]
        told = [target.due for target in measure.targets]
        measure.targets += [
            DraftTarget(found.due, self.quote(found.stretch), sentence=flow.print(*field))
            for field in fields
            for found in self.list_field_dates(field)
            if found.due not in told
        ]
        measure.targets = give_deadline(measure.targets)
        self.add_yearless(measure, [stretch], fields)

    def add_yearless(
        self, measure: DraftMeasure, stretches: Sequence[Stretch], fields: Sequence[Stretch]
    ) -> None:
        """Add the dates that no year stands by, in a document without one; `fields`: deadlines."""
        if self.calendar.year is not None:
            return
        text = self.flow.text
        paragraphs = [one for stretch in stretches for one in self.flow.list_paragraphs(*stretch)]
        found, known = (
            [
                *(date for one in paragraphs for date in find_due_dates(text, *one, calendar)),
                *(date for one in fields for date in find_field_dates(text, *one, calendar)),
            ]
            for calendar in (ANY_YEAR, self.calendar)
        )
        taken = join_stretches(one.stretch for one in known)
        measure.yearless += [
            self.quote(Stretch(*stretch))
            for stretch in dict.fromkeys(one.stretch for one in found)
            if lies_apart(Stretch(*stretch), taken)
        ]

    def list_targets(
        self,
        paragraph: Stretch,
        fields: Sequence[Stretch] = (),
        *,
        calendar: Calendar | None = None,
        alone: bool = False,
    ) -> list[DraftTarget]:
        """Return the dates of a paragraph outside fields of deadlines, which are in order, with
        their figures, and the figures that have no date; with `alone` also one that is all of it or
        begins it.
        """
        flow = self.flow
        found = self._print_terms(
            find_due_dates(flow.text, paragraph.start, paragraph.end, calendar or self.calendar)
        )
        metrics = find_metrics(flow.text, paragraph.start, paragraph.end, alone=alone)
        if not found and not metrics:
            return []
        sentences = list_sentences(flow.text, paragraph)
        dated = _divide([one for one in found if lies_apart(one.stretch, fields)], sentences)
        counted = _divide(metrics, sentences)
        told = self._find_told(dated)
        targets: list[DraftTarget] = []
        opening: FoundDate | None = None
        for sentence, dates in dated.items():
            terms = join_stretches(one.stretch for one in dates if one.due.when is not None)
            figures = [
                one
                for one in counted[sentence]
                if sentence not in told and lies_apart(one.stretch, terms)
            ]
            made = self._make_targets(dates, figures, sentence)
            if any(not one.due.every for one in dates):
                opening = _take_opening(flow.text, dates, sentence)
            elif opening:
                where = self.quote(opening.stretch)
                made = [
                    one if one.due else replace(one, due=opening.due, printed=where) for one in made
                ]
            targets += made
        return targets

    def _find_told(self, dated: dict[Stretch, list[FoundDate]]) -> set[Stretch]:
        """Return the sentences without dates that tell of the past, or go on from one that does and
        promise nothing.
        """
        text = self.flow.text
        told: set[Stretch] = set()
        past = False
        for sentence, dates in dated.items():
            tells = not dates and speaks_of_past(text, *sentence, self.calendar)
            if tells or (past and not dates and not _PROMISES.search(text, *sentence)):
                told.add(sentence)
            if dates or tells:
                past = tells and _tells_on(text, sentence)
        return told

    def _make_targets(
        self, dates: list[FoundDate], figures: list[FoundMetric], sentence: Stretch
    ) -> list[DraftTarget]:
        """Return the targets of a sentence: each date with its figures, and lone figures."""
        flow = self.flow
        printed = flow.print(sentence.start, sentence.end)
        strive = _STRIVE.search(flow.text, sentence.start, sentence.end) is not None
        behind = (
            not dates or has_chinese(printed) or dates[0].stretch.start - sentence.start <= _NEAR
        )
        held: dict[FoundDate | None, list[DraftMetric]] = {}
        targets: list[DraftTarget] = []
        paired = _pair(flow.text, figures, dates)
        for figure in figures:
            date = paired.get(figure) or _find_date(
                flow.text, figure, dates, figures[-1], behind=behind
            )
            metric = self._print_unit(figure)
            held.setdefault(date, []).append(metric)
            if date is None:
                where = self.quote(figure.stretch)
                targets.append(DraftTarget(None, where, metric, strive, printed))
        for one in dates:
            own: list[DraftMetric | None] = [*held.get(one, [])]
            targets += [
                DraftTarget(one.due, self.quote(one.stretch), metric, strive, printed)
                for metric in own or [None]
            ]
        return targets

    def _print_unit(self, figure: FoundMetric) -> DraftMetric:
        """Return a figure with its unit as printed, in the characters of the text."""
        return replace(figure.metric, unit=self._reprint(figure.metric.unit, figure.stretch))

    def list_field_dates(self, field: Stretch) -> list[FoundDate]:
        """Return the dates of a field of deadlines."""
        return self._print_terms(find_field_dates(self.flow.text, *field, self.calendar))

    def _print_terms(self, dates: list[FoundDate]) -> list[FoundDate]:
        """Return dates with terms that no calendar has in the characters of the text."""
        return [
            one._replace(due=replace(one.due, when=self._reprint(one.due.when, one.stretch)))
            if one.due.when
            else one
            for one in dates
        ]

    def _reprint(self, words: str, stretch: Stretch) -> str:
        """Return words that stand in a stretch of the folded text as they are printed."""
        at = self.flow.text.find(words, *stretch)
        return self.flow.print(at, at + len(words)) if at >= 0 else words

    def asks_nothing(self, stretch: Stretch) -> bool:
        """Whether a stretch makes nobody answer and promises nothing by a date."""
        dated = (self.list_targets(one) for one in self.flow.list_paragraphs(*stretch))
        return not any(dated) and not find_subjects(self.reader, *stretch).parties

    def quote(self, stretch: Stretch) -> Passage:
        """Return what stands in a stretch of the folded text, with its place as read."""
        return Passage(
            self.flow.print(stretch.start, stretch.end),
            self.flow.locate(stretch.start, stretch.end),
        )


def _only_frames(target: DraftTarget) -> bool:
    """Whether a date of a principle promises nothing: what it says to recur is a fact (payments
    made each year), and a bare year is that of the document.
    """
    due = target.due
    if due is None or target.metric is not None:
        return False
    return due.only_recurs or (due == DueDate(in_=due.in_) and len(due.in_ or "") == 4)


def _divide(found: Iterable[_Found], sentences: list[Stretch]) -> dict[Stretch, list[_Found]]:
    """Return what begins in each of the sentences of a text."""
    divided: dict[Stretch, list[_Found]] = {sentence: [] for sentence in sentences}
    for one in found:
        sentence = find_enclosing(one.stretch.start, sentences)
        if sentence is not None:
            divided[sentence].append(one)
    return divided


def _pair(
    text: str, figures: list[FoundMetric], dates: list[FoundDate]
) -> dict[FoundMetric, FoundDate]:
    """Return figures with the date of each: 到2027年、2030年分别达到60%、80%."""
    if len(dates) < 2 or len(dates) != len(figures):
        return {}
    joined = all(
        _JOINS.fullmatch(text, one.stretch.end, other.stretch.start)
        for one, other in pairwise(dates)
    )
    each = joined and "分别" in text[dates[-1].stretch.end : figures[0].stretch.end]
    return dict(zip(figures, dates, strict=True)) if each else {}


def _find_date(
    text: str, figure: FoundMetric, dates: list[FoundDate], last: FoundMetric, *, behind: bool
) -> FoundDate | None:
    """Return the date of a figure: the last before it, or the first behind it in English; not one
    that is of a part alone (60家,其中2027年20家), or of the `last` figure that stands behind it.
    """
    before = [one for one in dates if one.stretch.start < figure.stretch.end]
    after = [one for one in dates if one.stretch.start >= figure.stretch.end]
    if behind:
        if before:
            whole = (
                before[-1].due.every
                and "全年" in text[before[-1].stretch.end : figure.stretch.start]
            )
            return None if whole else before[-1]
        alone = len(dates) == 1 and after[0].stretch.start > last.stretch.start
        return after[0] if alone else None
    if after:
        part = _OF_PART.search(text, figure.stretch.end, after[0].stretch.start)
        return None if part else after[0]
    return before[-1] if before else None


def _take_opening(text: str, dates: list[FoundDate], sentence: Stretch) -> FoundDate | None:
    """Return the date that a sentence begins with, or the only one of what leads in a list, if it
    is whole years: they go on behind it.
    """
    date = dates[0]
    if not _YEARS.fullmatch(date.due.by or date.due.in_ or date.due.when or ""):
        return None
    leads = len(dates) == 1 and ":" in text[date.stretch.end : sentence.end]
    opens = _OPENS.fullmatch(text, sentence.start, date.stretch.start) is not None
    return date if leads or opens else None


def _tells_on(text: str, sentence: Stretch) -> bool:
    """Whether a sentence that tells of the past goes on in the next: it begins with a time of its
    own, or is not the whole one.
    """
    opens = _OPENS_PAST.match(text, sentence.start) is not None
    return opens or text[sentence.end - 1] in ";；"


def _join_items(text: str, paragraphs: Sequence[Stretch]) -> list[Stretch]:
    """Return paragraphs, one that leads in a list together with its items behind dashes."""
    joined: list[Stretch] = []
    leads = False
    for one in paragraphs:
        if leads and _ITEM.match(text, one.start):
            joined[-1] = Stretch(joined[-1].start, one.end)
        else:
            joined.append(one)
            leads = False
        leads = leads or text.startswith(":\n", one.end - 1)
    return joined


def merge_roles(measure: DraftMeasure, more: Roles | DraftMeasure) -> None:
    """Add parties to a measure in the roles that they have."""
    for role in PARTY_ROLES:
        merge(getattr(measure, role), getattr(more, role))


def give_deadline(targets: list[DraftTarget]) -> list[DraftTarget]:
    """Return targets in the order of the text; a single date is that of the figures without one, if
    these stand in other sentences.
    """
    targets = sorted(targets, key=lambda target: target.printed.stretch.start)
    dated = [one for one in targets if one.due]
    bare = [one for one in targets if one.due is None]
    if len(dated) != 1 or dated[0].metric or not bare:
        return targets
    if any(one.sentence == dated[0].sentence for one in bare):
        return targets
    return [replace(one, due=dated[0].due, printed=dated[0].printed) for one in bare]
