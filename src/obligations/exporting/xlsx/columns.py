"""The columns of the workbook's sheets: measures, targets, and what a department owes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations.dates import parse_partial_date
from obligations.exporting.wording import (
    describe_evidence,
    find_url,
    join,
    say_label,
    say_parties,
    say_role,
)
from obligations.exporting.xlsx.sheet import Cell, Heading, Link, State, make_day
from obligations.ids import measure_of, owner_of
from obligations.query.measures import list_targets_of
from obligations.text.words import choose, say, say_due, say_field, say_metric, say_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Around:
    """What cells are written with beyond their record: the language, the documents, names of
    topics, where each measure stands.

    `parts` are measures, their actions and their targets by id; `party` is the one whose sheet is
    written.
    """

    lang: str
    documents: dict[str, Record]
    topics: dict[str, Record]
    parts: dict[str, Record]
    places: dict[str, str]
    party: Record | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its headings, its width, and how a record's cell is read."""

    en: str
    zh: str
    width: int
    read: Callable[[Record, Around], Cell]

    def heading(self, lang: str) -> Heading:
        """Return what stands above it."""
        return Heading(self.zh if lang == "zh" else self.en, self.width)


def read_row(columns: Iterable[Column], record: Record, around: Around) -> list[Cell]:
    """Return the cells of a record."""
    return [column.read(record, around) for column in columns]


def write_due(target: Record, lang: str) -> Cell:
    """Return the date of a target: a real date where the text gives the day and does not only
    strive; else text, as it was written.
    """
    form = next((form for form in ("by", "in", "from") if target[form]), None)
    if form and not target["every"] and not target["strive"]:
        written = parse_partial_date(target[form])
        if written.precision == "day" and not written.recurs:
            return make_day(written.text, form)
    return say_due(target, lang)


def _read_dues(measure: Record, around: Around) -> Cell:
    """Return the dates of a measure, the soonest first; those of an action with its id."""
    dated = [target for target in list_targets_of(measure) if say_due(target, around.lang)]
    if len(dated) == 1 and dated[0] in measure["targets"]:
        return write_due(dated[0], around.lang)
    return join((_say_whose(target, measure, around.lang) for target in dated), around.lang)


def _say_whose(target: Record, measure: Record, lang: str) -> str:
    due, owner = say_due(target, lang), owner_of(target["id"])
    return due if owner == measure["id"] else say_field(owner, due, lang)


def link_measure(measure: str, text: str, around: Around) -> Cell:
    """Return an id that leads to the row of its measure, where that is in the workbook."""
    place = around.places.get(measure)
    return Link(text, place) if place else text


def link_document(document: Record, lang: str) -> Cell:
    """Return a document by its official number, leading to its text where an address is known."""
    text = document["number"] or choose(document["title"], lang)
    url = find_url(document)
    return Link(text, url) if url else text


def _read_parties(role: str) -> Callable[[Record, Around], Cell]:
    return lambda record, around: say_parties(record, role, around.lang)


def _read_document(record: Record, around: Around) -> Cell:
    return link_document(around.documents[record["document"]], around.lang)


def _read_state(record: Record, around: Around) -> Cell:
    return State(say(record["state"], around.lang), record["state"])


def _read_words(key: str) -> Callable[[Record, Around], Cell]:
    return lambda record, around: say(record[key] or "", around.lang)


def _read_text(key: str) -> Callable[[Record, Around], Cell]:
    return lambda record, around: choose(record[key], around.lang)


def _read_topics(record: Record, around: Around) -> Cell:
    return join(
        (choose(around.topics.get(topic), around.lang) or topic for topic in record["topics"]),
        around.lang,
    )


def _read_ties(record: Record, around: Around) -> Cell:
    return join(
        (f"{say(link['relation'], around.lang)} {link['to']}" for link in record["links"]),
        around.lang,
    )


def _read_marks(record: Record, around: Around) -> Cell:
    return join((say(mark, around.lang) for mark in record["marks"]), around.lang)


def _read_basis(record: Record, around: Around) -> Cell:
    return say(record["basis"] or "", around.lang)


def _read_label(record: Record, around: Around) -> Cell:
    return say_label(record["label"], around.documents[record["document"]], around.lang)


def _read_title_of(record: Record, around: Around) -> Cell:
    return choose(record["measure"]["title"], around.lang)


def _read_progress(record: Record, around: Around) -> Cell:
    return say_progress(record, around.lang)


def _read_role(record: Record, around: Around) -> Cell:
    return say_role(record, around.party, around.lang)


def _read_due_of(record: Record, around: Around) -> Cell:
    return write_due(around.parts[record["target"]], around.lang) if record["target"] else ""


def _read_metric(record: Record, around: Around) -> Cell:
    return say_metric(record["metric"], around.lang) if record["metric"] else ""


def _read_party_of(role: str) -> Callable[[Record, Around], Cell]:
    return lambda record, around: say_parties(record["measure"], role, around.lang)


def _read_leader(record: Record, around: Around) -> Cell:
    return say_parties(around.parts[record["measure"]], "lead", around.lang)


def _read_value(record: Record, around: Around) -> Cell:
    """Return how much was reached, with what is counted."""
    if record["value"] is None:
        return ""
    metric = around.parts.get(record["of"], {}).get("metric")
    if not metric:
        return int(record["value"])
    blank = "" if around.lang == "zh" else " "
    return f"{record['value']:,}{blank}{choose(metric['unit'], around.lang)}"


def _read_note(record: Record, around: Around) -> Cell:
    """Return the note of an entry; where it has none, the wording of what it is about."""
    subject = around.parts.get(record["of"], {})
    wording = next((subject[key] for key in ("title", "what", "outcome") if key in subject), None)
    return choose(record["note"], around.lang) or choose(wording, around.lang)


def _read_evidence(record: Record, around: Around) -> Cell:
    """Return what shows it; a link where a single page or measure does."""
    shown = [describe_evidence(item) for item in record["evidence"]]
    if len(shown) == 1:
        text, url = shown[0]
        return Link(text, url) if url else link_measure(measure_of(text), text, around)
    return join(
        (f"{text} {url}" if url and url != text else text for text, url in shown), around.lang
    )


_STATE = Column("state", "状态", 12, _read_state)
_PROGRESS = Column("on record", "进展", 16, _read_progress)
_DOCUMENT = Column("document", "文件", 21, _read_document)
MEASURES = (
    Column("id", "编号", 12, lambda record, _: record["id"]),
    Column("title", "标题", 30, _read_text("title")),
    Column("lead", "牵头", 18, _read_parties("lead")),
    Column("co-responsible", "分工负责", 28, _read_parties("co_responsible")),
    Column("responsible", "负责", 26, _read_parties("responsible")),
    Column("due", "时限", 20, _read_dues),
    _STATE,
    _PROGRESS,
    Column("summary", "摘要", 64, _read_text("summary")),
    Column("topics", "主题", 16, _read_topics),
    Column("kind", "类别", 12, _read_words("kind")),
    Column("marks", "任务要素", 14, _read_marks),
    Column("earlier measures", "沿革", 20, _read_ties),
    Column("printed number", "原序号", 10, _read_label),
    _DOCUMENT,
)
TARGETS = (
    Column(
        "id",
        "编号",
        15,
        lambda record, around: link_measure(record["measure"]["id"], record["id"], around),
    ),
    Column("promised result", "目标", 56, _read_text("outcome")),
    Column("due", "时限", 18, lambda record, around: write_due(record, around.lang)),
    _STATE,
    Column("on record", "进展", 13, _read_words("progress")),
    Column("metric", "指标", 26, _read_metric),
    Column("deliverable", "成果", 13, _read_words("deliverable")),
    Column("lead", "牵头", 22, _read_party_of("lead")),
    Column("co-responsible", "分工负责", 32, _read_party_of("co_responsible")),
    Column("responsible", "负责", 28, _read_party_of("responsible")),
    Column("measure", "措施", 34, _read_title_of),
    _DOCUMENT,
)
OWED = (
    Column(
        "id",
        "编号",
        13,
        lambda record, around: link_measure(record["measure"], record["id"], around),
    ),
    Column("role", "角色", 13, _read_role),
    Column("basis", "依据", 13, _read_basis),
    Column("what is owed", "事项", 40, _read_text("title")),
    Column("promised result", "目标", 40, _read_text("outcome")),
    Column("due", "时限", 18, _read_due_of),
    _STATE,
    _PROGRESS,
    Column("lead of the measure", "措施牵头", 18, _read_leader),
    Column("target", "目标编号", 15, lambda record, _: record["target"] or ""),
    _DOCUMENT,
)
PROGRESS = (
    Column(
        "of",
        "对象",
        15,
        lambda record, around: link_measure(measure_of(record["of"]), record["of"], around),
    ),
    Column("date", "日期", 12, lambda record, _: make_day(record["date"])),
    Column(
        "status",
        "状态",
        14,
        lambda record, around: State(say(record["status"], around.lang), record["status"]),
    ),
    Column("value", "数值", 16, _read_value),
    Column("note", "说明", 60, _read_note),
    Column("evidence", "依据", 44, _read_evidence),
    Column("recorded", "登记日期", 12, lambda record, _: make_day(record["recorded"])),
    Column(
        "corrected since",
        "已更正",
        12,
        lambda record, around: (
            ("是" if around.lang == "zh" else "yes") if record["corrected"] else ""
        ),
    ),
)
