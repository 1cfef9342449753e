"""`obligations trace`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import choose_format, emit_table, finish, warn, write_data
from obligations.output.pages.lineage import (
    flatten,
    has_ties,
    print_tree,
    render_tree_json,
    say_no_ties,
)
from obligations.query.lineage import trace

HEADER = ("direction", "from", "relation", "to", "dated")


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
) -> None:
    """Draw what a measure continues, and what took it up, over the years."""
    question = asked.open()
    record = trace(question, measure)
    kind = choose_format(view)
    if kind == "table":
        from obligations.output.console import make_console  # Rich only where a tree is drawn

        print_tree(make_console(), record, asked.lang)
    elif kind in ("json", "jsonl"):
        write_data(render_tree_json(record, lines=kind == "json"))
    else:
        emit_table(view, HEADER, [[row[name] for name in HEADER] for row in flatten(record)])
    if kind != "table" and not has_ties(record):
        warn(say_no_ties(asked.lang))
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
