"""Exports opened by readers that are not ours."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import duckdb
import icalendar
import openpyxl

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]


def open_workbook(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def read_sheet(sheet: Any, header: int = 2) -> list[Row]:
    """Give the rows below the header of a sheet."""
    rows = list(sheet.iter_rows(values_only=True))
    return [dict(zip(rows[header - 1], row, strict=True)) for row in rows[header:]]


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_events(path: Path) -> list[Any]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def select(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Ask a SQLite file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def duck(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    """Ask a folder of Parquet files: every file that is named is a table."""
    with closing(duckdb.connect()) as connection:
        for file in folder.glob("*.parquet"):
            if file.stem in sql:
                connection.execute(f"CREATE VIEW \"{file.stem}\" AS SELECT * FROM '{file}'")
        return connection.execute(sql).fetchall()
