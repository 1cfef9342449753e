"""`obligations sql`: questions and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest


def test_the_views_stand_under_the_day_asked_about(ask: Any) -> None:
    query = "SELECT count(*) FROM target_state WHERE state = 'unconfirmed'"
    assert ask("sql", query).lines == ["16"]
    assert ask("sql", query, "--as-of", "2024-06-30").lines == ["1"]


def test_every_format_has_the_columns_of_the_query(ask: Any) -> None:
    query = "SELECT id, number FROM document ORDER BY id LIMIT 1"
    assert ask("sql", query, "--format", "csv").lines == [
        '"id","number"',
        '"2015","国办发〔2015〕46号"',
    ]
    assert ask("sql", query, "--format", "json").json == [
        {"id": "2015", "number": "国办发〔2015〕46号"}
    ]
    assert "国办发" in ask("sql", query, "--format", "table").out


def test_what_is_named_wrongly_is_met_with_the_names_there_are(ask: Any) -> None:
    said = ask("sql", "SELECT department, year FROM obligation GROUP BY 1, 2").err
    assert said.startswith(
        "error: SQLite: no such column: year\n  columns of obligation: department, "
    )
    assert " document, " in said
    assert "did you mean department" in ask("sql", "SELECT departmnt FROM obligation").err
    assert "did you mean obligation?" in ask("sql", "SELECT * FROM obligations").err


def test_rows_that_are_too_wide_stand_one_cell_below_another(ask: Any) -> None:
    lines = ask("sql", "SELECT * FROM obligation LIMIT 2", "--format", "table").lines
    assert lines[:2] == ["department  sc-relevant-departments", "role        responsible"]
    assert lines.count("") == 1  # between the two


def test_the_tables_and_their_columns_are_listed_with_their_meaning(ask: Any) -> None:
    rows = [line.split("\t") for line in ask("sql", "--tables").lines]
    assert ["link", "", "Ties to earlier measures and actions. to_id as written, to_measure the measure that it belongs to."] in rows  # fmt: skip
    assert ["link", "to_measure", "The earlier measure; empty where it isn't in this file."] in rows
    assert not [row for row in rows if not row[2]]
    for table in {table for table, _, _ in rows}:
        (selected,) = ask("sql", f"SELECT * FROM {table} LIMIT 0", "--format", "csv").lines
        columns = [column for named, column, _ in rows if named == table and column]
        assert selected == ",".join(f'"{column}"' for column in columns)


def test_the_tables_are_described_in_the_language_asked_for(ask: Any) -> None:
    rows = ask("sql", "--tables", "--lang", "zh", "--format", "json").json
    assert not [row for row in rows if not re.search("[\u4e00-\u9fff]", row["meaning"])]


@pytest.mark.parametrize(
    "query",
    [
        "ATTACH 'made.sqlite' AS made", "VACUUM INTO 'made.sqlite'", "DELETE FROM measure", "CREATE TABLE made (x)", "CREATE TEMP TABLE made (x)",
        "INSERT INTO topic VALUES (1,2,3,4)", "PRAGMA journal_mode = WAL", "PRAGMA writable_schema = 1", "SELECT load_extension('x')", "DROP VIEW obligation",
        "UPDATE asked SET as_of = '2000-01-01'", "SELECT 1; SELECT 2", "", "SELECT * FROM nowhere", "SELECT", "BEGIN", "EXPLAIN DELETE FROM measure; x", "\x00",
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused_and_makes_no_file(
    ask: Any, query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = ask("sql", query)
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "query",
    [
        "PRAGMA table_info(measure)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n",
    ],
)
def test_reading_is_allowed(ask: Any, query: str) -> None:
    assert ask("sql", query).code == 0


def test_columns_and_order_are_chosen_as_in_other_lists(ask: Any) -> None:
    query = [
        "sql",
        "SELECT id, actions, year FROM (SELECT document AS id, count(*) AS actions, NULL AS year FROM action GROUP BY 1)",
    ]
    shown = ask(*query, "--columns", "actions,id", "--sort", "-actions", "--format", "csv")
    rows = [line.replace('"', "").split(",") for line in shown.lines]
    assert rows[0] == ["actions", "id"]
    numbers = [int(row[0]) for row in rows[1:]]
    assert len(numbers) == 4
    assert numbers == sorted(numbers, reverse=True)
    assert ask(*query, "--columns", "id", "--sort", "year", "--format", "json").json[0] == {
        "id": "2015"
    }
    grouped = ask(*query, "--group-by", "id", "--columns", "id,actions", "--format", "md").out
    assert "## 2015 (1)\n" in grouped
    assert "there is no column 'actoins'" in ask(*query, "--columns", "actoins").err
