"""How wide lines are: on a terminal, in a pipe, in a file; on stdout and on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.text import Text

from running import run_on_terminal, run_process

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = ("list", "--dept", "Ministry of Overseas Warehouses and Commerce of the Provinces")


def test_on_a_terminal_an_error_wraps_between_words(ask: Any) -> None:
    for lang in ("en", "zh"):
        lines = ask("search", "海外仓琏", "--lang", lang).err.splitlines()
        shown = run_on_terminal(
            "search", "海外仓琏", "--format", "jsonl", "--lang", lang, width=50, errors=True
        ).splitlines()
        assert max(map(cell_len, shown)) <= 50
        assert len(shown) > len(lines)
        joined = "".join(line.strip() for line in shown)
        assert joined.replace(" ", "") == "".join(lines).replace(" ", "")
        words = {word for line in lines for word in line.split()}
        assert lang == "zh" or {word for line in shown for word in line.split()} == words
    refused = ask(*UNKNOWN).err
    shown = run_on_terminal(*UNKNOWN, width=50, code=2, errors=True)
    assert shown != refused
    assert shown.split() == refused.split()
    assert max(map(len, shown.splitlines())) <= 50


def test_a_command_and_a_path_stay_whole_for_copying(ask: Any) -> None:
    command = ask("show", "国办发〔2021〕24号").err.splitlines()[-1]
    shown = run_on_terminal("show", "国办发〔2021〕24号", width=14, code=2, errors=True)
    assert command in shown.splitlines()
    then = "see: obligations list --help"
    shown = run_on_terminal("list", "--document", width=14, code=2, errors=True)
    assert f"  {then}" in shown.splitlines()
    path = f"/tmp{'/a-long-folder' * 8}"
    assert path in run_on_terminal("list", "--measures", path, width=40, code=2, errors=True)


def test_in_a_pipe_a_line_stays_a_line(ask: Any) -> None:
    assert run_process(*UNKNOWN, COLUMNS="40").err == ask(*UNKNOWN).err


def test_a_page_in_a_pager_is_as_wide_as_the_terminal_and_in_a_file_always_the_same(
    ask: Any, tmp_path: Path
) -> None:
    question = ("show", "2021-m07", "--format", "table")
    for width in (60, 100):
        paged = run_on_terminal(*question, width=width, errors=True, through="| cat")
        assert width - 20 < max(map(cell_len, paged.splitlines())) <= width
        file = tmp_path / f"{width}.txt"
        run_on_terminal(*question, width=width, errors=True, through=f">{file}")
        assert file.read_text("utf-8") == ask(*question).out


def test_the_lines_of_a_page_are_never_longer_than_can_be_read() -> None:
    for question in (("show", "2024-m08"), ("trace", "2024-m08"), ("departments", "gacc")):
        shown = Text.from_ansi(run_on_terminal(*question, width=200)).plain
        assert 100 < max(map(cell_len, shown.splitlines())) <= 120
