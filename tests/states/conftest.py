"""One small measure whose targets, actions and entries each test makes up, asked about on any day."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from running import write_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class World:
    """A corpus of one document with one measure, `2020-m01`."""

    measures: Path
    ask: Callable[..., Any]

    def run(self, *arguments: str, as_of: str) -> Any:
        result = self.ask(*arguments, "--measures", str(self.measures), "--as-of", as_of)
        assert result.code == 0, result.err
        return result

    def measure(self, as_of: str, *arguments: str) -> Record:
        return self.run("list", "--format", "json", *arguments, as_of=as_of).json[0]

    def action(self, as_of: str) -> Record:
        return self.measure(as_of)["actions"][0]

    def target(self, as_of: str, *arguments: str) -> Record:
        """Give the first target of the measure, as `due` shows it; of what recurs the next occurrence, behind the last that has passed."""
        rows = self.run("due", "--format", "json", *arguments, as_of=as_of).json
        return max(
            (row for row in rows if row["target"] == "2020-m01.t1"),
            key=lambda row: row["deadline"] or "",
        )

    def state(self, as_of: str, *arguments: str) -> str:
        return self.target(as_of, *arguments)["state"]


@pytest.fixture
def world(make_corpus: Any, ask: Any, tmp_path: Path) -> Any:
    """Make a world: targets without numbers, actions, and entries of progress, as plain data; more of the document by key.

    What an entry corrects is given by its position among the entries, from 1; or by several.
    """

    def make(
        targets: list[Record] | None = None,
        actions: list[Record] | None = None,
        entries: list[Record] | None = None,
        **more: str,
    ) -> World:
        measure = {
            "number": 1,
            "kind": "measure",
            "title": _say("a title"),
            "summary": _say("a summary"),
            "responsibilities": [{"basis": "stated", "lead": ["trade"]}],
            "targets": _number(targets or [], "outcome"),
            "actions": [
                {
                    "modality": "will",
                    **action,
                    "targets": _number(action.get("targets", []), "outcome"),
                }
                for action in _number(actions or [], "what")
            ],
        }
        document = {
            "id": "2020",
            "kind": "opinions",
            "title": _say("a document"),
            "issuers": ["harbour"],
            "dated": "2015-01-01",
            **more,
            "measures": [{key: value for key, value in measure.items() if value}],
        }
        shutil.rmtree(tmp_path / "measures" / "progress", ignore_errors=True)  # of the world before
        stated = [
            {"of": "2020-m01.t1", "recorded": "2026-01-01", **entry} for entry in entries or []
        ]
        # Whatever is JSON is YAML.
        return World(make_corpus({"2020.yaml": json.dumps(document), **write_entries(stated)}), ask)

    return make


def _say(text: str) -> Record:
    return {"en": text, "zh": text}


def _number(records: list[Record], wording: str) -> list[Record]:
    return [
        {"number": number, wording: _say("a wording"), **record}
        for number, record in enumerate(records, start=1)
    ]
