"""From an answer to what stands on stdout and stderr, and the exit code."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from obligations.disk import show_path
from obligations.output.answer import RowGroup, Shown
from obligations.output.column import Column, R, Style, find_columns, make_columns
from obligations.output.columns import NAMING
from obligations.output.footnotes import (
    describe_drafts,
    describe_missed,
    describe_rows,
    describe_understood,
)
from obligations.output.formats import choose_format
from obligations.output.notes import print_note
from obligations.query.left_out import find_left_out
from obligations.sentences import tell
from obligations.text.speech import Speech
from obligations.text.tables import lists
from obligations.text.words import say_nothing_found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from obligations.cli.options import Asked, View
    from obligations.layers import Layer
    from obligations.output.column import Listing
    from obligations.output.findings import FindingsReport
    from obligations.output.formats.format import Format
    from obligations.query.answer import Answer
    from obligations.query.session import Question
    from obligations.records import ProblemRecord, SqlValue
    from obligations.workspace import Workspace

_MOST_LEFT_OUT = 5
_PROGRESS = "progress"
_WHO, _MARKED = "who", ("part", "basis")


def emit_answer(asked: Asked, view: View, answer: Answer[R], listing: Listing[R]) -> None:
    """Print the rows of an answer, with what should be said beside them."""
    form = choose_shown_format(view)
    columns = find_columns(
        view.columns or _choose_default(answer, listing, form, asked.lang), listing.columns
    )
    # What is on record stands beside the state for people; a program's columns don't depend on the
    # data.
    if not view.columns and form.for_people and _PROGRESS in listing.columns:
        columns += [
            column
            for column in find_columns([_PROGRESS], listing.columns)
            if is_used(column, answer.records, asked.lang)
        ]
    records = order_records(answer.records, view, listing.columns, asked.lang)
    naming = [column for column in columns if column.name in NAMING and form.for_reading]
    after = describe_rows(records, answer, asked.lang, listing.noun, naming, whole=form.for_others)
    if answer.missed and not (answer.left_out or answer.empty):
        after[:1] = describe_missed(answer.missed, asked.lang)
    elif not records:
        after[0] = say_nothing_found(
            asked.lang,
            listing.noun,
            answer.left_out,
            filtered=answer.filtered,
            empty=answer.empty,
        )
    style = form.make_style(asked.lang, answer.terms)
    shown = _group(records, view, columns, listing.columns, form, style)
    before = list_understood(answer, asked.lang, in_file=form.for_others)
    # Without a body asked for, a program is told nothing but that there are no rows, and that some
    # are drafts.
    if not (form.for_reading or answer.understood or not records):
        after = describe_drafts(answer, asked.lang)
    emit(form, replace(shown, before=before, after=after, terms=answer.terms))


def emit_listing(view: View, records: list[R], listing: Listing[R], *, lang: str = "en") -> None:
    """Print records that are no answer to a question."""
    form = choose_shown_format(view)
    columns = find_columns(view.columns or listing.default, listing.columns)
    ordered = order_records(records, view, listing.columns, lang)
    style = form.make_style(lang, {})
    emit(form, _group(ordered, view, columns, listing.columns, form, style))


def emit_rows(
    view: View, header: Sequence[str], rows: Sequence[Sequence[SqlValue]], *, lang: str = "en"
) -> None:
    """Print rows that have no records behind them, as those of `sql`."""
    form = choose_shown_format(view)
    shown = show_rows(view, header, rows, form, lang)
    if form.for_reading and not rows:
        shown = replace(shown, after=[say_nothing_found(lang, filtered=False)])
    emit(form, shown)


def show_rows(
    view: View, header: Sequence[str], rows: Sequence[Sequence[SqlValue]], form: Format, lang: str
) -> Shown[Mapping[str, SqlValue]]:
    """Return rows that have no records behind them as they are to be shown."""
    records: list[Mapping[str, SqlValue]] = [dict(zip(header, row, strict=True)) for row in rows]
    known = {column.name: column for column in make_columns(header)}
    columns = find_columns(view.columns or known, known)
    ordered = order_records(records, view, known, lang)
    names = [column.name for column in columns]
    return replace(
        _group(ordered, view, columns, known, form, form.make_style(lang, {})),
        loose=True,
        describe=lambda record: {name: record[name] for name in names},
    )


def emit(form: Format, shown: Shown[R]) -> None:
    """Print rows in a format; what is said around them goes to stderr unless it is for reading."""
    if not form.for_reading:
        for line in (*shown.before, *shown.after):
            print_note(line)
    put(form, form.render(shown))


def put(form: Format, text: str) -> None:
    """Put what a format made on stdout: what isn't for reading just as it is."""
    if form.for_reading:
        write(text)
    else:
        write_data(text)


def put_findings(report: FindingsReport, form: str) -> None:
    """Put findings on stdout in one of their formats."""
    from obligations.output.findings import FINDING_FORMATS, FOR_PEOPLE  # lists need none of it

    said = FINDING_FORMATS[form](report)
    if form in FOR_PEOPLE:
        write(said)
    else:
        write_data(said)


def choose_shown_format(view: View) -> Format:
    """Return the format asked for; a table on a terminal, plain lines in a pipe."""
    return choose_format(view.format, terminal=sys.stdout.isatty())


def list_understood(answer: Answer[R], lang: str, *, in_file: bool = False) -> list[str]:
    """Return the lines that say what the names asked for were understood as."""
    return [
        line
        for understood in answer.understood
        for line in describe_understood(understood, lang, in_file=in_file)
    ]


def write(text: str) -> None:
    """Put text on stdout."""
    sys.stdout.write(text)


def write_data(text: str) -> None:
    """Put a text for programs on stdout: the same signs wherever the program runs, in a job that
    obeys lines of its log as well.
    """
    getattr(sys.stdout, "write_exactly", sys.stdout.write)(text)


def print_line(line: str) -> None:
    """Put a line on stdout that wraps between words where it is too long."""
    from obligations.output.console import draw, text
    from obligations.output.wrapping import wrap_line

    write(draw(lambda console: console.print(wrap_line(text(line), console.width))))


def finish(asked: Asked, question: Question, *, failed: bool = False) -> None:
    """Say which measures answered and what was left out.

    End with exit code 1 for files left out, or where `failed`.
    """
    workspace = asked.find_workspace()
    say_what_answers(workspace, asked.lang)
    left_out = find_left_out(question)
    warn_left_out(
        [
            {
                "path": show_path(Path(*workspace.find(one.path))),
                "line": one.line,
                "column": one.column,
                "message": one.message,
            }
            for one in left_out
        ]
    )
    if left_out or failed:
        raise typer.Exit(1)


def say_what_answers(workspace: Workspace, lang: str) -> None:
    """Say on stderr which measures answer, where they are not those that come with the program."""
    if not workspace.shipped:
        say_which(workspace, lang)


def say_which(workspace: Workspace, lang: str) -> None:
    """Say on stderr which measures are meant."""
    speech = Speech(lang)
    measures = workspace.measures.as_posix()
    if workspace.below:
        layers = name_layers(workspace.below, lang)
        measures = speech.say(lists.ON_TOP_OF, layer=workspace.name, layers=layers)
    elif workspace.shipped:
        measures = name_layers(workspace.layers, lang)
    print_note(speech.say(lists.MEASURES_THERE, measures=measures))


def name_layers(layers: Sequence[Layer], lang: str) -> str:
    """Return the names of layers, the uppermost first; of the shipped data its version."""
    speech = Speech(lang)
    return speech.join(_name_layer(layer, speech) for layer in reversed(layers))


def _name_layer(layer: Layer, speech: Speech) -> str:
    if layer.version:
        return speech.say(lists.SHIPPED_DATA, version=layer.version)
    return layer.name


def warn_left_out(problems: Sequence[ProblemRecord]) -> None:
    """Say on stderr what was left out, by `path`, `line`, `column` and `message`.

    Of much, the first.
    """
    for problem in problems[:_MOST_LEFT_OUT]:
        print_note(
            tell(
                "left out: {path}:{line}:{column}: {message}",
                path=show_path(problem["path"]),
                line=problem["line"],
                column=problem["column"],
                message=problem["message"],
            )
        )
    if len(problems) > _MOST_LEFT_OUT:
        files = len({problem["path"] for problem in problems})
        print_note(
            tell(
                "left out: {count:,} more findings in {files}",
                one="left out: 1 more finding in {files}",
                count=len(problems) - _MOST_LEFT_OUT,
                files=tell("{count:,} files", one="1 file", count=files),
            )
        )


def _choose_default(
    answer: Answer[R], listing: Listing[R], form: Format, lang: str
) -> tuple[str, ...]:
    asked = any(record.get("asked") for record in answer.records) or answer.understood
    names = tuple(
        name
        for name in listing.default
        if name != "role" or asked or "department" in listing.default
    )
    # What marks behind a name say to people stands in columns of its own for programs.
    if _WHO in names and not form.for_people:
        return (*names, *_MARKED)
    if form.for_people:
        return Speech(lang).put_own_column_first(names)
    return names


def is_used(column: Column[R], records: list[R], lang: str) -> bool:
    """Whether a column says anything: people are spared one that is empty from top to bottom."""
    style = Style(lang, human=True)
    return any(column.cell(record, style) for record in records)


def order_records(records: list[R], view: View, known: dict[str, Column[R]], lang: str) -> list[R]:
    """Return the records in the order asked for; those of a group stand together."""
    ordered = list(records)
    style = Style(lang)
    # Sorting is stable: the last key first, and what the rows are grouped by last.
    for name in filter(None, [*reversed(view.sort), view.group_by]):
        column = find_columns([name.removeprefix("-")], known)[0]
        ordered.sort(key=partial(column.sort_key, style=style), reverse=name.startswith("-"))
    return ordered


def _group(
    records: list[R],
    view: View,
    columns: list[Column[R]],
    known: dict[str, Column[R]],
    form: Format,
    style: Style,
) -> Shown[R]:
    """Return the rows under a heading for each value of the column that groups them, where a format
    has headings.
    """
    if not view.group_by or not form.for_reading:
        return Shown([RowGroup("", records)], columns, style.lang)
    by = find_columns([view.group_by], known)[0]
    groups: dict[str, list[R]] = {}
    for record in records:
        groups.setdefault(by.cell(record, style) or "–", []).append(record)
    sections = [
        RowGroup(style.speech.enclose(value, str(len(group))), group)
        for value, group in groups.items()
    ]
    return Shown(sections, [column for column in columns if column is not by], style.lang)
