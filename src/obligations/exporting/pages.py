"""Pages in Markdown for a repository or a wiki: an index, a page for each document, a page for each department.

Links lead from page to page and to each measure. The first line of a page says that it was exported: a later export replaces such pages
and touches no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.exporting.document_page import write_document
from obligations.exporting.index_page import write_department, write_index
from obligations.exporting.markdown import write_paragraph, write_table, write_text
from obligations.exporting.order import gather_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.exporting.order import Counts, Order
    from obligations.exporting.report_table import ReportTable

Record = dict[str, Any]
_MARK = "<!-- written by: obligations export md -->"


def write_pages(order: Order, folder: Path) -> Counts:
    """Write the pages into a folder."""
    rows = gather_rows(order)
    owed = {department: records for department, records in rows.owed.items() if department}
    sections = _load_sections(order)
    pages = {f"departments/{department}.md" for department in owed}
    pages |= {f"documents/{measure['document']}.md#{measure['id']}" for measure in rows.measures}
    for name in ("documents", "departments"):
        (folder / name).mkdir()
    _write(folder / "README.md", write_index(rows, order, pages))
    measures: dict[str, list[Record]] = {document["id"]: [] for document in rows.documents}
    for measure in rows.measures:
        measures[measure["document"]].append(measure)
    for document in order.track(rows.documents, "documents"):
        lines = write_document(document, measures[document["id"]], sections, rows.progress, pages, order.lang)
        _write(folder / "documents" / f"{document['id']}.md", lines)
    for department, records in order.track(list(owed.items()), "departments"):
        _write(folder / "departments" / f"{department}.md", write_department(records, pages, order.lang))
    return {"measures": len(rows.measures), "documents": len(rows.documents), "departments": len(owed)}


def is_own(file: Path) -> bool:
    """Whether an earlier export wrote a file."""
    if file.suffix != ".md" or not file.is_file():
        return False
    with file.open("rb") as page:
        return page.read(len(_MARK)) == _MARK.encode()


def _load_sections(order: Order) -> dict[tuple[str, int], Record]:
    """Give the titles of the sections of all documents."""
    rows = order.open_question().select("SELECT document, number, label, title_en AS en, title_zh AS zh FROM section")
    return {(row["document"], row["number"]): dict(row) for row in rows}


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join([_MARK, "", *lines]).rstrip("\n") + "\n", encoding="utf-8", newline="")


def write_report(table: ReportTable, folder: Path) -> Counts:
    """Write the rows of a report as a page."""
    rows = [[write_text("" if value is None else str(value)) for value in row] for row in table.shown]
    header = [write_text(column.heading) for column in table.columns]
    notes = [line for note in table.notes for line in (write_paragraph(note), "")]
    _write(folder / "README.md", [f"# {write_text(table.title)}", "", *write_table(header, rows), *notes])
    return {"rows": len(rows)}
