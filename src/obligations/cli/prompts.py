"""Questions on a terminal: each is asked until the answer will do.

Ctrl-C and the end of the input leave without an answer.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

import typer

from obligations.cli.errors import print_error
from obligations.cli.printing import write
from obligations.findings import UserError, find_nearest, offer
from obligations.pages.page import Item, ItemList
from obligations.sentences import tell
from obligations.text.language import find_colon_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")


def can_ask() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_for(what: str, read: Callable[[str], _T], *, default: str | None = None) -> str:
    """Ask until `read` takes the answer, which is given as it was typed.

    `default`: what an empty line means.
    """
    while True:
        with _editing():
            answer = str(
                typer.prompt(
                    what,
                    default=default,
                    show_default=bool(default),
                    prompt_suffix=find_colon_after(what),
                )
            ).strip()
        try:
            if answer != default or default:
                read(answer)
        except UserError as error:
            print_error(error.message, error.hint)
        else:
            return answer


def confirm(what: str) -> None:
    """Ask whether to go on. Raises typer.Abort where not."""
    with _editing():
        typer.confirm(what, default=True, abort=True, prompt_suffix=" ")


@contextmanager
def _editing() -> Iterator[None]:
    """Have arrows and the erasing of wide signs work while a line is typed.

    Who leaves finds the prompt on a line of its own.
    """
    with suppress(ImportError):
        # It is at work once it is imported; Windows has editing of its own.
        import readline  # noqa: F401
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(
            errors="surrogateescape"
        )  # bytes that are no text are refused with the answer
    try:
        yield
    except typer.Abort:
        write("\n")
        raise


def ask_which(what: str, choices: Sequence[tuple[str, str]]) -> str:
    """Show choices (a word and what it means) with their numbers, and ask for one: by its number,
    its word, or what that begins with.
    """
    from obligations.output.terminal_page import draw_pages  # Rich only where somebody is asked

    words = [word for word, _ in choices]
    offered = [
        Item(f"  {number:>2} {word}", meaning)
        for number, (word, meaning) in enumerate(choices, start=1)
    ]
    write(draw_pages([[ItemList(offered)]]))

    def find(answer: str) -> str:
        if answer.isdecimal() and 0 < int(answer) <= len(words):
            return words[int(answer) - 1]
        typed = answer.casefold()
        spelled = [(word, (word, meaning.casefold())) for word, meaning in choices]
        meant = [word for word, ways in spelled if typed in ways]
        begun = [word for word, ways in spelled if any(way.startswith(typed) for way in ways)]
        if typed and len(meant or begun) == 1:
            return (meant or begun)[0]
        near = typed and (begun or find_nearest(answer, words))
        hint = tell("type a number from 1 to {count}", count=len(words))
        if near:
            hint = offer(near)
        raise UserError(tell("{answer!r} is none of these", answer=answer), hint)

    return find(ask_for(what, find))
