"""What may be left out or written shorter, and what `format` and `check --fix` make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from obligations.formatting import format_text
from obligations.yaml_files import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
    id: plan
    kind: plan
    title: {title}
    issuers: [harbour]
    dated: 2023-05-15
    measures:
      - {{number: 1, title: "Cut: emissions", responsibilities: [{{basis: stated, lead: [harbour]}}]}}
"""
TITLES = [
    ("Cut emissions", "{en: Cut emissions}"),
    ("减少排放", "{zh: 减少排放}"),
    ('"Yes"', '{en: "Yes"}'),
    ("2031", '{en: "2031"}'),
    (">-\n      Cut\n      emissions", "{en: Cut emissions}"),
]


@pytest.mark.parametrize(("written", "meant"), TITLES)
def test_fix_and_format_write_the_language_of_a_title(
    ask: Any, make_corpus: Any, written: str, meant: str
) -> None:
    for command in (["check", "--fix", "--select", "OB122"], ["format"]):
        measures = make_corpus({"plan.yaml": PLAN.format(title=written)})
        assert ask(*command, "--measures", str(measures)).code == 0
        text = (measures / "plan.yaml").read_text(encoding="utf-8")
        assert f"\ntitle: {meant}\n" in text
        assert "title: {en: 'Cut: emissions'}" in text.replace('"', "'")


def test_a_title_without_its_language_is_understood(ask: Any, make_corpus: Any) -> None:
    measures = make_corpus({"plan.yaml": PLAN.format(title="减少排放")})
    (measure,) = ask("list", "--format", "json", "--measures", str(measures)).json
    assert measure["title"] == {"en": "Cut: emissions", "zh": None}
    told = ask("check", "--select", "OB1", "--measures", str(measures), "--format", "json")
    assert [(found["code"], found["severity"]) for found in told.json] == [("OB122", "info")] * 2
    assert told.code == 0


def test_a_measure_needs_neither_kind_nor_summary(ask: Any, make_corpus: Any) -> None:
    measures: Path = make_corpus({"plan.yaml": PLAN.format(title="Plan")})
    arguments = ["--measures", str(measures)]
    (measure,) = ask("list", "--format", "json", *arguments).json
    assert (measure["kind"], measure["summary"]) == ("measure", None)
    assert ask("list", "--kind", "measure", "--format", "plain", *arguments).out.startswith("plan")
    for answer in (["show", "plan-m01"], ["search", "emissions"], ["list", "--columns", "summary"]):
        for form in ("md", "json"):
            assert ask(*answer, "--format", form, *arguments).code == 0
    for kind in ("md", "xlsx", "datapackage"):
        out = str(measures.parent / f"out-{kind}") + (".xlsx" if kind == "xlsx" else "")
        assert ask("export", kind, "-o", out, *arguments).code == 0


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
@example("\U000e0100")
def test_no_title_changes_when_its_language_is_written(title: str) -> None:
    written = title.replace("'", "''")
    after = format_text(f"id: plan\ntitle: '{written}'\n", "document")
    reading = read_yaml(after.encode(), "plan.yaml")
    assert reading.findings == []
    assert list(reading.data["title"].values()) == [title]
    assert format_text(after, "document") == after
