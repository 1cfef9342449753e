"""The departments of two states, compiled so that a name that stands in either of them is found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from obligations import database
from obligations.compiling.rows import insert_rows
from obligations.diff.values import merge_registries
from obligations.text.signs import load_signs
from obligations.workspace import REGISTRY

if TYPE_CHECKING:
    import sqlite3

    from obligations.diff.states import Pair


def compile_registries(pair: Pair) -> sqlite3.Connection:
    """Compile the registries of both states into memory, as one.

    Whoever asked for them closes the connection.
    """
    merged = replace(
        pair.old.files[REGISTRY], record=merge_registries(pair.old, pair.new), findings=[]
    )
    connection = database.create(":memory:")
    with database.closing_on_error(connection), connection:
        database.write_signs(connection, load_signs())
        insert_rows(connection, merged, database.read_signs(connection))
    return connection
