"""Rows as text for pipes, spreadsheets and pages: plain, csv, md, json, jsonl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.safe import defuse_formula, escape_json, escape_markdown, show_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def render_plain(rows: Iterable[Sequence[str]]) -> str:
    """Give tab-separated lines without a header."""
    return "".join("\t".join(show_controls(cell) for cell in row) + "\n" for row in rows)


def render_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give CSV by RFC 4180 with a header; cells that a spreadsheet would take for formulas are defused."""
    import csv  # noqa: PLC0415 - start-up time of all other formats
    import io  # noqa: PLC0415

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([defuse_formula(show_controls(cell)) for cell in row] for row in (header, *rows))
    return text.getvalue()


def render_markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table in Markdown."""
    lines = [f"| {' | '.join(escape_markdown(cell) for cell in header)} |", f"|{' --- |' * len(header)}"]
    lines += [f"| {' | '.join(escape_markdown(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def render_json(value: Any) -> str:
    """Give one JSON value over several lines."""
    import json  # noqa: PLC0415 - start-up time of all other formats

    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def render_jsonl(records: Iterable[Any]) -> str:
    """Give one JSON value a line."""
    import json  # noqa: PLC0415 - start-up time of all other formats

    return "".join(escape_json(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)
