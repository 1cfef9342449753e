"""What falls into an interval: due at its end, running within it until it is due soon."""

from __future__ import annotations

from typing import Any

import pytest

YEARS = [{"in": "2026..2028"}]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-12-31", "upcoming"),
        ("2026-01-01", "running"),
        ("2028-07-03", "running"),
        ("2028-07-04", "due-soon"),
        ("2028-12-31", "due-soon"),
        ("2029-01-01", "unconfirmed"),
    ],
)
def test_an_interval_is_running_from_its_first_day_until_it_is_due_soon(
    world: Any, day: str, state: str
) -> None:
    target = world(YEARS).target(day)
    assert (target["in"], target["deadline"], target["state"]) == (
        "2026..2028",
        "2028-12-31",
        state,
    )


def test_the_horizon_decides_when_it_is_due_soon(world: Any) -> None:
    assert world(YEARS).state("2028-01-02", "--within", "1y") == "due-soon"


def test_what_is_on_record_decides_as_of_any_target(world: Any) -> None:
    entry = {"date": "2026-06-01", "status": "met"}
    made = world(YEARS, entries=[entry])
    assert (made.state("2026-05-31"), made.state("2026-06-01")) == ("running", "met")


def test_a_measure_runs_with_it_and_its_deadline_is_the_next(world: Any) -> None:
    measure = world(YEARS).measure("2027-01-01")
    assert (measure["state"], measure["next_deadline"]) == ("running", "2028-12-31")


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        ("2026..2028", "between 2026 and 2028", "2026—2028年"),
        ("2021-10..2022-09", "between 2021-10 and 2022-09", "2021年10月至2022年9月"),
        ("2026..2027-H1", "between 2026 and 2027-H1", "2026年至2027年上半年"),
    ],
)
def test_an_interval_is_said_in_both_languages(
    world: Any, written: str, english: str, chinese: str
) -> None:
    made = world([{"in": written}])
    for arguments in (["due", "--format", "csv"], ["show", "2020-m01"], ["report", "deadlines"]):
        assert english in made.run(*arguments, as_of="2021-01-01").out
        if arguments != ["due", "--format", "csv"]:
            assert chinese in made.run(*arguments, "--lang", "zh", as_of="2021-01-01").out


def test_filters_ask_for_its_deadline(world: Any) -> None:
    made = world([*YEARS, {"by": "2027"}])
    due = made.run("due", "--due", "2028", "--format", "plain", as_of="2026-11-30").out
    assert due.startswith("2020-m01.t1\t")
    assert "t2" not in due
    running = made.run("due", "--state", "running", "--format", "plain", as_of="2026-11-30").out
    assert running == due


@pytest.mark.parametrize(
    "written",
    ["2026年至2028年", "2026-2028", "2026/2028", "2026—2028年", "2026 to 2028", "2026 .. 2028"],
)
def test_format_writes_an_interval_in_its_one_form(world: Any, written: str) -> None:
    made = world([{"in": written}])
    assert made.ask("format", "--measures", str(made.measures)).code == 0
    assert made.target("2026-01-01")["in"] == "2026..2028"


def test_one_that_ends_before_it_begins_is_told_with_the_way_out(world: Any) -> None:
    made = world([{"in": "2028..2026"}])
    told = made.ask("check", "--select", "OB4", "--measures", str(made.measures))
    assert told.code == 1
    assert "'2028..2026' ends before it begins" in told.out
    assert "write the earlier date first" in told.out
