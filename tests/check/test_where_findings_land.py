"""Paths of findings: for machines from the top of the repository, for people from where they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from check.made_up import write_document, write_measure
from obligations.output.findings import FINDING_FORMATS

MACHINES = ["json", "github", "gitlab", "sarif", "junit"]
FORGES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
WRONG = write_document("2020", "2020-05-01", write_measure(1)).replace(
    "kind: measure", "kind: mesure"
)


@pytest.fixture
def top(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that holds measures with a finding and settings in `compliance/`; the program is called there, in no repository."""
    for name in FORGES:
        monkeypatch.delenv(name, raising=False)
    folder: Path = make_corpus({"2020.yaml": WRONG}, "top/compliance/measures").parent
    (folder / "obligations.toml").write_text('ignore = ["OB701"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder.parent


def list_paths(kind: str, text: str) -> set[str]:
    """Give the paths that a report names, as who reads it finds them."""
    if kind == "github":
        return {line.partition("file=")[2].partition(",")[0] for line in text.splitlines()}
    if kind == "junit":
        suites = ET.fromstring(text).iter("testsuite")
        return {
            str(case.get("file"))
            for suite in suites
            for case in suite.iter("testcase")
            if case.find("failure") is not None
        }
    told = json.loads(text)
    if kind == "gitlab":
        return {issue["location"]["path"] for issue in told}
    if kind == "sarif":
        (run,) = told["runs"]
        notes = run["invocations"][0]["toolConfigurationNotifications"]
        places = [
            one["locations"][0]["physicalLocation"]["artifactLocation"]
            for one in (*run["results"], *notes)
        ]
        assert {place["uriBaseId"] for place in places} == {"%SRCROOT%"}
        return {place["uri"] for place in places}
    return {one["path"] for one in told}


@pytest.mark.parametrize(
    "arguments", [(), ("measures",), ("./measures/2020.yaml",), ("../compliance/measures",)]
)
@pytest.mark.parametrize("kind", MACHINES)
def test_for_machines_paths_begin_at_the_top_of_the_repository(
    top: Path, ask: Any, kind: str, arguments: tuple[str, ...]
) -> None:
    (top / ".git").mkdir()
    settings = {"compliance/obligations.toml"} if kind in ("github", "gitlab", "sarif") else set()
    assert (
        list_paths(kind, ask("check", *arguments, "--format", kind).out)
        == {"compliance/measures/2020.yaml"} | settings
    )


@pytest.mark.parametrize("kind", MACHINES)
def test_a_further_report_has_the_paths_of_its_own_format(top: Path, ask: Any, kind: str) -> None:
    (top / ".git").mkdir()
    told = ask("check", "-o", f"{kind}=out", "-o", "concise=lines").out
    assert "compliance/measures/2020.yaml" in list_paths(
        kind, Path("out").read_text(encoding="utf-8")
    )
    assert Path("lines").read_text(encoding="utf-8").startswith("measures/2020.yaml:")
    assert "--> measures/2020.yaml:" in told


@pytest.mark.parametrize("kind", sorted(set(FINDING_FORMATS) - set(MACHINES)))
def test_people_read_paths_from_where_they_stand(
    top: Path, ask: Any, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / ".git").mkdir()
    monkeypatch.setenv(FORGES[0], str(top))
    told = ask("check", "--format", kind)
    assert " measures/2020.yaml:" in f" {told.out}"
    assert "compliance/measures/2020.yaml" not in told.out
    assert "settings: obligations.toml switches off" in told.err


@pytest.mark.parametrize("name", FORGES)
def test_without_a_repository_the_forge_says_where_paths_begin(
    top: Path, ask: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list_paths("json", ask("check", "--format", "json").out) == {"measures/2020.yaml"}
    monkeypatch.setenv(name, str(top))
    assert list_paths("json", ask("check", "--format", "json").out) == {
        "compliance/measures/2020.yaml"
    }


def test_a_repository_goes_before_what_the_forge_says(
    top: Path, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A job may check several repositories out side by side: a forge counts from the top of each."""
    (top / "compliance" / ".git").mkdir()
    monkeypatch.setenv(FORGES[0], str(top))
    monkeypatch.chdir(top)
    assert list_paths("json", ask("check", "compliance", "--format", "json").out) == {
        "measures/2020.yaml"
    }


@pytest.mark.parametrize("elsewhere", ["nowhere", "", "/"])
def test_a_forge_that_names_another_folder_changes_no_path_that_is_not_below(
    top: Path, ask: Any, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FORGES[0], elsewhere and str(top / elsewhere))
    (path,) = list_paths("json", ask("check", "--format", "json").out)
    assert path == (
        str(top / "compliance/measures/2020.yaml").removeprefix("/")
        if elsewhere == "/"
        else "measures/2020.yaml"
    )


def test_a_link_on_the_way_changes_no_path(
    top: Path, ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(top)
    monkeypatch.setenv(FORGES[1], str(tmp_path / "link"))
    monkeypatch.chdir(tmp_path / "link" / "compliance")
    assert list_paths("json", ask("check", "--format", "json").out) == {
        "compliance/measures/2020.yaml"
    }
