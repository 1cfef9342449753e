"""Each rule bites: a small program that does what Windows refuses fails under it, and only there."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent

import pytest

from platforms.selected import list_writing
from platforms.there import run_there
from running import ROOT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the rules are held on Linux, which has /proc"
)
# What is done wrong, under which rule, and what is said then.
WRONG = {
    "a handle for reading is synced": (
        "files",
        "import os\nos.fsync(os.open('a', os.O_RDONLY))",
        "Bad file descriptor",
    ),
    "a file is replaced while it is written": (
        "files",
        "import os\nnew = open('new', 'w')\nos.replace('new', 'a')",
        "being used by another process",
    ),
    "a file is replaced while it is read": (
        "files",
        "import pathlib\nold = open('a')\npathlib.Path('b').replace('a')",
        "Access is denied",
    ),
    "a file is renamed while it is read": (
        "files",
        "import os\nold = open('a')\nos.rename('a', 'c')",
        "being used by another process",
    ),
    "a file is renamed to a name that is taken": (
        "files",
        "import pathlib\npathlib.Path('a').rename('b')",
        "that file already exists",
    ),
    "a file is removed while it is read": (
        "files",
        "import pathlib\nold = open('a')\npathlib.Path('a').unlink()",
        "being used by another process",
    ),
    "a folder is removed with an open file in it": (
        "files",
        "import shutil\nold = open('folder/c')\nshutil.rmtree('folder')",
        "being used by another process",
    ),
    "a folder is moved with an open file in it": (
        "files",
        "import os\nold = open('folder/c')\nos.rename('folder', 'other')",
        "being used by another process",
    ),
    "a database is replaced while a connection is open": (
        "files",
        "import os, sqlite3\nd = sqlite3.connect('d')\nd.execute('CREATE TABLE t (x)')\nos.replace('a', 'd')",
        "Access is denied",
    ),
    "a folder is put in the place of another": (
        "files",
        "import os\nos.mkdir('new')\nos.mkdir('empty')\nos.replace('new', 'empty')",
        "Access is denied",
    ),
    "a protected file is removed": (
        "files",
        "import os\nos.chmod('a', 0o444)\nos.remove('a')",
        "Access is denied",
    ),
    "a file is moved out of a folder of its owner's alone": (
        "files",
        "import os\nos.mkdir('own', 0o700)\nopen('own/x', 'w').close()\nos.replace('own/x', 'a')",
        "would stay its owner's alone",
    ),
    "a file is named like a device": ("names", "open('aux.yaml', 'w')", "syntax is incorrect"),
    "a folder is named like a device": ("names", "import os\nos.mkdir('CON')", "syntax is incorrect"),
    "a name ends in a dot": ("names", "import os\nos.rename('a', 'a.')", "syntax is incorrect"),
    "a name ends in a blank": ("names", "open('a ', 'w')", "syntax is incorrect"),
    "a name holds a colon": ("names", "open('10:30', 'w')", "syntax is incorrect"),
    "two names differ in capitals alone": ("names", "open('A', 'w')", "a is the same name there"),
    "a Chinese text is read in the code page": (
        "text",
        "open('zh', 'wb').write('海关总署发布'.encode())\nassert open('zh').read() == '海关总署发布'",
        "AssertionError",
    ),
    "a sign that the code page lacks is printed": ("text", "print('é 📦')", "can't encode"),
    "a table gets its line breaks twice": (
        "text",
        "import csv\nwith open('t', 'w', encoding='utf-8') as f: csv.writer(f).writerow('x')\nassert open('t', 'rb').read() == b'x\\r\\n'",
        "AssertionError",
    ),
    "a file of text has line breaks of its own": (
        "text",
        "import pathlib\npathlib.Path('t').write_text('x\\n')\nassert open('t', 'rb').read() == b'x\\n'",
        "AssertionError",
    ),
    "git is expected to leave line breaks alone": (
        "git",
        "import subprocess\ngit = lambda *a: subprocess.run(['git', *a], check=True)\ngit('init', '-q')\ngit('add', 'a')\nopen('a', 'w').close()\ngit('checkout', '-q', '.')\nassert open('a', 'rb').read() == b'a\\n'",
        "AssertionError",
    ),
}  # fmt: skip
# The same for a module of the program: only what is ours sees the system as it is there.
WRONG_IN_A_MODULE = {
    "a module that only POSIX has": ("import fcntl", "No module named 'fcntl'"),
    "another one": ("from resource import getrlimit", "No module named 'resource'"),
    "an owner by number": ("import os\nos.geteuid()", "has no attribute 'geteuid'"),
    "a flag that isn't there": ("import os\nos.O_NOFOLLOW", "has no attribute 'O_NOFOLLOW'"),
    "a signal that isn't there": ("from signal import SIGHUP", "SIGHUP"),
    "a folder's handle": ("import os\nassert os.open in os.supports_dir_fd", "AssertionError"),
    "the name of the system": ("import sys\nassert sys.platform != 'win32'", "AssertionError"),
    "a path that is written out as it is": (
        "from pathlib import Path\nassert str(Path('/x/y').absolute()) == '/x/y'",
        "AssertionError",
    ),
    "the separator": ("import os\nassert os.sep == '/'", "AssertionError"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "here"
    (made / "folder").mkdir(parents=True)
    for name in ("a", "b", "folder/c"):
        (made / name).write_text("a\n", encoding="utf-8")
    return made


@pytest.mark.parametrize("what", WRONG)
def test_what_is_refused_there_is_refused(folder: Path, what: str) -> None:
    rule, program, said = WRONG[what]
    run = run_there("-c", program, folder=folder, rules=rule)
    assert run.code != 0
    assert said in run.err.decode(errors="replace")


@pytest.mark.parametrize("what", WRONG)
def test_and_nowhere_else(folder: Path, what: str) -> None:
    _, program, _ = WRONG[what]
    run = run_there("-c", program, folder=folder, rules="", PYTHONUTF8="1")
    assert (run.code, run.err) == (0, b"")


def run_module(program: str, folder: Path, rules: str) -> str:
    """Run a program as if it were a module of ours, and give what it says."""
    there = Path(__file__).resolve().parents[1] / "made_up.py"
    outer = f"exec(compile({dedent(program)!r}, 'made_up', 'exec'), {{'__file__': {str(there)!r}}})"
    return run_there("-c", outer, folder=folder, rules=rules).err.decode()


@pytest.mark.parametrize("what", WRONG_IN_A_MODULE)
def test_what_is_missing_there_is_missing_for_the_program_and_its_tests(
    folder: Path, what: str
) -> None:
    program, said = WRONG_IN_A_MODULE[what]
    assert said in run_module(program, folder, "system paths")
    assert not run_module(program, folder, "")


def test_a_file_that_another_process_holds_is_refused(folder: Path) -> None:
    with (folder / "a").open():
        run = run_there("-c", "import os; os.replace('b', 'a')", folder=folder, rules="files")
    assert b"Access is denied" in run.err
    assert not run_there("-c", "import os; os.replace('b', 'a')", folder=folder, rules="files").err


def test_the_right_way_passes(folder: Path) -> None:
    program = """\
import os
with open('new', 'w', encoding='utf-8', newline='') as new:
    new.write('海关\\n')
    new.flush()
    os.fsync(new.fileno())
os.replace('new', 'a')
assert open('a', 'rb').read() == '海关\\n'.encode()
os.remove('b')
"""
    run = run_there("-c", program, folder=folder)
    assert (run.code, run.err) == (0, b"")


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("format/test_replacing.py::test_the_mode_is_kept", False),
        ("hostile/test_hostile_folder.py::test_completion_runs_nothing_of_a_stranger", False),
        ("integrations/test_pre_commit_hooks.py::test_the_commit_of_a_merge_is_checked", False),
        ("integrations/test_pre_commit_hooks.py::test_both_hooks_work_in_another_repository", True),
    ],
)
def test_what_could_tell_of_windows_is_run_under_its_rules(name: str, *, chosen: bool) -> None:
    file, _, test = name.partition("::")
    assert (test in list_writing(ROOT / "tests" / file)) is chosen
