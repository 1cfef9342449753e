"""`obligations format`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli.group import make_app
from obligations.cli.options import read_measures, takes
from obligations.cli.printing import write
from obligations.disk import write_file
from obligations.findings import UserError
from obligations.measure_files import PROGRESS_FOLDER, list_files, read_file
from obligations.output.notes import print_note
from obligations.places import find_places
from obligations.sentences import Sentence, tell
from obligations.writable import open_for_writing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.formatting import Formatted
    from obligations.measure_files import FileState
    from obligations.places import Place
    from obligations.writable import WritableWorkspace


@takes(measures=read_measures)
def format_command(
    measures: Path | None,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders (default: all measures)."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Write nothing; print the differences, and exit with 1 if there are any.",
        ),
    ] = False,
) -> None:
    """Reformat the YAML files to their canonical form: order of keys, quotes, wrapping.

    Values and comments stay as they are.

    Progress entries that are kept in one list per document are moved to files of their own.
    """
    places = find_places(paths or [], measures)
    opened = [None if check else open_for_writing(place.workspace) for place in places]
    outcomes = [
        _treat(place, file, writable)
        for place, writable in zip(places, opened, strict=True)
        for file in _list_chosen(place)
    ]
    changed, left = outcomes.count("changed"), outcomes.count("left")
    files = tell("{count:,} files", one="1 file", count=len(outcomes))
    print_note(_say_done(changed, files, left, check=check))
    if left or (check and changed):
        raise typer.Exit(1)


def _say_done(changed: int, files: Sentence, left: int, *, check: bool) -> Sentence:
    if check and left:
        return tell(
            "{changed} of {files} not in canonical form, skipped {skipped}",
            changed=changed,
            files=files,
            skipped=left,
        )
    if check and not changed:
        return tell("nothing to reformat in {files}", files=files)
    if check:
        return tell("{changed} of {files} not in canonical form", changed=changed, files=files)
    if left:
        return tell(
            "reformatted {changed} of {files}, skipped {skipped}",
            changed=changed,
            files=files,
            skipped=left,
        )
    return tell("reformatted {changed} of {files}", changed=changed, files=files)


def _list_chosen(place: Place) -> list[FileState]:
    return [
        file
        for file in list_files(place.workspace.measures)
        if place.paths is None or file.path in place.paths
    ]


def _treat(place: Place, file: FileState, writable: WritableWorkspace | None) -> str:
    """Format one file, or print how it differs where nothing may be written.

    Tell what became of it: changed, same or left.
    """
    from obligations.corpus import find_kind  # imports the models

    shown = place.show(file.path)
    if not file.problem and find_kind(file.path) == "progress-list":
        return _move(place, file.path, writable)
    formatted = file.problem or _format(place, file.path)
    if isinstance(formatted, str):
        print_note(tell("skipped: {file}: {reason}", file=shown, reason=formatted))
        return "left"
    for finding in formatted.findings:
        where = f"{shown}:{finding.span.line}:{finding.span.column}" if finding.span else shown
        print_note(
            tell(
                "skipped: {place}: {code} {message}",
                place=where,
                code=finding.code,
                message=finding.message,
            )
        )
    if formatted.findings:
        return "left"
    if not formatted.changed:
        return "same"
    if writable is None:
        _print_lines(formatted.diff(shown))
    else:
        _rewrite(place, file.path, writable)
        _print_lines([shown])
    return "changed"


def _format(place: Place, path: str) -> Formatted | Sentence:
    """Read a file and give its canonical form; text says why it can't be read."""
    from obligations.corpus import find_kind  # imports the models, as the next two do
    from obligations.formatting import format_content
    from obligations.yaml_files import MAX_BYTES

    content = read_file(place.workspace.measures, path, MAX_BYTES)
    if isinstance(content, str):
        return content
    return format_content(content, path, find_kind(path))


def _rewrite(place: Place, path: str, writable: WritableWorkspace) -> None:
    formatted = _format(place, path)
    if not isinstance(formatted, str) and formatted.changed:
        write_file(writable.measures, path, formatted.after)


def _move(place: Place, path: str, writable: WritableWorkspace | None) -> str:
    """Move the entries of a list into files of their own, or name these.

    Tell what became of it, as `_treat` does.
    """
    from obligations.progress import move_listed, read_listed  # imports the models

    shown = place.show(path)
    try:
        entries = read_listed(place.workspace.measures, path)
        if writable is not None:
            move_listed(writable.measures, path, entries)
    except UserError as error:
        print_note(tell("skipped: {file}: {reason}", file=shown, reason=error.message))
        return "left"
    _print_lines(
        f"{shown} -> {place.show(f'{PROGRESS_FOLDER}/{entry.list_paths()[0]}')}"
        for entry, _ in entries
    )
    return "changed"


def _print_lines(lines: Iterable[str]) -> None:
    from obligations.text.escaping import show_controls  # only where there is something to show

    write("".join(f"{show_controls(line)}\n" for line in lines))


app = make_app(
    format_command,
    name="format",
    examples="""
obligations format
obligations format --check
obligations format measures/2021.yaml measures/progress
""",
)
