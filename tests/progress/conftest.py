"""A small corpus of one's own to add to, and the ways to add: the program, and the library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from obligations.corpus import load_file

if TYPE_CHECKING:
    from pathlib import Path

METRIC = {"comparator": "about", "value": 100, "unit": {"en": "piers", "zh": "座"}}


def _say(text: str) -> dict[str, str]:
    return {"en": text, "zh": f"{text}（中文）"}


def _measure(number: int, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "kind": "measure",
        "title": _say(f"title {number}"),
        "summary": _say(f"summary {number}"),
        **more,
    }


def _target(number: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "outcome": _say(f"outcome {number}"), **more}


def _action(number: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "modality": "will", "what": _say(f"action {number}"), **more}


DOCUMENT = {
    "id": "2020",
    "kind": "opinions",
    "title": _say("a document"),
    "issuers": ["harbour"],
    "dated": "2020-03-01",
    "measures": [
        _measure(1, actions=[_action(1)]),
        _measure(2, targets=[_target(1, by="2024", metric=METRIC)]),
        _measure(
            3,
            targets=[_target(1, by="2024"), _target(2)],
            actions=[_action(1, targets=[_target(1, by="2023")])],
        ),
        _measure(4, actions=[_action(1, targets=[_target(1, by="2023")])]),
    ],
}


def make_recurring() -> dict[str, Any]:
    """Give that document, in which what its second measure promises is due again and again."""
    document = json.loads(json.dumps(DOCUMENT))
    document["measures"][1]["targets"][0] |= {
        "every": "quarter",
        "by": "XXXX-01-15",
        "until": "2026",
    }
    return document


@pytest.fixture
def measures(make_corpus: Any) -> Path:
    """Give the folder of a corpus of one document, 2020, with four measures and nothing on record.

    m01 promises nothing, m02 has one target with a metric, m03 two targets and one of its action, m04 one of its action alone.
    """
    return make_corpus({"2020.yaml": json.dumps(DOCUMENT)})


@pytest.fixture
def record(measures: Path) -> Path:
    """Give the folder that entries go to."""
    return measures / "progress" / "2020"


@pytest.fixture
def read(record: Path) -> Any:
    """Give the texts of all entries, in the order of their names, after a look that each is whole and fits its name."""

    def read_all() -> list[str]:
        texts = []
        for path in sorted(record.glob("*.yaml")) if record.exists() else ():
            file = load_file(f"progress/2020/{path.name}", path.read_bytes())
            assert (file.findings, path.name) == ([], file.record.list_paths()[0].partition("/")[2])
            texts.append(path.read_text(encoding="utf-8"))
        return texts

    return read_all


@pytest.fixture
def add(ask: Any, measures: Path) -> Any:
    """Run `progress add` on that corpus."""
    return lambda *arguments: ask("progress", "add", *arguments, "--measures", str(measures))


@pytest.fixture
def log(ask: Any, measures: Path) -> Any:
    """Run `progress log` on that corpus."""
    return lambda *arguments: ask("progress", "log", *arguments, "--measures", str(measures))
