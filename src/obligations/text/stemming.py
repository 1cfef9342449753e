"""English words by their stem, so that a search for one form of a word finds the others:
warehousing, warehouses, warehouse.
"""

from __future__ import annotations

import re
from functools import cache

_LEAST = 3  # shorter words have no forms
_WORD = rf"[a-z]{{{_LEAST},}}"
# What the rules would take for a form of another word: customs are not what customers keep up.
_OWN_STEMS = ("customs",)


def list_words(folded: str) -> list[str]:
    """Return the English words of a folded text, those that can have a stem."""
    return re.findall(_WORD, folded)


def is_word(folded: str) -> bool:
    """Whether a folded text is one English word that can have a stem."""
    return bool(re.fullmatch(_WORD, folded))


@cache
def find_stem(word: str) -> str:
    """Return the stem of a folded English word: what the rules of Snowball leave of it, and of
    that, until nothing more goes.

    Once would leave warehous of warehouse, and wareh of warehousing.
    """
    if word in _OWN_STEMS:
        return word
    import snowballstemmer

    stem = str(snowballstemmer.stemmer("english").stemWord(word))
    if stem == word:
        return stem
    return find_stem(stem)
