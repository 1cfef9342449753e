"""A labelled provision, and what stands below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.drafting.numbering import Label
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.drafting.source import Stretch


@dataclass(slots=True)
class Node:
    """A labelled provision: from its label to the next label or the end of its text."""

    label: Label
    start: int
    end: int
    heading: Stretch | None = None
    body: int = 0  # where the text behind the heading begins
    children: list[Node] = field(default_factory=list)
    clauses: list[FoundClause] = field(default_factory=list)

    @property
    def stop(self) -> int:
        """Where the last of what stands below it ends."""
        if self.children:
            return self.children[-1].stop
        return self.end

    def walk(self) -> Iterator[Node]:
        """Yield it and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)
