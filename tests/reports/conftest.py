"""What the tests of reports share: a corpus that has every state, a terminal of a given width, and texts kept as golden."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from running import run_on_terminal

GOLDEN = Path(__file__).parent / "golden"
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")

REGISTRY = """\
    departments:
      - {id: harbour, kind: office, level: central, name: {en: Harbour Office, zh: 港务局}, abbr: [HO]}
      - {id: trade, kind: ministry, level: central, name: {en: Ministry of Trade, zh: 贸易部}, abbr: [MT]}
      - id: old-trade
        kind: ministry
        level: central
        name: {en: Ministry of Commerce and Ships, zh: 商船部}
        abbr: [MCS]
        existed: {to: 2020-06-30}
        successors: [{to: trade, type: merged, weight: primary, date: 2020-06-30}]
      - {id: all-offices, kind: generic, level: central, name: {en: all offices concerned, zh: 各有关单位}, cover: [central]}
"""
LIGHTS = """\
    id: lights
    kind: plan
    title: {en: Plan for the lights, zh: 灯光方案}
    issuers: [old-trade]
    dated: 2019-03-01
    sources: [{language: en, title: Plan for the lights}]
    measures:
      - number: 1
        kind: measure
        title: {en: Keep the lights burning, zh: 保证灯塔长明}
        summary: {en: All lights burn., zh: 灯塔全部点亮。}
        topics: [ships]
        responsibilities: [{basis: stated, lead: [old-trade], co_responsible: [harbour]}]
        targets:
          - {number: 1, by: 2020, outcome: {en: every light burns, zh: 每座灯塔都亮}}
          - number: 2
            by: 2025
            outcome: {en: spare lamps lie ready, zh: 备用灯就位}
            metric: {comparator: about, value: 40, unit: {en: lamps, zh: 盏}}
        actions:
          - {number: 1, modality: must, what: {en: check the lamps, zh: 检查灯具}, deliverable: report}
          - {number: 2, modality: encourage, what: {en: train keepers, zh: 培训守灯人}, addressees: [companies]}
      - number: 2
        kind: measure
        title: {en: Mend the docks, zh: 修缮码头}
        summary: {en: The docks are mended., zh: 修缮码头。}
        topics: [docks]
        responsibilities: [{basis: stated, responsible: [old-trade, harbour]}]
        targets: [{number: 1, in: 2027-Q1, outcome: {en: the docks are mended, zh: 码头修好}}]
      - number: 3
        kind: goal
        title: {en: Nobody is named, zh: 未写明主体}
        summary: {en: Nobody is named., zh: 未写明主体。}
        targets: [{number: 1, outcome: {en: things get better, zh: 情况好转}}]
      - number: 4
        kind: measure
        title: {en: Guide ships, zh: 引导船舶}
        summary: {en: Ships are guided., zh: 引导船舶。}
        topics: [ships, docks]
        responsibilities:
          - {basis: inferred, responsible: [harbour], because: {en: Guiding ships is its work., zh: 引航是其职责。}}
        targets: [{number: 1, by: 2020-06, outcome: {en: pilots are trained, zh: 引航员培训完毕}}]
"""
DOCKS = """\
    id: docks
    kind: notice
    title: {en: Notice on the docks, zh: 码头通知}
    issuers: [trade, harbour]
    dated: 2024-05-05
    sources: [{language: en, title: Notice on the docks}]
    responsibilities:
      - {basis: document, lead: [trade], co_responsible: [all-offices], because: {en: The last paragraph says so., zh: 见末段。}}
    measures:
      - number: 1
        kind: measure
        title: {en: Brighter lights, zh: 灯更亮}
        summary: {en: The lights get brighter., zh: 灯更亮。}
        topics: [ships]
        targets:
          - {number: 1, by: 2030, outcome: {en: lights are twice as bright, zh: 亮度翻番}}
          - {number: 2, from: 2025, outcome: {en: lamps save power, zh: 灯具节能}}
          - {number: 3, by: 2024-12-31, outcome: {en: a standard for lamps is out, zh: 灯具标准出台}, deliverable: standard}
          - {number: 4, by: 2025-06, outcome: {en: old lamps are gone, zh: 旧灯淘汰}}
          - {number: 5, by: 2025-09, outcome: {en: lamps are insured, zh: 灯具投保}}
          - {number: 6, by: XXXX-02, every: year, outcome: {en: the year's report is in, zh: 年度报告提交}}
        links:
          - {relation: continues, to: lights-m01, because: {en: The same lights., zh: 同一批灯塔。}}
        actions:
          - number: 1
            modality: will
            what: {en: paint the docks, zh: 粉刷码头}
            responsibilities: [{basis: stated, responsible: [harbour]}]
            targets: [{number: 1, by: 2026, outcome: {en: the docks are painted, zh: 码头粉刷完毕}}]
            links: [{relation: extends, to: lights-m01.1, because: {en: Lamps again., zh: 仍是灯具。}}]
      - number: 2
        kind: organisation
        title: {en: Meet each year, zh: 每年开会}
        summary: {en: They meet., zh: 开会。}
        topics: [docks]
        responsibilities: [{basis: stated, lead: [harbour], co_responsible: [trade]}]
"""
PROGRESS_LIGHTS = """\
    - of: lights-m01.t2
      date: 2023-06-30
      recorded: 2023-07-01
      status: in-progress
      value: 20
      evidence: [{url: "https://lamps.example/2023", title: Lamps, retrieved: 2023-07-01}]
    - of: lights-m01.t2
      date: 2025-12-20
      recorded: 2026-02-10
      status: partly-met
      value: 31
      evidence: [{url: "https://lamps.example/2025", title: Lamps, retrieved: 2026-02-10}]
      note: {en: 31 lamps lie ready., zh: 31盏备用灯就位。}
"""
PROGRESS_DOCKS = """\
    - {of: docks-m01.t3, date: 2024-12-01, recorded: 2024-12-02, status: met, evidence: [{measure: docks-m02}]}
    - {of: docks-m01.t4, date: 2025-07-01, recorded: 2025-07-02, status: met, evidence: [{measure: docks-m02}]}
    - of: docks-m01.t4
      date: 2025-07-01
      recorded: 2025-08-01
      status: missed
      evidence: [{measure: docks-m02}]
      note: {en: Two old lamps were overlooked., zh: 漏了两盏旧灯。}
      corrects: 2
    - {of: docks-m01.t5, date: 2025-03-01, recorded: 2025-03-02, status: superseded, evidence: [{measure: docks-m02}]}
"""
FILES = {
    "departments.yaml": REGISTRY,
    "topics.yaml": "- {id: ships, name: {en: Ships, zh: 船舶}}\n- {id: docks, name: {en: Docks, zh: 码头}}\n",
    "addressees.yaml": "- {id: companies, name: {en: Companies, zh: 企业}}\n",
    "lights.yaml": LIGHTS,
    "docks.yaml": DOCKS,
    "progress/lights.yaml": PROGRESS_LIGHTS,
    "progress/docks.yaml": PROGRESS_DOCKS,
}


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a corpus that has every state, every basis and every role. It is made, and compiled, once."""
    measures = tmp_path_factory.mktemp("harbour") / "measures"
    for name, text in FILES.items():
        path = measures / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return measures


@pytest.fixture
def report(ask: Any, harbour: Path) -> Any:
    """Run a report on that corpus."""
    return lambda *arguments: ask("report", *arguments, "--measures", str(harbour))


@pytest.fixture
def write_report(harbour: Path) -> Any:
    """Write a report of the user's own beside the measures, for the time of a test."""
    folder = harbour.parent / "reports"

    def write(name: str, sql: str) -> Path:
        folder.mkdir(exist_ok=True)
        path = folder / f"{name}.sql"
        path.write_text(sql, encoding="utf-8")
        return path

    yield write
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def terminal(harbour: Path) -> Any:
    """Run a report on a terminal of a width and give all that it wrote there, escapes included."""
    return lambda *arguments, **settings: run_on_terminal(
        "report", *arguments, "--measures", str(harbour), **settings
    )


@pytest.fixture
def golden() -> Any:
    """Compare what a person sees with the text kept under a name; UPDATE_GOLDEN=1 keeps this one instead."""
    return _compare_with_golden


def _compare_with_golden(name: str, written: str) -> None:
    text = "\n".join(line.rstrip() for line in ESCAPE.sub("", written).split("\n"))
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
