"""A workbook to mail: a summary, all measures, all targets, and a sheet for each department."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from obligations.exporting.request import gather_rows, load_documents
from obligations.exporting.summary import PartySheet, fill_summary
from obligations.exporting.tally import count_measures
from obligations.exporting.wording import list_party_names, say_day
from obligations.exporting.xlsx.columns import (
    ENTRY_COLUMNS,
    MEASURE_COLUMNS,
    OWED,
    TARGET_COLUMNS,
    CellContext,
    choose_columns,
    read_row,
)
from obligations.exporting.xlsx.sheet import (
    DayCell,
    Heading,
    LinkCell,
    Sheet,
    StateCell,
    Styles,
    name_sheet,
    reckon_width,
)
from obligations.text.speech import Speech, read_both
from obligations.text.tables import exports, pages
from obligations.text.words import say_field
from obligations.text.written_names import name_party

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsxwriter import Workbook

    from obligations.exporting.report_table import ReportGrid, ReportTable
    from obligations.exporting.request import Counts, Order, Rows
    from obligations.exporting.xlsx.columns import SheetColumn
    from obligations.exporting.xlsx.sheet import SheetCell

_T = TypeVar("_T")
_NAMES = (
    exports.OVERVIEW,
    exports.LIST_OF_MEASURES,
    pages.LIST_OF_TARGETS,
    pages.LIST_OF_ENTRIES,
    exports.NOBODY_NAMED,
)
_LONG_AGO = date(2000, 1, 1)  # always the same, so that the same rows give the same file
_MIDNIGHT = time()  # a workbook has no time zones
_LEAST_WIDTH, _DAY_WIDTH, _MOST_WIDTH = 8, 16, 60
_TITLE_ROWS = 2  # the title, and the header of the table below it


def write_workbook(order: Order, path: Path) -> Counts:
    """Write the workbook."""
    rows, speech = gather_rows(order), Speech(order.lang)
    summary, measures, targets, progress, nobody = map(speech.say, _NAMES)
    book, content = make_book(
        f"{speech.say(exports.TITLE_OF_ALL)} · {say_day(rows.as_of, order.lang)}",
        order.narrowed,
        date.fromisoformat(rows.as_of),
        order.lang,
    )
    styles = Styles(book, order.lang)
    around = _look_around(order, rows, measures)
    day = say_day(rows.as_of, order.lang)
    parties = _name_parties(rows, nobody, [summary, measures, targets, progress], order.lang)
    fill_summary(Sheet(book, summary, styles), rows, parties, order)
    entries = [entry for entries in rows.progress.values() for entry in entries]

    def add_sheet(name: str, columns: Sequence[SheetColumn[_T]], records: list[_T]) -> None:
        tracked = order.track(records, name)
        shown = choose_columns(columns, records, around)
        _fill(Sheet(book, name, styles), shown, tracked, f"{name} · {day}", around)

    add_sheet(measures, MEASURE_COLUMNS, rows.measures)
    add_sheet(targets, TARGET_COLUMNS, rows.targets)
    add_sheet(progress, ENTRY_COLUMNS, entries)
    for party in parties:
        owed = order.track(party.share.obligations, party.name)
        _fill(
            Sheet(book, party.sheet, styles),
            OWED,
            owed,
            f"{party.title} · {day}",
            replace(around, party=party.share.party),
        )
    save_book(book, content, path)
    return {
        **count_measures(measure["closing"] for measure in rows.measures),
        "target": len({target["target"] for target in rows.targets}),
        "department": len([party for party in parties if party.sheet != nobody]),
    }


def _look_around(order: Order, rows: Rows, sheet: str) -> CellContext:
    question = order.question
    return CellContext(
        lang=order.lang,
        documents=load_documents(order),
        topics={
            row["id"]: read_both(row) for row in question.select("SELECT id, en, zh FROM topic")
        },
        measures=rows.named,
        promises=rows.promises,
        wordings=rows.wordings,
        places={
            measure["id"]: f"internal:'{sheet}'!A{at + _TITLE_ROWS + 1}"
            for at, measure in enumerate(rows.measures)
        },
    )


def _fill(
    sheet: Sheet,
    columns: Sequence[SheetColumn[_T]],
    records: Iterable[_T],
    title: str,
    around: CellContext,
) -> None:
    sheet.add([title], "title")
    headings = [column.heading(around.lang) for column in columns]
    sheet.add_table(headings, (read_row(columns, record, around) for record in records))


def _name_parties(rows: Rows, nobody: str, taken: list[str], lang: str) -> list[PartySheet]:
    """Return those who owe anything, each with a sheet of another name."""
    parties: list[PartySheet] = []
    for share in rows.shares:
        department = share.party
        name = short = title = nobody
        if department:
            names = list_party_names(department, lang)
            name, short = names[0], Speech(lang).find(department["short"]) or names[0]
            called = dict.fromkeys([name_party(department, lang), *names])
            title = " · ".join(filter(None, called))
        sheet = name_sheet(short, [*taken, *(party.sheet for party in parties)])
        parties.append(PartySheet(sheet, title, name, share))
    return parties


def make_book(
    title: str, narrowed: list[str], created: date, lang: str
) -> tuple[Workbook, BytesIO]:
    """Return a new workbook and what it will be written to.

    What file managers show of it: its title, and as its subject the filters.
    """
    from xlsxwriter import Workbook  # other kinds of exports go without

    content = BytesIO()
    book = Workbook(
        content, {"in_memory": True, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    )
    book.set_properties(
        {
            "title": title,
            "subject": Speech(lang).clauses(narrowed),
            "created": datetime.combine(created, _MIDNIGHT),
        }
    )
    return book, content


def save_book(book: Workbook, content: BytesIO, path: Path) -> None:
    """Write a workbook to its file."""
    # Put together in memory: on a disk that is full the library leaves a file behind that complains
    # when it is collected.
    book.close()
    path.write_bytes(content.getvalue())


def write_report_workbook(table: ReportTable, path: Path) -> Counts:
    """Write a report as a workbook: what it says and draws, and its rows.

    Where it is drawn as a matrix, these on a sheet of their own.
    """
    title = f"{table.title} · {say_day(table.as_of, table.lang)}"
    book, content = make_book(title, table.narrowed, _LONG_AGO, table.lang)
    styles = Styles(book, table.lang)
    sheet = Sheet(book, name_sheet(table.title, []), styles)
    sheet.add([title], "title")
    for note in filter(None, (table.about, *table.narrowed, *table.notes)):
        sheet.add([note], "note")
    widths = [_find_width(table, at) for at in range(len(table.columns))]
    sheet.set_widths(_widen(widths, table.grids))
    for value, label in table.figures:
        sheet.add([say_field(label, value, table.lang)], "heading")
    for header, lines in table.grids:
        sheet.add([])
        sheet.add(header, "header")
        for line in lines:
            sheet.add([int(cell) if cell.isdecimal() else cell for cell in line])
    if table.grids:
        rows = Speech(table.lang).say(exports.LIST_OF_ROWS)
        sheet = Sheet(book, name_sheet(rows, [table.title]), styles)
        sheet.add([title], "title")
    sheet.add_table(
        [
            Heading(column.heading, width)
            for column, width in zip(table.columns, widths, strict=True)
        ],
        table.shown,
    )
    save_book(book, content, path)
    return {"row": len(table.rows)}


def _widen(widths: list[int], grids: list[ReportGrid]) -> list[int]:
    """Return widths of columns that do for the grids above as well."""
    lines = [line for header, rows in grids for line in (header, *rows)]
    most = max(map(len, lines), default=0)
    needed = [
        max((reckon_width(line[at]) for line in lines if at < len(line)), default=0) + 2
        for at in range(most)
    ]
    return [round(min(max(width, _LEAST_WIDTH), _MOST_WIDTH)) for width in needed] or widths


def _find_width(table: ReportTable, at: int) -> int:
    longest = max((_reckon_cell(row[at]) for row in table.shown), default=0)
    return round(
        min(max(longest, reckon_width(table.columns[at].heading), _LEAST_WIDTH) + 2, _MOST_WIDTH)
    )


def _reckon_cell(cell: SheetCell) -> float:
    if isinstance(cell, DayCell):
        return _DAY_WIDTH
    return reckon_width(cell.text if isinstance(cell, (LinkCell, StateCell)) else str(cell))
