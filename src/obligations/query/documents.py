"""The documents, with their issuers and how much is in each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from obligations.query.answer import complete_answer
from obligations.query.filters import build_condition
from obligations.query.measures import pair_columns, read_wording
from obligations.query.scopes import narrowed
from obligations.query.sources import load_texts
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from obligations.query.answer import Answer
    from obligations.query.filters import Filters
    from obligations.query.session import Question, Row
    from obligations.records import BodyRecord, DocumentRecord


def list_documents(question: Question, filters: Filters) -> Answer[DocumentRecord]:
    """Return one record a document, with its issuers and how much is in it."""
    with narrowed(question, filters) as checked:
        condition = build_condition(checked, "measure")
        rows = question.select(
            "SELECT d.*, count(DISTINCT m.id) FILTER (WHERE NOT m.closing) AS measures FROM"
            " document AS d JOIN measure AS m ON m.document = d.id WHERE"
            f" {condition.sql} GROUP BY d.id ORDER BY d.dated, d.id",
            condition.parameters,
        )
        return complete_answer(
            question, checked, [_describe_document(question, row) for row in rows]
        )


def _describe_document(question: Question, row: Row) -> DocumentRecord:
    document = row["id"]

    def load_bodies(table: str) -> list[BodyRecord]:
        return [
            {
                "id": body["department"],
                "name": read_both(body),
                "abbr": body["abbr"],
            }
            for body in question.select(
                f"SELECT i.department, d.en, d.zh, d.abbr FROM {table} AS i LEFT JOIN department AS"
                " d ON d.id = i.department WHERE i.document = ? ORDER BY i.position",
                [document],
            )
        ]

    (counts,) = question.select(
        "SELECT (SELECT count(*) FROM action WHERE document = ?) AS actions, (SELECT count(*) FROM"
        " target WHERE document = ?) AS targets, (SELECT count(*) FROM measure WHERE document = ?"
        " AND closing) AS closing",
        [document, document, document],
    )
    return {
        "id": document,
        "layer": row["layer"],
        "number": row["number"],
        "kind": row["kind"],
        "title": read_wording(row, "title"),
        "heading": pair_columns(row, "heading"),
        "dated": row["dated"],
        "published": row["published"],
        "record": row["record"],
        "issuers": load_bodies("issuer"),
        "addressees": load_bodies("document_addressee"),
        "external": json.loads(row["external"]),
        "draft": bool(row["draft"]),
        "measures": row["measures"],
        "closing": counts["closing"],
        "actions": counts["actions"],
        "targets": counts["targets"],
        "sources": load_texts(question, document),
    }
