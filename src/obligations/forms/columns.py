"""The columns of a form, and how they are found again under headings that people have changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from obligations.text.name_keys import fold_text
from obligations.text.tables.forms import ASKED, FILLED, HEADINGS_ALSO
from obligations.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

ID_COLUMN = "of"
# An entry is taken back by its id, which no form shows.
FORM_STATUSES = tuple(word for word in STATUSES if word != "withdrawn")
# Without these nothing can be recorded, and no other table has both.
_NEEDED = frozenset({"status", "date"})
_LEAST_ALIKE = 0.75
# How much a heading is the one that people read, which "id" is of more than one thing, and how much
# one that it only begins with: "status (pick one)".
_SAME, _HOLDS = 0.99, 0.9
_WORD = re.compile(r"\w+")


def find_form_columns(headings: Sequence[str]) -> dict[str, int] | None:
    """Return where the columns of a form stand in a row, by their keys.

    None where the row is no header of a form. Headings may be moved, stand among others, be in
    either language, and differ a little; the one that is most alike is the column.
    """
    found = [
        (alike, -at, key)
        for at, heading in enumerate(headings)
        if heading.strip()
        for key, alike in [_find_most_alike(heading)]
        if alike >= _LEAST_ALIKE
    ]
    columns: dict[str, int] = {}
    for _alike, at, key in sorted(found, reverse=True):
        columns.setdefault(key, -at)
    if columns.keys() >= _NEEDED:
        return columns
    return None


def _find_most_alike(heading: str) -> tuple[str, float]:
    """Return the column that a heading is most like, and how much."""
    key = _fold(heading)
    if key in _CODE_WORDS:
        return _CODE_WORDS[key], 1.0
    alike = {name: max(_compare(key, known) for known in keys) for name, keys in _KEYS.items()}
    name = max(alike, key=lambda name: alike[name])
    return name, alike[name]


def _compare(heading: str, known: str) -> float:
    if heading == known:
        return _SAME
    if heading.startswith(known) and len(known) > 1:
        return _HOLDS
    return SequenceMatcher(None, heading, known).ratio()


def _fold(heading: str) -> str:
    return "".join(_WORD.findall(fold_text(heading)))


_COLUMNS = {**ASKED, **FILLED}
_CODE_WORDS = {_fold(name): name for name in _COLUMNS}
_KEYS = {
    name: tuple(map(_fold, (phrase.en, phrase.zh, *HEADINGS_ALSO.get(name, ()))))
    for name, phrase in _COLUMNS.items()
}
