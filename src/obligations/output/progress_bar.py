"""A bar on stderr for work that takes long, where somebody is looking."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from obligations.text.escaping import MOST_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONG = 0.7  # seconds: what takes less is over before a bar is read

_T = TypeVar("_T")


def track(items: Sequence[_T], what: str) -> Iterator[_T]:
    """Go through items; where that takes long and stderr is a terminal, show there how far it has
    come.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    begun = time.monotonic()
    rest = iter(items)
    done = 0
    for item in rest:
        yield item
        done += 1
        if time.monotonic() - begun > _LONG:
            break
    if done < len(items):
        yield from _show_bar(rest, what, done, len(items))


def _show_bar(rest: Iterator[_T], what: str, done: int, total: int) -> Iterator[_T]:
    from rich.console import Console  # only where there is a bar to draw
    from rich.progress import Progress

    console = Console(stderr=True)
    console.width = min(console.width, MOST_WIDTH)
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(what, total=total, completed=done)
        for item in rest:
            yield item
            progress.advance(task)
