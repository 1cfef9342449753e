"""`csv` for programs and `csv-excel` for people with a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.formats.format import Format
from obligations.text.escaping import write_csv, write_text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.output.answer import Shown
    from obligations.output.column import R, Terms

_BYTE_ORDER_MARK = "\ufeff"


class Csv(Format):
    """The names of the columns above rows that hold ids and words as they stand in the data."""

    def render(self, shown: Shown[R]) -> str:
        """Return the rows by RFC 4180."""
        return render_csv(shown.names, shown.list_rows(self.make_style(shown.lang, shown.terms)))


class Spreadsheet(Format):
    """Headings, names and words in the language asked for.

    It begins with a byte order mark, without which Excel takes UTF-8 for the code page of the
    machine.
    """

    for_people = True

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return that cells hold words and nothing in them is cut."""
        return Style(lang, human=True, whole=True, spelled=True, terms=terms)

    def render(self, shown: Shown[R]) -> str:
        """Return the rows by RFC 4180, after a byte order mark."""
        rows = shown.list_rows(self.make_style(shown.lang, shown.terms))
        return _BYTE_ORDER_MARK + render_csv(shown.header, rows)


def render_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV by RFC 4180 with a header.

    Every text is quoted, and what a spreadsheet would take for a formula is defused.
    """
    return "".join(write_csv([write_text_cell(cell) for cell in row]) for row in (header, *rows))


FORMATS = {"csv": Csv(), "csv-excel": Spreadsheet()}
