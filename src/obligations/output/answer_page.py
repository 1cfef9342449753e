"""An answer as blocks of a page: a table for each group, what is said above and below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.kinds import find_column_kind
from obligations.pages.page import PageColumn, PageHeading, PageTable, Remarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.output.answer import Shown
    from obligations.output.column import R, Style
    from obligations.pages.page import PageBlock


def list_answer_blocks(shown: Shown[R], style: Style) -> Iterator[PageBlock]:
    """Yield what an answer shows, its cells in a style."""
    if shown.before:
        yield Remarks(shown.before)
    columns = make_page_columns(shown.header, shown.kinds)
    for section in shown.sections:
        if section.heading:
            yield PageHeading(section.heading)
        if section.records or shown.loose:
            yield PageTable(columns, shown.read(section.records, style))
    if shown.after:
        yield Remarks(shown.after, below=True)


def make_page_columns(header: Sequence[str], kinds: Sequence[str]) -> list[PageColumn]:
    """Return the columns of a table, by their headings and kinds."""
    found = map(find_column_kind, kinds)
    return [
        PageColumn(heading, figures=kind.figures, whole=kind.whole)
        for heading, kind in zip(header, found, strict=True)
    ]
