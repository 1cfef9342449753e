"""Tables of which each cell stands on a line of its own, as copying out of a page leaves them.

    table = { heading } { number cell { cell } }

The first column has the numbers of the rows, 1, 2, 3 and so on; each row has as many lines as there
are headings. Where one has not, the table ends before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.tables.columns import read_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.source import Stretch

_LEAST_COLUMNS = 3
_MOST_COLUMNS = 12
_LONGEST_TITLE = 20


def find_line_tables(flow: Flow) -> list[list[list[Stretch]]]:
    """Return the tables whose cells stand on lines, as rows of stretches of the folded text."""
    lines = flow.list_paragraphs()
    tables = []
    at = 0
    while at < len(lines):
        width = _count_titles(flow, lines, at)
        rows = _list_rows(flow, lines, at + width, width) if width else []
        if rows:
            tables.append([lines[at : at + width], *rows])
        at += max(width, 1) + len(rows) * width
    return tables


def _count_titles(flow: Flow, lines: Sequence[Stretch], at: int) -> int:
    """Return how many lines from one on are headings: the first that of the numbers, behind the
    last of them the number of the first row.
    """
    if read_heading(flow, lines[at]) != "number":
        return 0
    for behind in range(at + _LEAST_COLUMNS, min(at + _MOST_COLUMNS + 1, len(lines))):
        if _is_number(flow, lines[behind], 1):
            return behind - at
        if lines[behind].end - lines[behind].start > _LONGEST_TITLE:
            break
    return 0


def _is_number(flow: Flow, line: Stretch, number: int) -> bool:
    return re.fullmatch(rf"0?{number}[.、]?", flow.text[line.start : line.end]) is not None


def _list_rows(flow: Flow, lines: Sequence[Stretch], start: int, width: int) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = []
    for number, at in enumerate(range(start, len(lines) - width + 1, width), 1):
        row = list(lines[at : at + width])
        if not _is_number(flow, row[0], number):
            break
        rows.append(row)
    return rows
