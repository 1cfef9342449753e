"""Real shells at a terminal of their own: what is typed, Tab, Enter, and what the program is then called with."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What takes these shells is skipped where there are no terminals of this kind.
fcntl, pty, termios = (pytest.importorskip(name) for name in ("fcntl", "pty", "termios"))

PROGRAM = Path(sys.executable).with_name("obligations")
# Completion calls the program, which tells that it did; any other call is written down and does nothing.
WRAPPER = f"""#!/bin/sh
if [ -n "$_OBLIGATIONS_COMPLETE" ]; then
  {PROGRAM} "$@"; code=$?
  [ "$_TYPER_COMPLETE_FISH_ACTION" = is-args ] || echo done > "$TOLD/completed"
  exit $code
fi
case "$1" in --show-completion) exec {PROGRAM} "$@";; esac
for word; do printf '%s\\0' "$word"; done > "$TOLD/part" && mv "$TOLD/part" "$TOLD/called"
"""
START = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        'eval "$(obligations --show-completion bash)"; shopt -s extglob; bind "set bell-style none"',
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit && compinit -u -D && eval "$(obligations --show-completion zsh)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "obligations --show-completion fish | source"),
}


@dataclass
class Shell:
    """A shell that runs in `folder`; `told` is where the program says how it was called."""

    name: str
    folder: Path
    told: Path
    seen: bytes = b""
    terminal: int = field(default=-1)

    def complete(self, typed: str) -> list[str] | None:
        """Type this, press Tab and then Enter; give the arguments of the call, None where the line wasn't finished."""
        for name in ("completed", "called"):
            (self.told / name).unlink(missing_ok=True)
        self._send(typed)
        time.sleep(
            0.1
        )  # a sign after another, as from a keyboard: what comes in one go is taken for pasted
        self._send("\t")
        assert self._wait((self.told / "completed").exists, 30), self.seen[-2000:].decode(
            errors="replace"
        )
        self._read(0.25)
        self._send("\r")
        if not self._wait((self.told / "called").exists, 3):
            self._send("\x03")
            self._read(0.3)
            return None
        self._read(0.2)
        return (self.told / "called").read_text(encoding="utf-8").split("\0")[:-1]

    def run(self, line: str) -> None:
        """Run a line and wait until it has ended."""
        (self.told / "ran").unlink(missing_ok=True)
        self._send(f"{line}; echo > $TOLD/ran\r")
        assert self._wait((self.told / "ran").exists, 60), self.seen[-2000:].decode(
            errors="replace"
        )
        self._read(0.2)

    def _send(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def _wait(self, is_done: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.05)
            if is_done():
                return True
        return False

    def _read(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                self.seen += os.read(self.terminal, 65536)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextlib.contextmanager
def open_shell(name: str, folder: Path, scratch: Path, **environment: str) -> Iterator[Shell]:
    """Start a shell in a folder, with our completion; `scratch` takes what it needs."""
    told, bin_ = scratch / "told", scratch / "bin"
    for made in (told, bin_, scratch / "home"):
        made.mkdir(parents=True)
    (bin_ / "obligations").write_text(WRAPPER, encoding="utf-8")
    (bin_ / "obligations").chmod(0o755)
    inner, outer = pty.openpty()
    command, begin = START[name]
    variables = {
        **{
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("COMP", "BASH", "ZSH", "FISH"))
        },
        "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(scratch / "home"),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "TOLD": str(told),
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        **environment,
    }
    process = subprocess.Popen(
        command,
        stdin=outer,
        stdout=outer,
        stderr=outer,
        cwd=folder,
        env=variables,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509 - one thread
    )
    os.close(outer)
    shell = Shell(name, folder, told, terminal=inner)
    try:
        shell.run(begin)
        yield shell
    finally:
        process.kill()
        process.wait()
        os.close(inner)
