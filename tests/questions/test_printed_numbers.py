"""Measures by their number as printed: tried where no id fits, and refused where several have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def _write(document: str, *labels: str) -> str:
    measures = [
        f"""
      - number: {number}
        label: '{label}'
        kind: measure
        title: {{en: Measure {number} of {document}}}
        summary: {{en: It is done.}}"""
        for number, label in enumerate(labels, start=1)
    ]
    return f"""
    id: {document}
    kind: plan
    title: {{en: Plan {document}}}
    issuers: [harbour]
    dated: 2023-05-15
    measures:{"".join(measures)}
"""


@pytest.fixture
def plans(make_corpus: Any) -> Path:
    found: Path = make_corpus(
        {
            "plan.yaml": _write("plan", "7.1", "A-3", "第十二条", "(seven)"),
            "7.yaml": _write("7", "7.1", "B-3"),
            "other.yaml": _write("other", "A-3", "x.2"),
            "x.yaml": _write("x", "1", "2"),
        }
    )
    return found


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        (["第十二条"], "plan-m03 第十二条 Measure 3"),
        (["b-3"], "7-m02 B-3 Measure 2"),
        (["seven"], "plan-m04 (seven) Measure 4"),
        (["七"], "plan-m04 (seven) Measure 4"),
        (["（七）"], "plan-m04 (seven) Measure 4"),
        (["Ａ-3", "--document", "plan"], "plan-m02 A-3 Measure 2"),
        (["A-3", "--document", "Plan other"], "other-m01 A-3 Measure 1"),
        (["7.1", "--document", "plan"], "plan-m01 7.1 Measure 1"),
        # An id goes first.
        (["plan-m04"], "plan-m04 (seven) Measure 4"),
        (["x-2"], "x-m02 2 Measure 2"),
    ],
)
def test_a_printed_number_finds_its_measure(
    ask: Any, plans: Path, arguments: list[str], heading: str
) -> None:
    shown = ask("show", *arguments, "--measures", str(plans))
    assert (shown.code, shown.out.partition(" of ")[0]) == (0, heading)


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("A-3", "other-m01, plan-m02"),  # several have it
        ("x.2", "x-m02, other-m02"),  # an id and a printed number
        ("7.1", "7-m01, plan-m01"),
    ],
)
def test_what_fits_several_is_refused_with_all_of_them(
    ask: Any, plans: Path, typed: str, candidates: str
) -> None:
    refused = ask("show", typed, "--measures", str(plans))
    assert (refused.code, refused.out) == (2, "")
    assert f"{typed!r} can mean 2 measures\n  say which: {candidates}\n" in refused.err


def test_one_that_no_measure_of_the_document_has_is_refused(ask: Any, plans: Path) -> None:
    refused = ask("show", "9.9", "--document", "plan", "--measures", str(plans))
    assert refused.code == 2
    assert "plan has no measure '9.9'\n  list them: obligations list --document plan" in refused.err
    assert ask("show", "9.9", "--measures", str(plans)).code == 2


def test_lineage_and_progress_take_it_too(ask: Any, plans: Path) -> None:
    arguments = ["--measures", str(plans)]
    traced = ask("trace", "7.1", "--document", "plan", "--format", "json", *arguments)
    assert traced.json["id"] == "plan-m01"
    added = ask(
        "progress", "add", "第十二条", "--status", "in-progress", "--date", "2024-05-01", *arguments
    )
    assert (added.code, "plan-m03: in-progress" in added.out + added.err) == (0, True)
    log = ask("progress", "log", "第十二条", "--columns", "of", "--format", "plain", *arguments)
    assert log.out == "plan-m03\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "7.1"],
        ["trace", "7.1", "--format", "json"],
        ["progress", "log", "7.1"],
        ["progress", "add", "7.1", "--status", "in-progress", "--date", "2024-05-01"],
    ],
    ids=" ".join,
)
def test_every_command_that_takes_an_id_takes_one_within_a_document(
    ask: Any, plans: Path, arguments: list[str]
) -> None:
    here = ["--measures", str(plans)]
    record = ["progress", "add", "plan-m01", "--status", "in-progress", "--date", "2024-04-01"]
    assert ask(*record, *here).code == 0
    assert ask(*arguments, *here).code == 2
    found = ask(*arguments, "--document", "plan", *here)
    assert (found.code, "plan-m01" in found.out) == (0, True)
    assert ask(*arguments, "--document", "other", *here).code == 2


def test_the_entries_of_a_document_alone_are_listed_too(ask: Any, plans: Path) -> None:
    here = ["--measures", str(plans)]
    for of in ("plan-m01", "other-m01"):
        add = ["progress", "add", of, "--status", "in-progress", "--date", "2024-04-01"]
        assert ask(*add, *here).code == 0
    log = ["progress", "log", "--columns", "of", "--document"]
    assert [ask(*log, name, *here).out for name in ("plan", "other")] == [
        "plan-m01\n",
        "other-m01\n",
    ]


def test_ties_and_evidence_take_it_too(ask: Any, plans: Path) -> None:
    here = ["--measures", str(plans)]
    assert ask("list", "--links-to", "第十二条", *here).code == 0
    assert ask("list", "--links-to", "A-3", *here).code == 2
    add = ["progress", "add", "plan-m01", "--status", "met", "--date", "2024-05-01"]
    assert ask(*add, "--evidence", "b-3", *here).code == 0
    (entry,) = ask("progress", "log", "plan", "--format", "json", *here).json
    assert entry["evidence"][0]["measure"] == "7-m02"
