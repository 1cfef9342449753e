"""The bar for work that takes long: on stderr, where that is a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are those of POSIX", allow_module_level=True)

SCRIPT = """
import time
from obligations.output.progress_bar import track
for item in track(["a"] * {count}, "reading"):
    time.sleep({pause})
print("done")
"""


def run_on_terminal(count: int, pause: float) -> tuple[bytes, bytes]:
    """Run the script with stderr on a terminal; give what came out of stdout and of stderr."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT.format(count=count, pause=pause)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # its end, on Linux
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.communicate()[0], shown


def test_long_work_shows_how_far_it_has_come_and_leaves_nothing_behind() -> None:
    out, shown = run_on_terminal(count=12, pause=0.1)
    assert out == b"done\n"
    assert b"reading" in shown
    assert b"%" in shown


def test_short_work_shows_nothing() -> None:
    assert run_on_terminal(count=3, pause=0.0) == (b"done\n", b"")


def test_in_a_pipe_nothing_is_shown_however_long_it_takes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(count=12, pause=0.1)], capture_output=True, check=True
    )
    assert (done.stdout, done.stderr) == (b"done\n", b"")
