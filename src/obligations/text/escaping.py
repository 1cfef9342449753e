"""Data can't steer what shows it: escapes, markup and formulas are shown, not obeyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

from obligations.invisible_characters import MISLEADING, SEPARATORS, STEERING, ZERO_WIDTH

# The cells of a line, whatever the environment claims: each line of a table is filled up to them.
MOST_WIDTH = 1_000

# Patterns stay text until they are used: compiling all of them would cost every start a few
# milliseconds. All that can't be seen, and the line breaks that would end a line too early.
_CONTROLS = f"[\t\n\r{MISLEADING}{ZERO_WIDTH}]"
# What JSON lets stand raw in a string.
_CONTROLS_IN_JSON = f"[\x7f-\x9f{SEPARATORS}{STEERING}{ZERO_WIDTH}\ufffe\uffff\ud800-\udfff]"
_SURROGATES = "[\ud800-\udfff]"
_COMMAND = r"(?:\A|[\r\n])[^\S\r\n]*(?=::)|##(?=\[)"
_FORMULA = r"\s*[=+\-@\t\r]"
_MARKDOWN = r"([\\`*_{}\[\]<>#|~])"
_FORMULA_IN_CSV = r"(\A(?=\s*[=+\-@\t\r])|;(?=[\s\"]*[=+\-@\t\r]))"
# What an address is made of, but for the two signs that would end the code or the cell of a table
# that it stands in; or what none is.
_WORD = "[!-_a-{}~]+|[^!-_a-{}~]+"
_OPENING, _CLOSING = "([{<\"'", ".,;:!?)]}>\"'"
# What every shell takes as it stands, at the beginning of a word and behind it.
_PLAIN_WORD = r"[\w./:@%+=,-][\w./:@%+=,~-]*"
# What HTML would turn into another sign.
_ENTITY = r"&(?=#?\w+;)"


def show_controls(text: str) -> str:
    """Make one line of a text: line breaks and tabs become spaces, other controls are written out
    by their number.
    """
    return re.sub(_CONTROLS, _write_out, re.sub(_SURROGATES, "\ufffd", text))


def _write_out(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in "\t\n\r\u2028\u2029":
        return " "
    if ord(sign) > 0xFFFF:
        return f"\\U{ord(sign):08x}"
    if ord(sign) < 0x100:
        return f"\\x{ord(sign):02x}"
    return f"\\u{ord(sign):04x}"


def quote_word(text: str) -> str:
    """Write a text as one word of a command: as it stands, or between quotes that keep a shell from
    reading anything else in it.
    """
    if re.fullmatch(_PLAIN_WORD, text):
        return text
    return "'" + text.replace("'", "'\"'\"'") + "'"


def escape_json(text: str) -> str:
    """Escape what JSON lets stand in a string, and a terminal would obey or nobody could see."""
    return re.sub(_CONTROLS_IN_JSON, lambda found: _escape_for_json(ord(found.group())), text)


def _escape_for_json(number: int) -> str:
    if number <= 0xFFFF:
        return f"\\u{number:04x}"
    high, low = divmod(number - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def defuse_commands(text: str) -> str:
    """Put a backslash into what the runner of a job on GitHub takes for a command: `::` at the
    beginning of a line, `##[` anywhere.
    """
    return re.sub(_COMMAND, r"\g<0>\\", text)


def defuse_formula(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula."""
    if re.match(_FORMULA, text):
        return f"'{text}"
    return text


def write_csv(cells: Sequence[str]) -> str:
    """Write cells as a line of CSV by RFC 4180."""
    return (",".join(cells) or '""') + "\r\n"


def quote_cell(text: str) -> str:
    """Write a text as a cell of CSV: between quotes, so that no separator is taken for one.

    Nothing for a text that is empty.
    """
    if text:
        return '"' + text.replace('"', '""') + '"'
    return ""


def write_text_cell(text: str) -> str:
    """Write a text of the data as a cell of CSV in which no spreadsheet sees a formula."""
    return quote_cell(defuse_cell(text))


def defuse_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula in a cell of CSV.

    One that separates cells by semicolons cuts a text at those in it, quotes or not, and sees each
    piece as a cell.
    """
    return re.sub(_FORMULA_IN_CSV, r"\1'", show_controls(text))


def escape_markdown(text: str) -> str:
    """Write a text so that Markdown shows it as it is.

    An address, which GitHub would make a link of, as code.
    """
    shown = show_controls(text)
    if "@" not in shown and "://" not in shown and "www." not in shown.casefold():
        return _escape_signs(shown)
    return re.sub(_WORD, lambda found: _write_word(found.group()), shown)


def _escape_signs(text: str) -> str:
    return re.sub(_MARKDOWN, r"\\\1", re.sub(_ENTITY, "&amp;", text))


def _write_word(word: str) -> str:
    bare = word.lstrip(_OPENING)
    if not _holds_address(bare):
        return _escape_signs(word)
    address = bare.rstrip(_CLOSING)
    if not _holds_address(address):
        address = bare
    before, after = word[: len(word) - len(bare)], bare[len(address) :]
    return f"{_escape_signs(before)}`{address}`{_escape_signs(after)}"


def _holds_address(word: str) -> bool:
    return "://" in word or "www." in word.casefold() or "@" in word[1:-1]
