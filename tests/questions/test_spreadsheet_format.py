"""CSV for people with a spreadsheet: with the mark that Excel reads UTF-8 by, in the language asked for, without signs to explain."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_columns_bodies_roles_and_states_are_in_the_language_asked_for(ask: Any) -> None:
    rows = read(
        ask(
            "list",
            "--rows",
            "obligation",
            "--dept",
            "海关",
            "--lang",
            "zh",
            "--format",
            "csv-excel",
        ).out
    )
    assert list(rows[0]) == ["编号", "部门", "角色", "依据", "标题", "目标", "时限", "状态", "进展"]
    (row,) = [row for row in rows if row["编号"] == "2015-m03"]
    assert (row["部门"], row["角色"], row["依据"]) == ("海关总署", "负责", "推定")
    english = read(
        ask("list", "--rows", "obligation", "--dept", "Customs", "--format", "csv-excel").out
    )
    assert ("GACC", "co-responsible") in {(row["department"], row["role"]) for row in english}


@pytest.mark.parametrize(
    ("lang", "topics", "addressees"),
    [
        ("en", "Pilot zones", "Companies"),
        ("zh", "综试区", "企业"),
    ],
)
@pytest.mark.parametrize("form", ["csv-excel", "md", "table"])
def test_topics_and_addressees_are_named_to_people(
    ask: Any, form: str, lang: str, topics: str, addressees: str
) -> None:
    listed = ("list", "--document", "2021", "--lang", lang, "--format", form, "--columns")
    assert topics in ask(*listed, "id,topics").out
    assert addressees in ask(*listed, "id,addressees", "--rows", "action").out


def test_topics_and_addressees_stay_ids_to_programs(ask: Any) -> None:
    assert ask("list", "--dept", "Customs", "--columns", "topics", "--format", "csv").lines[1] == (
        '"customs-supervision"'
    )


def test_what_signs_say_in_a_table_is_said_in_words_and_nothing_is_cut(ask: Any) -> None:
    rows = {
        row["id"]: row
        for row in read(ask("list", "--dept", "Customs", "--format", "csv-excel").out)
    }
    assert rows["2015-m03"]["role"] == "responsible (inferred)"
    assert rows["2015-m05"]["role"] == "co-responsible (in part: 2015-m05.2)"
    jointly = {
        row["id"]: row["who answers"]
        for row in read(ask("list", "--document", "2022", "--format", "csv-excel").out)
    }
    assert not [who for who in jointly.values() if "+" in who or "§" in who or "~" in who]


def test_has_the_rows_and_the_bytes_of_lines_that_a_program_gets(ask: Any) -> None:
    out = ask("list", "--format", "csv-excel").out
    assert [row["id"] for row in read(out)] == ask("list", "--format", "plain").ids
    assert out.count("\r\n") == out.count("\n")


@pytest.mark.parametrize("report", ["departments", "matrix", "coverage", "lineage", "changes"])
def test_a_report_has_figures_and_words_and_no_bars_or_letters(ask: Any, report: str) -> None:
    rows = read(ask("report", report, "--format", "csv-excel").out)
    cells = {cell for row in rows for cell in row.values()}
    assert not cells & {"L", "C", "R", "~", "§"}
    assert not [
        cell for cell in cells if cell.replace("/", "").isdecimal() and "/" in cell
    ]  # a spreadsheet would read 3/4 as a date


def test_plain_csv_stays_as_it_was(ask: Any) -> None:
    assert ask("list", "--dept", "海关", "--lang", "zh", "--format", "csv").out.startswith(
        '"id","title",'
    )


def test_the_table_of_a_query_has_the_mark_too(ask: Any) -> None:
    assert (
        ask("sql", "SELECT '商务部' AS name", "--format", "csv-excel").out
        == '\ufeff"name"\r\n"商务部"\r\n'
    )
