"""Bytes as text: UTF-8, UTF-16, GB18030 and Big5 told apart by what can be read, not by what is
claimed.

A byte order mark decides. Without one, what is valid UTF-8 is UTF-8; bytes of which every other one
is mostly zero, or which make Chinese only so, are UTF-16; what has the commas, the full stops and
the commonest words of Chinese in Big5 and hardly any in GB18030, though it may be valid in both, is
Big5; what is valid GB18030 is GB18030. What is none of these, or holds other controls than line
breaks, is no text.
"""

from __future__ import annotations

import re

from obligations.findings import UserError
from obligations.sentences import tell

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HAN = re.compile(r"[\u4e00-\u9fff\u3001\u3002\uff0c]")
_COMMON = re.compile(
    r"[\uff0c\u3002\u3001\uff1a\uff1b\uff08\uff09\u7684\u4e4b\u5e74\u6708\u65e5\u4e00]"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd]")
_SAMPLE = 65536
_FAR_MORE = 8  # times as many common signs in one encoding as in another


def decode_text(content: bytes, name: str) -> str:
    """Return the text of some bytes. Raises UserError for what is no text."""
    if not content.strip(b"\0 \t\r\n"):
        raise UserError(
            tell("{name} is empty", name=name), tell("name the file that holds the text")
        )
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content.removeprefix(mark), encoding, name)
    for encoding in _list_encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text, 0, _SAMPLE):
            return text
    raise UserError(
        tell("{name} is not a text in UTF-8, UTF-16, GB18030 or Big5", name=name),
        tell("save it as text in UTF-8, or name the file that it came from"),
    )


def _decode(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            tell(
                "{name} is damaged: it begins as {encoding}, but breaks off at byte {start}",
                name=name,
                encoding=encoding.upper(),
                start=error.start,
            ),
            tell("save it again as UTF-8"),
        ) from None


def _list_encodings(content: bytes) -> list[str]:
    sample = content[:_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    if odd.count(0) > len(odd) * 0.3 > even.count(0):
        return ["utf-16-le"]
    if even.count(0) > len(even) * 0.3 > odd.count(0):
        return ["utf-16-be"]
    wide = [encoding for encoding in ("utf-16-le", "utf-16-be") if _looks_chinese(sample, encoding)]
    big5 = ["cp950", "big5hkscs"] if _looks_big5(sample) else []
    return ["utf-8", *wide, *big5, "gb18030"]


def _looks_chinese(sample: bytes, encoding: str) -> bool:
    """Whether nearly all of some bytes is Chinese in an encoding of two bytes a sign."""
    if sum(byte > 0x7F for byte in sample) < len(sample) * 0.2:
        return False  # two letters make a Chinese sign as well
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    return len(_HAN.findall(text)) > len(text) * 0.7


def _looks_big5(sample: bytes) -> bool:
    big5, other = (sample.decode(code, errors="replace") for code in ("cp950", "gb18030"))
    common, others = len(_COMMON.findall(big5)), len(_COMMON.findall(other))
    # Signs of private use are what the rarer bytes of Big5 make in GB18030.
    private = _PRIVATE.search(other) and not _PRIVATE.search(big5, 0, len(big5) - 1)
    return common > _FAR_MORE * others or (bool(private) and not others)
