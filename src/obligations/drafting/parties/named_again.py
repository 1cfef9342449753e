"""Whether somebody named in the text is another than those who are named before, or the same in
other words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.parties.owing import is_named, is_standing
from obligations.drafting.parties.party import GENERIC
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import find_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.parties.party import Party

_QUALIFIED = lazy(r"[^等]*(?:各|有关|相关|地方|级|、)[^等]*$")
# A class that says of whom in so many words: local finance departments, all cities; not one that
# only points back: the two departments.
_QUALIFIED_EN = lazy(
    r"(?!(?:both|two|three|four|five|these|those|such|said|above|responsible|lead|leading) )"
    r"[\w'-]+ [a-z]",
    re.IGNORECASE,
)
# A word for a body, or a class of them: Ministry, local authorities.
_CLASS_EN = lazy(r"^[A-Z]?[a-z]+$|\b[a-z]{4,}\b")


def is_another(party: Party, held: Sequence[Party], *, owes: bool) -> bool:
    """Whether the subject of a duty is somebody else than the parties of a clause: one whom the
    registry knows, a class that says of whom, another name in letters, or a body of a place that
    surely `owes` what is said of it. What else stands there only says again who answers.
    """
    if party.id or _is_qualified(party) or _is_another_name(party, held):
        return True
    return owes and _is_another_of_place(party, held)


def points_back(party: Party, held: Sequence[Party]) -> bool:
    """Whether a party is one of others by its word alone: the Minister behind Minister of Ports."""
    bare = re.fullmatch(r"[A-Z][a-z]+", party.printed) is not None
    names = (one.printed for one in held if one.printed != party.printed)
    return bare and any(
        re.search(rf"^{party.printed} (?:of|for)\b| {party.printed}$", name) for name in names
    )


def _is_qualified(party: Party) -> bool:
    """Whether a party is a class and says of whom (各级…, 有关…, local …), not by examples."""
    if party.kind != GENERIC:
        return False
    if has_chinese(party.printed):
        return _QUALIFIED.match(party.printed) is not None
    return _QUALIFIED_EN.match(party.printed) is not None


def _is_another_name(party: Party, held: Sequence[Party]) -> bool:
    """Whether an English name is that of one body and more than the word for it, and none of some
    others by its letters: DoP is Department of Ports.
    """
    if has_chinese(party.printed) or party.kind or _CLASS_EN.search(party.printed):
        return False
    letters = _list_letters(party.printed)
    return not any(letters & _list_letters(one.printed) for one in held)


def _is_another_of_place(party: Party, held: Sequence[Party]) -> bool:
    """Whether a Chinese name is that of a body of a place, or of a group set up for the work, and
    not short or long for one of some others: 市发改委 is 市发展改革委.
    """
    name = party.printed
    placed = find_level(name) or is_standing(party) or (has_chinese(name) and is_named(name))
    if party.kind == GENERIC or not placed:
        return False
    others = [one.printed for one in held]
    return not any(_holds_signs(other, name) or _holds_signs(name, other) for other in others)


def _holds_signs(name: str, short: str) -> bool:
    """Whether all signs of one name stand in another, in their order."""
    signs = iter(name)
    return all(sign in signs for sign in short)


def _list_letters(name: str) -> set[str]:
    """Return how a name is written in letters; a name in letters is so itself."""
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) == 1:
        return {words[0].upper()}
    capital = [word for word in words if word[0].isupper()]
    return {"".join(word[0] for word in some).upper() for some in (words, capital)}
