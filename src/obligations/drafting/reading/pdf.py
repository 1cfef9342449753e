"""PDF with a text layer: lines as they are printed, an indentation kept as such, and tables that
have lines.

Page numbers, and headers that stand on most pages, are no text of the document. A table that goes
on over the page is one.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.drafting.flow import find_joint
from obligations.drafting.reading.building import SourceBuilder
from obligations.drafting.reading.pdf_columns import (
    Strip,
    find_right_edge,
    find_strip,
    place_in_columns,
)
from obligations.drafting.reading.pdf_rules import find_ruled_table
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from obligations.drafting.source import DraftSource

_PAGE_NUMBER = re.compile(
    r"[-–—·\s]*(?:第\s*)?\d{1,4}(?:\s*[/页]\s*(?:共\s*)?\d{0,4}\s*页?)?[-–—·\s]*$"
    r"|(?i:page \d+(?: of \d+)?)$"
)
_MOST_PAGES = 2000
_LEAST_REPEATED, _TWO = 3, 2
_ROOM = 1.6  # signs: what is left at the end of a line that had no room for more
_BLANK = 0.2  # of the size of a sign
_LAST_LETTER = 0x2E7F  # of scripts that set blanks between words
_Row = list[tuple[str, int, int]]
_Part = tuple[float, "str | list[_Row]"]


def read_pdf(content: bytes, name: str) -> DraftSource:
    """Return a PDF as a source. Raises UserError for a scan, a locked or damaged one, and where its
    reader is not installed.
    """
    try:
        import pdfplumber
    except ImportError:
        raise UserError(
            tell("pdfplumber reads PDF, and is not installed"),
            tell('pip install "obligations[read]"'),
        ) from None
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            strip = find_strip([page.chars for page in pdf.pages[:_MOST_PAGES]])
            pages = [_read_page(page, strip) for page in pdf.pages[:_MOST_PAGES]]
    except Exception as error:  # noqa: BLE001 - what is damaged raises anything
        raise UserError(
            tell(
                "{name} can't be read: {reason}",
                name=name,
                reason=str(error) or type(error).__name__,
            ),
            tell("save it again, without a password"),
        ) from None
    if not any(pages):
        raise UserError(
            tell("{name} has no text layer: it is a scan", name=name),
            tell("run it through text recognition (OCR) first"),
        )
    return _build(pages)


def _read_page(page: Any, strip: Strip | None) -> list[_Part]:
    """Return the lines and tables of a page, from top to bottom; `strip` divides its columns."""
    tables = [
        table
        for table in page.find_tables()
        if len(table.rows) > 1 and len(table.rows[0].cells) > 1
    ]
    parts: list[_Part] = [(table.bbox[1], _read_table(table)) for table in tables]
    rest = page
    for table in tables:
        rest = rest.outside_bbox(table.bbox)
    ruled = None if tables else find_ruled_table(page)
    if ruled:
        box, rows = ruled
        parts.append((box[1], [[(text, 1, 1) for text in row] for row in rows]))
        rest = rest.outside_bbox(box)
    return sorted([*parts, *_list_lines(rest, strip)], key=lambda part: part[0])


def _list_lines(page: Any, strip: Strip | None) -> list[_Part]:
    """Return the lines of a page with their places; of one in two columns those of each, and those
    that cross the strip between them.
    """
    if not page.chars:
        return []
    if strip is None:
        lines = page.extract_text_lines(strip=True, return_chars=False)
        return _print_lines([(line["top"], line) for line in lines], strip)
    crossing = {
        round(sign["top"]) for sign in page.chars if sign["x0"] < strip[1] and sign["x1"] > strip[0]
    }
    parts = [
        page.filter(lambda sign: round(sign["top"]) in crossing),
        page.filter(lambda sign: round(sign["top"]) not in crossing and sign["x0"] < strip[0]),
        page.filter(lambda sign: round(sign["top"]) not in crossing and sign["x0"] >= strip[0]),
    ]
    lines = [
        line
        for part in parts
        if part.chars
        for line in part.extract_text_lines(strip=True, return_chars=False)
    ]
    return _print_lines(place_in_columns(lines, strip), strip)


def _print_lines(lines: list[tuple[float, dict[str, Any]]], strip: Strip | None) -> list[_Part]:
    """Return lines as text, an indentation from the left edge of their column kept."""
    begin = find_right_edge(strip) if strip else float("inf")
    edges = {
        behind: min((line["x0"] for _, line in lines if (line["x0"] >= begin) is behind), default=0)
        for behind in (False, True)
    }
    parts: list[_Part] = []
    for place, line in lines:
        height = max(line["bottom"] - line["top"], 1)
        indented = height * 1.4 < line["x0"] - edges[line["x0"] >= begin] < height * 3.5
        parts.append((place, ("\u3000\u3000" if indented else "") + line["text"]))
    return parts


def _read_table(table: Any) -> list[_Row]:
    """Return a table; where no cell of its own stands, the one that covers that place does."""
    rows: list[_Row] = []
    for at, row in enumerate(table.rows):
        cells: _Row = []
        for column, box in enumerate(row.cells):
            if box is None:
                continue
            across = 1
            while (
                column + across < len(row.cells)
                and row.cells[column + across] is None
                and _reaches(table, column + across, box)
            ):
                across += 1
            down = 1
            while at + down < len(table.rows) and box[3] > table.rows[at + down].bbox[1] + 2:
                down += 1
            cells.append((_read_cell(table.page, box), across, down))
        rows.append(cells)
    return rows


def _read_cell(page: Any, box: tuple[float, float, float, float]) -> str:
    """Return the text of a cell: the signs that begin in it, since one at the end of a line may
    hang over its border. A line that had no room for more goes on in the next.
    """
    text = ""
    room = float("inf")  # at the end of the line before
    inside = page.filter(
        lambda sign: (
            box[0] - 1 <= sign["x0"] < box[2] - 1
            and box[1] <= (sign["top"] + sign["bottom"]) / 2 <= box[3]
        )
    )
    for line in inside.extract_text_lines(strip=True):
        joint = "\n"
        if text and room < _measure(line["text"].split()[0], line["chars"]):
            joint = find_joint(text, line["text"])
        text = f"{text}{joint}{line['text']}".lstrip("\n")
        left = max(line["x0"] - box[0], 0)
        # As wide as the margin on the left, no more is free on the right.
        room = box[2] - line["x1"] - left
    return text


def _measure(word: str, signs: list[dict[str, Any]]) -> float:
    """Return how much room the first word of a line would need behind another one: of Chinese a
    sign, and one that may not begin a line.
    """
    size: float = signs[0]["size"]
    if ord(word[0]) > _LAST_LETTER:
        return size * _ROOM
    last: float = signs[min(len(word), len(signs)) - 1]["x1"]
    first: float = signs[0]["x0"]
    return max(last - first + size * _BLANK, size * _ROOM)


def _reaches(table: Any, column: int, box: tuple[float, float, float, float]) -> bool:
    """Whether a cell reaches into a column to its right: some other row has a cell there that
    begins before its end.
    """
    begins = [
        row.cells[column][0] for row in table.rows if column < len(row.cells) and row.cells[column]
    ]
    return bool(begins) and min(begins) < box[2] - 2


def _build(pages: list[list[_Part]]) -> DraftSource:
    """Put pages together: page numbers and repeated headers left out, tables that go on joined."""
    printed = [
        [part for _, part in page if not isinstance(part, str) or not _is_page_number(part)]
        for page in pages
    ]
    furniture = _find_furniture(printed)
    builder = SourceBuilder()
    pending: list[_Row] = []
    for page in printed:
        for part in page:
            if isinstance(part, str):
                if _bare(part) in furniture:
                    continue
                pending = _flush(builder, pending)
                builder.add_line(part)
            elif pending and _count_columns(pending) == _count_columns(part):
                _go_on(pending, part)
            else:
                _flush(builder, pending)
                pending = list(part)
    _flush(builder, pending)
    return builder.build()


def _is_page_number(line: str) -> bool:
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None


def _find_furniture(pages: list[list[str | list[_Row]]]) -> set[str]:
    """Return the lines that begin or end three pages, numbers in them apart; of two pages that one
    that begins both.
    """
    first = [_bare(page[0]) for page in pages if page and isinstance(page[0], str)]
    last = [_bare(page[-1]) for page in pages if len(page) > 1 and isinstance(page[-1], str)]
    counts = Counter([*first, *last])
    repeated = {line for line, count in counts.items() if count >= _LEAST_REPEATED}
    if len(pages) == len(first) == _TWO and first[0] == first[1]:
        repeated.add(first[0])
    return repeated - {""}


def _bare(line: str) -> str:
    return re.sub(r"[\d\s]+", "", line)


def _go_on(rows: list[_Row], more: list[_Row]) -> None:
    """Add the rows of the next page to a table, without the header that stands at its top again.
    A merged cell that the page cut goes on in the empty one below it.
    """
    first = 0
    while first < min(len(rows), len(more)) and _print_row(rows[first]) == _print_row(more[first]):
        first += 1
    more = more[first:] or more
    lowest = _find_lowest(rows)
    column, kept = 0, []
    for text, across, down in more[0]:
        at, place = lowest.get(column, (0, 0))
        above, wide, high = rows[at][place]
        if not text and column in lowest and wide == across and max(high, down) > 1:
            rows[at][place] = (above, wide, high + down)
        else:
            kept.append((text, across, down))
        column += across
    rows += [kept, *more[1:]]


def _print_row(row: _Row) -> list[str]:
    return [text for text, _, _ in row]


def _find_lowest(rows: list[_Row]) -> dict[int, tuple[int, int]]:
    """Return the row and place of the last cell of each column that a cell begins in."""
    lowest: dict[int, tuple[int, int]] = {}
    hanging: dict[int, int] = {}  # column → how many rows a cell above still covers
    for at, row in enumerate(rows):
        column = 0
        for place, (_, across, down) in enumerate(row):
            while hanging.get(column, 0) > 0:
                column += 1
            lowest[column] = (at, place)
            for covered in range(column, column + across):
                hanging[covered] = down
            column += across
        hanging = {covered: left - 1 for covered, left in hanging.items() if left > 1}
    return lowest


def _count_columns(rows: list[_Row]) -> int:
    return max((sum(across for _, across, _ in row) for row in rows), default=0)


def _flush(builder: SourceBuilder, rows: list[_Row]) -> list[_Row]:
    if rows:
        builder.add_table(rows)
    return []
