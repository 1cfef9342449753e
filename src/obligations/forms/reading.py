"""A form that is back, as its rows: what was filled in, and where each thing stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.disk import describe_error, read_bytes, show_path
from obligations.findings import UserError
from obligations.forms.cells import read_cell
from obligations.forms.columns import ID_COLUMN, find_form_columns
from obligations.sentences import tell
from obligations.spreadsheets.decoding import decode_text
from obligations.spreadsheets.delimited import read_fields_grid
from obligations.spreadsheets.grid import GridCell
from obligations.spreadsheets.workbook import read_grids
from obligations.text.tables.forms import FILLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.spreadsheets.grid import Grid

_MOST_BYTES = 50_000_000
_HEADER_WITHIN = 30  # rows: titles and explanations that people put above
_ARCHIVE, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_CELL = GridCell()


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row in which something was filled in; `number` counts from 0."""

    grid: Grid
    number: int
    columns: dict[str, int]

    def find(self, key: str) -> GridCell:
        """Return the cell of a column; an empty one where the form has lost the column."""
        cells, at = self.grid.rows[self.number], self.columns.get(key)
        if at is None or at >= len(cells):
            return _NO_CELL
        return cells[at]

    def read(self, key: str) -> str:
        """Return what a cell says, as people see it; empty where it says nothing."""
        return read_cell(self.find(key))

    def name_place(self, key: str) -> str:
        """Return how people find a cell; the whole row where the form has lost the column."""
        at = self.columns.get(key, min(self.columns.values()))
        return self.grid.name_cell(self.number, at)


@dataclass(frozen=True, slots=True)
class ReadForm:
    """The rows of a form in which something was filled in, and how many were left empty."""

    filled: list[FilledRow]
    empty: int


def read_form(path: Path) -> ReadForm:
    """Read a form from a workbook or from CSV in UTF-8, UTF-16, GB18030 or Big5.

    Raises UserError for what can't be read, or holds no table with the columns of a form.
    """
    tables = [
        (grid, start, columns)
        for grid in _read_grids(path)
        for start, columns in [_find_header(grid)]
        if columns
    ]
    if not tables:
        raise UserError(
            tell("{path} has no table with the columns of a form", path=show_path(path)),
            tell("one row must hold the headings, such as: id, status, value, date, note"),
        )
    filled: list[FilledRow] = []
    empty = 0
    for grid, start, columns in tables:
        for row in _list_rows(grid, start, columns):
            if any(row.read(key) or row.find(key).lost for key in FILLED):
                filled.append(row)
            elif row.read(ID_COLUMN):
                empty += 1
    return ReadForm(filled, empty)


def _list_rows(grid: Grid, start: int, columns: dict[str, int]) -> Iterator[FilledRow]:
    return (FilledRow(grid, at, columns) for at in range(start + 1, len(grid.rows)))


def _read_grids(path: Path) -> list[Grid]:
    name = show_path(path.name)
    try:
        real = Path(path.resolve())
        content = read_bytes(real.parent, real.name, _MOST_BYTES)
    except (OSError, RuntimeError) as error:
        raise UserError(
            tell("{path}: {reason}", path=show_path(path), reason=describe_error(error)),
            tell("name a form that was filled in"),
        ) from None
    if len(content) > _MOST_BYTES:
        raise UserError(
            tell("{name} has more than {most:,} bytes", name=name, most=_MOST_BYTES),
            tell("no form is that large"),
        )
    if content.startswith(_ARCHIVE):
        return read_grids(content, name)
    if content.startswith(_OLD_OFFICE):
        raise UserError(
            tell("{name} is a workbook in an old format, or has a password", name=name),
            tell("save it as .xlsx, without a password"),
        )
    return [read_fields_grid(decode_text(content, name), name)]


def _find_header(grid: Grid) -> tuple[int, dict[str, int] | None]:
    """Return the row that holds the headings, and where the columns stand; None without one."""
    for at, cells in enumerate(grid.rows[:_HEADER_WITHIN]):
        columns = find_form_columns([read_cell(cell) for cell in cells])
        if columns:
            return at, columns
    return 0, None
