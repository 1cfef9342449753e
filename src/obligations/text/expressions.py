"""Expressions that are compiled where they are first used.

Drafting has some hundreds, and a text in one language asks only a part of them; to compile all
takes longer than to read a text of a hundred pages.

Python (3.11 at least) looks at each of the 27,000 signs of a Chinese range wherever one stands in
an expression, a millisecond each time. What is a letter and not Latin is said without a range.
"""

from __future__ import annotations

import re
from typing import Any, cast

_CHINESE = r"[\u3400-\u9fff]"
# A letter that is none of Latin, nor a number in a circle, a Roman one or 〇.
_CHINESE_AT_ONCE = r"[^\W\da-zA-Z_\u00aa-\u024f\u2070-\u218b\u2460-\u24ff\u3007]"
_WAYS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class _Expression:
    """Stands for a compiled expression, and is one from its first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern.replace(_CHINESE, _CHINESE_AT_ONCE), self.flags)
        for way in _WAYS:
            setattr(self, way, getattr(compiled, way))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression as `re.compile` does, but say what is wrong with it at its first use."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
