"""The SQLite file and the Parquet files, as sqlite-utils and DuckDB read them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import sqlite_utils

from exports.readers import duck, select
from obligations.text.table_words import TABLE_WORDS
from running import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def count_rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        database = sqlite_utils.Database(connection)
        return {
            name: database[name].count for name in [*database.table_names(), *database.view_names()]
        }


def test_the_sqlite_file_says_what_each_of_its_tables_and_views_is(export: Any) -> None:
    path = export("sqlite")
    about = dict(select(path, "SELECT name, about FROM documentation"))
    assert set(about) == set(count_rows(path))
    assert all(about.values()), [name for name, text in about.items() if not text]


def test_no_table_of_the_shipped_data_comes_without_its_rows(export: Any) -> None:
    """One that only the program needs is not there at all."""
    empty = {name for name, rows in count_rows(export("sqlite")).items() if not rows}
    # What recurs on a date, whom drafts name as printed, who looks after what at home: a corpus
    # needn't have any.
    assert empty <= {
        "unresolved",
        "assignment",
        "occurrence",
        "target_occurrence",
        "deciding_occurrence",
        "next_occurrence",
        "series_state",
        "unconfirmed_before",
    }


def test_the_sqlite_file_speaks_the_language_asked_for(export: Any) -> None:
    path = export("sqlite", "--lang", "zh")
    said = select(path, "SELECT about FROM documentation") + select(
        path, "SELECT about FROM documentation_column"
    )
    assert not [text for (text,) in said if not re.search("[\u4e00-\u9fff]", text)]


def test_no_table_or_column_is_translated_that_none_of_them_is(ask: Any, export: Any) -> None:
    path = export("sqlite")
    exported = " ".join(
        text
        for table in ("documentation", "documentation_column")
        for (text,) in select(path, f"SELECT about FROM {table}")
    )
    said = exported + ask("sql", "--tables").out
    assert [text for text in TABLE_WORDS if text.removesuffix(".") not in said] == []


def test_the_sqlite_file_says_what_each_column_is(export: Any) -> None:
    path = export("sqlite")
    described = select(path, "SELECT table_name, name, about FROM documentation_column")
    there = select(
        path,
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type IN ('table', 'view')",
    )
    assert sorted((table, name) for table, name, _ in described) == sorted(there)
    assert not [(table, name) for table, name, about in described if not about]


ODD = """
    id: p
    kind: plan
    title: {en: P}
    issuers: [issuing-stranger]
    dated: 2020-01-01
    sources: [{language: en, title: P}]
    measures:
      - number: 1
        kind: measure
        title: {en: T}
        summary: {en: S}
        topics: [strange-topic]
        responsibilities: [{basis: stated, lead: [trade, stranger]}]
        links: [{relation: continues, to: nowhere-m01, because: {en: it says so}}]
"""


@pytest.mark.parametrize(
    "question",
    [
        (),
        ("--document", "2024"),
        ("--dept", "Customs", "--due", "2021"),
        ("--text", "no such words"),
    ],
)
def test_every_id_in_a_table_leads_to_a_row_whatever_the_file_is_narrowed_to(
    export: Any, question: tuple[str, ...]
) -> None:
    path = export("sqlite", *question)
    assert not select(path, "PRAGMA foreign_key_check")
    assert {row[2] for row in select(path, "PRAGMA foreign_key_list(responsibility)")} == {
        "measure",
        "action",
        "document",
        "department",
    }
    tables = [
        name for (name,) in select(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    referring = {name for name in tables if select(path, f"PRAGMA foreign_key_list({name})")}
    assert {"obligation", "target", "link", "progress", "issuer", "measure_topic"} <= referring


def test_who_is_in_no_registry_has_a_row_too(make_corpus: Any, export: Any) -> None:
    path = export("sqlite", "--measures", str(make_corpus({"p.yaml": ODD})))
    assert not select(path, "PRAGMA foreign_key_check")
    assert {("stranger",), ("issuing-stranger",)} <= set(
        select(path, "SELECT id FROM department WHERE en IS NULL")
    )
    assert select(path, "SELECT to_id, to_measure FROM link") == [("nowhere-m01", None)]


def test_no_column_is_called_by_a_word_of_sql(export: Any) -> None:
    names = {row[0] for row in select(export("sqlite"), "SELECT name FROM documentation_column")}
    assert {"due_by", "due_in", "due_from"} <= names
    assert names.isdisjoint({"by", "in", "from"})
    assert (
        select(
            export("sqlite", name="again"),
            "SELECT count(*) FROM target_state WHERE due_by = '2025'",
        )[0][0]
        > 0
    )
    assert duck(export("parquet"), "SELECT count(*) FROM target WHERE due_by = '2025'")[0][0] > 0


def test_its_views_answer_for_the_day_asked_about_and_for_any_other_that_is_put_in(
    corpus: Path, export: Any
) -> None:
    path = export("sqlite", "--measures", str(corpus), "--as-of", "2025-07-15")
    state = "SELECT state FROM target_state WHERE id = 'plan-m01.t1'"
    assert select(path, state) == [("met",)]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE asked SET as_of = '2025-06-01', soon = '2025-12-01'")
    assert select(path, state) == [("due-soon",)]


@pytest.mark.parametrize("folder", ["city-plan", "harbour", "parcel-company", "river-gauges"])
def test_its_views_say_the_states_that_questions_say(ask: Any, export: Any, folder: str) -> None:
    given = ("--measures", str(ROOT / "examples" / folder / "measures"))
    path = export("sqlite", *given)
    for view in ("measure_state", "action_state", "target_state"):
        query = f"SELECT id, state FROM {view} ORDER BY id"
        asked = ask("sql", query, "--format", "json", *given).json
        assert select(path, query) == [(row["id"], row["state"]) for row in asked] != []


def test_a_measure_comes_whole_so_that_its_state_is_right(
    corpus: Path, export: Any, ask: Any
) -> None:
    question = ("--measures", str(corpus), "--state", "met")
    path = export("sqlite", *question)
    assert select(path, "SELECT id FROM chosen") == [("plan-m01.t1",)]
    assert select(path, "SELECT id, state FROM measure_state") == [("plan-m01", "unconfirmed")]
    assert ask(
        "list",
        "--measures",
        str(corpus),
        "--document",
        "plan",
        "--kind",
        "measure",
        "--columns",
        "state",
    ).ids == ["unconfirmed"]


def test_nothing_of_the_machine_and_nothing_that_only_the_program_needs_goes_along(
    corpus: Path, export: Any
) -> None:
    path = export("sqlite", "--measures", str(corpus))
    assert str(corpus).encode() not in path.read_bytes()
    assert {"file", "load_finding", "wording", "sign_table"}.isdisjoint(count_rows(path))


def test_a_users_own_sql_gives_the_same_on_the_exported_file(export: Any, ask: Any) -> None:
    sql = "SELECT department, role, count(*) AS n FROM obligation GROUP BY 1, 2 ORDER BY 1, 2"
    asked = [tuple(record.values()) for record in ask("sql", sql, "--format", "json").json]
    assert select(export("sqlite"), sql) == asked


def test_duckdb_finds_as_many_rows_in_every_parquet_file_as_sqlite_in_its_tables(
    export: Any,
) -> None:
    # The database keeps what is dated later and leaves it to its views; the tables know one day.
    question = ("--document", "2021", "--document", "2022", "--as-of", "2027-01-01")
    counted = count_rows(export("sqlite", *question))
    folder = export("parquet", *question)
    names = sorted(file.stem for file in folder.glob("*.parquet"))
    assert {
        "measure",
        "target",
        "action",
        "responsibility",
        "link",
        "department",
        "progress",
        "obligation",
        "target_state",
    } <= set(names)
    found = duck(
        folder, " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)
    )
    assert sorted(found) == [(name, counted[name]) for name in names]


def test_every_value_in_a_parquet_file_is_that_of_sqlite(corpus: Path, export: Any) -> None:
    question = ("--measures", str(corpus), "--as-of", "2027-01-01")
    path, folder = export("sqlite", *question), export("parquet", *question)
    for file in sorted(folder.glob("*.parquet")):
        columns = ", ".join(f'"{row[0]}"' for row in duck(folder, f"DESCRIBE {file.stem}"))
        sql = f"SELECT {columns} FROM {file.stem}"
        found = [
            tuple(value.isoformat() if isinstance(value, date) else value for value in row)
            for row in duck(folder, sql)
        ]
        assert sorted(found, key=str) == sorted(select(path, sql), key=str), file.stem


def test_parquet_has_the_entries_of_the_day_asked_about_and_sqlite_those_of_any_day(
    corpus: Path, export: Any
) -> None:
    question = ("--measures", str(corpus), "--as-of", "2025-05-01")
    assert duck(export("parquet", *question), "SELECT of FROM progress") == [("plan-m01.t2",)]
    assert select(export("sqlite", *question), "SELECT count(*) FROM progress") == [(3,)]


def test_what_a_table_says_of_itself_needs_no_other_table_and_no_source(export: Any) -> None:
    about = dict(select(export("sqlite"), "SELECT name, about FROM documentation"))
    for name in ("obligation", "chosen"):
        assert "stays that of the day asked about" in about[name]
    assert "with another day in here" in about["asked"]
    assert not [
        name
        for name, text in about.items()
        if "below" in text or "TEMP" in text or text.startswith("The same")
    ]


def test_parquet_has_days_as_dates_and_flags_as_booleans_and_years_as_text(
    corpus: Path, export: Any
) -> None:
    folder = export("parquet", "--measures", str(corpus))
    types = dict(
        duck(
            folder,
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'target_state'",
        )
    )
    assert (types["deadline"], types["strive"], types["due_by"], types["value"]) == (
        "DATE",
        "BOOLEAN",
        "VARCHAR",
        "DECIMAL(18,6)",
    )
    due = duck(
        folder,
        "SELECT id FROM target_state WHERE deadline BETWEEN DATE '2025-01-01' AND DATE '2025-12-31' ORDER BY id",
    )
    assert due == [("plan-m01.t1",), ("plan-m01.t2",)]
    assert duck(folder, "SELECT due_by FROM target WHERE id = 'plan-m01.t3'") == [("2021-40",)]


def test_parquet_of_nothing_still_has_every_table(export: Any) -> None:
    folder = export("parquet", "--text", "no such words")
    assert duck(folder, "SELECT count(*) FROM measure") == [(0,)]
