"""Who is made to answer inside the text, and of which kind a provision is thereby."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.reading_of import draft, read

LAYOUTS = Path(__file__).parent / "layouts"


def read_parties(sentence: str) -> str:
    text = f"某市港口工作方案\n某政办发〔2026〕3号\n一、扩大规模。{sentence}\n二、其他。\n"
    return read(text)[0].partition(" | ")[2]


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("市政府督查室要加强通报。", " |  | 市政府督查室"),
        ("由交通运输部渡口局牵头，建设渡口平台。", "交通运输部渡口局"),
        ("交通运输部督促各市港航局落实。", " |  | mot"),
        ("建立由市港航局牵头的工作专班，统筹推进。", "市港航局"),
        ("省级港航主管部门、渔业主管部门联合组织验收。", " |  | 省级港航主管部门 渔业主管部门"),
        ("新增公办渡口学校两所。", ""),
        ("建立会商制度，各成员单位明确专人负责。", " |  | member-units"),
        ("交通运输部指导地方优化渡口布局，各县要巡查。", " |  | mot 各县"),
        (
            "市政府督查室定期督办，各县要报送台账。",
            " |  | 市政府督查室 各县 | every=regularly",
        ),
        ("市港航局定期督办，市水利局要报送台账。", " |  | 市港航局 市水利局 | every=regularly"),
        ("5月底前，乡镇（街道）组织登记。", " |  | 乡镇（街道） | by=2026-05"),
        ("方案印发后2个月内，各县出台办法。", " |  | 各县 | when=方案印发后2个月内"),
        ("5月底前，各县完成摸底。", " |  | 各县 | by=2026-05"),
        (
            "市港航局要于5月底前、市水利局要于6月底前报送台账。",
            " |  | 市港航局 市水利局 | by=2026-05 by=2026-06",
        ),
        ("市安委会办公室成立工作专班。", " |  | 市安委会办公室"),
        (
            "市渔业局、市水利局等行业主管部门分别负责疏浚。（市港航局负责）",
            " |  | 市港航局 市渔业局 市水利局",
        ),
        ("各地级以上市每半年报送一次台账。", " |  | 各地级以上市 | every=half"),
        (
            "集中检修渡船，县级渔业部门对船厂检查覆盖率达到100%。",
            " |  | 县级渔业部门",
        ),
        ("对未达标的市，由市港航局公开通报、约谈负责人。", " |  | 市港航局"),
        ("各省（区、市）渡口办要牵头编制规划。", "各省（区、市）渡口办"),
        ("各省（区、市）办理渡口证照的时间要压缩。", ""),
        ("各地每学年对学生开展水性测试。", " |  | all-regions"),
        ("由市政府督查室负责跟踪督办，各县要报送进展。", " |  | 市政府督查室 各县"),
        ("各县要划定泊位，报省渔港和旅游厅备案。", " |  | 各县"),
        ("市港航局要巡查，每半年向市委全面治港委员会报告。", " |  | 市港航局 | every=half"),
        ("各处室、各二级学院要建立船员培训台账。", " |  | 各处室 各二级学院"),
        ("北川市、南川县应率先编制规划，山水城市要统筹推进。", " |  | 北川市 南川县"),
        ("财政部支持老旧渔港。", " |  | mof"),
        ("各镇（街道）和各部门要检查渔船。", " |  | 各镇（街道） relevant-departments"),
        ("相关部门要接受牵头单位的调度。", " |  | relevant-departments"),
        ("市港航局作为牵头单位要抓好调度。", "市港航局"),
        ("工作专班每月调度。", " |  | 工作专班 | every=month"),
        ("市港航局、市财政局等部门为成员单位，办公室设在市港航局，负责日常工作。", ""),
        ("市港航局局长为召集人，市财政局分管负责人为成员。", ""),
        ("全力申办渔船展览。", ""),
        ("县级人民政府承担主体责任，各地承担的任务另行下达。", " |  | 县级人民政府"),
        ("对不落实的，由市纪委监委追责。", " |  | 市纪委监委"),
        ("都要检修。各区要成立专班，一把手负总责。", " |  | 各区"),
        (" 市港航局、市财政局将进展纳入考核。", " |  | 市港航局 市财政局"),
        ("地方政府需另行规定的，报国务院备案。", ""),
        ("各县（区）渔业局每月巡查。", " |  | 各县（区）渔业局 | every=month"),
        (
            "各市州渔业（水利）局要巡查，各区镇每月通报。",
            " |  | 各市州渔业（水利）局 各区镇 | every=month",
        ),
        ("市港航局负责疏浚，市海事局配合做好救助工作。", " | 市海事局 | 市港航局"),
        ("各县（市、区）参照本方案巡查，抄送财政部驻当地专员办事处。", " |  | 各县（市、区）"),
        (
            "示范县人民政府于5月底前报送；省级渔业、海事主管部门审核后，于6月底前通报。",
            " |  | 示范县人民政府 省级渔业、海事主管部门 | by=2026-05 by=2026-06",
        ),
        ("巡查渔船；市港航局、市海事局协同做好救助。", " |  | 市港航局 市海事局"),
        ("市港航局牵头疏浚，各县区给予支持。", "市港航局 | 各县区"),
        ("成立由县政府分管领导任组长的港口专班，抓好疏浚。", ""),
        ("都要检修。市港航局牵头，各区要积极配合。", "市港航局 | 各区"),
        ("市港航局要牵头，市财政局要配合。", "市港航局 | 市财政局"),
        ("财政部支持政策落地见效。", ""),
        ("国家开发银行设立渔港部。", " |  | cdb"),
        ("商务部发布的渔港目录继续有效。", ""),
        ("海南省渔船总数控制在九千艘以内。", ""),
        ("总局委托中国渔业科学研究院验证。", " |  | 总局"),
        ("部海事局、救捞局按职责巡航。", " |  | 部海事局 救捞局"),
        ("部分渔港局部淤积。", ""),
        ("局渔政科要巡查。", " |  | 局渔政科"),
        ("各科室巡查渔网必须备案。", " |  | 各科室"),
        ("各县、区渔业局（分局）要上报。", " |  | 各县、区渔业局（分局）"),
        ("船厂汇总签署每年报送台账。", " |  |  | every=year"),
        ("交通运输部拟编制养护渔港的政策。", " |  | mot"),
        (
            "由所涉及的省渔业厅、水运厅等部门牵头巡查，其他相关部门（单位）配合。",
            "省渔业厅 水运厅 | 其他相关部门（单位）",
        ),
        ("国务院渔业委员会办公室组成督查组巡查。", " |  | 国务院渔业委员会办公室"),
        ("督查组由国务院渔业委员会成员单位有关负责人组成。", ""),
        ("各部门新建渔船应安装天线。", " |  | relevant-departments"),
        (
            "渔业监管机构依法检查，各省（区、市）渔业主管部门据此整改。",
            " |  | 渔业监管机构 各省（区、市）渔业主管部门",
        ),
        ("中国渔业科学研究院承担统计。", " |  | 中国渔业科学研究院"),
        ("各级渔政部门收到报告后，应当立即核查。", " |  | 各级渔政部门"),
        ("国务院安委会适时通报成效突出的港区。", " |  | 国务院安委会"),
        ("领导小组由国务院领导同志任组长。", ""),
        (
            "渔政部门要加强统筹，会同有关部门巡查，海事部门做好救助，航道部门加强养护。",
            "渔政部门 | relevant-departments | 海事部门 航道部门",
        ),
        (
            "各省级安委会和国务院安委会有关成员单位于5月底前报送。",
            " |  | 各省级安委会 国务院安委会有关成员单位 | by=2026-05",
        ),
        ("财政部根据需要下达资金。审计部门依法审计。", " |  | mof 审计部门"),
        ("渔政、海事、航道部门和省税务局要通报。", " |  | 渔政、海事、航道部门 省税务局"),
        ("市、县渔政、海事等部门要通报。", " |  | 市、县渔政、海事等部门"),
        ("地方政府及其所属部门要公开。", " |  | 地方政府及其所属部门"),
        ("补助标准由地方根据渔船数量确定。", " |  | 地方"),
        ("由渔政部门批准的船厂要公示。", ""),
        (
            "各级政府要建立渔政部门牵头、海事部门参加，商务部负责统计的工作机制。",
            " |  | local-governments",
        ),
        ("国家发展改革委予以倾斜。", " |  | ndrc"),
        ("各地方协调帮助船厂提货。", " |  | all-regions"),
        ("各地方协调机制更加健全。", ""),
        ("各省级渔港督导机构开展检查。", " |  | 各省级渔港督导机构"),
        ("各县市区、市直各单位于5月6日前将台账报局。", " |  | 各县市区 市直各单位 | by=2026-05-06"),
        ("领导小组办公室负责日常调度工作。", " |  | 领导小组办公室"),
        ("工作专班要及时会商。", " |  | 工作专班"),
        ("县政府成立领导小组，负责统筹协调。", ""),
        ("建立联席会议，负责统筹协调。", ""),
        (
            "中央层面，交通运输部制定指南；地方层面，各省级港航部门会同海事部门遴选港口。",
            "各省级港航部门 | 海事部门 | mot",
        ),
        ("交通运输部发挥牵头作用，会同有关部门加强指导。", "mot | relevant-departments"),
        ("各地要筹措资金，项目建设单位商同级财政部门办理。", " |  | all-regions"),
        ("各区港航主管部门落实情况要及时报送。", " |  | 各区港航主管部门"),
        ("各地各部门要加强领导。", " |  | all-regions relevant-departments"),
        ("各部门各单位要报送台账。", " |  | relevant-departments 各单位"),
        ("各地区各部门各学校要备案。", " |  | all-regions relevant-departments"),
        ("各乡镇各街道要备案。", " |  | 各乡镇 各街道"),
        ("省级渔政部门对本省渔港安全负监管责任。", " |  | 省级渔政部门"),
        ("国务院有关部门逐项制定船检规范。", " |  | sc-relevant-departments"),
        ("由市红十字会购置救生艇。", " |  | 市红十字会"),
        ("由市渔船检测中心检测船体。", " |  | 市渔船检测中心"),
        ("市农业农村局会同市妇联培训渔嫂。", "市农业农村局 | 市妇联"),
        ("市农业农村局会同市检察院清理废网。", "市农业农村局 | 市检察院"),
        ("2027年底前，各州人民政府更新老旧渔船。", " |  | 各州人民政府 | by=2027"),
        ("2027年底前，市有关部门梳理渔港清单。", " |  | 市有关部门 | by=2027"),
        ("由各地级以上市人民政府改造渔港。", " |  | 各地级以上市人民政府"),
        ("渔保经办机构要核查账目。", " |  | 渔保经办机构"),
        ("地市级以上渔政行政部门组建救生队。", " |  | 地市级以上渔政行政部门"),
        ("商务部、交通运输部制定统一的船检标准。", " |  | mofcom mot"),
        ("交通运输部派出机构要巡查渔港。", " |  | 交通运输部派出机构"),
        ("渔政部门发现危旧渔船，应当及时封存。", " |  | 渔政部门"),
        ("渔船用电由电网企业供应。", ""),
        ("试点省份根据渔情选定渔港，国家局将验收结果。", " |  | 试点省份 国家局"),
        ("各沿海地区结合渔情划定航线。", " |  | 各沿海地区"),
        ("试点地区在整修渔港过程中，要保护岸线。", " |  | 试点地区"),
        ("各省级渔政部门督促船厂整改，意见由渔政部门转交的，及时答复。", " |  | 各省级渔政部门"),
        ("责任单位特别是各乡镇（街道）要巡查。", " |  | 责任单位 各乡镇（街道）"),
        ("一是各乡镇要巡查；二是县港航局要检修渡船。", " |  | 各乡镇 县港航局"),
        ("港航主管部门、公安机关应当公布名单。", " |  | 港航主管部门"),
        (
            "请各省级港航（渔港）主管部门于5月30日前将情况报部。",
            " |  | 各省级港航（渔港）主管部门 | by=2026-05-30",
        ),
        (
            "省政府对渔港整修工作负总责，各市、县人民政府是责任主体。",
            " |  | 省政府 各市、县人民政府",
        ),
        ("商务部会同各地方、各有关部门评估。", "mofcom | all-regions relevant-departments"),
        (
            "市港航局会同人民银行某市分行、国家统计局某市调查总队统计。",
            "市港航局 | 人民银行某市分行 国家统计局某市调查总队",
        ),
        ("联席会议由商务部、财政部等部门组成。", ""),
        ("专班办公室设在市港航局，负责日常工作。", ""),
        ("由市港航局、临江海关共同牵头，负责通关提速。", "市港航局 临江海关"),
        ("各地2027年6月底前编制规划。", " |  | all-regions | by=2027-06"),
        ("县政府每月听取一次渔港汇报。", " |  | 县政府 | every=month"),
        ("县委、县政府督查室定期督查。", " |  | 县委 县政府督查室 | every=regularly"),
        ("市总工会、团市委要发挥桥梁作用。", " |  | 市总工会 团市委"),
        ("市属国有企业要带头整修。", ""),
        ("市专班开展自评估。", " |  | 市专班"),
        ("市政府将适时督查。", " |  | 市政府"),
        ("各县〔市、区〕要于5月6日前报送。", " |  | 各县〔市、区〕 | by=2026-05-06"),
        (
            "省级层面，各市级港航部门制定标准。",
            " |  | 各市级港航部门",
        ),
        ("整修泊位，自治区港航局每年通报一次。", " |  | 自治区港航局 | every=year"),
        (
            "北岸整修由自治区港航局牵头，临江市、沿河盟具体实施。",
            "自治区港航局 | 临江市 沿河盟",
        ),
        (
            "每年11月5日前各县区、各部门报送总结。",
            " |  | 各县区 relevant-departments | by=XXXX-11-05 every=year",
        ),
        ("各牵头单位请于5月6日前报送计划。", " |  | 各牵头单位 | by=2026-05-06"),
        (
            "省港航局会同省水利厅、省供销社每年组织活动。",
            "省港航局 | 省水利厅 省供销社 |  | every=year",
        ),
        (
            "各州（市）、县（市、区）人民政府是责任主体。",
            " |  | 各州（市）、县（市、区）人民政府",
        ),
        (
            "建立由省港航局牵头、省水利厅等部门参加的会商机制。",
            "省港航局 | 省水利厅",
        ),
        ("市政设施要加强维护。", ""),
        ("交通运输部、海关总署等部门加强会商。", " |  | mot gacc"),
        ("交通运输部按照国务院部署，牵头开展评估。", "mot"),
        (
            "国务院渔港安全委员会办公室将定期督导。",
            " |  | 国务院渔港安全委员会办公室 | every=regularly",
        ),
        ("各省级港航局、交通运输厅（局）要加强指导。", " |  | 各省级港航局 交通运输厅（局）"),
        (
            "有关地区港航局对方案进行审核后，于2026年5月6日前报送。",
            " |  | 有关地区港航局 | by=2026-05-06",
        ),
        (
            "县级以上地方人民政府渔港工作委员会对迁移泊位的，应当核准。",
            " |  | 县级以上地方人民政府渔港工作委员会",
        ),
        ("请东山、西山省人民政府切实加强领导。", " |  | 东山 西山省人民政府"),
        ("我委将会同有关部门开展评估。", "我委 | relevant-departments"),
        ("修订有关规章，交通运输部抓紧编制规划。", " |  | mot"),
        ("财政部2027年6月底前完成清算。", " |  | mof | by=2027-06"),
        ("国务院渔港安全办牵头，财政部等部门参与，修订预案。", "国务院渔港安全办 | mof"),
        ("各级党委编办、港航管理部门要保障人员。", " |  | 各级党委编办 港航管理部门"),
        ("国务院渔安委各有关成员单位要制定方案。", " |  | 国务院渔安委各有关成员单位"),
        ("中央和国家机关有关部门要加强指导。", " |  | sc-relevant-departments"),
        ("各级港航主管部门、考试机构、有关院校应公开章程。", " |  | 各级港航主管部门"),
        ("由泊位审批（核准）部门按权限审核。", " |  | 泊位审批（核准）部门"),
        ("交通运输部要会同有关方面加强指导。", "mot | all-relevant-units"),
        ("交通运输部、商务部共同负责，财政部予以支持。", " | mof | mot mofcom"),
        ("水运管理司牵头开展评价，航运公司要自查。", "水运管理司"),
        ("自2027年起，交通运输部每年公布排名。", " |  | mot | from=2027 every=year"),
        (
            "财政部、商务部等部门和各地方人民政府结合实际公布名录。",
            " |  | mof mofcom local-governments",
        ),
        ("请各省（区、市）港航局于5月6日前报送。", " |  | 各省（区、市）港航局 | by=2026-05-06"),
        ("各地区不得新增收费。", " |  | all-regions"),
        ("水运司统筹实施评价。", " |  | 水运司"),
        ("海关总署及各地税务机关落实优惠政策。", " |  | gacc"),
        ("规划由交通运输部水运司牵头，财政部参与。", "交通运输部水运司 | mof"),
        ("各地区各部门要加强领导。", " |  | all-regions relevant-departments"),
        ("完善收费政策，各地按规定调整标准。", " |  | all-regions"),
        ("各级渔港协调机构办公室要加强统筹。", " |  | 各级渔港协调机构办公室"),
        ("交通运输部水运司负责总体协调。", " |  | 交通运输部水运司"),
        ("省级港航部门按月调度。", " |  | 省级港航部门 | every=month"),
        ("各级港航、财政、税务部门要高度重视。", " |  | 各级港航、财政、税务部门"),
        ("渔港工作领导小组对重大事项进行部署。", " |  | 渔港工作领导小组"),
        ("各市港航主管部门自6月起报送台账。", " |  | 各市港航主管部门 | from=2026-06"),
        (
            "由商务部、海关总署按职责分工负责落实，请财政部配合。",
            " | mof | mofcom gacc",
        ),
        ("商务部要检查泊位，由财政部等部门共同配合，做好记录。", " | mof | mofcom"),
    ],
)
def test_who_has_a_duty_answers(sentence: str, parties: str) -> None:
    assert read_parties(sentence) == parties


def test_a_goal_among_measures_is_a_goal() -> None:
    text = (LAYOUTS / "duties-by-body.txt").read_text(encoding="utf-8")
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == ["goal", *["measure"] * 5, *["organisation"] * 2]


def test_what_a_bracket_says_of_a_body_belongs_to_its_name() -> None:
    measure = draft(
        "某市方案\n一、疏浚。年内完成。（责任单位：市港航局、各县政府（含开发区管委会，下同））\n二、其他。\n"
    )["measures"][0]
    assert [party["as_printed"] for party in measure["responsible"]] == [
        "市港航局",
        "各县政府（含开发区管委会，下同）",
    ]


def test_a_bracket_behind_a_body_says_which_of_its_offices_is_meant() -> None:
    text = "某市方案\n一、疏浚。各区港航局将计划报送我部（水运司）。\n二、其他。\n"
    assert read(text)[0] == "一、 |  |  | 各区港航局"


def test_levels_that_are_listed_have_duties_beside_a_clause() -> None:
    text = "某市方案\n一、疏浚。市、区县人民政府要公布计划。（市港航局负责）\n二、其他。\n"
    assert read(text)[0] == "一、 |  |  | 市港航局 市、区县人民政府"


def test_classes_have_duties_beside_a_clause() -> None:
    text = "某市方案\n一、疏浚。各区政府要公布计划。（市港航局、有关部门和地方负责）\n二、其他。\n"
    assert read(text)[0] == "一、 |  |  | 市港航局 relevant-departments 地方 各区政府"


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("市港口督查室、专项工作组要每月通报。", "市财政局 | 市水利局 | 市港口督查室 专项工作组"),
        ("市港口督查室每月通报。", "市财政局 | 市水利局"),
        ("市港航局会同东江海关每月巡查。", "市财政局 市港航局 | 市水利局 东江海关"),
        ("市水局要加强养护。", "市财政局 | 市水利局"),  # the clause has its longer name
    ],
)
def test_a_body_of_a_place_has_duties_beside_a_clause(sentence: str, parties: str) -> None:
    text = f"某市方案\n一、疏浚。{sentence}（市财政局牵头，市水利局配合）\n二、其他。\n"
    told = read(text)[0].removesuffix(" | every=month").partition(" | ")[2]
    assert told.rstrip(" |") == parties


def test_headings_of_visions_and_of_follow_up_say_their_kind() -> None:
    text = (
        "某市方案\n一、总体要求\n（一）发展愿景\n港口更加清洁。\n"
        "二、主要任务\n（二）疏浚。\n三、监督评估\n（三）通报进展。\n四、保障条件\n（四）增加投入。\n五、健全养老保障机制\n（五）提高标准。\n六、实施要求\n（六）按时报送。\n七、工作机制\n（七）按时会商。\n八、目的和意义\n（八）2026年，坚持安全第一。\n九、狠抓任务落实\n（九）定期会商。\n"
    )
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == [
        "goal",
        "measure",
        "organisation",
        "organisation",
        "measure",
        "organisation",
        "organisation",
        "principle",
        "organisation",
    ]


def test_articles_that_say_why_and_where_are_framing() -> None:
    text = (
        "某省港口数据管理办法\n第一章 总则\n第一条 为了规范管理，结合本省实际，制定本办法。\n"
        "第二条 本省港口数据的归集，适用本办法。\n第三条 县级以上人民政府应当加强领导。\n"
        "第二章 归集\n第四条 省港航主管部门应当编制目录。\n第三章 附则\n第五条 本办法自2031年5月1日起施行。\n"
    )
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == ["principle", "principle", "measure", "measure", "organisation"]


def test_a_body_that_is_told_what_to_do_behind_the_last_measure_closes_a_document() -> None:
    text = "关于渡船的措施\n一、更新渡船。\n二、更新浮标。加强巡检，定线到人。\n国家铁路局要会同有关部门加强调度。\n"
    assert [one["lead"][0]["as_printed"] for one in draft(text)["closing"]] == ["国家铁路局"]


def test_who_leads_is_told_what_to_do_in_the_closing_paragraph() -> None:
    text = "关于任务分工的通知\n1.扩建码头，由财政部抓好落实。\n2.更新浮标，由商务部按职责分工抓好落实。\n各牵头部门要加强统筹。\n"
    found = draft(text)
    assert [one["kind"] for one in found["measures"]] == ["measure", "measure"]
    assert [one["responsible"][0]["as_printed"] for one in found["closing"]] == ["各牵头部门"]


def test_what_follows_the_last_clause_is_no_part_of_its_provision() -> None:
    drafted = draft(
        "某市民生实事分工\n某政办发〔2026〕4号\n1.修好渔港3处，6月底前完成。（市港航局负责）\n"
        "2.补助渔船，7月底前兑现。（市财政局负责）\n各牵头单位每月5日前报送进展。\n"
    )
    assert [measure["number"] for measure in drafted["measures"]] == [1, 2]
    assert [party["as_printed"] for party in drafted["closing"][0]["responsible"]] == ["各牵头单位"]


def test_measures_of_a_document_without_sections_need_nobody_who_answers() -> None:
    text = "关于促进港口发展的若干措施\n一、规范收取各类规费。\n二、支持各类船厂更新设备。\n"
    assert [measure["kind"] for measure in draft(text)["measures"]] == ["measure", "measure"]


def test_what_anybody_has_to_do_is_a_measure() -> None:
    text = "关于渡船的通知\n一、管理渡船以安全第一为指导，坚持以人民为中心的思想，走出一条新路，完整准确全面贯彻新理念。\n二、所有渡船必须安装信号灯。\n"
    assert [measure["kind"] for measure in draft(text)["measures"]] == ["principle", "measure"]


def test_the_purpose_of_an_order_is_framing_with_a_blank_before_its_stop_too() -> None:
    text = (
        "Executive Order 9\nIt is hereby ordered: Section 1. Purpose . Every ship should find its pier by night. "
        "Sec. 2. Lamps . The Secretary of Ports shall hang a lamp on each pier. "
        "Sec. 3. Bells . The Secretary of Ports shall ring them.\n"
    )
    assert [(measure["kind"], measure["heading"]) for measure in draft(text)["measures"]] == [
        ("principle", "Purpose"),
        ("measure", "Lamps"),
        ("measure", "Bells"),
    ]


def test_in_a_reply_what_obliges_nobody_is_framing() -> None:
    measures = draft((LAYOUTS / "reply-to-a-request.txt").read_text(encoding="utf-8"))["measures"]
    kinds = [measure["kind"] for measure in measures]
    assert kinds == ["principle", "principle", "measure", "measure", "principle"]


def test_a_plan_is_of_all_years_of_its_title() -> None:
    text = "渔港三年行动方案（2031－2033年）\n一、疏浚。2031年底前完成。\n二、其他。\n"
    assert read(text)[0] == "一、 |  |  |  | by=2031"


def test_a_goal_for_which_somebody_answers_is_a_measure() -> None:
    text = (
        "某市港口工作要点\n一、主要目标\n1.吞吐量增长6%。牵头单位：市港航局\n"
        "2.船员满意。\n二、任务\n3.修复码头。牵头单位：市港航局\n"
    )
    kinds = [measure["kind"] for measure in draft(text)["measures"]]
    assert kinds == ["measure", "goal", "measure"]


def test_what_is_done_is_no_office_of_the_place_though_it_ends_like_one() -> None:
    text = (
        "江陵省人民政府关于渡口的意见\n江政发〔2031〕3号\n"
        "一、推行网办。2031年底前，省级事项网上可办率达到90%。（省港航局牵头）\n"
        "二、全年举办招商活动9场，签约项目3个。\n"
        "三、省渡口指挥部办公室设在省港航局，负责调度。\n"
    )
    assert read(text) == ["一、 | 省港航局 |  |  | by=2031", "二、 |  |  |  | in=2031", "三、"]
