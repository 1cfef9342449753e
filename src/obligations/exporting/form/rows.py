"""The rows of a form: what is asked, of whom, and what is on record of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from obligations.exporting.request import load_documents
from obligations.exporting.wording import say_document_label
from obligations.ids import document_of, measure_of
from obligations.query.entries import load_progress
from obligations.query.filters import check_filters
from obligations.query.lists import list_measures, list_targets
from obligations.query.measures import list_targets_of
from obligations.query.suggestions import load_departments
from obligations.text.speech import Speech, read_both
from obligations.text.tables import exports
from obligations.text.written_dates import say_due_with_day
from obligations.text.written_metrics import say_amount, say_metric

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.exporting.request import Order
    from obligations.records import (
        AssignmentRecord,
        DueRow,
        MeasureRecord,
        MetricRecord,
        RolesRecord,
    )


@dataclass(frozen=True, slots=True)
class AskedRow:
    """What is asked in a row: a measure, a target or an occurrence, as people read it.

    `of` is its id, `dated` the day of its document, `counted` whether a number is promised, and
    `bodies` who is asked, by id.
    """

    of: str
    dated: str
    measure: str
    wording: str
    due: str
    last: str
    counted: bool
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormPart:
    """A form for one body, or for nobody in particular; `id` is that of the body."""

    id: str
    party: str
    rows: list[AskedRow]


def list_asked(order: Order) -> list[AskedRow]:
    """Return a row for each target that fits, and for each measure that fits and has no target, in
    the order of the documents.
    """
    targets = list_targets(order.question, order.filters).records
    measures = list_measures(order.question, order.filters).records
    whole = [measure for measure in measures if not list_targets_of(measure)]
    ids = {target["measure"]["id"] for target in targets} | {measure["id"] for measure in whole}
    writer = _Writer(order, ids)
    rows = [
        *(writer.write_target(target) for target in targets),
        *(writer.write_measure(measure) for measure in whole),
    ]
    return sorted(rows, key=lambda row: writer.places[measure_of(row.of)])


def split_by_body(order: Order) -> list[FormPart]:
    """Return a part for each body, in the order of the registry.

    With bodies asked for, what each of them has to do with; with the role of who looks after it at
    home, what each of these looks after; else what each answers for: as the lead, or where nobody
    leads as one of those who are responsible. What a body that is gone would answer for is asked of
    what became of it.
    """
    asked = check_filters(order.question, order.filters).departments
    if asked:
        parts = {
            body: list_asked(replace(order, filters=replace(order.filters, dept=(body,))))
            for body in dict.fromkeys(understood.id for understood in asked)
        }
    else:
        parts = {}
        for row in list_asked(order):
            for body in row.bodies or ("",):
                parts.setdefault(body, []).append(row)
    speech = Speech(order.lang)
    names = {
        body["id"]: speech.choose(body["name"])
        for body in load_departments(order.question, filter(None, parts))
    }
    nobody = speech.say(exports.NOBODY_NAMED)
    places = {
        row["id"]: at
        for at, row in enumerate(
            order.question.select("SELECT id FROM department ORDER BY generic, position")
        )
    }
    return [
        FormPart(body, names.get(body, nobody), rows)
        for body, rows in sorted(parts.items(), key=lambda part: places.get(part[0], len(places)))
        if rows
    ]


class _Writer:
    """Writes rows in the language asked for."""

    def __init__(self, order: Order, measures: Iterable[str]) -> None:
        self._speech = Speech(order.lang)
        self._documents = load_documents(order)
        sql = (
            "SELECT m.id, m.label, m.title_en AS en, m.title_zh AS zh FROM measure AS m"
            " JOIN document AS d ON d.id = m.document ORDER BY d.dated, d.id, m.position"
        )
        rows = order.question.select(sql)
        self.places = {row["id"]: at for at, row in enumerate(rows)}
        self._titles = {row["id"]: row for row in rows}
        told = {row["measure"] for row in order.question.select("SELECT measure FROM progress")}
        self._at_home = check_filters(order.question, order.filters).roles == ("assigned",)
        self._last = {
            entry["of"]: entry
            for measure in measures
            if measure in told
            for entry in load_progress(order.question, measure)
            if not entry["corrected"]
        }

    def write_target(self, target: DueRow) -> AskedRow:
        """Return the row of a target."""
        return self._write(
            target["id"],
            wording=self._say_target(target),
            due=say_due_with_day(target, target["deadline"], self._speech.lang),
            metric=target["metric"],
            bodies=self._list_bodies(target["measure"], target["assigned"]),
        )

    def write_measure(self, measure: MeasureRecord) -> AskedRow:
        """Return the row of a measure."""
        wording = self._speech.choose(measure["summary"] or measure["title"])
        bodies = self._list_bodies(measure, measure["assigned"])
        return self._write(measure["id"], wording=wording, bodies=bodies)

    def _list_bodies(
        self, parties: RolesRecord, assigned: Iterable[AssignmentRecord]
    ) -> tuple[str, ...]:
        if self._at_home:
            return tuple(dict.fromkeys(one["owner"]["id"] for one in assigned))
        answering = parties["lead"] or parties["responsible"]
        heirs = (body for party in answering for body in party["now"] or [party["id"]])
        return tuple(dict.fromkeys(heirs))

    def _write(
        self,
        of: str,
        *,
        wording: str,
        bodies: tuple[str, ...],
        due: str = "",
        metric: MetricRecord | None = None,
    ) -> AskedRow:
        document, titles = self._documents[document_of(of)], self._titles[measure_of(of)]
        label = say_document_label(titles["label"], document, self._speech.lang)
        heading = f"{document['number'] or document['id']} {label}".strip()
        return AskedRow(
            of=of,
            dated=document["dated"],
            measure=f"{heading}\n{self._speech.choose(read_both(titles))}",
            wording=wording,
            due=due,
            last=self._say_last(of, metric),
            counted=metric is not None,
            bodies=bodies,
        )

    def _say_target(self, target: DueRow) -> str:
        outcome, metric = self._speech.choose(target["outcome"]), target["metric"]
        if metric is None:
            return outcome
        promised = say_metric({**metric, "reached": None}, self._speech.lang)
        if outcome:
            return self._speech.enclose(outcome, promised)
        return promised

    def _say_last(self, of: str, metric: MetricRecord | None) -> str:
        entry = self._last.get(of)
        if entry is None:
            return ""
        said = self._speech.word(entry["status"])
        if entry["value"] is not None and metric:
            amount = say_amount(entry["value"], metric["unit"], self._speech.lang)
            said = self._speech.enclose(said, amount)
        lines = (f"{entry['date']} {said}", self._speech.choose(entry["note"]))
        return "\n".join(line for line in lines if line)
