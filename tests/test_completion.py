"""Shell completion: what is offered, and that a real shell can use it."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from obligations.cli.group import build_command
from obligations.compiling import open_compiled
from obligations.query.departments import find_department
from obligations.query.name_completion import offer_names
from obligations.query.session import Question
from obligations.report.find import list_report_names
from obligations.workspace import find_workspace
from running import ROOT, Result, run_command, run_inside, run_process

BIN = Path(sys.executable).parent


def complete(*words: str, **environment: str) -> list[str]:
    """Ask as bash does: the last word is the one being typed."""
    asked = {
        "_OBLIGATIONS_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(["obligations", *words]),
        "COMP_CWORD": str(len(words)),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (asked | environment).items():
            patch.setenv(name, value)
        result = run_inside()
    assert result.err == ""
    return result.lines


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("lis",), "list"),
        (("show", "2021-m0"), "2021-m07"),
        (("show", "2021-m06."), "2021-m06.8"),
        (("list", "--dept", "ga"), "gacc"),
        (("list", "--dept", "GAC"), "GACC"),
        (("list", "--dept", "海"), "海关总署"),
        (("list", "--dept", "General Adm"), r"General\ Administration\ of\ Customs"),
        (("list", "--dept", "Cus"), "Customs"),
        (("list", "--dept", "海"), "海关"),
        (("list", "--dept", "海关总署,商"), "海关总署,商务部"),
        (("list", "--role", "牵"), "牵头"),
        (("list", "--role", "lead,c"), "lead,co"),
        (("list", "--state", "待"), "待确认"),
        (("list", "--topic", "over"), "overseas-warehouses"),
        (("list", "--topic", "海外"), "海外仓"),
        (("list", "--topic", "tax,海外"), "tax,海外仓"),
        (("list", "--for", "企"), "企业"),
        (("list", "--document", "2021,20"), "2021,2024"),
        (("list", "--state", "un"), "unconfirmed"),
        (("list", "--for", "co"), "companies"),
        (("list", "--document", "20"), "2021"),
        (("list", "--links-to", "2015-m1"), "2015-m12"),
        (("list", "--columns", "id,ti"), "id,title"),
        (("list", "--sort", "id,-st"), "id,-state"),
        (("list", "--de"), "--dept"),
        (("due", "--format", "j"), "jsonl"),
        (("departments", "cb"), "cbirc"),
        (("check", "--select", "OB2,OB20"), "OB2,OB201"),
        (("check", "--ignore", "OB70"), "OB701"),
    ],
    ids=" ".join,
)
def test_the_shell_is_offered_what_the_data_knows(words: tuple[str, ...], offered: str) -> None:
    assert offered in complete(*words)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("gauge-plan-m08.t2",), ["gauge-plan-m08.t2", "gauge-plan-m08.t2@2026-07"]),
        (("gauge-plan-m08.t2", "@", "2026-1"), ["@2026-10", "@2026-11", "@2026-12"]),
        (("gauge-plan-m08.t2", "@"), ["@2026-07", "@2026-08"]),
    ],
    ids=" ".join,
)
def test_of_a_target_that_recurs_its_occurrences_are_offered_where_bash_breaks_the_word(
    words: tuple[str, ...], offered: list[str]
) -> None:
    found = complete("show", *words, OBLIGATIONS_MEASURES=str(ROOT / "examples" / "river-gauges"))
    assert found[: len(offered)] == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("show", "se"), ["seven", "seventeen"]),
        (("show", "--document", "2021", "二十五"), ["二十五"]),
        (("show", "--document", "2015", "se"), []),
        (("show", "2021-m07"), ["2021-m07"]),  # an id goes first
        (("trace", "seventee"), ["seventeen"]),
        (("progress", "add", "seventee"), ["seventeen"]),
        (("progress", "log", "seventee"), ["seventeen"]),
        (("list", "--links-to", "seventee"), ["seventeen"]),
    ],
    ids=" ".join,
)
def test_numbers_as_printed_are_offered_where_no_id_begins_so(
    words: tuple[str, ...], offered: list[str]
) -> None:
    found = complete(*words)
    assert found[: len(offered)] == offered
    assert bool(found) is bool(offered)


def test_overdue_is_offered_where_a_document_says_that_all_is_recorded() -> None:
    assert complete("due", "--state", "o") == []
    folder = str(ROOT / "examples" / "parcel-company")
    assert complete("due", "--state", "met,o", OBLIGATIONS_MEASURES=folder) == ["met,overdue"]


def test_branches_and_tags_of_the_repository_are_offered(make_corpus: Any, tmp_path: Path) -> None:
    measures = make_corpus({})
    for command in ("init -q", "add -A", "-c user.name=A -c user.email=a@b commit -qm A", "branch -q later", "tag v1"):  # fmt: skip
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    assert complete("diff", "v1", "la", OBLIGATIONS_MEASURES=str(measures)) == ["later"]
    assert complete("check", "--base", "v", OBLIGATIONS_MEASURES=str(measures)) == ["v1"]


def test_the_body_with_most_measures_stands_first_by_its_shortest_name() -> None:
    assert complete("list", "--dept", "Cus")[0] == "Customs"
    assert complete("list", "--dept", "海")[0] == "海关"


def test_every_name_that_is_offered_is_understood_as_the_body_it_is_offered_for() -> None:
    with closing(open_compiled(find_workspace(ROOT / "measures"))) as connection:
        connection.row_factory = sqlite3.Row
        question = Question(connection, date(2026, 11, 23), timedelta(180))
        for typed in ("C", "Min", "国", "商", "Po"):
            offered = list(offer_names(question, typed))
            assert offered
            for name, told in offered:
                assert told in " · ".join(
                    filter(None, find_department(question, name).name.values())
                )
                assert name.casefold().startswith(typed.casefold())


def test_inside_quotes_nothing_is_escaped() -> None:
    assert "Ministry of Commerce" in complete("list", "--dept", '"Ministry of Com')


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_itself_completes_a_name_with_spaces() -> None:
    script = 'eval "$(obligations --show-completion bash)"; COMP_WORDS=(obligations list --dept "Ministry\\\\ of\\\\ Comme"); COMP_CWORD=3'
    script += '; _obligations_completion obligations; printf "%s\\n" "${COMPREPLY[@]}"'
    done = run_in_shell("bash", "--norc", "-c", script)
    assert (done.code, done.lines) == (0, [r"Ministry\ of\ Commerce"])


def run_in_shell(*shell: str) -> Result:
    """Run a shell that finds the program, and that need not be the one which runs the tests."""
    path = f"{BIN}:{os.environ['PATH']}"
    return run_command(*shell, PATH=path, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_shows_the_name_as_help() -> None:
    script = "obligations --show-completion fish | source; complete --do-complete 'obligations list --dept gac'"
    done = run_in_shell("fish", "--no-config", "-c", script)
    assert "gacc\tGeneral Administration of Customs · 海关总署" in done.out


def test_without_measures_completion_is_silent(tmp_path: Path) -> None:
    result = run_process(
        _OBLIGATIONS_COMPLETE="complete_bash",
        COMP_WORDS="obligations\nshow\n20",
        COMP_CWORD="2",
        OBLIGATIONS_MEASURES=str(tmp_path),
    )
    assert (result.code, result.out.strip(), result.err) == (0, "", "")


# Every command that takes --columns, with the least that it needs.
ANSWERS = [
    "list", "list --rows action", "list --rows obligation", "due", "search tax", "documents", "departments", "progress log", "trace 2021-m07",
    "sql 'SELECT id, dated AS day FROM document'", "report", *(f"report {name}" for name in list_report_names(())),
]  # fmt: skip


def test_every_command_with_columns_is_tried() -> None:
    root = build_command()
    commands = [root.get_command(None, name) for name in root.list_commands(None)]
    commands += [root.get_command(None, "progress").get_command(None, "log")]
    taking = {
        command.name
        for command in commands
        if any("--columns" in parameter.opts for parameter in command.params)
    }
    assert taking == {shlex.split(answer)[0].replace("progress", "log") for answer in ANSWERS}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_columns_that_are_offered_are_those_there_are(ask: Any, answer: str) -> None:
    words = shlex.split(answer)
    typed = [shlex.quote(word) for word in words]
    offered = [word.removeprefix("id,") for word in complete(*typed, "--columns", "id,")]
    told = ask(*words, "--columns", "qqqq", "--format", "csv").err.splitlines()[1]
    known = told.partition(": ")[2].split(", ")
    assert offered == known
    assert complete(*typed, "--sort", f"id,-{known[0]}")[0] == f"id,-{known[0]}"


def test_a_heading_that_is_being_typed_is_completed() -> None:
    assert complete("list", "--columns", "编号,责") == ["编号,责任单位"]
    assert complete("list", "--rows", "action", "--columns", "约") == ["约束力"]
