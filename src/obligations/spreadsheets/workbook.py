"""Workbooks of Excel, WPS and LibreOffice, opened for reading."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from obligations.findings import UserError
from obligations.spreadsheets.archives import open_archive

if TYPE_CHECKING:
    from openpyxl import Workbook


def open_workbook(
    content: bytes, name: str, *, values: bool = True, streamed: bool = False
) -> Workbook:
    """Return a workbook to read from, with the values that formulas had when it was saved.

    Without `values`, with the formulas themselves. `streamed`: row by row, which takes little room,
    and knows of no merged cells. Raises UserError for a damaged one.
    """
    from openpyxl import load_workbook  # takes longer to import than a question to answer

    open_archive(content, name).close()
    try:
        with warnings.catch_warnings(action="ignore"):  # of what it passes over: all but cells
            return load_workbook(io.BytesIO(content), read_only=streamed, data_only=values)
    # What a stranger's file makes of its tables breaks the library in any way there is.
    except Exception as error:  # noqa: BLE001
        raise UserError(f"{name} is damaged: {error}", "save it again") from None
