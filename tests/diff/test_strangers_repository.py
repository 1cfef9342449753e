"""A repository among the measures, put there by a stranger: git never takes it for the one that the measures lie in."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path
from typing import Any

import pytest

import obligations
from running import run_process

MISSING = "1234567890123456789012345678901234567890"
SOURCES = sorted(Path(obligations.__file__).parent.rglob("*.py"))


def lay_bare_repository(folder: Path, marker: Path) -> None:
    """Write the files of a bare repository that fetches what is missing with a command of its own."""
    for name in ("objects/info", "refs/heads"):
        (folder / name).mkdir(parents=True)
    (folder / "objects/info/.keep").write_text("", encoding="utf-8")
    (folder / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (folder / "refs/heads/main").write_text(f"{MISSING}\n", encoding="utf-8")
    (folder / "config").write_text(
        "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tpartialClone = origin\n"
        f'[remote "origin"]\n\turl = .\n\tpromisor = true\n\tuploadpack = "touch {marker}; false"\n',
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name == "nt", reason="the command of the stranger is one of a POSIX shell")
def test_no_command_of_a_repository_among_the_measures_is_run(
    repository: Any, diff: Any, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    lay_bare_repository(repository.measures, marker)
    repository.commit()
    repository.edit("by: 2025", "by: 2026")
    result = diff(repository, "main")
    assert not marker.exists()
    assert "2026" in result.out


@pytest.mark.skipif(os.name == "nt", reason="the command of the stranger is one of a POSIX shell")
def test_what_a_clone_lacks_is_never_fetched(repository: Any, diff: Any, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    blob = repository.git("rev-parse", "v1:measures/plan.yaml")
    repository.edit("by: 2025", "by: 2026")
    repository.git("config", "core.repositoryFormatVersion", "1")
    repository.git("config", "extensions.partialClone", "origin")
    repository.git("config", "remote.origin.url", ".")
    repository.git("config", "remote.origin.promisor", "true")
    repository.git("config", "remote.origin.uploadpack", f"touch {marker}; false")
    (repository.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    result = diff(repository, "v1")
    assert not marker.exists()
    assert result.code == 1
    assert "left out: v1:measures/plan.yaml" in result.err
    assert "partial" in result.err


@pytest.mark.parametrize("place", ["measures", "measures/.git"])
def test_a_whole_repository_among_the_measures_answers_for_nothing(
    place: str, repository: Any
) -> None:
    repository.edit("by: 2025", "by: 2026")
    inner = repository.root / place
    repository.git("init", "--quiet", "--bare", "--initial-branch=main", str(inner))
    repository.git(
        "--git-dir",
        str(inner),
        "--work-tree",
        str(repository.measures),
        "add",
        "plan.yaml",
        "departments.yaml",
        "topics.yaml",
    )
    repository.git(
        "--git-dir",
        str(inner),
        "--work-tree",
        str(repository.measures),
        "commit",
        "--quiet",
        "--message",
        "theirs",
    )
    repository.git("--git-dir", str(inner), "tag", "v1")
    found = run_process("diff", "v1", "--format", "json", cwd=repository.root).json["changes"]
    assert [change["field"] for change in found] == ["deadline"]


def test_a_folder_of_measures_that_is_named_may_be_a_repository_of_its_own(
    repository: Any, diff: Any
) -> None:
    repository.git("init", "--quiet", "--initial-branch=main", "measures")
    repository.git("-C", "measures", "add", "--all")
    repository.git("-C", "measures", "commit", "--quiet", "--message", "ours")
    repository.edit("by: 2025", "by: 2026")
    result = diff(repository, "main")
    assert result.code == 0
    assert "2026" in result.out
    assert "there is no revision" in diff(repository, "v1").err


def test_a_submodule_of_measures_answers_for_itself(
    make_repository: Any, ask: Any, monkeypatch: Any
) -> None:
    inner = make_repository("", root="inner")
    outer = make_repository("other", root="outer")
    outer.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        str(inner.root),
        "measures",
    )
    outer.commit("submodule")
    plan = outer.root / "measures/plan.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("by: 2025", "by: 2026"), encoding="utf-8"
    )
    monkeypatch.chdir(outer.root)
    result = ask("diff", "HEAD")
    assert result.code == 0
    assert "2026" in result.out
    assert "OB119" not in ask("check").out


@pytest.mark.parametrize("below", ["", "progress", "drafts/deeper"])
@pytest.mark.parametrize("kind", ["bare", "folder", "file"])
def test_check_finds_a_repository_among_the_measures(
    below: str, kind: str, repository: Any, ask: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    place = repository.measures / below
    place.mkdir(parents=True, exist_ok=True)
    if kind == "bare":
        lay_bare_repository(place, tmp_path / "ran")
    elif kind == "folder":
        (place / ".git").mkdir()
    else:
        (place / ".git").write_text("gitdir: /elsewhere\n", encoding="utf-8")
    monkeypatch.chdir(repository.root)
    for arguments in ((), ("--select", "OB119"), ("measures",)):
        result = ask("check", *arguments, "--format", "concise")
        assert result.code == 1
        assert result.out.startswith(f"measures{f'/{below}' if below else ''}:1:1: error[OB119] ")


def test_a_repository_around_the_measures_is_no_finding(
    make_repository: Any, ask: Any, monkeypatch: Any
) -> None:
    alone = make_repository("", root="measures")
    monkeypatch.chdir(alone.root.parent)
    assert "OB119" not in ask("check").out
    assert "OB119" not in ask("check", "--measures", "measures").out


@pytest.mark.skipif(os.name == "nt", reason="git.exe can't be written as a script")
def test_a_git_in_the_current_folder_is_never_run(repository: Any, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    (repository.root / "git").write_text(f"#!/bin/sh\ntouch {marker}\n", encoding="utf-8")
    (repository.root / "git").chmod(0o755)
    for first in (".", ""):
        path = os.pathsep.join([first, os.environ["PATH"]])
        assert run_process("diff", "v1", cwd=repository.root, PATH=path).code == 0
    assert not marker.exists()
    result = run_process("diff", "v1", cwd=repository.root, PATH=".")
    assert (result.code, marker.exists()) == (2, False)
    assert "git isn't installed" in result.err


def test_every_call_of_git_goes_through_one_place() -> None:
    importing = {
        path.stem
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(name.name == "subprocess" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "subprocess")
    }
    assert importing == {"git"}


def test_what_could_run_a_command_is_off_in_every_call(repository: Any, tmp_path: Path) -> None:
    """A git of ours stands before the real one, and writes down how it is called."""
    log, real = (
        tmp_path / "log",
        next(found for folder in os.get_exec_path() if (found := Path(folder) / "git").is_file()),
    )
    (tmp_path / "bin").mkdir()
    script = (
        f"#!{sys.executable}\nimport json, os, sys\n"
        f"open({str(log)!r}, 'a').write(json.dumps([os.getcwd(), sys.argv[1:], dict(os.environ)]) + '\\n')\n"
        f"os.execv({str(real)!r}, ['git', *sys.argv[1:]])\n"
    )
    (tmp_path / "bin/git").write_text(script, encoding="utf-8")
    (tmp_path / "bin/git").chmod(0o755)
    path = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
    for revision in ("v1", "nowhere"):
        run_process(
            "diff", revision, cwd=repository.measures, PATH=path, GIT_EXTERNAL_DIFF="touch x"
        )
    import json

    calls = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert len(calls) > 5
    for folder, arguments, environment in calls:
        assert Path(folder) == repository.root
        assert environment["GIT_NO_LAZY_FETCH"] == "1"
        assert environment["GIT_ALLOW_PROTOCOL"] == "none"
        assert "GIT_EXTERNAL_DIFF" not in environment
        settings = {arguments[at + 1] for at, argument in enumerate(arguments) if argument == "-c"}
        assert {
            "safe.bareRepository=explicit",
            "core.fsmonitor=false",
            f"core.hooksPath={os.devnull}",
        } <= settings
        # None of these runs a hook, another program for differences or a filter on contents.
        assert arguments[2 * len(settings)] in ("rev-parse", "ls-tree", "cat-file", "for-each-ref")
