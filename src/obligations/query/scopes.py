"""A question narrowed by filters: what they leave holds within a `with`, and is gone after it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from obligations.query.answering import fill_named
from obligations.query.filters import check_filters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.filters import CheckedFilters, Filters
    from obligations.query.session import Question


@contextmanager
def narrowed(question: Question, filters: Filters) -> Iterator[CheckedFilters]:
    """Narrow a question to what filters name, and give them with every value resolved.

    Raises UserError for a value that isn't known.
    """
    checked = check_filters(question, filters)
    with narrowed_to(question, checked):
        yield checked


@contextmanager
def narrowed_to(question: Question, checked: CheckedFilters) -> Iterator[None]:
    """Narrow a question to filters that are resolved: the TEMP table `named` holds the rows of
    clauses that name whom they ask for.
    """
    with question.scope():
        fill_named(question, checked)
        yield


@contextmanager
def narrowed_obligations(question: Question, checked: CheckedFilters) -> Iterator[None]:
    """Shadow the view `obligation` by one of the rows that the filters leave: what reports and
    lists of obligations read. The rows themselves are the TEMP table `asked_obligation`.
    """
    condition = checked.build_condition("obligation")
    with question.scope():
        question.connection.execute(
            "CREATE TEMP TABLE asked_obligation AS SELECT o.* FROM obligation AS o WHERE"
            f" {condition.sql}",
            condition.parameters,
        )
        question.connection.execute("DROP VIEW temp.obligation")
        question.connection.execute(
            "CREATE TEMP VIEW obligation AS SELECT * FROM temp.asked_obligation"
        )
        yield
