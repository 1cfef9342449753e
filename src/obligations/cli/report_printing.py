"""From the rows of a report to what stands on stdout and stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.cli.printing import (
    choose_shown_format,
    emit,
    is_used,
    list_understood,
    order_records,
    put,
)
from obligations.output.answer import RowGroup, Shown
from obligations.output.column import find_columns
from obligations.output.footnotes import describe_rows
from obligations.output.notes import print_note
from obligations.output.report.columns import PARTIES, build_columns
from obligations.output.report.view import ReportView
from obligations.report.find import is_shipped
from obligations.text.speech import Speech
from obligations.text.tables import reports
from obligations.text.words import say_nothing_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.cli.options import Asked, View
    from obligations.output.column import Column
    from obligations.output.formats.format import Format
    from obligations.output.glyphs import Glyphs
    from obligations.records import ReportRow
    from obligations.report.head import Report, ReportColumn
    from obligations.report.run import ReportAnswer


def emit_report(asked: Asked, view: View, found: ReportAnswer) -> None:
    """Print a report, with what should be said beside its rows."""
    form = choose_shown_format(view)
    if form.for_reading:
        put(form, form.render_report(build_view(asked, view, found, form.choose_signs())))
    else:
        emit(form, _show_rows(asked, view, found, form))


def note_own_report(report: Report, lang: str) -> None:
    """Say on stderr where a user's own report answers in place of the one that came along under its
    name.
    """
    if report.own and is_shipped(report.name):
        print_note(Speech(lang).say(reports.OWN_IN_PLACE, name=report.name, file=report.where))


def build_view(
    asked: Asked, view: View, found: ReportAnswer, signs: Glyphs, *, whole: bool = False
) -> ReportView:
    """Return a report as people see it; `whole`: nothing in a cell is cut."""
    known = build_columns(found.columns, signs)
    # People see the basis by the signs behind the names.
    shown = [column.name for column in _list_described(found) if column.kind != "basis"]
    columns = find_columns(view.columns or shown, known)
    records = order_records(found.answer.records, view, known, asked.lang)
    # Whoever asks for columns, an order or groups gets them: a plain table instead of what the
    # report draws by itself.
    own = not (view.columns or view.sort or view.group_by)
    group = view.group_by or (found.report.group if own else "")
    by = find_columns([group], known)[0] if group else None
    used = [
        column
        for column in columns
        if column is not by and (view.columns or is_used(column, records, asked.lang))
    ]
    named = [known[column.name] for column in found.columns if column.kind in PARTIES]
    return ReportView(
        found,
        records,
        known,
        used,
        group=by,
        as_matrix=own and found.report.matrix is not None,
        as_of=asked.as_of,
        lang=asked.lang,
        signs=signs,
        before=list_understood(found.answer, asked.lang, in_file=whole),
        after=_describe(
            found,
            records,
            asked.lang,
            [column for column in named if column is by or column in used],
            whole=whole,
        ),
        whole=whole,
    )


def _show_rows(asked: Asked, view: View, found: ReportAnswer, form: Format) -> Shown[ReportRow]:
    """Return the rows of a report with all its columns, without what people see beside them."""
    known = build_columns(found.columns, form.choose_signs())
    described = [column.name for column in _list_described(found)]
    records = order_records(found.answer.records, view, known, asked.lang)
    before = list_understood(found.answer, asked.lang)
    after = _describe(found, records, asked.lang) if before or not records else []
    columns = find_columns(view.columns or described, known)
    return Shown([RowGroup("", records)], columns, asked.lang, before=before, after=after)


def _list_described(found: ReportAnswer) -> list[ReportColumn]:
    return found.report.columns or found.columns


def _describe(
    found: ReportAnswer,
    records: list[ReportRow],
    lang: str,
    naming: Sequence[Column[ReportRow]] = (),
    *,
    whole: bool = False,
) -> list[str]:
    after = describe_rows(records, found.answer, lang, found.report.rows, naming, whole=whole)
    if records:
        return after
    answer = found.answer
    nothing = say_nothing_found(
        lang, left_out=answer.left_out, filtered=answer.filtered, empty=answer.empty
    )
    return [nothing, *after[1:]]
