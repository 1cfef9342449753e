"""The examples: each passes check, answers what people ask, and together they show what a plan may say."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from running import ROOT

EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/measures"))
PLANS = {
    "river-gauges": "gauge-plan",
    "city-plan": "lanhai-2026",
    "parcel-company": "bluewater-plan",
}
DAY = "2026-11-30"


@pytest.fixture
def ask_example(ask: Any) -> Any:
    def ask_one(folder: Path | str, *arguments: str) -> Any:
        measures = ROOT / "examples" / folder / "measures"
        result = ask(*arguments, "--measures", str(measures), "--as-of", DAY)
        assert result.code == 0, result.err
        return result

    return ask_one


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_no_findings_and_the_form_that_format_gives(ask: Any, folder: Path) -> None:
    measures = str(folder / "measures")
    checked = ask("check", measures, "--format", "json")
    assert (checked.code, json.loads(checked.out)) == (0, [])
    assert ask("format", "--check", "--measures", measures).code == 0


@pytest.mark.parametrize("folder", PLANS)
def test_a_plan_answers_what_is_due_to_a_terminal_a_report_and_a_form(
    ask_example: Any, folder: str, tmp_path: Path
) -> None:
    plan = ("--document", PLANS[folder])
    due = json.loads(ask_example(folder, "due", *plan, "--format", "json").out)
    assert {row["state"] for row in due} > {"met", "upcoming"}
    deadlines = ask_example(folder, "report", "deadlines", *plan, "--format", "csv").out
    assert deadlines.count(PLANS[folder]) == len(due)
    form = tmp_path / "form.xlsx"
    ask_example(folder, "export", "xlsx", "--form", *plan, "-o", os.fspath(form))
    assert form.stat().st_size > 5000


def test_together_they_show_what_a_plan_may_say(ask_example: Any) -> None:
    """What examples/README.md says that there is to see."""
    seen: Counter[str] = Counter()
    kinds = set()
    for folder, document in PLANS.items():
        measures = json.loads(
            ask_example(folder, "list", "--document", document, "--format", "json").out
        )
        assert len(measures) >= 20
        seen["levels"] += any(measure["parent"] for measure in measures)
        targets = [target for measure in measures for target in measure["targets"]]
        kinds |= {target["every"] for target in targets} - {None}
        for target in targets:
            metric = target["metric"] or {"comparator": None, "value": 1}
            seen["series"] += target["every"] is not None
            seen["intervals"] += ".." in (target["in"] or "")
            seen["when"] += target["when"] is not None
            seen["between"] += metric["comparator"] == "between"
            seen["decimals"] += metric["value"] != int(metric["value"])
        log = ask_example(folder, "progress", "log", "--format", "json").out
        seen["entries"] += sum(entry["of"].startswith(document) for entry in json.loads(log))
    wanted = {
        "levels": 2, "series": 8, "intervals": 3, "when": 3, "between": 3, "decimals": 5, "entries": 30
    }  # fmt: skip
    assert {name: seen[name] for name, least in wanted.items() if seen[name] < least} == {}
    assert len(kinds) >= 4


def test_a_layer_answers_for_the_shipped_data_too(ask_example: Any) -> None:
    rows = json.loads(
        ask_example("parcel-company", "list", "--dept", "Customs Desk", "--format", "json").out
    )
    assert {row["document"] for row in rows} == {"2021", "2024", "bluewater-plan"}
    overdue = ask_example("parcel-company", "due", "--state", "overdue", "--format", "plain").out
    assert "bluewater-plan-m15.t1" in overdue


@pytest.mark.parametrize("folder", PLANS)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("question", ["due", "report deadlines", "list"])
def test_what_is_asked_of_a_plan_is_a_table_from_80_columns_on(
    ask_example: Any, monkeypatch: pytest.MonkeyPatch, folder: str, lang: str, question: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = ("--document", PLANS[folder], "--lang", lang, "--format", "table")
    lines = ask_example(folder, *question.split(), *shown).lines
    assert any(line.startswith(("id  ", "编号  ")) for line in lines)
    assert max(map(cell_len, lines)) <= 80
