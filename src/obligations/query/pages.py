"""What a page of one measure needs beyond its record: its document, its section, its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.ids import measure_of
from obligations.query.entries import load_progress
from obligations.query.ids import find_measure
from obligations.query.measures import load_measures, pair_columns, read_wording
from obligations.query.occurrences import load_history
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.query.session import Question
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
    ids = list(dict.fromkeys(find_measure(question, text, document) for text in texts))
    records = load_measures(question, ids)
    history = load_history(question, ids)
    for record in records:
        record["history"] = history[record["id"]]
        record["progress"] = load_progress(question, record["id"])
        record["source"] = _load_source(question, record)
        record["around"] = _load_family(question, record)
    return records


def find_titles(question: Question, ids: Iterable[str]) -> dict[str, Bilingual | None]:
    """Return the titles of measures, by id; for ids of actions, the title of their measure."""
    wanted = {found: measure_of(found) for found in ids}
    marks = ", ".join("?" * len(wanted))
    rows = question.select(
        f"SELECT id, title_en, title_zh FROM measure WHERE id IN ({marks})", wanted.values()
    )
    titles = {row["id"]: pair_columns(row, "title") for row in rows}
    return {found: titles.get(measure) for found, measure in wanted.items()}


def find_names_by_id(question: Question) -> dict[str, Bilingual]:
    """Return what topics, addressees and departments are called, by id."""
    rows = question.select(
        "SELECT id, en, zh FROM department UNION ALL SELECT id, en, zh FROM addressee UNION ALL"
        " SELECT id, en, zh FROM topic"
    )
    return {row["id"]: read_both(row) for row in rows}


def _load_family(question: Question, record: MeasureRecord) -> FamilyRecord:
    above = _list_labelled(question, "id = ?", record["parent"])
    below = _list_labelled(question, "parent = ?", record["id"])
    return {"parent": next(iter(above), None), "parts": below}


def _list_labelled(question: Question, condition: str, measure: str | None) -> list[LabelledRecord]:
    rows = question.select(
        f"SELECT id, label, title_en, title_zh FROM measure WHERE {condition} ORDER BY position",
        [measure],
    )
    return [
        {"id": row["id"], "label": row["label"], "title": read_wording(row, "title")}
        for row in rows
    ]


def _load_source(question: Question, record: MeasureRecord) -> SourceRecord:
    (document,) = question.select("SELECT * FROM document WHERE id = ?", [record["document"]])
    section = question.select(
        "SELECT * FROM section WHERE document = ? AND number = ?",
        [record["document"], record["section"]],
    )
    texts = question.select(
        "SELECT * FROM source WHERE document = ? ORDER BY position", [record["document"]]
    )
    return {
        "number": document["number"],
        "title": read_wording(document, "title"),
        "heading": pair_columns(document, "heading"),
        "dated": document["dated"],
        "section": (
            {"label": section[0]["label"], "title": read_wording(section[0], "title")}
            if section
            else None
        ),
        "texts": [
            {
                "language": text["language"],
                "title": text["title"],
                "url": text["url"],
                "note": pair_columns(text, "note"),
            }
            for text in texts
        ],
    }
