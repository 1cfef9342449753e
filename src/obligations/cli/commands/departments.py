"""`obligations departments`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import emit_answer, finish, put
from obligations.output.answer import ShownPages
from obligations.output.columns import DEPARTMENT_LIST
from obligations.output.formats import choose_page_format
from obligations.pages.department import build_department_page
from obligations.query.answer import Answer
from obligations.query.departments import UnknownDepartmentError
from obligations.query.pages import find_names_by_id
from obligations.query.registry import list_departments, show_department
from obligations.query.suggestions import list_candidates
from obligations.sentences import tell
from obligations.text.tables import examples
from obligations.text.words import choose


@takes(asked=read_asked, view=read_view)
def departments_command(
    asked: Asked,
    view: View,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="Any name of a department.", autocompletion=complete.departments
        ),
    ] = None,
    everybody: Annotated[
        bool,
        typer.Option(
            "--all",
            help="The whole registry, not only those that answer for something.",
            rich_help_panel="Output",
        ),
    ] = False,
) -> None:
    """Look up a department by any of its names: its other names, what became of it, its measures
    by role.

    Without a name: list all that answer for something.
    """
    question = asked.open()
    if name is None:
        emit_answer(
            asked, view, Answer(list_departments(question, everybody=everybody)), DEPARTMENT_LIST
        )
    else:
        try:
            record = show_department(question, name)
        except UnknownDepartmentError as error:
            candidates = list_candidates(question, name)
            named = ", ".join(
                f"{found['id']} ({choose(found['name'], asked.lang)})" for found in candidates
            )
            raise UnknownDepartmentError(
                error.message, tell("candidates: {named}", named=named) if named else error.hint
            ) from None
        form = choose_page_format(view.format)
        page = build_department_page(record, find_names_by_id(question), asked.lang)
        put(form, form.render_pages(ShownPages([page], [record], asked.lang)))
    finish(asked, question)


app = make_app(
    departments_command,
    name="departments",
    examples=examples.EXAMPLES_OF_DEPARTMENTS,
)
