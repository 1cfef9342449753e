"""Task lists as workbooks: each sheet is a table, its merged cells in all their places."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from obligations.drafting.reading.building import SourceBuilder
from obligations.spreadsheets.grid import print_day
from obligations.spreadsheets.workbook import open_workbook

if TYPE_CHECKING:
    from obligations.drafting.source import DraftSource

_MOST_CELLS = 1_000_000


def read_xlsx(content: bytes, name: str) -> DraftSource:
    """Return a workbook as a source, hidden sheets left out. Raises UserError for a damaged one."""
    book = open_workbook(content, name)
    builder = SourceBuilder()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and sheet.max_row * sheet.max_column <= _MOST_CELLS:
            _add_sheet(builder, sheet)
    return builder.build()


def _add_sheet(builder: SourceBuilder, sheet: Any) -> None:
    covers = {
        (area.min_row, area.min_col): (
            area.max_col - area.min_col + 1,
            area.max_row - area.min_row + 1,
        )
        for area in sheet.merged_cells.ranges
    }
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1)
        for column in range(area.min_col, min(area.max_col, sheet.max_column) + 1)
    } - set(covers)
    rows = [
        [
            (_print(cell.value), *covers.get((cell.row, cell.column), (1, 1)))
            for cell in row
            if (cell.row, cell.column) not in covered
        ]
        for row in sheet.iter_rows()
    ]
    builder.add_line(sheet.title)
    builder.add_table(rows)


def _print(value: object) -> str:
    """Return a value as people see it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return print_day(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
