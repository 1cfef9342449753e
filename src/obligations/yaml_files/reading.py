"""A file that was read: what it says, and where it says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from obligations.findings import Finding, Location, Span
from obligations.yaml_files.conflicts import find_conflicts
from obligations.yaml_files.decoding import LINE_BREAK, read_text
from obligations.yaml_files.events import Builder, make_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.error import Mark

    from obligations.findings import Route
    from obligations.yaml_files.events import Marks


@dataclass(slots=True)
class Reading:
    """What a file says.

    `data` is None where nothing could be read; `complete` is False where a part was refused.
    """

    path: str
    text: str
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True
    _marks: Marks | None = None

    def locate(self, finding: Finding) -> Location:
        """Return the place of a finding about this file: its own span, else the place where its
        route leads, as far as it does.
        """
        return Location(
            self.path, finding.span or self.find_span(finding.route, on_key=finding.on_key)
        )

    def find_span(self, route: Route, *, on_key: bool = False) -> Span:
        """Return the place of the value at a route, or of its key.

        Where the route ends early, the place of the last step that is there.
        """
        found: tuple[Mark, Mark] | None = None
        for at, (key_start, key_end, start, end, here) in enumerate(self._follow(route)):
            step, last = route[at], at == len(route) - 1
            # A mapping or list is long: its key shows the place better than its first line.
            if isinstance(step, str) and (on_key or not last or here is not None):
                found = (key_start, key_end)
            else:
                found = (start, end)
        if not found:
            return Span(1, 1, 1, 1)
        span = make_span(*found)
        return span if found[0].index < len(self.text) else self._keep_inside(span)

    def _keep_inside(self, span: Span) -> Span:
        """Return a span at the end of the text, or that end where the span lies behind it: for
        libyaml an empty value at the very end can stand on a line that the file doesn't have.
        """
        lines = LINE_BREAK.split(self.text)
        if span.line <= len(lines):
            return span
        end = len(lines[-1]) + 1
        return Span(len(lines), end, len(lines), end)

    def find_extent(self, route: Route) -> tuple[int, int] | None:
        """Return where the value at a route begins and ends, as offsets into the text.

        None where the route leads nowhere.
        """
        found = list(self._follow(route))
        if route and len(found) == len(route):
            return (found[-1][2].index, found[-1][3].index)
        return None

    def _follow(self, route: Route) -> Iterator[tuple[Mark, Mark, Mark, Mark, Marks | None]]:
        """Yield the marks of each step of a route, as far as it leads."""
        if self._marks is None:
            # Places are needed only for files that have findings: they are read in a second pass of
            # the same loop.
            marks: Marks = {}
            Builder(self.path, marks).build(self.text)
            self._marks = marks
        here: Marks | None = self._marks
        for step in route:
            entry = (here or {}).get(step)
            if entry is None:
                return
            yield entry
            here = entry[-1]


def read_yaml(content: bytes, path: str) -> Reading:
    """Read the bytes of a YAML file: always a `Reading`, with findings OB101 to OB108 and OB121 for
    what is wrong with the text.
    """
    text, finding = read_text(content, path)
    conflicts = find_conflicts(text, path)
    if finding is not None or conflicts:  # what else is wrong in between follows from the conflict
        return Reading(
            path, text, None, [*([finding] if finding else []), *conflicts], complete=False
        )
    builder = Builder(path, None)
    data = builder.build(text)
    if builder.broken and (conflicts := find_conflicts(text, path, between=True)):
        return Reading(path, text, None, conflicts, complete=False)
    # What was read before a broken place is not the record: judged as one, it would only seem to
    # lack things.
    return Reading(path, text, None if builder.broken else data, builder.findings, builder.complete)
