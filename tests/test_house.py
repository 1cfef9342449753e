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


MODULES = {
    name_module(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(SOURCE.rglob("*.py"))
}


def list_imports(node: ast.AST) -> Iterator[str]:
    """Yield what is imported when a module runs, also where only a function needs it."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
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


def test_no_module_imports_itself_by_way_of_others() -> None:
    imports = {name: set(list_imports(tree)) for name, tree in MODULES.items()}
    assert (
        find_circle({name: found & MODULES.keys() - {name} for name, found in imports.items()})
        == []
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
