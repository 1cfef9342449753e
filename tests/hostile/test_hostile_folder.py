"""Every command of the program goes through folders made to harm whoever runs it: nothing behind a link is shown or written, no command
of a stranger's runs, and each ends in time.

The commands are those that the program itself has: a new one without a row in the table fails here.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from forks import Forks
from hostile.folder import (
    SECRET,
    Hostile,
    make_linked_files,
    make_linked_folders,
    make_linked_measures,
    make_linked_settings,
)
from obligations.cli.group import build_command

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="links into /proc and the memory of processes are Linux's"
)

_MOST_SECONDS = 10.0  # of the processor: how long others keep it says nothing of the program
_MOST_KILOBYTES = 1_000_000
_AS_OF = ("--as-of", "2026-11-23")
# Arguments that reach files, for each command; {out} is a new place outside of the tree, {m} the folder of measures.
ARGUMENTS: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("list",): (
        ("--format", "json"),
        ("--text", SECRET),
        ("--dept", "MT", "--with-generic", "--format", "table"),
    ),
    ("due",): (("--format", "json"),),
    ("show",): (("good-m01",), ("link-m01",)),
    ("search",): ((SECRET,), ("A", "--format", "csv")),
    ("trace",): (("good-m01",),),
    ("departments",): ((), ("--all",), ("zed",), ("Zed $(touch x) office",)),
    ("documents",): (("--format", "json"),),
    ("sql",): (("SELECT * FROM document",), ("SELECT * FROM load_finding",), ("--tables",)),
    ("report",): (
        (),
        ("own",),
        ("linked",),
        ("token",),
        ("device",),
        ("pipe",),
        ("blanks",),
        ("brackets",),
        ("writes",),
        ("shown",),
        ("matrix",),
    ),
    ("export",): (
        ("xlsx", "-o", "{out}.xlsx"),
        ("ics", "-o", "{out}.ics"),
        ("datapackage", "-o", "{out}"),
        ("sqlite", "-o", "{out}.sqlite"),
        ("parquet", "-o", "{out}"),
        ("md", "-o", "{out}"),
        ("xlsx", "--report", "linked", "-o", "{out}.xlsx"),
    ),
    ("check",): (
        (),
        ("{m}",),
        ("{m}/link.yaml", "{m}/environment.yaml", "{m}/device.yaml", "{m}/pipe.yaml"),
        ("--format", "github", "-o", "sarif={out}.sarif", "-o", "junit={out}.xml"),
        ("--fix",),
        ("--diff",),
        ("--select", "OB1", "--format", "json"),
    ),
    ("rule",): ((), ("OB108",)),
    ("format",): ((), ("{m}",), ("{m}/link.yaml",), ("{m}/chain.yaml",), ("--check",)),
    ("progress", "add"): (
        ("good-m01", "--status", "in-progress", "--date", "2026-01-01", "--note", "a"),
        ("good-m01", "--status", "met", "--date", "2026-01-01", "--evidence", "good-m01"),
    ),
    ("progress", "import"): (("{m}/good.yaml",), ("{m}/link.yaml", "{m}/device.yaml", "--partial")),
    ("progress", "log"): ((), ("good-m01",)),
    ("diff",): (("main",), ("main", "main"), ("HEAD", "--format", "json")),
    ("draft",): (("{m}/good.yaml", "--show"), ("{m}/good.yaml", "-o", "{out}.yaml")),
    ("audit",): (("good", "--source", "{m}/good.yaml"), ("good", "--source", "{m}", "--accept")),
    ("new", "document"): (("fresh",), ("link",), ("chain",)),
    ("new", "measure"): (("good",), ("link",), ("chain",)),
    ("new", "department"): (("fresh-office",), ("zed",)),
    ("init",): (("{out}",), ("{out}", "--copy"), ("{out}", "--empty")),
    ("schema",): ((), ("document",), ("--write",)),
}
FOLDERS = {
    "linked files": make_linked_files,
    "linked folders": make_linked_folders,
    "linked settings": make_linked_settings,
    "linked measures": make_linked_measures,
}


def _list_commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not hasattr(command, "list_commands"):
        yield path
        return
    for name in command.list_commands(None):
        yield from _list_commands(command.get_command(None, name), (*path, name))


COMMANDS = sorted(_list_commands(build_command()))


@pytest.fixture(scope="module")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    home = tmp_path_factory.mktemp("home")
    with closing(Forks(_make_environment(home, home / "cache"))) as made:
        yield made


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory, forks: Forks) -> Path:
    """A cache that has the shipped measures compiled, for whoever is led to them."""
    folder = tmp_path_factory.mktemp("compiled")
    assert forks.run(["list"], folder, _make_environment(folder, folder / "cache")).code == 0
    return folder / "cache"


def _make_environment(home: Path, cache: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_CACHE_HOME": str(cache),
        "TOKEN": SECRET,
        "LANG": "C.UTF-8",
    }


def test_every_command_has_arguments_that_reach_files() -> None:
    assert sorted(ARGUMENTS) == COMMANDS


def _fill(argument: str, made: Hostile, out: Path) -> str:
    return argument.replace("{out}", str(out)).replace("{m}", str(made.measures))


@pytest.mark.parametrize("make", FOLDERS.values(), ids=FOLDERS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_shows_writes_and_runs_nothing_of_a_stranger(
    tmp_path: Path,
    command: tuple[str, ...],
    make: Callable[[Path], Hostile],
    forks: Forks,
    compiled: Path,
) -> None:
    made = make(tmp_path)
    out, cache = tmp_path / "out", shutil.copytree(compiled, tmp_path / "cache")
    out.mkdir()
    before = made.look_outside()
    environment = _make_environment(made.outside, cache)
    wrong: list[str] = []
    # Whichever arguments it has: measures and settings that lead out are found, and refused, before they are looked at.
    refused_first = make in (make_linked_measures, make_linked_settings)
    rows = ARGUMENTS[command][:1] if refused_first else ARGUMENTS[command]
    for number, arguments in enumerate(rows):
        shown = f"obligations {' '.join([*command, *arguments])}"
        ended = forks.run(
            [*command, *(_fill(argument, made, out / str(number)) for argument in arguments)],
            made.root,
            environment,
        )
        faults = {
            "the secret is said": SECRET in _without_arguments(ended.said, arguments),
            "a command ran": made.marker.exists(),
            "the outside changed": made.look_outside() != before,
            "internal error": ended.code in (70, -signal.SIGALRM) or "Traceback" in ended.said,
            f"{ended.seconds:.1f} s": ended.seconds > _MOST_SECONDS,
            f"{ended.kilobytes:,} kB": ended.kilobytes > _MOST_KILOBYTES,
        }
        written = [
            path for path in made.list_written(out, cache) if SECRET.encode() in path.read_bytes()
        ]
        faults[f"the secret is in {[path.name for path in written]}"] = bool(written)
        wrong += [f"{shown}: {fault}" for fault, there in faults.items() if there]
        made.marker.unlink(missing_ok=True)
    assert wrong == []


def _without_arguments(said: str, arguments: Sequence[str]) -> str:
    """Leave out what the program repeats of its arguments: 'SECRET' is what was looked for, and nobody learns anything by that."""
    if SECRET not in arguments:
        return said
    for repeated in (repr(SECRET), f'"{SECRET}"', f"“{SECRET}”"):
        said = said.replace(repeated, "")
    return said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_runs_nothing_of_a_stranger(tmp_path: Path, shell: str, forks: Forks) -> None:
    made = make_linked_files(tmp_path)
    before = made.look_outside()
    typed = {"bash": {"COMP_WORDS": "obligations list --dept Ze", "COMP_CWORD": "3"}}
    asked = typed.get(shell, {"_TYPER_COMPLETE_ARGS": "obligations list --dept Ze"})
    environment = _make_environment(made.outside, tmp_path / "cache")
    ended = forks.run(
        [], made.root, environment | asked | {"_OBLIGATIONS_COMPLETE": f"complete_{shell}"}
    )
    assert SECRET not in ended.said
    assert not made.marker.exists()
    assert made.look_outside() == before
    assert ended.seconds < _MOST_SECONDS


def test_settings_in_the_folder_silence_nothing_that_leaves_a_file_out(
    tmp_path: Path, forks: Forks
) -> None:
    made = make_linked_files(tmp_path)
    environment = _make_environment(made.outside, tmp_path / "cache")
    ended = forks.run(["check", "--format", "concise", *_AS_OF], made.root, environment)
    silent = [
        name
        for name in ("unseen", "deep", "levels", "merge", "pipe", "folder", "link", "chain", "loop")
        if f"{name}.yaml:" not in ended.said
    ]
    assert (silent, ended.code) == ([], 1)


def test_the_folder_is_as_hostile_as_it_seems(tmp_path: Path) -> None:
    """What the other tests look for is really there to be found."""
    made = make_linked_files(tmp_path)
    assert SECRET in (made.measures / "chain.yaml").read_text(encoding="utf-8")
    assert SECRET in (made.root / "reports" / "linked.sql").read_text(encoding="utf-8")
    subprocess.run(["./git"], cwd=made.root, check=True)
    assert made.marker.exists()
    folders = make_linked_folders(tmp_path / "second")
    assert SECRET in (folders.measures / "progress" / "good.yaml").read_text(encoding="utf-8")
