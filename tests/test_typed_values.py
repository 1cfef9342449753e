"""What is typed reaches a command as Typer would have converted it, with every version of Typer, and mostly without Typer's work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from obligations.cli.group import SECTIONS, build_command
from running import run_command, run_inside, run_process

COMMANDS = [name for section in SECTIONS.values() for name in section if name != "progress"]


def make_plain(value: Any) -> Any:
    """Give a value as it reaches the command's function: Typer makes a list of several, and a path of what is annotated so."""
    return (
        [make_plain(item) for item in value]
        if isinstance(value, list | tuple)
        else str(value)
        if isinstance(value, Path)
        else value
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_value_is_what_typer_would_have_made_of_it(name: str) -> None:
    group = build_command()
    command = group.get_command(
        group.make_context("obligations", ["--help"], resilient_parsing=True), name
    )
    ctx = command.make_context(name, [], resilient_parsing=True)
    ours = {parameter.name: parameter.process_value for parameter in command.get_params(ctx)}
    for parameter in command.get_params(ctx):
        typers = type(parameter).process_value
        several = parameter.multiple or parameter.nargs == -1
        values: list[Any] = (
            [True, False]
            if getattr(parameter, "is_flag", False)
            else [("3",), ("1", "2")]
            if several
            else ["3", "0"]
        )
        for value in (
            values if parameter.callback else [*values, *([] if parameter.required else [None])]
        ):
            if parameter.name == "help":
                continue
            assert make_plain(ours[parameter.name](ctx, value)) == make_plain(
                typers(parameter, ctx, value)
            ), parameter.name


def test_a_number_is_still_converted_and_refused() -> None:
    assert run_inside("list", "--marks", "4").code == 0
    for wrong in ("x", "5", "-1", ""):
        result = run_inside("list", "--marks", wrong)
        assert (result.code, result.out) == (2, "")
        assert "--marks" in result.err


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--dept", "Customs"),
        ("due",),
        ("show", "2021-6"),
        ("trace", "2024-m08"),
        ("progress", "log", "2021"),
        ("draft", str(Path(__file__).parent / "drafting" / "layouts" / "order-rule.txt"), "--show"),
    ],
)
def test_no_question_imports_pydantic_for_what_was_typed(question: tuple[str, ...]) -> None:
    assert run_inside(*question).code == 0  # compiles
    script = "import sys; sys.modules['pydantic'] = None; from obligations.cli.main import run; sys.exit(run(sys.argv[1:]))"
    done = run_command(sys.executable, "-c", script, *question)
    assert done.code == 0, done.err


def test_a_usage_is_the_same_with_every_version_of_typer() -> None:
    lines = run_process("show", "--help").out
    assert "Usage: obligations show [OPTIONS] {ID...}\n" in lines
    assert "\n  ID...  Measures" in lines
