"""A revision as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision: as it was typed, the id of its commit or tree, and the folder of measures in it,
    empty or with "/" at its end.
    """

    typed: str
    id: str
    folder: str
    is_commit: bool

    def name(self, path: str) -> str:
        """Name what stands in it as git takes it; below a folder that was typed, that goes on."""
        if self.is_commit or ":" not in self.typed:
            return f"{self.typed}:{path}"
        if self.typed.endswith((":", "/")):
            return f"{self.typed}{path}"
        return f"{self.typed}/{path}"
