"""The list of what a search found: measures, with the hit in its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from obligations.output.column import Column, make_listing
from obligations.output.columns import MEASURE_LIST
from obligations.output.glyphs import STYLED
from obligations.text.tables import headings, lists

if TYPE_CHECKING:
    from obligations.output.column import Listing, Style
    from obligations.records import MeasureRecord


def _read_hit(record: MeasureRecord, style: Style, *, styled: bool = False) -> str:
    # The hit in the language that people read, where there is one; the id where it stands outside
    # the title.
    speech = style.speech
    hits = sorted(record["hits"], key=lambda hit: not speech.is_in(hit["lang"]))
    if not hits:  # it stands in the official wording, which is not shown
        return ""
    best = hits[0]
    place = f"{best['id']} " if best["id"] != record["id"] else ""
    others = len(hits) - 1
    more = speech.enclose("", speech.say(lists.MORE_HITS, count=others)) if others else ""
    shown = best["excerpt"]
    before, match, after = shown.partition(best["match"])
    if style.human and match:
        hit = match.join(STYLED) if styled else speech.say(lists.HIT, hit=match)
        shown = f"{before}{hit}{after}"
    return f"{place}{shown}{more}"


def make_hit_list(*, styled: bool = False) -> Listing[MeasureRecord]:
    """Return how hits are shown; where styles can be seen, the hit stands out by one."""
    hit = Column(
        "hit", headings.WHERE_IT_STANDS, partial(_read_hit, styled=styled), kind="sentence"
    )
    return make_listing(
        "measure",
        ("id", "title", "role", "who", "hit", "state"),
        *MEASURE_LIST.columns.values(),
        hit,
    )


HIT_LIST = make_hit_list()
