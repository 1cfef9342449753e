"""The rows of a report, read into the table that exports take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.exporting.report_table import ReportColumn, ReportTable
from obligations.labels import choose, say
from obligations.output.columns import DOCUMENT, INFERRED, Style
from obligations.output.report_columns import PARTIES, build_columns
from obligations.output.signs import choose_signs
from obligations.query.report_rows import run_report
from obligations.query.reports import find_report

if TYPE_CHECKING:
    from obligations.cli.options import Asked
    from obligations.exporting.report_table import Value
    from obligations.output.columns import Column
    from obligations.query.filters import Filters

# Kinds of columns that hold figures, which a file gets as figures.
_COUNTED = ("number", "bar")
_MARKED = (*PARTIES, "letter", "sign")


def tabulate(asked: Asked, filters: Filters, name: str) -> ReportTable:
    """Run a report and give its rows. Raises UserError for one that isn't there or is broken."""
    found = run_report(asked.open(), find_report(asked.find_workspace().reports, name), filters)
    described = found.report.columns or found.columns
    known = build_columns(described, choose_signs("plain", terminal=False))
    programs, people = Style(asked.lang), Style(asked.lang, human=True)
    records = found.answer.records
    notes = [f"{sign} {say(word, asked.lang)}" for sign, word in ((INFERRED, "inferred"), (DOCUMENT, "document"))]
    return ReportTable(
        name=found.report.name,
        title=choose(found.report.title, asked.lang),
        columns=[ReportColumn(column.name, known[column.name].heading(asked.lang), column.kind == "state") for column in described],
        rows=[[_read(known[column.name], record, programs) for column in described] for record in records],
        shown=[
            [_read(known[column.name], record, programs if column.kind in _COUNTED else people) for column in described]
            for record in records
        ],
        notes=[" · ".join(notes)] if any(column.kind in _MARKED for column in described) else [],
    )


def _read(column: Column, record: dict[str, Any], style: Style) -> Value:
    value = column.read(record, style)
    return value if isinstance(value, (int, float)) else column.cell(record, style) or None
