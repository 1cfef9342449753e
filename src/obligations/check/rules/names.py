"""OB222, what bodies are called: a name that is taken already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.registry import list_further_names, list_names
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject


def find_taken_names(file: Subject, world: World) -> Iterator[Problem]:
    """A name that is given to a body under `names` means another already, or the id of a body is a
    name of one in another layer.

    Whoever asks for the one would get both, or the other. Under `names` stand only bodies that
    there are. Two bodies may well share a name otherwise: questions then ask which is meant.

    wrong:
        names:
          lighthouse-agency: {en: [Harbour Office]}
    right:
        names:
          lighthouse-agency: {en: [Lamp keepers]}
    """
    if file.registry is None or not world.bodies.whole:
        return
    yield from _find_taken_further_names(file, world)
    for at, body in enumerate(file.registry.departments):
        for row in list_names(body):
            others = world.bodies.list_called_elsewhere(row.key, body.id)
            if row.kind == "id" and others:
                yield Problem(
                    ("departments", at, "id"),
                    tell("the id {id!r} is a name of {other}", id=body.id, other=others[0]),
                    tell("give it another id"),
                )
            elif other := world.bodies.find_elsewhere(row.key, body.id):
                yield Problem(
                    ("departments", at, "id"),
                    tell(
                        "{id} is called {name!r}, which is the id of {other}",
                        id=body.id,
                        name=row.name,
                        other=other,
                    ),
                    tell("leave the name out"),
                )


def _find_taken_further_names(file: Subject, world: World) -> Iterator[Problem]:
    for name, given in file.registry.names.items() if file.registry else ():
        if name not in world.bodies.by_id:
            yield Problem(
                ("names", name),
                tell("there is no department {name!r}", name=name),
                world.bodies.suggest(name),
            )
            continue
        for row in list_further_names({name: given}):
            others = sorted(world.bodies.list_called(row.key) - {name})
            if others:
                yield Problem(
                    ("names", name),
                    tell("{name!r} already means {others: or }", name=row.name, others=others),
                    tell("give another name, or none"),
                )
