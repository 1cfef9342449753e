"""`progress add` in a pipe: what it writes, and what it refuses without writing anything."""

from __future__ import annotations

import shlex
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

NOW = ("--status", "in-progress", "--date", "2024-05-01")
PAGE = "https://www.example.org/report"


def test_an_entry_is_written_with_all_that_was_stated(add: Any, record: Path) -> None:
    before = date.today()  # noqa: DTZ011 - the program records the user's day
    result = add("2020-m02.t1", "--status", "partly-met", "--date", "2024-12-31", "--value", "85", "--evidence", PAGE, "--evidence",
                 "2020-m01.1", "--note", "Eighty-five: so far", "--note-zh", "已有85座")  # fmt: skip
    assert result.code == 0, result.err
    header, *lines = record.read_text(encoding="utf-8").splitlines()
    assert header == "# yaml-language-server: $schema=../schema/progress.schema.json"
    today = next(day.isoformat() for day in (before, before + timedelta(days=1)) if day.isoformat() in lines[2])
    assert lines == [
        "- of: 2020-m02.t1",
        "  date: 2024-12-31",
        f"  recorded: {today}",
        "  status: partly-met",
        "  value: 85",
        "  evidence:",
        f"    - {{url: https://www.example.org/report, retrieved: {today}}}",
        "    - {measure: 2020-m01.1}",
        '  note: {en: "Eighty-five: so far", zh: 已有85座}',
    ]


def test_what_was_added_is_confirmed_with_its_place_and_the_state_it_leads_to(add: Any, record: Path) -> None:
    add("2020-m02.t1", *NOW)
    result = add("2020-m02.t1", "--status", "partly-met", "--date", "2024-12-31", "--value", "85")
    assert result.lines == [f"added entry 2 to {record}", "2020-m02.t1: partly-met · 85 of about 100 piers · 2026-11-23"]


def test_the_next_question_knows_of_it(add: Any, ask: Any, measures: Path) -> None:
    add("2020-m02.t1", "--status", "met", "--date", "2024-06-01", "--evidence", "2020-m01")
    states = []
    for day in ("2024-05-31", "2024-06-01"):
        rows = ask("due", "--measures", str(measures), "--as-of", day, "--format", "json").json
        states += [row["state"] for row in rows if row["id"] == "2020-m02.t1"]
    assert states == ["upcoming", "met"]
    (entry,) = ask("show", "2020-m02", "--measures", str(measures), "--format", "json").json[0]["progress"]
    assert (entry["status"], entry["evidence"]) == ("met", [{"measure": "2020-m01"}])


@pytest.mark.parametrize(("typed", "of"), [("2020-m01", "2020-m01"), ("2020-1.1", "2020-m01.1"), ("2020/2.t1", "2020-m02.t1"),
                                           ("2020-m03.1.t1", "2020-m03.1.t1")])  # fmt: skip
def test_the_id_may_be_a_measures_an_actions_or_a_targets_however_it_is_typed(add: Any, record: Path, typed: str, of: str) -> None:
    assert add(typed, *NOW).code == 0
    assert f"- of: {of}\n" in record.read_text(encoding="utf-8")


def test_a_measure_with_one_target_means_that_target_and_whole_means_the_measure(add: Any, log: Any) -> None:
    add("2020-m02", *NOW)
    add("2020-m02", "--whole", *NOW)
    add("2020-m04.1", *NOW)
    assert [entry["of"] for entry in log("--format", "json").json] == ["2020-m02.t1", "2020-m02", "2020-m04.1.t1"]


def test_a_measure_with_several_targets_is_asked_back_and_they_are_listed(add: Any, record: Path) -> None:
    result = add("2020-m03", *NOW)
    assert result.code == 2
    assert result.err.splitlines() == [
        "error: 2020-m03 has targets: which is meant?",
        "  2020-m03.t1 (by 2024), 2020-m03.t2 (undated), 2020-m03.1.t1 (by 2023); or --whole for the measure itself",
    ]
    assert not record.exists()
    assert "2020-m04.1.t1" in add("2020-m04", *NOW).err


def test_a_correction_names_the_entry_that_it_corrects(add: Any, log: Any, record: Path) -> None:
    add("2020-m01", *NOW)
    assert add("2020-m01.1", *NOW, "--corrects", "1").code == 0
    assert record.read_text(encoding="utf-8").endswith("  corrects: 1\n")
    assert [entry["corrected"] for entry in log("--format", "json").json] == [True, False]


REFUSED = [
    (["2020-m01", "--status", "mett", "--date", "2024-05-01"], "there is no status 'mett'", "did you mean met?"),
    (["2020-m01", "--status", "done", "--date", "2024-05-01"], "there is no status 'done'", "known: in-progress, met"),
    (["2020-m01", "--status", "in-progress", "--date", "2999-01-01"], "2999-01-01 is in the future", "today is"),
    (["2020-m01", "--status", "in-progress", "--date", "2020-02-29"], "2020-02-29 is before the document", "signed on 2020-03-01"),
    (["2020-m01", "--status", "in-progress", "--date", "2024"], "'2024' is not a day", ""),
    (["2020-m01", "--status", "in-progress", "--date", "2024-02-30"], "that month has 29 days", ""),
    (["2020-m01", "--status", "met", "--date", "2024-05-01"], "missing: --evidence (met needs it)", "such as:"),
    (["2020-m01", "--status", "Missed", "--date", "2024-05-01"], "missing: --evidence (missed needs it)", "such as:"),
    (["2020-m01", *NOW, "--value", "3"], "2020-m01 promises no number", "name a target that has a metric"),
    (["2020-m03.t1", *NOW, "--value", "3"], "2020-m03.t1 promises no number", ""),
    (["2020-m02", "--whole", *NOW, "--value", "3"], "2020-m02 promises no number", ""),
    (["2020-m02.t1", *NOW, "--value", "some"], "'some' is not a whole number", "write it without signs and units"),
    (["2020-m02.t1", *NOW, "--value", "0"], "--value: '0' is not a whole number from 1", ""),
    (["2020-m02.t1", *NOW, "--value", "8.5"], "'8.5' is not a whole number", ""),
    (["2020-m01", *NOW, "--corrects", "1"], "2020.yaml has no entry 1 to correct", "it has no entries yet"),
    (["2020-m01", *NOW, "--corrects", "0"], "0 is not in the range", "--help"),
    (["2020-m01", *NOW, "--evidence", "2020-m09"], "--evidence: there is no measure '2020-m09'", "2020-m01 to 2020-m04"),
    (["2020-m01", *NOW, "--evidence", "2020-m02.t1"], "2020-m02.t1 is a target", "2020-m02"),
    (["2020-m01", *NOW, "--evidence", "www.example.org"], "there is no measure 'www.example.org'", "begins with https://"),
    (["2020-m01", *NOW, "--evidence", "https://"], "'https://' is no web address", "write it in full"),
    (["2020-m01", *NOW, "--evidence", "javascript://alert"], "is no web address", ""),
    (["2020-m01", *NOW, "--evidence", "https://example.org/a b"], "is no web address", ""),
    (["2020-m01", *NOW, "--evidence", "https://[::1"], "is no web address", ""),
    (["2020-m01", *NOW, "--evidence", "javascript:alert(1)"], "'javascript:alert(1)' is no web address", "write it in full"),
    (["2020-m01", *NOW, "--evidence", "data:text/html,page"], "is no web address", "write it in full"),
    (["2020-m01", *NOW, "--evidence", "file:///etc/hostname"], "is no web address", "write it in full"),
    (["2020-m01", *NOW, "--evidence", "https:///page"], "is no web address", "write it in full"),
    (["2020-m01", *NOW, "--evidence", "https://example.org/\t"], "is no web address", "write it in full"),
    (["2020-m01", *NOW, "--evidence", "https://example.org/\u202e"], "is no web address", "write it in full"),
    (["2020-m01", *NOW, "--note", ""], "--note: is empty", "leave it out"),
    (["2020-m01", *NOW, "--note", "half \udcff"], "holds signs that are no text", "plain text"),
    (["2020-m01", *NOW, "--note", "a \x1b[D b"], "holds signs that are no text", "plain text"),
    (["2020-m01", *NOW, "--evidence", "https://example.org:99999/"], "is no web address", ""),
    (["2020-m01", *NOW, "--evidence", "2020-m01.1"], "2020-m01 can't show what became of itself", "a later measure"),
    (["2020-m01", *NOW, "--evidence", "\udcff"], "is no text", "UTF-8"),
    (["\udcff", *NOW], "is no text", "UTF-8"),
    (["2020-m02.t1", *NOW, "--value", "9" * 5_000], "is not a whole number", ""),
    (["2020-m02.t1", *NOW, "--whole"], "--whole: 2020-m02.t1 is a target", "name the measure or action: 2020-m02"),
    (["2020-m01", "--status", "in-progress", "--date", "2024-6-8"], "'2024-6-8' is not a day", "" ),
    (["2020-m09", *NOW], "there is no measure '2020-m09'", "2020-m01 to 2020-m04"),
    (["2020-m02.t9", *NOW], "2020-m02 has no target t9", "it has 2020-m02.t1"),
    (["2020-m03.9", *NOW], "2020-m03 has no action 9", "it has 2020-m03.1"),
    (["2020-m01.t1", *NOW], "2020-m01 has no target t1", "it has no targets"),
    (["2020", *NOW], "2020 is a document", "2020-m01 to 2020-m04"),
    (["2020-m01"], "missing: --status, --date", "such as: obligations progress add"),
    (["--date", "2024-05-01"], "missing: ID, --status", "such as: obligations progress add"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSED)
def test_what_is_wrong_is_said_with_the_way_out_and_nothing_is_written(
    add: Any, record: Path, arguments: list[str], message: str, hint: str
) -> None:
    result = add(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert hint in result.err
    assert len(result.err.splitlines()) <= 3
    assert not record.exists()


def test_a_correction_of_an_entry_that_is_not_there_leaves_the_file_as_it_was(add: Any, record: Path) -> None:
    add("2020-m01", *NOW)
    before = record.read_bytes()
    result = add("2020-m01", *NOW, "--corrects", "2")
    assert (result.code, record.read_bytes()) == (2, before)
    assert "its entries are 1 to 1" in result.err


def test_a_second_correction_of_an_entry_is_refused_and_the_one_to_correct_is_named(add: Any, record: Path) -> None:
    add("2020-m01", *NOW)
    add("2020-m01", *NOW, "--corrects", "1")
    add("2020-m01", *NOW, "--corrects", "2")
    before = record.read_bytes()
    result = add("2020-m01", *NOW, "--corrects", "1")
    assert (result.code, record.read_bytes()) == (2, before)
    assert result.err.splitlines() == ["error: entry 1 of 2020.yaml is corrected by entry 2", "  correct that one: --corrects 3"]


def test_a_document_that_could_not_be_read_is_named_instead_of_another(add: Any, ask: Any, measures: Path, record: Path) -> None:
    (measures / "2019.yaml").write_text("id: 2019\nx: [\n", encoding="utf-8")
    for result in (add("2019-m01", *NOW), ask("show", "2019-m01.t1", "--measures", str(measures))):
        assert result.code == 2
        assert "2019 could not be read" in result.err
        assert "2019.yaml:3:1: not YAML" in result.err
    assert not record.exists()
    result = add("2020-m01", *NOW)
    assert (result.code, record.exists()) == (1, True)
    assert "left out: " in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_entry_that_stands_is_told_of_where_standard_output_is_full(measures: Path, record: Path) -> None:
    arguments = ["progress", "add", "2020-m01", *NOW, "--measures", str(measures)]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "obligations", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert record.exists()
    assert "added entry 1" in done.stderr
    assert "no space left" in done.stderr
    assert done.returncode == 2


def test_closed_streams_are_no_fault(measures: Path, record: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m obligations progress add 2020-m01 {' '.join(NOW)} --measures {shlex.quote(str(measures))}"
    done = subprocess.run(["sh", "-c", f"{command} >&-"], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr, record.exists()) == (0, False, True)
    assert subprocess.run(["sh", "-c", f"{command} 2>&- >&-"], check=False).returncode == 0


def test_the_shipped_data_is_not_added_to_and_the_way_to_a_workspace_is_named(ask: Any) -> None:
    result = ask("progress", "add", "2021-m07.t1", "--status", "in-progress", "--date", "2024-12-31")
    assert result.code == 2
    assert "not yours to add to" in result.err
    assert "obligations init DIR" in result.err


def test_in_a_workspace_of_ones_own_the_shipped_measures_can_be_added_to(ask: Any, tmp_path: Path) -> None:
    own = str(tmp_path / "own")
    assert ask("init", own).code == 0
    result = ask("progress", "add", "2021-7", "--status", "partly-met", "--date", "2024-12-31", "--value", "85", "--measures", own)
    assert result.lines[1] == "2021-m07.t1: partly-met · 85 of about 100 companies · 2026-11-23"
    written = str(tmp_path / "own" / "measures" / "progress" / "2021.yaml")
    assert ask("check", written).code == 0
    assert ask("format", "--check", written).code == 0


def test_both_commands_and_their_group_have_help_with_examples(ask: Any) -> None:
    for arguments in (["progress"], ["progress", "add"], ["progress", "log"]):
        result = ask(*arguments, "--help")
        assert result.code == 0
        assert result.out.count("\n  obligations progress ") >= 2
