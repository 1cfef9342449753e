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
    assert result.err == "measures: plans (own) on top of base\n"
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


OFFICE = "  - {id: office, kind: office, level: company, name: {en: Site office, zh: 工地办}}\n"


@pytest.fixture
def assign(commit: Any) -> Any:
    """Commit that Works looks after a measure below, and give what assigns otherwise."""
    top = Path.cwd().parent
    path = top / "plans/measures/assignments.yaml"
    path.write_text("- {of: 2031-m01, owner: works, note: {en: Ask Li.}}\n", encoding="utf-8")
    change(top / "plans/measures/departments.yaml", "departments:\n", f"departments:\n{OFFICE}")
    commit()

    def assign(*assignments: str) -> None:
        path.write_text("".join(f"- {{{one}}}\n" for one in assignments), encoding="utf-8")

    return assign


@pytest.mark.parametrize(
    ("assignments", "said"),
    [
        (
            ["of: 2031-m01, owner: office, note: {en: Ask Li.}"],
            ["~ assigned here: Works → Site office"],
        ),
        (
            ["of: 2031-m01, owner: works, note: {en: Ask Wu.}"],
            ["~ note on who is assigned here: Ask Li. → Ask Wu."],
        ),
        (
            [
                "of: 2031-m01, owner: works, note: {en: Ask Li.}",
                "of: 2031-m01.t1, owner: office, note: {en: By mail.}",
            ],
            ["+ 2031-m01.t1 assigned here: Site office · By mail. · lamps stand"],
        ),
        (
            ["of: 2031-m09, owner: works"],
            ["- assigned here: Works · Ask Li.", "+ assigned here: Works"],
        ),
    ],
)
def test_what_is_assigned_otherwise_is_said_of_the_measure(
    assign: Any, ask: Any, assignments: list[str], said: list[str]
) -> None:
    assert "no obligation changed" in ask("diff", "HEAD").out
    assign(*assignments)
    lines = ask("diff", "HEAD").lines
    assert [line.strip() for line in lines if line.startswith("  ")] == said
    assert "2031-m01 Light the pier" in lines


def test_an_assignment_that_changed_has_both_owners(assign: Any, ask: Any) -> None:
    assign("of: 2031-m01, owner: office, note: {en: Ask Li.}")
    (told,) = ask("diff", "HEAD", "--format", "json").json["changes"]
    assert (told["record"], told["id"], told["field"]) == ("assignment", "2031-m01", "owner")
    assert [told[side]["id"] for side in ("before", "after")] == ["works", "office"]
    assert told["departments"] == ["harbour"]  # who looks after it at home answers for nothing
    assert "本单位承办：工程部 → 工地办" in ask("diff", "HEAD", "--lang", "zh").out
    assert "assigned here: Works → Site office" in ask("diff", "HEAD", "--format", "md").out


@pytest.mark.usefixtures("assign")
def test_what_changes_is_shown_to_whoever_looks_after_it_here(ask: Any) -> None:
    top = Path.cwd().parent
    change(top / "base/measures/2031.yaml", "by: 2028", "by: 2029")
    shown = [ask("diff", "HEAD", "--dept", name).out for name in ("Works", "Site office")]
    assert ["deadline" in text for text in shown] == [True, False]


def test_assignments_that_cannot_be_read_are_not_taken_for_removed(assign: Any, ask: Any) -> None:
    assign("of: [")
    result = ask("diff", "HEAD", "--format", "json")
    assert (result.code, result.json["changes"]) == (1, [])
    assert {one["repository_path"] for one in result.json["left_out"]} == {
        "plans/measures/assignments.yaml"
    }
