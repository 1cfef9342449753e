"""What the shell completes: ids, names, topics and states, from the data."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import typer

from obligations import vocabulary
from obligations.cli.clock import read_clock
from obligations.output.formats import FORMAT_NAMES, PAGE_FORMATS, TEXT_FORMATS
from obligations.text import patterns
from obligations.text.words import list_spellings

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator

    from obligations.query.session import Question

Completion = tuple[str, str]


def _open() -> sqlite3.Connection | None:
    from obligations.compiling import open_compiled  # only where the data is needed
    from obligations.workspace import find_workspace

    try:
        return open_compiled(find_workspace())
    except Exception:  # noqa: BLE001 - completion says nothing rather than something wrong
        return None


def _ask() -> Question | None:
    """Return a question over the data, whose connection whoever asks closes."""
    connection = _open()
    if connection is None:
        return None
    from datetime import date, timedelta  # only where something is to be looked up by name

    from obligations.query.session import Question, Row

    connection.row_factory = Row
    return Question(connection, date.min, timedelta())  # names are found whatever the day


def _keep(items: Iterable[Completion], incomplete: str) -> list[Completion]:
    return [item for item in items if item[0].startswith(incomplete)]


def _select(sql: str, incomplete: str) -> list[Completion]:
    connection = _open()
    if connection is None:
        return []
    with closing(connection):
        return _keep(
            ((str(row[0]), str(row[1] or "")) for row in connection.execute(sql) if row[0]),
            incomplete,
        )


def _split_last(incomplete: str) -> tuple[str, str]:
    """Return what stands up to the last comma, and what is being typed behind it."""
    found = re.fullmatch(patterns.LAST_VALUE, incomplete, re.DOTALL)
    if found:
        return (found[1] or "", found[2])
    return ("", incomplete)


def _words(known: Iterable[str], among: str = "") -> Callable[[str], list[Completion]]:
    """Complete the last of several closed words: as the files write it, or as the screen does once
    that is being typed.

    `among` names the list where its words mean something else than in others.
    """

    def complete(incomplete: str) -> list[Completion]:
        before, last = _split_last(incomplete)
        spelled = (
            (word, spelling)
            for word in known
            for spelling in (list_spellings(word, among) if last else (word,))
        )
        offered = {
            word: spelling
            for word, spelling in reversed(list(spelled))
            if spelling.startswith(last)
        }
        return [(before + offered[word], "") for word in known if word in offered]

    return complete


rows = _words(("measure", "action", "obligation"))
languages = _words(("en", "zh"))
findings = _words(("text", "concise", "json", "github", "gitlab", "sarif", "junit"))
exports = _words(("xlsx", "ics", "atom", "datapackage", "sqlite", "parquet", "md"))
formats = _words(FORMAT_NAMES)
page_formats = _words(PAGE_FORMATS)
text_formats = _words(TEXT_FORMATS)
roles = _words(("lead", "co", "responsible", "signatory", "assigned", "any"))
bases = _words((*vocabulary.BASES, "none"))
kinds = _words(vocabulary.MEASURE_KINDS)
levels = _words(vocabulary.LEVELS, "level")
open_points = _words(vocabulary.OPEN_POINTS, "open point")
statuses = _words(vocabulary.STATUSES)
splits = _words(("dept",))
modalities = _words(vocabulary.MODALITIES)
deliverables = _words(vocabulary.DELIVERABLES)


def departments(incomplete: str) -> list[Completion]:
    """Complete a department by the names under which a question finds it, with its full name as
    help; of several names the last.
    """
    question = _ask()
    if question is None:
        return []
    from obligations.query.name_completion import offer_names  # only where a department is named

    with closing(question.connection):
        before, last = _split_last(incomplete)  # some names have a comma in them
        whole = list(offer_names(question, incomplete))
        return whole or [
            (before + name, told) for name, told in offer_names(question, last) if before
        ]


def states(incomplete: str) -> list[Completion]:
    """Complete a state that there is in the data, of several the last."""
    question = _ask()
    if question is None:
        return []
    from obligations.query.filter_values import list_states  # only where a state is named

    with closing(question.connection):
        return _words(list_states(question))(incomplete)


def documents(incomplete: str) -> list[Completion]:
    """Complete the id of a document, of several the last."""
    before, last = _split_last(incomplete)
    known = _select("SELECT id, title_en FROM document ORDER BY dated, id", last)
    return [(before + document, title) for document, title in known]


def measures(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the id of a measure, or where none begins so, its number as printed, within the
    document that is named before it.
    """
    return _ids(incomplete) or _labels(ctx, incomplete)


def _ids(incomplete: str) -> list[Completion]:
    """Complete the id of a measure; of an action or target once a dot is typed, and of an
    occurrence once its target is.
    """
    if "." in incomplete:
        return [
            *_select(
                "SELECT id, what_en FROM action UNION ALL SELECT id, outcome_en FROM target",
                incomplete,
            ),
            *_keep(_occurrences(incomplete), incomplete),
        ]
    return _select("SELECT id, title_en FROM measure", incomplete)


def _labels(ctx: typer.Context, incomplete: str) -> list[Completion]:
    named = ctx.params.get("document")
    question = _ask()
    if question is None:
        return []
    from obligations.findings import UserError  # only where a number as printed is typed
    from obligations.query.ids import offer_labels

    with closing(question.connection):
        try:
            # As a filter, a document narrows the rows and says nothing of what they are tied to.
            document = named if isinstance(named, str) else None
            return list(offer_labels(question, incomplete, document))
        except UserError:
            return []


def _occurrences(incomplete: str) -> Iterator[Completion]:
    """Yield the occurrences of the target that is typed, each with its deadline as help: those up
    to the day up to which exports hold each.
    """
    connection = _open()
    if connection is None:
        return
    from obligations.database.occurrences import load_recurring  # only where a target is named
    from obligations.ids import make_occurrence_id, thing_of
    from obligations.query.occurrences import find_horizon_of_exports

    target, until = thing_of(incomplete), find_horizon_of_exports(read_clock())
    with closing(connection):
        for recurring in load_recurring(connection, target):
            series = recurring.series
            for number in range(series.count_before(until)):
                named = make_occurrence_id(target, series.name(number))
                yield named, series.find_deadline(number).isoformat()


def measures_and_documents(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the id of a document or a measure, or where none begins so, the number of a measure
    as printed.
    """
    return documents(incomplete) + _ids(incomplete) or _labels(ctx, incomplete)


def layers(incomplete: str) -> list[Completion]:
    """Complete a layer."""
    return _select("SELECT name, version FROM layer ORDER BY position", incomplete)


def topics(incomplete: str) -> list[Completion]:
    """Complete the last of several topics."""
    return _complete_terms("topic", incomplete)


def addressees(incomplete: str) -> list[Completion]:
    """Complete the last of several addressees."""
    return _complete_terms("addressee", incomplete)


def _complete_terms(table: str, incomplete: str) -> list[Completion]:
    """Complete a term by its id, or by its Chinese name once that is being typed; its names are the
    help.
    """
    before, last = _split_last(incomplete)
    told = "coalesce(en || ' · ' || zh, en, zh)"
    names = f"SELECT id AS word, {told}, position FROM {table}"
    if last:
        names += f" UNION ALL SELECT zh, {told}, position FROM {table}"
    return [(before + word, both) for word, both in _select(f"{names} ORDER BY position", last)]


def reports(incomplete: str) -> list[Completion]:
    """Complete the name of a report, a user's own included."""
    from obligations.report.find import list_report_names  # only where a report is named
    from obligations.workspace import find_workspace

    try:
        return _keep(
            ((name, "") for name in list_report_names(find_workspace().reports)), incomplete
        )
    except Exception:  # noqa: BLE001 - completion says nothing rather than something wrong
        return []


def rules(incomplete: str) -> list[Completion]:
    """Complete the code of a rule, of several the last."""
    from obligations.check.catalogue import RULES  # imports every rule

    before, last = _split_last(incomplete)
    return _keep(((before + rule.code, rule.name) for rule in RULES), before + last)


def revisions(incomplete: str) -> list[Completion]:
    """Complete a branch or a tag of the repository around the measures."""
    from obligations.git import find_git  # only where a revision is named
    from obligations.workspace import find_workspace

    try:
        workspace = find_workspace()
        names = find_git(workspace.measures, named=workspace.named).list_names()
    except Exception:  # noqa: BLE001 - completion says nothing rather than something wrong
        return []
    return _keep(((name, "") for name in names), incomplete)


def columns(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Complete the last of several columns, a leading minus kept: by name, or by a heading once
    that is being typed.
    """
    connection = _open()
    if connection is None:
        return []
    from obligations.cli.column_names import list_headings

    before, last = _split_last(incomplete)
    sign = "-" if last.startswith("-") else ""
    typed = last.removeprefix("-")
    with closing(connection):
        try:
            # A value is still missing, so that what stands alone isn't told apart yet.
            word = next(iter(ctx.args), None) or ctx.params.get("name") or ctx.params.get("query")
            known = list_headings(
                connection, str(ctx.info_name), word, ctx.params.get("rows") or "measure"
            )
        except Exception:  # noqa: BLE001 - completion says nothing rather than something wrong
            return []
    offered = [
        next((word for word in (name, *headings) if word.startswith(typed)), None)
        for name, headings in known.items()
    ]
    return [(f"{before}{sign}{word}", "") for word in offered if word]
