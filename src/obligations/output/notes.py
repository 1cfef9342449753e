"""What stands on stderr: what is said beside an answer, errors and their way out."""

from __future__ import annotations

import re
import sys

from obligations.text.escaping import show_controls

# A command alone, or behind a word that says when it is typed.
_COMMAND = r"\s*(?:\w+: )?(?:cd \S+ && )?obligations "
# What a line that goes on stands further in than it began.
_FURTHER = 2


def print_note(line: str) -> None:
    """Put a line on stderr. On a terminal it wraps between words, but for a command, which is there
    to be copied.
    """
    shown = show_controls(line)
    if sys.stderr.isatty() and not re.match(_COMMAND, shown):
        shown = _wrap(shown)
    print(shown, file=sys.stderr)  # noqa: T201


def _wrap(line: str) -> str:
    from rich.text import Text  # only where somebody is looking

    from obligations.output.console import find_note_width
    from obligations.output.wrapping import wrap

    said = line.lstrip(" ")
    indent = len(line) - len(said)
    first, *others = wrap(
        Text(said), max(find_note_width() - indent - _FURTHER, 1), whole_words=True
    )
    below = (f"{' ' * (indent + _FURTHER)}{other}" for other in others)
    return "\n".join([f"{' ' * indent}{first}", *below])
