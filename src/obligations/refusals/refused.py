"""What a model refused, with where it lies and what belongs there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding

if TYPE_CHECKING:
    from obligations.findings import Route
    from obligations.refusals.places import Schema, WantedPlace
    from obligations.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Refused:
    """One error: its kind, where it lies, what stands there, what belongs there."""

    path: str
    what: str
    details: Any
    route: Route
    given: Any
    place: WantedPlace
    schema: Schema
    data: Any

    @property
    def key(self) -> str:
        """The key that the value stands behind."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    def find(
        self, message: Sentence, hint: Sentence | None = None, fix: str | None = None
    ) -> Finding:
        """Return the finding of a value that isn't one of its kind."""
        return Finding("OB110", message, self.path, self.route, hint=hint, fix=fix)

    @property
    def record(self) -> dict[str, Any]:
        """The record that the value stands in; empty where it stands in a list."""
        here = self.data
        for step in self.route[:-1]:
            here = here[step]
        return here if isinstance(here, dict) else {}
