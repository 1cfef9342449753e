"""The departments of two states, compiled so that a name that stands in either of them is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations import database
from obligations.compiling.rows import insert_rows
from obligations.corpus import LoadedFile, merge_registries
from obligations.layers import REGISTRY
from obligations.text.character_variants import load_signs
from obligations.yaml_files import Reading

if TYPE_CHECKING:
    import sqlite3

    from obligations.diff.states import Pair


def compile_registries(pair: Pair) -> sqlite3.Connection:
    """Compile the registries of both states into memory, as one.

    Whoever asked for them closes the connection.
    """
    merged = LoadedFile(
        REGISTRY,
        "departments",
        Reading(REGISTRY, ""),
        merge_registries(pair.old.departments, pair.new.departments),
    )
    connection = database.create(":memory:")
    with database.closing_on_error(connection), connection:
        database.write_signs(connection, load_signs())
        connection.execute("INSERT INTO layer VALUES ('', 0, NULL)")
        insert_rows(connection, merged, "", database.read_signs(connection))
    return connection
