"""`obligations init`: a workspace of one's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from obligations import __version__
from obligations.project_urls import choose_address, find_address, name_source, name_wheel
from running import ROOT, run_inside


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    assert run_inside("init", str(folder)).code == 0
    return folder


def test_a_layer_answers_with_the_shipped_data_and_holds_none_of_it(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made)
    assert not list((made / "measures").glob("*.yaml"))
    result = run_inside("list", "--document", "2022")
    assert result.ids[0] == "2022-m01"
    assert result.err.startswith("measures: mine (own) on top of the shipped data of ")
    assert run_inside("check", "measures").code == 0
    schema = (made / "measures" / "schema" / "document.schema.json").read_text(encoding="utf-8")
    assert '"const": "mofcom"' in schema


def test_what_is_recorded_in_a_layer_counts(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made)
    added = run_inside(
        "progress", "add", "2021-m07.t1", "--status", "met", "--date", "2025-12-01",
        "--evidence", "https://www.example.org/report",
    )  # fmt: skip
    assert added.code == 0
    assert "2021-m07" in run_inside("list", "--layer", "mine").ids
    assert run_inside("check").code == 0


def test_a_copy_answers_from_its_own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "mine"
    assert run_inside("init", str(made), "--copy").code == 0
    monkeypatch.chdir(made)
    path = made / "measures" / "2022.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: principle", "kind: goal"), encoding="utf-8"
    )
    result = run_inside("list", "--kind", "goal")
    assert result.ids == ["2021-m03", "2022-m02"]
    assert str(made / "measures") in result.err


def test_it_has_what_an_editor_and_a_ci_need(made: Path) -> None:
    assert (made / "measures" / "schema" / "document.schema.json").is_file()
    assert len((made / "README.md").read_text(encoding="utf-8").splitlines()) <= 8
    workflow = yaml.safe_load(
        (made / ".github" / "workflows" / "measures.yml").read_text(encoding="utf-8")
    )
    assert "jobs" in workflow


@pytest.mark.parametrize("start", [(), ("--copy",), ("--empty",)])
def test_what_is_said_in_it_is_in_the_language_asked_for(
    tmp_path: Path, start: tuple[str, ...]
) -> None:
    for lang in ("en", "zh"):
        folder = tmp_path / lang
        assert run_inside("init", str(folder), *start, "--lang", lang).code == 0
        readme = (folder / "README.md").read_text(encoding="utf-8")
        assert readme.startswith({"en": "# Measures\n", "zh": "# 措施数据\n"}[lang])
        names = (".pre-commit-config.yaml", ".github/workflows/measures.yml", "obligations.toml")
        paths = [folder / name for name in names if (folder / name).exists()]
        comments = [
            line.strip()
            for path in paths
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip().startswith("# ")
        ]
        assert all((re.search("[一-鿿]", said) is not None) == (lang == "zh") for said in comments)
        assert run_inside("check", str(folder / "measures")).code == 0


def test_it_has_what_git_and_pre_commit_need(made: Path) -> None:
    assert "*.xlsx" in (made / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert (
        "*.yaml text eol=lf" in (made / ".gitattributes").read_text(encoding="utf-8").splitlines()
    )
    (repository,) = yaml.safe_load((made / ".pre-commit-config.yaml").read_text(encoding="utf-8"))[
        "repos"
    ]
    assert {hook["id"]: hook.get("always_run") for hook in repository["hooks"]} == {
        "obligations-format": None,
        "obligations-check": True,
    }
    published = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    files = {hook["id"]: hook.get("files") for hook in repository["hooks"]}
    for hook in published:
        own, asked = files[hook["id"]], hook.get("files")
        assert own == (asked and asked.replace("(^|/)", "^"))


def test_its_workflow_installs_nothing_that_a_stranger_could_publish(
    made: Path, tmp_path: Path
) -> None:
    """Until the program is published, from a wheel beside the measures; then from the repository's address."""
    workflow = (made / ".github" / "workflows" / "measures.yml").read_text(encoding="utf-8")
    source = name_source(find_address())
    assert f'pip install --disable-pip-version-check "{source}"' in workflow
    assert ".invalid" not in workflow
    assert choose_address(["Repository, https://obligations.invalid/obligations"]) is None
    assert choose_address(["Documentation, https://example.org/docs"]) is None
    address = choose_address(
        ["Documentation, https://example.org/docs", "Repository, https://example.org/obligations/"]
    )
    assert name_source(address) == f"git+https://example.org/obligations@v{__version__}"
    if find_address() is None:
        said = run_inside("init", str(tmp_path / "another")).err
        assert name_wheel() in said


def test_an_empty_one_has_an_example_of_a_body_and_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run_inside("init", str(tmp_path / "mine"), "--empty")
    assert result.code == 0
    for way in ("obligations draft FILE -o measures/plan.yaml", "obligations new document plan"):
        assert way in result.out
    (registry,) = (tmp_path / "mine" / "measures").glob("*.yaml")
    (body,) = yaml.safe_load(registry.read_text(encoding="utf-8"))["departments"]
    assert body["id"] == "my-office"
    monkeypatch.chdir(tmp_path / "mine")
    assert run_inside("list").code == 0
    assert run_inside("check").code == 0
    assert run_inside("new", "document", "plan").code == 0
    assert (tmp_path / "mine" / "measures" / "plan.yaml").is_file()


@pytest.mark.parametrize("start", ["--copy", "--empty", "--lang=zh"])
def test_a_new_one_passes_its_own_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    assert run_inside("init", str(tmp_path / "mine"), start).code == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert run_inside("format", "measures", "--check").code == 0
    assert run_inside("check", "measures").code == 0


def test_the_next_step_can_be_pasted_whatever_the_folder_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, typed in (("our measures", "'our measures'"), ("措施", "措施")):
        made = run_inside("init", folder)
        assert f"next: cd {typed} && obligations list\n" in made.out
    monkeypatch.chdir(tmp_path / "our measures" / "measures")
    added = run_inside("new", "document", "plan", "--measures", str(Path.cwd()))
    assert added.code == 0
    monkeypatch.chdir(tmp_path)
    added = run_inside("new", "document", "port", "--measures", "our measures/measures")
    assert "then: obligations check 'our measures/measures/port.yaml'\n" in added.err


def test_a_copy_and_an_empty_one_exclude_each_other(tmp_path: Path) -> None:
    assert run_inside("init", str(tmp_path / "mine"), "--copy", "--empty").code == 2
    assert not (tmp_path / "mine").exists()


def test_nothing_is_ever_overwritten(tmp_path: Path, ask: Any) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    result = ask("init", str(tmp_path))
    assert (result.code, result.out) == (2, "")
    assert "not empty" in result.err
    assert ask("init", str(tmp_path / "notes")).code == 2
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "mine"


def test_a_repository_in_which_nothing_lies_yet_is_an_empty_folder(
    tmp_path: Path, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    result = ask("init", ".")
    assert (result.code, result.out) == (0, "made .\nnext: obligations list\n")
    assert ask("list", "--document", "2022").code == 0


def test_a_folder_that_cannot_be_made_is_an_error(ask: Any) -> None:
    result = ask("init", "/proc/nowhere/mine")
    assert (result.code, result.out) == (2, "")
