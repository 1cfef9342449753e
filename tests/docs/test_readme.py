"""The README: every command in it runs, and what it shows is fresh."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(<!-- command: (\w+) -->\n)?```sh\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = [
    line.split("  #")[0].strip() for _, name, block in BLOCKS if not name for line in block.splitlines() if line.startswith("obligations")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_two_commands_that_set_up_are_the_ones_that_ci_runs() -> None:
    assert [name for _, name, _ in BLOCKS if name] == ["answer", "test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "command_of answer" in script
    assert "command_of test" in script


def test_every_file_that_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_pictures_are_fresh() -> None:
    done = subprocess.run([sys.executable, "docs/pictures/draw.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
