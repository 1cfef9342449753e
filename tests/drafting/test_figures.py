"""Figures in running text: what is promised, and what only describes or is paid out."""

from __future__ import annotations

import pytest

from drafting.reading_of import draft


def read_figures(sentence: str) -> list[str]:
    chinese = any(ord(sign) > 0x2E7F for sign in sentence)
    text = f"一、扩大规模。{sentence}\n二、其他。\n" if chinese else f"1. {sentence}\n2. Other.\n"
    return [
        " ".join(target["metric"][key] for key in ("comparator", "value", "unit"))
        for target in draft(text)["measures"][0]["targets"]
        if "metric" in target
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("到2027年，示范港口达到12个以上。", ["at-least 12 个"]),
        ("持证率、岸电使用率分别超过80%、65%。", ["over 80 %", "over 65 %"]),
        ("持证率和岸电使用率分别达到80%、65%以上。", ["at-least 80 %", "at-least 65 %"]),
        ("两港油耗分别不高于70、60和55吨。", ["at-most 70 吨", "at-most 60 吨", "at-most 55 吨"]),
        ("两项比率分别达到80和65个百分点以上。", ["at-least 80 个百分点", "at-least 65 个百分点"]),
        ("轮训不少于2天半。", []),
        ("渡口改革扩面至30个港。", ["exactly 30 个"]),
        ("通电率达到90%，用电量同比提高6个百分点。", ["exactly 90 %", "exactly 6 个百分点"]),
        ("货运量由2025年的30万吨增加到2027年的80万吨。", ["exactly 80 万吨"]),
        ("争取省级资金4亿元，到位资金2亿元。", ["exactly 4 亿元", "exactly 2 亿元"]),
        ("建成15分钟便民圈9个。", ["exactly 9 个"]),
        ("支持比例不超过造价的40%。", []),
        ("渡船由现有的30艘增加到80艘。", ["exactly 80 艘"]),
        ("力争减轻船厂负担3亿元。", ["exactly 3 亿元"]),
        ("85%的港达到绿色标准。", ["exactly 85 %"]),
        ("每年新建规模渔场7处。", ["exactly 7 处"]),
        ("新增岸电桩60根以上。", ["at-least 60 根"]),
        ("为不少于8万名70岁以上船员提供体检。", ["at-least 8 万名"]),
        ("东山、西山2个试点县探索统一的船价。", []),
        ("对装卸量超平均数一倍、120%以上的，给予补助。", []),
        ("在沿海各港范围内对415项船检事项开展清理。", ["exactly 415 项"]),
        ("用好渔船补助上限由3万元提高到8万元政策。", []),
        ("按规定预留泊位总数的35%以上面向小型渔船。", ["at-least 35 %"]),
        ("培育船厂3家，持证率达到65%以上。", ["exactly 3 家", "at-least 65 %"]),
        ("2026年新增泊位30个，岸电使用量增长10%以上。", ["exactly 30 个", "at-least 10 %"]),
        (
            "全年培训船员1.5万人次左右，举办交流活动不少于6场次。",
            ["about 1.5 万人次", "at-least 6 场次"],
        ),
        ("培育规模以上船厂80家。", ["exactly 80 家"]),
        ("每年抽查不少于10%的船厂。", ["at-least 10 %"]),
        ("覆盖各港，用户突破2000万", ["over 2000 万"]),
        ("建成年处理100万吨项目1个。", ["exactly 1 个"]),
        ("办理时间压缩至5个工作日以内。", ["at-most 5 个工作日"]),
        ("办理时间压缩至3个月以内。", ["at-most 3 个月"]),
        ("3至6个月内办结。", []),
        ("培育年营业收入超过3亿元的企业20家左右。", ["about 20 家"]),
        ("培育产值超3亿元企业2家、渔港品牌1个。", ["exactly 2 家", "exactly 1 个"]),
        ("遴选首批6个试点渔村。", ["exactly 6 个"]),
        ("指导6个试点渔村总结经验。", []),
        ("到“十五五”末选育优良鱼种6个。", ["exactly 6 个"]),
        ("沿岸船厂整合至6家，培育年销售额超千万元的船厂2家。", ["exactly 6 家", "exactly 2 家"]),
        (
            "渔港投入不低于上年的1.5倍，举办赛事20项次以上。",
            ["at-least 1.5 倍", "at-least 20 项次"],
        ),
        ("2027年新建码头5—8座，吞吐量增长3%至5%。", ["between 5 座", "between 3 %"]),
        ("2033年底前，80%以上的泊位具备供电条件。", ["at-least 80 %"]),
        ("持证船员不少于本单位船员总数的60%。", ["at-least 60 %"]),
        ("贷款利率下降20个基点。", ["exactly 20 个基点"]),
        ("提高岸电设备使用占比至75%。", ["exactly 75 %"]),
        ("培育3A级以上物流企业2家。", ["exactly 2 家"]),
        ("加快2个智慧改造试点和4个绿色码头建设。", []),
        ("Mend them; 12 new piers will be built.", ["exactly 12 new piers"]),
        ("The rise in fees is kept within 3%.", ["at-most 3 %"]),
        ("Attract 40 boats.", ["exactly 40 boats"]),
        ("12 old piers will be named.", []),
        ("Keep the old-boat rate lower than 3%.", ["under 3 %"]),
        (
            "Cut the fee to 1% and below, raise the share to 70% or more.",
            ["at-most 1 %", "at-least 70 %"],
        ),
        ("The number of open piers shall reach about 40 by 2032.", ["about 40 open piers"]),
        ("The number of open piers has reached 40.", []),
        ("The number of jobs in the ports is more than 11 million.", ["over 11 million jobs"]),
        ("Select 8 piers for tests.", ["exactly 8 piers"]),
        ("The number of open piers will reach 40 or more.", ["at-least 40 open piers"]),
        ("The fund shall not be less than 5 million yuan.", ["at-least 5 million yuan"]),
        ("Debts of less than 1 million yuan shall be paid.", []),
        ("Deploy 40 “green” 5G masts.", ["exactly 40 “green” 5G masts"]),
        (
            "Mend 3 docks, and 20 sets of lamps will be raised.",
            ["exactly 20 sets"],
        ),
        ("Complete an annual dredging investment of 7 billion yuan.", ["exactly 7 billion yuan"]),
        ("Keep the share of clean boats stable at 90%.", ["exactly 90 %"]),
        ("建成5万吨级泊位2座、10万吨级泊位1座。", ["exactly 2 座", "exactly 1 座"]),
        ("2026年打通断航水道3条，轮训船员500人次。", ["exactly 3 条", "exactly 500 人次"]),
        ("持证率由2024年的60%提高到2027年的75%。", ["exactly 75 %"]),
        ("培育年产值2亿元以上的船厂4—6家。", ["between 4 家"]),
        ("全年抽检救生衣不少于40批次。", ["at-least 40 批次"]),
        ("推广电动渡船90艘，其中2027年30艘。", ["exactly 90 艘", "exactly 30 艘"]),
        ("每名引航员带徒不少于2人。", ["at-least 2 人"]),
        ("新建高标准泊位7个。", ["exactly 7 个"]),
        ("2027年底前，30户以上渔村通客船率达到95%。", ["exactly 95 %"]),
        ("疏浚航道30公里，加固护岸12公里，占地400亩。", ["exactly 30 公里", "exactly 12 公里"]),
        ("新建、改扩建码头、泊位60处。", ["exactly 60 处"]),
        ("对改建项目按每公里80万元给予补助。", []),
        ("立项建设12处市级优质泊位和35个绿色码头。", ["exactly 12 处", "exactly 35 个"]),
        ("实现靠泊申请3个工作日内办结。", ["at-most 3 个工作日"]),
        ("新建泊位严格落实岸电覆盖率不低于75%的要求。", ["at-least 75 %"]),
        ("受理申请之日起7个工作日内办结。", []),
        ("全年开展补贴性培训1.5万人次。", ["exactly 1.5 万人次"]),
        ("每年推动60家船厂改造。", ["exactly 60 家"]),
        ("对航运服务企业减按90%计入收入。", []),
        ("2027年持证率96%，清洁船舶占比40%。", ["exactly 96 %", "exactly 40 %"]),
        ("修复泊位1万处，累计修复1.5万处。", ["exactly 1 万处", "exactly 1.5 万处"]),
        ("培养引航员200名，接待游客9万人次。", ["exactly 200 名", "exactly 9 万人次"]),
        ("建成年产3万台的船机厂2家。", ["exactly 2 家"]),
        ("3年内联合选派和资助60名引航员。", ["exactly 60 名"]),
        ("完成东港等6座码头照明改造。", ["exactly 6 座"]),
        ("对港区40条旧航道、锚地淤泥进行清理。", ["exactly 40 条"]),
        ("选拔资助引航员不少于90名。", ["at-least 90 名"]),
        ("建成14个海上救生圈站。", ["exactly 14 个"]),
        ("渡口达到9个、覆盖80%以上的海岛。", ["exactly 9 个", "at-least 80 %"]),
        ("改造约40座码头。", ["about 40 座"]),
        ("年货值达2.6万亿，吞吐量达到700万标准箱。", ["exactly 2.6 万亿", "exactly 700 万标准箱"]),
        ("年货值超6亿元的船厂3家，超2亿元的8家。", ["exactly 3 家", "exactly 8 家"]),
        ("实现持证率达到40%的船员培养目标。", ["exactly 40 %"]),
        ("新船占比60%及以上：给予资金支持。", []),
        ("整治航道8条，涉及船民约300户。", ["exactly 8 条"]),
        ("开工建设年产7万吨缆绳等4个项目。", ["exactly 4 个"]),
        ("开展救生演练近2万场。", ["about 2 万场"]),
        ("为9万户船民加装雾灯，在码头配置40台缆机。", ["exactly 9 万户", "exactly 40 台"]),
        ("拟新建300个（标准桩）以上泊位、新增评定20家船厂。", ["at-least 300 个", "exactly 20 家"]),
        ("完成既有渡口加装雾灯60盏。", ["exactly 60 盏"]),
        ("船员数同比分别增长9%、4%。", []),
        ("两项比重分别提高2.2个和0.8个百分点。", ["exactly 2.2 个百分点", "exactly 0.8 个百分点"]),
        ("重点帮助3家船厂改造，20家船厂认证。", ["exactly 3 家", "exactly 20 家"]),
        ("全年确保引进新注册船厂40家、具有出海能力的船厂5家。", ["exactly 40 家", "exactly 5 家"]),
        ("落实优惠税率9%。", []),
        ("培育年销售收入超过2亿元的船厂6家。", ["exactly 6 家"]),
        ("为60岁以上船员免费体检。", []),
        ("每个渡口配有7岁以下儿童座椅。", []),
        ("拆除东港、西港等4个旧航标。", ["exactly 4 个"]),
        ("泊位数由2024年的1.5个提高到2030年的3.5个。", ["exactly 3.5 个"]),
        ("新增泊位60个，完成年度计划的120%。", []),
        ("新增泊位60个，完成全年任务90%。", []),
        ("新增9岁以下乘客座位700个。", ["exactly 700 个"]),
        ("现有泊位仅18个，难以满足需求。", []),
        ("签约项目50个，其中2亿元以上项目6个。", ["exactly 50 个", "exactly 6 个"]),
        ("签约项目30日内完成注册。", []),
        ("市财政给予补助，单个船厂不超过300万元。", []),
        (
            "改造岸线90公里，其中2026年30公里，2027年40公里。",
            ["exactly 90 公里", "exactly 30 公里", "exactly 40 公里"],
        ),
        ("开展“双眼”免费筛查3万人。", ["exactly 3 万人"]),
        ("岸电使用率超过80%的港口优先安排。", []),
        ("5月1日起实施阶段性下调费率50%的政策。", []),
        ("对通过验收的项目给予不超过50万元奖励。", []),
        ("对通过验收的船厂，分别给予 90 万元、40 万元奖励。", []),
        ("每艘补贴2000元，最高不超过20万元。", []),
        (
            "封堵暗口40处，加固护坡3公里并安装护栏200米。",
            ["exactly 40 处", "exactly 3 公里", "exactly 200 米"],
        ),
        ("浊度控制在5毫克/升左右。", ["about 5 毫克/升"]),
        ("培育百亿级船企2家、300—500亿级船企4家。", ["exactly 2 家", "exactly 4 家"]),
        ("投资超过2亿元、用海超过80亩的项目由市级统筹。", []),
        ("码头用地面积为4000平方米。", []),
        ("盘活港区闲置用地60亩。", ["exactly 60 亩"]),
        ("建设规模化船台4座。", ["exactly 4 座"]),
        ("落实小麦播种面积6万亩。", ["exactly 6 万亩"]),
        ("优化12个渡口的航线。", []),
        ("全市共设渡口40个，登记船员7000人。", []),
        ("前三季度，货运量增长7%。", []),
        ("引进项目30个，其中60亿元以上4个。", ["exactly 30 个", "exactly 4 个"]),
        ("组建不少于200人的救助队。", ["at-least 200 人"]),
        ("发生4人以上落水的，提级调查。", []),
        ("三年来，全市累计新增渡船40艘。", []),
        ("超载3次以上的，停航整顿。", []),
        ("该县拥有省级渡口7个、市级15个。", []),
        ("新增养殖面积8万亩，形成吞吐能力90万吨。", ["exactly 8 万亩", "exactly 90 万吨"]),
        ("港区规划面积60平方公里，起步区7平方公里。", []),
        ("码头设计年吞吐能力90万吨。", []),
        ("设船队组长1名、副组长3名。", []),
        ("运量超过6%且收入增长9%以上的船厂优先。", []),
        ("力争候船时间较2021年再压缩7%。", ["exactly 7 %"]),
        ("船长接受不少于60学时的轮训。", ["at-least 60 学时"]),
        ("建设4—6公里救助圈。", []),
        ("并处4万元以上9万元以下罚款。", []),
        ("全县现有渡船25艘，其中电动6艘。", []),
        ("新引进航运百强企业3家、世界500强企业2家。", ["exactly 3 家", "exactly 2 家"]),
        ("全市70%以上的渡口通电。", ["at-least 70 %"]),
        ("老港区30%以上的泊位达到新标准。", ["at-least 30 %"]),
        ("收费不高于上年平均价格的40%。", ["at-most 40 %"]),
        ("抽检量不少于每千船3批次。", ["at-least 3 批次"]),
        ("按每船不低于0.3平方米的标准配建仓库。", ["at-least 0.3 平方米"]),
        ("月度渔获不得低于核定任务的百分之九十。", ["at-least 90 %"]),
        ("至少配备2名船长和3名水手。", ["at-least 2 名", "at-least 3 名"]),
        ("新增内河航道里程1.5万公里。", ["exactly 1.5 万公里"]),
        ("已设立两家及以上船厂的，整合为一处。", []),
        ("攻破难题后，突破靠泊技术8项。", ["exactly 8 项"]),
        ("热线按时办结率达到96%。", ["exactly 96 %"]),
        ("泊位达到每百艘渡船5.5个。", ["exactly 5.5 个"]),
        ("接通6个小岛。", ["exactly 6 个"]),
        ("全县现辖渔村30个，涉及渔民700户。", []),
        ("符合4项条件的船厂优先。", []),
        ("引进两批次船员。", []),
        ("持证率达到百分之七十五，客运量翻一番。", ["exactly 75 %", "exactly 1 番"]),
        ("引进两家船厂，打造一个港区，打响“三个码头”品牌。", ["exactly 2 家"]),
        ("尘埃浓度降到40微克/立方米以下。", ["at-most 40 微克/立方米"]),
        ("船员平均受教育年限提高到11.5年。", ["exactly 11.5 年"]),
        ("70%的泊位（含渔港）达到绿色标准。", ["exactly 70 %"]),
        ("新增就业人数6万以上。", ["at-least 6 万"]),
        ("年均开发500个以上的公益岗位。", ["at-least 500 个"]),
        ("建成1~2座市级示范码头，6~8座县级码头。", ["between 1 座", "between 6 座"]),
        ("各区建有1所船员学校。", ["exactly 1 所"]),
        ("对300户船民进行培训，为90名船员提供住房。", ["exactly 300 户", "exactly 90 名"]),
        ("增加泊位40个。", ["exactly 40 个"]),
        ("与60家船厂签订订单协议。", ["exactly 60 家"]),
        ("船员考核达到80分以上。加分不超过6分，完成2031级培训方案。", ["at-least 80 分"]),
        ("每个泊位有3盏以上的灯，各港至少有2名引航员。", ["at-least 3 盏", "at-least 2 名"]),
        ("培育3家以上年吞吐量过千万吨的港口，停航不能超过9天。", ["at-least 3 家", "at-most 9 天"]),
        ("60%的船员、引航员培训达标。", ["exactly 60 %"]),
        ("30名以上“老船员”且有需求的港口开设食堂。", []),
        ("新建泊位 40 个，持证率达到船员总数的 60%。", ["exactly 40 个", "exactly 60 %"]),
        ("引进市外到位资金6亿元。", ["exactly 6 亿元"]),
        ("每增加 3 个泊位，增加 1 名船员指标。", []),
        ("船厂当年投资到位3000万元，给予船员指标支持。", []),
        ("船员30人（含）以下的船厂免缴。", []),
        ("油气浓度控制在9毫克每立方米以下。", ["at-most 9 毫克每立方米"]),
        ("9亩以下（不含9亩）的用地，由区政府审批。", []),
        ("打造20分钟渡船圈。", []),
        ("办理登记时限压减到3天。", ["at-most 3 天"]),
        ("靠泊登记由9天压缩为4天。", ["at-most 4 天"]),
        ("油耗、水耗较2020年分别下降6%和8%。", ["exactly 6 %", "exactly 8 %"]),
        (
            "Raise the share of clean ferries to 30% by 2032 and 45% by 2035.",
            ["exactly 30 %", "exactly 45 %"],
        ),
        ("The waste of harbours will drop by 12%.", ["exactly 12 %"]),
        ("Achieve a 40 percent reduction in the waste of piers.", ["exactly 40 percent"]),
        ("It commits to a decline of 12% from 2019 levels.", ["exactly 12 %"]),
        ("A 5% increase in fees was recorded, and if rents fall by a 2% cut.", []),
        ("Cut the noise of ferries 30% and then 45% by 2040.", ["exactly 30 %", "exactly 45 %"]),
        ("By 2031, the share of clean ferries reached 20%.", ["exactly 20 %"]),
        ("The share of clean ferries reached 20%.", []),
        ("The share of ferries with lamps will exceed 70%.", ["over 70 %"]),
        ("Reduce delays by up to 15 percent.", ["at-most 15 percent"]),
        ("A 40% reduction in the noise of ferries.", ["exactly 40 %"]),
        ("A 40% increase in fares is due to fuel.", []),
        ("Cut the fees of piers 20% below 2019 levels.", ["exactly 20 %"]),
        ("Tow more boats and supply 60% of the lamps.", ["exactly 60 %"]),
        ("Fees will drop by 8%, 9% and 12%.", ["exactly 8 %", "exactly 9 %", "exactly 12 %"]),
        ("Piers now make up about 18 percent of the coast.", []),
        (
            "Fares are to grow from 2.4 billion yuan in 2030 to 3 billion yuan in 2035.",
            ["exactly 3 billion yuan"],
        ),
        ("Users of ferries will hit 6 million by 2031.", ["exactly 6 million"]),
        ("The port has pledged to cut noise by 30%.", ["exactly 30 %"]),
        ("We have grown the fleet by more than 60 percent.", []),
        ("40 hectares of marsh will be restored.", ["exactly 40 hectares"]),
        ("Lower the fees by between 5 and 8 percent.", ["between 5 percent"]),
        ("Build 9 docks, including 3 locks.", ["exactly 9 docks", "exactly 3 locks"]),
        ("Raise the power of the pumps to 60 megawatts.", ["exactly 60 megawatts"]),
        ("Lengthen the quay by 300 metres (about 980 feet).", []),
        ("The fleet shall rescue 400 people.", ["exactly 400 people"]),
        ("Keep a pier within 2 km of all villages.", ["at-most 2 km"]),
        ("Reduce the limit in all basins to 10 km/h.", ["exactly 10 km/h"]),
        ("70% of villages will have a pier.", ["exactly 70 %"]),
        ("The toll shall not be lower than 3% of the fare.", ["at-least 3 %"]),
        ("Yards have added more than 40 cranes.", []),
        ("Installing 30 lamps; 500 buoys laid.", ["exactly 30 lamps"]),
        ("The number of pilots rose by 1,200 last year.", []),
        ("Hire 20 harbour standards officers.", ["exactly 20 harbour standards officers"]),
        ("The survey found that yards had fewer than 10 pilots.", []),
        ("The noise shall not exceed 60 decibels.", ["at-most 60 decibels"]),
        ("Since the flood, over 300 ferries have been repaired.", []),
        ("Keep it so that traffic stays above 90 percent.", ["over 90 percent"]),
        ("Build 4 docks and 2 cranes.", ["exactly 4 docks", "exactly 2 cranes"]),
        ("Clean ferries will account for 40% of the fleet.", ["exactly 40 %"]),
        ("Since 2019, more than 300 ferries have joined.", []),
        ("Cut the waste of harbours by at least 30% by the end of 2027.", ["at-least 30 %"]),
        (
            "Train 10 crews and more than 100 pilots by 2028.",
            ["exactly 10 crews", "over 100 pilots"],
        ),
        (
            "Train 1,200 pilots and open at least three piers by 2028.",
            ["exactly 1200 pilots", "at-least 3 piers"],
        ),
        ("Raise the share of clean ferries to 45% by 2030.", ["exactly 45 %"]),
        ("Set aside no less than EUR 20 million each year.", ["at-least 20 million EUR"]),
        ("Set aside not less than 300 million yuan.", ["at-least 300 million yuan"]),
        ("Yards employing more than 250 people report each year.", []),
        ("Publish all contracts above EUR 10,000 by 2028.", []),
        ("Grants of up to 5 million dollars are paid in 2027.", []),
        ("Build 4 docks with loading areas of more than 900 metres.", ["exactly 4 docks"]),
        ("Open between 10 and 15 piers by 2028.", ["between 10 piers"]),
        ("Catches will grow by about 10% and 12% by 2028.", ["about 10 %", "about 12 %"]),
        ("Raise it from more than 30% to more than 40%.", ["over 40 %"]),
        ("Answer within at most 30 days.", []),
        ("Yards whose yearly rent exceeds 5 million yuan are paid.", []),
        ("Serve fish in more than 20 ports.", []),
        ("Between 2012 and 2022 catches fell.", []),
        ("A fund of 30 million yuan shall be set up.", ["exactly 30 million yuan"]),
        ("Provide yearly funding of £90,000 to the pilots.", []),
        ("Raise funding of £90,000 for the pilots.", ["exactly 90000 £"]),
        ("Piers of 30 million yuan shall be completed first.", []),
        ("Forty new docks are to be opened.", ["exactly 40 new docks"]),
        ("Pier members shall grow by 3,000.", ["exactly 3000 Pier members"]),
        (
            "Train 900 pilots, including 300 by the end of June.",
            ["exactly 900 pilots", "exactly 300 pilots"],
        ),
        (
            "New docks: 30 in 2031, 40 by 2032 and 50 by 2033.",
            ["exactly 30 New docks", "exactly 40 New docks", "exactly 50 New docks"],
        ),
        ("Docks shall reach 2031 levels in ports, 2032 and by 2033.", []),
        ("Focus on training 30 pilots.", ["exactly 30 pilots"]),
        ("Build 3~5 docks.", ["between 3 docks"]),
        ("Build 60 or more piers.", ["at-least 60 piers"]),
        ("Build each year 10 docks.", ["exactly 10 docks"]),
        ("Add 1 trillion and 40 billion yuan.", ["exactly 1040 billion yuan"]),
        ("Digitise 40 maps, reinforce 3 docks.", ["exactly 40 maps", "exactly 3 docks"]),
        ("Strive to welcome 3 million guests.", ["exactly 3 million guests"]),
        ("Rust shall be controlled within 0.5‰.", ["at-most 0.5 ‰"]),
        ("The fields shall be stable at 900 mu.", ["exactly 900 mu"]),
        ("The time of repairs shall be cut to 6 working days.", ["exactly 6 working days"]),
        ("Give yards 9 yuan according to no more than 30% of the fee.", []),
        ("Give yards no more than 9 million yuan for a single boat.", []),
        ("Give yards no more than $9 million for a single boat.", []),
        ("Provide training of 900 people.", ["exactly 900 people"]),
        ("Provide a subsidy of 900 yuan.", []),
        ("The catch doubles to 20 tons.", ["exactly 20 tons"]),
        (
            "Build 4 docks, 3 cranes and 2 locks.",
            ["exactly 4 docks", "exactly 3 cranes", "exactly 2 locks"],
        ),
        ("Build 4 docks, 3 leagues apart.", ["exactly 4 docks"]),
        ("The number of boats (green) run exceeds 5,000 annually.", ["over 5000 boats"]),
        ("安排不低于港口收费10%的资金用于疏浚。", ["at-least 10 %"]),
        ("每个港区聘请3至5名引航员。", ["between 3 名"]),
        ("Hold crews at or below 24 sailors.", ["at-most 24 sailors"]),
        ("Bring down the share to nine percent by 2031.", ["exactly 9 percent"]),
        (
            "The waste shall not exceed 90 litres a day by 2031 and 60 litres by 2032.",
            ["at-most 90 litres", "at-most 60 litres"],
        ),
        ("Be ranked among the top 30 percent by 2031.", []),
        ("The fleet expanded by 6.5 percent.", []),
        ("The share of clean ferries is increased by 6.5 percent.", ["exactly 6.5 percent"]),
        ("The coverage of piers with lamps will be 90%.", ["exactly 90 %"]),
        ("The toll will be 3% of the fare.", []),
        ("The life of nets will increase by about 3 years.", ["about 3 years"]),
        ("新增2至3岁乘客座位900个。", ["exactly 900 个"]),
        ("改造渡口60处以上、新建灯塔30座。", ["at-least 60 处", "exactly 30 座"]),
        ("泊位一次性验收合格率100%。", ["exactly 100 %"]),
        (
            "推动800个以上老旧渡口引入电动渡船，在30座以上码头设置雾灯。",
            ["at-least 800 个", "at-least 30 座"],
        ),
        ("为船员和乘客配备救生衣3万套。", ["exactly 3 万套"]),
        ("扩建引桥，长度约740米，宽度约33米。", []),
        ("对东港、西港等3公里岸线实施整治。", ["exactly 3 公里"]),
        ("对全港9座符合条件的旧码头进行改造。", ["exactly 9 座"]),
        ("提高全港9万人左右临时船员的待遇。", []),
        ("全省开工新建、改建60座码头，全市设置9000个航标。", ["exactly 60 座", "exactly 9000 个"]),
        ("船厂年用电量300万千瓦时以上且无事故的，可申报绿色船厂。", []),
        ("The number of berths will rise from 7,500 to 9,000.", ["exactly 9000 berths"]),
        (
            "Cut the number of boats by at least 15 per cent by 2031, and by 30 per cent by 2032.",
            ["at-least 15 per cent", "at-least 30 per cent"],
        ),
        ("30% of the piers should be lit.", ["exactly 30 %"]),
        ("Keep it so that 25% of boats are painted by 2031.", ["exactly 25 %"]),
        (
            "Unlock €20 billion for piers, and replace 70,000 lamps.",
            ["exactly 20 billion €", "exactly 70000 lamps"],
        ),
        ("Cap the spending of ports at 8% of fees.", ["at-most 8 %"]),
        ("Reach a coverage of 95%.", ["exactly 95 %"]),
        (
            "The total number of registered boats shall reach 9,000.",
            ["exactly 9000 registered boats"],
        ),
        (
            "The noise on piers with many boats will be kept within 30 micrograms/cubic metre.",
            ["at-most 30 micrograms/cubic metre"],
        ),
        ("Promote the employment of 9,000 sailors.", ["exactly 9000 sailors"]),
        ("Yards with a rent of not more than 70% of the fee will be given priority.", []),
        ("Provide 20,000 yuan of support to each new yard.", []),
        ("The cumulative amount does not exceed 5 million yuan.", []),
        ("Docks were cleaned, and 1 million fish are at risk.", []),
        ("建成年货值超6亿元的船厂3家、超2亿元的船厂8家。", ["exactly 3 家", "exactly 8 家"]),
        ("渔港货值达到9亿元，占全港货值的30%。", ["exactly 9 亿元", "exactly 30 %"]),
        ("按不低于总泊位10%的比例配建岸电。", ["at-least 10 %"]),
        (
            "整治旧航道、锚地面积9万平方米，拟新增渔船、渡船停泊面积6万平方米。",
            ["exactly 9 万平方米", "exactly 6 万平方米"],
        ),
        ("船员平均在岗时间延长至2.5天。", ["exactly 2.5 天"]),
        ("全港30个泊位货值均达到9万元以上，提前完成任务。", []),
        (
            "Reuse 80% of nets by 2031, including 9 tons of ropes.",
            ["exactly 80 %", "exactly 9 tons"],
        ),
        (
            "We aim for a 20% cut in noise and for 5,000 green boats to sail by 2031.",
            ["exactly 20 %", "exactly 5000 green boats"],
        ),
        ("300 piers retrofitted by 2031.", ["exactly 300 piers"]),
        ("70% of crews to have lamps.", ["exactly 70 %"]),
        ("We asked the views of over 4,000 people.", []),
        ("Double receipts to RM103.5 billion.", ["exactly 103.5 billion RM"]),
        ("Despite a 24% rise in fares, the port missed its target.", []),
        ("Serve 2 million more guests.", ["exactly 2 million more guests"]),
        ("Between 1,200 and 3,000 boats lie in the bay.", []),
        ("The number of boats in the port had reached 5,000.", []),
        ("The catch per boat will increase by 15 kilograms.", ["exactly 15 kilograms"]),
        ("The fees of piers have been reduced by 60%.", []),
        ("按每船不少于0.3平方米的标准规划建设仓库。", ["at-least 0.3 平方米"]),
        (
            "港航投资目标90亿元。其中，航道60亿元，渡口9亿元。",
            ["exactly 90 亿元", "exactly 60 亿元", "exactly 9 亿元"],
        ),
        ("首批40个绿色泊位示范点全面建成。", ["exactly 40 个"]),
        ("货运量增速9%（含）以上，最高奖励60万元。", []),
        ("年货值首次突破3亿元、6亿元的船厂，分别奖励9万元、12万元。", []),
        ("对新落户的投资9亿元以上海洋工程装备项目，按时投产后奖励9万元。", []),
        ("The share of open piers is at least 300% of the 2013 rate.", ["at-least 300 %"]),
        (
            "We aim for: 90% of docks with lamps; 2% of fees from guests.",
            ["exactly 90 %", "exactly 2 %"],
        ),
        ("Reach a reuse rate of 15% of all nets.", ["exactly 15 %"]),
        ("Raise yearly fees from £3.1 million to £6 million.", ["exactly 6 million £"]),
        ("A 40% cut in the hours that ferries are laid up.", ["exactly 40 %"]),
        ("The port plans to help 1.4m guests.", ["exactly 1.4 m guests"]),
        ("Rent on the piers is to be brought close to 10%.", ["about 10 %"]),
        ("Invest £3.5bn in piers.", ["exactly 3.5 bn £"]),
        ("Yards with fewer than 9 boats and a rent below £3 million are exempt.", []),
        ("Cut the wait at locks to below 6 weeks.", ["under 6 weeks"]),
        (
            "A further 1.2 million hectares of reed will be restored.",
            ["exactly 1.2 million hectares"],
        ),
        (
            "A reduction of fees per boat and of rents per boat in all docks of the coast by 3.5 percent and 8 percent.",
            ["exactly 3.5 percent", "exactly 8 percent"],
        ),
        (
            "By then, the value of catches should have exceeded 90 billion yuan.",
            ["over 90 billion yuan"],
        ),
        ("The aims for 2031 are catches of around 70 million tonnes.", ["about 70 million tonnes"]),
        (
            "The number of yards with sales of more than 3 million yuan will reach 60.",
            ["exactly 60 yards"],
        ),
        ("The subsidy for a dock shall not exceed 30% of its cost.", []),
        ("Pay 5 yuan per boat, and the maximum shall not exceed 500 yuan.", []),
        ("Speed up tides. Accelerate the construction of 3 docks.", ["exactly 3 docks"]),
        ("The Port Board takes the lead in formulating 3 rules.", ["exactly 3 rules"]),
        ("Introduce 20 mph limits.", []),
        ("Send 30 pilots for training.", ["exactly 30 pilots"]),
        ("Support yards to buy 40 boats.", ["exactly 40 boats"]),
        ("The number of permits will be reduced by 5 kinds.", ["exactly 5 kinds"]),
        ("Hold 30 “pier and bell” fairs.", ["exactly 30 “pier and bell” fairs"]),
        ("Yards open. Retailers above 400 square metres are required to give boats.", []),
        ("Raise piers. 15 docks will be built; the total will reach 40.", ["exactly 15 docks"]),
        ("Expand the fleet from 14 to 30 boats.", ["exactly 30 boats"]),
        ("The wait will be cut to within 20 working days.", ["at-most 20 working days"]),
        ("Require 20% more reeds on all piers.", ["exactly 20 %"]),
        ("Extend the hours on piers from 9 to 17 and print maps.", []),
        (
            "Reuse at least the following: 15% by 2031 and 25% by 2032.",
            ["at-least 15 %", "at-least 25 %"],
        ),
    ],
)
def test_a_figure_is_one_only_where_it_is_promised(sentence: str, figures: list[str]) -> None:
    assert read_figures(sentence) == figures


@pytest.mark.parametrize(
    "sentence",
    [
        "“十三五”时期新增泊位42个。",
        "2024年以来培训船员300人。",
        "目前已建成码头18座。",
        "2019年，全港货值9亿元，增长3%；渡口客流增长6%。船员收入增长9%。",
        "1—8月份，累计新建泊位40个。",
        "过去三年，新增渡船40艘。",
        "截至2019年底，全港渡船保有量达到9万艘。其中，电动渡船4万艘，占比40%。",
    ],
)
def test_what_was_reached_before_is_no_promise(sentence: str) -> None:
    text = f"某市港口方案\n某政办发〔2026〕3号\n一、扩大规模。{sentence}\n二、其他。\n"
    assert draft(text)["measures"][0]["targets"] == []


def test_a_background_promises_nothing() -> None:
    told = "Boats will account for 80% of trade. By 2030, at least 300 docks will be needed."
    text = f"Order on Piers\nSection 1. {{}}. {told}\nSec. 2. Piers. Build 3 docks by 2030.\n"
    titles = ("Background", "Purpose", "Goals")
    measures = [draft(text.format(title))["measures"][0] for title in titles]
    assert [len(measure["targets"]) for measure in measures] == [0, 0, 2]


def test_what_a_resolution_recalls_is_no_date_to_look_at() -> None:
    text = "Resolution\nNoting that boats sink {} year,\n1. Requests the Board to ring.\n2. Sing.\n"
    assert draft(text.format("every"))["unattached"] == []
    assert draft(text.format("every").replace("Noting", "We find"))["unattached"] != []


def test_a_figure_takes_the_deadline_that_stands_in_a_field_of_its_own() -> None:
    [target] = draft("1. Hire at least 40 pilots.\nLead: Harbour Office\nDue: 30 June 2031\n")[
        "measures"
    ][0]["targets"]
    assert (target["by"], target["metric"]["value"]) == ("2031-06-30", "40")


def test_a_year_that_opens_a_sentence_holds_for_the_figures_of_those_behind_it() -> None:
    text = (
        "一、主要目标。到2031年，岸电覆盖率达到60%；持证率达到80%。新增泊位30个。\n"
        "到2035年，港口面貌一新。持证率达到95%。2036年6月底前，完成评估。新增泊位8个。\n二、其他。\n"
    )
    targets = draft(text)["measures"][0]["targets"]
    dates = [(one["metric"]["value"], one.get("by")) for one in targets if "metric" in one]
    assert dates == [("60", "2031"), ("80", "2031"), ("30", "2031"), ("95", "2035"), ("8", None)]


def read_dates(sentences: str) -> list[tuple[str, str | None]]:
    text = f"某市港口方案\n某政办发〔2026〕3号\n一、主要目标。{sentences}\n二、其他。\n"
    return [
        (one["metric"]["value"], one.get("by") or one.get("every"))
        for one in draft(text)["measures"][0]["targets"]
        if "metric" in one
    ]


def test_the_date_of_what_leads_in_a_list_is_that_of_its_items() -> None:
    items = "到2031年，港口面貌一新。具体目标为：\n——设施更新。新建泊位9个。\n——服务更好。持证率达到80%。"
    assert read_dates(items) == [("9", "2031"), ("80", "2031")]
    english = "1. Our goals by 2031 are to: cut noise by 30%; raise the share of clean ferries to 15%.\n2. Other.\n"
    targets = draft(english)["measures"][0]["targets"]
    assert [(one["metric"]["value"], one["by"]) for one in targets] == [
        ("30", "2031"),
        ("15", "2031"),
    ]


def test_what_recurs_in_between_changes_no_date_of_what_stands_behind() -> None:
    sentences = (
        "到2031年，新建泊位9个。定期开展巡查。持证率达到80%。每季度巡查1次，全年抽检不少于90批次。"
    )
    assert ("80", "2031") in read_dates(sentences)
    assert read_dates("每季度巡查1次，全年抽检不少于90批次。") == [("90", None)]


def test_a_date_behind_a_figure_is_not_its_own_where_it_has_another() -> None:
    assert read_dates("持证率提高到80%，到2035年泊位比2030年翻一番。") == [
        ("80", None),
        ("1", "2035"),
    ]


def test_a_word_may_stand_before_the_year_that_opens_a_sentence() -> None:
    assert read_dates("总体目标，到2031年，新建泊位9个。其中，渔港泊位4个。") == [
        ("9", "2031"),
        ("4", "2031"),
    ]


def test_the_date_of_a_part_of_them_is_not_that_of_all() -> None:
    [whole, part] = draft("1. Extend the quay by 120 km, 45 km of it by 2031.\n2. Other.\n")[
        "measures"
    ][0]["targets"]
    assert (whole["metric"]["value"], whole.get("by")) == ("120", None)
    assert (part["metric"]["value"], part["by"]) == ("45", "2031")


def read_cells(table: str) -> list[list[str]]:
    return [
        [
            " ".join([target["metric"][key] for key in ("comparator", "value", "unit")])
            for target in measure["targets"]
            if "metric" in target
        ]
        for measure in draft(table)["measures"]
    ]


def test_figures_of_several_dates_are_each_that_of_one() -> None:
    text = (
        "某市港口方案\n一、扩大规模。到2032年、2034年，泊位分别较2030年增加15%、30%以上；"
        "2032年和2033年分别建成码头2个和3个。\n二、其他。\n"
    )
    told = [
        (target.get("by") or target["in"], target["metric"]["value"])
        for target in draft(text)["measures"][0]["targets"]
    ]
    assert told == [("2032", "15"), ("2034", "30"), ("2032", "2"), ("2033", "3")]


def test_the_date_of_a_part_is_not_that_of_the_whole() -> None:
    text = "某市港口方案\n一、扩大规模。三年建成泊位60个，其中2032年20个。\n二、其他。\n"
    targets = draft(text)["measures"][0]["targets"]
    assert [(one["metric"]["value"], one.get("in")) for one in targets] == [
        ("60", None),
        ("20", "2032"),
    ]


def test_a_figure_alone_in_a_cell_is_what_is_to_be_reached() -> None:
    table = "序号\t任务\t目标值\t责任单位\n1\t新造渡船\t4艘\t甲局\n2\t安装照明\t≥95%\t甲局\n3\t培训\t按期完成\t甲局\n"
    assert read_cells(table) == [["exactly 4 艘"], ["at-least 95 %"], []]


def test_a_cell_begins_with_how_much_is_to_be_done() -> None:
    cells = (
        "Over 10 million new lamps, of all kinds.",
        "2,836 piers mended.",
        "1,200 lamps.",
        "3 months of study.",
        "Map and mark 12 reefs.",
        "Light the quay. Inspect 30 old piers and 4 locks.",
        "Phase 2 works.",
        "Fit quiet pumps in 90 old boats.",
        "48 piers done.",
        "Limit the number to 500 boats.",
    )
    rows = "".join(f"| {at} | {cell} | Port Office |\n" for at, cell in enumerate(cells, 1))
    record = draft(f"# Tasks\n\n| No. | Task | Responsible unit |\n|---|---|---|\n{rows}", "x.md")
    assert [
        [(one["metric"]["value"], one["metric"]["unit"]) for one in measure["targets"]]
        for measure in record["measures"]
    ] == [
        [("10", "million new lamps")],
        [("2836", "piers")],
        [("1200", "lamps")],
        [],
        [("12", "reefs")],
        [("30", "old piers"), ("4", "locks")],
        [],
        [("90", "old boats")],
        [],
        [],
    ]


def test_the_size_of_a_project_is_what_is_to_be_built() -> None:
    rows = "序号,项目名称,建设内容及规模,责任单位\n1,城西码头,新建泊位3个,县港航局\n2,白沙渡口,更新渡船4艘,县水利局\n"
    targets = [one["targets"] for one in draft(rows, "list.csv")["measures"]]
    values = [[(one["metric"]["value"], one["metric"]["unit"]) for one in own] for own in targets]
    assert values == [[("3", "个")], [("4", "艘")]]


def test_a_column_of_units_has_those_of_the_figures_beside_it() -> None:
    table = "指标名称\t单位\t2030年实际值\t2031年\t2033年\t责任部门\n渡口客流\t万人次\t80\t90\t≥100\t甲局\n"
    assert read_cells(table) == [["exactly 90 万人次", "at-least 100 万人次"]]


def test_the_unit_of_a_figure_stands_in_the_characters_of_the_text() -> None:
    assert read_figures("建設碼頭不少於3個。") == ["at-least 3 個"]


def test_a_report_promises_what_stands_before_the_time_that_it_tells_of() -> None:
    text = "一、任务完成情况\n1.新建泊位不少于40个。上半年，新建泊位18个。\n二、工作总结\n1.建成鱼市6座。\n"
    figures = [
        target["metric"]["value"]
        for measure in draft(text)["measures"]
        for target in measure["targets"]
    ]
    assert figures == ["40"]


def test_a_project_that_is_pushed_ahead_is_called_by_its_figure() -> None:
    assert read_figures("抓好80万吨船台扩建项目。") == []


def test_where_first_lines_are_set_in_the_others_go_on_over_the_break_of_a_line() -> None:
    text = """              江陵市港航局2031年工作要点

    一、整修码头
    1.更换灯具。选用节能灯具，建立台账，全年更换的灯具总数不
少于60盏。
    牵头单位：市港航局
    完成时限：2031年6月
    2.疏浚航道。
    牵头单位：市水利局
    完成时限：2031年9月
    二、管好渡船
    3.培训船员。优先培训新船员，按季度开展考核，考核合格率不
低于95%。
    牵头单位：市港航局
    4.检验渡船。
    牵头单位：市港航局
"""
    figures = [
        (target["metric"]["comparator"], target["metric"]["value"])
        for measure in draft(text)["measures"]
        for target in measure["targets"]
        if "metric" in target
    ]
    assert figures == [("at-least", "60"), ("at-least", "95")]
