"""Where a text stands: a case-folded scan for substrings, so that Chinese words of two characters are found as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from obligations.names import fold_text
from obligations.query.lists import list_measures
from obligations.query.measures import pair
from obligations.query.synonyms import list_spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.query.filters import Filters
    from obligations.query.lists import Answer
    from obligations.query.question import Question

Record = dict[str, Any]
_Text = tuple[str, str, "Record | None"]  # the id of what it belongs to, its field, the text in both languages
_AROUND = 30


def search(question: Question, text: str, filters: Filters) -> Answer:
    """Give the measures that have the text in their wording, in either language; `hits` say where.

    One thing is found by all its names. What stands in no measure but in the title of a document finds the measures of that document.
    """
    answer = list_measures(question, replace(filters, text=(*filters.text, text)) if not filters.text else filters)
    spellings = list_spellings(question, text)
    for record in answer.records:
        record["hits"] = list(_find_hits(_list_texts(record), spellings))
    answer.records = [record for record in answer.records if record["hits"]]
    return answer if answer.records else _search_titles(question, spellings, filters) or answer


def _search_titles(question: Question, spellings: Sequence[str], filters: Filters) -> Answer | None:
    hits: dict[str, list[Record]] = {}
    for row in question.select("SELECT * FROM document ORDER BY dated, id"):
        found = list(_find_hits(((row["id"], field, pair(row, field)) for field in ("heading", "title")), spellings))
        if found:
            hits[row["id"]] = found
    if not hits:
        return None
    answer = list_measures(question, filters)
    answer.records = [record | {"hits": hits[record["document"]]} for record in answer.records if record["document"] in hits]
    return answer


def _find_hits(texts: Iterable[_Text], spellings: Sequence[str]) -> Iterator[Record]:
    for place, field, translated in texts:
        for lang in ("en", "zh"):
            text = (translated or {}).get(lang)
            folded = fold_text(text) if text else ""
            wanted = next((spelling for spelling in spellings if spelling in folded), None)
            if text and wanted is not None:
                at, length = folded.find(wanted), len(wanted)
                excerpt = _cut(text, at, length)
                yield {"id": place, "field": field, "lang": lang, "excerpt": excerpt, "match": text[at : at + length]}


def _list_texts(record: Record) -> Iterator[_Text]:
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
