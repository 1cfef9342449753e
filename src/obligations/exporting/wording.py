"""What the exports for people say in the same words: parties with their basis, states, roles, the
source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from obligations.query.parties import list_answering
from obligations.text.name_keys import has_chinese
from obligations.text.numerals import restore_label
from obligations.text.words import (
    choose,
    enclose,
    name_evidence,
    name_party,
    say,
    say_due,
    say_field,
    say_metric,
    shorten,
    spell_party,
)
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = dict[str, Any]
TITLES = {"en": "Who owes what by when", "zh": "任务分工与完成时限"}
WHO_ANSWERS = {
    "en": "Who answers (numbers of measures and closing provisions)",
    "zh": "责任单位（措施和结尾条款数）",
}
NOBODY = {"en": "nobody named", "zh": "未写明责任主体"}
_MEANINGS = {
    "missed": ("an entry says that it was missed", "有记录表明未完成"),
    "unconfirmed": (
        (
            "the deadline has passed and nothing on record says what became of it; it may well be"
            " fulfilled"
        ),
        "时限已过，没有记录说明结果；也可能已经完成",
    ),
    "partly-met": (
        "the deadline has passed and the last entry says partly met",
        "时限已过，最近一次记录为部分完成",
    ),
    "due-soon": ("due by {soon}", "{soon}前到期"),
    "upcoming": ("due later", "此后到期"),
    "running": ("holds from a day that has come", "自起始日起执行"),
    "met": ("an entry says that it was met", "有记录表明已完成"),
    "superseded": ("another promise took its place", "已被其他要求取代"),
    "undated": ("the text gives no date", "文中没有时限"),
}
_MOST_NAMES = 2
_LINKED = ("http://", "https://")
_ALLOWED = ":/?#@!$&*+,;=%~"


def list_names(party: Record, lang: str) -> list[str]:
    """Return the full names of a party for a heading, that of the language first.

    Who reads Chinese needs no English one.
    """
    names = [choose(party["name"], lang), *([] if lang == "zh" else party["name"].values())]
    return list(dict.fromkeys(name for name in names if name))


def say_who(owner: Record, lang: str) -> str:
    """Return in a few words who answers: who leads, else who is responsible.

    Of several the first. Empty where nobody is named.
    """
    named = list_answering(owner["lead"], owner["responsible"])
    names = list(
        dict.fromkeys(
            (party["short"] or {}).get(lang) or choose(party["name"], lang) for party in named
        )
    )
    if len(names) <= _MOST_NAMES:
        return ("、" if lang == "zh" else ", ").join(names)
    return (
        f"{names[0]}等{len(names)}个单位"
        if lang == "zh"
        else f"{names[0]} and {len(names) - 1} more"
    )


def say_title(target: Record, lang: str) -> str:
    """Return a target in a title: who answers, the beginning of what is promised, and how precise
    the date is.
    """
    what = enclose(
        shorten(choose(target["outcome"], lang)), say_due(target, lang, enclosed=True), lang
    )
    who = say_who(target["measure"], lang)
    return say_field(who, what, lang) if who else what


def describe_target(
    target: Record, document: Record, when: str, as_of: str, lang: str
) -> list[str]:
    """Return the lines that say everything about a target on the day asked about.

    `when` is its date as it should be told.
    """
    zh = lang == "zh"
    lines = [
        ("目标" if zh else "promised result", choose(target["outcome"], lang)),
        ("时限" if zh else "due", when),
        (
            "状态" if zh else "state",
            enclose(say(target["state"], lang), say_day(as_of, lang), lang),
        ),
        (
            "进展" if zh else "progress",
            (
                say(target["progress"], lang)
                if target["progress"] not in (None, target["state"])
                else ""
            ),
        ),
        (
            "指标" if zh else "metric",
            say_metric(target["metric"], lang) if target["metric"] else "",
        ),
        (
            "成果" if zh else "deliverable",
            say(target["deliverable"], lang) if target["deliverable"] else "",
        ),
        *list_roles(target["measure"], lang),
        (
            "措施" if zh else "measure",
            f"{target['measure']['id']} {choose(target['measure']['title'], lang)}",
        ),
        ("文件" if zh else "document", name_document(document, lang)),
    ]
    return [say_field(name, value, lang) for name, value in lines if value]


def say_role(record: Record, party: Record | None, lang: str) -> str:
    """Return the role of an obligation on the sheet of a party.

    Behind it stands whom the text names where that is another body, and where the matter went to
    another heir than all of it did.
    """
    role = say(record["role"] or "", lang)
    department = record["department"]
    if party is None or (department["id"], department["now"]) == (party["id"], party["now"]):
        return role
    return enclose(role, name_party(department, lang), lang)


def explain_state(state: str, soon: str, lang: str) -> str:
    """Return what a state means; `soon` is the last day that counts as soon."""
    return _MEANINGS[state][lang == "zh"].format(soon=soon)


def say_day(as_of: str, lang: str) -> str:
    """Return the day that was asked about."""
    return f"截至{as_of}" if lang == "zh" else f"as of {as_of}"


def join(texts: Iterable[str], lang: str) -> str:
    """Return several values as one cell, each once."""
    return ("；" if lang == "zh" else "; ").join(dict.fromkeys(texts))


def say_parties(owner: Record, role: str, lang: str) -> str:
    """Return the parties of a role, each once."""
    return join((spell_party(party, lang) for party in owner[role]), lang)


def list_roles(owner: Record, lang: str) -> list[tuple[str, str]]:
    """Return the roles that somebody has, with who has them."""
    return [
        (say(role, lang), say_parties(owner, role, lang)) for role in PARTY_ROLES if owner[role]
    ]


def find_url(document: Record) -> str | None:
    """Return the address of a text of the document; None where none is known."""
    return next((url for source in document["sources"] if (url := quote_url(source["url"]))), None)


def quote_url(url: str | None) -> str | None:
    """Return an address of the web, its odd signs written as %XX.

    None for any other: `javascript:` and `file:` are never linked.
    """
    return quote(url, safe=_ALLOWED) if url and url.lower().startswith(_LINKED) else None


def describe_evidence(evidence: Record) -> tuple[str, str | None]:
    """Return what shows an entry, as text and address."""
    return name_evidence(evidence), (
        None if evidence.get("measure") else quote_url(evidence.get("url"))
    )


def say_label(label: str | None, document: Record, lang: str) -> str:
    """Return the number of a provision as printed.

    In Chinese as the instrument itself prints it, where only a translation was read.
    """
    translated = has_chinese(document["number"] or "") and not any(
        source["language"] == "zh" for source in document["sources"]
    )
    return restore_label(label) if label and lang == "zh" and translated else label or ""


def name_document(document: Record, lang: str) -> str:
    """Return a document by its official number and title."""
    return " · ".join(
        part for part in (document["number"], choose(document["title"], lang)) if part
    )
