"""The log of a job on GitHub: the runner obeys a line of it that looks like a command, so that no
line of data may look like one.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from obligations.text.escaping import defuse_commands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


@contextmanager
def guarding_job_log() -> Iterator[None]:
    """Take what would be a command out of all that is printed for people, while the program runs in
    a job.
    """
    streams = sys.stdout, sys.stderr
    logs = JobLog(sys.stdout), JobLog(sys.stderr)
    sys.stdout, sys.stderr = cast(
        "tuple[TextIO, TextIO]", logs
    )  # what a log lacks it takes from its stream
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams
        for log in logs:
            log.release()


class JobLog:
    """A stream that passes on whole lines, each such that it is no command."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._begun = ""

    def write(self, text: str) -> int:
        """Take a text; what follows the last line break waits for the rest of its line."""
        whole, line_break, rest = (self._begun + text).rpartition("\n")
        self._begun = rest  # first: what can't be written is not tried a second time
        if line_break:
            self._stream.write(defuse_commands(whole + line_break))
        return len(text)

    def write_exactly(self, text: str) -> None:
        """Write a text for programs as it is."""
        self.release()
        self._stream.write(text)

    def release(self) -> None:
        """Write the line that was begun."""
        begun, self._begun = self._begun, ""
        if begun:
            self._stream.write(defuse_commands(begun))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
