"""What the tests share: running the program, and small corpora made up on the spot."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from obligations import cli

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
AS_OF = "2026-11-23"

REGISTRY = """\
departments:
  - {id: harbour, kind: office, level: central, name: {en: Harbour Office, zh: 港务局}, abbr: [HO], query_names: [Port]}
  - {id: trade, kind: ministry, level: central, name: {en: Ministry of Trade, zh: 贸易部}, abbr: [MT]}
  - id: old-trade
    kind: ministry
    level: central
    name: {en: Ministry of Commerce and Ships, zh: 商船部}
    abbr: [MCS]
    existed: {to: 2020-06-30}
    successors:
      - {to: trade, type: merged, weight: primary, date: 2020-06-30}
      - {to: harbour, type: functions-moved, weight: secondary, date: 2020-06-30, share: {en: pilots, zh: 引航}}
  - {id: all-offices, kind: generic, level: central, name: {en: all offices concerned, zh: 各有关单位}, cover: [central]}
"""
TOPICS = "- {id: ships, name: {en: Ships, zh: 船舶}}\n- {id: docks, name: {en: Docks, zh: 码头}}\n"
ADDRESSEES = "- {id: companies, name: {en: Companies, zh: 企业}}\n"


@dataclass(frozen=True, slots=True)
class Result:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def ids(self) -> list[str]:
        """The first cell of each plain line."""
        return [line.partition("\t")[0] for line in self.lines]


def run_inside(*arguments: str) -> Result:
    """Run the command line in this process, as a pipe would see it."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.run(list(arguments))
    return Result(code, out.getvalue(), err.getvalue())


def run_process(*arguments: str, cwd: Path | None = None, stdin: str | None = None, **environment: str) -> Result:
    """Run the program as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "obligations", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Keep what the tests compile apart from the user's cache, and the day and language of the environment out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        for name in ("OBLIGATIONS_MEASURES", "OBLIGATIONS_LANG", "FORCE_COLOR", "NO_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        patch.setenv("OBLIGATIONS_AS_OF", AS_OF)
        yield


@pytest.fixture
def ask() -> Any:
    """Run the program on the shipped data (or on `--measures`) and give its Result."""
    return run_inside


@pytest.fixture
def make_corpus(tmp_path: Path) -> Any:
    """Write a made-up corpus (paths relative to its folder → YAML text; None leaves a file out) and give its folder."""

    def make(files: dict[str, str | None], folder: str = "measures") -> Path:
        measures = tmp_path / folder
        everything: dict[str, str | None] = {"departments.yaml": REGISTRY, "topics.yaml": TOPICS, "addressees.yaml": ADDRESSEES, **files}
        for name, text in everything.items():
            if text is not None:
                path = measures / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(dedent(text), encoding="utf-8")
        return measures

    return make
