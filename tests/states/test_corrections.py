"""A correction is a new entry that takes the place of an earlier one, on every day that is asked about."""

from __future__ import annotations

from typing import Any

FALSE_MET = {"date": "2022-01-01", "status": "met"}


def test_a_corrected_entry_counts_on_no_day(world: Any) -> None:
    made = world([{"by": "2023"}], entries=[FALSE_MET, {"date": "2022-01-01", "status": "in-progress", "corrects": 1}])
    assert made.state("2022-06-01") == "upcoming"
    assert made.state("2024-01-01") == "unconfirmed"
    assert made.target("2024-01-01")["progress"] == "in-progress"


def test_a_correction_dated_later_leaves_the_time_before_it_without_a_word(world: Any) -> None:
    made = world([{"by": "2023"}], entries=[FALSE_MET, {"date": "2022-09-01", "status": "met", "corrects": 1}])
    assert made.state("2022-06-01") == "upcoming"
    assert made.target("2022-06-01")["progress"] is None
    assert made.state("2022-09-01") == "met"


def test_a_correction_can_be_corrected_and_the_first_entry_stays_out(world: Any) -> None:
    entries = [
        FALSE_MET,
        {"date": "2022-01-01", "status": "missed", "corrects": 1},
        {"date": "2022-01-01", "status": "partly-met", "corrects": 2},
    ]
    assert world([{"by": "2023"}], entries=entries).state("2024-01-01") == "partly-met"


def test_a_correction_can_move_an_entry_to_the_target_that_was_meant(world: Any) -> None:
    entries = [FALSE_MET, {"of": "2020-m01.t2", "date": "2022-01-01", "status": "met", "corrects": 1}]
    measure = world([{"by": "2023"}, {"by": "2024"}], entries=entries).measure("2026-01-01")
    assert [target["state"] for target in measure["targets"]] == ["unconfirmed", "met"]


def test_a_corrected_value_is_not_reached(world: Any) -> None:
    target = {"by": "2025", "metric": {"comparator": "about", "value": 100, "unit": {"en": "companies"}}}
    entries = [
        {"date": "2022-01-01", "status": "in-progress", "value": 90},
        {"date": "2022-01-01", "status": "in-progress", "value": 9, "corrects": 1},
    ]
    assert world([target], entries=entries).target("2026-01-01")["metric"]["reached"] == 9


def test_no_entry_corrects_itself_or_a_later_one(world: Any) -> None:
    made = world([{"by": "2023"}], entries=[{**FALSE_MET, "corrects": 2}, {"date": "2021-01-01", "status": "in-progress", "corrects": 2}])
    assert made.state("2026-01-01") == "met"
    assert made.target("2021-06-01")["progress"] == "in-progress"
