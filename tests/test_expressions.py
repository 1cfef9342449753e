"""An expression that says words is asked only of texts that hold one: whatever it finds does."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser
from typing import TYPE_CHECKING, Any

import obligations
from obligations.drafting.dates.readers import DateRules
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WITH_WORDS = type(lazy("", any_of="word"))
_SOURCE = Path(obligations.__file__).parent
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)
_MOST_SPELT = 60  # words
_MOST_TIMES = 4  # that a repeated part is read


def test_an_expression_is_asked_only_of_a_stretch_that_holds_one_of_its_words() -> None:
    year = lazy(r"\d+ (?:Years|months)", re.IGNORECASE, any_of="year month")
    assert year.search("5 years") is not None
    assert [found[0] for found in year.finditer("5 YEARS, 2 Months")] == ["5 YEARS", "2 Months"]
    assert year.search("5 years", 3) is None
    assert [*year.finditer("5 days"), *year.finditer("5 days")] == []
    assert year.fullmatch("5 years") is not None


def test_what_an_expression_finds_holds_one_of_the_words_that_it_says() -> None:
    said = [*_list_expressions()]
    assert len(said) > 20
    assert [one.pattern for one, words in said if not _says_truly(one, words)] == []


def test_words_that_are_not_in_all_that_is_found_are_noticed() -> None:
    for pattern, words in (
        ("in (?:May|June)", "may"),
        ("(?:by )?May", "by"),
        ("(?<=by )May", "by"),
        ("[ab]c", "a"),
    ):
        assert not _says_truly(lazy(pattern, re.IGNORECASE), [words])


def _list_expressions() -> Iterator[tuple[Any, Sequence[str]]]:
    """Yield all expressions that say words, and the words, of all modules of the program."""
    for path in sorted(_SOURCE.rglob("*.py")):
        if path.name not in ("__main__.py", "__init__.py"):
            name = ".".join(path.relative_to(_SOURCE.parent).with_suffix("").parts)
            yield from _find_in(vars(importlib.import_module(name)).values())


def _find_in(values: Iterable[object]) -> Iterator[tuple[Any, Sequence[str]]]:
    for value in values:
        if isinstance(value, _WITH_WORDS):
            yield value, value.words
        elif isinstance(value, DateRules):
            yield from ((one, value.words) for one in value.patterns if value.words)
        elif isinstance(value, tuple):
            yield from _find_in(value)


def _says_truly(expression: Any, words: Sequence[str]) -> bool:
    folded = bool(expression.flags & re.IGNORECASE)
    parsed = parser.parse(expression.pattern, expression.flags)
    return _holds(parsed, words, folded=folded)


def _holds(items: Iterable[tuple[Any, Any]], words: Sequence[str], *, folded: bool) -> bool:
    """Whether every text that a part of an expression finds holds one of some words."""
    runs = [""]
    for kind, what in items:
        if spelt := _spell([(kind, what)]):
            runs = [run + (word.lower() if folded else word) for run in runs for word in spelt]
            if all(any(word in run for word in words) for run in runs):
                return True
            continue
        runs = [""]
        if any(
            all(_holds(way, words, folded=folded) for way in ways)
            for ways in _list_ways(kind, what)
        ):
            return True
    return False


def _spell(items: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return all that a part of an expression finds where that is few words; else none."""
    words = [""]
    for kind, what in items:
        if kind is kinds.LITERAL:
            ends = [chr(what)]
        elif kind is kinds.IN:
            ends = _list_signs(what)
        elif kind is kinds.BRANCH:
            ways = [_spell(way) for way in what[1]]
            ends = [end for way in ways for end in way] if all(ways) else []
        else:
            ends = _spell(what[3]) if kind is kinds.SUBPATTERN else []
        if not 0 < len(words) * len(ends) <= _MOST_SPELT:
            return []
        words = [word + end for word in words for end in ends]
    return words


def _list_signs(signs: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return the signs of a set; none where it has other things."""
    listed: list[str] = []
    for kind, what in signs:
        if kind not in (kinds.LITERAL, kinds.RANGE):
            return []
        first, last = (what, what) if kind is kinds.LITERAL else what
        listed += map(chr, range(first, last + 1))
    return listed


def _list_ways(kind: Any, what: Any) -> Iterator[list[Any]]:
    """Yield the ways through a part of an expression, one of which each text takes."""
    if kind is kinds.BRANCH:
        yield what[1]
    elif kind is kinds.SUBPATTERN:
        yield [what[3]]
    elif kind in _REPEATS and what[0] > 0:
        yield [[*what[2]] * min(what[0], _MOST_TIMES)]
    elif kind is kinds.ASSERT and what[0] > 0:  # of what stands behind
        yield [what[1]]
    elif kind is kinds.IN and all(one is kinds.LITERAL for one, _ in what):
        yield [[sign] for sign in what]
