"""The page of a measure: what it asks for, who answers, by when, what came before and after, where
it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.pages.page import (
    Item,
    PageHeading,
    PageLink,
    Paragraph,
    join_texts,
    link_record,
    link_web,
    list_facts,
    list_items,
    say_with_links,
)
from obligations.query.measures import read_standing
from obligations.text.speech import Speech
from obligations.text.tables import dates, drafts, headings, pages, punctuation
from obligations.text.words import choose_original, reverse_relation, say_label, say_state
from obligations.text.written_dates import say_due
from obligations.text.written_metrics import say_metric
from obligations.text.written_names import say_now
from obligations.text.written_progress import say_history, say_progress
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.pages.page import NamesById, PageText, ThingBlock
    from obligations.records import (
        ActionRecord,
        AnsweringRecord,
        AssignmentRecord,
        EntryRecord,
        EvidenceRecord,
        LabelledRecord,
        LinkRecord,
        MeasureRecord,
        OccurrenceRecord,
        PartyRecord,
        TargetRecord,
        TextRecord,
    )
    from obligations.text.phrase import Phrase


def build_measure_page(record: MeasureRecord, names: NamesById, lang: str) -> list[ThingBlock]:
    """Return the page of a record of `show`.

    `names` are what things are called, by id: topics, addressees, departments, and the measures
    that it is tied to.
    """
    speech = Speech(lang)
    return [
        PageHeading(title_measure(record, speech), level=1),
        *list_measure_blocks(record, names, speech),
        *_list_source(record, speech),
    ]


def title_measure(record: MeasureRecord, speech: Speech) -> str:
    """Return what stands above a measure: its id, its number as printed, its title."""
    return f"{record['id']} {_say_heading(record, record, speech)}"


def list_measure_blocks(
    record: MeasureRecord, names: NamesById, speech: Speech, level: int = 2
) -> Iterator[ThingBlock]:
    """Yield what is shown of a measure below its title, but for its source.

    `level` is that of the headings.
    """
    facts = [
        (pages.OTHER_LANGUAGE, speech.other.find(record["title"])),
        (headings.DOCUMENT, speech.say(drafts.NOT_REVIEWED) if record["draft"] else ""),
        (headings.STATE, _say_state(record, speech)),
        (headings.KIND, speech.word(record["kind"])),
        (pages.PART_OF_MEASURE, _say_parent(record, speech)),
        (headings.TOPICS, _name(record["topics"], names, speech)),
        (headings.FIRMNESS, speech.join(speech.word(mark) for mark in record["marks"]) or "–"),
    ]
    yield from list_facts((speech.say(name), value) for name, value in facts)
    if summary := speech.choose(record["summary"]):
        yield Paragraph(summary)
    for heading, items in (
        (
            pages.RESPONSIBILITIES,
            _list_parties(record, speech) or [Item("", speech.say(pages.NOBODY_IS_NAMED))],
        ),
        (pages.ASSIGNED_HERE, [_describe_assignment(one, speech) for one in record["assigned"]]),
        (pages.PARTS_OF_MEASURE, _list_parts(record, speech)),
        *_list_contents(record, names, speech),
        *_list_ties(record, names, speech),
        (
            pages.LIST_OF_ENTRIES,
            [_describe_entry(entry, speech) for entry in record.get("progress", ())],
        ),
    ):
        yield from list_items(speech.say(heading), items, level)


def _list_contents(
    record: MeasureRecord, names: NamesById, speech: Speech
) -> Iterator[tuple[Phrase, list[Item]]]:
    told = record.get("history", [])
    yield (
        pages.LIST_OF_TARGETS,
        [_describe_target(target, told, speech) for target in record["targets"]],
    )
    yield (
        pages.LIST_OF_ACTIONS,
        [_describe_action(action, told, names, speech) for action in record["actions"]],
    )


def _list_ties(
    record: MeasureRecord, names: NamesById, speech: Speech
) -> Iterator[tuple[Phrase, list[Item]]]:
    back = [
        _describe_link(link, link["to"], link["relation"], link["from"], names, speech)
        for link in record["links"]
    ]
    forward = [
        _describe_link(
            link, link["from"], reverse_relation(link["relation"]), link["to"], names, speech
        )
        for link in record["linked_from"]
    ]
    yield pages.BUILDS_ON, back
    yield pages.CONTINUED_BY, forward


def _describe_assignment(assignment: AssignmentRecord, speech: Speech) -> Item:
    note = speech.choose(assignment["note"])
    return Item(
        assignment["of"], speech.choose(assignment["owner"]["name"]), (note,) if note else ()
    )


def _say_parent(record: MeasureRecord, speech: Speech) -> PageText:
    around = record.get("around")
    parent = around["parent"] if around else None
    if parent is None:
        return record["parent"] or ""
    return link_record(parent["id"]), f" {_say_heading(parent, record, speech)}"


def _list_parts(record: MeasureRecord, speech: Speech) -> list[Item]:
    around = record.get("around")
    if around is None:
        return []
    return [
        Item(link_record(part["id"]), _say_heading(part, record, speech))
        for part in around["parts"]
    ]


def _say_heading(
    part: LabelledRecord | MeasureRecord, record: MeasureRecord, speech: Speech
) -> str:
    """Return the number of a measure as printed, and its title."""
    label = _say_printed(part["label"], record, speech)
    return " ".join(said for said in (label, speech.choose(part["title"])) if said)


def _say_printed(label: str | None, record: MeasureRecord, speech: Speech) -> str:
    """Return a number of the document of a record as it is printed there."""
    source = record.get("source")
    if not source:
        return label or ""
    languages = [text["language"] for text in source["texts"]]
    return say_label(label, source["number"], languages, speech.lang)


def _name(ids: Iterable[str], names: NamesById, speech: Speech) -> str:
    return speech.join(speech.choose(names.get(found)) or found for found in ids)


def _say_state(record: MeasureRecord, speech: Speech) -> str:
    told = (speech.word(record["state"]), say_progress(read_standing(record), speech.lang))
    state = speech.facts(told)
    deadline = record["next_deadline"]
    if deadline:
        return speech.say(dates.STATE_AND_NEXT_DEADLINE, state=state, day=deadline)
    return state


def _list_parties(record: AnsweringRecord, speech: Speech) -> list[Item]:
    items = []
    for role in PARTY_ROLES:
        groups: dict[tuple[str, str, tuple[str, ...]], list[PageText]] = {}
        for party in record[role]:
            key = (
                party["basis"],
                speech.choose(party["because"]),
                tuple(party["parts"] or ()),
            )
            groups.setdefault(key, []).append(_link_party(party, speech))
        items += [
            Item(speech.word(role), _join(names, speech), _say_grounds(*grounds, speech))
            for grounds, names in groups.items()
        ]
        if record["unresolved"][role]:
            printed = speech.join(record["unresolved"][role])
            items.append(Item(speech.word(role), printed, (speech.say(drafts.AS_PRINTED),)))
    return items


def _link_party(party: PartyRecord, speech: Speech) -> PageLink:
    """Return a party in full, with what became of it."""
    name = speech.enclose(speech.choose(party["name"]), say_now(party, speech))
    return PageLink(name, party["id"], "department")


def _join(texts: Iterable[PageText], speech: Speech) -> PageText:
    return join_texts(texts, speech.say(punctuation.BETWEEN_NAMES))


def _say_grounds(
    basis: str, because: str, parts: tuple[str, ...], speech: Speech
) -> tuple[str, ...]:
    """Return for which actions alone parties answer, and on what basis where it isn't the text."""
    said = []
    if parts:
        said.append(speech.field(speech.say(pages.ONLY_FOR), speech.join(parts)))
    if basis != "stated":
        word = speech.word(basis)
        said.append(speech.field(word, because))
    return tuple(said)


def _describe_target(
    target: TargetRecord, told: Sequence[OccurrenceRecord], speech: Speech
) -> Item:
    below = [_say_standing(target, speech)]
    if target["because"]:
        below.append(_say_reckoning(target, speech))
    below += _list_history(target, told, speech)
    if target["metric"]:
        below.append(say_metric(target["metric"], speech.lang))
    if target["deliverable"]:
        below.append(_say_deliverable(target, speech))
    return Item(target["id"], speech.choose(target["outcome"]), tuple(below))


def _say_reckoning(target: TargetRecord, speech: Speech) -> str:
    return speech.field(speech.say(pages.RECKONED_BY), speech.choose(target["because"]))


def _list_history(
    target: TargetRecord, told: Sequence[OccurrenceRecord], speech: Speech
) -> list[str]:
    """Return the line of what became of the occurrences of a target that recurs."""
    history = [one for one in told if one["target"] == target["id"]]
    if not history:
        return []
    return [say_history(history, speech.lang)]


def _say_standing(target: TargetRecord, speech: Speech) -> str:
    """Return when a target is due, its state, and what is on record beside that."""
    due = say_due(target, speech.lang)
    # What has no date says so once, or in the terms of the text.
    told = due and target["state"] == "undated" and target["when"]
    said = [due or speech.word("undated"), "" if told else speech.word(target["state"])]
    said.append(say_progress(target, speech.lang))
    return speech.facts(said)


def _say_deliverable(record: ActionRecord | TargetRecord, speech: Speech) -> str:
    word = record["deliverable"]
    if word:
        return speech.field(speech.say(headings.DELIVERABLE), speech.word(word))
    return ""


def _describe_action(
    action: ActionRecord, told: Sequence[OccurrenceRecord], names: NamesById, speech: Speech
) -> Item:
    named = [
        (pages.FOR, _name(action["addressees"], names, speech)),
        (pages.WHERE, speech.join(speech.choose(place) for place in action["places"])),
        (pages.ON_TOPICS, _name(action["topics"], names, speech)),
        (pages.REPORTED_TO, _name(action["submitted_to"], names, speech)),
    ]
    facts = [
        _say_deliverable(action, speech),
        *(speech.say(phrase, names=said) for phrase, said in named if said),
        say_state(action, speech.lang),
        say_progress(action, speech.lang),
    ]
    below: list[PageText] = [speech.facts(facts)]
    below += [_say_role(item, speech) for item in _list_parties(action, speech)]
    for target in action["targets"]:
        titled = speech.field(target["id"], speech.choose(target["outcome"]))
        below.append(speech.enclose(titled, _say_standing(target, speech)))
        below += _list_history(target, told, speech)
    return Item(
        action["id"],
        speech.field(speech.word(action["modality"]), speech.choose(action["what"])),
        tuple(line for line in below if line),
    )


def _say_role(item: Item, speech: Speech) -> PageText:
    """Return on one line who has a role in an action, and on what grounds."""
    said = say_with_links(speech, punctuation.FIELD, name=item.label, value=item.text)
    if item.below:
        grounds = join_texts(item.below, speech.say(punctuation.BETWEEN_CLAUSES))
        return say_with_links(speech, punctuation.BRACKETS, text=said, more=grounds)
    return said


def _describe_link(
    link: LinkRecord,
    other: str | None,
    relation: str,
    part: str | None,
    names: NamesById,
    speech: Speech,
) -> Item:
    title = speech.choose(names.get(other or ""))
    below = [speech.choose(link["because"])]
    if part:
        below.append(speech.say(pages.BY_ITS_PART, part=part))
    return Item(
        link_record(other) if other else "",
        speech.field(speech.word(relation), title),
        tuple(line for line in below if line),
    )


def _describe_entry(entry: EntryRecord, speech: Speech) -> Item:
    said = speech.word(entry["status"])
    if entry["value"] is not None:
        said = speech.enclose(said, f"{entry['value']:,}")
    if entry["corrected"]:
        said = speech.enclose(said, speech.say(headings.CORRECTED_SINCE))
    below = filter(None, [speech.choose(entry["note"])])
    shown = [_link_evidence(item, speech) for item in entry["evidence"]]
    return Item(entry["date"], speech.field(entry["of"], said), (*below, *shown))


def _link_evidence(item: EvidenceRecord, speech: Speech) -> PageText:
    """Return what shows an entry, with how good it is; it leads to where it can be read."""
    cited, measure = speech.choose(item["citation"]), item.get("measure")
    quality = item.get("quality")
    return join_texts(
        (
            PageLink(cited, measure, "record") if measure else link_web(cited, item.get("url")),
            speech.word(quality, "quality") if quality else "",
        ),
        speech.say(punctuation.BETWEEN_FACTS),
    )


def _list_source(record: MeasureRecord, speech: Speech) -> Iterator[ThingBlock]:
    source = record.get("source")
    if not source:
        return
    yield PageHeading(speech.say(pages.SOURCE))
    document = (speech.choose(source["title"]), source["number"] or "")
    facts: list[tuple[Phrase, PageText]] = [
        (headings.DOCUMENT, speech.facts(document)),
        (headings.OFFICIAL_TITLE, choose_original(source["heading"])),
        (headings.DATED, source["dated"]),
        (headings.SECTION, say_section(record, speech)),
        (headings.LABEL, _say_printed(record["label"], record, speech)),
        (pages.PRINTED_HEADING, choose_original(record["heading"])),
        *link_texts(source["texts"], speech),
    ]
    yield from list_facts((speech.say(name), value) for name, value in facts)


def say_section(record: MeasureRecord, speech: Speech) -> str:
    """Return the heading of the section that a measure stands in; nothing where there is none."""
    source = record.get("source")
    section = source["section"] if source else None
    if not section:
        return ""
    heading = (_say_printed(section["label"], record, speech), speech.choose(section["title"]))
    return speech.say(pages.BETWEEN_LABEL_AND_HEADING).join(part for part in heading if part)


def link_texts(texts: Iterable[TextRecord], speech: Speech) -> Iterator[tuple[Phrase, PageText]]:
    """Yield the texts that a document was read from, each by its language."""
    between = speech.say(punctuation.BETWEEN_FACTS)
    for text in texts:
        said = (link_web(text["title"], text["url"]), speech.choose(text["note"]))
        yield pages.TEXT_IN[text["language"]], join_texts(said, between)
