"""What a page of one measure needs beyond its record: its document, its section, its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.ids import measure_of, occurrence_of
from obligations.query.entries import load_progress
from obligations.query.ids import find_record
from obligations.query.measures import load_measures, pair_columns, read_wording
from obligations.query.occurrences import load_history
from obligations.query.sources import load_texts
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.query.session import Question, Row
    from obligations.records import (
        Bilingual,
        FamilyRecord,
        LabelledRecord,
        MeasureRecord,
        SourceRecord,
    )


def load_pages(
    question: Question, texts: Iterable[str], document: str | None = None
) -> list[MeasureRecord]:
    """Return the measures of ids or printed numbers as people type them, each once, with progress
    and where they stand. Raises UserError.
    """
    named = [find_record(question, text, document) for text in texts]
    records = load_measures(question, list(dict.fromkeys(map(measure_of, named))))
    for record in records:
        record["progress"] = load_progress(question, record["id"])
    add_surroundings(question, records, list(filter(occurrence_of, named)))
    return records


def add_surroundings(
    question: Question, records: Sequence[MeasureRecord], named: Sequence[str] = ()
) -> None:
    """Add to measures where they stand: their document and section, the measures above and below,
    what became of the occurrences of their targets, those that are named among them.
    """
    ids = [record["id"] for record in records]
    history = load_history(question, ids, named)
    families, sources = _load_families(question, ids), _load_sources(question, records)
    for record in records:
        record["history"] = history[record["id"]]
        record["source"] = sources[record["document"], record["section"]]
        record["around"] = families[record["id"]]


def find_names_for_pages(
    question: Question, records: Iterable[MeasureRecord]
) -> dict[str, Bilingual | None]:
    """Return what things are called that the pages of measures name, by id.

    What they are tied to is called by the title of its measure.
    """
    ties = [link for record in records for link in (*record["links"], *record["linked_from"])]
    ends = {end: measure_of(end) for tie in ties for end in (tie["from"], tie["to"]) if end}
    question.choose(dict.fromkeys(ends.values()))
    rows = question.select(
        "SELECT m.id, m.title_en, m.title_zh FROM temp.chosen AS c CROSS JOIN measure AS m ON"
        " m.id = c.id"
    )
    titles = {row["id"]: pair_columns(row, "title") for row in rows}
    return find_names_by_id(question) | {end: titles.get(measure) for end, measure in ends.items()}


def find_names_by_id(question: Question) -> dict[str, Bilingual | None]:
    """Return what topics, addressees and departments are called, by id."""
    rows = question.select(
        "SELECT id, en, zh FROM department UNION ALL SELECT id, en, zh FROM addressee UNION ALL"
        " SELECT id, en, zh FROM topic"
    )
    return {row["id"]: read_both(row) for row in rows}


def _load_families(question: Question, ids: Iterable[str]) -> dict[str, FamilyRecord]:
    families: dict[str, FamilyRecord] = {measure: {"parent": None, "parts": []} for measure in ids}
    question.choose(families)
    above = question.select(
        "SELECT c.id AS of, p.* FROM temp.chosen AS c CROSS JOIN measure AS m ON m.id = c.id"
        " CROSS JOIN measure AS p ON p.id = m.parent"
    )
    for row in above:
        families[row["of"]]["parent"] = _read_labelled(row)
    below = question.select(
        "SELECT c.id AS of, p.* FROM temp.chosen AS c CROSS JOIN measure AS p ON p.parent = c.id"
        " ORDER BY p.position"
    )
    for row in below:
        families[row["of"]]["parts"].append(_read_labelled(row))
    return families


def _read_labelled(row: Row) -> LabelledRecord:
    return {"id": row["id"], "label": row["label"], "title": read_wording(row, "title")}


def _load_sources(
    question: Question, records: Iterable[MeasureRecord]
) -> dict[tuple[str, int | None], SourceRecord]:
    """Return where measures stand, by document and section."""
    places = dict.fromkeys((record["document"], record["section"]) for record in records)
    return {place: _load_source(question, *place) for place in places}


def _load_source(question: Question, document: str, number: int | None) -> SourceRecord:
    (row,) = question.select("SELECT * FROM document WHERE id = ?", [document])
    section = question.select(
        "SELECT * FROM section WHERE document = ? AND number = ?", [document, number]
    )
    return {
        "number": row["number"],
        "title": read_wording(row, "title"),
        "heading": pair_columns(row, "heading"),
        "dated": row["dated"],
        "section": (
            {"label": section[0]["label"], "title": read_wording(section[0], "title")}
            if section
            else None
        ),
        "texts": load_texts(question, document),
    }
