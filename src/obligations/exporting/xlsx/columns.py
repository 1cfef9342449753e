"""The columns of the workbook's sheets: measures, targets, and what a department owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from obligations.dates import PartialDate, parse_window
from obligations.exporting.wording import (
    describe_evidence,
    find_url,
    join,
    join_parties,
    say_document_label,
    say_role,
)
from obligations.exporting.xlsx.sheet import (
    AmountCell,
    Heading,
    LinkCell,
    SheetCell,
    StateCell,
    make_day,
)
from obligations.ids import measure_of, owner_of, thing_of
from obligations.query.assignments import group_assigned
from obligations.query.measures import list_targets_of, read_standing
from obligations.text.speech import Speech
from obligations.text.tables import headings, lists
from obligations.text.words import choose, say, say_field
from obligations.text.written_dates import say_due, say_due_with_day
from obligations.text.written_metrics import say_metric, say_unit
from obligations.text.written_names import spell_assigned
from obligations.text.written_progress import say_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from obligations.records import (
        Bilingual,
        DatedRow,
        DepartmentRecord,
        DocumentRecord,
        DueRow,
        EntryRecord,
        MeasureRecord,
        MetricRecord,
        ObligationRow,
        StrivingRecord,
        TargetRecord,
    )
    from obligations.text.phrase import Phrase
    from obligations.vocabulary import PartyRole


_R_contra = TypeVar("_R_contra", contravariant=True)
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class CellContext:
    """What cells are written with beyond their record: the language, the documents, names of
    topics, where each measure stands.

    `measures` and `promises`, their targets, are by id, `wordings` what they and their actions say;
    `party` is the one whose sheet is written.
    """

    lang: str
    documents: dict[str, DocumentRecord]
    topics: dict[str, Bilingual]
    measures: Mapping[str, MeasureRecord]
    promises: Mapping[str, TargetRecord]
    wordings: Mapping[str, Bilingual]
    places: dict[str, str]
    party: DepartmentRecord | None = None


@dataclass(frozen=True, slots=True)
class SheetColumn(Generic[_R_contra]):
    """A column: its heading, its width, and how a record's cell is read.

    `sparing`: it is left out where nothing stands in it.
    """

    title: Phrase
    width: int
    read: Callable[[_R_contra, CellContext], SheetCell]
    sparing: bool = False

    def heading(self, lang: str) -> Heading:
        """Return what stands above it."""
        return Heading(Speech(lang).say(self.title), self.width)


def choose_columns(
    columns: Iterable[SheetColumn[_R]], records: Sequence[_R], around: CellContext
) -> list[SheetColumn[_R]]:
    """Return the columns of a sheet, without those that are left out where they are empty."""
    return [
        column
        for column in columns
        if not column.sparing or any(column.read(record, around) for record in records)
    ]


def read_row(
    columns: Iterable[SheetColumn[_R]], record: _R, around: CellContext
) -> list[SheetCell]:
    """Return the cells of a record."""
    return [column.read(record, around) for column in columns]


def write_due(target: StrivingRecord, lang: str, day: str | None = None) -> SheetCell:
    """Return the date of a target: a real date where the text gives the day and does not only
    strive; else text, as it was written. `day` is that of the occurrence that the row is about.
    """
    forms = (("by", target["by"]), ("in", target["in"]), ("from", target["from"]))
    form, date = next(((form, date) for form, date in forms if date), ("", None))
    if date and not (target["every"] or target["strive"] or target["when"]):
        written = parse_window(date)
        if isinstance(written, PartialDate) and written.precision == "day" and not written.recurs:
            return make_day(written.text, form)
    return say_due_with_day(target, day, lang)


def _read_dues(measure: MeasureRecord, around: CellContext) -> SheetCell:
    """Return the dates of a measure, the soonest first; those of an action with its id."""
    dated = [target for target in list_targets_of(measure) if say_due(target, around.lang)]
    if len(dated) == 1 and dated[0] in measure["targets"]:
        return write_due(dated[0], around.lang)
    return join((_say_whose(target, measure, around.lang) for target in dated), around.lang)


def _say_whose(target: TargetRecord, measure: MeasureRecord, lang: str) -> str:
    due, owner = say_due(target, lang), owner_of(target["id"])
    if owner == measure["id"]:
        return due
    return say_field(owner, due, lang)


def link_measure(measure: str, text: str, around: CellContext) -> SheetCell:
    """Return an id that leads to the row of its measure, where that is in the workbook."""
    place = around.places.get(measure)
    if place:
        return LinkCell(text, place)
    return text


def link_document(document: DocumentRecord, lang: str) -> SheetCell:
    """Return a document by its official number, leading to its text where an address is known."""
    text = document["number"] or choose(document["title"], lang)
    url = find_url(document)
    if url:
        return LinkCell(text, url)
    return text


def _list_parties(role: PartyRole) -> Callable[[MeasureRecord, CellContext], SheetCell]:
    return lambda record, around: join_parties(record, role, around.lang)


def _read_assigned(record: MeasureRecord | DueRow, around: CellContext) -> SheetCell:
    return join(
        (
            spell_assigned(owner, parts, around.lang)
            for owner, parts in group_assigned(record["assigned"], record["id"])
        ),
        around.lang,
    )


def _read_document(record: MeasureRecord | DatedRow, around: CellContext) -> SheetCell:
    return link_document(around.documents[record["document"]], around.lang)


def _read_state(record: MeasureRecord | DatedRow, around: CellContext) -> SheetCell:
    return StateCell(say(record["state"], around.lang), record["state"])


def _read_topics(record: MeasureRecord, around: CellContext) -> SheetCell:
    return join(
        (choose(around.topics.get(topic), around.lang) or topic for topic in record["topics"]),
        around.lang,
    )


def _read_ties(record: MeasureRecord, around: CellContext) -> SheetCell:
    return join(
        (f"{say(link['relation'], around.lang)} {link['to']}" for link in record["links"]),
        around.lang,
    )


def _read_marks(record: MeasureRecord, around: CellContext) -> SheetCell:
    return join((say(mark, around.lang) for mark in record["marks"]), around.lang)


def _read_label(record: MeasureRecord, around: CellContext) -> SheetCell:
    return say_document_label(record["label"], around.documents[record["document"]], around.lang)


def _read_role(record: ObligationRow, around: CellContext) -> SheetCell:
    return say_role(record, around.party, around.lang)


def _read_due_of(record: ObligationRow, around: CellContext) -> SheetCell:
    if record["target"]:
        return write_due(around.promises[record["target"]], around.lang, record["deadline"])
    return ""


def _read_deadline(record: DatedRow, _: CellContext) -> SheetCell:
    if record["deadline"]:
        return make_day(record["deadline"])
    return ""


def _read_metric(record: DueRow, around: CellContext) -> SheetCell:
    if record["metric"]:
        return say_metric(record["metric"], around.lang)
    return ""


def _read_of_metric(
    read: Callable[[MetricRecord, str], str | Decimal | None],
) -> Callable[[DueRow, CellContext], SheetCell]:
    """Return what reads a part of a metric: a number as a number, what is not there as nothing."""

    def read_cell(record: DueRow, around: CellContext) -> SheetCell:
        part = read(record["metric"], around.lang) if record["metric"] else None
        if part is None or isinstance(part, str):
            return part or ""
        return AmountCell(part)

    return read_cell


def _read_baseline(metric: MetricRecord, _lang: str) -> Decimal | None:
    if metric["baseline"]:
        return metric["baseline"]["value"]
    return None


def _read_baseline_date(metric: MetricRecord, _lang: str) -> str | None:
    if metric["baseline"]:
        return metric["baseline"]["at"]
    return None


def _read_party_of(role: PartyRole) -> Callable[[DueRow, CellContext], SheetCell]:
    return lambda record, around: join_parties(record["measure"], role, around.lang)


def _read_leader(record: ObligationRow, around: CellContext) -> SheetCell:
    return join_parties(around.measures[record["measure"]], "lead", around.lang)


def _read_value(record: EntryRecord, around: CellContext) -> SheetCell:
    """Return how much was reached, with what is counted."""
    if record["value"] is None:
        return ""
    promise = around.promises.get(thing_of(record["of"]))
    metric = promise["metric"] if promise else None
    if not metric:
        return AmountCell(record["value"])
    return AmountCell(record["value"], say_unit(metric["unit"], around.lang))


def _read_note(record: EntryRecord, around: CellContext) -> SheetCell:
    """Return the note of an entry; where it has none, the wording of what it is about."""
    wording = around.wordings.get(thing_of(record["of"]))
    return choose(record["note"], around.lang) or choose(wording, around.lang)


def _read_evidence(record: EntryRecord, around: CellContext) -> SheetCell:
    """Return what shows it; a link where a single page or measure does."""
    shown = [describe_evidence(item, around.lang) for item in record["evidence"]]
    if len(shown) == 1:
        text, url = shown[0]
        if url:
            return LinkCell(text, url)
        if record["evidence"][0].get("measure"):
            return link_measure(measure_of(text), text, around)
    return join(
        (f"{text} {url}" if url and url != text else text for text, url in shown), around.lang
    )


def _read_quality(record: EntryRecord, around: CellContext) -> SheetCell:
    """Return how good the best evidence is."""
    if record["quality"]:
        return say(record["quality"], around.lang, "quality")
    return ""


# What is due as the text has it, once more as a day to sort by.
_DEADLINE = SheetColumn(headings.DEADLINE, 12, _read_deadline)
_STATE = SheetColumn(headings.STATE, 12, _read_state)
# What a metric says in a sentence, once more in cells to sort and to reckon with.
_OF_METRIC: tuple[SheetColumn[DueRow], ...] = tuple(
    SheetColumn(heading, width, _read_of_metric(read), sparing=True)
    for heading, width, read in (
        (headings.COMPARATOR, 12, lambda metric, lang: say(metric["comparator"], lang)),
        (headings.VALUE, 11, lambda metric, _: metric["value"]),
        (headings.UPPER_VALUE, 11, lambda metric, _: metric["to"]),
        (headings.UNIT_OF_VALUE, 18, lambda metric, lang: choose(metric["unit"], lang)),
        (headings.BASELINE, 11, _read_baseline),
        (headings.BASELINE_DATE, 11, _read_baseline_date),
        (headings.REACHED_VALUE, 11, lambda metric, _: metric["reached"]),
    )
)
_DOCUMENT = SheetColumn(headings.DOCUMENT, 21, _read_document)
_ASSIGNED = SheetColumn(headings.ASSIGNED_TO, 20, _read_assigned, sparing=True)
MEASURE_COLUMNS: tuple[SheetColumn[MeasureRecord], ...] = (
    SheetColumn(headings.ID, 12, lambda record, _: record["id"]),
    SheetColumn(headings.TITLE, 30, lambda record, around: choose(record["title"], around.lang)),
    SheetColumn(headings.LEAD, 18, _list_parties("lead")),
    SheetColumn(headings.CO_RESPONSIBLE, 28, _list_parties("co_responsible")),
    SheetColumn(headings.RESPONSIBLE, 26, _list_parties("responsible")),
    _ASSIGNED,
    SheetColumn(headings.DUE, 20, _read_dues),
    _STATE,
    SheetColumn(
        headings.PROGRESS,
        16,
        lambda record, around: say_progress(read_standing(record), around.lang),
    ),
    SheetColumn(
        headings.SUMMARY, 64, lambda record, around: choose(record["summary"], around.lang)
    ),
    SheetColumn(headings.TOPICS, 16, _read_topics),
    SheetColumn(headings.KIND, 12, lambda record, around: say(record["kind"], around.lang)),
    SheetColumn(headings.FIRMNESS, 14, _read_marks),
    SheetColumn(headings.EARLIER_MEASURES, 20, _read_ties),
    SheetColumn(headings.LABEL, 10, _read_label),
    _DOCUMENT,
)
TARGET_COLUMNS: tuple[SheetColumn[DueRow], ...] = (
    SheetColumn(
        headings.ID,
        15,
        lambda record, around: link_measure(record["measure"]["id"], record["id"], around),
    ),
    SheetColumn(
        headings.PROMISED_RESULT, 56, lambda record, around: choose(record["outcome"], around.lang)
    ),
    SheetColumn(
        headings.DUE,
        18,
        lambda record, around: write_due(record, around.lang, record["deadline"]),
    ),
    _DEADLINE,
    _STATE,
    SheetColumn(
        headings.PROGRESS, 13, lambda record, around: say(record["progress"] or "", around.lang)
    ),
    SheetColumn(headings.METRIC, 26, _read_metric),
    *_OF_METRIC,
    SheetColumn(
        headings.DELIVERABLE,
        13,
        lambda record, around: say(record["deliverable"] or "", around.lang),
    ),
    SheetColumn(headings.LEAD, 22, _read_party_of("lead")),
    SheetColumn(headings.CO_RESPONSIBLE, 32, _read_party_of("co_responsible")),
    SheetColumn(headings.RESPONSIBLE, 28, _read_party_of("responsible")),
    _ASSIGNED,
    SheetColumn(
        headings.MEASURE, 34, lambda record, around: choose(record["measure"]["title"], around.lang)
    ),
    _DOCUMENT,
)
OWED: tuple[SheetColumn[ObligationRow], ...] = (
    SheetColumn(
        headings.ID,
        13,
        lambda record, around: link_measure(record["measure"], record["id"], around),
    ),
    SheetColumn(headings.ROLE, 13, _read_role),
    SheetColumn(headings.BASIS, 13, lambda record, around: say(record["basis"] or "", around.lang)),
    SheetColumn(
        headings.WHAT_IS_OWED, 40, lambda record, around: choose(record["title"], around.lang)
    ),
    SheetColumn(
        headings.PROMISED_RESULT, 40, lambda record, around: choose(record["outcome"], around.lang)
    ),
    SheetColumn(headings.DUE, 18, _read_due_of),
    _DEADLINE,
    _STATE,
    SheetColumn(
        headings.PROGRESS,
        16,
        lambda record, around: say_progress(record, around.lang, record["metric"]),
    ),
    SheetColumn(headings.LEAD_OF_THE_MEASURE, 18, _read_leader),
    SheetColumn(headings.TARGET, 15, lambda record, _: record["target"] or ""),
    _DOCUMENT,
)
ENTRY_COLUMNS: tuple[SheetColumn[EntryRecord], ...] = (
    SheetColumn(
        headings.OF,
        15,
        lambda record, around: link_measure(measure_of(record["of"]), record["of"], around),
    ),
    SheetColumn(headings.DATE, 12, lambda record, _: make_day(record["date"])),
    SheetColumn(
        headings.STATUS,
        14,
        lambda record, around: StateCell(say(record["status"], around.lang), record["status"]),
    ),
    SheetColumn(headings.VALUE, 16, _read_value),
    SheetColumn(headings.NOTE, 60, _read_note),
    SheetColumn(headings.EVIDENCE, 44, _read_evidence),
    SheetColumn(headings.QUALITY, 12, _read_quality),
    SheetColumn(headings.RECORDED, 12, lambda record, _: make_day(record["recorded"])),
    SheetColumn(
        headings.CORRECTED_SINCE,
        12,
        lambda record, around: Speech(around.lang).say(lists.YES) if record["corrected"] else "",
    ),
)
