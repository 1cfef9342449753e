"""What a date in a target means: deadlines, beginnings, recurrences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

LAST_DAYS = [
    ("2025", "2025-12-31"),
    ("2021-H1", "2021-06-30"),
    ("2021-H2", "2021-12-31"),
    ("2021-Q2", "2021-06-30"),
    ("2025-Q4", "2025-12-31"),
    ("2025-06", "2025-06-30"),
    ("2024-02", "2024-02-29"),
    ("2025-06-15", "2025-06-15"),
]


def _after(day: str, days: int = 1) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("key", ["by", "in"])
@pytest.mark.parametrize(("written", "last"), LAST_DAYS)
def test_what_is_due_by_or_in_a_date_is_due_on_its_last_day_and_has_passed_from_the_day_after(
    world: Any, key: str, written: str, last: str
) -> None:
    made = world([{key: written}])
    shown = [made.target(day) for day in (last, _after(last))]
    assert [(target["deadline"], target["state"]) for target in shown] == [
        (last, "due-soon"),
        (last, "unconfirmed"),
    ]


def test_the_date_is_kept_as_precise_as_it_was_written(world: Any) -> None:
    made = world([{"by": "2025"}])
    assert made.target("2021-01-01")["by"] == "2025"
    table = made.run("due", "--format", "table", as_of="2021-01-01").out
    assert "by 2025" in table
    assert "2025-12-31" not in table


@pytest.mark.parametrize("target", [{}, {"every": "regularly"}])
def test_a_target_without_a_date_is_undated_and_never_anything_else(
    world: Any, target: dict[str, str]
) -> None:
    made = world([target])
    for day in ("2014-01-01", "2099-12-31"):
        target = made.target(day)
        assert (target["deadline"], target["state"]) == (None, "undated")


def test_undated_targets_are_a_group_of_their_own_that_no_horizon_hides(world: Any) -> None:
    made = world([{"by": "2030"}, {}])
    out = made.run("due", "--within", "1d", "--format", "table", as_of="2021-01-01").out
    assert "undated (1)" in out
    assert "2020-m01.t2" in out
    assert "2020-m01.t1" not in out


@pytest.mark.parametrize(
    ("written", "first"),
    [("2023", "2023-01-01"), ("2023-H2", "2023-07-01"), ("2023-05-04", "2023-05-04")],
)
def test_what_holds_from_a_date_has_no_deadline_and_runs_from_its_first_day_on(
    world: Any, written: str, first: str
) -> None:
    made = world([{"from": written}])
    assert made.state(_after(first, -1)) == "upcoming"
    assert made.state(first) == "running"
    assert made.state("2099-01-01") == "running"
    assert made.target("2099-01-01")["deadline"] is None
    assert made.measure(_after(first, -1))["next_deadline"] is None


RECURRENCES = [
    ("year", "XXXX-02", "2023-02-28", "2023-02-28"),
    ("year", "XXXX-02", "2023-03-01", "2024-02-29"),
    ("year", "XXXX-02", "2024-02-29", "2024-02-29"),
    ("year", "XXXX-02", "2024-12-31", "2025-02-28"),
    ("year", "XXXX-02-15", "2024-02-15", "2024-02-15"),
    ("year", "XXXX-02-15", "2024-02-16", "2025-02-15"),
    ("year", "XXXX-02-29", "2023-01-01", "2023-02-28"),
    ("year", "XXXX-02-29", "2024-01-01", "2024-02-29"),
    ("year", "XXXX-12-31", "2024-12-31", "2024-12-31"),
    ("year", "XXXX-H1", "2024-07-01", "2025-06-30"),
    ("half", "XXXX-02", "2024-03-01", "2024-08-31"),
    ("half", "XXXX-08-31", "2024-09-01", "2025-02-28"),
    ("quarter", "XXXX-02", "2024-03-01", "2024-05-31"),
    ("quarter", "XXXX-01-10", "2024-10-11", "2025-01-10"),
    ("month", "XXXX-XX-10", "2024-01-10", "2024-01-10"),
    ("month", "XXXX-XX-10", "2024-12-11", "2025-01-10"),
    ("month", "XXXX-XX-31", "2024-02-01", "2024-02-29"),
    ("quarter", "XXXX-03", "2024-04-01", "2024-06-30"),
    ("two-years", "2026-02", "2024-03-01", "2026-02-28"),
    ("two-years", "2026-02", "2026-03-01", "2028-02-29"),
    ("week", None, "2024-12-31", "2025-01-05"),
    ("half", None, "2024-07-01", "2024-12-31"),
]


@pytest.mark.parametrize(("every", "written", "day", "deadline"), RECURRENCES)
def test_what_recurs_is_due_at_its_next_occurrence(
    world: Any, every: str, written: str | None, day: str, deadline: str
) -> None:
    made = world([{"every": every} | ({"by": written} if written else {})])
    assert made.measure(day)["next_deadline"] == deadline
    assert made.target(day)["deadline"] == deadline


@pytest.mark.parametrize(
    "target",
    [{"every": "quarter", "by": "XXXX-XX-10"}, {"every": "regularly"}, {"by": "XXXX-02"}],
)
def test_what_does_not_say_when_is_undated(world: Any, target: dict[str, str]) -> None:
    (row,) = world([target]).run("due", "--format", "json", as_of="2024-03-01").json
    assert (row["id"], row["deadline"], row["state"]) == ("2020-m01.t1", None, "undated")


def test_a_date_of_an_action_stands_on_that_action_and_lists_show_it_with_the_actions_id(
    world: Any,
) -> None:
    made = world(actions=[{"targets": [{"by": "2024"}]}])
    measure = made.measure("2023-01-01")
    assert measure["targets"] == []
    assert measure["actions"][0]["targets"][0]["deadline"] == "2024-12-31"
    (due,) = made.run("due", "--due", "2024", "--format", "json", as_of="2023-01-01").json
    assert (due["id"], due["action"], due["measure"]["id"]) == (
        "2020-m01.1.t1",
        "2020-m01.1",
        "2020-m01",
    )
    (row,) = made.run(
        "list", "--rows", "obligation", "--due", "2024", "--format", "json", as_of="2023-01-01"
    ).json
    assert (row["action"], row["target"], row["deadline"]) == (
        "2020-m01.1",
        "2020-m01.1.t1",
        "2024-12-31",
    )
