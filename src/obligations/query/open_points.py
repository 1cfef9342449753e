"""What a text or the record leaves open, as SQL: rows without a lead, an owner, a date, a
deliverable, a metric or progress.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from obligations.query.condition import Unit

# Which measures, actions and targets have it. An action has what a clause of its own says; without
# one, what holds for its measure.
_MEASURES = {
    "lead": "SELECT measure FROM responsibility WHERE role = 'lead'",
    "owner": "SELECT measure FROM responsibility WHERE basis = 'stated'",
    "date": "SELECT measure FROM target WHERE has_date",
    "deliverable": (
        "SELECT measure FROM target WHERE deliverable IS NOT NULL"
        " UNION SELECT measure FROM action WHERE deliverable IS NOT NULL"
    ),
    "metric": "SELECT measure FROM target WHERE comparator IS NOT NULL",
    "progress": "SELECT measure FROM entry WHERE measure IS NOT NULL",
}
_NAMED = (
    "SELECT action FROM responsibility AS r WHERE action IS NOT NULL AND {clause} UNION SELECT x.id"
    " FROM action AS x JOIN responsibility AS r ON r.measure = x.measure AND r.action IS NULL WHERE"
    " NOT x.owned AND {clause}"
)
_ACTIONS = {
    "lead": _NAMED.format(clause="r.role = 'lead'"),
    "owner": _NAMED.format(clause="r.basis = 'stated'"),
    "date": ("SELECT action FROM target WHERE action IS NOT NULL AND has_date"),
    "deliverable": (
        "SELECT id FROM action WHERE deliverable IS NOT NULL"
        " UNION SELECT action FROM target WHERE action IS NOT NULL AND deliverable IS NOT NULL"
    ),
    "metric": "SELECT action FROM target WHERE action IS NOT NULL AND comparator IS NOT NULL",
    "progress": (
        "SELECT thing FROM entry UNION SELECT t.action FROM entry AS e JOIN target AS t ON t.id ="
        " e.thing WHERE t.action IS NOT NULL"
    ),
}
_TARGETS = {
    "lead": "SELECT target FROM target_party WHERE role = 'lead'",
    "owner": "SELECT target FROM target_party WHERE basis = 'stated'",
    "date": "SELECT id FROM target WHERE has_date",
    "deliverable": "SELECT id FROM target WHERE deliverable IS NOT NULL",
    "metric": "SELECT id FROM target WHERE comparator IS NOT NULL",
}


def build_open(word: str, unit: Unit) -> str:
    """Return the condition that a row of a unit has none of what a word of OPEN_POINTS names."""
    if unit == "measure":
        return f"m.id NOT IN ({_MEASURES[word]})"
    if unit == "action":
        return f"x.id NOT IN ({_ACTIONS[word]})"
    if unit == "target":
        return _build_open_target(word, "t", "id")
    return (
        f"CASE WHEN o.target IS NOT NULL THEN {_build_open_target(word, 'o', 'target')} WHEN"
        f" o.action IS NOT NULL THEN o.action NOT IN ({_ACTIONS[word]}) ELSE o.measure NOT IN"
        f" ({_MEASURES[word]}) END"
    )


def _build_open_target(word: str, table: str, target: str) -> str:
    """Return the condition on a row that has a deadline and a state of its own: of what recurs it
    is the occurrence of which something is on record, or that was superseded with all others.
    """
    if word == "progress":
        row = f"{table}.progress IS NULL AND {table}.not_found IS NULL"
        return f"({row} AND {table}.state <> 'superseded')"
    return f"{table}.{target} NOT IN ({_TARGETS[word]})"
