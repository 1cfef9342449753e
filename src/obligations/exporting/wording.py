"""What the exports for people say in the same words: parties with their basis, dates, the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from obligations.labels import choose, name_party, say
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

Record = dict[str, Any]
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
        said.append(("仅：" if zh else "in part: ") + ", ".join(party["parts"][:_MOST_PARTS]) + more)
    name = name_party(party, lang)
    if not said:
        return name
    return f"{name}（{'；'.join(said)}）" if zh else f"{name} ({'; '.join(said)})"


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
    if evidence.get("measure"):
        return evidence["measure"], None
    return evidence.get("title") or evidence.get("url") or "", quote_url(evidence.get("url"))


def name_document(document: Record, lang: str) -> str:
    """Give a document by its official number and title."""
    return " · ".join(part for part in (document["number"], choose(document["title"], lang)) if part)
