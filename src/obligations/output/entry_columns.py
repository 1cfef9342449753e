"""The columns of the log of progress: one row an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.column import Column, make_listing
from obligations.text.tables import headings, progress
from obligations.text.words import choose
from obligations.text.written_progress import say_evidence

if TYPE_CHECKING:
    from obligations.output.column import Listing, Style
    from obligations.records import LoggedRecord


def _read_evidence(record: LoggedRecord, style: Style) -> list[str]:
    """Return how what shows it is cited, for programs the addresses."""
    if style.human:
        return [say_evidence(shown, style.lang) for shown in record["evidence"]]
    return [
        shown.get("url") or shown.get("file") or choose(shown["citation"], style.lang)
        for shown in record["evidence"]
    ]


def _read_correction(record: LoggedRecord, style: Style) -> str | None:
    name = record["corrected_by"]
    if name is None or not style.human:
        return name
    phrase = progress.WITHDRAWN_BY if record["withdrawn"] else progress.CORRECTED_BY
    return style.speech.say(phrase, entry=name)


ENTRY_LIST: Listing[LoggedRecord] = make_listing(
    "record",
    ("id", "of", "date", "status", "value", "note", "evidence", "corrected_by"),
    Column("id", headings.ENTRY, lambda record, _: record["id"], kind="id"),
    Column("of", headings.OF, lambda record, _: record["of"], kind="id"),
    Column("measure", headings.MEASURE, lambda record, _: record["measure"]["id"]),
    Column(
        "title",
        headings.MEASURE_TITLE,
        lambda record, style: choose(record["measure"]["title"], style.lang),
        kind="sentence",
    ),
    Column("date", headings.DATE, lambda record, _: record["date"], kind="day"),
    Column("recorded", headings.RECORDED, lambda record, _: record["recorded"], kind="day"),
    Column(
        "status",
        headings.STATUS,
        lambda record, style: style.word(record["status"]),
    ),
    Column(
        "value",
        headings.VALUE,
        lambda record, _: record["value"],
        lambda record: record["value"] or 0,
        kind="count",
    ),
    Column("evidence", headings.EVIDENCE, _read_evidence, kind="citation"),
    Column(
        "quality",
        headings.QUALITY,
        lambda record, style: style.word(record["quality"], "quality"),
    ),
    Column(
        "note",
        headings.NOTE,
        lambda record, style: choose(record["note"], style.lang),
        kind="sentence",
    ),
    Column("corrects", headings.CORRECTS, lambda record, _: record["corrects"]),
    Column("corrected_by", headings.CORRECTED, _read_correction),
    Column("file", headings.FILE, lambda record, _: record["file"]),
    Column("layer", headings.LAYER, lambda record, _: record["layer"]),
)
