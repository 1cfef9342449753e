"""Task lists as workbooks: each sheet is a table, its merged cells in all their places, as people
see it: without sheets, rows and columns that are hidden, and with values in the form that they are
shown in.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from obligations.drafting.reading.source_builder import SourceBuilder
from obligations.spreadsheets.grid import print_day
from obligations.spreadsheets.workbook import open_workbook

if TYPE_CHECKING:
    from obligations.drafting.source import DraftSource

_REPEATS = re.compile(r" ?[:：–—-] ?\S|$")  # Goal 1: …, above a sheet that is called Goal 1
_MOST_CELLS = 1_000_000
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_UNNAMED = re.compile(r"(?i:sheet|工作表|表) ?\d*(?: ?\(\d+\))?")  # as programs name sheets
_PERCENT = re.compile(r"0(?:\.(0+))?%")

_Place = tuple[int, int]


def read_xlsx(content: bytes, name: str) -> DraftSource:
    """Return a workbook as a source, hidden sheets left out. Raises UserError for a damaged one."""
    book = open_workbook(content, name)
    builder = SourceBuilder()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and sheet.max_row * sheet.max_column <= _MOST_CELLS:
            _add_sheet(builder, sheet)
    return builder.build()


def _add_sheet(builder: SourceBuilder, sheet: Any) -> None:
    rows, columns = _list_shown_rows(sheet), _list_shown_columns(sheet)
    anchors, covered = _find_merged(sheet, set(rows), set(columns))
    table = [
        [
            _read_place(sheet, (row, column), anchors)
            for column in columns
            if (row, column) not in covered
        ]
        for row in rows
    ]
    first = next((text for row in table for text, _, _ in row if text), None)
    if first is None:
        return
    named = not _UNNAMED.fullmatch(sheet.title)
    if named and not _REPEATS.match(first.removeprefix(sheet.title)):
        builder.add_line(sheet.title)
    builder.add_table(table)


def _list_shown_rows(sheet: Any) -> list[int]:
    """Return the rows that are shown, and those that only a filter hides for now."""
    filtered = bool(sheet.auto_filter.filterColumn)
    dimensions = sheet.row_dimensions
    return [
        row
        for row in range(1, sheet.max_row + 1)
        if filtered or row not in dimensions or not dimensions[row].hidden
    ]


def _list_shown_columns(sheet: Any) -> list[int]:
    hidden = {
        column
        for group in sheet.column_dimensions.values()
        if group.hidden and group.min and group.max
        for column in range(group.min, min(group.max, sheet.max_column) + 1)
    }
    return [column for column in range(1, sheet.max_column + 1) if column not in hidden]


def _find_merged(
    sheet: Any, rows: set[int], columns: set[int]
) -> tuple[dict[_Place, tuple[_Place, int, int]], set[_Place]]:
    """Return the first place of each merged cell that is shown, with the place of its value and the
    columns and rows that it covers, and the other places that it covers.
    """
    anchors: dict[_Place, tuple[_Place, int, int]] = {}
    covered: set[_Place] = set()
    for area in sheet.merged_cells.ranges:
        down = [row for row in range(area.min_row, area.max_row + 1) if row in rows]
        across = [column for column in range(area.min_col, area.max_col + 1) if column in columns]
        places = [(row, column) for row in down for column in across]
        if places:
            value = (area.min_row, area.min_col)
            anchors[places[0]] = (value, len(across), len(down))
            covered.update(places[1:])
    return anchors, covered


def _read_place(
    sheet: Any, place: _Place, anchors: dict[_Place, tuple[_Place, int, int]]
) -> tuple[str, int, int]:
    (row, column), across, down = anchors.get(place, (place, 1, 1))
    return _print(sheet.cell(row, column)), across, down


def _print(cell: Any) -> str:
    """Return a value as people see it; none of a cell that is struck out."""
    value, form = cell.value, cell.number_format or ""
    if value is None or (cell.has_style and cell.font.strike):
        return ""
    if isinstance(value, date):
        return _print_date(value, form)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value).strip()
    percent = _PERCENT.search(form)
    if percent:
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    number = str(int(value)) if float(value).is_integer() else str(value)
    around = ["".join(found) for found in _LITERAL.findall(form.partition(";")[0])]
    if len(around) != 1:
        return number
    if _LITERAL.match(form):
        return around[0] + number
    return number + around[0]


def _print_date(value: date, form: str) -> str:
    """Return a day, or the month or year that alone are shown of it."""
    shown = _LITERAL.sub("", form).casefold()
    day = print_day(value)
    if "d" in shown or "y" not in shown:
        return day
    return day[:7] if "m" in shown else f"{day[:4]}年"
