"""A question narrowed by filters: what they leave holds within a `with`, and is gone after it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from obligations.query.filters import build_condition, check_filters
from obligations.query.occurrences import choose_occurrences
from obligations.query.party_conditions import fill_named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from obligations.dates import Period
    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.filters import Filters
    from obligations.query.session import Question


@contextmanager
def narrowed(
    question: Question,
    filters: Filters,
    *,
    listed: Period | None = None,
    until: date | None = None,
) -> Iterator[CheckedFilters]:
    """Narrow a question to what filters name, and give them with every value resolved.

    `listed` is a period of which every occurrence of what recurs can be looked up, `until` a day up
    to which each is asked for. Raises UserError for a value that isn't known.
    """
    checked = check_filters(question, filters)
    with narrowed_to(question, checked, listed=listed, until=until):
        yield checked


@contextmanager
def narrowed_to(
    question: Question,
    checked: CheckedFilters,
    *,
    listed: Period | None = None,
    until: date | None = None,
) -> Iterator[None]:
    """Narrow a question to filters that are resolved: the TEMP table `named` holds the rows of
    clauses that name whom they ask for, `occurrence` those of what recurs in the period asked for.
    """
    with question.scope():
        fill_named(question, checked)
        choose_occurrences(question, checked, listed=listed, until=until)
        yield


@contextmanager
def narrowed_obligations(question: Question, checked: CheckedFilters) -> Iterator[None]:
    """Shadow the view `obligation` by one of the rows that the filters leave: what reports and
    lists of obligations read. The rows themselves are the TEMP table `asked_obligation`.
    """
    condition = build_condition(checked, "obligation")
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
