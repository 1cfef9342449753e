"""What the program says in English is whole: each message, hint, note and help is a sentence that
stands where it is said, with named places for its values, so that a table can find it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from obligations.check.rule import Problem
from obligations.check.run import check_place
from obligations.check.settings import choose_settings
from obligations.compiling import open_compiled
from obligations.findings import Finding, OptionError, UserError
from obligations.forms.statements import CellProblem
from obligations.places import find_places
from obligations.query.left_out import find_left_out
from obligations.query.session import ask
from obligations.sentences import Sentence, tell
from obligations.workspace import find_workspace
from running import ROOT, list_named_places

SOURCES = ROOT / "src" / "obligations"
# What takes sentences, each by its place and its name.
TAKERS = {
    "UserError": {0: "message", 1: "hint"},
    "Problem": {1: "message", 2: "hint"},
    "Finding": {1: "message", 4: "hint"},
    "OptionError": {1: "problem", 2: "hint"},
    "UnknownDepartmentError": {0: "message", 1: "hint"},
    "DateError": {0: "message", 1: "hint"},
    "CellProblem": {1: "message", 2: "hint"},
    "ValueError": {0: ""},
    "warn": {0: ""},
    "print_error": {0: "message", 1: "hint"},
    "print_line": {0: ""},
}
# Two words: what has them is wording, and no value.
WORDING = re.compile("[A-Za-z]{2} [A-Za-z]{2}")

Module = tuple[str, ast.Module]


def list_sources() -> Iterator[Module]:
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def name_called(node: ast.AST) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name
    return ""


def list_taken(call: ast.Call) -> Iterator[ast.expr]:
    """Yield what a call gives where a sentence belongs."""
    takes = TAKERS.get(name_called(call), {})
    yield from (given for at, given in enumerate(call.args) if at in takes)
    yield from (each.value for each in call.keywords if each.arg in takes.values())


def is_pieced(node: ast.expr) -> bool:
    """Whether a text is put together where it is said, or said without `tell`."""
    match node:
        case ast.JoinedStr() | ast.BinOp() | ast.Constant(value=str()):
            return True
        case ast.BoolOp(values=either):
            return any(map(is_pieced, either))
        case ast.IfExp(body=one, orelse=other):
            return is_pieced(one) or is_pieced(other)
    return name_called(node) in ("join", "format", "replace", "removesuffix", "lower", "say_count")


def list_assigned(module: ast.Module) -> Iterator[tuple[str, ast.expr, ast.AST]]:
    """Yield each name that is given a value in a function, with the value and the function."""
    for function in ast.walk(module):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    yield name, value, function
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    pairs = zip(names, values, strict=False)
                    yield from ((n.id, v, function) for n, v in pairs if isinstance(n, ast.Name))


def find_pieced(name: str, module: ast.Module) -> list[str]:
    """Return the places where something is said that no table could find."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    taken = [given for call in calls for given in list_taken(call)]
    for named, value, function in list_assigned(module):
        within = {id(node) for node in ast.walk(function)}
        if any(
            isinstance(one, ast.Name) and one.id == named and id(one) in within for one in taken
        ):
            taken.append(value)
    return sorted({f"{name}:{one.lineno}: {ast.unparse(one)}" for one in taken if is_pieced(one)})


def find_untold(name: str, module: ast.Module) -> list[str]:
    """Return the places where `tell` is given no whole sentence, or not the values of its places."""
    return [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and names_tell(node.func) and not is_whole(node)
    ]


def names_tell(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "tell"


def is_whole(call: ast.Call) -> bool:
    given = {each.arg: each.value for each in call.keywords}
    one = given.pop("one", call.args[0] if call.args else None)
    match call.args, one:
        case [ast.Constant(value=str(text))], ast.Constant(value=str(single)):
            places = list_named_places(text) | list_named_places(single)
            fits = places <= given.keys() and given.keys() - places <= {"count"}
            counts = text == single or "count" in given
            return fits and counts and not any(map(is_wording, given.values()))
    return False


def is_wording(value: ast.expr) -> bool:
    """Whether a value is a piece of a sentence, or a list that the sentence could write itself."""
    if name_called(value) in ("join", "say_count"):
        return True
    return isinstance(value, ast.JoinedStr) and bool(WORDING.search(ast.unparse(value)))


def find_pieced_help(name: str, module: ast.Module) -> list[str]:
    """Return the helps that are put together: of options, of arguments and of filters."""
    helps = [
        each.value
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for each in node.keywords
        if each.arg == "help"
    ]
    helps += [
        node.args[2]
        for node in ast.walk(module)
        if name_called(node) == "Filter" and isinstance(node, ast.Call) and len(node.args) > 2
    ]
    return [
        f"{name}:{one.lineno}: {ast.unparse(one)}"
        for one in helps
        if is_pieced(one) and not isinstance(one, ast.Constant)
    ]


def test_each_sentence_is_told_whole() -> None:
    assert [place for name, module in list_sources() for place in find_pieced(name, module)] == []


def test_each_sentence_stands_where_it_is_told_with_a_value_for_each_place() -> None:
    assert [place for name, module in list_sources() for place in find_untold(name, module)] == []


def test_each_help_stands_whole() -> None:
    assert [
        place for name, module in list_sources() for place in find_pieced_help(name, module)
    ] == []


@pytest.mark.parametrize(
    "code",
    [
        "def f(x):\n    raise UserError(f'{x} is a folder')",
        "def f(x):\n    raise UserError('it is a folder')",
        "def f(x):\n    raise UserError(x + ' is a folder')",
        "def f(x):\n    raise UserError('%s is a folder' % x)",
        "def f(x):\n    raise UserError(tell('a folder'), hint=f'leave {x} out')",
        "def f(x):\n    raise OptionError('--date', f'{x} is in the future')",
        "def f(x):\n    raise ValueError('{} is no date'.format(x))",
        "def f(x):\n    msg = f'{x} is no date'\n    raise ValueError(msg)",
        "def f(x):\n    yield Problem((), tell('ends early'), x or 'leave it out')",
        "def f(x):\n    said, hint = tell('ends early'), 'leave it out'\n    yield Problem((), said, hint)",
        "def f(x):\n    return Finding('OB101', ', '.join(x), 'a.yaml')",
        "def f(x):\n    warn(f'left out: {x}')",
        "def f(x):\n    warn(say_count(x, 'file'))",
    ],
)
def test_each_way_to_piece_a_sentence_together_is_seen(code: str) -> None:
    assert find_pieced("x.py", ast.parse(code)) != []


@pytest.mark.parametrize(
    "code",
    [
        "tell(f'{x} is a folder', x=x)",
        "tell('a folder' + x)",
        "tell(MESSAGE, name=name)",
        "tell('{name} is a folder')",
        "tell('{name} is a folder', path=path)",
        "tell('{name} is a folder', name=name, path=path)",
        "tell('{rows} rows', one='1 row', rows=rows)",
        "tell('{count} rows', one=f'{one} row', count=count)",
        "tell('known: {words}', words=', '.join(words))",
        "tell('{name} {fault}', name=name, fault=f'is in {folder}')",
        "tell('in {files}', files=say_count(number, 'file'))",
    ],
)
def test_each_way_to_tell_less_than_a_whole_sentence_is_seen(code: str) -> None:
    assert find_untold("x.py", ast.parse(code)) != []


@pytest.mark.parametrize(
    "code",
    [
        "tell('it is a folder')",
        "tell('{name!r} is a folder', name=name)",
        "tell('{count:,} rows', one='1 row', count=number)",
        "tell('{names:, | and } differ', one='{names} differs', names=names, count=len(names))",
        "tell('known: {words:, }', words=sorted(words))",
        "tell('{place}: {message}', place=f'{path}:{line}', message=error.message)",
        "report.tell()",
    ],
)
def test_whole_sentences_are_let_through(code: str) -> None:
    assert find_untold("x.py", ast.parse(code)) == []


def test_what_takes_a_sentence_says_so_to_the_type_checker() -> None:
    # So that mypy holds what goes through a function or a table on its way there.
    for taker, names in (
        (Finding, ("message", "hint")),
        (Problem, ("message", "hint")),
        (CellProblem, ("message", "hint")),
        (UserError.__init__, ("message", "hint")),
        (OptionError.__init__, ("problem", "hint")),
    ):
        declared = [taker.__annotations__[name] for name in names]
        told = {getattr(one, "__forward_arg__", one) for one in declared}
        assert told <= {"Sentence", "Sentence | None"}


def test_a_sentence_reads_as_it_is_and_remembers_what_it_was_made_of() -> None:
    said = tell("{name!r} has {count:,} rows", one="{name!r} has 1 row", name="a", count=1200)
    assert said == "'a' has 1,200 rows"
    assert said.template == "{name!r} has {count:,} rows"
    assert said.values == {"name": "a", "count": 1200}
    assert said.renew(name="b", count=1) == "'b' has 1 row"


@pytest.mark.parametrize(
    ("things", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_written_by_the_signs_of_its_place(things: list[str], said: str) -> None:
    assert tell("{things:, | and }", things=things) == said
    assert tell("{things:; }", things=things) == "; ".join(things)


def test_an_error_gives_back_the_sentence_it_was_raised_with() -> None:
    said = tell("{text} is no date", text="x")
    assert str(ValueError(said)) is said
    assert OptionError("--date", said).message == "--date: x is no date"


def test_findings_that_were_kept_are_still_sentences(make_corpus: Callable[..., Path]) -> None:
    measures = make_corpus({"2031.yaml": "id: 2031\ndated: soon\ntitle: {en: Lamps}\nkind: plan\n"})
    settings = choose_settings(measures, (), ())
    first, again = (
        [
            said
            for one in check_place(find_places([measures])[0], date(2031, 1, 1), settings).found
            for said in (one.finding.message, one.finding.hint)
        ]
        for _ in range(2)
    )
    assert "'soon' is not a day" in first
    assert first == again
    assert [take_apart(said) for said in first] == [take_apart(said) for said in again]


def test_what_is_left_out_of_an_answer_is_told_in_sentences(
    make_corpus: Callable[..., Path],
) -> None:
    measures = make_corpus({"2031.yaml": "id: 2031\ndated: soon\ntitle: {en: Lamps}\nkind: plan\n"})
    with closing(open_compiled(find_workspace(measures))) as connection:
        question = ask(connection, date(2031, 1, 1), timedelta())
        told = [one.message for one in find_left_out(question)]
    assert ("{text!r} is not a day", None, ["soon"]) in map(take_apart, told)
    assert all(isinstance(said, Sentence) for said in told)


def take_apart(said: Sentence | None) -> tuple[str, str | None, list[object]] | None:
    """Return what a sentence was made of, the sentences among its values taken apart too."""
    if said is None:
        return None
    values = [list(value) if isinstance(value, tuple) else value for value in said.values.values()]
    return (
        said.template,
        said.one,
        [take_apart(value) if isinstance(value, Sentence) else value for value in values],
    )
