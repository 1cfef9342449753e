"""What the views of a question read: of a few measures no more than these, and of what recurs the same as the views of a file."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from obligations.compiling import open_compiled
from obligations.query.filters import Filters
from obligations.query.scopes import narrowed
from obligations.query.session import Question
from obligations.query.session import ask as put
from obligations.workspace import find_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD = "SELECT target, turn, deadline, asked, word, state FROM series_state ORDER BY target, turn"
DEFINED = (
    "SELECT id, turn, deadline, asked, word, state FROM occurrence_state WHERE turn IS NOT NULL"
    " ORDER BY id, turn"
)


@pytest.fixture
def question(world: Any) -> Iterator[Question]:
    made = world(
        [{"every": "year", "by": "XXXX-02"}, {"every": "quarter"}, {"by": "2024"}],
        actions=[{}],
        entries=[
            {"of": "2020-m01.t1@2024", "date": "2024-02-20", "status": "met"},
            {"of": "2020-m01.t2@2025-Q1", "date": "2025-04-20", "status": "missed"},
            {"of": "2020-m01.t3", "date": "2025-01-20", "status": "partly-met"},
            {"of": "2020-m01.1", "date": "2025-01-20", "status": "met"},
        ],
    )
    with closing(open_compiled(find_workspace(made.measures))) as connection:
        yield put(connection, date(2025, 6, 15), timedelta(180))


@pytest.mark.parametrize("view", ["target_state", "action_state", "due_row", "target_occurrence"])
def test_for_the_states_of_one_measure_what_is_on_record_is_looked_up(
    question: Question, view: str
) -> None:
    """To go through all entries for each action takes time by the square of the corpus."""
    assert not _list_scans(question, f"SELECT * FROM {view} WHERE measure = '2020-m01'")


def test_so_it_is_for_the_state_of_a_measure(question: Question) -> None:
    assert not _list_scans(question, "SELECT * FROM measure_state WHERE id = '2020-m01'")


def test_the_states_that_a_question_keeps_are_those_of_the_view(question: Question) -> None:
    kept = _read(question, TOLD)
    assert kept == _read(question, DEFINED)
    assert {row[-1] for row in kept} >= {"unconfirmed", "upcoming", "missed", "met"}


def test_so_they_are_while_every_occurrence_of_a_period_is_asked_for(question: Question) -> None:
    before = _read(question, TOLD)
    with narrowed(question, Filters(due=("2022",), occurrences=True)):
        kept = _read(question, TOLD)
        assert kept == _read(question, DEFINED)
        assert len(kept) > len(before)
    assert _read(question, TOLD) == before


def _list_scans(question: Question, sql: str) -> list[str]:
    """Give the steps that go through all of a table: `p` are entries, `t` targets."""
    steps = [
        row["detail"].replace("TABLE ", "") for row in question.select(f"EXPLAIN QUERY PLAN {sql}")
    ]
    return [step for step in steps if step.startswith(("SCAN p", "SCAN t"))]


def _read(question: Question, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in question.select(sql)]
