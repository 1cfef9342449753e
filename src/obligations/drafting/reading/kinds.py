"""Which reader a file has, by what it holds and by its name."""

from __future__ import annotations

from obligations.drafting.reading.decoding import decode_text
from obligations.drafting.source import Source


def read_source(name: str, content: bytes) -> Source:
    """Return a file as a source. Raises UserError for a file that holds no text."""
    return Source(decode_text(content, name))
