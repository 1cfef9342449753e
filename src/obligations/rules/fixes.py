"""The safe repairs that rules offer: one value put in place of another, where it stands.

Nothing else in the file changes, neither its comments nor its layout: each new text is read again, and dropped where it says anything
but what it said before with the repaired values in it.
"""

from __future__ import annotations

import codecs
from copy import deepcopy
from dataclasses import dataclass
from difflib import unified_diff
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from obligations.positions import MAX_BYTES, read_yaml
from obligations.workspace import read_file
from obligations.writing.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.findings import Finding, Located, Route
    from obligations.positions import Reading
    from obligations.workspace import Place


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file before and after its repairs, and how many they are."""

    path: str
    before: str
    after: str
    count: int

    def diff(self, shown: str) -> Iterator[str]:
        """Give the lines of the unified diff, without their line breaks."""
        before, after = (text.removesuffix("\n").split("\n") for text in (self.before, self.after))
        return unified_diff(before, after, shown, f"{shown} (repaired)", lineterm="")


def repair_place(place: Place, found: Iterable[Located]) -> list[Repaired]:
    """Put in place, file by file, what the findings of a place offer; nothing is written."""
    by_path: dict[str, list[Finding]] = {}
    for located in found:
        if located.finding.fix is not None:
            by_path.setdefault(located.location.path, []).append(located.finding)
    contents = ((path, read_file(place.workspace.measures, path, MAX_BYTES)) for path in by_path)
    repaired = (repair(path, content, by_path[path]) for path, content in contents if isinstance(content, bytes))
    return [one for one in repaired if one is not None]


def repair(path: str, content: bytes, findings: Iterable[Finding]) -> Repaired | None:
    """Put in place what the findings of a file offer; None where nothing can be."""
    fixes = {finding.route: finding.fix for finding in findings if finding.fix is not None and not finding.on_key}
    reading = read_yaml(content, path)
    if not fixes or reading.data is None:
        return None
    chosen = fixes if _try(reading, fixes) is not None else _choose(reading, fixes)
    after = _try(reading, chosen)
    if not chosen or after is None:
        return None
    mark = "\ufeff" if content.startswith(codecs.BOM_UTF8) else ""
    return Repaired(path, mark + reading.text, mark + after, len(chosen))


def _choose(reading: Reading, fixes: dict[Route, str]) -> dict[Route, str]:
    """Give the repairs that are safe each for itself, and safe together."""
    chosen: dict[Route, str] = {}
    for route, text in fixes.items():
        if _try(reading, {**chosen, route: text}) is not None:
            chosen[route] = text
    return chosen


def _try(reading: Reading, fixes: dict[Route, str]) -> str | None:
    """Give the text with all repairs in it; None where it would say anything else than it should."""
    wanted, text = deepcopy(reading.data), reading.text
    extents = [(reading.find_extent(route) or (-1, -1), route) for route in fixes]
    # From the end to the beginning, so that each stands where it was read.
    for (start, end), route in sorted(extents, key=itemgetter(0), reverse=True):
        before = _replace(wanted, route, fixes[route])
        if start < 0 or before is None:
            return None
        around = reading.find_extent(route[:-1])
        flow = around is not None and text[around[0]] in "[{"
        text = text[:start] + _write(text[start:end], before, fixes[route], flow=flow) + text[end:]
    after = read_yaml(text.encode(), reading.path)
    same = [finding.code for finding in after.findings] == [finding.code for finding in reading.findings]
    return text if same and after.data == wanted else None


def _replace(data: Any, route: Route, text: str) -> str | None:
    """Put a text in place of the one at a route, and give that; None where there is none."""
    try:
        for step in route[:-1]:
            data = data[step]
        before = data[route[-1]]
        data[route[-1]] = text
    except (IndexError, KeyError, TypeError):
        return None
    return before if isinstance(before, str) else None


def _write(source: str, before: str, after: str, *, flow: bool) -> str:
    """Give the YAML of a value that takes the place of another, whose YAML is `source`."""
    body = source.rstrip()
    gone = before[len(after) :].strip() if before.startswith(after) else ""
    if "\n" in body and gone and body.endswith(gone):  # the end of a wrapped text: the rest of its lines stay as they are
        return body.removesuffix(gone) + source[len(body) :]
    return write_inline(after, flow=flow, keep_plain=not source.startswith(("'", '"'))) + source[len(body) :]
