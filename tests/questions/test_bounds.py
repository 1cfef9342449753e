"""A stranger's question, in `sql` or in a report file: it is ended in time, and takes no more memory than it may."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from obligations.database.untrusted import run_untrusted
from running import Result, interrupt, run_inside, run_process, start

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS found FROM n"
# A single function that works on long texts, and never comes back to look whether it is to end.
STUCK = "SELECT replace(printf('%.*c', 9000000, 'a'), printf('%.*c', 4000000, 'a') || 'b', 'c') AS found"
NESTED = ", ".join(
    f"a{n + 1} AS (SELECT * FROM a{n} UNION ALL SELECT * FROM a{n})" for n in range(22)
)
TOO_MUCH = {
    "a text of a gigabyte": "SELECT printf('%.*c', 1000000000, 'x') AS found",
    "a number as wide": "SELECT length(printf('%01000000000d', 1)) AS found",
    "a width out of a text": "SELECT length(printf('%*s', '1000000000', 'x')) AS found",
    "many that are not quite as wide": "SELECT length(printf('%9000000d%9000000d', 1, 1)) AS found",
    "a blob": "SELECT hex(zeroblob(400000000)) AS found",
    "random signs": "SELECT length(randomblob(400000000)) AS found",
    "rows joined": f"SELECT group_concat(printf('%.*c', 9000000, 'x')) AS found FROM ({ENDLESS.replace('count(*) AS found', 'i')} LIMIT 9)",
    "rows without end": "WITH RECURSIVE n(x) AS (SELECT printf('%.*c', 900000, 'x') UNION ALL SELECT x FROM n) SELECT x AS found FROM n",
    "rows without end inside": "WITH RECURSIVE n(i, x) AS (SELECT 1, zeroblob(900000) UNION SELECT i + 1, zeroblob(900000) FROM n) SELECT count(*) AS found FROM n",
    "more statements than can be held": f"WITH a0 AS (SELECT 1 AS x), {NESTED} SELECT count(*) AS found FROM a22",
}


@pytest.fixture
def ask_report(make_corpus: Any) -> Callable[..., Result]:
    """Ask a SELECT as a report of a user's own; `command` is what comes before its name."""
    measures = make_corpus({})

    def ask(sql: str, *arguments: str, command: tuple[str, ...] = ("report",)) -> Result:
        (measures.parent / "reports").mkdir(exist_ok=True)
        (measures.parent / "reports" / "own.sql").write_text(
            f"-- title: Own\n{sql}\n", encoding="utf-8"
        )
        return run_inside(*command, "own", "--measures", str(measures), *arguments)

    return ask


def _is_refused(result: Result) -> bool:
    return (
        (result.code, result.out) == (2, "")
        and result.err.startswith("error: ")
        and ("the query makes a text or blob of more than" in result.err or "memory" in result.err)
        and len(result.err.splitlines()) <= 3
    )


@pytest.mark.parametrize("sql", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_takes_too_much_is_refused(ask: Any, sql: str) -> None:
    result = ask("sql", sql)
    assert _is_refused(result), result


@pytest.mark.parametrize("what", ["a text of a gigabyte", "rows without end"])
def test_a_report_that_takes_too_much_is_refused(ask_report: Any, what: str) -> None:
    result = ask_report(TOO_MUCH[what])
    assert _is_refused(result), result


def test_after_a_question_that_took_too_much_others_are_answered(ask: Any) -> None:
    ask("sql", TOO_MUCH["rows without end inside"])
    assert ask("sql", "SELECT count(*) FROM measure").lines == ["58"]
    assert ask("list").code == 0


def test_a_question_without_end_is_stopped(ask: Any, ask_report: Any, tmp_path: Path) -> None:
    export = ("export", "xlsx", "-o", str(tmp_path / "own.xlsx"), "--report")
    for result in (
        ask("sql", ENDLESS, "--timeout", "0.5"),
        ask_report(ENDLESS, "--timeout", "0.5s"),
        ask_report(ENDLESS, "--timeout", "0.5", command=export),
    ):
        assert (result.code, result.out) == (2, "")
        assert (
            "error: the query was stopped after 0.5 s\n  raise the limit with --timeout SECONDS"
            in result.err
        )
    assert not (tmp_path / "own.xlsx").exists()


def test_the_environment_can_say_how_long_a_question_may_take(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OBLIGATIONS_TIMEOUT", "0.5")
    assert "stopped after 0.5 s" in ask("sql", ENDLESS).err


def test_without_a_limit_a_question_is_answered_all_the_same(ask: Any) -> None:
    assert ask("sql", "SELECT count(*) FROM measure", "--timeout", "0").lines == ["58"]


@pytest.mark.parametrize("seconds", ["soon", "-1", "1e9", "99999999", "nan", "１"])
def test_what_is_no_number_of_seconds_is_refused(ask: Any, seconds: str) -> None:
    result = ask("sql", "SELECT 1", f"--timeout={seconds}")
    assert (result.code, result.out) == (2, "")
    assert "is not a number of seconds" in result.err


def test_what_cannot_be_interrupted_is_ended_in_time() -> None:
    began = time.monotonic()
    result = run_process("sql", STUCK, "--timeout", "1")
    assert (result.code, result.out) == (2, "")
    assert "error: the query was stopped after 1 s" in result.err
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("sql", [ENDLESS, STUCK], ids=["endless", "stuck"])
def test_ctrl_c_ends_a_question_at_once(sql: str) -> None:
    assert interrupt(start("sql", sql)) == (130, "", "")


@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA database_list",
        "SELECT file FROM pragma_database_list",
        "SELECT fts3_tokenizer('simple')",
        "SELECT fts3_tokenizer('x', x'00')",
    ],
)
def test_what_shows_a_path_or_an_address_is_denied(ask: Any, sql: str) -> None:
    result = ask("sql", sql)
    assert (result.code, result.out) == (2, "")
    assert "only SELECT statements are allowed" in result.err


def describe(ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except sqlite3.Error as error:
        return str(error)


@given(
    st.lists(
        st.sampled_from(
            [
                "%",
                "d",
                "s",
                "*",
                ".",
                "5",
                "0",
                "-",
                "+",
                "!",
                ",",
                "f",
                "q",
                "Q",
                "c",
                "x",
                "l",
                " ",
                "港",
                "u",
                "g",
            ]
        ),
        max_size=12,
    ),
    st.lists(
        st.none()
        | st.integers(-100, 100)
        | st.floats(-9, 9)
        | st.text(max_size=4)
        | st.binary(max_size=4),
        max_size=4,
    ),
)
@example(["%", "q"], [b"\x80"])
def test_printf_gives_what_it_gives_in_sqlite(signs: list[str], values: list[Any]) -> None:
    names = [f":p{at}" for at in range(len(values) + 1)]
    query = f"SELECT quote(printf({', '.join(names)}))"
    given = {name[1:]: value for name, value in zip(names, ["".join(signs), *values], strict=True)}
    with (
        closing(sqlite3.connect(":memory:")) as plain,
        closing(sqlite3.connect(":memory:")) as bounded,
    ):
        for one in (plain, bounded):  # what a blob prints need be no UTF-8
            one.text_factory = partial(str, encoding="utf-8", errors="replace")
        assert describe(lambda: run_untrusted(bounded, query, given)[1]) == describe(
            lambda: plain.execute(query, given).fetchall()
        )
