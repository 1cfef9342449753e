"""The state of a target on a day: what is on record decides, else its deadline."""

from __future__ import annotations

from typing import Any

import pytest

BEFORE, AFTER = "2022-03-01", "2026-01-01"


def _entries(*said: tuple[str, str]) -> list[dict[str, str]]:
    return [{"date": day, "status": status} for day, status in said]


@pytest.mark.parametrize("status", ["met", "missed", "superseded"])
def test_the_last_entry_decides_where_it_says_met_missed_or_superseded(
    world: Any, status: str
) -> None:
    made = world(
        [{"by": "2024"}], entries=_entries(("2021-01-01", "partly-met"), ("2022-02-01", status))
    )
    assert made.state(BEFORE) == status
    assert made.state(AFTER) == status


@pytest.mark.parametrize("status", ["met", "missed", "superseded"])
@pytest.mark.parametrize("target", [{}, {"from": "2021"}, {"in": "2021-06"}])
def test_it_decides_whatever_the_date_of_the_target(
    world: Any, status: str, target: dict[str, str]
) -> None:
    assert world([target], entries=_entries(("2022-02-01", status))).state(AFTER) == status


def test_an_entry_counts_from_its_own_day_on_whenever_it_was_recorded(world: Any) -> None:
    made = world([{"by": "2024"}], entries=_entries(("2022-03-01", "met")))
    assert made.state("2022-02-28") == "upcoming"
    assert made.state("2022-03-01") == "met"


def test_the_last_entry_is_the_one_with_the_latest_day_not_the_one_written_last(world: Any) -> None:
    made = world(
        [{"by": "2024"}], entries=_entries(("2023-05-01", "met"), ("2021-05-01", "partly-met"))
    )
    assert made.state("2022-01-01") == "upcoming"
    assert made.target("2022-01-01")["progress"] == "partly-met"
    assert made.state(AFTER) == "met"


@pytest.mark.parametrize("last", ["met", "missed"])
def test_of_two_entries_of_one_day_the_one_recorded_later_is_the_last(
    world: Any, last: str
) -> None:
    entries = [
        {
            "date": "2023-05-01",
            "status": status,
            "recorded": "2026-01-02" if status == last else "2026-01-01",
        }
        for status in ("met", "missed")
    ]
    assert world([{"by": "2024"}], entries=entries).state(AFTER) == last


def test_a_passed_deadline_is_unconfirmed_where_nothing_is_on_record(world: Any) -> None:
    assert world([{"by": "2024"}]).state("2025-01-01") == "unconfirmed"


def test_a_passed_deadline_is_partly_met_where_the_last_entry_says_so(world: Any) -> None:
    made = world([{"by": "2024"}], entries=_entries(("2023-06-01", "partly-met")))
    assert made.state("2024-01-01") == "upcoming"
    assert made.state("2024-12-31") == "due-soon"
    assert made.state("2025-01-01") == "partly-met"


def test_partly_met_is_not_the_last_word_where_a_later_entry_says_more(world: Any) -> None:
    made = world(
        [{"by": "2024"}], entries=_entries(("2024-06-01", "partly-met"), ("2025-06-01", "met"))
    )
    assert made.state("2025-01-01") == "partly-met"
    assert made.state("2025-06-01") == "met"


def test_partly_met_leaves_what_has_no_deadline_undated_or_running_and_stands_beside_it(
    world: Any,
) -> None:
    for target, state in (({}, "undated"), ({"from": "2020"}, "running")):
        made = world([target], entries=_entries(("2023-06-01", "partly-met")))
        assert made.state(AFTER) == state
        assert made.target(AFTER)["progress"] == "partly-met"


@pytest.mark.parametrize(
    ("day", "state"),
    [("2022-02-01", "upcoming"), ("2024-10-01", "due-soon"), ("2025-01-01", "unconfirmed")],
)
def test_in_progress_changes_no_state_and_is_shown_beside_it(
    world: Any, day: str, state: str
) -> None:
    made = world([{"by": "2024"}], entries=_entries(("2021-06-01", "in-progress")))
    assert made.state(day) == state
    assert made.target(day)["progress"] == "in-progress"
    assert "in-progress" in made.run("due", "--format", "table", as_of=day).out
    (row,) = made.run("list", "--rows", "obligation", "--format", "json", as_of=day).json
    assert (row["state"], row["progress"]) == (state, "in-progress")


@pytest.mark.parametrize("earlier", ["met", "missed", "superseded", "partly-met"])
def test_in_progress_after_another_word_leaves_that_word_standing(world: Any, earlier: str) -> None:
    made = world(
        [{"by": "2022"}], entries=_entries(("2021-06-01", earlier), ("2023-06-01", "in-progress"))
    )
    assert made.state(AFTER) == earlier
    assert made.target(AFTER)["progress"] == "in-progress"


def test_soon_is_180_days_unless_told(world: Any) -> None:
    made = world([{"by": "2025"}])
    assert made.state("2025-07-03") == "upcoming"
    assert made.state("2025-07-04") == "due-soon"
    assert made.measure("2025-07-04", "--within", "179d")["state"] == "upcoming"
    assert made.state("2025-07-03", "--within", "1y") == "due-soon"


def test_an_entry_on_the_whole_measure_says_nothing_of_its_targets(world: Any) -> None:
    made = world(
        [{"by": "2024"}], entries=[{"of": "2020-m01", "date": "2023-01-01", "status": "met"}]
    )
    assert made.state(AFTER) == "unconfirmed"
    assert made.measure(AFTER)["state"] == "met"


METRIC = {
    "by": "2025",
    "metric": {"comparator": "about", "value": 100, "unit": {"en": "companies", "zh": "家"}},
}


def test_a_metric_shows_how_far_by_the_last_value_up_to_the_day(world: Any) -> None:
    entries = [
        {"date": "2022-01-01", "status": "in-progress", "value": 40},
        {"date": "2023-01-01", "status": "partly-met", "value": 85},
        {"date": "2024-01-01", "status": "in-progress"},
    ]
    made = world([METRIC], entries=entries)
    reached = {
        day: made.target(day)["metric"]["reached"]
        for day in ("2021-12-31", "2022-12-31", "2023-01-01", "2026-01-01")
    }
    assert reached == {"2021-12-31": None, "2022-12-31": 40, "2023-01-01": 85, "2026-01-01": 85}
    assert (
        "85 of about 100 companies"
        in made.run("due", "--columns", "id,metric", "--format", "table", as_of=AFTER).out
    )
    assert "85 of about 100 companies" in made.run("due", "--format", "table", as_of=AFTER).out
    assert made.run("due", "--format", "plain", as_of=AFTER).out.split("\t")[4] == "partly-met"


YEARLY = {"every": "year", "by": "XXXX-02"}


def test_what_recurs_is_met_once_an_occurrence_and_open_again_for_the_next(world: Any) -> None:
    made = world([YEARLY], entries=[_entry_on("2024", "2024-02-10", "met")])
    assert made.target("2024-02-09")["id"] == "2020-m01.t1@2024"
    assert made.state("2024-02-09") == "due-soon"
    assert made.target("2024-02-10")["id"] == "2020-m01.t1@2025"
    assert made.state("2024-03-01") == "upcoming"
    assert made.measure("2024-03-01")["next_deadline"] == "2025-02-28"


def test_an_occurrence_that_was_missed_stands_beside_the_next(world: Any) -> None:
    made = world([YEARLY], entries=[_entry_on("2024", "2024-02-10", "missed")])
    rows = made.run("due", "--format", "json", as_of="2024-03-01").json
    assert [(row["occurrence"], row["state"]) for row in rows] == [
        ("2024", "missed"),
        ("2025", "upcoming"),
    ]
    assert made.measure("2024-03-01")["state"] == "missed"


def test_what_was_reached_of_an_occurrence_is_not_reached_of_the_next(world: Any) -> None:
    entry = {**_entry_on("2024", "2024-02-10", "in-progress"), "value": 100}
    made = world([{**YEARLY, "metric": METRIC["metric"]}], entries=[entry])
    for day, value, progress in (("2024-02-29", 100, "in-progress"), ("2024-03-01", None, None)):
        target = made.target(day)
        assert (target["metric"]["reached"], target["progress"]) == (value, progress)


def test_what_recurs_ends_where_it_was_superseded(world: Any) -> None:
    made = world([YEARLY], entries=_entries(("2024-02-10", "superseded")))
    assert made.state("2030-01-01") == "superseded"
    assert made.measure("2030-01-01")["next_deadline"] is None


def _entry_on(occurrence: str, day: str, status: str) -> dict[str, Any]:
    return {"of": f"2020-m01.t1@{occurrence}", "date": day, "status": status}
