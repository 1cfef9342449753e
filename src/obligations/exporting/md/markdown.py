"""Markdown of pages: what comes from the data is shown as it is, and means nothing to Markdown or
HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.ids import document_of, measure_of
from obligations.text.escaping import escape_markdown
from obligations.text.markdown_table import list_table_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What would make a list, a rule or a heading of the line that begins with it; `escape_markdown`
# does so with all other signs.
_BEGINS = re.compile(r"(\d*)([-+=.)])")


def write_text(text: str) -> str:
    """Write a text of the data, on one line."""
    return escape_markdown(text.strip())


def write_paragraph(text: str) -> str:
    """Write a text of the data that stands at the beginning of a line."""
    written = write_text(text)
    found = _BEGINS.match(written)
    if found:
        return f"{found[1]}\\{written[found.start(2) :]}"
    return written


def write_link(text: str, address: str | None) -> str:
    """Write a link; the address is one of ours, or of the web with its odd signs written as %XX.

    Without an address it is the text alone.
    """
    if not address:
        return write_text(text)
    safe = address.replace("(", "%28").replace(")", "%29")
    return f"[{write_text(text)}]({safe})"


def link_id(record: str, pages: set[str], folder: str) -> str:
    """Write the id of a measure, an action or a target, leading to its measure where one of the
    pages has that.
    """
    measure = measure_of(record)
    place = f"{document_of(measure)}.md#{measure}"
    if f"documents/{place}" in pages:
        return write_link(record, folder + place)
    return write_text(record)


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table of cells that are Markdown already; nothing where there are no rows."""
    lines = list_table_lines(header, *rows)
    if len(lines) > 2:
        return [*lines, ""]
    return []
