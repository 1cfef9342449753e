"""`obligations draft`."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.options import View, read_measures, takes
from obligations.cli.printing import emit_listing, write_data
from obligations.compiling import open_compiled
from obligations.disk import create_file, describe_error, read_bytes, show_path, write_file
from obligations.findings import UserError, check_word
from obligations.ids import is_slug
from obligations.layers import REGISTRY, split_layer
from obligations.output.notes import print_note
from obligations.sentences import tell
from obligations.text.escaping import quote_word
from obligations.workspace import find_workspace, holds_measures
from obligations.writable import make_writable

if TYPE_CHECKING:
    from obligations.drafting import Directory, Draft

_FORMATS = ("yaml", "json")
STANDARD_INPUT = "-"
_MOST = 200_000_000


@takes(measures=read_measures)
def draft_command(
    measures: Path | None,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="An official text: plain text, web page, Word, PDF, Excel or CSV; - for stdin.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="PATH", help="Write the draft to this file, as YAML."
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the outline as a table; write nothing.")
    ] = False,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="yaml or json.")
    ] = "yaml",
) -> None:
    """Draft a document from an official text, Chinese or English: its measures, who answers for
    them and by when, each value as the text has it. The draft must be reviewed by a person.
    """
    from obligations.drafting import draft_source
    from obligations.drafting.reading import read_source
    from obligations.drafting.summary import summarise

    check_word("format", format, _FORMATS)
    if output is not None and (show or format == "json"):
        raise UserError(tell("-o writes YAML"), tell("leave out --show and --format json"))
    name, content = read_text_file(file)
    directory = load_directory(measures)
    draft = draft_source(read_source(name, content), directory)
    if show:
        _show(draft)
    elif format == "json":
        _print_json(draft)
    else:
        _write_yaml(draft, directory, output, force=force)
    print_note(summarise(draft))
    if not (draft.measures or draft.closing):
        print_note(
            tell("no provision was found: is it the whole text, with the numbers of its items?")
        )
    if not show and format == "yaml":
        _tell_next(draft, directory, output)


def read_text_file(file: str) -> tuple[str, bytes]:
    """Read the file, or standard input. Raises UserError for what can't be read."""
    if file == STANDARD_INPUT:
        return "standard input", sys.stdin.buffer.read(_MOST)
    path = Path(file)
    try:
        return path.name, read_bytes(path.parent, path.name, _MOST)
    except OSError as error:
        hint = tell("name the file that holds the text")
        if "://" in file:
            hint = tell("save the page first, and name that file")
        raise UserError(
            tell("{file} can't be read: {reason}", file=file, reason=describe_error(error)), hint
        ) from None


def load_directory(measures: Path | None) -> Directory:
    """Read the registry that names are looked up in. Raises UserError for one with errors."""
    from obligations.drafting import Directory

    workspace = find_workspace(measures)
    for line in workspace.passed_over:
        print_note(line)
    with closing(open_compiled(workspace)) as connection:
        left_out = connection.execute("SELECT path FROM load_finding WHERE left_out")
        if any(split_layer(path)[1] == REGISTRY for (path,) in left_out):
            raise UserError(
                tell("{registry} has errors", registry=REGISTRY),
                tell("obligations check names them"),
                exit_code=1,
            )
        return Directory(connection)


def _show(draft: Draft) -> None:
    from obligations.drafting.summary import list_outline
    from obligations.output.outline_columns import OUTLINE

    emit_listing(View(None, (), (), None), list_outline(draft), OUTLINE)


def _print_json(draft: Draft) -> None:
    from obligations.drafting.render_json import render_draft

    write_data(json.dumps(render_draft(draft), ensure_ascii=False, indent=2) + "\n")


def _write_yaml(draft: Draft, directory: Directory, output: Path | None, *, force: bool) -> None:
    """Write the draft, or print it where no file is named.

    Raises UserError for a file that is there.
    """
    from obligations.drafting.render_yaml import render_yaml

    if output is None:
        write_data(render_yaml(draft, directory, _propose_id(draft)))
        return
    if output.suffix != ".yaml" or not is_slug(output.stem):
        raise UserError(
            tell("{output} can't be a document: its name is the id", output=str(output)),
            tell(
                "lower-case letters, digits and single hyphens, as in 2031.yaml or zhejiang-12.yaml"
            ),
        )
    text = render_yaml(draft, directory, output.stem)
    folder = make_writable(output.parent)
    if force:
        write_file(folder, output.name, text)
    elif not create_file(folder, output.name, text.encode()):
        raise UserError(
            tell("{output} already exists", output=str(output)), tell("--force replaces it")
        )


def _propose_id(draft: Draft) -> str:
    if draft.head.dated:
        return str(draft.head.dated.year)
    return "draft"


def _tell_next(draft: Draft, directory: Directory, output: Path | None) -> None:
    """Say what is left to do."""
    from obligations.drafting.summary import list_unknown_bodies
    from obligations.registry import propose_entries

    entries = propose_entries(list_unknown_bodies(draft), directory.find_id, directory.departments)
    if entries:
        print_note(tell("for departments.yaml, each with an id of your choice:"))
        print_note(tell("departments:"))
    for entry in dict.fromkeys(entries.values()):
        print_note(tell("  - {entry}", entry=entry))
    if output is None:
        return
    print_note(
        tell(
            "next: in {output}, write the summaries and answer the comments # review:",
            output=str(output),
        )
    )
    then = tell("then: obligations check {output}", output=quote_word(show_path(output)))
    if not holds_measures(output.parent):
        then = tell("then: move it into a folder of measures; obligations init DIR makes one")
    print_note(then)


app = make_app(
    draft_command,
    name="draft",
    examples="""
obligations draft opinions.txt --show
obligations draft opinions.pdf -o measures/2031.yaml
obligations draft page.html --format json
""",
)
