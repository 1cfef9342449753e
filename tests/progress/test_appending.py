"""An entry is a file of its own: nothing that stands is touched, and where it can't be written nothing is."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from obligations.findings import UserError
from obligations.progress import EntrySubject, append_entry, make_entry, render_entry
from running import IN_PROGRESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.model import ProgressEntry

SUBJECT = EntrySubject("2020-m02.t1", date(2020, 3, 1), has_metric=True)
NAME = "2020-m02.t1_2024-05-01_"


def _list(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _entry(**more: Any) -> ProgressEntry:
    return make_entry(SUBJECT, date(2024, 6, 1), status="in-progress", day="2024-05-01", **more)


def test_an_entry_is_a_file_named_after_what_it_is_about_its_day_and_its_id(
    measures: Path, record: Path
) -> None:
    added = append_entry(measures, _entry())
    assert added == (record / f"{NAME}{added.id}.yaml", _entry().digest[:8], True)
    assert added.path.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../schema/progress.schema.json\n"
        "of: 2020-m02.t1\ndate: 2024-05-01\nrecorded: 2024-06-01\nstatus: in-progress\n"
    )


def test_the_same_entry_again_is_left_as_it_is(measures: Path, record: Path) -> None:
    first = append_entry(measures, _entry())
    before = first.path.stat()
    again = append_entry(measures, _entry())
    assert (again.path, again.id, again.new) == (first.path, first.id, False)
    assert (first.path.stat().st_ino, first.path.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )
    assert _list(record) == [first.path.name]


def test_what_stands_in_the_way_is_not_replaced_and_the_entry_gets_a_longer_name(
    measures: Path, record: Path
) -> None:
    first = append_entry(measures, _entry())
    rewritten = first.path.read_text(encoding="utf-8").replace("in-progress", "superseded")
    first.path.write_text(rewritten, encoding="utf-8")
    again = append_entry(measures, _entry())
    assert (again.new, again.id) == (True, _entry().digest[:16])
    assert first.path.read_text(encoding="utf-8") == rewritten
    assert len(_list(record)) == 2


@pytest.mark.parametrize(
    "text",
    ["a: b #c", "- dash", "yes", "012", "2024-01-01", "'quoted' \"twice\"", "[x]{y}", "tab\there", "two\nlines\n\n", " edges ", "é 说明 🚢",
     "x" * 400, "word " * 80, "\x07 and \u202e", "&a *b !c %d @e", "null", "~", "---", "back\\slash", "a\u2028b"],
)  # fmt: skip
def test_any_note_comes_back_as_it_was_given(measures: Path, ask: Any, text: str) -> None:
    append_entry(measures, _entry(note={"en": text}))
    (entry,) = ask("progress", "log", "--measures", str(measures), "--format", "json").json
    assert entry["note"]["en"] == text


def test_an_entry_is_written_in_the_canonical_form(measures: Path, ask: Any) -> None:
    evidence = [
        {
            "title": "a",
            "url": "https://example.org/",
            "issuers": ["harbour"],
            "quality": "official",
            "retrieved": "2024-05-01",
        }
    ]
    path = append_entry(
        measures,
        _entry(
            value="8", evidence=evidence, note={"en": "x" * 200}, corrects=["12345678", "5e123456"]
        ),
    ).path
    assert ask("format", "--check", str(path)).code == 0
    assert 'corrects: ["12345678", "5e123456"]' in path.read_text(encoding="utf-8")


def test_where_no_folder_can_be_made_the_error_says_so(measures: Path) -> None:
    (measures / "progress").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        append_entry(measures, _entry())
    assert "progress: file exists" in refused.value.message
    assert refused.value.hint == "nothing was written"


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(measures: Path, record: Path) -> None:
    record.mkdir(parents=True)
    pipe = record / f"{NAME}{_entry().digest[:8]}.yaml"
    os.mkfifo(pipe)
    assert append_entry(measures, _entry()).id == _entry().digest[:16]
    assert pipe.is_fifo()


def test_a_link_in_the_place_of_the_file_is_neither_followed_nor_replaced(
    measures: Path, record: Path, tmp_path: Path
) -> None:
    record.mkdir(parents=True)
    link, real = record / f"{NAME}{_entry().digest[:8]}.yaml", tmp_path / "elsewhere"
    link.symlink_to(real)
    append_entry(measures, _entry())
    assert link.is_symlink()
    assert not real.exists()


def _obey_permissions() -> None:
    """Give up the right of root to write anywhere; others have none to give up."""
    if sys.platform == "linux":
        drop_capability, write_anywhere = 24, 1
        ctypes.CDLL(None).prctl(drop_capability, write_anywhere, 0, 0, 0)


def test_a_folder_that_cannot_be_written_is_an_error_and_nothing_changes(
    measures: Path, record: Path
) -> None:
    name = append_entry(measures, _entry()).path.name
    record.chmod(0o555)
    try:
        if not subprocess.run(
            ["touch", record / "probe"],
            preexec_fn=_obey_permissions,
            check=False,
            capture_output=True,
        ).returncode:
            pytest.skip("this user may write anywhere")
        done = _add(measures, _obey_permissions)
    finally:
        record.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert "permission denied" in done.stderr
    assert "nothing was written" in done.stderr
    assert _list(record) == [name]


def _add(measures: Path, prepare: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    arguments = ["progress", "add", "2020-m01", *IN_PROGRESS, "--measures", str(measures)]
    command = [sys.executable, "-m", "obligations", *arguments, "--note", "word " * 2_000]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # compiled modules would be cut off too
    return subprocess.run(
        command, preexec_fn=prepare, capture_output=True, text=True, check=False, env=env
    )


def test_a_disk_that_is_full_is_an_error_and_nothing_is_half_written(
    measures: Path, record: Path
) -> None:
    # A limit on the size of files stops the write in its middle, as a full disk does.
    import resource

    done = _add(measures, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000)))
    assert done.returncode == 2, done.stderr
    assert "can't be written" in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert _list(record) == []


def test_an_entry_for_a_folder_of_measures_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file"):
        append_entry(tmp_path / "gone", _entry())


@pytest.mark.parametrize("without", [PermissionError, None])
def test_a_file_system_without_second_names_will_do(
    measures: Path, record: Path, monkeypatch: pytest.MonkeyPatch, without: type[OSError] | None
) -> None:
    if without:

        def refuse(*_: Any, **__: Any) -> None:
            raise without

        monkeypatch.setattr(os, "link", refuse)
    assert [append_entry(measures, _entry()).new for _ in range(2)] == [True, False]
    assert _list(record) == [f"{NAME}{_entry().digest[:8]}.yaml"]


def test_the_mode_of_a_new_file_is_that_which_new_files_get(measures: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    assert (
        append_entry(measures, _entry()).path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    )


def test_what_no_yaml_may_hold_is_refused(measures: Path, record: Path) -> None:
    with pytest.raises(UserError, match="characters that YAML does not allow"):
        append_entry(measures, _entry(note={"en": "half \udcff"}))
    assert not record.exists()


def test_the_text_of_an_entry_is_that_of_its_file(measures: Path) -> None:
    assert append_entry(measures, _entry(value="7")).path.read_text(
        encoding="utf-8"
    ) == render_entry(_entry(value="7"))
