"""A small corpus of one's own to add to, and the ways to add: the program, and the library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from obligations.corpus import load_file
from running import METRIC, make_measure, say_both

if TYPE_CHECKING:
    from pathlib import Path


def _target(number: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "outcome": say_both(f"outcome {number}"), **more}


def _action(number: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "modality": "will", "what": say_both(f"action {number}"), **more}


DOCUMENT = {
    "id": "2020",
    "kind": "opinions",
    "title": say_both("a document"),
    "issuers": ["harbour"],
    "dated": "2020-03-01",
    "measures": [
        make_measure(1, actions=[_action(1)]),
        make_measure(2, targets=[_target(1, by="2024", metric=METRIC)]),
        make_measure(
            3,
            targets=[_target(1, by="2024"), _target(2)],
            actions=[_action(1, targets=[_target(1, by="2023")])],
        ),
        make_measure(4, actions=[_action(1, targets=[_target(1, by="2023")])]),
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
