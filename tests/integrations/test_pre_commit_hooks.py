"""The hooks, as another repository would use them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
_PUBLISHED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src", "measures")
_NO_INDEX = re.compile(
    r"No matching distribution|Could not find a version|ConnectionError|Failed to establish|name resolution|ReadTimeout"
)
_WRONG = """\
id: plan
kind: plan
title: {en:   Plan}
issuers: [harbour]
dated: 2030-01-31
measures:
  - number: 1
    kind: mesure
    title: {en: Berths}
    summary: {en: More berths.}
"""


def run(*command: str, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "COV_", "OBLIGATIONS_"))
    }
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(home),
        "PRE_COMMIT_COLOR": "never",
        "PIP_NO_COMPILE": "1",
    }
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def make_repository(folder: Path, home: Path) -> None:
    for command in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first"),
    ):
        done = run("git", *command, cwd=folder, home=home)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """This repository as others get it: the files of the working tree, committed."""
    folder = tmp_path / "published"
    folder.mkdir()
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
    for name in _PUBLISHED:
        source = ROOT / name
        shutil.copytree(
            source, folder / name, ignore=ignored
        ) if source.is_dir() else shutil.copyfile(source, folder / name)
    make_repository(folder, tmp_path)
    return folder


@pytest.fixture
def user(tmp_path: Path, make_corpus: Any) -> Path:
    """A repository of measures with a mistake in one of them."""
    folder: Path = make_corpus({"plan.yaml": _WRONG}, "user/measures").parent
    (folder / "other.yaml").write_text("a:   [1,2]\n", encoding="utf-8")
    make_repository(folder, tmp_path)
    return folder


def test_both_hooks_work_in_another_repository(published: Path, user: Path, tmp_path: Path) -> None:
    done = run(
        sys.executable,
        "-m",
        "pre_commit",
        "try-repo",
        str(published),
        "--all-files",
        cwd=user,
        home=tmp_path,
    )
    if _NO_INDEX.search(done.stdout):
        pytest.skip("no package index to install the hooks from")
    assert done.returncode == 1, done.stdout + done.stderr
    check, form = (done.stdout.split(f"obligations {name}.")[1] for name in ("check", "format"))
    assert check.lstrip(".").startswith("Failed")
    assert "measures/plan.yaml:8:11" in check
    assert "did you mean measure?" in check
    assert "files were modified by this hook" in form
    assert "title: {en: Plan}" in (user / "measures" / "plan.yaml").read_text(encoding="utf-8")
    assert (user / "other.yaml").read_text(encoding="utf-8") == "a:   [1,2]\n"


def test_the_manifest_is_one_by_its_own_program() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pre_commit",
            "validate-manifest",
            str(ROOT / ".pre-commit-hooks.yaml"),
        ],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("measures/2021.yaml", True),
        ("measures/progress/2021/2021-m07.t1_2024-12-31_5f3a91c2.yaml", True),
        ("measures/progress/2021.yaml", True),
        ("plans/measures/2021.yaml", True),
        ("measures/schema/document.schema.json", False),
        ("other.yaml", False),
        ("mymeasures/2021.yaml", False),
        ("measures/notes/2021.yaml", False),
    ],
)
def test_the_hook_that_formats_runs_for_the_files_of_measures(path: str, *, form: bool) -> None:
    hooks = {
        hook["id"]: hook
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    assert bool(re.search(hooks["obligations-format"]["files"], path)) is form


def commit(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return run(
        "git",
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-q",
        "-m",
        "next",
        cwd=folder,
        home=home,
    )


@pytest.fixture
def hooked(request: pytest.FixtureRequest, tmp_path: Path, make_corpus: Any) -> Path:
    """A repository whose measures have no finding, with the check of the manifest as its hook; a test may say what their folder is called."""
    name = getattr(request, "param", "measures")
    (check,) = (
        hook
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        if hook["id"] == "obligations-check"
    )
    local = check | {
        "language": "system",
        "args": [name],
        "entry": f"{sys.executable} -I -m obligations check",
    }
    right = (
        _WRONG.replace("mesure", "measure").replace("{en:   Plan}", "{en: Plan}")
        + "    topics: [ships]\n"
    )
    folder: Path = make_corpus({"plan.yaml": right}, f"user/{name}").parent
    (folder / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}), encoding="utf-8"
    )
    make_repository(folder, tmp_path)
    assert (
        run(sys.executable, "-m", "pre_commit", "install", cwd=folder, home=tmp_path).returncode
        == 0
    )
    return folder


@pytest.mark.parametrize(
    ("hooked", "name"), [("measures", "measures"), ("plans", "plans")], indirect=["hooked"]
)
def test_a_commit_that_only_deletes_is_checked(hooked: Path, name: str, tmp_path: Path) -> None:
    run("git", "rm", "-q", f"{name}/topics.yaml", cwd=hooked, home=tmp_path)
    done = commit(hooked, tmp_path)
    assert done.returncode == 1
    assert f"{name}/plan.yaml" in done.stdout + done.stderr


def test_a_commit_that_only_renames_is_checked(hooked: Path, tmp_path: Path) -> None:
    run("git", "mv", "measures/plan.yaml", "measures/plans.yaml", cwd=hooked, home=tmp_path)
    assert commit(hooked, tmp_path).returncode == 1


def test_the_commit_of_a_merge_is_checked(hooked: Path, tmp_path: Path) -> None:
    """Each side is right for itself: one names a topic, the other takes it out of the list."""
    plan, topics = (hooked / "measures" / f"{name}.yaml" for name in ("plan", "topics"))
    run("git", "checkout", "-q", "-b", "side", cwd=hooked, home=tmp_path)
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("[ships]", "[ships, docks]"), encoding="utf-8"
    )
    run("git", "add", ".", cwd=hooked, home=tmp_path)
    assert commit(hooked, tmp_path).returncode == 0
    run("git", "checkout", "-q", "-", cwd=hooked, home=tmp_path)
    topics.write_text(topics.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    run("git", "add", ".", cwd=hooked, home=tmp_path)
    assert commit(hooked, tmp_path).returncode == 0
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    assert (
        run(
            "git", *identity, "merge", "--no-commit", "--no-ff", "side", cwd=hooked, home=tmp_path
        ).returncode
        == 0
    )
    done = commit(hooked, tmp_path)
    assert done.returncode == 1
    assert "docks" in done.stdout + done.stderr
