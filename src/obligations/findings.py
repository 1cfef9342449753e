"""Problems as values, and the one exception that ends a command.

A problem in the user's data is a `Finding`: it is collected, never raised, so that one problem hides no other. A `UserError` is for
what cannot be answered at all: an unknown name, a folder that isn't there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "info"]
Route = tuple[str | int, ...]
_LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text; lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of a file. `path` is relative to the folder that was asked about."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a file of the corpus.

    `route` names the place as keys and indices (`("measures", 3, "title")`); the reader of the file turns it into a `Span`.
    `on_key` asks for the key at the end of the route instead of its value. `hint` says what to do about it. `fix` is the text that
    can safely stand in place of the scalar at the route.
    """

    code: str
    message: str
    path: str
    route: Route = ()
    hint: str | None = None
    severity: Severity = "error"
    on_key: bool = False
    span: Span | None = None
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding at its place, with the name of its rule."""

    finding: Finding
    location: Location
    name: str


class UserError(Exception):
    """A request that can't be answered: what is wrong and, as `hint`, the way out. Ends the command with `exit_code`.

    Exit codes: 2 usage (a name, value, id or column that isn't known; a path that isn't there), 3 a path that holds no measures.
    """

    def __init__(self, message: str, hint: str | None = None, *, exit_code: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


def shorten(message: str, most: int = 400) -> str:
    """Give a message with its middle left out where it is long: what it quotes of a file can be megabytes."""
    half = most // 2
    return message if len(message) <= most else f"{message[:half]} … {message[-half:]}"


def find_nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Give the known words that look most like `word`, best first; for suggestions only, nothing is decided by them."""
    if len(word) > _LONGEST_WORD:  # comparing takes quadratic time
        return []
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    close = get_close_matches(word.casefold(), by_folded, n=most, cutoff=0.6)
    return [by_folded[folded] for folded in close]


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Give the sentence that offers the nearest known words, or the known ones themselves where they are few."""
    words = list(known)
    near = find_nearest(word, words)
    if near:
        return f"did you mean {' or '.join(near)}?"
    if 0 < len(words) <= 12:
        return f"known: {', '.join(words)}"
    return None
