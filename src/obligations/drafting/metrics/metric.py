"""A figure that was found, and what both languages write alike in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from obligations.drafting.draft import DraftMetric
from obligations.drafting.source import Stretch

DIGITS = (
    r"(?<!\d)(?P<value>\d{1,3}(?:(?:,|(?<=\d) )\d{3}(?!\d))+(?:\.\d{1,6})?"
    r"|\d{1,20}+(?:\.\d{1,6}+)?)"
)
NEAR_FIGURE = 40  # signs before a figure that may say that it only describes


class FoundMetric(NamedTuple):
    """A figure in a text."""

    stretch: Stretch
    metric: DraftMetric


def make_metric(
    found: re.Match[str], offset: int, comparator: str, value: str, unit: str
) -> FoundMetric | None:
    """Return a figure, its number in digits alone; None for a range whose end is not above its
    beginning.
    """
    to = found["to"]
    if comparator == "between" and to is None:
        return None
    number = re.sub("[, ]|^0+(?=\\d)", "", value)
    if to is not None and float(to) <= float(number):
        return None
    metric = DraftMetric("between" if to else comparator, number, unit.strip(), to)
    start = found.start()
    if found.groupdict().get("task") is not None:  # the clause may hold a date of its own
        start = found.start("value")
    return FoundMetric(Stretch(start + offset, found.end() + offset), metric)
