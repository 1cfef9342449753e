"""`html`: a fragment that pastes into a mail or a page of Word, Outlook or WPS as a table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from obligations.output.column import Style
from obligations.output.formats.format import Format
from obligations.output.kinds import find_column_kind
from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.output.answer import Shown
    from obligations.output.column import R, Terms
    from obligations.output.kinds import ColumnKind
    from obligations.output.report.view import ReportView

# Styles stand at each element: what is pasted brings no style sheet along.
_FONT = "font-family:Calibri,'Microsoft YaHei',sans-serif;font-size:10.5pt"
_TABLE = f"border-collapse:collapse;{_FONT}"
_CELL = "border:1px solid #a6a6a6;padding:2pt 5pt;vertical-align:top"
_HEAD = f"{_CELL};background:#ececec;text-align:left"
# By the last, a spreadsheet takes a cell for a text: neither 2021-07 for a month nor a sign of
# equality for a formula.
_TEXT = f"{_CELL};mso-number-format:'\\@'"
_FIGURE = f"{_CELL};text-align:right"
_HEADING = f"{_FONT};font-size:12pt;margin:9pt 0 6pt"
_ABOVE, _BELOW = f"{_FONT};margin:0 0 6pt", f"{_FONT};margin:6pt 0 0;color:#595959"


class Html(Format):
    """For mails and office documents: no script, no style sheet, nothing from elsewhere."""

    for_people = True
    for_reading = True
    for_others = True

    def make_style(self, lang: str, terms: Terms) -> Style:
        """Return that people read the cells."""
        return Style(lang, human=True, terms=terms)

    def render(self, shown: Shown[R]) -> str:
        """Return the rows as a table, one for each section."""
        return _enclose(self._list_parts(shown), shown.lang)

    def render_report(self, view: ReportView) -> str:
        """Return the report: title, figures, a table for each group, notes."""
        return _enclose(_list_report(view), view.lang)

    def _list_parts(self, shown: Shown[R]) -> Iterator[str]:
        style = self.make_style(shown.lang, shown.terms)
        yield from (_element("p", line, _ABOVE) for line in shown.before)
        for section in shown.sections:
            if section.heading:
                yield _element("h3", section.heading, _HEADING)
            if section.records or shown.loose:
                rows = shown.read(section.records, style)
                yield _render_table(shown.header, rows, shown.kinds)
        yield from (_element("p", line, _BELOW) for line in shown.after)


def _list_report(view: ReportView) -> Iterator[str]:
    yield _element("h2", view.title, _HEADING)
    yield from (_element("p", line, _ABOVE) for line in (view.about, *view.before) if line)
    figures = [view.speech.field(label, value) for value, label in view.list_figures()]
    if figures:
        yield _element("p", " · ".join(figures), _ABOVE)
    timeline = view.list_timeline()
    if timeline:
        header, rows = timeline
        yield _render_table(header, rows, ["word", *("count" for _ in header[1:])])
    for heading, header, rows, _ in view.list_tables() if view.records else []:
        yield _element("h3", heading, _HEADING) if heading else ""
        yield _render_table(header, rows, ["word"] * len(header) if view.as_matrix else view.kinds)
    yield from (_element("p", note, _BELOW) for note in view.list_notes())


def _enclose(parts: Iterable[str], lang: str) -> str:
    """Return the fragment; what opens it as a file needs to be told that it is UTF-8."""
    return f'<meta charset="utf-8">\n<div lang="{lang}">\n{"".join(parts)}</div>\n'


def _element(name: str, content: str, style: str) -> str:
    return f'<{name} style="{style}">{_escape(content)}</{name}>\n'


def _escape(content: str) -> str:
    return escape(show_controls(content.strip()))


def _render_table(
    header: Sequence[str], rows: Iterable[Sequence[str]], kinds: Sequence[str]
) -> str:
    styles = [_choose_style(find_column_kind(kind)) for kind in kinds]
    heads = "".join(f'<th style="{_HEAD}">{_escape(head)}</th>' for head in header)
    lines = [f'<table style="{_TABLE}">', f"<thead><tr>{heads}</tr></thead>", "<tbody>"]
    for row in rows:
        cells = "".join(
            f'<td style="{style}">{_escape(cell)}</td>'
            for style, cell in zip(styles, row, strict=True)
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>", ""])


def _choose_style(kind: ColumnKind) -> str:
    if kind.figures:
        return _FIGURE
    if kind.whole:
        return f"{_TEXT};white-space:nowrap"
    return _TEXT


FORMATS = {"html": Html()}
