"""Where a text stands: a case-folded scan for substrings, so that Chinese words of two characters
are found as well.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.database import read_signs
from obligations.query.answer import Missed, count_rows
from obligations.query.filters import Filters
from obligations.query.lists import list_measures
from obligations.query.measures import pair_columns
from obligations.query.scopes import narrowed
from obligations.query.terms import read_wanted
from obligations.text.name_keys import fold_wording
from obligations.text.speech import Speech, list_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from obligations.query.answer import Answer
    from obligations.query.session import Question
    from obligations.query.terms import Wanted
    from obligations.records import (
        Bilingual,
        HitField,
        HitRecord,
        Lang,
        MeasureRecord,
        TargetRecord,
    )

    # The id of what a text belongs to, its field, the text in both languages.
    Searched = tuple[str, HitField, Bilingual | None]


_TITLES: tuple[HitField, ...] = ("heading", "title")
_LANGUAGES: tuple[Lang, ...] = ("en", "zh")
_AROUND = 30


def search(question: Question, text: str, filters: Filters) -> Answer[MeasureRecord]:
    """Return the measures that have all of the text in their wording, in either language.

    `hits` say where.

    One thing is found by all its names. What stands in no measure but in the title of a document
    finds the measures of that document.
    """
    wanted = read_wanted(question, text)
    signs = read_signs(question.connection)
    if filters.text:
        fitting = {record["id"] for record in list_measures(question, filters).records}
    else:
        fitting = None
    answer = list_measures(question, replace(filters, text=(text,)))
    answer.records = [
        record for record in answer.records if fitting is None or record["id"] in fitting
    ]
    for record in answer.records:
        record["hits"] = list(_find_hits(_list_texts(record), wanted, signs))
    if answer.records:
        return answer
    answer = _search_titles(question, wanted, signs, filters) or answer
    if not answer.records:
        answer.missed = [_count_apart(question, words[0].text) for words in wanted]
    return answer


def _count_apart(question: Question, word: str) -> Missed:
    """Count the measures that have one of the words or phrases searched for."""
    alone = f'"{word}"' if " " in word else word
    with narrowed(question, Filters(text=(alone,))) as checked:
        return Missed(word, count_rows(question, checked))


def _search_titles(
    question: Question, wanted: Wanted, signs: Mapping[int, str], filters: Filters
) -> Answer[MeasureRecord] | None:
    hits: dict[str, list[HitRecord]] = {}
    for row in question.select("SELECT * FROM document ORDER BY dated, id"):
        titles = [(row["id"], field, pair_columns(row, field)) for field in _TITLES]
        folded = "\n".join(
            fold_wording(text, signs) for _, _, title in titles for text in list_texts(title)
        )
        if all(any(word.find(folded) for word in term) for term in wanted):
            hits[row["id"]] = list(_find_hits(titles, wanted, signs))
    if not hits:
        return None
    answer = list_measures(question, filters)
    answer.records = [record for record in answer.records if record["document"] in hits]
    for record in answer.records:
        record["hits"] = hits[record["document"]]
    return answer


def _find_hits(
    texts: Iterable[Searched], wanted: Wanted, signs: Mapping[int, str]
) -> Iterator[HitRecord]:
    """Yield where any of the terms stands, one hit a text and language."""
    words = [word for term in wanted for word in term]
    for place, field, translated in texts:
        for lang in _LANGUAGES:
            text = Speech(lang).find(translated)
            folded = fold_wording(text, signs)
            found = next((span for word in words if (span := word.find(folded))), None)
            if text and found is not None:
                start, end = _find_place(text, found, signs)
                yield {
                    "id": place,
                    "field": field,
                    "lang": lang,
                    "excerpt": _cut(text, start, end),
                    "match": text[start:end],
                }


def _find_place(text: str, found: tuple[int, int], signs: Mapping[int, str]) -> tuple[int, int]:
    """Return where in a text as it is written stands what was found in the folded one: a sign can
    become several, and blanks none.
    """
    if len(fold_wording(text, signs)) == len(text):
        return found
    ends = [len(fold_wording(text[:at], signs)) for at in range(len(text) + 1)]
    start = max(at for at, length in enumerate(ends[:-1]) if length <= found[0])
    return start, next(
        (at for at, length in enumerate(ends) if at > start and length >= found[1]), len(text)
    )


def _list_texts(record: MeasureRecord) -> Iterator[Searched]:
    yield record["id"], "title", record["title"]
    yield record["id"], "heading", record["heading"]
    yield record["id"], "summary", record["summary"]
    yield from _list_promised(record["targets"])
    for action in record["actions"]:
        yield action["id"], "what", action["what"]
        yield from _list_promised(action["targets"])
        for place in action["places"]:
            yield action["id"], "place", place


def _list_promised(targets: Iterable[TargetRecord]) -> Iterator[Searched]:
    for target in targets:
        yield target["id"], "outcome", target["outcome"]
        yield target["id"], "when", target["when"]
        yield target["id"], "because", target["because"]
        if target["metric"]:
            yield target["id"], "unit", target["metric"]["unit"]


def _cut(text: str, first: int, last: int) -> str:
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
