"""`obligations trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import Asked, DocumentOption, View, read_asked, read_view, takes
from obligations.cli.printing import choose_shown_format, finish, put, show_rows
from obligations.output.lineage import TIE, Lineage, list_ties
from obligations.output.notes import print_note
from obligations.pages.lineage import has_ties, say_no_ties
from obligations.query.lineage import trace


@takes(asked=read_asked, view=read_view)
def trace_command(
    measure: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A measure or an action.", autocompletion=complete.measures
        ),
    ],
    asked: Asked,
    view: View,
    document: DocumentOption = None,
) -> None:
    """Show what a measure builds on, and what continues it, as a tree over the years."""
    question = asked.open()
    record = trace(question, measure, document)
    form = choose_shown_format(view)
    ties = show_rows(view, TIE, list_ties(record), form, asked.lang)
    put(form, form.render_lineage(Lineage(record, ties, asked.lang)))
    if not (form.for_reading or has_ties(record)):
        print_note(say_no_ties(asked.lang))
    finish(asked, question)


app = make_app(
    trace_command,
    name="trace",
    examples="""
obligations trace 2024-m08
obligations trace 2021-m05.7
obligations trace 2015-1 --format csv
""",
)
