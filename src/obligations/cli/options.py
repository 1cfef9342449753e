"""The options that commands share: what is asked about, filters, and how the answer looks. Written once, taken by `takes`."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from obligations.cli import complete
from obligations.compiling import open_compiled
from obligations.dates import parse_day, parse_duration
from obligations.findings import UserError, suggest
from obligations.query.filters import Filters
from obligations.query.question import Question, ask
from obligations.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = ("table", "plain", "csv", "md", "json", "jsonl")
LANGUAGES = ("en", "zh")
HORIZON = "180d"

_MEANING, _FILTERS, _OUTPUT = "What is asked", "Filters (repeat one for alternatives)", "Output"
_Texts = list[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about: which measures, on which day, in which language."""

    measures: Path | None
    as_of: date
    within: timedelta
    within_given: bool
    lang: str

    def find_workspace(self) -> Workspace:
        """Find the measures that answer."""
        return find_workspace(self.measures)

    def open(self) -> Question:
        """Open the compiled measures on that day."""
        return ask(open_compiled(self.find_workspace()), self.as_of, self.within)


@dataclass(frozen=True, slots=True)
class View:
    """How the answer looks. `format` None: a table on a terminal, plain lines in a pipe."""

    format: str | None
    columns: tuple[str, ...]
    sort: tuple[str, ...]
    group_by: str | None


def read_asked(
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The day asked about; today unless told.",
            envvar="OBLIGATIONS_AS_OF",
            show_envvar=True,
            rich_help_panel=_MEANING,
        ),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="DAYS", help=f"How far ahead is soon: {HORIZON}, 26w, 6m, 1y.", rich_help_panel=_MEANING),
    ] = None,
    lang: Annotated[
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
    ] = "en",
    measures: Annotated[
        Path | None, typer.Option("--measures", metavar="DIR", help="The folder of measures to ask.", rich_help_panel=_MEANING)
    ] = None,
) -> Asked:
    """Read what is asked about. Raises UserError for a date, a duration or a language that is none."""
    if lang not in LANGUAGES:
        raise UserError(f"there is no language {lang!r}", suggest(lang, LANGUAGES) or "languages: en, zh")
    try:
        day = parse_day(as_of) if as_of else date.today()  # noqa: DTZ011 - the user's day, the one place where the clock is read
    except ValueError as error:
        raise UserError(f"--as-of: {error}") from None
    try:
        horizon = parse_duration(within or HORIZON)
        _ = day + horizon
    except ValueError as error:
        raise UserError(f"--within: {error}") from None
    except OverflowError:
        raise UserError(f"--within: {within} after {day} is past the last day of the calendar") from None
    return Asked(measures, day, horizon, within is not None, lang)


def read_filters(
    dept: Annotated[
        _Texts | None,
        typer.Option(
            "--dept",
            metavar="NAME",
            help="A department, by any of its names.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.departments,
        ),
    ] = None,
    role: Annotated[
        _Texts | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="lead, co, responsible, signatory or any.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.roles,
        ),
    ] = None,
    basis: Annotated[
        _Texts | None,
        typer.Option(
            "--basis",
            metavar="BASIS",
            help="stated, document, inferred or none (unowned).",
            rich_help_panel=_FILTERS,
            autocompletion=complete.bases,
        ),
    ] = None,
    document: Annotated[
        _Texts | None,
        typer.Option(
            "--document",
            metavar="ID",
            help="A document, by id or official number.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.documents,
        ),
    ] = None,
    kind: Annotated[
        _Texts | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="principle, goal, measure or organisation.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.kinds,
        ),
    ] = None,
    topic: Annotated[
        _Texts | None,
        typer.Option(
            "--topic",
            metavar="TOPIC",
            help="A topic, of a measure or one of its actions.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.topics,
        ),
    ] = None,
    addressee: Annotated[
        _Texts | None,
        typer.Option(
            "--for",
            metavar="WHOM",
            help="Whom an action speaks to: companies, platforms, banks …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.addressees,
        ),
    ] = None,
    due: Annotated[
        _Texts | None,
        typer.Option("--due", metavar="PERIOD", help="The deadline lies in it: 2025, 2025-Q4, 2021..2025.", rich_help_panel=_FILTERS),
    ] = None,
    before: Annotated[
        _Texts | None,
        typer.Option("--before", metavar="DATE", help="The deadline is earlier than its first day.", rich_help_panel=_FILTERS),
    ] = None,
    after: Annotated[
        _Texts | None, typer.Option("--after", metavar="DATE", help="The deadline is later than its last day.", rich_help_panel=_FILTERS)
    ] = None,
    state: Annotated[
        _Texts | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="unconfirmed, due-soon, upcoming, met …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.states,
        ),
    ] = None,
    modality: Annotated[
        _Texts | None,
        typer.Option(
            "--modality",
            metavar="WORD",
            help="How binding: must, will, encourage …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.modalities,
        ),
    ] = None,
    deliverable: Annotated[
        _Texts | None,
        typer.Option(
            "--deliverable",
            metavar="WORD",
            help="What will lie on the table: rules, standard, plan …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.deliverables,
        ),
    ] = None,
    marks: Annotated[
        int | None,
        typer.Option(
            "--marks",
            metavar="N",
            min=0,
            max=4,
            help="At least N of the four marks: owner, date, metric, binding verb.",
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    links_to: Annotated[
        _Texts | None,
        typer.Option(
            "--links-to",
            metavar="ID",
            help="Tied to a measure, an action or a document.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.measures_and_documents,
        ),
    ] = None,
    text: Annotated[
        _Texts | None,
        typer.Option("--text", metavar="TEXT", help="The text stands in its wording, in either language.", rich_help_panel=_FILTERS),
    ] = None,
    with_generic: Annotated[
        bool, typer.Option("--with-generic", help="Also where a generic party can cover the department.", rich_help_panel=_FILTERS)
    ] = False,
) -> Filters:
    """Gather the filters as they were typed; the question checks them."""
    return Filters(
        dept=_gather(dept),
        role=_gather(role),
        basis=_gather(basis),
        document=_gather(document),
        kind=_gather(kind),
        topic=_gather(topic),
        addressee=_gather(addressee),
        due=_gather(due),
        before=_gather(before),
        after=_gather(after),
        state=_gather(state),
        modality=_gather(modality),
        deliverable=_gather(deliverable),
        marks=marks,
        links_to=_gather(links_to),
        text=_gather(text),
        with_generic=with_generic,
    )


def read_view(
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="table, plain, csv, md, json or jsonl.",
            rich_help_panel=_OUTPUT,
            autocompletion=complete.formats,
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="A,B", help="Which columns, in this order.", rich_help_panel=_OUTPUT, autocompletion=complete.columns
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="A,-B",
            help="By which columns; - for the other way round.",
            rich_help_panel=_OUTPUT,
            autocompletion=complete.columns,
        ),
    ] = None,
    group_by: Annotated[
        str | None,
        typer.Option(
            "--group-by",
            metavar="A",
            help="A heading for each value of a column.",
            rich_help_panel=_OUTPUT,
            autocompletion=complete.columns,
        ),
    ] = None,
) -> View:
    """Read how the answer should look. Raises UserError for a format that isn't known."""
    if format is not None and format not in FORMATS:
        raise UserError(f"there is no format {format!r}", suggest(format, FORMATS) or f"formats: {', '.join(FORMATS)}")
    return View(format, _split(columns), _split(sort), group_by)


def read_page_format(
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="text, md, json or jsonl.", rich_help_panel=_OUTPUT)
    ] = None,
) -> str:
    """Read how a page should look. Raises UserError for a format that isn't known."""
    known = ("text", "md", "json", "jsonl")
    wanted = {"table": "text", "plain": "text", None: "text"}.get(format, format)
    if wanted not in known:
        raise UserError(f"there is no format {format!r} for a page", suggest(str(format), known) or f"formats: {', '.join(known)}")
    return str(wanted)


def read_measures(
    measures: Annotated[Path | None, typer.Option("--measures", metavar="DIR", help="The folder of measures.")] = None,
) -> Path | None:
    """Read which measures are meant."""
    return measures


def _gather(values: list[str] | None) -> tuple[str, ...]:
    return tuple(values or ())


def _split(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def takes(**groups: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of groups: `@takes(filters=read_filters)` fills its parameter `filters`.

    Typer reads the signature of a command: it gets the command's own parameters and after them those of each group.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function, eval_str=True)
        parameters = [parameter for name, parameter in own.parameters.items() if name not in groups]
        members = {name: inspect.signature(read, eval_str=True).parameters for name, read in groups.items()}
        options = [parameter.replace(kind=parameter.KEYWORD_ONLY) for group in members.values() for parameter in group.values()]

        @wraps(function)
        def command(**given: Any) -> None:
            filled = {name: read(**{key: given.pop(key) for key in members[name]}) for name, read in groups.items()}
            function(**given, **filled)

        ordered = [parameter.replace(kind=parameter.KEYWORD_ONLY) for parameter in parameters] + options
        command.__signature__ = own.replace(parameters=ordered)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in ordered}
        return command

    return decorate
