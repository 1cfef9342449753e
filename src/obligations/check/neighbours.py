"""What stands beside a folder of measures and is read with it, a user's own reports and settings:
what can't be seen in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.check.catalogue import find_rule
from obligations.check.rule import MOST_FINDINGS
from obligations.check.rules.unseen import list_invisible
from obligations.findings import Finding, Located, Location, Span
from obligations.measure_files import read_file
from obligations.sentences import Sentence, tell
from obligations.unseen import MISLEADING, name_sign
from obligations.yaml_files.decoding import number_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.places import Place

_LARGEST = 1024 * 1024
_SETTINGS = ("obligations.toml", "pyproject.toml")
# A file of settings may be about many programs: only one that speaks of this one is looked at.
_ABOUT = {"pyproject.toml": "tool.obligations"}


def check_neighbours(place: Place) -> tuple[list[str], list[Located]]:
    """Return the files beside a folder of measures, and what can't be seen in them.

    Paths are relative to the folder of measures.
    """
    paths: list[str] = []
    found: list[Located] = []
    for path in _list_neighbours(place):
        content = read_file(*place.find(path), _LARGEST)
        if not isinstance(content, bytes) or len(content) > _LARGEST:
            continue
        text = content.decode("utf-8", errors="surrogateescape")
        if (about := _ABOUT.get(path.rpartition("/")[2])) is None or about in text:
            paths.append(path)
            found += _check(path, text)
    return paths, found


def _list_neighbours(place: Place) -> Iterator[str]:
    if place.workspace.shipped:
        return
    yield from (
        f"{above}{name}"
        for above in ("", "../")
        for name in _SETTINGS
        if place.is_regular(f"{above}{name}")
    )
    yield from (f"../{path}" for path in place.list_reports())


def _check(path: str, text: str) -> Iterator[Located]:
    for number, ((line, column), found) in enumerate(
        number_lines(text, re.finditer(f"[{MISLEADING}]", text))
    ):
        if number == MOST_FINDINGS:
            break
        yield _locate(
            "OB108", path, name_sign(found.group()), Span(line, column, line, column + 1), None
        )
    for number, (span, message) in enumerate(list_invisible(text)):
        if number == MOST_FINDINGS:
            break
        yield _locate("OB120", path, message, span, "")


def _locate(code: str, path: str, message: Sentence, span: Span, fix: str | None) -> Located:
    rule = find_rule(code)
    finding = Finding(
        code, message, path, hint=tell("remove it"), severity=rule.severity, span=span, fix=fix
    )
    return Located(finding, Location(path, span), rule.name)
