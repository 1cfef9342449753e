"""What is wrong with a text that is no YAML, where, and what to write instead.

libyaml says where it could go no further; what was left open is told where it opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from yaml.error import Mark

    Position = tuple[int, int]


class SyntaxFault(NamedTuple):
    """What is wrong, and what to write instead; `opens`: it is where libyaml began to read."""

    message: Sentence
    hint: Sentence | None
    opens: bool = False


_BRACKET = tell("close the bracket, or quote a text in it with ',', ': ' or ' #'")
_TAB = SyntaxFault(tell("a tab indents the line"), tell("indent with blanks"))
_COLUMN = SyntaxFault(
    tell("the line begins in a column in which nothing above it does"),
    tell("begin what stands on one level in the same column"),
)
_ENDED = SyntaxFault(
    tell("the value has ended before this"),
    tell("put one pair of quotes or brackets around the whole value"),
)
_OPEN_BRACKET = SyntaxFault(tell("the bracket that opens here is not closed"), _BRACKET, opens=True)
_IN_BRACKET = SyntaxFault(tell("the bracket should be closed, or a comma stand here"), _BRACKET)
_QUOTE = tell("quote a text that contains ': ' or ' #', or begins with a special character")
# By a part of what libyaml says.
_FAULTS = {
    "tab character that violates": _TAB,
    "quoted scalar, found unexpected end": SyntaxFault(
        tell("the quotes that open here are not closed"), tell("close the quotes"), opens=True
    ),
    "could not find expected ':'": SyntaxFault(
        tell("a key without a colon"),
        tell("write a key as key: value, with a blank behind the colon"),
        opens=True,
    ),
    "mapping values are not allowed": SyntaxFault(tell("a second key in one line"), _QUOTE),
    "cannot start any token": SyntaxFault(tell("no text begins with this character"), _QUOTE),
    "unknown escape character": SyntaxFault(
        tell("quotes of this kind know no such escape"),
        tell("put the text between single quotes: '…'"),
    ),
    "sequence entries are not allowed": SyntaxFault(
        tell("a list can't begin here"), tell("put the - of each item on a line of its own")
    ),
}


def describe_syntax_error(error: Any) -> str:
    """Return what libyaml says of an error, in one line."""
    parts = [getattr(error, "context", None), getattr(error, "problem", None) or str(error)]
    return ", ".join(part for part in parts if part)


def explain_syntax_error(error: Any, text: str, position: Position) -> tuple[SyntaxFault, Position]:
    """Return what is wrong with a text that libyaml can't read on from a line and column, and
    where.

    There is no hint where libyaml doesn't say what it was reading.
    """
    mark: Mark | None = getattr(error, "context_mark", None)
    began = (mark.line + 1, mark.column + 1) if mark else position
    said = describe_syntax_error(error)
    fault = _recognise(said, text, began, position)
    if fault is None:
        hint = _QUOTE if mark or getattr(error, "problem_mark", None) else None
        fault = SyntaxFault(tell("{said}", said=said), hint)
    if fault.opens:
        position = began
    return fault, position


def _recognise(said: str, text: str, began: Position, position: Position) -> SyntaxFault | None:
    line = _find_line(text, position)
    before, sign = line[: position[1] - 1], line[position[1] - 1 : position[1]]
    if sign == "\t":
        return _TAB
    if "parsing a block " in said and before.strip():
        return _ENDED
    if "parsing a block " in said:
        return _COLUMN
    if "parsing a flow " in said:
        # What goes on in brackets is indented further than the line in which they open.
        goes_on = _find_indent(line) > _find_indent(_find_line(text, began))
        if goes_on or position[0] == began[0]:
            return _IN_BRACKET
        return _OPEN_BRACKET
    return next((fault for part, fault in _FAULTS.items() if part in said), None)


def _find_line(text: str, position: Position) -> str:
    lines = text.split("\n", position[0])
    return lines[position[0] - 1] if position[0] <= len(lines) else ""


def _find_indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
