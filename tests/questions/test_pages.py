"""`show`, `search`, `trace`, `departments`, `documents`."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len


@pytest.mark.parametrize(
    "text",
    [
        "2021-m06",
        "2021-6",
        "2021-06",
        "2021/6",
        "2021.6",
        "2021m6",
        "2021-M06",
        "2021-m06.8",
        "2021-m06.t1",
    ],
)
def test_an_id_is_found_however_it_is_typed(ask: Any, text: str) -> None:
    assert [record["id"] for record in ask("show", text, "--format", "json").json] == ["2021-m06"]


def test_a_closing_provision_has_an_id_of_its_own(ask: Any) -> None:
    assert ask("show", "2024-end1", "2024/end2", "--format", "json").json[1]["id"] == "2024-end2"


def test_a_page_says_everything_about_a_measure(ask: Any) -> None:
    out = " ".join(ask("show", "2021-m06").out.split())
    for wanted in ("Who answers", "Ministry of Commerce", "China Banking and Insurance Regulatory Commission (now NFRA)", "by 2025", "2021-m06.8.t1",
                   "Builds on", "Continued by", "2022-m01", "Source", "国办发〔2021〕24号", "(six)", "Machine translation"):  # fmt: skip
        assert wanted in out


def test_what_became_of_a_body_stands_in_brackets_where_names_stand_in_a_row(ask: Any) -> None:
    chinese = "".join(ask("show", "2021-m06", "--lang", "zh").out.split())
    assert "、中国银行保险监督管理委员会（现金融监管总局）、" in chinese
    rows = ask("list", "--document", "2015", "--lang", "zh", "--format", "md").out
    assert "| 质检总局（现海关总署）~、" in rows.replace("\\~", "~")
    roles = ask("list", "--dept", "Customs", "--lang", "zh", "--format", "md").out
    assert "（质检总局，现海关总署）" in roles


def test_an_inferred_party_comes_with_its_reason(ask: Any) -> None:
    out = " ".join(ask("show", "2015-m04").out.split())
    assert "inferred: " in out
    assert "the text names nobody" in out


def test_several_measures_are_shown_in_the_order_asked_for(ask: Any) -> None:
    assert [
        record["id"]
        for record in ask("show", "2024-8", "2015-1", "2024-8", "--format", "json").json
    ] == ["2024-m08", "2015-m01"]


def test_a_page_in_markdown_is_headed_by_its_title(ask: Any) -> None:
    assert (
        ask("show", "2021-7", "--format", "md").lines[0]
        == "# 2021-m07 (seven) Foster a group of outstanding overseas-warehouse companies"
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2021-m99", "2021-m01 to 2021-m25"),
        ("nonsense", "2015, 2021, 2022, 2024"),
        ("2021-m06.99", "2021-m06.1, …, 2021-m06.8"),
    ],
)
def test_an_id_that_is_none_names_those_there_are(ask: Any, text: str, hint: str) -> None:
    result = ask("show", text)
    assert (result.code, result.out) == (2, "")
    assert hint in result.err


@pytest.mark.parametrize(
    ("word", "least"), [("warehouse", 8), ("WAREHOUSE", 8), ("海外仓", 8), ("税务", 1), ("出口", 8)]
)
def test_search_finds_in_both_languages_and_any_case(ask: Any, word: str, least: int) -> None:
    records = ask("search", word, "--format", "json").json
    assert len(records) >= least
    assert all(record["hits"] for record in records)
    assert all(
        hit["match"].casefold().startswith(word.casefold()[:8])
        for record in records
        for hit in record["hits"]
    )


def test_search_and_text_find_the_same(ask: Any) -> None:
    assert set(ask("search", "海外仓").ids) == set(ask("list", "--text", "海外仓").ids)
    both = set(ask("search", "海外仓", "--text", "exhibition").ids)
    assert both == set(ask("search", "海外仓").ids) & set(ask("list", "--text", "exhibition").ids)


@pytest.mark.parametrize(
    ("names", "least"),
    [
        (("综试区", "综合试验区", "跨境电商综合试验区", "跨境电子商务综合试验区"), 9),
        (("海外仓", "海外仓储", "境外仓"), 12),
        (("外贸综合服务企业", "外综服企业", "外综服"), 4),
        (("跨境电商", "跨境电子商务"), 30),
        (("pilot zone", "comprehensive pilot zone", "Comprehensive Experimental Zone"), 9),
        (("overseas warehouse", "overseas-warehouse"), 12),
        (("世贸组织", "世界贸易组织"), 2),
        (("海外仓企业", "境外仓企业"), 5),
    ],
)
def test_search_finds_a_thing_by_its_short_and_its_long_name(
    ask: Any, names: tuple[str, ...], least: int
) -> None:
    answers = [ask("search", name).ids for name in names]
    assert len(answers[0]) >= least
    assert answers == [answers[0]] * len(names)
    assert [ask("list", "--text", name).ids for name in names] == answers


def test_a_name_within_a_longer_name_is_left_alone(ask: Any) -> None:
    # 自贸试验区 is no 综试区, and the "pilot zone" of it none either.
    assert ask("search", "自由贸易试验区").ids == ask("search", "自贸试验区").ids
    assert (
        set(ask("search", "free trade pilot zone").ids)
        == set(ask("search", "pilot free trade zone").ids)
        == {"2021-m13", "2021-m14"}
    )


@pytest.mark.parametrize(
    ("title", "document", "measures"),
    [
        ("关于促进跨境电子商务健康快速发展的指导意见", "2015", 12),
        ("加快发展外贸新业态新模式的意见", "2021", 25),
        ("关于同意在鄂尔多斯等27个城市和地区设立跨境电子商务综合试验区的批复", "2022", 4),
        ("关于拓展跨境电商出口推进海外仓建设的意见", "2024", 17),
    ],
)
def test_search_finds_a_document_by_its_official_title(
    ask: Any, title: str, document: str, measures: int
) -> None:
    records = ask("search", title, "--format", "json").json
    assert len(records) == measures
    assert {hit["id"] for record in records for hit in record["hits"]} == {document}
    assert title in ask("search", title).out
    assert ask("search", title, "--document", "2015").ids == (
        ask("list", "--document", "2015").ids if document == "2015" else []
    )


@pytest.mark.parametrize(("lang", "word"), [("en", "official title"), ("zh", "原标题")])
def test_documents_and_show_give_the_official_title(ask: Any, lang: str, word: str) -> None:
    heading = "关于拓展跨境电商出口推进海外仓建设的意见"
    assert heading in ask("documents", "--format", "json").out
    assert heading in ask("documents", "--format", "md", "--lang", lang).out
    assert heading in ask("documents", "--columns", "id,heading", "--format", "csv").out
    shown = ask("show", "2024-m12", "--lang", lang).out.replace("\n", "").replace(" ", "")
    assert word.replace(" ", "") + heading in shown
    assert ask("show", "2024-m12", "--format", "json").json[0]["source"]["heading"] == {
        "en": None,
        "zh": heading,
    }


def test_search_shows_the_hit_in_its_place(ask: Any) -> None:
    out = ask("search", "sandbox", "--format", "table").out
    assert "»sandbox«" in out.replace("\n", " ")


def test_what_is_not_there_is_no_error(ask: Any) -> None:
    result = ask("search", "spaceship")
    assert (result.code, result.out) == (0, "")
    assert "Nothing found for “spaceship”." in result.err
    assert ask("search", " ").code == 2


def test_trace_runs_back_to_2015_and_forward_to_2024(ask: Any) -> None:
    back = ask("trace", "2024-m08", "--format", "table").out
    assert back.index("Builds on") < min(
        back.index("2021-m08 "), back.index("2021-m07 "), back.index("2015-m01.5 ")
    )
    forward = ask("trace", "2015-m01", "--format", "table").out
    assert "2021-m07" in forward
    assert "2024-m08" in forward


def test_trace_gives_ties_to_programs_as_well(ask: Any) -> None:
    record = ask("trace", "2024-m14", "--format", "json").json
    replaced = [branch for branch in record["back"] if branch["relation"] == "replaces"]
    assert [branch["part"] for branch in replaced] == ["2021-m05.7"]
    assert (
        '"back","2024-m14.1","replaces","2021-m05.7","2021-07-02"'
        in ask("trace", "2024-m14", "--format", "csv").lines
    )


def test_the_27_zones_implement_what_2021_asked_for(ask: Any) -> None:
    (record,) = ask("show", "2022-m01", "--format", "json").json
    assert {"relation": "implements", "from": None, "to": "2021-m06.1"}.items() <= next(
        link for link in record["links"] if link["to"] == "2021-m06.1"
    ).items()


def test_a_measure_without_ties_says_so(ask: Any) -> None:
    assert "no ties" in ask("trace", "2021-m01", "--format", "table").out


def test_departments_shows_who_a_body_was_and_what_became_of_it(ask: Any) -> None:
    record = ask("departments", "cbirc", "--format", "json").json[0]
    assert record["name"] == {
        "en": "China Banking and Insurance Regulatory Commission",
        "zh": "中国银行保险监督管理委员会",
    }
    assert {found["id"] for found in record["predecessors"]} == {"cbrc", "circ"}
    assert [(found["id"], found["date"]) for found in record["successors"]] == [
        ("nfra", "2023-05-18")
    ]
    assert record["measures"]["responsible"] == ["2021-m18"]
    assert "Predecessors" in ask("departments", "cbirc").out


@pytest.mark.parametrize(
    ("name", "short", "kind"),
    [("国家税务总局", "税务总局", "国务院直属机构"), ("NDRC", "国家发展改革委", "国务院组成部门")],
)
def test_departments_shows_the_short_official_name_and_the_kind_in_chinese(
    ask: Any, name: str, short: str, kind: str
) -> None:
    lines = [line.split(maxsplit=1) for line in ask("departments", name, "--lang", "zh").lines]
    assert ["简称", short] in lines
    assert ["类别", kind] in lines
    assert kind in ask("departments", "--lang", "zh", "--columns", "id,kind", "--format", "md").out


def test_departments_says_a_note_in_the_language_of_the_question(ask: Any) -> None:
    assert "同名" in ask("departments", "SDA", "--lang", "zh").out
    assert "National Medical Products Administration" in ask("departments", "SDA").out


def test_a_page_says_what_one_should_know_of_a_source_in_the_language_of_the_question(
    ask: Any,
) -> None:
    english, chinese = (
        " ".join(ask("show", "2021-6", "--lang", lang).out.split()) for lang in ("en", "zh")
    )
    assert "It prints the document number in transliteration." in english
    assert "机器翻译，文号以拼音转写。" in chinese
    assert "transliteration" not in chinese
    text = ask("show", "2021-6", "--format", "json").json[0]["source"]["texts"][0]
    assert set(text["note"]) == {"en", "zh"}


def test_departments_gives_both_days_of_a_body_and_where_its_succession_is_said(ask: Any) -> None:
    out = ask("departments", "cbirc").out
    assert "2018-03-17 (opened 2018-04-08) – 2023-03-10 (closed 2023-05-18)" in out
    assert "source: State Council reform plan (2023-03-10)" in out
    record = ask("departments", "cbirc", "--format", "json").json[0]
    assert record["existed"] == {
        "from": "2018-03-17",
        "opened": "2018-04-08",
        "to": "2023-03-10",
        "closed": "2023-05-18",
    }


def test_where_a_succession_is_said_reads_in_the_language_of_the_question(ask: Any) -> None:
    english, chinese = (ask("departments", "gacc", "--lang", lang).out for lang in ("en", "zh"))
    assert "依据：国务院机构改革方案（2018-03-17）" in chinese
    assert "改革方案" not in english
    assert "reform plan" not in chinese


def test_a_source_of_a_succession_may_stand_in_the_language_it_has(
    ask: Any, make_corpus: Any
) -> None:
    merged = (
        "successors: [{to: harbour, type: merged, weight: primary, date: 2019, source: Port News}]"
    )
    body = (
        f"- {{id: pilots, kind: agency, level: local, name: {{en: Pilots, zh: 引航站}}, {merged}}}"
    )
    measures = make_corpus({})
    registry = measures / "departments.yaml"
    registry.write_text(registry.read_text(encoding="utf-8") + f"  {body}\n", encoding="utf-8")
    (successor,) = ask(
        "departments", "pilots", "--measures", str(measures), "--format", "json"
    ).json[0]["successors"]
    assert successor["source"] == {"en": "Port News", "zh": None}


def test_the_name_that_two_drug_administrations_bore_means_the_one_of_today_and_points_to_the_other(
    ask: Any,
) -> None:
    record = ask("departments", "国家药品监督管理局", "--format", "json").json[0]
    assert (record["id"], [other["id"] for other in record["also"]]) == ("nmpa", ["sda", "sfda"])


@pytest.mark.parametrize(
    ("name", "candidate"), [("局", "nbs"), ("Custms", "gacc"), ("MOC", "mofcom")]
)
def test_a_name_that_is_unknown_or_shared_gives_candidates(
    ask: Any, name: str, candidate: str
) -> None:
    result = ask("departments", name)
    assert (result.code, result.out) == (2, "")
    assert candidate in result.err


def test_departments_counts_measures_by_role(ask: Any) -> None:
    counts = {record["id"]: record for record in ask("departments", "--format", "json").json}
    assert (counts["mofcom"]["lead"], counts["gacc"]["co_responsible"]) == (32, 8)
    assert len(ask("departments", "--all").lines) >= 271


def test_documents_lists_the_four(ask: Any) -> None:
    records = {record["id"]: record for record in ask("documents", "--format", "json").json}
    assert {found: record["measures"] for found, record in records.items()} == {
        "2015": 12,
        "2021": 25,
        "2022": 4,
        "2024": 15,
    }
    assert records["2024"]["closing"] == 2
    assert records["2024"]["external"] == ["number", "heading"]
    assert len(records["2024"]["issuers"]) == 9


@pytest.mark.parametrize("width", [64, 80, 120])
@pytest.mark.parametrize("question", ["departments 海关总署", "show 2021-m06", "trace 2021-m06"])
def test_a_line_of_a_page_breaks_neither_within_an_id_nor_before_a_comma(
    ask: Any, monkeypatch: pytest.MonkeyPatch, question: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = ask(*question.split(), "--lang", "zh", "--format", "table").lines
    assert not [line for line in lines if line.strip()[:1] in set("，。、；：）")]
    assert not [line for line in lines if re.search(r"20\d?$|^\s*\d?-m\d", line)]
    assert max(map(cell_len, lines)) <= width


def test_names_of_a_department_begin_with_those_of_the_language_asked_for(ask: Any) -> None:
    chinese = ask("departments", "Customs", "--lang", "zh").out
    english = ask("departments", "Customs").out
    assert "中华人民共和国海关总署 · General Administration" in chinese
    assert "of the People's Republic of China · 中华人民共和国海关总署" in english
    header, _, first = ask("departments", "--lang", "zh", "--format", "md").out.splitlines()[:3]
    assert "| 中文名称 | 英文名称 |" in header
    assert "| 外交部 | Ministry of Foreign Affairs |" in first
    csv = ask("departments", "--lang", "zh", "--format", "csv").out
    assert csv.startswith('"id","name_en","name_zh",')


def test_the_kind_of_a_body_reads_as_words_and_is_an_id_in_files(ask: Any) -> None:
    assert "kind special organ" in " ".join(ask("departments", "sasac").out.split())
    (body,) = ask("departments", "sasac", "--format", "json").json
    assert body["kind"] == "special-organ"
    shown = "".join(ask("departments", "china-railway", "--lang", "zh").out.split())
    assert "类别国有企业" in shown


def test_the_kind_that_a_draft_proposes_has_its_word_in_chinese(ask: Any, make_corpus: Any) -> None:
    body = "departments: [{id: pier, kind: local-department, level: local, name: {zh: 码头局}}]\n"
    measures = make_corpus({"departments.yaml": body})
    shown = ask("departments", "pier", "--lang", "zh", "--measures", str(measures)).out
    assert "类别地方部门" in "".join(shown.split())
