"""What filters leave of the whole corpus, as ids in TEMP tables: for exports that take tables
instead of rows.

A measure comes whole: its actions, targets, parties, ties and entries are in, so that states and
marks stay right. Which of these fit the filters themselves, as `list`, `list --rows action` and
`due` have it, stands in the TEMP table `fitting`.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from obligations.dates import Period
from obligations.query.filters import build_condition
from obligations.query.occurrences import find_horizon_of_exports
from obligations.query.scopes import narrowed, narrowed_obligations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.condition import Unit
    from obligations.query.filters import Filters
    from obligations.query.session import Question

_ROWS: dict[Unit, tuple[str, str, str]] = {
    "measure": ("m.id", "m.id", "measure AS m"),
    "action": ("x.id", "x.measure", "action AS x JOIN measure AS m ON m.id = x.measure"),
    "target": ("t.id", "t.measure", "due_row AS t JOIN measure AS m ON m.id = t.measure"),
}
_WITHIN = {"measure": "m.id", "action": "x.number", "target": "t.action IS NOT NULL, t.id"}


@contextmanager
def selected(question: Question, filters: Filters) -> Iterator[None]:
    """Fill `fitting` (kind, position, id, measure) and `chosen`, and narrow `obligation`.

    Raises UserError for a value that isn't known.

    `chosen` has the measures that fit, and those to which anything else that fits belongs: no row
    is without its measure.
    """
    listed = Period(date.min, find_horizon_of_exports(question.as_of))
    with (
        narrowed(question, filters, listed=listed) as checked,
        narrowed_obligations(question, checked),
    ):
        _fill_fitting(question, checked)
        rows = question.select(
            "SELECT m.id FROM measure AS m JOIN document AS d ON d.id = m.document WHERE m.id IN"
            " (SELECT measure FROM temp.fitting UNION SELECT measure FROM temp.asked_obligation)"
            " ORDER BY d.dated, d.id, m.position"
        )
        question.choose(row["id"] for row in rows)
        yield


def _fill_fitting(question: Question, checked: CheckedFilters) -> None:
    question.connection.execute(
        "CREATE TEMP TABLE fitting (kind TEXT, position INTEGER, id TEXT UNIQUE, measure TEXT)"
    )
    for unit, (own, measure, tables) in _ROWS.items():
        condition = build_condition(checked, unit)
        question.connection.execute(
            f"INSERT INTO temp.fitting SELECT '{unit}', row_number() OVER (ORDER BY d.dated, d.id,"
            f" m.position, {_WITHIN[unit]}) - 1, {own}, {measure} FROM {tables} JOIN document AS d"
            f" ON d.id = m.document WHERE {condition.sql} GROUP BY {own}",
            condition.parameters,
        )
