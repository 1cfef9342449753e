"""The index of the pages, and the page of a department: tables that lead to the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.exporting.md.markdown import (
    link_id,
    write_link,
    write_paragraph,
    write_table,
    write_text,
)
from obligations.exporting.tally import tally
from obligations.exporting.wording import (
    explain_state,
    join,
    list_party_names,
    list_role_lines,
    say_role,
)
from obligations.text.speech import Speech
from obligations.text.tables import dates, exports, headings, pages
from obligations.text.words import (
    choose,
    list_beside,
    name_party,
    say,
    say_due,
    say_field,
    say_nothing_found,
    say_progress,
)
from obligations.vocabulary import PARTY_ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.exporting.md.document_page import Setting
    from obligations.exporting.request import Order, Rows, Share
    from obligations.exporting.tally import Tally
    from obligations.records import DocumentRecord, DueRow, ObligationRow

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


def write_index(rows: Rows, order: Order, around: Setting) -> Iterator[str]:
    """Yield the lines of the index."""
    lang, speech = order.lang, Speech(order.lang)
    yield from (f"# {speech.say(exports.TITLE_OF_ALL)}", "")
    yield from (_say_day(rows, lang), "")
    for line in (*order.narrowed, *order.notes):
        yield from (write_paragraph(line), "")
    if not rows.named:
        yield say_nothing_found(lang)
    states = tally(rows, "state", lang)
    yield from write_table(
        (*map(speech.say, (headings.STATE, exports.MEANING)), *states.headings),
        [
            (say(state, lang), explain_state(state, rows.soon, lang), *_say_counts(states, state))
            for state in STATES
            if any(states.count(state))
        ],
    )
    documents = tally(rows, "document", lang)
    header = map(speech.say, (headings.DOCUMENT_NUMBER, headings.TITLE, headings.DATED))
    yield from _write_part(
        speech.say(exports.LIST_OF_DOCUMENTS),
        (*header, *documents.headings),
        [
            (*_describe(document, lang), *_say_counts(documents, document["id"]))
            for document in rows.documents
        ],
    )
    yield from _write_part(
        speech.say(exports.WHO_ANSWERS_COUNTED),
        (
            *map(speech.say, (exports.PARTY, exports.IN_ALL)),
            *map(speech.word, PARTY_ROLES),
        ),
        [_count_roles(share, lang) for share in rows.shares],
    )
    yield from _write_part(
        speech.say(pages.LIST_OF_TARGETS),
        list(map(speech.say, _OF_TARGETS)),
        [_describe_target(target, around) for target in rows.targets],
    )


def write_share(share: Share, rows: Rows, around: Setting) -> Iterator[str]:
    """Yield the lines of the page of a party: what it owes, soonest first."""
    lang, speech = around.lang, around.speech
    yield from (
        f"# {write_text(' · '.join(_list_names(share, lang)))}",
        "",
        write_link(speech.say(exports.INDEX), "../README.md"),
        "",
    )
    if share.party and share.party["now"]:
        yield from (write_paragraph(name_party(share.party, lang)), "")
    yield from (_say_day(rows, lang), "")
    yield from write_table(
        list(map(speech.say, _OF_OBLIGATIONS)),
        [_describe_obligation(record, share, rows, around) for record in share.obligations],
    )


def make_party_path(share: Share) -> str:
    """Return the page of a party."""
    # No department can have an id with that sign.
    if share.party is None:
        return "departments/nobody_named.md"
    return f"departments/{share.party['id']}.md"


def _list_names(share: Share, lang: str) -> list[str]:
    if not share.party:
        return [Speech(lang).say(exports.NOBODY_NAMED)]
    abbreviation = list_beside({"en": share.party["abbr"], "zh": None}, lang)
    return [*list_party_names(share.party, lang), *abbreviation]


def _say_day(rows: Rows, lang: str) -> str:
    return Speech(lang).say(dates.AS_OF_SENTENCE, day=rows.as_of)


def _write_part(heading: str, header: Sequence[str], lines: list[Sequence[str]]) -> Iterator[str]:
    if lines:
        yield from (f"## {heading}", "", *write_table(header, lines))


def _say_counts(counted: Tally, value: str) -> list[str]:
    return [str(count or "") for count in counted.count(value)]


def _describe(document: DocumentRecord, lang: str) -> tuple[str, ...]:
    title = write_link(choose(document["title"], lang), f"documents/{document['id']}.md")
    return write_text(document["number"] or ""), title, document["dated"]


def _count_roles(share: Share, lang: str) -> list[str]:
    counts = share.count_measures(PARTY_ROLES)
    return [
        write_link(_list_names(share, lang)[0], make_party_path(share)),
        *(str(count or "") for count in counts),
    ]


def _describe_target(target: DueRow, around: Setting) -> tuple[str, ...]:
    roles = (
        say_field(role, parties, around.lang)
        for role, parties in list_role_lines(target["measure"], around.lang)
    )
    return (
        link_id(target["id"], around.pages, "documents/"),
        write_text(choose(target["outcome"], around.lang)),
        write_text(say_due(target, around.lang)),
        write_text(_say_standing(target, around.lang)),
        write_text(join(roles, around.lang)),
    )


def _describe_obligation(
    record: ObligationRow, share: Share, rows: Rows, around: Setting
) -> tuple[str, ...]:
    promise = rows.promises[record["target"]] if record["target"] else None
    return (
        link_id(record["id"], around.pages, "../documents/"),
        write_text(say_role(record, share.party, around.lang)),
        say(record["basis"] or "", around.lang),
        write_text(choose(record["title"], around.lang)),
        write_text(choose(record["outcome"], around.lang)),
        write_text(say_due(promise, around.lang) if promise else ""),
        write_text(_say_standing(record, around.lang)),
    )


def _say_standing(record: DueRow | ObligationRow, lang: str) -> str:
    """Return the state, and beside it what is on record."""
    told = (say(record["state"], lang), say_progress(record, lang, record["metric"]))
    return join((said for said in told if said), lang)
