"""A correction is a new entry that takes the place of an earlier one, on every day that is asked about."""

from __future__ import annotations

from typing import Any

import pytest

FALSE_MET = {"date": "2022-01-01", "status": "met"}


def test_a_corrected_entry_counts_on_no_day(world: Any) -> None:
    made = world(
        [{"by": "2023"}],
        entries=[FALSE_MET, {"date": "2022-01-01", "status": "in-progress", "corrects": 1}],
    )
    assert made.state("2022-06-01") == "upcoming"
    assert made.state("2024-01-01") == "unconfirmed"
    assert made.target("2024-01-01")["progress"] == "in-progress"


def test_a_correction_dated_later_leaves_the_time_before_it_without_a_word(world: Any) -> None:
    made = world(
        [{"by": "2023"}],
        entries=[FALSE_MET, {"date": "2022-09-01", "status": "met", "corrects": 1}],
    )
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


def test_an_entry_is_not_corrected_by_one_about_another_target(world: Any) -> None:
    entries = [
        FALSE_MET,
        {"of": "2020-m01.t2", "date": "2022-01-01", "status": "met", "corrects": 1},
    ]
    measure = world([{"by": "2023"}, {"by": "2024"}], entries=entries).measure("2026-01-01")
    assert [target["state"] for target in measure["targets"]] == ["met", "met"]


def test_a_corrected_value_is_not_reached(world: Any) -> None:
    target = {
        "by": "2025",
        "metric": {"comparator": "about", "value": 100, "unit": {"en": "companies"}},
    }
    entries = [
        {"date": "2022-01-01", "status": "in-progress", "value": 90},
        {"date": "2022-01-01", "status": "in-progress", "value": 9, "corrects": 1},
    ]
    assert world([target], entries=entries).target("2026-01-01")["metric"]["reached"] == 9


def test_an_entry_that_names_no_other_corrects_nothing(world: Any) -> None:
    made = world(
        [{"by": "2023"}],
        entries=[
            FALSE_MET,
            {"date": "2021-01-01", "status": "in-progress", "corrects": ["00000000"]},
        ],
    )
    assert made.state("2026-01-01") == "met"
    assert made.target("2021-06-01")["progress"] == "in-progress"


WITHDRAWN = {"date": "2022-01-01", "status": "withdrawn", "note": {"en": "another harbour"}}


def test_what_was_withdrawn_counts_on_no_day_and_neither_does_the_withdrawal(world: Any) -> None:
    made = world([{"by": "2023"}], entries=[FALSE_MET, {**WITHDRAWN, "corrects": 1}])
    assert made.state("2022-06-01") == "upcoming"
    assert (made.state("2024-01-01"), made.target("2024-01-01")["progress"]) == (
        "unconfirmed",
        None,
    )


def test_what_a_withdrawn_entry_had_corrected_counts_again(world: Any) -> None:
    entries = [
        FALSE_MET,
        {"date": "2022-01-01", "status": "missed", "corrects": 1},
        {**WITHDRAWN, "corrects": 2},
    ]
    assert world([{"by": "2023"}], entries=entries).state("2024-01-01") == "met"


def test_a_withdrawal_can_be_withdrawn(world: Any) -> None:
    entries = [
        FALSE_MET,
        {**WITHDRAWN, "corrects": 1},
        {**WITHDRAWN, "recorded": "2026-01-05", "corrects": 2},
    ]
    assert world([{"by": "2023"}], entries=entries).state("2024-01-01") == "met"


def test_of_several_corrections_the_one_recorded_last_counts_and_one_more_settles_it(
    world: Any,
) -> None:
    entries = [
        FALSE_MET,
        {"date": "2022-03-01", "status": "superseded", "recorded": "2026-01-03", "corrects": 1},
        {"date": "2022-02-01", "status": "missed", "recorded": "2026-01-02", "corrects": 1},
    ]
    made = world([{"by": "2023"}], entries=entries)
    assert [made.state(day) for day in ("2022-02-15", "2022-06-01")] == ["upcoming", "superseded"]
    assert world([{"by": "2023"}], entries=[entries[0], entries[2]]).state("2022-02-15") == "missed"
    settled = [
        *entries,
        {
            "date": "2022-04-01",
            "status": "partly-met",
            "recorded": "2026-01-04",
            "corrects": [2, 3],
        },
    ]
    assert world([{"by": "2023"}], entries=settled).state("2024-06-01") == "partly-met"


def test_recorded_twice_an_entry_is_one_and_a_correction_of_one_corrects_all(world: Any) -> None:
    again = {**FALSE_MET, "recorded": "2026-02-01"}
    for corrected in (1, 2):
        entries = [
            FALSE_MET,
            again,
            {"date": "2022-01-01", "status": "in-progress", "corrects": corrected},
        ]
        assert world([{"by": "2023"}], entries=entries).state("2024-01-01") == "unconfirmed"


@pytest.mark.parametrize("turned", [False, True])
def test_the_last_entry_follows_from_the_days_and_the_ids_never_from_the_order_of_the_files(
    world: Any, *, turned: bool
) -> None:
    entries = [
        {"date": "2022-01-01", "recorded": "2026-01-02", "status": "missed"},
        {"date": "2022-01-01", "recorded": "2026-01-01", "status": "met"},
        {"date": "2021-01-01", "recorded": "2026-01-03", "status": "superseded"},
    ]
    assert (
        world([{"by": "2023"}], entries=entries[::-1] if turned else entries).state("2024-01-01")
        == "missed"
    )


def test_not_found_decides_no_state_and_is_shown_until_more_is_recorded(world: Any) -> None:
    entries = [
        {"date": "2021-01-01", "recorded": "2026-01-01", "status": "in-progress"},
        {"date": "2024-05-01", "recorded": "2026-01-02", "status": "not-found"},
    ]
    shown = world([{"by": "2023"}], entries=entries).target("2024-06-01")
    assert (shown["state"], shown["progress"], shown["not_found"]) == (
        "unconfirmed",
        "in-progress",
        "2024-05-01",
    )
    late = {"date": "2022-05-01", "recorded": "2026-01-03", "status": "in-progress"}
    assert (
        world([{"by": "2023"}], entries=[*entries, late]).target("2024-06-01")["not_found"] is None
    )


def test_not_found_stands_in_lists_and_on_pages(world: Any) -> None:
    made = world([{"by": "2023"}], entries=[{"date": "2024-05-01", "status": "not-found"}])
    for arguments in (["due", "--format", "table"], ["show", "2020-m01"]):
        assert "not-found (2024-05-01)" in made.run(*arguments, as_of="2024-06-01").out
