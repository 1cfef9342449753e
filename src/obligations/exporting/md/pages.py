"""Pages in Markdown for a repository or a wiki: an index, a page for each document, a page for each
department.

Links lead from page to page and to each measure. The first line of a page says that it was
exported: a later export replaces such pages and touches no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from obligations.exporting.md.index_page import (
    find_page_of,
    list_index_blocks,
    list_share_blocks,
)
from obligations.exporting.request import gather_rows
from obligations.exporting.tally import count_measures
from obligations.ids import document_of, measure_of
from obligations.pages.document import list_document_blocks
from obligations.pages.markdown import render_markdown
from obligations.pages.page import find_on_the_web
from obligations.query.pages import add_surroundings, find_names_for_pages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.exporting.report_table import ReportTable
    from obligations.exporting.request import Counts, Order, Rows
    from obligations.pages.page import PageBlock, PageLink
    from obligations.records import MeasureRecord

_MARK = "<!-- written by: obligations export md -->"
_INDEX = "README.md"


@dataclass(frozen=True, slots=True)
class _Site:
    """The folder, and the places in it that links can lead to."""

    folder: Path
    places: set[str]
    lang: str

    def write(self, page: str, blocks: Iterable[PageBlock]) -> None:
        """Write a page, its links relative to it."""

        def find_address(link: PageLink) -> str | None:
            if link.kind == "web":
                return find_on_the_web(link)
            place = _find_place(link)
            if place in self.places:
                return relpath(place, dirname(page) or ".")
            return None

        _write(self.folder / page, render_markdown(blocks, self.lang, find_address))


def write_pages(order: Order, folder: Path) -> Counts:
    """Write the pages into a folder."""
    rows, lang = gather_rows(order), order.lang
    named = list(rows.named.values())
    add_surroundings(order.question, named)
    for measure in named:
        measure["progress"] = rows.progress.get(measure["id"], [])
    names, fitting = (
        find_names_for_pages(order.question, named),
        {one["id"] for one in rows.measures},
    )
    site = _Site(folder, _list_places(rows), lang)
    site.write(_INDEX, list_index_blocks(rows, order))
    measures: dict[str, list[MeasureRecord]] = {document["id"]: [] for document in rows.documents}
    for measure in named:
        measures[measure["document"]].append(measure)
    for document in order.track(rows.documents, "documents"):
        found = measures[document["id"]]
        site.write(
            _name_document(document["id"]),
            list_document_blocks(document, found, fitting, names, rows.as_of, lang),
        )
    for share in order.track(rows.shares, "departments"):
        site.write(_name_department(find_page_of(share)), list_share_blocks(share, rows, lang))
    return {
        **count_measures(measure["closing"] for measure in rows.measures),
        "document": len(rows.documents),
        "department": len([share for share in rows.shares if share.party]),
    }


def is_own_page(file: Path) -> bool:
    """Whether an earlier export wrote a file."""
    if file.suffix != ".md" or not file.is_file():
        return False
    with file.open("rb") as page:
        return page.read(len(_MARK)) == _MARK.encode()


def _name_document(document: str) -> str:
    return f"documents/{document}.md"


def _name_department(department: str) -> str:
    return f"departments/{department}.md"


def _find_place(link: PageLink) -> str:
    """Return the page that a link within the pages leads to, and of a record its anchor there."""
    if link.kind == "record":
        measure = measure_of(link.to)
        return f"{_name_document(document_of(measure))}#{measure}"
    if link.kind == "document":
        return _name_document(link.to)
    if link.kind == "department":
        return _name_department(link.to)
    return _INDEX


def _list_places(rows: Rows) -> set[str]:
    measures = {
        f"{_name_document(measure['document'])}#{measure['id']}" for measure in rows.named.values()
    }
    documents = {_name_document(document["id"]) for document in rows.documents}
    departments = {_name_department(find_page_of(share)) for share in rows.shares}
    return {_INDEX} | measures | documents | departments


def _write(path: Path, page: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{_MARK}\n\n{page}", encoding="utf-8", newline="")


def write_report_page(table: ReportTable, folder: Path) -> Counts:
    """Write a report as a page."""
    _write(folder / _INDEX, table.page)
    return {"row": len(table.rows)}
