"""Errors as people read them: what is wrong, and the way out."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import typer

from obligations.disk import show_path
from obligations.findings import UserError, find_nearest, offer
from obligations.sentences import tell

if TYPE_CHECKING:
    from obligations.cli.redirects import Way

_NO_SUCH_COMMAND = re.compile(r"No such command '(.+?)'")
_USAGE = 2
_ABORTED = 130
_CLICK_ERROR: type[Any] = next(
    base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"
)


def report(error: Exception, arguments: list[str]) -> int | None:
    """Print an error on stderr and give its exit code.

    None for an error that is nobody's but the program's.

    Where a word of the arguments is known from elsewhere, the command that says the same stands
    below the error.
    """
    way = _find_way(error, arguments)
    if way:
        print_error(way.message, way.because, *way.commands)
        return _USAGE
    if isinstance(error, UserError):
        print_error(error.message, error.hint)
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _ABORTED
    if isinstance(error, _CLICK_ERROR):
        _report_usage(error, arguments)
    elif isinstance(
        error, UnicodeEncodeError
    ):  # an argument made of bytes that are no text reached the database
        print_error(tell("the argument is not valid UTF-8: {argument!r}", argument=error.object))
    elif isinstance(error, OSError):
        _report_system(error)
    else:
        return None
    return _USAGE


def _find_way(error: Exception, arguments: list[str]) -> Way | None:
    """Return what should have been typed, where the error is one of usage and a word of it is
    known.
    """
    from obligations.cli.redirects import find_way  # only needed when something is wrong

    if isinstance(error, UserError):
        usage = error.exit_code == _USAGE or arguments[:1] == ["diff"]
        if usage:
            return find_way(arguments, error.message, _list_flags)
        return None
    if isinstance(error, _CLICK_ERROR):
        return find_way(arguments, _clean(error), _list_flags)
    return None


def print_error(message: str, *ways: str | None) -> None:
    """Print an error, and below it the way out, where there is one."""
    from obligations.output.notes import print_note  # only needed when something is wrong

    print_note(f"error: {message}")
    for way in filter(None, ways):
        print_note(f"  {way}")


def _report_system(error: OSError) -> None:
    said = (error.strerror or str(error)).lower()
    if error.filename:
        print_error(tell("{path}: {reason}", path=show_path(error.filename), reason=said))
    else:
        print_error(tell("{reason}", reason=said))


def _report_usage(error: Any, arguments: list[str]) -> None:
    if (
        type(error).__name__ == "NoArgsIsHelpError"
    ):  # a group without its command: the help is the answer
        print(error.format_message(), file=sys.stderr)  # noqa: T201
        return
    context = getattr(error, "ctx", None)
    if context is None:
        from obligations.cli.group import COMMAND_NAMES

        command = "obligations"
        if arguments[:1] and arguments[0] in COMMAND_NAMES:
            command += f" {arguments[0]}"
        print_error(_clean(error), tell("see: {command} --help", command=command))
        return
    hint = tell("see: {command} --help", command=context.command_path)
    found = _NO_SUCH_COMMAND.search(error.format_message())
    wrong = getattr(error, "option_name", None) or (found and found.group(1))
    near = find_nearest(wrong, _list_words(context)) if wrong else ()
    if near:
        hint = offer(near)
    print_error(_clean(error), hint)


def _clean(error: Any) -> str:
    """Return what Typer says is wrong, without its own suggestions."""
    message = re.split(
        r"[.] ?Did you mean|(?<!\s)\s*\(Possible options", error.format_message().rstrip(".")
    )[0]
    return str(message[:1].lower() + message[1:])


def _list_flags(command: str) -> list[str]:
    """Return the options of a command that take no value."""
    from obligations.cli.group import build_command  # only needed when something is wrong

    found = build_command().get_command(None, command)
    if found:
        return [
            name
            for parameter in found.params
            if getattr(parameter, "is_flag", False)
            for name in parameter.opts
        ]
    return []


def _list_words(context: Any) -> list[str]:
    options = [
        name
        for parameter in context.command.get_params(context)
        for name in parameter.opts
        if name.startswith("--")
    ]
    lister = getattr(context.command, "list_commands", None)
    if lister is None:
        return options
    return [*options, *lister(context)]
