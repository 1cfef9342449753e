"""`table`: what people read on a terminal, with what is said around it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.console import draw, shows_styles
from obligations.output.formats.format import Format
from obligations.output.glyphs import PIPE, TERMINAL

if TYPE_CHECKING:
    from obligations.output.answer import Shown, ShownPages
    from obligations.output.column import R, Terms
    from obligations.output.glyphs import Glyphs
    from obligations.output.report.view import ReportView


class Table(Format):
    """As wide as the terminal, stacked where that is too narrow."""

    for_people = True
    for_reading = True

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return that people read the cells."""
        return Style(lang, human=True, terms=terms)

    def shows_styles(self) -> bool:
        """Return whether the terminal shows them, if it is one."""
        return shows_styles()

    def choose_signs(self) -> Glyphs:
        """Return signs that a terminal shows, or those that a pipe can be trusted with."""
        if sys.stdout.isatty():
            return TERMINAL
        return PIPE

    def render(self, shown: Shown[R]) -> str:
        """Return the rows as a table, one for each section."""
        from obligations.output.terminal_answer import draw_answer  # pages need none of it

        return draw_answer(shown, self.make_style(shown.lang, shown.terms))

    def render_report(self, view: ReportView) -> str:
        """Return the report as it is drawn on a terminal."""
        from obligations.output.report.screen import print_report

        return draw(lambda console: print_report(view, console))

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return the pages as they are drawn on a terminal."""
        from obligations.output.terminal_page import draw_pages

        return draw_pages(shown.pages)


FORMATS = {"table": Table()}
