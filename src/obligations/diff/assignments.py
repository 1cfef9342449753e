"""Who at home looks after what, on two sides."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from obligations.ids import measure_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.corpus import Corpus
    from obligations.model import Assignment

# By what they are about, in the order of the files.
_ByThing = dict[str, list["Assignment"]]


class AssignmentChange(NamedTuple):
    """An assignment on both sides; None for a side on which it does not stand."""

    before: Assignment | None
    after: Assignment | None


def compare_assignments(
    before: Corpus, after: Corpus, left_out: set[str]
) -> dict[str, list[AssignmentChange]]:
    """Return the assignments that came, went or changed, by measure.

    What stands in a file that could not be read on either side is neither.
    """
    old, new = _list_by_thing(before, left_out), _list_by_thing(after, left_out)
    changes: dict[str, list[AssignmentChange]] = defaultdict(list)
    for thing in sorted(old.keys() | new.keys(), key=lambda thing: (len(thing), thing)):
        changes[measure_of(thing)] += _compare_thing(old.get(thing, []), new.get(thing, []))
    return {measure: found for measure, found in changes.items() if found}


def list_assigned(*sides: Corpus) -> dict[str, frozenset[str]]:
    """Return who looks after a measure or a part of it on any side, by measure."""
    found: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        for thing, assignments in _list_by_thing(side, set()).items():
            found[measure_of(thing)] |= {one.owner for one in assignments}
    return {measure: frozenset(owners) for measure, owners in found.items()}


def _list_by_thing(corpus: Corpus, left_out: set[str]) -> _ByThing:
    found: _ByThing = defaultdict(list)
    for file in corpus.files.values():
        if file.kind == "assignments" and file.path not in left_out:
            for assignment in file.record or ():
                found[assignment.of].append(assignment)
    return found


def _compare_thing(before: list[Assignment], after: list[Assignment]) -> Iterator[AssignmentChange]:
    """Put beside each other what one owner has on both sides, then who went and who came."""
    old, new = ({one.owner: one for one in side} for side in (before, after))
    for owner, one in old.items():
        if owner in new and one != new[owner]:
            yield AssignmentChange(one, new[owner])
    gone = [one for owner, one in old.items() if owner not in new]
    come = [one for owner, one in new.items() if owner not in old]
    yield from map(AssignmentChange._make, zip_longest(gone, come))
