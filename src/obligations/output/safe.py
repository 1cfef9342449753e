"""Data can't steer what shows it: escapes, markup and formulas are shown, not obeyed."""

from __future__ import annotations

import re

# Controls of terminals, and the invisible signs that turn the direction of a line.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def show_controls(text: str) -> str:
    """Make one line of a text: line breaks and tabs become spaces, other controls are written out by their number."""
    return _CONTROLS.sub(_write_out, _SURROGATES.sub("\ufffd", text))


def _write_out(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in "\t\n\r":
        return " "
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def escape_json(text: str) -> str:
    """Escape what JSON lets stand in a string and a terminal would obey."""
    return re.sub(
        "[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", lambda found: f"\\u{ord(found.group()):04x}", text
    )


def defuse_formula(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def escape_markdown(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", show_controls(text))
