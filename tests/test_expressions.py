"""An expression that says words is asked only of texts that hold one: whatever it finds does."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser
from typing import TYPE_CHECKING, Any

import obligations
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EXPRESSION = type(lazy(""))
_SOURCE = Path(obligations.__file__).parent
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)


def test_an_expression_is_asked_only_of_a_stretch_that_holds_one_of_its_words() -> None:
    year = lazy(r"\d+ (?:Years|months)", re.IGNORECASE, any_of="year month")
    assert year.search("5 years") is not None
    assert [found[0] for found in year.finditer("5 YEARS, 2 Months")] == ["5 YEARS", "2 Months"]
    assert year.search("5 years", 3) is None
    assert [*year.finditer("5 days"), *year.finditer("5 days")] == []
    assert year.fullmatch("5 years") is not None


def test_what_an_expression_finds_holds_one_of_the_words_that_it_says() -> None:
    said = [one for one in _list_expressions() if one.words]
    assert len(said) > 20
    assert [one.pattern for one in said if not _says_truly(one)] == []


def test_words_that_are_not_in_all_that_is_found_are_noticed() -> None:
    for pattern, words in (
        ("in (?:May|June)", "may"),
        ("(?:by )?May", "by"),
        ("(?<=by )May", "by"),
        ("[ab]c", "a"),
    ):
        assert not _says_truly(lazy(pattern, re.IGNORECASE, any_of=words))


def _list_expressions() -> Iterator[Any]:
    """Yield all expressions that modules of the program hold, in tables, too."""
    for path in sorted(_SOURCE.rglob("*.py")):
        if path.name not in ("__main__.py", "__init__.py"):
            name = ".".join(path.relative_to(_SOURCE.parent).with_suffix("").parts)
            yield from _find_in(vars(importlib.import_module(name)).values())


def _find_in(values: Iterable[object]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, _EXPRESSION):
            yield value
        elif isinstance(value, tuple):
            yield from _find_in(value)


def _says_truly(expression: Any) -> bool:
    folded = bool(expression.flags & re.IGNORECASE)
    parsed = parser.parse(expression.pattern, expression.flags)
    return _holds(parsed, expression.words, folded=folded)


def _holds(items: Iterable[tuple[Any, Any]], words: tuple[str, ...], *, folded: bool) -> bool:
    """Whether every text that a part of an expression finds holds one of some words."""
    run = ""
    for kind, what in items:
        if kind is kinds.LITERAL:
            run += chr(what).lower() if folded else chr(what)
            if any(word in run for word in words):
                return True
            continue
        run = ""
        if any(
            all(_holds(way, words, folded=folded) for way in ways)
            for ways in _list_ways(kind, what)
        ):
            return True
    return False


def _list_ways(kind: Any, what: Any) -> Iterator[list[Any]]:
    """Yield the ways through a part of an expression, one of which each text takes."""
    if kind is kinds.BRANCH:
        yield what[1]
    elif kind is kinds.SUBPATTERN:
        yield [what[3]]
    elif kind in _REPEATS and what[0] > 0:
        yield [what[2]]
    elif kind is kinds.ASSERT and what[0] > 0:  # of what stands behind
        yield [what[1]]
    elif kind is kinds.IN and all(one is kinds.LITERAL for one, _ in what):
        yield [[sign] for sign in what]
