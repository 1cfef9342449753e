"""Amounts in exports: exact where the form has exact numbers, as printed elsewhere."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from running import run_inside, write_entries

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = """
    id: plan
    kind: plan
    title: {en: Plan}
    issuers: [harbour]
    dated: 2023-05-15
    measures:
      - number: 1
        kind: measure
        title: {en: Light the lamps}
        summary: {en: All lamps are lit.}
        responsibilities: [{basis: stated, lead: [harbour]}]
        targets:
          - number: 1
            by: 2025
            outcome: {en: fewer lamps fail}
            metric:
              comparator: between
              value: -2.50
              to: 999999999999.999999
              unit: {en: '% of "lamps"', zh: 万亿元}
              baseline: {value: 0.000001, at: 2023-H1}
"""
ENTRY = {"of": "plan-m01.t1", "date": "2024-05-01", "recorded": "2024-05-02", "status": "in-progress", "value": "-1.50"}  # fmt: skip


@pytest.fixture
def export(make_corpus: Any, tmp_path: Path) -> Callable[..., Path]:
    """Export the plan and give the path."""

    def run(kind: str, path: str, *arguments: str) -> Path:
        measures = make_corpus({"plan.yaml": PLAN, **write_entries([ENTRY])})
        out = tmp_path / path
        done = run_inside("export", kind, "-o", str(out), "--measures", str(measures), *arguments)
        assert done.code == 0, done.err
        return out

    return run


def test_parquet_has_exact_decimals(export: Callable[..., Path]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = export("parquet", "tables")
    (target,) = parquet.read_table(folder / "target.parquet").to_pylist()
    amounts = [target[name] for name in ("value", "to_value", "baseline")]
    assert amounts == [Decimal("-2.5"), Decimal("999999999999.999999"), Decimal("0.000001")]
    assert (target["value_text"], target["baseline_at"]) == ("-2.50", "2023-40")
    (state,) = parquet.read_table(folder / "target_state.parquet").to_pylist()
    assert state["reached"] == Decimal("-1.5")
    (entry,) = parquet.read_table(folder / "progress.parquet").to_pylist()
    assert entry["value"] == Decimal("-1.5")


def test_the_package_has_numbers_as_they_were_printed(export: Callable[..., Path]) -> None:
    folder = export("datapackage", "package")
    (target,) = csv.DictReader(io.StringIO((folder / "targets.csv").read_text(encoding="utf-8")))
    names = ("value", "to", "baseline", "baseline_at", "reached")
    assert [target[name] for name in names] == [
        "-2.50", "999999999999.999999", "0.000001", "2023-40", "-1.50",
    ]  # fmt: skip
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(one for one in described["resources"] if one["name"] == "targets")["schema"][
        "fields"
    ]
    types = {field["name"]: field["type"] for field in fields}
    assert {types[name] for name in ("value", "to", "baseline", "reached")} == {"number"}


def test_sqlite_has_numbers_and_what_was_printed(export: Callable[..., Path]) -> None:
    with closing(sqlite3.connect(export("sqlite", "plan.db"))) as file:
        (row,) = file.execute(
            "SELECT value, value_text, to_value_millionths, baseline, reached FROM target_state"
        )
    assert row == (-2.5, "-2.50", 999_999_999_999_999_999, 0.000001, -1.5)


def test_a_workbook_has_a_number_with_the_printed_decimals(export: Callable[..., Path]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(export("xlsx", "plan.xlsx", "--lang", "zh"))
    (found,) = [cell for row in book["进展"].iter_rows() for cell in row if cell.value == -1.5]
    assert found.number_format == '#,##0.00"万亿元"'


def test_a_workbook_has_what_is_promised_in_cells_to_reckon_with(
    export: Callable[..., Path],
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(export("xlsx", "plan.xlsx"))
    _title, header, row = book["Targets"].iter_rows()
    cells = dict(zip((cell.value for cell in header), row, strict=True))
    names = ("comparison", "value", "upper value", "unit", "baseline", "baseline date", "reached")
    # An amount of more digits than Excel keeps is text.
    assert [cells[name].value for name in names] == [
        "between", -2.5, "999,999,999,999.999999", '% of "lamps"', 0.000001, "2023-H1", -1.5,
    ]  # fmt: skip
    assert cells["value"].number_format == "#,##0.00"
    assert cells["baseline"].number_format == "#,##0.000000"
