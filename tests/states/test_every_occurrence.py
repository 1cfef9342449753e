"""`--occurrences`: each occurrence is a row, as far as is asked; ten years of them neither fill the screen nor take long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MONTHLY, WEEKLY = {"every": "month", "by": "XXXX-XX-10"}, {"every": "week"}


def _names(made: Any, *arguments: str, as_of: str = "2025-03-01") -> list[str]:
    rows = made.run("due", "--occurrences", *arguments, "--format", "json", as_of=as_of).json
    return [row["occurrence"] for row in rows]


def test_each_is_a_row_up_to_the_end_of_the_period(world: Any) -> None:
    made = world([MONTHLY])
    assert _names(made, "--due", "2024-Q4") == ["2024-10", "2024-11", "2024-12"]
    assert _names(made, "--after", "2024", "--before", "2025-03") == ["2025-01", "2025-02"]
    assert _names(made, "--due", "2031")[-1] == "2031-12"


def test_without_a_period_each_is_up_to_its_last_or_the_horizon(world: Any) -> None:
    assert _names(world([{**MONTHLY, "from": "2025"}]), "--within", "90d") == [
        f"2025-{month:02}" for month in range(1, 6)
    ]
    until = world([{**MONTHLY, "from": "2025", "until": "2030-02"}])
    assert _names(until)[-1] == "2030-02"


def test_each_has_its_own_state_and_nothing_before_it(world: Any) -> None:
    told = {"of": "2020-m01.t1@2024-11", "date": "2024-11-10", "status": "met"}
    rows = world([MONTHLY], entries=[told]).run(
        "due", "--occurrences", "--due", "2024-Q4", "--format", "json", as_of="2025-03-01"
    )
    found = {row["occurrence"]: (row["state"], row["earlier_unconfirmed"]) for row in rows.json}
    silent = ("unconfirmed", 0)
    assert found == {"2024-10": silent, "2024-11": ("met", 0), "2024-12": silent}


def test_more_than_ten_thousand_are_refused_with_a_way_out(world: Any) -> None:
    made = world([WEEKLY])
    at = ("--measures", str(made.measures))
    for period in ("2020..2300", "2020..9998", "2020..9999"):
        refused = made.ask("due", "--occurrences", "--due", period, *at)
        assert (refused.code, refused.out) == (2, "")
        assert "more than 10,000 occurrences" in refused.err
        assert "ask for a shorter period" in refused.err
    assert len(_names(made, "--due", "2020..2100")) > 4_000
    assert _names(made, "--due", "2025-02..", "--within", "9d")[-1] == "2025-W10"  # no end is named


def test_an_export_of_as_many_is_refused_too(world: Any, tmp_path: Path) -> None:
    made = world([WEEKLY])
    for form in ("ics", "sqlite"):
        path = tmp_path / f"deadlines.{form}"
        export = ("export", form, "-o", str(path), "--measures", str(made.measures))
        refused = made.ask(*export, "--due", "2020..9999")
        assert (refused.code, path.exists()) == (2, False)
        assert "--due: there are more than 10,000 occurrences" in refused.err
        assert made.ask(*export, "--due", "2020..2040").code == 0


def test_a_list_finds_a_measure_by_the_state_of_any_of_them(world: Any) -> None:
    told = {"of": "2020-m01.t1@2024-11", "date": "2024-11-10", "status": "missed"}
    made = world([MONTHLY], entries=[told])

    def find(*arguments: str) -> list[str]:
        rows = made.run("list", *arguments, "--format", "json", as_of="2025-03-01").json
        return [row["id"] for row in rows]

    missed = ("--state", "missed")
    assert find(*missed) == []  # it is unconfirmed by now
    assert find(*missed, "--occurrences") == ["2020-m01"]
    assert find(*missed, "--occurrences", "--due", "2024-Q4") == ["2020-m01"]
    assert find(*missed, "--occurrences", "--due", "2024-Q3") == []


def test_a_list_finds_a_measure_by_one_row_that_fits_altogether(world: Any) -> None:
    made = world([{"by": "2020"}, {"by": "2030"}])
    for rows, found in (("measure", "2020-m01"), ("obligation", "2020-m01")):
        lists = ("list", "--rows", rows, "--columns", "id")
        assert made.run(*lists, "--after", "2024", as_of="2025-03-01").out == f"{found}\n"
        assert made.run(*lists, "--before", "2026", as_of="2025-03-01").out == f"{found}\n"
        assert not made.run(*lists, "--after", "2024", "--before", "2026", as_of="2025-03-01").out


@pytest.mark.parametrize("targets", [[WEEKLY] * 10, [MONTHLY] * 10], ids=["weekly", "monthly"])
def test_ten_years_of_it_do_not_fill_the_screen_nor_take_long(
    world: Any, targets: list[dict[str, str]]
) -> None:
    plain = _measure(world([{"by": "2024"}, {"by": "2026"}] * 10))
    made = world(targets)
    assert len(made.run("due", as_of="2025-03-01").lines) == 20
    assert _measure(made) < 4 * plain


def test_as_many_entries_on_occurrences_cost_what_they_cost_on_a_target(world: Any) -> None:
    told = [
        {"date": f"{year}-{month:02}-09", "status": "in-progress"}
        for year in range(1970, 2020)
        for month in range(1, 13)
    ]
    old = {"dated": "1970-01-01"}
    plain = _measure(world([{"by": "2026"}], entries=told, **old))
    each = [{"of": f"2020-m01.t1@{one['date'][:7]}", **one} for one in told]
    assert _measure(world([MONTHLY], entries=each, **old)) < 8 * plain


def test_every_week_of_a_century_takes_as_long_as_there_are_weeks(world: Any) -> None:
    made = world([WEEKLY])
    asked = ("--occurrences", "--columns", "id", "--due")
    plain = _measure(made, *asked, "..2040")
    assert _measure(made, *asked, "..2120") < 8 * plain


def _measure(made: Any, *more: str) -> float:
    """Return the seconds of the processor that `due` takes once everything is compiled."""
    took = []
    for _ in range(4):
        begin = time.process_time()
        made.run("due", *more, as_of="2025-03-01")
        took.append(time.process_time() - begin)
    return min(took)
