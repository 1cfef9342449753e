"""The options of `report`: order, columns and groups, days, and what is refused."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from running import interrupt, run_command, start

if TYPE_CHECKING:
    from pathlib import Path


def test_columns_and_order_are_chosen_as_in_lists(report: Any) -> None:
    lines = report("deadlines", "--columns", "id,deadline", "--sort", "-deadline,id").lines
    assert lines[-2:] == ["lights-m01.t1\t2020-12-31", "lights-m04.t1\t2020-06-30"]
    numbers = [
        int(line)
        for line in report("departments", "--columns", "jointly", "--sort", "jointly").lines
    ]
    assert numbers == sorted(numbers)


def test_states_sort_by_what_asks_for_attention(report: Any) -> None:
    states = report("deadlines", "--columns", "state", "--sort", "state").lines
    assert states[0] == "missed"
    assert states[-1] == "superseded"


def test_metrics_sort_by_how_far_they_have_come(report: Any) -> None:
    def sort(by: str) -> list[str]:
        return [
            line
            for line in report(
                "changes", "--columns", "far", "--sort", by, "--dept", "old-trade"
            ).lines
            if line
        ]

    assert sort("far") == ["20 of about 40 lamps", "31 of about 40 lamps"]
    assert sort("-far") == ["31 of about 40 lamps", "20 of about 40 lamps"]


def test_rows_are_grouped_by_another_column_on_request(report: Any) -> None:
    assert (
        "missed (1 target)" in report("deadlines", "--group-by", "state", "--format", "table").lines
    )
    assert "## Plan for the lights" not in report("deadlines", "--format", "md").out


def test_an_unknown_column_is_refused_with_the_known_ones(report: Any) -> None:
    result = report("deadlines", "--columns", "id,leed")
    assert (result.code, result.out) == (2, "")
    assert "did you mean lead?" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["changes", "--since", "2030"], "is later than 2026-11-23"),
        (["changes", "--since", "soon"], "is not a date"),
        (["changes", "--since", "XXXX-02"], "recurs"),
        (["deadlines", "--since", "2024"], "doesn't ask for --since"),
        (["deadlines", "--dept", "nobody at all"], "no department is called"),
        (["deadlines", "--format", "pdf"], "there is no format"),
        (["deadlines", "--role", "signatory"], "a signatory has none"),
        (["--dept", "harbour"], "none is named"),
        (["--since", "2021"], "none is named"),
        (["--fold"], "none is named"),
        (["deadlines", "--as-of", "9999-12-31"], "--within: 180d after 9999-12-31"),
    ],
)
def test_what_makes_no_sense_is_refused(report: Any, arguments: list[str], message: str) -> None:
    result = report(*arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_what_a_name_was_understood_as_stands_above_the_rows(report: Any) -> None:
    table = report("deadlines", "--dept", "Ministry of Trade", "--format", "table").lines
    assert table.index("Ministry of Trade · 贸易部 · MT") < table.index("2020 (1 target)")
    plain = report("deadlines", "--dept", "Ministry of Trade")
    assert "with its predecessors: MCS" in plain.err
    assert "Also a signatory of docks" in plain.err


def test_help_has_a_sentence_groups_and_examples(ask: Any) -> None:
    text = ask("report", "--help").out
    for part in (
        "Run a report",
        "Filters",
        "Question",
        "--fold",
        "--since",
        "Examples",
        "obligations report deadlines --dept",
    ):
        assert part in text


def test_a_warm_report_in_a_pipe_imports_neither_models_nor_yaml_nor_rich(
    report: Any, harbour: Path
) -> None:
    report("deadlines")  # compiles
    program = f"""
import sys
from obligations.cli import main as cli
assert cli.run(["report", "deadlines", "--measures", {str(harbour)!r}]) == 0
sys.exit(", ".join({{"pydantic", "yaml", "rich"}} & set(sys.modules)) or 0)
"""
    done = run_command(sys.executable, "-c", program)
    assert (done.code, done.err) == (0, f"measures: {harbour}\n")


def test_a_question_without_end_can_be_interrupted(harbour: Path) -> None:
    folder = harbour.parent / "reports"
    folder.mkdir(exist_ok=True)
    endless = folder / "endless.sql"
    endless.write_text(
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    )
    try:
        code, out, _ = interrupt(start("report", "endless", "--measures", str(harbour)))
    finally:
        endless.unlink()
    assert (code, out) == (130, "")
