"""A folder as a stranger's pull request might leave it, and what lies outside of it and must stay as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from hostile.cases import WHOLE
from running import ADDRESSEES, REGISTRY, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "k3ep-th1s-to-yourself"
GOOD = WHOLE.replace("id: x", "id: good").replace(
    "number: 1, kind: principle", "number: 1, kind: measure, topics: [ships]"
)
_OUTSIDE = {
    "other.yaml": f"id:   other\nkind: plan\ntitle: {{en: {SECRET}, zh: 甲}}\nissuers: [harbour]\ndated: 2020-01-01\nmeasures: []\n",
    "token": f"{SECRET}\n",
    "obligations.toml": f'ignore = ["{SECRET}"]\n',
    "report.sql": f"-- title: {SECRET}\nSELECT '{SECRET}' AS word\n",
    "progress/good.yaml": f"- {{of: good-m01, date: 2020-01-01, recorded: 2020-01-01, status: met, note: {{en: {SECRET}}}}}\n",
    "schema/document.schema.json": f'{{"title": "{SECRET}"}}\n',
    "reports/shown.sql": f"-- title: {SECRET}\nSELECT '{SECRET}' AS word\n",
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """The work tree of the pull request, its folder of measures, what lies outside, and the file that a stranger's command makes."""

    root: Path
    measures: Path
    outside: Path
    marker: Path

    def look_outside(self) -> dict[str, tuple[bytes, int, int]]:
        """Give the bytes, the time and the mode of every file outside."""
        return {
            path.relative_to(self.outside).as_posix(): (
                path.read_bytes(),
                path.stat().st_mtime_ns,
                path.stat().st_mode,
            )
            for path in self.outside.rglob("*")
            if path.is_file()
        }

    def list_written(self, *folders: Path) -> Iterator[Path]:
        """Give the files inside, and those in further folders, that hold something of their own: no links, no devices."""
        for folder in (self.root, *folders):
            yield from (
                path for path in folder.rglob("*") if not path.is_symlink() and path.is_file()
            )


def make_linked_files(base: Path) -> Hostile:
    """Make the folder with every file that can be a trap, each among good ones."""
    made = _make_good(base)
    measures, outside = made.measures, made.outside
    for name, target in {
        "link.yaml": "../../outside/other.yaml",
        "absolute.yaml": str(outside / "other.yaml"),
        "chain.yaml": "hop",
        "hop": "../hop",
        "environment.yaml": "/proc/self/environ",
        "token.yaml": "../../outside/token",
        "config.yaml": "../.git/config",
        "device.yaml": "/dev/zero",
        "loop.yaml": "loop.yaml",
        "nowhere.yaml": "../../outside/nowhere.yaml",
        "inside.yaml": "good.yaml",
        "progress/link.yaml": "../../../outside/progress/good.yaml",
        "schema": "../../outside/schema",
        "../hop": "../outside/other.yaml",
        "../reports/linked.sql": "../../outside/report.sql",
        "../reports/token.sql": "../../outside/token",
        "../reports/device.sql": "/dev/zero",
    }.items():
        (measures / name).symlink_to(target)
    os.mkfifo(measures / "pipe.yaml")
    os.mkfifo(made.root / "reports" / "pipe.sql")
    (measures / "folder.yaml").mkdir()
    _write(
        measures,
        {
            "obligations.toml": 'ignore = ["OB"]\n',
            "unseen.yaml": WHOLE.replace("id: x", "id: unseen").replace(
                "en: A", "en: A\u202eb\u200bc", 1
            )
            + "# \u2066turned\u2069\n",
            "deep.yaml": "a: " + "[" * 10_000 + "]" * 10_000 + "\n",
            "levels.yaml": "".join(f"{' ' * at}a:\n" for at in range(1_000)),
            "merge.yaml": f"<<<<<<< HEAD\n{WHOLE}=======\n{WHOLE}>>>>>>> theirs\n",
            "shell.yaml": WHOLE.replace("id: x", "id: shell").replace(
                "en: A", f"en: '$(touch {made.marker}) `touch {made.marker}`'", 1
            ),
            "../reports/blanks.sql": "-- title: a" + " " * 500_000 + "b\nSELECT 1 AS one\n",
            "../reports/brackets.sql": "-- title: " + "[" * 32_000 + "\nSELECT 1 AS one\n",
            "../reports/writes.sql": f"ATTACH DATABASE '{made.marker}' AS other\n",
        },
    )
    # The files of a bare repository, whose settings have git fetch what is missing by a command of the stranger's.
    _write(
        measures,
        {
            "HEAD": "ref: refs/heads/main\n",
            "refs/heads/main": "0" * 39 + "1\n",
            "objects/info/.keep": "",
            "config": dedent(f"""\
                [core]
                \trepositoryformatversion = 1
                \tbare = true
                \tfsmonitor = touch {made.marker}
                [extensions]
                \tpartialClone = origin
                [remote "origin"]
                \turl = .
                \tpromisor = true
                \tuploadpack = touch {made.marker}; git-upload-pack
                [diff]
                \texternal = touch {made.marker}
                """),
        },
    )
    for name in ("post-checkout", "fsmonitor-watchman", "pre-commit"):
        hook = measures / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {made.marker}\n", encoding="utf-8")
        hook.chmod(0o755)
    git = made.root / "git"  # what Windows would find first
    git.write_text(f"#!/bin/sh\ntouch {made.marker}\n", encoding="utf-8")
    git.chmod(0o755)
    return made


def make_linked_folders(base: Path) -> Hostile:
    """Make the folder with its own folders replaced by links that lead out."""
    made = _make_good(base)
    for inside, target in {
        "measures/progress": "../../outside/progress",
        "measures/schema": "../../outside/schema",
        "reports": "../outside/reports",
    }.items():
        path = made.root / inside
        if path.is_dir():
            shutil.rmtree(path)
        path.symlink_to(target)
    return made


def make_linked_settings(base: Path) -> Hostile:
    """Make the folder with settings that are a link that leads out."""
    made = _make_good(base)
    (made.root / "obligations.toml").symlink_to("../outside/obligations.toml")
    return made


def make_linked_measures(base: Path) -> Hostile:
    """Make the folder with a folder of measures that is found upward, and leads out itself."""
    made = _make_good(base)
    _write(
        made.outside / "measures",
        {
            "departments.yaml": REGISTRY,
            "topics.yaml": TOPICS,
            "x.yaml": WHOLE.replace("en: A", f"en: {SECRET}"),
        },
    )
    made.measures.rename(made.root / "moved")
    made.measures.symlink_to("../outside/measures")
    return made


def _make_good(base: Path) -> Hostile:
    made = Hostile(base / "tree", base / "tree" / "measures", base / "outside", base / "marker")
    _write(made.outside, _OUTSIDE)
    lists = {"departments.yaml": REGISTRY, "topics.yaml": TOPICS, "addressees.yaml": ADDRESSEES}
    lists["departments.yaml"] += (
        f"  - {{id: zed, kind: office, level: central, name: {{en: 'Zed \\$(touch {made.marker}) office', zh: 局}}}}\n"
    )
    _write(made.measures, {**lists, "good.yaml": GOOD})
    _write(
        made.root,
        {
            "reports/own.sql": "-- title: Own | 自己\nSELECT id FROM measure\n",
            "draft.txt": "一、总体要求。\n",
        },
    )
    (made.measures / "progress").mkdir()
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=a"],
    ):
        subprocess.run(["git", *command], cwd=made.root, check=True, capture_output=True)
    (made.measures / "good.yaml").write_text(
        GOOD.replace("dated: 2020", "dated: 2021"), encoding="utf-8"
    )
    return made


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
