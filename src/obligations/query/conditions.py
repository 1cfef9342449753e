"""Filters as SQL: one condition a filter, for rows of measures, of actions, of targets and of
obligations.

A row of a measure matches by any of its parts. A row of an action matches by itself, and by what it
inherits from its measure (the parties where it has none of its own, the topics). A row of a target
or obligation matches by its action, or by its measure where it belongs to all of it.

Conditions are written as `IN (SELECT …)` over indexed columns, so that a narrow question never
looks at the whole corpus. Who answers is `query/party_conditions.py`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.query.assignments import ASSIGNED
from obligations.query.condition import DATED_UNITS, Condition, mark
from obligations.query.open_points import build_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from obligations.dates import Period
    from obligations.query.terms import TermWords, Wanted

_LINKED = (
    "SELECT measure, action FROM link WHERE to_id = ? OR to_measure = ? OR to_measure IN (SELECT id"
    " FROM measure WHERE document = ?)"
)
_LAYING = (
    "SELECT measure, action, deliverable FROM target UNION ALL SELECT measure, id, deliverable FROM"
    " action"
)
_OF_LAYERS = f"""
SELECT m.id AS measure, NULL AS action FROM document AS d JOIN measure AS m ON m.document = d.id
  WHERE d.layer IN ({{layers}})
UNION ALL SELECT x.measure, x.id FROM document AS d JOIN action AS x ON x.document = d.id
  WHERE d.layer IN ({{layers}})
UNION ALL SELECT p.measure, coalesce(x.id, t.action) FROM progress AS p
  LEFT JOIN action AS x ON x.id = p.thing LEFT JOIN target AS t ON t.id = p.thing
  WHERE p.layer IN ({{layers}})
UNION ALL SELECT measure, action FROM ({ASSIGNED}) WHERE layer IN ({{layers}})
"""


def in_column(column: str) -> Callable[[Condition, Sequence[str]], None]:
    """Return what adds that the measure has one of the values in a column of its own."""

    def narrow(condition: Condition, values: Sequence[str]) -> None:
        rows = f"SELECT id FROM measure WHERE {column} IN ({mark(values)})"
        condition.add(f"{condition.measure} IN ({rows})", *values)

    return narrow


def of_layers(condition: Condition, values: Sequence[str]) -> None:
    """Add that a row stands in one of the layers, or that entries or assignments of it do."""
    pairs = _OF_LAYERS.format(layers=mark(values))
    condition.add_pairs(pairs, (*values,) * 4)


def about_topics(condition: Condition, values: Sequence[str]) -> None:
    """Add that the measure, or an action of it, is about one of the topics."""
    pairs = f"SELECT measure, action FROM measure_topic WHERE topic IN ({mark(values)})"
    condition.add_pairs(pairs, values, inherit=True)


def speaking_to(condition: Condition, values: Sequence[str]) -> None:
    """Add that an action speaks to one of the addressees."""
    pairs = f"SELECT measure, action FROM action_addressee WHERE addressee IN ({mark(values)})"
    condition.add_pairs(pairs, values)


def binding_by(condition: Condition, values: Sequence[str]) -> None:
    """Add that an action is as binding as one of the words says."""
    pairs = f"SELECT measure, id AS action FROM action WHERE modality IN ({mark(values)})"
    condition.add_pairs(pairs, values)


def laying_on_the_table(condition: Condition, values: Sequence[str]) -> None:
    """Add that a target or an action produces one of the deliverables."""
    pairs = f"SELECT * FROM ({_LAYING}) WHERE deliverable IN ({mark(values)})"
    condition.add_pairs(pairs, values)


def tied_to(condition: Condition, values: Sequence[str]) -> None:
    """Add that a tie leads to one of the records or documents."""
    pairs = " UNION ".join([_LINKED] * len(values))
    condition.add_pairs(pairs, [value for to in values for value in (to, to, to)])


def due_within(condition: Condition, periods: Sequence[Period]) -> None:
    """Add that the deadline lies in one of the periods."""
    between = " OR ".join(["deadline BETWEEN ? AND ?"] * len(periods))
    days = [day.isoformat() for period in periods for day in (period.first, period.last)]
    condition.add_due(between, *days)


def due_before(condition: Condition, days: Sequence[date]) -> None:
    """Add that the deadline is earlier than the last of the days: of several, the widest counts."""
    condition.add_due("deadline < ?", max(days).isoformat())


def due_after(condition: Condition, days: Sequence[date]) -> None:
    """Add that the deadline is later than the first of the days: of several, the widest counts."""
    condition.add_due("deadline > ?", min(days).isoformat())


def passed_without_a_word(condition: Condition, periods: Sequence[Period]) -> None:
    """Add that the deadline has passed within the period, and nothing says what became of it."""
    (period,) = periods
    passed = "deadline BETWEEN ? AND ? AND state IN ('unconfirmed', 'overdue')"
    condition.add_due(passed, period.first.isoformat(), period.last.isoformat())


def in_states(condition: Condition, values: Sequence[str]) -> None:
    """Add that the state of the row is one of them."""
    states = mark(values)
    if condition.each or condition.unit in DATED_UNITS:
        condition.add_due(f"state IN ({states})", *values)
        return
    own = {"measure": "m.id", "action": "x.id"}[condition.unit]
    # Asked of each row that is left, not of all there are.
    rows = f"SELECT 1 FROM {condition.unit}_state AS s WHERE s.id = {own} AND s.state IN ({states})"
    condition.add(f"EXISTS ({rows})", *values)


def with_marks(condition: Condition, least: Sequence[int]) -> None:
    """Add that an action has so many marks; of other rows, their measure."""
    enough = "WHERE owner + date + metric + binding >= ?"
    if condition.unit == "action":
        condition.add(f"x.id IN (SELECT id FROM action_marks {enough})", *least)
    else:
        rows = f"SELECT id FROM measure_marks {enough}"
        condition.add(f"{condition.measure} IN ({rows})", *least)


def leaving_open(condition: Condition, words: Sequence[str]) -> None:
    """Add that the text or the record leaves one of the points open."""
    condition.add(" OR ".join(build_open(word, condition.unit) for word in words))


def saying(condition: Condition, texts: Iterable[Wanted]) -> None:
    """Add that one of the texts is there: all its terms, each anywhere in the measure with its
    actions, or in an action or its measure.
    """
    alternatives = Condition(condition.unit)
    for wanted in texts:
        text = Condition(condition.unit, condition.few)
        for term in wanted:
            _add_term(text, term)
        alternatives.add(text.sql, *text.parameters)
    condition.add(" OR ".join(alternatives.parts), *alternatives.parameters)


def _add_term(condition: Condition, term: TermWords) -> None:
    stems = [f" {word.stem} " for word in term if word.stem]
    where = " OR ".join([*["instr(folded, ?)"] * len(term), *["instr(stems, ?)"] * len(stems)])
    parameters = [*(word.text for word in term), *stems]
    if condition.few and condition.unit != "action":
        # The ids of its wordings are that of the measure, and that with a dot and more behind it.
        measure = condition.measure
        own = f"unit = {measure} OR unit > {measure} || '.' AND unit < {measure} || '/'"
        condition.add(f"EXISTS (SELECT 1 FROM wording WHERE ({own}) AND ({where}))", *parameters)
    elif condition.unit == "action":
        found = f"SELECT unit FROM wording WHERE {where}"
        condition.add(f"x.id IN ({found}) OR x.measure IN ({found})", *parameters, *parameters)
    else:
        found = f"SELECT measure FROM wording WHERE {where}"
        condition.add(f"{condition.measure} IN ({found})", *parameters)
