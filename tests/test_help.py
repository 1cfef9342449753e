"""Help: every command explains itself, and every example in it runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from obligations import DATA_VERSION, __version__
from obligations.cli.group import SECTIONS
from running import run_inside, run_process

COMMANDS = [name for section in SECTIONS.values() for name in section]
# These change files or compare revisions: they run where their own tests make what they need.
ELSEWHERE = {"progress", "diff", "format", "check", "init", "new", "draft", "audit"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_a_sentence_options_in_groups_and_examples(command: str) -> None:
    out = run_inside(command, "--help").out
    assert re.search(r"\n  [A-Z][^\n]+(\n  \S[^\n]+)*\.\n", out)
    assert "Options:" in out or "Commands:" in out
    assert command == "progress" or len(list_examples(out)) >= 2
    assert "╭" not in out


def list_examples(help_text: str) -> list[str]:
    return [
        line.strip()
        for line in help_text.partition("Examples:")[2].splitlines()
        if line.strip().startswith("obligations ")
    ]


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in ELSEWHERE])
def test_the_examples_run(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for example in list_examples(run_inside(command, "--help").out):
        result = run_inside(*shlex.split(example)[1:])
        assert (result.code, result.out != "") == (0, True), example


def test_the_help_of_the_whole_lists_every_command(ask: Any) -> None:
    out = ask("--help").out
    assert all(re.search(rf"^  {command} ", out, re.MULTILINE) for command in COMMANDS)


def test_without_a_command_the_help_is_shown() -> None:
    result = run_process()
    assert "Usage: obligations" in result.out
    assert (result.code, result.err) == (0, "")


def test_the_version_is_the_one_of_the_package(ask: Any) -> None:
    project = (Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert ask("--version").out == f"obligations {__version__} (data of {DATA_VERSION})\n"
    assert f'version = "{__version__}"' in project


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("list", ("next_deadline", "modality", "outcome")),
        ("due", ("deadline",)),
        ("trace", ("relation",)),
    ],
)
def test_the_help_names_the_columns(command: str, names: tuple[str, ...]) -> None:
    section = run_inside(command, "--help").out.partition("\nColumns:\n")[2]
    words = re.findall(r"[a-z_]+", section.partition("\nExamples:")[0])
    assert set(names) <= set(words)
    if command != "trace":
        assert run_inside(command, "--columns", ",".join(names[:1]), "--format", "csv").code == 0
