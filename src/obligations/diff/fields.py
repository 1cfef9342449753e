"""How records of two sides are compared: the fields whose values are given, and the wording, of
which it is only said that it changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from obligations.dates import write_day
from obligations.diff.change import Change
from obligations.diff.clauses import group_by_role
from obligations.diff.values import BodyNames, make_plain_date, make_plain_metric, make_plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from obligations.diff.change import ChangePlace
    from obligations.diff.records import RecordKind
    from obligations.model import Action, Department, Document, Measure, Target
    from obligations.records import Bilingual

    # What is only compared, and never told.
    Wording = tuple[Hashable, ...]
    Readers = Mapping[str, Callable[[Any, BodyNames], Any]]

_T = TypeVar("_T")
DOCUMENT_FIELDS: Readers = {
    "number": lambda document, _: document.number,
    "kind": lambda document, _: document.kind,
    "dated": lambda document, _: document.dated.isoformat(),
    "published": lambda document, _: write_day(document.published),
    "record": lambda document, _: document.record or "open",
    "issuers": lambda document, bodies: bodies.describe_all(document.issuers),
    "addressees": lambda document, bodies: bodies.describe_all(document.addressees),
}
MEASURE_FIELDS: Readers = {
    "kind": lambda measure, _: measure.kind,
    "section": lambda measure, _: measure.section,
    "parent": lambda measure, _: measure.parent,
    "topics": lambda measure, _: list(measure.topics),
}
ACTION_FIELDS: Readers = {
    "modality": lambda action, _: action.modality,
    "deliverable": lambda action, _: action.deliverable,
    "parent": lambda action, _: action.parent,
    "addressees": lambda action, _: list(action.addressees),
    "places": lambda action, _: [make_plain_text(place) for place in action.places],
    "topics": lambda action, _: list(action.topics),
    "submitted_to": lambda action, bodies: bodies.describe_all(action.submitted_to),
    "lead": lambda action, bodies: bodies.describe_roles(action.responsibilities)["lead"],
    "co_responsible": lambda action, bodies: bodies.describe_roles(action.responsibilities)[
        "co_responsible"
    ],
    "responsible": lambda action, bodies: bodies.describe_roles(action.responsibilities)[
        "responsible"
    ],
}
TARGET_FIELDS: Readers = {
    "deadline": lambda target, _: make_plain_date(target),
    "strive": lambda target, _: bool(target.strive),
    "metric": lambda target, _: make_plain_metric(target.metric),
    "deliverable": lambda target, _: target.deliverable,
}
ASSIGNMENT_FIELDS: Readers = {
    "owner": lambda assignment, bodies: bodies.describe(assignment.owner),
    "note": lambda assignment, _: make_plain_text(assignment.note),
}
DEPARTMENT_FIELDS: Readers = {
    "name": lambda body, _: make_plain_text(body.name),
    "kind": lambda body, _: body.kind,
    "level": lambda body, _: body.level,
    "parent": lambda body, bodies: bodies.describe(body.parent) if body.parent else None,
    "nameplate_of": lambda body, bodies: (
        bodies.describe(body.nameplate_of) if body.nameplate_of else None
    ),
    "existed": lambda body, _: _dump(body.existed),
    "successors": lambda body, bodies: [
        {**_dump(heir), "name": bodies.describe(heir.to)["name"]} for heir in body.successors
    ],
    "cover": lambda body, _: list(body.cover),
    "code": lambda body, _: body.code,
}


def align(
    before: Mapping[str, _T], after: Mapping[str, _T]
) -> list[tuple[str, _T | None, _T | None]]:
    """Put the records of two sides that have the same id beside each other."""
    return [(key, before.get(key), after.get(key)) for key in {**before, **after}]


def tell_one_sided(
    kind: RecordKind,
    record_id: str,
    place: ChangePlace,
    before: Any,
    after: Any,
    describe: Callable[[Any], Any],
) -> Change:
    """Tell of a record that stands on one side alone."""
    old, new = (describe(before) if before else None), (describe(after) if after else None)
    subject = find_subject(before or after)
    return Change(
        "added" if after else "removed",
        kind,
        record_id,
        place,
        before=old,
        after=new,
        subject=subject,
    )


def compare_fields(
    kind: RecordKind,
    record_id: str,
    place: ChangePlace,
    before: Any,
    after: Any,
    readers: Readers,
    bodies: BodyNames,
) -> Iterator[Change]:
    """Yield a change for each field that differs between two records of a kind, and one where their
    wording does.
    """
    subject = find_subject(after)
    for field, read in readers.items():
        old, new = read(before, bodies), read(after, bodies)
        if not is_equal(old, new):
            yield Change("changed", kind, record_id, place, field, old, new, subject)
    if _WORDINGS[kind](before) != _WORDINGS[kind](after) or _is_argued_otherwise(before, after):
        yield Change("changed", kind, record_id, place, "wording", subject=subject)


def is_equal(before: Any, after: Any) -> bool:
    """Whether two values say the same; the order of a list says nothing of who owes what."""
    if isinstance(before, list) and isinstance(after, list):
        return sorted(map(repr, before)) == sorted(map(repr, after))
    return bool(before == after)


def find_subject(record: Any) -> Bilingual | None:
    """Return what an action or a target says; None of other records."""
    return make_plain_text(getattr(record, "what", None) or getattr(record, "outcome", None))


def _is_argued_otherwise(before: Any, after: Any) -> bool:
    """Whether a clause or a link that stands on both sides has another reason.

    One that came or went is said itself.
    """
    old, new = _find_reasons(before), _find_reasons(after)
    return any(old[key] != new[key] for key in old.keys() & new.keys())


def _find_reasons(record: Any) -> dict[Any, Any]:
    clauses, links = getattr(record, "responsibilities", ()), getattr(record, "links", ())
    parties = {
        tuple(frozenset(named) for named in group_by_role([clause]).values()): clause.because
        for clause in clauses
    }
    return {**parties, **{(link.relation, link.to): link.because for link in links}}


def _read_document(document: Document) -> Wording:
    return (
        document.title,
        document.heading,
        frozenset(document.sections),
        frozenset(document.sources),
        frozenset(document.external),
    )


def _read_measure(measure: Measure) -> Wording:
    return measure.label, measure.title, measure.heading, measure.summary, measure.text


def _read_action(action: Action) -> Wording:
    return action.what, action.text


def _read_target(target: Target) -> Wording:
    return target.outcome, target.because


def _read_department(body: Department) -> Wording:
    others = (body.names.en, body.names.zh) if body.names else ((), ())
    lists: tuple[tuple[Hashable, ...], ...] = (
        *others,
        body.machine_translated,
        body.query_names,
        body.former,
    )
    return (body.official, body.short, body.abbr, body.note, *map(frozenset, lists))


_WORDINGS: dict[str, Callable[[Any], Wording]] = {
    "document": _read_document,
    "measure": _read_measure,
    "action": _read_action,
    "target": _read_target,
    "assignment": lambda _: (),  # its note is told itself
    "department": _read_department,
}


def _dump(record: Any) -> Any:
    if record:
        return record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return None
