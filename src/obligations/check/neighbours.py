"""What stands beside a folder of measures and is read with it, a user's own reports and settings:
what can't be seen in them, and reports that can't be run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.check.catalogue import find_rule
from obligations.check.rules.invisible_characters import list_invisible
from obligations.findings import MOST_FINDINGS, Finding, Located, Location, Span
from obligations.invisible_characters import MISLEADING, name_sign
from obligations.measure_files import REPORTS_FOLDER, make_text, read_file
from obligations.places import REPORTS
from obligations.report.faults import find_faults
from obligations.sentences import Sentence, tell
from obligations.yaml_files.decoding import number_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from obligations.places import Place

_LARGEST = 1024 * 1024
_REMOVE = tell("remove it")
_WHOLE = Span(1, 1, 1, 1)
_SETTINGS = ("obligations.toml", "pyproject.toml")
# A file of settings may be about many programs: only one that speaks of this one is looked at.
_ABOUT = {"pyproject.toml": "tool.obligations"}


def check_neighbours(place: Place, as_of: date) -> tuple[list[str], list[Located]]:
    """Return the files beside a folder of measures that are meant, and what is wrong with them.

    Paths are relative to the folder of measures.
    """
    if place.workspace.shipped or (place.paths is not None and place.paths == place.measures):
        return [], []
    faults = find_faults(place.workspace.measures.parent / REPORTS_FOLDER, as_of)
    found_at = {f"{REPORTS}{make_text(name)}": fault for name, fault in faults.items()}
    reports = {path: fault for path, fault in found_at.items() if place.means(path)}
    paths = list(reports)
    found: list[Located] = []
    for path in (*_list_settings(place), *filter(place.is_regular, reports)):
        content = read_file(*place.find(path), _LARGEST)
        if not isinstance(content, bytes) or len(content) > _LARGEST:
            continue
        text = content.decode("utf-8", errors="surrogateescape")
        if (about := _ABOUT.get(path.rpartition("/")[2])) is None or about in text:
            paths.append(path)
            found += _check(path, text)
    hiding = {one.location.path for one in found if one.finding.code == "OB108"}
    found += [
        _locate("OB123", path, fault.problem, fault.span or _WHOLE, hint=fault.hint)
        for path, fault in reports.items()
        if fault and path not in hiding
    ]
    return list(dict.fromkeys(paths)), found


def _list_settings(place: Place) -> Iterator[str]:
    yield from (
        f"{above}{name}"
        for above in ("", "../")
        for name in _SETTINGS
        if place.means(f"{above}{name}") and place.is_regular(f"{above}{name}")
    )


def _check(path: str, text: str) -> Iterator[Located]:
    for number, ((line, column), found) in enumerate(
        number_lines(text, re.finditer(f"[{MISLEADING}]", text))
    ):
        if number == MOST_FINDINGS:
            break
        yield _locate("OB108", path, name_sign(found.group()), Span(line, column, line, column + 1))
    for number, (span, message) in enumerate(list_invisible(text)):
        if number == MOST_FINDINGS:
            break
        yield _locate("OB120", path, message, span, fix="")


def _locate(
    code: str,
    path: str,
    message: Sentence,
    span: Span,
    *,
    hint: Sentence | None = _REMOVE,
    fix: str | None = None,
) -> Located:
    rule = find_rule(code)
    finding = Finding(code, message, path, hint=hint, severity=rule.severity, span=span, fix=fix)
    return Located(finding, Location(path, span), rule.name)
