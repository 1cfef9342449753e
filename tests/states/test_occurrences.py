"""What recurs: the last occurrence that has passed stands beside the next unless it is met, each with its own entries and state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

YEARLY = {"every": "year", "by": "XXXX-02"}
PASSED, NEXT = ("2025-02-28", "unconfirmed"), ("2026-02-28", "upcoming")


def _rows(world: Any, as_of: str, *arguments: str) -> list[tuple[str, str]]:
    rows = world.run("due", "--format", "json", *arguments, as_of=as_of).json
    return [(row["deadline"], row["state"]) for row in rows]


def _entry(day: str, status: str) -> dict[str, str]:
    return {"date": day, "status": status}


def test_the_last_occurrence_that_has_passed_stands_beside_the_next(world: Any) -> None:
    made = world([YEARLY])
    assert _rows(made, "2025-02-28") == [("2024-02-29", "unconfirmed"), ("2025-02-28", "due-soon")]
    assert _rows(made, "2025-03-01") == [PASSED, NEXT]


def test_both_rows_say_which_occurrence_they_are(world: Any) -> None:
    made = world([YEARLY])
    table = made.run("due", "--format", "table", as_of="2025-03-01").out
    assert "by the end of each February (2025-02-28, and 10 before it)" in table
    assert "by the end of each February (2026-02-28)" in table
    assert (
        "每年2月底前（2025-02-28，此前另有10期）"
        in made.run("due", "--lang", "zh", "--format", "table", as_of="2025-03-01").out
    )


@pytest.mark.parametrize("day", ["2024-09-15", "2025-02-28", "2025-08-29"])
def test_an_entry_on_the_whole_speaks_of_the_occurrence_that_it_lies_nearest_to(
    world: Any, day: str
) -> None:
    rows = _rows(world([YEARLY], entries=[_entry(day, "met")]), "2025-09-01")
    assert rows == [("2026-02-28", "due-soon")]
    for status in ("missed", "partly-met"):
        rows = _rows(world([YEARLY], entries=[_entry(day, status)]), "2025-09-01")
        assert rows == [("2025-02-28", status), ("2026-02-28", "due-soon")]


@pytest.mark.parametrize("day", ["2024-08-29", "2025-08-30"])
def test_an_entry_that_lies_nearer_to_another_leaves_it_there(world: Any, day: str) -> None:
    rows = _rows(world([YEARLY], entries=[_entry(day, "met")]), "2025-09-01")
    assert PASSED in rows


def test_of_two_deadlines_as_near_the_earlier_is_meant(world: Any) -> None:
    made = world(
        [{"every": "month", "by": "XXXX-XX-10"}], entries=[_entry("2025-03-25", "met")]
    )  # 15 days after, 16 before
    assert _rows(made, "2025-04-01") == [("2025-04-10", "due-soon")]
    made = world(
        [{"every": "month", "by": "XXXX-XX-10"}], entries=[_entry("2025-02-24", "met")]
    )  # 14 days either way
    assert _rows(made, "2025-03-01") == [("2025-03-10", "due-soon")]


def test_work_in_progress_stands_beside_it(world: Any) -> None:
    made = world([YEARLY], entries=[_entry("2025-03-10", "in-progress")])
    rows = made.run("due", "--format", "json", as_of="2025-04-01").json
    assert [(row["state"], row["progress"]) for row in rows] == [
        ("unconfirmed", "in-progress"),
        ("upcoming", None),
    ]


def test_it_can_be_met_and_the_next_missed_without_one_word_for_the_other(world: Any) -> None:
    made = world([YEARLY], entries=[_entry("2025-03-10", "met"), _entry("2026-02-01", "missed")])
    assert _rows(made, "2026-02-10") == [("2026-02-28", "missed")]
    assert _rows(made, "2026-03-01") == [("2026-02-28", "missed"), ("2027-02-28", "upcoming")]


def test_before_the_first_occurrence_of_the_document_there_is_none(world: Any) -> None:
    made = world([YEARLY])  # in a document of 2015-01-01
    assert _rows(made, "2015-02-01") == [("2015-02-28", "due-soon")]
    assert _rows(made, "2015-03-01") == [("2015-02-28", "unconfirmed"), ("2016-02-29", "upcoming")]


def test_what_was_superseded_in_time_is_not_asked_for_any_more(world: Any) -> None:
    made = world([YEARLY], entries=[_entry("2024-02-10", "superseded")])
    assert _rows(made, "2026-01-01") == [("2025-02-28", "superseded")]


def test_what_was_due_before_it_was_superseded_still_is(world: Any) -> None:
    made = world([YEARLY], entries=[_entry("2025-10-10", "superseded")])
    assert _rows(made, "2025-11-01") == [PASSED]
    assert made.measure("2025-11-01")["state"] == "superseded"


def test_every_occurrence_that_passed_without_a_word_since_a_day_is_told(world: Any) -> None:
    made = world([YEARLY], entries=[_entry("2023-02-28", "met")])
    passed = [("2022-02-28", "unconfirmed"), ("2024-02-29", "unconfirmed"), PASSED]
    assert _rows(made, "2025-03-01", "--passed-since", "2022") == passed
    assert _rows(made, "2025-03-01", "--passed-since", "2024-03") == [PASSED]
    assert _rows(made, "2025-03-01", "--passed-since", "0001") == [
        (f"{year}-02-{29 if year % 4 == 0 else 28}", "unconfirmed")
        for year in (*range(2015, 2023), 2024, 2025)
    ]


def test_the_report_of_changes_has_every_occurrence_that_passed_in_its_period(world: Any) -> None:
    made = world([YEARLY], entries=[_entry("2023-02-28", "met")])
    rows = made.run(
        "report", "changes", "--since", "2022", "--format", "json", as_of="2025-03-01"
    ).json
    assert [(row["date"], row["status"]) for row in rows if row["remark"] == "passed"] == [
        ("2022-02-28", "unconfirmed"),
        ("2023-02-28", "met"),
        ("2024-02-29", "unconfirmed"),
        PASSED,
    ]


def test_filters_judge_each_of_the_rows(world: Any) -> None:
    made = world([YEARLY])
    assert _rows(made, "2025-03-01", "--state", "unconfirmed") == [PASSED]
    assert _rows(made, "2025-03-01", "--due", "2026") == [NEXT]
    assert _rows(made, "2025-03-01", "--before", "2025-03") == [PASSED]
    assert _rows(made, "2025-03-01", "--dept", "trade") == [PASSED, NEXT]


@pytest.mark.parametrize("question", ["due", "list --rows obligation"])
def test_an_occurrence_without_progress_is_one_of_which_nothing_is_on_record(
    world: Any, question: str
) -> None:
    def find(made: Any, *more: str) -> list[str]:
        asked = (*question.split(), "--without", "progress", "--format", "json", *more)
        return sorted(row["deadline"] for row in made.run(*asked, as_of="2025-03-01").json)

    told = {"of": "2020-m01.t1@2025", **_entry("2025-03-01", "in-progress")}
    assert find(world([YEARLY], entries=[told])) == [NEXT[0]]
    looked = {"of": "2020-m01.t1@2024", **_entry("2024-03-01", "not-found")}
    assert find(world([YEARLY], entries=[looked])) == [PASSED[0], NEXT[0]]
    assert find(world([YEARLY], entries=[_entry("2025-02-01", "superseded")])) == []


def test_a_scheduled_job_is_told(world: Any) -> None:
    made = world([YEARLY])
    job = (
        "due",
        "--measures",
        str(made.measures),
        "--as-of",
        "2025-03-01",
        "--fail-on",
        "unconfirmed",
    )
    assert made.ask(*job).code == 1


def test_the_report_of_what_is_unconfirmed_has_it_and_calls_nobody_late(world: Any) -> None:
    made = world([YEARLY])
    (row,) = made.run("report", "unconfirmed", "--format", "json", as_of="2025-03-10").json
    assert (row["id"], row["deadline"], row["days"]) == (
        "2020-m01.t1@2025",
        "2025-02-28",
        10,
    )
    assert made.run("report", "unconfirmed", "--format", "json", as_of="2015-02-28").json == []
    for arguments in (["report", "unconfirmed", "--format", "table"], ["due", "--format", "table"]):
        assert not {"late", "overdue"} & set(
            made.run(*arguments, as_of="2025-03-10").out.replace(".", " ").split()
        )


def test_on_its_measure_a_target_stands_once_with_the_occurrence_that_decides(world: Any) -> None:
    (target,) = world([YEARLY]).measure("2025-03-01")["targets"]
    assert (target["occurrence"], target["deadline"], target["state"]) == ("2025", *PASSED)
    assert target["earlier_unconfirmed"] == 10
    made = world([YEARLY], entries=[_entry("2025-02-28", "met")])
    (target,) = made.measure("2025-03-01")["targets"]
    assert (target["occurrence"], target["deadline"], target["state"]) == ("2026", *NEXT)


@pytest.mark.parametrize(
    "question", [["list", "--rows", "obligation"], ["report", "deadlines"], ["due"]]
)
def test_every_list_of_deadlines_has_both_and_judges_each(world: Any, question: list[str]) -> None:
    made = world([YEARLY])

    def find(*filters: str) -> list[tuple[str, str]]:
        rows = made.run(*question, *filters, "--format", "json", as_of="2025-03-01").json
        return sorted((row["deadline"], row["state"]) for row in rows)

    assert find() == [PASSED, NEXT]
    assert find("--state", "unconfirmed") == find("--due", "2025") == [PASSED]
    assert find("--passed-since", "2025-01") == find("--before", "2026") == [PASSED]
    assert find("--after", "2025") == [NEXT]
    for filters in (("--due", "2025"), ("--passed-since", "2025"), ("--before", "2026")):
        listed = made.run("list", *filters, "--format", "json", as_of="2025-03-01").json
        assert [row["id"] for row in listed] == ["2020-m01"]


RECURRENCES = [
    {"every": "year", "by": "XXXX-02"}, {"every": "year", "by": "XXXX-02-29"}, {"every": "half", "by": "XXXX-08-31"},
    {"every": "quarter", "by": "XXXX-01-10"}, {"every": "month", "by": "XXXX-XX-31"},
]  # fmt: skip


@example(target={"every": "year", "by": "XXXX-02"}, as_of=date(2017, 1, 1), before=673)
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    target=st.sampled_from(RECURRENCES),
    as_of=st.dates(date(2017, 1, 1), date(2030, 12, 31)),
    before=st.integers(min_value=0, max_value=800),
)
def test_an_entry_speaks_of_the_deadline_that_it_lies_nearest_to(
    world: Any, target: dict[str, str], as_of: date, before: int
) -> None:
    passed, following = _around(world, target, as_of)
    day = as_of - timedelta(days=before)
    made = world([target], entries=[_entry(day.isoformat(), "met")])
    states = dict(_rows(made, as_of.isoformat()))
    # Those about the entry's own day: the one before it, unless none was yet, and the one that follows.
    around = _around(world, target, day)
    nearest = min(around, key=lambda deadline: (abs((deadline - day).days), deadline))
    assert (passed.isoformat() not in states) == (nearest == passed)
    assert (following.isoformat() not in states) == (nearest == following)


def _around(world: Any, target: dict[str, str], day: date) -> list[date]:
    """Give the last deadline before a day, if there was one, and the first from it on, as the program has them where nothing is on record."""
    return [date.fromisoformat(row[0]) for row in _rows(world([target]), day.isoformat())]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("2021-05", "76 earlier · 2021-05 unconfirmed · … · 2024-09 unconfirmed"),
        ("2024-08", "115 earlier · 2024-08 unconfirmed · 2024-09 unconfirmed"),
        ("2024-12", "116 earlier · 2024-09 unconfirmed"),
        ("2026-02", "2025-02 by 2025-02-10 · … · 2026-02 by 2026-02-10"),
    ],
)
def test_the_line_of_what_became_of_it_has_the_one_that_is_named(
    world: Any, named: str, told: str
) -> None:
    made = world([{"every": "month", "by": "XXXX-XX-10"}])
    shown = made.run("show", f"2020-m01.t1@{named}", as_of="2025-02-01").out
    assert told in " ".join(shown.split())


def test_a_week_that_is_named_is_told_too(world: Any) -> None:
    made = world([{"every": "week"}])
    shown = made.run("show", "2020-m01.t1@2020-W53", as_of="2025-02-01").out
    assert "earlier · 2020-W53 unconfirmed · … ·" in " ".join(shown.split())
