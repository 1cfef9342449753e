"""Tables drawn with signs, as collections of laws and the tools of a terminal print them.

    ┌──┬──────┬────┐        +-----+---------+--------+
    │序│工作任务  │责任单位│        | No. | Action  | Lead   |
    ├──┼──────┼────┤        +-----+---------+--------+
    │1 │疏浚航道，清│县水利局│        | 1   | Dredge  | Rivers |
    │  │除障碍。    │        │        |     | the bay | Board  |
    └──┴──────┴────┘        +-----+---------+--------+

A rule ends the cells above it; where it stops short, the cells beside it go on, merged. A line with
fewer edges than there are columns has cells that go over several, by where these edges stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import NamedTuple

from obligations.drafting.reading.wrapped_tables import join_cell, print_row
from obligations.text.language import count_columns

_DASHES = "─━┄┅┈┉╌╍═=-"
_EDGE = {
    False: re.compile(r"(?![─━┄┅┈┉╌╍═])[\u2500-\u257f]"),
    True: re.compile(r"\||(?<=[-=])\+|\+(?=[-=])"),  # drawn with + and |
}
_TOP = re.compile(rf"[ \u3000]*[┌┏╔├┣╠+][{_DASHES}]{{2}}.*[{_DASHES}][┐┓╗┤┫╣+]\s*$")
_DRAWN = re.compile(r"[ \u3000]*[|+\u2500-\u257f].*[|+\u2500-\u257f]\s*$")
_LEAST_COLUMNS, _LEAST_LINES = 3, 4


class _Part(NamedTuple):
    """What stands between two edges of a line: in which columns, from one until another."""

    first: int
    behind: int
    text: str


class _Cell:
    """A cell, whose lines are added as they come."""

    def __init__(self) -> None:
        self.lines: list[str] = []


def join_drawn_rows(text: str) -> str:
    """Return a text with each row of such tables on one line, its cells between tabs; what is
    merged down stands in each row.
    """
    lines = text.split("\n")
    joined: list[str] = []
    at = 0
    while at < len(lines):
        end = _find_end(lines, at) if _TOP.match(lines[at]) else at
        rows = _read_rows([line.strip() for line in lines[at:end] if line.strip()])
        end = max(end, at + 1)
        joined += rows or lines[at:end]
        at = end
    return "\n".join(joined)


def draws_table(text: str) -> bool:
    """Whether a text has a line that such a table can begin with."""
    return any(map(_TOP.match, text.split("\n")))


def _find_end(lines: list[str], first: int) -> int:
    """Return the line behind the table that begins with one; empty lines may stand in it."""
    end = at = first
    while at < len(lines) and (_DRAWN.match(lines[at]) or not lines[at].strip()):
        at += 1
        end = at if lines[at - 1].strip() else end
    return end


def _read_rows(lines: list[str]) -> list[str]:
    """Return the rows of a table as lines; none where its lines fit no columns."""
    if len(lines) < _LEAST_LINES:
        return []
    edge = _EDGE[lines[0][0] == "+"]
    texts = [edge.split(line)[1:-1] for line in lines]
    tops = max((line for line in texts if all(map(_is_rule, line))), key=len)
    if not _LEAST_COLUMNS <= len(tops) == max(map(len, texts)):
        return []
    parts = [_place(line, tops) for line in texts]
    wide = any(
        count_columns(part.text) > len(tops[part.first])
        for line in parts
        for part in line
        if part.behind == part.first + 1
    )
    rows = _join_cells(parts, len(tops))
    return [_print(row, [len(dashes) * (1 + wide) for dashes in tops]) for row in rows]


def _is_rule(text: str) -> bool:
    return text != "" and not text.strip(_DASHES)


def _place(texts: list[str], tops: list[str]) -> list[_Part]:
    """Return the parts of a line, each with the columns below whose dashes it stands."""
    if len(texts) == len(tops):
        return [_Part(at, at + 1, text.strip()) for at, text in enumerate(texts)]
    ends = list(accumulate(len(dashes) + 1 for dashes in tops))
    own = list(accumulate(count_columns(text) + 1 for text in texts))
    scale = ends[-1] / own[-1]
    bounds = [0, *(bisect_left(ends, round(end * scale)) + 1 for end in own)]
    return [
        _Part(first, behind, text.strip())
        for (first, behind), text in zip(pairwise(bounds), texts, strict=True)
    ]


def _join_cells(lines: list[list[_Part]], width: int) -> list[list[_Cell]]:
    """Return the rows that rules divide, those without a word left out."""
    rows: list[list[_Cell]] = []
    row = [_Cell() for _ in range(width)]
    for parts in lines:
        if any(_is_rule(part.text) for part in parts):
            rows.append(row)
            row = list(row)
        for part in parts:
            if _is_rule(part.text):
                row[part.first : part.behind] = [_Cell() for _ in range(part.behind - part.first)]
            elif part.text:
                cell = row[part.first]
                row[part.first : part.behind] = [cell] * (part.behind - part.first)
                cell.lines.append(part.text)
    rows.append(row)
    return [row for row in rows if any(cell.lines for cell in row)]


def _print(row: list[_Cell], room: list[int]) -> str:
    if len({*row}) == 1:  # a title over all columns
        return join_cell(row[0].lines, sum(room))
    return print_row(join_cell(cell.lines, width) for cell, width in zip(row, room, strict=True))
