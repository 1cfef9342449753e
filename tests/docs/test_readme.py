"""The README: every command in it runs, and what it shows is fresh."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from running import ROOT, Result, check_docs, run_command, run_inside

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(<!-- (command|in): ([\w-]+) -->\n)?```sh\n(.*?)```", README, flags=re.DOTALL)
# (folder in which it runs, command, exit code); the two that set up are run by .ci/run.
COMMANDS = [
    (name, line.split("  #")[0].strip(), int("# exit 1:" in line))
    for _, what, name, block in BLOCKS
    if what != "command"
    for line in block.splitlines()
    if line.startswith("obligations")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all of them, in their order: a later command finds what an earlier one made."""
    made = tmp_path_factory.mktemp("reader")
    shutil.copy(ROOT / "examples" / "opinions.txt", made)
    return made


@pytest.mark.parametrize(("inside", "command", "code"), COMMANDS, ids=str)
def test_a_command_of_the_readme_runs(
    inside: str, command: str, code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / inside)
    done = run_by_shell(command) if re.search("[|<>$*]", command) else run_words(command)
    assert done.code == code, done.err
    assert done.out or done.err or "export" in command


def run_words(command: str) -> Result:
    """Run a command in this process, whose words are those that a shell would give it."""
    _, *words = shlex.split(command)
    return run_inside(*words)


def run_by_shell(command: str) -> Result:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return run_command("bash", "-c", command, PATH=path)


def test_the_two_commands_that_set_up_are_the_ones_that_ci_runs() -> None:
    assert [name for _, what, name, _ in BLOCKS if what == "command"] == ["answer", "test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "command_of answer" in script
    assert "command_of test" in script


def test_every_file_that_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_pictures_are_fresh() -> None:
    check_docs("pictures/draw.py")
