"""Workbooks of Excel, WPS and LibreOffice, opened for reading."""

from __future__ import annotations

import io
import warnings
from contextlib import closing, contextmanager
from itertools import chain, repeat
from operator import is_
from typing import TYPE_CHECKING

from obligations.findings import UserError
from obligations.sentences import tell
from obligations.spreadsheets.archives import open_archive
from obligations.spreadsheets.grid import Grid, GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

# Of a table that people fill in: more is somebody's attempt to keep the program busy.
_MOST_UNPACKED = 100_000_000
_MOST_ROWS, _MOST_COLUMNS = 100_000, 200
_MACROS = ("vbaproject.bin", "vbadata.xml")
_EMPTY = GridCell()


def open_workbook(
    content: bytes, name: str, *, values: bool = True, streamed: bool = False
) -> Workbook:
    """Return a workbook to read from, with the values that formulas had when it was saved.

    Without `values`, with the formulas themselves. `streamed`: row by row, which takes little room,
    and knows of no merged cells. Raises UserError for a damaged one.
    """
    from openpyxl import load_workbook  # takes longer to import than a question to answer

    open_archive(content, name).close()
    with _explain(name):
        return load_workbook(io.BytesIO(content), read_only=streamed, data_only=values)


@contextmanager
def _explain(name: str) -> Iterator[None]:
    """Turn whatever a stranger's file makes of the library, which breaks in any way there is, into
    an error for people; what it warns of, such as styles that it passes over, is of no concern.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    except Exception as error:  # noqa: BLE001
        raise UserError(
            tell("{name} is damaged: {problem}", name=name, problem=str(error)),
            tell("save it again"),
        ) from None


def read_grids(content: bytes, name: str) -> list[Grid]:
    """Return the sheets of a workbook as tables.

    Nothing in it is run and nothing outside of it is looked at. Raises UserError for a damaged one,
    for one that holds macros or that links to other workbooks, and for one that is too large.
    """
    _refuse_foreign_parts(content, name)
    book = open_workbook(content, name, streamed=True)
    formulas = open_workbook(content, name, streamed=True, values=False)
    with closing(book), closing(formulas), _explain(name):  # which may be found out row by row
        return [
            Grid(
                f"{name}:{sheet.title}!",
                _read_rows(sheet, formulas[sheet.title]),
                book.epoch.date(),
            )
            for sheet in book.worksheets
        ]


def _refuse_foreign_parts(content: bytes, name: str) -> None:
    """Raise UserError for what a table that was filled in has no need of."""
    with open_archive(content, name, _MOST_UNPACKED) as archive:
        parts = archive.namelist()
    if "xl/workbook.xml" not in parts:
        raise UserError(
            tell("{name} is not a workbook", name=name),
            tell("save it as a workbook of Excel (.xlsx)"),
        )
    for part in parts:
        if part.casefold().endswith(_MACROS) or "/macrosheets/" in part.casefold():
            raise UserError(
                tell("{name} holds macros ({part}), which are never run", name=name, part=part),
                tell("save it as a workbook without macros (.xlsx)"),
            )
        if part.startswith("xl/externalLinks/"):
            raise UserError(
                tell("{name} links to other workbooks ({part})", name=name, part=part),
                tell(
                    "break the links (Data, Edit Links), so that the values stand in it, and save"
                    " it"
                ),
            )


def _read_rows(sheet: Worksheet, formulas: Worksheet) -> list[list[GridCell]]:
    from openpyxl.cell.read_only import EMPTY_CELL

    sheet.reset_dimensions()  # what a file says of its size need not be so
    formulas.reset_dimensions()
    bounds = {"max_row": _MOST_ROWS, "max_col": _MOST_COLUMNS}
    rows = []
    for cells, sources in zip(
        sheet.iter_rows(**bounds), formulas.iter_rows(**bounds), strict=False
    ):
        if all(map(is_, chain(cells, sources), repeat(EMPTY_CELL))):
            rows.append([_EMPTY] * len(cells))  # at once: there may be any number of them
        else:
            rows.append([_read_cell(*pair) for pair in zip(cells, sources, strict=False)])
    while rows and rows[-1].count(_EMPTY) == len(rows[-1]):
        rows.pop()
    return rows


def _read_cell(cell: Cell, source: Cell) -> GridCell:
    if cell.data_type == "e" or (cell.value is None and source.data_type == "f"):
        return GridCell(lost=True)
    if cell.value is None:
        return _EMPTY
    return GridCell(cell.value, percent="%" in (cell.number_format or ""))
