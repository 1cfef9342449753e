"""Predecessors counted as what became of them: the same question, as though the clauses named the
bodies of the day asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.query.parties import load_heirs

if TYPE_CHECKING:
    from obligations.query.session import Question


def fold_predecessors(question: Question) -> None:
    """Name in the tables `responsibility` and `asked_obligation` the heir of each body that has one
    heir by then.

    The filters have been applied before: they ask for bodies as the clauses name them. A body whose
    work went to several heirs keeps its own name: nobody can tell which of them it was.
    """
    connection = question.connection
    columns = ", ".join(
        [
            "rowid",
            *(row["name"] for row in question.select("PRAGMA main.table_info(responsibility)")),
        ]
    )
    # Clauses are told by the number of their row, which the copy keeps.
    connection.execute(
        "CREATE TEMP TABLE responsibility AS SELECT * FROM main.responsibility LIMIT 0"
    )
    connection.execute(
        f"INSERT INTO temp.responsibility ({columns}) SELECT {columns} FROM main.responsibility"
    )
    heirs = load_heirs(question)
    for row in question.select("SELECT DISTINCT department, passed_to FROM main.responsibility"):
        now = heirs.find_for(row["department"], row["passed_to"])
        if len(now) == 1:
            for table in ("responsibility", "asked_obligation"):
                connection.execute(
                    f"UPDATE temp.{table} SET department = ?, passed_to = NULL WHERE department = ?"
                    " AND passed_to IS ?",
                    (*now, row["department"], row["passed_to"]),
                )
    for name in ("department", "measure"):
        connection.execute(f"CREATE INDEX temp.folded_{name} ON responsibility ({name})")
