"""Where a text stands: a case-folded scan for substrings, so that Chinese words of two characters are found as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from obligations.names import fold_text
from obligations.query.lists import list_measures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.filters import Filters
    from obligations.query.lists import Answer
    from obligations.query.question import Question

Record = dict[str, Any]
_AROUND = 30


def search(question: Question, text: str, filters: Filters) -> Answer:
    """Give the measures that have the text in their wording, in either language; `hits` say where."""
    answer = list_measures(question, replace(filters, text=(*filters.text, text)) if not filters.text else filters)
    wanted = fold_text(text)
    for record in answer.records:
        record["hits"] = list(_find_hits(record, wanted))
    answer.records = [record for record in answer.records if record["hits"]]
    return answer


def _find_hits(record: Record, wanted: str) -> Iterator[Record]:
    for place, field, translated in _list_texts(record):
        for lang in ("en", "zh"):
            text = (translated or {}).get(lang)
            if text and (at := fold_text(text).find(wanted)) >= 0:
                yield {
                    "id": place,
                    "field": field,
                    "lang": lang,
                    "excerpt": _cut(text, at, len(wanted)),
                    "match": text[at : at + len(wanted)],
                }


def _list_texts(record: Record) -> Iterator[tuple[str, str, Record | None]]:
    for field in ("title", "heading", "summary"):
        yield record["id"], field, record[field]
    for target in record["targets"]:
        yield target["id"], "outcome", target["outcome"]
    for action in record["actions"]:
        yield action["id"], "what", action["what"]
        for target in action["targets"]:
            yield target["id"], "outcome", target["outcome"]
        for place in action["places"]:
            yield action["id"], "place", place


def _cut(text: str, at: int, length: int) -> str:
    start, end = max(0, at - _AROUND), min(len(text), at + length + _AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
