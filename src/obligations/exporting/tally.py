"""How many measures, closing provisions and targets there are of each state or document: the tables
of the summary and of the index.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from obligations.text.speech import Speech
from obligations.text.tables import exports

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.exporting.request import Counts, Rows

_HEADINGS = (exports.COUNT_OF_MEASURES, exports.COUNT_OF_CLOSING, exports.COUNT_OF_TARGETS)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: a heading a column, and in each how often a value occurs."""

    headings: tuple[str, ...]
    columns: tuple[Counter[str], ...]

    def count(self, value: str) -> list[int]:
        """Return the counts of a value."""
        return [column[value] for column in self.columns]


def tally(rows: Rows, key: Literal["state", "document"], lang: str) -> Tally:
    """Count by the field `key`; closing provisions have a column where there are any."""
    numbered = {(one["id"], one[key]) for one in rows.measures if not one["closing"]}
    closing = {(one["id"], one[key]) for one in rows.measures if one["closing"]}
    # Of what recurs there is a row for each occurrence.
    targets = {(one["target"], one[key]) for one in rows.targets}
    counted = list(zip(map(Speech(lang).say, _HEADINGS), (numbered, closing, targets), strict=True))
    if not closing:
        del counted[1]
    return Tally(
        tuple(heading for heading, _ in counted),
        tuple(Counter(value for _, value in pairs) for _, pairs in counted),
    )


def count_measures(closing: Iterable[bool]) -> Counts:
    """Count measures by their flag `closing`: numbered ones and closing provisions apart."""
    flags = list(closing)
    return {"measure": flags.count(False), "closing": flags.count(True)}
