"""What an export is narrowed to, in words: stands in the file, so that whoever gets it knows what
is missing.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from obligations.text.speech import Speech
from obligations.text.tables import exports
from obligations.text.tables import filters as filters_said
from obligations.text.words import choose, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.query.filters import Checked, Filters

# The filters of closed words: what the list is called, and the words that were understood.
_CLOSED: dict[str, tuple[str, Callable[[Checked], tuple[str, ...]]]] = {
    "role": ("role", lambda checked: checked.roles),
    "basis": ("basis", lambda checked: (*checked.bases, *(("none",) if checked.unowned else ()))),
    "kind": ("kind", lambda checked: checked.kinds),
    "level": ("level", lambda checked: checked.levels),
    "state": ("state", lambda checked: checked.states),
    "modality": ("modality", lambda checked: checked.modalities),
    "deliverable": ("deliverable", lambda checked: checked.deliverables),
    "without": ("open point", lambda checked: checked.without),
}


def say_narrowing(filters: Filters, checked: Checked, lang: str) -> list[str]:
    """Return one phrase for each filter; a department by the name it was understood as."""
    speech = Speech(lang)
    phrases = []
    for field in fields(filters):
        values = getattr(filters, field.name)
        if values in ((), None, False):
            continue
        if field.name == "dept":
            values = [choose(understood.name, lang) for understood in checked.departments]
        elif field.name in _CLOSED:
            what, read = _CLOSED[field.name]
            values = [say(word, lang, what) for word in read(checked)]
        name = speech.say(filters_said.NAMES[field.name])
        words = (
            [str(value) for value in values]
            if isinstance(values, (tuple, list))
            else [str(values)]
            if values is not True
            else []
        )
        phrases.append(speech.field(name, " / ".join(words)) if words else name)
    return phrases


def say_turns(since: str | None, *, fold: bool, lang: str) -> list[str]:
    """Return a phrase for each way in which a report was asked otherwise than usual."""
    speech = Speech(lang)
    phrases = [speech.say(exports.SINCE_DAY, day=since)] if since else []
    return [*phrases, speech.say(exports.FOLDED)] if fold else phrases
