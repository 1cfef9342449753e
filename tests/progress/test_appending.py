"""The file of progress only grows: what stood there stays byte by byte, and where that can't be promised nothing is written."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from obligations.findings import UserError
from obligations.progress import Subject, append_entry, hold_lock, make_entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from obligations.model import ProgressEntry

FIRST = "- of: 2020-m01\n  date: 2021-01-01\n  recorded: 2021-01-02\n  status: in-progress\n"
SUBJECT = Subject("2020-m02.t1", date(2020, 3, 1), has_metric=True)


def _list(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _entry(**more: Any) -> ProgressEntry:
    return make_entry(SUBJECT, date(2024, 6, 1), status="in-progress", day="2024-05-01", **more)


ADDED = "- of: 2020-m02.t1\n  date: 2024-05-01\n  recorded: 2024-06-01\n  status: in-progress\n"

GROWING = {
    "comments and odd spacing": f"# mine  \n\n{FIRST}\n\n# about the next one\n",
    "a quoted and a folded text": FIRST + "  note:\n    en: >\n      two\n      lines\n\n",
    "a literal text that keeps its end": FIRST + "  note:\n    en: |+\n      text\n\n\n",
    "no line break at its end": FIRST.rstrip("\n"),
    "a comment without a line break at its end": FIRST + "# the end",
    "a byte order mark": f"\ufeff{FIRST}",
    "a document marker": f"---\n{FIRST}",
    "flow style within": "- {of: 2020-m01, date: 2021-01-01, recorded: 2021-01-02, status: in-progress}\n",
    "comments alone": "# nothing yet\n",
    "nothing": "",
}


@pytest.mark.parametrize("before", GROWING.values(), ids=GROWING)
def test_what_stood_there_stays_as_it_was(measures: Path, record: Path, before: str) -> None:
    record.parent.mkdir()
    record.write_bytes(before.encode())
    path, number = append_entry(measures, _entry())
    separator = "" if not before or before.endswith("\n") else "\n"
    assert record.read_bytes().decode() == before + separator + ADDED
    assert (path, number) == (record, before.count("of:") + 1)


def test_a_file_with_windows_line_breaks_goes_on_with_them(measures: Path, record: Path) -> None:
    record.parent.mkdir()
    record.write_bytes(FIRST.replace("\n", "\r\n").encode())
    append_entry(measures, _entry())
    assert record.read_bytes() == (FIRST + ADDED).replace("\n", "\r\n").encode()


def test_the_mode_of_the_file_and_a_link_in_its_place_are_kept(measures: Path, record: Path) -> None:
    real = measures / "progress" / "elsewhere.txt"
    real.parent.mkdir()
    real.write_text(FIRST, encoding="utf-8")
    real.chmod(0o640)
    record.symlink_to(real)
    append_entry(measures, _entry())
    assert record.is_symlink()
    assert real.read_text(encoding="utf-8") == FIRST + ADDED
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "text",
    ["a: b #c", "- dash", "yes", "012", "2024-01-01", "'quoted' \"twice\"", "[x]{y}", "tab\there", "two\nlines\n\n", " edges ", "é 说明 🚢",
     "x" * 400, "word " * 80, "\x07 and \u202e", "&a *b !c %d @e", "null", "~", "---", "back\\slash", "a\u2028b"],
)  # fmt: skip
def test_any_note_comes_back_as_it_was_given(measures: Path, ask: Any, text: str) -> None:
    append_entry(measures, _entry(note={"en": text}))
    (entry,) = ask("progress", "log", "--measures", str(measures), "--format", "json").json
    assert entry["note"]["en"] == text


REFUSED = {
    "not YAML": (FIRST + "  note: {en: [\n", "2020.yaml:6:1: not YAML", "put the file right first"),
    "an unknown status": (FIRST.replace("in-progress", "mett"), "'mett' is none of", "put the file right first"),
    "an empty list": ("[]\n", "holds an empty list", "remove the [] in it"),
    "one list in brackets": (
        "[{of: 2020-m01, date: 2023-05-01, recorded: 2024-01-01, status: met, evidence: [{measure: 2020-m02}]}]\n",
        "not written as one entry below the other",
        "obligations format",
    ),
    "a text that would become longer": (
        "- of: 2020-m01\n  date: 2023-05-01\n  recorded: 2024-01-01\n  status: in-progress\n  note:\n    en: |\n      a text",
        "ends in the middle of a text",
        "put a line break at its end",
    ),
    "an entry more than a file may have": (
        "- {of: 2020-m01, date: 2023-05-01, recorded: 2024-01-01, status: in-progress}\n" * 49_999,
        "more than 500,000 values",
        "put the file right first",
    ),
    "a list that is moved to the right": (
        "".join(f"  {line}\n" for line in FIRST.splitlines()),
        "not written as one entry below the other",
        "obligations format",
    ),
    "an end of the document": (FIRST + "...\n", "not written as one entry below the other", "obligations format"),
    "no UTF-8": (b"# \xff\n" + FIRST.encode(), "2020.yaml:1:3: the file is not UTF-8", "put the file right first"),
}


@pytest.mark.parametrize(("before", "message", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_extended_is_left_alone(measures: Path, record: Path, before: str | bytes, message: str, hint: str) -> None:
    record.parent.mkdir()
    record.write_bytes(before.encode() if isinstance(before, str) else before)
    kept = record.read_bytes()
    with pytest.raises(UserError) as refused:
        append_entry(measures, _entry())
    assert message in refused.value.message
    assert hint in str(refused.value.hint)
    assert record.read_bytes() == kept
    assert _list(record.parent) == ["2020.yaml"]


def test_where_no_file_can_be_made_the_error_says_so(add: Any, measures: Path) -> None:
    (measures / "progress").write_text("in the way", encoding="utf-8")
    result = add("2020-m01", "--status", "in-progress", "--date", "2024-05-01")
    assert result.code == 2
    assert "progress: file exists" in result.err
    assert "nothing was added" in result.err


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(add: Any, record: Path) -> None:
    record.parent.mkdir()
    os.mkfifo(record)
    result = add("2020-m01", "--status", "in-progress", "--date", "2024-05-01")
    assert result.code == 2
    assert "2020.yaml: not a regular file" in result.err
    assert record.is_fifo()


def test_a_link_that_leads_to_itself_is_an_error(measures: Path, record: Path) -> None:
    record.parent.mkdir()
    record.symlink_to(record)
    with pytest.raises(UserError):
        append_entry(measures, _entry())


def _obey_permissions() -> None:
    """Give up the right of root to write anywhere; others have none to give up."""
    if sys.platform == "linux":
        drop_capability, write_anywhere = 24, 1
        ctypes.CDLL(None).prctl(drop_capability, write_anywhere, 0, 0, 0)


def test_a_folder_that_cannot_be_written_is_an_error_and_nothing_changes(measures: Path, record: Path) -> None:
    append_entry(measures, _entry())
    before = record.read_bytes()
    record.parent.chmod(0o555)
    try:
        if not subprocess.run(
            ["touch", record.parent / "probe"], preexec_fn=_obey_permissions, check=False, capture_output=True
        ).returncode:
            pytest.skip("this user may write anywhere")
        done = _add(measures, _obey_permissions)
    finally:
        record.parent.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert "permission denied" in done.stderr
    assert "nothing was added" in done.stderr
    assert record.read_bytes() == before
    assert _list(record.parent) == ["2020.yaml"]


def _add(measures: Path, prepare: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    arguments = ["progress", "add", "2020-m01", "--status", "in-progress", "--date", "2024-05-01", "--measures", str(measures)]
    command = [sys.executable, "-m", "obligations", *arguments]
    return subprocess.run(command, preexec_fn=prepare, capture_output=True, text=True, check=False)


def test_a_disk_that_is_full_is_an_error_and_nothing_is_half_written(measures: Path, record: Path) -> None:
    for _ in range(20):
        append_entry(measures, _entry(note={"en": "word " * 20}))
    before = record.read_bytes()
    # A limit on the size of files stops the write in its middle, as a full disk does.
    limit = len(before) - 100
    done = _add(measures, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert done.returncode == 2, done.stderr
    assert "can't be written" in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert record.read_bytes() == before
    assert _list(record.parent) == ["2020.yaml"]


def test_an_entry_for_a_document_whose_folder_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file"):
        append_entry(tmp_path / "gone", _entry())


def test_the_lock_is_waited_for_and_given_up_after_a_while(record: Path) -> None:
    record.parent.mkdir()
    with hold_lock(record):
        with pytest.raises(UserError, match="held by another process"), hold_lock(record, patience=0.05):
            pass
        assert _list(record.parent) == [".2020.lock"]
    assert _list(record.parent) == []
    with hold_lock(record, patience=0):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can leave the file of another user")
def test_a_lock_that_another_user_left_behind_stops_nobody(measures: Path, record: Path) -> None:
    append_entry(measures, _entry())
    lock, somebody = record.parent / ".2020.lock", 65534
    lock.write_bytes(b"")
    lock.chmod(0o644)
    os.chown(lock, somebody, somebody)
    done = _add(measures, _obey_permissions)
    assert done.returncode == 0, done.stderr
    assert _list(record.parent) == ["2020.yaml"]


def test_two_names_of_one_file_have_one_lock(measures: Path, record: Path) -> None:
    real = measures / "progress" / "elsewhere.txt"
    real.parent.mkdir()
    real.write_text(FIRST, encoding="utf-8")
    record.symlink_to(real)
    with ThreadPoolExecutor() as pool:
        with hold_lock(real):
            waiting = pool.submit(append_entry, measures, _entry())
            assert wait([waiting], timeout=0.3).not_done
        assert waiting.result(timeout=20).number == 2


def test_a_lock_that_a_killed_process_left_behind_stops_nobody(measures: Path, record: Path) -> None:
    record.parent.mkdir()
    (record.parent / ".2020.lock").touch()
    append_entry(measures, _entry())
    assert _list(record.parent) == ["2020.yaml"]
