"""The glossary says what the screen says: every closed word and every heading, in both languages."""

from __future__ import annotations

import re

import pytest

from obligations import vocabulary
from obligations.output.column import Column
from obligations.output.listings import LISTINGS, find_listing
from obligations.text.tables import forms
from obligations.text.words import reverse_relation, say
from running import ROOT

# A section of the glossary, the words that stand in it, and the list that they are said among.
WORDS = {
    "Kinds of documents": (vocabulary.DOCUMENT_KINDS, ""),
    "Kinds of measures": (vocabulary.MEASURE_KINDS, ""),
    "Modality": (vocabulary.MODALITIES, ""),
    "Deliverables": (vocabulary.DELIVERABLES, ""),
    "Roles and bases": ((*vocabulary.ROLES, *vocabulary.BASES), ""),
    "Dates and metrics": ((*vocabulary.RECURRENCES, *vocabulary.COMPARATORS), ""),
    "States and statuses": (
        tuple(dict.fromkeys((*vocabulary.STATES, *vocabulary.STATUSES))),
        "",
    ),
    "Marks": (vocabulary.MARKS, ""),
    "Levels": (vocabulary.LEVELS, "level"),
    "Open points": (vocabulary.OPEN_POINTS, "open point"),
    "Links": (vocabulary.RELATIONS, ""),
}


def read_section(name: str) -> list[list[str]]:
    """Return the rows of a section's table."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def list_columns() -> list[Column]:
    return [column for row in LISTINGS for column in find_listing(row).columns.values()]


@pytest.mark.parametrize("section", WORDS)
def test_every_closed_word_has_the_chinese_that_the_screen_has(section: str) -> None:
    words, among = WORDS[section]
    chinese = {row[1].strip("`"): row for row in read_section(section)}
    # The Chinese of states stands behind what the word is used as.
    at = 3 if section == "States and statuses" else 2
    for word in words:
        assert chinese[word][at] == say(word, "zh", among), word
    if section == "Links":
        assert [chinese[word][3] for word in words] == [
            say(reverse_relation(word), "zh") for word in words
        ]


def test_every_heading_of_a_form_stands_in_its_section() -> None:
    listed = [(row[0], row[1].strip("`"), row[2]) for row in read_section("Form")]
    assert listed == [
        (title.en, key, title.zh) for key, title in {**forms.ASKED, **forms.FILLED}.items()
    ]


def test_every_heading_stands_among_the_columns() -> None:
    listed = {(row[0], row[1].strip("`"), row[2]) for row in read_section("Columns")}
    assert listed == {(column.title.en, column.name, column.title.zh) for column in list_columns()}


def test_a_record_is_called_as_its_column_is() -> None:
    headings: dict[str, set[str]] = {}
    for column in list_columns():
        headings.setdefault(column.name, set()).add(re.sub("数$", "", column.title.zh))
    called: dict[str, set[str]] = {}
    for _, code, chinese, _ in read_section("Records"):
        called.setdefault(code.strip("`"), set()).add(chinese)
    both = called.keys() & headings.keys()
    assert len(both) > 10
    for name in both:  # what has one name in two places may be called otherwise in each
        assert called[name] & headings[name], name
