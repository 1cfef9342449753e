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
        ("填写登记表，学校汇总后于5月6日前报送。", " |  | 学校 | by=2031-05-06"),
        ("全部要求要公示。", ""),
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
    ],
)
def test_labels_of_notices(body: str, labels: list[str]) -> None:
    notice = f"关于渔港实训的通知\n各学院：\n{body}\n教务处 二〇三一年三月四日\n"
    record = draft(notice)
    assert [one["label"] for one in record["measures"]] == labels
    assert record["document"]["dated"] == "2031-03-04"
    assert record["document"]["issuers"][0]["as_printed"] == "教务处"
