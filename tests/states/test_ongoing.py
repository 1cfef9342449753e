"""What goes on without end, and documents of which all is recorded."""

from __future__ import annotations

from typing import Any

import pytest

ONGOING = {"every": "continuously", "from": "2024", "until": "2026-06"}
YEARLY = {"every": "year"}
TARGET = "2020-m01.t1"


def _entry(day: str, status: str, of: str = TARGET) -> dict[str, str]:
    return {"of": of, "date": day, "status": status}


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2023-12-31", "upcoming"),
        ("2024-01-01", "running"),
        ("2026-06-30", "running"),  # never due soon
        ("2026-07-01", "unconfirmed"),
    ],
)
def test_what_goes_on_runs_up_to_its_last_day_and_is_judged_after_it(
    world: Any, as_of: str, state: str
) -> None:
    target = world([ONGOING]).target(as_of)
    assert (target["state"], target["deadline"]) == (state, "2026-06-30")
    assert world([{"every": "continuously"}]).state(as_of) == "running"


@pytest.mark.parametrize(
    ("status", "before", "after"),
    [
        ("met", "running", "met"),
        ("partly-met", "running", "partly-met"),
        ("in-progress", "running", "unconfirmed"),
        ("missed", "missed", "missed"),
        ("superseded", "superseded", "superseded"),
    ],
)
def test_while_it_goes_on_it_is_decided_only_by_that_it_was_missed_or_superseded(
    world: Any, status: str, before: str, after: str
) -> None:
    made = world([ONGOING], entries=[_entry("2025-03-01", status)])
    assert made.state("2025-02-28") == "running"
    assert (made.state("2025-04-01"), made.state("2026-07-01")) == (before, after)


def test_regularly_has_no_date_whatever_is_on_record_but_its_end(world: Any) -> None:
    for status in ("met", "partly-met", "in-progress"):
        target = world([{"every": "regularly"}], entries=[_entry("2025-03-01", status)])
        shown = target.target("2025-04-01")
        assert (shown["state"], shown["progress"]) == ("undated", status)
    for status in ("missed", "superseded"):
        made = world([{"every": "regularly"}], entries=[_entry("2025-03-01", status)])
        assert made.state("2025-04-01") == status


def test_neither_is_a_date_among_the_marks(world: Any) -> None:
    for target in (ONGOING, {"every": "regularly"}):
        assert "date" not in world([target]).measure("2025-01-01")["marks"]
    assert "date" in world([YEARLY]).measure("2025-01-01")["marks"]


def test_where_all_is_recorded_what_passed_in_silence_is_overdue_everywhere(world: Any) -> None:
    targets = [{"by": "2019"}, {"every": "year", "until": "2020"}, {**ONGOING, "until": "2020"}]
    told = world(targets, actions=[{"targets": [{"by": "2019"}]}], record="complete")
    rows = told.run("due", "--format", "json", as_of="2021-02-01").json
    assert [row["state"] for row in rows] == ["overdue"] * 4
    measure = told.measure("2021-02-01")
    assert (measure["state"], measure["actions"][0]["state"]) == ("overdue", "overdue")
    told = world(targets, [{"targets": [{"by": "2019"}]}])
    assert {row["state"] for row in told.run("due", "--format", "json", as_of="2021-02-01").json} == {"unconfirmed"}  # fmt: skip


def test_overdue_stands_after_missed_and_can_fail_a_job(world: Any) -> None:
    made = world(
        [{"by": "2019"}, {"by": "2018"}, {"by": "2022"}],
        entries=[_entry("2019-02-01", "missed", "2020-m01.t2")],
        record="complete",
    )
    rows = made.run("due", "--format", "json", as_of="2020-05-01").json
    assert [row["state"] for row in rows] == ["missed", "overdue", "upcoming"]
    assert made.measure("2020-05-01")["state"] == "missed"
    job = ("due", "--measures", str(made.measures), "--fail-on", "overdue", "--as-of")
    assert (made.ask(*job, "2019-12-31").code, made.ask(*job, "2020-01-01").code) == (0, 1)
    (row,) = made.run("due", "--state", "overdue", "--format", "json", as_of="2020-05-01").json
    assert row["id"] == "2020-m01.t1"
    (row,) = made.run(
        "due", "--passed-since", "2019-06", "--format", "json", as_of="2020-05-01"
    ).json
    assert row["state"] == "overdue"


@pytest.mark.parametrize("option", ["--state", "--fail-on"])
def test_where_no_document_is_complete_asking_for_overdue_says_why_there_is_none(
    world: Any, option: str
) -> None:
    made = world([YEARLY])
    refused = made.ask("due", option, "overdue", "--measures", str(made.measures))
    assert (refused.code, refused.out) == (2, "")
    assert "overdue is only said" in refused.err
    assert "record: complete" in refused.err
