"""OB201 to OB204, what records are called: ids, numbers, and how they are spelled."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from obligations.check.rule import Problem
from obligations.ids import is_usable_slug
from obligations.layers import spell_path
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.findings import Route
    from obligations.sentences import Sentence

_MOST_OTHERS = 3


class Ids:
    """The numbers or ids that stand under a key in the parts of one list, in their order, and
    where.
    """

    def __init__(self, route: Route, key: str, parts: Iterable[Any]) -> None:
        self._route, self._key = route, key
        self.names = [getattr(part, key) for part in parts]

    @cached_property
    def greatest(self) -> int:
        """The greatest number, where they are numbers."""
        return int(max(self.names))

    @property
    def placed(self) -> Iterator[tuple[Route, Any]]:
        """Each with its route."""
        return (((*self._route, at, self._key), name) for at, name in enumerate(self.names))


def find_foreign_id(file: Subject, world: World) -> Iterator[Problem]:
    """A document's id differs from the name of its file.

    The ids of all its measures begin with the document's id, and people look for the file of that
    name. Two files with the same id would hide each other's measures.

    wrong:
        # in measures/2031.yaml
        id: lamps-2031
    right:
        # in measures/2031.yaml
        id: 2031
    """
    if file.document and file.document.id != file.stem:
        other = world.documents.get(file.document.id)
        message = tell(
            "the id is {id!r} and the file {stem}.yaml", id=file.document.id, stem=file.stem
        )
        if other and other.path != file.path:
            message = tell(
                "the id is {id!r} and the file {stem}.yaml; {path} has that id",
                id=file.document.id,
                stem=file.stem,
                path=other.path,
            )
        yield Problem(("id",), message, _offer_one_name(file.document.id, file.stem))


def _offer_one_name(document: str, stem: str) -> Sentence:
    if is_usable_slug(stem):
        return tell("write id: {stem}, or rename the file: {id}.yaml", stem=stem, id=document)
    return tell("rename the file: {id}.yaml", id=document)


def find_duplicate_ids(file: Subject, world: World) -> Iterator[Problem]:
    """Two records of one kind have the same number or id, or two documents the same official
    number.

    Ids are made of these numbers: with two measures numbered 7 nobody knows which one `2031-m07`
    is, and only the first is read. The ids of documents, departments, topics and addressees are
    unique across all layers: what repeats one in a layer above is left out of every answer.

    wrong:
        measures:
          - {number: 7, kind: measure}
          - {number: 7, kind: measure}
    right:
        measures:
          - {number: 7, kind: measure}
          - {number: 8, kind: measure}
    """
    for what, numbers in _list_numbered(file):
        yield from _find_repeated(file, what, numbers)
    for route, name in _list_ids(file):
        if below := world.find_below(file.path, file.kind, name):
            yield Problem(
                route,
                tell(
                    "{what} {name} is in {file} too",
                    what=file.kind.removesuffix("s"),
                    name=name,
                    file=spell_path(below),
                ),
                tell("give it another id: a layer changes nothing below it"),
            )
    if file.document and file.document.number:
        # Of very many with one number each names a few others, not all.
        others = (
            other
            for other in world.list_numbered(file.document.number)
            if other.id != file.document.id
        )
        for other in islice(others, _MOST_OTHERS):
            yield Problem(
                ("number",),
                tell("{id} has the official number {number} too", id=other.id, number=other.number),
                tell("check which of the two it belongs to"),
            )


def _list_ids(file: Subject) -> Iterator[tuple[Route, str]]:
    """Yield the ids that no layer below may have given already, with their routes."""
    if file.document and file.is_read(("id",)):
        yield ("id",), file.document.id
    if file.registry:
        yield from Ids(("departments",), "id", file.registry.departments).placed
    yield from Ids((), "id", file.terms).placed


def _find_repeated(file: Subject, what: str, ids: Ids) -> Iterator[Problem]:
    if len(set(ids.names)) == len(ids.names):
        return
    seen: set[Any] = set()
    for route, name in ids.placed:
        if name in seen:
            if isinstance(name, int):
                free = tell("{number} is free", number=ids.greatest + 1)
            else:
                free = tell("give it an id of its own")
            yield Problem(route, tell("{what} {name} is given twice", what=what, name=name), free)
        elif file.is_read(route):
            seen.add(name)


def find_gaps(file: Subject, _: World) -> Iterator[Problem]:
    """The numbers of measures, closing provisions or sections skip one, or are out of order.

    Every numbered provision of a text is one measure, and where a text begins anew in each section
    the numbers run on: a gap means that one was overlooked. Numbers of actions and targets may have
    gaps, since that of a removed one is not given away again.

    wrong:
        measures:
          - {number: 1, kind: measure}
          - {number: 3, kind: measure}
    right:
        measures:
          - {number: 1, kind: measure}
          - {number: 2, kind: measure}
    """
    for what, numbers in _list_running(file):
        if not all(file.is_read(route) for route, _ in numbers.placed):
            continue
        present = {0, *numbers.names}
        before = 0
        for route, number in numbers.placed:
            if number < before:
                yield Problem(
                    route,
                    tell(
                        "{what} {number} comes after {before}",
                        what=what,
                        number=number,
                        before=before,
                    ),
                    tell("put them in the order of the text"),
                )
            elif number - 1 not in present:
                yield Problem(
                    route,
                    tell("there is no {what} {number}", what=what, number=number - 1),
                    tell("add what is missing, or number on without a gap"),
                )
            before = number


def find_loose_ids(file: Subject, world: World) -> Iterator[Problem]:
    """The id of a measure, action or target is spelled in one of the ways that only the command
    line understands.

    `2031-7` would be read as a month by a spreadsheet, and a search for `2031-m07` would not find
    it. `check --fix` writes the id, except in progress entries, which are never written over: there
    a further entry corrects the first.

    wrong:
        links:
          - {relation: continues, to: 2028-7}
    right:
        links:
          - {relation: continues, to: 2028-m07}
    """
    for route, _id, record in file.list_references(world.list_standing(file)):
        if not world.has_record(record) and (problem := judge_spelling(route, record, world)):
            yield problem


def judge_spelling(route: Route, text: str, world: World) -> Problem | None:
    """Say how an id is written that a text spells loosely; None where it is no such text."""
    spelled = world.find_spelling(text)
    if spelled:
        return Problem(
            route,
            tell("{text!r} is not how the id is written", text=text),
            tell("write {spelled}", spelled=spelled),
            fix=spelled,
        )
    return None


def _list_running(file: Subject) -> Iterator[tuple[str, Ids]]:
    document = file.document
    if document:
        yield "measure", Ids(("measures",), "number", document.measures)
        yield "closing provision", Ids(("closing",), "number", document.closing)
        yield "section", Ids(("sections",), "number", document.sections)


def _list_numbered(file: Subject) -> Iterator[tuple[str, Ids]]:
    yield from _list_running(file)
    for measure in file.measures:
        yield "action", Ids((*measure.route, "actions"), "number", measure.item.actions)
    for owner in file.owners:
        yield "target", Ids((*owner.route, "targets"), "number", owner.item.targets)
    if file.registry:
        yield "department", Ids(("departments",), "id", file.registry.departments)
    yield file.kind.removesuffix("s"), Ids((), "id", file.terms)
