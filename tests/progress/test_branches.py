"""Two people record progress on two branches: git merges and rebases them, and no fact and no correction is lost, shifted or doubled."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from progress.conftest import DOCUMENT
from running import METRIC, make_measure, run_command, run_inside, say_both, write_corpus

if TYPE_CHECKING:
    from pathlib import Path

if shutil.which("git") is None:
    pytest.skip("git isn't installed", allow_module_level=True)

PAGE = "https://www.example.org/report"
DAY = ("--date", "2024-12-31", "--evidence", PAGE)
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_EDITOR": "true",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "a"), ("EMAIL", "a@example.org"))
    },
}


class Team:
    """A workspace in a repository, and what its members do there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *arguments: str) -> None:
        done = run_command("git", *arguments, cwd=self.folder, **SETTINGS)
        assert done.code == 0, done.out + done.err

    def commit(self, said: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", said)

    def branch(self, name: str, *entries: tuple[str, ...]) -> None:
        self.git("checkout", "-q", "-b", name, "main")
        for entry in entries:
            result = self.run("progress", "add", *entry)
            assert result.code == 0, result.err
            self.commit("an entry")

    def run(self, *arguments: str) -> Any:
        return run_inside(*arguments, "--measures", str(self.folder))

    def list_entries(self, *more: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.run("progress", "log", *more, "--format", "json").json
        return entries


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one document, of which nothing is on record, as it is first committed."""
    folder = tmp_path_factory.mktemp("begun")
    assert run_inside("init", str(folder), "--empty").code == 0
    write_corpus(folder / "measures", {"2020.yaml": json.dumps(PLAN)})
    team = Team(folder)
    team.git("init", "-q", "-b", "main")
    team.commit("the data")
    return folder


@pytest.fixture
def team(begun: Path, tmp_path: Path) -> Team:
    return Team(shutil.copytree(begun, tmp_path / "team"))


def _merge(team: Team, order: str) -> None:
    if order == "rebase":
        team.git("checkout", "-q", "a")
        team.git("rebase", "-q", "b")
        return
    first, second = ("a", "b") if order == "a first" else ("b", "a")
    team.git("checkout", "-q", "main")
    for name in (first, second):
        team.git("merge", "-q", "--no-ff", "-m", f"merge {name}", name)


LIT = {"number": 1, "outcome": say_both("lamps"), "by": "2024", "metric": METRIC}
PLAN = {**DOCUMENT, "measures": [*DOCUMENT["measures"], make_measure(5, targets=[LIT])]}
PIERS = ("2020-m02.t1", "--status", "partly-met", "--value", "80", *DAY)
LAMPS = ("2020-m05.t1", "--status", "partly-met", "--value", "7", *DAY)


@pytest.mark.parametrize("order", ["a first", "b first", "rebase"])
def test_both_facts_and_the_correction_come_through(team: Team, order: str) -> None:
    team.branch("a", PIERS)
    team.branch("b", LAMPS)
    (seven,) = team.list_entries("2020-m05.t1")
    result = team.run("progress", "add", *LAMPS[:4], "8", *DAY, "--corrects", seven["id"])
    assert result.code == 0, result.err
    team.commit("eight, not seven")
    _merge(team, order)
    entries = team.list_entries("2020")
    assert {
        (entry["of"], entry["value"], entry["corrected"]) for entry in entries if entry["value"]
    } == {
        ("2020-m02.t1", 80, False),
        ("2020-m05.t1", 7, True),
        ("2020-m05.t1", 8, False),
    }
    targets = {
        row["id"]: row for row in team.run("due", "--format", "json", "--as-of", "2026-11-23").json
    }
    assert (targets["2020-m02.t1"]["state"], targets["2020-m02.t1"]["metric"]["reached"]) == (
        "partly-met",
        80,
    )
    assert targets["2020-m05.t1"]["metric"]["reached"] == 8
    assert team.run("check").code == 0


@pytest.mark.parametrize("order", ["a first", "b first", "rebase"])
def test_two_corrections_of_one_entry_merge_into_a_warning_that_one_more_settles(
    team: Team, order: str
) -> None:
    result = team.run("progress", "add", *LAMPS)
    assert result.code == 0, result.err
    team.commit("seven")
    (seven,) = team.list_entries("2020-m05.t1")
    for name, value in (("a", "8"), ("b", "9")):
        team.branch(name, (*LAMPS[:3], "--value", value, *DAY, "--corrects", seven["id"]))
    _merge(team, order)
    found = team.run("check", "--format", "json").json
    assert [(one["code"], one["severity"]) for one in found if one["severity"] != "info"] == [
        ("OB608", "warning")
    ]
    both = [entry for entry in team.list_entries("2020-m05.t1") if entry["corrects"]]
    last = max(both, key=lambda entry: (entry["recorded"], entry["id"]))
    (target,) = [
        row for row in team.run("due", "--format", "json").json if row["id"] == "2020-m05.t1"
    ]
    assert target["metric"]["reached"] == last["value"]
    names = [word for entry in both for word in ("--corrects", entry["id"])]
    assert team.run("progress", "add", *LAMPS[:3], "--value", "10", *DAY, *names).code == 0
    assert team.run("check").code == 0
    (target,) = [
        row for row in team.run("due", "--format", "json").json if row["id"] == "2020-m05.t1"
    ]
    assert target["metric"]["reached"] == 10


@pytest.mark.parametrize("order", ["a first", "b first", "rebase"])
def test_the_same_fact_recorded_on_both_branches_is_one_entry(team: Team, order: str) -> None:
    team.branch("a", PIERS)
    team.branch("b", PIERS)
    _merge(team, order)
    assert [entry["value"] for entry in team.list_entries("2020-m02.t1")] == [80]


def test_a_workspace_keeps_its_line_breaks_whatever_git_is_set_to(
    team: Team, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    team.git("-c", "core.autocrlf=true", "clone", "-q", str(team.folder), str(other))
    assert b"\r" not in (other / "measures" / "departments.yaml").read_bytes()
    assert run_inside("check", str(other / "measures")).code == 0
