"""What stands below the heading of a section is kept with it."""

from __future__ import annotations

from drafting.reading_of import draft, read, tell

TEXT = """关于优化渡口服务的工作方案
一、明确渡口名单
渡口是沿江居民出行的要紧设施。
（一）确定名单。责任单位：交通运输部
1.列出名单。
二、配备人员
船员不够用。
（二）培训船员。责任单位：交通运输部
"""


def test_the_text_of_a_section_is_kept_with_its_heading() -> None:
    sections = draft(TEXT)["sections"]
    assert [[one["text"] for one in section["text"]] for section in sections] == [
        ["渡口是沿江居民出行的要紧设施。"],
        ["船员不够用。"],
    ]


def test_a_heading_that_only_points_to_goals_names_none() -> None:
    text = (
        "江陵县渡口方案\n一、工作目标\n渡船全部通电。\n二、以目标倒逼落实\n县港航局要报送台账。\n"
    )
    assert [measure["kind"] for measure in draft(text)["measures"]] == ["goal", "measure"]


def test_parts_of_a_goal_for_which_somebody_answers_are_measures() -> None:
    text = (
        "江陵县渡口方案\n一、工作意义\n渡口很要紧。\n二、主要预期目标\n（一）年度目标。\n"
        "1.新添渡船。（县港航局负责）\n2.修整码头。（县财政局负责）\n三、保障渡口任务落实\n要巡查。\n"
    )
    told = [(measure["label"], measure["kind"]) for measure in draft(text)["measures"]]
    assert told == [
        ("一、", "principle"),
        ("1.", "measure"),
        ("2.", "measure"),
        ("三、", "organisation"),
    ]


def test_who_bears_responsibility_is_how_a_plan_is_carried_out() -> None:
    text = (
        "江陵县渡口方案\n一、检修渡船\n年内完成。\n二、压紧压实管护责任\n县港航局要巡查。\n"
        "三、提高站位，压实责任，抓出成效。各县要报送台账。\n"
    )
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == ["measure", "organisation", "organisation"]


def test_a_heading_that_is_set_with_blanks_says_of_what_kind_its_provisions_are() -> None:
    text = """江陵县渡口管理办法
第一章　总　　则
第一条　本办法适用于全县的渡口。
第二章　管理
第二条　县港航局每季度检查渡船。
第三章　附　　则
第三条　本办法自2031年3月1日起施行。
"""
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == ["principle", "measure", "organisation"]


def test_headings_of_markdown_are_sections_and_say_of_which_kind() -> None:
    text = (
        "# 江陵县渡口方案\n## 基本原则\n1. 安全第一\n### 备注\n渡口很要紧。\n2. 便民为本\n"
        "## 重点任务\n3. 县港航局要新添渡船。\n### 联系方式\n县港航局，电话见网站。\n"
    )
    read = draft(text)
    assert [section["heading"] for section in read["sections"]] == ["基本原则", "重点任务"]
    told = [
        (one["section"], one["kind"], text[one["start"] : one["end"]]) for one in read["measures"]
    ]
    assert told == [
        (1, "principle", "1. 安全第一\n### 备注\n渡口很要紧。"),
        (1, "principle", "2. 便民为本"),
        (2, "measure", "3. 县港航局要新添渡船。"),
    ]


def test_a_heading_of_markdown_behind_a_provision_says_nothing_of_its_kind() -> None:
    text = (
        "## Quays\n1. The Port Board shall list the docks.\n## Notes\nNone.\n## Locks\n1. Paint.\n"
    )
    assert draft(text)["measures"][0]["kind"] == "measure"


WORKS = "新添渡船，更换缆绳，在两岸安装护栏和灯具，培训船员，检查渡口的浮桥和趸船，公布开渡的时间。"


def test_a_clause_behind_the_heading_of_a_section_is_that_of_each_of_its_provisions() -> None:
    text = (
        f"江陵县渡口方案\n一、整修渡口（县港航局牵头，县财政局配合）\n渡口很要紧。\n"
        f"（一）整修东渡。{WORKS}\n（二）整修西渡。{WORKS}\n"
        f"二、培训船员\n责任单位：县人社局\n（一）培训新手。{WORKS}\n（二）评选能手。{WORKS}\n"
    )
    record = draft(text)
    assert tell(record) == [
        "（一） | 县港航局 | 县财政局",
        "（二） | 县港航局 | 县财政局",
        "（一） |  |  | 县人社局",
        "（二） |  |  | 县人社局",
    ]
    assert [[one["text"] for one in section["text"]] for section in record["sections"]] == [
        ["渡口很要紧。"],
        [],
    ]


def test_a_clause_of_all_above_is_that_of_each_of_them() -> None:
    text = (
        f"江陵县渡口方案\n一、整修渡口\n（一）整修东渡。{WORKS}\n（二）整修西渡。{WORKS}\n"
        "以上工作由县港航局牵头，县财政局配合。\n"
        f"二、培训船员\n（一）培训新手。{WORKS}\n（二）评选能手。{WORKS}\n"
        "（以上第（一）（二）项由县人社局负责）\n"
    )
    assert tell(draft(text)) == [
        "（一） | 县港航局 | 县财政局",
        "（二） | 县港航局 | 县财政局",
        "（一） |  |  | 县人社局",
        "（二） |  |  | 县人社局",
    ]


def test_a_clause_below_provisions_that_are_counted_through_is_that_of_each_of_them() -> None:
    text = (
        "江陵县渡口行动方案\n任务一：更新渡船\n1、列出老旧渡船，报县港航局备案，并向社会公布更新的次序。\n"
        "2、引导船主换用电动渡船，落实补贴，做好旧船的回收和拆解。\n牵头单位：县港航局；配合单位：县财政局\n"
        "任务二：整修码头\n3、加固沿江各处渡口的台阶和护栏，补齐夜间照明。\n4、设置救生设备。\n"
    )
    assert tell(draft(text)) == [
        "1、 | 县港航局 | 县财政局",
        "2、 | 县港航局 | 县财政局",
        "3、",
        "4、",
    ]


def test_a_clause_of_a_section_is_not_that_of_provisions_that_have_their_own() -> None:
    text = (
        f"江陵县渡口方案\n一、整修渡口（县港航局牵头）\n渡口很要紧。\n（一）整修东渡。{WORKS}\n"
        f"（二）整修西渡。{WORKS}（责任单位：县财政局、县水利局）\n"
    )
    assert read(text) == ["（一） | 县港航局", "（二） |  |  | 县财政局 县水利局"]


def test_what_is_led_in_below_a_clause_are_parts_of_one_measure() -> None:
    text = (
        "江陵县渡口整改清单\n一、渡口设施落后，部分船厂没有处理废水的设备。\n整改时限：2031年6月底前\n"
        f"责任单位：县港航局\n整改措施：\n（一）整修东渡。{WORKS}\n（二）整修西渡。{WORKS}\n"
        f"二、船员不够用。\n责任单位：县人社局\n整改措施：\n（一）培训新手。{WORKS}\n（二）评选能手。{WORKS}\n"
    )
    assert read(text) == ["一、 |  |  | 县港航局 | by=2031-06", "二、 |  |  | 县人社局"]


def test_a_clause_below_the_last_part_is_of_all_where_those_beside_are_measures() -> None:
    text = (
        "江陵县渡口措施\n一、检修渡船，更换缆绳。\n责任单位：县港航局\n二、培训船员，评选能手。\n"
        "责任单位：县人社局\n三、发展渡口旅游。\n（一）开通夜航。\n（二）举办船展。\n责任单位：县文旅局\n"
    )
    assert read(text) == ["一、 |  |  | 县港航局", "二、 |  |  | 县人社局", "三、 |  |  | 县文旅局"]


def test_parts_on_the_line_of_a_measure_share_the_clause_behind_the_last() -> None:
    text = (
        "江陵县渡口要点\n一、更新渡船。①6月底前列出老旧渡船。②引导船主换用电动渡船。③做好旧船的回收。"
        "责任部门：县港航局（牵头）、县财政局。\n"
        "二、整修码头。①加固沿江各处渡口的台阶。②设置救生设备。责任部门：县水利局。\n"
    )
    assert read(text) == ["一、 | 县港航局 | 县财政局", "二、 |  |  | 县水利局"]


def test_who_carries_out_a_document_stands_in_its_closing() -> None:
    text = (
        "江陵县渡口政策\n一、更新渡船。做好旧船的回收。\n二、整修码头。加固沿江各处渡口的台阶。\n"
        "本政策自2031年3月1日起施行，有效期三年。由县港航局牵头组织实施。\n"
    )
    record = draft(text)
    assert tell(record) == ["一、", "二、"]
    assert [one["lead"][0]["as_printed"] for one in record["closing"]] == ["县港航局"]


def test_a_provision_without_a_clause_is_no_part_where_those_before_the_last_have_theirs() -> None:
    text = (
        "江陵县渡口方案\n一、主要任务\n（一）整修码头\n1.加固沿江各处渡口的台阶。\n责任单位：县水利局\n"
        "2.设置救生设备。\n责任单位：县应急局\n（二）更新渡船\n3.县港航局要列出老旧渡船。\n"
        "4.做好旧船的回收。\n责任单位：县财政局\n"
    )
    assert read(text) == [
        "1. |  |  | 县水利局",
        "2. |  |  | 县应急局",
        "3. |  |  | 县港航局",
        "4. |  |  | 县财政局",
    ]


def test_what_leads_and_what_matters_most_is_told_from_how_a_plan_is_carried_out() -> None:
    text = (
        f"江陵县渡口方案\n一、健全党组织领导体制\n县港航局要设立支部。{WORKS}\n二、突出重点，抓好任务落实\n"
        f"县水利局要整修码头。{WORKS}\n三、加强组织，确保取得实效\n各县要报送台账。\n"
    )
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == ["measure", "measure", "organisation"]
