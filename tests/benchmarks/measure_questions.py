"""Measures questions side by side in one run, as ratios of medians of whole processes.

    python tests/benchmarks/measure_questions.py FOLDER [--repeats 7] [--large]

The floor is a Typer and Rich program that does next to nothing. FOLDER is made for the corpora; --large adds one of 100,000 measures. Where
taskwarrior is installed, it answers the same question over the same items.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from make_corpus import make_corpus

FLOOR = """\
from typing import Annotated
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def show(dept: Annotated[str | None, typer.Option()] = None) -> None:
    from rich.console import Console
    from rich.table import Table
    table = Table(box=None)
    table.add_column("title")
    for _ in range(12):
        table.add_row("a measure")
    Console().print(table)
@app.command()
def other() -> None: ...
app()
"""
PARSE = """\
import sys
from pathlib import Path
from yaml import CBaseLoader, load
from pydantic import TypeAdapter
from obligations.model import Document
adapter = TypeAdapter(Document)
for path in Path(sys.argv[1]).glob("plan-*.yaml"):
    adapter.validate_python(load(path.read_bytes(), CBaseLoader), strict=False)
"""
NAMED = 12  # as many rows at every size


def main() -> None:
    """Print a line for each thing measured: milliseconds and the ratio to what it is held against."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--large", action="store_true")
    given = parser.parse_args()
    folder: Path = given.folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.environ.pop(
        "PYTHONDONTWRITEBYTECODE", None
    )  # without compiled modules only imports would be measured
    commands = {"floor": _write(folder / "floor.py", FLOOR, "show"), "shipped": _ask()}
    sizes = {"10,000": 25} | ({"100,000": 250} if given.large else {})
    for name, measures in sizes.items():
        corpus = folder / name.replace(",", "")
        if not corpus.exists():
            make_corpus(corpus, files=400, measures=measures, named=NAMED)
        commands[name] = _ask(corpus)
    if shutil.which("task"):
        commands["taskwarrior 10,000"] = _fill_taskwarrior(folder / "task", commands["10,000"])
    commands["--version"] = [sys.executable, "-m", "obligations", "--version"]
    commands["--help"] = [sys.executable, "-m", "obligations", "--help"]
    commands["floor --help"] = [*commands["floor"][:2], "--help"]
    for command in commands.values():
        _run(command)
    time.sleep(2.5)  # what was written just now is read once more
    for command in commands.values():
        _run(command)
    times = _measure(commands, given.repeats)
    for name, value in times.items():
        print(
            f"{name:20} {value * 1000:6.0f} ms  {value / times['floor']:.2f} × floor  {value / times['shipped']:.2f} × shipped"
        )
    _measure_compiling(folder, commands["10,000"])


def _measure_compiling(folder: Path, question: list[str]) -> None:
    corpus, cache = folder / "10000", folder / "cache"
    warm = _run(question)
    touched = corpus / "plan-00007.yaml"
    touched.write_text(touched.read_text(encoding="utf-8") + "# touched\n", encoding="utf-8")
    one = _run(question)
    shutil.rmtree(cache)
    first = _run(question)
    parsed = _run(_write(folder / "parse.py", PARSE, str(corpus)))
    print(
        f"first compile        {first:6.1f} s   {first / parsed:.2f} × libyaml and pydantic alone ({parsed:.1f} s)"
    )
    print(f"one file changed     {one * 1000:6.0f} ms  {one / warm:.2f} × the warm question")


def _ask(corpus: Path | None = None) -> list[str]:
    return [
        sys.executable,
        "-m",
        "obligations",
        "list",
        "--dept",
        "Customs",
        *(["--measures", str(corpus)] if corpus else []),
    ]


def _write(path: Path, text: str, *arguments: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [sys.executable, str(path), *arguments]


def _fill_taskwarrior(folder: Path, question: list[str]) -> list[str]:
    """Give taskwarrior the same measures: title, document, parties as tags, deadline, and the summary as an annotation."""
    folder.mkdir(exist_ok=True)
    (folder / "rc").write_text(
        f"data.location={folder}\nconfirmation=no\nverbose=nothing\n", encoding="utf-8"
    )
    base = ["task", f"rc:{folder / 'rc'}"]
    everything = [word for word in question if word not in ("--dept", "Customs")]
    records = json.loads(
        subprocess.run([*everything, "--format", "json"], capture_output=True, check=True).stdout
    )
    tasks = [
        {
            "description": record["title"]["en"],
            "project": record["document"],
            "tags": sorted(
                {
                    party["id"]
                    for role in ("lead", "co_responsible", "responsible")
                    for party in record[role]
                }
            ),
            "due": f"{(record['next_deadline'] or '2030-12-31').replace('-', '')}T000000Z",
            "annotations": [{"entry": "20240101T000000Z", "description": record["summary"]["en"]}],
        }
        for record in records
    ]
    subprocess.run(
        [*base, "import", "-"], input=json.dumps(tasks), text=True, capture_output=True, check=True
    )
    return [*base, "+gacc", "list"]


def _measure(commands: dict[str, list[str]], repeats: int) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, command in commands.items():
            times[name].append(_run(command))
    return {name: median(values) for name, values in times.items()}


def _run(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
