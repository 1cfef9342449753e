"""Measures below measures: kept and shown; nothing is inherited and no state is rolled up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
    id: plan
    kind: plan
    title: {en: Plan}
    issuers: [harbour]
    dated: 2023-05-15
    measures:
      - number: 1
        label: "7.1"
        kind: measure
        title: {en: Light the lamps}
        summary: {en: All lamps are lit.}
        responsibilities: [{basis: stated, lead: [harbour]}]
      - number: 2
        label: 7.1.1
        parent: 1
        kind: measure
        title: {en: Buy lamps}
        summary: {en: Lamps are bought.}
        targets: [{number: 1, by: 2024, outcome: {en: lamps are there}}]
"""


@pytest.fixture
def plan(make_corpus: Any) -> Path:
    found: Path = make_corpus({"plan.yaml": PLAN})
    return found


def test_a_page_names_what_is_above_and_below(ask: Any, plan: Path) -> None:
    above, below = (
        ask("show", f"plan-m0{number}", "--measures", str(plan)).out for number in (1, 2)
    )
    assert "plan-m01 7.1 Light the lamps\n" in above
    assert "Parts\nplan-m02  7.1.1 Buy lamps\n" in above
    assert "part of" not in above
    assert "part of   plan-m01 7.1 Light the lamps\n" in below


def test_json_holds_the_id_of_the_measure_above(ask: Any, plan: Path) -> None:
    measures = ask("list", "--format", "json", "--measures", str(plan)).json
    assert [measure["parent"] for measure in measures] == [None, "plan-m01"]
    (shown,) = ask("show", "plan-m01", "--format", "json", "--measures", str(plan)).json
    assert shown["around"]["parent"] is None
    assert [part["id"] for part in shown["around"]["parts"]] == ["plan-m02"]


def test_nothing_is_inherited_and_no_state_is_rolled_up(ask: Any, plan: Path) -> None:
    above, below = ask("list", "--format", "json", "--measures", str(plan)).json
    assert (above["state"], below["state"]) == ("undated", "unconfirmed")
    assert (len(above["lead"]), below["lead"]) == (1, [])


def test_exports_hold_it(ask: Any, plan: Path, tmp_path: Path) -> None:
    arguments = ["--measures", str(plan)]
    assert ask("export", "datapackage", "-o", str(tmp_path / "package"), *arguments).code == 0
    table = (tmp_path / "package" / "measures.csv").read_text(encoding="utf-8")
    assert '"7.1.1",false,"plan-m01",' in table
    assert ask("export", "md", "-o", str(tmp_path / "pages"), *arguments).code == 0
    pages = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "pages").rglob("*.md"))
    assert "part of: [plan-m01](plan.md#plan-m01)" in pages
