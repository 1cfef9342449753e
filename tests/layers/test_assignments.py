"""Who at home looks after what: shown and found, never counted among who answers."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from layers.conftest import BASE

if TYPE_CHECKING:
    from pathlib import Path

MORE = """\
    actions:
      - {number: 1, modality: must, what: {en: dig, zh: 挖}, targets: [{number: 1, by: 2029, outcome: {en: holes, zh: 洞}}]}
      - {number: 2, modality: must, what: {en: fill, zh: 填}}
"""
ASSIGNED = """\
- {of: 2031-m01, owner: works, note: {en: Ask Li first., zh: 先问李工。}}
- {of: 2031-m01.1, owner: office}
"""
BODIES = """\
departments:
  - {id: works, kind: office, level: company, name: {en: Works, zh: 工程部}}
  - {id: office, kind: office, level: company, name: {en: Site office, zh: 工地办}}
"""


@pytest.fixture
def plans(lay: Any) -> Any:
    """Lay out the layers, with assignments in the own one."""
    return lay(
        {
            "base/measures/2031.yaml": BASE + MORE,
            "plans/measures/departments.yaml": BODIES,
            "plans/measures/assignments.yaml": ASSIGNED,
        }
    )


@pytest.mark.usefixtures("plans")
def test_a_measure_shows_who_looks_after_it_here(ask: Any) -> None:
    page = ask("show", "2031-m01").out
    assert "Assigned here" in page
    assert "Ask Li first." in page
    assert "本单位承办" in ask("show", "2031-m01", "--lang", "zh").out
    (record,) = ask("show", "2031-m01", "--format", "json").json
    assert [(one["of"], one["owner"]["id"], one["layer"]) for one in record["assigned"]] == [
        ("2031-m01", "works", "plans"),
        ("2031-m01.1", "office", "plans"),
    ]


@pytest.mark.usefixtures("plans")
def test_exports_tell_who_looks_after_it_here(ask: Any, tmp_path: Path) -> None:
    assert ask("export", "md", "-o", str(tmp_path / "pages")).code == 0
    page = next((tmp_path / "pages").rglob("2031.md")).read_text(encoding="utf-8")
    assert "# Assigned here" in page
    assert "- **2031-m01** Works\n  - Ask Li first.\n" in page
    assert ask("export", "sqlite", "-o", str(tmp_path / "x.sqlite")).code == 0
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as connection:
        rows = connection.execute("SELECT of, department FROM assignment ORDER BY of").fetchall()
    assert rows == [("2031-m01", "works"), ("2031-m01.1", "office")]


@pytest.mark.usefixtures("plans")
def test_a_column_of_lists_has_who_looks_after_it_here(ask: Any) -> None:
    column = ["--columns", "id,assigned"]
    assert ask("list", *column).lines == ["2031-m01\tworks; office", "2032-m01\t"]
    table = ask("list", "--columns", "assigned here", "--format", "md").out
    assert "| Works; Site office\\* |" in table
    assert "in part" in table
    assert ask("list", *column, "--rows", "action").lines == [
        "2031-m01.1\toffice",
        "2031-m01.2\tworks",
    ]
    assert ask("due", *column).lines == ["2031-m01.t1\tworks", "2031-m01.1.t1\toffice"]
    said = ask("list", *column, "--format", "csv-excel", "--lang", "zh").out
    assert '"2031-m01","工程部；工地办（仅2031-m01.1）"' in said


@pytest.mark.usefixtures("plans")
def test_rows_of_json_have_the_assignment_that_holds_for_them(ask: Any) -> None:
    rows = ask("due", "--format", "json").json + ask("list", "--rows", "action", "-f", "json").json
    assert {row["id"]: [one["of"] for one in row["assigned"]] for row in rows} == {
        "2031-m01.t1": ["2031-m01"],
        "2031-m01.1.t1": ["2031-m01.1"],
        "2031-m01.1": ["2031-m01.1"],
        "2031-m01.2": ["2031-m01"],
    }


@pytest.mark.usefixtures("plans")
def test_a_workbook_has_a_column_of_it_where_anything_is_assigned(ask: Any, tmp_path: Path) -> None:
    def read(*filters: str) -> list[list[Any]]:
        path = tmp_path / f"{len(filters)}.xlsx"
        assert ask("export", "xlsx", *filters, "-o", str(path)).code == 0
        sheets = [openpyxl.load_workbook(path)[name] for name in ("Measures", "Targets")]
        return [[cell.value for cell in row] for sheet in sheets for row in sheet.iter_rows()]

    rows = {row[0]: row for row in read()}
    at = rows["id"].index("assigned here")
    measures = next(row for row in read() if row[0] == "id").index("assigned here")
    assert rows["2031-m01"][measures] == "Works; Site office (in part: 2031-m01.1)"
    assert [rows[of][at] for of in ("2031-m01.t1", "2031-m01.1.t1")] == ["Works", "Site office"]
    assert all("assigned here" not in row for row in read("--document", "2032"))


@pytest.mark.usefixtures("plans")
def test_a_data_package_has_a_table_of_it(ask: Any, tmp_path: Path) -> None:
    assert ask("export", "datapackage", "-o", str(tmp_path / "package")).code == 0
    with (tmp_path / "package" / "assignments.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["of"], row["department"], row["layer"]) for row in rows] == [
        ("2031-m01", "works", "plans"),
        ("2031-m01.1", "office", "plans"),
    ]


@pytest.mark.usefixtures("plans")
def test_forms_go_to_whoever_looks_after_it_here_where_that_role_is_asked_for(
    ask: Any, tmp_path: Path
) -> None:
    def list_forms(*filters: str) -> list[str]:
        folder = tmp_path / filters[0].strip("-")
        form = ["export", "xlsx", "--form", "--split", "dept"]
        assert ask(*form, *filters, "-o", str(folder)).code == 0
        return sorted(path.name.partition("_")[0] for path in folder.iterdir())

    assert list_forms("--role", "assigned") == ["office", "works"]
    assert list_forms("--document", "2031") == ["harbour"]


@pytest.mark.usefixtures("plans")
def test_it_is_found_by_the_body_and_by_the_role(ask: Any) -> None:
    assert ask("list", "--dept", "Works").ids == ["2031-m01", "2032-m01"]
    assert ask("list", "--dept", "Works", "--role", "assigned").ids == ["2031-m01"]
    assert ask("list", "--role", "assigned").ids == ["2031-m01"]
    assert ask("list", "--dept", "Works", "--role", "lead").ids == ["2032-m01"]
    (asked,) = ask("list", "--dept", "Site office", "--format", "json").json[0]["asked"]
    assert (asked["role"], asked["part"], asked["basis"]) == ("assigned", "2031-m01.1", None)


@pytest.mark.usefixtures("plans")
def test_parts_are_named_where_somebody_looks_after_them_alone(ask: Any) -> None:
    def find_parts(*arguments: str) -> list[str]:
        return ask("list", *arguments, "--columns", "part").out.splitlines()

    assert find_parts("--dept", "Works", "--role", "assigned") == [""]
    assert find_parts("--role", "assigned") == ["2031-m01.1"]
    assert find_parts("--dept", "Site office") == ["2031-m01.1"]
    assert find_parts("--dept", "Works", "--rows", "action") == ["2031-m01.2"]
    for target, part, body in (("t1", None, "works"), ("1.t1", "2031-m01.1", "office")):
        rows = ask("due", "--role", "assigned", "--format", "json").json
        (row,) = (row for row in rows if row["id"] == f"2031-m01.{target}")
        assert [(one["department"], one["part"]) for one in row["asked"]] == [(body, part)]


@pytest.mark.usefixtures("plans")
def test_it_holds_for_what_lies_below_and_has_none_of_its_own(ask: Any) -> None:
    actions = ["list", "--rows", "action", "--role", "assigned"]
    assert ask(*actions, "--dept", "Works").ids == ["2031-m01.2"]
    assert ask(*actions, "--dept", "Site office").ids == ["2031-m01.1"]
    due = ["due", "--role", "assigned"]
    assert ask(*due, "--dept", "Works").ids == ["2031-m01.t1"]
    assert ask(*due, "--dept", "Site office").ids == ["2031-m01.1.t1"]


@pytest.mark.usefixtures("plans")
def test_it_is_no_obligation_and_counts_nowhere(ask: Any) -> None:
    rows = ask("list", "--rows", "obligation", "--format", "json").json
    assert {row["role"] for row in rows} <= {"lead", "co_responsible", "responsible", None}
    assert ask("list", "--rows", "obligation", "--role", "assigned").ids == []
    (record,) = ask("show", "2031-m01", "--format", "json").json
    assert [body["id"] for body in record["responsible"]] == ["harbour"]
    assert record["basis"] == "stated"
    counts = {one["id"]: one for one in ask("departments", "--format", "json").json}
    assert "office" not in counts


@pytest.mark.usefixtures("plans")
def test_the_page_of_a_body_has_what_it_looks_after_here(ask: Any) -> None:
    assert "assigned here (1)  2031-m01.1" in ask("departments", "Site office").out
    (record,) = ask("departments", "Works", "--format", "json").json
    assert (record["assigned"], record["measures"]["lead"]) == (["2031-m01"], ["2032-m01"])


@pytest.mark.usefixtures("plans")
def test_where_obligations_are_asked_for_what_a_body_looks_after_is_named_beside(ask: Any) -> None:
    said = "Looks after 1 measure here, which makes no obligation"
    for question in (["list", "--rows", "obligation"], ["report", "deadlines"]):
        answer = ask(*question, "--dept", "Site office", "--format", "md").out
        assert f"{said} (list them with: obligations list --role assigned)" in answer
    assert said not in ask("list", "--dept", "Site office", "--format", "md").out
    refused = ask("report", "deadlines", "--role", "assigned")
    assert (refused.code, "obligations due --role assigned" in refused.err) == (2, True)


def test_a_layer_finds_what_it_assigned(plans: Any, ask: Any) -> None:
    for path in (plans / "plans/measures/progress/2031").iterdir():
        path.unlink()
    assert ask("list", "--layer", "plans").ids == ["2031-m01", "2032-m01"]


def test_what_an_assignment_names_must_be_there(plans: Any, ask: Any) -> None:
    assert ask("check").code == 0
    (plans / "plans/measures/assignments.yaml").write_text(
        "- {of: 2031-m09, owner: works}\n- {of: 2031-m01.t1, owner: wroks}\n", encoding="utf-8"
    )
    found = [(one["code"], one["line"]) for one in ask("check", "-f", "json").json]
    assert found == [("OB207", 1), ("OB205", 2)]


def test_a_change_of_assignments_is_seen(plans: Any, ask: Any) -> None:
    assert ask("list", "--role", "assigned").ids == ["2031-m01"]
    (plans / "plans/measures/assignments.yaml").write_text(
        "- {of: 2032-m01, owner: works}\n", encoding="utf-8"
    )
    assert ask("list", "--role", "assigned").ids == ["2032-m01"]
    assert ask("format").code == 0
    assert ask("list", "--role", "assigned").ids == ["2032-m01"]


def test_of_a_layer_are_the_parts_that_it_says_something_of(plans: Any, ask: Any) -> None:
    actions = ["list", "--rows", "action", "--layer"]
    (plans / "plans/measures/assignments.yaml").write_text(
        "- {of: 2031-m01.1, owner: office}\n", encoding="utf-8"
    )
    assert ask(*actions, "plans").ids == ["2031-m01.1"]
    assert ask(*actions, "base").ids == ["2031-m01.1", "2031-m01.2"]
    record = ["--status", "in-progress", "--date", "2025-06-01"]
    assert ask("progress", "add", "2031-m01.2", *record).code == 0
    assert ask(*actions, "plans").ids == ["2031-m01.1", "2031-m01.2"]
    assert ask("list", "--layer", "plans").ids == ["2031-m01", "2032-m01"]


def test_the_same_assignment_in_two_layers_is_one(plans: Any, ask: Any) -> None:
    (plans / "base/measures/assignments.yaml").write_text(ASSIGNED, encoding="utf-8")
    (record,) = ask("show", "2031-m01", "--format", "json").json
    assert [one["owner"]["id"] for one in record["assigned"]] == ["works", "office"]


def test_assignments_that_cannot_be_read_are_named_and_are_no_document(
    plans: Any, ask: Any
) -> None:
    path = plans / "plans/measures/assignments.yaml"
    path.write_text("- {of: 2031-m01\n", encoding="utf-8")
    answer = ask("list", "--role", "assigned", "--format", "table")
    assert (answer.code, answer.out) == (1, "Nothing fits these filters.\n")
    assert "left out: measures/assignments.yaml:" in answer.err
