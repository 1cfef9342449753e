"""What is said to people: a whole text in both languages, with named places for its values."""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """A text in English and in Chinese.

    `{count}` and the like are the places of its values, the same ones in both languages.
    `one` is the English for a `count` of 1, where it reads differently.
    """

    en: str
    zh: str
    one: str | None = None
