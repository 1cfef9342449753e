"""The action, the workflow that `init` writes, and the examples of docs/ci.md, by the schemas of those who run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from obligations.output.findings import FORMATS

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("name", step.get("id")): step for step in ACTION["runs"]["steps"]}
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("obligations")


def is_valid(schema: str, file: Path) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run_step(name: str, cwd: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as a runner does, with its variables filled in."""
    values = {"steps.install.outputs.obligations": str(PROGRAM)}
    values |= {f"inputs.{key}": inputs.get(key, given["default"]) for key, given in ACTION["inputs"].items()}
    variables = {key: values[text.removeprefix("${{ ").removesuffix(" }}")] for key, text in STEPS[name]["env"].items()}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def made(tmp_path: Path, ask: Any) -> Path:
    folder = tmp_path / "mine"
    assert ask("init", str(folder)).code == 0
    return folder


def break_it(folder: Path) -> None:
    path = folder / "measures" / "2022.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: principle", "kind:   principl"), encoding="utf-8")


def test_the_action_is_one_by_the_schema_of_actions() -> None:
    assert is_valid("vendor.github-actions", ROOT / "action.yml")


def test_no_script_of_the_action_is_put_together_from_inputs() -> None:
    for name, step in STEPS.items():
        assert "${{" not in step.get("run", ""), name


def test_the_action_passes_what_is_right(made: Path, ask: Any) -> None:
    assert ask("format", str(made / "measures")).code == 0
    assert run_step("Check", made).returncode == 0
    assert run_step("Format", made).returncode == 0


def test_the_action_annotates_what_is_wrong_and_writes_sarif(made: Path) -> None:
    break_it(made)
    done = run_step("Check", made, sarif="out put.sarif")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=measures/2022.yaml,line=")
    assert (made / "out put.sarif").read_text(encoding="utf-8").startswith("{")
    assert run_step("Format", made).returncode == 1


def test_the_action_fails_where_there_are_no_measures(tmp_path: Path) -> None:
    done = run_step("Check", tmp_path, path="nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_the_workflow_of_a_new_workspace_is_one_and_its_commands_pass(made: Path) -> None:
    file = made / ".github" / "workflows" / "measures.yml"
    assert is_valid("vendor.github-workflows", file)
    (job,) = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    commands = [step["run"] for step in job["steps"] if step.get("run", "").startswith("obligations")]
    assert len(commands) == 2
    for command in commands:
        done = subprocess.run([PROGRAM, *command.split()[1:]], cwd=made, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("at", "name", "schema"),
    [(1, "measures.yml", "vendor.github-workflows"), (2, ".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_examples_of_the_page_are_what_they_say(at: int, name: str, schema: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(list_examples()[at], encoding="utf-8")
    assert is_valid(schema, tmp_path / name)


def test_the_example_for_pre_commit_names_hooks_that_are_there(tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(list_examples()[0], encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(file.read_text(encoding="utf-8"))["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in hooks}


def test_the_command_of_the_example_for_gitlab_runs(made: Path) -> None:
    job: dict[str, Any] = yaml.safe_load(list_examples()[2])["measures"]
    command = job["script"][1].split()
    assert subprocess.run([PROGRAM, *command[1:]], cwd=made, capture_output=True, check=False).returncode == 0
    for file in job["artifacts"]["reports"].values():
        assert (made / file).is_file()


def test_the_page_names_every_format() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(FORMATS)


def list_examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
