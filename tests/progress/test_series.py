"""Entries on what recurs: each speaks of an occurrence, and whoever does not say which is told those that can be meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from obligations.progress import append_entry
from progress.conftest import make_recurring
from running import make_entries

if TYPE_CHECKING:
    from pathlib import Path

TARGET = (
    "2020-m02.t1"  # due on 15 January, April, July and October, from the document of 2020-03-01 on
)
SHOWN = ("--evidence", "2020-m01")


@pytest.fixture
def measures(make_corpus: Any) -> Path:
    """Give the corpus of this folder; the target of its second measure recurs."""
    return make_corpus({"2020.yaml": json.dumps(make_recurring())})


@pytest.fixture
def append(measures: Path) -> Any:
    """Put entries on the target on record, and give their ids."""

    def append(*stated: dict[str, Any]) -> list[str]:
        base = {"recorded": "2026-01-01", "evidence": [{"measure": "2020-m01"}]}
        entries = make_entries([base | {"of": TARGET} | one for one in stated])
        for entry in entries:
            append_entry(measures, entry)
        return [entry.digest[:8] for entry in entries]

    return append


@pytest.fixture
def states(ask: Any, measures: Path) -> Any:
    """Give the states of the occurrences of a period on a day, by name."""

    def states(period: str, as_of: str = "2021-12-01") -> dict[str, str]:
        asked = ("due", "--occurrences", "--due", period, "--format", "json", "--as-of", as_of)
        rows = ask(*asked, "--measures", str(measures)).json
        return {row["occurrence"]: row["state"] for row in rows if row["occurrence"]}

    return states


@pytest.mark.parametrize(
    ("every", "typed", "name"),
    [
        ("quarter", "2021q2", "2021-Q2"),
        ("quarter", "2021年第二季度", "2021-Q2"),
        ("quarter", "2021年2季度", "2021-Q2"),
        ("half", "2021年上半年", "2021-H1"),
        ("month", "2021年3月", "2021-03"),
        ("month", "March 2021", "2021-03"),
        ("month", "2021/3", "2021-03"),
        ("week", "2021w5", "2021-W05"),
        ("week", "2021年第5周", "2021-W05"),
        ("year", "2021年", "2021"),
    ],
)
def test_an_occurrence_is_found_however_its_period_is_typed(
    make_corpus: Any, ask: Any, every: str, typed: str, name: str
) -> None:
    document = make_recurring()
    document["measures"][1]["targets"] = [{"number": 1, "every": every, "outcome": {"en": "done"}}]
    measures = ("--measures", str(make_corpus({"2020.yaml": json.dumps(document)})))
    stated = ("--status", "in-progress", "--date", "2021-06-01")
    done = ask("progress", "add", f"2020-m02.t1@{typed}", *stated, *measures)
    assert f"2020-m02.t1@{name}: in-progress" in done.out + done.err


def test_a_day_is_no_occurrence_and_the_one_that_is_due_then_is_named(add: Any) -> None:
    done = add(f"{TARGET}@2021-04-15", "--status", "met", "--date", "2021-04-20", *SHOWN)
    assert done.code == 2
    assert f"{TARGET} has no occurrence 2021-04-15\n" in done.err
    assert f"the nearest is {TARGET}@2021-Q2, due 2021-04-15" in done.err


def test_an_entry_speaks_of_the_occurrence_that_it_names_alone(
    add: Any, read: Any, states: Any
) -> None:
    done = add("2020-2.t1@2021-q2", "--status", "met", "--date", "2021-04-20", *SHOWN)
    assert done.code == 0, done.err
    assert "of: 2020-m02.t1@2021-Q2\n" in read()[0]
    assert states("2021-01..2021-09") == {
        "2021-Q1": "unconfirmed",
        "2021-Q2": "met",
        "2021-Q3": "unconfirmed",
    }


def test_in_a_pipe_one_that_names_none_is_refused_with_those_nearest_to_its_date(
    add: Any, record: Path, append: Any
) -> None:
    append({"of": f"{TARGET}@2021-Q1", "date": "2021-01-10", "status": "met"})
    refused = add(TARGET, "--status", "met", "--date", "2021-02-01", *SHOWN)
    assert (refused.code, refused.out) == (2, "")
    assert f"{TARGET} recurs" in refused.err
    candidates = f"{TARGET}@2021-Q2, due 2021-04-15; {TARGET}@2020-Q4, due 2020-10-15; {TARGET}@2021-Q3, due 2021-07-15"  # fmt: skip
    assert candidates in refused.err
    assert len(list(record.iterdir())) == 1


@pytest.mark.parametrize("status", ["superseded", "not-found"])
def test_that_it_ended_or_that_nothing_was_found_may_be_said_of_the_whole(
    add: Any, read: Any, status: str
) -> None:
    done = add(TARGET, "--status", status, "--date", "2021-02-01", *SHOWN)
    assert done.code == 0, done.err
    assert f"of: {TARGET}\n" in read()[0]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("2019-Q4", "2020-Q2, due 2020-04-15"),
        ("2031-Q1", "2026-Q4, due 2026-10-15"),
        ("2021", "2022-Q1, due 2022-01-15"),
        ("2021-03", "2021-Q2, due 2021-04-15"),
    ],
)
def test_one_that_there_is_not_leads_to_the_nearest(
    add: Any, record: Path, name: str, nearest: str
) -> None:
    refused = add(f"{TARGET}@{name}", "--status", "in-progress", "--date", "2021-02-01")
    assert (refused.code, record.exists()) == (2, False)
    assert f"{TARGET} has no occurrence {name}" in refused.err
    assert f"the nearest is {TARGET}@{nearest}" in refused.err


def test_what_does_not_recur_has_none(add: Any, record: Path) -> None:
    refused = add("2020-m03.t1@2024", "--status", "in-progress", "--date", "2021-02-01")
    assert (refused.code, record.exists()) == (2, False)
    assert "2020-m03.t1 has no occurrences" in refused.err


def test_a_correction_moves_an_entry_to_another_occurrence(
    add: Any, append: Any, states: Any
) -> None:
    (first,) = append({"of": f"{TARGET}@2021-Q1", "date": "2021-04-10", "status": "met"})
    assert states("2021-01..2021-04") == {"2021-Q1": "met", "2021-Q2": "unconfirmed"}
    moved = add(f"{TARGET}@2021-Q2", "--status", "met", "--corrects", first, "--date", "2021-04-10", *SHOWN)  # fmt: skip
    assert moved.code == 0, moved.err
    assert states("2021-01..2021-04") == {"2021-Q1": "unconfirmed", "2021-Q2": "met"}


def test_an_entry_on_the_whole_is_put_right_by_one_that_says_which(
    append: Any, states: Any, ask: Any, measures: Path
) -> None:
    append({"date": "2021-01-20", "status": "met"})
    assert states("2021-01..2021-04") == {"2021-Q1": "met", "2021-Q2": "unconfirmed"}
    found = ask("check", "--measures", str(measures), "--format", "json").json
    assert ("OB619", f"{TARGET} recurs: this counts for {TARGET}@2021-Q1, due 2021-01-15") in [
        (one["code"], one["message"]) for one in found
    ]
    append(
        {"date": "2021-01-20", "status": "met"},
        {"of": f"{TARGET}@2021-Q2", "date": "2021-01-20", "status": "met", "corrects": 1},
    )
    assert states("2021-01..2021-04") == {"2021-Q1": "unconfirmed", "2021-Q2": "met"}


def test_the_page_of_the_measure_draws_what_became_of_the_last(
    append: Any, ask: Any, measures: Path
) -> None:
    append(
        {"of": f"{TARGET}@2021-Q1", "date": "2021-01-10", "status": "met"},
        {"of": f"{TARGET}@2021-Q3", "date": "2021-07-16", "status": "missed"},
        {"of": f"{TARGET}@2022-Q1", "date": "2021-11-01", "status": "met"},
    )
    page = ("show", TARGET, "--as-of", "2021-12-01", "--measures", str(measures))
    history = "2 earlier · 2020-Q4 unconfirmed · 2021-Q1 met · 2021-Q2 unconfirmed · 2021-Q3 missed · 2021-Q4 unconfirmed · 2022-Q2 by 2022-04-15"  # fmt: skip
    assert history in ask(*page, "--format", "md").out
    assert "2021-Q1 已完成" in ask(*page, "--format", "md", "--lang", "zh").out
