"""`obligations due`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli import complete
from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import emit_answer, finish
from obligations.findings import OptionError
from obligations.output.columns import ATTENTION, TARGET_LIST
from obligations.query.filter_values import read_states
from obligations.query.filters import Filters, check_filters
from obligations.query.lists import list_targets
from obligations.query.measures import find_day
from obligations.sentences import tell

if TYPE_CHECKING:
    from obligations.query.session import Question


@takes(filters=read_filters, asked=read_asked, view=read_view)
def due_command(
    filters: Filters,
    asked: Asked,
    view: View,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="STATE",
            help="Exit with 1 if any row has this state.",
            rich_help_panel="Output",
            autocompletion=complete.states,
        ),
    ] = None,
) -> None:
    """List targets by state and deadline, soonest first. --within hides those that are due later,
    never those that have passed or have no date.
    """
    question = asked.open()
    wanted = _read_failing(question, filters, fail_on) if fail_on else ()
    answer = list_targets(question, filters)
    if asked.within_given:
        _refuse_hidden(question, filters)
        answer.records = [record for record in answer.records if record["state"] != "upcoming"]
    answer.records.sort(key=lambda record: (ATTENTION.index(record["state"]), find_day(record)))
    if view.group_by is None and not view.sort and not view.columns:
        view = view._replace(group_by="state")
    emit_answer(asked, view, answer, TARGET_LIST)
    finish(asked, question, failed=any(record["state"] in wanted for record in answer.records))


def _refuse_hidden(question: Question, filters: Filters) -> None:
    """Raise UserError where the state is asked for that --within hides."""
    if "upcoming" in check_filters(question, filters).values.get("state", ()):
        raise OptionError(
            "--state",
            tell("with --within, nothing that is upcoming is listed"),
            tell("what is due within it: --state due-soon; what is due later: without --within"),
        )


def _read_failing(question: Question, filters: Filters, states: list[str]) -> tuple[str, ...]:
    """Return the states that fail, of the documents that are asked for."""
    documents = check_filters(question, filters).values.get("document", ())
    return read_states(question, states, documents)


app = make_app(
    due_command,
    name="due",
    examples="""
obligations due --dept Customs
obligations due --as-of 2024-06-30
obligations due --passed-since 2025-06
obligations due --state due-soon --within 1y --format md
""",
)
