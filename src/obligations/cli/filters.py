"""The filters as options, made of the one list of them: the same for every question."""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from obligations.cli import complete
from obligations.query.filters import FILTERS, Filter, Filters

_FILTERS = "Filters (for alternatives, repeat one or separate words with commas)"


def read_filters(**typed: Any) -> Filters:
    """Gather the filters as they were typed; the question checks them."""
    several = {name: tuple(value) for name, value in typed.items() if isinstance(value, list)}
    return Filters(**{name: value for name, value in typed.items() if value is not None} | several)


def _make_parameter(name: str, asked: Filter) -> Parameter:
    """Return the parameter that Typer makes an option of: a number, a flag, or texts."""
    option = typer.Option(
        asked.option,
        metavar=asked.metavar or None,
        help=asked.help,
        min=None if asked.most is None else 0,
        max=asked.most,
        rich_help_panel=_FILTERS,
        autocompletion=getattr(complete, asked.complete) if asked.complete else None,
    )
    typed: Any = list[str] | None
    default: Any = None
    if asked.most is not None:
        typed = int | None
    elif not asked.metavar:
        typed, default = bool, False
    annotation = Annotated[typed, option]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


read_filters.__signature__ = Signature(  # type: ignore[attr-defined]
    [_make_parameter(name, asked) for name, asked in FILTERS.items()]
)
