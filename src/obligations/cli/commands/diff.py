"""`obligations diff`."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import read_language, read_measures, read_text_format, takes
from obligations.cli.printing import name_layers, say_what_answers, warn_left_out, write, write_data
from obligations.findings import UserError, redact_finding
from obligations.layers import spell_path, split_layer
from obligations.output.notes import print_note
from obligations.sentences import tell
from obligations.text.speech import Speech
from obligations.text.tables import lists
from obligations.workspace import Workspace, find_workspace_here

if TYPE_CHECKING:
    from obligations.corpus import Corpus
    from obligations.diff.change import Change
    from obligations.diff.records import DiffRecord, LeftOutRecord, SideName
    from obligations.diff.states import Pair, Snapshot
    from obligations.query.departments import Understood

_ANY_DAY = date(2000, 1, 1)  # names of departments are found whatever the day


@takes(measures=read_measures, lang=read_language, format=read_text_format)
def diff_command(
    before: Annotated[
        str,
        typer.Argument(
            metavar="REV",
            help="A commit, branch or tag; REV:DIR if the measures were in another folder.",
            autocompletion=complete.revisions,
        ),
    ],
    measures: Path | None,
    lang: str,
    format: str,
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV]",
            help="The later revision (default: the files on disk).",
            autocompletion=complete.revisions,
        ),
    ] = None,
    dept: Annotated[
        list[str] | None,
        typer.Option(
            "--dept",
            metavar="NAME",
            help="Only what a department answers for.",
            autocompletion=complete.departments,
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help="Exit with 1 if anything changed.",
            rich_help_panel="Output",
        ),
    ] = False,
) -> None:
    """Show what changed between two git revisions in obligations, not lines: who leads, what is
    due, what was reported.
    """
    from obligations.diff.compare import compare  # imports the models
    from obligations.diff.states import load_pair
    from obligations.output.progress_bar import track

    workspace = _find_workspace(measures)
    pair = load_pair(workspace, before, after, track)
    changes = compare(pair.old, pair.new)
    asked = _understand(pair, dept) if dept else []
    if asked:
        changes = _keep(changes, asked)
    left_out = _list_left_out(pair)
    report: DiffRecord = {
        "from": {"revision": pair.before.revision, "commit": pair.before.commit},
        "to": {"revision": pair.after.revision, "commit": pair.after.commit},
        "asked": [
            {"id": understood.id, "name": understood.name, "abbr": understood.abbr}
            for understood in asked
        ],
        "changes": [change.to_json() for change in changes],
        "left_out": left_out,
    }
    _emit(report, asked, format, lang)
    _say_what_answered(workspace, pair, left_out, lang)
    if left_out or (changes and exit_code):
        raise typer.Exit(1)


def _find_workspace(measures: Path | None) -> Workspace:
    """Find the measures to compare.

    Those that come with the program stand in another repository than the one that is asked about.
    """
    workspace = find_workspace_here(measures)
    if workspace is None:
        raise UserError(
            tell("there are no measures here to compare"),
            tell("name a folder of measures: --measures DIR"),
            exit_code=3,
        )
    return workspace


def _understand(pair: Pair, names: list[str]) -> list[Understood]:
    """Find the departments that names mean, on either side.

    Raises UserError for a name that is unknown or could mean several.
    """
    from obligations.diff.registries import compile_registries  # only where names are to be found
    from obligations.query.departments import find_departments
    from obligations.query.session import ask

    with closing(compile_registries(pair)) as connection:
        question = ask(connection, _ANY_DAY, timedelta())
        return [understood for name in names for understood in find_departments(question, name)]


def _keep(changes: list[Change], asked: list[Understood]) -> list[Change]:
    """Keep what stands where one of these departments answers, before or after."""
    from obligations.diff.clauses import is_answering  # imports the models

    bodies = {
        body
        for understood in asked
        for body in (understood.id, *(heir["id"] for heir in understood.newer))
    }
    older = {body["id"] for understood in asked for body in understood.older}
    return [
        change
        for change in changes
        if bodies & change.place.assigned or is_answering(change.place.owners, bodies, older)
    ]


def _list_left_out(pair: Pair) -> list[LeftOutRecord]:
    from obligations.diff.unread import list_left_out  # imports the models

    sides: tuple[tuple[SideName, Snapshot, Corpus], ...] = (
        ("from", pair.before, pair.old),
        ("to", pair.after, pair.new),
    )
    hidden = tuple(layer.prefix for layer in pair.as_now if layer.outside)

    def is_hidden(path: str) -> bool:
        return path.startswith(hidden)

    return [
        {
            "side": side,
            "path": _place(state.root, file.path),
            "repository_path": _place(pair.prefix, file.path),
            "line": file.locate(finding).span.line,
            "column": file.locate(finding).span.column,
            "code": finding.code,
            "message": redact_finding(finding).message if is_hidden(file.path) else finding.message,
        }
        for side, state, corpus in sides
        for file in list_left_out(corpus)
        for finding in file.findings
    ]


def _emit(report: DiffRecord, asked: list[Understood], kind: str, lang: str) -> None:
    from obligations.output.diff import render  # only one of the ways is taken
    from obligations.output.footnotes import describe_understood
    from obligations.output.json_text import render_json, render_jsonl

    notes = [line for understood in asked for line in describe_understood(understood, lang)]
    on_terminal = kind == "text" and sys.stdout.isatty()
    if kind != "md" and not on_terminal:
        for note in notes:
            print_note(note)
    if kind == "json":
        write_data(render_json(report))
    elif kind == "jsonl":
        write_data(render_jsonl(report["changes"]))
    elif kind == "md":
        write(render.render_changes_markdown(report, notes, Speech(lang)))
    elif not on_terminal:
        write(render.render_changes_text(report, Speech(lang)))
    else:
        from obligations.output.console import draw  # Rich only on a terminal

        blocks = render.render_changes_terminal(report, notes, Speech(lang))
        write(draw(lambda console: console.print(*blocks, sep="\n")))


def _place(root: str, path: str) -> str:
    """Return where a file stands: from a root, or of a layer below, behind its name."""
    if split_layer(path)[0]:
        return spell_path(path)
    return root + path


def _say_what_answered(
    workspace: Workspace, pair: Pair, left_out: list[LeftOutRecord], lang: str
) -> None:
    say_what_answers(workspace, lang)
    if pair.as_now:
        layers = name_layers(pair.as_now, lang)
        print_note(Speech(lang).say(lists.AS_THEY_ARE_NOW, layers=layers))
    warn_left_out(left_out)


app = make_app(
    diff_command,
    name="diff",
    examples="""
obligations diff HEAD
obligations diff v1.0 v1.1 --dept Customs
obligations diff origin/main --format md > comment.md
obligations diff $(git merge-base main HEAD) --exit-code
""",
)
