"""How long work tells how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_T = TypeVar("_T")


class Track(Protocol):
    """Gives items one by one and shows how far it has come."""

    def __call__(self, items: Sequence[_T], what: str, /) -> Iterable[_T]:
        """Return the items; `what` says what they are."""


def track_nothing(items: Sequence[_T], what: str) -> Iterable[_T]:
    """Return the items and show nothing."""
    del what
    return items
