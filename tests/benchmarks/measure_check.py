"""Measures `check` beside check-jsonschema on the same files: whole processes, one after the other, medians, ratios.

    python tests/benchmarks/measure_check.py --repeats 7

Both must be installed beside the Python that runs this. DESIGN bounds: cold at least 10 times, with nothing changed at least 50 times
faster. check-jsonschema is slow: with `--repeats 7` at 400 files this takes a quarter of an hour.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).resolve().parent))
from make_corpus import make_corpus

BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with a corpus, a cache of its own, and a JSON Schema for the documents in it."""

    folder: Path

    @property
    def documents(self) -> list[str]:
        """The paths of the documents."""
        return [str(path) for path in sorted((self.folder / "measures").glob("plan-*.yaml"))]

    def run(self, *command: str) -> float:
        """Run a command to its end, which must be a good one, and give the processor time that it took, in seconds."""
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "OBLIGATIONS_AS_OF": "2026-11-23",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            check=True,
            env=environment,
            cwd=self.folder,
            capture_output=True,
        )
        after, waited = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begun
        worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"  {command[0]:<17} {worked:7.2f} s of work, {waited:7.2f} s on the clock", flush=True
        )
        return worked

    def check_with_schema(self) -> float:
        """Run check-jsonschema on all documents."""
        return self.run("check-jsonschema", "--schemafile", "document.schema.json", *self.documents)

    def check_cold(self) -> float:
        """Run check with nothing kept."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)
        return self.run("obligations", "check", "measures")

    def check_unchanged(self) -> float:
        """Run check where nothing changed since the last one."""
        return self.run("obligations", "check", "measures")

    def check_one_changed(self) -> float:
        """Run check where the wording of one file of all changed."""
        path = Path(self.documents[len(self.documents) // 2])
        path.write_text(
            path.read_text(encoding="utf-8").replace("trade grows", "commerce grows", 1),
            encoding="utf-8",
        )
        return self.run("obligations", "check", "measures")


def main() -> None:
    """Read the command line, measure, and print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--measures", type=int, default=25, help="of each file")
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name))
        make_corpus(
            bench.folder / "measures", files=options.files, measures=options.measures, named=0
        )
        schema = subprocess.run(
            [str(BIN / "obligations"), "schema", "document"], check=True, capture_output=True
        ).stdout
        (bench.folder / "document.schema.json").write_bytes(schema)
        bench.check_unchanged()  # compiles the Python files
        kinds: dict[str, Callable[[], float]] = {
            "check-jsonschema": bench.check_with_schema,
            "cold": bench.check_cold,
            "nothing changed": bench.check_unchanged,
            "one file changed": bench.check_one_changed,
        }
        times: dict[str, list[float]] = {kind: [] for kind in kinds}
        for _ in range(options.repeats):
            for kind, measure in kinds.items():
                times[kind].append(measure())
    slow = statistics.median(times["check-jsonschema"])
    for kind, taken in times.items():
        median = statistics.median(taken)
        print(
            f"{kind:<17} {median:7.2f} s of work, {slow / median:6.1f} times as fast as check-jsonschema"
        )


if __name__ == "__main__":
    main()
