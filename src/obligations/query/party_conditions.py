"""Who answers, as SQL: the filters on departments, roles, bases and levels hold of one clause
together, and are asked for together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.query.assignments import ASSIGNED
from obligations.query.condition import mark
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.condition import Condition
    from obligations.query.session import Question


def fill_named(question: Question, checked: CheckedFilters) -> None:
    """Fill the TEMP table `named` anew with the clauses' rows that name the parties, levels, roles
    and bases asked for.
    """
    for table in ("asked_department", "named"):
        question.connection.execute(f"DELETE FROM temp.{table}")
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
    roles, bases = checked.roles or PARTY_ROLES, checked.bases
    where = f"r.role IN ({mark(roles)})" + (f" AND r.basis IN ({mark(bases)})" if bases else "")
    level, levels = _build_level(checked)
    where += f" AND r.{level}" if level else ""
    source = _DEPARTMENT_ROWS if checked.departments else "SELECT * FROM responsibility"
    if checked.departments and checked.with_generic:
        source += _GENERIC_ROWS
    question.connection.execute(
        "INSERT INTO temp.named"
        " SELECT r.measure, r.action, r.department, r.role, r.basis, NULL FROM"
        f" ({source}) AS r WHERE {where} ORDER BY r.clause, r.position",
        (*roles, *bases, *levels),
    )
    if "signatory" in roles and not bases:
        if checked.departments:
            only = "AND i.department IN (SELECT id FROM temp.asked_department)"
        else:
            only = ""
        only += f" AND i.{level}" if level else ""
        question.connection.execute(_SIGNED.format(only=only), levels)
    if _asks_for_assigned(checked):
        only = f"a.{level}" if level else "1"
        if checked.departments:
            only += " AND a.department IN (SELECT id FROM temp.asked_department)"
        question.connection.execute(_ASSIGNED.format(only=only), levels)


def _asks_for_assigned(checked: CheckedFilters) -> bool:
    """Whether what a body looks after at home is asked for: by the role, or with all else of it."""
    if checked.bases:
        return False
    return "assigned" in checked.roles or bool(checked.departments and not checked.roles)


def _build_level(checked: CheckedFilters) -> tuple[str, tuple[str, ...]]:
    """Return the condition that a party is of the levels asked for, and its parameters.

    Nothing where none is asked for.
    """
    if not checked.levels:
        return "", ()
    own = f"SELECT id FROM department WHERE level IN ({mark(checked.levels)})"
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
INSERT INTO temp.named SELECT m.id, NULL, i.department, 'signatory', NULL, NULL FROM issuer AS i
  JOIN measure AS m ON m.document = i.document
WHERE (SELECT count(*) FROM issuer AS j WHERE j.document = i.document) > 1 {only}
"""


_ASSIGNED = f"""
INSERT INTO temp.named SELECT a.measure, a.action, a.department, 'assigned', NULL,
  CASE WHEN a.id NOT IN (a.measure, coalesce(a.action, '')) THEN a.id END
FROM ({ASSIGNED}) AS a WHERE {{only}}
"""


def add_parties(condition: Condition, checked: CheckedFilters) -> None:
    """Add that one of the clauses in `named` holds for a row, or where that is asked for, none."""
    alternatives = []
    if checked.names_parties:
        alternatives += _list_named(condition)
    if checked.unowned:
        alternatives.append(_build_unowned(condition))
    if alternatives:
        condition.add(" OR ".join(alternatives))


def _list_named(condition: Condition) -> list[str]:
    measure, action = condition.measure, condition.action
    if condition.unit == "measure":
        return ["m.id IN (SELECT measure FROM temp.named)"]
    if condition.unit == "obligation":
        return [_SAME_CLAUSE]
    inherits = f"{action} IS NULL OR {action} IN (SELECT id FROM action WHERE NOT owned)"
    clauses = "FROM temp.named WHERE role <> 'assigned'"
    whole = f"{measure} IN (SELECT measure {clauses} AND action IS NULL)"
    alternatives = [f"{action} IN (SELECT action FROM temp.named)", f"{whole} AND ({inherits})"]
    if condition.unit == "target":
        # What a measure promises as a whole concerns whoever answers for a part of it.
        alternatives[0] = f"{action} IN (SELECT action {clauses})"
        alternatives.append(f"{action} IS NULL AND {measure} IN (SELECT measure {clauses})")
        alternatives.append("t.id IN (SELECT target FROM temp.named WHERE target IS NOT NULL)")
    return alternatives


def _build_unowned(condition: Condition) -> str:
    owned = "SELECT measure FROM responsibility"
    if condition.unit == "measure":
        return f"m.id NOT IN ({owned})"
    if condition.unit == "obligation":
        return "o.department IS NULL"
    owned_actions = "SELECT action FROM responsibility WHERE action IS NOT NULL"
    nobody = f"({condition.action} IS NULL OR {condition.action} NOT IN ({owned_actions}))"
    return f"{condition.measure} NOT IN ({owned} WHERE action IS NULL) AND {nobody}"
