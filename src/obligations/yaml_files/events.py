"""The one pass over libyaml's events: plain data, what is refused in it, and where each key and
value stands.
"""

from __future__ import annotations

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

from obligations.findings import Finding, Span, shorten_message
from obligations.sentences import Sentence, tell
from obligations.yaml_files.decoding import count_position
from obligations.yaml_files.syntax import describe_syntax_error, explain_syntax_error

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event

MAX_DEPTH = 48
MAX_VALUES = 500_000  # keys and values: over four thousand measures of the usual length
MAX_KEYS = 1_000  # of one mapping
MAX_FINDINGS = 1_000  # of one file

_ENOUGH_LEVELS = tell("no measure needs more than ten")
_MISSING = frozenset({"", "null", "Null", "NULL", "~"})

Marks = dict[str | int, "tuple[Mark, Mark, Mark, Mark, Marks | None]"]


def make_span(start: Mark, end: Mark) -> Span:
    """Return the span between two marks, at least one character long."""
    if end.line > start.line and end.column == 0:
        # A block value ends at the start of what follows it: point at its first line alone.
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(
        start.line + 1,
        start.column + 1,
        end.line + 1,
        max(end.column + 1, start.column + 2 if end.line == start.line else 1),
    )


class Builder:
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
        """Return the first document of the text as dicts, lists, text and None."""
        root: list[Any] = []
        places: Marks | None = None if self.marks is None else {}
        try:
            self._read_events(CParser(text), root, places)
        except yaml.YAMLError as error:
            self._refuse_syntax(error, text)
        except UnicodeEncodeError as error:  # a lone surrogate, which no decoded UTF-8 holds
            self._refuse_at(
                count_position(text, error.start),
                "OB108",
                tell("half of a surrogate pair"),
                tell("remove it"),
            )
        if self.marks is not None and places and places[0][4]:
            self.marks.update(places[0][4])
        if root:
            return root[0]
        return None

    # The one hot loop: what it calls for each event would cost more than it makes plainer.
    def _read_events(  # noqa: C901, PLR0912, PLR0915
        self, parser: Any, root: list[Any], places: Marks | None
    ) -> None:
        container: Any = root
        key: str | None = (
            None  # the key that waits for its value; None as well where that key was refused
        )
        key_event: Event | None = None  # its event: not None means that a value comes next
        stack: list[tuple[Any, str | None, Event | None, Marks | None]] = []
        documents = values = 0
        while (event := parser.get_event()) is not None:
            kind = event.__class__
            values += 1
            if values > MAX_VALUES:
                self._give_up(event, tell("more than {most:,} values", most=MAX_VALUES))
            if self.broken:
                return
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
                    self._refuse(
                        event,
                        "OB107",
                        tell("more than {most} levels deep", most=MAX_DEPTH),
                        _ENOUGH_LEVELS,
                    )
                    self.broken = True
                    return
                value = {} if kind is MappingStartEvent else []
                inner: Marks | None = None if places is None else {}
                if (
                    is_key
                ):  # read over what stands there, then wait for the value that nothing names
                    self._refuse(
                        event,
                        "OB103",
                        tell("a key that is not text"),
                        tell("write the key as one plain word"),
                    )
                    stack.append((container, None, event, places))
                else:
                    self._put(container, key, value, key_event, event, places, inner)
                    stack.append((container, None, None, places))
                container, key, key_event, places = value, None, None, inner
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container, key, key_event, places = stack.pop()
            elif kind is AliasEvent:
                self._refuse(
                    event,
                    "OB104",
                    tell("alias *{anchor}", anchor=event.anchor),
                    tell("write the value out, once where it is needed"),
                )
                if is_key:
                    key, key_event = None, event
                    continue
                self._put(container, key, None, key_event, event, places, None)
                key = key_event = None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse(
                        event,
                        "OB103",
                        tell("a second YAML document"),
                        tell("keep one document in a file: remove the line ---"),
                    )
                    return

    @staticmethod
    def _put(
        container: Any,
        key: str | None,
        value: Any,
        key_event: Event | None,
        event: Event,
        places: Marks | None,
        inner: Marks | None,
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
            places[step] = (
                named.start_mark,
                named.end_mark,
                event.start_mark,
                event.end_mark,
                inner,
            )  # type: ignore[assignment]

    def _take_key(self, container: dict[str, Any], event: Any) -> str | None:
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self._refuse(event, "OB104", tell("merge key <<"), tell("write the keys out"))
            return None
        if key in container:
            self._refuse(
                event,
                "OB102",
                tell("{key!r} is given twice", key=key),
                tell("keep one of the two: the second is not read"),
            )
            return None
        if len(container) == MAX_KEYS:
            self._give_up(event, tell("more than {most:,} keys in one place", most=MAX_KEYS))
        return key

    def _give_up(self, event: Any, reason: Sentence) -> None:
        self.broken = True
        self._refuse(
            event,
            "OB106",
            tell("{reason}: the rest of the file is not read", reason=reason),
            tell("split it over several files"),
        )

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(
                event,
                "OB104",
                tell("anchor &{anchor}", anchor=event.anchor),
                tell("write the value out, once where it is needed"),
            )
        if event.tag is not None:
            self._refuse(
                event,
                "OB105",
                tell("tag {tag}", tag=event.tag),
                tell("remove the tag: every value is read as it is written"),
            )

    def _refuse(self, event: Any, code: str, message: Sentence, hint: Sentence) -> None:
        self.complete = False
        span = make_span(event.start_mark, event.end_mark)
        self.findings.append(
            Finding(code, shorten_message(message), self.path, hint=hint, span=span)
        )
        if len(self.findings) == MAX_FINDINGS:
            self._give_up(event, tell("more than {most:,} findings", most=MAX_FINDINGS))

    def _refuse_at(
        self, position: tuple[int, int], code: str, message: Sentence, hint: Sentence | None
    ) -> None:
        self.complete, self.broken = False, True
        line, column = position
        self.findings.append(
            Finding(code, message, self.path, hint=hint, span=Span(line, column, line, column + 1))
        )

    def _refuse_syntax(self, error: Any, text: str) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        # At the end of a text without a line break libyaml counts a line that isn't there.
        if mark:
            position = min((mark.line + 1, mark.column + 1), count_position(text, len(text)))
        else:
            position = (1, 1)
        message = describe_syntax_error(error)
        if (
            "nesting depth" in message
        ):  # 0.2.6 of libyaml looks ahead to this, before it has told of a single level
            self._refuse_at(
                position,
                "OB107",
                tell("more than {most} levels deep", most=MAX_DEPTH),
                _ENOUGH_LEVELS,
            )
            return
        fault, position = explain_syntax_error(error, text, position)
        said = tell("not YAML: {message}", message=fault.message)
        self._refuse_at(position, "OB103", said, fault.hint)
