"""Two questions over one opening of the measures answer as two questions over two."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import cache
from itertools import cycle, pairwise, product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obligations.compiling import open_compiled
from obligations.dates import parse_day
from obligations.findings import UserError
from obligations.query import lists
from obligations.query.documents import list_documents
from obligations.query.filters import Filters
from obligations.query.pages import load_pages
from obligations.query.search import search
from obligations.query.session import ask
from obligations.report.find import find_report
from obligations.report.run import run_report
from obligations.workspace import find_shipped_measures, find_workspace
from running import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from obligations.query.session import Question


Asking = Callable[["Question", Filters], object]


def _run(name: str, **options: Any) -> Asking:
    return lambda question, filters: run_report(question, find_report((), name), filters, **options)


QUESTIONS: dict[str, Asking] = {
    "list": lists.list_measures,
    "list actions": lists.list_actions,
    "list obligations": lists.list_obligations,
    "due": lists.list_targets,
    "documents": list_documents,
    "search": lambda question, filters: search(question, "warehouse", filters),
    "show": lambda question, _: load_pages(question, ["2021-m07"]),
    "report": _run("deadlines"),
    "report of descent": _run("lineage"),
    "report of today's bodies": _run("departments", fold=True),
}
FILTERS = st.builds(
    Filters,
    dept=st.sampled_from([(), ("Customs",), ("NFRA",), ("provincial governments",)]),
    role=st.sampled_from([(), ("lead",), ("signatory", "any")]),
    level=st.sampled_from([(), ("province",)]),
    document=st.sampled_from([(), ("2021",)]),
    text=st.sampled_from([(), ("customs",)]),
    state=st.sampled_from([(), ("unconfirmed",)]),
    with_generic=st.booleans(),
)
ASKED = st.tuples(st.sampled_from(sorted(QUESTIONS)), FILTERS)


Opening = Callable[[], "AbstractContextManager[Question]"]


@pytest.fixture(scope="module")
def opening() -> Opening:
    workspace = find_workspace(find_shipped_measures())

    @contextmanager
    def opened() -> Iterator[Question]:
        with closing(open_compiled(workspace)) as connection:
            yield ask(connection, parse_day(AS_OF), timedelta(180))

    return opened


@pytest.fixture(scope="module")
def answer_anew(opening: Opening) -> Callable[[str, Filters], object]:
    """Return the answer of a session that was asked nothing else."""

    @cache
    def answer(name: str, filters: Filters) -> object:
        with opening() as question:
            return QUESTIONS[name](question, filters)

    return answer


@given(first=ASKED, second=ASKED)
@settings(max_examples=25)
def test_two_questions_over_one_session_answer_as_over_two(
    opening: Opening,
    answer_anew: Callable[[str, Filters], object],
    first: tuple[str, Filters],
    second: tuple[str, Filters],
) -> None:
    with opening() as question:
        for name, filters in (first, second):
            assert QUESTIONS[name](question, filters) == answer_anew(name, filters)


def list_until_each_has_followed_each(names: list[str]) -> list[str]:
    """Return names in an order in which each comes once directly behind each, and itself too."""
    orders = (
        (name, *(one for later in names[at:] for one in (name, later)))
        for at, name in enumerate(names, 1)
    )
    return [*(name for order in orders for name in order), names[0]]


def test_every_question_can_follow_each(
    opening: Opening, answer_anew: Callable[[str, Filters], object]
) -> None:
    names = list_until_each_has_followed_each(list(QUESTIONS))
    assert set(pairwise(names)) == set(product(QUESTIONS, repeat=2))
    narrow, wide = Filters(dept=("Customs",), role=("lead",)), Filters(dept=("NFRA",))
    with opening() as question:
        for name, filters in zip(names, cycle((narrow, wide))):
            assert QUESTIONS[name](question, filters) == answer_anew(name, filters), name


def test_a_question_that_fails_leaves_nothing_behind(
    opening: Opening, answer_anew: Callable[[str, Filters], object]
) -> None:
    with opening() as question:
        with pytest.raises(UserError, match="signatory"):
            QUESTIONS["report"](question, Filters(dept=("Customs",), role=("signatory",)))
        everything = Filters()
        assert lists.list_obligations(question, everything) == answer_anew(
            "list obligations", everything
        )
