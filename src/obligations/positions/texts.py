"""The bytes of a file as text, or why they are none."""

from __future__ import annotations

import re

from obligations.findings import Finding, Span

MAX_BYTES = 32 * 1024 * 1024

# Everything YAML 1.2 allows unescaped is fine here, but for the controls that could steer a terminal.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BOM = "\ufeff"
# Nothing is read of what a directive says, and libyaml takes quadratic time to read many of them.
_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def read_text(content: bytes, path: str) -> tuple[str, Finding | None]:
    """Give the text of a file without its byte order mark, and what keeps it from being read as YAML."""
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content):,} bytes, more than {MAX_BYTES:,}"
        return "", Finding("OB106", message, path, hint="split the document over several files", span=Span(1, 1, 1, 1))
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace").removeprefix(_BOM)
        guess = _guess_encoding(content)
        hint = "save the file as UTF-8" + (f" (it looks like {guess})" if guess else "")
        finding = Finding("OB101", "the file is not UTF-8", path, hint=hint, span=_point_at(before, len(before)))
        return content.decode("utf-8", errors="replace"), finding
    return text, _find_forbidden(text, path)


def _find_forbidden(text: str, path: str) -> Finding | None:
    if found := _FORBIDDEN.search(text):
        message = f"control character U+{ord(found.group()):04X}"
        hint = "remove it, or write it as an escape in double quotes"
        return Finding("OB108", message, path, hint=hint, span=_point_at(text, found.start()))
    if "%TAG" in text and (found := _TAG_DIRECTIVE.search(text)):
        hint = "remove it: every value is read as it is written"
        return Finding("OB105", "directive %TAG", path, hint=hint, span=_point_at(text, found.start()))
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
    """Give the line and the column of an offset, both counted from 1."""
    breaks = list(_BREAK.finditer(text, 0, offset))
    return len(breaks) + 1, offset - (breaks[-1].end() if breaks else 0) + 1


def _point_at(text: str, offset: int) -> Span:
    line, column = count_position(text, offset)
    return Span(line, column, line, column + 1)
