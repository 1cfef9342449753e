"""The page of a document: its facts, and below the headings of its sections what is shown of each
measure.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from obligations.pages.measure import (
    link_texts,
    list_measure_blocks,
    say_section,
    title_measure,
)
from obligations.pages.page import PageHeading, PageLink, Paragraph, join_texts, list_facts
from obligations.text.speech import Speech
from obligations.text.tables import drafts, exports, headings, punctuation
from obligations.text.words import choose_original

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from obligations.pages.page import NamesById, PageText, ThingBlock
    from obligations.records import DocumentRecord, MeasureRecord
    from obligations.text.phrase import Phrase


def list_document_blocks(
    document: DocumentRecord,
    measures: Sequence[MeasureRecord],
    fitting: Collection[str],
    names: NamesById,
    as_of: str,
    lang: str,
) -> Iterator[ThingBlock]:
    """Yield what is shown of a document and of those of its measures that are given.

    `fitting` are the ids of the measures that fit the filters themselves, `names` what things are
    called, by id.
    """
    speech = Speech(lang)
    yield PageHeading(speech.choose(document["title"]), level=1)
    yield Paragraph(PageLink(speech.say(exports.INDEX), "", "index"))
    facts = [*_list_facts(document, speech), (exports.DAY_ASKED, as_of)]
    yield from list_facts((speech.say(name), value) for name, value in facts)
    level = 3 if any(say_section(measure, speech) for measure in measures) else 2
    for section, members in groupby(measures, key=lambda measure: say_section(measure, speech)):
        if section:
            yield PageHeading(section)
        for measure in members:
            yield PageHeading(title_measure(measure, speech), level, anchor=measure["id"])
            if measure["id"] not in fitting:
                yield Paragraph(speech.say(exports.HERE_FOR_ITS_PARTS))
            yield from list_measure_blocks(measure, names, speech, level + 1)


def _list_facts(document: DocumentRecord, speech: Speech) -> list[tuple[Phrase, PageText]]:
    issuers = (
        PageLink(speech.choose(body["name"]) or body["id"], body["id"], "department")
        for body in document["issuers"]
    )
    return [
        (headings.DOCUMENT_NUMBER, document["number"] or ""),
        (headings.OFFICIAL_TITLE, choose_original(document["heading"])),
        (headings.ISSUERS, join_texts(issuers, speech.say(punctuation.BETWEEN_NAMES))),
        (headings.DATED, document["dated"]),
        (headings.PUBLISHED, document["published"] or ""),
        (headings.DOCUMENT, speech.say(drafts.NOT_REVIEWED) if document["draft"] else ""),
        *link_texts(document["sources"], speech),
    ]
