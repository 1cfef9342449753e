"""An item more at the end of a list in a file: what stands there, comments too, stays as it is."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from obligations.skeletons.texts import indent
from obligations.yaml_files import read_yaml

if TYPE_CHECKING:
    from obligations.yaml_files import Reading


def insert_item(content: bytes, path: str, key: str, item: str) -> str | None:
    """Return the text of a file with an item more at the end of the list behind one of its keys.

    None where the list isn't written with an item a line, or anything else would change.
    """
    reading = read_yaml(content, path)
    if reading.findings or not isinstance(reading.data, dict):
        return None
    place = _find_place(reading, key)
    if place is None:
        return None
    at, columns = place
    breaks = "\r\n" if reading.text.partition("\n")[0].endswith("\r") else "\n"
    head = "" if key in reading.data else f"{key}:\n"
    first = "" if at == 0 or reading.text[at - 1] == "\n" else "\n"
    added = f"{first}{head}{indent(item, columns)}".replace("\n", breaks)
    after = reading.text[:at] + added + reading.text[at:]
    if not _adds_alone(reading, after, key):
        return None
    mark = "\ufeff" if content.startswith(codecs.BOM_UTF8) else ""
    return mark + after


def _find_place(reading: Reading, key: str) -> tuple[int, int] | None:
    """Return where the item begins, and how far to the right; None where it has no place."""
    text, items = reading.text, reading.data.get(key)
    if key not in reading.data:
        return len(text), 2
    if items is None:
        span = reading.find_span((key,), on_key=True)
        return _end_line(text, _find_line(text, span.line)), 2
    if not isinstance(items, list) or not items:
        return None
    extent = reading.find_extent((key, len(items) - 1))
    if extent is None:
        return None
    start = text.rfind("\n", 0, extent[0]) + 1
    columns = len(text[start : extent[0]]) - len(text[start : extent[0]].lstrip(" "))
    if not text[start + columns :].startswith("-"):
        return None
    return _find_end(text, start, columns), columns


def _find_end(text: str, start: int, columns: int) -> int:
    """Return where the item that begins on a line ends: what is indented more belongs to it, blank
    lines and comments only where more of it follows.
    """
    end = at = _end_line(text, start)
    for line in text[at:].splitlines(keepends=True):
        at += len(line)
        bare = line.strip()
        inside = len(line) - len(line.lstrip(" ")) > columns
        if bare and inside:
            end = at
        elif bare and not bare.startswith("#"):
            break
    return end


def _find_line(text: str, number: int) -> int:
    return sum(len(line) for line in text.splitlines(keepends=True)[: number - 1])


def _end_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _adds_alone(reading: Reading, after: str, key: str) -> bool:
    """Whether a text says what was read, and one item more behind a key."""
    again = read_yaml(after.encode(), reading.path)
    if again.findings or not isinstance(again.data, dict):
        return False
    items: Any = again.data.get(key)
    before = reading.data.get(key) or []
    return (
        isinstance(items, list)
        and items[:-1] == before
        and {**again.data, key: None} == {**reading.data, key: None}
    )
