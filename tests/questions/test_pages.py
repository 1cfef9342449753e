"""`show`, `search`, `trace`, `departments`, `documents`."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("text", ["2021-m06", "2021-6", "2021-06", "2021/6", "2021.6", "2021m6", "2021-M06", "2021-m06.8", "2021-m06.t1"])
def test_an_id_is_found_however_it_is_typed(ask: Any, text: str) -> None:
    assert [record["id"] for record in ask("show", text, "--format", "json").json] == ["2021-m06"]


def test_a_closing_provision_has_an_id_of_its_own(ask: Any) -> None:
    assert ask("show", "2024-end1", "2024/end2", "--format", "json").json[1]["id"] == "2024-end2"


def test_a_page_says_everything_about_a_measure(ask: Any) -> None:
    out = " ".join(ask("show", "2021-m06").out.split())
    for wanted in ("Who answers", "Ministry of Commerce", "China Banking and Insurance Regulatory Commission, now NFRA", "by 2025", "2021-m06.8.t1",
                   "What it takes up", "What took it up", "2022-m01", "In the source", "国办发〔2021〕24号", "(six)", "machine translation"):  # fmt: skip
        assert wanted in out


def test_an_inferred_party_comes_with_its_reason(ask: Any) -> None:
    out = " ".join(ask("show", "2015-m04").out.split())
    assert "inferred: " in out
    assert "the text names nobody" in out


def test_several_measures_are_shown_in_the_order_asked_for(ask: Any) -> None:
    assert [record["id"] for record in ask("show", "2024-8", "2015-1", "2024-8", "--format", "json").json] == ["2024-m08", "2015-m01"]


def test_a_page_in_markdown_is_headed_by_its_title(ask: Any) -> None:
    assert ask("show", "2021-7", "--format", "md").lines[0] == "# 2021-m07 Foster a group of outstanding overseas-warehouse companies"


@pytest.mark.parametrize(
    ("text", "hint"),
    [("2021-m99", "2021-m01 to 2021-m25"), ("nonsense", "2015, 2021, 2022, 2024"), ("2021-m06.99", "2021-m06.1, …, 2021-m06.8")],
)
def test_an_id_that_is_none_names_those_there_are(ask: Any, text: str, hint: str) -> None:
    result = ask("show", text)
    assert (result.code, result.out) == (2, "")
    assert hint in result.err


@pytest.mark.parametrize(("word", "least"), [("warehouse", 8), ("WAREHOUSE", 8), ("海外仓", 8), ("税务", 1), ("出口", 8)])
def test_search_finds_in_both_languages_and_any_case(ask: Any, word: str, least: int) -> None:
    records = ask("search", word, "--format", "json").json
    assert len(records) >= least
    assert all(record["hits"] for record in records)
    assert all(hit["match"].casefold() == word.casefold() for record in records for hit in record["hits"])


def test_search_and_text_find_the_same(ask: Any) -> None:
    assert set(ask("search", "海外仓").ids) == set(ask("list", "--text", "海外仓").ids)
    both = set(ask("search", "海外仓", "--text", "exhibition").ids)
    assert both == set(ask("search", "海外仓").ids) & set(ask("list", "--text", "exhibition").ids)


def test_search_shows_the_hit_in_its_place(ask: Any) -> None:
    out = ask("search", "sandbox", "--format", "table").out
    assert "»sandbox«" in out.replace("\n", " ")


def test_what_is_not_there_is_no_error(ask: Any) -> None:
    result = ask("search", "spaceship")
    assert (result.code, result.out) == (0, "")
    assert "Nothing fits" in result.err
    assert ask("search", " ").code == 2


def test_trace_runs_back_to_2015_and_forward_to_2024(ask: Any) -> None:
    back = ask("trace", "2024-m08", "--format", "table").out
    assert back.index("takes up") < min(back.index("2021-m08 "), back.index("2021-m07 "), back.index("2015-m01 "))
    forward = ask("trace", "2015-m01", "--format", "table").out
    assert "2021-m07" in forward
    assert "2024-m08" in forward


def test_trace_gives_ties_to_programs_as_well(ask: Any) -> None:
    record = ask("trace", "2024-m14", "--format", "json").json
    replaced = [branch for branch in record["back"] if branch["relation"] == "replaces"]
    assert [branch["part"] for branch in replaced] == ["2021-m05.7"]
    assert "back,2024-m14.1,replaces,2021-m05.7,2021-07-02" in ask("trace", "2024-m14", "--format", "csv").lines


def test_the_27_zones_implement_what_2021_asked_for(ask: Any) -> None:
    (record,) = ask("show", "2022-m01", "--format", "json").json
    assert {"relation": "implements", "from": None, "to": "2021-m06.1"}.items() <= next(
        link for link in record["links"] if link["to"] == "2021-m06.1"
    ).items()


def test_a_measure_without_ties_says_so(ask: Any) -> None:
    assert "no ties" in ask("trace", "2021-m01", "--format", "table").out


def test_departments_shows_who_a_body_was_and_what_became_of_it(ask: Any) -> None:
    record = ask("departments", "cbirc", "--format", "json").json[0]
    assert record["name"] == {"en": "China Banking and Insurance Regulatory Commission", "zh": "中国银行保险监督管理委员会"}
    assert {found["id"] for found in record["predecessors"]} == {"cbrc", "circ"}
    assert [(found["id"], found["date"]) for found in record["successors"]] == [("nfra", "2023-05-18")]
    assert record["measures"]["responsible"] == ["2021-m18"]
    assert "Came from" in ask("departments", "cbirc").out


@pytest.mark.parametrize(("name", "candidate"), [("局", "nbs"), ("Custms", "gacc"), ("MOC", "mofcom")])
def test_a_name_that_is_unknown_or_shared_gives_candidates(ask: Any, name: str, candidate: str) -> None:
    result = ask("departments", name)
    assert (result.code, result.out) == (2, "")
    assert candidate in result.err


def test_departments_counts_measures_by_role(ask: Any) -> None:
    counts = {record["id"]: record for record in ask("departments", "--format", "json").json}
    assert (counts["mofcom"]["lead"], counts["gacc"]["co_responsible"]) == (32, 8)
    assert len(ask("departments", "--all").lines) >= 271


def test_documents_lists_the_four(ask: Any) -> None:
    records = {record["id"]: record for record in ask("documents", "--format", "json").json}
    assert {found: record["measures"] for found, record in records.items()} == {"2015": 12, "2021": 25, "2022": 4, "2024": 15}
    assert records["2024"]["closing"] == 2
    assert records["2024"]["external"] == ["number"]
    assert len(records["2024"]["issuers"]) == 9
