"""From the rows of a report to what stands on stdout and stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from obligations.cli.emit import choose_format, is_used, order_records, warn, write
from obligations.labels import say_nothing_found
from obligations.output.columns import Style, find_columns
from obligations.output.flat import render_csv, render_json, render_jsonl, render_plain
from obligations.output.notes import describe_rows, describe_understood
from obligations.output.report_columns import PARTIES, build_columns
from obligations.output.report_view import ReportView, render_report_markdown
from obligations.output.signs import choose_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.cli.options import Asked, View
    from obligations.output.columns import Column
    from obligations.query.report_rows import ReportAnswer

Record = dict[str, Any]


def emit_report(asked: Asked, view: View, found: ReportAnswer) -> None:
    """Print a report, with what should be said beside its rows."""
    kind = choose_format(view)
    known = build_columns(found.columns, choose_signs(kind, terminal=sys.stdout.isatty()))
    described = found.report.columns or found.columns
    # People see the basis by the signs behind the names.
    shown = [column.name for column in described if kind not in ("table", "md") or column.kind != "basis"]
    columns = find_columns(view.columns or shown, known)
    records = order_records(found.answer.records, view, known, asked.lang)
    before = [line for understood in found.answer.understood for line in describe_understood(understood, asked.lang)]
    if kind not in ("table", "md"):
        for line in before + (_describe(found, records, asked.lang) if before or not records else []):
            warn(line)
        _write_flat(records, columns, kind, asked.lang)
        return
    # Whoever asks for columns, an order or groups gets them: a plain table instead of what the report draws by itself.
    own = not (view.columns or view.sort or view.group_by)
    group = view.group_by or (found.report.group if own else "")
    by = find_columns([group], known)[0] if group else None
    used = [column for column in columns if column is not by and (view.columns or is_used(column, records, asked.lang))]
    named = [known[column.name] for column in found.columns if column.kind in PARTIES]
    drawn = ReportView(
        found,
        records,
        known,
        used,
        group=by,
        as_matrix=own and found.report.matrix is not None,
        as_of=asked.as_of,
        lang=asked.lang,
        signs=choose_signs(kind, terminal=sys.stdout.isatty()),
        before=before,
        after=_describe(found, records, asked.lang, [column for column in named if column is by or column in used]),
    )
    if kind == "md":
        write(render_report_markdown(drawn))
        return
    from obligations.output.report_screen import print_report  # noqa: PLC0415 - Rich only where a report is drawn

    print_report(drawn)


def _describe(found: ReportAnswer, records: list[Record], lang: str, naming: Sequence[Column] = ()) -> list[str]:
    after = describe_rows(records, found.answer, lang, found.report.rows, naming)
    return after if records else [say_nothing_found(lang), *after[1:]]


def _write_flat(records: list[Record], columns: list[Column], kind: str, lang: str) -> None:
    if kind in ("json", "jsonl"):
        write(render_json(records) if kind == "json" else render_jsonl(records))
        return
    style = Style(lang, human=False)
    rows = [[column.cell(record, style) for column in columns] for record in records]
    write(render_plain(rows) if kind == "plain" else render_csv([column.name for column in columns], rows))
