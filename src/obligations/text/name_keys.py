"""A printed name, made comparable: the keys under which a body is looked up.

Shared by the look-up in SQL, by the registry and by drafting, so that a name means the same
wherever it is met.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from obligations.invisible_characters import STEERING, ZERO_WIDTH
from obligations.text.expressions import lazy
from obligations.text.language import CHINESE_CHARACTER, has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_UNSEEN = lazy(f"[{STEERING}{ZERO_WIDTH}]")
# What people put around titles and names: as it is typed, and as it is folded.
QUOTES = '《》〈〉“”「」『』"'
_SIGNS = lazy(rf"[-–—.,·/{QUOTES}]")
_SPACES = lazy(r"\s+")
_SPACES_BETWEEN_CHINESE = lazy(rf"(?<={CHINESE_CHARACTER})\s+(?={CHINESE_CHARACTER})")
_SPACES_BESIDE_CHINESE = lazy(rf"(?<={CHINESE_CHARACTER}) | (?={CHINESE_CHARACTER})")
_DOTTED = lazy(r"\b[a-z](?:\. ?[a-z]\b)+\.?")
_COUNTRY_PREFIX = "中华人民共和国"
_STATE_PREFIXES = ("国家", "中国")
_COUNTRY = r"(?:the )?(?:people's republic of china|prc|china)"
_COUNTRY_SUFFIX = lazy(rf" (?:of {_COUNTRY}|\({_COUNTRY}\)|pr ?c(?:hina)?)$")
# Words that translators take for one another, and what is no single name.
_SAME_WORDS = {
    **dict.fromkeys(("bureau", "authority"), "administration"),
    **dict.fromkeys(("national", "general", "china"), "state"),
    **dict.fromkeys(("regulatory", "regulation"), "supervision"),
}
_SMALL_WORDS = ("of", "for", "the", "on")
_ADDED_WORDS = "and each every management ministry state council"  # which a key can lack
_SUPERVISION = lazy(r"\bsupervision and (?:administration|management)\b")
_WORD = lazy("[a-z]+")
_LIST = lazy(r"[^\x00-\x7f]|[,;:/()\n]|\b(?:of|for|the|and|on)$|\band the\b")
_BODY = r"(?:.+ )?(?:commission|administration|office|sasac)"
_OF_COUNCIL = lazy(
    rf"(?P<before>{_BODY}) of the state council|state council(?:'s)? (?P<behind>{_BODY})"
)


def drop_invisible(text: str) -> str:
    """Return a text without the signs that take no room or only steer a line: pages and documents
    leave them in what is copied.
    """
    if text.isascii():
        return text
    return _UNSEEN.sub("", text)


def fold_text(text: str, signs: Mapping[int, str] | None = None) -> str:
    """Fold case and width and drop signs that can't be seen, so that a search finds a word however
    it is written.

    `signs` also folds traditional characters: code point → the sign that stands for it. Two texts
    meet only where both were folded by the same signs.
    """
    folded = unicodedata.normalize("NFKC", drop_invisible(text)).casefold()
    if signs:
        return folded.translate(signs)
    return folded


def fold_wording(text: str, signs: Mapping[int, str] | None = None) -> str:
    """Fold a text that is searched, or a phrase that is searched for, like `fold_text`.

    Blanks make no difference either.

    >>> fold_wording("Overseas  Warehouse")
    'overseas warehouse'
    >>> fold_wording("海外仓 企业")
    '海外仓企业'
    """
    folded = " ".join(fold_text(text, signs).split())
    if folded.isascii():
        return folded
    return _SPACES_BESIDE_CHINESE.sub("", folded)


def normalise_name(name: str, signs: Mapping[int, str] | None = None) -> str:
    """Return the key of a name: what makes no difference between two ways to write it is taken out.

    That is case, width, "&", apostrophes, hyphens, the dots of an abbreviation, a leading "the", 与
    for 和, the country's name and, by `signs`, traditional characters.

    >>> normalise_name("The Ministry of Industry & Information-Technology")
    'ministry of industry and information technology'
    >>> normalise_name("N.D.R.C.")
    'ndrc'
    >>> normalise_name("中华人民共和国海关总署")
    '海关总署'
    """
    key = fold_text(name, signs).replace("’", "'").replace("&", " and ").replace("与", "和")
    key = _DOTTED.sub(lambda found: re.sub(r"\W", "", found[0]), key)
    key = _SPACES.sub(" ", _SIGNS.sub(" ", key)).strip()
    if not key.isascii():
        key = _SPACES_BETWEEN_CHINESE.sub("", key).removeprefix(_COUNTRY_PREFIX) or key
    key = key.removeprefix("the ")
    return _COUNTRY_SUFFIX.sub("", key)


def list_keys(name: str, signs: Mapping[int, str] | None = None) -> list[str]:
    """Return the keys to try for a name, the literal one first.

    Chinese names also with and without 国家 or 中国, and with 委 spelled out; of English ones a
    ministry by its field, and a body of the State Council without it.

    >>> list_keys("Commerce Ministry")
    ['commerce ministry', 'ministry of commerce']
    """
    key = normalise_name(name, signs)
    if not has_chinese(key):
        return [key, *_vary_english(key)]
    return [*_vary_state(key), *(_vary_state(f"{key}员会") if key.endswith("委") else ())]


def list_state_words(name: str) -> tuple[str, ...]:
    """Return what the English name of a body of the state says, in whatever order a translator puts
    its words, and whichever of several for one thing he takes; nothing for another name.

    >>> list_state_words("State Financial Supervision Bureau")
    ('administration', 'financial', 'state', 'supervision')
    >>> list_state_words("National Administration of Financial Regulation")
    ('administration', 'financial', 'state', 'supervision')
    >>> list_state_words("Port Supervision Bureau")
    ()
    """
    if _LIST.search(name):
        return ()
    key = _SUPERVISION.sub("supervision", normalise_name(name))
    words = sorted(_SAME_WORDS.get(word, word) for word in key.split() if word not in _SMALL_WORDS)
    return tuple(words) if "state" in words or "ministry" in words else ()


def list_beginnings(keys: Iterable[str], length: int) -> set[str]:
    """Return with what signs a Chinese name can begin that has one of some keys.

    >>> sorted(list_beginnings(["国家税务总局"], 2))
    ['中华', '国家', '税务']
    """
    forms = (form for key in keys if not key.isascii() for form in _vary_state(key))
    return {form[:length] for form in (_COUNTRY_PREFIX, *forms)}


def list_words_of_names(keys: Iterable[str]) -> set[str]:
    """Return of which words an English name is made up that means one of some keys; a class is also
    called by one of its members (each department).

    >>> {"ministry", "of", "department"} <= list_words_of_names(["all departments"])
    True
    """
    said = " ".join((*_SAME_WORDS, *_SMALL_WORDS, _COUNTRY, _ADDED_WORDS, *keys))
    words = set(_WORD.findall(said))
    return words | {word.removesuffix("s") for word in words}


def _vary_english(key: str) -> list[str]:
    of_council = _OF_COUNCIL.fullmatch(key)
    if of_council:
        return [of_council["behind"] or of_council["before"]]
    field = key.removesuffix(" ministry")
    return [f"ministry of {field}"] if field != key else []


def _vary_state(key: str) -> list[str]:
    bare = next(
        (
            key.removeprefix(p)
            for p in _STATE_PREFIXES
            if key.startswith(p) and len(key) > len(p) + 1
        ),
        None,
    )
    if bare:
        return [key, bare]
    return [key, *(prefix + key for prefix in _STATE_PREFIXES)]
