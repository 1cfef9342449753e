"""Dates in the text's own terms: shown where there is no date, and beside one that was reckoned."""

from __future__ import annotations

import csv
from typing import Any

import pytest

TERMS = {"en": "within 60 days of the inventory", "zh": "清查完成后60日内"}
BECAUSE = {"en": "the inventory was closed in May", "zh": "清查于5月完成"}
ALONE = {"when": TERMS}
RECKONED = {"by": "2026-06-30", "when": TERMS, "because": BECAUSE}
NAMED = {"in": "2025-10..2026-09", "when": {"en": "FY 2026", "zh": "2026财年"}}
DAY = "2026-01-01"
SAID = [
    (ALONE, "within 60 days of the inventory", "清查完成后60日内"),
    (
        RECKONED,
        "by 2026-06-30, reckoned from “within 60 days of the inventory”",
        "2026年6月30日前，据“清查完成后60日内”推算",
    ),
    (NAMED, "FY 2026, between 2025-10 and 2026-09", "2026财年，即2025年10月至2026年9月"),
]


def test_alone_they_leave_the_target_undated(world: Any) -> None:
    target = world([ALONE]).target(DAY)
    assert (target["deadline"], target["state"], target["when"]) == (None, "undated", TERMS)
    assert not target["reckoned"]


def test_a_date_beside_them_counts_and_is_marked(world: Any) -> None:
    target = world([RECKONED]).target(DAY)
    assert (target["deadline"], target["state"], target["reckoned"]) == ("2026-06-30", "due-soon", True)  # fmt: skip
    assert target["because"] == BECAUSE


def test_an_interval_that_they_name_is_not_marked_unless_somebody_reckoned_it(world: Any) -> None:
    assert not world([NAMED]).target(DAY)["reckoned"]
    assert world([{**NAMED, "because": BECAUSE}]).target(DAY)["reckoned"]


@pytest.mark.parametrize(("target", "english", "chinese"), SAID)
def test_every_answer_says_them(world: Any, target: Any, english: str, chinese: str) -> None:
    made = world([target])
    for arguments in (
        ["due", "--format", "csv"],
        ["due", "--format", "md"],
        ["list", "--columns", "id,due", "--format", "csv"],
        ["list", "--rows", "obligation", "--format", "csv"],
        ["show", "2020-m01"],
        ["report", "deadlines", "--format", "csv"],
    ):
        assert english in made.run(*arguments, as_of=DAY).out, arguments
        assert chinese in made.run(*arguments, "--lang", "zh", as_of=DAY).out, arguments


def test_the_page_shows_them_in_place_of_undated_and_how_a_date_was_reckoned(world: Any) -> None:
    shown = world([ALONE]).run("show", "2020-m01", as_of=DAY).out
    targets = shown.partition("Targets")[2]
    assert "undated" not in targets
    shown = world([RECKONED]).run("show", "2020-m01", as_of=DAY).out
    assert "how the date was reckoned: the inventory was closed in May" in shown


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_a_table_breaks_them_and_stays_within_the_terminal(
    world: Any, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    made = world([RECKONED, ALONE])
    for lang in ("en", "zh"):
        out = made.run("due", "--format", "table", "--lang", lang, as_of=DAY).out
        assert max(map(len, out.splitlines())) <= int(width)
        assert ("reckoned" if lang == "en" else "推算") in out


def test_filters_ask_for_the_date_that_was_reckoned(world: Any) -> None:
    made = world([RECKONED, ALONE])
    due = made.run("due", "--due", "2026-06", "--format", "plain", as_of=DAY).out
    assert [line.split("\t")[0] for line in due.splitlines()] == ["2020-m01.t1"]
    undated = made.run("due", "--without", "date", "--format", "plain", as_of=DAY).out
    assert [line.split("\t")[0] for line in undated.splitlines()] == ["2020-m01.t2"]


def test_exports_hold_the_terms_and_the_mark(world: Any, tmp_path: Any) -> None:
    made = world([RECKONED, ALONE])
    out = tmp_path / "package"
    made.run("export", "datapackage", "-o", str(out), as_of=DAY)
    with (out / "targets.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    names = ("when_zh", "reckoned", "deadline", "because_en")
    assert [[row[name] for name in names] for row in rows] == [
        [TERMS["zh"], "true", "2026-06-30", BECAUSE["en"]],
        [TERMS["zh"], "false", "", ""],
    ]
    calendar = tmp_path / "due.ics"
    made.run("export", "ics", "-o", str(calendar), as_of=DAY)
    folded = calendar.read_text(encoding="utf-8").replace("\n ", "")
    assert "reckoned from “within 60 days of the inventory”" in folded
