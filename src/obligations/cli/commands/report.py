"""`obligations report`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import (
    Asked,
    Fold,
    Since,
    View,
    read_asked,
    read_since,
    read_view,
    takes,
)
from obligations.cli.printing import emit_answer, finish
from obligations.cli.report_printing import emit_report, note_own_report
from obligations.cli.time_limit import limiting_time, read_timeout
from obligations.findings import UserError
from obligations.output.notes import print_note
from obligations.output.report.columns import REPORT_LIST
from obligations.query.answer import Answer
from obligations.query.filters import Filters
from obligations.records import ListedReportRecord
from obligations.report.find import find_report, list_reports
from obligations.report.run import run_report
from obligations.sentences import tell


@takes(filters=read_filters, asked=read_asked, view=read_view, timeout=read_timeout)
def report_command(
    filters: Filters,
    asked: Asked,
    view: View,
    timeout: float | None,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            help="Report to run; omit to list all.",
            autocompletion=complete.reports,
        ),
    ] = None,
    since: Since = None,
    fold: Fold = False,
) -> None:
    """Run a report: deadlines, departments, coverage, lineage and others.

    A report is a SQL file: put your own into reports/.
    """
    folder = asked.find_workspace().reports
    if name is None:
        if filters != Filters() or since or fold:
            raise UserError(
                tell("filters, --since and --fold narrow a report, and none is named"),
                tell("obligations report lists them by name"),
            )
        _list(asked, view)
        return
    report = find_report(folder, name)
    note_own_report(report, asked.lang)
    first = read_since(since, asked.as_of)
    question = asked.open()
    with limiting_time(question.connection, timeout):
        found = run_report(question, report, filters, since=first, fold=fold)
    emit_report(asked, view, found)
    finish(asked, question)


def _list(asked: Asked, view: View) -> None:
    reports, problems = list_reports(asked.find_workspace().reports)
    records: list[ListedReportRecord] = [
        {
            "name": report.name,
            "title": report.title,
            "summary": report.about or None,
            "origin": "own" if report.own else "shipped",
        }
        for report in reports
    ]
    emit_answer(asked, view, Answer(records), REPORT_LIST)
    for report in reports:
        note_own_report(report, asked.lang)
    for problem in problems:
        print_note(tell("left out: {message}", message=problem.message))
    if problems:
        raise typer.Exit(1)


app = make_app(
    report_command,
    name="report",
    examples="""
obligations report
obligations report deadlines --dept Customs
obligations report departments --fold --format csv
obligations report changes --since 2024-01-01 --as-of 2024-12-31
""",
)
