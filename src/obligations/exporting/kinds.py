"""The kinds of exports, written out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.exporting import atom, datapackage, ics, parquet, sqlite
from obligations.exporting.destination import put_file, put_folder, put_stream
from obligations.exporting.md import pages
from obligations.exporting.xlsx import workbook
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from obligations.exporting.report_table import ReportTable
    from obligations.exporting.request import Counts, Order


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of export: how it is written, and a report where that makes sense.

    `is_own` knows the files of one that fills a folder.

    `suffix`: how the file of any other is named; `called`: what one is that takes no report. What
    it is put to is a path, or the descriptor of standard output, which takes a file and no folder.
    """

    write: Callable[[Order, Path], Counts]
    write_report: Callable[[ReportTable, Path], Counts] | None
    is_own: Callable[[Path], bool] | None = None
    suffix: str = ""
    called: str = ""

    def put(self, order: Order, place: Path | int) -> Counts:
        """Export to a place.

        Raises UserError where that can't be done; then nothing there has changed.
        """
        return self._put(place, lambda draft: self.write(order, draft))

    def put_report(self, table: ReportTable, place: Path | int) -> Counts:
        """Export the rows of a report to a place.

        Raises UserError where that can't be done, and where it makes no sense.
        """
        write = self.write_report
        if write is None:
            kinds = ", ".join(name for name, kind in EXPORT_KINDS.items() if kind.write_report)
            raise UserError(
                tell("a report can't be exported as {called}", called=self.called),
                tell("exports of reports: {kinds}", kinds=kinds),
            )
        return self._put(place, lambda draft: write(table, draft))

    def _put(self, place: Path | int, build: Callable[[Path], Counts]) -> Counts:
        if not isinstance(place, int):
            if self.is_own:
                return put_folder(place, build, self.is_own)
            return put_file(place, build, self.suffix)
        if self.is_own:
            files = ", ".join(name for name, kind in EXPORT_KINDS.items() if not kind.is_own)
            raise UserError(
                tell("a folder can't go to standard output"),
                tell("exports that are one file: {files}", files=files),
            )
        return put_stream(place, build)


EXPORT_KINDS = {
    "xlsx": ExportKind(workbook.write_workbook, workbook.write_report_workbook, suffix="xlsx"),
    "ics": ExportKind(ics.write_calendar, None, suffix="ics", called="a calendar"),
    "atom": ExportKind(atom.write_feed, None, suffix="atom", called="a feed"),
    "datapackage": ExportKind(
        datapackage.write_package, datapackage.write_report_package, datapackage.is_own_package
    ),
    "sqlite": ExportKind(sqlite.write_database, sqlite.write_report_database, suffix="sqlite"),
    "parquet": ExportKind(
        parquet.write_tables, parquet.write_report_parquet, parquet.is_own_parquet
    ),
    "md": ExportKind(pages.write_pages, pages.write_report_page, pages.is_own_page),
}
