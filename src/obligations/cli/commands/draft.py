"""`obligations draft`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.options import read_measures, takes
from obligations.cli.printing import check_word, warn, write_data
from obligations.disk import describe_error, read_bytes
from obligations.findings import UserError
from obligations.workspace import REGISTRY, find_workspace

if TYPE_CHECKING:
    from obligations.drafting import Directory

_FORMATS = ("json",)
_STANDARD_INPUT = "-"
_MOST = 200_000_000


@takes(measures=read_measures)
def draft_command(
    measures: Path | None,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="An official text: plain text, a web page, Word, PDF, Excel or CSV; - for standard input.",
        ),
    ],
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json.")] = "json",
) -> None:
    """Draft a document from an official text: its measures, who answers, by when."""
    import json

    from obligations.drafting import draft_source
    from obligations.drafting.reading import read_source
    from obligations.drafting.render_json import render_draft

    check_word("format", format, _FORMATS)
    name, content = _read(file)
    directory = _load_directory(measures)
    draft = draft_source(read_source(name, content), directory)
    write_data(json.dumps(render_draft(draft), ensure_ascii=False, indent=2) + "\n")


def _read(file: str) -> tuple[str, bytes]:
    """Read the file, or standard input. Raises UserError for what can't be read."""
    if file == _STANDARD_INPUT:
        return "standard input", sys.stdin.buffer.read()
    path = Path(file)
    try:
        return path.name, read_bytes(path.parent, path.name, _MOST)
    except OSError as error:
        raise UserError(
            f"{file} can't be read: {describe_error(error)}", "name the file that holds the text"
        ) from None


def _load_directory(measures: Path | None) -> Directory:
    from obligations.corpus import load_file
    from obligations.drafting import Directory

    workspace = find_workspace(measures)
    for line in workspace.passed_over:
        warn(line)
    registry = load_file(REGISTRY, read_bytes(workspace.measures, REGISTRY, _MOST)).record
    if registry is None:
        raise UserError(f"{REGISTRY} has errors", "obligations check names them", exit_code=1)
    return Directory(registry.departments, registry.ambiguous)


app = make_app(
    draft_command,
    name="draft",
    examples="""
obligations draft opinions.txt
obligations draft page.html --format json
""",
)
