"""What the exports for people say in the same words: parties with their basis, states, roles, the
source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.addresses import quote_address
from obligations.query.parties import list_answering
from obligations.text import words
from obligations.text.speech import Speech
from obligations.text.tables import dates, drafts, exports, headings, parties
from obligations.text.words import choose, enclose, say, say_field, shorten_title
from obligations.text.written_dates import say_due
from obligations.text.written_metrics import say_metric
from obligations.text.written_names import are_provinces, list_beside, name_party, spell_party
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.records import (
        AnsweringRecord,
        BodyRecord,
        DepartmentRecord,
        DocumentRecord,
        DueRow,
        EvidenceRecord,
        ObligationRow,
    )
    from obligations.vocabulary import PartyRole

_MOST_NAMES = 2


def list_party_names(party: BodyRecord, lang: str) -> list[str]:
    """Return the full names of a party for a heading, that of the language first.

    Who reads Chinese needs no English one.
    """
    names = [choose(party["name"], lang), *list_beside(party["name"], lang)]
    return list(dict.fromkeys(name for name in names if name))


def sum_up_who(owner: AnsweringRecord, lang: str) -> str:
    """Return in a few words who answers: who leads, else who is responsible.

    Of several the first. Empty where nobody is named.
    """
    speech = Speech(lang)
    named = list_answering(owner)
    names = list(
        dict.fromkeys(
            speech.find(party["short"]) or speech.choose(party["name"]) for party in named
        )
    )
    if len(names) <= _MOST_NAMES:
        return speech.join(names)
    more = exports.AND_MORE_GOVERNMENTS if are_provinces(named) else exports.AND_MORE_PARTIES
    return speech.say(more, name=names[0], count=len(names) - 1, all=len(names))


def say_title(target: DueRow, document: DocumentRecord, lang: str) -> str:
    """Return a target in a title: who answers, the beginning of what is promised, how precise the
    date is, and whether its document is a draft.
    """
    marks = [say_due(target, lang, enclosed=True)]
    if document["draft"]:
        marks.append(Speech(lang).say(headings.DRAFT))
    what = enclose(shorten_title(choose(target["outcome"], lang)), join(marks, lang), lang)
    who = sum_up_who(target["measure"], lang)
    if who:
        return say_field(who, what, lang)
    return what


def list_target_lines(
    target: DueRow, document: DocumentRecord, when: str, as_of: str, lang: str
) -> list[str]:
    """Return the lines that say everything about a target on the day asked about.

    `when` is its date as it should be told.
    """
    speech = Speech(lang)
    lines = [
        (speech.say(headings.PROMISED_RESULT), choose(target["outcome"], lang)),
        (speech.say(headings.DUE), when),
        (
            speech.say(headings.STATE),
            enclose(say(target["state"], lang), say_day(as_of, lang), lang),
        ),
        (
            speech.say(headings.PROGRESS),
            (
                say(target["progress"], lang)
                if target["progress"] and target["progress"] != target["state"]
                else ""
            ),
        ),
        (
            speech.say(headings.METRIC),
            say_metric(target["metric"], lang),
        ),
        (
            speech.say(headings.DELIVERABLE),
            say(target["deliverable"] or "", lang),
        ),
        *list_role_lines(target["measure"], lang),
        (
            speech.say(headings.MEASURE),
            f"{target['measure']['id']} {choose(target['measure']['title'], lang)}",
        ),
        (speech.say(headings.DOCUMENT), name_document(document, lang)),
    ]
    return [say_field(name, value, lang) for name, value in lines if value]


def say_role(record: ObligationRow, party: DepartmentRecord | None, lang: str) -> str:
    """Return the role of an obligation on the sheet of a party.

    Behind it stands whom the text names where that is another body, and where the matter went to
    another heir than all of it did.
    """
    role = say(record["role"] or "", lang)
    department = record["department"]
    if party is None or department is None:
        return role
    if (department["id"], department["now"]) == (party["id"], party["now"]):
        return role
    return enclose(role, name_party(department, lang, parties.NAME_NOW_INSIDE), lang)


def explain_state(state: str, soon: str, lang: str) -> str:
    """Return what a state means; `soon` is the last day that counts as soon."""
    return Speech(lang).say(exports.MEANINGS[state], soon=soon)


def say_day(as_of: str, lang: str) -> str:
    """Return the day that was asked about."""
    return Speech(lang).say(dates.AS_OF, day=as_of)


def join(texts: Iterable[str], lang: str) -> str:
    """Return several values as one cell, each once."""
    return Speech(lang).clauses(dict.fromkeys(texts))


def join_parties(owner: AnsweringRecord, role: PartyRole, lang: str) -> str:
    """Return the parties of a role, each once."""
    known = (spell_party(party, lang) for party in owner[role])
    return Speech(lang).items(dict.fromkeys([*known, *list_unresolved(owner, role, lang)]))


def list_unresolved(owner: AnsweringRecord, role: PartyRole, lang: str) -> list[str]:
    """Return whom a draft names in a role and no registry has, with words that say so."""
    speech = Speech(lang)
    note = speech.say(drafts.AS_PRINTED)
    return [speech.enclose(name, note) for name in owner["unresolved"][role]]


def list_role_lines(owner: AnsweringRecord, lang: str) -> list[tuple[str, str]]:
    """Return the roles that somebody has, with who has them."""
    told = ((say(role, lang), join_parties(owner, role, lang)) for role in PARTY_ROLES)
    return [(role, parties) for role, parties in told if parties]


def find_url(document: DocumentRecord) -> str | None:
    """Return the address of a text of the document; None where none is known."""
    return next(
        (url for source in document["sources"] if (url := quote_address(source["url"]))), None
    )


def describe_evidence(evidence: EvidenceRecord, lang: str) -> tuple[str, str | None]:
    """Return what shows an entry, as it is cited and where it can be read."""
    return choose(evidence["citation"], lang), (
        None if evidence.get("measure") else quote_address(evidence.get("url"))
    )


def say_document_label(label: str | None, document: DocumentRecord, lang: str) -> str:
    """Return the number of a provision as printed.

    In Chinese as the instrument itself prints it, where only a translation was read.
    """
    languages = [source["language"] for source in document["sources"]]
    return words.say_label(label, document["number"], languages, lang)


def name_document(document: DocumentRecord, lang: str) -> str:
    """Return a document by its official number and title, and whether it is a draft."""
    named = " · ".join(
        part for part in (document["number"], choose(document["title"], lang)) if part
    )
    if document["draft"]:
        return enclose(named, Speech(lang).say(drafts.NOT_REVIEWED), lang)
    return named
