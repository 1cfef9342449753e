"""A table in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.text.escaping import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def render_markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [
        f"| {' | '.join(escape_markdown(cell) for cell in header)} |",
        f"|{' --- |' * len(header)}",
    ]
    lines += [f"| {' | '.join(escape_markdown(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
