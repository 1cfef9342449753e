"""`obligations list`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from obligations.cli import complete
from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import emit_answer, finish
from obligations.output.listings import find_listing
from obligations.query import lists
from obligations.query.answer import Answer
from obligations.query.filters import Filters
from obligations.query.session import Question
from obligations.text.words import read_word

# What a row can be, with what lists such rows.
ROWS: dict[str, Callable[[Question, Filters], Answer[Any]]] = {
    "measure": lists.list_measures,
    "action": lists.list_actions,
    "obligation": lists.list_obligations,
}


@takes(filters=read_filters, asked=read_asked, view=read_view)
def list_command(
    filters: Filters,
    asked: Asked,
    view: View,
    rows: Annotated[
        str,
        typer.Option(
            "--rows",
            metavar="KIND",
            help=(
                "What a row is: measure, action, or obligation (one department, one role, one"
                " deadline)."
            ),
            rich_help_panel="Output",
            autocompletion=complete.rows,
        ),
    ] = "measure",
) -> None:
    """List measures: who answers for them, what is due, and in which state they are."""
    row = read_word("kind of row", rows, list(ROWS))
    question = asked.open()
    emit_answer(asked, view, ROWS[row](question, filters), find_listing(row))
    finish(asked, question)


app = make_app(
    list_command,
    name="list",
    examples="""
obligations list --dept Customs
obligations list --for companies --document 2024
obligations list --rows obligation --dept Customs --format csv-excel
""",
)
