"""Entries that stand in one list per document are read, and moved into files of their own without loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from obligations.corpus import load_file

if TYPE_CHECKING:
    from pathlib import Path

LIST = """\
# yaml-language-server: $schema=../schema/progress.schema.json
# what we know

# the first
- of: 2020-m02.t1
  date: 2023-05-01 # by the report
  recorded: 2024-01-01
  status: met
  value: 40
  evidence:
    - {url: https://example.org/, title: A report, retrieved: 2024-01-01}
# better read
- {of: 2020-m02.t1, date: 2023-05-01, recorded: 2024-01-02, status: partly-met, value: 30, note: {en: "not: all", zh: 说明}, corrects: 1}
- {of: 2020-m02.t1, date: 2023-06-01, recorded: 2024-01-03, status: in-progress}
- of: 2020-m01
  date: 2023-06-01
  recorded: 2024-01-04
  status: superseded
  corrects: 3 # it was about the whole
# the end
"""


@pytest.fixture
def listed(measures: Path) -> Path:
    path = measures / "progress" / "2020.yaml"
    path.parent.mkdir()
    path.write_text(LIST, encoding="utf-8")
    return path


def _answer(ask: Any, measures: Path) -> Any:
    where = ("--measures", str(measures), "--as-of", "2026-01-01")
    return [
        ask("list", "--format", "json", *where).json,
        [
            {key: value for key, value in entry.items() if key != "file"}
            for entry in ask("progress", "log", "--format", "json", *where).json
        ],
    ]


def test_a_list_is_read_with_a_finding_that_names_the_command(
    listed: Path, ask: Any, measures: Path
) -> None:
    found = ask("check", str(measures), "--format", "json").json
    (finding,) = [one for one in found if one["code"] == "OB611"]
    assert (finding["line"], finding["hint"]) == (
        1,
        "move each into a file of its own: obligations format",
    )
    assert listed.exists()
    states = {
        row["id"]: row["state"]
        for row in ask(
            "due", "--measures", str(measures), "--as-of", "2026-01-01", "--format", "json"
        ).json
    }
    assert states["2020-m02.t1"] == "partly-met"


def test_it_is_moved_without_loss_corrections_included(
    listed: Path, record: Path, ask: Any, measures: Path
) -> None:
    before = _answer(ask, measures)
    done = ask("format", str(measures / "progress"))
    assert (done.code, listed.exists()) == (0, False)
    assert done.err == "reformatted 1 of 1 file\n"
    assert all(line.startswith(f"{listed} -> {record}/2020-m0") for line in done.lines)
    assert _answer(ask, measures) == before
    texts = [path.read_text(encoding="utf-8") for path in sorted(record.iterdir())]
    for comment in (
        "# what we know",
        "# the first",
        "# by the report",
        "# better read",
        "# the end",
    ):
        assert sum(text.count(comment) for text in texts) == 1
    assert all(
        text.startswith("# yaml-language-server: $schema=../../schema/progress.schema.json\n")
        for text in texts
    )
    assert ask("format", "--check", str(measures / "progress")).code == 0
    assert ask("check", str(measures / "progress")).code == 0


def test_a_correction_that_moved_an_entry_becomes_a_withdrawal(
    listed: Path, ask: Any, measures: Path
) -> None:
    ask("format", str(listed))
    entries = ask("progress", "log", "--all", "--measures", str(measures), "--format", "json").json
    (withdrawal,) = [entry for entry in entries if entry["status"] == "withdrawn"]
    (moved,) = [entry for entry in entries if entry["withdrawn"]]
    assert (withdrawal["of"], withdrawal["corrects"], moved["date"]) == (
        "2020-m02.t1",
        [moved["id"]],
        "2023-06-01",
    )
    assert withdrawal["note"] == {
        "en": "Entered by mistake; what was meant is 2020-m01.",
        "zh": "登记对象有误，应为2020-m01。",
    }
    (stated,) = [entry for entry in entries if entry["of"] == "2020-m01"]
    assert (stated["status"], stated["corrects"]) == ("superseded", [])


def test_with_check_it_only_says_where_the_entries_would_go(
    listed: Path, record: Path, ask: Any, measures: Path
) -> None:
    done = ask("format", "--check", str(measures / "progress"))
    assert (done.code, len(done.lines), record.exists()) == (1, 5, False)
    assert listed.read_text(encoding="utf-8") == LIST


def test_a_move_that_was_broken_off_is_finished_the_next_time(
    listed: Path, record: Path, ask: Any, measures: Path
) -> None:
    before = _answer(ask, measures)
    ask("format", str(listed))
    made = sorted(path.name for path in record.iterdir())
    (record / made[0]).unlink()
    listed.write_text(LIST, encoding="utf-8")
    assert _answer(ask, measures) == before
    assert ask("format", str(listed)).code == 0
    assert (sorted(path.name for path in record.iterdir()), listed.exists()) == (made, False)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("corrects: 1}", "corrects: 4}", "entry 2 corrects no earlier entry"),
        ("status: met", "status: mett", "'mett' is none of"),
    ],
)
def test_what_cannot_be_understood_is_left_alone(
    listed: Path, record: Path, ask: Any, measures: Path, before: str, after: str, said: str
) -> None:
    listed.write_text(LIST.replace(before, after), encoding="utf-8")
    done = ask("format", str(measures / "progress"))
    assert (done.code, listed.exists(), record.exists()) == (1, True, False)
    assert said in done.err
    assert "skipped: " in done.err


def test_an_empty_list_is_removed(measures: Path, ask: Any) -> None:
    path = measures / "progress" / "2020.yaml"
    path.parent.mkdir()
    path.write_text("[]\n", encoding="utf-8")
    assert ask("format", str(path)).code == 0
    assert not path.exists()


def test_the_shipped_entries_are_each_in_a_file_that_fits_them() -> None:
    from running import ROOT  # here alone

    files = sorted((ROOT / "measures" / "progress").glob("*/*.yaml"))
    assert len(files) >= 15
    for path in files:
        entry = load_file(f"progress/{path.parent.name}/{path.name}", path.read_bytes()).record
        assert entry.list_paths()[0] == f"{path.parent.name}/{path.name}"
