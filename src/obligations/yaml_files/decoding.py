"""The bytes of a file as text, or why they are none."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from obligations.findings import Finding, Span
from obligations.invisible_characters import MISLEADING, name_sign
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_BYTES = 32 * 1024 * 1024

# Everything YAML 1.2 allows unescaped is fine here, but for what makes a text say something else
# than it seems to.
_FORBIDDEN = re.compile(f"[{MISLEADING}]")
_BOM = "\ufeff"
# Nothing is read of what a directive says, and libyaml takes quadratic time to read many of them.
_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)
LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def read_text(content: bytes, path: str) -> tuple[str, Finding | None]:
    """Return the text of a file without its byte order mark, and what keeps it from being read as
    YAML.
    """
    if len(content) > MAX_BYTES:
        message = tell(
            "the file has {count:,} bytes, more than {most:,}",
            count=len(content),
            most=MAX_BYTES,
        )
        return "", Finding(
            "OB106",
            message,
            path,
            hint=tell("split the document over several files"),
            span=Span(1, 1, 1, 1),
        )
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace").removeprefix(_BOM)
        guess = _guess_encoding(content)
        hint = tell("save the file as UTF-8")
        if guess:
            hint = tell("save the file as UTF-8 (it looks like {guess})", guess=guess)
        finding = Finding(
            "OB101",
            tell("the file is not UTF-8"),
            path,
            hint=hint,
            span=_point_at(before, len(before)),
        )
        return content.decode("utf-8", errors="replace"), finding
    return text, _find_forbidden(text, path)


def _find_forbidden(text: str, path: str) -> Finding | None:
    if found := _FORBIDDEN.search(text):
        return Finding(
            "OB108",
            name_sign(found.group()),
            path,
            hint=tell("remove it"),
            span=_point_at(text, found.start()),
        )
    if "%TAG" in text and (found := _TAG_DIRECTIVE.search(text)):
        hint = tell("remove it: every value is read as it is written")
        return Finding(
            "OB105", tell("directive %TAG"), path, hint=hint, span=_point_at(text, found.start())
        )
    return None


def _guess_encoding(content: bytes) -> str | None:
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GBK"


def count_position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, both counted from 1."""
    breaks = list(LINE_BREAK.finditer(text, 0, offset))
    return len(breaks) + 1, offset - (breaks[-1].end() if breaks else 0) + 1


def number_lines(
    text: str, found: Iterable[re.Match[str]]
) -> Iterator[tuple[tuple[int, int], re.Match[str]]]:
    """Yield line and column of each match, in one pass over the text.

    The matches stand in its order.
    """
    line, begin = 1, 0
    breaks = LINE_BREAK.finditer(text)
    following = next(breaks, None)
    for one in found:
        while following is not None and following.end() <= one.start():
            line, begin = line + 1, following.end()
            following = next(breaks, None)
        yield (line, one.start() - begin + 1), one


def find_offset(text: str, line: int, column: int) -> int:
    """Return the offset of a line and column, both counted from 1."""
    breaks = islice(LINE_BREAK.finditer(text), line - 2, line - 1) if line > 1 else ()
    return next((one.end() for one in breaks), 0) + column - 1


def _point_at(text: str, offset: int) -> Span:
    line, column = count_position(text, offset)
    return Span(line, column, line, column + 1)
