"""Errors as people read them: what is wrong, and the way out."""

from __future__ import annotations

import re
import sys
from typing import Any

import typer

from obligations.findings import UserError, suggest

_NO_SUCH_COMMAND = re.compile(r"No such command '(.+?)'")
_USAGE = 2
_ABORTED = 130
_CLICK_ERROR: type[Any] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def report(error: Exception) -> int | None:
    """Print an error on stderr and give its exit code; None for an error that is nobody's but the program's."""
    if isinstance(error, UserError):
        say(error.message, error.hint)
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _ABORTED
    if isinstance(error, _CLICK_ERROR):
        _report_usage(error)
        return _USAGE
    if isinstance(error, UnicodeEncodeError):  # an argument made of bytes that are no text reached the database
        say(f"{error.object!r} is no text", "write it in UTF-8")
        return _USAGE
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        say(f"{where}{(error.strerror or str(error)).lower()}", None)
        return _USAGE
    return None


def say(message: str, hint: str | None) -> None:
    """Print an error and its way out."""
    from obligations.safe import show_controls  # noqa: PLC0415 - only needed when something is wrong

    print(f"error: {show_controls(message)}", file=sys.stderr)  # noqa: T201
    if hint:
        print(f"  {show_controls(hint)}", file=sys.stderr)  # noqa: T201


def _report_usage(error: Any) -> None:
    if type(error).__name__ == "NoArgsIsHelpError":  # a group without its command: the help is the answer
        print(error.format_message(), file=sys.stderr)  # noqa: T201
        return
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    known = _list_words(context) if context is not None else []
    found = _NO_SUCH_COMMAND.search(message)
    wrong = getattr(error, "option_name", None) or (found.group(1) if found else None)
    hint = suggest(wrong, known) if wrong and known else None
    path = context.command_path if context is not None else "obligations"
    message = re.split(r"[.] ?Did you mean|\s*\(Possible options", message)[0]
    message = message[:1].lower() + message[1:]
    say(message, hint if hint and hint.startswith("did") else f"see: {path} --help")


def _list_words(context: Any) -> list[str]:
    options = [name for parameter in context.command.get_params(context) for name in parameter.opts if name.startswith("--")]
    lister = getattr(context.command, "list_commands", None)
    return options + (list(lister(context)) if lister else [])
