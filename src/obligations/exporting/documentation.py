"""What the compiled tables and views are, and each of their columns, in the language asked for."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from obligations import database
from obligations.exporting.table_columns import describe_column
from obligations.exporting.tables import INTERNAL, describe_compiled
from obligations.text.resource_words import translate

if TYPE_CHECKING:
    from collections.abc import Iterator


def list_documentation(lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield table, column and what it is: each table first by itself, without a column.

    Left out is what only the program needs.
    """
    about = describe_compiled()
    with closing(database.create(":memory:")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        for (table,) in names.fetchall():
            if table in INTERNAL:
                continue
            yield table, "", translate(about[table], lang)
            columns = connection.execute("SELECT name FROM pragma_table_info(?)", [table])
            for (column,) in columns:
                yield table, column, translate(describe_column(table, column), lang)
