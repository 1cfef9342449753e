"""Task lists as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.reading.source_builder import SourceBuilder
from obligations.spreadsheets.delimited import read_fields

if TYPE_CHECKING:
    from obligations.drafting.source import DraftSource


def read_delimited(text: str, name: str) -> DraftSource:
    """Return a file of fields as a source with one table. Raises UserError for a damaged one."""
    rows = read_fields(text, name)
    builder = SourceBuilder()
    builder.add_table([[(field.strip(), 1, 1) for field in row] for row in rows if row])
    return builder.build()
