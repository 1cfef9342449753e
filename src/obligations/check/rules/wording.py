"""OB7xx, how it is said: translations, placeholders, summaries, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.check.view.outline import list_languages
from obligations.sentences import Sentence, tell
from obligations.text import patterns
from obligations.text.language import has_chinese, is_in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject

MOST_SENTENCES = 3
MOST_CHARACTERS = {"en": 1500, "zh": 400}

# What an original prints, and notes of the moment, stand in the language they have.
_ONE_LANGUAGE = frozenset({"heading", "text", "note", "official", "short", "share", "source"})
_PLACEHOLDERS = ("TODO", "FIXME", "TBD", "XXX", "lorem ipsum")
_WORD = re.compile(rf"\b(?:{'|'.join(_PLACEHOLDERS)})\b")
_LONGEST_PLACEHOLDER = 20
_ONLY_PLACEHOLDER = re.compile(patterns.ONLY_PLACEHOLDER, re.IGNORECASE)
_SENTENCE_END = re.compile(patterns.SENTENCE_END)
_SHORTENED = re.compile(r"(?:\betc|\bLtd|\bInc|\bCo|\bCorp|\be\.g|\bi\.e|\b[A-Za-z]|\.\.)\.$")
# B2B, RCEP, ISO 9001, 5G: what Chinese writes as it stands. A unit or a name in small letters has a
# Chinese word.
_ABBREVIATION = re.compile(r"[A-Z0-9][A-Z0-9&+/.-]{0,11}(?: [0-9][0-9.:-]{0,11})?")
_TITLES = frozenset({"title", "what"})
_NAMES = {"en": "English", "zh": "Chinese"}


def find_missing_translations(file: Subject, world: World) -> Iterator[Problem]:
    """A wording lacks a language in which its document is given.

    A document whose title is in English and in Chinese is asked in both: where one is missing, the
    answer falls back to the other. The names in the registry and the closed lists are needed in the
    languages of all documents. `heading`, `text`, the `source` of a succession and notes stand in
    the language that they have.

    wrong:
        title: {en: Notice on the harbour lights, zh: 港口灯塔通知}
        measures:
          - title: {en: Repair the lamps}
    right:
        title: {en: Notice on the harbour lights, zh: 港口灯塔通知}
        measures:
          - title: {en: Repair the lamps, zh: 修好灯具}
    """
    needed = set(list_languages(file.document.title)) if file.document else world.languages
    for route, _id, wording in file.wordings:
        if all(getattr(wording, language) for language in needed):
            continue
        given = list_languages(wording)
        missing = sorted(needed - set(given)) if given and route[-1] not in _ONE_LANGUAGE else []
        if missing and file.is_whole(route):
            yield Problem(
                route,
                tell("no {missing: and no }", missing=[_NAMES[one] for one in missing]),
                tell("add {missing:, }", missing=[f"{one}:" for one in missing]),
            )


def find_missing_summaries(file: Subject, _: World) -> Iterator[Problem]:
    """A measure has no summary, and others of its document have one.

    A summary may be left out. Where most measures have one, a list shows a blank beside them, and a
    search misses what only summaries say.

    wrong:
        measures:
          - {number: 1, title: {en: Repair the lamps}, summary: {en: The agency repairs them.}}
          - {number: 2, title: {en: Light the lamps}}
    right:
        measures:
          - {number: 1, title: {en: Repair the lamps}, summary: {en: The agency repairs them.}}
          - {number: 2, title: {en: Light the lamps}, summary: {en: The agency lights them.}}
    """
    if not any(measure.item.summary for measure in file.measures):
        return
    for route, measure_id, measure in file.measures:
        if measure.summary is None and file.is_whole(route):
            yield Problem(
                route,
                tell("{measure_id} has no summary", measure_id=measure_id),
                tell("say in `summary` what it asks for"),
            )


def find_placeholders(file: Subject, _: World) -> Iterator[Problem]:
    """A text is a placeholder, or holds one: TODO, TBD, FIXME, XXX, 待定, or only punctuation.

    It was meant to be filled in, and would be shown as if it said something.

    wrong:
        summary: {en: TODO}
    right:
        summary: {en: The agency repairs the lamps of all harbours.}
    """
    everything = "\n".join(text for _, _, text in file.texts)
    suspects = any(
        word in everything for word in _PLACEHOLDERS
    )  # hardly ever, and looked up in one go
    for route, language, text in file.texts:
        alone = len(text) <= _LONGEST_PLACEHOLDER and _ONLY_PLACEHOLDER.fullmatch(text.strip())
        if alone or (suspects and _WORD.search(text)):
            yield Problem(
                (*route, language),
                tell("a placeholder"),
                tell("write what is meant, or remove the key"),
            )


def find_long_summaries(file: Subject, _: World) -> Iterator[Problem]:
    """A summary has more than three sentences, or more than 1,500 characters in English or 400 in
    Chinese.

    It says in brief what a reader looks for first; the individual demands stand in the actions.

    wrong:
        summary:
          en: The agency buys lamps. Harbours store them. Keepers are trained. Reports follow.
    right:
        summary:
          en: The agency buys lamps, which harbours store. Keepers are trained. Reports follow.
    """
    for route, language, text in file.texts:
        if route[-1] != "summary":
            continue
        most = MOST_CHARACTERS[language]
        if len(text) > most:
            yield Problem(
                (*route, language),
                tell("{count:,} characters", count=len(text)),
                tell("use at most {most:,}, and leave the rest to the actions", most=most),
            )
        elif (sentences := len(_SENTENCE_END.findall(text.strip()))) > MOST_SENTENCES:
            yield Problem(
                (*route, language),
                tell("{count} sentences", count=sentences),
                tell(
                    "use at most {most}, and leave the rest to the actions",
                    most=MOST_SENTENCES,
                ),
            )


def find_full_stops(file: Subject, _: World) -> Iterator[Problem]:
    """A title, or the `what` of an action, ends in a full stop.

    Neither is a sentence: both stand in tables and lists. `check --fix` removes the full stop.

    wrong:
        title: {en: Repair the lamps.}
    right:
        title: {en: Repair the lamps}
    """
    for route, language, text in file.texts:
        stripped = text.rstrip()
        if (
            route[-1] in _TITLES
            and stripped.endswith(patterns.FULL_STOPS)
            and not _SHORTENED.search(stripped)
        ):
            yield Problem(
                (*route, language),
                tell("ends in a full stop"),
                tell("leave it out"),
                fix=stripped[:-1].rstrip(),
            )


def find_swapped_languages(file: Subject, _: World) -> Iterator[Problem]:
    """A text under `en` is in Chinese, or one under `zh` has no Chinese character at all.

    Whoever reads one language would get the other, and a note typed in a hurry is often filed under
    the wrong one. In an English text Chinese may stand in brackets or quotes, and in the number of
    a document. Under `zh` a text without letters, such as `2025` or `%`, is left alone, and so is a
    single abbreviation in capitals that Chinese writes as it stands, such as `B2B`, `RCEP` or `ISO
    9001`.

    wrong:
        title: {en: 修好灯具, zh: Repair the lamps}
    right:
        title: {en: Repair the lamps (灯具), zh: 修好灯具}
    """
    for route, language, text in file.texts:
        is_swapped, message, hint = _SWAPPED[language]
        if is_swapped(text):
            yield Problem((*route, language), message, hint)


def _lacks_chinese(text: str) -> bool:
    return (
        not has_chinese(text)
        and not _ABBREVIATION.fullmatch(text.strip())
        and any(sign.isalpha() for sign in text)
    )


# By the key under which a text stands: whether it is in the other language, and what is said then.
_SWAPPED: dict[str, tuple[Callable[[str], bool], Sentence, Sentence]] = {
    "en": (
        is_in_chinese,
        tell("Chinese under 'en'"),
        tell("write it under zh:, and here in English or not at all"),
    ),
    "zh": (
        _lacks_chinese,
        tell("no Chinese character under 'zh'"),
        tell("write it under en:, and here in Chinese or not at all"),
    ),
}
