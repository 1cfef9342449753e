"""`plain`: tab-separated lines without a header, for pipes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.formats.format import Format
from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from obligations.output.answer import Shown
    from obligations.output.column import R, Terms


class Plain(Format):
    """A line a row; ids and words as they stand in the data."""

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return that nothing but a cell itself says what it holds."""
        return Style(lang, headless=True, terms=terms)

    def render(self, shown: Shown[R]) -> str:
        """Return the rows as lines."""
        rows = shown.list_rows(self.make_style(shown.lang, shown.terms))
        return "".join("\t".join(show_controls(cell) for cell in row) + "\n" for row in rows)


FORMATS = {"plain": Plain()}
