"""The columns of the lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, TypeVar

from obligations.output.column import Column, Style, make_listing
from obligations.output.parties import (
    BASIS_MARKS,
    PART_MARK,
    mark_unresolved,
    say_assigned,
    say_body,
    say_department,
    say_party,
    say_who,
    shorten_parties,
)
from obligations.query.assignments import group_assigned
from obligations.query.measures import list_targets_of, order_targets, read_standing
from obligations.query.parties import list_answering
from obligations.text.speech import Speech
from obligations.text.tables import headings, lists, parties
from obligations.text.words import choose, say
from obligations.text.written_dates import say_occurrence, say_when
from obligations.text.written_metrics import say_metric
from obligations.text.written_names import name_officially, name_party
from obligations.text.written_progress import say_progress
from obligations.vocabulary import PARTY_ROLES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from obligations.output.column import Listing, SortKey
    from obligations.records import (
        ActionRow,
        AnsweringRecord,
        AskableRecord,
        AskedRecord,
        CountedDepartmentRecord,
        DatedRow,
        DocumentRecord,
        DueRow,
        MeasureRecord,
        MetricRecord,
        ObligationRow,
        StandingRecord,
        TargetRecord,
    )
    from obligations.text.phrase import Phrase
    from obligations.vocabulary import Basis, PartyRole

    AskableRow = MeasureRecord | ActionRow | DueRow
    AnyRow = AskableRow | ObligationRow | DocumentRecord | CountedDepartmentRecord

_Row = TypeVar("_Row", "MeasureRecord", "ActionRow", "DueRow")
# The order of states in lists: what asks for attention first, what is settled last.
ATTENTION = (
    "missed",
    "overdue",
    "unconfirmed",
    "partly-met",
    "due-soon",
    "upcoming",
    "running",
    "undated",
    "met",
    "superseded",
)
# What has no deadline stands behind what has one.
_LATER = "9999"
# The columns whose cells name parties.
NAMING = frozenset({"who", "lead", "co_responsible", "responsible", "assigned"})


def _make_answering(
    find_owner: Callable[[_Row], AnsweringRecord],
    find_basis: Callable[[_Row], Basis | None] = lambda _: None,
) -> list[Column[_Row]]:
    """Return the columns of who answers.

    `find_owner` finds the role lists of a row, `find_basis` on what basis anybody is named where
    nobody answers.
    """

    def read_who(record: _Row, style: Style) -> list[str]:
        owner = find_owner(record)
        unresolved = owner["unresolved"]
        if unresolved["lead"]:
            return say_who(owner["lead"], style, led=True, unresolved=unresolved["lead"])
        led = bool(owner["lead"])
        printed = [] if led else unresolved["responsible"]
        return say_who(list_answering(owner), style, led=led, unresolved=printed)

    def read_role(role: PartyRole, record: _Row, style: Style) -> list[str]:
        owner: AnsweringRecord = find_owner(record)
        known = list(dict.fromkeys(say_party(party, style) for party in owner[role]))
        return known + [mark_unresolved(printed) for printed in owner["unresolved"][role]]

    return [
        Column(
            "role",
            headings.ROLE,
            lambda row, style: _read_roles(row, find_owner(row), style),
            kind="role",
        ),
        Column("who", headings.WHO_ANSWERS, read_who, kind="names"),
        Column("part", headings.PART, lambda row, _: _read_parts(row, find_owner(row))),
        Column(
            "basis",
            headings.BASIS,
            lambda row, style: _read_bases(row, find_owner(row), find_basis(row), style),
        ),
        Column("lead", headings.LEAD, partial(read_role, "lead"), kind="names"),
        Column(
            "co_responsible",
            headings.CO_RESPONSIBLE,
            partial(read_role, "co_responsible"),
            kind="names",
        ),
        Column(
            "responsible", headings.RESPONSIBLE, partial(read_role, "responsible"), kind="names"
        ),
    ]


def _read_assigned(record: AskableRow, style: Style) -> list[str]:
    """Return who at home looks after it; to people with the mark of those who do so for a part."""
    return [
        say_assigned(owner, parts, style)
        for owner, parts in group_assigned(record["assigned"], record["id"])
    ]


def _read_parts(record: AskableRecord, owner: AnsweringRecord) -> list[str]:
    """Return the actions for which alone somebody answers: none where it is for the whole.

    Of those asked for, else of who answers: the marks in a row speak of the same.
    """
    asked = record.get("asked")
    if asked:
        parts = [said["part"] for said in asked]
    else:
        parts = [part for party in list_answering(owner) for part in party["parts"] or ()]
    return [part for part in dict.fromkeys(parts) if part]


def _read_bases(
    record: AskableRecord, owner: AnsweringRecord, other: Basis | None, style: Style
) -> list[str]:
    """Return on what bases they are named; where nobody answers, on what anybody is."""
    bases = [named["basis"] for named in record.get("asked") or list_answering(owner)] or [other]
    return [style.word(basis) for basis in dict.fromkeys(bases) if basis]


def _read_roles(record: AskableRecord, owner: AnsweringRecord, style: Style) -> list[str]:
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
            names.append(_name_asked(owner, asked, style))
    speech = style.speech
    return [
        speech.enclose(text, speech.join(shorten_parties(dict.fromkeys(names), style)))
        for (text, _), names in said.items()
    ]


def _mark_role(asked: AskedRecord, style: Style) -> str:
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


def _name_asked(owner: AnsweringRecord, asked: AskedRecord, style: Style) -> str:
    """Name the body by which a row was found: a predecessor, a successor, a generic party, one of a
    level.
    """
    for role in PARTY_ROLES:
        for party in owner[role]:
            if role == asked["role"] and party["id"] == asked["department"] and style.human:
                return name_party(party, style.lang, parties.NAME_NOW_INSIDE)
    return asked["department"]


def _read_due(targets: Iterable[TargetRecord], style: Style) -> str:
    dates = (say_when(target, style.lang) for target in targets)
    told = dict.fromkeys(when for when in dates if when)
    if style.human:
        return style.speech.clauses(told)
    return "; ".join(told)


def _find_first(targets: Iterable[TargetRecord]) -> str:
    return next((target["deadline"] for target in targets if target["deadline"]), _LATER)


def _read_progress(
    standing: StandingRecord, style: Style, metric: MetricRecord | None = None
) -> str:
    """Return the last word on record.

    To people, only what the state doesn't say already, and how far it has come.
    """
    if style.human:
        return say_progress(standing, style.lang, metric)
    return standing["progress"] or ("not-found" if standing["not_found"] else "")


def _rank_metric(record: DatedRow) -> SortKey:
    """Order by how much is promised, whatever is counted; what promises no amount stands last."""
    metric = record["metric"]
    return metric is None, False, metric and metric["value"]


def _rank_progress(record: DatedRow) -> SortKey:
    """Order by the last word on record, and then by how much was reached."""
    words, metric = (*STATUSES, ""), record["metric"]
    reached = metric and metric["reached"]
    return words.index(_read_progress(record, Style())), reached is None, reached


def _name_terms(ids: Sequence[str], key: str, style: Style) -> list[str]:
    """Return topics or addressees: to people their names, to programs their ids."""
    names = style.terms.get(key, {}) if style.human else {}
    return [choose(names.get(term), style.lang) or term for term in ids]


def _read_document_title(record: DocumentRecord, style: Style) -> str:
    """Return the title; to people with the official one, which needs no other beside it where both
    would be in Chinese.
    """
    title = choose(record["title"], style.lang)
    if not style.human:
        return title
    official = choose(record["heading"], "zh")
    named = name_officially(title, "" if official == title else official, style.lang)
    return style.speech.enclose(named, _read_draft(record, style)) if record["draft"] else named


def _read_draft(record: AskableRow | ObligationRow | DocumentRecord, style: Style) -> str:
    return style.speech.say(headings.DRAFT) if record["draft"] else ""


def _count(
    key: Literal["measures", "closing", "actions", "targets"], heading: Phrase
) -> Column[DocumentRecord]:
    return Column(
        key, heading, lambda record, _: record[key], lambda record: record[key], kind="count"
    )


def _count_measures(role: PartyRole, heading: Phrase) -> Column[CountedDepartmentRecord]:
    return Column(
        role, heading, lambda record, _: record[role], lambda record: -record[role], kind="count"
    )


_ID: Column[AnyRow] = Column("id", headings.ID, lambda record, _: record["id"], kind="id")
LAYER_COLUMN: Column[MeasureRecord | DocumentRecord | CountedDepartmentRecord] = Column(
    "layer", headings.LAYER, lambda record, _: record["layer"]
)
_DOCUMENT: Column[AskableRow | ObligationRow] = Column(
    "document", headings.DOCUMENT, lambda record, _: record["document"]
)
_DRAFT: Column[AskableRow | ObligationRow | DocumentRecord] = Column(
    "draft", headings.DRAFT, _read_draft
)
_TITLE: Column[MeasureRecord | ObligationRow] = Column(
    "title",
    headings.TITLE,
    lambda record, style: choose(record["title"], style.lang),
    kind="sentence",
)
_STATE: Column[AskableRow | ObligationRow] = Column(
    "state",
    headings.STATE,
    lambda record, style: style.word(record["state"]),
    lambda record: ATTENTION.index(record["state"]),
    kind="state",
)
_TOPICS: Column[MeasureRecord | ActionRow] = Column(
    "topics",
    headings.TOPICS,
    lambda record, style: _name_terms(record["topics"], "topics", style),
)
_DELIVERABLE: Column[ActionRow | DueRow] = Column(
    "deliverable",
    headings.DELIVERABLE,
    lambda record, style: style.word(record["deliverable"]),
)
_MEASURE_ID: Column[ActionRow | DueRow] = Column(
    "measure", headings.MEASURE, lambda record, _: record["measure"]["id"]
)
_MEASURE_TITLE: Column[ActionRow | DueRow] = Column(
    "title",
    headings.MEASURE_TITLE,
    lambda record, style: choose(record["measure"]["title"], style.lang),
    kind="sentence",
)
_ACTION_ID: Column[DatedRow] = Column("action", headings.ACTION, lambda record, _: record["action"])
_OUTCOME: Column[DatedRow] = Column(
    "outcome",
    headings.OUTCOME,
    lambda record, style: choose(record["outcome"], style.lang),
    kind="sentence",
)
_WHEN: Column[DatedRow] = Column(
    "due",
    headings.DUE,
    lambda record, style: say_occurrence(record, style.lang),
    lambda record: record["deadline"] or _LATER,
    kind="due",
)
_DEADLINE: Column[DatedRow] = Column(
    "deadline",
    headings.DEADLINE,
    lambda record, _: record["deadline"],
    lambda record: record["deadline"] or _LATER,
)
_METRIC: Column[DatedRow] = Column(
    "metric",
    headings.METRIC,
    lambda record, style: say_metric(record["metric"], style.lang),
    _rank_metric,
    kind="metric",
)
_HOW_FAR: Column[DatedRow] = Column(
    "progress",
    headings.PROGRESS,
    lambda record, style: _read_progress(record, style, record["metric"]),
    _rank_progress,
    kind="progress",
)

_ASSIGNED: Column[AskableRow] = Column(
    "assigned", headings.ASSIGNED_TO, _read_assigned, kind="names"
)

_OF_MEASURE: list[Column[MeasureRecord]] = _make_answering(
    lambda record: record, lambda record: record["basis"]
)
_OF_ACTION: list[Column[ActionRow]] = _make_answering(lambda record: record)
_OF_TARGET: list[Column[DueRow]] = _make_answering(lambda record: record["measure"])
MEASURE_LIST: Listing[MeasureRecord] = make_listing(
    "measure",
    ("id", "title", "role", "who", "due", "state"),
    _ID,
    _DOCUMENT,
    _DRAFT,
    Column(
        "number",
        headings.NUMBER,
        lambda record, _: record["number"],
        lambda record: record["number"],
    ),
    Column("label", headings.LABEL, lambda record, _: record["label"]),
    Column(
        "section",
        headings.SECTION,
        lambda record, _: record["section"],
        lambda record: record["section"] or 0,
    ),
    Column("kind", headings.KIND, lambda record, style: style.word(record["kind"])),
    _TITLE,
    Column(
        "summary",
        headings.SUMMARY,
        lambda record, style: choose(record["summary"], style.lang),
        kind="sentence",
    ),
    *_OF_MEASURE,
    _ASSIGNED,
    Column(
        "due",
        headings.DUE,
        lambda record, style: _read_due(list_targets_of(record), style),
        lambda record: _find_first(list_targets_of(record)),
        kind="due",
    ),
    Column(
        "next_deadline",
        headings.NEXT_DEADLINE,
        lambda record, _: record["next_deadline"],
        lambda record: record["next_deadline"] or _LATER,
    ),
    _STATE,
    Column(
        "progress",
        headings.PROGRESS,
        lambda record, style: _read_progress(read_standing(record), style),
        kind="progress",
    ),
    _TOPICS,
    LAYER_COLUMN,
    Column(
        "marks",
        headings.FIRMNESS,
        lambda record, style: [style.word(mark) for mark in record["marks"]],
        lambda record: -len(record["marks"]),
    ),
    Column(
        "actions",
        headings.ACTIONS,
        lambda record, _: len(record["actions"]),
        lambda record: len(record["actions"]),
    ),
    Column(
        "targets",
        headings.TARGETS,
        lambda record, _: len(list_targets_of(record)),
        lambda record: len(list_targets_of(record)),
    ),
    Column(
        "links",
        headings.LINKS,
        lambda record, _: [link["to"] for link in record["links"] if link["to"]],
    ),
)
ACTION_LIST: Listing[ActionRow] = make_listing(
    "action",
    ("id", "what", "modality", "role", "who", "due", "state"),
    _ID,
    _DOCUMENT,
    _DRAFT,
    _MEASURE_ID,
    Column(
        "what",
        headings.WHAT,
        lambda record, style: choose(record["what"], style.lang),
        kind="sentence",
    ),
    _MEASURE_TITLE,
    Column(
        "modality",
        headings.MODALITY,
        lambda record, style: style.word(record["modality"]),
        kind="modality",
    ),
    _DELIVERABLE,
    Column(
        "addressees",
        headings.ADDRESSEES,
        lambda record, style: _name_terms(record["addressees"], "addressees", style),
    ),
    Column(
        "places",
        headings.PLACES,
        lambda record, style: [choose(place, style.lang) for place in record["places"]],
    ),
    _TOPICS,
    *_OF_ACTION,
    _ASSIGNED,
    Column(
        "due",
        headings.DUE,
        lambda record, style: _read_due(order_targets(record["targets"]), style),
        lambda record: _find_first(order_targets(record["targets"])),
        kind="due",
    ),
    _STATE,
    Column("progress", headings.PROGRESS, _read_progress, kind="progress"),
)
TARGET_LIST: Listing[DueRow] = make_listing(
    "target",
    ("id", "outcome", "role", "who", "due", "state"),
    _ID,
    _DOCUMENT,
    _DRAFT,
    _MEASURE_ID,
    _ACTION_ID,
    _MEASURE_TITLE,
    _OUTCOME,
    *_OF_TARGET,
    _ASSIGNED,
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
    _HOW_FAR,
)
OBLIGATION_LIST: Listing[ObligationRow] = make_listing(
    "obligation",
    ("id", "department", "role", "basis", "title", "outcome", "due", "state"),
    _ID,
    Column(
        "department",
        headings.DEPARTMENT,
        lambda record, style: (
            say_department(record["department"], style) if record["department"] else ""
        ),
        kind="department",
    ),
    Column("role", headings.ROLE, lambda record, style: style.word(record["role"]), kind="role"),
    Column(
        "basis",
        headings.BASIS,
        lambda record, style: style.word(record["basis"]),
        kind="basis",
    ),
    _DOCUMENT,
    _DRAFT,
    Column("measure", headings.MEASURE, lambda record, _: record["measure"]),
    _ACTION_ID,
    Column("target", headings.TARGET, lambda record, _: record["target"]),
    _TITLE,
    _OUTCOME,
    _WHEN,
    _DEADLINE,
    _STATE,
    _METRIC,
    _HOW_FAR,
)
DOCUMENT_LIST: Listing[DocumentRecord] = make_listing(
    "document",
    ("id", "number", "title", "dated", "measures", "actions", "targets"),
    _ID,
    Column("number", headings.DOCUMENT_NUMBER, lambda record, _: record["number"]),
    Column("title", headings.TITLE, _read_document_title, kind="sentence"),
    Column("heading", headings.OFFICIAL_TITLE, lambda record, _: choose(record["heading"], "zh")),
    Column("kind", headings.DOCUMENT_KIND, lambda record, style: style.word(record["kind"])),
    Column("dated", headings.DATED, lambda record, _: record["dated"]),
    Column("published", headings.PUBLISHED, lambda record, _: record["published"]),
    _DRAFT,
    Column(
        "issuers",
        headings.ISSUERS,
        lambda record, style: [say_body(body, style) for body in record["issuers"]],
    ),
    _count("measures", headings.MEASURES),
    _count("closing", headings.CLOSING),
    _count("actions", headings.ACTIONS),
    _count("targets", headings.TARGETS),
    LAYER_COLUMN,
)
DEPARTMENT_LIST: Listing[CountedDepartmentRecord] = make_listing(
    "department",
    ("id", "name_en", "name_zh", "abbr", "lead", "co_responsible", "responsible"),
    _ID,
    Column(
        "name",
        headings.NAME,
        lambda record, style: choose(record["name"], style.lang),
        kind="sentence",
    ),
    Column(
        "name_zh",
        headings.NAME_ZH,
        lambda record, _: Speech("zh").find(record["name"]),
        kind="sentence",
    ),
    Column(
        "name_en",
        headings.NAME_EN,
        lambda record, _: Speech("en").find(record["name"]),
        kind="sentence",
    ),
    Column("abbr", headings.ABBR, lambda record, _: record["abbr"], kind="abbr"),
    Column("kind", headings.KIND, lambda record, style: style.word(record["kind"])),
    _count_measures("lead", headings.LEAD),
    _count_measures("co_responsible", headings.COUNT_CO_RESPONSIBLE),
    _count_measures("responsible", headings.COUNT_RESPONSIBLE),
    LAYER_COLUMN,
)
