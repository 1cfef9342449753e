"""`progress add` on a terminal: what is missing is asked for, with the measure shown and choices offered."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from obligations.cli.main import main
from obligations.progress import append_entry
from progress.conftest import make_recurring
from running import make_entries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pty = pytest.importorskip("pty", reason="a terminal of this kind")
INTERRUPT, END = "\x03", "\x04"


@pytest.fixture
def talk(measures: Path) -> Any:
    """Run the program on a terminal: each answer is typed when its question has been asked; give all that was shown, and the exit code."""

    def run(
        arguments: Sequence[str], dialogue: Sequence[tuple[str, str]] = (), *, columns: int = 100
    ) -> tuple[str, int]:
        process, terminal = pty.fork()
        if process == 0:
            os.environ.update(TERM="dumb", COLUMNS=str(columns), LINES="25", NO_COLOR="1")
            _run_to_the_end("progress", "add", *arguments, "--measures", str(measures))
        shown = ""
        for question, answer in dialogue:
            shown += _read_until(terminal, question)
            if answer in (INTERRUPT, END):
                shown += _leave(terminal, answer)
            else:
                os.write(terminal, f"{answer}\n".encode())
        shown += _read_until(terminal, None)
        os.close(terminal)  # ends a program that still waits for an answer
        return shown.replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    return run


def _run_to_the_end(*arguments: str) -> NoReturn:
    """Run the program on the terminal that this process, which was forked for it, was given."""
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8")  # noqa: PTH123, SIM115 - by number, until it ends
        for number, mode in enumerate(("r", "w", "w"))
    )
    try:
        main(arguments)
    except SystemExit as end:
        os._exit(end.code)
    os._exit(70)


def _leave(terminal: int, key: str) -> str:
    """Press a key, and again where the program goes on: one that comes just before the line can be edited is lost."""
    shown = b""
    for _ in range(10):
        os.write(terminal, key.encode())
        until = time.monotonic() + 5
        while time.monotonic() < until:
            if select.select([terminal], [], [], 0.1)[0]:
                try:
                    shown += os.read(terminal, 4096)
                except OSError:
                    return shown.decode()
    return shown.decode()


def _read_until(terminal: int, text: str | None) -> str:
    """Read what is shown until it ends with a text, or for None until the end."""
    shown = b""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if text is not None and shown.decode(errors="ignore").rstrip(" ").endswith(text):
            return shown.decode()
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                piece = os.read(terminal, 4096)
            except OSError:  # Linux says so at the end of a terminal
                piece = b""
            if not piece:
                break
            shown += piece
    assert text is None, f"was not asked {text!r}: {shown.decode()}"
    return shown.decode()


def test_all_that_is_missing_is_asked_for_with_the_measure_shown_and_choices_offered(
    talk: Any, read: Any
) -> None:
    shown, code = talk(
        [],
        [
            ("target:", "2020-2"),
            ("meant:", "1"),
            ("status:", "3"),
            ("]:", "2024-12-31"),
            ("not known):", "85"),
            ("or a file (empty: none):", "https://example.org/a"),
            ("no more):", "2020-m01"),
            ("no more):", ""),
            ("none):", "getting there"),
            ("[Y/n]", "y"),
        ],
    )
    assert code == 0, shown
    assert "2020-m02 title 2" in shown
    assert "2020-m02.t1: outcome 1" in shown
    for choice in ("1 in-progress", "2 met", "3 partly-met", "4 missed", "5 superseded"):
        assert choice in shown
    text = read()[0]
    assert "\nof: 2020-m02.t1\ndate: 2024-12-31\n" in text
    for line in (
        "status: partly-met",
        "value: 85",
        "url: https://example.org/a",
        "{measure: 2020-m01}",
        "getting there",
    ):
        assert line in text
    assert "added entry " in shown


def test_of_several_targets_the_one_that_is_meant_is_chosen_by_number_or_word(
    talk: Any, read: Any
) -> None:
    shown, code = talk(
        ["2020-m03", "--status", "in-progress"],
        [
            ("meant:", "7"),
            ("meant:", "3"),
            ("]:", "2024-05-01"),
            ("none):", ""),
            ("none):", ""),
            ("[Y/n]", "y"),
        ],
    )
    assert code == 0, shown
    assert "'7' is none of these" in shown
    for choice in (
        "1 2020-m03.t1    by 2024 outcome 1",
        "3 2020-m03.1.t1  by 2023 outcome 1",
        "4 2020-m03       all of it",
    ):
        assert choice in shown
    assert "of: 2020-m03.1.t1\n" in read()[0]


def test_the_beginning_of_a_choice_is_enough_in_the_language_it_is_shown_in(
    talk: Any, read: Any
) -> None:
    shown, code = talk(
        ["2020-m03.t1", "--date", "2024-05-01", "--lang", "zh"],
        [("进展：", "met or so"), ("进展：", "m"), ("进展：", "推进"), ("（可留空）：", ""), ("（可留空）：", ""), ("[Y/n]", "y")],
    )  # fmt: skip
    assert code == 0, shown
    assert "'met or so' is none of these" in shown
    assert "did you mean met or missed?" in shown
    assert "status: in-progress\n" in read()[0]


def test_what_a_choice_means_wraps_beside_its_word(talk: Any) -> None:
    shown, _ = talk(["2020-m03"], [("meant:", END)], columns=30)
    lines = shown.split("which is meant")[0].splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("   1 2020-m03.t1  "))
    assert max(map(len, lines[at:])) <= 30
    assert lines[at + 1].startswith(" " * 18)


def test_of_what_recurs_the_occurrence_nearest_to_the_date_that_is_open_is_proposed(
    talk: Any, read: Any, measures: Path
) -> None:
    (measures / "2020.yaml").write_text(json.dumps(make_recurring()), encoding="utf-8")
    told = {"of": "2020-m02.t1@2024-Q2", "date": "2024-04-10", "recorded": "2024-05-01"}
    (entry,) = make_entries([{**told, "status": "met", "evidence": [{"measure": "2020-m01"}]}])
    append_entry(measures, entry)
    given = ["2020-m02.t1", "--status", "in-progress", "--date", "2024-05-01", "--note", "x"]
    rest = [("not known):", ""), ("none):", ""), ("[Y/n]", "")]
    # The nearest, @2024-Q2, is met.
    shown, code = talk(given, [("[2024-Q3]:", ""), *rest])
    assert code == 0, shown
    assert "@2024-Q3, due 2024-07-15" in shown
    assert any("of: 2020-m02.t1@2024-Q3\n" in text for text in read())
    shown, code = talk(given, [("]:", "2024-Q9"), ("]:", "@2023-q1"), *rest])
    assert code == 0, shown
    assert "2020-m02.t1 has no occurrence 2024-Q9" in shown
    assert any("of: 2020-m02.t1@2023-Q1\n" in text for text in read())


def test_an_answer_that_will_not_do_is_asked_for_again(talk: Any, read: Any) -> None:
    shown, code = talk(
        ["2020-m01"],
        [
            ("status:", "mett"),
            ("status:", "met"),
            ("]:", "2019-01-01"),
            ("]:", "2024-05-01"),
            ("or a file:", ""),
            ("or a file:", "nothing"),
            ("or a file:", "2020-m02"),
            ("no more):", ""),
            ("none):", ""),
            ("[Y/n]", ""),
        ],
    )
    assert code == 0, shown
    for said in (
        "did you mean met?",
        "2019-01-01 is before the document",
        "there is no measure 'nothing'",
    ):
        assert said in shown
    assert "note" not in read()[0]


def test_what_is_given_is_not_asked_for(talk: Any, read: Any) -> None:
    given = ["2020-m01", "--date", "2024-05-01", "--note", "given", "--evidence", "2020-m02"]
    shown, code = talk(given, [("status:", "met"), ("[Y/n]", "")])
    assert code == 0, shown
    assert "given" in read()[0]


def test_with_nothing_missing_nothing_is_asked(talk: Any, record: Path) -> None:
    shown, code = talk(["2020-m01", "--status", "in-progress", "--date", "2024-05-01"])
    assert code == 0, shown
    assert shown.startswith("added entry ")
    assert record.exists()


@pytest.mark.parametrize("leaving", [INTERRUPT, END])
def test_who_leaves_in_the_middle_has_added_nothing(talk: Any, record: Path, leaving: str) -> None:
    shown, code = talk(["2020-m01"], [("status:", "1"), ("]:", leaving)])
    assert code == 130, shown
    assert "Traceback" not in shown
    assert "nothing was added" in shown.splitlines()
    assert not record.exists()


def test_who_says_no_in_the_end_has_added_nothing(talk: Any, record: Path) -> None:
    _, code = talk(
        ["2020-m01", "--note", "x", "--evidence", "2020-m02"],
        [("status:", "1"), ("]:", ""), ("[Y/n]", "n")],
    )
    assert code == 130
    assert not record.exists()


def test_what_is_given_and_wrong_is_an_error_before_anything_is_asked(
    talk: Any, record: Path
) -> None:
    shown, code = talk(["2020-m01", "--evidence", "2020-m09"])
    assert code == 2
    assert "status:" not in shown
    for wrong, said in (
        (["--corrects", "5f3a91c2"], "no entry 5f3a91c2 about 2020-m01"),
        (["--note", ""], "--note: is empty"),
    ):
        shown, code = talk(["2020-m01", *wrong])
        assert (code, "status:" in shown, said in shown) == (2, False, True)
    shown, code = talk(["--status", "mett"])
    assert (code, shown.splitlines()) == (
        2,
        ["error: there is no status 'mett'", "  did you mean met?"],
    )
    assert not record.exists()


def test_an_entry_that_no_longer_stands_is_told_of_before_anything_is_asked(
    talk: Any, measures: Path
) -> None:
    base = {"of": "2020-m01", "date": "2021-05-01", "recorded": "2024-01-01", "status": "met"}
    first, second = make_entries([base, {**base, "status": "missed", "corrects": 1}])
    for entry in (first, second):
        append_entry(measures, entry)
    shown, code = talk(["--corrects", first.digest[:8]])
    assert (code, "status:" in shown) == (2, False)
    assert f"correct that one: --corrects {second.digest[:8]}" in shown


def test_for_a_withdrawal_the_reason_is_asked_and_no_evidence(
    talk: Any, read: Any, measures: Path
) -> None:
    (first,) = make_entries(
        [{"of": "2020-m01", "date": "2021-05-01", "recorded": "2024-01-01", "status": "met"}]
    )
    append_entry(measures, first)
    shown, code = talk(
        ["--corrects", first.digest[:8]],
        [("status:", "withdrawn"), ("]:", ""), ("is withdrawn:", "a slip"), ("[Y/n]", "")],
    )
    assert code == 0, shown
    assert any("status: withdrawn\nnote: {en: a slip}\n" in text for text in read())


def test_a_status_in_capitals_asks_for_the_evidence_that_it_needs(talk: Any, read: Any) -> None:
    shown, code = talk(
        ["2020-m01", "--status", "MET"],
        [("]:", ""), ("or a file:", "2020-m02"), ("no more):", ""), ("none):", ""), ("[Y/n]", "")],
    )
    assert code == 0, shown
    assert "status: met" in read()[0]


def test_the_dialogue_speaks_chinese_where_asked(talk: Any, read: Any) -> None:
    shown, code = talk(
        ["2020-m01", "--lang", "zh"],
        [
            ("进展：", "推进中"),
            ("]：", "2024-05-01"),
            ("（可留空）：", ""),
            ("（可留空）：", "在做"),
            ("[Y/n]", ""),
        ],
    )
    assert code == 0, shown
    assert "推进中" in shown
    assert "note: {zh: 在做}" in read()[0]
    assert "已登记：" in shown
