"""How long a stranger's question may take: it is interrupted then, and at Ctrl-C at once."""

from __future__ import annotations

import os
import re
import select
import signal
import sqlite3
import sys
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from obligations.cli.errors import print_error
from obligations.findings import OptionError, UserError
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT = 60
_GRACE = 2  # seconds in which an interrupted question must come back
_AGAIN = 0.1  # seconds until it is interrupted again
_HINT = tell("raise the limit with --timeout SECONDS (0: none), or narrow the query")
_USAGE, _INTERRUPTED = 2, 130


def read_timeout(
    timeout: Annotated[
        str | None,
        typer.Option(
            "--timeout",
            metavar="SECONDS",
            help=tell(
                "Stop a query that takes longer (default: {default}); 0 for no limit.",
                default=DEFAULT,
            ),
            envvar="OBLIGATIONS_TIMEOUT",
            show_envvar=True,
            rich_help_panel="Question",
        ),
    ] = None,
) -> float | None:
    """Read how many seconds a question may take; None: as long as it likes.

    Raises UserError for what is no such number.
    """
    text = (timeout or str(DEFAULT)).strip()
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?s?", text):
        raise OptionError(
            "--timeout",
            tell("{text!r} is not a number of seconds", text=text),
            tell("such as 60, 0.5, or 0 for no limit"),
        )
    return float(text.removesuffix("s")) or None


@contextmanager
def limiting_time(connection: sqlite3.Connection, seconds: float | None) -> Iterator[None]:
    """Interrupt what runs on a connection after so many seconds, and at a signal.

    Raises UserError where it took too long.

    What can't be interrupted, such as a single function that works on one long text, ends with the
    whole process.
    """
    heard, told = _make_pair()
    done, late = threading.Event(), threading.Event()
    watcher = threading.Thread(
        target=_watch, args=(connection, heard, seconds, done, late), daemon=True
    )
    before = _be_told(told.fileno())
    watcher.start()
    try:
        yield
    except (KeyboardInterrupt, sqlite3.OperationalError) as error:
        if not late.is_set() or (
            isinstance(error, sqlite3.OperationalError) and str(error) != "interrupted"
        ):
            raise
        raise UserError(_say_late(seconds), _HINT) from None
    finally:
        done.set()
        if before is not None:
            signal.set_wakeup_fd(before)
        told.close()  # whoever waits for it wakes up
        watcher.join()
        heard.close()


def _make_pair() -> tuple[Any, Any]:
    """Make two ends: what is written into the second, or its being closed, can be waited for at the
    first.
    """
    if sys.platform == "win32":  # where nothing but sockets can be waited for
        import socket  # three times as long as all else here

        heard, told = socket.socketpair()
        told.settimeout(0)
        return heard, told
    ends = os.pipe()
    os.set_blocking(ends[1], False)
    return os.fdopen(ends[0], "rb", buffering=0), os.fdopen(ends[1], "wb", buffering=0)


def _be_told(descriptor: int) -> int | None:
    """Have signals written to a descriptor: Python itself hears of them only once SQLite comes
    back. None outside of the main thread.
    """
    try:
        return signal.set_wakeup_fd(descriptor, warn_on_full_buffer=False)
    except ValueError:
        return None


def _watch(
    connection: sqlite3.Connection,
    heard: Any,
    seconds: float | None,
    done: threading.Event,
    late: threading.Event,
) -> None:
    told, _, _ = select.select([heard], [], [], seconds)
    if done.is_set():
        return
    if not told:
        late.set()
    given_up = time.monotonic() + _GRACE
    while time.monotonic() < given_up:
        with suppress(sqlite3.ProgrammingError):  # closed in the meantime
            connection.interrupt()
        if done.wait(
            _AGAIN
        ):  # until then a question that was between two steps has not heard of it
            return
    if late.is_set():
        print_error(_say_late(seconds), _HINT)
        sys.stderr.flush()
    os._exit(_USAGE if late.is_set() else _INTERRUPTED)


def _say_late(seconds: float | None) -> Sentence:
    return tell("the query was stopped after {seconds:g} s", seconds=seconds)
