"""`obligations init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.printing import warn, write
from obligations.disk import show_path
from obligations.findings import UserError
from obligations.published import find_address, name_wheel

if TYPE_CHECKING:
    from obligations.scaffold import Start

_NEXT_IN_EMPTY = """\
next, in there, with a text or a spreadsheet: obligations draft FILE -o measures/plan.yaml
with neither: obligations new document plan
bodies of your own: measures/departments.yaml holds an example
"""


def init_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    copy: Annotated[
        bool, typer.Option("--copy", help="Copy the shipped data instead, to change it.")
    ] = False,
    empty: Annotated[
        bool, typer.Option("--empty", help="Start without any data, for documents of your own.")
    ] = False,
) -> None:
    """Make a workspace of your own: a layer on top of the shipped data, for documents, departments
    and progress of your own, with a README, schemas for editors, git hooks and a CI workflow.
    """
    from obligations.scaffold import make_workspace

    if copy and empty:
        raise UserError("--copy and --empty exclude each other", "leave one of them out")
    make_workspace(folder, _choose_start(copy=copy, empty=empty))
    write(f"made {show_path(folder)}\n")
    write(_NEXT_IN_EMPTY if empty else f"next: cd {show_path(folder)} && obligations list\n")
    if find_address() is None:
        warn(
            f"for CI, put {name_wheel()} into {show_path(folder / 'wheels')}: the program isn't"
            " published yet, and the workflow installs it from there"
        )


def _choose_start(*, copy: bool, empty: bool) -> Start:
    if copy:
        return "copy"
    return "empty" if empty else "layer"


app = make_app(
    init_command,
    name="init",
    examples="""
obligations init my-measures
obligations init my-measures --copy
obligations init my-plans --empty
""",
)
