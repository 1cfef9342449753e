"""Task lists as CSV: the sign between fields is the one that the first lines have most often."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from obligations.drafting.reading.building import SourceBuilder

if TYPE_CHECKING:
    from obligations.drafting.source import DraftSource

_SIGNS = (",", "\t", ";", "|")
_SAMPLE = 20


def read_delimited(text: str) -> DraftSource:
    """Return a file of fields as a source with one table."""
    head = text.splitlines()[:_SAMPLE]
    sign = max(_SIGNS, key=lambda sign: sum(line.count(sign) for line in head))
    csv.field_size_limit(10_000_000)
    rows = csv.reader(text.splitlines(keepends=True), delimiter=sign)
    builder = SourceBuilder()
    builder.add_table([[(field.strip(), 1, 1) for field in row] for row in rows if row])
    return builder.build()
