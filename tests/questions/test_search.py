"""How a search is typed: words in any order, phrases, width, case, traditional characters and forms of a word."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.text.name_keys import fold_wording
from running import run_command

DOCUMENT = """\
id: lamps
number: No. 1
kind: notice
title: {en: Lamps, zh: 灯具}
dated: 2024-01-01
issuers: [trade]
measures:
  - number: 1
    kind: measure
    title: {en: Warehouses for companies abroad, zh: 海外仓 服务企业}
    summary: {en: Sheds, zh: 仓}
    topics: [ships]
    actions:
      - {number: 1, modality: will, what: {en: light the quays, zh: 点亮码头}}
      - {number: 2, modality: will, what: {en: report losses, zh: 报告损失}}
  - number: 2
    kind: measure
    title: {en: Warehousing, zh: 仓储}
    summary: {en: Sheds, zh: 仓}
    topics: [ships]
    actions:
      - {number: 1, modality: will, what: {en: companies are helped with B2B trade, zh: 帮助企业开展 B2B 贸易}}
"""


@pytest.fixture
def lamps(make_corpus: Any, ask: Any) -> Any:
    folder = make_corpus({"lamps.yaml": DOCUMENT})
    return lambda *question: ask(*question, "--measures", str(folder))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("海外仓 企业", ["lamps-m01"]),
        ("企业　海外仓", ["lamps-m01"]),
        ("企业", ["lamps-m01", "lamps-m02"]),
        ("海外仓服务", ["lamps-m01"]),  # a blank between Chinese signs is none
        (
            "企業 碼頭",
            ["lamps-m01"],
        ),  # traditional, the one in the measure and the other in its action
        ("开展B2B贸易", ["lamps-m02"]),
        ("Ｂ２Ｂ", ["lamps-m02"]),
        ("warehouse", ["lamps-m01", "lamps-m02"]),
        ("warehoused", ["lamps-m01", "lamps-m02"]),  # a form that no text has
        ("abroad   WAREHOUSING", ["lamps-m01"]),
        ("company help", ["lamps-m02"]),
        ('"companies abroad"', ["lamps-m01"]),
        ("“companies abroad” 码头", ["lamps-m01"]),
        ('"abroad companies"', []),
        ("quay loss", ["lamps-m01"]),  # in two actions of one measure
        ("quay B2B", []),
    ],
)
def test_all_of_the_words_are_found_in_any_order_and_however_they_are_written(
    lamps: Any, typed: str, found: list[str]
) -> None:
    assert lamps("search", typed).ids == found
    assert lamps("list", "--text", typed).ids == found


def test_an_action_is_found_by_words_in_it_or_in_its_measure(lamps: Any) -> None:
    assert lamps("list", "--rows", "action", "--text", "海外仓 码头").ids == ["lamps-m01.1"]
    assert lamps("list", "--rows", "action", "--text", "海外仓").ids == [
        "lamps-m01.1",
        "lamps-m01.2",
    ]
    assert lamps("list", "--rows", "action", "--text", "码头 损失").ids == []


def test_several_texts_are_alternatives_and_the_words_of_each_all_wanted(lamps: Any) -> None:
    assert lamps("list", "--text", "quay loss", "--text", "B2B help").ids == [
        "lamps-m01",
        "lamps-m02",
    ]
    assert lamps("search", "warehouse", "--text", "B2B").ids == ["lamps-m02"]


def test_a_hit_shows_the_words_as_the_text_has_them(lamps: Any) -> None:
    hits = [
        hit
        for record in lamps("search", "海外仓服务 企業", "--format", "json").json
        for hit in record["hits"]
    ]
    assert hits[0]["match"] == "海外仓 服务"
    assert {
        hit["match"]
        for record in lamps("search", "warehoused", "--format", "json").json
        for hit in record["hits"]
    } == {
        "Warehouses",
        "Warehousing",
    }


def test_customs_are_no_form_of_customers(ask: Any) -> None:
    assert "2021-m14" in ask("search", "customer").ids  # which has no customs
    assert "2021-m14" not in ask("search", "customs").ids


def test_a_search_shows_who_answers_and_the_state(ask: Any) -> None:
    header = next(
        line
        for line in ask("search", "warehouse", "--format", "md").lines
        if line.startswith("| id")
    )
    assert header == "| id | title | who answers | match | state |"


def test_a_search_without_a_hit_says_what_was_searched_and_which_word_is_missing(ask: Any) -> None:
    alone = ask("search", "blokchain")
    assert (alone.code, alone.out) == (0, "")
    assert alone.err.startswith("Nothing found for “blokchain”.\nTry part of a word")
    together = ask("search", "customs", "blokchain").err
    assert "“customs” (8 measures); “blokchain” (0 measures)" in together
    zh = ask("search", "关税 区块琏", "--lang", "zh").err
    assert zh.startswith("没有找到含有“关税”、“区块琏”的措施")


def test_a_search_whose_hits_the_filters_leave_out_says_how_many_there_are(ask: Any) -> None:
    said = ask("search", "warehouse", "--kind", "principle").err
    everywhere = len(ask("search", "warehouse", "--columns", "id").lines)
    assert f"without filters: “warehouse” ({everywhere} measures)." in said
    assert "Try" not in said


@pytest.mark.parametrize("typed", ['""', "“", " ", "\u3000"])
def test_a_text_without_a_word_is_an_error(lamps: Any, typed: str) -> None:
    for question in (("search", typed), ("list", "--text", typed)):
        assert (lamps(*question).code, lamps(*question).out) == (2, "")


@pytest.mark.parametrize(("word", "imported"), [("warehouses", "False"), ("warehoused", "True")])
def test_only_a_word_that_no_text_has_needs_the_stemmer(ask: Any, word: str, imported: str) -> None:
    assert ask("search", word).ids  # everything is compiled now
    probe = f"import sys; from obligations.cli import main; main.run(['search', '{word}']); print('snowballstemmer' in sys.modules)"
    done = run_command(sys.executable, "-c", probe)
    assert (done.code, done.lines[-1]) == (0, imported)


@given(st.text(), st.text())
def test_of_several_blanks_one_counts(before: str, after: str) -> None:
    assert fold_wording(f"{before} \u3000\t{after}") == fold_wording(f"{before} {after}")


def test_a_question_about_a_body_finds_the_words_that_a_question_about_all_finds(ask: Any) -> None:
    # Of few rows their own wordings alone are looked at.
    for rows in ("measure", "action", "obligation"):
        asked = ["list", "--rows", rows, "--format", "json"]
        for text in ("warehouse", "海外仓 企业", "standards", '"overseas warehouses"'):
            found = {row["id"] for row in ask(*asked, "--text", text).json}
            named = {row["id"] for row in ask(*asked, "--dept", "Commerce").json}
            both = {row["id"] for row in ask(*asked, "--text", text, "--dept", "Commerce").json}
            assert both == found & named
            assert both


PROMISES = """\
id: lamps
kind: plan
title: {en: Lamps, zh: 灯具}
dated: 2024-01-01
issuers: [trade]
measures:
  - number: 1
    title: {en: Stores, zh: 仓库}
    targets:
      - number: 1
        by: 2024-06-30
        when: {en: within 60 days of the inventory, zh: 清查后六十日内}
        because: {en: the stocktake was closed on 1 May, zh: 盘点于5月1日结束}
        outcome: {en: the list is public, zh: 公布清单}
        metric: {comparator: about, value: 40, unit: {en: harbours, zh: 个海港}}
    actions:
      - number: 1
        modality: will
        what: {en: light the quays, zh: 点亮码头}
        targets:
          - {number: 1, when: {en: as soon as practicable, zh: 尽快}, outcome: {en: the quays are lit, zh: 码头已亮}}
"""


@pytest.mark.parametrize(
    ("typed", "of", "field"),
    [
        ("inventory", "lamps-m01.t1", "when"),
        ("六十日", "lamps-m01.t1", "when"),
        ("practicable", "lamps-m01.1.t1", "when"),
        ("stocktake", "lamps-m01.t1", "because"),
        ("harbour", "lamps-m01.t1", "unit"),
        ("海港", "lamps-m01.t1", "unit"),
    ],
)
def test_what_a_target_says_of_its_date_and_its_number_is_found(
    make_corpus: Any, ask: Any, typed: str, of: str, field: str
) -> None:
    measures = ("--measures", str(make_corpus({"lamps.yaml": PROMISES})))
    (record,) = ask("search", typed, "--format", "json", *measures).json
    assert [(hit["id"], hit["field"]) for hit in record["hits"]] == [(of, field)]
    assert ask("list", "--text", typed, *measures).ids == ["lamps-m01"]
