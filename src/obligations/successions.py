"""What follows what: bodies that became others, links among measures.

Nothing here recurses, so that no chain is too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def find_groups(edges: Mapping[str, Sequence[str]]) -> Iterator[set[str]]:
    """Yield the names in groups, each after all that it leads to.

    A group of several is a circle, or circles that hang together.

    `edges` says where each name leads. It takes time in proportion to the names and edges (Tarjan's
    algorithm, with a stack of its own).
    """
    number: dict[str, int] = {}  # in the order in which they are met
    lowest: dict[str, int] = {}  # the first met that each leads back to
    open_: dict[str, None] = {}  # met, and in no group yet
    for start in edges:
        if start in number:
            continue
        number[start] = lowest[start] = len(number)
        open_[start] = None
        waiting = [(start, iter(edges.get(start, ())))]
        while waiting:
            here, following = waiting[-1]
            there = next(following, None)
            if there is None:
                waiting.pop()
                if waiting:
                    above = waiting[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == number[here]:
                    yield _close(open_, here)
            elif there not in number:
                number[there] = lowest[there] = len(number)
                open_[there] = None
                waiting.append((there, iter(edges.get(there, ()))))
            elif there in open_:
                lowest[here] = min(lowest[here], number[there])


def _close(open_: dict[str, None], first: str) -> set[str]:
    """Take a group out of what is open: its first, and all that was met after it."""
    group: set[str] = set()
    while first not in group:
        group.add(open_.popitem()[0])
    return group


def find_circles(edges: Mapping[str, Sequence[str]], most: int) -> Iterator[list[str]]:
    """Yield circles, each from the least of its names to it again.

    Of those that cross one another, those through the least first.

    At most `most`. The least name of a group is taken out once its circles are told, and what is
    left is looked at again.
    """
    waiting = [group for group in find_groups(edges) if len(group) > 1]
    while waiting and most > 0:
        group = waiting.pop()
        least = min(group)
        inside = {
            name: [there for there in edges.get(name, ()) if there in group] for name in group
        }
        onward = _find_ways_to(least, inside)
        for first in dict.fromkeys(inside[least]):
            circle = [least, first]
            while circle[-1] != least:
                circle.append(onward[circle[-1]])
            yield circle
            most -= 1
            if not most:
                return
        del inside[least]
        left = {
            name: [there for there in following if there != least]
            for name, following in inside.items()
        }
        waiting += [smaller for smaller in find_groups(left) if len(smaller) > 1]


def _find_ways_to(goal: str, edges: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give, for each name, the next one on the shortest way to a goal."""
    backward: dict[str, list[str]] = {}
    for here, following in edges.items():
        for there in following:
            backward.setdefault(there, []).append(here)
    onward: dict[str, str] = {}
    level = [goal]
    while level:
        before = [
            (here, there)
            for there in level
            for here in backward.get(there, ())
            if here not in onward
        ]
        onward.update(reversed(before))
        level = list(dict.fromkeys(here for here, _ in before if here != goal))
    return onward
