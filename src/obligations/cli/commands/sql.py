"""`obligations sql`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import emit_rows, finish
from obligations.cli.time_limit import limiting_time, read_timeout
from obligations.database.untrusted import run_query
from obligations.findings import UserError
from obligations.sentences import tell

_DOCUMENTED = ("table", "column", "meaning")


@takes(asked=read_asked, view=read_view, timeout=read_timeout)
def sql_command(
    asked: Asked,
    view: View,
    timeout: float | None,
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="One SELECT over the tables and views.")
    ] = None,
    tables: Annotated[
        bool,
        typer.Option(
            "--tables",
            help="List the tables and views and their columns, with their meaning.",
            rich_help_panel="Output",
        ),
    ] = False,
) -> None:
    """Run a SQL query on the compiled measures, read-only. Views answer as of --as-of."""
    if tables:
        from obligations.exporting.documentation import list_documentation  # takes its time

        emit_rows(view, _DOCUMENTED, list(list_documentation(asked.lang)), lang=asked.lang)
        return
    if query is None:
        raise UserError(
            tell("missing QUERY"),
            tell(
                'obligations sql "SELECT * FROM obligation LIMIT 5"; the tables: obligations'
                " sql --tables"
            ),
        )
    question = asked.open()
    with limiting_time(question.connection, timeout):
        header, rows = run_query(question.connection, query)
    emit_rows(view, header, [tuple(row) for row in rows], lang=asked.lang)
    finish(asked, question)


app = make_app(
    sql_command,
    name="sql",
    examples="""
obligations sql "SELECT id, state FROM measure_state WHERE state = 'unconfirmed'"
obligations sql "SELECT department, count(DISTINCT measure) FROM obligation \
WHERE role = 'lead' GROUP BY 1" --format csv
obligations sql --tables --lang zh
""",
)
