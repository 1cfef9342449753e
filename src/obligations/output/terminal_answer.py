"""An answer on a terminal: a table for each group, what is said above and below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.console import draw, text
from obligations.output.table import TablePlan, render_any
from obligations.output.wrapping import wrap_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

    from obligations.output.answer import RowGroup, Shown
    from obligations.output.column import R, Style


def draw_answer(shown: Shown[R], style: Style) -> str:
    """Return the rows as a table, one for each section, all with the same columns."""

    def print_answer(console: Console) -> None:
        for part in _list_parts(shown, style, console.width):
            console.print(part)

    return draw(print_answer)


def _list_parts(shown: Shown[R], style: Style, width: int) -> Iterator[RenderableType]:
    for at, line in enumerate(shown.before):
        yield wrap_line(text(line, "dim" if at else "bold"), width)
    if shown.before:
        yield text("")
    plan = TablePlan(shown.kinds, shown.header, shown.list_rows(style), width)
    yield from [] if shown.loose else plan.draw_aside(shown.lang)
    for section in shown.sections:
        if section.heading:
            yield text(section.heading, "bold")
        if section.records:
            yield _draw_section(shown, section, style, width, plan)
        if section.heading:
            yield text("")
    for at, line in enumerate(shown.after):
        yield wrap_line(text(line, "dim" if at else ""), width)


def _draw_section(
    shown: Shown[R], section: RowGroup[R], style: Style, width: int, plan: TablePlan
) -> RenderableType:
    rows = shown.read(section.records, style)
    if shown.loose and not section.heading:
        return render_any(shown.header, rows, width)
    return plan.draw(rows, [str(record.get("state") or "") for record in section.records])
