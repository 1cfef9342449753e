"""Filters as SQL: one condition a filter, for rows of measures, of actions, of targets and of
obligations.

A row of a measure matches by any of its parts. A row of an action matches by itself, and by what it
inherits from its measure (the parties where it has none of its own, the topics). A row of a target
or obligation matches by its action, or by its measure where it belongs to all of it.

Conditions are written as `IN (SELECT …)` over indexed columns, so that a narrow question never
looks at the whole corpus.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from obligations.query.open_points import build_open
from obligations.vocabulary import ROLES

if TYPE_CHECKING:
    from obligations.query.filters import Checked
    from obligations.query.session import Question
    from obligations.query.terms import Term

Unit = Literal["measure", "action", "target", "obligation"]

# The columns that say which measure and which action a row belongs to.
_COLUMNS = {
    "measure": ("m.id", "NULL"),
    "action": ("x.measure", "x.id"),
    "target": ("t.measure", "t.action"),
    "obligation": ("o.measure", "o.action"),
}
_ROWS_WITH_A_DATE = {"target": "t", "obligation": "o"}
# A deadline that has passed without a word.
_PASSED = "{0}deadline BETWEEN ? AND ? AND {0}state = 'unconfirmed'"
_LINKED = (
    "SELECT measure, action FROM link WHERE to_id = ? OR to_measure = ? OR to_measure IN (SELECT id"
    " FROM measure WHERE document = ?)"
)
_LAYING = (
    "SELECT measure, action, deliverable FROM target UNION ALL SELECT measure, id, deliverable FROM"
    " action"
)


@dataclass(slots=True)
class Condition:
    """A piece of a WHERE clause and its parameters."""

    parts: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)

    def add(self, sql: str, *parameters: Any) -> None:
        """Add a condition that holds together with the others."""
        self.parts.append(f"({sql})")
        self.parameters.extend(parameters)

    @property
    def sql(self) -> str:
        """The whole of it, always true where nothing was added."""
        return " AND ".join(self.parts) or "1"


def fill_named(question: Question, checked: Checked) -> None:
    """Fill the TEMP table `named` anew with the clauses' rows that name the parties, levels, roles
    and bases asked for, and reach back as far as deadlines that have passed are asked for.
    """
    for table in ("asked_department", "named"):
        question.connection.execute(f"DELETE FROM temp.{table}")
    if checked.passed:
        question.reach_back(checked.passed.first)
    if not checked.names_parties:
        return
    for understood in checked.departments:
        kin = [(understood.id, "self")]
        kin += [(other["id"], "newer") for other in understood.newer] + [
            (other["id"], "older") for other in understood.older
        ]
        question.connection.executemany(
            "INSERT OR IGNORE INTO temp.asked_department VALUES (?, ?)", kin
        )
    roles, bases = checked.roles or ROLES[:3], checked.bases
    where = f"r.role IN ({_marks(roles)})" + (f" AND r.basis IN ({_marks(bases)})" if bases else "")
    level, levels = _build_level(checked)
    where += f" AND r.{level}" if level else ""
    source = _DEPARTMENT_ROWS if checked.departments else "SELECT * FROM responsibility"
    if checked.departments and checked.with_generic:
        source += _GENERIC_ROWS
    question.connection.execute(
        "INSERT INTO temp.named SELECT r.measure, r.action, r.department, r.role, r.basis FROM"
        f" ({source}) AS r WHERE {where}",
        (*roles, *bases, *levels),
    )
    if "signatory" in roles and not bases:
        only = (
            "AND i.department IN (SELECT id FROM temp.asked_department)"
            if checked.departments
            else ""
        )
        only += f" AND i.{level}" if level else ""
        question.connection.execute(_SIGNED.format(only=only), levels)


def _build_level(checked: Checked) -> tuple[str, tuple[str, ...]]:
    """Return the condition that a party is of the levels asked for, and its parameters.

    Nothing where none is asked for.
    """
    if not checked.levels:
        return "", ()
    own = f"SELECT id FROM department WHERE level IN ({_marks(checked.levels)})"
    if not checked.with_generic:
        return f"department IN ({own})", checked.levels
    return (
        f"department IN ({own} UNION SELECT generic FROM cover WHERE department IN ({own}))",
        checked.levels * 2,
    )


# The matter went with the body, unless the clause says that it went elsewhere: then that heir is
# found by it, and no other.
_DEPARTMENT_ROWS = """
SELECT * FROM responsibility WHERE department IN (SELECT id FROM temp.asked_department
  WHERE via IN ('self', 'newer'))
UNION SELECT * FROM responsibility WHERE passed_to IS NULL AND department IN (SELECT id
  FROM temp.asked_department WHERE via = 'older')
UNION SELECT * FROM responsibility WHERE passed_to IN (SELECT id FROM temp.asked_department)
"""
# The view `cover` for the bodies asked for alone: of all bodies it would have a row for each body
# with each generic party.
COVERING = """
SELECT c.generic FROM covered AS c WHERE c.means IN (
  SELECT CASE WHEN by_level THEN d.level ELSE d.id END
  FROM temp.asked_department AS a JOIN department AS d ON d.id = a.id, (SELECT 0 AS by_level
    UNION ALL SELECT 1)
  WHERE a.via IN ('self', 'newer') AND NOT d.generic
)
"""
_GENERIC_ROWS = f"""
UNION SELECT * FROM responsibility WHERE department IN ({COVERING})
"""
_SAME_CLAUSE = """
o.measure IN (SELECT measure FROM temp.named) AND EXISTS (
  SELECT 1 FROM temp.named AS n WHERE n.measure = o.measure AND n.action IS o.part
    AND n.department = o.department AND n.role = o.role
    AND n.basis = o.basis
)
"""
_SIGNED = """
INSERT INTO temp.named SELECT m.id, NULL, i.department, 'signatory', NULL FROM issuer AS i
  JOIN measure AS m ON m.document = i.document
WHERE (SELECT count(*) FROM issuer AS j WHERE j.document = i.document) > 1 {only}
"""


def build_condition(checked: Checked, unit: Unit) -> Condition:
    """Return the WHERE clause for rows of a unit: tables `m` (measure), `x` (action), `t`
    (target_state or due_row), `o` (obligation).
    """
    condition = Condition()
    measure, _ = _COLUMNS[unit]
    _add_parties(condition, checked, unit)
    for column, values in (("document", checked.documents), ("kind", checked.kinds)):
        if values:
            condition.add(
                f"{measure} IN (SELECT id FROM measure WHERE {column} IN ({_marks(values)}))",
                *values,
            )
    if checked.topics:
        _add(
            condition,
            unit,
            f"SELECT measure, action FROM measure_topic WHERE topic IN ({_marks(checked.topics)})",
            checked.topics,
            inherit=True,
        )
    if checked.addressees:
        _add(
            condition,
            unit,
            "SELECT measure, action FROM action_addressee WHERE addressee IN"
            f" ({_marks(checked.addressees)})",
            checked.addressees,
        )
    if checked.modalities:
        _add(
            condition,
            unit,
            "SELECT measure, id AS action FROM action WHERE modality IN"
            f" ({_marks(checked.modalities)})",
            checked.modalities,
        )
    if checked.deliverables:
        _add(
            condition,
            unit,
            f"SELECT * FROM ({_LAYING}) WHERE deliverable IN ({_marks(checked.deliverables)})",
            checked.deliverables,
        )
    if checked.links_to:
        alternatives = " UNION ".join([_LINKED] * len(checked.links_to))
        _add(
            condition,
            unit,
            alternatives,
            tuple(value for to in checked.links_to for value in (to, to, to)),
        )
    _add_dates(condition, checked, unit)
    _add_marks(condition, checked, unit)
    if checked.without:
        condition.add(" OR ".join(build_open(word, unit) for word in checked.without))
    _add_text(condition, checked, unit)
    return condition


def _add_parties(condition: Condition, checked: Checked, unit: Unit) -> None:
    measure, action = _COLUMNS[unit]
    owned = "SELECT measure FROM responsibility"
    alternatives = []
    if checked.names_parties:
        if unit == "measure":
            alternatives.append("m.id IN (SELECT measure FROM temp.named)")
        elif unit == "obligation":
            alternatives.append(_SAME_CLAUSE)
        else:
            inherits = f"{action} IS NULL OR {action} IN (SELECT id FROM action WHERE NOT owned)"
            alternatives.append(f"{action} IN (SELECT action FROM temp.named)")
            if (
                unit == "target"
            ):  # what a measure promises as a whole concerns whoever answers for a part of it
                alternatives.append(
                    f"{action} IS NULL AND {measure} IN (SELECT measure FROM temp.named)"
                )
            alternatives.append(
                f"{measure} IN (SELECT measure FROM temp.named WHERE action IS NULL) AND"
                f" ({inherits})"
            )
    if checked.unowned:
        if unit == "measure":
            alternatives.append(f"m.id NOT IN ({owned})")
        elif unit == "obligation":
            alternatives.append("o.department IS NULL")
        else:
            nobody = (
                f"({action} IS NULL OR {action} NOT IN (SELECT action FROM responsibility WHERE"
                " action IS NOT NULL))"
            )
            alternatives.append(f"{measure} NOT IN ({owned} WHERE action IS NULL) AND {nobody}")
    if alternatives:
        condition.add(" OR ".join(alternatives))


def _add(
    condition: Condition,
    unit: Unit,
    pairs: str,
    parameters: tuple[Any, ...],
    *,
    inherit: bool = False,
) -> None:
    """Add a condition over (measure, action) pairs.

    `inherit`: what holds for the measure holds for its actions.
    """
    measure, action = _COLUMNS[unit]
    if unit == "measure":
        condition.add(f"m.id IN (SELECT measure FROM ({pairs}))", *parameters)
        return
    alternatives = [f"{action} IN (SELECT action FROM ({pairs}))"]
    if unit != "action":
        alternatives.append(f"{action} IS NULL AND {measure} IN (SELECT measure FROM ({pairs}))")
    if inherit:
        alternatives.append(f"{measure} IN (SELECT measure FROM ({pairs}) WHERE action IS NULL)")
    condition.add(" OR ".join(alternatives), *(parameters * len(alternatives)))


def _add_dates(condition: Condition, checked: Checked, unit: Unit) -> None:
    days: list[tuple[str, tuple[Any, ...]]] = []
    if checked.due:
        between = " OR ".join(["deadline BETWEEN ? AND ?"] * len(checked.due))
        days.append(
            (
                between,
                tuple(
                    day.isoformat() for period in checked.due for day in (period.first, period.last)
                ),
            )
        )
    if checked.before:
        days.append(("deadline < ?", (checked.before.isoformat(),)))
    if checked.after:
        days.append(("deadline > ?", (checked.after.isoformat(),)))
    if checked.passed:
        passed = (checked.passed.first.isoformat(), checked.passed.last.isoformat())
        if unit in _ROWS_WITH_A_DATE:
            condition.add(_PASSED.format(f"{_ROWS_WITH_A_DATE[unit]}."), *passed)
        else:
            _add(
                condition,
                unit,
                f"SELECT measure, action FROM due_row WHERE {_PASSED.format('')}",
                passed,
            )
    for sql, parameters in days:
        if unit in _ROWS_WITH_A_DATE:
            condition.add(
                sql.replace("deadline", f"{_ROWS_WITH_A_DATE[unit]}.deadline"), *parameters
            )
        else:
            _add(
                condition,
                unit,
                f"SELECT measure, action FROM due_row WHERE {sql}",
                parameters,
            )
    if checked.states:
        marks = _marks(checked.states)
        if unit in _ROWS_WITH_A_DATE:
            condition.add(f"{_ROWS_WITH_A_DATE[unit]}.state IN ({marks})", *checked.states)
        else:
            own = "m.id" if unit == "measure" else "x.id"
            condition.add(
                # Asked of each row that is left, not of all there are.
                f"EXISTS (SELECT 1 FROM {unit}_state AS s WHERE s.id = {own} AND s.state IN"
                f" ({marks}))",
                *checked.states,
            )


def _add_marks(condition: Condition, checked: Checked, unit: Unit) -> None:
    if checked.marks is None:
        return
    enough = "WHERE owner + date + metric + binding >= ?"
    if unit == "action":
        condition.add(f"x.id IN (SELECT id FROM action_marks {enough})", checked.marks)
    else:
        condition.add(
            f"{_COLUMNS[unit][0]} IN (SELECT id FROM measure_marks {enough})", checked.marks
        )


def _add_text(condition: Condition, checked: Checked, unit: Unit) -> None:
    """Add that one of the texts is there: all its terms, each anywhere in the measure with its
    actions, or in an action or its measure.
    """
    alternatives = Condition()
    for wanted in checked.texts:
        text = Condition()
        for term in wanted:
            _add_term(text, term, unit, few=bool(checked.departments))
        alternatives.add(text.sql, *text.parameters)
    if checked.texts:
        condition.add(" OR ".join(alternatives.parts), *alternatives.parameters)


def _add_term(condition: Condition, term: Term, unit: Unit, *, few: bool) -> None:
    """Add that a term is there. Where the rows are `few`, their own wordings alone are looked at:
    their ids are that of the measure, and that with a dot and more behind it.
    """
    stems = [f" {word.stem} " for word in term if word.stem]
    where = " OR ".join([*["instr(folded, ?)"] * len(term), *["instr(stems, ?)"] * len(stems)])
    parameters = [*(word.text for word in term), *stems]
    if few and unit != "action":
        measure = _COLUMNS[unit][0]
        own = f"unit = {measure} OR unit > {measure} || '.' AND unit < {measure} || '/'"
        condition.add(f"EXISTS (SELECT 1 FROM wording WHERE ({own}) AND ({where}))", *parameters)
    elif unit == "action":
        found = f"SELECT unit FROM wording WHERE {where}"
        condition.add(f"x.id IN ({found}) OR x.measure IN ({found})", *parameters, *parameters)
    else:
        condition.add(
            f"{_COLUMNS[unit][0]} IN (SELECT measure FROM wording WHERE {where})", *parameters
        )


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
