"""The page of a lineage: a measure, and as trees what it builds on and what continues it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.pages.page import Branches, Item, PageHeading, Paragraph
from obligations.text.speech import Speech
from obligations.text.tables import pages
from obligations.text.words import reverse_relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.pages.page import PageText, ThingBlock
    from obligations.records import BranchRecord, LineageRecord, TracedRecord

    # A branch with how deep it stands, and what it is tied to.
    PlacedBranch = tuple[int, BranchRecord, str]

_DEEPEST = 20  # steps down, or a long lineage would fill the screen with blanks


def build_lineage_page(record: LineageRecord, lang: str) -> list[ThingBlock]:
    """Return the page of a record of `trace`."""
    return list(_list_blocks(record, Speech(lang)))


def has_ties(record: LineageRecord) -> bool:
    """Whether anything came before or after."""
    return bool(record["back"] or record["forward"])


def say_no_ties(lang: str) -> str:
    """Return the sentence for a measure that stands alone."""
    return Speech(lang).say(pages.NO_TIES)


def _list_blocks(record: LineageRecord, speech: Speech) -> Iterator[ThingBlock]:
    own = record["action"] or record["id"]
    title = speech.choose(record["what"] or record["title"])
    yield PageHeading(f"{_name(own, record)} {title}", level=1)
    for branches, heading, back in (
        (record["back"], pages.BUILDS_ON, True),
        (record["forward"], pages.CONTINUED_BY, False),
    ):
        if branches:
            yield PageHeading(speech.say(heading))
            yield Branches(list(_list_branches(branches, own, speech, back=back)))
    if not has_ties(record):
        yield Paragraph(say_no_ties(speech.lang))


def _list_branches(
    branches: list[BranchRecord], own: str, speech: Speech, *, back: bool
) -> Iterator[tuple[int, Item]]:
    """Yield branches and all below them, each with how deep it stands.

    What is deeper than can be shown names what it is tied to.
    """
    waiting = _place(branches, 0, own)
    while waiting:
        depth, branch, above = waiting.pop()
        tied = above if depth == _DEEPEST else ""
        place = branch["part"] or branch["id"]
        because = speech.choose(branch["because"])
        below: tuple[PageText, ...] = (because,) if because else ()
        yield depth, Item(_name(place, branch), _describe(branch, speech, tied, back=back), below)
        waiting += _place(branch["links"], min(depth + 1, _DEEPEST), place)


def _place(branches: list[BranchRecord], depth: int, above: str) -> list[PlacedBranch]:
    """Return branches in the order in which a stack takes them."""
    return [(depth, branch, above) for branch in reversed(branches)]


def _name(place: str, dated: TracedRecord) -> str:
    """Return the id of a place, behind the year where it doesn't begin with it."""
    year = dated["dated"][:4]
    if place.startswith(year):
        return place
    return f"{year} {place}"


def _describe(branch: BranchRecord, speech: Speech, tied: str, *, back: bool) -> str:
    title = speech.choose(branch["what"] or branch["title"])
    relation: str = branch["relation"]
    if not back:
        relation = reverse_relation(relation)
    said = " ".join(filter(None, (speech.facts((title, speech.word(relation))), tied)))
    said = speech.enclose(said, branch["at"] or "")
    if branch["again"]:
        return speech.enclose(said, speech.say(pages.SEE_ABOVE))
    return said
