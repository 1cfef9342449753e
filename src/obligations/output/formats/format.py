"""What a format is: rows, reports and lineages become text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from obligations.output.column import Style
from obligations.output.glyphs import PAGE

if TYPE_CHECKING:
    from obligations.output.answer import Shown, ShownPages
    from obligations.output.column import R, Terms
    from obligations.output.glyphs import Glyphs
    from obligations.output.lineage import Lineage
    from obligations.output.report.view import ReportView


class Format:
    """A format of rows.

    `for_people`: cells hold names and words, columns without a word in them are left out.
    `for_reading`: what is said around the rows is part of the text, which else holds nothing but
    rows. `for_others`: it is sent to people who may not have the program, so that nothing in it
    names an option.
    """

    for_people: ClassVar[bool] = False
    for_reading: ClassVar[bool] = False
    for_others: ClassVar[bool] = False

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return how cells are written; `terms` are the names of topics and addressees."""
        return Style(lang, terms=terms)

    def shows_styles(self) -> bool:
        """Return whether bold and dim can be seen."""
        return False

    def choose_signs(self) -> Glyphs:
        """Return the signs that reports are drawn with."""
        return PAGE

    def render(self, shown: Shown[R]) -> str:
        """Return the rows of an answer as text."""
        raise NotImplementedError

    def render_report(self, view: ReportView) -> str:
        """Return a report as text; of a format that isn't for reading, rows are all there is."""
        raise NotImplementedError

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return pages as text; of a format that isn't for reading, the records behind them."""
        raise NotImplementedError

    def render_lineage(self, lineage: Lineage) -> str:
        """Return a lineage as text: its page, in a format that isn't for reading a row a tie."""
        if self.for_reading:
            return self.render_pages(lineage.build_page())
        return self.render(lineage.ties)
