"""What an export is narrowed to, in words: stands in the file, so that whoever gets it knows what
is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.query.filters import FILTERS
from obligations.text.speech import Speech
from obligations.text.tables import exports
from obligations.text.tables import filters as filters_said
from obligations.text.words import choose, say

if TYPE_CHECKING:
    from obligations.query.checked_filters import CheckedFilters
    from obligations.query.filters import Filters


def say_narrowing(filters: Filters, checked: CheckedFilters, lang: str) -> list[str]:
    """Return one phrase for each filter; a department by the name it was understood as."""
    speech = Speech(lang)
    phrases = []
    for name, values in filters.list_given().items():
        said = speech.say(filters_said.NAMES[name])
        words = _say_values(name, values, checked, lang)
        phrases.append(speech.field(said, " / ".join(words)))
    return phrases


def _say_values(
    name: str, values: tuple[Any, ...], checked: CheckedFilters, lang: str
) -> list[str]:
    """Return the values as they were understood where they are names or words, else as given."""
    if name == "dept":
        return [choose(understood.name, lang) for understood in checked.departments]
    if among := FILTERS[name].among:
        return [say(word, lang, among) for word in checked.values[name]]
    return [str(value) for value in values if value is not True]


def say_report_options(since: str | None, *, fold: bool, lang: str) -> list[str]:
    """Return a phrase for each way in which a report was asked otherwise than usual."""
    speech = Speech(lang)
    phrases = [speech.say(exports.SINCE_DAY, day=since)] if since else []
    if fold:
        return [*phrases, speech.say(exports.FOLDED)]
    return phrases
