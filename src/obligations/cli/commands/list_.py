"""`obligations list`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import Listing, emit_answer, finish
from obligations.output import columns
from obligations.query import lists
from obligations.query.filters import Filters
from obligations.text.words import read_word

ROWS = {
    "measure": (
        lists.list_measures,
        Listing(columns.MEASURE_LIST, ("id", "title", "role", "who", "due", "state")),
    ),
    "action": (
        lists.list_actions,
        Listing(
            columns.ACTION_LIST, ("id", "what", "modality", "role", "who", "due", "state"), "action"
        ),
    ),
    "obligation": (
        lists.list_obligations,
        Listing(
            columns.OBLIGATION,
            ("id", "department", "role", "basis", "title", "outcome", "due", "state"),
            "obligation",
        ),
    ),
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
                "One row a measure, an action or an obligation (one department, one role, one"
                " deadline)."
            ),
            rich_help_panel="Output",
            autocompletion=complete.rows,
        ),
    ] = "measure",
) -> None:
    """List measures: who owns them, what is due, in which state they are."""
    find, listing = ROWS[read_word("kind of row", rows, list(ROWS))]
    question = asked.open()
    emit_answer(asked, view, find(question, filters), listing)
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
