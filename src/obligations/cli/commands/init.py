"""`obligations init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.printing import warn, write
from obligations.disk import show_path
from obligations.published import find_address, name_wheel


def init_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
    empty: Annotated[
        bool, typer.Option("--empty", help="The registry and the closed lists alone, no documents.")
    ] = False,
) -> None:
    """Make a workspace of your own: the data to edit, a README, schemas for editors, hooks, a CI
    workflow.
    """
    from obligations.scaffold import make_workspace

    make_workspace(folder, with_documents=not empty)
    write(f"made {show_path(folder)}\nnext: cd {show_path(folder)} && obligations list\n")
    if find_address() is None:
        warn(
            f"for CI, put {name_wheel()} into {show_path(folder / 'wheels')}: the program isn't"
            " published yet, and the workflow installs it from there"
        )


app = make_app(
    init_command,
    name="init",
    examples="""
obligations init my-measures
obligations init my-measures --empty
""",
)
