"""The ids that a workspace knows, so that editors complete them and show whom they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.corpus import load_file
from obligations.layers import REGISTRY
from obligations.measure_files import ADDRESSEES_FILE, TOPICS_FILE, read_file
from obligations.model import DepartmentsFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.model import Department, Term

# List → id → whom or what it means, in words.
Choices = dict[str, dict[str, str]]

_WORDS = {
    "departments": ("Department", "The id of a body or generic party, as departments.yaml has it."),
    "topics": ("Topic", "The id of a topic, as topics.yaml has it."),
    "addressees": ("Addressee", "The id of an addressee, as addressees.yaml has it."),
}
_FILES = {"departments": REGISTRY, "topics": TOPICS_FILE, "addressees": ADDRESSEES_FILE}
_MOST_BYTES = 32 * 1024 * 1024


def read_choices(*folders: Path) -> Choices:
    """Read the ids of the departments, topics and addressees in folders of measures, those of
    layers from the bottom up.

    A list that can't be read is left out: nothing is known of its ids.
    """
    choices: Choices = {}
    for folder in folders:
        for name, path in _FILES.items():
            content = read_file(folder, path, _MOST_BYTES)
            if not isinstance(content, bytes):
                continue
            record = load_file(path, content).record
            if record is None:
                continue
            if isinstance(record, DepartmentsFile):
                listed = _list_departments(record.departments)
            else:
                listed = _list_terms(record)
            choices[name] = listed | choices.get(name, {})
    return choices


def describe_choices(choices: Choices) -> dict[str, dict[str, Any]]:
    """Return for each list the schema of one of its ids.

    An empty list has none: any id would be wrong.
    """
    return {
        name: {
            "title": _WORDS[name][0],
            "description": _WORDS[name][1],
            "anyOf": [{**_allow(id_), "description": words} for id_, words in entries.items()],
        }
        for name, entries in choices.items()
        if entries
    }


def _allow(id_: str) -> dict[str, Any]:
    """Return the schema of one value.

    An id of digits alone is a number to other readers of YAML.
    """
    if id_.isdigit():
        return {"enum": [id_, int(id_)]}
    return {"const": id_}


def _list_terms(terms: Iterable[Term]) -> dict[str, str]:
    return {
        term.id: _join(
            term.name.en, term.name.zh, *((term.note.en, term.note.zh) if term.note else ())
        )
        for term in terms
    }


def _list_departments(departments: Iterable[Department]) -> dict[str, str]:
    listed = {}
    for department in departments:
        until = (department.existed.to or department.existed.closed) if department.existed else None
        heirs = ", ".join(
            succession.to for succession in department.successors if succession.leads_on
        )
        facts = (
            *department.abbr[:1],
            f"until {until}" if until else None,
            f"then {heirs}" if heirs else None,
        )
        listed[department.id] = _join(department.name.en, department.name.zh, *facts)
    return listed


def _join(*facts: str | None) -> str:
    return " · ".join(fact for fact in facts if fact)
