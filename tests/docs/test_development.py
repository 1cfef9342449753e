"""docs/development.md: the house is the one that stands, and each recipe is complete.

A recipe is tried in a copy of the repository, in processes of its own: with all of its steps its command works and
the tests that it names pass; without one of them the test that stands below that step fails and says what is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (ROOT / "docs" / "development.md").read_text(encoding="utf-8")
RECIPES = dict(
    re.findall(
        r"^### (An? \w+)\n(.*?)(?=^##|\Z)",
        PAGE.partition("\n## Recipes\n")[2],
        re.MULTILINE | re.DOTALL,
    )
)
STEP = re.compile(
    r"^\d+\. `(?P<path>[^`\n]+)`"
    r"(?:, (?P<where>above|below|in place of|written by) (?P<mark>`.+`))?\n"
    r"(?:   ```\w+\n(?P<text>(?:   .*\n|\n)*?)   ```\n)?\n?"
    r"   Forgotten: `(?P<guard>.+)`$",
    re.MULTILINE,
)
COMMAND = re.compile(r"^```sh\nobligations (?P<words>.+?)  # (?P<told>.+)\n```$", re.MULTILINE)
# What is new by each recipe, as a test that fails names it.
NEW = {
    "A rule": "OB706|find_shouted_titles",
    "A report": "documents|docs/reports.md",
    "A column": "continued_by|CONTINUED_BY|docs/glossary.md",
    "A filter": "closing",
    "A format": "tsv",
    "A field": r"['\"]page['\"]|measure has 18 columns but 17 values",
}
COPIED = ("src", "measures", "tests", "docs", "examples", "pyproject.toml", "Makefile", "README.md")

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="recipes are run by make and a POSIX shell"
)


@dataclass(frozen=True)
class Step:
    """One place that a recipe changes, with the test that names it where it is forgotten."""

    path: str
    where: str
    mark: str
    text: str
    guard: str

    def change(self, content: str) -> str:
        """Give the content of the file with this step made."""
        if not self.where:
            return self.text
        if self.where == "in place of":
            assert content.count(self.mark) == 1, f"{self.path} has no one place {self.mark!r}"
            return content.replace(self.mark, self.text.strip())
        lines = content.splitlines(keepends=True)
        at = [number for number, line in enumerate(lines) if line.strip().startswith(self.mark)]
        assert len(at) == 1, f"{self.path} has no one line {self.mark!r}"
        margin = lines[at[0]][: -len(lines[at[0]].lstrip())]
        lines.insert(at[0] + (self.where == "below"), indent(self.text, margin))
        return "".join(lines)


def read_steps(recipe: str) -> list[Step]:
    steps = [
        Step(
            found["path"],
            found["where"] or "",
            (found["mark"] or "").strip("`")
            if found["where"] == "written by"
            else (found["mark"] or "")[1:-1],
            dedent(found["text"] or ""),
            found["guard"],
        )
        for found in STEP.finditer(recipe)
    ]
    assert len(steps) == len(re.findall(r"^\d+\. ", recipe, re.MULTILINE)), "a step cannot be read"
    return steps


# Runs pytest with the arguments of each line that it reads, in a process of its own that has all but the program loaded.
RUNNER = """
import os, sys
import hypothesis, jsonschema, pydantic, pytest, rich.table, typer, yaml
for line in sys.stdin:
    child = os.fork()
    if not child:
        code = pytest.main(line.split())
        sys.stdout.flush()
        os._exit(code)
    print(chr(0), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def make_environment(folder: Path) -> dict[str, str]:
    """Give the environment of processes that use the copy instead of what is installed."""
    return {
        **os.environ,
        "PYTHONPATH": str(folder / "src"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONDONTWRITEBYTECODE": "",
        "COLUMNS": "200",
    }


@dataclass
class House:
    """A copy of the repository whose files are changed and put back."""

    folder: Path
    runner: subprocess.Popen[str]
    before: dict[Path, str | None] = field(default_factory=dict)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        self.before.setdefault(path, path.read_text("utf-8") if path.exists() else None)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8") if path.exists() else ""

    def put_back(self) -> None:
        for path, text in self.before.items():
            if text is None:
                path.unlink(missing_ok=True)
                self._remove_empty(path.parent)
            else:
                path.write_text(text, encoding="utf-8")
        self.before.clear()

    def _remove_empty(self, folder: Path) -> None:
        while not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def run(self, *command: str) -> tuple[int, str]:
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env=make_environment(self.folder),
        )
        return done.returncode, done.stdout + done.stderr

    def test(self, *guards: str) -> tuple[int, str]:
        """Run tests of the copy, up to the first that fails."""
        self.runner.stdin.write(
            f"-n0 -q -x -p no:cacheprovider -W ignore:Module {' '.join(guards)}\n"
        )
        self.runner.stdin.flush()
        said = []
        for line in self.runner.stdout:
            if line.startswith("\0"):
                return int(line[1:]), "".join(said)
            said.append(line)
        raise AssertionError("".join(said))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    leave_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=leave_out)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def runner(copy: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", RUNNER],
        cwd=copy,
        env=make_environment(copy),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process


@pytest.fixture
def house(copy: Path, runner: subprocess.Popen[str]) -> Iterator[House]:
    made = House(copy, runner)
    yield made
    made.put_back()


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_complete_and_a_test_names_each_step_that_is_forgotten(
    house: House, name: str
) -> None:
    steps = read_steps(RECIPES[name])
    written = [step for step in steps if step.where == "written by"]
    for step in written:
        house.write(step.path, house.read(step.path))
    for step in steps:
        if step in written:
            code, said = house.run("sh", "-c", step.mark)
            assert code == 0, said
        else:
            house.write(step.path, step.change(house.read(step.path)))
    made = {step: house.read(step.path) for step in steps}

    (command,) = COMMAND.finditer(RECIPES[name])
    code, said = house.run(sys.executable, "-m", "obligations", *command["words"].split())
    assert code == 0, said
    assert [word for word in command["told"].split() if word not in said] == []
    code, said = house.test(*dict.fromkeys(step.guard for step in steps))
    assert code == 0, said

    for forgotten in steps:
        house.put_back()
        for step, text in made.items():
            if step is not forgotten:
                house.write(step.path, text)
        code, said = house.test(forgotten.guard)
        assert code, f"without {forgotten.path} {forgotten.guard} passes"
        assert re.search(NEW[name], said), f"without {forgotten.path}: {said}"


def test_every_recipe_is_there_in_the_order_of_the_page() -> None:
    assert [name.split()[1] for name in RECIPES] == [
        "rule",
        "report",
        "column",
        "filter",
        "format",
        "field",
    ]


def test_the_floors_are_those_of_the_import_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (layers,) = (
        one["layers"]
        for one in settings["tool"]["importlinter"]["contracts"]
        if one.get("containers") == ["obligations"]
    )
    contract = [set(re.findall(r"\w+", layer)) for layer in layers]
    house = PAGE.partition("\n## The house\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", house, re.MULTILINE)
    assert [set(re.findall(r"\w+", row)) for row in rows] == contract


def test_every_file_that_it_names_is_there() -> None:
    source = ROOT / "src" / "obligations"
    recipes_left_out = (
        PAGE.partition("\n## Recipes\n")[0] + PAGE.partition("\n## How to run what\n")[2]
    )
    named = set(re.findall(r"`([\w/]+(?:\.py|\.sql|/))`", recipes_left_out))
    assert named
    assert [
        name for name in named if not (source / name).exists() and not (ROOT / name).exists()
    ] == []


def test_every_command_that_it_names_can_be_run() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"`make (\w+)`", PAGE)) <= set(targets)
    for path in re.findall(r"(?:python|pytest)(?: -\S+)* (tests/[\w/.]+)", PAGE):
        assert (ROOT / path).exists(), path
