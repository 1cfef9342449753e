"""`md`: a table in Markdown, with what is said around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.formats.format import Format
from obligations.text.escaping import escape_markdown
from obligations.text.markdown_table import render_markdown_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.output.answer import Shown
    from obligations.output.column import R, Terms
    from obligations.output.report.view import ReportView


class Markdown(Format):
    """For pages, comments and mails."""

    for_people = True
    for_reading = True

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return that people read the cells."""
        return Style(lang, human=True, terms=terms)

    def render(self, shown: Shown[R]) -> str:
        """Return the rows as a table, one for each section."""
        return "".join(self._list_parts(shown))

    def render_report(self, view: ReportView) -> str:
        """Return the report as a page."""
        from obligations.output.report.view import render_report_markdown  # lists need none of it

        return render_report_markdown(view)

    def _list_parts(self, shown: Shown[R]) -> Iterator[str]:
        if shown.before:
            yield f"{_render_lines(shown.before)}\n\n"
        style = self.make_style(shown.lang, shown.terms)
        for section in shown.sections:
            if section.heading:
                yield f"### {escape_markdown(section.heading)}\n\n"
            if section.records or shown.loose:
                yield render_markdown_table(shown.header, shown.read(section.records, style))
            if section.heading:
                yield "\n"
        if shown.after:
            yield f"\n{_render_lines(shown.after)}\n"


def _render_lines(lines: Iterable[str]) -> str:
    return "  \n".join(escape_markdown(line.strip()) for line in lines)


FORMATS = {"md": Markdown()}
