"""In which of the two languages a text is written."""

from __future__ import annotations

import re

from obligations.text.expressions import lazy

LANGUAGES = ("en", "zh")
# What people call them; a tag such as zh-CN or en_GB.UTF-8 begins with the language.
_CALLED = {"chinese": "zh", "中文": "zh", "汉语": "zh", "english": "en", "英文": "en", "英语": "en"}
# Patterns stay text until they are used: to compile them would cost every start.
# A Chinese character, also an old one of names, and 〇, with which years are written.
CHINESE_CHARACTER = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_CHINESE = lazy(CHINESE_CHARACTER)
# A sign of full width, which takes two columns.
WIDE_SIGN = lazy(
    r"[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\u2014\u2018-\u201d\u2026]"
)
# The signs of Chinese punctuation at which a line may end.
_CLOSING = "。，；：、）！？"
# What an English text gives in the original: a word in brackets or quotes, the number of a
# document.
_CITED = (
    r"\([^()]*\)|（[^（）]*）|《[^《》]*》|“[^“”]*”|「[^「」]*」|\"[^\"]*\"|'[^']*'"
    r"|(?<![^\W\d_])[^\W\d_]*〔\d{4}〕\d+号"
)


def spell_language(typed: str) -> str:
    """Return the language that a name or a tag means; what means none of the two as it is."""
    folded = typed.strip().casefold()
    language = _CALLED.get(folded) or re.split("[-_.]", folded)[0]
    if language in LANGUAGES:
        return language
    return typed


def has_chinese(text: str) -> bool:
    """Whether a text has a single Chinese sign; signs of punctuation are none."""
    return not text.isascii() and _CHINESE.search(text) is not None


def count_columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) + len(WIDE_SIGN.findall(text))


def find_blank_after(text: str) -> str:
    """Return what stands between a text and another one that goes on with it: a blank, but nothing
    in Chinese.
    """
    last = text[-1:]
    if has_chinese(last) or last in _CLOSING:
        return ""
    return " "


def find_colon_after(text: str) -> str:
    """Return the colon between a question and its answer, with the blank that it has in English."""
    if has_chinese(text):
        return "："
    return ": "


def find_language(text: str) -> str:
    """Return the language that a text is written in: `zh` with a Chinese sign in it, else `en`.

    In an English text Chinese may stand in brackets or quotes, and a document be named by its
    number: the list (名录), 商电发〔2021〕24号.
    """
    if not has_chinese(text):
        return "en"
    own = re.sub(_CITED, " ", text)
    says_something = any(sign.isalpha() for sign in own)
    if says_something and not has_chinese(own):
        return "en"
    return "zh"


def is_in_chinese(text: str) -> bool:
    """Whether a text is written in Chinese, and does more than cite some."""
    return find_language(text) == "zh"
