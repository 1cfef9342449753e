"""Tables as CSV: the sign between fields is the one that the first lines have most often."""

from __future__ import annotations

import csv
import io

from obligations.findings import UserError
from obligations.sentences import tell
from obligations.spreadsheets.grid import Grid, GridCell

_SIGNS = (",", "\t", ";", "|")
_SAMPLE = 20
_MOST_SIGNS = 10_000_000


def read_fields(text: str, name: str) -> list[list[str]]:
    """Return the rows of a file of fields, blank lines as rows without any.

    Raises UserError for a field of more than ten million signs.
    """
    head = text.splitlines()[:_SAMPLE]
    sign = max(_SIGNS, key=lambda sign: sum(line.count(sign) for line in head))
    csv.field_size_limit(_MOST_SIGNS)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise UserError(
            tell("{name} is damaged: {problem}", name=name, problem=str(error)),
            tell("save it again as CSV"),
        ) from None


def read_fields_grid(text: str, name: str) -> Grid:
    """Return a file of fields as a table. Raises UserError for a damaged one."""
    rows = [[GridCell(field) for field in row] for row in read_fields(text, name)]
    return Grid(f"{name}:", rows)
