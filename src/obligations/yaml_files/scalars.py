"""How a text is written: plain where it can be, quoted where YAML would read something else, folded
where the line is too short.

Line breaks are put only where a space stands already, since folding reads a line break as a space:
Chinese text without spaces stays on one line, however long.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

from obligations.invisible_characters import MISLEADING, ZERO_WIDTH

# What YAML 1.1 or 1.2 reads as a flag, a number, a date, nothing at all or a merge key, in this
# order.
_NOT_TEXT = re.compile(
    r"""
    y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    |[-+]?0b[01_]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F_]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
    |[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?([eE][-+]?[0-9]+)?
    |[-+]?\.[0-9][0-9_]*([eE][-+]?[0-9]+)?
    |[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?
        (([Tt]|[ \t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}(\.[0-9]*)?
            ([ \t]*(Z|[-+][0-9][0-9]?(:[0-9]{2})?))?)?
    |~|null|Null|NULL|
    |<<|=
    """,
    re.VERBOSE,
)
_FIRST_SIGNS = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?: |$)|---|\.\.\.")
_INNER_SIGNS = re.compile(r": | #|:$")
# Not all readers let a question mark stand in a flow collection.
_FLOW_SIGNS = re.compile(r"[,\[\]{}?]|^:")
# Other line breaks than \n, and all that can't be seen.
_UNSAFE = re.compile(f"[\t\r{MISLEADING}{ZERO_WIDTH}]")
_EDGE_BLANK = re.compile(r"^[ \n]| $| \n|\n\n$")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SINGLE_SPACE = re.compile(r"(?<=[^ ]) (?=[^ ])")


def is_ambiguous(text: str) -> bool:
    """Whether a YAML reader sees something else than a text in it when it stands without quotes."""
    return _NOT_TEXT.fullmatch(text) is not None


@lru_cache(maxsize=10_000)  # keys and ids come again and again
def write_inline(text: str, *, keep_plain: bool, flow: bool = False) -> str:
    """Write a text on one line.

    `keep_plain`: without quotes even where a reader sees a number, a date or a flag in it.
    """
    if (keep_plain or not is_ambiguous(text)) and _can_be_plain(text, flow=flow):
        return text
    if "\n" in text or _UNSAFE.search(text):
        return '"' + "".join(_escape(sign) for sign in text) + '"'
    if text.count('"') + text.count("\\") > text.count("'"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_folded(text: str, room: int) -> list[str] | None:
    """Write a text below its key, as a header and lines of at most `room` columns.

    None where only quotes keep it what it is.

    A text with line breaks of its own keeps them: as it is where its lines fit, else with a blank
    line for each break.
    """
    if not text or _UNSAFE.search(text) or _EDGE_BLANK.search(text):
        return None
    chomp = "" if text.endswith("\n") else "-"
    lines = text.removesuffix("\n").split("\n")
    if len(lines) > 1 and (
        max(map(measure_width, lines)) <= room or any(line.startswith(" ") for line in lines)
    ):
        return ["|" + chomp, *lines]
    folded = [">" + chomp]
    for at, line in enumerate(lines):
        folded += [""] if at > 0 and line else []
        folded += _wrap(line, room)
    return folded


def measure_width(text: str) -> int:
    """Return the columns that a text takes in a terminal: two for a Chinese character, none for a
    combining mark.
    """
    if text.isascii():
        return len(text)
    return sum(
        2 if east_asian_width(sign) in "WF" else category(sign) not in ("Mn", "Me", "Cf")
        for sign in text
    )


def _can_be_plain(text: str, *, flow: bool) -> bool:
    if not text or text[0] == " " or text[-1] == " " or "\n" in text:
        return False
    if _FIRST_SIGNS.match(text) or _INNER_SIGNS.search(text) or _UNSAFE.search(text):
        return False
    return not (flow and _FLOW_SIGNS.search(text))


def _wrap(line: str, room: int) -> list[str]:
    lines: list[str] = []
    width = room + 1
    for word in _SINGLE_SPACE.split(line):
        wide = measure_width(word)
        if width + 1 + wide > room:
            lines.append(word)
            width = wide
        else:
            lines[-1] += " " + word
            width += 1 + wide
    return lines


def _escape(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if not _UNSAFE.match(sign):
        return sign
    if ord(sign) < 0x100:
        return f"\\x{ord(sign):02x}"
    if ord(sign) < 0x10000:
        return f"\\u{ord(sign):04x}"
    return f"\\U{ord(sign):08x}"
