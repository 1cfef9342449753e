"""The rows of a report in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frictionless
import pytest

from exports.readers import duck, open_workbook, read_csv, select

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
    rows = list(open_workbook(export("xlsx", *report)).worksheets[0].iter_rows(values_only=True))
    header = next(at for at, row in enumerate(rows) if row[1] is not None)
    assert len(rows[header + 1 :]) == len(lines)
    page = (export("md", *report) / "README.md").read_text(encoding="utf-8")
    assert len([line for line in page.splitlines() if line.startswith("|")][2:]) == len(lines)


def test_the_cells_are_those_of_the_csv(export: Any, ask: Any, tmp_path: Path) -> None:
    (tmp_path / "listed.csv").write_bytes(ask("report", "deadlines", "--format", "csv").out.encode())
    exported = read_csv(export("datapackage", "--report", "deadlines") / "deadlines.csv")
    assert exported == read_csv(tmp_path / "listed.csv")


def test_figures_stay_figures(export: Any) -> None:
    path = export("sqlite", "--report", "departments")
    assert select(path, "SELECT DISTINCT typeof(lead) FROM departments") == [("integer",)]
    assert frictionless.validate(str(export("datapackage", "--report", "departments") / "datapackage.json")).valid


def test_filters_and_the_language_hold_for_a_report_too(export: Any) -> None:
    sheet = open_workbook(export("xlsx", "--report", "deadlines", "--dept", "mfa", "--lang", "zh")).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert sheet.title == "期限"
    assert [row for row in rows if row[1] == "2021-m07.t1"]
    assert not [row for row in rows if row[1] == "2021-m08.t1"]


def test_an_own_report_is_exported_as_well(corpus: Path, export: Any) -> None:
    folder = corpus.parent / "reports"
    folder.mkdir()
    (folder / "Wichtige Fälle.sql").write_text(
        "SELECT measure, count(*) AS n, '=1+1' AS odd FROM obligation GROUP BY 1 ORDER BY 1\n", encoding="utf-8"
    )
    package = export("datapackage", "--measures", str(corpus), "--report", "Wichtige Fälle")
    assert frictionless.validate(str(package / "datapackage.json")).valid
    (table,) = package.glob("*.csv")
    assert [row["odd"] for row in read_csv(table)] == ["'=1+1"] * 3
    cells = [
        cell
        for row in open_workbook(export("xlsx", "--measures", str(corpus), "--report", "Wichtige Fälle")).worksheets[0].iter_rows()
        for cell in row
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in cells if cell.value == "=1+1"] == [("s", True)] * 3


def test_a_calendar_takes_no_report_and_says_what_does(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "ics", "--report", "deadlines", "-o", str(tmp_path / "x.ics"))
    assert (result.code, result.err) == (
        2,
        "error: a report has no place in a calendar\n  exports of reports: xlsx, datapackage, sqlite, parquet, md\n",
    )


def test_an_unknown_report_is_an_error_and_writes_nothing(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "xlsx", "--report", "deadline", "-o", str(tmp_path / "x.xlsx"))
    assert (result.code, result.err) == (2, "error: there is no report 'deadline'\n  did you mean deadlines?\n")
    assert not list(tmp_path.iterdir())
