"""What a text promises: its dates with the figures that belong to them.

- A figure is due at the date of its sentence, or at that which the sentence before it opens with
  (到2031年，…；…); of as many figures as dates, before 分别, each goes with one.
- A sentence that tells of the past promises nothing, nor does what goes on from it without a word
  that does (将, will).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from obligations.drafting.dates.due import ANY_YEAR
from obligations.drafting.dates.find import find_due_dates, find_field_dates, speaks_of_past
from obligations.drafting.draft import DraftTarget, Passage
from obligations.drafting.metrics.find import find_metrics
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import (
    find_enclosing,
    join_stretches,
    lies_apart,
    list_sentences,
)
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.dates.due import Calendar, FoundDate
    from obligations.drafting.draft import DraftMetric
    from obligations.drafting.flow import Flow
    from obligations.drafting.metrics.metric import FoundMetric

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


class TargetReader:
    """Reads the dates and figures of one document."""

    def __init__(self, flow: Flow, calendar: Calendar) -> None:
        self.flow = flow
        self.calendar = calendar

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

    def list_yearless(
        self, paragraphs: Iterable[Stretch], fields: Iterable[Stretch]
    ) -> list[Passage]:
        """Return the dates that no year stands by, in a document without one, and those of `fields`
        of deadlines.
        """
        if self.calendar.year is not None:
            return []
        text = self.flow.text
        found, known = (
            [
                *(date for one in paragraphs for date in find_due_dates(text, *one, calendar)),
                *(date for one in fields for date in find_field_dates(text, *one, calendar)),
            ]
            for calendar in (ANY_YEAR, self.calendar)
        )
        taken = join_stretches(one.stretch for one in known)
        return [
            self.quote(Stretch(*stretch))
            for stretch in dict.fromkeys(one.stretch for one in found)
            if lies_apart(Stretch(*stretch), taken)
        ]

    def _print_terms(self, dates: list[FoundDate]) -> list[FoundDate]:
        """Return dates with terms that no calendar has in the characters of the text."""
        return [
            one._replace(due=replace(one.due, when=self._reprint(one.due.when, one.stretch)))
            if one.due.when
            else one
            for one in dates
        ]

    def _reprint(self, words: str, stretch: Stretch) -> str:
        """Return words that stand in a stretch of the flow as they are printed."""
        at = self.flow.text.find(words, *stretch)
        return self.flow.print(at, at + len(words)) if at >= 0 else words

    def quote(self, stretch: Stretch) -> Passage:
        """Return what stands in a stretch of the flow, with its place as read."""
        return Passage(self.flow.print(*stretch), self.flow.locate(*stretch))


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
