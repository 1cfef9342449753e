"""The action, the workflow that `init` writes, and the examples of docs/ci.md, by the schemas of those who run them."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from obligations.output.findings import FINDING_FORMATS
from obligations.recipe_versions import PYTHONS, update_pins
from running import Result, run_command

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("name", step.get("id")): step for step in ACTION["runs"]["steps"]}
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
PROGRAM = Path(sys.executable).with_name("obligations")


def is_valid(schema: str, file: Path) -> bool:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return run_command(*command).code == 0


def fill_in(text: str, values: dict[str, str]) -> str:
    """Give a value of the action with its expression worked out: the first of its names that has a value."""
    if not text.startswith("${{ "):
        return text
    names = text.removeprefix("${{ ").removesuffix(" }}").split(" || ")
    return next((values[name] for name in names if values.get(name)), "")


def run_step(name: str, cwd: Path, /, **inputs: str) -> Result:
    """Run a step of the action as a runner does, with its variables filled in."""
    values = {
        "steps.install.outputs.obligations": str(PROGRAM),
        "github.workspace": str(cwd),
        "steps.base.outputs.commit": "",
    }
    values |= {
        f"inputs.{key}": inputs.get(key, given["default"])
        for key, given in ACTION["inputs"].items()
    } | inputs
    variables = {key: fill_in(text, values) for key, text in STEPS[name]["env"].items()}
    return run_script(STEPS[name]["run"], cwd, **variables)


def run_script(script: str, cwd: Path, **variables: str) -> Result:
    """Run the script of a step as a runner does."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return run_command(*command, cwd=cwd, **{"PATH": path, "GITHUB_ACTIONS": "true", **variables})


def read_obeyed(log: str) -> list[str]:
    """Give the lines of a log that a runner obeys, but for those that stop it from obeying and have it go on."""
    obeyed, token = [], None
    for line in log.splitlines():
        if token is None and (found := re.fullmatch(r"::stop-commands::(\w+)", line)):
            token = found[1]
            assert len(token) == 32
        elif token is not None and line == f"::{token}::":
            token = None
        elif token is None and (line.lstrip().startswith("::") or "##[" in line):
            obeyed.append(line)
    assert token is None
    return obeyed


@pytest.fixture
def made(tmp_path: Path, ask: Any) -> Path:
    folder = tmp_path / "mine"
    assert ask("init", str(folder), "--copy").code == 0
    return folder


def break_it(folder: Path) -> None:
    path = folder / "measures" / "2022.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: principle", "kind:   principl"),
        encoding="utf-8",
    )


def test_the_action_is_one_by_the_schema_of_actions() -> None:
    assert is_valid("vendor.github-actions", ROOT / "action.yml")


def test_every_recipe_has_the_versions_of_the_one_table(made: Path) -> None:
    workflows = [
        *(ROOT / ".github" / "workflows").glob("*.yml"),
        made / ".github" / "workflows" / "measures.yml",
    ]
    for path in (ROOT / "action.yml", *(ROOT / "docs").glob("*.md"), *workflows):
        text = path.read_text(encoding="utf-8")
        assert update_pins(text) == text, path
        for name, version in re.findall(r"uses: ([\w-]+/[\w-]+)@(\S+)", text):
            assert re.fullmatch(r"[0-9a-f]{40}", version) or name == "OWNER/obligations", (
                path,
                name,
            )


def test_our_own_workflow_tries_every_python_that_is_promised() -> None:
    workflow = yaml.safe_load(
        (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    )
    promised = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"',
        (ROOT / "pyproject.toml").read_text(encoding="utf-8"),
    )
    assert workflow["jobs"]["tests"]["strategy"]["matrix"]["python"] == promised == list(PYTHONS)
    assert workflow["permissions"] == {}


def test_no_script_of_the_action_is_put_together_from_inputs() -> None:
    for name, step in STEPS.items():
        assert "${{" not in step.get("run", ""), name


def test_the_action_passes_what_is_right(made: Path, ask: Any) -> None:
    assert ask("format", str(made / "measures")).code == 0
    assert run_step("Check", made).code == 0
    assert run_step("Format", made).code == 0


def test_the_action_annotates_what_is_wrong_and_writes_sarif(made: Path) -> None:
    break_it(made)
    done = run_step("Check", made, sarif="out put.sarif")
    assert done.code == 1
    assert read_obeyed(done.out)[0].startswith("::error file=measures/2022.yaml,line=")
    assert (made / "out put.sarif").read_text(encoding="utf-8").startswith("{")
    assert run_step("Format", made).code == 1


def test_the_action_fails_where_there_are_no_measures(tmp_path: Path) -> None:
    done = run_step("Check", tmp_path, path="nowhere")
    assert done.code == 2
    assert "nowhere" in done.err


def test_the_workflow_of_a_new_workspace_is_one_and_its_commands_pass(made: Path) -> None:
    file = made / ".github" / "workflows" / "measures.yml"
    assert is_valid("vendor.github-workflows", file)
    (job,) = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    scripts = [step["run"] for step in job["steps"] if "obligations " in step.get("run", "")]
    assert len(scripts) == 2
    for script in scripts:
        done = run_script(script, made)
        assert done.code == 0, done.out + done.err
    break_it(made)
    check, form = (run_script(script, made) for script in scripts)
    assert (check.code, form.code) == (1, 1)
    assert read_obeyed(check.out)[0].startswith("::error file=measures/2022.yaml,line=")


def test_no_line_of_data_is_obeyed_in_the_steps_of_the_action_and_of_a_new_workspace(
    made: Path,
) -> None:
    """The texts stand where they are printed as they are, in a difference and on stderr."""
    path = made / "measures" / "2022.yaml"
    lines = "# x\n::stop-commands::x\n ::add-mask::y\n##[group]z\n"
    path.write_text(
        f"{path.read_text(encoding='utf-8')}\nnote: |\n" + lines.replace("\n", "\n  "),
        encoding="utf-8",
    )
    (made / "measures" / "::warning::forged.yaml").write_text(
        "id:   ::error::forged\n##[group]: [\n", encoding="utf-8"
    )
    (job,) = yaml.safe_load(
        (made / ".github" / "workflows" / "measures.yml").read_text(encoding="utf-8")
    )["jobs"].values()
    runs = [run_step("Check", made), run_step("Format", made)]
    runs += [
        run_script(step["run"], made)
        for step in job["steps"]
        if "obligations " in step.get("run", "")
    ]
    for done in runs:
        assert done.code == 1
        assert all(
            re.match(r"::(error|warning|notice) file=measures/", line)
            for line in read_obeyed(done.out)
        )
        assert not re.search(r"^\s*::|##\[", done.err, re.MULTILINE)


def test_no_module_of_the_checkout_is_run(tmp_path: Path) -> None:
    """The action makes its environment while the current folder is a stranger's checkout."""
    for name in ("venv", "pip", "secrets"):
        (tmp_path / f"{name}.py").write_text("open('RAN', 'w')\n", encoding="utf-8")
    (tmp_path / "source").mkdir()
    variables = {
        "PYTHON": sys.executable,
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_ACTION_PATH": str(tmp_path / "source"),
    }
    variables |= {"GITHUB_OUTPUT": str(tmp_path / "output"), "PIP_NO_INDEX": "1"}
    run_script(
        STEPS["install"]["run"], tmp_path, **variables
    )  # there is nothing to install, which is none of our business here
    assert (tmp_path / "temp" / "obligations").is_dir()
    assert not (tmp_path / "RAN").exists()


@pytest.mark.parametrize(
    ("at", "name", "schema"),
    [(1, "measures.yml", "vendor.github-workflows"), (2, ".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_examples_of_the_page_are_what_they_say(
    at: int, name: str, schema: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(list_examples()[at], encoding="utf-8")
    assert is_valid(schema, tmp_path / name)


def test_the_example_for_pre_commit_names_hooks_that_are_there(tmp_path: Path) -> None:
    file = tmp_path / ".pre-commit-config.yaml"
    file.write_text(list_examples()[0], encoding="utf-8")
    done = run_command(sys.executable, "-m", "pre_commit", "validate-config", str(file))
    assert done.code == 0, done.out
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(file.read_text(encoding="utf-8"))["repos"]
    assert {hook["id"] for hook in repository["hooks"]} == {hook["id"] for hook in hooks}


def test_the_command_of_the_example_for_gitlab_runs(made: Path) -> None:
    job: dict[str, Any] = yaml.safe_load(list_examples()[2])["measures"]
    command = job["script"][1].split()
    assert run_command(str(PROGRAM), *command[1:], cwd=made).code == 0
    for file in job["artifacts"]["reports"].values():
        assert (made / file).is_file()


@pytest.fixture
def below(tmp_path: Path, ask: Any) -> Path:
    """Give the top of a repository that keeps measures with a finding in a folder below it, `compliance`."""
    top = tmp_path / "checkout"
    assert ask("init", str(top / "compliance"), "--copy").code == 0
    break_it(top / "compliance")
    assert run_command("git", "init", "--quiet", str(top)).code == 0
    return top


@pytest.mark.parametrize(
    ("working_directory", "path"), [(".", "compliance/measures"), ("compliance", "measures")]
)
def test_the_action_annotates_measures_below_the_top_of_the_repository(
    below: Path, working_directory: str, path: str
) -> None:
    done = run_step("Check", below / working_directory, path=path, sarif="out.sarif")
    assert done.code == 1
    assert read_obeyed(done.out)[0].startswith("::error file=compliance/measures/2022.yaml,line=")
    (run,) = json.loads((below / working_directory / "out.sarif").read_text(encoding="utf-8"))[
        "runs"
    ]
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        if result["level"] == "error"
    }
    assert places == {"compliance/measures/2022.yaml"}


@pytest.mark.parametrize(
    ("script", "folder"),
    [
        ("obligations check compliance/measures {}", "./"),
        ("cd compliance && obligations check measures {}", "$CI_PROJECT_DIR/"),
    ],
)
def test_the_recipe_for_gitlab_reports_measures_below_the_top_of_the_repository(
    below: Path, script: str, folder: str
) -> None:
    """The page says where the reports are to be written; GitLab looks for them in the top folder."""
    job: dict[str, Any] = yaml.safe_load(list_examples()[2])["measures"]
    outputs = re.findall(r"-o (\w+)=(\S+)", job["script"][1])
    options = " ".join(f'-o {kind}="{folder}{file}"' for kind, file in outputs)
    assert run_script(script.format(options), below, CI_PROJECT_DIR=str(below)).code == 1
    quality, junit = (
        below / job["artifacts"]["reports"][kind] for kind in ("codequality", "junit")
    )
    found = json.loads(quality.read_text(encoding="utf-8"))
    places = {one["location"]["path"] for one in found if one["severity"] != "info"}
    assert places == {"compliance/measures/2022.yaml"}
    assert 'file="compliance/measures/2022.yaml" line=' in junit.read_text(encoding="utf-8")
    assert ' file="measures/' not in junit.read_text(encoding="utf-8")


def test_the_page_names_every_format() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(FINDING_FORMATS)


def list_examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
