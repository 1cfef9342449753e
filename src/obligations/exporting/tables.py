"""The compiled tables, narrowed to the measures that are exported: what SQLite and Parquet share.

Left out is what only the program needs: the state of the files, the folded texts of searches and
what is folded by. Rows stand in the order of their columns, so that the same data gives the same
file however often it was compiled.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations import __version__, database
from obligations.dates import parse_window
from obligations.exporting.table_columns import AMOUNTS, DATES, RENAMED, TIES
from obligations.exporting.tally import count_measures
from obligations.query.selection import selected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.exporting.request import Counts, Order
    from obligations.query.session import Question
    from obligations.records import SqlValue

INTERNAL = ("file", "folder", "layer", "load_finding", "wording", "stem", "synonym", "sign_table")
_ALWAYS = (
    "topic",
    "addressee",
    "department",
    "department_name",
    "ambiguous_name",
    "succession",
    "covered",
)
_BY_DOCUMENT = {
    "document": "id",
    "issuer": "document",
    "document_addressee": "document",
    "source": "document",
    "section": "document",
}
_BY_MEASURE = {
    "measure": "id",
    **dict.fromkeys(
        (
            "measure_topic",
            "action",
            "action_addressee",
            "place",
            "recipient",
            "responsibility",
            "unresolved",
            "assignment",
            "target",
            "link",
        ),
        "measure",
    ),
}
# Views that are exported with their rows: where the tables go, the views can't follow.
_LISTS = ("department", "topic", "addressee")
# The views that are exported, with the column that names the measure of a row.
VIEWS = {
    "target_state": "measure",
    "target_occurrence": "measure",
    "action_state": "measure",
    "measure_state": "id",
    "action_marks": "measure",
    "measure_marks": "id",
}
_OCCURRENCE = {
    "target": "TEXT",
    "number": "INTEGER",
    "name": "TEXT",
    "deadline": "TEXT",
    "asked": "INTEGER",
}
_COUNTS = ("turn", "earlier_unconfirmed")  # which views reckon as whole numbers
_BATCH = 10_000
_TABLE = re.compile(
    r"CREATE TABLE (?P<name>\w+) \((?P<columns>.*?)\)(?P<kind>(?: WITHOUT ROWID)?;)", re.DOTALL
)
_INDEX = re.compile(r"CREATE INDEX \w+ ON (?P<name>\w+) [^;]*;\n")
_RESERVED = re.compile('"(by|in|from)"')
_DESCRIBED = re.compile(r"((?:^--[^\n]*\n)+)CREATE (?:TABLE|VIEW) (\w+)", re.MULTILINE)
OWN = {
    "obligation": (
        "One department, one role, one measure or action, one deadline: the rows that fit the"
        " filters."
    ),
    "chosen": (
        "The measures, actions and targets that fit the filters themselves; all others are there"
        " because their measure is."
    ),
    "asked": "The day that was asked about, and the last day that counted as soon.",
    "meta": (
        "What this file is: the program that wrote it, the day that was asked about, the filters."
    ),
}


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table that is exported: its columns with their types (TEXT, INTEGER) and the SELECT that
    gives its rows.
    """

    name: str
    columns: dict[str, str]
    sql: str

    def count(self, question: Question) -> int:
        """Return the number of its rows."""
        return int(question.select(f"SELECT count(*) AS rows FROM ({self.sql})")[0]["rows"])

    def read(self, question: Question) -> Iterator[list[tuple[SqlValue, ...]]]:
        """Yield its rows, in batches."""
        cursor = question.connection.execute(self.sql)
        while rows := cursor.fetchmany(_BATCH):
            yield [tuple(row) for row in rows]


@contextmanager
def chosen_rows(order: Order) -> Iterator[Question]:
    """Choose the rows that are exported, for as long as they are read."""
    question = order.question
    with selected(question, order.filters):
        question.connection.create_function(
            "edtf", 1, lambda text: text and parse_window(text).edtf, deterministic=True
        )
        question.connection.execute("CREATE TEMP TABLE written (key TEXT, value TEXT)")
        about = {
            "program": f"obligations {__version__}",
            "as_of": question.as_of.isoformat(),
            "filters": ", ".join(order.narrowed),
        }
        question.connection.executemany("INSERT INTO temp.written VALUES (?, ?)", about.items())
        yield question


def count_chosen(question: Question) -> Counts:
    """Count the measures that are exported."""
    rows = question.select(
        "SELECT m.closing FROM temp.chosen AS c JOIN measure AS m ON m.id = c.id"
    )
    return count_measures(row["closing"] for row in rows)


def list_tables(question: Question, *, any_day: bool = False) -> list[ExportedTable]:
    """Return the tables to export, those that others refer to first.

    Partial dates are written by EDTF.

    Entries are those up to the day asked about; all of them where views are to answer for
    `any_day`.
    """
    tables = [_make(question, name, "", _select_named_ids(name)) for name in _ALWAYS]
    inside = "IN (SELECT m.document FROM measure AS m JOIN temp.chosen AS c ON c.id = m.id)"
    tables += [
        _make(question, name, f" WHERE {key} {inside}") for name, key in _BY_DOCUMENT.items()
    ]
    tables += [
        _make(question, name, f" WHERE {key} IN (SELECT id FROM temp.chosen)")
        for name, key in _BY_MEASURE.items()
    ]
    tables.append(
        ExportedTable(
            "occurrence",
            _OCCURRENCE,
            # Whatever was asked: the views of the file answer for all of it.
            "SELECT target, number, name, deadline, 1 FROM temp.occurrence WHERE target IN (SELECT"
            " t.id FROM target AS t JOIN temp.chosen AS c ON c.id = t.measure) ORDER BY 1, 2",
        )
    )
    entries = " WHERE measure IN (SELECT id FROM temp.chosen)"
    if not any_day:
        entries += " AND date <= (SELECT as_of FROM temp.asked)"
    tables.append(_make(question, "progress", entries))
    types = _read_types(question, "asked_obligation")
    del types["line"]  # where the row stood in the compiled file
    names = ", ".join(_select("obligation", name, "o.") for name in types)
    order = (
        "d.dated, d.id, o.position, o.action IS NOT NULL, x.number, o.line, o.target, o.deadline"
    )
    rows = (
        "temp.asked_obligation AS o JOIN document AS d ON d.id = o.document LEFT JOIN action AS x"
        " ON x.id = o.action"
    )
    return [
        *tables,
        ExportedTable("obligation", _rename(types), f"SELECT {names} FROM {rows} ORDER BY {order}"),
        ExportedTable(
            "chosen",
            dict.fromkeys(("kind", "id"), "TEXT"),
            "SELECT kind, id FROM temp.fitting ORDER BY kind = 'target', kind = 'action', position",
        ),
        ExportedTable(
            "asked",
            {"as_of": "TEXT", "soon": "TEXT", "every_occurrence": "INTEGER"},
            "SELECT as_of, soon, every_occurrence FROM temp.asked",
        ),
        ExportedTable(
            "meta",
            {"key": "TEXT", "value": "TEXT"},
            "SELECT key, value FROM temp.written ORDER BY rowid",
        ),
    ]


def write_schema() -> str:
    """Return the SQL that makes the exported tables, with their foreign keys, and the views over
    them.
    """

    def write_table(found: re.Match[str]) -> str:
        name = found["name"]
        if name in INTERNAL:
            return ""
        return f"CREATE TABLE {name} ({found['columns']}{write_keys(name)}){found['kind']}"

    def write_index(found: re.Match[str]) -> str:
        if found["name"] in INTERNAL:
            return ""
        return found.group()

    schema = _INDEX.sub(write_index, database.read_schema())
    return _RESERVED.sub(lambda found: RENAMED[found[1]], _TABLE.sub(write_table, schema))


def write_keys(table: str) -> str:
    """Return the foreign keys of a table, as they stand behind its columns."""
    return "".join(
        f",\n  FOREIGN KEY ({column}) REFERENCES {other} (id)"
        for column, other in TIES.get(table, {}).items()
    )


def list_views(question: Question) -> list[ExportedTable]:
    """Return the views of the chosen measures as tables."""
    return [
        _make(question, name, f" WHERE {key} IN (SELECT id FROM temp.chosen)")
        for name, key in VIEWS.items()
    ]


def describe_compiled() -> dict[str, str]:
    """Return what each compiled table and view is, from the comments of the schema."""
    return {
        name: " ".join(line.removeprefix("--").strip() for line in comment.splitlines())
        for comment, name in _DESCRIBED.findall(database.read_schema())
    }


def describe_tables() -> dict[str, str]:
    """Return what each table and view is that is exported."""
    return describe_compiled() | OWN


def _make(question: Question, name: str, where: str, named: str = "") -> ExportedTable:
    """Return a table; `named`: a SELECT of ids that others name and it may lack, each of which
    gets a row of its own.
    """
    columns = _read_types(question, name)
    rows = f"SELECT {', '.join(_select(name, column) for column in columns)} FROM {name}{where}"
    if named:
        values = ", ".join("id" if column == "id" else "NULL" for column in columns)
        rows += (
            f" UNION ALL SELECT {values} FROM ({named}) WHERE id IS NOT NULL AND id NOT IN"
            f" (SELECT id FROM {name})"
        )
    return ExportedTable(
        name,
        _rename(columns),
        f"{rows} ORDER BY {', '.join(str(at) for at in range(1, len(columns) + 1))}",
    )


def _select_named_ids(name: str) -> str:
    """Return a SELECT of the ids of a list that other tables name: who is in no registry is named
    without being there.
    """
    if name not in _LISTS:
        return ""
    named = [
        (table, column)
        for table, ties in TIES.items()
        for column, other in ties.items()
        if other == name and table != "obligation"
    ]
    return " UNION ".join(f"SELECT {column} AS id FROM {table}" for table, column in named)


def _select(table: str, column: str, prefix: str = "") -> str:
    if column in DATES or (column == "until" and table != "department_name"):
        return f'edtf({prefix}"{column}") AS {RENAMED.get(column, column)}'
    if (table, column) == (
        "link",
        "to_measure",
    ):  # nothing refers to a row that isn't there; `to_id` says it all the same
        return (
            "CASE WHEN to_measure IN (SELECT id FROM temp.chosen) THEN to_measure END AS to_measure"
        )
    return f'{prefix}"{column}"'


def _rename(columns: dict[str, str]) -> dict[str, str]:
    return {RENAMED.get(name, name): kind for name, kind in columns.items()}


def _read_types(question: Question, name: str) -> dict[str, str]:
    """Return the columns with their types.

    What a view reckons has no declared type: its marks and amounts are numbers, all else is text.
    """
    reckoned = "INTEGER" if name.endswith("_marks") else "TEXT"
    reckoned_types = dict.fromkeys(AMOUNTS, "NUMERIC") | dict.fromkeys(_COUNTS, "INTEGER")
    rows = question.select("SELECT name, type FROM pragma_table_info(?)", [name])
    return {
        row["name"]: _name_type(row["type"]) or reckoned_types.get(row["name"], reckoned)
        for row in rows
    }


def _name_type(declared: str) -> str:
    """Return a declared type by its whole name: some versions shorten that of a view."""
    return {"INT": "INTEGER", "NUM": "NUMERIC"}.get(declared, declared)
