"""`obligations new`: skeletons that lack only what a person knows, and files in which all else stays as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from obligations.skeletons.insert import insert_item
from running import run_inside

ONE_BODY = "departments:\n  - {id: board, kind: company, level: company, name: {en: Board}}\n"


@pytest.fixture
def own(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of measures of one's own with one body and no document, and the place where one works."""
    measures: Path = make_corpus({"departments.yaml": ONE_BODY})
    monkeypatch.chdir(measures.parent)
    return measures


def test_a_new_document_lacks_only_what_a_person_knows(own: Path) -> None:
    made = run_inside("new", "document", "climate-plan")
    assert (made.code, made.out) == (0, "made measures/climate-plan.yaml\n")
    assert "obligations check measures/climate-plan.yaml" in made.err
    lines = (own / "climate-plan.yaml").read_text(encoding="utf-8").splitlines()
    told = run_inside("check", "--format", "json").json
    open_lines = {at for at, line in enumerate(lines, 1) if "…" in line and "#" not in line[:6]}
    undated = next(at for at, line in enumerate(lines, 1) if line.startswith("dated:"))
    assert {one["line"] for one in told if one["severity"] != "info"} == open_lines | {undated}
    assert "issuers: [board]  # who issued it, by the ids of departments.yaml" in lines


@pytest.mark.parametrize(("lang", "said"), [("en", "All plants emit less"), ("zh", "减少排放")])
def test_a_skeleton_that_was_filled_in_is_right_and_canonical(
    own: Path, lang: str, said: str
) -> None:
    run_inside("new", "document", "climate-plan", "--lang", lang)
    run_inside("new", "measure", "climate-plan", "--lang", lang)
    run_inside("new", "department", "operations", "--lang", lang)
    path = own / "climate-plan.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    filled = [line if line.strip().startswith("#") else line.replace("…", said) for line in lines]
    path.write_text("".join(filled).replace("dated:", "dated: 2026-01-15"), encoding="utf-8")
    told = run_inside("check", "--select", "OB1,OB2,OB4,OB5,OB6", "--format", "json").json
    assert told == []
    assert run_inside("format", "--check", str(path)).out == ""
    assert run_inside("list").ids == ["climate-plan-m01", "climate-plan-m02"]
    assert run_inside("departments", "Operations").code == 0


def test_a_skeleton_says_in_the_language_of_who_fills_it_in_what_goes_where(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OBLIGATIONS_LANG", "zh")
    for kind, name in (("document", "plan"), ("measure", "plan"), ("department", "office")):
        assert run_inside("new", kind, name).code == 0
    text = (own / "plan.yaml").read_text(encoding="utf-8")
    assert text.count("title: {zh: …}") == 3
    assert "dated:  # 成文日期，如 2031-03-02" in text
    assert "lead（牵头）" in text
    assert "notice（通知）" in text
    registry = (own / "departments.yaml").read_text(encoding="utf-8")
    assert "name: {en: Office, zh: …}" in registry
    comments = [line.partition("#")[2] for line in (text + registry).splitlines()[1:]]
    assert not [said for said in comments if re.search("[a-z]{2,} [a-z]{2,} [a-z]{2,}", said)]


def test_a_measure_gets_the_next_number_and_all_else_stays(own: Path) -> None:
    text = (
        "id: plan\nkind: plan\ntitle: {en: Plan}\nissuers: [board]\ndated: 2026-01-15\nmeasures:\n"
        "- number: 3  # the first two were dropped\n  kind: measure\n  title: {en: A}\n  summary: {en: B}\n  # of this one\n"
        "\n# what follows\nclosing:\n- {number: 1, kind: measure, title: {en: C}, summary: {en: D}}\n"
    )
    (own / "plan.yaml").write_text(text, encoding="utf-8")
    made = run_inside("new", "measure", "plan")
    assert made.out == "made plan-m04 in measures/plan.yaml\n"
    after = (own / "plan.yaml").read_text(encoding="utf-8")
    before, added, rest = after.partition("- number: 4")
    assert text == before.removesuffix("\n") + rest[rest.index("\n\n# what follows") + 1 :]
    assert before.endswith("  # of this one\n\n")
    assert added
    assert "\nclosing:" in rest


def test_nothing_is_overwritten_and_what_cannot_be_added_to_is_left_alone(own: Path) -> None:
    for name, text in {"plan": "id: plan\nmeasures: [{number: 1}]\n", "broken": "id: [\n"}.items():
        path = own / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        result = run_inside("new", "measure", name)
        assert (result.code, path.read_text(encoding="utf-8")) == (2, text)
        assert "nothing can be appended to measures:" in result.err
    assert "already exists" in run_inside("new", "document", "plan").err
    assert "is already in" in run_inside("new", "department", "board").err
    assert "obligations new document none" in run_inside("new", "measure", "none").err
    assert (own / "departments.yaml").read_text(encoding="utf-8") == ONE_BODY


@pytest.mark.parametrize(
    ("name", "way_out"),
    [("Climate Plan", "did you mean climate-plan?"), ("计划", "lower-case letters"), ("../x", "did you mean x?"), ("con", "lower-case letters"), ("topics", "another name")],
)  # fmt: skip
def test_a_name_that_is_no_id_is_refused(own: Path, name: str, way_out: str) -> None:
    result = run_inside("new", "document", name)
    assert (result.code, way_out in result.err) == (2, True)
    assert sorted(path.name for path in own.iterdir() if path.suffix == ".yaml") == ["addressees.yaml", "departments.yaml", "topics.yaml"]  # fmt: skip


def test_a_layer_gets_documents_and_bodies_of_its_own_and_none_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "names:\n  mofcom: {en: [Commerce HQ]}\n"
    (tmp_path / "measures").mkdir()
    (tmp_path / "obligations.toml").write_text('extends = ["shipped"]\n', encoding="utf-8")
    (tmp_path / "measures" / "departments.yaml").write_text(names, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for kind, name in (("document", "2021"), ("department", "mofcom"), ("measure", "2021")):
        taken = run_inside("new", kind, name)
        assert (taken.code, f"{name} stands in the shipped data of " in taken.err) == (2, True)
        assert "a layer changes nothing below" in taken.err
    assert "add the measure to a document of your own" in taken.err
    assert run_inside("new", "department", "operations").code == 0
    assert run_inside("new", "document", "climate-plan").code == 0
    registry = (tmp_path / "measures" / "departments.yaml").read_text(encoding="utf-8")
    assert registry.startswith(f"{names}departments:\n")
    assert (
        run_inside("departments", "operations").code == 1
    )  # the document is still to be filled in


COMMENTS = st.sampled_from(["", "\n", "# x\n", "    # y\n", "\n  # z\n\n"])
ITEMS = st.sampled_from(["- a: 1\n", "- a: 1\n  b: |\n    t\n\n    u\n", "- a: 'x\n    y'\n", "-\n  a: 1\n", "- {a: 1}\n", "- a\n"])  # fmt: skip


@given(
    st.lists(st.tuples(ITEMS, COMMENTS), min_size=1, max_size=3),
    st.sampled_from(["", "after: 1\n", "# end\n"]),
    st.sampled_from([0, 2, 4]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n"]),
)
def test_an_item_more_changes_nothing_else(
    items: list[tuple[str, str]], rest: str, columns: int, breaks: str, end: str
) -> None:
    shifted = "".join(" " * columns + line for item, _ in items for line in item.splitlines(keepends=True))  # fmt: skip
    text = "head: 1\nlist:\n" + shifted + items[-1][1] + rest
    text = (text.removesuffix("\n") + end).replace("\n", breaks)
    after = insert_item(text.encode(), "x.yaml", "list", "- a: new\n  # note\n")
    if after is None:
        return
    before, said = yaml.safe_load(text), yaml.safe_load(after)
    assert {**said, "list": said["list"][:-1]} == before
    assert said["list"][-1] == {"a": "new"}
    assert set(text.splitlines()) <= set(after.splitlines())
    assert after.count("\n") == after.count(breaks)
