"""What a page of a PDF says to be drawn, operator by operator.

    content  = { operand } operator { … }
    operand  = number | /name | (string) | <string in hexadecimal> | [ operand … ]

pdfminer does what the operators say. It finds them sign by sign, which is most of the time that
reading takes; here one expression finds them, and those that only colour what is drawn are left
out. Images inside the content are, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import LIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pdfminer.pdfdevice import PDFDevice
    from pdfminer.pdfinterp import PDFResourceManager

_BYTES = "latin-1"  # in which each byte is a sign
_PLAIN = r"[^()\\]++|\\."
_INNER = rf"(?:{_PLAIN}|\((?:{_PLAIN}|\((?:{_PLAIN})*+\))*+\))*+"
_TOKEN = re.compile(
    r"(?P<number>[-+]?(?:\d++\.?\d*+|\.\d++))"
    r"|(?P<word>[A-Za-z'\"][\w*'\"]*+)"
    rf"|\((?P<string>{_INNER})\)"
    r"|(?P<mark>[\[\]])"
    r"|<(?P<hex>[\dA-Fa-f\s]*+)>"
    r"|/(?P<name>[^\s()<>\[\]{}/%]*+)"
    r"|(?P<open>\()"  # of a string that does not end
    r"|%[^\r\n]*+",
    re.DOTALL | re.ASCII,
)
_IMAGE_END = re.compile(r"\sEI(?=\s|$)", re.ASCII)
_ESCAPE = re.compile(r"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_ESCAPED |= dict.fromkeys(("\n", "\r", "\r\n"), "")
for _number in range(512):
    for _form in ("o", "02o", "03o"):
        _ESCAPED[format(_number, _form)] = chr(_number & 255)
_OPERATORS = (
    "q Q cm Do m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T*"
    " TJ Tj ' \""
)
_SPELT = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})


def list_operations(content: str) -> Iterator[tuple[str, list[Any]]]:
    r"""Yield the operators of a content with their operands; each of its bytes is a sign.

    >>> list(list_operations(r"1 -.5 Td [(a\050) 20] TJ"))
    [('Td', [1.0, -0.5]), ('TJ', [[b'a(', 20.0]])]
    """
    at: int | None = 0
    while at is not None:
        start, at = at, None
        operands: list[Any] = []
        around: list[Any] = operands
        for found in _TOKEN.finditer(content, start):
            kind = found.lastgroup
            if kind == "number":
                operands.append(float(found[0]))
            elif kind == "word":
                if found[0] == "ID":
                    end = _IMAGE_END.search(content, found.end())
                    at = end.end() if end else None
                    break
                yield found[0], operands
                operands = around = []
            elif kind == "mark":
                operands, around = _bracket(found[0], operands, around)
            elif kind == "open":
                return
            elif kind is not None:
                operands.append(_READ[kind](found[kind]))


def _bracket(mark: str, operands: list[Any], around: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return the operands to go on with, and those around them, at the beginning or end of some."""
    if mark == "[":
        return [], operands
    if around is not operands:
        around.append(operands)
    return around, around


def _read_string(string: str) -> bytes:
    if "\\" in string:
        string = _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), string)
    return string.encode(_BYTES)


def _read_hex(digits: str) -> bytes:
    digits = "".join(digits.split())
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def _read_name(name: str) -> Any:
    name = re.sub(r"#([\dA-Fa-f]{2})", lambda found: chr(int(found[1], 16)), name)
    written = name.encode(_BYTES)
    try:
        return LIT(written.decode())
    except UnicodeDecodeError:
        return LIT(written)


_READ: dict[str, Callable[[str], Any]] = {
    "string": _read_string,
    "hex": _read_hex,
    "name": _read_name,
}


class ContentInterpreter(PDFPageInterpreter):
    """Does what the contents of pages say, and of what is drawn inside them."""

    def __init__(self, resources: PDFResourceManager, device: PDFDevice) -> None:
        super().__init__(resources, device)
        self.running: set[int] = set()  # contents that are being drawn, none inside itself

    def dup(self) -> PDFPageInterpreter:
        """Return an interpreter of what is drawn inside a content."""
        inner = ContentInterpreter(self.rsrcmgr, self.device)
        inner.running = self.running
        return inner

    def execute(self, streams: Sequence[object]) -> None:
        """Do what the streams of a content say."""
        held = {one.objid: one for one in map(stream_value, streams) if one.objid is not None}
        fresh = held.keys() - self.running
        self.running |= fresh
        content = b"\n".join(held[at].get_data() for at in held if at in fresh)
        for word, operands in list_operations(content.decode(_BYTES)):
            does, count = _DOES.get(word, (None, 0))
            if does and len(operands) >= count:
                does(self, *operands[len(operands) - count :])
        self.running -= fresh


def _find(operator: str) -> tuple[Callable[..., None], int]:
    does = getattr(PDFPageInterpreter, f"do_{operator.translate(_SPELT)}")
    return does, does.__code__.co_argcount - 1


_DOES: dict[str, tuple[Callable[..., None] | None, int]] = {
    operator: _find(operator) for operator in _OPERATORS.split()
}
