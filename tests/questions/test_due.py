"""`obligations due`: promised results by state and deadline."""

from __future__ import annotations

from typing import Any

import pytest


def test_today_the_targets_of_2025_are_unconfirmed_and_2035_is_to_come(ask: Any) -> None:
    states = {
        record["id"]: record["state"]
        for record in ask("due", "--document", "2021", "--format", "json").json
    }
    assert list(states.values()).count("unconfirmed") == 16
    assert states["2021-m03.t3"] == "upcoming"


def test_on_a_past_day_the_same_targets_were_to_come(ask: Any) -> None:
    records = ask("due", "--as-of", "2024-06-30", "--due", "2025", "--format", "json").json
    assert len(records) == 15
    assert {record["state"] for record in records} == {"upcoming"}
    assert {record["deadline"] for record in records} == {"2025-12-31"}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-12-31", "due-soon"),
        ("2026-01-01", "unconfirmed"),
        ("2025-07-04", "due-soon"),
        ("2025-07-03", "upcoming"),
    ],
)
def test_by_2025_is_due_on_its_last_day_and_has_passed_on_the_next(
    ask: Any, day: str, state: str
) -> None:
    (record,) = [
        record
        for record in ask("due", "--as-of", day, "--format", "json").json
        if record["id"] == "2021-m07.t1"
    ]
    assert record["state"] == state


def test_soonest_first_and_undated_never_dropped(ask: Any) -> None:
    records = ask("due", "--format", "json").json
    dated = [record["deadline"] for record in records if record["state"] == "unconfirmed"]
    assert dated == sorted(dated)
    assert records[0]["id"] == "2021-m06.8.t1"
    assert "undated" in {record["state"] for record in records}


def test_a_table_has_a_heading_for_each_state(ask: Any) -> None:
    out = ask("due", "--format", "table").out
    assert "unconfirmed (16)" in out
    assert out.index("unconfirmed (16)") < out.index("upcoming (1)") < out.index("undated (")


def test_within_hides_what_is_due_later_and_nothing_else(ask: Any) -> None:
    everything = {record["id"]: record["state"] for record in ask("due", "--format", "json").json}
    near = {record["id"] for record in ask("due", "--within", "30d", "--format", "json").json}
    assert set(everything) - near == {
        found for found, state in everything.items() if state == "upcoming"
    }


def test_the_state_that_within_hides_is_refused_with_the_one_that_is_meant(ask: Any) -> None:
    result = ask("due", "--within", "1y", "--state", "unconfirmed,upcoming")
    assert (result.code, result.out) == (2, "")
    assert "--state due-soon" in result.err


def test_a_wider_horizon_brings_it_near(ask: Any) -> None:
    (record,) = ask("due", "--within", "10y", "--due", "2035", "--format", "json").json
    assert record["state"] == "due-soon"


@pytest.mark.parametrize(("state", "code"), [("unconfirmed", 1), ("missed", 0)])
def test_fail_on_tells_a_scheduled_job(ask: Any, state: str, code: int) -> None:
    assert ask("due", "--fail-on", state).code == code


def test_a_state_that_is_none_is_refused(ask: Any) -> None:
    result = ask("due", "--fail-on", "unconfirmd")
    assert (result.code, result.out) == (2, "")
    assert "did you mean unconfirmed" in result.err


def test_the_row_names_the_measure_its_parties_and_the_action(ask: Any) -> None:
    records = {record["id"]: record for record in ask("due", "--format", "json").json}
    evaluation = records["2021-m06.8.t1"]
    assert evaluation["action"] == "2021-m06.8"
    assert evaluation["measure"]["id"] == "2021-m06"
    assert [party["id"] for party in evaluation["measure"]["lead"]] == ["mofcom"]
    assert evaluation["in"] == "2021"
    assert records["2021-m07.t1"]["metric"]["value"] == 100


def test_a_department_is_asked_for_its_own_targets(ask: Any) -> None:
    ids = ask("due", "--dept", "MFA").ids
    assert ids == ["2021-m07.t1"]
