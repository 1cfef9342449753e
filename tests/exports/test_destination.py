"""What stands at the place of an export before, during and after: the old, whole, or the new, whole."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from obligations.exporting.kinds import EXPORT_KINDS
from running import Result, read_all, run_inside, start

FILES = ("xlsx", "ics", "sqlite")
FOLDERS = ("datapackage", "parquet", "md")
LEAST = 2_000  # octets: smaller than any file of the exports


def make_path(folder: Path, kind: str) -> Path:
    return folder / (f"out.{kind}" if kind in FILES else f"out-{kind}")


@pytest.fixture(params=[*FILES, *FOLDERS])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


def export(kind: str, to: Path | str, *filters: str) -> Result:
    """Export a few measures, unless something else is asked for."""
    return run_inside("export", kind, *(filters or ("--marks", "4")), "-o", str(to))


def export_every_kind(folder: Path, *filters: str) -> Path:
    for kind in (*FILES, *FOLDERS):
        done = export(kind, make_path(folder, kind), *filters)
        assert done.code == 0, done.err
    return folder


@pytest.fixture(scope="module")
def of_a_document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of each kind, of the measures of one document."""
    return export_every_kind(tmp_path_factory.mktemp("document"), "--document", "2021")


@pytest.fixture(scope="module")
def of_another(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of each kind, of other measures."""
    return export_every_kind(tmp_path_factory.mktemp("another"))


@pytest.fixture
def existing(of_a_document: Path, tmp_path: Path, kind: str) -> Path:
    """An earlier export."""
    path = make_path(of_a_document, kind)
    copy = shutil.copytree if path.is_dir() else shutil.copy
    return Path(copy(path, tmp_path / path.name))


@pytest.mark.parametrize(
    ("asked", "name", "way"),
    [("xlsx", "out.csv", "out.xlsx"), ("ics", "out.XLSX", "out.ics"), ("xlsx --form", "out.ics", "out.xlsx"), ("sqlite", "out.db", None), ("ics", "out.txt", None)],
)  # fmt: skip
def test_a_file_is_not_named_as_what_it_is_not(
    tmp_path: Path, asked: str, name: str, way: str | None
) -> None:
    result = run_inside("export", *asked.split(), "-o", str(tmp_path / name))
    assert (result.code, (tmp_path / name).exists()) == ((2, False) if way else (0, True))
    assert not way or f"name it {(tmp_path / way).as_posix()}\n" in result.err


@pytest.mark.parametrize(
    ("kind", "suffix"), [(kind, made.suffix) for kind, made in EXPORT_KINDS.items() if made.suffix]
)
def test_no_export_is_named_as_another_kind_of_export(
    tmp_path: Path, kind: str, suffix: str
) -> None:
    for other in {made.suffix for made in EXPORT_KINDS.values() if made.suffix}:
        file = tmp_path / f"a.{other}"
        result = export(kind, file)
        assert (result.code == 0) == (suffix == other)


def test_the_same_data_gives_the_same_bytes(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))  # compiled anew
        for kind in (*FILES, *FOLDERS):
            assert export(kind, make_path(folder, kind), "--measures", str(corpus)).code == 0
        given.append({kind: read_all(make_path(folder, kind)) for kind in (*FILES, *FOLDERS)})
        time.sleep(2.1 if name == "first" else 0)  # as fine as the times in a zip file are
    for kind, files in given[0].items():
        assert files == given[1][kind], kind


def test_an_earlier_export_is_replaced_whole_and_nothing_else_is_left(
    existing: Path, of_another: Path, kind: str, tmp_path: Path
) -> None:
    before = read_all(existing)
    assert export(kind, existing).code == 0
    assert read_all(existing) == read_all(make_path(of_another, kind)) != before
    assert list(tmp_path.iterdir()) == [existing]


def test_a_disk_that_is_full_leaves_the_earlier_export_untouched(
    existing: Path, kind: str, tmp_path: Path
) -> None:
    before = read_all(existing)
    process = start("export", kind, "-o", str(existing), most=LEAST)
    _, told = process.communicate()
    assert process.returncode == 2, told
    assert told.startswith(f"error: can't write {str(existing)!r}: "), told
    assert "nothing was changed" in told
    assert "Traceback" not in told
    assert read_all(existing) == before
    assert list(tmp_path.iterdir()) == [existing]


def test_a_workbook_that_no_longer_fits_on_the_disk_is_one_error_and_no_traceback(
    tmp_path: Path,
) -> None:
    # Each part of it fits, the whole doesn't.
    process = start("export", "xlsx", "--due", "2025", "-o", str(tmp_path / "a.xlsx"), most=30_000)
    _, told = process.communicate()
    assert process.returncode == 2
    assert re.fullmatch(r"error: can't write '.+': .+\n  nothing was changed; .+\n", told), told


hears_signals = pytest.mark.skipif(
    sys.platform == "win32", reason="no process hears of a signal of another there"
)


@hears_signals
@pytest.mark.parametrize(
    ("kind", "sign"),
    [
        *((kind, "SIGTERM") for kind in (*FILES, *FOLDERS)),
        *((kind, sign) for kind in ("xlsx", "md") for sign in ("SIGINT", "SIGHUP", "SIGKILL")),
    ],
)
def test_an_interrupted_export_leaves_the_earlier_one_untouched(
    existing: Path, kind: str, tmp_path: Path, sign: str
) -> None:
    number = signal.Signals[sign]
    before = read_all(existing)
    ended = interrupt(kind, existing, number)
    assert ended == (
        (-number, "") if sign == "SIGKILL" else (2, "error: interrupted\n  nothing was changed\n")
    )
    left = {
        name: content
        for name, content in read_all(existing).items()
        if not name.startswith(".obligations-")
    }
    assert left == before
    if sign != "SIGKILL":
        assert read_all(existing) == before
        assert list(tmp_path.iterdir()) == [existing]


def interrupt(kind: str, existing: Path, number: signal.Signals) -> tuple[int, str]:
    """Send a signal to an export at work; one that was quicker than the signal has changed nothing, and is tried again."""
    while True:
        process = start("export", kind, "--document", "2021", "-o", str(existing))
        while process.poll() is None and not list(
            (existing if existing.is_dir() else existing.parent).glob(".obligations-*")
        ):
            time.sleep(0.001)
        process.send_signal(number)
        _, told = process.communicate()
        if process.returncode:
            return process.returncode, told


@pytest.fixture
def disturb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Have something happen after each move of a file into or out of the place of an export."""

    def arrange(happen: Any) -> None:
        replace = os.replace

        def replace_and_disturb(source: Any, target: Any, **handles: Any) -> None:
            replace(source, target, **handles)
            if Path(target).is_relative_to(tmp_path):
                happen()

        monkeypatch.setattr(os, "replace", replace_and_disturb)

    return arrange


@hears_signals
@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_an_interruption_in_the_moment_of_exchange_comes_too_late(
    existing: Path, of_another: Path, kind: str, tmp_path: Path, sign: str, disturb: Any
) -> None:
    number = signal.Signals[sign]
    handler = signal.getsignal(number)
    disturb(lambda: signal.raise_signal(number))
    assert export(kind, existing).code == 0
    assert read_all(existing) == read_all(make_path(of_another, kind))
    assert list(tmp_path.iterdir()) == [existing]
    assert signal.getsignal(number) is handler


def test_at_no_moment_of_the_exchange_is_a_file_missing(
    existing: Path, kind: str, disturb: Any
) -> None:
    before, seen = read_all(existing), []
    disturb(lambda: seen.append(read_all(existing)))
    assert export(kind, existing).code == 0
    after = read_all(existing)
    assert seen
    for files in seen:
        for name in {*before} & {*after}:
            assert files[name] in (before[name], after[name])


@pytest.mark.parametrize("kind", FOLDERS)
def test_an_exchange_that_fails_in_the_middle_is_taken_back(
    existing: Path, kind: str, disturb: Any
) -> None:
    before, failures = read_all(existing), [None, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))]

    def fail() -> None:
        if failures and (failure := failures.pop(0)):
            raise failure

    disturb(fail)
    result = export(kind, existing)
    assert (result.code, "nothing was changed" in result.err) == (2, True)
    assert read_all(existing) == before


def test_what_is_interrupted_inside_a_function_that_sqlite_calls_ends_as_well(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "obligations.exporting.tables.parse_window",
        lambda _: signal.raise_signal(signal.SIGTERM),
    )
    result = export("sqlite", tmp_path / "a.sqlite")
    assert result == Result(2, "", "error: interrupted\n  nothing was changed\n")
    assert not list(tmp_path.iterdir())


def test_a_question_that_is_interrupted_inside_such_a_function_is_not_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("obligations.query.terms.fold_text", interrupt)
    assert run_inside("list", "--rows", "action", "--text", "warehouses") == Result(130, "", "")


def test_what_a_killed_export_left_behind_is_in_nobodys_way(
    existing: Path, kind: str, tmp_path: Path
) -> None:
    litter = (existing if existing.is_dir() else tmp_path) / ".obligations-abc"
    litter.mkdir()
    (litter / "draft").write_text("half")
    assert export(kind, existing).code == 0


@pytest.mark.parametrize("kind", FILES)
def test_a_device_gets_the_octets_and_stays_a_device(kind: str) -> None:
    full = export(kind, "/dev/full")
    assert (full.code, full.err.splitlines()[0]) == (
        2,
        "error: can't write '/dev/full': no space left on device",
    )
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize("kind", FILES)
def test_an_export_can_go_to_standard_output_and_then_nothing_else_does(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "obligations", "export", kind, "-o", "-"],
        capture_output=True,
        check=True,
    )
    assert done.stdout[:4] == {"xlsx": b"PK\x03\x04", "ics": b"BEGI", "sqlite": b"SQLi"}[kind]
    assert b"wrote standard output" not in done.stdout
    assert done.stderr.startswith(b"wrote standard output: ")


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_what_standard_output_leads_to_keeps_what_is_in_it(tmp_path: Path, name: str) -> None:
    command = f"{{ echo before; {sys.executable} -m obligations export ics --dept mfa -o {name}; echo after; }} >> log"
    (tmp_path / "log").write_text("kept\n")
    subprocess.run(command, shell=True, cwd=tmp_path, check=True, capture_output=True)
    assert re.fullmatch(
        "kept\nbefore\nBEGIN:VCALENDAR\n.+\nEND:VCALENDAR\nafter\n",
        (tmp_path / "log").read_text(),
        re.DOTALL,
    )
    assert list(tmp_path.iterdir()) == [tmp_path / "log"]


def test_standard_output_may_be_a_file_without_a_name(tmp_path: Path) -> None:
    with tempfile.TemporaryFile(dir=tmp_path) as file:
        subprocess.run(
            [sys.executable, "-m", "obligations", "export", "ics", "-o", "-"],
            stdout=file,
            stderr=subprocess.PIPE,
            check=True,
        )
        file.seek(0)
        assert file.read(5) == b"BEGIN"


@pytest.mark.parametrize("command", [("export", "ics", "-o", "-"), ("list", "--format", "json")])
def test_a_reader_of_standard_output_that_has_seen_enough_is_no_error(
    command: tuple[str, ...],
) -> None:
    process = start(*command)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, told = process.communicate()
    assert (process.returncode, told) == (0, "")


def test_a_file_can_be_called_like_the_sign_for_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        run_inside("export", "ics", "-o", "./-").out
        == "wrote ./-: 17 events, 1 still to come; 5 targets without a deadline left out\n"
    )
    assert (tmp_path / "-").read_text().startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_folder_cannot_go_to_standard_output(kind: str) -> None:
    process = start("export", kind, "-o", "-")
    out, told = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert (
        told
        == "error: a folder can't go to standard output\n  exports that are one file: xlsx, ics, atom, sqlite\n"
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, kind: str) -> None:
    path = make_path(tmp_path / "gone", kind)
    result = export(kind, path)
    assert result.code == 2
    assert (
        result.err
        == f"error: can't write {str(path)!r}: no such file or directory\n  make the folder first: {str(path.parent)!r}\n"
    )


def test_a_place_inside_a_file_is_an_error(tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_text("mine")
    result = export(kind, tmp_path / "file" / "out")
    assert (result.code, result.out) == (2, "")
    assert "not a directory" in result.err


def test_a_folder_that_cannot_be_written_is_an_error(kind: str) -> None:
    result = export(kind, f"/proc/out-{kind}")  # not even root can write there
    assert (result.code, result.out) == (2, "")
    assert re.fullmatch(
        rf"error: can't write '/proc/out-{kind}': .+\n  nothing was changed; name a place that can be written\n",
        result.err,
    )


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_never_put_in_the_place_of_a_folder(kind: str, tmp_path: Path) -> None:
    result = export(kind, tmp_path)
    assert (result.code, "is a folder" in result.err) == (2, True)


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_folder_is_never_put_in_the_place_of_a_file(kind: str, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    result = export(kind, tmp_path / "mine")
    assert (result.code, "is not a folder" in result.err) == (2, True)
    assert (tmp_path / "mine").read_text() == "mine"


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_folder_with_anything_of_a_users_in_it_is_left_alone(existing: Path, kind: str) -> None:
    for name in ("notes.txt", "notes.md", "more.csv", "more.parquet", "documents/notes.md"):
        mine = existing / name
        mine.parent.mkdir(exist_ok=True)
        mine.write_text("mine")
        before = read_all(existing)
        result = export(kind, existing)
        assert result.code == 2
        assert f"contains {name!r}, which no export wrote" in result.err
        assert read_all(existing) == before
        mine.unlink()


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_users_links_and_empty_folders_are_left_alone(
    existing: Path, kind: str, tmp_path: Path
) -> None:
    (existing / "empty").mkdir()
    assert export(kind, existing).code == 0
    assert (existing / "empty").is_dir()
    elsewhere = tmp_path / "elsewhere"
    existing.rename(elsewhere)
    existing.mkdir()
    for name in ("folder", next(file.name for file in elsewhere.iterdir() if file.is_file())):
        link = existing / name
        link.symlink_to(elsewhere / name if name != "folder" else elsewhere)
        result = export(kind, existing)
        assert (result.code, f"contains {name!r}, which no export wrote" in result.err) == (2, True)
        assert link.is_symlink()
        link.unlink()


def test_a_users_copy_of_an_exported_file_is_a_users(tmp_path: Path) -> None:
    folder = make_path(tmp_path, "parquet")
    assert export("parquet", folder).code == 0
    shutil.copy(folder / "measure.parquet", folder / "mine.parquet")
    result = export("parquet", folder)
    assert (result.code, "contains 'mine.parquet', which no export wrote" in result.err) == (
        2,
        True,
    )
    assert (folder / "mine.parquet").exists()


@pytest.mark.parametrize("kind", FOLDERS)
def test_an_empty_folder_is_filled_even_if_it_is_the_current_one(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    number = tmp_path.stat().st_ino
    assert export(kind, ".").code == 0
    assert tmp_path.stat().st_ino == number
    assert len(list(tmp_path.iterdir())) >= 3


@pytest.mark.parametrize("kind", FILES)
def test_a_link_stays_a_link_and_the_mode_of_a_file_stays_its_mode(
    kind: str, tmp_path: Path
) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    assert export(kind, link).code == 0
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_bytes() != b"old"


def test_links_in_a_loop_are_an_error(kind: str, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    result = export(kind, tmp_path / "a")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        f"error: can't write {str(tmp_path / 'a')!r}: too many levels of symbolic links",
    )


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_a_database_that_another_program_has_open_is_left_alone(
    tmp_path: Path, ending: str
) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"in use")
    (tmp_path / f"a.sqlite{ending}").write_bytes(b"")
    result = export("sqlite", tmp_path / "a.sqlite")
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        f"error: 'a.sqlite' is in use: 'a.sqlite{ending}' lies beside it",
    )
    assert (tmp_path / "a.sqlite").read_bytes() == b"in use"


def test_the_measures_themselves_are_never_written_over(
    kind: str, corpus: Path, tmp_path: Path
) -> None:
    (corpus / "earlier.yaml").rename(tmp_path / "elsewhere.yaml")
    (corpus / "earlier.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    before = read_all(corpus)
    for place in (corpus / "plan.yaml", corpus / "new", tmp_path / "elsewhere.yaml"):
        result = export(kind, place, "--measures", str(corpus))
        assert result.code == 2
        assert result.err == (
            f"error: {str(place)!r} is inside the folder of measures\n  choose a place outside of {str(corpus)!r}\n"
        )
    assert read_all(corpus) == before
    (corpus / "earlier.yaml").unlink()  # a link that leads out is left out of the answer
    assert export(kind, tmp_path / "new", "--measures", str(corpus)).code == 0


def test_an_error_names_a_path_as_it_is_written(
    kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: Any) -> None:
        raise OSError("Cannot write /Data/A")

    monkeypatch.setattr("obligations.exporting.destination.os.fsync", fail)
    assert "cannot write /Data/A" in export(kind, tmp_path / "x").err
