"""What stands at the place of an export before, during and after: the old, whole, or the new, whole."""

from __future__ import annotations

import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import run_inside

FILES = ("xlsx", "ics", "sqlite")
FOLDERS = ("datapackage", "parquet", "md")
LEAST = 2_000  # octets: smaller than any file of the exports


def start(*arguments: str, most: int | None = None) -> subprocess.Popen[str]:
    """Start the program as a process of its own, which can write at most `most` octets into a file, as on a disk that is full."""

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return subprocess.Popen(
        [sys.executable, "-m", "obligations", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,  # noqa: PLW1509 - one thread, and only the child is to be limited
    )


def make_path(folder: Path, kind: str) -> Path:
    return folder / (f"out.{kind}" if kind in FILES else f"out-{kind}")


def read_all(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    return {str(file.relative_to(path)): file.read_bytes() for file in files}


@pytest.fixture(params=[*FILES, *FOLDERS])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def existing(tmp_path: Path, kind: str) -> Path:
    """An earlier export."""
    path = make_path(tmp_path, kind)
    assert run_inside("export", kind, "--document", "2021", "-o", str(path)).code == 0
    return path


def test_the_same_data_gives_the_same_bytes(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))  # compiled anew
        for kind in (*FILES, *FOLDERS):
            assert run_inside("export", kind, "--measures", str(corpus), "-o", str(make_path(folder, kind))).code == 0
        given.append({kind: read_all(make_path(folder, kind)) for kind in (*FILES, *FOLDERS)})
        time.sleep(2.1 if name == "first" else 0)  # as fine as the times in a zip file are
    for kind, files in given[0].items():
        assert files == given[1][kind], kind


def test_an_earlier_export_is_replaced_whole_and_nothing_else_is_left(existing: Path, kind: str, tmp_path: Path) -> None:
    before = read_all(existing)
    assert run_inside("export", kind, "--dept", "mfa", "-o", str(existing)).code == 0
    fresh = make_path(tmp_path / "fresh", kind)
    fresh.parent.mkdir()
    assert run_inside("export", kind, "--dept", "mfa", "-o", str(fresh)).code == 0
    assert read_all(existing) == read_all(fresh) != before
    assert sorted(tmp_path.iterdir()) == sorted([existing, fresh.parent])


def test_a_disk_that_is_full_leaves_the_earlier_export_untouched(existing: Path, kind: str, tmp_path: Path) -> None:
    before = read_all(existing)
    process = start("export", kind, "-o", str(existing), most=LEAST)
    _, told = process.communicate()
    assert process.returncode == 2, told
    assert told.startswith(f"error: can't write {str(existing)!r}: "), told
    assert "nothing was changed" in told
    assert "Traceback" not in told
    assert read_all(existing) == before
    assert list(tmp_path.iterdir()) == [existing]


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        *((kind, signal.SIGTERM) for kind in (*FILES, *FOLDERS)),
        *((kind, sign) for kind in ("xlsx", "md") for sign in (signal.SIGINT, signal.SIGKILL)),
    ],
)
def test_an_interrupted_export_leaves_the_earlier_one_untouched(existing: Path, kind: str, tmp_path: Path, number: signal.Signals) -> None:
    before = read_all(existing)
    ended = interrupt(kind, existing, number)
    assert ended == {signal.SIGTERM: 128 + signal.SIGTERM, signal.SIGINT: 130, signal.SIGKILL: -signal.SIGKILL}[number]
    left = {name: content for name, content in read_all(existing).items() if not name.startswith(".obligations-")}
    assert left == before
    if number is not signal.SIGKILL:
        assert read_all(existing) == before
        assert list(tmp_path.iterdir()) == [existing]


def interrupt(kind: str, existing: Path, number: signal.Signals) -> int:
    """Send a signal to an export at work; one that was quicker than the signal has changed nothing, and is tried again."""
    while True:
        process = start("export", kind, "--document", "2021", "-o", str(existing))
        while process.poll() is None and not list((existing if existing.is_dir() else existing.parent).glob(".obligations-*")):
            time.sleep(0.001)
        process.send_signal(number)
        process.communicate()
        if process.returncode:
            return process.returncode


def test_what_a_killed_export_left_behind_is_in_nobodys_way(existing: Path, kind: str, tmp_path: Path) -> None:
    litter = (existing if existing.is_dir() else tmp_path) / ".obligations-abc"
    litter.mkdir()
    (litter / "draft").write_text("half")
    assert run_inside("export", kind, "-o", str(existing)).code == 0


@pytest.mark.parametrize("kind", FILES)
def test_a_device_gets_the_octets_and_stays_a_device(kind: str) -> None:
    full = run_inside("export", kind, "-o", "/dev/full")
    assert (full.code, full.err.splitlines()[0]) == (2, "error: can't write '/dev/full': no space left on device")
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("kind", FILES)
def test_an_export_can_go_to_standard_output_and_then_nothing_else_does(kind: str) -> None:
    done = subprocess.run([sys.executable, "-m", "obligations", "export", kind, "-o", "/dev/stdout"], capture_output=True, check=True)
    assert done.stdout[:4] == {"xlsx": b"PK\x03\x04", "ics": b"BEGI", "sqlite": b"SQLi"}[kind]
    assert b"wrote /dev/stdout" not in done.stdout
    assert done.stderr.startswith(b"wrote /dev/stdout: ")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, kind: str) -> None:
    path = make_path(tmp_path / "gone", kind)
    result = run_inside("export", kind, "-o", str(path))
    assert result.code == 2
    assert result.err == f"error: can't write {str(path)!r}: no such file or directory\n  make the folder first: {str(path.parent)!r}\n"


def test_a_place_inside_a_file_is_an_error(tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_text("mine")
    result = run_inside("export", kind, "-o", str(tmp_path / "file" / "out"))
    assert (result.code, result.out) == (2, "")
    assert "not a directory" in result.err


def test_a_folder_that_cannot_be_written_is_an_error(kind: str) -> None:
    result = run_inside("export", kind, "-o", f"/proc/out-{kind}")  # not even root can write there
    assert (result.code, result.out) == (2, "")
    assert re.fullmatch(
        rf"error: can't write '/proc/out-{kind}': .+\n  nothing was changed; name a place that can be written\n", result.err
    )


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_never_put_in_the_place_of_a_folder(kind: str, tmp_path: Path) -> None:
    result = run_inside("export", kind, "-o", str(tmp_path))
    assert (result.code, "is a folder" in result.err) == (2, True)


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_folder_is_never_put_in_the_place_of_a_file(kind: str, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    result = run_inside("export", kind, "-o", str(tmp_path / "mine"))
    assert (result.code, "is not a folder" in result.err) == (2, True)
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_folder_with_anything_of_a_users_in_it_is_left_alone(existing: Path, kind: str) -> None:
    for name in ("notes.txt", "notes.md", "more.csv", "more.parquet", "documents/notes.md"):
        mine = existing / name
        mine.parent.mkdir(exist_ok=True)
        mine.write_text("mine")
        before = read_all(existing)
        result = run_inside("export", kind, "-o", str(existing))
        assert result.code == 2
        assert f"holds {name!r}, which no export wrote" in result.err
        assert read_all(existing) == before
        mine.unlink()


@pytest.mark.parametrize("kind", FOLDERS)
def test_an_empty_folder_is_filled_even_if_it_is_the_current_one(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    number = tmp_path.stat().st_ino
    assert run_inside("export", kind, "-o", ".").code == 0
    assert tmp_path.stat().st_ino == number
    assert len(list(tmp_path.iterdir())) >= 3


@pytest.mark.parametrize("kind", FILES)
def test_a_link_stays_a_link_and_the_mode_of_a_file_stays_its_mode(kind: str, tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    assert run_inside("export", kind, "-o", str(link)).code == 0
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_bytes() != b"old"


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "obligations", "export", "ics", "--dept", "Customs", "-o", "-"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert process.stdout.startswith(b"BEGIN:VCALENDAR")
    assert not list(tmp_path.iterdir())
