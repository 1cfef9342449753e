"""What has newly passed: a job that is given the day of its last run tells every deadline once."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from obligations.compiling import open_compiled
from obligations.query.filters import Filters
from obligations.query.lists import list_obligations, list_targets
from obligations.query.session import Question
from obligations.query.session import ask as put
from obligations.report.find import find_report
from obligations.report.run import run_report
from obligations.workspace import find_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST, LAST = date(2023, 12, 15), date(2025, 12, 15)
DATES = (
    "2023-12-31",
    "2024",
    "2024-H1",
    "2024-02",
    "2024-02-29",
    "2024-12-30",
    "2025-01-01",
    "2025-01",
    "2025-Q3",
    "2025-11-15",
    "2025-12-14",
)
TARGETS = "".join(
    f"          - {{number: {at}, by: {day}, outcome: {{en: Lamp {at} burns.}}}}\n"
    for at, day in enumerate(DATES, 1)
)
LAMPS = f"""\
    id: lamps
    number: 1
    kind: plan
    title: {{en: Lamps}}
    issuers: [trade]
    dated: 2022-01-01
    measures:
      - number: 1
        kind: measure
        title: {{en: Lamps}}
        summary: {{en: Lamps.}}
        topics: [docks]
        responsibilities: [{{basis: stated, responsible: [harbour]}}]
        targets:
{TARGETS}          - {{number: 90, by: XXXX-12-31, every: year, outcome: {{en: The yearly report is in.}}}}
          - {{number: 91, by: XXXX-XX-10, every: month, outcome: {{en: The monthly report is in.}}}}
          - {{number: 92, by: 2024-05-05, outcome: {{en: Word has come of it.}}}}
          - {{number: 93, outcome: {{en: No day is named.}}}}
"""
WORD = "    - {of: lamps-m01.t92, date: 2024-05-01, recorded: 2024-05-01, status: met, evidence: [{url: 'https://lamps.example', retrieved: 2024-05-01}]}\n"


@pytest.fixture
def lamps(make_corpus: Any) -> Path:
    return make_corpus({"lamps.yaml": LAMPS, "progress/lamps.yaml": WORD})


def list_months() -> list[date]:
    return [
        day
        for number in range(25)
        if (day := date(2023 + (11 + number) // 12, (11 + number) % 12 + 1, 15)) <= LAST
    ]


def tell_due(question: Question, last: date) -> list[tuple[str, str]]:
    answer = list_targets(question, Filters(passed_since=(last.isoformat(),)))
    return [(record["id"], record["deadline"]) for record in answer.records]


def tell_obligations(question: Question, last: date) -> list[tuple[str, str]]:
    answer = list_obligations(question, Filters(passed_since=(last.isoformat(),)))
    return [
        ("@".join(filter(None, (record["target"], record["occurrence"]))), record["deadline"])
        for record in answer.records
    ]


def tell_changes(question: Question, last: date) -> list[tuple[str, str]]:
    found = run_report(question, find_report((), "changes"), Filters(), since=last)
    return [
        (row["of"], row["date"])
        for row in found.answer.records
        if row["remark"] == "passed" and row["status"] == "unconfirmed"
    ]


def tell_unconfirmed(question: Question, last: date) -> list[tuple[str, str]]:
    filters = Filters(passed_since=(last.isoformat(),))
    found = run_report(question, find_report((), "unconfirmed"), filters)
    return [(row["id"], row["deadline"]) for row in found.answer.records]


def list_deadlines() -> set[tuple[str, str]]:
    """Return every deadline within the two years, with whose it is."""
    ends = (
        "2023-12-31",
        "2024-12-31",
        "2024-06-30",
        "2024-02-29",
        "2024-02-29",
        "2024-12-30",
        "2025-01-01",
        "2025-01-31",
        "2025-09-30",
        "2025-11-15",
        "2025-12-14",
    )
    months = [f"{2024 + at // 12}-{at % 12 + 1:02}" for at in range(24)]
    return {
        *((f"lamps-m01.t{at}", day) for at, day in enumerate(ends, 1)),
        *((f"lamps-m01.t90@{year}", f"{year}-12-31") for year in (2023, 2024)),
        *((f"lamps-m01.t91@{month}", f"{month}-10") for month in months),
    }


def list_days_nearby() -> list[date]:
    """Return each deadline, the day before and the one behind it: where nothing ends, nothing is told."""
    ends = {date.fromisoformat(day) for _, day in list_deadlines()}
    days = {end + timedelta(at) for end in ends for at in (-1, 0, 1)}
    return sorted(day for day in days | {FIRST, LAST} if FIRST <= day <= LAST)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("tell", "runs"),
    [
        (tell_due, list_days_nearby()),
        *(
            (tell, runs)
            for tell in (tell_due, tell_obligations, tell_changes, tell_unconfirmed)
            for runs in (list_months(), [FIRST, LAST])
        ),
    ],
    ids=lambda value: f"{len(value)} days" if isinstance(value, list) else value.__name__,
)
def test_jobs_over_two_years_tell_every_deadline_exactly_once(
    lamps: Path, tell: Callable[[Question, date], list[tuple[str, str]]], runs: list[date]
) -> None:
    workspace = find_workspace(lamps)
    told: Counter[tuple[str, str]] = Counter()
    for last, today in pairwise(runs):
        with closing(open_compiled(workspace)) as connection:
            told.update(tell(put(connection, today, timedelta(180)), last))
    assert told == Counter(list_deadlines())


def test_a_job_fails_only_where_something_has_newly_passed(ask: Any, lamps: Path) -> None:
    job = ["due", "--fail-on", "unconfirmed", "--measures", str(lamps)]
    assert ask(*job, "--passed-since", "2024-12-30", "--as-of", "2025-01-01").code == 1
    assert ask(*job, "--passed-since", "2025-01-01", "--as-of", "2025-01-01").code == 0
    assert (
        ask(*job, "--passed-since", "2024-05-01", "--as-of", "2024-05-09").code == 0
    )  # word has come of the only one
    assert ask(*job, "--as-of", "2025-01-01").code == 1


def test_every_list_finds_what_has_newly_passed(ask: Any, lamps: Path) -> None:
    asked = ["--passed-since", "2025年9月", "--as-of", "2025-10-01", "--measures", str(lamps)]
    assert ask("due", *asked).ids == ["lamps-m01.t91@2025-09", "lamps-m01.t9"]
    assert ask("list", *asked).ids == ["lamps-m01"]
    assert "lamps-m01.t9" in ask("report", "deadlines", *asked).out


def test_a_day_that_is_still_to_come_is_refused(ask: Any, lamps: Path) -> None:
    result = ask("due", "--passed-since", "2026", "--as-of", "2025-10-01", "--measures", str(lamps))
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: --passed-since: 2026-01-01 is later than 2025-10-01\n")


def test_the_report_of_changes_lists_the_deadlines_that_passed(ask: Any, lamps: Path) -> None:
    report = ["report", "changes", "--format", "json", "--measures", str(lamps)]
    rows = ask(*report, "--since", "2024-04-15", "--as-of", "2024-07-01").json
    passed = [(row["of"], row["date"], row["status"]) for row in rows if row["remark"] == "passed"]
    assert passed == [
        ("lamps-m01.t92", "2024-05-05", "met"),
        ("lamps-m01.t91@2024-05", "2024-05-10", "unconfirmed"),
        ("lamps-m01.t91@2024-06", "2024-06-10", "unconfirmed"),
        ("lamps-m01.t3", "2024-06-30", "unconfirmed"),
    ]
    assert [row["remark"] for row in ask(*report, "--as-of", "2024-07-01").json] == [None]


def test_what_was_asked_since_a_day_leaves_the_next_question_alone(lamps: Path) -> None:
    with closing(open_compiled(find_workspace(lamps))) as connection:
        question = put(connection, LAST, timedelta(180))
        before = [record["id"] for record in list_targets(question, Filters()).records]
        assert len(tell_due(question, FIRST)) > len(before)
        assert [record["id"] for record in list_targets(question, Filters()).records] == before


def test_what_recurs_is_found_since_any_day_that_can_be_typed(ask: Any, lamps: Path) -> None:
    asked = ["due", "--passed-since", "0001", "--measures", str(lamps), "--format", "json"]
    rows = ask(*asked, "--as-of", "2022-04-01").json
    # The document is of 2022-01-01.
    assert [row["deadline"] for row in rows] == ["2022-01-10", "2022-02-10", "2022-03-10"]
