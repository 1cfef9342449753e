"""Names of files that every system can have, made of any text."""

from __future__ import annotations

import re
import unicodedata

from obligations.invisible_characters import MISLEADING, ZERO_WIDTH

# A point stands before an ending alone: a device of Windows is one (`con`), whatever stands behind
# its first point.
_NO_NAME = re.compile(rf'[{MISLEADING}{ZERO_WIDTH}./\\:*?"<>|\s]+')
_MOST = 120  # bytes in UTF-8: there are file systems on which 143 are the most


def make_file_stem(text: str) -> str:
    """Return the name of a file, without an ending, for a text; empty where nothing is left.

    Something else has to stand behind it in the name: alone it may be a device of Windows.
    """
    plain = _NO_NAME.sub("-", unicodedata.normalize("NFC", text)).strip("-")
    return plain.encode()[:_MOST].decode(errors="ignore").rstrip("-")
