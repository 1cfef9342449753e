"""Numbers of provisions as an instrument prints them: （四） and 二、, also where a translation
made "(four)" and "Second," of them.
"""

from __future__ import annotations

import re

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_DIGITS = "零一二三四五六七八九"
_POWERS = {"十": 10, "百": 100}
_VALUES = {sign: value for value, sign in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_LABEL = r"(?P<open>[(（])?\s*(?P<number>[0-9A-Za-z-]+)\s*(?:[)）.,:、]\s*)?"


def restore_label(label: str) -> str:
    """Return a number as the Chinese instrument prints it, from one that a translation made of it;
    unchanged where it is no number.
    """
    found = re.fullmatch(_LABEL, label)
    if not found:
        return label
    number = read_number(found["number"])
    if number is None:
        return label
    written = write_chinese(number)
    if found["open"]:
        return f"（{written}）"
    return f"{written}、"


def read_number(text: str) -> int | None:
    """Read a number from 1 to 99 in digits, English words or Roman numerals.

    None where it is none.
    """
    word = text.casefold()
    if word.isascii() and word.isdigit():
        number = int(word)
    elif set(word) <= set(_ROMAN):
        number = _read_roman(word)
    else:
        number = _read_words(word)
    if 0 < number < 100:
        return number
    return None


def _read_roman(word: str) -> int:
    values = [_ROMAN[sign] for sign in word]
    return sum(
        -value if any(later > value for later in values[at + 1 :]) else value
        for at, value in enumerate(values)
    )


def _read_words(word: str) -> int:
    for words in (_WORDS, _ORDINALS):
        if word in words:
            return words.index(word) + 1
    tens, _, rest = word.partition("-")
    stem = re.sub("ieth$", "y", tens)
    if stem not in _TENS or (rest and rest not in (*_WORDS[:9], *_ORDINALS[:9])):
        return 0
    value = (_TENS.index(stem) + 2) * 10
    if rest:
        return value + _read_words(rest)
    return value


def write_chinese(number: int) -> str:
    """Write a number from 1 to 99 in Chinese: 五, 十, 十四, 二十, 二十五."""
    tens, ones = divmod(number, 10)
    written = _DIGITS[ones] if ones else ""
    if tens:
        written = f"十{written}"
    if tens > 1:
        written = f"{_DIGITS[tens]}{written}"
    return written


def read_numeral(text: str) -> int:
    """Read a Chinese numeral up to 999: 二十五 is 25; 0 where it is none.

    >>> [read_numeral(text) for text in ("七", "十", "二十五", "一百二十", "两", "几")]
    [7, 10, 25, 120, 2, 0]
    """
    number, last = 0, 0
    for sign in text:
        if sign in _VALUES:
            last = _VALUES[sign]
        elif sign in _POWERS:
            number += (last or 1) * _POWERS[sign]
            last = 0
        else:
            return 0
    return number + last
