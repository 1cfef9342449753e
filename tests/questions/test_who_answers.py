"""Who is meant: levels, what is left open, and hints that keep their promise."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

OPEN = ("lead", "owner", "date", "deliverable", "metric", "progress")


def test_a_level_finds_what_its_bodies_and_generic_parties_answer_for(ask: Any) -> None:
    assert ask("list", "--level", "province").ids == ["2021-m13", "2022-m01", "2022-m03"]
    plans = ask(
        "list",
        "--level",
        "province",
        "--rows",
        "action",
        "--document",
        "2022",
        "--deliverable",
        "plan",
    ).ids
    assert sum(name.startswith("2022-m01.") for name in plans) == 27
    assert set(ask("list", "--level", "province").ids) < set(
        ask("list", "--level", "province", "--with-generic").ids
    )
    assert (
        ask("list", "--level", "province,company").ids
        == ask("list", "--level", "province", "--level", "company").ids
    )


def test_a_level_and_a_department_both_hold(ask: Any) -> None:
    assert ask("list", "--level", "province", "--dept", "Customs").ids == []
    assert (
        ask("list", "--level", "central", "--dept", "Customs").ids
        == ask("list", "--dept", "Customs").ids
    )


def test_an_unknown_level_is_an_error_that_names_the_nearest(ask: Any) -> None:
    result = ask("list", "--level", "provinces")
    assert result.code == 2
    assert "province" in result.err


@pytest.mark.parametrize("word", OPEN)
def test_what_is_left_open_is_found_by_measures_actions_targets_and_reports(
    ask: Any, word: str
) -> None:
    records = ask("list", "--without", word, "--format", "json").json
    everything = ask("list", "--format", "json").json
    missing = {
        "lead": lambda record: not record["lead"],
        "owner": lambda record: "owner" not in record["marks"],
        "date": lambda record: "date" not in record["marks"],
        "deliverable": lambda record: not any(part["deliverable"] for part in _list_parts(record)),
        "metric": lambda record: not any(part.get("metric") for part in _list_parts(record)),
        "progress": lambda record: (
            record["reported"] is None and not any(part["progress"] for part in _list_parts(record))
        ),
    }[word]
    assert [record["id"] for record in records] == [
        record["id"] for record in everything if missing(record)
    ]
    assert records
    for question in (
        ["list", "--rows", "action"],
        ["list", "--rows", "obligation"],
        ["due"],
        ["report", "departments"],
        ["documents"],
    ):
        assert ask(*question, "--without", word).ids


def _list_parts(record: dict[str, Any]) -> list[dict[str, Any]]:
    targets = [
        *record["targets"],
        *(target for action in record["actions"] for target in action["targets"]),
    ]
    return [*targets, *record["actions"]]


def test_values_of_what_is_left_open_are_alternatives(ask: Any) -> None:
    both = ask("list", "--without", "lead", "--without", "owner").ids
    assert set(both) == {
        *ask("list", "--without", "lead").ids,
        *ask("list", "--without", "owner").ids,
    }


def test_an_action_without_a_clause_of_its_own_has_the_lead_of_its_measure(ask: Any) -> None:
    assert "2021-m04.1" not in ask("list", "--rows", "action", "--without", "lead").ids


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--dept", "海关总署", "--role", "lead"),
        ("list", "--dept", "Customs"),
        ("list", "--dept", "Customs", "--document", "2015"),
        ("list", "--dept", "Customs", "--rows", "action", "--modality", "must"),
        ("list", "--dept", "Customs", "--rows", "obligation", "--state", "undated"),
        ("due", "--dept", "Customs", "--state", "unconfirmed"),
    ],
    ids=" ".join,
)
def test_a_hint_promises_as_much_as_its_option_finds(ask: Any, question: tuple[str, ...]) -> None:
    found = ask(*question)
    promised = re.search(r"(\d+) more measure", found.err)
    added = Counter(ask(*question, "--with-generic").ids) - Counter(found.ids)
    assert len({name.partition(".")[0] for name in added}) == (int(promised[1]) if promised else 0)


def test_a_document_is_said_to_be_signed_only_where_the_filters_leave_it(ask: Any) -> None:
    assert "signatory of 2024" in ask("list", "--dept", "Customs").err
    assert "also signed" not in ask("list", "--dept", "Customs", "--document", "2021").err


@pytest.mark.parametrize(
    ("words", "party"),
    [
        (
            ("provinces", "provincial governments", "各省", "各省区市", "省级政府"),
            "provincial-governments",
        ),
        (("ministries", "部委", "中央部门", "国务院各部门"), "sc-all-departments"),
        (("local governments", "地方", "各市"), "local-governments"),
        (("商务厅", "省商务厅", "浙江省商务厅", "北京市商务局"), "commerce-authorities"),
    ],
)
def test_plain_words_for_groups_mean_their_generic_party(
    ask: Any, words: tuple[str, ...], party: str
) -> None:
    assert {
        word: ask("departments", word, "--format", "json").json[0]["id"] for word in words
    } == dict.fromkeys(words, party)


@pytest.mark.parametrize(
    ("question", "levels", "named"),
    [
        (("--dept", "provinces"), "province", "Jiangsu"),
        (
            (
                "--dept",
                "provincial governments",
                "--with-generic",
                "--modality",
                "must",
                "--rows",
                "action",
            ),
            "province",
            "Guangdong",
        ),
        (("--dept", "relevant provincial governments"), "province", "Jiangsu"),
        (("--dept", "ministries"), "central", "Ministry of Commerce"),
        (("--dept", "商务厅"), "local", "all regions"),
    ],
)
def test_few_rows_of_a_generic_party_lead_to_its_siblings_and_the_bodies_beside_it(
    ask: Any, question: tuple[str, ...], levels: str, named: str
) -> None:
    (line,) = [line for line in ask("list", *question).err.splitlines() if "of that level" in line]
    assert line.endswith(f"(--level {levels})")
    assert named in line
    promised = int(re.search(r"(\d+) further", line)[1])  # type: ignore[index]
    others = ask(
        "list", "--level", levels, *(["--modality", "must"] if "must" in question else [])
    ).ids
    assert promised == len(set(others) - set(ask("list", *question[:2]).ids))


def test_a_body_that_is_named_says_nothing_of_its_level(ask: Any) -> None:
    assert "of that level" not in ask("list", "--dept", "Zhejiang").err
