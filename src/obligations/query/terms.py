"""What is typed into a search, as terms: all of them are wanted, each in any of its forms, in any
order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from obligations.database import read_signs
from obligations.findings import UserError
from obligations.query.synonyms import find_names, list_synonymous_spellings, load_names
from obligations.sentences import tell
from obligations.text import patterns
from obligations.text.name_keys import fold_text, fold_wording
from obligations.text.stemming import find_stem, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.query.session import Question


class Word(NamedTuple):
    """What is looked for in a folded text: its letters wherever they stand.

    Of an English word also the other words of its stem.
    """

    text: str
    stem: str | None = None
    others: tuple[str, ...] = ()

    def find(self, folded: str) -> tuple[int, int] | None:
        """Return where it stands first, from and up to which sign; None where it doesn't."""
        at = folded.find(self.text)
        if at >= 0:
            return at, at + len(self.text)
        if self.others:
            found = re.search(rf"(?<![a-z])(?:{'|'.join(self.others)})(?![a-z])", folded)
        else:
            found = None
        if found:
            return found.span()
        return None


# Of the words of a term any is enough: they are names of the same thing.
TermWords = tuple[Word, ...]
Wanted = tuple[TermWords, ...]


def read_wanted(question: Question, text: str) -> Wanted:
    """Read what is typed: words apart, phrases in quotes, and one thing by all its names.

    Raises UserError where nothing is.
    """
    signs = {} if text.isascii() else read_signs(question.connection)
    folded = fold_text(text, signs)
    names = load_names(question)
    terms: list[TermWords] = []
    at = 0
    for quoted in re.finditer(patterns.QUOTED, folded):
        terms += _read_words(question, folded[at : quoted.start()], names)
        phrase = fold_wording(next(part for part in quoted.groups() if part))
        terms += (
            [tuple(Word(spelling) for spelling in list_synonymous_spellings(names, phrase))]
            if phrase
            else []
        )
        at = quoted.end()
    terms += _read_words(question, folded[at:], names)
    if not terms:
        raise UserError(tell("nothing to search for"), tell("obligations search warehouse"))
    return tuple(terms)


def _read_words(question: Question, text: str, names: list[tuple[str, ...]]) -> Iterator[TermWords]:
    """Yield a term for each name of several words, such as "world trade organization", and for each
    other word.
    """
    run = " ".join(re.sub(patterns.STRAY_QUOTES, " ", text).split())
    at = 0
    for place in find_names(run, [group for group in names if any(" " in name for name in group)]):
        if " " not in run[place.start : place.end]:
            continue
        yield from (_read_word(question, word, names) for word in run[at : place.start].split())
        yield tuple(Word(name) for name in place.names)
        end = run.find(" ", place.end)
        at = len(run) if end < 0 else end
    yield from (_read_word(question, word, names) for word in run[at:].split())


def _read_word(question: Question, text: str, names: list[tuple[str, ...]]) -> TermWords:
    first, *others = list_synonymous_spellings(names, text)
    return (_make_word(question, first), *(Word(other) for other in others))


def _make_word(question: Question, text: str) -> Word:
    """Return a word with its stem; a word of the corpus needs no stemmer."""
    if not is_word(text):
        return Word(text)
    known = question.select("SELECT stem FROM stem WHERE word = ?", [text])
    stem = known[0]["stem"] if known else find_stem(text)
    others = question.select(
        "SELECT word FROM stem WHERE stem = ? AND word <> ? ORDER BY word", [stem, text]
    )
    return Word(text, stem, tuple(row["word"] for row in others))
