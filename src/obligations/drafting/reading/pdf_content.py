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

_PLAIN = rb"[^()\\]++|\\."
_INNER = rb"(?:" + _PLAIN + rb"|\((?:" + _PLAIN + rb"|\((?:" + _PLAIN + rb")*+\))*+\))*+"
_TOKEN = re.compile(
    rb"(?P<number>[-+]?(?:\d++\.?\d*+|\.\d++))"
    rb"|(?P<word>[A-Za-z'\"][\w*'\"]*+)"
    rb"|\((?P<string>" + _INNER + rb")\)"
    rb"|(?P<mark>[\[\]])"
    rb"|<(?P<hex>[\dA-Fa-f\s]*+)>"
    rb"|/(?P<name>[^\s()<>\[\]{}/%]*+)"
    rb"|(?P<open>\()"  # of a string that does not end
    rb"|%[^\r\n]*+",
    re.DOTALL,
)
_IMAGE_END = re.compile(rb"\sEI(?=\s|$)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPED |= dict.fromkeys((b"\n", b"\r", b"\r\n"), b"")
for _number in range(512):
    for _form in (b"%o", b"%02o", b"%03o"):
        _ESCAPED[_form % _number] = bytes((_number & 255,))
_OPERATORS = (
    "q Q cm Do m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T*"
    " TJ Tj ' \""
)
_SPELT = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})


def list_operations(content: bytes) -> Iterator[tuple[bytes, list[Any]]]:
    r"""Yield the operators of a content with their operands.

    >>> list(list_operations(rb"1 -.5 Td [(a\050) 20] TJ"))
    [(b'Td', [1.0, -0.5]), (b'TJ', [[b'a(', 20.0]])]
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
                if found[0] == b"ID":
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


def _bracket(mark: bytes, operands: list[Any], around: list[Any]) -> tuple[list[Any], list[Any]]:
    """Return the operands to go on with, and those around them, at the beginning or end of some."""
    if mark == b"[":
        return [], operands
    if around is not operands:
        around.append(operands)
    return around, around


def _read_string(string: bytes) -> bytes:
    if b"\\" in string:
        return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), string)
    return string


def _read_hex(digits: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", digits)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _read_name(name: bytes) -> Any:
    name = re.sub(rb"#([\dA-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), name)
    return LIT(name.decode(errors="replace"))


_READ: dict[str, Callable[[bytes], Any]] = {
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
        for word, operands in list_operations(content):
            does, count = _DOES.get(word, (None, 0))
            if does and len(operands) >= count:
                does(self, *operands[len(operands) - count :])
        self.running -= fresh


def _find(operator: str) -> tuple[Callable[..., None], int]:
    does = getattr(PDFPageInterpreter, f"do_{operator.translate(_SPELT)}")
    return does, does.__code__.co_argcount - 1


_DOES: dict[bytes, tuple[Callable[..., None] | None, int]] = {
    operator.encode(): _find(operator) for operator in _OPERATORS.split()
}
