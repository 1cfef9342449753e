"""Pages in Markdown for a repository or a wiki: an index, a page for each document, a page for each
department.

Links lead from page to page and to each measure. The first line of a page says that it was
exported: a later export replaces such pages and touches no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.exporting.md.document_page import Setting, write_document
from obligations.exporting.md.index_page import make_party_path, write_index, write_share
from obligations.exporting.request import gather_rows
from obligations.exporting.tally import count_measures
from obligations.query.measures import read_wording
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.exporting.report_table import ReportTable
    from obligations.exporting.request import Counts, Order, Rows
    from obligations.records import MeasureRecord

_MARK = "<!-- written by: obligations export md -->"


def write_pages(order: Order, folder: Path) -> Counts:
    """Write the pages into a folder."""
    rows = gather_rows(order)
    around = _look_around(order, rows)
    _write(folder / "README.md", write_index(rows, order, around))
    measures: dict[str, list[MeasureRecord]] = {document["id"]: [] for document in rows.documents}
    for measure in rows.named.values():
        measures[measure["document"]].append(measure)
    for document in order.track(rows.documents, "documents"):
        _write(
            folder / "documents" / f"{document['id']}.md",
            write_document(document, measures[document["id"]], rows, around),
        )
    for share in order.track(rows.shares, "departments"):
        _write(folder / make_party_path(share), write_share(share, rows, around))
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


def _look_around(order: Order, rows: Rows) -> Setting:
    question = order.question
    sections = question.select("SELECT document, number, label, title_en, title_zh FROM section")
    addressees = question.select("SELECT id, en, zh FROM addressee")
    places = {
        f"documents/{measure['document']}.md#{measure['id']}" for measure in rows.named.values()
    }
    return Setting(
        lang=order.lang,
        pages=places | {make_party_path(share) for share in rows.shares},
        sections={
            (row["document"], row["number"]): {
                "label": row["label"],
                "title": read_wording(row, "title"),
            }
            for row in sections
        },
        addressees={row["id"]: read_both(row) for row in addressees},
        fitting={measure["id"] for measure in rows.measures},
    )


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "\n".join([_MARK, "", *lines]).rstrip("\n") + "\n", encoding="utf-8", newline=""
    )


def write_report_page(table: ReportTable, folder: Path) -> Counts:
    """Write a report as a page."""
    _write(folder / "README.md", [table.page])
    return {"row": len(table.rows)}
