"""Real processes that write at once, and that are killed: no entry is lost, no file is half written.

The regular run is short. `OBLIGATIONS_PROGRESS_ROUNDS=100` repeats each proof a hundred times, `OBLIGATIONS_PROGRESS_ENTRIES=500` lets
each of two writers add that many.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from obligations.corpus import load_file
from obligations.progress import EntrySubject, append_entry, make_entry
from running import IN_PROGRESS

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = int(os.environ.get("OBLIGATIONS_PROGRESS_ROUNDS", "1"))
ENTRIES = int(os.environ.get("OBLIGATIONS_PROGRESS_ENTRIES", "40"))

# Appends entries by the library and says after each that it is written; the note tells whose entry it is.
WRITER = """
import sys
from datetime import date
from pathlib import Path
from obligations.progress import EntrySubject, append_entry, make_entry
measures, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
subject = EntrySubject("2020-m02.t1", date(2020, 3, 1), has_metric=True)
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    note = {"en": f"{name} {number}"}
    append_entry(measures, make_entry(subject, date(2024, 6, 1), status="in-progress", day="2024-05-01", note=note))
    print(number, flush=True)
"""


def _start(measures: Path, name: str, count: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(measures), name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def _go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def _read(record: Path) -> list[str]:
    """Give the notes of all entries, after a look that each is whole and fits its name."""
    notes = []
    for path in record.glob("*.yaml") if record.exists() else ():
        file = load_file(f"progress/2020/{path.name}", path.read_bytes())
        assert (file.findings, path.name) == ([], file.record.list_paths()[0].partition("/")[2])
        notes.append(file.record.note.en)
    return sorted(notes, key=lambda note: (note.split()[0], int(note.split()[-1])))


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_processes_that_append_at_once_lose_no_entry(
    measures: Path, record: Path, _round: int
) -> None:
    writers = [_start(measures, name, ENTRIES) for name in ("first", "second")]
    for writer in writers:
        _go(writer)
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    notes = _read(record)
    assert Counter(notes) == Counter(
        f"{name} {number}" for name in ("first", "second") for number in range(ENTRIES)
    )
    assert all(path.suffix == ".yaml" for path in record.iterdir())


@pytest.mark.parametrize("at", range(ROUNDS * 4))
def test_a_process_killed_at_any_moment_leaves_all_earlier_entries_and_none_that_is_half_written(
    measures: Path, record: Path, at: int
) -> None:
    with _start(measures, "killed", 10_000) as writer:
        _go(writer)
        assert writer.stdout is not None
        for _ in range(1 + at % 7):  # let it get going, so that there is something to lose
            writer.stdout.readline()
        time.sleep(at * 0.00037 % 0.02)  # somewhere within an append, elsewhere each time
        writer.send_signal(signal.SIGKILL)
        written = at % 7 + 1 + writer.stdout.read().count("\n")
    notes = _read(record)
    # What it said to be written is there; the last one may be there without a word.
    assert notes == [f"killed {number}" for number in range(len(notes))]
    assert written <= len(notes) <= written + 1
    subject = EntrySubject("2020-m02.t1", date(2020, 3, 1), has_metric=True)
    append_entry(
        measures,
        make_entry(
            subject,
            date(2024, 6, 1),
            status="in-progress",
            day="2024-05-01",
            note={"en": "later 0"},
        ),
    )
    assert _read(record) == [*notes, "later 0"]


def test_two_processes_that_add_the_same_entries_at_once_leave_each_once(
    measures: Path, record: Path
) -> None:
    writers = [_start(measures, "same", ENTRIES) for _ in range(2)]
    for writer in writers:
        _go(writer)
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert _read(record) == [f"same {number}" for number in range(ENTRIES)]


def test_two_programs_that_add_at_once_lose_no_entry(measures: Path, record: Path) -> None:
    arguments = ["progress", "add", "2020-m01", *IN_PROGRESS, "--measures", str(measures)]
    programs = [subprocess.Popen([sys.executable, "-m", "obligations", *arguments, "--note", f"note {n}"], stdout=subprocess.PIPE, text=True)
                for n in range(2)]  # fmt: skip
    said = [program.communicate()[0] for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert _read(record) == ["note 0", "note 1"]
    assert len({out.splitlines()[0] for out in said}) == 2


def test_a_reader_always_sees_whole_entries(measures: Path, record: Path, ask: Any) -> None:
    writer = _start(measures, "busy", 60)
    _go(writer)
    seen = []
    while writer.poll() is None:
        result = ask("progress", "log", "--measures", str(measures), "--format", "json")
        assert (result.code, "left out" in result.err) == (0, False)
        seen.append(len(result.json))
    writer.communicate()
    assert seen == sorted(seen)
    assert len(_read(record)) == 60
