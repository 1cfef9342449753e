"""The safe repairs that rules offer: one value put in place of another, where it stands.

Nothing else in the file changes, neither its comments nor its layout: each new text is read again,
and dropped where it says anything but what it said before with the repaired values in it.
"""

from __future__ import annotations

import codecs
from copy import deepcopy
from dataclasses import dataclass
from difflib import unified_diff
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.check.rules.invisible_characters import strip_invisible, take_out
from obligations.measure_files import read_file
from obligations.yaml_files import MAX_BYTES, read_yaml
from obligations.yaml_files.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.findings import Finding, Located, Route, Span
    from obligations.places import Place
    from obligations.yaml_files import Reading

# Signs of a file that are read to find out which of its repairs are safe; each try counts as no
# fewer than the second.
_MOST_LOOKED_AT, _LEAST_LOOKED_AT = 64_000_000, 100_000


class Fix(NamedTuple):
    """What can stand in place of a text: another text, or YAML."""

    text: str
    in_yaml: bool = False

    @property
    def value(self) -> Any:
        """What it says, as plain data."""
        if self.in_yaml:
            return read_yaml(self.text.encode(), "").data
        return self.text


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file before and after its repairs, and how many they are."""

    path: str
    before: str
    after: str
    count: int

    def diff(self, shown: str) -> Iterator[str]:
        """Return the lines of the unified diff, without their line breaks."""
        before, after = (text.removesuffix("\n").split("\n") for text in (self.before, self.after))
        return unified_diff(before, after, shown, f"{shown} (repaired)", lineterm="")


def repair_place(place: Place, found: Iterable[Located]) -> list[Repaired]:
    """Put in place, file by file, what the findings of a place offer; nothing is written."""
    by_path: dict[str, list[Finding]] = {}
    for located in found:
        if located.finding.fix is not None:
            by_path.setdefault(located.location.path, []).append(located.finding)
    contents = ((path, read_file(*place.find(path), MAX_BYTES)) for path in by_path)
    repaired = (
        _repair_any(path, content, by_path[path])
        for path, content in contents
        if isinstance(content, bytes)
    )
    return [one for one in repaired if one is not None]


def _repair_any(path: str, content: bytes, findings: Iterable[Finding]) -> Repaired | None:
    if path.endswith(".yaml"):
        return repair(path, content, findings)
    return repair_text(path, content.decode("utf-8", errors="surrogateescape"), findings)


def repair(path: str, content: bytes, findings: Iterable[Finding]) -> Repaired | None:
    """Put in place what the findings of a file offer; None where nothing can be."""
    given = [finding for finding in findings if finding.fix is not None and not finding.on_key]
    reading = read_yaml(content, path)
    if not given or reading.data is None:
        return None
    taken_out = [finding.span for finding in given if finding.span is not None]
    fixes = {
        finding.route: Fix(str(finding.fix), finding.in_yaml)
        for finding in given
        if finding.span is None
    }
    before, count = reading, 0
    if taken_out:
        # Or a repair made of the old text would put a sign back.
        fixes = {
            route: fix._replace(text=strip_invisible(fix.text)) for route, fix in fixes.items()
        }
        cleaned = _take_out_of_yaml(reading, taken_out)
        if cleaned:
            before, count = cleaned, len(taken_out)
    chosen = fixes
    if _try(before, fixes) is None:
        chosen = _choose(before, fixes)
    after = _try(before, chosen)
    count += len(chosen)
    if not count or after is None:
        return None
    mark = "\ufeff" if content.startswith(codecs.BOM_UTF8) else ""
    return Repaired(path, mark + reading.text, mark + after, count)


def repair_text(path: str, text: str, findings: Iterable[Finding]) -> Repaired | None:
    """Put in place what the findings of a file that is no YAML offer: a report, or settings."""
    spans = [
        finding.span for finding in findings if finding.fix is not None and finding.span is not None
    ]
    if spans:
        return Repaired(path, text, take_out(text, spans), len(spans))
    return None


def _take_out_of_yaml(reading: Reading, spans: list[Span]) -> Reading | None:
    """Return a file without the signs at some places.

    None where it would then say anything else than before but for such signs.
    """
    after = read_yaml(take_out(reading.text, spans).encode(), reading.path)
    same = [finding.code for finding in after.findings] == [
        finding.code for finding in reading.findings
    ]
    if same and strip_invisible(after.data) == strip_invisible(reading.data):
        return after
    return None


def _choose(reading: Reading, fixes: dict[Route, Fix]) -> dict[Route, Fix]:
    """Return repairs that are safe together: of those that aren't each half is tried, as long as
    that doesn't take too long.
    """
    chosen: dict[Route, Fix] = {}
    waiting = [list(fixes.items())]
    looked_at = 0
    while waiting and looked_at < _MOST_LOOKED_AT:
        some = waiting.pop()
        looked_at += len(reading.text) + _LEAST_LOOKED_AT
        if _try(reading, chosen | dict(some)) is not None:
            chosen |= dict(some)
        elif len(some) > 1:
            half = len(some) // 2
            waiting += [some[half:], some[:half]]
    return chosen


def _try(reading: Reading, fixes: dict[Route, Fix]) -> str | None:
    """Return the text with all repairs in it.

    None where it would say anything else than it should.
    """
    wanted, text = deepcopy(reading.data), reading.text
    extents = [(reading.find_extent(route) or (-1, -1), route) for route in fixes]
    # From the end to the beginning, so that each stands where it was read.
    for (start, end), route in sorted(extents, key=itemgetter(0), reverse=True):
        before = _replace(wanted, route, fixes[route].value)
        if start < 0 or before is None:
            return None
        around = reading.find_extent(route[:-1])
        flow = around is not None and text[around[0]] in "[{"
        text = text[:start] + _write(text[start:end], before, fixes[route], flow=flow) + text[end:]
    after = read_yaml(text.encode(), reading.path)
    same = [finding.code for finding in after.findings] == [
        finding.code for finding in reading.findings
    ]
    if same and after.data == wanted:
        return text
    return None


def _replace(data: Any, route: Route, value: Any) -> str | None:
    """Put a value in place of the text at a route, and give that; None where there is none."""
    try:
        for step in route[:-1]:
            data = data[step]
        before = data[route[-1]]
        data[route[-1]] = value
    except (IndexError, KeyError, TypeError):
        return None
    if isinstance(before, str):
        return before
    return None


def _write(source: str, before: str, fix: Fix, *, flow: bool) -> str:
    """Return the YAML of a value that takes the place of another, whose YAML is `source`."""
    body, after = source.rstrip(), fix.text
    if fix.in_yaml:
        return after + source[len(body) :]
    gone = before[len(after) :].strip() if before.startswith(after) else ""
    if (
        "\n" in body and gone and body.endswith(gone)
    ):  # the end of a wrapped text: the rest of its lines stay as they are
        return body.removesuffix(gone) + source[len(body) :]
    return (
        write_inline(after, flow=flow, keep_plain=not source.startswith(("'", '"')))
        + source[len(body) :]
    )
