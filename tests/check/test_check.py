"""`obligations check`: what it finds, where, how it ends, and which files it looks at."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from check.made_up import FILES, write_document, write_link, write_measure
from running import write_entries

ROOT = Path(__file__).resolve().parents[2]
# One file with the seven defects that no other checker finds all of: a misspelt department and status, an id given twice, a missing
# title, a key too many, no target where one is promised, and a month that does not exist.
SEVEN = """\
id: 2030
kind: plan
title: {en: Plan, zh: 规划}
issuers: [trade]
dated: 2030-01-02
measures:
  - number: 1
    kind: measure
    title: {en: Lamps, zh: 灯}
    summary: {en: Mend them., zh: 修。}
    responsibilities:
      - {basis: stated, lead: [traed]}
    targets: []
  - number: 1
    kind: measrue
    summary: {en: Mend them., zh: 修。}
    owner: trade
    responsibilities:
      - {basis: stated, lead: [harbour]}
    targets:
      - {number: 1, by: 2031-13, outcome: {en: lamps shine, zh: 灯亮}}
"""


@pytest.fixture
def folder(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clean corpus, above which the program is called."""
    made: Path = make_corpus({"2020.yaml": write_document("2020", "2020-05-01", write_measure(1))})
    monkeypatch.chdir(made.parent)
    return made


def list_places(result: Any) -> list[tuple[str, int, int]]:
    return [(one["code"], one["line"], one["column"]) for one in result.json]


def test_seven_defects_are_found_in_one_run_each_with_its_place_and_a_way_out(
    folder: Path, ask: Any
) -> None:
    (folder / "2030.yaml").write_text(SEVEN, encoding="utf-8")
    result = ask("check", "--format", "json")
    assert list_places(result) == [
        ("OB205", 12, 32),  # traed
        ("OB112", 13, 5),  # no targets
        ("OB111", 14, 5),  # no title
        ("OB202", 14, 13),  # the second number 1
        ("OB110", 15, 11),  # measrue
        ("OB109", 17, 5),  # owner
        ("OB401", 21, 25),  # 2031-13
    ]
    assert all(one["hint"] for one in result.json)
    hints = {one["code"]: one["hint"] for one in result.json}
    assert "trade" in hints["OB205"]
    assert hints["OB110"] == "did you mean measure?"
    assert result.code == 1


def test_clean_measures_end_with_0(folder: Path, ask: Any) -> None:
    result = ask("check")
    assert (result.code, result.out) == (0, "No findings in 4 files.\n")
    assert result.err == f"measures: {folder}\n"


def test_the_shipped_measures_and_the_example_are_clean(ask: Any) -> None:
    for path in (ROOT / "measures", ROOT / "examples" / "harbour"):
        result = ask("check", str(path), "--format", "json")
        # Of some entries it says that they rest on secondary sources; there is nothing to mend.
        assert (result.code, {one["code"] for one in result.json} - {"OB615"}) == (0, set())


def test_what_is_only_worth_knowing_does_not_fail(folder: Path, ask: Any) -> None:
    text = write_document(
        "2021", "2021-05-01", re.sub("    responsibilities:\n.*\n", "", write_measure(1))
    )
    (folder / "2021.yaml").write_text(text, encoding="utf-8")
    result = ask("check", "--format", "json")
    assert [(one["code"], one["severity"]) for one in result.json] == [("OB308", "info")]
    assert result.code == 0


def test_findings_are_sorted_and_the_same_each_time(
    make_corpus: Any, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_corpus(FILES).parent)
    first, second = ask("check", "--format", "json"), ask("check", "--format", "json")
    assert first == second
    places = [(one["path"], one["line"], one["column"], one["code"]) for one in first.json]
    assert places == sorted(places)


def test_paths_are_shown_as_one_would_type_them(
    folder: Path, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "2030.yaml").write_text(SEVEN, encoding="utf-8")
    assert {one["path"] for one in ask("check", "--format", "json").json} == {"measures/2030.yaml"}
    monkeypatch.chdir(folder)
    assert {one["path"] for one in ask("check", ".", "--format", "json").json} == {"2030.yaml"}
    monkeypatch.chdir("/")
    assert {one["path"] for one in ask("check", str(folder), "--format", "json").json} == {
        str(folder / "2030.yaml").removeprefix("/")
    }


@pytest.mark.parametrize("path", ["nowhere", "measures/nowhere.yaml"])
@pytest.mark.usefixtures("folder")
def test_a_path_that_is_not_there_ends_with_2(ask: Any, path: str) -> None:
    result = ask("check", path)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: '{path}' does not exist\n")


@pytest.mark.parametrize(
    "path", ["empty", "empty/README.md", "empty/2020.yaml", "measures/README.md"]
)
def test_a_path_without_measures_ends_with_3(folder: Path, ask: Any, path: str) -> None:
    (folder.parent / "empty").mkdir()
    for name in ("empty/README.md", "empty/2020.yaml", "measures/README.md"):
        (folder.parent / name).write_text("# a\n", encoding="utf-8")
    result = ask("check", path)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith(f"error: '{path}' ")


def test_a_file_is_checked_in_the_light_of_the_others_and_they_are_not_shown(
    make_corpus: Any, ask: Any
) -> None:
    folder = make_corpus(FILES)
    alone = ask(
        "check", str(folder / "2022.yaml"), str(folder / "progress"), "--format", "json"
    ).json
    everything = ask("check", str(folder), "--format", "json").json
    assert alone == [
        one
        for one in everything
        if one["path"].endswith("/2022.yaml") or "/progress/" in one["path"]
    ]
    assert {one["code"] for one in alone} >= {"OB207", "OB601", "OB607"}


def test_several_folders_are_checked_at_once(folder: Path, ask: Any) -> None:
    other = folder.parent / "other" / "measures"
    other.mkdir(parents=True)
    for name in ("departments.yaml", "topics.yaml"):
        (other / name).write_bytes((folder / name).read_bytes())
    (other / "2030.yaml").write_text(SEVEN, encoding="utf-8")
    (folder / "2030.yaml").write_text(SEVEN, encoding="utf-8")
    result = ask("check", "other", "measures", "measures/2020.yaml", "--format", "json")
    assert {one["path"] for one in result.json} == {
        "other/measures/2030.yaml",
        "measures/2030.yaml",
    }
    assert len(result.json) == 14


def _record(folder: Path, day: str, recorded: str) -> None:
    for path, text in write_entries(
        [{"of": "2020-m01", "date": day, "recorded": recorded, "status": "in-progress"}]
    ).items():
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_the_day_decides_what_lies_in_the_future(folder: Path, ask: Any) -> None:
    _record(folder, "2997-01-01", "2997-01-02")
    assert ask("check", "--format", "json").json[0]["code"] == "OB603"
    assert ask("check", "--as-of", "2997-01-02").code == 0
    assert ask("check", "--as-of", "soon").code == 2


def test_the_day_that_questions_ask_about_makes_no_later_entry_wrong(
    folder: Path, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _record(folder, "2021-01-01", "2021-01-02")
    monkeypatch.setenv("OBLIGATIONS_AS_OF", "2020-06-30")
    assert ask("check").code == 0
    assert ask("check", "--as-of", "2020-06-30", "--format", "json").json[0]["code"] == "OB603"


def test_further_reports_are_written_into_files(folder: Path, ask: Any, tmp_path: Path) -> None:
    (folder / "2030.yaml").write_text(SEVEN, encoding="utf-8")
    files = [tmp_path / "a.json", tmp_path / "b.sarif"]
    result = ask(
        "check", "--format", "concise", "-o", f"json={files[0]}", "-o", f"sarif={files[1]}"
    )
    assert len(result.lines) == 7
    assert len(json.loads(files[0].read_text(encoding="utf-8"))) == 7
    assert len(json.loads(files[1].read_text(encoding="utf-8"))["runs"][0]["results"]) == 7


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--format", "txt"], "there is no format 'txt'"),
        (["-o", "text"], "--output 'text' names no file"),
        (["-o", "jsn=a"], "there is no format 'jsn'"),
        (["-o", "json=no/such/folder/a"], "no/such/folder/a: no such file or directory"),
        (["--select", "OB9"], "--select: there is no rule 'OB9'"),
        (["--ignore", "OB2013"], "--ignore: there is no rule 'OB2013'"),
        (["measures", "--measures", "measures"], "either paths or --measures, not both"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_can_not_be_meant_ends_with_2_and_says_so(
    ask: Any, option: list[str], message: str
) -> None:
    result = ask("check", *option)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_where_a_document_cannot_be_read_nobody_knows_which_languages_names_are_needed_in(
    make_corpus: Any, ask: Any
) -> None:
    registry = "departments:\n- {id: harbour, kind: office, level: central, name: {en: Harbour}}\n"
    plan = "id: plan\nkind: plan\ntitle: {en: Plan}\nissuers: [harbour]\ndated: 2020-03-02\nmeasures: [{number: 1, title: {en: Watch}}]\n"
    other = plan.replace("id: plan", "id: other").replace("{en: Plan}", "{en: Plan, zh: 方案}")
    other = other.replace("{en: Watch}", "{en: Watch, zh: 值守}")
    for plain, codes in ((plan, set()), (f"{plan}\tbroken", {"OB103"})):
        files = {"departments.yaml": registry, "plan.yaml": plain, "other.yaml": other}
        checked = ask("check", str(make_corpus(files)), "--format", "json", "--ignore", "OB308")
        assert {found["code"] for found in checked.json} == codes


def test_a_file_that_is_left_out_counts_among_the_files(folder: Path, ask: Any) -> None:
    os.mkfifo(folder / "pipe.yaml")
    result = ask("check")
    assert result.lines[-1] == "Found 1 error in 1 of 5 files."
    assert result.code == 1


def test_links_to_measures_of_another_document_are_followed(folder: Path, ask: Any) -> None:
    text = write_document("2021", "2021-05-01", write_measure(1, links=write_link("2020-m02")))
    (folder / "2021.yaml").write_text(text, encoding="utf-8")
    assert [one["code"] for one in ask("check", "--format", "json").json] == ["OB207"]
    (folder / "2020.yaml").write_text(
        write_document("2020", "2020-05-01", write_measure(1), write_measure(2)), encoding="utf-8"
    )
    assert ask("check").code == 0
