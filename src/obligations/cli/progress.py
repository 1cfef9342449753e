"""`obligations progress add` and `obligations progress log`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from obligations.cli import complete
from obligations.cli.emit import Listing, emit_answer, finish, warn, write
from obligations.cli.group import Command
from obligations.cli.options import Asked, View, read_asked, read_day, read_view, takes
from obligations.findings import UserError
from obligations.labels import say, say_metric
from obligations.output.entry_columns import ENTRY
from obligations.query.entries import describe_subject, find_state, list_entries

if TYPE_CHECKING:
    from obligations.query.question import Question

_LISTING = Listing(ENTRY, ("entry", "of", "date", "status", "value", "note", "evidence", "corrected_by"), "record")
_STATEMENT = "What is stated"
_HELP = {"help_option_names": ["-h", "--help"]}
_ADD_EXAMPLES = """
obligations progress add 2021-m07.t1 --status partly-met --date 2024-12-31 --value 85 --evidence https://www.example.org/report
obligations progress add 2021-m05.7 --status met --date 2024-06-08 --evidence 2024-m14 --note "The guidelines are being revised."
obligations progress add 2021-m07.t1
"""
_LOG_EXAMPLES = """
obligations progress log
obligations progress log 2021-m05
obligations progress log 2021 --as-of 2023-12-31 --format csv
"""


class Group(TyperGroup):
    """The group of two commands, whose examples stand line by line as those of a command do."""

    format_epilog = Command.format_epilog


@takes(asked=read_asked)
def add_command(
    asked: Asked,
    record: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A measure, an action or a target.", autocompletion=complete.measures)
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="in-progress, met, partly-met, missed or superseded.",
            rich_help_panel=_STATEMENT,
            autocompletion=complete.statuses,
        ),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day from which the evidence shows it.", rich_help_panel=_STATEMENT)
    ] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="N", help="How much was reached, where a number is promised.", rich_help_panel=_STATEMENT),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence",
            metavar="URL|ID",
            help="What shows it: a page, or a measure; repeat for more. met and missed need one.",
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A sentence in English.", rich_help_panel=_STATEMENT)] = None,
    note_zh: Annotated[
        str | None, typer.Option("--note-zh", metavar="TEXT", help="A sentence in Chinese.", rich_help_panel=_STATEMENT)
    ] = None,
    corrects: Annotated[
        int | None,
        typer.Option("--corrects", metavar="N", min=1, help="The entry of this document that it corrects.", rich_help_panel=_STATEMENT),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="The measure or action itself, not one of its targets.", rich_help_panel=_STATEMENT)
    ] = False,
) -> None:
    """Record what became of a measure, an action or a target. On a terminal, what is missing is asked for."""
    from obligations.cli.stating import Stated, state_entry  # noqa: PLC0415 - imports the models
    from obligations.progress import append_entry  # noqa: PLC0415 - the same

    workspace = asked.find_workspace(to_write=True)
    if workspace.shipped:
        raise UserError(
            "the data that comes with the program is not yours to add to",
            "make a workspace of your own, and add in there: obligations init DIR",
        )
    stated = Stated(record, status, day, value, list(evidence or ()), note, note_zh, corrects, whole=whole)
    # The day of the clock, whatever day is asked about: an entry is recorded on the day it is made.
    question = asked.open()
    try:
        entry = state_entry(question, stated, workspace.measures, read_day(), asked.lang)
    except typer.Abort:
        warn("没有登记任何内容" if asked.lang == "zh" else "nothing was added")
        raise
    added = append_entry(workspace.measures, entry)
    said = f"已登记为第{added.number}条：{added.path}" if asked.lang == "zh" else f"added entry {added.number} to {added.path}"
    try:
        write(f"{said}\n")
        sys.stdout.flush()
    except OSError:
        warn(said)  # it stands, whatever can't be told: adding it again would double it
        raise
    question = asked.open()
    write(f"{_say_outcome(question, entry.of, asked.lang)}\n")
    finish(asked, question)


def _say_outcome(question: Question, record: str, lang: str) -> str:
    """Say what the measures answer now: the state that the new entry leads to, what is on record, how far it is, and on which day."""
    from obligations.cli.stating import find_metric  # noqa: PLC0415 - imports the models

    now = describe_subject(question, record)
    state, word = find_state(question, now)
    metric = find_metric(now)
    parts = [
        f"{now['id']}: {say(state, lang)}",
        say(word, lang) if word not in (None, state) else "",
        say_metric(metric, lang) if metric else "",
        str(question.as_of),
    ]
    return " · ".join(part for part in parts if part)


@takes(asked=read_asked, view=read_view)
def log_command(
    asked: Asked,
    view: View,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Documents, measures, actions or targets; all unless told.",
            autocompletion=complete.measures_and_documents,
        ),
    ] = None,
) -> None:
    """List what is on record, the oldest first. An entry that a later one corrects names it."""
    question = asked.open()
    emit_answer(asked, view, list_entries(question, ids or ()), _LISTING)
    finish(asked, question)


app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=_HELP,
    help="Record what became of a measure, with its evidence, and list what is on record.",
    epilog=(_ADD_EXAMPLES.strip().splitlines()[0] + _LOG_EXAMPLES.rstrip()),
)
app.command("add", cls=Command, epilog=_ADD_EXAMPLES.strip(), context_settings=_HELP)(add_command)
app.command("log", cls=Command, epilog=_LOG_EXAMPLES.strip(), context_settings=_HELP)(log_command)
