"""Signs that nobody can see: one table for what is read, what is checked, what a terminal shows and
what is written.

What each does decides. Some steer the reader: the terminal that shows them, the direction or the
end of a line, so that a text says something else than it seems to; some hide a text of their own.
Others only take no room: two names that look alike are not the same. Of signs that only choose how
the one before them is drawn (variation selectors 1 to 16, as in an emoji) nothing is said.
"""

from __future__ import annotations

from obligations.sentences import Sentence, tell

# Patterns stay text until they are used; each is what stands between the brackets of a regular
# expression. Controls of terminals, and what no YAML or XML holds. Tabs and the usual line breaks
# are none.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff"
# Other line breaks than the usual ones, which few editors show: a comment would end, and a key
# begin, where nobody sees it.
SEPARATORS = "\x85\u2028\u2029"
# What turns the direction of a line, and the deprecated signs of that kind; marks of annotations;
# tags, which are letters unseen.
STEERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
# What takes no room, or only the room of a blank that is none.
ZERO_WIDTH = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u3164\ufeff\uffa0"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff"
)
MISLEADING = f"{CONTROLS}{SEPARATORS}{STEERING}"


def name_sign(sign: str) -> Sentence:
    """Return how people look a sign up: "right-to-left override (U+202E)"."""
    from unicodedata import name  # only where there is one

    number = f"U+{ord(sign):04X}"
    if known := name(sign, ""):
        return tell("{name} ({number})", name=known.lower(), number=number)
    return tell("control character {number}", number=number)
