"""The page of a department: its names, what became of it, what it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.pages.page import (
    Item,
    PageHeading,
    join_texts,
    link_record,
    list_facts,
    list_items,
)
from obligations.text.speech import Speech, list_texts
from obligations.text.tables import headings, pages, punctuation
from obligations.text.written_names import name_fully
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from obligations.pages.page import NamesById, ThingBlock
    from obligations.records import (
        DepartmentPageRecord,
        ExistedRecord,
        FormerNameRecord,
        SuccessionRecord,
    )
    from obligations.text.phrase import Phrase


def build_department_page(
    record: DepartmentPageRecord, names: NamesById, lang: str
) -> list[ThingBlock]:
    """Return the page of a record of `departments NAME`.

    `names` are what departments are called, by id.
    """
    speech = Speech(lang)
    facts = ((speech.say(name), value) for name, value in _list_facts(record, names, speech))
    return [
        PageHeading(name_fully(record["name"], record["abbr"], lang), level=1),
        *list_facts(facts),
        *_list_successions(record, speech),
        *list_items(speech.say(pages.ITS_MEASURES), _list_measures(record, speech)),
    ]


def _list_successions(record: DepartmentPageRecord, speech: Speech) -> Iterator[ThingBlock]:
    for successions, heading, became in (
        (record["predecessors"], pages.PREDECESSORS, pages.BECAME_THIS),
        (record["successors"], pages.SUCCESSORS, pages.BECAME_THAT),
    ):
        described = [_describe_succession(found, became, speech) for found in successions]
        yield from list_items(speech.say(heading), described)


def _list_measures(record: DepartmentPageRecord, speech: Speech) -> list[Item]:
    """Return a line for each role, with the measures in which it has that."""
    ids_by_role: dict[str, list[str]] = {
        **{role: record["measures"][role] for role in PARTY_ROLES},
        "assigned": record["assigned"],
    }
    owed = [
        Item(
            speech.enclose(speech.word(role), str(len(ids))),
            join_texts(map(link_record, ids), speech.say(punctuation.BETWEEN_NAMES)),
        )
        for role, ids in ids_by_role.items()
        if ids
    ]
    if record["signed"]:
        owed.append(Item(speech.word("signatory"), speech.join(record["signed"])))
    return owed or [Item("", speech.say(pages.NONE_UNDER_THIS_NAME))]


def _list_facts(
    record: DepartmentPageRecord, names: NamesById, speech: Speech
) -> list[tuple[Phrase, str]]:
    return [
        (headings.ID, record["id"]),
        (headings.KIND, speech.word(record["kind"] or "")),
        (pages.OFFICIAL_NAME, " · ".join(speech.put_own_first(list_texts(record["official"])))),
        (pages.SHORT_NAME, " · ".join(speech.put_own_first(list_texts(record["short"])))),
        (pages.EXISTED, _say_existence(record["existed"], speech)),
        (pages.PART_OF, _name(record["parent"], names, speech)),
        (pages.NAMEPLATE_OF, _name(record["nameplate_of"], names, speech)),
        (pages.ALSO_CALLED, speech.clauses(speech.put_own_first(record["names"]))),
        (
            pages.FORMER_NAMES,
            speech.clauses(_say_former(former, speech) for former in record["former_names"]),
        ),
        (pages.MACHINE_TRANSLATED, speech.clauses(record["machine_translated"])),
        (
            pages.CAN_ALSO_MEAN,
            speech.clauses(
                speech.enclose(other["id"], speech.choose(other["name"]))
                for other in record["also"]
            ),
        ),
        (pages.REMARK, speech.choose(record["note"])),
    ]


def _name(department: str | None, names: NamesById, speech: Speech) -> str:
    if department is None:
        return ""
    return speech.choose(names.get(department)) or department


def _say_existence(existed: ExistedRecord, speech: Speech) -> str:
    """Return since when and until when, by the decisions.

    In brackets the days on which work began and ended.
    """
    if not any(existed.values()):
        return ""
    ends = []
    for decided, worked, phrase in (
        (existed["from"], existed["opened"], pages.OPENED),
        (existed["to"], existed["closed"], pages.CLOSED),
    ):
        day, other = decided or "…", worked
        ends.append(speech.enclose(day, speech.say(phrase, day=other)) if other else day)
    since, until = ends
    return speech.say(pages.EXISTED_BETWEEN, since=since, until=until)


def _say_former(former: FormerNameRecord, speech: Speech) -> str:
    if not former["from"] and not former["to"]:
        return former["name"]
    years = "–".join(year or "…" for year in (former["from"], former["to"]))
    return speech.enclose(former["name"], years)


def _describe_succession(
    succession: SuccessionRecord, became: Mapping[tuple[str, str], Phrase], speech: Speech
) -> Item:
    what = became[succession["type"], succession["weight"]]
    text = speech.facts((speech.choose(succession["name"]), speech.say(what)))
    if not succession["verified"]:
        text = speech.enclose(text, speech.say(pages.NOT_VERIFIED))
    source = speech.choose(succession["source"])
    below = (
        speech.choose(succession["share"]),
        speech.field(speech.say(pages.SOURCE_OF_SUCCESSION), source) if source else "",
    )
    return Item(
        f"{succession['date']} {succession['id']}", text, tuple(line for line in below if line)
    )
