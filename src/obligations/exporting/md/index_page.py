"""The index of the pages, and the page of a department: tables that lead to the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.exporting.tally import tally
from obligations.exporting.wording import explain_state, join, list_role_lines, say_role
from obligations.pages.page import (
    PageColumn,
    PageHeading,
    PageLink,
    PageTable,
    Paragraph,
    link_record,
)
from obligations.text.speech import Speech
from obligations.text.tables import dates, exports, headings, pages
from obligations.text.words import say_nothing_found
from obligations.text.written_dates import say_due_with_day
from obligations.text.written_names import name_fully, name_party
from obligations.text.written_progress import say_progress
from obligations.vocabulary import PARTY_ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.exporting.request import Order, Rows, Share
    from obligations.exporting.tally import Tally
    from obligations.pages.page import PageBlock, PageText
    from obligations.records import DocumentRecord, DueRow, ObligationRow

# The page of what names nobody; no department can have an id with that sign.
_NOBODY = "nobody_named"
_OF_TARGETS = (
    headings.ID,
    headings.PROMISED_RESULT,
    headings.DUE,
    headings.STATE,
    headings.WHO_ANSWERS,
)
_OF_OBLIGATIONS = (
    headings.ID,
    headings.ROLE,
    headings.BASIS,
    headings.WHAT_IS_OWED,
    headings.PROMISED_RESULT,
    headings.DUE,
    headings.STATE,
)


def list_index_blocks(rows: Rows, order: Order) -> Iterator[PageBlock]:
    """Yield what stands on the index."""
    speech = Speech(order.lang)
    yield PageHeading(speech.say(exports.TITLE_OF_ALL), level=1)
    yield _say_day(rows, speech)
    for line in (*order.narrowed, *order.notes):
        yield Paragraph(line)
    if not rows.named:
        yield Paragraph(say_nothing_found(order.lang, filtered=bool(order.narrowed)))
    states, documents = (tally(rows, key, order.lang) for key in ("state", "document"))
    yield from _list_table(
        [*map(speech.say, (headings.STATE, exports.MEANING)), *states.headings],
        [
            (
                speech.word(state),
                explain_state(state, rows.soon, order.lang),
                *_say_counts(states, state),
            )
            for state in STATES
            if any(states.count(state))
        ],
    )
    titled = (headings.DOCUMENT_NUMBER, headings.TITLE, headings.DATED)
    yield from _list_table(
        [*map(speech.say, titled), *documents.headings],
        [
            (*_describe(document, speech), *_say_counts(documents, document["id"]))
            for document in rows.documents
        ],
        speech.say(exports.LIST_OF_DOCUMENTS),
    )
    yield from _list_table(
        [*map(speech.say, (exports.PARTY, exports.IN_ALL)), *map(speech.word, PARTY_ROLES)],
        [_count_roles(share, speech) for share in rows.shares],
        speech.say(exports.WHO_ANSWERS_COUNTED),
    )
    yield from _list_table(
        list(map(speech.say, _OF_TARGETS)),
        [_describe_target(target, speech) for target in rows.targets],
        speech.say(pages.LIST_OF_TARGETS),
    )


def list_share_blocks(share: Share, rows: Rows, lang: str) -> Iterator[PageBlock]:
    """Yield what stands on the page of a party: what it owes, soonest first."""
    speech = Speech(lang)
    yield PageHeading(_name_fully(share, speech), level=1)
    yield Paragraph(PageLink(speech.say(exports.INDEX), "", "index"))
    if share.party and share.party["now"]:
        yield Paragraph(name_party(share.party, lang))
    yield _say_day(rows, speech)
    yield from _list_table(
        list(map(speech.say, _OF_OBLIGATIONS)),
        [_describe_obligation(record, share, rows, speech) for record in share.obligations],
    )


def find_page_of(share: Share) -> str:
    """Return by which name links lead to the page of a party."""
    if share.party is None:
        return _NOBODY
    return share.party["id"]


def _list_table(
    header: Sequence[str], rows: Sequence[Sequence[PageText]], heading: str = ""
) -> Iterator[PageBlock]:
    """Yield a table below its heading, where it has rows."""
    if not rows:
        return
    if heading:
        yield PageHeading(heading)
    yield PageTable([PageColumn(column) for column in header], rows)


def _name_fully(share: Share, speech: Speech) -> str:
    if not share.party:
        return speech.say(exports.NOBODY_NAMED)
    return name_fully(share.party["name"], share.party["abbr"], speech.lang)


def _say_day(rows: Rows, speech: Speech) -> Paragraph:
    return Paragraph(speech.say(dates.AS_OF_SENTENCE, day=rows.as_of))


def _say_counts(counted: Tally, value: str) -> list[str]:
    return [str(count or "") for count in counted.count(value)]


def _describe(document: DocumentRecord, speech: Speech) -> tuple[PageText, ...]:
    title = PageLink(speech.choose(document["title"]), document["id"], "document")
    return document["number"] or "", title, document["dated"]


def _count_roles(share: Share, speech: Speech) -> list[PageText]:
    name = speech.choose(share.party["name"]) if share.party else speech.say(exports.NOBODY_NAMED)
    counts = share.count_measures(PARTY_ROLES)
    return [
        PageLink(name, find_page_of(share), "department"),
        *(str(count or "") for count in counts),
    ]


def _describe_target(target: DueRow, speech: Speech) -> tuple[PageText, ...]:
    lang = speech.lang
    roles = (speech.field(*role) for role in list_role_lines(target["measure"], lang))
    return (
        link_record(target["id"]),
        speech.choose(target["outcome"]),
        say_due_with_day(target, target["deadline"], lang),
        _say_standing(target, lang),
        join(roles, lang),
    )


def _describe_obligation(
    record: ObligationRow, share: Share, rows: Rows, speech: Speech
) -> tuple[PageText, ...]:
    promise = rows.promises[record["target"]] if record["target"] else None
    return (
        link_record(record["id"]),
        say_role(record, share.party, speech.lang),
        speech.word(record["basis"] or ""),
        speech.choose(record["title"]),
        speech.choose(record["outcome"]),
        say_due_with_day(promise, record["deadline"], speech.lang) if promise else "",
        _say_standing(record, speech.lang),
    )


def _say_standing(record: DueRow | ObligationRow, lang: str) -> str:
    """Return the state, and beside it what is on record."""
    told = (Speech(lang).word(record["state"]), say_progress(record, lang, record["metric"]))
    return join((said for said in told if said), lang)
