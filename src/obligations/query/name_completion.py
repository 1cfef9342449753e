"""Which names complete what is being typed of a department: those under which a question finds it,
in either language.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from obligations.query.naming import ContradictionError, find_named
from obligations.text.name_keys import fold_text
from obligations.text.speech import list_texts, read_both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.session import Question

_MOST_BODIES = 60
_MOST_NAMES = 3


def offer_names(question: Question, typed: str) -> Iterator[tuple[str, str]]:
    """Yield names that begin with what is typed, each with its body's full name: bodies with
    measures first, of each its short names.

    A name that a question would take for another body, or refuse because several share it, isn't
    offered.
    """
    rows = question.select(
        "SELECT n.name, n.key, n.department, coalesce(d.en, '') AS en, coalesce(d.zh, '') AS zh"
        " FROM (  SELECT name, key, department FROM department_name UNION ALL SELECT id,"
        " lower(replace(id, '-', ' ')), id FROM department) AS n JOIN department AS d ON d.id ="
        " n.department LEFT JOIN (  SELECT department, count(*) AS uses FROM responsibility GROUP"
        " BY department) AS u ON u.department = n.department ORDER BY coalesce(u.uses, 0) DESC,"
        " d.position, n.department, length(n.name), n.name"
    )
    begun = fold_text(typed)
    fitting = [row for row in rows if fold_text(row["name"]).startswith(begun)]
    for body, named in islice(
        groupby(fitting, key=lambda row: str(row["department"])), _MOST_BODIES
    ):
        # As it is typed goes before another case; what makes no difference to a question is offered
        # once.
        by_key = {
            row["key"]: row for row in sorted(named, key=lambda row: row["name"].startswith(typed))
        }
        ordered = sorted(
            by_key.values(), key=lambda row: (not row["name"].startswith(typed), len(row["name"]))
        )
        for row in [row for row in ordered if _means(question, row["name"], body)][:_MOST_NAMES]:
            yield row["name"], " · ".join(list_texts(read_both(row)))


def _means(question: Question, name: str, body: str) -> bool:
    try:
        named = find_named(question, name)
    except ContradictionError:
        return False
    return named is not None and named.means == body
