"""The compiled tables, narrowed to the measures that are exported: what SQLite and Parquet share.

Left out is what only the program needs: the state of the files, the folded texts of searches and what is folded by. Rows stand in the
order of their columns, so that the same data gives the same file however often it was compiled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations import __version__, database
from obligations.dates import parse_partial_date
from obligations.query.selection import select_everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.exporting.order import Order
    from obligations.query.question import Question

INTERNAL = ("file", "folder", "load_finding", "wording", "sign_table")
_ALWAYS = ("topic", "addressee", "department", "department_name", "ambiguous_name", "succession", "covered")
_BY_DOCUMENT = {"document": "id", "issuer": "document", "document_addressee": "document", "source": "document", "section": "document"}
_BY_MEASURE = {
    "measure": "id",
    **dict.fromkeys(("measure_topic", "action", "action_addressee", "place", "recipient", "responsibility", "target", "link"), "measure"),
}
# Views that are exported with their rows: where the tables go, the views can't follow.
VIEWS = ("target_state", "action_state", "measure_state", "action_marks", "measure_marks")
_PARTIAL = ("by", "in", "from")
_BATCH = 10_000
_DESCRIBED = re.compile(r"((?:^--[^\n]*\n)+)CREATE (?:TABLE|VIEW) (\w+)", re.MULTILINE)
OWN = {
    "obligation": "One department, one role, one measure or action, one deadline: what `list --rows obligation` gives.",
    "chosen": "The measures, actions and targets that fit the filters themselves; all others are there because their measure is.",
    "asked": "The day that was asked about, and the last day that counted as soon.",
    "meta": "What this file is: the program that wrote it, the day that was asked about, the filters.",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is exported: its columns with their types (TEXT, INTEGER) and the SELECT that gives its rows."""

    name: str
    columns: dict[str, str]
    sql: str

    def count(self, question: Question) -> int:
        """Give the number of its rows."""
        return int(question.select(f"SELECT count(*) AS rows FROM ({self.sql})")[0]["rows"])

    def read(self, question: Question) -> Iterator[list[tuple[Any, ...]]]:
        """Give its rows, in batches."""
        cursor = question.connection.execute(self.sql)
        while rows := cursor.fetchmany(_BATCH):
            yield [tuple(row) for row in rows]


def prepare(order: Order) -> Question:
    """Open the measures, and choose the rows that are exported."""
    question = order.open_question()
    select_everything(question, order.filters)
    question.connection.create_function("edtf", 1, lambda text: text and parse_partial_date(text).edtf, deterministic=True)
    question.connection.execute("CREATE TEMP TABLE written (key TEXT, value TEXT)")
    about = {"program": f"obligations {__version__}", "as_of": question.as_of.isoformat(), "filters": ", ".join(order.narrowed)}
    question.connection.executemany("INSERT INTO temp.written VALUES (?, ?)", about.items())
    return question


def list_tables(question: Question, *, any_day: bool = False) -> list[Table]:
    """Give the tables to export, those that others refer to first. Partial dates are written by EDTF.

    Entries are those up to the day asked about; all of them where views are to answer for `any_day`.
    """
    tables = [_make(question, name, "") for name in _ALWAYS]
    inside = "IN (SELECT m.document FROM measure AS m JOIN temp.chosen AS c ON c.id = m.id)"
    tables += [_make(question, name, f" WHERE {key} {inside}") for name, key in _BY_DOCUMENT.items()]
    tables += [_make(question, name, f" WHERE {key} IN (SELECT id FROM temp.chosen)") for name, key in _BY_MEASURE.items()]
    known = "" if any_day else " AND date <= (SELECT as_of FROM temp.asked)"
    tables.append(_make(question, "progress", f" WHERE measure IN (SELECT id FROM temp.chosen){known}"))
    types = _read_types(question, "asked_obligation")
    del types["line"]  # where the row stood in the compiled file
    names = ", ".join(f'o."{name}"' if name not in _PARTIAL else f'edtf(o."{name}") AS "{name}"' for name in types)
    order = "d.dated, d.id, o.position, o.action IS NOT NULL, x.number, o.line, o.target"
    rows = "temp.asked_obligation AS o JOIN document AS d ON d.id = o.document LEFT JOIN action AS x ON x.id = o.action"
    return [
        *tables,
        Table("obligation", types, f"SELECT {names} FROM {rows} ORDER BY {order}"),
        Table(
            "chosen",
            dict.fromkeys(("kind", "id"), "TEXT"),
            "SELECT kind, id FROM temp.fitting ORDER BY kind = 'target', kind = 'action', position",
        ),
        Table("asked", {"as_of": "TEXT", "soon": "TEXT"}, "SELECT as_of, soon FROM temp.asked"),
        Table("meta", {"key": "TEXT", "value": "TEXT"}, "SELECT key, value FROM temp.written ORDER BY rowid"),
    ]


def list_views(question: Question) -> list[Table]:
    """Give the views of the chosen measures as tables."""
    return [
        _make(question, name, f" WHERE {'id' if name.startswith('measure') else 'measure'} IN (SELECT id FROM temp.chosen)")
        for name in VIEWS
    ]


def describe_tables() -> dict[str, str]:
    """Give what each table and view is, from the comments of the schema."""
    found = {
        name: " ".join(line.removeprefix("--").strip() for line in comment.splitlines())
        for comment, name in _DESCRIBED.findall(database.read_schema())
    }
    return found | OWN


def _make(question: Question, name: str, where: str) -> Table:
    columns = _read_types(question, name)
    names = ", ".join(f'"{column}"' if column not in _PARTIAL else f'edtf("{column}") AS "{column}"' for column in columns)
    return Table(name, columns, f"SELECT {names} FROM {name}{where} ORDER BY {', '.join(str(at) for at in range(1, len(columns) + 1))}")


def _read_types(question: Question, name: str) -> dict[str, str]:
    """Give the columns with their types. What a view reckons has no declared type: its marks are numbers, all else is text."""
    reckoned = "INTEGER" if name.endswith("_marks") else "TEXT"
    # Which occurrence it is says nothing where each target has one row.
    rows = question.select("SELECT name, type FROM pragma_table_info(?) WHERE name <> 'ago'", [name])
    return {row["name"]: "INTEGER" if row["type"][:3] == "INT" else row["type"] or reckoned for row in rows}
