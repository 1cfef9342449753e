"""Every regular expression of the program takes time in proportion to the text, whatever the text: none has two ways through it."""

from __future__ import annotations

import ast
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import obligations

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCE = Path(obligations.__file__).parent
_FUNCTIONS = ("compile", "fullmatch", "match", "search", "sub", "subn", "split", "findall", "finditer")
_MODULES = sorted(path.relative_to(_SOURCE).with_suffix("").as_posix().replace("/", ".") for path in _SOURCE.rglob("*.py"))
_SIGNS = 4_000
_SUSPECT = 0.004  # seconds: once through so many signs takes a tenth of it, all pairs of them ten times as much
_MOST_GROWTH = 3.0  # of a doubled text; of all pairs it would be 4
def _list_expressions() -> Iterator[tuple[str, str, int]]:
    """Give each expression that is written in the source: its module, its text, its flags."""
    for name in _MODULES:
        if name == "__main__":
            continue
        whole = "obligations" if name == "__init__" else f"obligations.{name.removesuffix('.__init__')}"
        tree = ast.parse((_SOURCE / f"{name.replace('.', '/')}.py").read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
        for call in calls:
            if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "re" and call.func.attr in _FUNCTIONS:
                yield whole, ast.unparse(call.args[0]), _read_flags(call)


def _read_flags(call: ast.Call) -> int:
    found = re.findall(r"re\.(DOTALL|IGNORECASE|MULTILINE|VERBOSE)", ast.unparse(call))
    return int(sum(getattr(re, name) for name in found))


EXPRESSIONS = sorted(set(_list_expressions()))


def _read(module: str, written: str, flags: int) -> re.Pattern[str] | None:
    """Give an expression as its module sees it; None for one that a function puts together of what it was given."""
    names = vars(__import__(module, fromlist=["_"]))
    try:
        return re.compile(eval(written, dict(names)), flags)
    except NameError:
        return None


def _list_texts(pattern: str, size: int) -> Iterator[str]:
    """Give long texts that the expression may go astray in: what it names itself, and blanks, again and again, with an end that spoils it."""
    named = sorted({sign for sign in re.sub(r"\\[a-zA-Z]|\(\?P<\w+>", "", pattern) if sign.isprintable()})
    units = [
        *named[:40],
        " ",
        "\t",
        "\n",
        "a",
        "1",
        "\u4e00",
        "a ",
        "a.",
        "a-",
        "1-",
        ". ",
        "''",
        '"',
        "[",
        "--",
        "# ",
        "| ",
        " |",
        ";a",
        "\\",
    ]
    for unit in dict.fromkeys(units):
        body = unit * (size // len(unit))
        for before in ("", "a", "--", "-- title: a", "# obligations: ignore", '"', "'", "[", 'near "'):
            yield f"{before}{body}\x01"
            yield f"{before}{body}"


def test_the_expressions_of_the_source_are_found() -> None:
    assert len(EXPRESSIONS) > 40
    made = [(module, written) for module, written, flags in EXPRESSIONS if _read(module, written, flags) is None]
    # The one that is put together of a name in a report: the name is a word with dots, each part is followed by at most one run of blanks.
    assert {module for module, _ in made} <= {"obligations.query.report_errors", "obligations.output.findings.excerpt"}, made


def _measure(pattern: re.Pattern[str], text: str) -> float:
    """Return the least time of some attempts: other programs make the processor slower, never faster."""
    least = float("inf")
    for _ in range(3):
        begun = time.process_time()
        pattern.findall(text)
        pattern.fullmatch(text)
        least = min(least, time.process_time() - begun)
    return least


@pytest.mark.parametrize(("module", "written", "flags"), EXPRESSIONS, ids=lambda value: str(value)[:60])
def test_an_expression_goes_through_a_text_once(module: str, written: str, flags: int) -> None:
    pattern = _read(module, written, flags)
    if pattern is None:
        return
    for at, text in enumerate(_list_texts(pattern.pattern, _SIGNS)):
        begun = time.process_time()
        pattern.findall(text)
        pattern.fullmatch(text)
        if time.process_time() - begun < _SUSPECT:
            continue
        longer = [list(_list_texts(pattern.pattern, _SIGNS * factor))[at] for factor in (1, 2, 4)]
        times = [_measure(pattern, one) for one in longer]
        growth = [later / earlier for earlier, later in pairwise(times)]
        assert max(growth) <= _MOST_GROWTH, f"{pattern.pattern!r} on {text[:20]!r}…: {growth}"
