"""What a typed name means: one body, or several that it could be.

A name is tried as it stands, then as a name that is said twice ("Ministry of Commerce (MOFCOM)"),
then by what people put around a name: 财政部门, 商务部办公厅, "customs authorities". All of it is
exact; nothing here guesses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from obligations.database import read_signs
from obligations.text import patterns
from obligations.text.name_keys import list_keys, normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from obligations.query.session import Question, Row


# A body's own names go before those by which translations or people call it.
_RANKS = {"name": 0, "abbr": 0, "id": 0, "other": 1, "former": 2, "translation": 3, "query": 4}
_LONGEST = 400  # what is longer is a text and no name: only tried as it stands
_BETWEEN = " · "  # between the names of a body as the program prints them
_OFFICES = (patterns.OFFICE, r"(?:the )?general office of (.+)", r"(.+) general office")
_PLURALS = {"department": "departments", "authority": "authorities", "regulator": "regulators"}


class Named(NamedTuple):
    """Whom a name can mean.

    `means` is None where nothing says which of several; `candidates` then are those to choose from.
    """

    means: str | None
    candidates: tuple[str, ...]


class ContradictionError(Exception):
    """A name is said twice, and the two mean different bodies.

    `parts` are what was typed, each with whom it means (None: nobody).
    """

    def __init__(self, parts: list[tuple[str, Named | None]]) -> None:
        super().__init__()
        self.parts = parts


def find_named(question: Question, name: str) -> Named | None:
    """Find whom a typed name can mean; None where nobody is called so.

    Raises ContradictionError where two names are given and differ.
    """
    signs = {} if name.isascii() else read_signs(question.connection)
    literal = _look_up(question, name, signs)
    if literal or len(name) > _LONGEST:
        return literal
    return _find_said_twice(question, name.strip(), signs) or next(
        (
            named
            for reading in _list_readings(normalise_name(name, signs))
            if (named := _look_up(question, reading, signs))
        ),
        None,
    )


def _look_up(question: Question, name: str, signs: Mapping[int, str]) -> Named | None:
    for key in list_keys(name, signs):
        rows = question.select(
            "SELECT n.department, n.kind, d.layer FROM department_name AS n JOIN department AS d ON"
            " d.id = n.department WHERE n.key = ? ORDER BY n.department",
            [key],
        )
        shared = question.select(
            "SELECT m.id AS means, a.candidate AS department, c.layer FROM ambiguous_name AS a"
            " JOIN department AS c ON c.id = a.candidate LEFT JOIN department AS m ON m.id ="
            " a.means WHERE a.key = ? ORDER BY a.position",
            [key],
        )
        if rows or shared:
            return _choose(rows, shared)
    return None


def _choose(rows: Sequence[Row], shared: Sequence[Row]) -> Named:
    """Return whom a name means that bodies have (`rows`), or that the registry says several share
    (`shared`).

    Nobody where a body of another layer has it too: none takes a name from what lies below. What
    people only call a body in questions is no name of it where another one is named so.
    """
    named = any(row["kind"] == "name" for row in rows)
    rows = [row for row in rows if not named or row["kind"] != "query"]
    ranks = {row["department"]: _RANKS[row["kind"]] for row in rows}
    bearers = sorted(ranks, key=ranks.__getitem__)
    known = [row["department"] for row in shared]
    candidates = tuple(dict.fromkeys([*known, *bearers]))
    layers = {row["layer"] for row in (*rows, *shared)}
    if len(layers) > 1 and not set(bearers).issubset(known):
        return Named(None, candidates)
    if shared:
        return Named(shared[0]["means"], candidates)
    alone = len(bearers) == 1 or ranks[bearers[0]] < ranks[bearers[1]]
    return Named(bearers[0] if alone else None, candidates)


def _find_said_twice(question: Question, name: str, signs: Mapping[int, str]) -> Named | None:
    """Find the body that two names mean together: one that is shared is decided by the other."""
    said = name.split(_BETWEEN) if _BETWEEN in name else _split_brackets(name)
    if not said:
        return None
    parts = [(part, _look_up(question, part, signs)) for part in said]
    known = [named for _, named in parts if named]
    if not known:
        return None
    both = [
        body for body in known[0].candidates if all(body in named.candidates for named in known)
    ]
    if len(known) < len(parts) or not both:
        raise ContradictionError(parts)
    meant = both
    if len(both) > 1:
        meant = list({named.means for named in known if named.means in both})
    return Named(meant[0] if len(meant) == 1 else None, tuple(both))


def _split_brackets(name: str) -> list[str]:
    """Return what stands before the brackets at the end of a name and what stands in them.

    Nothing where there are none.
    """
    depth = 0
    for at in range(len(name) - 1, 0, -1):
        depth += (name[at] in patterns.CLOSING_BRACKETS) - (name[at] in patterns.OPENING_BRACKETS)
        if depth == 0:
            if name[at] in patterns.OPENING_BRACKETS:
                return [name[:at].strip(), name[at + 1 : -1].strip()]
            return []
    return []


def _list_readings(key: str) -> Iterator[str]:
    """Yield what the key of a name becomes without the words that people put around a name, the
    most literal first.
    """
    for office in _OFFICES:
        if found := re.fullmatch(office, key):
            yield found[1]
    if found := re.fullmatch(patterns.OFFICE_OF_A_PLACE, key):
        yield found[1]
    if found := re.fullmatch(patterns.AUTHORITY, key):
        field = found[1]
        while field:
            yield from (field + ending for ending in patterns.BODY_ENDINGS)
            field = next(
                (field.removesuffix(word) for word in patterns.IN_CHARGE if field.endswith(word)),
                "",
            )
    before, _, last = key.rpartition(" ")
    for singular, plural in _PLURALS.items():
        others = {singular: plural, plural: singular}
        if before and last in others:
            yield f"{before} {others[last]}"
            if singular != "regulator":
                yield before
