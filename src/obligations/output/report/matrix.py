"""Rows turned into a table of two dimensions: one line for each value at the side, one column for
each on the top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from obligations.output.column import Column, R, Style
    from obligations.report.head import Matrix

_NONE = "–"


def pivot(
    records: list[R], matrix: Matrix, columns: dict[str, Column[R]], style: Style
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows.

    A cell holds what its records say, one after the other; the sides stand in the order of the
    records.
    """
    side, top = columns[matrix.side], columns[matrix.top]
    ordered = sorted(records, key=lambda record: columns[matrix.order].sort_key(record, style))
    tops = list(dict.fromkeys(top.cell(record, style) or _NONE for record in ordered))
    cells: dict[str, dict[str, list[str]]] = {}
    for record in records:
        said = "".join(columns[name].cell(record, style) for name in matrix.cells)
        cells.setdefault(side.cell(record, style) or _NONE, {}).setdefault(
            top.cell(record, style) or _NONE, []
        ).append(said)
    rows = [
        [name, *(" ".join(line.get(head, ())) for head in tops)] for name, line in cells.items()
    ]
    return [side.heading(style.lang), *tops], rows


def split_by_width(widths: list[int], room: int) -> list[list[int]]:
    """Return the columns of each of the tables that a wide one is cut into, so that each fits
    beside the first column.
    """
    blocks: list[list[int]] = []
    used = 0
    for at, width in enumerate(widths[1:], start=1):
        if not blocks or used + width > room:
            blocks.append([])
            used = widths[0]
        blocks[-1].append(at)
        used += width
    return [[0, *block] for block in blocks] or [[0]]
