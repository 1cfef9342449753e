"""Expressions that are compiled where they are first used.

Drafting has some hundreds, and a text in one language asks only a part of them; to compile all
takes longer than to read a text of a hundred pages.
"""

from __future__ import annotations

import re
from typing import Any, cast

_WAYS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


class _Expression:
    """Stands for a compiled expression, and is one from its first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for way in _WAYS:
            setattr(self, way, getattr(compiled, way))
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression as `re.compile` does, but say what is wrong with it at its first use."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
