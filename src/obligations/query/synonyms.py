"""One thing under several names: what is typed, in every spelling that the texts may use for it."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.query.session import Question

_MOST_NAMES = 3  # a text with more names than these keeps the further ones as they are typed


class FoundName(NamedTuple):
    """A name that stands in a text, and all names of the same thing."""

    start: int
    end: int
    names: tuple[str, ...]


def load_names(question: Question) -> list[tuple[str, ...]]:
    """Return the names of each thing in each language, folded."""
    things: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in question.select("SELECT thing, language, name FROM synonym ORDER BY rowid"):
        things[row["thing"], row["language"]].append(row["name"])
    return [tuple(names) for names in things.values()]


def list_synonymous_spellings(names: Iterable[tuple[str, ...]], folded: str) -> tuple[str, ...]:
    """Return a folded text as it is typed, then with the names in it replaced by other names of the
    same things.
    """
    pieces: list[tuple[str, ...]] = []
    at = 0
    for place in find_names(folded, names):
        pieces += [(folded[at : place.start],), place.names]
        at = place.end
    spellings = ("".join(parts) for parts in product(*pieces, (folded[at:],)))
    return tuple(dict.fromkeys((folded, *spellings)))


def find_names(folded: str, names: Iterable[tuple[str, ...]]) -> list[FoundName]:
    """Find the names in a folded text, in its order.

    Where names lie within each other the longest counts: 跨境电子商务综合试验区 is one name, though
    跨境电子商务 is another.
    """
    return _keep_longest([place for group in names for place in _find_names(folded, group)])


def _find_names(text: str, names: tuple[str, ...]) -> Iterator[FoundName]:
    for name in names:
        at = text.find(name)
        if at >= 0 and not (name.isascii() and text[at - 1 : at].isalnum()):
            yield FoundName(at, at + len(name), names)


def _keep_longest(found: list[FoundName]) -> list[FoundName]:
    """Return the places that don't overlap, the longest before all others, in the order of the
    text.
    """
    kept: list[FoundName] = []
    for place in sorted(found, key=lambda place: place.start - place.end):
        if len(kept) < _MOST_NAMES and all(
            place.end <= other.start or other.end <= place.start for other in kept
        ):
            kept.append(place)
    return sorted(kept)
