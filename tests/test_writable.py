"""What writes goes through one gate: the installed program is never changed, a folder of one's own is."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from obligations.cli.group import SECTIONS
from running import ROOT, run_inside

SOURCES = ROOT / "src" / "obligations"
# Every command, as it is called in a folder without measures, and how it ends there where the data of
# the program would be written anew.
COMMANDS: dict[str, list[tuple[list[str], int]]] = {
    "list": [([], 0)],
    "due": [([], 0)],
    "show": [(["2021-m07"], 0)],
    "search": [(["warehouse"], 0)],
    "trace": [(["2021-m07"], 0)],
    "departments": [([], 0)],
    "documents": [([], 0)],
    "sql": [(["SELECT 1"], 0)],
    "report": [(["deadlines"], 0)],
    "export": [(["ics", "-o", "made.ics"], 0)],
    "check": [([], 1), (["--fix", "--diff"], 1), (["--fix"], 2)],
    "rule": [([], 0)],
    "format": [(["--check"], 1), ([], 2)],
    "progress": [
        (["log"], 0),
        (["add", "2021-m07", "--whole", "--status", "in-progress", "--date", "2024-05-01"], 2),
    ],
    "diff": [(["HEAD"], 3)],
    "draft": [(["text.txt"], 0)],
    "audit": [
        (["2021", "--source", "text.txt"], 1),
        (["2021", "--source", "text.txt", "--accept"], 2),
    ],
    "init": [(["mine"], 0)],
    "new": [(["document", "mine"], 2), (["measure", "2021"], 2), (["department", "mine"], 2)],
    "schema": [([], 0), (["--write"], 2)],
}
# The modules that change files, and which: whatever else writes asks them.
CHANGING = {
    "disk": "measures, for those who have a folder that may be written, and what a user names",
    "writable": "the gate",
    "scaffold": "a new workspace",
    "cache_folder": "the cache",
    "database.checksum": "the cache",
    "compiling.build": "the cache",
    "check.kept_findings": "the cache",
    "exporting": "what a user names",
    "cli.main": "nowhere",
    "cli.time_limit": "a pipe",
}
CHANGES = {
    "write_text", "write_bytes", "touch", "mkdir", "makedirs", "rmdir", "rmtree", "unlink", "rename", "symlink_to",
    "hardlink_to", "copy", "copy2", "copyfile", "copymode", "copytree", "move", "chmod", "fdopen", "WritableFolder",
}  # fmt: skip

RUN = """
import contextlib, io, json, sys
from obligations.cli.main import run
for arguments in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(arguments)
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a virtual environment into which a real wheel of the program was installed."""
    pytest.importorskip("hatchling", reason="builds the wheel")
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    make = [sys.executable, "-m", "venv", "--without-pip", str(environment)]
    subprocess.run(make, check=True)
    python = next(
        environment / place
        for place in ("bin/python", "Scripts/python.exe")
        if (environment / place).exists()
    )
    install = ["pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([sys.executable, "-m", *install, str(wheel)], check=True, capture_output=True)
    # What it depends on is read from the environment of the tests.
    packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    find_packages(environment).joinpath("others.pth").write_text(
        "\n".join(packages), encoding="utf-8"
    )
    return python


def find_packages(environment: Path) -> Path:
    return next(environment.rglob("obligations")).parent


def list_state(folder: Path) -> dict[str, tuple[int, int]]:
    """Give what lies in a folder; what Python compiles for itself is left out."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
        if "__pycache__" not in path.parts
    }


def run_installed(python: Path, cwd: Path, calls: list[list[str]]) -> list[tuple[int, str, str]]:
    """Run commands one after the other in one process of the installed program."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cwd / "cache")}
    environment.pop("PYTHONPATH", None)
    command = [str(python), "-I", "-c", RUN, json.dumps(calls)]
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    "call",
    [
        ["new", "document", "mine"],
        ["format"],
        ["check", "--fix"],
        ["schema", "--write"],
        ["audit", "2021", "--source", "text.txt", "--accept"],
    ],
)
def test_who_stands_elsewhere_changes_the_measures_beside_the_sources_by_name_alone(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = list_state(ROOT / "measures")
    result = run_inside(*call)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: the shipped data can't be changed\n")
    assert list_state(ROOT / "measures") == before


def test_no_command_changes_the_installed_program(installed: Path, tmp_path: Path) -> None:
    assert COMMANDS.keys() == {name for section in SECTIONS.values() for name in section}
    package = find_packages(installed.parent.parent) / "obligations"
    measures = package / "measures"
    # A file that is not in its form, and a list that would be moved.
    (measures / "progress" / "2015.yaml").write_text("[]\n", encoding="utf-8")
    registry = measures / "departments.yaml"
    registry.write_text(f"{registry.read_text(encoding='utf-8')}\n\n", encoding="utf-8")
    (tmp_path / "text.txt").write_text("1. Build berths.\n", encoding="utf-8")
    before = list_state(package)
    calls = [
        ([name, *arguments], code)
        for name, several in COMMANDS.items()
        for arguments, code in several
    ]
    named = [
        (["format", str(measures)], 2),
        (["check", str(registry), "--fix"], 2),
        (["schema", "--write", "--measures", str(measures)], 2),
        (["init", str(package / "mine")], 2),
    ]
    asked = [arguments for arguments, _ in calls + named]
    results = run_installed(installed, tmp_path, asked)

    assert list_state(package) == before
    for (arguments, expected), (code, out, err) in zip(calls + named, results, strict=True):
        assert code == expected, (arguments, err)
        if expected == 2:
            assert out == ""
            assert err.splitlines()[-2:] == [
                "error: the shipped data can't be changed",
                "  make a workspace of your own with obligations init DIR, or name one: --measures DIR",
            ]


def test_what_refused_the_installed_program_changes_a_workspace_that_it_made(
    installed: Path, tmp_path: Path
) -> None:
    results = run_installed(
        installed,
        tmp_path,
        [
            ["init", "mine"],
            ["schema", "--write", "--measures", "mine"],
            ["format", "mine"],
            ["check", "mine", "--fix"],
            ["progress", *COMMANDS["progress"][1][0], "--measures", "mine"],
        ],
    )
    assert [code for code, _, _ in results] == [0, 0, 0, 0, 0], results
    assert list((tmp_path / "mine" / "measures" / "progress" / "2021").glob("2021-m07_*"))


@pytest.mark.parametrize("command", [["format"], ["check", "--fix"]], ids=" ".join)
def test_beside_the_sources_the_measures_are_as_any_other(ask: Any, command: list[str]) -> None:
    assert ask(*command, str(ROOT / "measures" / "topics.yaml")).code == 0


def test_only_few_modules_change_files_and_one_says_which_folder_may_be() -> None:
    changing: dict[str, set[str]] = {}
    for path in SOURCES.rglob("*.py"):
        module = ".".join(path.relative_to(SOURCES).with_suffix("").parts)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and (name := name_change(call)):
                changing.setdefault(module, set()).add(name)
    unknown = {
        module: names
        for module, names in changing.items()
        if not any(module == known or module.startswith(f"{known}.") for known in CHANGING)
    }
    assert unknown == {}, "take a folder of obligations.writable, and write with obligations.disk"
    assert {module for module, names in changing.items() if "WritableFolder" in names} == {
        "writable"
    }


def name_change(call: ast.Call) -> str | None:
    """Give the name of what is called, where it can change a file."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if isinstance(call.func, ast.Name) and name == "copy":
        return None  # of a value; files are copied as shutil.copy
    modes = [
        argument.value
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    opens = name == "open" and any(set(mode) & set("wax+") for mode in modes if len(mode) < 4)
    return name if opens or name in CHANGES else None
