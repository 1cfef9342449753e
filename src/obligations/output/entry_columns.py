"""The columns of the log of progress: one row an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.output.column import Column, make_listing
from obligations.text.tables import headings, progress
from obligations.text.words import choose, say_evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.output.column import Style

Record = dict[str, Any]


def _plain(key: str) -> Callable[[Record, Style], Any]:
    return lambda record, _style: record[key]


def _number(key: str) -> Callable[[Record], Any]:
    return lambda record: record[key] or 0


def _read_evidence(record: Record, style: Style) -> list[str]:
    """Return how what shows it is cited, for programs the addresses."""
    if style.human:
        return [say_evidence(shown, style.lang) for shown in record["evidence"]]
    return [
        shown.get("url") or shown.get("file") or choose(shown["citation"], style.lang)
        for shown in record["evidence"]
    ]


def _read_correction(record: Record, style: Style) -> Any:
    name = record["corrected_by"]
    if name is None or not style.human:
        return name
    phrase = progress.WITHDRAWN_BY if record["withdrawn"] else progress.CORRECTED_BY
    return style.speech.say(phrase, entry=name)


ENTRY_LIST = make_listing(
    "record",
    ("id", "of", "date", "status", "value", "note", "evidence", "corrected_by"),
    Column("id", headings.ENTRY, _plain("id"), kind="id"),
    Column("of", headings.OF, _plain("of")),
    Column("measure", headings.MEASURE, lambda record, _style: record["measure"]["id"]),
    Column(
        "title",
        headings.MEASURE_TITLE,
        lambda record, style: choose(record["measure"]["title"], style.lang),
        kind="sentence",
    ),
    Column("date", headings.DATE, _plain("date")),
    Column("recorded", headings.RECORDED, _plain("recorded")),
    Column(
        "status",
        headings.STATUS,
        lambda record, style: style.word(record["status"]),
    ),
    Column("value", headings.VALUE, _plain("value"), _number("value")),
    Column("evidence", headings.EVIDENCE, _read_evidence),
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
    Column("corrects", headings.CORRECTS, _plain("corrects")),
    Column("corrected_by", headings.CORRECTED, _read_correction),
    Column("file", headings.FILE, _plain("file")),
)
