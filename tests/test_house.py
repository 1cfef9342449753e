"""The house: what holds for all source files, and no other tool looks at."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

import pytest

from running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = ROOT / "src"


def name_module(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {
        name_module(path): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def list_imports(node: ast.AST) -> Iterator[str]:
    """Yield what a module imports, also where only a function or an annotation needs it."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
        yield str(node.module)
    for child in ast.iter_child_nodes(node):
        yield from list_imports(child)


def find_circle(imports: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_itself_by_way_of_others(trees: dict[str, ast.Module]) -> None:
    imports = {name: set(list_imports(tree)) for name, tree in trees.items()}
    assert (
        find_circle({name: found & trees.keys() - {name} for name, found in imports.items()}) == []
    )


@pytest.mark.parametrize("kind", ["py", "sql"])
def test_no_line_is_longer_than_a_hundred_characters(kind: str) -> None:
    # What ruff says of Python, also where a line ends in an address or in a reason for an exception.
    assert [
        f"{path}:{number}"
        for path in sorted(SOURCE.rglob(f"*.{kind}"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 100
    ] == []


# What the modules of a folder are found by: each command has its program, each format its entry.
FOUND_BY_NAME = {"app", "FORMATS"}


def list_public(body: list[ast.stmt]) -> Iterator[str]:
    """Yield what a module itself defines at its top: functions, classes, constants, types."""
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))
            case ast.If(body=below):
                yield from list_public(below)


def test_no_public_name_is_defined_in_two_modules(trees: dict[str, ast.Module]) -> None:
    homes: dict[str, list[str]] = {}
    for module, tree in trees.items():
        for name in dict.fromkeys(list_public(tree.body)):
            homes.setdefault(name, []).append(module)
    assert {
        name: modules
        for name, modules in homes.items()
        if len(modules) > 1 and not name.startswith("_") and name not in FOUND_BY_NAME
    } == {}


def test_choices_within_a_line_are_few_and_none_stands_within_another(
    trees: dict[str, ast.Module],
) -> None:
    # A guard that returns at once, a table or a small function is read more easily.
    found = {
        module: [node for node in ast.walk(tree) if isinstance(node, ast.IfExp)]
        for module, tree in trees.items()
    }
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py"))
    assert sum(map(len, found.values())) * 1000 / lines <= 12
    assert [
        f"{module}:{choice.lineno}"
        for module, choices in found.items()
        for choice in choices
        if any(isinstance(inner, ast.IfExp) for inner in ast.walk(choice) if inner is not choice)
    ] == []


# What says nothing of a value.
LOOSE = {"Any", "object"}


def list_names(annotation: ast.AST | None) -> set[str]:
    if annotation is None:
        return set()
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}


def find_loose_names(tree: ast.Module) -> set[str]:
    """Return the names by which a module calls Any: as it is, and by its own aliases."""
    aliases = {
        node.targets[0].id: list_names(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Subscript | ast.BinOp | ast.Name)
    }
    loose = set(LOOSE)
    while found := {name for name, used in aliases.items() if used & loose} - loose:
        loose |= found
    return loose


def says_any(function: ast.FunctionDef | ast.AsyncFunctionDef, loose: set[str]) -> bool:
    given = function.args
    every = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
    annotations = [*(one.annotation for one in every if one), function.returns]
    casts = any(isinstance(node, ast.Name) and node.id == "cast" for node in ast.walk(function))
    return casts or any(list_names(annotation) & loose for annotation in annotations)


def test_few_signatures_leave_open_what_a_value_is(trees: dict[str, ast.Module]) -> None:
    # What pydantic, Typer and the readers of YAML hand over can be anything; nothing else is.
    told = [
        (f"{name}.{node.name}", says_any(node, loose))
        for name, tree in trees.items()
        for loose in [find_loose_names(tree)]
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    open_ones = [name for name, loose in told if loose]
    assert len(open_ones) <= 0.08 * len(told), open_ones
