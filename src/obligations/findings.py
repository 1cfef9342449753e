"""Problems as values, and the one exception that ends a command.

A problem in the user's data is a `Finding`: it is collected, never raised, so that one problem
hides no other. A `UserError` is for what cannot be answered at all: an unknown name, a folder that
isn't there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Severity = Literal["error", "warning", "info"]
Route = tuple[str | int, ...]
# Of one rule in one file: nobody reads more of the same at once, and suggestions take their time.
MOST_FINDINGS = 200
_LONGEST_WORD = 200
# As a share of the signs of both words: what begins otherwise has to be more alike.
_LEAST_ALIKE, _LEAST_ALIKE_BEHIND = 0.6, 0.75
# How many signs of a longer word are enough to mean it.
_LEAST_PART = 3
_WEIGHT = 8
# How much one run may compare for suggestions: pairs of signs, about a second of them. Data decides
# how often they are asked for.
_MOST_COMPARED = 4_000_000


class Span(NamedTuple):
    """A stretch of a text; lines and columns count from 1, columns in code points, the end is
    exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Location(NamedTuple):
    """A stretch of a file. `path` is relative to the folder that was asked about."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a file of the corpus.

    `route` names the place as keys and indices (`("measures", 3, "title")`); the reader of the file
    turns it into a `Span`. `on_key` asks for the key at the end of the route instead of its value.
    `hint` says what to do about it. `fix` is the text that can safely stand in place of the scalar
    at the route; `in_yaml`: the YAML that can. `related` is another place that it is about.
    """

    code: str
    message: Sentence
    path: str
    route: Route = ()
    hint: Sentence | None = None
    severity: Severity = "error"
    on_key: bool = False
    span: Span | None = None
    fix: str | None = None
    in_yaml: bool = False
    related: Location | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """The message, and the hint where there is one."""
        if self.hint:
            return self.message, self.hint
        return (self.message,)


class Located(NamedTuple):
    """A finding at its place, with the name of its rule."""

    finding: Finding
    location: Location
    name: str


def redact_finding(finding: Finding) -> Finding:
    """Return a finding without what it says of the text: only where something is wrong, and by
    which rule.
    """
    return replace(
        finding, message=tell("has an error, {code}", code=finding.code), hint=None, fix=None
    )


class UserError(Exception):
    """A request that can't be answered: what is wrong and, as `hint`, the way out.

    Ends the command with `exit_code`.

    Exit codes: 2 usage (a name, value, id or column that isn't known; a path that isn't there), 3 a
    path that holds no measures.
    """

    def __init__(
        self, message: Sentence, hint: Sentence | None = None, *, exit_code: int = 2
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


class OptionError(UserError):
    """What is wrong with the value of an option, which is named in front of it."""

    def __init__(self, option: str, problem: Sentence, hint: Sentence | None = None) -> None:
        super().__init__(tell("{option}: {problem}", option=option, problem=problem), hint)
        self.option = option
        self.problem = problem


@dataclass(slots=True)
class _Budget:
    """What the run that is under way may still compare."""

    left: int = _MOST_COMPARED


_budget = _Budget()


def shorten_message(message: Sentence, most: int = 400) -> Sentence:
    """Return a message with its middle left out where it is long: what it quotes of a file can be
    megabytes.
    """
    half = most // 2
    if len(message) <= most:
        return message
    return tell("{beginning} … {end}", beginning=message[:half], end=message[-half:])


def find_nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known words that look most like `word`, best first; where it is a part of a few,
    these.

    For suggestions only, nothing is decided by them.
    """
    if len(word) > _LONGEST_WORD or _budget.left <= 0:  # comparing takes quadratic time
        return []
    from difflib import SequenceMatcher  # only where something is wrong

    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    longer = [whole for folded, whole in by_folded.items() if word.casefold() in folded]
    if len(word) >= _LEAST_PART and 0 < len(longer) <= most:
        return longer
    matcher = SequenceMatcher()
    matcher.set_seq2(word.casefold())
    close = []
    for folded in by_folded:
        matcher.set_seq1(folded)
        alike = matcher.real_quick_ratio() >= _LEAST_ALIKE
        _budget.left -= 1 + alike * _WEIGHT * len(
            folded
        )  # counting signs takes longer than comparing them
        if alike and matcher.quick_ratio() >= _LEAST_ALIKE:
            _budget.left -= len(folded) * len(word)
            close.append((matcher.ratio(), folded))
        if _budget.left <= 0:
            return []
    first = word.casefold()[:1]
    best = sorted(
        (found for found in close if found[0] >= _find_least_alike(found[1], first)), reverse=True
    )
    return [by_folded[folded] for _, folded in best[:most]]


def _find_least_alike(word: str, first: str) -> float:
    """Return how alike a word has to be to another one with some first sign."""
    if word.startswith(first):
        return _LEAST_ALIKE
    return _LEAST_ALIKE_BEHIND


def begin_run() -> None:
    """Return suggestions their whole budget again: one run of the program, or of a check, has one
    for all of its findings.
    """
    _budget.left = _MOST_COMPARED


def check_word(what: str, word: str, known: Sequence[str]) -> str:
    """Return a word of a closed list. Raises UserError for one that isn't in it."""
    if word not in known:
        raise refuse_word(what, word, known)
    return word


def refuse_word(
    what: str, word: str, known: Iterable[str], hint: Sentence | None = None
) -> UserError:
    """Return what is said of a typed word that is none of the known ones: which come near, else the
    hint, else which there are.
    """
    words = list(known)
    way_out = suggest(word, words) or hint or tell("known: {words:, }", words=words)
    return UserError(tell("there is no {what} {word!r}", what=what, word=word), way_out)


def offer(near: Sequence[str]) -> Sentence:
    """Return the sentence that offers words that may be meant."""
    return tell("did you mean {words: or }?", words=near)


def suggest(word: str, known: Iterable[str]) -> Sentence | None:
    """Return the sentence that offers the nearest known words, or the known ones themselves where
    they are few.
    """
    words = list(known)
    near = find_nearest(word, words)
    if near:
        return offer(near)
    if 0 < len(words) <= 12:
        return tell("known: {words:, }", words=words)
    return None
