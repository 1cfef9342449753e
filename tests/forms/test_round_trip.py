"""The way round: what is filled into a form that was exported is what is on record afterwards."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.conftest import ROWS
from obligations.text.language import find_language
from obligations.text.tables.forms import NOTHING_FILLED
from obligations.vocabulary import STATUSES

OFFICE = shutil.which("soffice")
# How LibreOffice is told to save: CSV with commas and quotes, in UTF-8.
SAVED_AS = {"xlsx": "xlsx", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}
# What a spreadsheet keeps as it was typed: no formula, no error, no control.
TEXTS = (
    st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: text and text[0] not in "=#" and text.casefold() not in NOTHING_FILLED)
    .filter(lambda text: not text.isascii() or not text[0].isdigit())
)
CELLS = st.fixed_dictionaries(
    {
        "status": st.sampled_from([word for word in STATUSES if word != "withdrawn"]),
        "date": st.dates(date(2020, 3, 1), date(2026, 11, 1)),
        "number": st.just("港发〔2024〕3号"),
    },
    optional={
        "title": TEXTS,
        "note": TEXTS,
        "url": st.just("https://www.example.org/list?a=1&b=2"),
    },
)


def expect(of: str, cells: dict[str, Any]) -> dict[str, Any]:
    """Return the entry that a row states."""
    note = cells.get("note")
    evidence = {key: cells[key] for key in ("number", "title", "url") if key in cells}
    return {
        "of": of,
        "status": cells["status"],
        "value": cells.get("value"),
        "date": cells["date"].isoformat(),
        "note": note and {"en": None, "zh": None, find_language(note): note},
        "evidence": [evidence],
    }


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.dictionaries(st.sampled_from(ROWS), CELLS, min_size=1),
    value=st.integers(1 - 10**12, 10**12 - 1)
    | st.decimals(-(10**8), 10**8, places=6).filter(bool).map(float),
)
def test_what_is_filled_in_is_what_is_on_record(
    fill: Any, run: Any, entries: Any, measures: Path, rows: dict[str, Any], value: float
) -> None:
    shutil.rmtree(measures / "progress", ignore_errors=True)
    if "2020-m02.t1" in rows:
        rows["2020-m02.t1"]["value"] = value
    emptied = {
        of: dict.fromkeys(("status", "date", "number", "title", "note", "url", "value"))
        for of in ROWS
    }
    path = fill({of: {**emptied[of], **rows.get(of, {})} for of in ROWS})

    result = run("progress", "import", str(path))

    assert result.code == 0, result.err
    expected = [expect(of, cells) for of, cells in rows.items()]
    assert sorted(entries(), key=lambda entry: entry["of"]) == sorted(
        expected, key=lambda entry: entry["of"]
    )
    assert run("progress", "import", str(path)).out.startswith("nothing was added")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form_of", SAVED_AS)
def test_a_form_that_libreoffice_saved_says_the_same(
    fill: Any, run: Any, entries: Any, tmp_path: Path, form_of: str
) -> None:
    rows = {
        "2020-m01": {"status": "met", "date": date(2024, 12, 31), "number": "港发〔2024〕3号"},
        "2020-m02.t1": {
            "status": "partly-met",
            "date": "2024年6月30日",
            "value": 40,
            "note": "四成",
        },
        "2020-m04": {
            "status": "in-progress",
            "date": date(2024, 5, 1),
            "note": "Under way; more later.",
        },
    }

    def fill_for_csv(sheet: Any) -> None:
        sheet.parent.remove(sheet.parent.worksheets[0])  # of several sheets CSV keeps the first

    path = fill(rows, fill_for_csv if form_of == "csv" else None)
    folder = tmp_path / "saved"
    command = [str(OFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/office"]
    subprocess.run(
        [*command, "--convert-to", SAVED_AS[form_of], "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )

    result = run("progress", "import", str(folder / f"ledger.{form_of}"))

    assert result.code == 0, result.err
    assert result.lines[-1] == "3 entries added; 2 rows not filled in"
    rows["2020-m02.t1"]["date"] = date(2024, 6, 30)
    assert sorted(entries(), key=lambda entry: entry["of"]) == [
        {
            **expect(of, cells),
            "evidence": [{"number": cells["number"]}] if "number" in cells else [],
        }
        for of, cells in rows.items()
    ]
