"""The rows of a report in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import frictionless
import pyarrow.parquet
import pytest

from exports.readers import duck, open_workbook, read_csv, select
from running import start

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = ("deadlines", "departments", "matrix", "coverage", "lineage", "unconfirmed", "changes")


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_the_same_rows_in_every_file(export: Any, ask: Any, name: str) -> None:
    lines = ask("report", name, "--format", "plain").lines
    report = ("--report", name)
    assert len(select(export("sqlite", *report), f"SELECT * FROM {name}")) == len(lines)
    assert len(duck(export("parquet", *report), f"SELECT * FROM {name}")) == len(lines)
    assert len(read_csv(export("datapackage", *report) / f"{name}.csv")) == len(lines)
    rows = list(open_workbook(export("xlsx", *report)).worksheets[-1].iter_rows(values_only=True))
    header = next(at for at, row in enumerate(rows) if row[1] is not None)
    assert len(rows[header + 1 :]) == len(lines)


def test_the_cells_are_those_of_the_csv(export: Any, ask: Any, tmp_path: Path) -> None:
    (tmp_path / "listed.csv").write_bytes(
        ask("report", "deadlines", "--format", "csv").out.encode()
    )
    exported = read_csv(export("datapackage", "--report", "deadlines") / "deadlines.csv")
    assert exported == read_csv(tmp_path / "listed.csv")


def test_a_page_is_what_the_report_writes_as_markdown(export: Any, ask: Any) -> None:
    page = (export("md", "--report", "matrix", "--dept", "Customs") / "README.md").read_text(
        encoding="utf-8"
    )
    drawn = ask("report", "matrix", "--dept", "Customs", "--format", "md").out
    assert [line for line in page.splitlines() if line.startswith("|")] == [
        line for line in drawn.splitlines() if line.startswith("|")
    ]
    assert page.splitlines()[2] == "# Departments by document · as of 2026-11-23"
    assert "\ndepartment: General Administration of Customs" in page


def test_a_file_names_every_party(export: Any) -> None:
    sheet = open_workbook(export("xlsx", "--report", "deadlines", "--document", "2022")).worksheets[
        -1
    ]
    (leads,) = [row[3] for row in sheet.iter_rows(values_only=True) if row[1] == "2022-m03.t1"]
    assert leads.startswith("jointly: ")
    assert leads.count("; ") == 11
    page = (export("md", "--report", "deadlines", "--document", "2022") / "README.md").read_text(
        encoding="utf-8"
    )
    assert "+9" not in page


def test_a_file_says_what_it_shows_for_which_day_and_what_is_missing(export: Any) -> None:
    question = ("--report", "matrix", "--dept", "Customs", "--as-of", "2025-01-01")
    said = [
        row[0]
        for row in open_workbook(export("xlsx", *question))
        .worksheets[0]
        .iter_rows(values_only=True)
    ][:8]
    assert said[0] == "Departments by document · as of 2025-01-01"
    for line in (
        "In how many measures",
        "department: General",
        "L lead · C co-responsible",
        "Also a signatory of 2024",
    ):
        assert any(found and found.startswith(line) for found in said), line
    told = "as of 2025-01-01 · department: General Administration of Customs"
    described = json.loads(
        (export("datapackage", *question) / "datapackage.json").read_text(encoding="utf-8")
    )
    assert described["description"].endswith(told)
    assert [licence["name"] for licence in described["licenses"]] == ["CC0-1.0"]
    meta = dict(select(export("sqlite", *question), "SELECT key, value FROM meta"))
    assert (meta["as_of"], meta["filters"]) == (
        "2025-01-01",
        "department: General Administration of Customs",
    )
    assert meta["about"].startswith("In how many measures")
    metadata = pyarrow.parquet.read_schema(export("parquet", *question) / "matrix.parquet").metadata
    assert metadata[b"description"].decode().endswith(told)


def test_signs_are_explained_only_where_they_stand(export: Any) -> None:
    sheet = open_workbook(export("xlsx", "--report", "deadlines", "--document", "2021")).worksheets[
        0
    ]
    assert not [
        row
        for row in sheet.iter_rows(values_only=True)
        if row[0] and row[0].startswith(("~", "§", "*"))
    ]


def read_lines(sheet: Any) -> list[list[str]]:
    return [
        [str(cell) for cell in row if cell not in (None, "")]
        for row in sheet.iter_rows(values_only=True)
    ]


def read_tables(page: str) -> list[list[str]]:
    lines = [
        line for line in page.splitlines() if line.startswith("|") and not line.startswith("| ---")
    ]
    return [
        [cell.strip().replace("\\", "") for cell in line.strip("|").split("|") if cell.strip()]
        for line in lines
    ]


def test_a_workbook_has_the_matrix_that_people_see_and_its_rows_in_words_on_a_sheet_of_their_own(
    export: Any, ask: Any
) -> None:
    question = ("--report", "matrix", "--dept", "mofcom")
    drawn, rows = open_workbook(export("xlsx", *question)).worksheets
    lines = read_lines(drawn)
    for line in read_tables(ask("report", "matrix", "--dept", "mofcom", "--format", "md").out):
        assert line in lines
    assert ["department: 1"] in lines
    assert ["MOFCOM", "2024", "lead", "15", "from the document"] in read_lines(rows)


def test_a_timeline_is_a_table_of_states_and_periods_in_every_file_for_people(
    export: Any, ask: Any
) -> None:
    expected = [["state", "2021", "2025", "2035"], ["unconfirmed", "1", "15"], ["upcoming", "1"]]
    page = ask("report", "deadlines", "--format", "md").out
    drawn = open_workbook(export("xlsx", "--report", "deadlines")).worksheets[0]
    assert [line for line in read_tables(page) if line in expected] == expected
    assert [line for line in read_lines(drawn) if line in expected] == expected


def test_the_period_of_the_day_asked_about_is_told_as_passed_and_to_come(ask: Any) -> None:
    page = ask("report", "deadlines", "--as-of", "2025-06-30", "--format", "md", "--lang", "zh").out
    assert ["状态", "2021", "2025 未到", "2035"] in read_tables(page)


def test_the_column_that_makes_headings_stands_first_in_a_workbook(
    make_report: Any, export: Any
) -> None:
    sql = "-- column: id | id | 编号\n-- column: state | state | 状态 | state\n-- group: state\nSELECT unit AS id, state FROM obligation"
    rows = read_lines(open_workbook(export("xlsx", *make_report(sql))).worksheets[0])
    assert ["state", "id"] in rows


def test_days_are_days_and_a_status_has_its_colour(corpus: Path, export: Any) -> None:
    sheet = open_workbook(export("xlsx", "--report", "changes")).worksheets[0]
    rows = list(sheet.iter_rows())
    at = next(at for at, row in enumerate(rows) if row[0].value == "date")
    assert all(row[0].is_date for row in rows[at + 1 :])
    status = [cell.value for cell in rows[at]].index("status")
    colours = {row[status].value: row[status].fill.start_color.rgb for row in rows[at + 1 :]}
    assert colours["met"] == "FFC6EFCE"
    deadlines = open_workbook(
        export("xlsx", "--report", "deadlines", "--measures", str(corpus))
    ).worksheets[-1]
    (due,) = [row[4] for row in deadlines.iter_rows() if row[1].value == "plan-m01.t1"]
    assert due.is_date


def test_a_report_can_be_asked_since_a_day_and_with_predecessors_folded(
    ask: Any, export: Any
) -> None:
    since = ("--since", "2025", "--as-of", "2026-06-30")
    lines = ask("report", "changes", *since, "--format", "plain").lines
    path = export("sqlite", "--report", "changes", *since)
    assert len(select(path, "SELECT * FROM changes")) == len(lines)
    assert select(path, "SELECT value FROM meta WHERE key = 'filters'") == [("since: 2025",)]
    folded = select(
        export("sqlite", "--report", "departments", "--fold", name="folded"),
        "SELECT department FROM departments",
    )
    assert ("cbirc",) not in folded
    assert ("nfra",) in folded


def test_since_and_fold_without_a_report_are_refused(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "xlsx", "--fold", "-o", str(tmp_path / "x.xlsx"))
    assert result.code == 2
    assert result.err.startswith("error: --since and --fold are for reports, and none is named\n")


def test_figures_stay_figures(export: Any) -> None:
    path = export("sqlite", "--report", "departments")
    assert select(path, "SELECT DISTINCT typeof(lead) FROM departments") == [("integer",)]
    assert frictionless.validate(
        str(export("datapackage", "--report", "departments") / "datapackage.json")
    ).valid


def test_filters_and_the_language_hold_for_a_report_too(export: Any) -> None:
    drawn, sheet = open_workbook(
        export("xlsx", "--report", "deadlines", "--dept", "mfa", "--lang", "zh")
    ).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert (drawn.title, sheet.title) == ("完成时限", "明细")
    assert [row for row in rows if row[1] == "2021-m07.t1"]
    assert not [row for row in rows if row[1] == "2021-m08.t1"]


def test_an_own_report_is_exported_as_well(corpus: Path, export: Any) -> None:
    folder = corpus.parent / "reports"
    folder.mkdir()
    (folder / "Wichtige Fälle.sql").write_text(
        "SELECT measure, count(*) AS n, '=1+1' AS odd FROM obligation GROUP BY 1 ORDER BY 1\n",
        encoding="utf-8",
    )
    package = export("datapackage", "--measures", str(corpus), "--report", "Wichtige Fälle")
    assert frictionless.validate(str(package / "datapackage.json")).valid
    (table,) = package.glob("*.csv")
    assert [row["odd"] for row in read_csv(table)] == ["'=1+1"] * 3
    cells = [
        cell
        for row in open_workbook(
            export("xlsx", "--measures", str(corpus), "--report", "Wichtige Fälle")
        )
        .worksheets[0]
        .iter_rows()
        for cell in row
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells if cell.value == "=1+1"] == [
        ("s", True)
    ] * 3


@pytest.fixture
def make_report(corpus: Path) -> Any:
    """Write a report of a user's own, and give the options that ask for it."""

    def make(sql: str, name: str = "own") -> tuple[str, ...]:
        folder = corpus.parent / "reports"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
        return ("--measures", str(corpus), "--report", name)

    return make


def test_the_names_of_columns_are_defused_as_cells_are(
    make_report: Any, export: Any, ask: Any
) -> None:
    question = make_report('SELECT 1 AS "=1+1", 2 AS "a\x1bb"')
    package = export("datapackage", *question)
    assert frictionless.validate(str(package / "datapackage.json")).valid
    header = '"\'=1+1","a\\x1bb"\r\n'
    assert (package / "own.csv").read_bytes().startswith(header.encode())
    asked = ask("report", "own", *question[:2], "--format", "csv")
    assert asked.out.startswith(header), asked


def test_a_column_without_a_name_makes_no_package(
    make_report: Any, ask: Any, tmp_path: Path
) -> None:
    result = ask(
        "export", "datapackage", *make_report('SELECT 1 AS ""'), "-o", str(tmp_path / "out")
    )
    assert (result.code, result.err) == (
        2,
        "error: a column of the report 'own' has no name\n  give it one: … AS name\n",
    )


def test_a_report_whose_name_sqlite_keeps_for_itself_is_told_so(
    make_report: Any, ask: Any, tmp_path: Path
) -> None:
    result = ask(
        "export",
        "sqlite",
        *make_report("SELECT 1 AS n", "sqlite_x"),
        "-o",
        str(tmp_path / "a.sqlite"),
    )
    assert (result.code, result.err.splitlines()[1]) == (2, "  give the report another name")


def test_a_full_disk_is_no_fault_of_a_reports_columns(make_report: Any, tmp_path: Path) -> None:
    process = start(
        "export",
        "sqlite",
        *make_report("SELECT 1 AS n"),
        "-o",
        str(tmp_path / "a.sqlite"),
        most=100,
    )
    _, told = process.communicate()
    assert (
        process.returncode,
        told.startswith(f"error: can't write {str(tmp_path / 'a.sqlite')!r}: "),
    ) == (2, True)


def test_a_calendar_takes_no_report_and_says_what_does(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "ics", "--report", "deadlines", "-o", str(tmp_path / "x.ics"))
    assert (result.code, result.err) == (
        2,
        "error: a report can't be exported as a calendar\n  exports of reports: xlsx, datapackage, sqlite, parquet, md\n",
    )


def test_an_unknown_report_is_an_error_and_writes_nothing(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "xlsx", "--report", "deadline", "-o", str(tmp_path / "x.xlsx"))
    assert (result.code, result.err) == (
        2,
        "error: there is no report 'deadline'\n  did you mean deadlines?\n",
    )
    assert not list(tmp_path.iterdir())
