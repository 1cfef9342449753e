"""Predecessors counted as what became of them: the same question, as though the clauses named the bodies of the day asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.query.parties import load_heirs

if TYPE_CHECKING:
    from obligations.query.question import Question

_FOLDED = {"department": "coalesce(h.heir, r.department)", "passed_to": "CASE WHEN h.heir IS NULL THEN r.passed_to END"}


def fold_predecessors(question: Question) -> None:
    """Shadow the table `responsibility`, before any filter is applied: a body that has one heir by then stands under the heir's id.

    A body whose work went to several heirs keeps its own name: nobody can tell which of them it was.
    """
    heirs = load_heirs(question)
    named = question.select("SELECT DISTINCT department, passed_to FROM responsibility")
    found = [(row["department"], row["passed_to"], heirs.find_for(row["department"], row["passed_to"])) for row in named]
    connection = question.connection
    connection.execute("CREATE TEMP TABLE heir (department TEXT, passed_to TEXT, heir TEXT)")
    connection.executemany("INSERT INTO temp.heir VALUES (?, ?, ?)", [(old, passed, new[0]) for old, passed, new in found if len(new) == 1])
    columns = [row["name"] for row in question.select("PRAGMA main.table_info(responsibility)")]
    selected = ", ".join(_FOLDED.get(name, f"r.{name}") + f" AS {name}" for name in columns)
    # Clauses are told by the number of their row, which an order by that number keeps.
    connection.execute(
        f"CREATE TEMP TABLE responsibility AS SELECT {selected} FROM main.responsibility AS r"
        " LEFT JOIN temp.heir AS h ON h.department = r.department AND h.passed_to IS r.passed_to ORDER BY r.rowid"
    )
    for name in ("department", "measure"):
        connection.execute(f"CREATE INDEX temp.folded_{name} ON responsibility ({name})")
