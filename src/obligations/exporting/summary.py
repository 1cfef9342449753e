"""The first sheet of the workbook: what is in it, where things stand, and who owes how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.exporting.tally import tally
from obligations.exporting.wording import explain_state, say_day
from obligations.exporting.xlsx.columns import link_document
from obligations.exporting.xlsx.sheet import LinkCell, Sheet, SheetCell, StateCell, make_day
from obligations.text.speech import Speech
from obligations.text.tables import exports, headings
from obligations.text.words import choose, say
from obligations.vocabulary import ROLES, STATES, WITHOUT_A_WORD

if TYPE_CHECKING:
    from obligations.exporting.request import Order, Rows, Share
    from obligations.vocabulary import Role

_WIDTHS = (28, 60, 14, 14, 16, 14, 18, 18)


@dataclass(frozen=True, slots=True)
class PartySheet:
    """Somebody who owes something: the sheet, its title, the name, and what is owed."""

    sheet: str
    title: str
    name: str
    share: Share


def fill_summary(sheet: Sheet, rows: Rows, parties: list[PartySheet], order: Order) -> None:
    """Fill the first sheet."""
    speech = Speech(order.lang)
    sheet.set_widths(_WIDTHS)
    sheet.add([f"{speech.say(exports.TITLE_OF_ALL)} · {say_day(rows.as_of, order.lang)}"], "title")
    for line in (*(order.narrowed or [speech.say(exports.ALL_MEASURES)]), *order.notes):
        sheet.add([line], "note")
    _add_states(sheet, rows, order.lang)
    _add_documents(sheet, rows, order.lang)
    _add_parties(sheet, parties, order.lang)


def _add(sheet: Sheet, heading: str, header: tuple[str, ...], lines: list[list[SheetCell]]) -> None:
    if lines:
        sheet.add([])
        sheet.add([heading], "heading")
        sheet.add(header, "header")
        for line in lines:
            sheet.add(line)


def _add_states(sheet: Sheet, rows: Rows, lang: str) -> None:
    speech = Speech(lang)
    counted = tally(rows, "state", lang)
    header = map(speech.say, (headings.STATE, exports.MEANING))
    lines: list[list[SheetCell]] = [
        [
            StateCell(say(state, lang), state),
            explain_state(state, rows.soon, lang),
            *counted.count(state),
        ]
        for state in STATES
        if any(counted.count(state))
    ]
    _add(sheet, speech.say(exports.WHERE_THINGS_STAND), (*header, *counted.headings), lines)


def _add_documents(sheet: Sheet, rows: Rows, lang: str) -> None:
    speech = Speech(lang)
    counted = tally(rows, "document", lang)
    header = map(speech.say, (headings.DOCUMENT_NUMBER, headings.TITLE, headings.DATED))
    lines: list[list[SheetCell]] = [
        [
            link_document(document, lang),
            choose(document["title"], lang),
            make_day(document["dated"]),
            *counted.count(document["id"]),
        ]
        for document in rows.documents
    ]
    _add(sheet, speech.say(exports.LIST_OF_DOCUMENTS), (*header, *counted.headings), lines)


def _add_parties(sheet: Sheet, parties: list[PartySheet], lang: str) -> None:
    speech = Speech(lang)
    roles = [
        role
        for role in ROLES
        if any(record["role"] == role for party in parties for record in party.share.obligations)
    ]
    head = map(speech.say, (exports.SHEET, headings.NAME, exports.IN_ALL))
    last = speech.say(exports.TARGETS_UNCONFIRMED)
    lines = [_describe_party(party, roles) for party in parties]
    _add(
        sheet,
        speech.say(exports.WHO_ANSWERS_COUNTED),
        (*head, *(say(role, lang) for role in roles), last),
        lines,
    )


def _describe_party(party: PartySheet, roles: list[Role]) -> list[SheetCell]:
    provisions = party.share.count_measures(roles)
    unconfirmed = {
        record["target"]
        for record in party.share.obligations
        if record["target"] and record["state"] in WITHOUT_A_WORD
    }
    return [
        LinkCell(party.sheet, f"internal:'{party.sheet}'!A1"),
        party.name,
        *(count or "" for count in (*provisions, len(unconfirmed))),
    ]
