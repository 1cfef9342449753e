"""A report as blocks of a page: title, figures, a timeline, a table for each group, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.answer_page import make_page_columns
from obligations.pages.page import (
    Chart,
    Figures,
    PageHeading,
    PageTable,
    Paragraph,
    Remarks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.output.report.view import ReportView
    from obligations.pages.page import PageBlock


def list_report_blocks(view: ReportView) -> Iterator[PageBlock]:
    """Yield what a report shows."""
    yield PageHeading(view.title, level=1)
    if view.about:
        yield Paragraph(view.about)
    if view.before:
        yield Remarks(view.before)
    figures = [(label, value) for value, label in view.list_figures()]
    if figures:
        yield Figures(figures)
    timeline = view.list_timeline()
    if timeline:
        header, rows = timeline
        kinds = ["word", *("count" for _ in header[1:])]
        yield PageTable(make_page_columns(header, kinds), rows)
    if view.records:
        yield from _list_tables(view)
    notes = view.list_notes()
    if notes:
        yield Remarks(notes, below=True)


def _list_tables(view: ReportView) -> Iterator[PageBlock]:
    for heading, header, rows, members in view.list_tables():
        if heading:
            yield PageHeading(heading)
        if chart := view.draw_flowchart(members):
            yield Chart(chart)
        kinds = ["word"] * len(header) if view.as_matrix else view.kinds
        yield PageTable(make_page_columns(header, kinds), rows)
