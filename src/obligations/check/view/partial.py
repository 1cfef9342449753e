"""What can be judged of a file that is no record: its data with every refused value taken out or
stood in for.

One mistake must hide no other: where a title is missing, an unknown department three lines below is
still found. The places that were mended are named, so that no rule speaks of what stands in there.
"""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from obligations.check.view.file import Subject

if TYPE_CHECKING:
    from obligations.corpus import LoadedFile
    from obligations.findings import Route

# One round takes out what is wrong, the next stands in for what is needed; a part that was no part
# at all takes one more a level.
_MOST_ROUNDS = 12
_ID = "unread-m0"  # as an id of a body and as one of a measure
_DAY = "2000-01-01"
_STAND_INS: dict[str, Any] = {
    "basis": "stated",
    "candidates": [_ID, _ID],
    "comparator": "about",
    "date": _DAY,
    "dated": _DAY,
    "departments": [],
    "id": _ID,
    "issuers": [_ID],
    "language": "en",
    "level": "central",
    "measures": [{}],
    "modality": "will",
    "of": _ID,
    "owner": _ID,
    "recorded": _DAY,
    "relation": "continues",
    "status": "in-progress",
    "to": _ID,
    "type": "renamed",
    "value": "1",
    "weight": "secondary",
}
_KINDS = {"measures": "principle", "closing": "principle", "departments": "unread"}
_PLAIN_NAMES = frozenset({"sources", "ambiguous"})


def make_subject(file: LoadedFile) -> Subject:
    """Return a file as the rules see it; its record is None where nothing can be judged."""
    data = file.reading.data
    if file.record is not None or data is None:
        return Subject(file.path, file.kind, data, file.record, text=file.reading.text)
    record, unread = _mend(file)
    subject = Subject(file.path, file.kind, data, record, unread, file.reading.text)
    if any(
        finding.code == "OB104" for finding in file.findings
    ):  # what an alias stood for is missing, and not by mistake
        return replace(
            subject, unread=unread.union(route for route, value in subject.blanks if value is None)
        )
    return subject


def _mend(file: LoadedFile) -> tuple[Any, frozenset[Route]]:
    from pydantic import ValidationError  # the list of rules is read without the models

    from obligations.corpus import list_errors, validate_record

    data = deepcopy(file.reading.data)
    unread: set[Route] = set()
    for _ in range(_MOST_ROUNDS):
        try:
            return validate_record(file.kind, data), frozenset(unread)
        except ValidationError as error:
            for details in list_errors(error):
                route = tuple(step for step in details["loc"] if step != "[key]")
                if not route:
                    return None, frozenset()
                unread.add(route)
                # A part of a place that was taken out in this round is gone with it.
                with suppress(KeyError, IndexError, TypeError):
                    _replace(data, route, details["type"], file.stem)
    return None, frozenset()


def _replace(data: Any, route: Route, problem: str, stem: str) -> None:
    parent = data
    for step in route[:-1]:
        parent = parent[step]
    last = route[-1]
    if isinstance(last, int):
        parent[last] = {} if problem == "model_type" else _ID
    elif problem == "missing":
        parent[last] = _choose_stand_in(route, stem)
    else:
        del parent[last]


def _choose_stand_in(route: Route, stem: str) -> Any:
    key = str(route[-1])
    if route == ("id",):
        return stem
    if key == "number":
        if len(route) > 1 and isinstance(route[-2], int):
            return str(route[-2] + 1)
        return "1"
    if key == "kind":
        return _KINDS.get(str(route[0]), "other")
    if route[0] in _PLAIN_NAMES and key in {"title", "name"}:
        return _ID
    return _STAND_INS.get(key, {})  # else a wording
