"""`obligations progress add`, `progress log` and `progress import`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli import complete
from obligations.cli.commands.progress_import import IMPORT_EXAMPLES, import_command
from obligations.cli.group import Subcommand, make_group
from obligations.cli.options import (
    Asked,
    DocumentOption,
    View,
    read_as_of,
    read_asked,
    read_view,
    takes,
)
from obligations.cli.printing import emit_answer, finish, write
from obligations.disk import show_path
from obligations.evidence_files import keep_evidence_file
from obligations.output.entry_columns import ENTRY_LIST
from obligations.output.notes import print_note
from obligations.query.entries import (
    check_correctable,
    describe_subject,
    find_metric,
    find_recorded,
    find_state,
    list_entries,
)
from obligations.query.measures import read_amount
from obligations.text.speech import Speech
from obligations.text.tables import progress
from obligations.text.written_metrics import say_metric
from obligations.writable import open_to_record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.disk import WritableFolder
    from obligations.evidence_files import EvidenceFile
    from obligations.query.session import Question, Row

_STATEMENT = "Entry"
_ADD_EXAMPLES = """
obligations progress add 2021-m07.t1 --status partly-met --date 2024-12-31 --value 85 \
--evidence https://www.example.org/report
obligations progress add 2021-m05.7 --status met --date 2024-06-08 --evidence 2024-m14 \
--note "The guidelines are being revised."
obligations progress add 2021-m07.t1 --status met --date 2024-12-31 --corrects 5f3a91c2 \
--evidence "https://www.example.org/list; title=List of companies; \
publisher=Ministry of Commerce; quality=official"
obligations progress add --status withdrawn --corrects 5f3a91c2 \
--note "The report speaks of another year."
obligations progress add 2021-m07.t1
"""
_LOG_EXAMPLES = """
obligations progress log
obligations progress log 2021-m05
obligations progress log 2021 --as-of 2023-12-31 --format csv
"""


@takes(asked=read_asked)
def add_command(
    asked: Asked,
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help=(
                "A measure, an action or a target; of one that recurs, with the period in which"
                " it is due: 2031-m02.t1@2032-Q1."
            ),
            autocompletion=complete.measures,
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="in-progress, met, partly-met, missed, superseded, not-found or withdrawn.",
            rich_help_panel=_STATEMENT,
            autocompletion=complete.statuses,
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="DATE",
            help="The day from which the evidence shows it.",
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value",
            metavar="N",
            help="How much was reached, if the target has a metric.",
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence",
            metavar="URL|ID|NUMBER|FILE[; KEY=TEXT]...",
            help=(
                "What shows it: a web address, a measure, an official number, or a file, which is"
                " copied to measures/evidence/; then what is known of it, by the keys quality,"
                " number, issuers, publisher, title, dated and retrieved. Repeat for more;"
                " required for met and missed."
            ),
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option(
            "--note",
            metavar="TEXT",
            help="A short note, in English or Chinese.",
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    note_lang: Annotated[
        str | None,
        typer.Option(
            "--note-lang",
            metavar="en|zh",
            help="Language of --note, if it isn't recognised from the characters.",
            rich_help_panel=_STATEMENT,
            autocompletion=complete.languages,
        ),
    ] = None,
    note_zh: Annotated[
        str | None,
        typer.Option(
            "--note-zh",
            metavar="TEXT",
            help="The note in Chinese, in addition to an English --note.",
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    corrects: Annotated[
        list[str] | None,
        typer.Option(
            "--corrects",
            metavar="ENTRY",
            help=(
                "The entry that this one corrects or withdraws, by its id in progress log;"
                " repeat for more."
            ),
            rich_help_panel=_STATEMENT,
        ),
    ] = None,
    whole: Annotated[
        bool,
        typer.Option(
            "--whole",
            help="Record on the measure or action itself; don't ask for or list its targets.",
            rich_help_panel=_STATEMENT,
        ),
    ] = False,
    document: DocumentOption = None,
) -> None:
    """Record what became of a measure, an action or a target.

    On a terminal, the program asks for what is missing.
    """
    from obligations.cli.progress_dialogue import Stated, state_entry
    from obligations.progress import append_entry  # the same

    workspace = asked.find_workspace()
    writable = open_to_record(workspace)
    stated = Stated(
        record,
        status,
        day,
        value,
        list(evidence or ()),
        note,
        note_zh,
        note_lang,
        list(corrects or ()),
        whole=whole,
        document=document,
    )
    # The day of the clock, whatever day is asked about: an entry is recorded on the day it is made.
    question = asked.open()
    try:
        entry, files = state_entry(question, stated, read_as_of(), asked.lang)
    except typer.Abort:
        print_note(Speech(asked.lang).say(progress.NOT_ADDED))
        raise
    recorded = find_recorded(question, entry.of, entry.fact)
    if recorded:
        _keep_files(writable.measures, files)
        write(
            f"{_say_recorded(recorded, asked.lang)}\n"
            f"{_say_outcome(question, recorded, asked.lang)}\n"
        )
        finish(asked, question)
        return
    check_correctable(question, entry.of, entry.corrects)
    _keep_files(writable.measures, files)
    added = append_entry(writable.measures, entry)
    path = show_path(added.path)
    said = Speech(asked.lang).say(progress.ENTRY_ADDED, entry=added.id, path=path)
    try:
        write(f"{said}\n")
        sys.stdout.flush()
    except OSError:
        print_note(said)  # it stands, whatever can't be told
        raise
    question = asked.open()
    row = find_recorded(question, entry.of, entry.fact)
    if row:
        write(f"{_say_outcome(question, row, asked.lang)}\n")
    finish(asked, question)


def _keep_files(measures: WritableFolder, files: Iterable[EvidenceFile]) -> None:
    """Keep the files that show an entry before it is written: one without its entry means nothing,
    an entry without its file has lost what shows it.
    """
    for file in files:
        keep_evidence_file(measures, file)


def _say_recorded(row: Row, lang: str) -> str:
    return Speech(lang).say(progress.RECORDED_ALREADY, entry=row["id"], day=row["recorded"])


def _say_outcome(question: Question, row: Row, lang: str) -> str:
    """Say what an entry says, of which day, and what it corrects.

    Then the state that the measures are in on the day asked about.
    """
    speech = Speech(lang)
    corrects = speech.join(json.loads(row["corrects"]))
    state = find_state(question, row["of"])
    parts = [
        speech.field(row["of"], speech.word(row["status"])),
        row["date"],
        _say_value(question, row, lang),
        speech.say(progress.CORRECTS_ENTRIES, entries=corrects) if corrects else "",
    ]
    if state:
        day = speech.say(progress.STATE_ON, day=question.as_of)
        parts.append(speech.field(day, speech.word(state)))
    return " · ".join(part for part in parts if part)


def _say_value(question: Question, row: Row, lang: str) -> str:
    value = read_amount(row["value_text"])
    if value is None:
        return ""
    metric = find_metric(describe_subject(question, row["of"]))
    if metric:
        return say_metric({**metric, "reached": value}, lang)
    return f"{value:,}"


@takes(asked=read_asked, view=read_view)
def log_command(
    asked: Asked,
    view: View,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Documents, measures, actions or targets (default: all).",
            autocompletion=complete.measures_and_documents,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Include withdrawn entries, and what withdrew them.")
    ] = False,
    document: DocumentOption = None,
) -> None:
    """List progress entries, oldest first; a corrected entry names the one that corrects it."""
    question = asked.open()
    answer = list_entries(question, ids or (), document, withdrawn=everything)
    emit_answer(asked, view, answer, ENTRY_LIST)
    finish(asked, question)


app = make_group(
    Subcommand("add", add_command, _ADD_EXAMPLES),
    Subcommand("log", log_command, _LOG_EXAMPLES, "List progress entries, oldest first."),
    Subcommand("import", import_command, IMPORT_EXAMPLES, "Read filled-in forms back."),
    help="Record progress on a measure, with evidence, and list what is on record.",
)
