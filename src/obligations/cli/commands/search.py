"""`obligations search`."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import Listing, choose_shown_format, emit_answer, finish
from obligations.output import columns
from obligations.output.column import Column, Style
from obligations.output.glyphs import STYLED
from obligations.query.filters import Filters
from obligations.query.search import search
from obligations.text.tables import examples, headings, lists


def _read_hit(record: dict[str, Any], style: Style, *, styled: bool = False) -> str:
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


def make_listing(*, styled: bool = False) -> Listing:
    """Return the columns; where styles can be seen, the hit stands out by one."""
    hit = Column(
        "hit", headings.WHERE_IT_STANDS, partial(_read_hit, styled=styled), kind="sentence"
    )
    return Listing(
        columns.MEASURE_LIST | {"hit": hit}, ("id", "title", "role", "who", "hit", "state")
    )


@takes(filters=read_filters, asked=read_asked, view=read_view)
def search_command(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT...",
            help=(
                "What to look for, in English or Chinese: all of the words, in any order; quotes"
                " hold a phrase together."
            ),
        ),
    ],
    filters: Filters,
    asked: Asked,
    view: View,
) -> None:
    """Search the wording of measures, actions and targets, in both languages, and show the hit in
    its place.
    """
    question = asked.open()
    listing = make_listing(styled=choose_shown_format(view).shows_styles())
    emit_answer(asked, view, search(question, " ".join(words), filters), listing)
    finish(asked, question)


app = make_app(
    search_command,
    name="search",
    examples=examples.SEARCH,
)
