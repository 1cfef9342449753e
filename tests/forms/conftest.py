"""A small corpus of one's own, forms of it, and ways to fill them in as people do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from running import METRIC, make_measure, run_inside, say_both, write_corpus


def _lead(body: str) -> list[dict[str, Any]]:
    return [{"basis": "stated", "lead": [body]}]


DOCUMENT = {
    "id": "2020",
    "kind": "opinions",
    "title": say_both("a document"),
    "issuers": ["harbour"],
    "dated": "2020-03-01",
    "measures": [
        make_measure(1, responsibilities=_lead("harbour")),
        make_measure(
            2,
            responsibilities=_lead("trade"),
            targets=[
                {
                    "number": 1,
                    "by": "2024",
                    "outcome": say_both("piers are built"),
                    "metric": METRIC,
                },
                {"number": 2, "outcome": say_both("=a list")},
            ],
        ),
        make_measure(
            3,
            actions=[
                {
                    "number": 1,
                    "modality": "will",
                    "what": say_both("action"),
                    "targets": [{"number": 1, "by": "2023", "outcome": say_both("done")}],
                }
            ],
        ),
        make_measure(4, responsibilities=_lead("old-trade")),
    ],
}
FILES = {"2020.yaml": json.dumps(DOCUMENT)}
# A report that recurs, for a corpus of its own.
SERIES = {
    **DOCUMENT,
    "measures": [
        make_measure(
            1, targets=[{"number": 1, "every": "quarter", "outcome": say_both("a report")}]
        )
    ],
}
# What a form of it asks about, in its order.
ROWS = ["2020-m01", "2020-m02.t1", "2020-m02.t2", "2020-m03.1.t1", "2020-m04"]
COLUMNS = ("of", "measure", "wording", "due", "last", "status", "value", "date", "evidence_title", "evidence_number", "evidence_url", "note")  # fmt: skip


def find_column(key: str) -> int:
    """Return the number of a column, counted from 1; what is known of evidence goes by its own key."""
    return COLUMNS.index(key if key in COLUMNS else f"evidence_{key}") + 1


@pytest.fixture
def measures(make_corpus: Any) -> Path:
    return make_corpus(FILES)


@pytest.fixture
def run(ask: Any, measures: Path) -> Any:
    """Run the program on that corpus."""
    return lambda *arguments: ask(*arguments, "--measures", str(measures))


@pytest.fixture(scope="module")
def empty_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a form of the whole corpus, in English, which nobody fills in."""
    folder = tmp_path_factory.mktemp("form")
    measures, path = write_corpus(folder / "measures", FILES), folder / "ledger.xlsx"
    done = run_inside("export", "xlsx", "--form", "-o", str(path), "--measures", str(measures))
    assert done.code == 0, done.err
    return path


@pytest.fixture
def form(empty_form: Path, tmp_path: Path) -> Path:
    """Give a form of the whole corpus, in English."""
    return Path(shutil.copy(empty_form, tmp_path))


@pytest.fixture
def fill(form: Path) -> Callable[..., Path]:
    """Fill in a form: for each row given by id what its cells hold, by their keys."""

    def fill_in(
        rows: dict[str, dict[str, Any]], change: Callable[[Any], None] | None = None
    ) -> Path:
        book = openpyxl.load_workbook(form)
        sheet = book.worksheets[1]
        for of, cells in rows.items():
            for key, value in cells.items():
                sheet.cell(ROWS.index(of) + 2, find_column(key)).value = value
        if change:
            change(sheet)
        book.save(form)
        return form

    return fill_in


@pytest.fixture
def entries(run: Any) -> Any:
    """Give what is on record: what each entry is about, its status, value, date, evidence and note."""

    def read() -> list[dict[str, Any]]:
        kept = ("of", "status", "value", "date", "note")
        return [
            {key: entry[key] for key in kept}
            | {
                "evidence": [
                    {key: text for key, text in item.items() if key != "citation"}
                    for item in entry["evidence"]
                ]
            }
            for entry in run("progress", "log", "--format", "json").json
        ]

    return read
