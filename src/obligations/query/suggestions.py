"""Whom a name that nobody bears may have been meant for: suggestions, the likeliest first.

Nothing is decided by them.
"""

from __future__ import annotations

from collections import Counter
from math import log1p
from typing import TYPE_CHECKING

from obligations.database import read_signs
from obligations.text.language import has_chinese
from obligations.text.name_keys import normalise_name
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.query.session import Question, Row
    from obligations.records import KnownBodyRecord

_MOST = 12
_LONGEST = 200  # comparing takes quadratic time
_COMPARED = (
    80  # so many names, those that share most with what was typed, are compared sign by sign
)
_LEAST_ALIKE = 0.4
# Chinese names are short: one of two signs makes half of them.
_LEAST_NEAR, _LEAST_NEAR_IN_CHINESE = 0.55, 0.5
_MORE_BEHIND = 0.1  # where already the first sign is another, more of the rest has to be the same
_WEIGHT_OF_USE = (
    0.1  # the body that the corpus names most is as near as one with a name some signs nearer
)
_WEIGHT_OF_A_GENERIC_PARTY = -0.1


def list_candidates(question: Question, name: str, *, near: bool = False) -> list[KnownBodyRecord]:
    """Return the bodies whose names look like a text, the likeliest first; `near`: only those that
    it can have been meant for, by a slip or in part.

    It counts how much of the signs is the same, how few of them would have to be changed, and how
    often the corpus names the body.
    """
    typed = normalise_name(name, read_signs(question.connection))
    if not typed or len(typed) > _LONGEST:
        return []
    rows = question.select(
        "SELECT n.key, n.department, d.generic FROM department_name AS n JOIN department AS d ON"
        " d.id = n.department"
    )
    own = _list_pieces(typed)
    shares = sorted(
        ((_share(typed, own, row["key"]), at) for at, row in enumerate(rows)), reverse=True
    )[:_COMPARED]
    alike: dict[str, float] = {}
    uses = _weigh_uses(question)
    for share, at in shares:
        row = rows[at]
        likeness = (share + _compare(typed, row["key"])) / 2
        if likeness >= (_find_least_near(typed, row["key"]) if near else _LEAST_ALIKE):
            weighed = (
                likeness
                + uses.get(row["department"], 0) * _WEIGHT_OF_USE
                + row["generic"] * _WEIGHT_OF_A_GENERIC_PARTY
            )
            alike[row["department"]] = max(weighed, alike.get(row["department"], 0))
    return load_departments(question, sorted(alike, key=lambda body: (-alike[body], body))[:_MOST])


def _find_least_near(typed: str, key: str) -> float:
    """Return how alike two keys have to be for one to be offered for the other."""
    least = _LEAST_NEAR_IN_CHINESE if has_chinese(key) else _LEAST_NEAR
    if typed[0] == key[0]:
        return least
    return least + _MORE_BEHIND


def load_departments(question: Question, ids: Iterable[str]) -> list[KnownBodyRecord]:
    """Return bodies as answers name them, each once, in the order of their ids.

    Ids that are not registered are passed over.
    """
    wanted = list(dict.fromkeys(ids))
    marks = ", ".join("?" * len(wanted))
    rows = {
        row["id"]: row
        for row in question.select(f"SELECT * FROM department WHERE id IN ({marks})", wanted)
    }
    return [describe(rows[found]) for found in wanted if found in rows]


def describe(row: Row) -> KnownBodyRecord:
    """Return a body as other answers name it."""
    return {
        "id": row["id"],
        "kind": row["kind"],
        "name": read_both(row),
        "abbr": row["abbr"],
    }


def _weigh_uses(question: Question) -> dict[str, float]:
    """Return how often the corpus names a body, up to 1 for the one it names most.

    Often and very often lie near each other.
    """
    rows = question.select(
        "SELECT department, count(*) AS uses FROM responsibility GROUP BY department"
    )
    counted = {row["department"]: log1p(row["uses"]) for row in rows}
    most = max(counted.values(), default=1)
    return {department: uses / most for department, uses in counted.items()}


def _list_pieces(key: str) -> Counter[str]:
    """Return what a key is made of: the single signs of Chinese, pairs of letters of English."""
    if has_chinese(key):
        return Counter(key)
    return Counter(a + b for a, b in zip(f" {key}", f"{key} ", strict=True))


def _is_part(typed: str, key: str) -> bool:
    """Whether what was typed is a part of a name: in English, one that begins with a word of it."""
    if has_chinese(key):
        return len(typed) > 1 and typed in key
    return len(typed) > 1 and f" {typed}" in f" {key}"


def _share(typed: str, own: Counter[str], key: str) -> float:
    """Tell how much of two keys is the same, from 0 to 1.

    A name that is typed in part lies near the whole.
    """
    if _is_part(typed, key):
        return 0.8 + 0.2 * len(typed) / len(key)
    other = _list_pieces(key)
    return 2 * (own & other).total() / (own.total() + other.total())


def _compare(typed: str, key: str) -> float:
    """Tell how few signs have to be added, taken out, replaced or swapped with the next to make one
    key of the other, from 0 to 1.
    """
    if _is_part(typed, key):
        return 0.8 + 0.2 * len(typed) / len(key)
    before: list[int] = []
    last = list(range(len(key) + 1))
    for row, a in enumerate(typed, start=1):
        here = [row]
        for column, b in enumerate(key, start=1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (a != b))
            if row > 1 and column > 1 and a == key[column - 2] and typed[row - 2] == b:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, last = last, here
    return 1 - last[-1] / max(len(typed), len(key))
