"""Forms of what recurs: a row is an occurrence, and what is said of one is said of no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from forms.conftest import SERIES


@pytest.fixture
def measures(make_corpus: Any) -> Path:
    return make_corpus({"2020.yaml": json.dumps(SERIES)})


def write_csv(path: Path, *rows: str) -> str:
    path.write_text("\n".join(("id,status,date,number", *rows)), encoding="utf-8")
    return str(path)


def test_a_row_asks_for_each_occurrence_and_comes_back_as_its_entry(
    run: Any, entries: Any, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    run("export", "xlsx", "--form", "--due", "2024", "--occurrences", "-o", str(path))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    ids = [cell.value for cell in sheet["A"]][1:]
    assert ids == [f"2020-m01.t1@2024-Q{number}" for number in (1, 2, 3, 4)]

    dues = [cell.value for cell in sheet["D"]][1:]
    assert dues[0] == "every quarter (2024-03-31)"  # the id, which tells them apart, is hidden
    assert len({*dues}) == len(ids)

    for at, day in ((2, "2024-04-02"), (4, "2024/10/1")):
        sheet[f"F{at}"], sheet[f"H{at}"], sheet[f"J{at}"] = "met", day, "No. 3"
    book.save(path)
    assert run("progress", "import", str(path)).code == 0
    assert [(entry["of"], entry["date"]) for entry in entries()] == [
        ("2020-m01.t1@2024-Q1", "2024-04-02"),
        ("2020-m01.t1@2024-Q3", "2024-10-01"),
    ]
    again = tmp_path / "again.xlsx"
    run("export", "xlsx", "--form", "--due", "2024", "--occurrences", "-o", str(again))
    last = [cell.value for cell in openpyxl.load_workbook(again).worksheets[1]["E"]][1:]
    assert [bool(text) for text in last] == [True, False, True, False]


def test_a_row_on_all_of_them_is_refused_with_those_that_can_be_meant(
    run: Any, entries: Any, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "ledger.csv", "2020-m01.t1,in-progress,2024-05-01,")
    result = run("progress", "import", path)
    assert (result.code, entries()) == (1, [])
    assert "ledger.csv:A2: 2020-m01.t1 recurs, and the row does not say" in result.err
    assert "2020-m01.t1@2024-Q1, due 2024-03-31" in result.err


def test_that_all_of_them_were_superseded_may_be_said(
    run: Any, entries: Any, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "ledger.csv", "2020-m01.t1,superseded,2024-05-01,No. 3")
    assert run("progress", "import", path).code == 0
    assert [entry["status"] for entry in entries()] == ["superseded"]
