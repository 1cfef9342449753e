"""Every regular expression of the program takes time in proportion to the text, whatever the text: none has two ways through it."""

from __future__ import annotations

import ast
import re
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import obligations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SOURCE = Path(obligations.__file__).parent
_FUNCTIONS = (
    "compile",
    "fullmatch",
    "match",
    "search",
    "sub",
    "subn",
    "split",
    "findall",
    "finditer",
)
_AT_ONE_PLACE = ("match", "fullmatch")  # looked for where a text begins, and nowhere else
_MODULES = {
    ".".join(("obligations", *path.relative_to(_SOURCE).with_suffix("").parts)).removesuffix(
        ".__init__"
    ): path
    for path in sorted(_SOURCE.rglob("*.py"))
    if path.name != "__main__.py"  # which runs the program when it is imported
}
# Only what is cut short before reaches these: what is typed as an id has at most 200 signs.
_SHORT = frozenset({"obligations.query.ids", "obligations.check.view.corpus"})
_SIGNS = 4_000
_SUSPECT = 0.004  # seconds: once through so many signs takes a tenth of it, all pairs of them ten times as much
_MOST_GROWTH = 8.0  # of a text four times as long; of all pairs it would be 16
_ATTEMPTS = 9


def _parse(module: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(_MODULES[module].read_text(encoding="utf-8"))))


def _list_calls(nodes: Iterable[ast.AST]) -> list[ast.Call]:
    """Give the calls of something's functions."""
    return [
        node
        for node in map(_spell_out, nodes)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


def _list_asked(calls: Iterable[ast.Call]) -> dict[str, set[str]]:
    """Give how each name is asked."""
    asked: dict[str, set[str]] = {}
    for call in calls:
        asked.setdefault(ast.unparse(call.func.value), set()).add(call.func.attr)  # type: ignore[attr-defined]
    return asked


@cache
def _list_asked_in_all() -> dict[str, set[str]]:
    """Give how each public name is asked in any module, as itself or as that of its module: words.MAY."""
    asked: dict[str, set[str]] = {}
    for module in _MODULES:
        for name, ways in _list_asked(_list_calls(_parse(module))).items():
            public = name.rpartition(".")[2]
            if public.isupper() and not public.startswith("_"):
                asked.setdefault(public, set()).update(ways)
    return asked


@cache
def _list_expressions(module: str) -> list[tuple[str, int, str]]:
    """Give each expression that is written in a module: its text, its flags, and how it is asked."""
    nodes = _parse(module)
    named = {
        id(node.value): ast.unparse(node.targets[0])
        for node in nodes
        if isinstance(node, ast.Assign)
    }
    calls = _list_calls(nodes)
    asked = {**_list_asked(calls), **_list_asked_in_all()}
    found = set()
    for call in calls:
        way = call.func.attr  # type: ignore[attr-defined]
        if ast.unparse(call.func.value) == "re" and way in _FUNCTIONS:  # type: ignore[attr-defined]
            ways = asked.get(named.get(id(call), ""), {"search"}) if way == "compile" else {way}
            found |= {
                (
                    ast.unparse(call.args[0]),
                    _read_flags(call),
                    "match" if one in _AT_ONE_PLACE else "findall",
                )
                for one in ways
            }
    return sorted(found)


def _spell_out(node: ast.AST) -> ast.AST:
    """Give lazy(…) as re.compile(…): they say the same."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "lazy":
        node.func = ast.Attribute(ast.Name("re"), "compile")
    return node


def _read_flags(call: ast.Call) -> int:
    found = re.findall(r"re\.(DOTALL|IGNORECASE|MULTILINE|VERBOSE)", ast.unparse(call))
    return int(sum(getattr(re, name) for name in found))


def _read(module: str, written: str, flags: int) -> re.Pattern[str] | None:
    """Give an expression as its module sees it; None for one that a function puts together of what it was given."""
    names = vars(__import__(module, fromlist=["_"]))
    try:
        return re.compile(eval(written, dict(names)), flags)
    except NameError:
        return None


def _list_texts(pattern: str) -> Iterator[Callable[[int], str]]:
    """Give texts of any length that the expression may go astray in: what it names itself, and blanks, again and again, spoiled at the end."""
    named = sorted(
        {sign for sign in re.sub(r"\\[a-zA-Z]|\(\?P<\w+>", "", pattern) if sign.isprintable()}
    )
    units = [
        *named[:24],
        " ",
        "\n",
        "a",
        "1",
        "\u4e00",
        "a ",
        "a.",
        "1-",
        ". ",
        "''",
        "--",
        "# ",
        " |",
    ]
    leading = {"--": "-- title: a", "#": "# obligations: ignore", r"\[": "["}
    beginnings = ["", "a", *(text for sign, text in leading.items() if sign in pattern)]
    for unit in dict.fromkeys(units):
        for before in beginnings:
            yield lambda size, unit=unit, before=before: f"{before}{unit * (size // len(unit))}\x01"  # type: ignore[misc]


def test_the_expressions_of_the_source_are_found() -> None:
    expressions = [(module, *one) for module in _MODULES for one in _list_expressions(module)]
    assert len(expressions) > 40
    made = [
        (module, written)
        for module, written, flags, _ in expressions
        if _read(module, written, flags) is None
    ]
    # Those that are put together of a name in a report: the name is a word with dots, each part is
    # followed by at most one run of blanks. Those of one layer in the settings, which is looked for
    # as it is written there. Those that are asked one after the other out of a
    # table, for the whole of a text of a line: of offices, and of dates. The one made of the other
    # names of one thing, which are fixed words, and the one of the signs that divide a list. Those
    # of drafting stand in tables too: the time that a whole text takes is shown by doubling it.
    known = {
        "report.sql_errors",
        "database.known_names",
        "layers",
        "check.rules.invisible_characters",
        "query.ids",
        "query.naming",
        "query.terms",
        "text.expressions",
        "text.typed_dates",
    }
    left = {module for module, _ in made if not module.startswith("obligations.drafting.")}
    assert left <= {f"obligations.{name}" for name in known}, made


def _measure(pattern: re.Pattern[str], way: str, text: str) -> float:
    begun = time.process_time()
    if way == "match":
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        pattern.findall(text)
    return time.process_time() - begun


@pytest.mark.parametrize("module", sorted(_MODULES.keys() - _SHORT))
def test_an_expression_goes_through_a_text_once(module: str) -> None:
    for written, flags, way in _list_expressions(module):
        pattern = _read(module, written, flags)
        if pattern is not None:
            _go_through_texts(pattern, way)


def _go_through_texts(pattern: re.Pattern[str], way: str) -> None:
    for make in _list_texts(pattern.pattern):
        if _measure(pattern, way, make(_SIGNS)) < _SUSPECT:
            continue
        # Other programs make the processor slower, never faster: the least of some attempts counts.
        most = _MOST_GROWTH * min(_measure(pattern, way, make(_SIGNS)) for _ in range(2))
        attempts = (_measure(pattern, way, make(_SIGNS * 4)) for _ in range(_ATTEMPTS))
        if not any(seconds <= most for seconds in attempts):
            pytest.fail(
                f"{pattern.pattern!r} on {make(20)!r}…: not within {most:.3f} s on four times the text"
            )
