"""`obligations format`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from running import run_inside, run_process

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "id: plan\nkind: plan\ntitle: {en: Lamps}\nissuers: [harbour]\ndated: 2031-03-02\n\nmeasures:\n  - number: 1\n"
UNTIDY = "kind: plan\nid: plan\ntitle:\n  en: Lamps\nissuers: [harbour]\ndated: 2031-03-02 # printed\nmeasures:\n- number: 1\n"
TIDY = PLAN.replace("2031-03-02\n", "2031-03-02  # printed\n")


@pytest.fixture
def corpus(make_corpus: Any) -> Path:
    """A corpus in canonical form but for the document plan.yaml."""
    folder: Path = make_corpus({"plan.yaml": UNTIDY})
    for name in ("departments.yaml", "topics.yaml", "addressees.yaml"):
        run_inside("format", str(folder / name))
    return folder


def test_it_rewrites_what_is_not_in_canonical_form_and_says_how_many(corpus: Path) -> None:
    done = run_inside("format", "--measures", str(corpus))
    assert (done.code, done.out, done.err) == (
        0,
        f"{corpus / 'plan.yaml'}\n",
        "reformatted 1 of 4 files\n",
    )
    assert (corpus / "plan.yaml").read_text(encoding="utf-8") == TIDY


def test_a_second_time_it_finds_nothing_to_do(corpus: Path) -> None:
    run_inside("format", str(corpus))
    before = {path: path.stat().st_mtime_ns for path in corpus.iterdir()}
    assert run_inside("format", str(corpus)).err == "reformatted 0 of 4 files\n"
    assert {path: path.stat().st_mtime_ns for path in corpus.iterdir()} == before


def test_check_prints_the_differences_writes_nothing_and_ends_with_1(corpus: Path) -> None:
    done = run_process("format", "--check", cwd=corpus.parent)
    assert done.code == 1
    assert done.lines[:2] == ["--- measures/plan.yaml", "+++ measures/plan.yaml (canonical)"]
    assert "+title: {en: Lamps}" in done.lines
    assert done.err == "1 of 4 files not in canonical form\n"
    assert (corpus / "plan.yaml").read_text(encoding="utf-8") == UNTIDY


def test_check_of_what_is_canonical_says_so_and_ends_with_0(corpus: Path) -> None:
    run_inside("format", str(corpus))
    done = run_inside("format", "--check", str(corpus))
    assert (done.code, done.out, done.err) == (0, "", "nothing to reformat in 4 files\n")


def test_only_the_files_that_are_named_are_touched(corpus: Path) -> None:
    assert run_inside("format", str(corpus / "topics.yaml")).err == "reformatted 0 of 1 file\n"
    assert (corpus / "plan.yaml").read_text(encoding="utf-8") == UNTIDY


@pytest.mark.parametrize("named", ["progress", "progress/plan", "progress/plan/x.yaml"])
def test_the_folder_of_progress_can_be_named_and_that_of_a_document_and_an_entry(
    corpus: Path, named: str
) -> None:
    path = corpus / "progress" / "plan" / "x.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("{status: met, of: plan-m01, date: 2031-04-01}\n", encoding="utf-8")
    done = run_inside("format", str(corpus / named))
    assert (done.code, done.err) == (0, "reformatted 1 of 1 file\n")
    assert path.read_text(encoding="utf-8") == "of: plan-m01\ndate: 2031-04-01\nstatus: met\n"


def test_a_path_that_is_not_there_is_an_error(corpus: Path) -> None:
    done = run_inside("format", str(corpus / "palm.yaml"))
    assert (done.code, done.out) == (2, "")
    assert "does not exist" in done.err


def test_a_folder_without_measures_is_an_error_of_its_own(tmp_path: Path) -> None:
    assert run_inside("format", str(tmp_path)).code == 3


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"id: plan\nid: again\n", ":2:1: OB102"),
        (b"id: [plan\n", ":1:5: OB103"),
        (b"id: \xff\n", ":1:5: OB101"),
        (b"id: &a plan\nkind: *a\n", ":1:5: OB104"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_alone_and_named_and_hides_no_other(
    corpus: Path, content: bytes, place: str
) -> None:
    (corpus / "broken.yaml").write_bytes(content)
    done = run_inside("format", str(corpus))
    assert done.code == 1
    assert f"skipped: {corpus / 'broken.yaml'}{place}" in done.err
    assert "reformatted 1 of 5 files, skipped 1" in done.err
    assert (corpus / "broken.yaml").read_bytes() == content
    assert (corpus / "plan.yaml").read_text(encoding="utf-8") == TIDY


def test_a_file_that_is_no_record_is_formatted_all_the_same(corpus: Path) -> None:
    (corpus / "plan.yaml").write_text("spare: 1\nid:   Plan\n", encoding="utf-8")
    assert run_inside("format", str(corpus)).code == 0
    assert (corpus / "plan.yaml").read_text(encoding="utf-8") == "id: Plan\nspare: 1\n"


def test_a_folder_with_the_name_of_a_file_is_left_alone(corpus: Path) -> None:
    (corpus / "folder.yaml").mkdir()
    done = run_inside("format", str(corpus))
    assert done.code == 1
    assert "folder.yaml: not a regular file" in done.err


def test_the_line_breaks_of_windows_stay(corpus: Path) -> None:
    (corpus / "plan.yaml").write_bytes(UNTIDY.replace("\n", "\r\n").encode())
    run_inside("format", str(corpus))
    assert (corpus / "plan.yaml").read_bytes() == TIDY.replace("\n", "\r\n").encode()
    assert run_inside("format", "--check", str(corpus)).code == 0


def test_a_byte_order_mark_goes(corpus: Path) -> None:
    (corpus / "plan.yaml").write_bytes(b"\xef\xbb\xbf" + TIDY.encode())
    assert "-\\ufeffid: plan" in run_inside("format", "--check", str(corpus)).lines
    run_inside("format", str(corpus))
    assert (corpus / "plan.yaml").read_bytes() == TIDY.encode()


def test_a_missing_last_line_break_is_shown_and_added(corpus: Path) -> None:
    (corpus / "plan.yaml").write_text(TIDY.removesuffix("\n"), encoding="utf-8")
    assert "\\ No newline at end of file" in run_inside("format", "--check", str(corpus)).lines
    run_inside("format", str(corpus))
    assert (corpus / "plan.yaml").read_text(encoding="utf-8") == TIDY


def test_the_differences_cannot_steer_a_terminal(corpus: Path) -> None:
    (corpus / "plan.yaml").write_text("# \u200bturned\nid:   plan\n", encoding="utf-8")
    out = run_inside("format", "--check", str(corpus)).out
    assert "\u200b" not in out
    assert "\\u200bturned" in out


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="nothing is protected from the administrator",
)
def test_a_file_that_cannot_be_written_is_an_error(corpus: Path) -> None:
    (corpus / "plan.yaml").chmod(0o400)
    done = run_inside("format", str(corpus))
    assert done.code == 2
    assert "plan.yaml can't be written: permission denied" in done.err


def test_an_ignored_finding_is_still_ignored_afterwards(corpus: Path) -> None:
    # The number two is missing, once below a comment and once on its line; the keys change places.
    (corpus / "plan.yaml").write_text(
        UNTIDY.replace("- number: 1\n", "")
        + "- {kind: goal, title: {en: Lamps}, summary: {en: Lamps burn}, number: 1}\n"
        + "- {kind: goal, title: {en: Oil}, summary: {en: Oil burns}, number: 3} # obligations: ignore[OB203] the text leaves out two\n"
        + "# obligations: ignore[OB203] the text leaves out four\n"
        + "- {kind: goal, number: 5, title: {en: Wicks}, summary: {en: Wicks burn}}\n",
        encoding="utf-8",
    )
    before = run_inside("check", str(corpus), "--select", "OB2,OB114")
    assert (before.code, before.out.count("OB")) == (0, 0), before.out
    run_inside("format", str(corpus))
    after = run_inside("check", str(corpus), "--select", "OB2,OB114")
    assert (after.code, after.out.count("OB")) == (0, 0), after.out


@pytest.mark.skipif(sys.platform == "win32", reason="no such name there")
def test_the_name_of_a_file_cannot_steer_a_terminal(corpus: Path) -> None:
    (corpus / "plan.yaml").rename(corpus / "\x1b[31m.yaml")
    assert run_inside("format", str(corpus)).out == f"{corpus}/\\x1b[31m.yaml\n"
