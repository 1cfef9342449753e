"""Rows as text for pipes, spreadsheets and pages: plain, csv, md, json, jsonl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.text.escaping import (
    escape_json,
    escape_markdown,
    show_controls,
    write_csv,
    write_text_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def render_plain(rows: Iterable[Sequence[str]]) -> str:
    """Return tab-separated lines without a header."""
    return "".join("\t".join(show_controls(cell) for cell in row) + "\n" for row in rows)


def render_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV by RFC 4180 with a header.

    Every text is quoted, and what a spreadsheet would take for a formula is defused.
    """
    return "".join(write_csv([write_text_cell(cell) for cell in row]) for row in (header, *rows))


def render_spreadsheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV with a byte order mark, without which Excel takes UTF-8 for the code page of the
    machine: 商务部 becomes 鍟嗗姟閮.
    """
    return "\ufeff" + render_csv(header, rows)


def render_markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [
        f"| {' | '.join(escape_markdown(cell) for cell in header)} |",
        f"|{' --- |' * len(header)}",
    ]
    lines += [f"| {' | '.join(escape_markdown(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def render_json(value: Any) -> str:
    """Return one JSON value over several lines."""
    import json  # start-up time of all other formats

    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def render_jsonl(records: Iterable[Any]) -> str:
    """Return one JSON value a line."""
    import json  # start-up time of all other formats

    return "".join(escape_json(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)
