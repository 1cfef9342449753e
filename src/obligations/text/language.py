"""In which of the two languages a text is written."""

from __future__ import annotations

import re

_CHINESE = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# What an English text gives in the original: a word in brackets or quotes, the number of a
# document.
_CITED = re.compile(
    r"\([^()]*\)|（[^（）]*）|《[^《》]*》|“[^“”]*”|「[^「」]*」|\"[^\"]*\"|'[^']*'|(?<![^\W\d_])[^\W\d_]*〔\d{4}〕\d+号"
)


def has_chinese(text: str) -> bool:
    """Whether a text has a single Chinese sign; signs of punctuation are none."""
    return _CHINESE.search(text) is not None


def find_language(text: str) -> str:
    """Return the language that a text is written in: `zh` with a Chinese sign in it, else `en`.

    In an English text Chinese may stand in brackets or quotes, and a document be named by its
    number: the list (名录), 商电发〔2021〕24号.
    """
    if not has_chinese(text):
        return "en"
    own = _CITED.sub(" ", text)
    return "zh" if has_chinese(own if any(sign.isalpha() for sign in own) else text) else "en"
