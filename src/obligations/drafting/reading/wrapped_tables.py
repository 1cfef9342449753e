"""Tables set with blanks whose cells go on over lines.

    No.  Action                     Lead
    1    Register the small boats   Ministry of
         of the coast               Rivers
    2    Train the crews            Port Agency

The fields of the first line say where the columns begin. A row begins where the first column has
something, and what stands below it in the others goes on; or rows stand between empty lines. A line
of a cell goes on in the next where it had no room for the first word of that, or by its words
(Department of); else the next is a line of its own. In a Chinese table, whose signs take two
columns, a field belongs to the heading that it stands below, nearly, and all rows are numbered.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.broken_lines import find_joint
from obligations.text.language import count_columns, has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIELD = re.compile(r"\S+(?: \S+)*")
_RULE_SIGNS = frozenset(" =+|:-")  # of a line below the headings
_HALTED = re.compile(r"(?:,|&|\b(?:of|for|and|the|in|to|on|with))$")
_NUMBERS_ZH = re.compile(r"序 ?号|编号")
_SLACK = 2  # columns that a Chinese field may stand before its heading
_LEAST_COLUMNS, _LEAST_ROWS = 3, 3
_MOST_COLUMNS, _LONGEST_TITLE = 12, 40

_Row = list[list[str]]  # the lines of each cell


class _Table(NamedTuple):
    rows: list[_Row]
    end: int  # the line behind it
    wrapped: bool


def join_wrapped_rows(text: str) -> str:
    """Return a text with each row of such tables on one line; a cell of several lines in quotes."""
    if "   " not in text:
        return text
    lines = text.split("\n")
    joined: list[str] = []
    at = 0
    while at < len(lines):
        table = _read_table(lines, at)
        end = table.end if table else at + 1
        if table and table.wrapped:
            joined += map(print_row, _widen(table.rows))
        else:
            joined += lines[at:end]
        at = end
    return "\n".join(joined)


def _read_table(lines: list[str], first: int) -> _Table | None:
    """Return the table that begins with a line; None where none does."""
    starts = _find_starts(lines[first])
    if not starts:
        return None
    chinese = has_chinese(lines[first])
    blocks: list[list[list[str]]] = [[]]
    at = end = first
    while at < len(lines):
        line = lines[at].rstrip()
        at += 1
        if _RULE_SIGNS.issuperset(line):
            blocks += [[]] if blocks[-1] else []
            continue
        cells = _cut_chinese(line, starts) if chinese else _cut(line, starts)
        if cells is None or (chinese and end > first and not re.fullmatch(r"\d*", cells[0])):
            break
        blocks[-1].append(cells)
        end = at
    if end == first:  # its fields stand elsewhere than counted: … is two columns wide
        return None
    rows = _list_rows([block for block in blocks if block], numbered=chinese)
    wrapped = any(len(cell) > 1 for row in rows[1:] for cell in row)
    return _Table(rows, end, wrapped and len(rows) >= _LEAST_ROWS)


def _list_rows(blocks: list[list[list[str]]], *, numbered: bool) -> list[_Row]:
    """Return the rows that lines make up: each block between empty lines is one, where no line but
    its first fills all columns; else, and in a numbered table, what begins in the first column is.
    """
    full = any(all(line) for block in blocks for line in block[1:])
    apart = len(blocks) >= _LEAST_ROWS and not full and not numbered
    rows: list[_Row] = []
    for block in blocks:
        for at, line in enumerate(block):
            if not rows or (at == 0 if apart else line[0]):
                rows.append([[] for _ in line])
            for held, cell in zip(rows[-1], line, strict=True):
                held.extend([cell] if cell else [])
    return rows


def _find_starts(line: str) -> list[int]:
    """Return where the columns begin whose headings a line is; none for another line."""
    titles = list(_FIELD.finditer(line))
    if "\t" in line or not _LEAST_COLUMNS <= len(titles) <= _MOST_COLUMNS:
        return []
    if has_chinese(line) and not _NUMBERS_ZH.fullmatch(titles[0][0]):
        return []
    if any(len(title[0]) > _LONGEST_TITLE for title in titles):
        return []
    return [count_columns(line[: title.start()]) for title in titles]


def _cut(line: str, starts: list[int]) -> list[str] | None:
    """Return what of a line stands in each column; None where something crosses into one."""
    if "\t" in line or line[: starts[0]].strip():
        return None
    if any(line[start - 1 : start].strip() for start in starts[1:]):
        return None
    ends = [*starts[1:], len(line)]
    cells = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return cells if any(cells) else None


def _cut_chinese(line: str, starts: list[int]) -> list[str] | None:
    """Return the fields of a line by the headings that they stand below; None where two stand below
    the same, or one before them all.
    """
    cells = [""] * len(starts)
    for field in _FIELD.finditer(line):
        column = bisect_right(starts, count_columns(line[: field.start()]) + _SLACK) - 1
        if "\t" in line or column < 0 or cells[column]:
            return None
        cells[column] = field[0]
    return cells


def _widen(rows: list[_Row]) -> list[list[str]]:
    """Return the rows with the lines of each cell joined that its width broke."""
    widths = [
        max(count_columns(line) for row in rows for line in row[at] or [""])
        for at in range(len(rows[0]))
    ]
    return [
        [join_cell(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows
    ]


def join_cell(lines: Sequence[str], width: int) -> str:
    """Return the lines of a cell as wide as so many columns of a terminal, those joined that its
    width broke.
    """
    joined = lines[0] if lines else ""
    for before, line in itertools.pairwise(lines):
        word = line[0] if has_chinese(line[0]) else f" {line.split()[0]}"
        full = count_columns(before) + count_columns(word) >= width
        goes_on = full or _HALTED.search(before) or line[0].islower()
        joint = "" if has_chinese(before) else find_joint(before, line)
        joint = joint if goes_on else "\n"
        joined = f"{joined}{joint}{line}"
    return joined


def print_row(cells: Iterable[str]) -> str:
    """Return a row as a spreadsheet copies it: cells between tabs, those of several lines in
    quotes.
    """
    return "\t".join(f'"{cell}"' if "\n" in cell else cell for cell in cells)
