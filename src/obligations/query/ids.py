"""Ids as people type them: `2021-7`, `2021/07`, `2021.7` and `2021m7` all mean 2021-m07."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.findings import UserError, suggest

if TYPE_CHECKING:
    from obligations.query.question import Question

_CLOSING = r"(?P<document>.+?)[-/. ]?end(?P<number>[0-9]+)(?P<rest>(?:\..*)?)"
_MEASURE = r"(?P<document>.+?)(?:[-/. ]?m|[-/. ])(?P<number>[0-9]{1,4})(?P<rest>(?:\.[0-9t.]+)?)"


def find_document(question: Question, text: str) -> str:
    """Give the id of a document, by its id or its printed number. Raises UserError with the nearest ones."""
    known = question.select("SELECT id, number FROM document ORDER BY dated, id")
    for row in known:
        if text.casefold() in (row["id"].casefold(), (row["number"] or "").casefold()):
            return str(row["id"])
    raise UserError(f"there is no document {text!r}", suggest(text, [row["id"] for row in known]))


def find_measure(question: Question, text: str) -> str:
    """Give the id of the measure that a text means, be it the id of one of its actions or targets. Raises UserError."""
    record = find_record(question, text)
    return record.partition(".")[0]


def find_record(question: Question, text: str) -> str:
    """Give the id of a measure, action or target in its canonical spelling. Raises UserError with the nearest ones."""
    for candidate in _spell(text.strip()):
        for table in ("measure", "action", "target"):
            found = question.select(f"SELECT id FROM {table} WHERE id = ? COLLATE NOCASE", [candidate])
            if found:
                return str(found[0]["id"])
    raise UserError(f"there is no measure {text!r}", _suggest_record(question, text))


def _spell(text: str) -> list[str]:
    spellings = [text]
    if found := re.fullmatch(_CLOSING, text, re.IGNORECASE):
        spellings.append(f"{found['document']}-end{int(found['number'])}{found['rest']}")
    if found := re.fullmatch(_MEASURE, text, re.IGNORECASE):
        spellings.append(f"{found['document']}-m{int(found['number']):02d}{found['rest'].lower()}")
    return spellings


def _suggest_record(question: Question, text: str) -> str | None:
    found = re.fullmatch(_MEASURE, text, re.IGNORECASE) or re.fullmatch(_CLOSING, text, re.IGNORECASE)
    if found:
        rows = question.select(
            "SELECT min(number) AS first, max(number) AS last FROM measure WHERE document = ? AND NOT closing", [found["document"]]
        )
        if rows[0]["last"] is not None:
            document = found["document"]
            return f"the measures of {document} are {document}-m{rows[0]['first']:02d} to {document}-m{rows[0]['last']:02d}"
    known = [row["id"] for row in question.select("SELECT id FROM measure")]
    near = suggest(text, known)
    documents = ", ".join(row["id"] for row in question.select("SELECT id FROM document ORDER BY dated, id"))
    return near or f"an id is written 2021-m07; documents: {documents}"
