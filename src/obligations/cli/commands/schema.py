"""`obligations schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.options import read_measures, takes
from obligations.cli.printing import write, write_data
from obligations.disk import show_path
from obligations.findings import check_word
from obligations.output.notes import print_note
from obligations.workspace import find_workspace
from obligations.writable import open_for_writing


@takes(measures=read_measures)
def schema_command(
    measures: Path | None,
    name: Annotated[
        str,
        typer.Argument(
            metavar="[NAME]",
            help="document, departments, topics, addressees, synonyms, assignments, progress or"
            " output.",
        ),
    ] = "document",
    write_files: Annotated[
        bool,
        typer.Option("--write", help="Write all of them to schema/ in the folder of measures."),
    ] = False,
) -> None:
    """Print the JSON Schema of a kind of file, or write them all for editors to use."""
    from obligations.schemas import (
        SCHEMAS,
        build_schema,
        read_choices,
        render_schema,
        write_schemas,
    )

    check_word("schema", name, list(SCHEMAS))
    workspace = find_workspace(measures)
    if write_files:
        below = [layer.measures for layer in workspace.below]
        for path in write_schemas(open_for_writing(workspace).measures, below):
            write(f"{show_path(path)}\n")
        return
    for line in workspace.passed_over:
        print_note(line)
    write_data(
        render_schema(
            build_schema(name, read_choices(*(layer.measures for layer in workspace.layers)))
        )
    )


app = make_app(
    schema_command,
    name="schema",
    examples="""
obligations schema
obligations schema departments
obligations schema output
""",
)
