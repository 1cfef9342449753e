"""Which tests run once more under the rules of Windows: those that have files written, moved or
removed, by what stands in them. What is only asked has no part in the rules.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TESTS = Path(__file__).resolve().parents[1]
# A command that writes, or an option of one; git, a cache of one's own, and how files are written.
_WRITES = re.compile(
    r"""["'](?:diff|export|format|init|--fix|--write)["'](?!:)"""
    r"""|["']progress["'],\s*["'](?:add|import)["']"""
    r"""|\b(?:git|commit)\(|XDG_CACHE_HOME|\b(?:write_file|create_file|remove_file|append_entry)\b"""
)
# What is made for many tests is only read by each of them.
_SHARED = re.compile(r'scope="(?:session|package|module)"')
# What is measured is slowed down by the rules; a Python that heeds no environment (-I) hears of
# none; and what Windows skips says nothing of it.
_POINTLESS = re.compile(
    r"""process_time|tracemalloc|perf_counter|["' ]-I["' ]"""
    r"""|skipif\(\s*(?:sys\.platform (?:!= "linux"|== "win32"|in \("win32")|os\.name (?:!= "posix"|== "nt"))"""
)


@cache
def list_writing(tests: Path) -> frozenset[str]:
    """Return the names of what stands at the left edge of a file of tests and has something written:
    by itself, or by a helper, a list or a fixture there that it names.
    """
    if tests.parent == _TESTS / "platforms":  # which holds the rules itself
        return frozenset()
    texts = {name: text for name, text in _list_definitions(tests) if not _SHARED.search(text)}
    pointless = _find(_POINTLESS, texts)
    return frozenset() if "pytestmark" in pointless else _find(_WRITES, texts) - pointless


def _find(sign: re.Pattern[str], texts: dict[str, str]) -> frozenset[str]:
    """Return the names of the texts with a sign in them, and of those that name such a one."""
    words = {name: set(re.findall(r"\w+", text)) for name, text in texts.items()}
    found = {name for name, text in texts.items() if sign.search(text)}
    while more := {name for name in texts.keys() - found if words[name] & found}:
        found |= more
    return frozenset(found)


def _list_definitions(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of whatever has a name at the left edge of a file."""
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for node in ast.parse(text).body:
        decorators = getattr(node, "decorator_list", [])
        begin = min([node.lineno, *(one.lineno for one in decorators)]) - 1
        for name in _list_names(node):
            yield name, "".join(lines[begin : node.end_lineno])


def _list_names(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]
