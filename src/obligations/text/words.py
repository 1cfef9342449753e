"""The words that people read and type, in both languages: those of closed lists, and the texts of
the data in the language asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from obligations.findings import refuse_word
from obligations.text.character_variants import fold_signs
from obligations.text.language import has_chinese
from obligations.text.name_keys import QUOTES, fold_text
from obligations.text.speech import Speech
from obligations.text.tables import lists

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from obligations.records import Bilingual, StandingRecord
    from obligations.text.phrase import Phrase

_T = TypeVar("_T")
# By which words people also call one of a closed list; among them those that the screen had before.
_ALSO = {
    "co_responsible": ("co", "配合"),
    "unconfirmed": ("暂无进展记录", "未见报告"),
    "will": ("要做",),
    "stated": ("文中写明",),
    "document": ("按全文规定",),
    "none": ("无",),
    "central": ("中央部门",),
    "association": ("协会", "群团组织"),
    "owner": ("责任主体",),
    "obligation": ("责任",),
    "date": ("期限",),
}
# How long a title may be, and where a longer text pauses.
_MOST_LATIN, _MOST_CHINESE = 60, 30
_PAUSE, _STOPS = r"[,;:，；：。、](?=\s|[^\x00-\x7f])", " ,;:，；：、"
_REVERSED = {
    "continues": "continued by",
    "extends": "extended by",
    "implements": "implemented by",
    "replaces": "replaced by",
    "repeats": "repeated by",
    "ends": "ended by",
}


def say_measures(numbered: int, closing: int, lang: str) -> str:
    """Return how many measures there are, and how many closing provisions where there are any: "56
    measures and 2 closing provisions".
    """
    speech = Speech(lang)
    measures = speech.count(numbered, "measure")
    if not closing:
        return measures
    provisions = speech.count(closing, "closing provision")
    if not numbered:
        return provisions
    return speech.say(lists.MEASURES_AND_CLOSING, measures=measures, closing=provisions)


def say_nothing_found(
    lang: str,
    noun: str | Phrase = "",
    left_out: int = 0,
    *,
    filtered: bool,
    empty: bool = False,
) -> str:
    """Return the line for an answer without rows, by what a row would be; `left_out` counts the
    documents that could not be read, `filtered`: only some rows were asked for, `empty`: no
    document is there at all.
    """
    speech = Speech(lang)
    if empty:
        return speech.say(lists.NO_DOCUMENTS)
    phrases, otherwise = lists.NOTHING_OF, lists.NOTHING_THERE
    if filtered:
        phrases, otherwise = lists.NOTHING_OF | lists.NOTHING_FITS_OF, lists.NOTHING_FITS
    nothing = speech.say(phrases.get(str(noun), otherwise))
    if not left_out:
        return nothing
    return speech.say(lists.NOTHING_READ_IN_PART, nothing=nothing.removesuffix("."), count=left_out)


def say(word: str, lang: str, among: str = "") -> str:
    """Return a word of a closed list as people read it.

    `among` names the list where its words mean something else than in others.
    """
    return Speech(lang).word(word, among)


def explain_word(word: str, lang: str, among: str = "") -> str:
    """Return a word of a closed list as the files write it; who reads Chinese is told what it
    means.
    """
    if lang == "zh":
        return enclose(word, say(word, lang, among), lang)
    return word


def say_state(action: StandingRecord, lang: str) -> str:
    """Return the state of an action; nothing where it has no date that it could hang on."""
    if action["state"] == "undated":
        return ""
    return say(action["state"], lang)


def list_spellings(word: str, among: str = "") -> tuple[str, ...]:
    """Return how a word of a closed list can be typed: as the files write it, then as people read
    it in both languages and otherwise.
    """
    said = [say(word, lang, where) for where in (among, "") for lang in ("en", "zh")]
    return tuple(dict.fromkeys([word, *filter(None, said), *_ALSO.get(word, ())]))


def find_word(text: str, known: Iterable[str], among: str = "") -> str | None:
    """Return which word of a closed list a text is, in either language.

    None where it is none of them.
    """
    spelled = [list_spellings(word, among) for word in known]
    # What the files write goes before what people read: the word of one may be the label of
    # another.
    meant = {fold_word(spelling): word for word, *also in reversed(spelled) for spelling in also}
    meant |= {fold_word(word): word for word, *_ in spelled}
    return look_up(text, meant)


def look_up(text: str, meant: Mapping[str, _T]) -> _T | None:
    """Return what a typed word means among folded ones; in traditional characters too, where it
    isn't known as it was typed.
    """
    typed = fold_word(text)
    if typed in meant or typed.isascii():
        return meant.get(typed)
    return {fold_signs(word): value for word, value in meant.items()}.get(fold_signs(typed))


def read_word(what: str, text: str, known: Sequence[str]) -> str:
    """Return the word of a closed list that a text is, in either language.

    Raises UserError with a suggestion; `what` names the list.
    """
    word = find_word(text, known, what)
    if word is None:
        raise refuse_word(what, text, _list_offered(what, text, known))
    return word


def _list_offered(what: str, text: str, known: Sequence[str]) -> list[str]:
    """Return the words of a closed list as help and screen have them, in Chinese for Chinese.

    Hyphens and underscores make no difference in what is typed.
    """
    if has_chinese(text):
        return [say(one, "zh", what) for one in known]
    return [one.replace("_", "-") for one in known]


def fold_word(text: str) -> str:
    """Fold a word of a closed list or the name of a column: case, width, blanks, hyphens and
    quotation marks make no difference.
    """
    return re.sub(r"[\s_-]+", "-", fold_text(text).strip(f" {QUOTES}"))


def reverse_relation(relation: str) -> str:
    """Return the relation as the earlier of the two sees it."""
    return _REVERSED.get(relation, relation)


def choose(translated: Bilingual | None, lang: str) -> str:
    """Return a text in the language asked for, else in the other one."""
    return Speech(lang).choose(translated)


def choose_original(translated: Bilingual | None) -> str:
    """Return a text of the data as the original has it, which is Chinese, else its translation."""
    return choose(translated, "zh")


def enclose(text: str, more: str, lang: str) -> str:
    """Return a text with more about it in brackets."""
    return Speech(lang).enclose(text, more)


def shorten_title(text: str) -> str:
    """Return the beginning of a text that is too long for a title: up to where it pauses, else
    whole words.
    """
    room = _MOST_CHINESE if has_chinese(text) else _MOST_LATIN
    if len(text) <= room:
        return text
    pauses = [
        found.start()
        for found in re.finditer(_PAUSE, text[: room + 1])
        if found.start() >= room // 3
    ]
    if pauses:
        return text[: pauses[-1]].rstrip()
    return f"{(text[:room].rpartition(' ')[0] or text[:room]).rstrip(_STOPS)}…"


def say_field(name: str, value: str, lang: str) -> str:
    """Return a value behind its name."""
    return Speech(lang).field(name, value)


def say_label(label: str | None, number: str | None, languages: Collection[str], lang: str) -> str:
    """Return the number of a provision as printed.

    In Chinese as the instrument itself prints it, where only a translation was read: `number` is
    the official number of the document, `languages` are those of its texts.
    """
    if not label or lang != "zh":
        return label or ""
    from obligations.text.numerals import restore_label  # only pages and exports show labels

    translated = has_chinese(number or "") and languages and "zh" not in languages
    if translated:
        return restore_label(label)
    return label
