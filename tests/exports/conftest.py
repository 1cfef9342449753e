"""What the tests of exports share: exporting into a temporary folder, and a made-up corpus in which everything stands that can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from running import run_inside, write_corpus

if TYPE_CHECKING:
    from pathlib import Path

# Two documents: dates of every precision, every state, an inferred party, wording that would like to be obeyed.
PLAN = """
    id: plan
    number: "=HYPERLINK(1)"
    kind: plan
    title: {en: "Plan <b>for</b> the harbour", zh: 港口方案}
    issuers: [harbour]
    dated: 2023-05-15
    sources: [{language: en, title: Plan, url: "https://example.org/plan 1,(a)"}]
    sections: [{number: 1, label: A, title: {en: What is to be done, zh: 任务}}]
    measures:
      - number: 1
        section: 1
        kind: measure
        title: {en: "=1+1|pipe *star* [link](javascript:alert)", zh: "+危险；标题"}
        summary: {en: "- no list, <script>alert(1)</script> &lt;b&gt; \\\\ `code`; a, b", zh: 摘要}
        topics: [ships]
        responsibilities:
          - {basis: stated, lead: [old-trade], co_responsible: [harbour]}
          - {basis: inferred, responsible: [trade], because: {en: the matter is theirs}}
        targets:
          - {number: 1, by: 2025-06-30, outcome: {en: "@day; a, b\\\\n", zh: 到日}}
          - {number: 2, by: 2025, outcome: {en: "a year 一年".PAD}, metric: {comparator: about, value: 40, unit: {en: lamps, zh: 盏}}}
          - {number: 3, by: 2021-H1, outcome: {en: a half}}
          - {number: 4, in: 2027-Q2, strive: true, outcome: {en: a quarter}}
          - {number: 5, from: 2024-01-01, outcome: {en: from a day on}}
          - {number: 6, by: XXXX-02, every: year, outcome: {en: each February}}
          - {number: 7, by: XXXX-XX-31, every: month, outcome: {en: each month}}
          - {number: 8, outcome: {en: some day}}
        actions:
          - number: 1
            modality: must
            what: {en: light the lamps, zh: 点灯}
            responsibilities: [{basis: stated, responsible: [harbour]}]
            targets: [{number: 1, by: 2026-12-31, strive: true, outcome: {en: lamps are lit}}]
          - {number: 2, modality: encourage, what: {en: buy lamps}, deliverable: list, addressees: [companies]}
    closing:
      - {number: 1, kind: organisation, title: {en: Who carries it out}, summary: {en: Nobody is named.}, topics: []}
""".replace(
    '"a year 一年".PAD',
    '"' + "a year 一年, which is told at some length so that its line is folded; " * 3 + '"',
)
EARLIER = """
    id: earlier
    kind: notice
    title: {en: Earlier notice}
    issuers: [trade]
    dated: 2020-02-01
    sources: [{language: en, title: Notice, url: "javascript:alert(1)"}]
    measures:
      - number: 1
        kind: measure
        title: {en: Docks are kept clean}
        summary: {en: The docks are kept clean.}
        topics: [docks]
        responsibilities: [{basis: stated, lead: [trade]}]
        targets: [{number: 1, by: 2021, outcome: {en: clean docks}}]
"""
PROGRESS = """
    - of: plan-m01.t2
      date: 2025-03-01
      recorded: 2025-03-04
      status: in-progress
      value: 12
      evidence: [{url: "https://example.org/twelve", title: "=Twelve lamps"}]
      note: {en: twelve lamps}
    - {of: plan-m01.2, date: 2025-08-01, recorded: 2025-08-02, status: partly-met, evidence: [{measure: earlier-m01}]}
    - {of: plan-m01.t1, date: 2025-07-01, recorded: 2025-07-02, status: met, evidence: [{measure: earlier-m01}]}
"""


FILES = {"plan.yaml": PLAN, "earlier.yaml": EARLIER, "progress/plan.yaml": PROGRESS}


@pytest.fixture
def corpus(make_corpus: Any) -> Path:
    return make_corpus(FILES)


@pytest.fixture(scope="module")
def export_standing(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Export that corpus for many tests that only read what comes out."""
    folder = tmp_path_factory.mktemp("standing")
    measures = write_corpus(folder / "measures", FILES)

    def run(kind: str) -> Path:
        path = folder / f"out.{kind}"
        result = run_inside("export", kind, "--measures", str(measures), "-o", str(path))
        assert result.code == 0, result.err
        return path

    return run


@pytest.fixture
def export(tmp_path: Path) -> Any:
    """Export, and give where to."""

    def run(kind: str, *arguments: str, name: str = "out", code: int = 0) -> Path:
        path = tmp_path / (
            f"{name}-{kind}" if kind in ("datapackage", "parquet", "md") else f"{name}.{kind}"
        )
        result = run_inside("export", kind, *arguments, "-o", str(path))
        assert result.code == code, result.err
        return path

    return run
