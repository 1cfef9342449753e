"""`obligations init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.options import read_language, takes
from obligations.cli.printing import write
from obligations.disk import show_path
from obligations.findings import UserError
from obligations.output.notes import print_note
from obligations.project_urls import find_address, name_wheel
from obligations.sentences import tell
from obligations.text.escaping import quote_word

if TYPE_CHECKING:
    from obligations.scaffold import Start
    from obligations.sentences import Sentence

_NEXT_IN_EMPTY = tell("""\
next, in that folder, with a text or spreadsheet: obligations draft FILE -o measures/plan.yaml
without one: obligations new document plan
your own bodies go into measures/departments.yaml, in place of the example
""")


@takes(lang=read_language)
def init_command(
    lang: str,
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
        raise UserError(
            tell("--copy and --empty exclude each other"), tell("leave one of them out")
        )
    make_workspace(folder, _choose_start(copy=copy, empty=empty), lang)
    write(tell("made {folder}\n", folder=show_path(folder)))
    write(_NEXT_IN_EMPTY if empty else _say_next(folder))
    if find_address() is None:
        print_note(
            tell(
                "for CI, put {wheel} into {path}: the program isn't published yet, and the"
                " workflow installs it from there",
                wheel=name_wheel(),
                path=show_path(folder / "wheels"),
            )
        )


def _say_next(folder: Path) -> Sentence:
    """Return the next step, with the way into the folder unless one is there already."""
    if folder.resolve() == Path.cwd():
        return tell("next: obligations list\n")
    return tell("next: cd {folder} && obligations list\n", folder=quote_word(show_path(folder)))


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
