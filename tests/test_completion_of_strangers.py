"""Tab on what a stranger wrote: in real shells no name runs anything, and each comes out as the argument that it is."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from running import REGISTRY, run_process

if TYPE_CHECKING:
    from pathlib import Path

if os.name == "nt":
    pytest.skip("there are no terminals of this kind", allow_module_level=True)

from shells import open_shell

NAMES = (
    r"Zed0 \$(touch RAN) office",
    "Zed1 $(touch RAN) office",
    "Zed2 `touch RAN` office",
    'Zed3 "; touch RAN; " office',
    "Zed4 '; touch RAN; ' office",
    r"Zed5 \`touch RAN\` \\$(touch RAN) \'\" office",
    "Zed6 & touch RAN | touch RAN ; touch RAN < RAN > RAN # office",
    "Zed7 * ? [a-z] {b,c} +(touch) ~ % ^ = : @ office",
    "Zed8 [/bold] [link=x] a:b:c office",
    "Zed9 ! touch !! office",
)
QUOTES = {"bash": ("", "'", '"'), "zsh": ("", "'", '"'), "fish": ("", "'", '"')}


@pytest.fixture
def hostile(make_corpus: Any) -> Path:
    """A folder whose registry has these names, and with files named so that a pattern would find them."""
    listed = "".join(
        f"  - {{id: zed{at}, kind: office, level: central, name: {{en: {_quote(name)}}}}}\n"
        for at, name in enumerate(NAMES)
    )
    folder = make_corpus({"departments.yaml": REGISTRY + listed}).parent
    (folder / "Zed7 $(touch RAN) +(touch) office").write_text("", encoding="utf-8")
    (folder / "Zed1 $(touch RAN) office").write_text("", encoding="utf-8")
    return folder


def _quote(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


@pytest.mark.parametrize(
    ("shell", "quote"), [(shell, quote) for shell, quotes in QUOTES.items() for quote in quotes]
)
def test_a_name_is_completed_as_the_text_that_it_is(
    shell: str, quote: str, hostile: Path, tmp_path: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    before = set(hostile.rglob("*"))
    with open_shell(shell, hostile, tmp_path / "scratch") as opened:
        for at, name in enumerate(NAMES):
            called = opened.complete(f"obligations list --dept {quote}Zed{at}")
            assert not set(hostile.rglob("*RAN")) - before, name
            if "!" in name and quote == '"' and shell == "bash":  # nothing escapes it there
                assert called is None
            else:
                assert called == ["list", "--dept", name]


def test_a_line_break_or_a_control_in_a_name_is_never_offered(make_corpus: Any) -> None:
    listed = '  - {id: zed, kind: office, level: central, name: {en: "Zed\\nrm -rf x", zh: "Zed\\u202ex"}}\n'
    measures = make_corpus({"departments.yaml": REGISTRY + listed})
    for shell in ("bash", "zsh", "fish", "powershell"):
        result = run_process(
            _OBLIGATIONS_COMPLETE=f"complete_{shell}",
            COMP_WORDS="obligations\nlist\n--dept\nZe",
            COMP_CWORD="3",
            _TYPER_COMPLETE_ARGS="obligations list --dept Ze",
            _TYPER_COMPLETE_WORD_TO_COMPLETE="Ze",
            _TYPER_COMPLETE_FISH_ACTION="get-args",
            OBLIGATIONS_MEASURES=str(measures),
        )
        assert (result.code, result.out, result.err) == (0, "", "")


def test_powershell_is_offered_what_stands_between_its_quotes_and_nothing_with_a_quote(
    hostile: Path,
) -> None:
    def ask(word: str) -> list[str]:
        line = f"obligations list --dept {word}"
        variables = {
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": word,
            "_OBLIGATIONS_COMPLETE": "complete_powershell",
        }
        return [line.partition(":::")[0] for line in run_process(cwd=hostile, **variables).lines]

    assert ask("Zed1") == [f"'{NAMES[1]}'"]
    assert ask("harb") == ["harbour"]
    assert ask("Zed3") == ask("Zed4") == ask("Zed5") == []


@pytest.mark.parametrize(
    "environment",
    [
        {"COMP_CWORD": "abc", "COMP_WORDS": "obligations\nlis"},
        {"COMP_CWORD": "\u00b2", "COMP_WORDS": "obligations\nlis"},
        {"COMP_CWORD": "9" * 5000, "COMP_WORDS": "obligations\nlis"},
        {"COMP_CWORD": "-1", "COMP_WORDS": "obligations"},
        {"COMP_CWORD": "1"},
        {"COMP_WORDS": "obligations\nlis"},
        {"COMP_WORDS": "obligations\nlist\n--dept\n'", "COMP_CWORD": "3"},
        {},
    ],
)
def test_whatever_the_environment_says_completion_ends_in_silence_or_words(
    environment: dict[str, str],
) -> None:
    result = run_process(_OBLIGATIONS_COMPLETE="complete_bash", **environment)
    assert (result.code, result.err) == (0, "")


def test_the_word_that_is_typed_is_the_last_one_where_the_environment_does_not_say() -> None:
    result = run_process(
        _OBLIGATIONS_COMPLETE="complete_bash", COMP_CWORD="abc", COMP_WORDS="obligations\nlis"
    )
    assert result.lines == ["list"]
