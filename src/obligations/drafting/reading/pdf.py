"""PDF with a text layer: lines as they are printed, an indentation kept as such, and tables.

Page numbers, and lines that stand at the edge of most pages, are no text of the document. A table
that goes on over the page is one, and so is a row that the page cut in two. Notes at the foot of a
page stand behind everything.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.reading.pdf_columns import (
    Strip,
    find_right_edge,
    find_strip,
    place_in_columns,
)
from obligations.drafting.reading.pdf_grids import find_grids, read_grid
from obligations.drafting.reading.pdf_headed import find_headed_table
from obligations.drafting.reading.pdf_lines import list_lines
from obligations.drafting.reading.pdf_notes import find_notes, join_notes
from obligations.drafting.reading.pdf_page import UNKNOWN
from obligations.drafting.reading.pdf_prose import ProseLine, read_column
from obligations.drafting.reading.pdf_rows import find_bare_table, find_ruled_table
from obligations.drafting.reading.pdf_tables import GrowingTable
from obligations.drafting.reading.source_builder import SourceBuilder
from obligations.extras import name_installer
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.reading.pdf_lines import PrintedLine, PrintedRow
    from obligations.drafting.reading.pdf_page import PrintedPage
    from obligations.drafting.reading.pdf_strips import Band, Columns
    from obligations.drafting.source import DraftSource

_PAGE_NUMBER = re.compile(
    r"[-–—·\s]*(?:第\s*)?\d{1,4}(?:\s*[/页]\s*(?:共\s*)?\d{0,4}\s*页?)?[-–—·\s]*$"
    r"|(?i:page \d+(?: of \d+)?)$"
)
_ANNEX = re.compile(r"附(?:件|录|表|图)")
_MOST_PAGES = 2000
_MOST_EDGES = 3  # lines at the top of a page, or at its bottom
_LEAST_REPEATED = 3  # pages, of two both
_SAME_HEIGHT, _SAME_EDGE = 8.0, 3.0  # points


class _Part(NamedTuple):
    """A line or a table of a page, how far down it stands, and columns that may go on below."""

    place: float
    held: ProseLine | list[PrintedRow]
    columns: Columns | None = None


def read_pdf(content: bytes, name: str) -> DraftSource:
    """Return a PDF as a source. Raises UserError for a scan, one whose signs mostly have no text, a
    locked or damaged one, and where its reader is not installed.
    """
    try:
        from obligations.drafting.reading.pdf_device import read_pages
    except ImportError:
        raise UserError(
            tell("playa-pdf reads PDF, and is not installed"),
            name_installer('"playa-pdf[crypto]"'),
        ) from None
    logging.getLogger("playa").setLevel(logging.CRITICAL)
    try:
        pages = list(read_pages(content, _MOST_PAGES))
    except UserError:
        raise
    except Exception:  # noqa: BLE001 - what is damaged raises anything
        raise UserError(
            tell("{name} is damaged, or locked with a password", name=name),
            tell("open it in a PDF reader, and save it again without a password"),
        ) from None
    recognise = tell("run it through text recognition (OCR) first")
    signs = [sign.text for page in pages for sign in page.signs]
    if not signs:
        raise UserError(tell("{name} has no text layer: it is a scan", name=name), recognise)
    if signs.count(UNKNOWN) * 2 > len(signs):
        raise UserError(
            tell("{name} does not say which signs its fonts print", name=name), recognise
        )
    read: list[tuple[list[_Part], list[PrintedLine]]] = []
    for page in pages:
        before = read[-1][0] if read else []
        read.append(_find_tables(page, before[-1].columns if before else None))
    strip = find_strip([rest for _, rest in read])
    return _build(
        [
            sorted([*tables, *_print_lines(rest, strip)], key=lambda part: part.place)
            for tables, rest in read
        ]
    )


def _find_tables(page: PrintedPage, above: Columns | None) -> tuple[list[_Part], list[PrintedLine]]:
    """Return the tables of a page, and the lines that stand in none; `above` are the columns of a
    table that the page before may leave open.
    """
    grids = find_grids(page)
    if grids:
        held = [[sign for sign in page.signs if grid.holds(sign)] for grid in grids]
        parts = [
            _Part(grid.rows[0], read_grid(grid, signs))
            for grid, signs in zip(grids, held, strict=True)
        ]
        taken = {sign for signs in held for sign in signs}
        return parts, list_lines(sign for sign in page.signs if sign not in taken)
    lines = list_lines(page.signs)
    bare = find_bare_table(lines) if page.filled else None  # rows may be filled in turn
    ruled = bare or find_ruled_table(page.signs, page.across)
    counted = ruled or find_bare_table(lines)
    band = headed = find_headed_table(lines, above)
    # Rows may be numbered in the second column, some of them below an empty first one.
    if counted and not (headed and _lies_in(counted, headed)):
        band = counted
    if band is None:
        return [], lines
    rest = [line for line in lines if not band.top <= line.base < band.bottom]
    return [_Part(band.top, band.rows, band.columns)], rest


def _lies_in(band: Band, other: Band) -> bool:
    """Whether a table is a part of another one, from some line below its first on."""
    return other.top < band.top and band.bottom <= other.bottom + _SAME_EDGE


def _print_lines(lines: Sequence[PrintedLine], strip: Strip | None) -> list[_Part]:
    """Return lines with their places as text, an indentation from the left edge of their column
    kept. Of a page in two columns these are the lines of each, and those that cross the strip
    between them.
    """
    placed = place_in_columns(lines, strip) if strip else [(line.base, line) for line in lines]
    begin = find_right_edge(strip) if strip else float("inf")
    parts: list[_Part] = []
    for behind in (False, True):
        column = [(place, line) for place, line in placed if (line.x0 >= begin) is behind]
        read = read_column([line for _, line in column])
        parts += [_Part(place, prose) for (place, _), prose in zip(column, read, strict=True)]
    return parts


def _build(pages: list[list[_Part]]) -> DraftSource:
    """Put pages together without their numbers and headers; lines and tables that go on are one."""
    builder = SourceBuilder()
    open_part: ProseLine | GrowingTable | None = None
    notes: list[str] = []
    for page in _drop_furniture(pages):
        end = find_notes([part.held for part in page])
        notes += join_notes([part.held for part in page[end:] if isinstance(part.held, ProseLine)])
        for at, part in enumerate(page[:end]):
            joined = _join(open_part, part.held, same_page=at > 0)
            if joined is None:
                _add(builder, open_part)
                joined = part.held if isinstance(part.held, ProseLine) else GrowingTable(part.held)
            open_part = joined
    _add(builder, open_part)
    for note in notes:
        builder.add_line(note)
    return builder.build()


def _join(
    before: ProseLine | GrowingTable | None, held: ProseLine | list[PrintedRow], *, same_page: bool
) -> ProseLine | GrowingTable | None:
    """Return what goes on in a line or a table together with it; None where it does not."""
    if isinstance(before, ProseLine) and isinstance(held, ProseLine):
        return before.join(held) if before.goes_on_in(held, same_page=same_page) else None
    if isinstance(before, GrowingTable) and isinstance(held, list) and before.goes_on_in(held):
        before.add_page(held)
        return before
    return None


def _add(builder: SourceBuilder, part: ProseLine | GrowingTable | None) -> None:
    if isinstance(part, GrowingTable):
        builder.add_table(part.list_cells())
    elif part:
        builder.add_line(("\u3000\u3000" if part.begins else "") + part.text)


def _drop_furniture(pages: list[list[_Part]]) -> list[list[_Part]]:
    """Return pages without their numbers, and without the lines that stand at one height at the
    edge of three pages, numbers in them apart, or of both pages of two. What names an annex stays.
    """
    edges = [_list_edges(page) for page in pages]
    heights: dict[str, list[float]] = defaultdict(list)
    for page in edges:
        for bare, part in {_bare(part): part for part in page}.items():
            heights[bare].append(part.place)
    least = min(max(len(pages), 2), _LEAST_REPEATED)
    repeated = {
        bare: median(places)
        for bare, places in heights.items()
        if len(places) >= least and bare and not _ANNEX.match(bare)
    }
    return [
        [part for part in page if part not in edge or not _is_furniture(part, repeated)]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _list_edges(page: Sequence[_Part]) -> list[_Part]:
    """Return the lines at the top and at the bottom of a page."""
    top, bottom = page[:_MOST_EDGES], page[-_MOST_EDGES:]
    edges = [*top, *(part for part in bottom if part not in top)]
    return [part for part in edges if isinstance(part.held, ProseLine)]


def _is_furniture(part: _Part, repeated: dict[str, float]) -> bool:
    if _PAGE_NUMBER.fullmatch(_print(part).strip()):
        return True
    bare = _bare(part)
    return bare in repeated and abs(part.place - repeated[bare]) <= _SAME_HEIGHT


def _bare(part: _Part) -> str:
    return re.sub(r"[\d\s]+", "", _print(part))


def _print(part: _Part) -> str:
    return part.held.text if isinstance(part.held, ProseLine) else ""
