"""The log of a job on GitHub, which obeys lines that look like commands: no line of data is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.text.escaping import defuse_commands
from running import run_inside

if TYPE_CHECKING:
    from pathlib import Path

OBEYED = re.compile(r"^\s*::|##\[", re.MULTILINE)
DOCUMENT = """\
id: plan
number: "::add-mask::HO"
kind: plan
title: {en: "::stop-commands::x", zh: "##[group]港"}
issuers: [harbour]
dated: 2021-03-01
measures:
  - number: 1
    kind: measure
    title: {en: "::error::forged ##[section]title", zh: "::debug::港"}
    summary: {en: "::notice::forged ##[endgroup]", zh: "##[error]港"}
    topics: [ships]
    responsibilities:
      - {basis: stated, responsible: [harbour]}
    targets:
      - {number: 1, by: 2025, outcome: {en: "::set-output name=x::y", zh: "##[add-mask]港"}}
"""
REPORT = "-- title: ::warning::mine ##[group]x\n-- about: ::error::mine\nSELECT title_en AS title, id AS measure FROM measure\n"
LONG = "::stop-commands::x"
FOR_PEOPLE = [
    ("list", "--format", "table"),
    ("list", "--format", "md"),
    ("list", "--format", "table", "--columns", "title"),
    ("list", "--format", "md", "--group-by", "title"),
    ("due", "--format", "table", "--columns", "outcome,title"),
    ("show", "plan-m1", "--format", "table"),
    ("show", "plan-m1", "--format", "md"),
    ("search", "forged", "--format", "table"),
    ("search", LONG, "--format", "table"),
    ("trace", "plan-m1"),
    ("documents", "--format", "table", "--columns", "title,id"),
    ("departments", LONG),
    ("report", "mine", "--format", "table"),
    ("report", "mine", "--format", "md"),
    ("report", "--format", "table"),
    ("report", LONG),
    ("sql", "SELECT title_en FROM measure", "--format", "table"),
    ("sql", "SELECT title_en FROM measure", "--format", "md"),
    ("sql", f"SELECT {LONG}"),
    ("check", "--format", "text"),
    ("check", "--format", "concise"),
    ("check", "--fix", "--diff"),
    ("format", "--check"),
    ("list", "--dept", LONG),
    (LONG,),
]
FOR_PROGRAMS = [
    *(("list", "--format", kind) for kind in ("csv", "plain", "json", "jsonl")),
    *(("show", "plan-m1", "--format", kind) for kind in ("json", "jsonl")),
    *(
        ("sql", "SELECT title_en FROM measure", "--format", kind)
        for kind in ("csv", "plain", "json", "jsonl")
    ),
    *(("report", "mine", "--format", kind) for kind in ("csv", "plain", "json", "jsonl")),
    ("trace", "plan-m1", "--format", "json"),
    *(("check", "--format", kind) for kind in ("json", "gitlab", "sarif", "junit")),
    ("schema",),
    *(("export", kind, "-o", "out") for kind in ("datapackage", "md", "ics")),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from running import ADDRESSEES, REGISTRY, TOPICS

    folder = tmp_path_factory.mktemp("hostile")
    (folder / "measures").mkdir()
    (folder / "reports").mkdir()
    for name, text in {
        "measures/departments.yaml": REGISTRY,
        "measures/topics.yaml": TOPICS,
        "measures/addressees.yaml": ADDRESSEES,
        "measures/plan.yaml": DOCUMENT,
        "measures/::error::forged.yaml": "::error::forged\n##[group]: [\n",
        "measures/ ::debug::forged.yaml": "::error::forged:   x\n",
        "reports/mine.sql": REPORT,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("arguments", FOR_PEOPLE, ids=" ".join)
def test_no_line_for_people_is_a_command(
    arguments: tuple[str, ...], hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("COLUMNS", "60")
    for folder in (
        hostile,
        hostile / "measures",
    ):  # from within, the names of the files stand at the beginning of lines
        monkeypatch.chdir(folder)
        result = run_inside(*arguments)
        assert result.code in (0, 1, 2)
        assert result.out + result.err
        assert not OBEYED.search(result.out + "\n" + result.err)


@pytest.mark.parametrize("arguments", FOR_PROGRAMS, ids=" ".join)
def test_what_is_for_programs_is_the_same_in_a_job_and_outside(
    arguments: tuple[str, ...], hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(name: str, job: str) -> tuple[Any, ...]:
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        monkeypatch.setenv("GITHUB_ACTIONS", job)
        result = run_inside(*arguments, "--measures", str(hostile / "measures"))
        files = {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        return result.code, result.out if "export" not in arguments else "", files

    plain = run("outside", "")
    assert plain == run("inside", "true")
    assert plain[1] or plain[2]


@given(st.text(alphabet=st.sampled_from(":#[]\\ \t\r\n\u00a0\u2028x")))
def test_a_text_never_holds_a_command_and_changes_no_other_way(text: str) -> None:
    written = defuse_commands(text)
    for line in re.split("[\r\n]", written):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
    assert written.replace("\\", "") == text.replace("\\", "")
