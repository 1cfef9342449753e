"""Tables as CSV: the sign between fields is the one that the first lines have most often."""

from __future__ import annotations

import csv
import io

from obligations.findings import UserError
from obligations.sentences import tell
from obligations.spreadsheets.grid import Grid, GridCell

_SIGNS = (",", "\t", ";", "|")
_SAMPLE = 20  # lines
_LEAST_READ = 100_000  # signs, in which these stand
_LEAST_FIELDS, _LEAST_ALIKE = 3, 0.8
_MOST_SIGNS = 10_000_000


def looks_delimited(text: str) -> bool:
    """Whether a text without a name is one of fields: nearly every line of its beginning has as
    many commas or semicolons between its fields as the others.
    """
    lines = text[:_LEAST_READ].splitlines()[:_SAMPLE]
    rows = csv.reader(lines, delimiter=_find_sign(text))
    widths = [len(row) for row in rows if row]
    usual = max(widths, key=widths.count, default=0)
    return usual >= _LEAST_FIELDS and widths.count(usual) >= max(_LEAST_ALIKE * len(widths), 2)


def read_fields(text: str, name: str) -> list[list[str]]:
    """Return the rows of a file of fields, blank lines as rows without any.

    Raises UserError for a field of more than ten million signs.
    """
    sign = _find_sign(text)
    csv.field_size_limit(_MOST_SIGNS)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise UserError(
            tell("{name} is damaged: {problem}", name=name, problem=str(error)),
            tell("save it again as CSV"),
        ) from None


def _find_sign(text: str) -> str:
    head = text[:_LEAST_READ].splitlines()[:_SAMPLE]
    return max(_SIGNS, key=lambda sign: sum(line.count(sign) for line in head))


def read_fields_grid(text: str, name: str) -> Grid:
    """Return a file of fields as a table. Raises UserError for a damaged one."""
    rows = [[GridCell(field) for field in row] for row in read_fields(text, name)]
    return Grid(f"{name}:", rows)
