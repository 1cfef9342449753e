"""Plain text and Markdown.

Tables are those of Markdown (|), those drawn with signs, lines that hold tabs, and lines whose
fields stand below one another, with two blanks or more between them. A field in quotes may go on
over lines, as spreadsheets copy it; so does a numbered row that has fewer tabs than the header
above it, until it has as many. A short line between them is a row of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.reading.drawn_tables import join_drawn_rows
from obligations.drafting.reading.joined_lines import break_joined_lines
from obligations.drafting.reading.wrapped_tables import join_wrapped_rows
from obligations.drafting.source import DraftSource, SourceTable, Stretch
from obligations.text.language import count_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULE = re.compile(r"[ \t|:-]+$")
_GAP = re.compile(r"[ \u3000\xa0]{2,}")
_QUOTE_OPENS = re.compile(r'(?:(?<=\n)|(?<![^\t]))"(?:[^"\n]|"")*$')
_MOST_LINES = 40  # of a field in quotes
_NUMBERED = re.compile(r" ?\d{1,3}[.、]? ?\t")  # the first field of a row
# The last cell of a line with tabs, which the next line ends: half a heading, half a date.
_CUT = re.compile(
    r"\t[\u3400-\u9fff]{2}[ \r\n]{1,4}[\u3400-\u9fff]{2}(?:要求)?$"
    r"|\t[^\t\n]{0,20}\d ?(?:年[ \r\n]{1,4}\d{1,2} ?月|[年月][ \r\n]{1,4}[底末])[^\t\n]{0,6}$"
)
_LEAST_ROWS = 2
_LEAST_PIPES = 2
_LONGEST_GROUP = 60  # signs of a line that names a group of rows
_ALIGNED = range(3, 31)  # fields of a line that begins a table without other signs

_Row = list[Stretch]


def read_plain(text: str) -> DraftSource:
    """Return a text as a source, unchanged but for rows over several lines; with its tables."""
    text = join_wrapped_rows(break_joined_lines(join_drawn_rows(text)))
    tables: list[SourceTable] = []
    rows: list[_Row] = []
    sign = ""
    ruled = False  # a table of Markdown, which ends where its rows do
    lines = list(_join_broken_rows(text, list(_list_lines(text))))
    for at, (start, end) in enumerate(lines):
        line = text[start:end]
        if rows and "--" in line and _RULE.match(line):
            ruled = True
            continue
        loose = sign != "" and not ruled
        if loose and not line.strip():
            continue
        found, cells = _list_cells(line, start)
        if loose and not found and _heads_rows(text, lines, at, rows[0], sign):
            begin = start + len(line) - len(line.lstrip())
            stop = start + len(line.rstrip())
            rows.append([Stretch(begin, stop), *[Stretch(stop, stop)] * (len(rows[0]) - 1)])
            continue
        goes_on = found == sign and bool(rows) and found != ""
        if goes_on and found == " ":
            cells = _align(text, rows[0], cells)
        elif goes_on:
            goes_on = len(cells) <= len(rows[0]) or len(rows) < _LEAST_ROWS
            cells += [Stretch(end, end)] * (len(rows[0]) - len(cells))
        if goes_on and len(cells) == len(rows[0]):
            rows.append(cells)
            continue
        tables += _make_table(rows, sign)
        begins = found in ("|", "\t") or len(cells) in _ALIGNED
        rows, sign = ([cells], found) if found and begins else ([], "")
        ruled = False
    return DraftSource(text, (*tables, *_make_table(rows, sign)))


def _heads_rows(text: str, lines: list[tuple[int, int]], at: int, header: _Row, sign: str) -> bool:
    """Whether a short line without fields or stop names a group of rows: one stands below it."""
    start, end = lines[at]
    if end - start > _LONGEST_GROUP or text[start:end].rstrip().endswith((".", "。", ":", "：")):
        return False
    below = next((line for line in lines[at + 1 : at + 3] if text[slice(*line)].strip()), None)
    if below is None:
        return False
    found, cells = _list_cells(text[slice(*below)], below[0])
    return found == sign and len(cells) == len(header)


def _make_table(rows: list[_Row], sign: str) -> list[SourceTable]:
    if len(rows) < _LEAST_ROWS:
        return []
    return [SourceTable(tuple(map(tuple, rows)), supposed=sign == " ")]


def _list_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends; a field in open quotes goes on in the next."""
    at = 0
    while at <= len(text):
        end = _find_line_end(text, at)
        begin = at
        while _QUOTE_OPENS.search(text, begin, end) and (begin := _find_closing_quote(text, end)):
            end = _find_line_end(text, begin)
        yield at, end - text.endswith("\r", at, end)
        at = end + 1


def _join_broken_rows(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines with those as one that a numbered row goes on over: it has fewer tabs than
    the header, and with the next lines, none of which is numbered, just as many; so has a row of
    Markdown fewer signs than the rule below its header. And with a line that ends the last cell of
    a header, or its date.
    """
    tabs_of_header = pipes_of_rule = at = 0
    while at < len(lines):
        start, end = lines[at]
        last = at
        tabs = text.count("\t", start, end)
        pipes = text.count("|", start, end)
        if pipes_of_rule and pipes:
            last = _find_last_line(text, lines, at, pipes_of_rule - pipes, "|")
        elif _NUMBERED.match(text, start, end):
            last = _find_last_line(text, lines, at, tabs_of_header - tabs, "\t")
        elif tabs:
            tabs_of_header = tabs
        if not pipes or (text.find("--", start, end) >= 0 and _RULE.match(text, start, end)):
            pipes_of_rule = pipes
        below = range(last + 1, min(last + 3, len(lines)))
        ends = next((row for row in below if text[slice(*lines[row])].strip()), None)
        last_cell = text.rfind("\t", start, lines[last][1])
        if tabs and ends and _CUT.match(text, last_cell, lines[ends][1]):
            last = ends
        yield start, lines[last][1]
        at = last + 1


def _find_last_line(
    text: str, lines: list[tuple[int, int]], first: int, missing: int, sign: str
) -> int:
    """Return the line that brings a row the signs between cells that its first line lacks; that one
    itself where none does.
    """
    left = missing
    for at in range(first + 1, min(first + _MOST_LINES, len(lines))):
        if left <= 0 or _NUMBERED.match(text, *lines[at]):
            break
        left -= text.count(sign, *lines[at])
        if left == 0:
            return at
    return first


def _find_line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _find_closing_quote(text: str, start: int) -> int:
    """Return where the quotes of a field end that is open at the end of a line; 0 where they do
    not, within the lines that a field may have.
    """
    at, stop = start, start
    for _ in range(_MOST_LINES):
        stop = _find_line_end(text, stop + 1)
    while (at := text.find('"', at, stop)) >= 0:
        if not text.startswith('""', at):
            return at if text[at + 1 : at + 2] in ("\t", "\n", "\r", "") else 0
        at += 2
    return 0


def _list_cells(line: str, start: int) -> tuple[str, _Row]:
    """Return the sign between the cells of a line, and these; no sign outside tables."""
    if line.count("|") >= _LEAST_PIPES:
        inner_start = line.index("|") + 1 if line.lstrip().startswith("|") else 0
        inner_end = line.rindex("|") if line.rstrip().endswith("|") else len(line)
        return "|", _split(line, "|", inner_start, inner_end, start)
    if "\t" in line.strip():
        return "\t", _split(line, "\t", 0, len(line), start)
    bare = line.strip()
    if not _GAP.search(bare):
        return "", []
    begin = line.index(bare)
    ends = [*(found.span() for found in _GAP.finditer(bare)), (len(bare), len(bare))]
    cells, at = [], 0
    for stop, resume in ends:
        cells.append(Stretch(start + begin + at, start + begin + stop))
        at = resume
    return " ", cells


def _split(line: str, sign: str, begin: int, end: int, start: int) -> _Row:
    stretches = []
    while begin <= end:
        stop = line.find(sign, begin, end)
        stop = end if stop < 0 else stop
        stretches.append(_trim(line, begin, stop, start))
        begin = stop + 1
    return stretches


def _trim(line: str, begin: int, stop: int, start: int) -> Stretch:
    while begin < stop and line[begin].isspace():
        begin += 1
    while stop > begin and line[stop - 1].isspace():
        stop -= 1
    if stop - begin > 1 and line[begin] == line[stop - 1] == '"':
        begin, stop = begin + 1, stop - 1
    return Stretch(start + begin, start + stop)


def _align(text: str, header: _Row, cells: _Row) -> _Row:
    """Return the fields of a line below those of a header: by their order, else their places."""
    if len(cells) >= len(header):
        return cells
    places = [_measure(text, cell.start) for cell in header]
    row = [Stretch(cells[-1].end, cells[-1].end)] * len(header)
    for cell in cells:
        place = _measure(text, cell.start)
        row[min(range(len(header)), key=lambda at: abs(places[at] - place))] = cell
    return row


def _measure(text: str, at: int) -> int:
    """Return how many columns of a terminal stand before a place of a line."""
    return count_columns(text[text.rfind("\n", 0, at) + 1 : at])
