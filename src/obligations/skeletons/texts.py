"""What a skeleton says: the keys that are needed, and in comments those that may follow."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from obligations.vocabulary import DOCUMENT_KINDS, LEVELS, MEASURE_KINDS, MODALITIES

if TYPE_CHECKING:
    from collections.abc import Iterable


def _list_words(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}"


_DOCUMENT = Template("""\
# yaml-language-server: $$schema=schema/document.schema.json
id: $id
kind: plan  # $kinds
title: {en: …}  # short, in our own words; en: or zh: or both
issuers:$issuers  # who issued it, by the ids of departments.yaml
dated:  # the day it was signed: 2031-03-02

# number: its official number, as printed
# addressees: [ID]  # whom it is sent to
measures:
""")
_MEASURE = Template("""\
- number: $number
  kind: measure  # $kinds
  title: {en: …}
  summary: {en: …}  # one to three sentences
  # responsibilities:  # who answers: responsible, or lead with co_responsible
  #   - {basis: stated, lead: [ID], co_responsible: [ID]}
  # targets:  # what is promised, by when (by, in or from), how often (every), how much
  #   - number: 1
  #     by: 2031-12-31
  #     outcome: {en: …}
  #     metric: {comparator: at-least, value: 90, unit: {en: per cent of the lamps}}
  # actions:  # what is asked for, one by one
  #   # $modalities
  #   - {number: 1, modality: must, what: {en: …}}
""")
_DEPARTMENT = Template("""\
- id: $id
  kind: company  # what sort of body it is; generic for one that stands for many
  level: company  # $levels
  name: {en: $name}  # as people read it; abbr: [OPS] below it for abbreviations
""")


def render_document(name: str, issuers: str) -> str:
    """Return the file of a document with the id `name`, with its first measure."""
    head = _DOCUMENT.substitute(
        id=name, kinds=_list_words(DOCUMENT_KINDS), issuers=f" {issuers}" if issuers else ""
    )
    return head + indent(render_measure(1), 2)


def render_measure(number: int) -> str:
    """Return a measure as an item of a list."""
    return _MEASURE.substitute(
        number=number, kinds=_list_words(MEASURE_KINDS), modalities=_list_words(MODALITIES)
    )


def render_department(name: str) -> str:
    """Return a body with the id `name` as an item of a list."""
    shown = name.replace("-", " ").capitalize()
    return _DEPARTMENT.substitute(id=name, levels=_list_words(LEVELS), name=shown)


def indent(text: str, columns: int) -> str:
    """Return lines moved to the right."""
    blanks = " " * columns
    return "".join(
        f"{blanks}{line}" if line.strip() else line for line in text.splitlines(keepends=True)
    )
