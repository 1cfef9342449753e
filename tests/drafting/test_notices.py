"""Notices without clauses: what a school, an office or a county asks of its own parts, and who is spoken to by a class besides governments."""

from __future__ import annotations

import pytest

from drafting.reading_of import draft, read

SCHOOL = (
    "关于渔港实训的通知\n各二级学院、各部门：\n一、扩大规模。{}\n二、其他。\n教务处\n2031年3月4日\n"
)
COUNTY = "关于渔港整修的通知\n各乡镇人民政府：\n一、扩大规模。{}\n二、其他。\n东山县人民政府\n2031年3月4日\n"


def read_parties(notice: str, sentence: str) -> str:
    return read(notice.format(sentence))[0].partition(" | ")[2]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("宣传部、保卫处、团委要巡查泊位。", " |  | 宣传部 保卫处 团委"),
        ("学生处、各学院和带队教师要巡查。", " |  | 学生处 各学院"),
        ("台账由船舶实训处汇总。", " |  | 船舶实训处"),
        ("登记表统一由所在学院留存。", " |  | 所在学院"),
        ("泊位检修与实训处联系。", ""),
        ("3月20日前，各学院成立巡查工作小组。", " |  | 各学院 | by=2031-03-20"),
        ("各学院巡查工作小组要登记渔船。", " |  | 各学院巡查工作小组"),
        ("各学院组织的巡查时间自定。", ""),
        ("各学院完成情况良好。", ""),
        ("各学院对迟到的渔船要登记。", " |  | 各学院"),
        ("近年来，各学院积极整修泊位。", ""),
        ("学校成立巡查组。", " |  | 学校"),
        ("学院要加强渔船实训的管理。", " |  | 学院"),
        ("4月9日前，学院组织渔船实训的检查。", " |  | 学院 | by=2031-04-09"),
        ("各学校、各校（园）要巡查。", " |  | 各学校 各校（园）"),
        ("调研组要登记渔船。", " |  | 调研组"),
        ("填写登记表，学校汇总后于5月6日前报送。", " |  | 学校 | by=2031-05-06"),
        ("全部要求要公示。", ""),
        ("台账经实训部主任审核，提前到实训部备案。", ""),
        ("各年级、各船舶教研组要巡查。", " |  | 各年级 各船舶教研组"),
        ("可由船舶实训处代办，但仍需补办手续。", ""),
    ],
)
def test_the_parts_of_a_school_answer_by_their_bare_names(sentence: str, parties: str) -> None:
    assert read_parties(SCHOOL, sentence) == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("学校要巡查泊位。", ""),
        ("市、区县人民政府应当编制规划。", " |  | 市、区县人民政府"),
        (
            "由市、区县渔港行政主管部门会同有关部门登记。",
            "市、区县渔港行政主管部门 | relevant-departments",
        ),
        ("各市（州）、县（市、区）要自查。", " |  | 各市（州）、县（市、区）"),
        ("各市、县和有关部门要自查。", " |  | 各市、县 relevant-departments"),
        ("各级各有关部门要自查。", " |  | 各级各有关部门"),
        (
            "市、区渔港委员会办公室会同有关部门定期督查。",
            "市、区渔港委员会办公室 | relevant-departments |  | every=regularly",
        ),
        (
            "请各省（区、市）及新疆生产建设兵团渔业和船舶主管部门自查。",
            " |  | 各省（区、市）及新疆生产建设兵团渔业和船舶主管部门",
        ),
        ("由所在市渔业主管部门登记。", " |  | 所在市渔业主管部门"),
        ("其他国家机关应当公开台账。", " |  | 其他国家机关"),
        ("各级国家机关是登记的主体，应当公开台账。", " |  | 各级国家机关"),
        ("整修泊位，县渔政、水运等部门在审批泊位时要公示。", " |  | 县渔政、水运等部门"),
        (
            "由县渔港局牵头，由县渔政、水运等部门参加，组成巡查组。",
            "县渔港局 | 县渔政、水运等部门",
        ),
        ("各地巡查结果报经省政府同意后，请于5月6日前报送。", " |  | all-regions | by=2031-05-06"),
        ("提倡节俭办丧事。", ""),
    ],
)
def test_governments_of_several_levels_are_one_class(sentence: str, parties: str) -> None:
    assert read_parties(COUNTY, sentence) == parties


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("5月1日至5日，全体师生放假。", ""),
        ("5月6日（星期五）、7日照常上课；5月9日起正式上班。", ""),
        ("5月6日前公布放假安排。", "by=2031-05-06"),
        ("台账须于5月6日晚6点前报送。", "by=2031-05-06"),
        ("台账须于5月6日18：00前报送。", "by=2031-05-06"),
        ("各部门的每周巡查安排须留存。", ""),
        ("每周巡查渔船。", "every=week"),
        ("2032年元月9日前报送。", "by=2032-01-09"),
        ("开学后第一天报送。", ""),
        ("春节前能整修的要整修。", ""),
        ("4月20日、21日组织巡查。", "in=2031-04-20 in=2031-04-21"),
        ("4月20日、21日前报送。", "by=2031-04-20 by=2031-04-21"),
        ("20日、21日前报送。", ""),
    ],
)
def test_a_day_off_is_no_target_and_an_hour_is_that_of_its_day(sentence: str, dates: str) -> None:
    assert read_parties(SCHOOL, sentence).rpartition(" | ")[2] == dates


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("第一、整修渔港。\n第二、登记渔船。", ["第一、", "第二、"]),
        ("1.整修渔港。\n2.2031级学员另行登记。\n3.登记渔船。", ["1.", "2.", "3."]),
        ("现通知如下： 一、整修渔港。 二、登记渔船。", ["一、", "二、"]),
        ("一,整修渔港.\n二,登记渔船.", ["一,", "二,"]),
        ("2-1 整修渔港\n分批疏浚。\n2-2 登记渔船\n3-4 年内完成。", ["2-1", "2-2"]),
    ],
)
def test_labels_of_notices(body: str, labels: list[str]) -> None:
    notice = f"关于渔港实训的通知\n各学院：\n{body}\n教务处 二〇三一年三月四日\n"
    record = draft(notice)
    assert [one["label"] for one in record["measures"]] == labels
    assert record["document"]["dated"] == "2031-03-04"
    assert record["document"]["issuers"][0]["as_printed"] == "教务处"


def test_whom_a_notice_is_sent_to_may_stand_on_its_first_line() -> None:
    notice = "关于渔港实训的通知\n各高等学校：自2030年起，渔港实训已成规模。\n一、各高等学校在自查的基础上，要报送台账。\n二、其他。\n教育部\n2031年元月4日\n"
    record = draft(notice)
    assert [one["as_printed"] for one in record["document"]["addressees"]] == ["各高等学校"]
    assert record["document"]["dated"] == "2031-01-04"
    assert read(notice)[0] == "一、 |  |  | 各高等学校"


def test_a_text_without_breaks_has_its_labels_behind_any_sign() -> None:
    pier = "泊位须在每次靠泊之前检查系缆桩和护舷，并登记靠泊时间、船名和吃水"
    body = "".join(f"({label}){pier}" for label in "一二三四五六七八")
    notice = f"关于渔港实训的通知 各学院:现通知如下:一、泊位{body}二、渔船{body}"
    assert [one["label"] for one in draft(notice)["measures"]] == 2 * [
        f"({label})" for label in "一二三四五六七八"
    ]


def test_the_offices_of_a_company_answer_in_what_one_of_them_issues() -> None:
    notice = "船厂公告栏规定\n一、船台部将定期检查公告栏。\n二、其他。\n船厂行政部\n2031年3月4日\n"
    assert read(notice)[0] == "一、 |  |  | 船台部 | every=regularly"
