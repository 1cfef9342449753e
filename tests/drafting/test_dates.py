"""Dates in Chinese sentences: several that stand together, what recurs within bounds, terms, and
what is no target.
"""

from __future__ import annotations

import pytest

from drafting.reading_of import draft

DATES = ("by", "in", "from", "until", "every", "when")


def read_dates(sentence: str) -> list[str]:
    text = f"某市港口工作方案\n某政办发〔2026〕3号\n一、扩大规模。{sentence}\n二、其他。\n"
    return [
        " ".join(f"{key}={target[key]}" for key in DATES if key in target)
        for target in draft(text)["measures"][0]["targets"]
    ]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("3月、9月底前检修泊位。", ["by=2026-03", "by=2026-09"]),
        ("到2027年、2029年，岸电基本覆盖。", ["by=2027", "by=2029"]),
        (
            "每年4月底、10月底前公布结果。",
            ["by=XXXX-04 every=year", "by=XXXX-10 every=year"],
        ),
        ("2027、2029年分别开展普查。", ["in=2027", "in=2029"]),
        (
            "每年5月和11月各演练一次。",
            ["by=XXXX-05 every=year", "by=XXXX-11 every=year"],
        ),
        ("检修船闸。（3月5号---9号）", ["in=2026-03-05..2026-03-09"]),
        ("3月5日—4月9号检修。验收定于5月8日进行。", ["in=2026-03-05..2026-04-09", "in=2026-05-08"]),
        ("预计每年可停靠渔船。", []),
        ("按月向社会公布水位。", ["every=month"]),
        ("按月向税务机关申报缴纳港口费。", []),
        ("逐月通报水位。", ["every=month"]),
        ("检修船闸。（2026年持续推进）", ["in=2026", "every=continuously"]),
        ("2026年上半年、下半年各演练一次。", ["in=2026-H1", "in=2026-H2"]),
        ("2026年、2028年分别开展普查。", ["in=2026", "in=2028"]),
        ("今明两年，检修船闸。", ["in=2026..2027"]),
    ],
)
def test_dates_that_are_enumerated_share_what_is_said_of_them(
    sentence: str, dates: list[str]
) -> None:
    assert read_dates(sentence) == dates


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("2027年至2031年，每年新辟航线。", ["from=2027 until=2031 every=year"]),
        (
            "2027年至2031年每季度8日前报送台账。",
            ["by=XXXX-01-08 from=2027 until=2031 every=quarter"],
        ),
        ("到2031年，每年新辟航线。", ["until=2031 every=year"]),
        ("2027年起至2031年，每年评估一次。", ["from=2027 until=2031 every=year"]),
        ("2025年6月起，每月6日前报送台账。", ["by=XXXX-XX-06 from=2025-06 every=month"]),
        ("“十五五”期间，每年轮训船员。", ["from=2026 until=2030 every=year"]),
        ("自2027年二季度起，各港每月报送台账。", ["from=2027-Q2 every=month"]),
        ("2027—2029年，各港每年轮训船员。", ["from=2027 until=2029 every=year"]),
        (
            "每月8日、18日前报送台账。",
            ["by=XXXX-XX-08 every=month", "by=XXXX-XX-18 every=month"],
        ),
        ("开展演练，每港每年不少于2场。", ["every=year"]),
        ("按每船每年800元的标准补助。", []),
        ("9月底前完成检修，每月通报一次。", ["by=2026-09", "every=month"]),
    ],
)
def test_what_recurs_has_the_bounds_that_stand_before_it(sentence: str, dates: list[str]) -> None:
    assert read_dates(sentence) == dates


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("每季度末月20日前汇总。", ["by=XXXX-03-20 every=quarter"]),
        ("每季度首月8日前汇总。", ["by=XXXX-01-08 every=quarter"]),
        ("每月次月6日前汇总。", ["by=XXXX-XX-06 every=month"]),
        ("一月一调度，一年一评估。", ["every=month", "every=year"]),
        ("逐年提高岸电比重，到2030年基本覆盖。", ["every=year", "by=2030"]),
        ("船员数呈逐年减少趋势。", []),
        ("每年9月至11月集中检修。", ["by=XXXX-11 every=year"]),
        ("每月1日至6日集中受理。", ["by=XXXX-XX-06 every=month"]),
        ("实行周调度、月通报、季考核。", ["every=week", "every=month", "every=quarter"]),
        ("办好一年一度的航海节。", []),
        ("每四年检修一次灯塔，每六个月巡查。", ["when=每四年", "every=half"]),
        ("于次月8日前报送台账。", ["by=XXXX-XX-08 every=month"]),
        ("坚持年初定船期、年底看实绩。", []),
        ("2027年底前，延续执行渔船检验收费办法。", []),
        ("统筹“十五五”时期船员培训，将2027—2029年航线安排上报。", []),
        ("船检结果按月定期报送。", ["every=month"]),
        ("通过定期联合巡航排查隐患，水位进入稳定期。", []),
        ("2026年11月至次年2月检修灯塔。", ["in=2026-11..2027-02"]),
    ],
)
def test_periods_are_named_in_many_ways(sentence: str, dates: list[str]) -> None:
    assert read_dates(sentence) == dates


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("4月1日至5月20日开展巡查。", ["in=2026-04-01..2026-05-20"]),
        ("5月中旬前完成摸底，6月上旬启动施工。", ["by=2026-05", "in=2026-06"]),
        ("一类港口2027年实现岸电全覆盖。", ["in=2027"]),
        ("①2026年检修泊位。", ["in=2026"]),
        ("上半年兑现补助资金，8月通报结果。", ["in=2026-H1", "in=2026-08"]),
        ("汛后10月底前完成检修。", ["by=2026-10"]),
        ("船员学校秋季开学前投用。", ["when=秋季开学前"]),
        ("北港2026年10月开工、2027年底建成。", ["in=2026-10", "by=2027"]),
        ("2027年年中前投用。", ["by=2027-H1"]),
        ("力争两年内建成。", ["when=两年内"]),
        ("用4年左右时间建成体系。", []),
        ("2026年秋季学期起开设课程。", ["when=2026年秋季学期起"]),
        ("到2027年秋季学期，船员学校全部投用。", ["when=到2027年秋季学期"]),
        ("三年内不得转让泊位。", []),
        ("全年新建泊位9座，全年货运量居前列。", ["in=2026"]),
        ("全年实施整修项目9个。", ["in=2026"]),
        ("于2026年4月16日（星期四）前报送台账。", ["by=2026-04-16"]),
        ("每年6月1日至9月20日集中巡查。", ["by=XXXX-09-20 every=year"]),
        ("每学期开学前检修校船。", ["when=每学期开学前"]),
        ("各校应在每学期开学后一个月内开课。", ["when=每学期开学后一个月内"]),
        ("2024年持证率仅为38%，低于均值。", []),
        ("确保2026年各项任务圆满完成。", []),
        ("2026年11月中旬至2027年5月，集中整修。", ["in=2026-11..2027-05"]),
        ("6月起至8月底，集中巡查。", ["in=2026-06..2026-08"]),
        ("今年秋收前检修水闸，入汛前完成加固。", ["when=今年秋收前", "when=入汛前"]),
        ("2026年“航海节”前布置码头。", ["when=2026年“航海节”前"]),
        ("本届理事会任期内建成。", ["when=本届理事会任期内"]),
        ("2026年“平安月”期间开展活动。", []),
        ("上半年运行报告8月5日前报送。", ["by=2026-08-05"]),
        ("未来六年，新建船厂。", ["when=未来六年"]),
        ("3月5日、20日前报送台账。", ["by=2026-03-05", "by=2026-03-20"]),
        ("第一阶段（2027—2028年）检修泊位。", ["in=2027..2028"]),
        ("2027年一季度报港务会审定。", ["in=2027-Q1"]),
        ("二〇二七年十二月底前建成。", ["by=2027-12"]),
        ("每年汛前、汛后检修水闸。", ["every=year"]),
        ("“十六五”前两年建成。", []),
        ("暑期前检修校船，取暖季结束前保供。", ["when=暑期前", "when=取暖季结束前"]),
        ("半年组织一次演练。", ["every=half"]),
        ("第四季度集中巡查。", ["in=2026-Q4"]),
        ("2027年国家级渔港达到6个。", ["in=2027"]),
        ("接到险情后20分钟内到场。", ["when=接到险情后20分钟内"]),
        ("2027年6月底前整改完毕并长期坚持。", ["by=2027-06", "every=continuously"]),
        (
            "检修阶段（2027年1月至11月）。11月5日前报送台账。",
            ["in=2027-01..2027-11", "by=2027-11-05"],
        ),
        ("建立“月监测、季调度”机制。", ["every=month", "every=quarter"]),
        ("完成2025年度续建泊位9个，6月底前验收。", ["by=2026-06"]),
        ("下半年遴选示范港。", ["in=2026-H2"]),
        ("2027年三季度升级平台，四季度接入渔船。", ["in=2027-Q3", "in=2027-Q4"]),
        ("购船补贴活动时间为2026年6月1日至10月31日。", []),
        ("力争一季度一批船厂投产。", ["in=2026-Q1"]),
        ("2027年全运会的渡船要检修。", []),
        ("对 2026 年已达标的船厂，继续巡查。", []),
        ("通报半年进展、全年完成情况。", []),
        ("第一季度发行债券，落实情况半年一通报。", ["in=2026-Q1", "every=half"]),
        ("在试航的基础上两年内开通航线。", ["when=两年内"]),
        ("半年内检修完毕，2026年度完成验收。", ["when=半年内", "in=2026"]),
        ("交通运输部按月推送名单。", ["every=month"]),
        ("规费按月缴付，按年度计划开工。", []),
        ("疏浚航道。（责任单位：市港航局；完成时限：分年度推进）", []),
        ("电动渡船占比2027年达70%，高于2024年水平。", ["in=2027"]),
        ("渡口欠缺的护栏2027年全部补齐。", ["in=2027"]),
        ("寒暑假前检修渡船。", ["when=寒暑假前"]),
        ("第二、三季度完成疏浚。", ["in=2026-Q2", "in=2026-Q3"]),
        ("全年城镇新增就业50人。", ["in=2026"]),
        ("通电的泊位2027年、2029年分别达到60%、80%。", ["in=2027", "in=2029"]),
        ("补助期为2026年至2029年，每年5月底前下达资金。", ["by=XXXX-05 every=year"]),
        ("自检阶段（5月6日至5月20日）。", ["in=2026-05-06..2026-05-20"]),
        ("2026年和2027年分别检修泊位。", ["in=2026", "in=2027"]),
        (
            "于4月9日、7月9日和11月9日前报送台账。",
            ["by=2026-04-09", "by=2026-07-09", "by=2026-11-09"],
        ),
        ("检修泊位，次年3月底前报告。", ["when=次年3月底前"]),
        ("结果于次年一季度发布。", ["when=次年一季度"]),
        ("发现险情，须在2小时内报告。", ["when=2小时内"]),
        ("重大险情三个月内整改到位。", ["when=三个月内"]),
        ("渔港休渔，次年汛期结束后报告。", ["when=次年汛期结束后"]),
        (
            "每年3月底前发布公告，6月底前上岗。",
            ["by=XXXX-03 every=year", "by=XXXX-06 every=year"],
        ),
        ("2027年底前形成隐患清零的长效机制。", ["by=2027"]),
        ("应当在收到船东申请30日内答复。", ["when=收到船东申请30日内"]),
        ("核查后，应当在5个工作日内公布。", ["when=5个工作日内"]),
    ],
)
def test_a_time_is_as_precise_as_the_text(sentence: str, dates: list[str]) -> None:
    assert read_dates(sentence) == dates


@pytest.mark.parametrize(
    "sentence",
    [
        "2026年4月1日至2027年6月30日，对小型船舶减半收费。",
        "2026年5月1日至2027年4月30日下调费率。",
        "对2026年9月30日前购置的岸电设备给予补贴。",
        "按不高于2025年的标准收费。",
        "2026年4月1日至9月30日期间购置渡船的，补贴20万元。",
        "2027年起新引进的船厂企业，给予奖励。",
        "2026年6月1日后开工的项目不再补贴。",
        "2026年6月30日前已开工的项目按原规定执行。",
        "每家船厂每年最高补贴50万元。",
        "2026年4月5日市政府常务会议审议通过。",
        "10月1日起施行。",
        "2030年前，对岸电设施免收容量电费。",
        "疏浚航道。\n某市政府办公室\n2026年5月6日印发",
        "港口规费的缴纳期限一律延缓到明年。",
        "2026年中央有关文件作了部署。",
        "规划期限为2026—2035年，近期到2030年。",
        "在2026年试验基础上逐步扩大。",
        "截至2026年9月底，全市已建成泊位8座，5月新增2座。",
        "对2026年1月至6月期间新登记的船厂减免租金。",
        "每船每月1000元的补助照发。",
        "2026年防汛关键期，昼夜值守。",
        "在2026年9月30日前仍未登记的，不再登记。",
        "章程已由理事会于2026年5月9日通过。",
        "按照全省2030年前岸电全覆盖目标要求，改造泊位。",
        "未用完的结转到2027年度使用。",
        "研究制定2027—2029年船厂行动计划。",
        "参加市船展、2026年世界渡船大会。",
        "旧泊位纳入2026—2028年改造计划。",
        "对本年度内受罚的船主从严检查。",
        "落实2026—2028年渡船更新补贴政策。",
        "做好2026年1—6月渡船补贴兑付工作。",
        "已于2026年5月9日前登记的，不再登记。",
        "征求意见时间为2026年5月1日至6月2日。",
        "在2026年度资金分配中给予倾斜。",
        "自2026年5月1日起对自用渡船可继续免征船税。",
        "抓紧修订完善2026—2028年渔港改造规划。",
        "2026年某市船员竞赛、划船大赛要面向船员开放。",
    ],
)
def test_how_long_a_favour_lasts_is_no_target(sentence: str) -> None:
    assert read_dates(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("Dredge the harbour every four years.", ["when=every four years"]),
        ("Report bi-weekly on it.", ["when=bi-weekly"]),
        ("Set out steps in the 2032 Harbour Plan.", []),
        ("Over the next two years, the port will open piers.", ["when=Over the next two years"]),
        (
            "Open two piers by the end of this Parliament.",
            ["when=by the end of this Parliament"],
        ),
        (
            "Report every six months on the piers, starting in May 2033.",
            ["from=2033-05 every=half"],
        ),
        ("The 2031-2034 plan names four piers.", []),
        ("The closing date for tenders is 3 May 2033.", ["by=2033-05-03"]),
        (
            "Report before the 9th day of the last month of each quarter.",
            ["by=XXXX-03-09 every=quarter"],
        ),
        ("From May 1, 2032 to May 1, 2034, ferries shall be exempted from dues.", []),
        ("Stage 2 (2033-2034) opens the piers.", ["in=2033..2034"]),
        ("The Board mends the piers over 2033–2034.", ["in=2033..2034"]),
        ("Convene in the last week of June 2033.", ["in=2033-06"]),
        ("Print the map, with biennial updates.", ["every=two-years"]),
        ("Clear the canals before the 2033 wet season.", ["when=before the 2033 wet season"]),
        ("From 1 May to 30 June each year, test the piers.", ["by=XXXX-06-30 every=year"]),
        (
            "Mend the pier in time for the 2033/34 school year.",
            ["when=in time for the 2033/34 school year"],
        ),
        ("Clear the canals before the flood season.", ["when=before the flood season"]),
        ("File the map by noon on Friday 3 June 2033.", ["by=2033-06-03"]),
        ("As of June 2031, four piers had opened.", []),
        ("In 2032, two storms destroyed the pier. The Board mended a pier in 2033.", []),
        ("In 2032, the Board will have a pier opened.", ["in=2032"]),
        ("File the map by 5:30 p.m. EST, June 3, 2033.", ["by=2033-06-03"]),
        ("Publish the map ahead of COP41.", ["when=ahead of COP41"]),
        ("Open the pier by Christmas 2033.", ["when=by Christmas 2033"]),
        ("Open the pier by mid-2033.", ["by=2033-H1"]),
        ("Open the pier no earlier than May 2033.", ["from=2033-05"]),
        ("The rule shall not bind ferries before 1 May 2033.", []),
        ("The plan covers the period 2031-2035.", []),
        ("From 1 May 2032 to 1 May 2034 harbour dues are waived.", []),
        (
            "Ferries that have registered before 1 May 2033 shall be exempt from dues until 2035.",
            [],
        ),
        ("Those who buy a boat before 1 May 2033 get a map.", []),
        ("In 2033, four months of dues will be exempted.", []),
        ("The list is checked annually (Q1).", ["by=XXXX-Q1 every=year"]),
        ("Count the piers each year in the first quarter.", ["by=XXXX-Q1 every=year"]),
        ("Count the boats in Q3 each year.", ["by=XXXX-Q3 every=year"]),
        ("Print maps during the year.", ["in=2031"]),
        ("In the last quarter, 15 maps will be printed.", ["in=2031-Q4"]),
        ("Print maps no more than 2 times a year.", []),
        ("The wait shall be within 4 days from May 2032.", ["from=2032-05"]),
        (
            "Ring before the start of each heat season.",
            ["when=before the start of each heat season"],
        ),
        (
            "Propose it within 6 months after January 12, 2032; and ring.",
            ["when=within 6 months after January 12, 2032"],
        ),
        ("Print maps annually (Q1).", ["by=XXXX-Q1 every=year"]),
        ("Print maps by the end of Q3 each year.", ["by=XXXX-Q3 every=year"]),
        ("Print maps annually, by Q4 2032.", ["every=year", "by=2032-Q4"]),
        ("Issue the plan in the third quarter and print it.", ["in=2031-Q3"]),
    ],
)
def test_english_terms_are_kept_and_periods_of_validity_are_not(
    sentence: str, dates: list[str]
) -> None:
    text = f"Harbour Plan\n1 March 2031\n1. {sentence}\n2. Other.\n"
    assert [
        " ".join(f"{key}={target[key]}" for key in DATES if key in target)
        for target in draft(text)["measures"][0]["targets"]
    ] == dates


def test_a_day_that_has_passed_is_to_come_where_it_is_one_of_each_year() -> None:
    text = "某市方案\n2026年3月9日\n一、巡查。每年1月20日、2月20日前报送台账。\n二、其他。\n"
    targets = draft(text)["measures"][0]["targets"]
    assert [(one["by"], one["every"]) for one in targets] == [
        ("XXXX-01-20", "year"),
        ("XXXX-02-20", "year"),
    ]
