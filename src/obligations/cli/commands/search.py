"""`obligations search`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import choose_shown_format, emit_answer, finish
from obligations.output.hits import make_hit_list
from obligations.query.filters import Filters
from obligations.query.search import search
from obligations.text.tables import examples


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
    listing = make_hit_list(styled=choose_shown_format(view).shows_styles())
    emit_answer(asked, view, search(question, " ".join(words), filters), listing)
    finish(asked, question)


app = make_app(
    search_command,
    name="search",
    examples=examples.SEARCH,
)
