"""Values as people type and paste them: several names in one, signs that can't be seen, numbers and titles of documents."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obligations.text.name_keys import drop_invisible, fold_text
from obligations.text.numerals import read_numeral

TITLE = "国务院办公厅关于加快发展外贸新业态新模式的意见"
UNSEEN = ("\u200b", "\ufeff", "\u200e", "\u00ad", "\u2060")


@pytest.mark.parametrize(
    ("typed", "bodies"),
    [
        ("Customs, MOFCOM", ["gacc", "mofcom"]), ("海关总署、商务部", ["gacc", "mofcom"]), ("GACC/MOFCOM", ["gacc", "mofcom"]),
        ("海关总署和商务部", ["gacc", "mofcom"]), ("海关总署及商务部", ["gacc", "mofcom"]), ("商务部以及海关总署", ["mofcom", "gacc"]),
        ("Customs; MOFCOM；NDRC", ["gacc", "mofcom", "ndrc"]), ("Customs, MOFCOM, and NDRC", ["gacc", "mofcom", "ndrc"]),
        ("国家发展和改革委员会和商务部", ["ndrc", "mofcom"]), ("工业和信息化部、国家发展和改革委员会", ["miit", "ndrc"]),
        ("Ministry of Industry and Information Technology and Ministry of Commerce", ["miit", "mofcom"]),
        ("General Administration of Quality Supervision, Inspection and Quarantine, Customs", ["aqsiq", "gacc"]),
        ("Customs (GACC) and Ministry of Commerce (MOFCOM)", ["gacc", "mofcom"]), ("Customs, GACC", ["gacc"]),
    ],
)  # fmt: skip
def test_several_names_in_one_value_mean_all_of_them(
    ask: Any, typed: str, bodies: list[str]
) -> None:
    together = ask("list", "--dept", typed)
    repeated = ask("list", *(part for body in bodies for part in ("--dept", body)))
    assert (together.code, together.ids) == (0, repeated.ids)
    assert together.ids
    # Each is told as it was understood.
    assert [
        line for line in together.err.splitlines() if " · " in line and not line.startswith(" ")
    ] == [line for line in repeated.err.splitlines() if " · " in line and not line.startswith(" ")]


def test_a_name_with_such_a_word_in_it_stays_one_name(ask: Any) -> None:
    assert ask("list", "--dept", "国家发展和改革委员会").ids == ask("list", "--dept", "ndrc").ids
    assert (
        ask("list", "--dept", "Industry and Information Technology").ids
        == ask("list", "--dept", "miit").ids
    )


def test_a_part_that_is_no_name_is_refused_and_the_division_shown(ask: Any) -> None:
    result = ask("list", "--dept", "Costums, MOFCOM")
    assert (result.code, result.out) == (2, "")
    assert "error: no department is called 'Costums'\n" in result.err
    assert "did you mean gacc (General Administration of Customs)" in result.err
    assert "it was read as 'Costums' + 'MOFCOM'" in result.err


def test_two_divisions_are_refused_and_both_shown(ask: Any, make_corpus: Any) -> None:
    names = {
        "one": "Roads",
        "two": "Bridges and Tunnels",
        "three": "Roads and Bridges",
        "four": "Tunnels",
    }
    bodies = "".join(
        f"  - {{id: {body}, kind: office, level: central, name: {{en: {name}}}}}\n"
        for body, name in names.items()
    )
    folder = str(make_corpus({"departments.yaml": "departments:\n" + bodies}))
    result = ask("list", "--dept", "Roads and Bridges and Tunnels", "--measures", folder)
    assert (result.code, result.out) == (2, "")
    assert (
        "can be read as 'Roads' + 'Bridges and Tunnels' or as 'Roads and Bridges' + 'Tunnels'"
        in result.err
    )


def test_what_holds_no_name_at_all_is_refused_whole(ask: Any) -> None:
    for typed in ("xyzzy, plugh", ",", "、", "and", "a," * 50_000, "和" * 10_000):
        result = ask("list", "--dept", typed)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("error: no department is called")


def test_signs_that_cant_be_seen_are_passed_over_in_whatever_is_typed(ask: Any) -> None:
    for question in (
        ["list", "--dept", "海关总署"], ["list", "--document", "2021"], ["list", "--links-to", "2015-m03"], ["show", "2021-m07"],
        ["list", "--due", "2025"], ["list", "--as-of", "2024-06-30"], ["list", "--topic", "海外仓"], ["list", "--state", "unconfirmed"],
        ["list", "--text", "海外仓"], ["search", "海外仓"], ["departments", "海关总署"], ["list", "--columns", "id"], ["report", "deadlines"],
        ["progress", "log", "2021"], ["trace", "2021-m07"],
    ):  # fmt: skip
        *words, last = question
        typed = f"\ufeff{last[:2]}{''.join(UNSEEN)}{last[2:]}\u200b"
        assert ask(*words, typed).out == ask(*question).out != "", question


@given(st.text(st.sampled_from([*UNSEEN, *"海关a1 "])))
@settings(max_examples=50)
def test_a_fold_knows_nothing_of_what_cant_be_seen(text: str) -> None:
    assert fold_text(text) == fold_text(drop_invisible(text))
    assert not set(UNSEEN) & set(drop_invisible(text))


@pytest.mark.parametrize(
    "typed",
    [
        "国办发〔2021〕24号",
        "国办发[2021]24号",
        "国办发（2021）24号",
        "国办发 [2021] 24 号",
        TITLE,
        f"《{TITLE}》",
        "2021年",
        "“2021”",
    ],
)
def test_a_document_is_found_by_its_number_in_any_brackets_and_by_its_title(
    ask: Any, typed: str
) -> None:
    assert ask("list", "--document", typed).ids == ask("list", "--document", "2021").ids != []


def test_several_documents_stand_in_one_value(ask: Any) -> None:
    assert (
        ask("list", "--document", f"《{TITLE}》、2024").ids
        == ask("list", "--document", "2021", "--document", "2024").ids
    )
    assert (
        ask("list", "--links-to", "2015-m03,2015-m05").ids
        == ask("list", "--links-to", "2015-m03", "--links-to", "2015-m05").ids
        != []
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021年第七条", "2021-m07"), ("2021年第7条", "2021-m07"), ("2021第（七）条", "2021-m07"), ("国办发[2021]24号第七条", "2021-m07"),
        ("２０２１－７", "2021-m07"), ("2021年第六条.8", "2021-m06.8"), ("2015年第十二条", "2015-m12"), ("《2021》第十一条", "2021-m11"),
    ],
)  # fmt: skip
def test_a_measure_is_found_as_chinese_texts_cite_it(ask: Any, typed: str, meant: str) -> None:
    assert ask("show", typed).out == ask("show", meant).out != ""


def test_one_that_there_is_not_is_refused_with_those_there_are(ask: Any) -> None:
    result = ask("show", "2021年第九十条")
    assert (result.code, result.out) == (2, "")
    assert "its measures are 2021-m01 to" in result.err


@given(st.integers(1, 99))
def test_every_chinese_numeral_is_read(number: int) -> None:
    tens, ones = divmod(number, 10)
    written = (
        "" if tens == 0 else "十" if tens == 1 else "一二三四五六七八九"[tens - 1] + "十"
    ) + ("一二三四五六七八九"[ones - 1] if ones else "")
    assert read_numeral(written) == number


def test_quotation_marks_around_a_name_make_no_difference(ask: Any) -> None:
    for typed in ("《海外仓》", "“海外仓”"):
        assert ask("list", "--topic", typed).ids == ask("list", "--topic", "海外仓").ids != []
    assert ask("list", "--dept", "“海关总署”").ids == ask("list", "--dept", "海关总署").ids != []


def test_a_part_of_a_word_is_offered_the_whole(ask: Any) -> None:
    said = ask("list", "--topic", "warehouse").err
    assert said == "error: there is no topic 'warehouse'\n  did you mean overseas-warehouses?\n"
    assert "did you mean unconfirmed?" in ask("due", "--state", "confirmed").err


def test_the_beginning_of_a_code_is_offered_its_family(ask: Any) -> None:
    assert "name one: OB201, OB202," in ask("rule", "OB2").err


@pytest.mark.parametrize("typed", ["zh-CN", "zh_CN.UTF-8", "中文", "Chinese", "ZH"])
def test_a_language_is_known_by_its_name_and_by_its_tag(ask: Any, typed: str) -> None:
    assert ask("documents", "--lang", typed).out == ask("documents", "--lang", "zh").out
    assert ask("documents", "--lang", "zhuang").code == 2


def test_the_parts_that_a_body_answers_for_stand_in_their_order(ask: Any) -> None:
    (row,) = ask("list", "--level", "province", "--document", "2022", "--text", "Ordos", "--format", "json").json  # fmt: skip
    parts = [asked["part"] for asked in row["asked"]]
    assert parts == [f"2022-m01.{number}" for number in range(1, 28)]
    page = ask("departments", "sc-relevant-departments", "--format", "json").json
    owed = [owed for owed in page[0]["measures"]["responsible"] if owed.startswith("2015-m12.")]
    assert owed == [f"2015-m12.{number}" for number in range(1, len(owed) + 1)]
    rows = ask("list", "--level", "province", "--document", "2022", "--format", "json").json
    assert [asked["department"] for asked in rows[-1]["asked"]] == [
        body["id"] for body in rows[-1]["responsible"]
    ]


def test_an_option_without_its_value_leads_to_the_help_of_its_command(ask: Any) -> None:
    assert "see: obligations list --help" in ask("list", "--document").err
    assert "see: obligations --help" in ask("--nope").err
