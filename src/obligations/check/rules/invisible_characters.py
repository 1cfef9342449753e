"""OB118 and OB120, what can't be seen: signs that an escape writes, and those that take no room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from obligations.check.rule import Problem
from obligations.findings import Span
from obligations.invisible_characters import MISLEADING, ZERO_WIDTH, name_sign
from obligations.sentences import Sentence, tell
from obligations.yaml_files.decoding import find_offset, number_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.findings import Route

_MISLEADING = f"[{MISLEADING}]"
_ZERO_WIDTH = f"[{ZERO_WIDTH}]+"


def find_escaped_controls(file: Subject, _: World) -> Iterator[Problem]:
    r"""A text holds a control character, a character that reverses the direction of a line, or a
    tag, written as an escape.

    In the file the escape can be seen; every answer and export has the character itself. No title
    or note needs one.

    wrong:
        title: {en: "Repair the lamps\u202E.sboj enoN"}
    right:
        title: {en: Repair the lamps}
    """
    for route, text, on_key in _list_escaped(file, _MISLEADING):
        if found := re.search(_MISLEADING, text):
            yield Problem(
                route,
                tell("{sign}, written as an escape", sign=name_sign(found.group())),
                tell("remove it"),
                on_key=on_key,
            )


def find_invisible_signs(file: Subject, _: World) -> Iterator[Problem]:
    r"""A character that takes no room: a zero-width space, a soft hyphen, a byte order mark inside
    a text.

    Two texts that look alike are not the same with it, and a search for one doesn't find the other.
    Such characters come along when text is copied from a page. `check --fix` takes them out, in
    comments, reports and settings as well.

    wrong:
        title: {en: "Repair the\u200B lamps"}
    right:
        title: {en: Repair the lamps}
    """
    yield from (
        Problem((), message, tell("remove it"), "", span=span)
        for span, message in list_invisible(file.text)
    )
    for route, text, on_key in _list_escaped(file, _ZERO_WIDTH):
        if (found := re.search(_ZERO_WIDTH, text)) and found.group() not in file.text:
            fix = None if on_key else re.sub(_ZERO_WIDTH, "", text)
            yield Problem(
                route,
                tell("{sign}, written as an escape", sign=name_sign(found.group()[0])),
                tell("remove it"),
                fix or None,
                on_key=on_key,
            )


def list_invisible(text: str) -> Iterator[tuple[Span, Sentence]]:
    """Yield the places of a text, of whatever kind, where signs that take no room stand, and what
    they are called.
    """
    for (line, column), found in number_lines(text, re.finditer(_ZERO_WIDTH, text)):
        yield Span(line, column, line, column + len(found.group())), name_sign(found.group()[0])


def take_out(text: str, spans: Iterable[Span]) -> str:
    """Return a text without what stands at some places, each within one line."""
    offsets = sorted(
        (find_offset(text, span.line, span.column), span.end_column - span.column) for span in spans
    )
    kept, at = [], 0
    for start, length in offsets:
        kept.append(text[at:start])
        at = start + length
    return "".join([*kept, text[at:]])


def strip_invisible(value: Any) -> Any:
    """Return a text, or plain data with all its keys and texts, without signs that take no room."""
    if isinstance(value, str):
        return re.sub(_ZERO_WIDTH, "", value)
    if isinstance(value, dict):
        return {strip_invisible(key): strip_invisible(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [strip_invisible(inner) for inner in value]
    return value


def _list_escaped(file: Subject, signs: str) -> Iterator[tuple[Route, str, bool]]:
    """Yield the keys and values that hold one of the signs, with their routes, and whether it is
    the key.
    """
    if "\\" not in file.text:
        return
    waiting: list[tuple[Route, Any]] = [((), file.data)]
    while waiting:
        route, value = waiting.pop()
        if isinstance(value, str):
            if re.search(signs, value):
                yield route, value, False
        elif isinstance(value, dict):
            yield from (((*route, key), key, True) for key in value if re.search(signs, key))
            waiting += [((*route, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*route, at), inner) for at, inner in enumerate(value)]
