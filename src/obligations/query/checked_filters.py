"""Filters whose values are all known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from obligations.dates import Period
    from obligations.query.departments import Understood
    from obligations.query.filter_values import Texts

    Values = tuple[Any, ...]

# The basis of a measure that nobody is named for.
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class CheckedFilters:
    """Filters whose values are all known: names resolved to bodies and ids, dates to days, texts to
    the terms that are wanted. `values` holds them by the name of the filter.
    """

    values: Mapping[str, Values]

    @property
    def departments(self) -> tuple[Understood, ...]:
        """The bodies asked for."""
        return self.values.get("dept", ())

    @property
    def roles(self) -> Texts:
        """The roles asked for."""
        return self.values.get("role", ())

    @property
    def bases(self) -> Texts:
        """The bases asked for, but for that nobody is named."""
        return tuple(basis for basis in self.values.get("basis", ()) if basis != NOBODY)

    @property
    def unowned(self) -> bool:
        """Whether rows are asked for that nobody is named for."""
        return NOBODY in self.values.get("basis", ())

    @property
    def levels(self) -> Texts:
        """The levels asked for, of who answers."""
        return self.values.get("level", ())

    @property
    def passed(self) -> Period | None:
        """The days in which deadlines have passed without a word, where that is asked for."""
        return next(iter(self.values.get("passed_since", ())), None)

    @property
    def every_occurrence(self) -> bool:
        """Whether each occurrence of what recurs is asked for, not the last and the next alone."""
        return bool(self.values.get("occurrences") or self.passed)

    @property
    def with_generic(self) -> bool:
        """Whether generic parties count that can cover a body asked for."""
        return bool(self.values.get("with_generic"))

    @property
    def names_parties(self) -> bool:
        """Whether the rows are narrowed to certain parties or roles."""
        return bool(self.departments or self.levels or self.roles or self.bases)

    def change(self, **values: Values) -> CheckedFilters:
        """Return the same filters but for some, of which none is left where there is no value."""
        return replace(self, values={**self.values, **values})
