"""What a skeleton says: the keys that are needed, and in comments those that may follow."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from obligations.text.language import find_language
from obligations.text.speech import Speech
from obligations.text.tables import skeletons
from obligations.text.words import explain_word
from obligations.vocabulary import DOCUMENT_KINDS, LEVELS, MEASURE_KINDS, MODALITIES
from obligations.yaml_files.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCUMENT = Template("""\
# yaml-language-server: $$schema=schema/document.schema.json
id: $id
kind: plan  # $kinds
title: {$lang: …}  # $title
issuers:$issuers  # $about_issuers
dated:  # $dated

# number: $number
# addressees: [ID]  # $addressees
measures:
""")
_MEASURE = Template("""\
- number: $number
  kind: measure  # $kinds
  title: {$lang: …}
  summary: {$lang: …}  # $summary
  # responsibilities:  # $responsibilities
  #   - {basis: stated, lead: [ID], co_responsible: [ID]}
  # targets:  # $targets
  #   - number: 1
  #     by: 2031-12-31
  #     outcome: {$lang: …}
  #     metric: {comparator: at-least, value: 90, unit: {$lang: $unit}}
  # actions:  # $actions
  #   # $modalities
  #   - {number: 1, modality: must, what: {$lang: …}}
""")
_DEPARTMENT = Template("""\
- id: $id
  kind: company  # $kind
  level: company  # $levels
  name: {$names}  # $name
""")


def render_document(name: str, issuers: str, lang: str) -> str:
    """Return the file of a document with the id `name`, with its first measure."""
    speech = Speech(lang)
    head = _DOCUMENT.substitute(
        id=name,
        lang=lang,
        kinds=_list_words(DOCUMENT_KINDS, speech),
        title=speech.say(skeletons.FILL_TITLE),
        issuers=f" {issuers}" if issuers else "",
        about_issuers=speech.say(skeletons.FILL_ISSUERS),
        dated=speech.say(skeletons.FILL_DATED),
        number=speech.say(skeletons.FILL_NUMBER),
        addressees=speech.say(skeletons.FILL_ADDRESSEES),
    )
    return head + indent(render_measure(1, lang), 2)


def render_measure(number: int, lang: str) -> str:
    """Return a measure as an item of a list."""
    speech = Speech(lang)
    return _MEASURE.substitute(
        number=number,
        lang=lang,
        kinds=_list_words(MEASURE_KINDS, speech),
        summary=speech.say(skeletons.FILL_SUMMARY),
        responsibilities=speech.say(skeletons.FILL_RESPONSIBILITIES),
        targets=speech.say(skeletons.FILL_TARGETS),
        unit=speech.say(skeletons.FILL_UNIT),
        actions=speech.say(skeletons.FILL_ACTIONS),
        modalities=_list_words(MODALITIES, speech),
    )


def render_department(name: str, lang: str) -> str:
    """Return a body with the id `name` as an item of a list: with the name that its id may mean,
    and a place for that in the language of who fills it in.
    """
    speech, shown = Speech(lang), name.replace("-", " ").capitalize()
    names = {find_language(shown): write_inline(shown, keep_plain=False, flow=True)}
    names.setdefault(lang, "…")
    return _DEPARTMENT.substitute(
        id=name,
        kind=speech.say(skeletons.FILL_BODY_KIND),
        levels=_list_words(LEVELS, speech, "level"),
        names=", ".join(f"{language}: {text}" for language, text in names.items()),
        name=speech.say(skeletons.FILL_NAME),
    )


def _list_words(words: Iterable[str], speech: Speech, among: str = "") -> str:
    *first, last = (explain_word(word, speech.lang, among) for word in words)
    return speech.say(skeletons.ONE_OF, first=speech.join(first), last=last)


def indent(text: str, columns: int) -> str:
    """Return lines moved to the right."""
    blanks = " " * columns
    return "".join(
        f"{blanks}{line}" if line.strip() else line for line in text.splitlines(keepends=True)
    )
