"""The rows of a report, read into the table that exports take."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from obligations.cli.options import View
from obligations.cli.report_printing import build_view
from obligations.dates import parse_day
from obligations.exporting.report_table import ExportedColumn, ReportTable
from obligations.exporting.xlsx.columns import write_due
from obligations.exporting.xlsx.sheet import StateCell, make_day
from obligations.output.column import Style
from obligations.output.footnotes import describe_gaps
from obligations.output.glyphs import PAGE
from obligations.output.report.columns import holds_figures
from obligations.output.report.page import list_report_blocks
from obligations.pages.markdown import render_markdown
from obligations.text.words import choose
from obligations.vocabulary import STATES, STATUSES

if TYPE_CHECKING:
    from obligations.cli.options import Asked
    from obligations.exporting.report_table import ReportCell, ReportGrid
    from obligations.exporting.xlsx.sheet import SheetCell
    from obligations.output.column import Column
    from obligations.output.report.view import ReportView
    from obligations.records import ReportRow, ReportValue, StrivingRecord, WhenRecord
    from obligations.report.head import ReportColumn
    from obligations.report.run import ReportAnswer

_STATED = ("state", "status")


def tabulate(
    asked: Asked, found: ReportAnswer, narrowed: list[str], licence: str | None
) -> ReportTable:
    """Return the rows of a report that was run."""
    described = _put_group_first(found.report.columns or found.columns, found.report.group)
    view = build_view(asked, View(None, (), (), None), found, PAGE, whole=True)
    spelled = replace(view.style, spelled=True)
    about = choose(found.report.about, asked.lang)
    return ReportTable(
        name=found.report.name,
        title=choose(found.report.title, asked.lang),
        about=about,
        lang=asked.lang,
        as_of=asked.as_of.isoformat(),
        narrowed=narrowed,
        licence=licence,
        columns=[
            ExportedColumn(column.name, view.known[column.name].heading(asked.lang))
            for column in described
        ],
        rows=[
            [_read(view.known[column.name], record, Style(asked.lang)) for column in described]
            for record in view.records
        ],
        shown=[
            [_make_cell(column, view.known[column.name], record, spelled) for column in described]
            for record in view.records
        ],
        page=render_markdown(
            list_report_blocks(replace(view, before=[*narrowed, *view.before])), asked.lang
        ),
        figures=view.list_figures() if view.records else [],
        grids=_list_grids(view),
        notes=[
            *(view.explain_cells() if view.records else []),
            *describe_gaps(found.answer, asked.lang, in_file=True),
        ],
    )


def _put_group_first(columns: list[ReportColumn], group: str) -> list[ReportColumn]:
    """Return the columns with the one whose values make headings at the front, where it stands for
    them.
    """
    return sorted(columns, key=lambda column: column.name != group)


def _list_grids(view: ReportView) -> list[ReportGrid]:
    timeline = view.list_timeline()
    if view.as_matrix and view.records:
        matrix = [(header, rows) for _, header, rows, _ in view.list_tables()]
    else:
        matrix = []
    return ([timeline] if timeline else []) + matrix


def _read(column: Column[ReportRow], record: ReportRow, style: Style) -> ReportCell:
    value = column.read(record, style)
    if isinstance(value, (int, float)):
        return value
    return column.cell(record, style) or None


def _is_date(value: ReportValue, kind: str) -> TypeGuard[WhenRecord]:
    return kind == "due" and isinstance(value, dict)


def _make_cell(
    described: ReportColumn, column: Column[ReportRow], record: ReportRow, style: Style
) -> SheetCell:
    """Return the cell of a workbook: figures as figures, days as days, states in their colours, all
    else as people read it.
    """
    value = record[described.name]
    if holds_figures(described):
        return _read(column, record, Style(style.lang)) or ("" if value is None else 0)
    if (described.kind == "state" or described.name in _STATED) and value in (*STATES, *STATUSES):
        return StateCell(column.cell(record, style), str(value))
    try:
        if described.kind == "day" and isinstance(value, str) and value:
            return make_day(parse_day(value).isoformat())
        if _is_date(value, described.kind):
            day = record.get("deadline")
            asked: StrivingRecord = {**value, "strive": record.get("strive") == 1}
            return write_due(asked, style.lang, day if isinstance(day, str) else None)
    except (ValueError, TypeError):  # a SELECT can give anything for a day
        pass
    return _read(column, record, style) or ""
