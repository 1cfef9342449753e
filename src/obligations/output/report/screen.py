"""A report drawn on a terminal, or in the same layout for a pipe."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from obligations.output.console import text
from obligations.output.kinds import find_column_kind
from obligations.output.report.matrix import split_by_width
from obligations.output.report.timeline import draw_timeline
from obligations.output.table import TablePlan
from obligations.output.wrapping import wrap_line
from obligations.text.tables import reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, RenderableType

    from obligations.output.report.view import ReportView, ShownTable
    from obligations.text.speech import Speech

_GAP = 2
_MOST_SIDE = 34
_MOST_SIDE_OF_LIST = 24


def print_report(view: ReportView, console: Console) -> None:
    """Print a report: title, figures, timeline, rows, notes; a blank line between them."""
    for at, block in enumerate(_list_blocks(view, console.width)):
        if at:
            console.print()
        for renderable in block:
            console.print(renderable)


def _list_blocks(view: ReportView, width: int) -> Iterator[list[RenderableType]]:
    head: list[RenderableType] = [text(view.title, "bold")]
    if view.about:
        head.append(wrap_line(text(view.about, "dim"), width))
    yield [*head, *_draw_notes(view.before, width)]
    figures = view.list_figures()
    if figures and view.records:
        yield _draw_figures(figures, width)
    timeline = _list_deadlines(view, width)
    if timeline:
        yield list(timeline)
    if view.records:
        yield from _draw_tables(view, width)
    yield list(_draw_notes(view.list_notes(), width))


def _draw_notes(notes: Iterable[str], width: int) -> Iterator[RenderableType]:
    """Yield notes, all but the first dim."""
    for note, style in zip(notes, chain([""], repeat("dim")), strict=False):
        yield wrap_line(text(note, style), width)


def _list_deadlines(view: ReportView, width: int) -> list[Text]:
    name = view.answer.report.timeline
    if not name:
        return []
    days = [
        (str(record[name]), str(record.get("state")))
        for record in view.records
        if record[name] is not None
    ]
    return [_join(line) for line in draw_timeline(days, view.as_of, width, view.lang, view.signs)]


def _join(pieces: list[tuple[str, str]]) -> Text:
    line = Text(no_wrap=True)
    for piece, style in pieces:
        line.append(piece, style)
    return line


def _draw_figures(figures: list[tuple[str, str]], width: int) -> list[RenderableType]:
    """Return the figures side by side, each above its label.

    Below one another where they don't fit.
    """
    widths = [max(cell_len(value), cell_len(label)) + 2 * _GAP for value, label in figures]
    if sum(widths) > width:
        side = max(cell_len(value) for value, _ in figures)
        return [
            text(f"{value:>{side}}  ", "bold").append_text(text(label, "dim"))
            for value, label in figures
        ]
    grid = Table.grid(padding=(0, 2 * _GAP, 0, 0))
    (first, _), *others = figures
    grid.add_row(text(first, "bold cyan"), *(text(value, "bold") for value, _ in others))
    grid.add_row(*(text(label, "dim") for _, label in figures))
    return [grid]


def _draw_tables(view: ReportView, width: int) -> Iterator[list[RenderableType]]:
    tables = view.list_tables()
    if view.as_matrix:
        for _, header, rows, _ in tables:
            yield from _draw_matrix(header, rows, width, view.speech)
        return
    kinds, header = view.kinds, tables[0][1]
    counts = [at for at, kind in enumerate(kinds) if find_column_kind(kind).figures]
    plan = TablePlan(kinds, header, _gather(tables), width)
    # Figures without their bars, and where even that is too wide, one after the other with their
    # headings.
    if counts and not (plan.layout and plan.layout.easy):
        tables = [
            (heading, header, [_strip_bars(row, counts) for row in rows], records)
            for heading, _, rows, records in tables
        ]
        plan = TablePlan(kinds, header, _gather(tables), width)
    listed = plan.layout is None and all(find_column_kind(kind).short for kind in kinds[1:])
    aside = plan.draw_aside(view.lang)
    if aside:
        yield aside
    for heading, _, rows, records in tables:
        states = [str(record.get("state") or "") for record in records]
        block: list[RenderableType] = []
        if heading:
            block.append(text(heading, "bold"))
        if listed:
            block.append(_list_counts(header, rows, width))
        else:
            block.append(plan.draw(rows, states))
        yield block


def _gather(tables: list[ShownTable]) -> list[list[str]]:
    return [row for _, _, rows, _ in tables for row in rows]


def _strip_bars(row: list[str], counts: list[int]) -> list[str]:
    return [cell.rpartition(" ")[2] if at in counts else cell for at, cell in enumerate(row)]


def _list_counts(header: list[str], rows: list[list[str]], width: int) -> Table:
    """Return each row as what it is about and, beside it, its figures with their headings.

    Those that are 0 are left out.
    """
    side = min(max(cell_len(row[0]) for row in rows), _MOST_SIDE_OF_LIST)
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(width=side, overflow="fold")
    for first, *rest in rows:
        said = [
            f"{head} {cell}"
            for head, cell in zip(header[1:], rest, strict=True)
            if cell not in ("", "0", "0.0")
        ]
        grid.add_row(
            text(first),
            Text("\n").join(text(line) for line in _fill_lines(said, width - side - _GAP)),
        )
    return grid


def _fill_lines(parts: list[str], width: int) -> list[str]:
    """Join parts, with as many on a line as fit; none is broken."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(f"{lines[-1]} · {part}") <= width:
            lines[-1] += f" · {part}"
        else:
            lines.append(part)
    return lines


def _draw_matrix(
    header: list[str], rows: list[list[str]], width: int, speech: Speech
) -> Iterator[list[RenderableType]]:
    # A terminal of n cells shows at most n columns: of more, nobody would look through all the
    # tables that they are cut into.
    shown, more = header[: width + 1], len(header) - 1 - width
    most = [_MOST_SIDE, *repeat(width, len(shown) - 1)]
    widths = [
        min(max(cell_len(line[at]) for line in (header, *rows)), most[at]) + _GAP
        for at in range(len(shown))
    ]
    for block in split_by_width(widths, width):
        kinds = ["names", *("word" for _ in block[1:])]
        part = [[row[at] for at in block] for row in rows]
        plan = TablePlan(kinds, [header[at] for at in block], part, width)
        yield [plan.draw(part, [""] * len(rows))]
    if more > 0:
        yield [text(speech.say(reports.MORE_COLUMNS, count=more), "dim")]
