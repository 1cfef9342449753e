"""A file in which a merge stopped: each mark is a finding, nothing else is said of the file, and all other files answer."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from running import Result, run_inside

PLAN = """\
id: {id}
kind: plan
title: {{en: The plan, zh: 规划}}
issuers: [harbour]
dated: 2024-01-01
measures:
  - number: 1
    kind: measure
    title: {{en: {title}, zh: 清点}}
    summary: {{en: Every ship is counted, zh: 清点每艘船}}
    responsibilities: [{{basis: stated, lead: [harbour]}}]
"""


def write_plan(measures: Path, name: str, title: str) -> None:
    (measures / f"{name}.yaml").write_text(PLAN.format(id=name, title=title), encoding="utf-8")


def run_git(folder: Path, *arguments: str) -> None:
    identity = (
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "merge.conflictStyle=merge",
    )
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=False, capture_output=True)


def check(folder: Path) -> Result:
    return run_inside("check", str(folder), "--format", "json")


@pytest.fixture
def measures(make_corpus: Any) -> Path:
    folder: Path = make_corpus({})
    write_plan(folder, "one", "Count ships")
    write_plan(folder, "two", "Count boats")
    return folder


def test_a_merge_that_stopped_is_told_at_each_mark_with_both_branches(measures: Path) -> None:
    root = measures.parent
    run_git(root, "init", "--initial-branch", "main")
    run_git(root, "add", "measures")
    run_git(root, "commit", "-m", "both")
    run_git(root, "switch", "-c", "A")
    write_plan(measures, "two", "Count rafts")
    run_git(root, "commit", "-am", "rafts")
    run_git(root, "switch", "main")
    write_plan(measures, "two", "Count masts")
    run_git(root, "commit", "-am", "masts")
    run_git(root, "merge", "A")

    result = check(measures)

    assert [
        (Path(one["path"]).name, one["line"], one["code"], one["severity"]) for one in result.json
    ] == [("two.yaml", line, "OB121", "error") for line in (9, 11, 13)]
    assert {one["message"] for one in result.json} == {
        "unresolved merge conflict between HEAD and A"
    }
    assert result.code == 1
    listed = run_inside("list", "--measures", str(measures))
    assert (listed.code, listed.ids) == (1, ["one-m01"])
    assert "two.yaml:9:1: unresolved merge conflict between HEAD and A" in listed.err


def replace_title(measures: Path, *lines: str) -> None:
    path = measures / "two.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "    title: {en: Count boats, zh: 清点}\n", "".join(f"{line}\n" for line in lines)
        ),
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("lines", "found", "message"),
    [
        (["<<<<<<< HEAD", "    title: {en: a, zh: 甲}"], [9], "unresolved merge conflict with HEAD"),
        (["    title: {en: a, zh: 甲}", ">>>>>>> 1a2b3c4 (Count rafts: why)"], [10], "unresolved merge conflict with 1a2b3c4 (Count rafts: why)"),
        (["<<<<<<<", "=======", ">>>>>>>"], [9, 10, 11], "unresolved merge conflict"),
        (["<<<<<<< HEAD\r", "=======\r", ">>>>>>> A\r"], [9, 10, 11], "unresolved merge conflict between HEAD and A"),
        (["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> A"], [9, 10, 11, 12], "unresolved merge conflict between HEAD and A"),
        (["<<<<<<< HEAD", "&x *y: {{[", "=======", "\t- 港", ">>>>>>> A"], [9, 11, 13], "unresolved merge conflict between HEAD and A"),
    ],
)  # fmt: skip
def test_marks_are_found_whatever_is_left_of_them(
    measures: Path, lines: list[str], found: list[int], message: str
) -> None:
    replace_title(measures, *lines)
    findings = check(measures).json
    assert [(one["line"], one["code"]) for one in findings] == [(line, "OB121") for line in found]
    assert {one["message"] for one in findings} == {message}


def test_two_conflicts_in_a_file_have_names_of_their_own(measures: Path) -> None:
    replace_title(
        measures, "<<<<<<< HEAD", "=======", ">>>>>>> A", "<<<<<<< HEAD", "=======", ">>>>>>> B"
    )
    between = "unresolved merge conflict between HEAD and"
    assert [one["message"] for one in check(measures).json] == [
        f"{between} {name}" for name in "AAABBB"
    ]


def test_another_fault_of_the_text_is_told_beside_the_marks(measures: Path) -> None:
    path = measures / "two.yaml"
    path.write_bytes(
        path.read_bytes().replace(b"Count boats", b"Count \xff boats") + b"<<<<<<< HEAD\n"
    )
    assert sorted((one["line"], one["code"]) for one in check(measures).json) == [
        (9, "OB101"),
        (12, "OB121"),
    ]


def test_marks_as_words_of_a_text_are_none(measures: Path) -> None:
    replace_title(
        measures,
        "    title:",
        "      en: |-",
        "        <<<<<<< HEAD",
        "        =======",
        "      zh: 清点",
    )
    assert all(one["code"] != "OB121" for one in check(measures).json)


def test_a_file_of_nothing_but_marks_is_read_in_time_and_the_first_are_told(measures: Path) -> None:
    (measures / "two.yaml").write_text("<<<<<<< HEAD\n" * 500_000, encoding="utf-8")
    findings = check(measures).json
    assert {one["code"] for one in findings} == {"OB121"}
    assert len(findings) <= 1_000


def test_format_leaves_a_file_with_marks_alone(measures: Path) -> None:
    replace_title(measures, "<<<<<<< HEAD", "=======", ">>>>>>> A")
    before = (measures / "two.yaml").read_bytes()
    result = run_inside("format", str(measures))
    assert result.code == 1
    assert "two.yaml:9:1: OB121 unresolved merge conflict between HEAD and A" in result.err
    assert (measures / "two.yaml").read_bytes() == before
