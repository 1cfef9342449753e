"""A repository that holds measures, made with git itself."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from running import run_command, write_corpus

PLAN = """\
id: plan
number: HO 1
kind: plan
title: {en: Plan for the docks, zh: 码头规划}
issuers: [harbour]
dated: 2021-03-01
measures:
  - number: 1
    kind: measure
    title: {en: Build docks, zh: 建码头}
    summary: {en: The docks are built., zh: 建设码头。}
    topics: [docks]
    responsibilities:
      - {basis: stated, lead: [trade], co_responsible: [harbour]}
    targets:
      - {number: 1, by: 2025, outcome: {en: ten docks, zh: 十座码头}, metric: {comparator: about, value: 10, unit: {en: docks, zh: 座}}}
    actions:
      - {number: 1, modality: must, what: {en: dig the basin, zh: 开挖港池}, deliverable: plan}
  - number: 2
    kind: measure
    title: {en: Count ships, zh: 统计船舶}
    summary: {en: Ships are counted., zh: 统计船舶。}
    topics: [ships]
    responsibilities:
      - {basis: stated, responsible: [harbour]}
"""


@dataclass
class Repository:
    """A work tree with its folder of measures."""

    root: Path
    measures: Path

    def git(self, *arguments: str) -> str:
        """Run git in the work tree."""
        done = run_command("git", *arguments, cwd=self.root)
        assert done.code == 0, done.err
        return done.out.strip()

    def write(self, name: str, text: str | bytes | None) -> None:
        """Write a file of the folder of measures; None removes it."""
        path = self.measures / name
        if text is None:
            path.unlink()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).encode() if isinstance(text, str) else text)

    def edit(self, old: str, new: str, name: str = "plan.yaml") -> None:
        """Replace the one place of a file that says `old`."""
        text = (self.measures / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        self.write(name, text.replace(old, new))

    def commit(self, message: str = "change") -> str:
        """Commit everything and give the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


@pytest.fixture(scope="session", autouse=True)
def _git() -> Any:
    """Keep the settings of the machine out, and say who commits when."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for who in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{who}_NAME", "Somebody")
            patch.setenv(f"GIT_{who}_EMAIL", "somebody@example.org")
            patch.setenv(f"GIT_{who}_DATE", "2026-01-01T00:00:00Z")
        yield


def _make_repository(root: Path, folder: str, *options: str) -> Repository:
    """Make a repository whose first commit, tagged v1 on main, holds the plan; `folder` leads from its root to the measures."""
    repository = Repository(root, write_corpus(root / folder, {"plan.yaml": PLAN}))
    repository.git("init", "--quiet", "--initial-branch=main", *options)
    repository.commit("first")
    repository.git("tag", "v1")
    return repository


@pytest.fixture
def make_repository(tmp_path: Path) -> Any:
    return lambda folder="measures", *, root="repository", options=(): _make_repository(
        tmp_path / root, folder, *options
    )


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory, _git: None) -> Path:
    """The root of such a repository, to be copied."""
    return _make_repository(tmp_path_factory.mktemp("untouched"), "measures").root


@pytest.fixture
def repository(untouched: Path, tmp_path: Path) -> Repository:
    root = shutil.copytree(untouched, tmp_path / "repository", symlinks=True)
    return Repository(root, root / "measures")


@pytest.fixture
def diff(ask: Any) -> Any:
    """Run `diff` on the measures of a repository and give its Result."""

    def run(repository: Repository, *arguments: str) -> Any:
        return ask("diff", "--measures", str(repository.measures), *arguments)

    return run


@pytest.fixture
def changes(diff: Any) -> Any:
    """Give what changed since v1 in short: (change, record, id, field, before, after)."""

    def run(repository: Repository, *arguments: str) -> list[tuple[Any, ...]]:
        found = diff(repository, *(arguments or ("v1",)), "--format", "json").json["changes"]
        return [
            tuple(change[key] for key in ("change", "record", "id", "field", "before", "after"))
            for change in found
        ]

    return run
