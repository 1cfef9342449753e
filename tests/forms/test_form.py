"""The form that is sent out, as openpyxl reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from forms.conftest import COLUMNS, ROWS
from obligations.text.tables import forms


def read_sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[1]


def test_a_row_asks_for_each_target_and_for_each_measure_without_one(form: Path) -> None:
    sheet = read_sheet(form)
    assert [cell.value for cell in sheet["A"]][1:] == ROWS
    assert [cell.value for cell in sheet[3]][:5] == [
        "2020-m02.t1",
        "2020\ntitle 2",
        "piers are built (about 100 piers)",
        "by 2024",
        "",
    ]
    assert sheet["C4"].value == "=a list"
    assert sheet["C4"].data_type == "s"
    assert sheet["C4"].quotePrefix


@pytest.mark.parametrize(
    ("lang", "heading", "statuses"),
    [
        ("en", "status", {"in-progress", "met", "partly-met", "missed", "superseded", "not-found"}),
        ("zh", "进展", {"推进中", "已完成", "部分完成", "未完成", "已被取代", "未查到"}),
    ],
)
def test_the_sheet_is_in_the_language_asked_for_and_holds_the_statuses_to_pick(
    run: Any, tmp_path: Path, lang: str, heading: str, statuses: set[str]
) -> None:
    path = tmp_path / f"{lang}.xlsx"
    run("export", "xlsx", "--form", "--lang", lang, "-o", str(path))
    sheet = read_sheet(path)
    assert sheet["F1"].value == heading
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert set(rules["F2:F6"].formula1.strip('"').split(",")) == set(statuses)
    assert (rules["H2:H6"].type, rules["H2:H6"].formula2) == ("date", "TODAY()")
    assert rules["G2:G6"].type == "decimal"


def test_what_is_asked_is_locked_and_what_is_to_be_filled_in_is_open(form: Path) -> None:
    sheet = read_sheet(form)
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    for row in sheet.iter_rows(min_row=2, max_row=6):
        number = ROWS.index(row[0].value)
        open_cells = {
            key for key, cell in zip(COLUMNS, row, strict=True) if not cell.protection.locked
        }
        counted = {"value"} if ROWS[number] == "2020-m02.t1" else set()
        assert open_cells == {*forms.FILLED} - {"value"} | counted


def test_notes_of_ones_own_go_beside_the_table(form: Path) -> None:
    beside = read_sheet(form).column_dimensions["M"]
    assert (beside.min, beside.max, beside.protection.locked) == (13, 16384, False)


def test_it_prints_on_pages_with_their_header(form: Path) -> None:
    sheet = read_sheet(form)
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_first_sheet_says_what_to_do_in_three_sentences(form: Path) -> None:
    first = openpyxl.load_workbook(form).worksheets[0]
    lines = [cell.value for cell in first["A"] if cell.value]
    assert [line[:2] for line in lines if line[0].isdigit()] == ["1.", "2.", "3."]
    assert "“Form”" in lines[2]


def test_what_was_last_put_on_record_stands_in_the_form(run: Any, tmp_path: Path) -> None:
    said = ("--status", "in-progress", "--date", "2024-05-01", "--value", "40", "--note", "Half.")
    run("progress", "add", "2020-m02.t1", *said)
    path = tmp_path / "later.xlsx"
    run("export", "xlsx", "--form", "-o", str(path))
    assert read_sheet(path)["E3"].value == "2024-05-01 in-progress (40 piers)\nHalf."


def test_filters_narrow_a_form(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "trade.xlsx"
    run("export", "xlsx", "--form", "--dept", "trade", "--due", "2024", "-o", str(path))
    assert [cell.value for cell in read_sheet(path)["A"]][1:] == ["2020-m02.t1"]


def test_each_body_gets_a_form_of_what_it_answers_for_and_heirs_that_of_who_is_gone(
    run: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    result = run("export", "xlsx", "--form", "--split", "dept", "-o", str(folder))
    assert result.code == 0, result.err
    asked = {
        path.name: [cell.value for cell in read_sheet(path)["A"]][1:] for path in folder.iterdir()
    }
    assert asked == {
        "harbour_Harbour-Office.xlsx": ["2020-m01"],
        "trade_Ministry-of-Trade.xlsx": ["2020-m02.t1", "2020-m02.t2", "2020-m04"],
        "nobody_nobody-named.xlsx": ["2020-m03.1.t1"],
    }
    assert "3 files" in result.out


def test_a_form_replaces_nothing(run: Any, form: Path, tmp_path: Path) -> None:
    content = form.read_bytes()
    again = run("export", "xlsx", "--form", "-o", str(form))
    assert (again.code, "may be a form that somebody filled in" in again.err) == (2, True)
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "filled.xlsx").write_bytes(content)
    into = run("export", "xlsx", "--form", "--split", "dept", "-o", str(folder))
    assert (into.code, [path.name for path in folder.iterdir()]) == (2, ["filled.xlsx"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ics", "--form"), "--form is for workbooks"),
        (("xlsx", "--form", "--report", "deadlines"), "--form is for workbooks"),
        (("xlsx", "--split", "dept"), "--split is for forms"),
        (("xlsx", "--form", "--split", "topic"), "topic"),
    ],
)
def test_options_that_go_with_no_form_are_refused(
    run: Any, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run("export", *arguments, "-o", str(tmp_path / "x"))
    assert (result.code, said in result.err) == (2, True)


def test_a_form_of_nothing_is_a_form_without_rows(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "none.xlsx"
    assert run("export", "xlsx", "--form", "--due", "1999", "-o", str(path)).code == 0
    assert read_sheet(path).max_row == 1
