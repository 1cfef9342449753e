"""One thing under several names: what is typed, in every spelling that the texts may use for it."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from obligations.names import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.question import Question

_MOST_NAMES = 3  # a text with more names than these keeps the further ones as they are typed


class _Found(NamedTuple):
    """A name that stands in a text, and all names of the same thing."""

    start: int
    end: int
    names: tuple[str, ...]


def list_spellings(question: Question, text: str) -> tuple[str, ...]:
    """Give a text, folded: as it is typed, then with the names in it replaced by other names of the same things.

    Where names lie within each other the longest counts: 跨境电子商务综合试验区 is one name, though 跨境电子商务 is another.
    """
    folded = fold_text(text)
    things: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in question.select("SELECT thing, language, name FROM synonym ORDER BY rowid"):
        things[row["thing"], row["language"]].append(row["name"])
    found = [place for names in things.values() for place in _find_names(folded, tuple(names))]
    pieces: list[tuple[str, ...]] = []
    at = 0
    for place in _keep_longest(found):
        pieces += [(folded[at : place.start],), place.names]
        at = place.end
    spellings = ("".join(parts) for parts in product(*pieces, (folded[at:],)))
    return tuple(dict.fromkeys((folded, *spellings)))


def _find_names(text: str, names: tuple[str, ...]) -> Iterator[_Found]:
    for name in names:
        at = text.find(name)
        if at >= 0 and not (name.isascii() and text[at - 1 : at].isalnum()):
            yield _Found(at, at + len(name), names)


def _keep_longest(found: list[_Found]) -> list[_Found]:
    """Give the places that don't overlap, the longest before all others, in the order of the text."""
    kept: list[_Found] = []
    for place in sorted(found, key=lambda place: place.start - place.end):
        if len(kept) < _MOST_NAMES and all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return sorted(kept)
