"""A question answers from the entries as they stand: whatever happens to one file among many is seen by the next question."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from obligations.measure_files import list_files, look_at_folders
from obligations.progress import append_entry
from running import make_entries

if TYPE_CHECKING:
    from pathlib import Path

BASE = {
    "of": "2020-m02.t1",
    "date": "2023-05-01",
    "recorded": "2024-01-01",
    "status": "in-progress",
}
FIRST, CORRECTION, WITHDRAWAL = make_entries(
    [
        {**BASE, "status": "superseded"},
        {**BASE, "status": "partly-met", "corrects": 1},
        {**BASE, "status": "withdrawn", "note": {"en": "a slip"}, "corrects": 2},
    ]
)


@pytest.fixture
def state(ask: Any, measures: Path) -> Any:
    def find() -> str:
        rows = ask(
            "due", "--measures", str(measures), "--as-of", "2026-01-01", "--format", "json"
        ).json
        return next(row["state"] for row in rows if row["id"] == "2020-m02.t1")

    return find


def test_each_file_that_comes_or_goes_settles_anew_what_counts(measures: Path, state: Any) -> None:
    seen = [state()]
    paths = []
    for entry in (FIRST, CORRECTION, WITHDRAWAL):
        paths.append(append_entry(measures, entry).path)
        seen.append(state())
    assert seen == ["unconfirmed", "superseded", "partly-met", "superseded"]
    for path in reversed(paths):
        path.unlink()
        seen.append(state())
    assert seen[3:] == ["superseded", "partly-met", "superseded", "unconfirmed"]


def test_an_entry_that_is_changed_in_place_with_size_and_time_put_back_is_seen(
    measures: Path, state: Any
) -> None:
    paths = [
        append_entry(measures, entry).path
        for entry in make_entries([{**BASE, "note": {"en": str(n)}} for n in range(30)])
    ]
    assert state() == "unconfirmed"
    time.sleep(2.1)  # until no file is so new that it could change again within one time stamp
    assert state() == "unconfirmed"
    prefix = "progress/2020/"
    stamps = {
        folder.path: folder.stamp
        for folder in look_at_folders(measures)
        if folder.stamp is not None
    }
    assert [
        folder.files for folder in look_at_folders(measures, stamps) if folder.path == prefix
    ] == [None]
    status = paths[7].stat()
    text = paths[7].read_text(encoding="utf-8")
    with paths[7].open("r+", encoding="utf-8") as file:
        file.write(text.replace("in-progress", "superseded "))
    os.utime(paths[7], ns=(status.st_atime_ns, status.st_mtime_ns))
    changed = paths[7].stat()
    assert (changed.st_size, changed.st_mtime_ns, changed.st_ino) == (
        status.st_size,
        status.st_mtime_ns,
        status.st_ino,
    )
    assert state() == "superseded"
    assert len(list_files(measures)) == len(paths) + 4


def test_what_lies_deeper_or_has_another_ending_is_no_entry(
    measures: Path, record: Path, log: Any
) -> None:
    path = append_entry(measures, FIRST).path
    (record / "deeper").mkdir()
    (record / "deeper" / "x.yaml").write_text("of: [", encoding="utf-8")
    path.with_suffix(".yaml.12345678.new").write_text("of: ", encoding="utf-8")
    assert [entry["of"] for entry in log("--format", "json").json] == ["2020-m02.t1"]
