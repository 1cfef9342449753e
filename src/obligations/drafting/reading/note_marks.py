"""How the marks of notes are told from other raised numbers, and printed: as in Markdown, [^1]
where a note is meant, [^1]: before its text.
"""

from __future__ import annotations

import re

# Behind what a raised number is that of a note, and no power: issued³, not km².
BEFORE_NOTE = re.compile(r"(?:[A-Za-z]{4}|20\d\d|[\u3400-\u9fff.,;)）。，；：”])$")
