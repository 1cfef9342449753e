"""What the formats share that write an answer as blocks of a page."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from obligations.output.answer_page import list_answer_blocks
from obligations.output.column import Style
from obligations.output.formats.format import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.output.answer import Shown, ShownPages
    from obligations.output.column import R, Terms
    from obligations.output.report.view import ReportView
    from obligations.pages.page import PageBlock


class Written(Format):
    """For people, who read it elsewhere: a format of these says how blocks are written."""

    for_people = True
    for_reading = True

    def write(self, blocks: Iterable[PageBlock], lang: str) -> str:
        """Return blocks as text."""
        raise NotImplementedError

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return that people read the cells."""
        return Style(lang, human=True, terms=terms)

    def render(self, shown: Shown[R]) -> str:
        """Return the rows as a table, one for each section."""
        style = self.make_style(shown.lang, shown.terms)
        return self.write(list_answer_blocks(shown, style), shown.lang)

    def render_report(self, view: ReportView) -> str:
        """Return the report as a page."""
        from obligations.output.report.page import list_report_blocks  # lists need none of it

        return self.write(list_report_blocks(view), view.lang)

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return the pages one below the other."""
        return self.write(chain.from_iterable(shown.pages), shown.lang)
