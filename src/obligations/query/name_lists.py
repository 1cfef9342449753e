"""Several names in one value, "Customs, MOFCOM" or 海关总署、商务部: divided where the signs and
words between names stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.query.naming import ContradictionError, find_named
from obligations.text import patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from obligations.query.session import Question

_MOST_PIECES = 60
_LONGEST = 4_000  # what is longer is a text and holds no names
_WIDEST = 8  # no name has as many of these signs and words in it
_ALTERNATIVES = 4  # of equally good divisions so many are looked at: two are too many already

# A division: how many of its parts are no names, how many parts it has, and the parts.
_Division = tuple[int, int, tuple[str, ...]]


class SeveralDivisionsError(Exception):
    """A value can be divided into equally few names that mean different bodies."""

    def __init__(self, divisions: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.divisions = divisions


def divide_names(question: Question, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Divide a value into the fewest, longest parts that are all names.

    Return the parts, and those of them that are no names.

    Nothing is divided, and both are empty, where no part would be a name. Raises
    SeveralDivisionsError.
    """
    meanings: dict[str, tuple[str, ...]] = {}

    def is_name(part: str) -> bool:
        if part not in meanings:
            try:
                named = find_named(question, part)
            except ContradictionError:
                named = None
            meanings[part] = ()
            if named:
                meanings[part] = (named.means,) if named.means else named.candidates
        return bool(meanings[part])

    best = _find_best(text, is_name)
    if not best:
        return (), ()
    told = {
        tuple(sorted(meanings[part] for part in parts)): parts for _, _, parts in reversed(best)
    }
    unknown = tuple(part for part in best[0][2] if not meanings[part])
    if len(unknown) == len(best[0][2]):
        return (), ()
    if len(told) > 1 and not unknown:
        raise SeveralDivisionsError(list(reversed(told.values())))
    return best[0][2], unknown


def _find_best(text: str, is_name: Callable[[str], bool]) -> list[_Division]:
    """Return the divisions with the fewest parts that are no names, and of those the ones with the
    fewest parts.
    """
    pieces = list(_find_pieces(text)) if len(text) <= _LONGEST else []
    if not 1 < len(pieces) <= _MOST_PIECES:
        return []
    best: list[list[_Division]] = [[(0, 0, ())]]
    for end in range(1, len(pieces) + 1):
        found = []
        for start in range(max(0, end - _WIDEST), end):
            part = text[pieces[start][0] : pieces[end - 1][1]]
            unknown = not is_name(part)
            if not unknown or end - start == 1:  # what is no name is never more than a piece
                found += [
                    (wrong + unknown, count + 1, (*parts, part))
                    for wrong, count, parts in best[start]
                ]
        least = min(found)[:2]
        best.append([division for division in found if division[:2] == least][:_ALTERNATIVES])
    return best[-1]


def _find_pieces(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for between in re.finditer(patterns.NAME_SEPARATORS, text, re.IGNORECASE):
        if text[at : between.start()].strip():
            yield at, between.start()
        at = between.end()
    if text[at:].strip():
        yield at, len(text)
