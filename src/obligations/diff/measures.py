"""Two states of a measure → what changed of it, of its actions, targets and links."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from obligations.diff import fields
from obligations.diff.change import Change
from obligations.diff.fields import align, tell_one_sided
from obligations.diff.values import (
    BodyNames,
    describe_link,
    make_plain_action,
    make_plain_measure,
    make_plain_target,
)
from obligations.ids import make_action_id, make_target_id
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.diff.change import ChangePlace
    from obligations.diff.clauses import MeasureInDocument
    from obligations.model import Action, Link, Target


def compare_measure(
    place: ChangePlace,
    before: MeasureInDocument | None,
    after: MeasureInDocument | None,
    bodies: BodyNames,
) -> Iterator[Change]:
    """Yield what changed of a measure, and of what it consists of."""
    newest: Any = after or before
    if before is None or after is None:
        yield tell_one_sided(
            "measure", newest.id, place, before, after, partial(make_plain_measure, bodies=bodies)
        )
        return
    old, new = before.measure, after.measure
    if old == new:  # what its document says of it may have changed: that is said there
        return
    if not before.says_the_same_as(after):
        old_roles, new_roles = (
            bodies.describe_roles(before.clauses),
            bodies.describe_roles(after.clauses),
        )
        for role in PARTY_ROLES:
            if not fields.is_equal(old_roles[role], new_roles[role]):
                yield Change(
                    "changed", "measure", newest.id, place, role, old_roles[role], new_roles[role]
                )
    yield from fields.compare_fields(
        "measure", newest.id, place, old, new, fields.MEASURE_FIELDS, bodies
    )
    yield from _compare_targets(place, newest.id, old.targets, new.targets, bodies)
    yield from _compare_links(place, newest.id, old.links, new.links)
    for number, old_action, new_action in _align_numbered(old.actions, new.actions):
        yield from _compare_action(
            place, make_action_id(newest.id, number), old_action, new_action, bodies
        )


def _compare_action(
    place: ChangePlace,
    action_id: str,
    before: Action | None,
    after: Action | None,
    bodies: BodyNames,
) -> Iterator[Change]:
    if before is None or after is None:
        yield tell_one_sided(
            "action",
            action_id,
            place,
            before,
            after,
            partial(make_plain_action, action_id, bodies=bodies),
        )
        return
    yield from fields.compare_fields(
        "action", action_id, place, before, after, fields.ACTION_FIELDS, bodies
    )
    yield from _compare_targets(place, action_id, before.targets, after.targets, bodies)
    yield from _compare_links(place, action_id, before.links, after.links)


def _compare_targets(
    place: ChangePlace,
    owner: str,
    before: Iterable[Target],
    after: Iterable[Target],
    bodies: BodyNames,
) -> Iterator[Change]:
    for number, old, new in _align_numbered(before, after):
        target_id = make_target_id(owner, number)
        if old is None or new is None:
            yield tell_one_sided(
                "target", target_id, place, old, new, partial(make_plain_target, target_id)
            )
        else:
            yield from fields.compare_fields(
                "target", target_id, place, old, new, fields.TARGET_FIELDS, bodies
            )


def _compare_links(
    place: ChangePlace, owner: str, before: Iterable[Link], after: Iterable[Link]
) -> Iterator[Change]:
    old, new = ({f"{link.relation} {link.to}": link for link in links} for links in (before, after))
    for key, old_link, new_link in align(old, new):
        if old_link is None or new_link is None:
            yield tell_one_sided("link", owner, place, old.get(key), new.get(key), describe_link)


def _align_numbered(before: Iterable[Any], after: Iterable[Any]) -> list[tuple[int, Any, Any]]:
    """Put the records of two sides that have the same number beside each other.

    Of two with one number the first answers.
    """
    old, new = (
        {record.number: record for record in reversed(tuple(records))}
        for records in (before, after)
    )
    return [
        (number, old.get(number), new.get(number)) for number in sorted(old.keys() | new.keys())
    ]
