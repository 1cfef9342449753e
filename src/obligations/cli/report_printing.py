"""From the rows of a report to what stands on stdout and stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from obligations.cli.printing import choose_format, is_used, order_records, warn, write, write_flat
from obligations.output.column import Style, find_columns
from obligations.output.footnotes import describe_rows, describe_understood
from obligations.output.glyphs import choose_signs
from obligations.output.report.columns import PARTIES, build_columns
from obligations.output.report.view import ReportView, render_report_markdown
from obligations.report.find import is_shipped
from obligations.text.words import say_nothing_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.cli.options import Asked, View
    from obligations.output.column import Column
    from obligations.output.glyphs import Signs
    from obligations.report.head import Report, ReportColumn
    from obligations.report.run import ReportAnswer

Record = dict[str, Any]


def emit_report(asked: Asked, view: View, found: ReportAnswer) -> None:
    """Print a report, with what should be said beside its rows."""
    kind = choose_format(view)
    if kind not in ("table", "md"):
        _emit_flat(asked, view, found, kind)
        return
    drawn = build_view(asked, view, found, choose_signs(kind, terminal=sys.stdout.isatty()))
    if kind == "md":
        write(render_report_markdown(drawn))
        return
    from obligations.output.report.screen import print_report

    print_report(drawn)


def say_whose(report: Report, lang: str) -> None:
    """Say on stderr where a user's own report answers in place of the one that came along under its
    name.
    """
    if report.own and is_shipped(report.name):
        zh = f"报告 {report.name}：采用自有文件 {report.where}，代替内置的同名报告"
        warn(
            zh
            if lang == "zh"
            else (
                f"report {report.name}: your own, {report.where}, in place of the one that comes"
                " with the program"
            )
        )


def build_view(
    asked: Asked, view: View, found: ReportAnswer, signs: Signs, *, whole: bool = False
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
        before=_list_understood(found, asked.lang, in_file=whole),
        after=_describe(
            found,
            records,
            asked.lang,
            [column for column in named if column is by or column in used],
            whole=whole,
        ),
        whole=whole,
    )


def _emit_flat(asked: Asked, view: View, found: ReportAnswer, kind: str) -> None:
    known = build_columns(found.columns, choose_signs(kind, terminal=False))
    columns = find_columns(
        view.columns or [column.name for column in _list_described(found)], known
    )
    records = order_records(found.answer.records, view, known, asked.lang)
    before = _list_understood(found, asked.lang)
    for line in before + (_describe(found, records, asked.lang) if before or not records else []):
        warn(line)
    write_flat(records, columns, kind, Style(asked.lang))


def _list_understood(found: ReportAnswer, lang: str, *, in_file: bool = False) -> list[str]:
    return [
        line
        for understood in found.answer.understood
        for line in describe_understood(understood, lang, in_file=in_file)
    ]


def _list_described(found: ReportAnswer) -> list[ReportColumn]:
    return found.report.columns or found.columns


def _describe(
    found: ReportAnswer,
    records: list[Record],
    lang: str,
    naming: Sequence[Column] = (),
    *,
    whole: bool = False,
) -> list[str]:
    after = describe_rows(records, found.answer, lang, found.report.rows, naming, whole=whole)
    return after if records else [say_nothing_found(lang), *after[1:]]
