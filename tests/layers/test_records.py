"""Which layer a record is from, and what stands in one."""

from __future__ import annotations

from typing import Any

import pytest

from layers.conftest import OWN


def test_every_record_says_which_layer_it_is_from(lay: Any, ask: Any) -> None:
    lay({"base/obligations.toml": 'name = "The harbour"\n'})
    measures = ask("list", "--format", "json").json
    assert [(one["id"], one["layer"]) for one in measures] == [
        ("2031-m01", "The harbour"),
        ("2032-m01", "plans"),
    ]
    for question in (["due"], ["list", "--rows", "obligation"]):
        rows = ask(*question, "--format", "json").json
        assert {one["document"]: one["layer"] for one in rows}["2031"] == "The harbour"
    documents = ask("documents", "--format", "json").json
    assert [one["layer"] for one in documents] == ["The harbour", "plans"]
    assert [one["layer"] for one in ask("progress", "log", "--format", "json").json] == ["plans"]
    bodies = ask("departments", "--format", "json").json
    assert {one["id"]: one["layer"] for one in bodies} == {
        "harbour": "The harbour",
        "works": "plans",
    }


def test_the_list_of_documents_tells_layers_only_where_there_are_several(
    lay: Any, ask: Any
) -> None:
    assert ask("documents").lines[0].count("\t") == 6
    lay()
    assert [line.rpartition("\t")[2] for line in ask("documents").lines] == ["base", "plans"]


def test_the_documents_of_the_shipped_data_come_with_its_version(ask: Any) -> None:
    version = ask("--version").out.split("data of ")[1].rstrip(")\n")
    assert ask("documents").err == f"measures: the shipped data of {version}\n"


def test_a_layer_is_filtered_by_what_stands_in_it_or_has_entries_from_it(
    lay: Any, ask: Any
) -> None:
    lay()
    assert ask("list", "--layer", "base").ids == ["2031-m01"]
    assert ask("list", "--layer", "Plans").ids == ["2031-m01", "2032-m01"]
    unknown = ask("list", "--layer", "plan")
    assert (unknown.code, "did you mean plans?" in unknown.err) == (2, True)


def test_the_files_of_entries_are_named_with_their_layer(lay: Any, ask: Any) -> None:
    top = lay()
    entry = next((top / "plans/measures/progress/2031").iterdir())
    below = top / "base/measures/progress/2031"
    below.mkdir(parents=True)
    entry.rename(below / entry.name)
    (said,) = ask("progress", "log", "--format", "json").json
    assert said["file"] == f"base:progress/2031/{entry.name}"


OF_OWN = "    targets: [{number: 1, by: 2025-07, outcome: {en: lamps are there, zh: 路灯到货}}]\n"


@pytest.mark.parametrize("option", ["--state", "--fail-on"])
def test_overdue_is_said_of_documents_of_which_all_is_recorded_and_of_others_why_not(
    lay: Any, ask: Any, option: str
) -> None:
    lay({"plans/measures/2032.yaml": OWN.replace("dated:", "record: complete\ndated:") + OF_OWN})
    asked = ["due", "--as-of", "2029-01-01", option, "overdue"]
    own = ask(*asked, "--document", "2032")
    assert (own.code, own.ids) == (int(option == "--fail-on"), ["2032-m01.t1"])
    assert "2032-m01.t1" in ask(*asked).ids
    theirs = ask(*asked, "--document", "2031")
    assert (theirs.code, theirs.out) == (2, "")
    assert "overdue is only said where a document says record: complete" in theirs.err
