"""`obligations init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from obligations.cli.emit import write
from obligations.cli.group import make_app


def init_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")],
    empty: Annotated[bool, typer.Option("--empty", help="The registry and the closed lists alone, no documents.")] = False,
) -> None:
    """Make a workspace of your own: the data to edit, a README, schemas for editors, a CI example."""
    from obligations.scaffold import make_workspace  # noqa: PLC0415 - imports the models, for the schemas

    make_workspace(folder, with_documents=not empty)
    write(f"made {folder}\nnext: cd {folder} && obligations list\n")


app = make_app(
    init_command,
    name="init",
    examples="""
obligations init my-measures
obligations init my-measures --empty
""",
)
