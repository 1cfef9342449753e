"""`table`: what people read on a terminal, with what is said around it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.console import draw, shows_styles, text
from obligations.output.formats.format import Format
from obligations.output.glyphs import PIPE, TERMINAL
from obligations.output.table import TablePlan, render_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

    from obligations.output.answer import RowGroup, Shown, ShownPages
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
        """Return the rows as a table, one for each section, all with the same columns."""
        return draw(lambda console: self._print(shown, console))

    def render_report(self, view: ReportView) -> str:
        """Return the report as it is drawn on a terminal."""
        from obligations.output.report.screen import print_report

        return draw(lambda console: print_report(view, console))

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return the pages as they are drawn on a terminal."""
        from obligations.output.terminal_page import draw_pages

        return draw_pages(shown.pages)

    def _print(self, shown: Shown[R], console: Console) -> None:
        for part in self._list_parts(shown, console.width):
            console.print(part)

    def _list_parts(self, shown: Shown[R], width: int) -> Iterator[RenderableType]:
        for at, line in enumerate(shown.before):
            yield text(line, "dim" if at else "bold")
        if shown.before:
            yield text("")
        style = self.make_style(shown.lang, shown.terms)
        plan = TablePlan(shown.kinds, shown.header, shown.list_rows(style), width)
        yield from [] if shown.loose else plan.draw_aside(shown.lang)
        for section in shown.sections:
            if section.heading:
                yield text(section.heading, "bold")
            if section.records:
                yield self._draw_section(shown, section, width, plan)
            if section.heading:
                yield text("")
        for at, line in enumerate(shown.after):
            yield text(line, "dim" if at else "")

    def _draw_section(
        self, shown: Shown[R], section: RowGroup[R], width: int, plan: TablePlan
    ) -> RenderableType:
        rows = shown.read(section.records, self.make_style(shown.lang, shown.terms))
        if shown.loose and not section.heading:
            return render_any(shown.header, rows, width)
        return plan.draw(rows, [str(record.get("state") or "") for record in section.records])


FORMATS = {"table": Table()}
