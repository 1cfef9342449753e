"""What a document says of itself: who issued it and when, and whom it is sent to."""

from __future__ import annotations

import pytest

from drafting.reading_of import draft, name, tell, tell_measure

PROVISIONS = "一、疏浚航道。年内完成。\n二、安装浮标。\n"


def list_parties(text: str, role: str) -> list[str]:
    return [name(party) for party in draft(text)["document"][role]]


def test_without_a_signature_the_imprint_says_when_and_who() -> None:
    text = f"渔港整修工作方案\n{PROVISIONS}江陵省人民政府办公厅\n2031年5月9日印发\n"
    assert draft(text)["document"]["dated"] == "2031-05-09"
    assert list_parties(text, "issuers") == ["江陵省人民政府办公厅"]
    one_line = text.replace("厅\n2031", "厅　2031").replace("渔港", "江陵省人民政府关于渔港", 1)
    assert draft(one_line)["document"]["dated"] == "2031-05-09"
    assert list_parties(one_line, "issuers") == ["江陵省人民政府"]


def test_an_office_before_what_a_title_is_about_issued_it() -> None:
    text = f"江陵市人民政府办公室关于印发渔港整修方案的通知\n各区人民政府：\n{PROVISIONS}"
    assert list_parties(text, "issuers") == ["江陵市人民政府办公室"]


def test_a_line_that_says_by_whom_and_when_names_who_issued_it() -> None:
    text = (
        "Harbour Plan 2032-2035\nAdopted by the Harbour Council on 3 May 2031\n"
        "1. Mend the piers.\n2. Mend the cranes.\n"
    )
    assert list_parties(text, "issuers") == ["Harbour_Council"]
    behind = text.replace("Adopted by the Harbour Council on", "Harbour Council | Adopted", 1)
    assert list_parties(behind, "issuers") == ["Harbour_Council"]


def test_behind_the_offices_of_each_province_a_bare_name_is_one_of_theirs() -> None:
    text = (
        "商务部关于整修渔港的通知\n各省、自治区、直辖市教育厅（教委）、发展改革委、财政厅（局），"
        f"中央、省驻陵各单位：\n{PROVISIONS}"
    )
    assert list_parties(text, "addressees") == [
        "各省、自治区、直辖市教育厅（教委）",
        "发展改革委",
        "财政厅（局）",
        "中央、省驻陵各单位",
    ]


def test_the_number_of_a_translation_is_no_part_of_its_title() -> None:
    provisions = "1. Mend the piers.\n2. Mend the cranes.\n"
    text = f"Opinions on Mending the Ports\nYu Gang Fa [2031] No. 7\n{provisions}"
    assert draft(text)["document"]["title"] == "Opinions on Mending the Ports"
    assert draft(text)["document"]["number"] == "Yu Gang Fa [2031] No. 7"
    behind = f"Opinions on Mending the Ports\n(No. 7 [2031] of the Port Office)\n{provisions}"
    assert draft(behind)["document"]["number"] == "No. 7 [2031] of the Port Office"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Opinions of the Port Office on Mending the", "Old Piers of Westland"),
        ("Measures of the Port Office to mend piers and help", "fishers of all coasts out of need"),
    ],
)
def test_a_title_goes_on_behind_a_small_word_or_in_small_letters(first: str, second: str) -> None:
    text = f"{first}\n{second}\nPort Office No. 4\n1. Piers. Mend them.\n2. Boats. Paint them.\n"
    assert draft(text)["document"]["title"] == f"{first} {second}"


def test_a_sentence_is_no_title() -> None:
    text = "The ten steps are hereby sent to you.\n1. Mend the piers.\n2. Mend the cranes.\n"
    assert draft(text)["document"]["title"] is None


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("---\nlayout: page\nsize: 3\n---\nMay 9, 2031\n## Old Ferries\n", "Old Ferries"),
        ("HARBOURTON, 9 Quay\nEXECUTIVE ORDER NO. 7\nMay 9, 2031\n", "EXECUTIVE ORDER NO. 7"),
        ("# 2031 Ferry Plan\n\n[Back to all plans](/plans)\n", "2031 Ferry Plan"),
        ("ORDER ON FERRIES\nWHEREAS, this Order is to mend them; and\n", "ORDER ON FERRIES"),
    ],
)
def test_a_title_is_no_day_no_link_and_nothing_that_a_file_says_of_itself(
    lines: str, title: str
) -> None:
    text = f"{lines}\n1. Mend the piers.\n2. Mend the cranes.\n"
    assert draft(text, "text.md")["document"]["title"] == title


@pytest.mark.parametrize(
    ("lines", "title", "number"),
    [
        ("渔港整修三年行动计划\n（2031—2033年）\n", "渔港整修三年行动计划（2031—2033年）", None),
        ("关于整修渔港的若干措施\n（试行）\n", "关于整修渔港的若干措施（试行）", None),
        ("《渔港整修方案》的通知\n各县：\n", "渔港整修方案", None),
        ("关于再次征求《渔港整修方案》意见的函\n各县：\n", "渔港整修方案", None),
        (
            "江陵市关于印发渔港\n整修方案的通知\n江政发 〔2031〕8 号\n",
            "渔港整修方案",
            "江政发〔2031〕8号",
        ),
        ("江陵市關于印發《漁港整修方案》的通知\n各縣：\n", "漁港整修方案", None),
        (
            "江陵市政府关于印发渔港整修方案（修订版）的通知（江政发〔2031〕8号）\n各县：\n",
            "渔港整修方案（修订版）",
            "江政发〔2031〕8号",
        ),
        (  # a page's own heading, run together with what stands below it
            "江陵市政府关于印发《渔港整修方案》的通知 江政发〔2031〕8号 江陵市政府 关于印发《渔港整修方案》的通知 各县人民政府，市直各单位：\n",
            "渔港整修方案",
            "江政发〔2031〕8号",
        ),
        (
            "- 发布机构：江陵市政府\n- 标题：江陵市政府关于整修渔港的通知\n- 文号：江政发〔2031〕8号\n",
            "江陵市政府关于整修渔港的通知",
            "江政发〔2031〕8号",
        ),
    ],
)
def test_a_title_stands_among_what_a_page_says_of_it(
    lines: str, title: str, number: str | None
) -> None:
    record = draft(lines + PROVISIONS)["document"]
    assert (record["title"], record["number"]) == (title, number)


def test_an_office_of_a_province_is_no_body_of_the_centre() -> None:
    text = f"四川省发展和改革委员会\n2031年5月9日\n四川省渔港方案\n{PROVISIONS}"
    assert list_parties(text, "issuers") == ["四川省发展和改革委员会"]


def test_what_stands_below_a_higher_heading_of_markdown_closes_a_text() -> None:
    text = (
        "# Ferry Plan\n## Works\n1. Mend the piers.\n2. Mend the cranes.\n"
        "## Reports\nThe Port Office shall report to the mayor.\n[^1]: The Pier Board will not.\n"
    )
    record = draft(text, "text.md")
    assert [tell_measure(one) for one in record["closing"]] == ["- |  |  | Port_Office"]
    assert "Port_Office" not in "".join(tell(record))


def test_a_number_in_brackets_on_its_own_line_is_that_of_the_document() -> None:
    text = f"关于整修渔港的通知\n（渔港发〔2031〕16 号）\n各区渔政局：\n{PROVISIONS}"
    assert draft(text)["document"]["number"] == "渔港发〔2031〕16号"


@pytest.mark.parametrize(
    "line",
    [
        "（2031年3月5日　某政发〔2031〕3号）",
        "（某政发〔2031〕3号，2031年3月5日）",
        "(某政发〔2031〕3号 二〇三一年三月五日)",
        "某政发〔2031〕3号　2031年3月5日",
    ],
)
def test_number_and_day_may_stand_on_one_line(line: str) -> None:
    text = f"某市人民政府关于渔港的实施意见\n{line}\n各区人民政府：\n一、疏浚。（市港航局负责）\n"
    document = draft(text)["document"]
    assert [document[key] for key in ("title", "number", "dated")] == [
        "某市人民政府关于渔港的实施意见",
        "某政发〔2031〕3号",
        "2031-03-05",
    ]


def test_who_signed_may_stand_before_the_day_on_one_line() -> None:
    text = f"关于整修渔港的通知\n{PROVISIONS}商务部 财政部 2031年5月9日\n商务部办公厅\n"
    assert draft(text)["document"]["dated"] == "2031-05-09"
    assert list_parties(text, "issuers") == ["mofcom", "mof"]


def test_behind_the_day_of_a_document_a_title_and_a_number_begin_another() -> None:
    first = f"关于整修渔港的通知\n渔港发〔2031〕16号\n{PROVISIONS}商务部\n2031年5月9日\n"
    second = (
        first.replace("整修渔港", "检修渡船").replace("16号", "8号").replace("2031年", "2029年")
    )
    record = draft(first + second)
    assert record["document"]["dated"] == "2031-05-09"
    assert [measure["label"] for measure in record["measures"]] == ["一、", "二、"]
    assert draft(first)["measures"] == record["measures"]


def test_what_is_reported_of_a_document_closes_it() -> None:
    text = f"关于整修渔港的通知\n{PROVISIONS}三、检修。年内完成。\n渔港整修中的重要情况，各区渔政局要及时报告。\n"
    assert [one["number"] for one in draft(text)["closing"]] == [1]


def test_issuers_of_a_translation_stand_on_one_line_and_ministries_are_addressed() -> None:
    provisions = "1. Mend the piers.\n2. Mend the cranes.\n"
    text = (
        f"Opinions on Mending the Ports\nMinistry of Finance, State Post Bureau:\n{provisions}"
        "Ministry of Commerce, Ministry of Transport, General Administration of Customs, and State "
        "Taxation Administration\nMay 3, 2031\n"
    )
    assert list_parties(text, "addressees") == ["mof", "spb"]
    assert list_parties(text, "issuers") == ["mofcom", "mot", "gacc", "sta"]


def test_in_the_plan_of_a_province_bare_names_are_its_own() -> None:
    text = (
        "Hushan Provincial Plan for Ports of China\n"
        "1. Mend the piers. (Development and Reform Commission, Ministry of Finance)\n2. Ring.\n"
    )
    first = draft(text)["measures"][0]
    assert [name(one) for one in first["responsible"]] == [
        "Development_and_Reform_Commission",
        "mof",
    ]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("# 2031 Harbour Plan\n\n## Piers of the outer bay\n\n", "2031 Harbour Plan"),
        ("返回首页 打印本页\n云港县2031年渡运决策事项目录\n", "云港县2031年渡运决策事项目录"),
        ("您当前的位置：\n>> 走进云港 >> 渡运政策\n\n渡运工作若干政策\n", "渡运工作若干政策"),
        ("2031年渡运检查工作计划 | |||\n", "2031年渡运检查工作计划"),
        (
            "标　　题：\t某县人民政府关于渡运安全的通知\n发文机关：\t某县人民政府\n",
            "某县人民政府关于渡运安全的通知",
        ),
    ],
)
def test_a_title_is_one_line_without_what_lays_it_out(above: str, title: str) -> None:
    table = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | 疏浚航道 | 县水利局 |\n"
    assert draft(above + table, "tasks.md")["document"]["title"] == title


def test_behind_who_issued_a_document_another_field_may_stand() -> None:
    text = f"发布机构：江陵县水利局 主题分类：水利、交通\n渔港整修方案\n{PROVISIONS}"
    assert list_parties(text, "issuers") == ["江陵县水利局"]


@pytest.mark.parametrize("line", ["填报时间：  年  月  日", "•  字体：[ ]", "|"])
def test_a_field_above_a_task_list_is_not_its_caption(line: str) -> None:
    table = "序号\n任务\n责任单位\n1\n疏浚航道。\n县水利局\n2\n安装浮标。\n县航道局\n"
    assert draft(f"渔港整修清单\n{line}\n{table}")["sections"] == []


def test_names_whose_signs_are_set_apart_are_those_of_who_signed() -> None:
    text = (
        "商务部 财政部\n交通运输部关于印发渔港整修方案的通知\n来源：\n各省、自治区、直辖市人民政府：\n"
        "商务部 财 政 部\n交通运输部\n2031年5月9日\n渔港整修方案\n" + PROVISIONS
    )
    assert list_parties(text, "issuers") == ["mofcom", "mof", "mot"]
    assert list_parties(text, "addressees") == ["provincial-governments"]
    unsigned = text.replace("商务部 财 政 部\n交通运输部\n2031年5月9日\n", "")
    assert list_parties(unsigned, "issuers") == ["mofcom", "mof", "mot"]


def test_the_lines_of_a_notice_that_a_copy_has_joined_are_told_apart() -> None:
    text = (
        "关于印发《江陵县渡口方案》的通知 江政办发〔2031〕7号 各乡镇人民政府，县直各单位： "
        "《江陵县渡口方案》已经县政府同意，现印发给你们。 江陵县人民政府办公室 2031年5月9日 "
        "江陵县渡口方案 为整修渡口，制定本方案。 一、任务 （一）整修东渡。（县港航局负责） "
        "（二）整修西渡。（县港航局负责）"
    )
    record = draft(text)["document"]
    assert record["title"] == "江陵县渡口方案"
    assert record["number"] == "江政办发〔2031〕7号"
    assert record["dated"] == "2031-05-09"
    assert list_parties(text, "issuers") == ["江陵县人民政府办公室"]
    assert list_parties(text, "addressees") == ["各乡镇人民政府", "县直各单位"]


def test_a_label_of_who_issued_a_text_is_nobody_whom_it_is_sent_to() -> None:
    cells = "<tr><td>发布机构：</td><td>江陵县人民政府</td></tr>"
    provisions = "".join(f"<p>{line}</p>" for line in PROVISIONS.splitlines())
    page = f"<table>{cells}</table><h1>关于整修渔港的通知</h1><p>各区县人民政府：</p>{provisions}"
    record = draft(page, "page.html")["document"]
    assert [one["as_printed"] for one in record["addressees"]] == ["各区县人民政府"]


def test_what_a_page_and_a_file_say_of_a_text_is_not_left_over() -> None:
    record = draft(
        "---\ntags: ports\n---\n首页 > 政策\n江陵市人民政府关于扩建泊位的意见\n各区人民政府：\n"
        "港口是开放的窗口。\n一、扩建泊位。市交通局负责。\n江陵市人民政府\n2031年4月2日\n（此件公开发布）\n",
        "text.md",
    )
    assert [passage["text"] for passage in record["unparsed"]] == ["港口是开放的窗口。"]
    known = {passage["text"] for passage in record["headings"]}
    assert {"tags: ports", "首页 > 政策", "（此件公开发布）"} <= known


def test_who_signed_first_stands_apart_from_a_full_line_above() -> None:
    text = (
        "关于整修沿江各处渡口和渔港并更换老旧渡船的通知\n各市、县人民政府和各渡口管理处，各有关单位，各渔业公司：\n"
        "为了方便沿江居民出行，改善渔船停靠的条件，现就整修各处渡\n口和渔港、更换老旧渡船、培训船员、公布开渡时间的有关事项通知\n如下，"
        "请你们结合本地实际情况，认真组织实施各项整修工作任务。\n"
        "江陵省渔业厅\n江陵省水利厅\n2031年5月9日\n"
        "一、各县要检修渡船，更换缆绳，在两岸安装护栏和灯具，并在年\n底前公布检修的结果。\n"
    )
    assert list_parties(text, "issuers") == ["江陵省渔业厅", "江陵省水利厅"]


def test_the_offices_of_a_city_in_one_phrase_are_one_class() -> None:
    text = f"江陵市渔港整修方案\n各区人民政府，市直各委、办、局，各管委会：\n{PROVISIONS}"
    assert list_parties(text, "addressees") == ["各区人民政府", "市直各委、办、局", "各管委会"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("江陵市渔港整修方案\n（2031年5月9日）\n", "江陵市渔港整修方案"),
        (
            "附件：1.2031年渔港任务责任分解\n2.渡口任务责任分解\n2031年渔港任务责任分解\n",
            "2031年渔港任务责任分解",
        ),
    ],
)
def test_a_title_holds_no_day_and_no_number_of_an_annex(lines: str, title: str) -> None:
    assert draft(f"{lines}{PROVISIONS}")["document"]["title"] == title
