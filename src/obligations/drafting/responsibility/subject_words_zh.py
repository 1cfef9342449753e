"""What Chinese sentences call those who have to do something, and what makes them owe it.

    subject = class | name
    class   = 各地区, 有关部门, 县级以上地方人民政府, 各市, 交通主管部门 …
    name    = 省商务厅 | 市政府 | 工作专班 | of a place's own office, 商务局 | of a city, 东山市
    duty    = 要, 应当, 须 … | 负责, 牵头 … | of a class also what it does: 制定, 每年, 结合 …

Names that the registry knows are found there (`parties.directory`).

Three tables say what may stand behind a subject. Many words stand in each of them; no one table can
take their place, as each answers a question of its own:

- `_CLASS_DUTY`: whether a class owes something. It is sure to be one, and may owe whatever it does.
- `_LEVEL_OWES`: whether 各市 names a class at all. In 各市场主体必须 it does not, though 场主体必须
  behind it would be a duty by `_CLASS_DUTY`.
- `_GOES_ON`: where the name of a body ends. No word that goes on with a name may stand there.
"""

from __future__ import annotations

from obligations.drafting.parties.owing import (
    BRANCH,
    BRANCH_END,
    CENTRAL,
    GROUP,
    OWN_OFFICE,
    SCHOOLS,
    TEAMS,
)
from obligations.text.expressions import lazy, one_of
from obligations.text.party_names import LEVELS_LISTED, PUBLIC_ORGANS, WHOLE_GENERIC

# Duties

_OUGHT = "应当?(?![对用急税付收])"  # 应对, 应用, 应急, 应税, 应付 and 应收 are other words
_MUST = (
    *("要", "不得", "严禁", _OUGHT, "须", "必须"),
    "作为(?:牵头|主办|责任|主管)(?:单位|部门|主体)",
)
_DUTY = one_of(
    *_MUST,
    *(r"需要?(?![^,。;]{0,30}的,)", "负责(?!人|同志)", "负总责", "牵头", "会同"),
    r"是(?=[^,。;]{0,40}责任主体)",
    r"对(?=[^,。;]{2,60}(?:负[\u3400-\u9fff]{0,4}责|进行|开展|实施))",
    r"(?=(?:对[^。;]{2,60}的|(?:发现|[收接]到)[^。;]{2,60}),(?:应|要|须))",
)
_IN_WHAT_WAY = "切实|认真|严格|充分|主动|及时|适时|尽快"
# What a body does by itself.
_ACTS = (
    r"(?:组[织建]|成立|完成(?!情况)|填写|安排|汇总|提交|上[报交传]|推荐|选派|做好|抓好|加强|强化|完善|健全|通过|采取|指导|督促|配合"
    r"|自行|统一|抓紧|立即|继续|全面|积极|统筹|明确|就(?=[^,。;]{2,30}(?:进行|开展|作出)))"
)
_NO_OBJECT = r"(?![的,。;、和及与])"
_MEANS = "政策|资金|项目|机制|措施|体系|方案|系统|平台|小组|力度|专班|会议"
# What helps somebody to something: with an object behind it, and not as the name of a thing
# (支持政策, 协调机制) or before what it describes (支持的项目).
_HELPS_TO = one_of(
    r"(?:帮助|予以|给予|加大|扩大|深化)(?!的)(?=[\u3400-\u9fff“《])",
    r"(?:支持|协调|协助|引导|鼓励|探索|优化|会商)(?=[\u3400-\u9fff“《])"
    rf"(?!的|下|[\u3400-\u9fff]{{0,4}}(?:{_MEANS}){_NO_OBJECT})",
)
_SHARED = r"(?:(?:按(?:照)?(?:各自)?(?:职责|分工)+|共同|分别|具体|联合|分工)(?:做好|抓好)?)*"
_BEGINS_DUTY = ("会同", "将", "定期", "结合", "按", "根据", "参照(?!执行)")
# Of a class whatever is said that it does or is to do is a duty: when, by what, what it issues.
_CLASS_DUTY = one_of(
    *_MUST,
    rf"{_SHARED}(?:负责(?!人|同志)|牵头|推进|落实|组织实施)",
    r"(?=[^,。;]{2,30}[后时前中],(?:应|要|须)|[审核批受收][^,。;的]{0,8}后,|在[^,。;]{2,30}[后时前间](?:应|要|必?须))",
    # Whatever it is about: 各单位采购设备必须….
    r"(?=(?![的之人员间])[^,。;的员人]{2,20}(?:必须|应当|不得))",
    r"(?=(?:[新在拟改扩]建|采购)[^,。;]{2,20}(?:应(?!对|用|急)|要(?!求)|须))",
    *_BEGINS_DUTY,
    *("负总责", "请(?=[于按在及])", "据此"),
    r"是[^,。;]{0,40}主体",
    "承担(?=[^,。;的]{0,10}(?:责任|职责))",
    r"对(?=[^,。;]{2,60}(?:进行|开展|负[\u3400-\u9fff]{0,4}责|实施|要(?!求)|须|[检抽核]查(?![中后]|发现|结果)))",
    rf"(?:{_IN_WHAT_WAY}|依[法规职]|原则上|逐[项步一])(?=[\u3400-\u9fff]{{2}})",
    r"[\u3400-\u9fff]{0,8}(?:情况|结果|材料)(?=[要请应须于及按每报])",
    "(?:印发|制[定订]|出台|编制|报送|委托|开展|建立(?!在))(?!的)",
    r"(?=20\d{2} ?年|\d{1,2} ?月)",
    _HELPS_TO,
    # What it does itself: 各学院组织自查, not 各学院组织的考试, nor 各地完成情况.
    rf"{_SHARED}{_ACTS}(?!情况|[^,。;]{{0,12}}的|机构|单位)(?=[\u3400-\u9fff“《])",
    r"自(?=20|\d|本)|于(?:每|\d|次)|在每|每(?:[两三四五六\d]个?)?(?:学?年|学期|季度?|月|半年|周|[天日])",
)

# Classes

_CONCERNED = "(?:有关|相关)"
_DEPARTMENTS = (
    rf"各地区?(?:、|和|及|、各)?各?{_CONCERNED}?部门(?:和单位|、各单位)?",
    # not 各地财政局
    r"各地[区方]?(?!方|卫|发|财|税|商|教|公|民|人|交|市|农|工|科|海|监|政|级)",
    rf"各?{_CONCERNED}(?:地区(?!人民|政府)|方面|方(?!案|式|法|向)|司局)",
    rf"(?:国务院|中央和国家机关|[省市县区州]级?|各级)?(?:各?{_CONCERNED}|各)(?:部门|单位)(?:和单位)?",
    r"各[\u3400-\u9fff]{2}地区",
)
_WHOSE = (
    rf"(?:地方|城市|区县|县级以上|[省市县]级|{_CONCERNED}(?:省级?|省\([^()]{{1,9}}\))?"
    r"|各(?:级|省级?|市县?|设区市|[县区州盟旗镇]|乡镇|地级以上市|地方?))+"
)
_GOVERNMENTS = (
    rf"(?:{_WHOSE}(?:人民)?政府|{WHOLE_GENERIC.pattern})(?:及其(?:所属|有关|相关|组成)?部门)?",
    "中央和地方各级人民政府",
    "地方(?=根据|结合|按|自行|自主|统筹|负责)",
    r"(?:各)?(?:试点|示范)(?:地区|城市|省份|[县市区]|省\(?区、市\)?)(?:(?:人民)?政府)?",
)
# What stands behind the name of a level (各市) where that is a party: 各市要…, not 各市场.
_LEVEL_OWES = one_of(
    *_MUST,
    *_BEGINS_DUTY,
    *("于", "在", "每", "自", "负责", "牵头", "配合"),
    *("[,、;和及]", "$", _HELPS_TO, "对(?![应接外口])", _IN_WHAT_WAY),
    *(
        "落实",
        "推进",
        "组织",
        "开展",
        "建立",
        "制定",
        "出台",
        "印发",
        "报送",
        "编制",
        "启动",
        "成立",
    ),
    "完成(?![情率量比值的])",
)
_LEVEL = (
    r"各(?:省|市|县|区|州|盟|旗|镇|乡镇|区镇|镇街|街道|地市|地级(?:以上)?市|设区市|市州|区县|县区|市县|县市区|盟市|省份)"
    r"(?:[、(〔](?:[市县区州盟旗镇乡]|街道|园区|社区|乡镇|办事处)[)〕]?)*"
    rf"(?={_LEVEL_OWES})|乡镇\((?:街道|办事处)\)(?={_LEVEL_OWES})"
)
_COMPETENT = (
    rf"(?:{LEVELS_LISTED}|(?:各|地方|国务院|省|地?市|县|区|州)(?:省|市|县|区)?级?)"
    r"(?:(?:人民)?政府)?(?:有关)?[\u3400-\u9fff]{2,10}?"
    r"(?:\([^()]{1,8}\))?(?:主管|监管|管理|行政)部门"
)
# By their field: 各地教育、卫生部门; 市级执法机构.
_BY_FIELD = (
    (
        r"(?:各(?:地|级|省级|市级|县级|省份|市县)|市、县|[省市县]级)"
        r"[\u3400-\u9fff]{2,8}?(?:、[\u3400-\u9fff]{2,8}?)*?部门"
    ),
    (
        rf"(?:{_CONCERNED}(?:地区|省份)|(?:地方)?各(?:[地级区州]|[省市县]级?(?:\([^()]{{1,8}}\))?)"
        r"|[省市县区]级)"
        rf"[\u3400-\u9fff]{{2,10}}?(?:\([^()]{{1,6}}\))?(?:部门|机关|(?:{PUBLIC_ORGANS})机构"
        "|[厅局委]会?)"
    ),
)
_UNITS = (
    "我[部委局厅署办行会校]",
    "(?:总局|国家局)(?=将|要|应|每|会同|负责|组织|委托|定期|适时|总结)",
    r"[省市县区州]直(?:属)?(?:各|有关)?(?:单位|部门)",
    r"(?:[\u3400-\u9fff]{2,12}会(?:有关|相关|各)+|各)?成员单位",
    "各(?:工作)?专班",
    r"各(?:(?:二级)?(?:学院(?:\(部\))?|院系|系部?)(?!统)|教学单位|[\u3400-\u9fff]{0,2}(?:教研|备课)组)",
    "各(?:处室|科室|年级组?|班级?(?!次))",
    r"所在(?:学院|单位|部门|[省市县区地][\u3400-\u9fff]{0,12}?(?:部门|局))",
    r"各院(?![校落坝子])",
    "各(?:参与|配合|项目|主管)(?:部门|单位)",
    "各?(?:主要|其他|决策|具体)?(?:责任|牵头|承办)(?:部门|单位|[科处]室)",
    r"(?:各)?(?:行业)?主管部门|(?:本[省市县区州])?(?:各级|其他)(?:国家|行政)?机关",
    rf"各?(?:{TEAMS})小?组(?![长成织员内由])",
)
_CLASS = (
    one_of(*_DEPARTMENTS, *_GOVERNMENTS, _LEVEL, _COMPETENT, *_BY_FIELD, *_UNITS) + r"(?:\(单位\))?"
)
CLASSES = lazy(rf"{_CLASS}(?:(?:、|和|及|以及){_CLASS})*")
# Classes spoken of by what they are for alone, behind 由 or in a list: 发展改革等部门.
CLASSES_BY_FUNCTION = lazy(
    r"[\u3400-\u9fff、]{2,30}?等(?:有关|相关)?(?:主管)?部门|(?:[\u3400-\u9fff]{2,8}、)*"
    rf"[\u3400-\u9fff]{{2,8}}?(?:\([^()]{{1,8}}\))?(?:部门|(?:{PUBLIC_ORGANS})机构)"
)
CLASS_BY_FUNCTION_ALONE = lazy(r"[\u3400-\u9fff]{2,12}(?:部门|机关)")

# Who owes: a class with its duty, and the duty of any list of parties

CLASSES_THAT_OWE = lazy(
    rf"(?P<parties>{_CLASS}(?:(?:、|,|和|及|以及|会同)(?:{_CLASS}|[\u3400-\u9fff]{{2,8}}部门))*)"
    rf"(?:(?:都|均|也|还|、|,)?)(?P<duty>{_CLASS_DUTY})"
)
DUTY_OF_CLASS = lazy(_CLASS_DUTY)
DUTY_AHEAD = lazy(rf"(?:都|均|也|还|具体|总体|统一|,)?{_SHARED}(?P<duty>{_DUTY})")
# … with the rest of the list that such a one stands in: 市财政局、市商务局要….
SAYS_DUTY = lazy(rf"(?:[、和及等][^,。;:]{{2,60}}?)?(?:都|均|也|还|具体|共同)?{_DUTY}")

# Names

# What a body does; what goes on to a place for doing it is a name: 检测中心.
_DEEDS = (
    r"(?:建设|新建|改[建造]|扩[建大]|更新|修[订改建缮]|安装|维护|运[营行维]|采购|购[买置]|发[放挥]|兑[付现]|奖励|补[助贴]"
    r"|认定|确[定认]|选[取派择]|遴选|评[审估定选价]|梳理|排查|摸[底排]|整[治改]|清[理查]|检[查测验]|[巡抽督普]查"
    r"|分[解析]|办理|登记|备案|统计|测算|监测|培[训育养]|宣传|推[广介]|举办|召开|签[订署]|拟[定订]|起草"
    r"|调[研查度整]|对接|衔接|走访|打[造通击]|引[进入导]|招引|争取|优化|提[升高]|增[加设]|开[设通发放]|布[局设]"
    r"|规[划范]|验收|移[交送]|处[理置罚]|查处|收[集缴]|征[集求]|汇[编集]|承接|颁[发布])"
    r"(?![\u3400-\u9fff]{0,3}(?:中心|办公室|[院所站处科队局馆委]|办(?![法理])))"
)
# Behind the name of a body that is a subject: a duty, a deed, or a sign that ends names.
_GOES_ON = (
    rf"(?=、|和|及|会同|商|要|将|应|须|必须|负责|牵头|共同|{_IN_WHAT_WAY}|每|按|定期|具体|,|于|在"
    r"|对|制定|建立|开展|推动|推进|研究|发布|编[制排]|出台|落实|印发|进行|加快|搭建|实施|跟进"
    r"|公[开布示]|通报|约谈|审[批核定查]|核[定准拨]|拨付|受理|给予|保障|设[立置]|实行|推行|全程|跟踪"
    rf"|[主会协承]办(?!公)|参与|协[助调同]|支持|承担|抓|追[究责]|报|提[出供]|解释|监督|管理|{_ACTS}|{_DEEDS})"
)
_OFFICE_ENDS = (
    r"(?:厅|局|委员会|管委会|委|办公室|(?<![督承主协举催转申代补])办|中心|部|公司|集团|督查室|研究室|专班|领导小组|指挥部|总队"
    r"|支队|大队|(?<=供销|合作)社|(?<=总工)会|(?<=[妇残商])联|(?<=供销)联社"
    r"|(?<=科)协|(?<=科学|研究|检察)院|(?<=法)院|(?<=协|商|学)会|(?<=联合|十字|贸促)会|党校|边检站|电视台)"
)
LOCAL_NAME = lazy(
    r"(?:省|自治区|市|县|区|州|旗|盟|兵团)(?:政府|党?委)?"
    r"(?!级|直|内|域|场|区|市(?!场监|政)|县|外(?![汇事办经贸])|有关|相关|各|主管)"
    rf"(?:(?!的|负责|牵头)[\u3400-\u9fff“”]){{1,14}}?{_OFFICE_ENDS}(?:\([^()]{{1,20}}\))?{_GOES_ON}"
)
GOVERNMENT_NAME = lazy(
    r"[省市县区州镇乡](?:(?:委|(?:人民)?政府)(?:办公[厅室]|督查室|研究室)?"
    rf"|(?:工作|推进)?{GROUP}){_GOES_ON}"
)
_CITY = (
    r"(?![全各本我该外])[\u3400-\u9fff]{2,4}?(?:(?<!城)[市县]|(?<![地社城园片景山矿辖新])区|自治州)"
)
# Also places that share a government (东山、西山省人民政府), and such that owe by their own names.
OTHER_NAME = lazy(
    rf"(?:{BRANCH}|{CENTRAL}|{OWN_OFFICE}|[\u3400-\u9fff]{{2,8}}?(?<!公)(?<!有关)司|(?:工作"
    rf"|推进)?{GROUP}){_GOES_ON}|国务院[\u3400-\u9fff]{{1,12}}?委员会(?:办公室)?(?!办|委|的)"
    r"|(?:[\u3400-\u9fff]{2,3}、){1,30}[\u3400-\u9fff]{3,5}人民政府(?!办|各|有关|部门)"
    rf"|(?:{_CITY}[、和及]){{0,30}}{_CITY}(?={_OUGHT}|须|必须|要(?!求)|负责|牵头)"
)
# An office by its bare name, as a county writes of its own; not 大局, 督办.
BARE_OFFICE = lazy(
    r"(?![下以上][列下述]|在|提请)(?:(?!由|会同|向(?!阳)|[的到前]"
    r"|经(?![发信济贸开科]))[\u3400-\u9fff]){2,9}?(?:(?<![大全布格结开破变])局|厅|(?<![签部])署"
    r"|街道|(?<=政)所|(?<=[公查究班])室|(?<=促进|服务|事务|管理|保障|发展|执法|网络|息化|信息|新闻"
    r"|考试|实验)中心|(?<![全内外局大干支细])部|(?<![此何到随好坏用益各多远出])处"
    r"|(?<=图书|档案|博物|文化)馆|(?<!常)委(?!会(?!同)|监委|[常宣组统政网编农])"
    r"|(?<![督承主协联通代帮交查补公民可举开申筹兴创试])办(?![\u3400-\u9fff]事))|校?团委|[校院]办"
)
# What makes another word of its last sign: 局面, 委托, 办理.
BARE_NAME = lazy(
    rf"(?:{BARE_OFFICE.pattern})(?![长面部势域限级员托理法公事名内外中的督]|联系|沟通|对接|主任|领导|人员)"
    r"(?!(?<=部)[分门署队位件办]|(?<=处)[于置罚分境])"
)
OWN_OFFICE_NAME = lazy(OWN_OFFICE)
# What may owe where a document is sent to its like (`PartyReader.addressed`).
ADDRESSED_ALONE = lazy(
    rf"(?:(?:各[\u3400-\u9fff]{{0,6}}?|[受支][\u3400-\u9fff]{{1,2}}|有关|相关)?(?:{SCHOOLS}|企业"
    r"|公司|医院|银行)|各[校园院系])(?:\([^()]{1,8}\))?"
)
ADDRESSED_NAME = lazy(rf"{ADDRESSED_ALONE.pattern}{_GOES_ON}")
# Behind the name of a body: what makes it another word (商务部门), that of one of its branches, or
# that of one of its offices (交通运输部水运司).
NO_BODY = lazy("门|系统")
BRANCH_BEHIND = lazy(rf"[^,。、;要应须由负牵会]{{0,8}}{BRANCH_END}")
# No name begins so, nor has a preposition inside: 推行…, 报商务部备案; …部按照….
_NOT_FIRST = (
    r"(?:会同|联合|抄送|督促|配合|协[同调]|要求|推[动行进广]|[开扩]展|组织|指导|制[定订]|统筹|落实|强化"
    r"|加[强快大]|[建搭][立设]|完善|健全|优化|支持|鼓励|引导|探索|[做抓]好|实[施行]|[全大奋]力|积极"
    r"|精心|深入|扎实|切实|广泛|持续|不断|每|[抄呈]?[报送](?![社刊业]))"
)
NO_NAME = lazy(rf"^{_NOT_FIRST}|按照?|根据|将(?!军)|对(?![外台口])|于|(?<!自)由")
OFFICE_BEHIND = lazy(
    rf"(?!{_NOT_FIRST}|[商和与及等])(?:(?![各要应须将由])[\u3400-\u9fff]){{2,8}}?"
    rf"(?:(?<!公)司|局|研究院|研究所){_GOES_ON}"
)

# What a body does whose name begins a sentence: whatever stands behind it, unless that only says
# whose something is (财政部有关司局, 商务部发布的目录), or makes somebody else do it.
_OF_A_BODY = (
    r"的|等|之|下设|负责(?:人|同志)|分管|主要(?:负责|领导)|及其|以及|与|或|所属|直属|下属|内设|系统|有关"
    r"|相关|关于|公告|令|文件|规定|企业|行业|机构|单位|网站|官网|门户|成员|党[组委]|副?[部局署]长"
    r"|领导|机关|可|已|曾|原|认为|是|[作设]?为|设在|[各本其该]"
)
_DESCRIBES = (
    r"(?!每|定期|拟|[适及]时|尽快|切实|共同|联合|分别|负责|牵头|继续|抓紧)"
    r"(?:(?![对为于在从将把依据以会])[^,。;]){0,16}(?<!合理|统一|完善|相应|有效|规范|专门|配套)的"
)
_ANOTHER_OWES = (
    rf"[^,。;]{{1,24}}(?:(?<![需重主必只还])要(?![求素点闻件害务案])|(?<![供相响适反效对]){_OUGHT}"
    r"|须|不得|由)"
)
_DOES = (
    rf"(?=[\u3400-\u9fff\d]{{2}})(?!{_OF_A_BODY}"
    rf"|(?:支持|扶持|协调|工作|管理|监管|服务)(?:{_MEANS}){_NO_OBJECT}|{_ANOTHER_OWES})"
)
DOES_BY_THEN = lazy(_DOES)  # behind a time: 4月底前，学院组织渔船的检查
DOES = lazy(rf"(?!{_DESCRIBES}){_DOES}")
DOES_OFTEN = lazy(r"每(?:年|半年|季|月|周)|定期")
