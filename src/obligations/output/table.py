"""Tables for people: borderless, right with Chinese text, stacked where the terminal is too narrow
for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from obligations.output.console import STATE_STYLES, text
from obligations.output.glyphs import STYLED
from obligations.output.kinds import WORD, find_column_kind
from obligations.output.layout import GAP, find_layout, find_least
from obligations.output.wrapping import wrap, wrap_heading
from obligations.text.speech import Speech, split_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from obligations.output.layout import Layout

_HIT = "bold yellow"


class TablePlan:
    """How rows are laid out: those of one table, or of several with the same columns."""

    def __init__(
        self,
        kinds: Sequence[str],
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        width: int,
    ) -> None:
        self._kinds, self._header, self._rows = kinds, header, rows
        self.layout: Layout | None = find_layout(kinds, header, rows, width) if rows else None

    def draw_aside(self, lang: str) -> list[RenderableType]:
        """Return the line above all tables: the columns that are the same in all rows."""
        if self.layout is None or not self.layout.aside:
            return []
        speech = Speech(lang)
        said = [
            speech.field(self._header[at], self._rows[0][at] or "–") for at in self.layout.aside
        ]
        return [text(" · ".join(said), "dim")]

    def draw(self, rows: Sequence[Sequence[str]], states: Sequence[str]) -> RenderableType:
        """Return some of the rows as a table; `states` holds the state of each, for its colour."""
        if self.layout is None:
            return _stack(self._kinds, self._header, rows, states)
        table = Table(box=None, padding=(0, GAP, 0, 0), header_style="bold", pad_edge=False)
        columns = list(zip(self.layout.groups, self.layout.widths, strict=True))
        heads = [self._wrap_head(group, width) for group, width in columns]
        for (group, width), head in zip(columns, heads, strict=True):
            # As cells do, headings begin on the first line.
            below = [Text()] * (max(map(len, heads)) - len(head))
            table.add_column(
                Text("\n").join([*head, *below]),
                overflow="fold",
                width=width,
                justify="right" if find_column_kind(self._kinds[group[0]]).figures else "left",
            )
        for row, state in zip(rows, states, strict=True):
            table.add_row(*self._fill_row(self.layout, row, state))
        return table

    def _wrap_head(self, group: Sequence[int], width: int) -> list[Text]:
        return [line for at in group for line in wrap_heading(text(self._header[at]), width)]

    def _fill_row(self, layout: Layout, row: Sequence[str], state: str) -> list[Text]:
        """Return the cells of a row; below the first of a group, what is said by the way is dim."""
        filled = []
        for group, width in zip(layout.groups, layout.widths, strict=True):
            cells = [
                self._fill_cell(at, row[at], state, width, below=at != group[0])
                for at in group
                if row[at] or len(group) == 1
            ]
            filled.append(Text("\n").join(cells))
        return filled

    def _fill_cell(self, at: int, cell: str, state: str, width: int, *, below: bool) -> Text:
        kind, header = self._kinds[at], self._header[at]
        if below and find_column_kind(kind).labelled:
            cell = f"{header} {cell}"
        return _fill(kind, cell, state, width, dim=below)


def render_any(header: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> RenderableType:
    """Return a table of which nothing but its cells is known.

    Where its columns don't fit `width`, each row has a line for each cell that says something.
    """
    least = [find_least(WORD, head, [row[at] for row in rows]) for at, head in enumerate(header)]
    if sum(least) + GAP * (len(header) - 1) <= width:
        return TablePlan(["word"] * len(header), header, rows, width).draw(rows, [""] * len(rows))
    blocks: list[RenderableType] = []
    for row in rows:
        record = Table(box=None, padding=(0, GAP, 0, 0), show_header=False, pad_edge=False)
        record.add_column(no_wrap=True)
        record.add_column(overflow="fold")
        for head, cell in zip(header, row, strict=True):
            if cell:
                record.add_row(text(head, "bold"), text(cell))
        blocks += [text(""), record]
    return Group(*blocks[1:])


def _stack(
    kinds: Sequence[str],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    states: Sequence[str],
) -> Group:
    """Return two or more lines a row: what it is about and the short cells on one, each sentence on
    its own.
    """
    blocks: list[RenderableType] = []
    for row, state in zip(rows, states, strict=True):
        head = Text()
        for at, cell in enumerate(row):
            if cell and (not at or find_column_kind(kinds[at]).sentence is None):
                if head:
                    head.append(" · ", style="dim")
                head.append_text(_label(kinds[at], header[at]))
                head.append_text(_colour(kinds[at], cell, state))
        blocks.append(head)
        blocks += [
            Padding(
                _label(kinds[at], header[at]).append_text(_colour(kinds[at], cell, state)),
                (0, 0, 0, 2),
            )
            for at, cell in enumerate(row)
            if at and find_column_kind(kinds[at]).sentence and cell
        ]
    return Group(*blocks)


def _label(kind: str, heading: str) -> Text:
    if find_column_kind(kind).labelled:
        return text(f"{heading} ", "dim")
    return Text()


def _fill(kind: str, cell: str, state: str, width: int, *, dim: bool = False) -> Text:
    """Return a cell as lines that fit: values that stand in a row part between one another first;
    where one has no room on a line, they go on as a text does.
    """
    parts, items = [cell], split_items(cell)
    if find_column_kind(kind).sentence is None and max(map(cell_len, items)) <= width:
        parts = _fill_lines(items, width)
    lines = [line for part in parts for line in wrap(_colour(kind, part, state), width)]
    filled = Text("\n").join(lines)
    if dim and kind != "state":
        filled.stylize("dim")
    return filled


def _fill_lines(items: Sequence[str], width: int) -> list[str]:
    """Return values in lines, as many in each as fit, each with the sign that parts it from the
    next.
    """
    lines: list[str] = []
    for item in items:
        blank = " " if lines and lines[-1].endswith(";") else ""
        if lines and cell_len(f"{lines[-1]}{blank}{item}") <= width:
            lines[-1] += f"{blank}{item}"
        else:
            lines.append(item)
    return lines


def _colour(kind: str, cell: str, state: str) -> Text:
    if kind == "id":
        return text(cell, "bold")
    if cell == "0" and find_column_kind(kind).figures:
        return text(cell, "dim")
    if find_column_kind(kind).figures:
        return text(cell)
    before, opened, rest = cell.partition(STYLED[0])
    if opened:
        hit, _, after = rest.partition(STYLED[1])
        return text(before).append_text(text(hit, _HIT)).append_text(text(after))
    if kind == "state":
        return text(cell, STATE_STYLES.get(state, ""))
    return text(cell)
