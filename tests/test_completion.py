"""Shell completion: what is offered, and that a real shell can use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from running import run_process

BIN = Path(sys.executable).parent


def complete(*words: str) -> list[str]:
    """Ask as bash does: the last word is the one being typed."""
    result = run_process(_OBLIGATIONS_COMPLETE="complete_bash", COMP_WORDS="\n".join(["obligations", *words]), COMP_CWORD=str(len(words)))
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
        (("list", "--topic", "over"), "overseas-warehouses"),
        (("list", "--state", "un"), "unconfirmed"),
        (("list", "--for", "co"), "companies"),
        (("list", "--document", "20"), "2021"),
        (("list", "--links-to", "2015-m1"), "2015-m12"),
        (("list", "--columns", "id,ti"), "id,title"),
        (("list", "--sort", "id,-st"), "id,-state"),
        (("list", "--de"), "--dept"),
        (("due", "--format", "j"), "jsonl"),
        (("departments", "cb"), "cbirc"),
    ],
    ids=" ".join,
)
def test_the_shell_is_offered_what_the_data_knows(words: tuple[str, ...], offered: str) -> None:
    assert offered in complete(*words)


def test_inside_quotes_nothing_is_escaped() -> None:
    assert "Ministry of Commerce" in complete("list", "--dept", '"Ministry of Com')


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_itself_completes_a_name_with_spaces() -> None:
    script = 'eval "$(obligations --show-completion bash)"; COMP_WORDS=(obligations list --dept "Ministry\\\\ of\\\\ Comme"); COMP_CWORD=3'
    script += '; _obligations_completion obligations; printf "%s\\n" "${COMPREPLY[@]}"'
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.splitlines() == [r"Ministry\ of\ Commerce"]


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_shows_the_name_as_help() -> None:
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = "obligations --show-completion fish | source; complete --do-complete 'obligations list --dept gac'"
    done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert "gacc\tGeneral Administration of Customs · 海关总署" in done.stdout


def test_without_measures_completion_is_silent(tmp_path: Path) -> None:
    result = run_process(
        _OBLIGATIONS_COMPLETE="complete_bash", COMP_WORDS="obligations\nshow\n20", COMP_CWORD="2", OBLIGATIONS_MEASURES=str(tmp_path)
    )
    assert (result.code, result.out.strip(), result.err) == (0, "", "")
