"""YAML text as plain data, with the line and column of every key.

One iterative pass over libyaml's events. Scalars stay the text that was written (`no`, `012` and `2025-06-30` are never turned into
something else); an empty plain scalar, `null` or `~` is None. What YAML can do and a measure never needs is refused on the way and
reported with its place: anchors and aliases (billion laughs), tags, merge keys, repeated keys, keys that are not text, more than one
document, more than `MAX_DEPTH` levels, more than `MAX_BYTES` bytes. Nothing in here raises about the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from obligations.findings import Finding, Location, Span

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event

    from obligations.findings import Route

MAX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 48

# Everything YAML 1.2 allows unescaped is fine here, but for the controls that could steer a terminal.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BOM = "\ufeff"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_MISSING = frozenset({"", "null", "Null", "NULL", "~"})

Marks = dict[str | int, "tuple[Mark, Mark, Mark, Mark, Marks | None]"]


@dataclass(slots=True)
class Reading:
    """What a file says. `data` is None where nothing could be read; `complete` is False where a part was refused."""

    path: str
    text: str
    data: Any = None
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True
    _marks: Marks | None = None

    def locate(self, finding: Finding) -> Location:
        """Give the place of a finding about this file: its own span, else the place where its route leads, as far as it does."""
        return Location(self.path, finding.span or self.find_span(finding.route, on_key=finding.on_key))

    def find_span(self, route: Route, *, on_key: bool = False) -> Span:
        """Give the place of the value at a route, or of its key. Where the route ends early, the place of the last step that is there."""
        if self._marks is None:
            # Places are needed only for files that have findings: they are read in a second pass of the same loop.
            marks: Marks = {}
            _Builder(self.path, marks).build(self.text)
            self._marks = marks
        here: Marks | None = self._marks
        found: tuple[Mark, Mark] | None = None
        for at, step in enumerate(route):
            entry = (here or {}).get(step)
            if entry is None:
                break
            key_start, key_end, start, end, here = entry
            last = at == len(route) - 1
            # A mapping or list is long: its key shows the place better than its first line.
            found = (key_start, key_end) if isinstance(step, str) and (on_key or not last or here is not None) else (start, end)
        return _span(*found) if found else Span(1, 1, 1, 1)


def read_yaml(content: bytes, path: str) -> Reading:
    """Read the bytes of a YAML file: always a `Reading`, with findings OB101 to OB109 for what is wrong with the text."""
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content):,} bytes, more than {MAX_BYTES:,}"
        finding = Finding("OB106", message, path, hint="split the document over several files", span=Span(1, 1, 1, 1))
        return Reading(path, "", None, [finding], complete=False)
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        return _refuse_encoding(content, path, error)
    reading = Reading(path, text)
    if found := _FORBIDDEN.search(text):
        line, column = _count_position(text, found.start())
        message = f"control character U+{ord(found.group()):04X}"
        span = Span(line, column, line, column + 1)
        reading.findings.append(Finding("OB108", message, path, hint="remove it, or write it as an escape in double quotes", span=span))
        reading.complete = False
        return reading
    builder = _Builder(path, None)
    data = builder.build(text)
    # What was read before a broken place is not the record: judged as one, it would only seem to lack things.
    reading.data = None if builder.broken else data
    reading.findings = builder.findings
    reading.complete = builder.complete
    return reading


def _refuse_encoding(content: bytes, path: str, error: UnicodeDecodeError) -> Reading:
    before = content[: error.start].decode("utf-8", errors="replace").removeprefix(_BOM)
    line, column = _count_position(before, len(before))
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    hint = "save the file as UTF-8" + (" (it looks like UTF-16)" if utf16 else "")
    finding = Finding("OB101", "the file is not UTF-8", path, hint=hint, span=Span(line, column, line, column + 1))
    return Reading(path, content.decode("utf-8", errors="replace"), None, [finding], complete=False)


def _count_position(text: str, offset: int) -> tuple[int, int]:
    breaks = list(_BREAK.finditer(text, 0, offset))
    return len(breaks) + 1, offset - (breaks[-1].end() if breaks else 0) + 1


def _span(start: Mark, end: Mark) -> Span:
    if end.line > start.line and end.column == 0:
        # A block value ends at the start of what follows it: point at its first line alone.
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, max(end.column + 1, start.column + 2 if end.line == start.line else 1))


class _Builder:
    """The event loop. Containers that are open stand on a stack, so depth costs no recursion.

    Without `marks` it builds the data alone; with them it notes where each key and value stands.
    """

    def __init__(self, path: str, marks: Marks | None) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.complete = True
        self.broken = False
        self.marks = marks

    def build(self, text: str) -> Any:
        """Give the first document of the text as dicts, lists, text and None."""
        root: list[Any] = []
        places: Marks | None = None if self.marks is None else {}
        try:
            self._read_events(CParser(text), root, places)
        except yaml.YAMLError as error:
            self._refuse_syntax(error)
        except UnicodeEncodeError as error:  # a lone surrogate, which no decoded UTF-8 holds
            self._refuse_at(_count_position(text, error.start), "OB108", "half of a surrogate pair", "remove it")
        if self.marks is not None and places and places[0][4]:
            self.marks.update(places[0][4])
        return root[0] if root else None

    def _read_events(self, parser: Any, root: list[Any], places: Marks | None) -> None:  # noqa: C901, PLR0912 - the one hot loop
        container: Any = root
        key: str | None = None  # the key that waits for its value; None as well where that key was refused
        key_event: Event | None = None  # its event: not None means that a value comes next
        stack: list[tuple[Any, str | None, Event | None, Marks | None]] = []
        documents = 0
        while (event := parser.get_event()) is not None:
            kind = event.__class__
            is_key = key_event is None and container.__class__ is dict
            value: Any
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                value = event.value
                if is_key:
                    key, key_event = self._take_key(container, event), event
                    continue
                if value in _MISSING and event.implicit[0]:
                    value = None
                self._put(container, key, value, key_event, event, places, None)
                key = key_event = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_properties(event)
                if len(stack) == MAX_DEPTH:
                    self._refuse(event, "OB107", f"more than {MAX_DEPTH} levels deep", "a measure needs no more than ten")
                    self.broken = True
                    return
                value = {} if kind is MappingStartEvent else []
                inner: Marks | None = None if places is None else {}
                if is_key:  # read over what stands there, then wait for the value that nothing names
                    self._refuse(event, "OB103", "a key that is not text", "write the key as one plain word")
                    stack.append((container, None, event, places))
                else:
                    self._put(container, key, value, key_event, event, places, inner)
                    stack.append((container, None, None, places))
                container, key, key_event, places = value, None, None, inner
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key, key_event, places = stack.pop()
            elif kind is AliasEvent:
                self._refuse(event, "OB104", f"alias *{event.anchor}", "write the value out, once where it is needed")
                if is_key:
                    key, key_event = None, event
                    continue
                self._put(container, key, None, key_event, event, places, None)
                key = key_event = None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse(event, "OB103", "a second YAML document", "keep one document in a file: remove the line ---")
                    return

    @staticmethod
    def _put(
        container: Any, key: str | None, value: Any, key_event: Event | None, event: Event, places: Marks | None, inner: Marks | None
    ) -> None:
        if container.__class__ is list:
            step: str | int = len(container)
            container.append(value)
        elif key is None:
            return
        else:
            step = key
            container[key] = value
        if places is not None:
            named = key_event or event
            places[step] = (named.start_mark, named.end_mark, event.start_mark, event.end_mark, inner)  # type: ignore[assignment]

    def _take_key(self, container: dict[str, Any], event: Any) -> str | None:
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self._refuse(event, "OB104", "merge key <<", "write the keys out")
            return None
        if key in container:
            self._refuse(event, "OB102", f"{key!r} is given twice", "keep one of the two: the second is not read")
            return None
        return key

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "OB104", f"anchor &{event.anchor}", "write the value out, once where it is needed")
        if event.tag is not None:
            self._refuse(event, "OB105", f"tag {event.tag}", "remove the tag: every value is read as it is written")

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> None:
        self.complete = False
        span = _span(event.start_mark, event.end_mark)
        self.findings.append(Finding(code, message, self.path, hint=hint, span=span))

    def _refuse_at(self, position: tuple[int, int], code: str, message: str, hint: str | None) -> None:
        self.complete, self.broken = False, True
        line, column = position
        self.findings.append(Finding(code, message, self.path, hint=hint, span=Span(line, column, line, column + 1)))

    def _refuse_syntax(self, error: Any) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        parts = [getattr(error, "context", None), getattr(error, "problem", None) or str(error)]
        hint = "quote a text that has ': ' or ' #' in it, or starts with a sign" if mark else None
        self._refuse_at(position, "OB103", "not YAML: " + ", ".join(part for part in parts if part), hint)
