"""The clock: the one place where it is read."""

from __future__ import annotations

from datetime import date


def read_clock() -> date:
    """Return the user's day."""
    return date.today()  # noqa: DTZ011 - the user's, not that of Greenwich
