"""A report run: its SELECT over the filtered obligations, its rows as records, its figures.

It is asked as a stranger's question: whatever a file of a user's says, it can do nothing but ask.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.database.untrusted import run_untrusted
from obligations.dates import Period
from obligations.findings import UserError, suggest
from obligations.query.answer import complete_answer
from obligations.query.scopes import narrowed, narrowed_obligations
from obligations.query.successors import fold_predecessors
from obligations.report.head import ReportColumn, span_between
from obligations.report.records import (
    ANSWERING_ROLES,
    NEEDED,
    READ,
    RecordReader,
    find_base,
    load_titles,
    make_plain,
)
from obligations.report.sql_errors import explain_sql_error, find_statements, mask_literals
from obligations.sentences import tell
from obligations.text.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from obligations.query.answer import Answer
    from obligations.query.filters import Filters
    from obligations.query.session import Question
    from obligations.records import Bilingual, ReportRow, SqlValue
    from obligations.report.head import Figure, Report

_REFUSED = (sqlite3.Error, sqlite3.Warning, ValueError)
_SINCE = re.compile(r":since\b")
_AGAIN = re.compile(r":\d+$")  # what SQLite writes behind a name that a SELECT within gives again
_NO_DAYS = dict.fromkeys(("as_of", "soon", "since"))


@dataclass(slots=True)
class ReportAnswer:
    """The rows of a report as records, by the names of its columns, and its figures.

    `columns` are all that can be shown.

    `titles` are those of the measures and actions in a flowchart, by id.
    """

    report: Report
    answer: Answer[ReportRow]
    columns: list[ReportColumn]
    figures: list[tuple[Figure, str | float]] = field(default_factory=list)
    titles: dict[str, Bilingual] = field(default_factory=dict)


def run_report(
    question: Question,
    report: Report,
    filters: Filters,
    *,
    since: date | None = None,
    fold: bool = False,
) -> ReportAnswer:
    """Run a report.

    Raises ReportError for one that is broken, and UserError for a `since` that it doesn't ask
    about.
    """
    if since is not None and not _SINCE.search(mask_literals(report.sql)):
        raise UserError(
            tell("the report {name!r} doesn't ask for --since", name=report.name),
            tell("the report that does: changes"),
        )
    sql = _take_statement(report)
    parameters = {
        "as_of": question.as_of.isoformat(),
        "soon": (question.as_of + question.within).isoformat(),
        "since": since.isoformat() if since else None,
    }
    listed = Period(since, question.as_of) if since else None
    with narrowed(question, filters, listed=listed) as checked:
        if checked.roles == ("signatory",):
            raise UserError(
                tell("reports count obligations; a signatory has none"),
                tell("what a body signed: obligations list --role signatory"),
            )
        if checked.roles == ("assigned",):
            raise UserError(
                tell("reports count obligations; who looks after something here has none"),
                tell("what a body looks after: obligations due --role assigned"),
            )
        with narrowed_obligations(question, checked):
            if fold:
                fold_predecessors(question)
            names, rows = _ask(question, report, sql, parameters)
            columns = _find_columns(report, names)
            figures = _compute_figures(question, report, sql, parameters)
            reader = RecordReader(question)
            records = [reader.read(dict(zip(names, row, strict=True)), columns) for row in rows]
            titles = load_titles(question) if report.flowchart else {}
        answer = complete_answer(question, checked, records, "obligation")
    return ReportAnswer(report, answer, columns, figures, titles)


def list_columns(question: Question, report: Report) -> list[ReportColumn]:
    """Return the columns of a report, without running it.

    Raises ReportError for one that is broken.
    """
    sql = _take_statement(report)
    # By itself first: what is wrong with it is not to be found in the SELECT around it.
    _ask(question, report, f"EXPLAIN {sql}", _NO_DAYS)
    names, _ = _ask(question, report, _leave_rows_out(sql), _NO_DAYS)
    return _find_columns(report, names)


def check_report(question: Question, report: Report) -> None:
    """Raise ReportError for a report that can't be run, without running it."""
    list_columns(question, report)
    _compute_figures(question, report, _leave_rows_out(_take_statement(report)), _NO_DAYS)


def _leave_rows_out(sql: str) -> str:
    """Return a SELECT of the columns of another one, which reckons none of its rows."""
    return f"SELECT * FROM (\n{sql}\n) LIMIT 0"


def _take_statement(report: Report) -> str:
    """Return the one statement, without the semicolon at its end."""
    places = find_statements(report.sql)
    if not places:
        raise report.fail(
            None,
            tell("it contains no SELECT"),
            tell("see the tables with: obligations sql --tables"),
        )
    if len(places) > 1:
        raise report.fail(
            span_between(report.sql, *places[1]),
            tell("a second statement begins here: a report is one SELECT"),
            tell("put the rest into a report of its own"),
        )
    end = mask_literals(report.sql).rstrip()
    if end.endswith(";"):
        return report.sql[: len(end) - 1]
    return report.sql


def _ask(
    question: Question, report: Report, sql: str, parameters: Mapping[str, str | None]
) -> tuple[list[str], list[tuple[SqlValue, ...]]]:
    try:
        names, rows = run_untrusted(question.connection, sql, parameters)
    except UserError as error:
        raise report.fail(None, error.message, error.hint) from None
    except _REFUSED as error:
        raise explain_sql_error(question.connection, report, error) from None
    bases = [_AGAIN.sub("", name) for name in names]
    twice = next((name for at, name in enumerate(bases) if name in names[:at]), None)
    if twice is not None:
        raise report.fail(
            None,
            tell("the SELECT gives the column {twice!r} twice", twice=twice),
            tell("rename one of them: … AS name"),
        )
    return names, rows


def _compute_figures(
    question: Question, report: Report, sql: str, parameters: Mapping[str, str | None]
) -> list[tuple[Figure, str | float]]:
    """Compute all figures at once; where that fails, one by one, to name the one that is wrong."""
    if not report.figures:
        return []
    try:
        values = _select_figures(question, report.figures, sql, parameters)
    except _REFUSED:
        for figure in report.figures:
            try:
                _select_figures(question, [figure], sql, parameters)
            except _REFUSED as error:
                hint = tell("a figure is an expression over the rows of the report: count(*)")
                raise report.fail(
                    figure.span, tell("SQLite: {problem}", problem=str(error)), hint
                ) from None
        raise
    return [
        (figure, plain)
        for figure, value in zip(report.figures, values, strict=True)
        if (plain := make_plain(value)) is not None
    ]


def _select_figures(
    question: Question, figures: list[Figure], sql: str, parameters: Mapping[str, str | None]
) -> tuple[SqlValue, ...]:
    expressions = ", ".join(f"({figure.sql})" for figure in figures)
    _, rows = run_untrusted(
        question.connection, f"SELECT {expressions} FROM (\n{sql}\n)", parameters
    )
    if rows:
        return rows[0]
    return (None,) * len(figures)


def _find_columns(report: Report, names: list[str]) -> list[ReportColumn]:
    """Return the columns that are described, checked against what the SELECT gives, and after them
    those that are not.
    """
    given = dict.fromkeys(find_base(name, names) for name in names)
    answering = {column.name for column in report.columns if column.kind == "who"}
    for column in report.columns:
        needed = (
            ANSWERING_ROLES if column.kind == "who" else NEEDED.get(column.kind, (column.name,))
        )
        if column.other and not (column.kind == "basis" and column.other in answering):
            other = [column.other]
        else:
            other = []
        missing = [name for name in (*needed, *other) if name not in given]
        if missing:
            hint = suggest(missing[0], given) or tell("it gives: {columns:, }", columns=list(given))
            raise report.fail(
                column.span,
                tell("the SELECT gives no column {missing!r}", missing=missing[0]),
                hint,
            )
    known = {column.name: column for column in report.columns}
    for key, wanted in (
        ("group", report.group),
        ("timeline", report.timeline),
        ("flowchart", report.flowchart),
        *(("matrix", name) for name in (report.matrix.names if report.matrix else ())),
    ):
        if wanted and wanted not in known and wanted not in given:
            raise report.fail(
                report.spans[key],
                tell("the SELECT gives no column {wanted!r}", wanted=wanted),
                suggest(wanted, given),
            )
    read = {name for column in report.columns for name in READ.get(column.kind, ())}
    # Who answers is told from two columns, which can be shown as well.
    if any(column.kind == "who" for column in report.columns):
        kinds = dict.fromkeys(ANSWERING_ROLES, "parties")
    else:
        kinds = {}
    others = [name for name in given if name not in known and name not in read]
    return [
        *report.columns,
        *(ReportColumn(name, Phrase(name, name), kinds.get(name, "text")) for name in others),
    ]
