"""The texts that documents were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.query.measures import pair_columns

if TYPE_CHECKING:
    from obligations.query.session import Question
    from obligations.records import TextRecord


def load_texts(question: Question, document: str) -> list[TextRecord]:
    """Return the texts that a document was read from."""
    rows = question.select("SELECT * FROM source WHERE document = ? ORDER BY position", [document])
    return [
        {
            "language": row["language"],
            "title": row["title"],
            "url": row["url"],
            "retrieved": row["retrieved"],
            "note": pair_columns(row, "note"),
        }
        for row in rows
    ]
