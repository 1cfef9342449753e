"""Which reader a file has: what it holds decides, and its name only among texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.reading.decoding import decode_text
from obligations.drafting.reading.html import read_html
from obligations.drafting.reading.plain import read_plain

if TYPE_CHECKING:
    from obligations.drafting.source import Source

_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_source(name: str, content: bytes) -> Source:
    """Return a file as a source. Raises UserError for a file that holds no text, or whose reader is
    not installed.
    """
    text = decode_text(content, name)
    if name.casefold().endswith((".html", ".htm", ".xhtml", ".mht")) or _HTML.match(text):
        return read_html(text)
    return read_plain(text)
