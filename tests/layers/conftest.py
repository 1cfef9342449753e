"""A repository with layers: `base`, with a document and a registry, and `plans`, which stands on it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from running import ADDRESSEES, REGISTRY, TOPICS, write_entries

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
id: 2031
kind: plan
title: {en: Plan of the harbour, zh: 港口规划}
issuers: [harbour]
dated: 2025-01-01
measures:
  - number: 1
    kind: measure
    title: {en: Light the pier, zh: 点亮码头}
    summary: {en: The pier is lit., zh: 点亮码头。}
    topics: [ships]
    responsibilities: [{basis: stated, responsible: [harbour]}]
    targets: [{number: 1, by: 2028, outcome: {en: lamps stand, zh: 路灯就位}}]
"""
OWN = """\
id: 2032
kind: plan
title: {en: Our plan, zh: 本单位计划}
issuers: [works]
dated: 2025-06-01
measures:
  - number: 1
    kind: measure
    title: {en: Buy lamps, zh: 采购路灯}
    summary: {en: Lamps are bought., zh: 采购路灯。}
    topics: [lamps]
    responsibilities: [{basis: stated, lead: [works], co_responsible: [harbour]}]
    links: [{relation: implements, to: 2031-m01, because: {en: the pier needs them, zh: 码头所需}}]
"""
WORKS = """\
departments:
  - {id: works, kind: office, level: company, name: {en: Works, zh: 工程部}}
names:
  harbour: {en: [Lamp keepers], zh: [掌灯人]}
"""
ENTRY = {
    "of": "2031-m01",
    "date": "2025-05-01",
    "recorded": "2025-05-02",
    "status": "in-progress",
    "evidence": [{"title": "Report on lamps"}],
}


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write files (path → text) of a repository that holds `base` and `plans`, and go into `plans`."""

    def lay(files: dict[str, str] | None = None) -> Path:
        top = tmp_path / "top"
        (top / ".git").mkdir(parents=True)
        everything = {
            "base/measures/departments.yaml": REGISTRY,
            "base/measures/topics.yaml": TOPICS,
            "base/measures/addressees.yaml": ADDRESSEES,
            "base/measures/2031.yaml": BASE,
            "plans/obligations.toml": 'extends = ["../base"]\n',
            "plans/measures/departments.yaml": WORKS,
            "plans/measures/topics.yaml": "- {id: lamps, name: {en: Lamps, zh: 路灯}}\n",
            "plans/measures/2032.yaml": OWN,
            **{f"plans/measures/{path}": text for path, text in write_entries([ENTRY]).items()},
            **(files or {}),
        }
        for name, text in everything.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        monkeypatch.chdir(top / "plans")
        return top

    return lay
