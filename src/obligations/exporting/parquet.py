"""The compiled tables as Parquet files, one each, with the views that hold states and marks: for
DuckDB, Spark, pandas, polars.

Days are dates, flags are booleans and amounts are exact decimals; what is only a year stays
text, as precise as it was written.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from obligations.exporting.table_columns import AMOUNTS
from obligations.exporting.tables import (
    chosen_rows,
    count_chosen,
    describe_tables,
    list_tables,
    list_views,
)
from obligations.extras import load_extra
from obligations.text.resource_words import translate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from obligations.exporting.report_table import ReportTable
    from obligations.exporting.request import Counts, Order
    from obligations.exporting.tables import ExportedTable
    from obligations.query.session import Question

_MARK = b"obligations"
_DAYS = frozenset(
    {
        "dated",
        "published",
        "retrieved",
        "first_day",
        "last_day",
        "recur_first",
        "deadline",
        "next_deadline",
        "recorded",
        "as_of",
        "soon",
    }
)
_FLAGS = frozenset(
    {
        "asked",
        "every_occurrence",
        "generic",
        "has_date",
        "verified",
        "leads_on",
        "closing",
        "owned",
        "reckoned",
        "strive",
        "withdrawn",
        "counts",
        "owner",
        "metric",
        "binding",
    }
)


def write_tables(order: Order, folder: Path) -> Counts:
    """Write a file for each table and view into a folder."""
    arrow, parquet = load_extra("pyarrow", "parquet"), load_extra("pyarrow.parquet", "parquet")
    with chosen_rows(order) as question:
        about = describe_tables()
        counts = {}
        for table in order.track([*list_tables(question), *list_views(question)], "tables"):
            said = translate(about.get(table.name, ""), order.lang)
            marks = {_MARK: table.name.encode(), b"description": said.encode()}
            schema = arrow.schema(
                [(name, _find_type(arrow, table, name)) for name in table.columns], metadata=marks
            )
            with parquet.ParquetWriter(
                folder / f"{table.name}.parquet", schema, compression="zstd"
            ) as file:
                counts[table.name] = 0
                for columns in _read_columns(table, question):
                    file.write_table(arrow.table(columns, schema=schema))
                    counts[table.name] += len(columns[0])
        return {
            **count_chosen(question),
            "target": counts["target"],
            "obligation": counts["obligation"],
        }


def is_own_parquet(file: Path) -> bool:
    """Whether an earlier export wrote a file."""
    if file.suffix != ".parquet" or not file.is_file():
        return False
    arrow, parquet = load_extra("pyarrow", "parquet"), load_extra("pyarrow.parquet", "parquet")
    try:
        return (parquet.read_schema(file).metadata or {}).get(
            _MARK
        ) == file.stem.encode()  # not so the copies that users make of it
    except arrow.ArrowInvalid:
        return False


def _read_columns(table: ExportedTable, question: Question) -> Iterator[list[list[Any]]]:
    for rows in table.read(question):
        columns = dict(zip(table.columns, zip(*rows, strict=True), strict=True))
        yield [
            [
                _convert(table, name, value)
                for value in columns[f"{name}_text" if _is_amount(table, name) else name]
            ]
            for name in table.columns
        ]


def _convert(table: ExportedTable, name: str, value: Any) -> Any:
    if value is None:
        return None
    if _is_amount(table, name):
        return Decimal(value)
    if _is_day(table, name):
        return date.fromisoformat(value)
    if _is_flag(table, name):
        return bool(value)
    return value


def _find_type(arrow: Any, table: ExportedTable, name: str) -> Any:
    if _is_day(table, name):
        return arrow.date32()
    if _is_flag(table, name):
        return arrow.bool_()
    if _is_amount(table, name):
        return arrow.decimal128(18, 6)
    if table.columns[name] == "INTEGER":
        return arrow.int64()
    return arrow.string()


def _is_day(table: ExportedTable, name: str) -> bool:
    # The date of a succession may be a year alone; that of a mark says whether there is one.
    return name in _DAYS or (table.name, name) == ("progress", "date")


def _is_amount(table: ExportedTable, name: str) -> bool:
    return name in AMOUNTS and f"{name}_text" in table.columns


def _is_flag(table: ExportedTable, name: str) -> bool:
    # A generic party is told from others by a flag in one table, and named in another.
    return table.columns[name] == "INTEGER" and (
        name in _FLAGS or (table.name.endswith("_marks") and name == "date")
    )


def write_report_parquet(table: ReportTable, folder: Path) -> Counts:
    """Write the rows of a report as a file of one table."""
    arrow, parquet = load_extra("pyarrow", "parquet"), load_extra("pyarrow.parquet", "parquet")
    types = {"INTEGER": arrow.int64(), "REAL": arrow.float64(), "TEXT": arrow.string()}
    marks = {
        _MARK: table.name.encode(),
        b"description": f"{table.title} · {table.description}".encode(),
    }
    schema = arrow.schema(
        [(column.name, types[table.find_type(at)]) for at, column in enumerate(table.columns)],
        metadata=marks,
    )
    rows = table.read_rows()
    columns = [[row[at] for row in rows] for at in range(len(table.columns))]
    parquet.write_table(
        arrow.table(columns, schema=schema), folder / f"{table.name}.parquet", compression="zstd"
    )
    return {"row": len(rows)}
