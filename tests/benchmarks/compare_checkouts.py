"""Compares the start-up of two checkouts: processor time of whole processes, in turn, as medians.

    python tests/benchmarks/compare_checkouts.py BEFORE [AFTER] [--pairs 15]

BEFORE and AFTER (this one, unless told) are folders of the repository, made for instance by `git worktree add`. Both run in the environment
that runs this, each on its own measures and with a cache of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

QUESTIONS = (
    "--help",
    "list --dept Customs",
    "due",
    "show 2021-m07",
    "search 海外仓",
    "report deadlines",
)


def main() -> None:
    """Print a line a question: what it takes before and after, and the ratio of the two."""
    parser = argparse.ArgumentParser()
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path, nargs="?", default=Path(__file__).parents[2])
    parser.add_argument("--pairs", type=int, default=15)
    given = parser.parse_args()
    checkouts = (given.before.resolve(), given.after.resolve())
    with tempfile.TemporaryDirectory() as caches:
        os.chdir(caches)  # there are no measures above, so that each answers with its own
        for question in QUESTIONS:
            told = [
                measure(checkout, Path(caches), question)
                for checkout in checkouts * (given.pairs + 1)
            ][2:]  # the first pair compiles the measures and the modules
            before, after = median(told[::2]), median(told[1::2])
            ratio = median(late / early for early, late in zip(told[::2], told[1::2], strict=True))
            print(f"{question:22} {before * 1000:7.1f} ms {after * 1000:7.1f} ms   × {ratio:.3f}")


def measure(checkout: Path, caches: Path, question: str) -> float:
    """Run a question in a checkout; give its processor time in seconds."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(checkout / "src"),
        "PYTHONPYCACHEPREFIX": str(caches / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "XDG_CACHE_HOME": str(caches / str(checkout).replace("/", "_")),
        "OBLIGATIONS_AS_OF": "2026-11-28",
    }
    command = [sys.executable, "-m", "obligations", *question.split()]
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    process = os.posix_spawn(command[0], command, environment, file_actions=nowhere)
    _, status, used = os.wait4(process, 0)
    if status:
        sys.exit(f"{checkout}: {question} fails")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
