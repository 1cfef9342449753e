"""What is wrong with a text that is no YAML, as libyaml says it, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from yaml.error import Mark

_QUOTE = tell("quote a text that contains ': ' or ' #', or begins with a special character")
_NO_TABS = tell("indent with blanks: YAML takes no tabs")
# By a part of what libyaml says; the first that fits.
_WAYS_OUT = {
    "tab character that violates": _NO_TABS,
    "could not find expected ':'": tell("write a key as key: value, with a blank behind the colon"),
    "unknown escape character": tell("put the text between single quotes: '…'"),
    "sequence entries are not allowed": tell("put the - of each item on a line of its own"),
}
_BLOCK = "parsing a block "
_INDENT = tell("begin what stands on one level in the same column")
_QUOTE_WHOLE = tell("put one pair of quotes or brackets around the whole value")


def describe_syntax_error(error: Any) -> str:
    """Return what libyaml says of an error, in one line."""
    parts = [getattr(error, "context", None), getattr(error, "problem", None) or str(error)]
    return ", ".join(part for part in parts if part)


def find_way_out(error: Any, text: str, position: tuple[int, int]) -> Sentence | None:
    """Return what to write instead, at a line and column of a text; None where libyaml doesn't say
    what it was reading.
    """
    began: Mark | None = getattr(error, "context_mark", None)
    if began is None and getattr(error, "problem_mark", None) is None:
        return None
    line, column = position
    before, at = _cut_line(text, line, column)
    message = describe_syntax_error(error)
    if at == "\t":
        return _NO_TABS
    if _BLOCK in message:
        return _QUOTE_WHOLE if before.strip() else _INDENT
    if began and "quoted scalar, found unexpected end" in message:
        return tell("close the quotes that open in line {line}", line=began.line + 1)
    if began and "flow " in message:
        return tell(
            "close the bracket that opens in line {line}, or quote a text in it with ',', ': ' or"
            " ' #'",
            line=began.line + 1,
        )
    return next((way for part, way in _WAYS_OUT.items() if part in message), _QUOTE)


def _cut_line(text: str, line: int, column: int) -> tuple[str, str]:
    """Return what stands before a place in its line, and the sign there."""
    lines = text.split("\n", line)
    whole = lines[line - 1] if line <= len(lines) else ""
    return whole[: column - 1], whole[column - 1 : column]
