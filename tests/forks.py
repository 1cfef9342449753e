"""The program in processes of its own, each forked from one that has loaded it: what starting it costs is paid once."""

from __future__ import annotations

import json
import subprocess
import sys
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MOST_SECONDS = 90  # until a run is killed
# Runs the program for each line that it reads. What a run has loaded needs no tidying when it ends.
_SERVER = f"""
import gc, json, os, pkgutil, signal, sys
import obligations
from obligations.cli.main import main
for module in pkgutil.walk_packages(obligations.__path__, "obligations."):
    if module.name != "obligations.__main__":
        __import__(module.name)
gc.freeze()
nothing = os.open(os.devnull, os.O_RDONLY)
for line in sys.stdin:
    arguments, cwd, environment = json.loads(line)
    child = os.fork()
    if not child:
        os.setsid()
        signal.alarm({MOST_SECONDS})
        os.chdir(cwd)
        os.environ.update(environment)
        for here, there in enumerate((nothing, *map(int, sys.argv[1:]))):
            os.dup2(there, here)
        try:
            main(arguments)
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(end.code)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    print(json.dumps((code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)), flush=True)
"""


class Ended(NamedTuple):
    """How a run ended: what it wrote, its exit code, and what it took."""

    out: bytes
    err: bytes
    code: int
    seconds: float
    kilobytes: int

    @property
    def said(self) -> str:
        return (self.out + self.err).decode("utf-8", "replace")


class Forks:
    """Runs of the program in an environment, which for each of them can be changed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._written = [TemporaryFile() for _ in range(2)]  # noqa: SIM115 - until `close`
        numbers = [file.fileno() for file in self._written]
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER, *map(str, numbers)],
            env=environment,
            pass_fds=numbers,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, arguments: Sequence[str], cwd: Path, environment: dict[str, str]) -> Ended:
        for file in self._written:
            file.seek(0)
            file.truncate()
        asked = json.dumps((list(arguments), str(cwd), environment))
        self._server.stdin.write(f"{asked}\n".encode())
        self._server.stdin.flush()
        took = json.loads(self._server.stdout.readline())
        for file in self._written:
            file.seek(0)
        return Ended(*(file.read() for file in self._written), *took)

    def close(self) -> None:
        with self._server:
            self._server.stdin.close()
        for file in self._written:
            file.close()
