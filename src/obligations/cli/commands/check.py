"""`obligations check`."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import read_as_of, read_measures, takes
from obligations.cli.printing import put_findings, say_which, write
from obligations.disk import write_file, write_whole
from obligations.findings import UserError, check_word
from obligations.git import find_top
from obligations.measure_files import read_file
from obligations.output.findings import (
    FINDING_FORMATS,
    FOR_PEOPLE,
    FindingsReport,
    SwitchedOff,
    find_terminal,
)
from obligations.output.notes import print_note
from obligations.places import find_places
from obligations.project_urls import find_address
from obligations.sentences import tell
from obligations.writable import open_for_writing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from obligations.check.run import Checked
    from obligations.check.settings import Settings
    from obligations.findings import Located
    from obligations.places import Place
    from obligations.workspace import Workspace
    from obligations.writable import WritableWorkspace

_RULES, _OUTPUT, _REPAIRS = "Rules", "Output", "Fixes"
_MOST_SHOWN = 32 * 1024 * 1024
# What the runners of GitHub and GitLab call the folder in which the repository is checked out.
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@takes(measures=read_measures, as_of=read_as_of)
def check_command(
    measures: Path | None,
    as_of: date,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Files or folders (default: all measures and reports)."
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODE",
            help="Only these rules: OB301, or OB3 for a whole family.",
            rich_help_panel=_RULES,
            autocompletion=complete.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODE",
            help="Leave these rules out.",
            rich_help_panel=_RULES,
            autocompletion=complete.rules,
        ),
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=tell("{formats:, }.", formats=list(FINDING_FORMATS)),
            rich_help_panel=_OUTPUT,
            autocompletion=complete.findings,
        ),
    ] = "text",
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REV",
            help="Fail if settings switch off more than at this revision.",
            rich_help_panel=_RULES,
            autocompletion=complete.revisions,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT=FILE",
            help="Also write a report to a file.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Apply safe fixes, then report what is left.",
            rich_help_panel=_REPAIRS,
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="Show what --fix would change; write nothing.",
            rich_help_panel=_REPAIRS,
        ),
    ] = False,
) -> None:
    """Check the YAML files: every problem with its place and what to do about it.

    Exits with 1 if there is an error or a warning.
    """
    check_word("format", format, list(FINDING_FORMATS))
    files = [_read_output(text) for text in output or ()]
    places = find_places(paths or [], measures, with_reports=True)
    opened: list[WritableWorkspace | None] = [None] * len(places)
    if fix and not diff:
        opened = [open_for_writing(place.workspace) for place in places]
    _say_what_is_checked(places, named=bool(paths))
    chosen = [(place, _choose(place, select, ignore)) for place in places]
    checked = [_check(place, settings, as_of) for place, settings in chosen]
    if (fix or diff) and _repair(places, checked, opened):
        checked = [_check(place, settings, as_of) for place, settings in chosen]
    off = [
        _describe_settings(place, settings, result, base)
        for (place, settings), result in zip(chosen, checked, strict=True)
    ]
    audiences = {kind in FOR_PEOPLE for kind in (format, *(kind for kind, _ in files))}
    asked = [settings for _, settings in chosen]
    reports = {
        for_people: _make_report(places, checked, asked, off, for_people=for_people)
        for for_people in audiences
    }
    for kind, file in files:
        _write_report(file, FINDING_FORMATS[kind](reports[kind in FOR_PEOPLE]))
    if not diff:
        report = replace(reports[format in FOR_PEOPLE], terminal=find_terminal())
        put_findings(report, format)
    for place, one in zip(places, off, strict=True):
        if one:
            print_note(
                tell("settings: {problem}", problem=_show_settings(one, place.show).describe())
            )
    more = any(one and one.more for one in off)
    if more or any(
        located.finding.severity != "info" for result in checked for located in result.found
    ):
        raise typer.Exit(1)


def _read_output(text: str) -> tuple[str, Path]:
    kind, sign, file = text.partition("=")
    if not sign or not file:
        raise UserError(
            tell("--output {text!r} names no file", text=text),
            tell("write FORMAT=FILE, such as sarif=findings.sarif"),
        )
    return check_word("format", kind, list(FINDING_FORMATS)), Path(file)


def _write_report(file: Path, text: str) -> None:

    write_whole(file, text)


def _say_what_is_checked(places: Sequence[Place], *, named: bool) -> None:
    if not named:
        say_which(places[0].workspace, "en")


def _choose(place: Place, select: list[str] | None, ignore: list[str] | None) -> Settings:
    from obligations.check.settings import choose_settings

    return choose_settings(place.workspace.measures, select or (), ignore or ())


def _check(place: Place, settings: Settings, as_of: date) -> Checked:
    from obligations.check.run import check_place
    from obligations.output.progress_bar import track  # with the next

    return check_place(place, as_of, settings, track)


def _repair(
    places: Sequence[Place],
    checked: Sequence[Checked],
    opened: Sequence[WritableWorkspace | None],
) -> bool:
    """Put right what can be, or show it of places that nothing is to be written in.

    Tell whether any file was written.
    """
    from obligations.check.fixes import repair_place  # imports the models
    from obligations.text.escaping import show_controls

    repaired = [
        (place, writable, one)
        for place, result, writable in zip(places, checked, opened, strict=True)
        for one in repair_place(place, result.found)
    ]
    for place, writable, one in repaired:
        if writable is None:
            write("".join(f"{show_controls(line)}\n" for line in one.diff(place.show(one.path))))
        else:
            write_file(*writable.find(one.path), one.after)
    if not repaired:
        print_note(tell("no fixable findings"))
        return False
    values = tell("{count:,} values", one="1 value", count=sum(one.count for _, _, one in repaired))
    files = tell("{count:,} files", one="1 file", count=len(repaired))
    if None in opened:
        print_note(tell("can repair {values} in {files}", values=values, files=files))
        return False
    print_note(tell("repaired {values} in {files}", values=values, files=files))
    return True


def _describe_settings(
    place: Place, settings: Settings, checked: Checked, base: str | None
) -> SwitchedOff | None:
    """Say what files of settings switch off, and what of it they don't at a revision.

    None where none are followed.

    The paths are those of the place, as `_show_settings` takes them.
    """
    from obligations.check.settings import load_settings, shorten_codes  # imports the rules

    read_at_base = None if base is None else _read_settings_at(place, base)
    if not settings.files:
        return None
    off = settings.list_switched_off()
    more: list[str] = []
    if off and read_at_base:
        before = load_settings(place.workspace.measures, read_at_base).list_switched_off()
        more = [code for code in off if code not in before]
    return SwitchedOff(
        settings.files,
        shorten_codes(off),
        len(off),
        checked.silenced,
        shorten_codes(more),
        base or "",
    )


def _read_settings_at(place: Place, base: str) -> Callable[[Path], bytes | None]:
    """Return what reads settings as they were at a revision.

    Raises UserError for one that there isn't, whatever is switched off: a check that compares with
    nothing would pass in silence.
    """
    from obligations.diff.revisions import read_settings_at
    from obligations.settings_files import read_from_disk

    return read_settings_at(place.workspace, base, read_from_disk)


def _show_settings(off: SwitchedOff, show: Callable[[str], str]) -> SwitchedOff:
    return replace(off, files=[show(path) for path in off.files])


def list_roots(workspace: Workspace) -> list[Path]:
    """Return where programs look for files from: the top of the repository, else what the forge
    that runs the job has checked out.
    """
    top = find_top(workspace.measures, named=workspace.named)
    checkouts = (Path(os.environ.get(name, "")) for name in _CHECKOUTS)
    found = [folder.resolve() for folder in checkouts if folder.is_absolute()]
    if top:
        found.insert(0, top)
    return found


def _make_report(
    places: Sequence[Place],
    checked: Sequence[Checked],
    settings: Sequence[Settings],
    off: Sequence[SwitchedOff | None],
    *,
    for_people: bool,
) -> FindingsReport:
    """Gather what was found in all places, under paths as people would type them here, or as
    programs look for them.
    """
    from obligations.check import RULES, sort_key  # is imported by now

    found: list[Located] = []
    told: list[SwitchedOff] = []
    sources: dict[str, tuple[Path, str]] = {}
    hidden: set[str] = set()
    for place, result, switched_off in zip(places, checked, off, strict=True):
        show = partial(place.show, roots=() if for_people else list_roots(place.workspace))
        shown = {path: show(path) for path in result.files}
        if switched_off:
            told.append(_show_settings(switched_off, show))
        sources |= {shown[path]: place.find(path) for path in result.files}
        hidden |= {shown[path] for path in result.files if place.workspace.find_layer(path).outside}
        found += [
            one._replace(location=one.location._replace(path=shown[one.location.path]))
            for one in result.found
        ]
    rules = [rule for rule in RULES if any(chosen.wants(rule.code) for chosen in settings)]

    def read(shown: str) -> str:
        if shown in hidden:
            return ""
        folder, path = sources[shown]
        content = read_file(folder, path, _MOST_SHOWN)
        if isinstance(content, bytes):
            return content.decode("utf-8", errors="replace")
        return ""

    return FindingsReport(
        sorted(found, key=sort_key), read, sorted(sources), rules, told, address=find_address()
    )


app = make_app(
    check_command,
    name="check",
    examples="""
obligations check
obligations check measures/2021.yaml --select OB2,OB3
obligations check --format github -o sarif=findings.sarif -o junit=findings.xml
obligations check --fix --diff
""",
)
