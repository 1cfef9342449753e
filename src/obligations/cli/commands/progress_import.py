"""`obligations progress import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from obligations.cli.options import Asked, read_as_of, read_asked, takes
from obligations.cli.printing import finish, print_line
from obligations.disk import show_path
from obligations.findings import UserError
from obligations.output.notes import print_note
from obligations.output.progress_bar import track
from obligations.sentences import tell
from obligations.text.speech import Speech
from obligations.text.tables import forms, progress
from obligations.writable import open_to_record

if TYPE_CHECKING:
    from obligations.disk import WritableFolder
    from obligations.forms.plan import ImportPlan
    from obligations.model import ProgressEntry

IMPORT_EXAMPLES = """
obligations progress import ledger.xlsx --dry-run
obligations progress import forms/*.xlsx
obligations progress import ledger.csv --correct
"""
_WHAT = "Import"


@takes(asked=read_asked)
def import_command(
    asked: Asked,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Filled-in forms: workbooks or CSV."),
    ],
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Show what would be added; write nothing.",
            rich_help_panel=_WHAT,
        ),
    ] = False,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial",
            help="Write the valid rows even if others are wrong.",
            rich_help_panel=_WHAT,
        ),
    ] = False,
    correct: Annotated[
        bool,
        typer.Option(
            "--correct",
            help="A row that differs from an entry of the same record and date corrects it.",
            rich_help_panel=_WHAT,
        ),
    ] = False,
) -> None:
    """Read forms back that export xlsx --form made, and record what was filled in.

    Unless --partial is given, nothing is written where any row is wrong.
    """
    from obligations.cli.progress_dialogue import warn_contradiction
    from obligations.forms.plan import plan_import  # the help needs none of it
    from obligations.forms.reading import read_form

    workspace = asked.find_workspace()
    writable = open_to_record(workspace)
    read = [read_form(Path(file)) for file in track(files, "files")]
    question = asked.open()
    plan = plan_import(question, read, read_as_of(), correct=correct)
    if plan.problems and not partial:
        plan.leave_all_out()
    _tell_problems(plan, asked.lang)
    for entry in plan.entries:
        warn_contradiction(question, entry)
    if dry_run:
        _tell_entries(plan.entries, asked.lang)
    else:
        _write(writable.measures, plan.entries, asked.lang)
    _sum_up(plan, asked.lang, dry_run=dry_run)
    finish(asked, question, failed=bool(plan.problems))


def _tell_problems(plan: ImportPlan, lang: str) -> None:
    """Say on stderr what is wrong, cell by cell, and as what a month was read."""
    for month in plan.months:
        print_note(
            Speech(lang).say(forms.MONTH_READ, cell=month.cell, text=month.text, day=month.day)
        )
    for problem in plan.problems:
        print_note(tell("{cell}: {message}", cell=problem.cell, message=problem.message))
        if problem.hint:
            print_note(tell("  {hint}", hint=problem.hint))


def _tell_entries(entries: list[ProgressEntry], lang: str) -> None:
    for entry in entries:
        print_line(Speech(lang).say(forms.WOULD_ADD, entry=_describe(entry, lang)))


def _write(measures: WritableFolder, entries: list[ProgressEntry], lang: str) -> None:
    """Write the entries one by one. Raises UserError that says how many stand by then."""
    from obligations.progress import append_entry

    for at, entry in enumerate(track(entries, "entries")):
        try:
            added = append_entry(measures, entry)
        except UserError as error:
            raise UserError(
                error.message,
                tell(
                    "{count:,} entries were added; import again to add the rest",
                    one="1 entry was added; import again to add the rest",
                    count=at,
                ),
            ) from None
        path = show_path(added.path)
        print_line(Speech(lang).say(progress.ENTRY_ADDED, entry=added.id, path=path))


def _sum_up(plan: ImportPlan, lang: str, *, dry_run: bool) -> None:
    """Say how many entries there are, and what became of the other rows."""
    speech = Speech(lang)
    counts = (
        (forms.IMPORTED, 0 if dry_run else len(plan.entries)),
        (forms.WOULD_BE_IMPORTED, len(plan.entries) if dry_run else 0),
        (forms.ON_RECORD_ALREADY, plan.recorded),
        (forms.NOT_FILLED_IN, plan.empty),
        (forms.LEFT_OUT, plan.left_out),
    )
    said = [speech.say(phrase, count=count) for phrase, count in counts if count]
    if not plan.entries:
        said.insert(0, speech.say(forms.NOTHING_IMPORTED))
    print_line(speech.clauses(said))


def _describe(entry: ProgressEntry, lang: str) -> str:
    speech = Speech(lang)
    parts = [speech.word(entry.status), entry.date.isoformat()]
    if entry.value is not None:
        parts.append(str(entry.value))
    return speech.field(entry.of, " · ".join(parts))
