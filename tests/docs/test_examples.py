"""The examples: the corpus answers, its README's commands run, and each script does what its first lines say."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from running import Result, run_command

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HARBOUR = EXAMPLES / "harbour"
README = (EXAMPLES / "README.md").read_text(encoding="utf-8")
# What the README says of each folder, by its name.
SECTIONS = dict(
    re.findall(r"^## ([\w-]+)\n(.*?)(?=^## |\Z)", README, flags=re.MULTILINE | re.DOTALL)
)
FOLDERS = sorted(set(SECTIONS) - {"scripts"})
# Each script with arguments, its exit code and what stands in its output.
RUNS = [
    ("ci-unconfirmed.sh", (), 1, "2020-plan-m02.t1\t"),
    ("ci-unconfirmed.sh", ("--as-of", "2020-01-01"), 0, ""),
    ("ci-unconfirmed.sh", ("--document", "2023-plan", "--as-of", "2024-06-30"), 0, ""),
    ("ci-unconfirmed.sh", ("--document", "2019-plan"), 2, ""),
    ("count-by-lead.sh", (), 0, "harbour-authority\t3\n"),
    (
        "lineage.sh",
        ("2023-plan-m05", "2020-plan-m01"),
        0,
        "2020-plan-m01.1\treplaces\t2023-plan-m03.1",
    ),
    ("lineage.sh", (), 2, ""),
    ("lineage.sh", ("2023-plan-m99",), 2, ""),
    (
        "spreadsheet.sh",
        ("Pilotage Board",),
        0,
        '"2020-plan-m02","NPB, now OPW","responsible","stated"',
    ),
    ("spreadsheet.sh", (), 2, ""),
    ("weekly-mail.sh", ("Harbour Authority", "180d"), 0, "| `2023-plan-m03.2.t1@"),
    ("weekly-mail.sh", ("Harbour Authority",), 0, "Nothing fits these filters."),
    ("weekly-mail.sh", ("the Directorate",), 2, ""),
]


def _run(*command: str, folder: str = "harbour") -> Result:
    """Run a command in the folder of an example, with the program that is tested on the PATH."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return run_command(*command, cwd=EXAMPLES / folder, PATH=path)


def test_the_corpus_answers_and_has_no_finding(ask: Any) -> None:
    listed = ask("list", "--measures", str(HARBOUR / "measures"))
    assert (listed.code, len(listed.ids)) == (0, 8)
    checked = ask("check", str(HARBOUR / "measures"))
    assert (checked.code, checked.err) == (0, "")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_command_of_the_readme_answers_from_the_folder_that_it_stands_under(
    folder: str,
) -> None:
    commands = re.findall(r"^\$ (.+)$", SECTIONS[folder], flags=re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        done = _run("sh", "-c", command, folder=folder)
        assert (command, done.code) == (command, 0)
        assert re.search(r"-m\d\d", done.out)
        assert folder in done.err


def test_the_readme_names_every_file_of_the_examples_and_no_other() -> None:
    assert {*FOLDERS, "scripts"} == {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    scripts = set(re.findall(r"`([\w-]+\.sh)", SECTIONS["scripts"]))
    assert scripts == {path.name for path in (EXAMPLES / "scripts").iterdir()}
    for folder in FOLDERS:
        measures = EXAMPLES / folder / "measures"
        files = {path.name for path in measures.glob("*.yaml")}
        named = set(re.findall(r"`measures/([\w-]+\.yaml)`", SECTIONS[folder]))
        assert named <= files
        assert files - named <= {"topics.yaml", "addressees.yaml", "departments.yaml"}
        assert {path.name for path in (measures / "progress").iterdir()} == set(
            re.findall(r"progress/([\w-]+)/`", SECTIONS[folder])
        )


@pytest.mark.parametrize("script", sorted(path.name for path in (EXAMPLES / "scripts").iterdir()))
def test_every_script_is_run_by_a_test_is_executable_and_stops_at_an_error(script: str) -> None:
    assert script in {run[0] for run in RUNS}
    path = EXAMPLES / "scripts" / script
    assert os.access(path, os.X_OK)
    assert path.read_text(encoding="utf-8").startswith("#!/bin/sh\n# ")
    assert "\nset -eu\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("script", "arguments", "code", "said"), RUNS)
def test_a_script_ends_as_expected(
    script: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = _run("sh", f"../scripts/{script}", *arguments)
    assert done.code == code, done.err
    assert said in done.out
    assert "Traceback" not in done.err


def test_the_bodies_of_the_example_behave_as_its_readme_says(ask: Any) -> None:
    folder = ("--measures", str(HARBOUR / "measures"))
    assert "marine-safety" in ask("departments", "pilotage-board", *folder, "--format", "json").out
    assert "could mean several departments" in ask("list", "--dept", "the Directorate", *folder).err
    assert ask("list", "--basis", "inferred", *folder).ids == ["2023-plan-m05"]
