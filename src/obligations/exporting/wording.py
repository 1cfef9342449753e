"""What the exports for people say in the same words: parties with their basis, states, roles, the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from obligations.labels import choose, enclose, name_evidence, name_party, say, say_field
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = dict[str, Any]
NOBODY = {"en": "nobody named", "zh": "未写明责任主体"}
_MEANINGS = {
    "missed": ("an entry says that it was missed", "有记录表明未完成"),
    "unconfirmed": (
        "the deadline has passed and nothing on record says what became of it; it may well be fulfilled",
        "时限已过，没有记录说明结果；也可能已经完成",
    ),
    "partly-met": ("the deadline has passed and the last entry says partly met", "时限已过，最近一次记录为部分完成"),
    "due-soon": ("due by {soon}", "{soon}前到期"),
    "upcoming": ("due later", "此后到期"),
    "running": ("holds from a day that has come", "自起始日起执行"),
    "met": ("an entry says that it was met", "有记录表明已完成"),
    "superseded": ("another promise took its place", "已被其他要求取代"),
    "undated": ("the text gives no date", "文中没有时限"),
}
_MOST_PARTS = 3
_LINKED = ("http://", "https://")
_ALLOWED = ":/?#@!$&*+,;=%~"


def say_party(party: Record, lang: str) -> str:
    """Give a party with what must not go unsaid: that it is inferred, that it answers for a part alone."""
    zh = lang == "zh"
    said = []
    if party.get("basis") in ("document", "inferred"):
        said.append(say(party["basis"], lang))
    if party.get("parts"):
        rest = len(party["parts"]) - _MOST_PARTS
        more = (f" 等{len(party['parts'])}项" if zh else f" and {rest} more") if rest > 0 else ""
        parts = ("、" if zh else ", ").join(party["parts"][:_MOST_PARTS])
        said.append(say_field("仅" if zh else "in part", parts + more, lang))
    name = name_party(party, lang)
    if not said:
        return name
    return enclose(name, join(said, lang), lang)


def say_role(record: Record, party: Record | None, lang: str) -> str:
    """Give the role of an obligation, and what became of the body in this matter where that isn't what became of it as a whole."""
    role = say(record["role"] or "", lang)
    department = record["department"]
    if party is None or department["now"] == party["now"]:
        return role
    return enclose(role, name_party(department, lang), lang)


def explain_state(state: str, soon: str, lang: str) -> str:
    """Give what a state means; `soon` is the last day that counts as soon."""
    return _MEANINGS[state][lang == "zh"].format(soon=soon)


def say_day(as_of: str, lang: str) -> str:
    """Give the day that was asked about."""
    return f"截至{as_of}" if lang == "zh" else f"as of {as_of}"


def join(texts: Iterable[str], lang: str) -> str:
    """Give several values as one cell, each once."""
    return ("；" if lang == "zh" else "; ").join(dict.fromkeys(texts))


def say_parties(owner: Record, role: str, lang: str) -> str:
    """Give the parties of a role, each once."""
    return join((say_party(party, lang) for party in owner[role]), lang)


def list_roles(owner: Record, lang: str) -> list[tuple[str, str]]:
    """Give the roles that somebody has, with who has them."""
    return [(say(role, lang), say_parties(owner, role, lang)) for role in PARTY_ROLES if owner[role]]


def find_url(document: Record) -> str | None:
    """Give the address of a text of the document; None where none is known."""
    return next((url for source in document["sources"] if (url := quote_url(source["url"]))), None)


def quote_url(url: str | None) -> str | None:
    """Give an address of the web, its odd signs written as %XX; None for any other: `javascript:` and `file:` are never linked."""
    return quote(url, safe=_ALLOWED) if url and url.lower().startswith(_LINKED) else None


def describe_evidence(evidence: Record) -> tuple[str, str | None]:
    """Give what shows an entry, as text and address."""
    return name_evidence(evidence), None if evidence.get("measure") else quote_url(evidence.get("url"))


def name_document(document: Record, lang: str) -> str:
    """Give a document by its official number and title."""
    return " · ".join(part for part in (document["number"], choose(document["title"], lang)) if part)
