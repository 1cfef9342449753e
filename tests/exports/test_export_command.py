"""The command itself: what it says, and what it refuses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from obligations.cli import options
from obligations.compiling import open_compiled
from obligations.exporting.kinds import EXPORT_KINDS
from running import ROOT, run_process

if TYPE_CHECKING:
    from pathlib import Path


def test_says_what_it_wrote_in_the_language_asked_for(ask: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert (
        ask("export", "xlsx", "--dept", "mfa", "-o", str(path)).out
        == f"wrote {path}: 1 measure, 1 target, 1 department\n"
    )
    assert (
        ask("export", "xlsx", "--dept", "mfa", "--lang", "zh", "-o", str(path)).out
        == f"已写入 {path}：1项措施、1个目标、1个部门\n"
    )


@pytest.mark.parametrize("kind", ["xlsx", "md", "datapackage", "sqlite", "parquet"])
def test_counts_measures_and_closing_provisions_apart(ask: Any, tmp_path: Path, kind: str) -> None:
    assert (
        f"wrote {tmp_path / 'a'}: 56 measures and 2 closing provisions, "
        in ask("export", kind, "-o", str(tmp_path / "a")).out
    )


def test_says_on_stderr_whom_a_name_was_understood_as(ask: Any, tmp_path: Path) -> None:
    assert (
        "海关总署"
        in ask("export", "sqlite", "--dept", "Customs", "-o", str(tmp_path / "a.sqlite")).err
    )


@pytest.mark.parametrize("kind", ["xlsx", "ics", "atom", "sqlite"])
def test_a_folder_in_place_of_a_file_is_refused_with_a_name_that_can_be_taken(
    ask: Any, tmp_path: Path, kind: str
) -> None:
    assert ask("export", kind, "-o", str(tmp_path)).err.endswith(
        f"name a file in it: {tmp_path / 'measures'}.{kind}\n"
    )


def test_says_where_nothing_fits(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "md", "--text", "no such words", "-o", str(tmp_path / "pages"))
    assert (result.code, result.err) == (0, "Nothing fits these filters.\n")


def test_a_file_that_is_left_out_of_the_measures_is_named_and_counts(
    make_corpus: Any, ask: Any, tmp_path: Path
) -> None:
    corpus = make_corpus({"broken.yaml": "id: [", "good.yaml": GOOD})
    result = ask("export", "sqlite", "--measures", str(corpus), "-o", str(tmp_path / "a.sqlite"))
    assert result.code == 1
    assert "left out: " in result.err
    assert "1 measure" in result.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("xls", "-o", "x"), "error: there is no kind of export 'xls'\n  did you mean xlsx?\n"),
        (("xlsx", "--dept", "Costums", "-o", "x"), "error: no department is called 'Costums'"),
        (("xlsx", "--state", "lost", "-o", "x"), "error: there is no state 'lost'"),
        (("xlsx",), "error: missing option '--output'"),
    ],
)
def test_what_is_not_known_is_an_error_and_writes_nothing(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = ask("export", *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(told), result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("kind", "library", "extra"), [("parquet", "pyarrow", "parquet")])
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    tmp_path: Path, kind: str, library: str, extra: str
) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / f"{library}.py").write_text("raise ImportError")
    result = run_process(
        "export", kind, "-o", str(tmp_path / "out"), PYTHONPATH=str(tmp_path / "without")
    )
    assert result.code == 2
    said, _, command = result.err.rstrip("\n").partition("\n  ")
    assert said == f"error: this export needs {library} (the extra {extra}), which isn't installed"
    # It installs into the environment that this program runs in, whatever `pip` on the PATH belongs to.
    assert sys.executable in command
    assert command.endswith(f" {library}")
    assert [path.name for path in tmp_path.iterdir()] == ["without"]


def test_the_documented_commands_run(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    documented = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    commands = [
        line.partition("#")[0].split()[1:]
        for line in documented.splitlines()
        if line.startswith("obligations export")
    ]
    assert {command[1] for command in commands} == {
        "xlsx",
        "ics",
        "atom",
        "md",
        "datapackage",
        "sqlite",
        "parquet",
    }
    for command in commands:
        assert ask(*command).code == 0, command


GOOD = """
    id: good
    kind: plan
    title: {en: G}
    issuers: [trade]
    dated: 2020-01-01
    sources: [{language: en, title: G}]
    measures:
      - {number: 1, kind: measure, title: {en: T}, summary: {en: S}, topics: [ships]}
"""


@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_an_export_is_of_one_state_of_the_measures(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    opened = []
    monkeypatch.setattr(options, "open_compiled", lambda of: opened.append(of) or open_compiled(of))
    assert ask("export", kind, "--dept", "Customs", "-o", str(tmp_path / "a")).code == 0
    assert len(opened) == 1
