"""Two corpora → what changed between them, as a list of changes.

Records are the same where their ids are, so that moving lines or files changes nothing. What can't
be read on either side is not compared: it is left out, never taken for removed. A document's clause
that changes is said once, on the document, with the measures that it holds for; a measure whose own
clauses change is shown with everybody who answers for it before and after.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from obligations.diff import fields
from obligations.diff.assignments import compare_assignments, list_assigned
from obligations.diff.change import Change, ChangePlace, Owner
from obligations.diff.clauses import (
    MeasureInDocument,
    find_other_roles,
    list_owners,
    list_scope,
    list_standings,
)
from obligations.diff.entries import compare_entries
from obligations.diff.fields import align, tell_one_sided
from obligations.diff.measures import compare_measure
from obligations.diff.unread import list_left_out, may_hide
from obligations.diff.values import (
    BodyNames,
    describe_assignment,
    describe_document,
    describe_entry,
    gather_bodies,
    make_plain_text,
)
from obligations.ids import document_of, is_closing, make_action_id, make_target_id
from obligations.layers import REGISTRY
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from obligations.corpus import Corpus
    from obligations.diff.assignments import AssignmentChange
    from obligations.diff.entries import EntryChange
    from obligations.model import Action, Document, Target
    from obligations.records import Bilingual
    from obligations.vocabulary import PartyRole

    # What an action or a target says, by its id.
    SubjectFinder = Callable[[str], Bilingual | None]

_FOLDER = "."  # stands for the folder itself where it could not be listed


def compare(before: Corpus, after: Corpus) -> list[Change]:
    """Return what changed, in the order of the documents and their measures, departments last."""
    bodies = gather_bodies(before, after)
    left_out = {file.path for corpus in (before, after) for file in list_left_out(corpus)}
    entries = compare_entries(before, after, left_out)
    assignments = compare_assignments(before, after, left_out)
    assigned = list_assigned(before, after)
    changes: list[Change] = []
    for old, new in _pair_documents(before, after, left_out):
        standings = sorted(
            align(list_standings(old), list_standings(new)),
            key=lambda sides: _rank(sides[1] or sides[2]),
        )
        changes += _compare_document(old, new, standings, bodies)
        for measure_id, before_it, after_it in standings:
            place = _place(before_it, after_it, assigned)
            changes += compare_measure(place, before_it, after_it, bodies)
            find = partial(_find_subject, before_it, after_it)
            changes += _tell_assignments(assignments.pop(measure_id, ()), place, find, bodies)
            changes += [_tell_entry(entry, place, find) for entry in entries.pop(measure_id, ())]
    for measure_id in {**assignments, **entries}:
        place = ChangePlace(
            document_of(measure_id),
            measure_id,
            None,
            assigned=assigned.get(measure_id, frozenset()),
        )
        find = partial(_find_subject, None, None)
        changes += _tell_assignments(assignments.get(measure_id, ()), place, find, bodies)
        changes += [_tell_entry(entry, place, find) for entry in entries.get(measure_id, ())]
    return changes + list(_compare_departments(before, after, left_out, bodies))


def _pair_documents(
    before: Corpus, after: Corpus, left_out: set[str]
) -> list[tuple[Document | None, Document | None]]:
    """Put the documents of two sides beside each other, the oldest first, but for those that may
    stand in a file that can't be read.
    """
    open_before, open_after = (
        may_hide(before, after, "document"),
        may_hide(after, before, "document"),
    )
    aligned = align(_find_documents(before, left_out), _find_documents(after, left_out))
    told = [
        (old, new)
        for _, old, new in aligned
        if (old or not open_before) and (new or not open_after)
    ]
    return sorted(told, key=lambda sides: _date(sides[0] or sides[1]))


def _find_documents(corpus: Corpus, left_out: set[str]) -> dict[str, Document]:
    if _FOLDER in left_out:
        return {}
    files = [
        file
        for file in corpus.files.values()
        if file.kind == "document" and file.path not in left_out
    ]
    found: dict[str, Document] = {}
    for file in files:
        found.setdefault(file.record.id, file.record)
    return found


def _date(document: Document | None) -> tuple[str, str]:
    if document is None:
        return "", ""
    return document.dated.isoformat(), document.id


def _rank(standing: MeasureInDocument | None) -> tuple[bool, int]:
    if standing is None:
        return False, 0
    return is_closing(standing.id), standing.measure.number


def _place(
    before: MeasureInDocument | None,
    after: MeasureInDocument | None,
    assigned: Mapping[str, frozenset[str]],
) -> ChangePlace:
    owners = frozenset(
        owner for standing in (before, after) if standing for owner in standing.owners
    )
    newest: Any = after or before
    return ChangePlace(
        newest.document.id,
        newest.id,
        make_plain_text(newest.measure.title),
        owners,
        assigned.get(newest.id, frozenset()),
    )


def _compare_document(
    before: Document | None,
    after: Document | None,
    standings: list[tuple[str, MeasureInDocument | None, MeasureInDocument | None]],
    bodies: BodyNames,
) -> Iterator[Change]:
    newest: Any = after or before
    clauses = [
        clause for document in (before, after) if document for clause in document.responsibilities
    ]
    place = ChangePlace(newest.id, None, make_plain_text(newest.title), list_owners(clauses))
    if before is None or after is None:
        yield tell_one_sided(
            "document", newest.id, place, before, after, partial(describe_document, bodies=bodies)
        )
        return
    yield from fields.compare_fields(
        "document", newest.id, place, before, after, fields.DOCUMENT_FIELDS, bodies
    )
    yield from _compare_clauses(place, before, after, _find_touched(standings), bodies)


def _find_touched(
    standings: list[tuple[str, MeasureInDocument | None, MeasureInDocument | None]],
) -> dict[str, list[PartyRole]]:
    """Return the measures for which others answer only because their document says so, with the
    roles.
    """
    same = (
        (measure_id, old, new)
        for measure_id, old, new in standings
        if old and new and old.says_the_same_as(new)
    )
    touched = {
        measure_id: find_other_roles(old.clauses, new.clauses) for measure_id, old, new in same
    }
    return {measure_id: roles for measure_id, roles in touched.items() if roles}


def _compare_clauses(
    place: ChangePlace,
    before: Document,
    after: Document,
    touched: dict[str, list[PartyRole]],
    bodies: BodyNames,
) -> Iterator[Change]:
    """Tell what a document says otherwise of its measures.

    The same parties can answer for other measures than before.
    """
    old_scope, new_scope = list_scope(before.responsibilities), list_scope(after.responsibilities)
    if old_scope and new_scope and old_scope != new_scope:
        yield Change(
            "changed",
            "document",
            after.id,
            place,
            "applies",
            old_scope,
            new_scope,
            affects=tuple(touched),
        )
    old_roles, new_roles = (
        bodies.describe_roles(before.responsibilities),
        bodies.describe_roles(after.responsibilities),
    )
    for role in PARTY_ROLES:
        affected = tuple(measure_id for measure_id, roles in touched.items() if role in roles)
        if affected or not fields.is_equal(old_roles[role], new_roles[role]):
            yield Change(
                "changed",
                "document",
                after.id,
                place,
                role,
                old_roles[role],
                new_roles[role],
                affects=affected,
            )


def _tell_entry(change: EntryChange, place: ChangePlace, find_subject: SubjectFinder) -> Change:
    value = describe_entry(change.entry, change.path, change.previous)
    old, new = (None, value) if change.change == "added" else (value, None)
    subject = find_subject(change.entry.of)
    return Change(
        change.change, "progress", change.entry.of, place, before=old, after=new, subject=subject
    )


def _tell_assignments(
    assignments: Iterable[AssignmentChange],
    place: ChangePlace,
    find_subject: SubjectFinder,
    bodies: BodyNames,
) -> Iterator[Change]:
    for before, after in assignments:
        newest: Any = after or before
        subject = find_subject(newest.of)
        if before is None or after is None:
            told = tell_one_sided(
                "assignment",
                newest.of,
                place,
                before,
                after,
                partial(describe_assignment, bodies=bodies),
            )
            yield replace(told, subject=subject)
        else:
            for change in fields.compare_fields(
                "assignment", newest.of, place, before, after, fields.ASSIGNMENT_FIELDS, bodies
            ):
                yield replace(change, subject=subject)


def _find_subject(
    before: MeasureInDocument | None, after: MeasureInDocument | None, record_id: str
) -> Bilingual | None:
    """Return what an action or a target of a measure says, as the newer side has it."""
    for standing in (after, before):
        if standing and (found := _list_parts(standing).get(record_id)):
            return fields.find_subject(found)
    return None


def _list_parts(standing: MeasureInDocument) -> dict[str, Action | Target]:
    parts: dict[str, Action | Target] = {
        make_target_id(standing.id, target.number): target for target in standing.measure.targets
    }
    for action in standing.measure.actions:
        action_id = make_action_id(standing.id, action.number)
        parts[action_id] = action
        parts |= {make_target_id(action_id, target.number): target for target in action.targets}
    return parts


def _compare_departments(
    before: Corpus, after: Corpus, left_out: set[str], bodies: BodyNames
) -> Iterator[Change]:
    if REGISTRY in left_out or _FOLDER in left_out:
        return
    old, new = (
        {body.id: body for body in corpus.departments.departments} for corpus in (before, after)
    )
    for body_id, old_body, new_body in align(old, new):
        place = ChangePlace(
            None, None, bodies.describe(body_id)["name"], frozenset([Owner(body_id, None)])
        )
        if old_body is None or new_body is None:
            yield tell_one_sided(
                "department",
                body_id,
                place,
                old_body,
                new_body,
                lambda body: bodies.describe(body.id),
            )
        else:
            yield from fields.compare_fields(
                "department", body_id, place, old_body, new_body, fields.DEPARTMENT_FIELDS, bodies
            )
