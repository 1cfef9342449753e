"""A table in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.text.escaping import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def render_markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of texts."""
    escaped = ([escape_markdown(cell) for cell in row] for row in (header, *rows))
    return "\n".join(list_table_lines(*escaped)) + "\n"


def list_table_lines(header: Sequence[str], *rows: Sequence[str]) -> list[str]:
    """Return the lines of a table whose cells are Markdown already."""
    first, *others = (f"| {' | '.join(row)} |" for row in (header, *rows))
    return [first, f"|{' --- |' * len(header)}", *others]
