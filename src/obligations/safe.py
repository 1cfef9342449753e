"""Data can't steer what shows it: escapes, markup and formulas are shown, not obeyed."""

from __future__ import annotations

import re

# Patterns stay text until they are used: compiling all of them would cost every start a few milliseconds.
# Controls of terminals, the invisible signs that part lines or turn their direction, and what XML can't hold.
_CONTROLS = "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
_SURROGATES = "[\ud800-\udfff]"
_COMMAND = r"(?:\A|[\r\n])[^\S\r\n]*(?=::)|##(?=\[)"
_FORMULA = r"\s*[=+\-@\t\r]"
_MARKDOWN = r"([\\`*_{}\[\]<>#|~])"
# What HTML would turn into another sign.
_ENTITY = r"&(?=#?\w+;)"


def show_controls(text: str) -> str:
    """Make one line of a text: line breaks and tabs become spaces, other controls are written out by their number."""
    return re.sub(_CONTROLS, _write_out, re.sub(_SURROGATES, "\ufffd", text))


def _write_out(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in "\t\n\r\u2028\u2029":
        return " "
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def escape_json(text: str) -> str:
    """Escape what JSON lets stand in a string and a terminal would obey."""
    return re.sub(
        "[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", lambda found: f"\\u{ord(found.group()):04x}", text
    )


def defuse_commands(text: str) -> str:
    """Put a backslash into what the runner of a job on GitHub takes for a command: `::` at the beginning of a line, `##[` anywhere."""
    return re.sub(_COMMAND, r"\g<0>\\", text)


def defuse_formula(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    return f"'{text}" if re.match(_FORMULA, text) else text


def escape_markdown(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return re.sub(_MARKDOWN, r"\\\1", re.sub(_ENTITY, "&amp;", show_controls(text)))
