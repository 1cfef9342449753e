"""The columns of the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.output.column import Column
from obligations.output.parties import BASIS_MARKS, PART, say_body, say_party, say_who, shorten
from obligations.query.measures import list_targets_of
from obligations.query.parties import list_answering
from obligations.text.words import (
    choose,
    enclose,
    say,
    say_field,
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
    return measure if isinstance(measure, dict) and "lead" in measure else record


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
    return [
        say(basis, style.lang) if style.human else basis for basis in dict.fromkeys(bases) if basis
    ]


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
        names += [] if asked["itself"] else [_name_asked(record, asked, style)]
    comma = "、" if style.lang == "zh" else ", "
    return [
        text
        if itself
        else enclose(text, comma.join(shorten(dict.fromkeys(names), style)), style.lang)
        for (text, itself), names in said.items()
    ]


def _mark_role(asked: Record, style: Style) -> str:
    """Return a role with the signs, or in words, that it is inferred or for a part alone."""
    role, basis = say(asked["role"], style.lang), asked["basis"] or ""
    if not style.spelled:
        return role + BASIS_MARKS.get(basis, "") + (PART if asked["part"] else "")
    said = [say(basis, style.lang)] if basis in BASIS_MARKS else []
    if asked["part"]:
        said.append(say_field("仅" if style.lang == "zh" else "in part", asked["part"], style.lang))
    return (
        enclose(role, ("；" if style.lang == "zh" else "; ").join(said), style.lang)
        if said
        else role
    )


def _name_asked(record: Record, asked: Record, style: Style) -> str:
    """Name the body by which a row was found: a predecessor, a successor, a generic party, one of a
    level.
    """
    owner = _find_owner(record)
    parties = [
        party for party in owner.get(asked["role"], ()) if party["id"] == asked["department"]
    ]
    return say_party(parties[0], style, marks=False) if parties else str(asked["department"])


def _read_due(record: Record, style: Style) -> list[str]:
    return list(
        dict.fromkeys(
            when for target in list_targets_of(record) if (when := say_when(target, style.lang))
        )
    )


def _first_deadline(record: Record) -> str:
    return next(
        (target["deadline"] for target in list_targets_of(record) if target["deadline"]), "9999"
    )


def _text(key: str) -> Callable[[Record, Style], str]:
    return lambda record, style: choose(record.get(key), style.lang)


def _word(key: str) -> Callable[[Record, Style], str]:
    return lambda record, style: (
        say(record[key] or "", style.lang) if style.human else record[key] or ""
    )


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
    return lambda record, style: [
        say(word, style.lang) if style.human else word for word in record[key]
    ]


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
    title, official = choose(record["title"], style.lang), (record["heading"] or {}).get("zh")
    if not style.human or not official:
        return title
    return official if style.lang == "zh" else enclose(title, official, style.lang)


def _index(*columns: Column) -> dict[str, Column]:
    return {column.name: column for column in columns}


_ID = Column("id", "id", "编号", _plain("id"))
_DOCUMENT = Column("document", "document", "文件", _plain("document"))
_TITLE = Column("title", "title", "标题", _text("title"))
_ROLE = Column("role", "role", "角色", _read_roles)
_WHO = Column("who", "who answers", "责任单位", _read_who)
_PART = Column("part", "part", "所涉举措", _read_parts)
_BASES = Column("basis", "basis", "依据", _read_bases)
_LEAD = Column("lead", "lead", "牵头", _parties("lead"))
_CO = Column("co_responsible", "co-responsible", "分工负责", _parties("co_responsible"))
_RESPONSIBLE = Column("responsible", "responsible", "负责", _parties("responsible"))
_STATE = Column(
    "state", "state", "状态", _word("state"), lambda record: ATTENTION.index(record["state"])
)
_PROGRESS = Column("progress", "progress", "进展", _read_progress)
_METRIC = Column(
    "metric",
    "metric",
    "指标",
    lambda record, style: say_metric(record["metric"], style.lang) if record["metric"] else "",
)
_BASIS = Column("basis", "basis", "依据", _word("basis"))  # of the one clause that a row is
_DELIVERABLE = Column("deliverable", "deliverable", "成果", _word("deliverable"))
_WHEN = Column(
    "due",
    "due",
    "时限",
    lambda record, style: say_occurrence(record, style.lang),
    lambda record: record["deadline"] or "9999",
)
_DEADLINE = Column(
    "deadline",
    "deadline",
    "截止日期",
    _plain("deadline"),
    lambda record: record["deadline"] or "9999",
)
_TOPICS = Column("topics", "topics", "主题", _terms("topics"))

MEASURE = _index(
    _ID,
    _DOCUMENT,
    Column("number", "number", "序号", _plain("number"), lambda record: record["number"]),
    Column("label", "label", "原序号", _plain("label")),
    Column("section", "section", "部分", _plain("section"), lambda record: record["section"] or 0),
    Column("kind", "kind", "类别", _word("kind")),
    _TITLE,
    Column("summary", "summary", "摘要", _text("summary")),
    _ROLE,
    _WHO,
    _PART,
    _BASES,
    _LEAD,
    _CO,
    _RESPONSIBLE,
    Column("due", "due", "时限", _read_due, _first_deadline),
    Column(
        "next_deadline",
        "next deadline",
        "下一截止日期",
        _plain("next_deadline"),
        lambda record: record["next_deadline"] or "9999",
    ),
    _STATE,
    _PROGRESS,
    _TOPICS,
    Column("marks", "marks", "任务要素", _words("marks"), lambda record: -len(record["marks"])),
    Column(
        "actions",
        "actions",
        "举措数",
        lambda record, _style: len(record["actions"]),
        lambda record: len(record["actions"]),
    ),
    Column(
        "targets",
        "targets",
        "目标数",
        lambda record, _style: len(list_targets_of(record)),
        lambda record: len(list_targets_of(record)),
    ),
    Column(
        "links", "links", "沿革", lambda record, _style: [link["to"] for link in record["links"]]
    ),
)
ACTION = _index(
    _ID,
    _DOCUMENT,
    Column("measure", "measure", "措施", lambda record, _style: record["measure"]["id"]),
    Column("what", "what", "举措", _text("what")),
    Column(
        "title",
        "measure title",
        "措施标题",
        lambda record, style: choose(record["measure"]["title"], style.lang),
    ),
    Column("modality", "modality", "约束力", _word("modality")),
    _DELIVERABLE,
    Column("addressees", "addressees", "对象", _terms("addressees")),
    Column("places", "places", "地点", _read_places),
    _TOPICS,
    _ROLE,
    _WHO,
    _PART,
    _BASES,
    _LEAD,
    _CO,
    _RESPONSIBLE,
    Column("due", "due", "时限", _read_due, _first_deadline),
    _STATE,
    _PROGRESS,
)
TARGET = _index(
    _ID,
    _DOCUMENT,
    Column("measure", "measure", "措施", lambda record, _style: record["measure"]["id"]),
    Column("action", "action", "举措", _plain("action")),
    Column(
        "title",
        "measure title",
        "措施标题",
        lambda record, style: choose(record["measure"]["title"], style.lang),
    ),
    Column("outcome", "outcome", "目标", _text("outcome")),
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
        "strive",
        "力争",
        lambda record, style: (
            ("力争" if style.lang == "zh" else "strive") if record["strive"] else ""
        ),
    ),
    _PROGRESS,
)
OBLIGATION = _index(
    _ID,
    Column(
        "department",
        "department",
        "部门",
        lambda record, style: (
            say_party(record["department"], style) if record["department"] else ""
        ),
    ),
    Column("role", "role", "角色", _word("role")),
    _BASIS,
    _DOCUMENT,
    Column("measure", "measure", "措施", _plain("measure")),
    Column("action", "action", "举措", _plain("action")),
    Column("target", "target", "目标编号", _plain("target")),
    _TITLE,
    Column("outcome", "outcome", "目标", _text("outcome")),
    _WHEN,
    _DEADLINE,
    _STATE,
    _METRIC,
    _PROGRESS,
)
DOCUMENT_LIST = _index(
    _ID,
    Column("number", "number", "发文字号", _plain("number")),
    Column("title", "title", "标题", _read_document_title),
    Column(
        "heading",
        "official title",
        "原标题",
        lambda record, _style: choose(record["heading"], "zh"),
    ),
    Column("kind", "kind", "文种", _word("kind")),
    Column("dated", "dated", "成文日期", _plain("dated")),
    Column("published", "published", "发布日期", _plain("published")),
    Column(
        "issuers",
        "issuers",
        "发文机关",
        lambda record, style: [say_body(body, style) for body in record["issuers"]],
    ),
    Column("measures", "measures", "措施数", _plain("measures"), lambda record: record["measures"]),
    Column("closing", "closing", "结尾条款", _plain("closing"), lambda record: record["closing"]),
    Column("actions", "actions", "举措数", _plain("actions"), lambda record: record["actions"]),
    Column("targets", "targets", "目标数", _plain("targets"), lambda record: record["targets"]),
)
DEPARTMENT_LIST = _index(
    _ID,
    Column("name", "name", "名称", _text("name")),
    Column("name_zh", "中文", "中文", lambda record, _style: (record["name"] or {}).get("zh")),
    Column("name_en", "English", "英文", lambda record, _style: (record["name"] or {}).get("en")),
    Column("abbr", "abbr", "缩写", _plain("abbr")),
    Column("kind", "kind", "类别", _word("kind")),
    Column("lead", "lead", "牵头", _plain("lead"), lambda record: -record["lead"]),
    Column(
        "co_responsible",
        "co",
        "分工负责",
        _plain("co_responsible"),
        lambda record: -record["co_responsible"],
    ),
    Column(
        "responsible", "resp.", "负责", _plain("responsible"), lambda record: -record["responsible"]
    ),
)
