"""When something is due: what the stages that find dates give one another."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from obligations.drafting.source import Stretch


@dataclass(frozen=True, slots=True)
class DueDate:
    """When something is due, in the forms of the data."""

    by: str | None = None
    in_: str | None = None
    from_: str | None = None
    until: str | None = None
    every: str | None = None
    when: str | None = None

    @property
    def only_recurs(self) -> bool:
        """Whether it says how often, and nothing else."""
        return self.every is not None and self == DueDate(every=self.every)

    def to_record(self) -> dict[str, str]:
        """Return what is said, by the names of the data."""
        said = {one.name.rstrip("_"): getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in said.items() if value is not None}

    def to_data(self) -> dict[str, str]:
        """Return it as the data holds it: what recurs every two years has its first year as a
        `by`, and without one recurs `regularly`, which has no bounds.
        """
        due = self
        if due.every == "two-years" and due.by is None:
            first = due.from_ and due.from_[:4]
            due = replace(due, by=first, from_=None, every="two-years" if first else "regularly")
        if due.every == "regularly":
            due = replace(due, from_=None, until=None)
        return due.to_record()


class FoundDate(NamedTuple):
    """A date in a text."""

    stretch: Stretch
    due: DueDate


class Calendar(NamedTuple):
    """The day of a document, the year that its dates take where nothing else says one, and whether
    it sets the day first in dates like 3/4/2026; None where none of them tells.
    """

    day: date | None
    year: int | None
    day_first: bool | None = None


ANY_YEAR = Calendar(None, 2000)  # where it matters only whether a text is a date
