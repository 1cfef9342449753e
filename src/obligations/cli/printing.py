"""From an answer to what stands on stdout and stderr, and the exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from obligations.disk import show_path
from obligations.findings import UserError, suggest
from obligations.output.column import Column, Style, find_columns
from obligations.output.columns import NAMING
from obligations.output.flat import (
    render_csv,
    render_json,
    render_jsonl,
    render_markdown,
    render_plain,
    render_spreadsheet,
)
from obligations.output.footnotes import describe_rows, describe_understood
from obligations.text.escaping import escape_markdown, show_controls
from obligations.text.speech import NOUNS, say_count
from obligations.text.words import say_nothing_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.cli.options import Asked, View
    from obligations.output.pages.page import Page
    from obligations.output.table import Among
    from obligations.query.lists import Answer
    from obligations.query.session import Question

Record = dict[str, Any]
_MOST_LEFT_OUT = 5
_FOR_PEOPLE = ("table", "md", "csv-excel")
_PROGRESS = "progress"
_WHO, _MARKED = "who", ("part", "basis")


@dataclass(frozen=True, slots=True)
class Listing:
    """How the records of a list are shown: its columns, those of them that are shown unless others
    are asked for, what a row is called.
    """

    columns: dict[str, Column]
    default: tuple[str, ...]
    noun: str = "measure"


def emit_answer(asked: Asked, view: View, answer: Answer, listing: Listing) -> None:
    """Print the rows of an answer, with what should be said beside them."""
    kind = choose_format(view)
    style = Style(asked.lang, human=kind in _FOR_PEOPLE, terms=answer.terms)
    columns = find_columns(view.columns or _choose_default(answer, listing, kind), listing.columns)
    # What is on record stands beside the state for people; a program's columns don't depend on the
    # data.
    if not view.columns and kind in _FOR_PEOPLE and _PROGRESS in listing.columns:
        columns += [
            column
            for column in find_columns([_PROGRESS], listing.columns)
            if is_used(column, answer.records, asked.lang)
        ]
    records = order_records(answer.records, view, listing.columns, asked.lang)
    before = [
        line
        for understood in answer.understood
        for line in describe_understood(understood, asked.lang)
    ]
    naming = [column for column in columns if column.name in NAMING and kind in ("table", "md")]
    after = describe_rows(records, answer, asked.lang, (listing.noun, NOUNS[listing.noun]), naming)
    if not records:
        after[0] = say_nothing_found(asked.lang)
    if kind in ("table", "md"):
        _print_notes(before, kind, first=True)
        _print_groups(records, view, listing, columns, style, kind)
        _print_notes(after, kind, first=False)
        return
    for line in before + (after if answer.understood or not records else []):
        warn(line)
    write_flat(records, columns, kind, style)


def write_flat(records: list[Record], columns: Sequence[Column], kind: str, style: Style) -> None:
    """Put records on stdout for programs, or (csv-excel) for people with a spreadsheet."""
    if kind in ("json", "jsonl"):
        write_data(render_json(records) if kind == "json" else render_jsonl(records))
        return
    people = kind == "csv-excel"
    style = replace(style, human=people, whole=people, spelled=people)
    rows = [[column.cell(record, style) for column in columns] for record in records]
    if people:
        write_data(render_spreadsheet([column.heading(style.lang) for column in columns], rows))
    else:
        write_data(
            render_plain(rows)
            if kind == "plain"
            else render_csv([column.name for column in columns], rows)
        )


def emit_table(
    view: View, header: Sequence[str], rows: Sequence[Sequence[Any]], *, lang: str = "en"
) -> None:
    """Print rows that have no records behind them, as those of `sql`."""
    kind = choose_format(view)
    if view.columns or view.sort or view.group_by:
        known = {name: _make_column(name) for name in header}
        columns = find_columns(view.columns or header, known)
        records = order_records(
            [dict(zip(header, row, strict=True)) for row in rows], view, known, lang
        )
        if kind in ("table", "md"):
            _print_groups(records, view, Listing(known, ()), columns, Style(lang, human=True), kind)
            return
        header = [column.name for column in columns]
        rows = [[record[name] for name in header] for record in records]
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    if kind == "json":
        write_data(render_json([dict(zip(header, row, strict=True)) for row in rows]))
    elif kind == "jsonl":
        write_data(render_jsonl(dict(zip(header, row, strict=True)) for row in rows))
    elif kind in ("csv", "csv-excel"):
        write_data((render_csv if kind == "csv" else render_spreadsheet)(header, cells))
    elif kind == "md":
        write(render_markdown(header, cells))
    elif kind == "plain":
        write_data(render_plain(cells))
    elif not rows:
        write(say_nothing_found(lang) + "\n")
    else:
        from obligations.output.console import make_console
        from obligations.output.table import render_any

        console = make_console()
        console.print(render_any(header, cells, console.width))


def _make_column(name: str) -> Column:
    """Return the column of a SELECT: numbers in their order, before texts and what is missing."""

    def rank(record: Record) -> tuple[bool, bool, Any]:
        value = record[name]
        return value is None, isinstance(value, str), value

    return Column(name, name, name, lambda record, _style: record[name], rank)


def emit_pages(records: Sequence[Record], pages: Sequence[Page], kind: str) -> None:
    """Print pages, or the records behind them."""
    if kind in ("json", "jsonl"):
        write_data(render_json(records) if kind == "json" else render_jsonl(records))
    elif kind == "md":
        from obligations.output.pages.page import render_markdown_page

        write("\n".join(render_markdown_page(page) for page in pages))
    else:
        from obligations.output.console import make_console
        from obligations.output.pages.page import render_terminal_page

        console = make_console()
        for at, page in enumerate(pages):
            console.print(*render_terminal_page(page), sep="\n")
            if at < len(pages) - 1:
                console.rule(style="dim")


def choose_format(view: View) -> str:
    """Return the format asked for; a table on a terminal, plain lines in a pipe."""
    return view.format or ("table" if sys.stdout.isatty() else "plain")


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
    from obligations.output.console import make_console, text

    make_console().print(text(line))


def warn(line: str) -> None:
    """Put a line on stderr."""
    print(show_controls(line), file=sys.stderr)  # noqa: T201


def finish(asked: Asked, question: Question, *, failed: bool = False) -> None:
    """Say which measures answered and what was left out.

    End with exit code 1 for files left out, or where `failed`.
    """
    workspace = asked.find_workspace()
    if not workspace.shipped:
        warn(f"measures: {show_path(workspace.measures)}")
    rows = question.select("SELECT * FROM load_finding WHERE left_out ORDER BY path, position")
    warn_left_out([{**row, "path": workspace.measures / row["path"]} for row in rows])
    if rows or failed:
        raise typer.Exit(1)


def warn_left_out(problems: Sequence[Record]) -> None:
    """Say on stderr what was left out, by `path`, `line`, `column` and `message`.

    Of much, the first.
    """
    for problem in problems[:_MOST_LEFT_OUT]:
        warn(
            f"left out: {show_path(problem['path'])}:{problem['line']}:{problem['column']}:"
            f" {problem['message']}"
        )
    if len(problems) > _MOST_LEFT_OUT:
        files = say_count(len({problem["path"] for problem in problems}), "file")
        warn(f"left out: {say_count(len(problems) - _MOST_LEFT_OUT, 'more finding')} in {files}")


def _choose_default(answer: Answer, listing: Listing, kind: str) -> tuple[str, ...]:
    asked = any(record.get("asked") for record in answer.records) or answer.understood
    names = [
        name
        for name in listing.default
        if name != "role" or asked or "department" in listing.default
    ]
    # What marks behind a name say to people stands in columns of its own for programs.
    return (*names, *(_MARKED if _WHO in names and kind not in _FOR_PEOPLE else ()))


def is_used(column: Column, records: list[Record], lang: str) -> bool:
    """Whether a column says anything: people are spared one that is empty from top to bottom."""
    style = Style(lang, human=True)
    return any(column.cell(record, style) for record in records)


def order_records(
    records: list[Record], view: View, known: dict[str, Column], lang: str
) -> list[Record]:
    """Return the records in the order asked for; those of a group stand together."""
    ordered = list(records)
    style = Style(lang)
    # Sorting is stable: the last key first, and what the rows are grouped by last.
    for name in [*reversed(view.sort), *([view.group_by] if view.group_by else [])]:
        column = find_columns([name.removeprefix("-")], known)[0]
        ordered.sort(key=partial(column.sort_key, style=style), reverse=name.startswith("-"))
    return ordered


def _print_groups(
    records: list[Record],
    view: View,
    listing: Listing,
    columns: list[Column],
    style: Style,
    kind: str,
) -> None:
    if not view.group_by:
        _print_rows(records, columns, style, kind)
        return
    by = find_columns([view.group_by], listing.columns)[0]
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(by.cell(record, style) or "–", []).append(record)
    shown = [column for column in columns if column is not by]
    among = None
    if kind == "table":
        from obligations.output.table import Among

        among = Among([[column.cell(record, style) for column in shown] for record in records])
    for value, members in groups.items():
        _print_heading(f"{value} ({len(members)})", kind)
        _print_rows(members, shown, style, kind, among)
        write("\n")


def _print_rows(
    records: list[Record],
    columns: list[Column],
    style: Style,
    kind: str,
    among: Among | None = None,
) -> None:
    if not records:
        return
    header = [column.heading(style.lang) for column in columns]
    rows = [[column.cell(record, style) for column in columns] for record in records]
    if kind == "md":
        write(render_markdown(header, rows))
        return
    _print_table(
        [column.name for column in columns],
        header,
        rows,
        [str(record.get("state") or "") for record in records],
        among,
    )


def _print_table(
    names: list[str],
    header: list[str],
    rows: Sequence[Sequence[str]],
    states: list[str],
    among: Among | None = None,
) -> None:
    from obligations.output.console import make_console
    from obligations.output.table import render_table

    console = make_console()
    console.print(render_table(names, header, rows, states, console.width, among=among))


def _print_heading(line: str, kind: str) -> None:
    if kind == "md":
        write(f"### {escape_markdown(line)}\n\n")
        return
    from obligations.output.console import make_console, text

    make_console().print(text(line, "bold"))


def _print_notes(lines: Sequence[str], kind: str, *, first: bool) -> None:
    """Print what stands before the rows (`first`) or after them: the first line matters most, the
    others are smaller print.
    """
    if not lines:
        return
    if kind == "md":
        paragraph = "  \n".join(escape_markdown(line.strip()) for line in lines)
        write(f"{paragraph}\n\n" if first else f"\n{paragraph}\n")
        return
    from obligations.output.console import make_console, text

    console = make_console()
    for at, line in enumerate(lines):
        console.print(text(line, "dim" if at else "bold" if first else ""))
    if first:
        console.print()


def check_word(what: str, word: str, known: Sequence[str]) -> str:
    """Return a word of a closed list. Raises UserError with a suggestion."""
    if word not in known:
        raise UserError(
            f"there is no {what} {word!r}", suggest(word, known) or f"known: {', '.join(known)}"
        )
    return word
