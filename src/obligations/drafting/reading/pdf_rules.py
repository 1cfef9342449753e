"""Tables of a PDF that have lines across and none between their columns.

Such a table stands between the first and the last of its lines, three at least. Its columns are
what strips free of signs divide, three at least too. Between two lines there is one row; or there
are several, each of which begins where the first column has something, and what stands below it in
the other columns goes on. A line of a cell that had no room for the first word of the next goes on
in that.
"""

from __future__ import annotations

import itertools
from typing import Any

from obligations.drafting.flow import find_joint

Box = tuple[float, float, float, float]

_LEAST_RULES, _LEAST_COLUMNS = 3, 3
_LEAST_LONG = 0.4  # of the width of the page
_LEAST_STRIP = 6  # points
_SAME_LINE = 3  # points between the tops of signs of one line
_BLANK = 3  # points between two words


def find_ruled_table(page: Any) -> tuple[Box, list[list[str]]] | None:
    """Return where such a table stands on a page, and its rows; None where none does."""
    rules = [
        edge
        for edge in page.horizontal_edges
        if edge["x1"] - edge["x0"] >= _LEAST_LONG * page.width
    ]
    tops = sorted({round(rule["top"]) for rule in rules})
    if len(tops) < _LEAST_RULES:
        return None
    box = (0.0, float(tops[0]), float(page.width), float(tops[-1]) + 1)
    inside = page.filter(  # a caption may touch the line below it
        lambda sign: box[1] <= (sign["top"] + sign["bottom"]) / 2 <= box[3]
    )
    words = inside.extract_words()
    columns = _find_columns(words)
    if len(columns) < _LEAST_COLUMNS:
        return None
    rows = [
        row
        for above, below in itertools.pairwise(tops)
        for row in _read_rows([word for word in words if above <= word["top"] < below], columns)
    ]
    return box, rows


def _find_columns(words: list[dict[str, Any]]) -> list[tuple[float, float]]:
    """Return from where to where columns reach: what words cover, strips between them free."""
    columns: list[tuple[float, float]] = []
    for start, end in sorted((word["x0"], word["x1"]) for word in words):
        if columns and start - columns[-1][1] < _LEAST_STRIP:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _read_rows(words: list[dict[str, Any]], columns: list[tuple[float, float]]) -> list[list[str]]:
    """Return the rows that words between two lines across make up."""
    words = sorted(words, key=lambda word: (round(word["top"]), word["x0"]))
    placed = [(word, _find_place(word["x0"], columns)) for word in words]
    starts = [word["top"] for word, at in placed if at == 0]
    several = bool(starts) and max(starts) - min(starts) > _SAME_LINE
    rows: list[list[str]] = []
    before: dict[int, dict[str, Any]] = {}  # the last word of each cell of the row
    last = float("-inf")
    for word, at in placed:
        if not rows or (several and at == 0 and word["top"] - last > _SAME_LINE):
            rows.append([""] * len(columns))
            before = {}
        last = word["top"]
        cell = rows[-1][at]
        ended = at in before and _ends_line(before[at], word, columns[at][1])
        joint = "\n" if ended else find_joint(cell, word["text"])
        rows[-1][at] = f"{cell}{joint}{word['text']}"
        before[at] = word
    return rows


def _ends_line(before: dict[str, Any], word: dict[str, Any], edge: float) -> bool:
    """Whether a word begins a line of its own: the line before it had room for it."""
    below: float = word["top"] - before["top"]
    needed: float = before["x1"] + _BLANK + word["x1"] - word["x0"]
    return below > _SAME_LINE and needed <= edge


def _find_place(x0: float, columns: list[tuple[float, float]]) -> int:
    return next(at for at, (start, end) in enumerate(columns) if start <= x0 <= end)
