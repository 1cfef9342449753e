"""`obligations new document`, `new measure` and `new department`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import Subcommand, make_group
from obligations.cli.options import read_language, read_measures, takes
from obligations.cli.printing import write
from obligations.compiling import open_compiled
from obligations.findings import UserError
from obligations.output.notes import print_note
from obligations.places import find_places
from obligations.sentences import tell
from obligations.text.escaping import quote_word
from obligations.writable import open_for_writing

if TYPE_CHECKING:
    from obligations.disk import WritableFolder
    from obligations.places import Place

_DOCUMENT_EXAMPLES = """
obligations new document climate-plan
obligations new document 2031
"""
_MEASURE_EXAMPLES = """
obligations new measure climate-plan
obligations new measure 2031
"""
_DEPARTMENT_EXAMPLES = """
obligations new department operations
obligations new department lighthouse-agency
"""


@takes(measures=read_measures, lang=read_language)
def document_command(
    measures: Path | None,
    lang: str,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Its id, which is also the name of the file: climate-plan, 2031."
        ),
    ],
) -> None:
    """Add a document: a file with a first measure, and comments on what goes where."""
    from obligations.skeletons import add_document  # reads YAML, as the next two do

    place = _find(measures)
    _refuse_taken(place, "document", name)
    shown = place.show(add_document(_open(place), name, lang))
    write(tell("made {file}\n", file=shown))
    print_note(tell("next: fill it in, then: obligations check {file}", file=quote_word(shown)))


@takes(measures=read_measures, lang=read_language)
def measure_command(
    measures: Path | None,
    lang: str,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOCUMENT",
            help="The document to add it to.",
            autocompletion=complete.documents,
        ),
    ],
) -> None:
    """Add a measure to a document, with the next number; the rest of the file is kept."""
    from obligations.skeletons import add_measure

    place = _find(measures)
    if layer := _find_below(place, "document", document):
        raise UserError(
            tell("document {id} stands in {layer}", id=document, layer=layer),
            tell("a layer changes nothing below: add the measure to a document of your own"),
        )
    path, made = add_measure(_open(place), document, lang)
    shown = place.show(path)
    write(tell("made {id} in {file}\n", id=made, file=shown))
    print_note(tell("next: fill it in, then: obligations check {file}", file=quote_word(shown)))


@takes(measures=read_measures, lang=read_language)
def department_command(
    measures: Path | None,
    lang: str,
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Its id, by which measures name it: operations.")
    ],
) -> None:
    """Add a department to the registry; the rest of the file is kept."""
    from obligations.skeletons import add_department

    place = _find(measures)
    _refuse_taken(place, "department", name)
    path = add_department(_open(place), name, lang)
    write(tell("made {id} in {file}\n", id=name, file=place.show(path)))
    print_note(
        tell("next: correct its name and kind, then: obligations departments {name}", name=name)
    )


def _find(measures: Path | None) -> Place:
    return find_places([], measures)[0]


def _refuse_taken(place: Place, kind: str, name: str) -> None:
    """Raise UserError for an id of a layer below: each stands once in a whole stack."""
    if layer := _find_below(place, kind, name):
        raise UserError(
            tell("{kind} {id} stands in {layer} already", kind=kind, id=name, layer=layer),
            tell("a layer changes nothing below: take another id"),
        )


def _find_below(place: Place, kind: str, name: str) -> str | None:
    """Return the layer below that has a record of an id, in words."""
    workspace = place.workspace
    if not workspace.below:
        return None
    with closing(open_compiled(workspace)) as connection:
        found = connection.execute(f"SELECT layer FROM {kind} WHERE id = ?", (name,)).fetchone()
    layers = (layer for layer in workspace.below if found and layer.name == found[0])
    return next((layer.describe() for layer in layers), None)


def _open(place: Place) -> WritableFolder:
    return open_for_writing(place.workspace).measures


app = make_group(
    Subcommand(
        "document", document_command, _DOCUMENT_EXAMPLES, "Add a document, with a first measure."
    ),
    Subcommand("measure", measure_command, _MEASURE_EXAMPLES, "Add a measure to a document."),
    Subcommand(
        "department",
        department_command,
        _DEPARTMENT_EXAMPLES,
        "Add a department to the registry.",
    ),
    help="Add a document, a measure or a department: a commented skeleton to fill in.",
)
