"""From the rows of a report to what stands on stdout and stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from obligations.cli.emit import choose_format, is_used, order_records, warn, write
from obligations.output.columns import BASIS_MARKS, Style, find_columns
from obligations.output.flat import render_csv, render_json, render_jsonl, render_plain
from obligations.output.notes import describe_rows, describe_understood, explain_marks, say_nothing_found
from obligations.output.report_columns import build_columns
from obligations.output.report_view import ReportView, render_report_markdown
from obligations.output.signs import choose_signs

if TYPE_CHECKING:
    from obligations.cli.options import Asked, View
    from obligations.output.columns import Column
    from obligations.query.report_file import ReportColumn
    from obligations.query.report_rows import ReportAnswer

Record = dict[str, Any]


def emit_report(asked: Asked, view: View, found: ReportAnswer) -> None:
    """Print a report, with what should be said beside its rows."""
    kind = choose_format(view)
    known = build_columns(found.columns, choose_signs(kind, terminal=sys.stdout.isatty()))
    described = found.report.columns or found.columns
    columns = find_columns(view.columns or [column.name for column in described], known)
    records = order_records(found.answer.records, view, known, asked.lang)
    before = [line for understood in found.answer.understood for line in describe_understood(understood, asked.lang)]
    after = describe_rows(records, found.answer.generic, found.answer.signed, asked.lang, found.report.rows)
    if not records:
        after[0] = say_nothing_found(asked.lang)
    if kind not in ("table", "md"):
        for line in before + (after if before or not records else []):
            warn(line)
        _write_flat(records, columns, kind, asked.lang)
        return
    # Whoever asks for columns, an order or groups gets them: a plain table instead of what the report draws by itself.
    own = not (view.columns or view.sort or view.group_by)
    group = view.group_by or (found.report.group if own else "")
    by = find_columns([group], known)[0] if group else None
    shown = ReportView(
        found,
        records,
        known,
        [column for column in columns if column is not by and (view.columns or is_used(column, records, asked.lang))],
        group=by,
        as_matrix=own and found.report.matrix is not None,
        as_of=asked.as_of,
        lang=asked.lang,
        signs=choose_signs(kind, terminal=sys.stdout.isatty()),
        before=before,
        after=[
            *after,
            *explain_marks(_list_marks(records, [column for column in found.columns if known[column.name] in columns]), asked.lang),
        ],
    )
    if kind == "md":
        write(render_report_markdown(shown))
        return
    from obligations.output.report_screen import print_report  # noqa: PLC0415 - Rich only where a report is drawn

    print_report(shown)


def _list_marks(records: list[Record], shown: list[ReportColumn]) -> set[str]:
    """Give the marks that stand behind the names of parties."""
    parties = [party for record in records for column in shown for party in _list_parties(record, column)]
    return {BASIS_MARKS[party["basis"]] for party in parties if party["basis"] in BASIS_MARKS}


def _list_parties(record: Record, column: ReportColumn) -> list[Record]:
    if column.kind not in ("parties", "lead", "department"):
        return []
    # Where nobody leads, people see who is responsible instead.
    value = record[column.name] or (record.get("responsible") if column.kind == "lead" else None)
    return value if isinstance(value, list) else [value] if value else []


def _write_flat(records: list[Record], columns: list[Column], kind: str, lang: str) -> None:
    if kind in ("json", "jsonl"):
        write(render_json(records) if kind == "json" else render_jsonl(records))
        return
    style = Style(lang, human=False)
    rows = [[column.cell(record, style) for column in columns] for record in records]
    write(render_plain(rows) if kind == "plain" else render_csv([column.name for column in columns], rows))
