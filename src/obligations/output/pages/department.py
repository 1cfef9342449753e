"""The page of a department: its names, what became of it, what it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.output.pages.page import Item, Page
from obligations.text.speech import Speech
from obligations.text.tables import headings, pages
from obligations.text.words import name_fully

if TYPE_CHECKING:
    from collections.abc import Mapping

    from obligations.output.pages.page import NamesById
    from obligations.text.phrase import Phrase

Record = dict[str, Any]


def build_department_page(record: Record, names: NamesById, lang: str) -> Page:
    """Return the page of a record of `departments NAME`.

    `names` are what departments are called, by id.
    """
    speech = Speech(lang)
    page = Page()
    page.title(name_fully(record["name"], record["abbr"], lang))
    page.facts([(speech.say(name), value) for name, value in _list_facts(record, names, speech)])
    for key, heading, became in (
        ("predecessors", pages.PREDECESSORS, pages.BECAME_THIS),
        ("successors", pages.SUCCESSORS, pages.BECAME_THAT),
    ):
        if record[key]:
            page.heading(speech.say(heading))
            page.items([_describe_succession(found, became, speech) for found in record[key]])
    page.heading(speech.say(pages.ITS_MEASURES))
    owed = [
        Item(speech.enclose(speech.word(role), str(len(ids))), speech.join(ids))
        for role, ids in record["measures"].items()
        if ids
    ]
    if record["signed"]:
        owed.append(Item(speech.word("signatory"), speech.join(record["signed"])))
    page.items(owed or [Item("", speech.say(pages.NONE_UNDER_THIS_NAME))])
    return page


def _list_facts(record: Record, names: NamesById, speech: Speech) -> list[tuple[Phrase, str]]:
    return [
        (headings.ID, record["id"]),
        (headings.KIND, speech.word(record["kind"])),
        (pages.OFFICIAL_NAME, " · ".join(name for name in record["official"].values() if name)),
        (pages.SHORT_NAME, " · ".join(name for name in record["short"].values() if name)),
        (pages.EXISTED, _say_existence(record["existed"], speech)),
        (pages.PART_OF, _name(record["parent"], names, speech)),
        (pages.NAMEPLATE_OF, _name(record["nameplate_of"], names, speech)),
        (pages.ALSO_CALLED, speech.clauses(record["names"])),
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


def _say_existence(existed: Record, speech: Speech) -> str:
    """Return since when and until when, by the decisions.

    In brackets the days on which work began and ended.
    """
    if not any(existed.values()):
        return ""
    ends = []
    for decided, worked, phrase in (
        ("from", "opened", pages.OPENED),
        ("to", "closed", pages.CLOSED),
    ):
        day, other = existed[decided] or "…", existed[worked]
        ends.append(speech.enclose(day, speech.say(phrase, day=other)) if other else day)
    return " – ".join(ends)


def _say_former(former: Record, speech: Speech) -> str:
    if not former["from"] and not former["to"]:
        return str(former["name"])
    years = "–".join(year or "…" for year in (former["from"], former["to"]))
    return speech.enclose(former["name"], years)


def _describe_succession(
    succession: Record, became: Mapping[tuple[str, str], Phrase], speech: Speech
) -> Item:
    what = became[succession["type"], succession["weight"]]
    text = f"{speech.choose(succession['name'])} · {speech.say(what)}"
    if not succession["verified"]:
        text = speech.enclose(text, speech.say(pages.NOT_VERIFIED))
    source = succession["source"]
    below = (
        speech.choose(succession["share"]),
        speech.field(speech.say(pages.SOURCE_OF_SUCCESSION), source) if source else "",
    )
    return Item(
        f"{succession['date']} {succession['id']}", text, tuple(line for line in below if line)
    )
