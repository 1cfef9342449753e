"""`obligations audit`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from obligations.cli import complete
from obligations.cli.commands.check import list_roots
from obligations.cli.commands.draft import STANDARD_INPUT, load_directory, read_text_file
from obligations.cli.group import make_app
from obligations.cli.options import read_measures, takes
from obligations.cli.printing import put_findings
from obligations.disk import make_folder, read_bytes, show_path, write_file
from obligations.findings import Located, UserError, check_word, refuse_word
from obligations.layers import split_layer
from obligations.output.findings import (
    FINDING_FORMATS,
    FOR_PEOPLE,
    FindingsReport,
    find_terminal,
)
from obligations.output.notes import print_note
from obligations.places import find_places
from obligations.project_urls import find_address
from obligations.sentences import tell
from obligations.writable import make_writable, open_for_writing

if TYPE_CHECKING:
    from obligations.corpus import LoadedFile
    from obligations.drafting.audit import SourceText
    from obligations.findings import Finding
    from obligations.places import Place
    from obligations.workspace import Workspace

# Beside the folder of measures: what was reviewed, a file a document.
REVIEWED = "reviewed"
_MOST = 40_000_000


@takes(measures=read_measures)
def audit_command(
    measures: Path | None,
    document: Annotated[
        str,
        typer.Argument(metavar="ID", help="The document.", autocompletion=complete.documents),
    ],
    source: Annotated[
        str,
        typer.Option("--source", metavar="FILE", help="Its official text, as draft reads it."),
    ],
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Record the passages of the source as reviewed."),
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=tell("{formats:, }.", formats=list(FINDING_FORMATS)),
            autocompletion=complete.findings,
        ),
    ] = "text",
) -> None:
    """Compare a document with its source text, and show where the two differ.

    Exits with 1 if they do.
    """
    from obligations.drafting import draft_source  # imports the models
    from obligations.drafting.audit import SourceText, audit_document, fingerprint_measures
    from obligations.drafting.reading import read_source

    check_word("format", format, list(FINDING_FORMATS))
    place = find_places([], measures)[0]
    folder = place.workspace.measures
    if accept:
        open_for_writing(place.workspace)  # refused before anything is read
    loaded = _load(place.workspace, document)
    name, content = read_text_file(source)
    read = read_source(name, content)
    draft = draft_source(read, load_directory(measures))
    if accept:
        _record(folder, document, fingerprint_measures(draft))
        return
    text = SourceText(name if source == STANDARD_INPUT else source, read.text)
    found = audit_document(loaded, draft, text, _read_reviewed(folder, document))
    put_findings(_make_report(loaded, place, found, text, for_people=format in FOR_PEOPLE), format)
    if found:
        raise typer.Exit(1)


def _load(workspace: Workspace, document: str) -> LoadedFile:
    from obligations.corpus import find_kind, load_file
    from obligations.workspace import list_stack

    known = {
        name.removesuffix(".yaml"): path
        for path in (file.path for file in reversed(list_stack(workspace)))
        if find_kind(name := split_layer(path)[1]) == "document"
    }
    path = known.get(document)
    if path is None:
        raise refuse_word("document", document, known, tell("obligations documents lists them"))
    loaded = load_file(path, read_bytes(*workspace.find(path), _MOST))
    if loaded.kind != "document" or loaded.record is None:
        shown = show_path(Path(*workspace.find(path)))
        raise UserError(
            tell("{path} has errors", path=shown),
            tell("obligations check {path} names them", path=shown),
            exit_code=1,
        )
    return loaded


def _make_report(
    loaded: LoadedFile, place: Place, found: list[Finding], source: SourceText, *, for_people: bool
) -> FindingsReport:
    """Gather the differences, under the path as people would type it here, or as programs look for
    it; the source under the path that was given.
    """
    from obligations.check import RULES

    workspace = place.workspace
    names = {rule.code: rule.name for rule in RULES}
    shown = place.show(loaded.path, () if for_people else list_roots(workspace))
    located = [
        Located(one, loaded.locate(one)._replace(path=shown), names[one.code]) for one in found
    ]

    def read(path: str) -> str:
        if path != shown:
            return source.text
        if workspace.find_layer(loaded.path).outside:
            return ""
        return read_bytes(*workspace.find(loaded.path), _MOST).decode("utf-8", errors="replace")

    rules = [rule for rule in RULES if rule.code.startswith("OB8")]
    return FindingsReport(
        located, read, [shown], rules, terminal=find_terminal(), address=find_address()
    )


def _record(folder: Path, document: str, fingerprints: dict[str, str]) -> None:
    around = make_writable(folder.parent)
    make_folder(around, REVIEWED)
    path = f"{REVIEWED}/{document}.json"
    write_file(around, path, json.dumps(fingerprints, indent=2) + "\n")
    print_note(
        tell(
            "recorded {count:,} passages in {path}",
            one="recorded 1 passage in {path}",
            count=len(fingerprints),
            path=show_path(folder.parent / path),
        )
    )


def _read_reviewed(folder: Path, document: str) -> dict[str, str]:
    path = f"{REVIEWED}/{document}.json"
    try:
        data: Any = json.loads(read_bytes(folder.parent, path, _MOST))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UserError(
            tell(
                "{path} can't be read: {problem}",
                path=str(folder.parent / path),
                problem=str(error),
            ),
            tell("record it again with --accept"),
        ) from None
    if isinstance(data, dict):
        return {str(key): str(value) for key, value in data.items()}
    return {}


app = make_app(
    audit_command,
    name="audit",
    examples="""
obligations audit 2021 --source opinions.txt
obligations audit 2021 --source opinions.txt --accept
""",
)
