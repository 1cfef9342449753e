"""Programs as they run on Windows: in a process of its own, under rules of the shim."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from forks import Forks

SHIM = Path(__file__).resolve().parent / "shim"
PROGRAM = ("-m", "obligations")


@dataclass(frozen=True)
class Run:
    """What a process ended with and wrote, octet by octet."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def said(self) -> str:
        return self.err.decode("utf-8")


def make_environment(rules: str, folder: Path, **others: str) -> dict[str, str]:
    """Give the environment of a process under these rules whose user's own folder this is."""
    environment = {name: value for name, value in os.environ.items() if name != "XDG_CACHE_HOME"}
    return {
        **environment,
        "PYTHONPATH": str(SHIM),
        "RULES_OF_WINDOWS": rules,
        "LOCALAPPDATA": str(folder),
        **others,
    }


def run_there(
    *arguments: str, folder: Path, rules: str = "all", own: Path | None = None, **others: str
) -> Run:
    """Run Python in a folder under rules of Windows; the user's own folder is `own`, or beside it."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        env=make_environment(rules, own or folder.with_name("own"), **others),
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr)


def obligations(*arguments: str, folder: Path, rules: str = "all", **others: str) -> Run:
    """Run the program in a folder under rules of Windows: under all of them, forked from one that was started so."""
    if rules != "all" or others:
        return run_there(*PROGRAM, *arguments, folder=folder, rules=rules, **others)
    ended = _serve().run(arguments, folder, {"LOCALAPPDATA": str(folder.with_name("own"))})
    return Run(ended.code, ended.out, ended.err)


@cache
def _serve() -> Forks:
    forks = Forks(make_environment("all", Path()))
    atexit.register(forks.close)
    return forks
