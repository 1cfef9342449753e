"""Ids as people type them: `2021-7`, `2021/07`, `2021.7` and `2021m7` all mean 2021-m07."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.findings import UserError, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.query.question import Question

_MOST_LISTED = 6
_LONGEST_ID = 200  # what is longer is no id, and takes long to take apart
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
    spellings = _spell(text.strip())
    found = _look_up(question, spellings, ("measure", "action", "target"))
    if found is None:
        raise _explain_unknown(question, text, spellings)
    return found


def _look_up(question: Question, spellings: list[str], tables: Iterable[str]) -> str | None:
    for spelling in spellings:
        for table in tables:
            found = question.select(f"SELECT id FROM {table} WHERE id = ? COLLATE NOCASE", [spelling])
            if found:
                return str(found[0]["id"])
    return None


def _spell(text: str) -> list[str]:
    spellings = [text]
    if len(text) > _LONGEST_ID:
        return spellings
    if found := re.fullmatch(_CLOSING, text, re.IGNORECASE):
        spellings.append(f"{found['document']}-end{int(found['number'])}{found['rest']}")
    if found := re.fullmatch(_MEASURE, text, re.IGNORECASE):
        spellings.append(f"{found['document']}-m{int(found['number']):02d}{found['rest'].lower()}")
    return spellings


def _explain_unknown(question: Question, text: str, spellings: list[str]) -> UserError:
    """Say what there is instead of a record: the parts of its measure, the measures of its document, or why nobody can say."""
    for spelling in spellings:
        owner, dot, part = spelling.rpartition(".")
        known = _look_up(question, [owner], ("measure", "action")) if dot else None
        if known:
            kind = "target" if part.startswith("t") else "action"
            rows = question.select(f"SELECT id FROM {kind} WHERE id LIKE ? || '.%' ORDER BY length(id), id", [known])
            there = [row["id"] for row in rows if row["id"].rpartition(".")[0] == known]
            some = there if len(there) <= _MOST_LISTED else [there[0], "…", there[-1]]
            return UserError(f"{known} has no {kind} {part}", f"it has {', '.join(some)}" if some else f"it has no {kind}s")
    measure = _match(text.strip())
    document = measure["document"] if measure else text.strip()
    broken = question.select("SELECT * FROM load_finding WHERE left_out AND path = ? || '.yaml' ORDER BY position", [document])
    if broken:
        place = f"{broken[0]['path']}:{broken[0]['line']}:{broken[0]['column']}"
        return UserError(f"{text!r} isn't known: {document} could not be read", f"{place}: {broken[0]['message']}")
    rows = question.select("SELECT id FROM measure WHERE document = ? COLLATE NOCASE AND NOT closing ORDER BY position", [document])
    if rows:
        message = f"there is no measure {text!r}" if measure else f"{document} is a document"
        return UserError(message, f"its measures are {rows[0]['id']} to {rows[-1]['id']}")
    known_measures = [row["id"] for row in question.select("SELECT id FROM measure")]
    documents = ", ".join(row["id"] for row in question.select("SELECT id FROM document ORDER BY dated, id"))
    near = None if text.isdigit() else suggest(text, known_measures)  # a number alone is like all of them
    return UserError(f"there is no measure {text!r}", near or f"an id is written 2021-m07; documents: {documents}")


def _match(text: str) -> re.Match[str] | None:
    return re.fullmatch(_CLOSING, text, re.IGNORECASE) or re.fullmatch(_MEASURE, text, re.IGNORECASE)
