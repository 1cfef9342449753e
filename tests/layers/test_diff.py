"""`diff` over layers: those of the repository at the revision, others as they are now."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def commit(lay: Any) -> Any:
    """Lay the layers out in a real repository, commit them, and give what commits again."""
    top: Path = lay()
    shutil.rmtree(top / ".git")

    def git(*arguments: str) -> None:
        options = [
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "-c",
            "commit.gpgsign=false",
        ]
        subprocess.run(["git", *options, *arguments], cwd=top, check=True, capture_output=True)

    def commit() -> Path:
        git("add", "-A")
        git("commit", "-qm", "as it stands")
        return top

    git("init", "-q")
    commit()
    return commit


def change(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_layer_of_the_repository_is_compared_at_the_revision(commit: Any, ask: Any) -> None:
    top = Path.cwd().parent
    change(top / "base/measures/2031.yaml", "by: 2028", "by: 2029")
    change(top / "plans/measures/2032.yaml", "co_responsible: [harbour]", "co_responsible: [trade]")
    changes = ask("diff", "HEAD", "--format", "json").json["changes"]
    assert {one["id"] for one in changes} >= {"2031-m01.t1", "2032-m01"}
    commit()
    result = ask("diff", "HEAD~1", "HEAD", "--format", "json")
    assert result.json["changes"] == changes
    assert result.err == f"measures: {top}/plans/measures\n"
    assert ask("diff", "HEAD", "--format", "json").json["changes"] == []


@pytest.mark.usefixtures("commit")
def test_names_of_bodies_below_are_understood(ask: Any) -> None:
    top = Path.cwd().parent
    change(top / "plans/measures/2032.yaml", "co_responsible: [harbour]", "co_responsible: [trade]")
    for name in ("Lamp keepers", "Works", "Ministry of Trade"):
        result = ask("diff", "HEAD", "--dept", name, "--format", "json")
        assert result.json["changes"], name


def test_other_layers_are_as_they_are_now_and_that_is_said(commit: Any, ask: Any) -> None:
    top = Path.cwd().parent
    (top / "plans/obligations.toml").write_text(
        'extends = ["../base", "shipped"]\n', encoding="utf-8"
    )
    commit()
    change(top / "plans/measures/2032.yaml", "to: 2031-m01", "to: 2021-m07")
    result = ask("diff", "HEAD", "--format", "json")
    assert result.json["changes"]
    version = ask("--version").out.split("data of ")[1].rstrip(")\n")
    assert f"as they are now, on both sides: the shipped data of {version}\n" in result.err


def test_a_layer_without_a_registry_is_compared(commit: Any, ask: Any) -> None:
    top = Path.cwd().parent
    (top / "plans/measures/departments.yaml").unlink()
    change(top / "plans/measures/2032.yaml", "issuers: [works]", "issuers: [harbour]")
    change(top / "plans/measures/2032.yaml", "lead: [works]", "lead: [trade]")
    commit()
    change(top / "plans/measures/2032.yaml", "lead: [trade]", "lead: [old-trade]")
    changes = ask("diff", "HEAD", "--format", "json").json["changes"]
    assert [one["id"] for one in changes] == ["2032-m01"]


@pytest.mark.usefixtures("commit")
def test_a_broken_file_below_is_named_with_its_layer(ask: Any) -> None:
    top = Path.cwd().parent
    change(top / "base/measures/2031.yaml", "kind: measure", "kind: [measure")
    result = ask("diff", "HEAD", "--format", "json")
    assert result.code == 1
    assert {one["path"] for one in result.json["left_out"]} == {"base:2031.yaml"}
