"""Expressions that are compiled where they are first used.

Drafting has some hundreds, and a text in one language asks only a part of them; to compile all
takes longer than to read a text of a hundred pages.

Python (3.11 at least) looks at each of the 27,000 signs of a Chinese range wherever one stands in
an expression, a millisecond each time. What is a letter and not Latin is said without a range.

Most texts hold nothing of what most expressions look for, and a word is found many times as fast as
an expression: one that no text holds without one of some words can say these.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A set of Chinese signs, alone, or with others where it is not repeated: a set is repeated faster.
_CHINESE = re.compile(r"\[\\u3400-\\u9fff(?:\]|(?P<others>(?:[^]\\]|\\.)+)\](?![{*+?]))")
# A letter that is none of Latin, nor a number in a circle, a Roman one or 〇.
_CHINESE_AT_ONCE = r"[^\W\da-zA-Z_\u00aa-\u024f\u2070-\u218b\u2460-\u24ff\u3007]"
_WAYS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class _Expression:
    """Stands for a compiled expression, and is one from its first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(_CHINESE.sub(_say_at_once, self.pattern), self.flags)
        for way in _WAYS:
            setattr(self, way, getattr(compiled, way))
        return getattr(compiled, name)


def _say_at_once(found: re.Match[str]) -> str:
    if others := found["others"]:
        return f"(?:{_CHINESE_AT_ONCE}|[{others}])"
    return _CHINESE_AT_ONCE


class _Guarded:
    """An expression that is asked, and compiled, only where a text holds one of its words."""

    def __init__(self, expression: _Expression, words: list[str]) -> None:
        self.expression = expression
        self.words = words
        self.ignores_case = bool(expression.flags & re.IGNORECASE)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.expression, name)

    def search(self, *where: Any) -> re.Match[str] | None:
        return self.expression.search(*where) if self._held(*where) else None

    def finditer(self, *where: Any) -> Iterator[re.Match[str]]:
        return self.expression.finditer(*where) if self._held(*where) else iter(())

    def sub(self, new: Callable[[re.Match[str]], str], text: str) -> str:
        return self.expression.sub(new, text) if self._held(text) else text

    def _held(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether a stretch holds one of the words."""
        held = text[start:end]
        if self.ignores_case:
            held = held.lower()
        return any(map(held.__contains__, self.words))


def lazy(pattern: str, flags: int = 0, *, any_of: str = "") -> re.Pattern[str]:
    """Return an expression as `re.compile` does, but say what is wrong with it at its first use.
    `any_of`: words one of which is in whatever it finds; in small letters if it ignores case.
    """
    expression = _Expression(pattern, flags)
    words = any_of.split()
    return cast("re.Pattern[str]", _Guarded(expression, words) if words else expression)


def one_of(*alternatives: str) -> str:
    """Return some expressions as one that finds what any of them does, the first first."""
    return f"(?:{'|'.join(alternatives)})"
