"""`obligations export`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli import complete
from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, Fold, Since, read_asked, read_since, takes
from obligations.cli.printing import finish, write
from obligations.cli.time_limit import limiting_time, read_timeout
from obligations.dates import parse_duration
from obligations.disk import show_path
from obligations.findings import OptionError, UserError, check_word
from obligations.output.footnotes import describe_gaps, describe_understood
from obligations.output.notes import print_note
from obligations.output.progress_bar import track
from obligations.query.documents import list_documents
from obligations.query.filters import Filters, check_filters
from obligations.report.find import find_report
from obligations.report.run import run_report
from obligations.sentences import tell
from obligations.text.escaping import show_controls
from obligations.text.speech import Speech, say_count
from obligations.text.tables import exports
from obligations.text.words import say_measures, say_nothing_found
from obligations.workspace import list_stack

if TYPE_CHECKING:
    from datetime import timedelta

    from obligations.exporting.request import Counts
    from obligations.workspace import Workspace

_ALARM = "30d"
_SHIPPED_LICENCE = "CC0-1.0"
_STANDARD_OUTPUT = (
    "-",
    "/dev/stdout",
)  # as a path the latter may lead to a file, which would be replaced
_SPLITS = ("dept",)
_UNCHANGED, _CUT_OFF = tell("nothing was changed"), tell("no complete output was written")


@takes(filters=read_filters, asked=read_asked, timeout=read_timeout)
def export_command(
    what: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="xlsx, ics, atom, datapackage, sqlite, parquet or md.",
            autocompletion=complete.exports,
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="The file (- for standard output); for datapackage, parquet and md a folder.",
            rich_help_panel="Output",
        ),
    ],
    filters: Filters,
    asked: Asked,
    timeout: float | None,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="NAME",
            help="Export the rows of this report.",
            rich_help_panel="Output",
            autocompletion=complete.reports,
        ),
    ] = None,
    since: Since = None,
    fold: Fold = False,
    alarm: Annotated[
        str | None,
        typer.Option(
            "--alarm",
            metavar="DAYS",
            help=tell(
                "How long before a deadline the calendar reminds: {days}, 2w or none.", days=_ALARM
            ),
            rich_help_panel="Output",
        ),
    ] = None,
    form: Annotated[
        bool,
        typer.Option(
            "--form",
            help="With xlsx: a form to fill in, which progress import reads back.",
            rich_help_panel="Output",
        ),
    ] = False,
    split: Annotated[
        str | None,
        typer.Option(
            "--split",
            metavar="dept",
            help="With --form: one form for each department, in a folder.",
            rich_help_panel="Output",
            autocompletion=complete.splits,
        ),
    ] = None,
) -> None:
    """Export to a workbook, a calendar, a feed, a data package, a database, Parquet files or pages.
    What is at PATH is replaced once everything is written; a form never replaces anything.
    """
    from obligations.cli.commands.export_report import tabulate  # the help needs none of it
    from obligations.cli.report_printing import note_own_report
    from obligations.exporting.destination import is_stream
    from obligations.exporting.form import put_form, put_forms
    from obligations.exporting.interrupts import ending_cleanly
    from obligations.exporting.kinds import EXPORT_KINDS
    from obligations.exporting.narrowing import say_narrowing, say_report_options
    from obligations.exporting.request import Order

    chosen = EXPORT_KINDS[check_word("kind of export", what, list(EXPORT_KINDS))]
    if report is None and (since or fold):
        raise UserError(
            tell("--since and --fold are for reports, and none is named"),
            tell("name one: --report changes --since 2024"),
        )
    _check_form(what, report, split, form=form)
    ring = _read_alarm(alarm, what)
    place = sys.stdout.fileno() if output in _STANDARD_OUTPUT else Path(output)
    to_stream = isinstance(place, int) or is_stream(place)
    asked.find_workspace(to_write=True)
    if not to_stream:
        _keep_out(output, asked.find_workspace())
    question = asked.open()
    checked = check_filters(question, filters)
    for understood in checked.departments:
        for line in describe_understood(understood, asked.lang):
            print_note(line)
    answer = list_documents(question, filters)
    for note in describe_gaps(answer, asked.lang):
        print_note(note)
    notes = describe_gaps(answer, asked.lang, in_file=True)
    narrowed = say_narrowing(filters, checked, asked.lang)
    licence = _SHIPPED_LICENCE if asked.find_workspace().shipped else None
    order = Order(question, filters, asked.lang, track, narrowed, notes, licence, ring)
    with ending_cleanly(_CUT_OFF if to_stream else _UNCHANGED):
        if form:
            counts = (put_forms if split else put_form)(order, place)
        elif report is None:
            counts = chosen.put(order, place)
        else:
            wanted = find_report(asked.find_workspace().reports, report)
            note_own_report(wanted, asked.lang)
            with limiting_time(question.connection, timeout):
                found = run_report(
                    question, wanted, filters, since=read_since(since, asked.as_of), fold=fold
                )
            narrowed += say_report_options(since, fold=fold, lang=asked.lang)
            counts = chosen.put_report(tabulate(asked, found, narrowed, licence), place)
    if not any(counts.values()):
        print_note(say_nothing_found(asked.lang, filtered=filters != Filters()))
    # Where the export itself goes to standard output, nothing else does.
    done = _say_done(output, counts, asked.lang)
    if to_stream:
        print_note(done)
    else:
        write(f"{done}\n")
    finish(asked, question)


def _check_form(what: str, report: str | None, split: str | None, *, form: bool) -> None:
    """Raise UserError for options that don't go together with a form, or with none."""
    if split is not None:
        check_word("way to split", split, _SPLITS)
    if form and (what != "xlsx" or report is not None):
        raise UserError(
            tell("--form is for workbooks of measures and targets"),
            tell("write it like this: obligations export xlsx --form -o form.xlsx"),
        )
    if split is not None and not form:
        raise UserError(tell("--split is for forms"), tell("say both: --form --split dept"))


def _read_alarm(text: str | None, what: str) -> timedelta | None:
    """Read how long before a deadline a calendar rings; None for never.

    Raises UserError for a duration that is none, and for one where no calendar is made.
    """
    if text is not None and what != "ics":
        raise UserError(
            tell("--alarm is for calendars, not for {what}", what=what),
            tell("leave it out, or: obligations export ics"),
        )
    try:
        if text == "none":
            return None
        return parse_duration(text or _ALARM)
    except ValueError as error:
        raise OptionError("--alarm", tell("{problem}, or none", problem=str(error))) from None


def _keep_out(output: str, workspace: Workspace) -> None:
    """Raise UserError for a place among the measures themselves."""
    place = Path(os.path.realpath(output))
    own = [
        Path(os.path.realpath(Path(*workspace.find(file.path)))) for file in list_stack(workspace)
    ]
    folders = [layer.measures for layer in workspace.layers]
    if place in own or any(place.is_relative_to(folder) for folder in folders):
        raise UserError(
            tell("{output!r} is inside the folder of measures", output=show_path(output)),
            tell("choose a place outside of {path!r}", path=show_path(workspace.measures)),
        )


def _say_done(output: str, counts: Counts, lang: str) -> str:
    speech, place = Speech(lang), show_controls(show_path(output))
    if output in _STANDARD_OUTPUT:
        place = speech.say(exports.STANDARD_OUTPUT)
    return speech.say(exports.WROTE, place=place, counts=_say_counts(counts, lang))


def _say_counts(counts: Counts, lang: str) -> str:
    if "event" in counts:
        return _say_events(counts, lang)
    said = [
        say_measures(count, counts["closing"], lang)
        if noun == "measure"
        else say_count(count, noun, lang)
        for noun, count in counts.items()
        if noun != "closing"
    ]
    return Speech(lang).join(said)


def _say_events(counts: Counts, lang: str) -> str:
    speech = Speech(lang)
    return speech.say(
        exports.EVENTS_BUT_UNDATED if counts["undated"] else exports.EVENTS,
        events=speech.count(counts["event"], "event"),
        to_come=counts["to_come"],
        count=counts["undated"],
    )


app = make_app(
    export_command,
    name="export",
    examples="""
obligations export xlsx --dept Customs -o customs.xlsx
obligations export ics --dept Customs -o customs.ics
obligations export atom --dept Customs -o customs.atom
obligations export xlsx --form --dept Customs -o form.xlsx
obligations export xlsx --form --split dept --due 2026 -o forms
obligations export xlsx --report deadlines -o deadlines.xlsx
obligations export xlsx --report changes --since 2024 -o changes.xlsx
obligations export datapackage -o data
""",
)
