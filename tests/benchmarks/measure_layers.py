"""Measures questions over a layer beside the same questions over one folder that holds the same measures, side by side in one run.

    python tests/benchmarks/measure_layers.py FOLDER [--repeats 7]

FOLDER is made for 10,000 measures: `one/` holds all of them, `stack/own/` a quarter and `stack/base/`, which it extends, the rest.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from make_corpus import make_corpus

FILES, MEASURES, NAMED, OWN = 400, 25, 12, 100
# Which files of measures a question opens.
TOLD = """\
import sys
opened = set()
def note(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".yaml"):
        opened.add(str(arguments[0]).rpartition("/")[2])
sys.addaudithook(note)
from obligations.cli.main import main
try:
    main()
except SystemExit:
    pass
print(*sorted(opened), file=sys.stderr)
"""


def main() -> None:
    """Print a line for each thing measured: milliseconds, and the ratio of the layer to the one folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=7)
    given = parser.parse_args()
    folder: Path = given.folder.resolve()
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    one, own, base = _make_folders(folder)
    asked = {"one": one, "layer": own}
    _tell("warm question", _measure(asked, given.repeats))
    for name, changed in (("own layer", own), ("layer below", base)):
        times = _measure(asked, given.repeats, {"one": one, "layer": changed})
        _tell(f"a file of the {name} changed", times)
        _touch(changed)
        print(f"    opened: {_list_opened(own)}")


def _make_folders(folder: Path) -> tuple[Path, Path, Path]:
    one, stack = folder / "one" / "measures", folder / "stack"
    own, base = stack / "own" / "measures", stack / "base" / "measures"
    if not stack.exists():
        make_corpus(one, files=FILES, measures=MEASURES, named=NAMED)
        (stack / ".git").mkdir(parents=True)  # the top of both layers
        own.mkdir(parents=True)
        shutil.copytree(one, base)
        for path in sorted(base.glob("plan-*.yaml"))[-OWN:]:
            path.rename(own / path.name)
        (own.parent / "obligations.toml").write_text('extends = ["../base"]\n', encoding="utf-8")
    return one, own, base


def _measure(
    asked: dict[str, Path], repeats: int, changed: dict[str, Path] | None = None
) -> dict[str, float]:
    """Return the median of each side; before each question a file of the folder `changed` does."""
    for measures in asked.values():
        _ask(measures)
    time.sleep(2.5)  # what was written just now is read once more
    times: dict[str, list[float]] = {side: [] for side in asked}
    for _ in range(repeats):
        for side, measures in asked.items():
            if changed:
                _touch(changed[side])
            times[side].append(_ask(measures))
    return {side: median(values) for side, values in times.items()}


def _touch(measures: Path) -> None:
    """Change the last document of a folder."""
    path = max(measures.glob("plan-*.yaml"))
    path.write_text(path.read_text(encoding="utf-8") + "# touched\n", encoding="utf-8")


def _ask(measures: Path) -> float:
    start = time.perf_counter()
    subprocess.run(_make_question("-m", "obligations", measures), capture_output=True, check=True)
    return time.perf_counter() - start


def _list_opened(measures: Path) -> str:
    question = _make_question("-c", TOLD, measures)
    done = subprocess.run(question, capture_output=True, check=True, text=True)
    return done.stderr.splitlines()[-1]


def _make_question(how: str, what: str, measures: Path) -> list[str]:
    return [sys.executable, how, what, "list", "--dept", "Customs", "--measures", str(measures)]


def _tell(name: str, times: dict[str, float]) -> None:
    one, layer = times["one"], times["layer"]
    print(f"{name:36} {layer * 1000:6.0f} ms  {layer / one:.2f} × one folder ({one * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
