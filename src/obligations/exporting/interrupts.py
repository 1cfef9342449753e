"""Being asked to end in the middle of an export: at once while nothing has changed, and no more
once the result moves into place.
"""

from __future__ import annotations

import signal
import sqlite3
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from obligations.findings import UserError
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def ending_cleanly(hint: Sentence) -> Iterator[None]:
    """Have a request to end take the way of an error, which tidies up.

    Raises UserError for it, with `hint` for what it leaves.
    """
    # What is ignored stays ignored: nohup, and jobs in the background.
    before = {
        number: handler
        for number in _ENDING
        if (handler := signal.getsignal(number)) is not signal.SIG_IGN
    }
    requests: list[int] = []

    def end(number: int, _frame: Any) -> None:
        requests.append(number)
        finish_undisturbed()  # a second request must not cut the tidying up short
        sys.exit(128 + number)  # no `except Exception` on the way stops it

    for number in before:
        signal.signal(number, end)
    try:
        yield
    except (
        SystemExit,
        KeyboardInterrupt,
        sqlite3.OperationalError,
    ):  # SQLite makes an error of its own of whatever ends a function that it calls
        if not requests:
            raise
        raise UserError(tell("interrupted"), hint) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def finish_undisturbed() -> None:
    """Let nothing come between any more, until `ending_cleanly` is left: what has begun to change
    is brought to its end in a moment.
    """
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
