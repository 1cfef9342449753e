"""The options that commands share: what is asked about, and how the answer looks.

Written once, taken by `takes`.
"""

from __future__ import annotations

import inspect
import re
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from obligations.cli import complete
from obligations.cli.clock import read_clock
from obligations.compiling import open_compiled
from obligations.findings import OptionError, check_word
from obligations.output.formats import (
    FORMAT_NAMES,
    PAGE_FORMATS,
    TEXT_FORMATS,
    choose_page_format,
    find_format,
    name_page_format,
)
from obligations.output.formats.format import Format
from obligations.output.notes import print_note
from obligations.query.session import Question, ask
from obligations.sentences import tell
from obligations.text import patterns, typed_dates
from obligations.text.language import LANGUAGES, spell_language
from obligations.workspace import Workspace, find_workspace, refuse_passed_over

if TYPE_CHECKING:
    from collections.abc import Callable

HORIZON = "180d"

_MEANING, _OUTPUT = "Question", "Output"
_Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="en|zh",
        help="Language of the answer.",
        envvar="OBLIGATIONS_LANG",
        show_envvar=True,
        rich_help_panel=_MEANING,
        autocompletion=complete.languages,
    ),
]
_format_option = partial(typer.Option, "--format", "-f", metavar="FORMAT", rich_help_panel=_OUTPUT)
_column_option = partial(typer.Option, rich_help_panel=_OUTPUT, autocompletion=complete.columns)
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="First day of the period that ends with --as-of.",
        rich_help_panel=_MEANING,
    ),
]
DocumentOption = Annotated[
    str | None,
    typer.Option(
        "--document",
        metavar="DOCUMENT",
        help="The document that printed numbers refer to.",
        rich_help_panel=_MEANING,
        autocompletion=complete.documents,
    ),
]
Fold = Annotated[
    bool,
    typer.Option(
        "--fold",
        help="Count predecessors under the department that succeeded them.",
        rich_help_panel=_MEANING,
    ),
]


@dataclass(frozen=True)
class Asked:
    """What is asked about: which measures, on which day, in which language.

    `opened` is closed at the end of the command.
    """

    measures: Path | None
    as_of: date
    within: timedelta
    within_given: bool
    lang: str
    opened: ExitStack = field(default_factory=ExitStack, compare=False)

    def find_workspace(self, *, to_write: bool = False) -> Workspace:
        """Find the measures that answer.

        For what writes (`to_write`) no other folder answers in place of one that was passed over.
        """
        if to_write:
            refuse_passed_over(self._workspace.passed_over)
        return self._workspace

    @cached_property
    def _workspace(self) -> Workspace:
        found = find_workspace(self.measures)
        for line in found.passed_over:
            print_note(line)
        return found

    def open(self) -> Question:
        """Open the compiled measures on that day. They are closed when the command ends."""
        connection = self.opened.enter_context(closing(open_compiled(self.find_workspace())))
        return ask(connection, self.as_of, self.within)


class View(NamedTuple):
    """How the answer looks. `format` None: a table on a terminal, plain lines in a pipe."""

    format: str | None
    columns: tuple[str, ...]
    sort: tuple[str, ...]
    group_by: str | None


def read_as_of(
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Dates after this day count as future (default: today).",
            rich_help_panel=_MEANING,
        ),
    ] = None,
) -> date:
    """Read a day; today unless told. Raises UserError for one that is none.

    The variable for the day that questions are asked about doesn't count here: what was recorded
    since then isn't wrong.
    """
    today = read_clock()
    if not as_of:
        return today
    try:
        return typed_dates.read_day(as_of, today)
    except ValueError as error:
        raise OptionError("--as-of", error.args[0]) from None


def read_language(lang: _Language = "en") -> str:
    """Read in which language the answer is. Raises UserError for one that isn't known."""
    return check_word("language", spell_language(lang), LANGUAGES)


def read_asked(
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="Answer as of this day (default: today).",
            envvar="OBLIGATIONS_AS_OF",
            show_envvar=True,
            rich_help_panel=_MEANING,
        ),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option(
            "--within",
            metavar="TIME",
            help=tell(
                "How far ahead counts as due soon: 26w, 6m, 1y (default: {default}).",
                default=HORIZON,
            ),
            rich_help_panel=_MEANING,
        ),
    ] = None,
    lang: _Language = "en",
    measures: Annotated[
        Path | None,
        typer.Option(
            "--measures",
            metavar="DIR",
            help="The folder of measures to use.",
            rich_help_panel=_MEANING,
        ),
    ] = None,
) -> Asked:
    """Read what is asked about.

    Raises UserError for a date, a duration or a language that is none.
    """
    language = read_language(lang)
    day = read_as_of(as_of)
    try:
        horizon = typed_dates.read_duration(within or HORIZON)
        _ = day + horizon
    except ValueError as error:
        raise OptionError("--within", error.args[0]) from None
    except OverflowError:
        raise OptionError(
            "--within",
            tell(
                "{within} after {day} is past the last day of the calendar",
                within=within or HORIZON,
                day=day,
            ),
        ) from None
    return Asked(measures, day, horizon, within is not None, language)


def read_since(since: str | None, as_of: date) -> date | None:
    """Read from which day on a report tells.

    Raises UserError for a date that is none, or lies behind the day asked about.
    """
    if since is None:
        return None
    try:
        first = typed_dates.read_first_day(since, as_of)
    except ValueError as error:
        raise OptionError("--since", error.args[0]) from None
    if first > as_of:
        raise OptionError(
            "--since",
            tell("{since} is later than {as_of}", since=since, as_of=as_of),
            tell("--as-of names the last day"),
        )
    return first


def read_view(
    format: Annotated[
        str | None,
        _format_option(
            help=tell("{formats:, | or }.", formats=FORMAT_NAMES),
            autocompletion=complete.formats,
        ),
    ] = None,
    columns: Annotated[
        str | None,
        _column_option("--columns", metavar="A,B", help="Columns to show, in this order."),
    ] = None,
    sort: Annotated[
        str | None,
        _column_option(
            "--sort", metavar="A,-B", help="Sort by these columns; prefix - for descending."
        ),
    ] = None,
    group_by: Annotated[
        str | None,
        _column_option("--group-by", metavar="A", help="Group rows by this column."),
    ] = None,
) -> View:
    """Read how the answer should look. Raises UserError for a format that isn't known."""
    if format is not None:
        find_format(format)
    return View(format, _split(columns), _split(sort), group_by)


def read_page_format(
    format: Annotated[
        str | None,
        _format_option(
            help=tell("{formats:, | or }.", formats=PAGE_FORMATS),
            autocompletion=complete.page_formats,
        ),
    ] = None,
) -> Format:
    """Read how a page should look. Raises UserError for a format that isn't known."""
    return choose_page_format(format)


def read_text_format(
    format: Annotated[
        str | None,
        _format_option(
            help=tell("{formats:, | or }.", formats=TEXT_FORMATS),
            autocompletion=complete.text_formats,
        ),
    ] = None,
) -> str:
    """Read how a text should look. Raises UserError for a format that isn't known."""
    return name_page_format(format, TEXT_FORMATS)


def read_measures(
    measures: Annotated[
        Path | None,
        typer.Option("--measures", metavar="DIR", help="The folder of measures to use."),
    ] = None,
) -> Path | None:
    """Read which measures are meant."""
    return measures


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(
        part.strip() for part in re.split(patterns.NAME_COMMAS, text or "") if part.strip()
    )


def takes(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a command the options of groups: `@takes(filters=read_filters)` fills its parameter
    `filters`.

    Typer reads the signature of a command: it gets the command's own parameters and after them
    those of each group.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function, eval_str=True)
        parameters = [parameter for name, parameter in own.parameters.items() if name not in groups]
        members = {
            name: inspect.signature(read, eval_str=True).parameters for name, read in groups.items()
        }
        options = [
            parameter.replace(kind=parameter.KEYWORD_ONLY)
            for group in members.values()
            for parameter in group.values()
        ]

        @wraps(function)
        def command(**given: Any) -> None:
            filled = {
                name: read(**{key: given.pop(key) for key in members[name]})
                for name, read in groups.items()
            }
            with ExitStack() as ending:
                for value in filled.values():
                    if isinstance(value, Asked):
                        ending.enter_context(value.opened)
                function(**given, **filled)

        ordered = [
            parameter.replace(kind=parameter.KEYWORD_ONLY) for parameter in parameters
        ] + options
        command.__signature__ = own.replace(parameters=ordered)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in ordered}
        return command

    return decorate
