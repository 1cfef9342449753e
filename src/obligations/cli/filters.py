"""The filters as options, made of the one list of them: the same for every question."""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from obligations.cli import complete
from obligations.findings import OptionError
from obligations.query.filters import FILTERS, Filter, Filters
from obligations.sentences import tell

_FILTERS = "Filters (for alternatives, repeat one or separate words with commas)"


def read_filters(**typed: Any) -> Filters:
    """Gather the filters as they were typed; the question checks them."""
    given = {name: value for name, value in typed.items() if value is not None}
    several = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    counts = {
        name: _read_count(FILTERS[name], value)
        for name, value in given.items()
        if FILTERS[name].most is not None
    }
    return Filters(**given | several | counts)


def _read_count(asked: Filter, typed: str) -> int:
    """Return a number as it was typed. Raises UserError for one that there can't be."""
    if typed.isdecimal() and int(typed) <= (asked.most or 0):
        return int(typed)
    raise OptionError(
        asked.option,
        tell("{typed!r} is not a number from 0 to {most}", typed=typed, most=asked.most),
    )


def _make_parameter(name: str, asked: Filter) -> Parameter:
    """Return the parameter that Typer makes an option of: a number as text, a flag, or texts."""
    option = typer.Option(
        asked.option,
        metavar=asked.metavar or None,
        help=asked.help,
        rich_help_panel=_FILTERS,
        autocompletion=getattr(complete, asked.complete) if asked.complete else None,
    )
    typed: Any = list[str] | None
    default: Any = None
    if asked.most is not None:
        typed = str | None
    elif not asked.metavar:
        typed, default = bool, False
    annotation = Annotated[typed, option]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


read_filters.__signature__ = Signature(  # type: ignore[attr-defined]
    [_make_parameter(name, asked) for name, asked in FILTERS.items()]
)
