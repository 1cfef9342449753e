"""A printed name, made comparable: the keys under which a body is looked up.

Shared by the look-up in SQL, by the registry and by drafting, so that a name means the same wherever it is met.
"""

from __future__ import annotations

import re
import unicodedata

# Patterns stay text until they are used: compiling all of them would cost every start a few milliseconds.
_SIGNS = r"[-–—.,·/]"
_SPACES = r"\s+"
_HAN = r"[\u3400-\u9fff]"
_SPACES_BETWEEN_HAN = r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])"
_COUNTRY_PREFIX = "中华人民共和国"
_STATE_PREFIXES = ("国家", "中国")
_COUNTRY_SUFFIX = r"\s+of (the people's republic of china|the prc|china)$"


def fold_text(text: str) -> str:
    """Fold case and width, so that a search finds a word however it is written."""
    return unicodedata.normalize("NFKC", text).casefold()


def normalise_name(name: str) -> str:
    """Give the key of a name: case, width, "&", apostrophes, hyphens, a leading "the" and the country's name make no difference.

    >>> normalise_name("The Ministry of Industry & Information-Technology")
    'ministry of industry and information technology'
    >>> normalise_name("中华人民共和国海关总署")
    '海关总署'
    """
    key = fold_text(name).replace("’", "'").replace("&", " and ")
    key = re.sub(_SPACES, " ", re.sub(_SIGNS, " ", key)).strip()
    key = re.sub(_SPACES_BETWEEN_HAN, "", key).removeprefix(_COUNTRY_PREFIX) or key
    key = key.removeprefix("the ")
    return re.sub(_COUNTRY_SUFFIX, "", key)


def list_keys(name: str) -> list[str]:
    """Give the keys to try for a name, the literal one first; Chinese names also with and without 国家 or 中国."""
    key = normalise_name(name)
    if not re.search(_HAN, key):
        return [key]
    bare = next((key.removeprefix(p) for p in _STATE_PREFIXES if key.startswith(p) and len(key) > len(p) + 1), None)
    return [key, bare] if bare else [key, *(prefix + key for prefix in _STATE_PREFIXES)]


def has_chinese(text: str) -> bool:
    """Tell whether a text has at least one Chinese character."""
    return bool(re.search(_HAN, text))
