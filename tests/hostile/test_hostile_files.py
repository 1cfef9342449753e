"""Files that nobody should send, each with what a check says of it: a finding, in time, beside those of the other files."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from hostile.cases import CASES, WHOLE, Case

if TYPE_CHECKING:
    from pathlib import Path

_MOST_SECONDS = 20.0  # on the slowest machine; the slowest of them takes three
FAULTY = WHOLE.replace("id: x", "id: y").replace("[harbour]", "[harbor]")


@pytest.fixture
def folder(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of measures with one file that has an ordinary fault, which is also where the program is called."""
    made: Path = make_corpus({"y.yaml": FAULTY})
    monkeypatch.chdir(made)
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_is_told_in_time_and_hides_no_other(
    folder: Path, ask: Any, case: Case
) -> None:
    case.make(folder / "x.yaml")
    begun = time.monotonic()
    result = ask("check", "--measures", str(folder), "--format", "json")
    assert time.monotonic() - begun < _MOST_SECONDS
    found = {(one["path"], one["code"], one["line"], one["column"]) for one in result.json}
    assert ("y.yaml", "OB205", 4, 11) in found
    hostile = {(code, (line, column)) for path, code, line, column in found if path == "x.yaml"}
    assert (
        ((case.code, case.at or max(at for _, at in hostile)) in hostile)
        if case.code
        else not hostile
    )
    assert all(len(one["message"]) <= 1_000 for one in result.json)
    assert result.code == 1


@pytest.mark.parametrize("case", [case for case in CASES if case.code], ids=lambda case: case.name)
def test_a_hostile_file_is_left_out_of_answers_by_name(folder: Path, ask: Any, case: Case) -> None:
    case.make(folder / "x.yaml")
    result = ask("list", "--measures", str(folder), "--format", "json")
    assert [one["id"] for one in result.json] == ["y-m01"]
    assert "left out: x.yaml:" in result.err
    assert result.code == 1


@pytest.mark.parametrize("kind", ["text", "concise", "github", "gitlab", "sarif", "junit"])
def test_what_a_hostile_file_says_reaches_no_terminal_unescaped(
    folder: Path, ask: Any, kind: str
) -> None:
    sign = "\\u202e\\x1b[2J\\x07"
    text = (
        WHOLE.replace("title: {en: A, zh: 甲}", f'title: {{en: "{sign}", zh: 甲}}')
        + f'"key{sign}": 1\nnumber: "{sign}"\n'
    )
    (folder / "x.yaml").write_text(text.replace("kind: plan", f'kind: "{sign}"'), encoding="utf-8")
    result = ask("check", "--measures", str(folder), "--format", kind)
    assert "x.yaml" in result.out
    assert not {"\x1b", "\x07", "\u202e"} & set(result.out + result.err)


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_file_that_may_not_be_read_is_a_finding(folder: Path, ask: Any) -> None:
    path = folder / "x.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read every file")
    found = [
        one
        for one in ask("check", "--measures", str(folder), "--format", "json").json
        if one["path"] == "x.yaml"
    ]
    assert [(one["code"], one["message"]) for one in found] == [
        ("OB113", "can't be read: permission denied")
    ]


def test_a_folder_that_leads_to_itself_holds_each_file_once(folder: Path, ask: Any) -> None:
    (folder / "progress").symlink_to(folder)
    result = ask("check", "--measures", str(folder), "--format", "json")
    assert {one["path"] for one in result.json} == {"y.yaml"}


def test_a_file_where_the_folder_of_progress_should_be_is_a_finding(folder: Path, ask: Any) -> None:
    (folder / "progress").write_text("a", encoding="utf-8")
    result = ask("check", "--measures", str(folder), "--format", "json")
    assert ("progress", "OB113") in {(one["path"], one["code"]) for one in result.json}


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes on POSIX alone")
@pytest.mark.parametrize("name", ["x.yml", "X.YAML", "progress/x.yml"])
def test_a_file_whose_name_ends_otherwise_is_not_passed_over_in_silence(
    folder: Path, ask: Any, name: str
) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(WHOLE, encoding="utf-8")
    (folder / ".yamllint.yml").write_text("rules: {}\n", encoding="utf-8")
    result = ask("list", "--measures", str(folder))
    assert (result.ids, result.code) == (["y-m01"], 1)
    assert f"left out: {name}:1:1: can't be read: its name does not end in .yaml\n" in result.err
    told = ask("check", "--measures", str(folder), "--format", "concise", "--select", "OB113")
    assert told.out.splitlines()[0].endswith(f"; rename it to {path.stem.lower()}.yaml")
    assert len(told.out.splitlines()) == 1


def test_a_file_whose_name_is_no_text_is_a_finding(folder: Path, ask: Any) -> None:
    path = folder / os.fsdecode(b"\xff.yaml")
    path.write_text(WHOLE, encoding="utf-8")
    for asked in (["--measures", str(folder)], [str(path)]):
        result = ask("check", *asked, "--format", "concise")
        assert (
            "\\udcff.yaml:1:1: error[OB113] unreadable-file: can't be read: its name is not UTF-8"
            in result.out
        )
        assert result.code == 1
    assert ask("list", "--measures", str(folder), "--format", "json").json[0]["id"] == "y-m01"
