"""Figures of a document and of its source, as they can be compared: 1000亿元 and 100 billion yuan
are one, as are 1.50 and 1.5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.amounts import make_amount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

# The magnitude that a unit begins with; not 千米, 百分点.
_MAGNITUDE = re.compile(
    r"[百千万亿萬億]+(?![分米瓦克])"
    r"|(?:(?:hundred|thousand|million|billion|trillion|bn|m(?= ))\b ?)+",
    re.IGNORECASE,
)
_POWERS = {"百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8} | {
    "hundred": 2,
    "thousand": 3,
    "m": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "trillion": 12,
}


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A figure in ones, whatever magnitude its unit has; `printed` is its number as written."""

    comparator: str
    value: Decimal
    to: Decimal | None
    printed: str = field(compare=False)
    unit: str = field(compare=False)

    def __str__(self) -> str:
        return f"{self.comparator} {self.printed} {self.unit}"


def read_figure(comparator: str, value: str, to: str | None, unit: str) -> ComparedFigure:
    """Return a figure to compare, from how it is written."""
    power = _read_power(unit)
    lower, upper = make_amount(value).scaleb(power), None
    if to is None:
        return ComparedFigure(comparator, lower, None, value, unit)
    upper = make_amount(to).scaleb(power)
    return ComparedFigure(comparator, lower, upper, f"{value}-{to}", unit)


def find_counterpart(
    figure: ComparedFigure, others: Sequence[ComparedFigure]
) -> ComparedFigure | None:
    """Return which of some others a figure may stand for: one of its value, else the first."""
    same = (one for one in others if one.value == figure.value)
    return next(same, others[0] if others else None)


def _read_power(unit: str) -> int:
    found = _MAGNITUDE.match(unit)
    if not found:
        return 0
    words = found[0].casefold()
    return sum(_POWERS[word] for word in (words.split() if words.isascii() else words))
