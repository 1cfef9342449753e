"""Values that need no conversion, taken as they were typed.

From 0.29 on Typer converts every option of a command with pydantic, given or not, and importing
pydantic takes longer than a question. What was not given, texts and paths need none of that. The
rest (numbers) is Typer's to convert, in every version.
"""

from __future__ import annotations

import inspect
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Convert = Callable[[Any, Any], Any]


def take_as_typed(command: Any, ctx: Any) -> None:
    """Let Typer convert the values of a command only where they have to be."""
    types: Mapping[str, type[str | Path] | None] = {}
    if command.callback:
        types = _read_types(command.callback)
    for parameter in command.get_params(ctx):
        convert = partial(type(parameter).process_value, parameter)  # whatever it takes by now
        parameter.process_value = _process(parameter, types.get(parameter.name), convert)


@cache
def _read_types(callback: Callable[..., Any]) -> Mapping[str, type[str | Path] | None]:
    """Return what each parameter of a command is made of, once for all that it is asked."""
    declared = inspect.signature(callback, eval_str=True).parameters
    return {name: _find_type(parameter.annotation) for name, parameter in declared.items()}


def _find_type(annotation: Any) -> type[str | Path] | None:
    """Find str or Path in the annotation of a parameter, `Annotated[list[str] | None,
    typer.Option(...)]`; None for what needs converting.
    """
    if annotation is str or annotation is Path:
        return annotation
    return next((found for part in get_args(annotation) if (found := _find_type(part))), None)


def _process(parameter: Any, made_of_text: type[str | Path] | None, convert: Convert) -> Convert:
    """Return what takes the place of a parameter's `process_value`; `convert` is what it was."""
    several = parameter.multiple or parameter.nargs == -1

    def process_value(ctx: Any, value: Any) -> Any:
        if value is None and not parameter.required:
            value = () if several else None
        elif made_of_text is not None and several and isinstance(value, list | tuple) and value:
            value = [made_of_text(item) for item in value]
        elif made_of_text is not None and not several and isinstance(value, str):
            value = made_of_text(value)
        else:
            return convert(ctx, value)
        if parameter.callback:
            return parameter.callback(ctx, parameter, value)
        return value

    return process_value
