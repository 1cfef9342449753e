"""The page of a document: its facts, and each measure with who answers, by when, what it asks for
and what it is tied to.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from obligations.exporting.md.markdown import link_id, write_link, write_paragraph, write_text
from obligations.exporting.wording import (
    describe_evidence,
    find_url,
    join,
    list_unresolved,
    say_document_label,
)
from obligations.query.measures import read_standing
from obligations.text.speech import Speech
from obligations.text.tables import drafts, exports, headings, pages
from obligations.text.words import (
    choose,
    enclose,
    reverse_relation,
    say,
    say_due,
    say_field,
    say_metric,
    say_progress,
    say_state,
    say_tie,
    spell_party,
)
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.exporting.request import Rows
    from obligations.records import (
        ActionRecord,
        AnsweringRecord,
        AssignmentRecord,
        Bilingual,
        DocumentRecord,
        EntryRecord,
        EvidenceRecord,
        MeasureRecord,
        PartyRecord,
        SectionRecord,
        TargetRecord,
    )
    from obligations.text.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Setting:
    """What pages are written with beyond their records: the language, and the places that links can
    lead to.

    `sections` and `addressees` have the names of these, `fitting` the ids of the measures that fit
    the filters themselves.
    """

    lang: str
    pages: set[str]
    sections: dict[tuple[str, int | None], SectionRecord]
    addressees: dict[str, Bilingual]
    fitting: set[str]

    @property
    def speech(self) -> Speech:
        """The language, as what is said in it."""
        return Speech(self.lang)


def write_document(
    document: DocumentRecord, measures: list[MeasureRecord], rows: Rows, around: Setting
) -> Iterator[str]:
    """Yield the lines of the page."""
    speech = around.speech
    yield from (
        f"# {write_text(speech.choose(document['title']))}",
        "",
        write_link(speech.say(exports.INDEX), "../README.md"),
        "",
    )
    facts = [*_list_facts(document, speech), (exports.DAY_ASKED, rows.as_of)]
    named = [(speech.say(name), value) for name, value in facts if value]
    yield from (*(f"- {speech.field(name, value)}" for name, value in named), "")
    with_sections = any(
        (document["id"], measure["section"]) in around.sections for measure in measures
    )
    for section, members in groupby(
        measures, key=lambda measure: around.sections.get((document["id"], measure["section"]))
    ):
        if section:
            label = say_document_label(section["label"], document, around.lang)
            heading = speech.say(exports.BETWEEN_LABEL_AND_HEADING).join(
                part for part in (label, speech.choose(section["title"])) if part
            )
            yield from (f"## {write_text(heading)}", "")
        for measure in members:
            yield from _write_measure(measure, "###" if with_sections else "##", around)
            entries = [
                _write_entry(entry, around) for entry in rows.progress.get(measure["id"], ())
            ]
            yield from _write_list(speech.say(pages.LIST_OF_ENTRIES), entries)


def _list_facts(document: DocumentRecord, speech: Speech) -> list[tuple[Phrase, str]]:
    url, number = find_url(document), document["number"] or ""
    issuers = join(
        (speech.choose(body["name"]) or body["id"] for body in document["issuers"]), speech.lang
    )
    return [
        (
            headings.DOCUMENT_NUMBER,
            write_link(number or url or "", url),
        ),
        (exports.PRINTED_TITLE, write_text(speech.choose(document["heading"]))),
        (exports.ISSUED_BY, write_text(issuers)),
        (headings.DATED, document["dated"]),
        (headings.DOCUMENT, speech.say(drafts.NOT_REVIEWED) if document["draft"] else ""),
        (headings.PUBLISHED, document["published"] or ""),
    ]


def _write_measure(measure: MeasureRecord, level: str, around: Setting) -> Iterator[str]:
    speech = around.speech
    yield from (
        (
            f'{level} <a id="{measure["id"]}"></a>{measure["id"]}'
            f" {write_text(choose(measure['title'], around.lang))}"
        ),
        "",
    )
    standing = (
        f"**{say(measure['state'], around.lang)}**",
        say_progress(read_standing(measure), around.lang),
        say(measure["kind"], around.lang),
    )
    yield from (_join(standing, around.lang), "")
    if measure["parent"]:
        whole = link_id(measure["parent"], around.pages, "")
        yield from (speech.field(speech.say(pages.PART_OF_MEASURE), whole), "")
    if measure["id"] not in around.fitting:
        yield from (
            f"*{speech.say(exports.HERE_FOR_ITS_PARTS)}*",
            "",
        )
    yield from (write_paragraph(choose(measure["summary"], around.lang)), "")
    yield from _write_list(speech.say(pages.RESPONSIBILITIES), _write_roles(measure, around))
    yield from _write_list(
        speech.say(pages.LIST_OF_TARGETS),
        [_write_target(target, around.lang) for target in measure["targets"]],
    )
    yield from _write_list(
        speech.say(pages.LIST_OF_ACTIONS),
        [line for action in measure["actions"] for line in _write_action(action, around)],
    )
    back = [
        _write_tie(link["relation"], link["to"], around) for link in measure["links"] if link["to"]
    ]
    assigned = [_write_assignment(one, speech) for one in measure["assigned"]]
    yield from _write_list(speech.say(pages.ASSIGNED_HERE), assigned)
    yield from _write_list(speech.say(pages.BUILDS_ON), back)
    forward = [
        _write_tie(reverse_relation(link["relation"]), link["from"], around)
        for link in measure["linked_from"]
        if link["from"]
    ]
    yield from _write_list(speech.say(pages.CONTINUED_BY), forward)


def _join(parts: Iterable[str], lang: str) -> str:
    return Speech(lang).say(exports.BETWEEN_FACTS).join(part for part in parts if part)


def _write_list(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (
            f"**{heading}**",
            "",
            *(line if line.startswith("  ") else f"- {line}" for line in lines),
            "",
        )


def _write_roles(owner: AnsweringRecord, around: Setting) -> list[str]:
    lang = around.lang
    told = {
        role: [
            *(_link_party(party, around) for party in owner[role]),
            *map(write_text, list_unresolved(owner, role, lang)),
        ]
        for role in PARTY_ROLES
    }
    return [
        say_field(say(role, lang), join(said, lang), lang) for role, said in told.items() if said
    ]


def _link_party(party: PartyRecord, around: Setting) -> str:
    text = spell_party(party, around.lang)
    page = f"departments/{party['id']}.md"
    if page in around.pages:
        return write_link(text, f"../{page}")
    return write_text(text)


def _write_assignment(assignment: AssignmentRecord, speech: Speech) -> str:
    said = speech.field(assignment["of"], speech.choose(assignment["owner"]["name"]))
    return write_text(_join((said, speech.choose(assignment["note"])), speech.lang))


def _write_target(target: TargetRecord, lang: str) -> str:
    said = [
        say_due(target, lang, enclosed=True),
        say_metric(target["metric"], lang),
        say(target["deliverable"] or "", lang),
        say(target["state"], lang),
        say_progress(target, lang),
    ]
    return say_field(
        target["id"],
        enclose(write_text(choose(target["outcome"], lang)), write_text(_join(said, lang)), lang),
        lang,
    )


def _write_action(action: ActionRecord, around: Setting) -> list[str]:
    lang, speech = around.lang, around.speech
    addressees = speech.join(
        speech.choose(around.addressees.get(name)) or name for name in action["addressees"]
    )
    said = [
        say(action["deliverable"] or "", lang),
        addressees and speech.say(pages.FOR, names=addressees),
        say_state(action, lang),
        say_progress(action, lang),
    ]
    facts, what = (
        write_text(_join(said, lang)),
        say_field(say(action["modality"], lang), write_text(choose(action["what"], lang)), lang),
    )
    below = [
        *_write_roles(action, around),
        *(_write_target(target, lang) for target in action["targets"]),
    ]
    return [
        f"{action['id']} {enclose(what, facts, lang)}",
        *(f"  - {line}" for line in below),
    ]


def _write_tie(relation: str, record: str, around: Setting) -> str:
    return say_tie(relation, link_id(record, around.pages, ""), around.lang)


def _write_entry(entry: EntryRecord, around: Setting) -> str:
    lang, speech = around.lang, around.speech
    said = say(entry["status"], lang)
    if entry["value"] is not None:
        said = enclose(said, f"{entry['value']:,}", lang)
    if entry["corrected"]:
        said = speech.enclose(said, speech.say(headings.CORRECTED_SINCE))
    shown = [_write_evidence(item, around) for item in entry["evidence"]]
    told = _join((write_text(choose(entry["note"], lang)), join(shown, lang)), lang)
    head = f"{entry['date']} {say_field(entry['of'], said, lang)}"
    if told:
        return say_field(head, told, lang)
    return head


def _write_evidence(item: EvidenceRecord, around: Setting) -> str:
    text, url = describe_evidence(item, around.lang)
    if item.get("measure"):
        return link_id(text, around.pages, "")
    written = write_link(text, url)
    quality = item.get("quality")
    if quality:
        return f"{written} · {say(quality, around.lang, 'quality')}"
    return written
