"""The columns of the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.output.column import Column, make_listing
from obligations.output.parties import (
    BASIS_MARKS,
    PART_MARK,
    say_body,
    say_party,
    say_who,
    shorten_parties,
)
from obligations.query.measures import list_targets_of
from obligations.query.parties import list_answering
from obligations.text.speech import Speech
from obligations.text.tables import headings, lists
from obligations.text.words import (
    choose,
    name_officially,
    say,
    say_metric,
    say_occurrence,
    say_progress,
    say_when,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.output.column import Style

Record = dict[str, Any]
# The order of states in lists: what asks for attention first, what is settled last.
ATTENTION = (
    "missed",
    "unconfirmed",
    "partly-met",
    "due-soon",
    "upcoming",
    "running",
    "undated",
    "met",
    "superseded",
)
# The columns whose cells name parties.
NAMING = frozenset({"who", "lead", "co_responsible", "responsible"})


def _find_owner(record: Record) -> Record:
    """Return the record that has the role lists of a row: the measure of a target, else the row
    itself.
    """
    measure = record.get("measure")
    if isinstance(measure, dict) and "lead" in measure:
        return measure
    return record


def _parties(role: str) -> Callable[[Record, Style], list[str]]:
    return lambda record, style: list(
        dict.fromkeys(say_party(party, style) for party in _find_owner(record)[role])
    )


def _read_who(record: Record, style: Style) -> list[str]:
    owner = _find_owner(record)
    return say_who(
        list_answering(owner["lead"], owner["responsible"]), style, led=bool(owner["lead"])
    )


def _list_named(record: Record) -> list[Record]:
    """Return those of whom the marks in a row speak: the parties asked for, else who answers."""
    owner = _find_owner(record)
    return record.get("asked") or list_answering(owner["lead"], owner["responsible"])


def _read_parts(record: Record, _style: Style) -> list[str]:
    """Return the actions for which alone somebody answers: none where it is for the whole."""
    named = _list_named(record)
    return list(
        dict.fromkeys(
            part
            for party in named
            for part in ([party["part"]] if "part" in party else party["parts"] or ())
            if part
        )
    )


def _read_bases(record: Record, style: Style) -> list[str]:
    """Return on what bases they are named; where nobody answers, on what anybody is."""
    bases = [party["basis"] for party in _list_named(record)] or [record.get("basis")]
    return [style.word(basis) for basis in dict.fromkeys(bases) if basis]


def _read_roles(record: Record, style: Style) -> list[str]:
    """Return the roles by which a row was found.

    To people with their marks, and with the bodies that are not the one asked for.
    """
    if not style.human:
        return list(dict.fromkeys(asked["role"] for asked in record.get("asked", ())))
    said: dict[tuple[str, bool], list[str]] = {}
    for asked in record.get("asked", ()):
        text = _mark_role(asked, style)
        names = said.setdefault((text, asked["itself"]), [])
        if not asked["itself"]:
            names.append(_name_asked(record, asked, style))
    speech = style.speech
    return [
        speech.enclose(text, speech.join(shorten_parties(dict.fromkeys(names), style)))
        for (text, _), names in said.items()
    ]


def _mark_role(asked: Record, style: Style) -> str:
    """Return a role with the signs, or in words, that it is inferred or for a part alone."""
    role, basis = say(asked["role"], style.lang), asked["basis"] or ""
    if not style.spelled:
        return role + BASIS_MARKS.get(basis, "") + (PART_MARK if asked["part"] else "")
    speech = style.speech
    said = [speech.word(basis)] if basis in BASIS_MARKS else []
    if asked["part"]:
        said.append(speech.say(lists.IN_PART, parts=asked["part"]))
    if said:
        return speech.enclose(role, speech.clauses(said))
    return role


def _name_asked(record: Record, asked: Record, style: Style) -> str:
    """Name the body by which a row was found: a predecessor, a successor, a generic party, one of a
    level.
    """
    owner = _find_owner(record)
    parties = [
        party for party in owner.get(asked["role"], ()) if party["id"] == asked["department"]
    ]
    if parties:
        return say_party(parties[0], style, marks=False)
    return str(asked["department"])


def _read_due(record: Record, style: Style) -> str:
    dates = (say_when(target, style.lang) for target in list_targets_of(record))
    told = dict.fromkeys(when for when in dates if when)
    if style.human:
        return style.speech.clauses(told)
    return "; ".join(told)


def _first_deadline(record: Record) -> str:
    return next(
        (target["deadline"] for target in list_targets_of(record) if target["deadline"]), "9999"
    )


def _text(key: str) -> Callable[[Record, Style], str]:
    return lambda record, style: choose(record.get(key), style.lang)


def _text_in(lang: str, key: str) -> Callable[[Record, Style], str]:
    return lambda record, _style: Speech(lang).find(record[key])


def _word(key: str) -> Callable[[Record, Style], str]:
    return lambda record, style: style.word(record[key])


def _plain(key: str) -> Callable[[Record, Style], Any]:
    return lambda record, _style: record.get(key)


def _read_progress(record: Record, style: Style) -> str:
    """Return the last word on record.

    To people, only what the state doesn't say already, and how far it has come.
    """
    if style.human:
        return say_progress(record, style.lang)
    return (record["reported"] if "reported" in record else record["progress"]) or (
        "not-found" if record["not_found"] else ""
    )


def _words(key: str) -> Callable[[Record, Style], list[str]]:
    return lambda record, style: [style.word(word) for word in record[key]]


def _terms(key: str) -> Callable[[Record, Style], list[str]]:
    """Return what reads topics or addressees: to people their names, to programs their ids."""

    def read(record: Record, style: Style) -> list[str]:
        names = style.terms.get(key, {}) if style.human else {}
        return [choose(names.get(term), style.lang) or term for term in record[key]]

    return read


def _read_places(record: Record, style: Style) -> list[str]:
    return [choose(place, style.lang) for place in record["places"]]


def _read_document_title(record: Record, style: Style) -> str:
    """Return the title; to people with the official one, which needs no other beside it where both
    would be in Chinese.
    """
    title = choose(record["title"], style.lang)
    if not style.human:
        return title
    return name_officially(title, choose(record["heading"], "zh"), style.lang)


_ID = Column("id", headings.ID, _plain("id"), kind="id")
_DOCUMENT = Column("document", headings.DOCUMENT, _plain("document"))
_TITLE = Column("title", headings.TITLE, _text("title"), kind="sentence")
_ROLE = Column("role", headings.ROLE, _read_roles, kind="role")
_WHO = Column("who", headings.WHO_ANSWERS, _read_who, kind="names")
_PART = Column("part", headings.PART, _read_parts)
_BASES = Column("basis", headings.BASIS, _read_bases)
_LEAD = Column("lead", headings.LEAD, _parties("lead"), kind="names")
_CO = Column("co_responsible", headings.CO_RESPONSIBLE, _parties("co_responsible"), kind="names")
_RESPONSIBLE = Column("responsible", headings.RESPONSIBLE, _parties("responsible"), kind="names")
_STATE = Column(
    "state",
    headings.STATE,
    _word("state"),
    lambda record: ATTENTION.index(record["state"]),
    kind="state",
)
_PROGRESS = Column("progress", headings.PROGRESS, _read_progress, kind="progress")
_METRIC = Column(
    "metric",
    headings.METRIC,
    lambda record, style: say_metric(record["metric"], style.lang),
    kind="metric",
)
_BASIS = Column(
    "basis", headings.BASIS, _word("basis"), kind="basis"
)  # of the one clause that a row is
_DELIVERABLE = Column("deliverable", headings.DELIVERABLE, _word("deliverable"))
_WHEN = Column(
    "due",
    headings.DUE,
    lambda record, style: say_occurrence(record, style.lang),
    lambda record: record["deadline"] or "9999",
    kind="due",
)
_DEADLINE = Column(
    "deadline",
    headings.DEADLINE,
    _plain("deadline"),
    lambda record: record["deadline"] or "9999",
)
_TOPICS = Column("topics", headings.TOPICS, _terms("topics"))

MEASURE_LIST = make_listing(
    "measure",
    ("id", "title", "role", "who", "due", "state"),
    _ID,
    _DOCUMENT,
    Column("number", headings.NUMBER, _plain("number"), lambda record: record["number"]),
    Column("label", headings.LABEL, _plain("label")),
    Column("section", headings.SECTION, _plain("section"), lambda record: record["section"] or 0),
    Column("kind", headings.KIND, _word("kind")),
    _TITLE,
    Column("summary", headings.SUMMARY, _text("summary"), kind="sentence"),
    _ROLE,
    _WHO,
    _PART,
    _BASES,
    _LEAD,
    _CO,
    _RESPONSIBLE,
    Column("due", headings.DUE, _read_due, _first_deadline, kind="due"),
    Column(
        "next_deadline",
        headings.NEXT_DEADLINE,
        _plain("next_deadline"),
        lambda record: record["next_deadline"] or "9999",
    ),
    _STATE,
    _PROGRESS,
    _TOPICS,
    Column("marks", headings.FIRMNESS, _words("marks"), lambda record: -len(record["marks"])),
    Column(
        "actions",
        headings.ACTIONS,
        lambda record, _style: len(record["actions"]),
        lambda record: len(record["actions"]),
    ),
    Column(
        "targets",
        headings.TARGETS,
        lambda record, _style: len(list_targets_of(record)),
        lambda record: len(list_targets_of(record)),
    ),
    Column(
        "links", headings.LINKS, lambda record, _style: [link["to"] for link in record["links"]]
    ),
)
ACTION_LIST = make_listing(
    "action",
    ("id", "what", "modality", "role", "who", "due", "state"),
    _ID,
    _DOCUMENT,
    Column("measure", headings.MEASURE, lambda record, _style: record["measure"]["id"]),
    Column("what", headings.WHAT, _text("what"), kind="sentence"),
    Column(
        "title",
        headings.MEASURE_TITLE,
        lambda record, style: choose(record["measure"]["title"], style.lang),
        kind="sentence",
    ),
    Column("modality", headings.MODALITY, _word("modality")),
    _DELIVERABLE,
    Column("addressees", headings.ADDRESSEES, _terms("addressees")),
    Column("places", headings.PLACES, _read_places),
    _TOPICS,
    _ROLE,
    _WHO,
    _PART,
    _BASES,
    _LEAD,
    _CO,
    _RESPONSIBLE,
    Column("due", headings.DUE, _read_due, _first_deadline, kind="due"),
    _STATE,
    _PROGRESS,
)
TARGET_LIST = make_listing(
    "target",
    ("id", "outcome", "role", "who", "due", "state"),
    _ID,
    _DOCUMENT,
    Column("measure", headings.MEASURE, lambda record, _style: record["measure"]["id"]),
    Column("action", headings.ACTION, _plain("action")),
    Column(
        "title",
        headings.MEASURE_TITLE,
        lambda record, style: choose(record["measure"]["title"], style.lang),
        kind="sentence",
    ),
    Column("outcome", headings.OUTCOME, _text("outcome"), kind="sentence"),
    _ROLE,
    _WHO,
    _PART,
    _BASES,
    _LEAD,
    _CO,
    _RESPONSIBLE,
    _WHEN,
    _DEADLINE,
    _STATE,
    _METRIC,
    _DELIVERABLE,
    Column(
        "strive",
        headings.STRIVE,
        lambda record, style: style.speech.say(headings.STRIVE) if record["strive"] else "",
    ),
    _PROGRESS,
)
OBLIGATION_LIST = make_listing(
    "obligation",
    ("id", "department", "role", "basis", "title", "outcome", "due", "state"),
    _ID,
    Column(
        "department",
        headings.DEPARTMENT,
        lambda record, style: (
            say_party(record["department"], style) if record["department"] else ""
        ),
        kind="department",
    ),
    Column("role", headings.ROLE, _word("role"), kind="role"),
    _BASIS,
    _DOCUMENT,
    Column("measure", headings.MEASURE, _plain("measure")),
    Column("action", headings.ACTION, _plain("action")),
    Column("target", headings.TARGET, _plain("target")),
    _TITLE,
    Column("outcome", headings.OUTCOME, _text("outcome"), kind="sentence"),
    _WHEN,
    _DEADLINE,
    _STATE,
    _METRIC,
    _PROGRESS,
)
DOCUMENT_LIST = make_listing(
    "document",
    ("id", "number", "title", "dated", "measures", "actions", "targets"),
    _ID,
    Column("number", headings.DOCUMENT_NUMBER, _plain("number")),
    Column("title", headings.TITLE, _read_document_title, kind="sentence"),
    Column(
        "heading",
        headings.OFFICIAL_TITLE,
        lambda record, _style: choose(record["heading"], "zh"),
    ),
    Column("kind", headings.DOCUMENT_KIND, _word("kind")),
    Column("dated", headings.DATED, _plain("dated")),
    Column("published", headings.PUBLISHED, _plain("published")),
    Column(
        "issuers",
        headings.ISSUERS,
        lambda record, style: [say_body(body, style) for body in record["issuers"]],
    ),
    Column("measures", headings.MEASURES, _plain("measures"), lambda record: record["measures"]),
    Column("closing", headings.CLOSING, _plain("closing"), lambda record: record["closing"]),
    Column("actions", headings.ACTIONS, _plain("actions"), lambda record: record["actions"]),
    Column("targets", headings.TARGETS, _plain("targets"), lambda record: record["targets"]),
)
DEPARTMENT_LIST = make_listing(
    "department",
    ("id", "name_en", "name_zh", "abbr", "lead", "co_responsible", "responsible"),
    _ID,
    Column("name", headings.NAME, _text("name"), kind="sentence"),
    Column("name_zh", headings.NAME_ZH, _text_in("zh", "name")),
    Column("name_en", headings.NAME_EN, _text_in("en", "name")),
    Column("abbr", headings.ABBR, _plain("abbr")),
    Column("kind", headings.KIND, _word("kind")),
    Column("lead", headings.LEAD, _plain("lead"), lambda record: -record["lead"], kind="count"),
    Column(
        "co_responsible",
        headings.CO_RESPONSIBLE,
        _plain("co_responsible"),
        lambda record: -record["co_responsible"],
        kind="count",
    ),
    Column(
        "responsible",
        headings.RESPONSIBLE,
        _plain("responsible"),
        lambda record: -record["responsible"],
        kind="count",
    ),
)
