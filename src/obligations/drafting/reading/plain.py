"""Plain text and Markdown. Tables are those of Markdown (|) and lines that hold tabs, one cell a
field.
"""

from __future__ import annotations

import re

from obligations.drafting.source import DraftSource, SourceTable, Stretch

_RULE = re.compile(r"[ \t|:-]+$")
_LEAST_ROWS = 2


def read_plain(text: str) -> DraftSource:
    """Return a text as a source, unchanged; its tables are named beside it."""
    tables = []
    rows: list[tuple[Stretch, ...]] = []
    width = 0
    at = 0
    for line in text.split("\n"):
        cells = _list_cells(line, at)
        at += len(line) + 1
        if rows and "--" in line and _RULE.match(line):
            continue
        if len(cells) > 1 and (not rows or len(cells) == width):
            width = len(cells)
            rows.append(tuple(cells))
            continue
        tables += [SourceTable(tuple(rows))] if len(rows) >= _LEAST_ROWS else []
        rows = [tuple(cells)] if len(cells) > 1 else []
        width = len(cells)
    tables += [SourceTable(tuple(rows))] if len(rows) >= _LEAST_ROWS else []
    return DraftSource(text, tuple(tables))


def _list_cells(line: str, start: int) -> list[Stretch]:
    """Return the cells of a line; a line that is none of a table is one."""
    stripped = line.rstrip("\r")
    if stripped.count("|") >= 2 and stripped.lstrip().startswith("|"):
        sign = "|"
        inner_start = stripped.index("|") + 1
        inner_end = stripped.rindex("|") if stripped.rstrip().endswith("|") else len(stripped)
    elif "\t" in stripped.strip():
        sign, inner_start, inner_end = "\t", 0, len(stripped)
    else:
        return [Stretch(start, start + len(stripped))]
    spans = []
    begin = inner_start
    while begin <= inner_end:
        stop = stripped.find(sign, begin, inner_end)
        stop = inner_end if stop < 0 else stop
        spans.append(_trim(stripped, begin, stop, start))
        begin = stop + 1
    return spans


def _trim(line: str, begin: int, stop: int, start: int) -> Stretch:
    while begin < stop and line[begin].isspace():
        begin += 1
    while stop > begin and line[stop - 1].isspace():
        stop -= 1
    return Stretch(start + begin, start + stop)
